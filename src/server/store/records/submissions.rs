//! Submissions as the office reads them.

use chrono::{DateTime, NaiveDate, Utc};

use super::HouseholdName;
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, SubmissionId, VillageId};
use crate::domain::questionnaire::Purpose;
use crate::domain::submission::Submission;

/// Which submissions a list wants.
#[derive(Debug, Clone, Default)]
pub struct SubmissionsQuery {
    /// Of this village only.
    pub village: Option<VillageId>,
    /// Of these villages only; `None` is every village.
    pub scope: Option<Vec<VillageId>>,
    /// Of this household only.
    pub household: Option<HouseholdId>,
    /// Requests that wait for a review only.
    pub waiting: bool,
    /// Most lines.
    pub limit: u32,
    /// Older than the line with this number.
    pub before: Option<u64>,
}

/// A line of the latest submissions, newest first by when the commune received it.
#[derive(Debug, Clone)]
pub struct SubmissionLine {
    /// Identity.
    pub id: SubmissionId,
    /// Place in the order of arrival; `SubmissionsQuery::before` of the next page.
    pub seq: u64,
    /// The household.
    pub household: HouseholdName,
    /// Name of the village.
    pub village_name: String,
    /// Questionnaire id.
    pub questionnaire: String,
    /// What it is for.
    pub purpose: Purpose,
    /// The day by the phone's calendar.
    pub visited_on: NaiveDate,
    /// When the commune received it.
    pub received_at: DateTime<Utc>,
    /// Whose phone sent it.
    pub person: String,
    /// The phone's clock was absurd.
    pub clock_absurd: bool,
    /// The one that it corrects.
    pub correction_of: Option<SubmissionId>,
    /// Why it corrects.
    pub reason: String,
    /// Another one corrects it.
    pub corrected: bool,
    /// A request, and no visit to the household was taken since.
    pub waiting: bool,
}

/// One submission with its household.
#[derive(Debug, Clone)]
pub struct SubmissionView {
    /// The submission.
    pub submission: Submission,
    /// Its household, as the register holds it now.
    pub household: Household,
    /// As a list shows it.
    pub line: SubmissionLine,
}
