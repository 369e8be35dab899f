//! What a household needs and what it received, tied to an indicator and to the office that owes it.
//!
//! A support lives in its household's record (`Household::supports`) and is merged field by field like a member. Which
//! needs there are, and which office answers each, is data: [`catalogue`].

pub mod catalogue;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::{MemberId, VisitId};

/// One need, from the day it was named to the day it was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Support {
    /// Which need of the catalogue, such as `latrine`; `other` with its own words in `note`.
    pub need: String,
    /// The indicator that it answers, by number in `standard`; none for a need beside the indicators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<u8>,
    /// The standard that the number is of.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub standard: String,
    /// The office that owes it, by id in the catalogue, such as `construction`.
    pub office: String,
    /// The member whom it is for, when it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// In the household's own words.
    #[serde(default)]
    pub note: String,
    /// The day it was asked for.
    pub asked_on: NaiveDate,
    /// The day by which it was promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// Where it stands.
    pub state: SupportState,
    /// The visit in which it was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<VisitId>,
}

/// Where a need stands. Message `support-<code>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum SupportState {
    /// Named by the household; nobody has promised anything.
    Needed,
    /// An office promised it.
    Promised,
    /// It was received.
    Received {
        /// When.
        on: NaiveDate,
    },
    /// It is not needed any more, or was named by mistake.
    Withdrawn {
        /// When.
        on: NaiveDate,
        /// Why.
        reason: String,
    },
    /// A state that this version does not know.
    #[serde(other)]
    Unknown,
}

impl Support {
    /// Whether somebody still waits for it.
    pub fn is_open(&self) -> bool {
        matches!(self.state, SupportState::Needed | SupportState::Promised)
    }

    /// Whether it was promised for a day that has passed.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.is_open() && self.due.is_some_and(|due| due < today)
    }
}
