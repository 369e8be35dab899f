//! The office's words: one set of messages a language, shared by every request, and the forms that only pages need
//! (times of the day, names of villages as people write them).

use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Offset, Timelike, Utc};

use crate::domain::class::Class;
use crate::domain::member::Sex;
use crate::domain::text;
use crate::i18n::{self, FluentValue, I18n, Lang, reasons};

/// Vietnam has one time, seven hours before Greenwich, with no summer time.
const VIETNAM_SECONDS_EAST: i32 = 7 * 60 * 60;

/// The messages of one language. Cheap to clone.
#[derive(Clone)]
pub struct Words(Arc<I18n>);

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.lang() == other.lang()
    }
}

/// An argument of a message.
pub enum Arg {
    /// Text, put in as it is.
    Text(String),
    /// A number: `$name` is written with thousands dots, `$nameCount` is there to choose a plural by.
    Count(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Arg {
    fn from(count: u32) -> Self {
        Self::Count(i64::from(count))
    }
}

impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Arg {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl Words {
    /// The words of a language; read once, then shared.
    pub fn of(lang: Lang) -> Self {
        static VI: OnceLock<Arc<I18n>> = OnceLock::new();
        static EN: OnceLock<Arc<I18n>> = OnceLock::new();
        let cell = match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        };
        Self(Arc::clone(cell.get_or_init(|| Arc::new(I18n::new(lang)))))
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.0.lang()
    }

    /// The messages themselves, for the sentences made in `i18n`.
    pub fn i18n(&self) -> &I18n {
        &self.0
    }

    /// Whether there is such a message.
    pub fn has(&self, key: &str) -> bool {
        self.0.has(key)
    }

    /// A message without arguments.
    pub fn t(&self, key: &str) -> String {
        self.0.t(key)
    }

    /// A message with arguments.
    pub fn with<const N: usize>(&self, key: &str, args: [(&str, Arg); N]) -> String {
        let counts: Vec<(String, i64)> = args
            .iter()
            .filter_map(|(name, arg)| match arg {
                Arg::Count(count) => Some((format!("{name}Count"), *count)),
                Arg::Text(_) => None,
            })
            .collect();
        let mut values: Vec<(&str, FluentValue<'_>)> = args
            .into_iter()
            .map(|(name, arg)| match arg {
                Arg::Text(text) => (name, FluentValue::from(text)),
                Arg::Count(count) => (name, FluentValue::from(i18n::number(count))),
            })
            .collect();
        values.extend(counts.iter().map(|(name, count)| (name.as_str(), FluentValue::from(*count))));
        self.0.t_args(key, &values)
    }

    /// A whole number.
    pub fn number(&self, value: impl Into<i64>) -> String {
        i18n::number(value.into())
    }

    /// A day.
    pub fn date(&self, day: NaiveDate) -> String {
        i18n::date(day)
    }

    /// The day on the office's wall.
    pub fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        vietnam(now).date_naive()
    }

    /// A moment by the clock on the office's wall: `12/11/2026 14:05`.
    pub fn moment(&self, at: DateTime<Utc>) -> String {
        let there = vietnam(at);
        format!("{} {:02}:{:02}", i18n::date(there.date_naive()), there.hour(), there.minute())
    }

    /// A moment with the day of the week: `14 giờ 05, thứ Năm 12/11/2026`.
    pub fn full_moment(&self, at: DateTime<Utc>) -> String {
        let there = vietnam(at);
        let weekday = self.t(&format!("office-weekday-{}", there.weekday().number_from_monday()));
        self.with(
            "office-full-moment",
            [
                ("hour", Arg::Text(there.hour().to_string())),
                ("minute", Arg::Text(format!("{:02}", there.minute()))),
                ("weekday", weekday.into()),
                ("date", i18n::date(there.date_naive()).into()),
            ],
        )
    }

    /// The name of a class, such as "Hộ nghèo".
    pub fn class(&self, class: Class) -> String {
        reasons::class_name(&self.0, class)
    }

    /// The name of a class within a sentence: "hộ nghèo".
    pub fn class_within(&self, class: Class) -> String {
        let name = self.class(class);
        let mut letters = name.chars();
        letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
    }

    /// A village within a sentence: "thôn Phiêng Lềng", but "Khu II".
    pub fn village(&self, name: &str) -> String {
        self.village_as("office-village-name", name)
    }

    /// The same where a sentence begins: "Thôn Phiêng Lềng".
    pub fn village_first(&self, name: &str) -> String {
        self.village_as("office-village-name-first", name)
    }

    fn village_as(&self, key: &str, name: &str) -> String {
        if text::fold(name).starts_with("khu ") { name.to_owned() } else { self.with(key, [("name", name.into())]) }
    }

    /// A person within a sentence: "ông Lý A Sình".
    pub fn person(&self, name: &str, sex: Sex) -> String {
        let key = match sex {
            Sex::Female => "person-woman-within",
            Sex::Male => "person-man-within",
        };
        self.with(key, [("name", name.into())])
    }

    /// The full name of an indicator of a standard.
    pub fn indicator(&self, standard: &str, number: u8) -> String {
        reasons::indicator_name(&self.0, standard, number)
    }
}

fn vietnam(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    // The offset is a constant within a day; if it were not, UTC would be shown rather than nothing.
    let offset = FixedOffset::east_opt(VIETNAM_SECONDS_EAST).unwrap_or_else(|| Utc.fix());
    at.with_timezone(&offset)
}

/// Reads the language from `?lang=`, else the cookie; Vietnamese until someone chooses otherwise.
///
/// What the browser asks for is left aside: many an office's computer speaks English to an officer who does not.
pub fn language(query: Option<&str>, cookie: Option<&str>) -> Lang {
    query.or(cookie).map_or_else(Lang::default, Lang::from_code)
}
