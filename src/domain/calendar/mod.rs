//! Working days: weekends, days off and days worked instead are data (`assets/procedures/holidays.toml` and what the
//! office adds). What falls due on which day is in [`due`].

pub mod due;

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::procedure::ProcedureChanges;
use super::standard::Certainty;

const BUILTIN: &str = include_str!("../../../assets/procedures/holidays.toml");

/// Days that are searched for one more working day; longer than any holiday, so that a search always ends.
const MOST_DAYS: u32 = 4_000;

/// Days off by law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DaysOff {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// What they are.
    pub name: String,
    /// Where it is from.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
}

/// A weekend day that is worked instead of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkedDay {
    /// The day.
    pub day: NaiveDate,
    /// What for.
    pub name: String,
    /// Where it is from.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
}

/// The built-in days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holidays {
    /// Days off.
    pub off: Vec<DaysOff>,
    /// Days worked instead.
    pub worked: Vec<WorkedDay>,
}

impl Holidays {
    /// The days that are built in.
    ///
    /// # Errors
    /// When the data file does not parse, which its test refuses.
    pub fn builtin() -> Result<Self, toml::de::Error> {
        toml::from_str(BUILTIN)
    }

    /// Whether the data knows a year's holidays at all.
    pub fn covers(&self, year: i32) -> bool {
        self.off.iter().any(|off| off.from.year() == year)
    }
}

/// Which days are worked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkingDays {
    /// Days that differ from their weekday: worked or not.
    told: BTreeMap<NaiveDate, bool>,
}

impl WorkingDays {
    /// The built-in days with the office's own above them.
    pub fn of(holidays: &Holidays, changes: &ProcedureChanges) -> Self {
        let off = holidays.off.iter().flat_map(|off| off.from.iter_days().take_while(|day| *day <= off.until));
        let mut told: BTreeMap<NaiveDate, bool> = off.map(|day| (day, false)).collect();
        told.extend(holidays.worked.iter().map(|worked| (worked.day, true)));
        told.extend(changes.days_off.iter().map(|(day, own)| (*day, own.working)));
        Self { told }
    }

    /// Whether a day is worked.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        self.told.get(&day).copied().unwrap_or(!weekend)
    }

    /// The last of `count` working days of which the first is `from`, or the next working day when `from` is none.
    /// None for a count of 0 or beyond the calendar.
    pub fn until(&self, from: NaiveDate, count: u32) -> Option<NaiveDate> {
        let mut left = count;
        for day in from.iter_days().take(usize::try_from(MOST_DAYS).ok()?) {
            if self.is_working(day) {
                left = left.checked_sub(1)?;
                if left == 0 {
                    return Some(day);
                }
            }
        }
        None
    }

    /// Working days from `from` to `until`, both counted; 0 when `until` is before.
    pub fn between(&self, from: NaiveDate, until: NaiveDate) -> u32 {
        let days = from.iter_days().take_while(|day| *day <= until).filter(|day| self.is_working(*day)).count();
        u32::try_from(days).unwrap_or(u32::MAX)
    }

    /// The first working day after a day.
    pub fn next(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.until(day.checked_add_days(Days::new(1))?, 1)
    }
}
