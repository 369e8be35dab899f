//! A finalised form that classifies nothing: a follow-up visit, a request to be reviewed (Mẫu 01), a request to leave
//! poverty (Mẫu 04). Immutable, as a visit is: a correction is a new one that names the old one.
//!
//! Progress never reads it; what it says about class is a reason to review the household, not a result.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::answer::Answers;
use super::household::Location;
use super::ids::{HouseholdId, SubmissionId, VillageId};
use super::member::Member;

/// A finalised form of a questionnaire that does not classify.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Identity.
    pub id: SubmissionId,
    /// The household.
    pub household: HouseholdId,
    /// Its village at the time.
    pub village: VillageId,
    /// Questionnaire id, such as `follow-up`.
    pub questionnaire: String,
    /// Version of the questionnaire.
    pub questionnaire_version: u32,
    /// The plan year, from the plan on the phone.
    pub year: i32,
    /// The day by the phone's calendar.
    pub visited_on: NaiveDate,
    /// The members at the time.
    pub members: Vec<Member>,
    /// All answers.
    pub answers: Answers,
    /// When the form was opened, by the phone's clock.
    pub started: DateTime<Utc>,
    /// When it was finalised, by the phone's clock.
    pub finalised: DateTime<Utc>,
    /// Time the form was open, from a clock that cannot be set, in milliseconds.
    #[serde(default)]
    pub elapsed_ms: u64,
    /// Where it was finalised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// The one that this one corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction_of: Option<SubmissionId>,
    /// Why it was corrected.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Warnings that were asked and kept.
    #[serde(default)]
    pub kept_warnings: BTreeSet<String>,
}
