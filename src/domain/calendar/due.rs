//! What falls due when in the two tracks of a year: the yearly review, and the monthly one for households that ask.
//!
//! Days come from the procedure's data. Whether something was done is asked of the rounds' decisions, and of a report
//! what the office wrote down when it was sent ([`crate::domain::sent`]).

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::procedure::Procedure;
use crate::domain::round::Round;

/// What falls due. Message `steps-due-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Due {
    /// The yearly review is going on.
    YearlyReview,
    /// The preliminary report of the year.
    PreliminaryReport,
    /// The official report of the year.
    OfficialReport,
    /// A month's review of those that asked is going on, to be decided.
    MonthlyReview,
    /// The report of a month's results.
    MonthlyReport,
}

impl Due {
    /// Everything that falls due.
    pub const ALL: [Self; 5] =
        [Self::YearlyReview, Self::PreliminaryReport, Self::OfficialReport, Self::MonthlyReview, Self::MonthlyReport];

    /// Reads a code back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|due| due.code() == code)
    }

    /// The code in message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::YearlyReview => "yearly",
            Self::PreliminaryReport => "preliminary",
            Self::OfficialReport => "official",
            Self::MonthlyReview => "monthly",
            Self::MonthlyReport => "monthly-report",
        }
    }

    /// Whether the round's decision settles it; otherwise it is a report.
    pub const fn is_decided(self) -> bool {
        matches!(self, Self::YearlyReview | Self::MonthlyReview)
    }
}

impl Serialize for Due {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Due {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| serde::de::Error::custom(format!("nothing falls due by the name {code}")))
    }
}

/// Something with its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deadline {
    /// The last day on which it is in time.
    pub by: NaiveDate,
    /// The first day on which it is to be done.
    pub from: NaiveDate,
    /// The round.
    pub round: Round,
    /// What.
    pub what: Due,
}

/// How a deadline stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueState {
    /// The decision was taken, or the report was sent.
    Done,
    /// To be done now; so many days are left, 0 on the last.
    Now {
        /// Days left.
        left: u32,
    },
    /// Its last day is past.
    Past {
        /// Days since.
        days: u32,
    },
    /// Not yet.
    Later,
}

/// Everything that falls due for a year's rounds, by day. What the data does not say is left out.
pub fn deadlines(procedure: &Procedure, year: i32) -> Vec<Deadline> {
    let mut all: Vec<Deadline> = yearly(procedure, year).into_iter().chain(monthly(procedure, year)).collect();
    all.sort_unstable();
    all
}

/// How a deadline stands; `done` says whether its round's decision was taken, or the report sent.
pub fn state(deadline: &Deadline, today: NaiveDate, done: bool) -> DueState {
    let days = |from: NaiveDate, until: NaiveDate| u32::try_from((until - from).num_days()).unwrap_or(0);
    if done {
        DueState::Done
    } else if today > deadline.by {
        DueState::Past { days: days(deadline.by, today) }
    } else if today >= deadline.from {
        DueState::Now { left: days(today, deadline.by) }
    } else {
        DueState::Later
    }
}

fn yearly(procedure: &Procedure, year: i32) -> Vec<Deadline> {
    let round = Round::yearly(year);
    let Some(from) = procedure.day("yearly_from", year) else { return Vec::new() };
    let by = |what: Due, day: Option<NaiveDate>| day.map(|by| Deadline { by, from, round, what });
    let before = |name: &str| procedure.day(name, year).and_then(|day| day.pred_opt());
    [
        by(Due::YearlyReview, procedure.day("yearly_until", year)),
        by(Due::PreliminaryReport, before("preliminary_report_before")),
        by(Due::OfficialReport, before("official_report_before")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The monthly rounds of a year: each month whose report is asked for in the month after.
pub fn monthly_rounds(procedure: &Procedure, year: i32) -> Vec<Round> {
    let month = |name: &str| procedure.setting(name).and_then(|month| month.checked_sub(1));
    match (month("monthly_report_from_month"), month("monthly_report_until_month")) {
        (Some(from), Some(until)) => (from.max(1)..=until).map(|month| Round::monthly(year, month)).collect(),
        _ => Vec::new(),
    }
}

/// The first day of a round.
pub fn begins(procedure: &Procedure, round: Round) -> Option<NaiveDate> {
    match round.month {
        None => procedure.day("yearly_from", round.year),
        Some(_) => monthly_days(procedure, round).map(|(from, _)| from),
    }
}

/// First and last day of a month's round: from its day of the month, decided within the days that the data gives, the
/// first day counted.
pub fn monthly_days(procedure: &Procedure, round: Round) -> Option<(NaiveDate, NaiveDate)> {
    let from = NaiveDate::from_ymd_opt(round.year, round.month?, procedure.setting("monthly_from_day")?)?;
    let within = procedure.setting("decide_within_days")?.saturating_sub(1);
    Some((from, from.checked_add_days(Days::new(u64::from(within)))?))
}

fn monthly(procedure: &Procedure, year: i32) -> Vec<Deadline> {
    let day = procedure.setting("monthly_report_by_day");
    let each = |round: Round| {
        let (from, by) = monthly_days(procedure, round)?;
        let review = Deadline { by, from, round, what: Due::MonthlyReview };
        let next = match round.month? {
            12 => (year.checked_add(1)?, 1),
            month => (year, month.checked_add(1)?),
        };
        let first = NaiveDate::from_ymd_opt(next.0, next.1, 1)?;
        let by = NaiveDate::from_ymd_opt(next.0, next.1, day?)?;
        Some([review, Deadline { by, from: first, round, what: Due::MonthlyReport }])
    };
    monthly_rounds(procedure, year).into_iter().filter_map(each).flatten().collect()
}
