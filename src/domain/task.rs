//! A thing to do for a household by a day: to come back, to fetch a paper, to ask an office.
//!
//! A task lives in its household's record (`Household::tasks`) and is merged field by field. What else is to do
//! (visits, returned work, promised needs) is not a task: the first screen puts them together (`today`).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::{SubmissionId, SupportId, VisitId};

/// A task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// What, in the words of whoever set it. Empty for the next visit that a follow-up named: `submission` says which.
    pub what: String,
    /// By when.
    pub due: NaiveDate,
    /// The day it was set.
    pub set_on: NaiveDate,
    /// The day it was done; none while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on: Option<NaiveDate>,
    /// The need that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<SupportId>,
    /// The visit that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<VisitId>,
    /// The follow-up or request that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submission: Option<SubmissionId>,
}

impl Task {
    /// Whether it is still to do.
    pub fn is_open(&self) -> bool {
        self.done_on.is_none()
    }
}
