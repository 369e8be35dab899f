//! The journal in words: who did what to what, each line as a sentence with the place that it leads to.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc};

use crate::domain::ids::{HouseholdId, VillageId};
use crate::domain::report::Basis;
use crate::i18n::FluentValue;
use crate::server::office::address::encoded;
use crate::server::office::words::Words;
use crate::server::store::{Book, COMMAND_LINE, HouseholdName, JournalLine, LogState, NOT_SIGNED_IN};

/// Lines of one page.
pub const PAGE: u32 = 100;
/// Stands for the subject while a message is made, and is nothing that anyone writes.
const SUBJECT: &str = "\u{1}";

/// What a reader asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Sign-in name of who did it.
    pub who: String,
    /// The village of the household.
    pub village: String,
    /// The household's number or the name of its head.
    pub household: String,
    /// The day.
    pub day: Option<NaiveDate>,
}

impl Filter {
    /// Nothing is asked for: everything is shown.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The day as moments in Vietnam.
    pub fn span(&self) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let start = |day: NaiveDate| {
            let midnight = day.and_hms_opt(0, 0, 0)?;
            let there = chrono::FixedOffset::east_opt(7 * 60 * 60)?;
            Some(there.from_local_datetime(&midnight).single()?.with_timezone(&Utc))
        };
        let day = self.day?;
        Some((start(day)?, start(day.checked_add_days(Days::new(1))?)?))
    }

    /// As part of an address.
    pub fn query(&self) -> String {
        let day = self.day.map(|day| day.to_string()).unwrap_or_default();
        let pairs = [("who", &self.who), ("village", &self.village), ("household", &self.household), ("day", &day)];
        let filled = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        filled.map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&")
    }
}

/// One line in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number.
    pub seq: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub who: String,
    /// What, up to where the subject stands.
    pub before: String,
    /// To what, and where that is shown.
    pub subject: Option<(String, Option<String>)>,
    /// What, after the subject.
    pub after: String,
    /// Name of the village.
    pub village: String,
    /// The beginning of its hash, for comparing with a page printed before.
    pub hash: String,
}

/// Everything on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct JournalData {
    /// Which book.
    pub book: Book,
    /// What was asked for.
    pub filter: Filter,
    /// What was asked for finds no household.
    pub no_household: bool,
    /// The lines.
    pub lines: Vec<Line>,
    /// Address of older lines, when there are some.
    pub older: Option<String>,
    /// Whether the books are whole.
    pub state: LogState,
    /// Users to choose from: sign-in name and name.
    pub users: Vec<(String, String)>,
    /// Villages to choose from.
    pub villages: Vec<(VillageId, String)>,
    /// The reader sees every village; otherwise only lines about some are there.
    pub whole: bool,
    /// Made-up data.
    pub synthetic: bool,
}

/// The names that lines need.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Users by sign-in name.
    pub users: BTreeMap<String, String>,
    /// People by their phone.
    pub devices: BTreeMap<String, String>,
    /// Villages.
    pub villages: BTreeMap<String, String>,
    /// Households.
    pub households: BTreeMap<HouseholdId, HouseholdName>,
    /// The household of a visit or submission, by subject.
    pub of: BTreeMap<String, HouseholdId>,
}

impl Names {
    /// Who an actor is.
    pub fn who(&self, w: &Words, actor: &str) -> String {
        if actor == COMMAND_LINE {
            return w.t("journal-who-command-line");
        }
        if actor == NOT_SIGNED_IN {
            return w.t("journal-who-not-signed-in");
        }
        if let Some(person) = actor.strip_prefix("device:").and_then(|id| self.devices.get(id)) {
            return w.with("journal-who-phone", [("person", person.clone().into())]);
        }
        self.users.get(actor).cloned().unwrap_or_else(|| actor.to_owned())
    }

    /// A subject in words, and where it is shown.
    fn subject(&self, w: &Words, subject: &str) -> Option<(String, Option<String>)> {
        let (kind, id) = subject.split_once('/').unwrap_or((subject, ""));
        let household = self.of.get(subject).copied().or_else(|| (kind == "household").then(|| id.parse().ok())?);
        let named = household.and_then(|id| self.households.get(&id)).map(|name| {
            w.with("journal-household", [("number", name.number.clone().into()), ("head", name.head.clone().into())])
        });
        let place = |address: &str| Some(format!("/{address}/{id}"));
        match kind {
            "household" => Some((named?, place("households"))),
            "visit" => Some((named?, place("visits"))),
            "submission" => Some((named?, place("submissions"))),
            "device" => Some((self.devices.get(id)?.clone(), None)),
            "user" => Some((self.users.get(id).cloned().unwrap_or_else(|| id.to_owned()), None)),
            "plan" => Some((w.with("journal-plan", [("version", id.into())]), None)),
            "report" => Some((report(w, id)?, None)),
            "points" | "backup" | "export" if !id.is_empty() => Some((id.to_owned(), None)),
            _ => None,
        }
    }

    /// A line in words.
    pub fn line(&self, w: &Words, line: &JournalLine) -> Line {
        let note = &line.note;
        let key = format!("journal-{}", note.action);
        let mut args: Vec<(String, FluentValue<'static>)> = vec![("subject".to_owned(), SUBJECT.into())];
        if let Ok(serde_json::Value::Object(detail)) = serde_json::from_str(&note.detail) {
            for (name, value) in detail {
                match value {
                    serde_json::Value::String(text) => args.push((name, FluentValue::from(text))),
                    serde_json::Value::Number(number) => {
                        // As in `Words::with`: one to be shown, one to choose a plural by.
                        let number = number.as_i64().unwrap_or(0);
                        args.push((format!("{name}Count"), FluentValue::from(number)));
                        args.push((name, FluentValue::from(crate::i18n::number(number))));
                    }
                    _ => {}
                }
            }
        }
        let said = if w.has(&key) {
            let args: Vec<(&str, FluentValue<'_>)> =
                args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
            w.i18n().t_args(&key, &args)
        } else {
            w.with("journal-other", [("action", note.action.clone().into())])
        };
        let subject = self.subject(w, &note.subject);
        let (before, subject, after) = match (said.split_once(SUBJECT), subject) {
            (Some((before, after)), Some(subject)) => (before.to_owned(), Some(subject), after.to_owned()),
            (Some((before, after)), None) => {
                let (_, id) = note.subject.split_once('/').unwrap_or(("", &note.subject));
                (before.to_owned(), Some((id.to_owned(), None)), after.to_owned())
            }
            (None, None) => (said, None, String::new()),
            (None, subject) => (format!("{said} "), subject, String::new()),
        };
        Line {
            seq: line.seq,
            at: note.at,
            who: self.who(w, &note.actor),
            before,
            subject,
            after,
            village: self.villages.get(&note.village).map(|name| w.village(name)).unwrap_or_default(),
            hash: line.hash.chars().take(12).collect(),
        }
    }
}

/// `14/2026/surveyed`, with what was asked for behind it, in words.
fn report(w: &Words, id: &str) -> Option<String> {
    let mut parts = id.split('?').next().unwrap_or_default().split('/');
    let (number, year) = (parts.next()?, parts.next()?);
    let basis = Basis::from_code(parts.next()?)?;
    Some(w.with(
        "journal-report",
        [
            ("number", number.into()),
            ("year", year.into()),
            ("basis", w.t(&format!("report-basis-{}", basis.code())).into()),
        ],
    ))
}
