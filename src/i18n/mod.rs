//! Every sentence a person reads, by Fluent, in Vietnamese and English.
//!
//! Messages are in `assets/i18n/<language>/<area>.ftl`; nothing else in the source holds text for people. Numbers and
//! dates are written here too, as Vietnamese write them: `14.386`, `7,27 %`, `12/11/2026`.

pub mod fields;
pub mod findings;
pub mod points;
pub mod reasons;
pub mod scores;

use chrono::{Datelike, NaiveDate};
pub use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

const VI: [&str; 8] = [
    include_str!("../../assets/i18n/vi/app.ftl"),
    include_str!("../../assets/i18n/vi/errors.ftl"),
    include_str!("../../assets/i18n/vi/meetings.ftl"),
    include_str!("../../assets/i18n/vi/plan.ftl"),
    include_str!("../../assets/i18n/vi/questions.ftl"),
    include_str!("../../assets/i18n/vi/register.ftl"),
    include_str!("../../assets/i18n/vi/rules.ftl"),
    include_str!("../../assets/i18n/vi/visits.ftl"),
];
/// Only the office speaks these: a phone with little coverage does not fetch them.
#[cfg(feature = "server")]
const VI_OFFICE: [&str; 12] = [
    include_str!("../../assets/i18n/vi/cli.ftl"),
    include_str!("../../assets/i18n/vi/imports.ftl"),
    include_str!("../../assets/i18n/vi/journal.ftl"),
    include_str!("../../assets/i18n/vi/office.ftl"),
    include_str!("../../assets/i18n/vi/people.ftl"),
    include_str!("../../assets/i18n/vi/planning.ftl"),
    include_str!("../../assets/i18n/vi/progress.ftl"),
    include_str!("../../assets/i18n/vi/reports.ftl"),
    include_str!("../../assets/i18n/vi/reviews.ftl"),
    include_str!("../../assets/i18n/vi/steps.ftl"),
    include_str!("../../assets/i18n/vi/trust.ftl"),
    include_str!("../../assets/i18n/vi/usage.ftl"),
];
#[cfg(not(feature = "server"))]
const VI_OFFICE: [&str; 0] = [];
const EN: [&str; 8] = [
    include_str!("../../assets/i18n/en/app.ftl"),
    include_str!("../../assets/i18n/en/errors.ftl"),
    include_str!("../../assets/i18n/en/meetings.ftl"),
    include_str!("../../assets/i18n/en/plan.ftl"),
    include_str!("../../assets/i18n/en/questions.ftl"),
    include_str!("../../assets/i18n/en/register.ftl"),
    include_str!("../../assets/i18n/en/rules.ftl"),
    include_str!("../../assets/i18n/en/visits.ftl"),
];
#[cfg(feature = "server")]
const EN_OFFICE: [&str; 12] = [
    include_str!("../../assets/i18n/en/cli.ftl"),
    include_str!("../../assets/i18n/en/imports.ftl"),
    include_str!("../../assets/i18n/en/journal.ftl"),
    include_str!("../../assets/i18n/en/office.ftl"),
    include_str!("../../assets/i18n/en/people.ftl"),
    include_str!("../../assets/i18n/en/planning.ftl"),
    include_str!("../../assets/i18n/en/progress.ftl"),
    include_str!("../../assets/i18n/en/reports.ftl"),
    include_str!("../../assets/i18n/en/reviews.ftl"),
    include_str!("../../assets/i18n/en/steps.ftl"),
    include_str!("../../assets/i18n/en/trust.ftl"),
    include_str!("../../assets/i18n/en/usage.ftl"),
];
#[cfg(not(feature = "server"))]
const EN_OFFICE: [&str; 0] = [];

/// A language of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The code for settings and for the `lang` attribute.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// Reads a code; anything unknown is Vietnamese.
    pub fn from_code(code: &str) -> Self {
        if code == "en" { Self::En } else { Self::Vi }
    }
}

/// The messages of one language. Cheap to share behind an `Arc` or `Rc`; building one parses every message.
pub struct I18n {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl I18n {
    /// Loads a language.
    ///
    /// A message that does not parse is left out here and found by the test that compares both languages.
    pub fn new(lang: Lang) -> Self {
        let (id, sources) = match lang {
            Lang::Vi => ("vi", VI.iter().chain(&VI_OFFICE)),
            Lang::En => ("en", EN.iter().chain(&EN_OFFICE)),
        };
        // Both codes parse; the default language would only change how Fluent chooses plurals.
        let id: LanguageIdentifier = id.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks confuse copying, printing and tests; both languages are left to right.
        bundle.set_use_isolating(false);
        for source in sources {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    /// The language.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether there is such a message.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// A message without arguments. A missing one shows its key, which tests look for.
    pub fn t(&self, key: &str) -> String {
        self.t_args(key, &[])
    }

    /// A message with arguments. Numbers are best given as text made by [`number`].
    pub fn t_args(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut fluent_args = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            fluent_args.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&fluent_args), &mut errors).into_owned()
    }
}

/// A whole number with thousands dots: `14.386`, `−138`.
pub fn number(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    if value < 0 { format!("−{text}") } else { text }
}

/// Hundredths with a decimal comma and no idle zeros: 805 is `8,05`, 800 is `8`.
pub fn hundredths(value: i64) -> String {
    let sign = if value < 0 { "−" } else { "" };
    let whole = number(i64::try_from(value.unsigned_abs() / 100).unwrap_or(i64::MAX));
    let rest = format!("{:02}", value.unsigned_abs() % 100);
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole},{rest}") }
}

/// Hundredths of a percent: 727 is `7,27 %`.
pub fn percent(hundredths_of_percent: i64) -> String {
    format!("{}\u{a0}%", hundredths(hundredths_of_percent))
}

/// A day: `12/11/2026`.
pub fn date(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// A day of the year: `12/11`.
pub fn short_date(day: NaiveDate) -> String {
    format!("{:02}/{:02}", day.day(), day.month())
}
