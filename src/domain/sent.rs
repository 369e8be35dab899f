//! A report that left the office on paper: which report of which round, on which day and under which number.
//!
//! By when it is due is in [`super::calendar::due`]; what it says in [`super::report`].

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::calendar::due::Due;
use super::round::Round;

/// Most letters of the number of a paper.
pub const NUMBER_LENGTH: usize = 60;

/// The id of the record about a report of a round.
pub fn id(round: Round, report: Due) -> String {
    format!("{round}/{}", report.code())
}

/// What is known of a report that was to be sent. One record a report of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentReport {
    /// Which report.
    pub report: Due,
    /// Of which round.
    pub round: Round,
    /// How it left; `None` once that was taken back.
    pub paper: Option<Paper>,
    /// Who wrote this down, by the name that is shown.
    pub by: String,
    /// When, by the commune's clock.
    pub at: DateTime<Utc>,
    /// Why it was taken back.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// The paper that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The day.
    pub sent_on: NaiveDate,
    /// The number of the paper, such as `12/BC-UBND`; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
}

/// Why a report cannot have been sent on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotThen {
    /// The day is yet to come.
    Future,
    /// Its round had not begun: it began on this day.
    BeforeRound(NaiveDate),
}

/// Whether a report of a round that began on a day can have been sent on another.
///
/// # Errors
/// Why not.
pub fn can_be_sent(on: NaiveDate, begins: NaiveDate, today: NaiveDate) -> Result<(), NotThen> {
    if on > today {
        Err(NotThen::Future)
    } else if on < begins {
        Err(NotThen::BeforeRound(begins))
    } else {
        Ok(())
    }
}
