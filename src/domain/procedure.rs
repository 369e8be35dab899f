//! The procedure of the review as data: shares, days, deadlines, each with its source and how sure it is.
//!
//! Built in from `assets/procedures/review.toml`; the office may set other values, which stand beside the built-in
//! ones with who changed them.

pub mod shares;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::meeting::{Meeting, carries};
pub use super::setting::OwnValue;
use super::setting::{self, OwnValues, Setting};
use super::standard::Certainty;

/// The id of the record that holds what the office set: there is one for the commune.
pub const ID: &str = "procedure";

const MEETING_SHARE: &str = "meeting_share";

const BUILTIN: &str = include_str!("../../assets/procedures/review.toml");

/// The procedure of the review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Whole numbers by name. Message `procedure-<name>`.
    pub settings: Vec<Setting>,
    /// Days of the year by name.
    pub days: Vec<YearDay>,
}

/// A day of the year of the procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearDay {
    /// Name, such as `yearly_from`. Message `procedure-<name>`.
    pub name: String,
    /// Month and day, `MM-DD`.
    pub day: String,
    /// Where it is from.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
}

impl Procedure {
    /// The procedure that is built in.
    ///
    /// # Errors
    /// When the data file does not parse, which its test refuses.
    pub fn builtin() -> Result<Self, toml::de::Error> {
        toml::from_str(BUILTIN)
    }

    /// A whole number by name.
    pub fn setting(&self, name: &str) -> Option<u32> {
        setting::value(&self.settings, name)
    }

    /// A day of a year by name; `None` when the data has no such day or the year lacks it.
    pub fn day(&self, name: &str, year: i32) -> Option<NaiveDate> {
        let day = self.days.iter().find(|day| day.name == name)?;
        month_and_day(&day.day).and_then(|(month, day)| NaiveDate::from_ymd_opt(year, month, day))
    }

    /// Whether a step is asked for before a household can be decided.
    pub fn asks(&self, step: Step) -> bool {
        self.setting(step.setting()) != Some(0)
    }

    /// Working days for which a result hangs; 3 when the data does not say.
    pub fn posting_working_days(&self) -> u32 {
        self.setting("posting_working_days").unwrap_or(3)
    }

    /// The procedure with the office's own values in place of the built-in ones. A value that no longer fits its bounds
    /// or names nothing is left aside.
    #[must_use]
    pub fn with(mut self, changes: &ProcedureChanges) -> Self {
        setting::put_own(&mut self.settings, &changes.values);
        for day in &mut self.days {
            if let Some(own) = changes.values.get(&day.name).filter(|own| month_and_day(&own.value).is_some()) {
                day.day.clone_from(&own.value);
            }
        }
        self
    }

    /// Hundredths of those attending a meeting who must agree; 50 when the data does not say.
    pub fn meeting_share(&self) -> u32 {
        self.setting(MEETING_SHARE).unwrap_or(50)
    }
}

/// How many of those attending a village meeting must agree with a household's scoring, and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingRule {
    /// Hundredths of those attending.
    pub share: u32,
    /// The text that the built-in share is from.
    pub source: String,
    /// How sure that is.
    pub certainty: Certainty,
    /// Set when the commune's office chose the share itself.
    pub set: Option<OwnValue>,
    /// It is the share that minutes were held under; another is in force since.
    #[serde(default)]
    pub earlier: bool,
}

impl MeetingRule {
    /// The rule with what the office set.
    ///
    /// # Errors
    /// When the built-in data does not parse, which its test refuses.
    pub fn of(changes: &ProcedureChanges) -> Result<Self, toml::de::Error> {
        let builtin = Procedure::builtin()?;
        let before = builtin.meeting_share();
        let setting = builtin.settings.iter().find(|setting| setting.name == MEETING_SHARE);
        let source = setting.map(|setting| setting.source.clone()).unwrap_or_default();
        let certainty = setting.map_or(Certainty::Unconfirmed, |setting| setting.certainty);
        let share = builtin.with(changes).meeting_share();
        let set = changes.values.get(MEETING_SHARE).filter(|_| share != before).cloned();
        Ok(Self { share, source, certainty, set, earlier: false })
    }

    /// The rule that minutes were held under; the one in force where they do not say it.
    #[must_use]
    pub fn held(self, meeting: &Meeting) -> Self {
        match meeting.share.filter(|share| *share != self.share) {
            Some(share) => Self { share, set: None, earlier: true, ..self },
            None => self,
        }
    }

    /// Whether a household's scoring carries when so many of those attending agree.
    pub fn carries(&self, agree: u32, attending: u32) -> bool {
        carries(agree, attending, self.share)
    }
}

/// A step between the visit and the decision that the office may leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The office accepts the visit.
    Review,
    /// The village meeting agrees.
    Meeting,
    /// The result hangs in public.
    Posting,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 3] = [Self::Review, Self::Meeting, Self::Posting];

    /// The setting that switches it.
    pub const fn setting(self) -> &'static str {
        match self {
            Self::Review => "step_review",
            Self::Meeting => "step_meeting",
            Self::Posting => "step_posting",
        }
    }
}

/// What the office set in place of the built-in procedure, each value with who set it and when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureChanges {
    /// Numbers and days of the year (`MM-DD`) by name.
    #[serde(default)]
    pub values: OwnValues,
    /// Days off and days worked instead that the built-in list does not have.
    #[serde(default)]
    pub days_off: BTreeMap<NaiveDate, OwnDay>,
}

/// A day that the office entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDay {
    /// What it is.
    pub name: String,
    /// Worked although it is a weekend or a holiday; otherwise off.
    pub working: bool,
    /// Who, by the name that is shown.
    pub by: String,
    /// When, by the commune's clock.
    pub at: DateTime<Utc>,
}

/// Reads `MM-DD`. 29 February is no day of every year and is not read.
pub fn month_and_day(text: &str) -> Option<(u32, u32)> {
    let (month, day) = text.split_once('-')?;
    let (month, day): (u32, u32) = (month.parse().ok()?, day.parse().ok()?);
    NaiveDate::from_ymd_opt(2001, month, day).map(|_| (month, day))
}
