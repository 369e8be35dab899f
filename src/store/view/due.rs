//! What is to be done, needs and tasks across a village, and a village under another standard.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::HouseholdRow;
use crate::domain::class::Class;
use crate::domain::classification::Classification;
use crate::domain::ids::{HouseholdId, SubmissionId, SupportId, TaskId, VillageId, VisitId};
use crate::domain::review::Review;
use crate::domain::support::Support;
use crate::domain::task::Task;

/// One line of what is to be done, the most urgent first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueLine {
    /// The household.
    pub row: HouseholdRow,
    /// Why it is on the list.
    pub why: DueWhy,
    /// By when, where there is a day.
    pub due: Option<NaiveDate>,
    /// The day has passed.
    pub overdue: bool,
    /// Metres from here to the house, where both are known.
    pub metres: Option<u32>,
}

/// Why a household is on the list. The order is the order of the list, but for what is overdue: that comes right after
/// what was sent back or turned down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum DueWhy {
    /// The commune sent something back.
    Returned,
    /// The office sent a visit back and asks to look again.
    SentBack {
        /// What it says.
        review: Box<Review>,
    },
    /// The village meeting turned its visit down: it is scored again, and the meeting repeated.
    TurnedDown {
        /// The day of the meeting.
        held_on: NaiveDate,
        /// How many agreed.
        agree: u32,
        /// Of how many.
        attending: u32,
    },
    /// A form is begun.
    Draft {
        /// The draft.
        draft: VisitId,
    },
    /// A task with a day.
    Task {
        /// Which.
        id: TaskId,
        /// The task.
        task: Task,
    },
    /// A need that was promised.
    Promised {
        /// Which.
        id: SupportId,
        /// The need.
        support: Box<Support>,
    },
    /// The household asked to be reviewed (Mẫu 01) or to leave poverty (Mẫu 04) and was not reviewed since.
    Requested {
        /// The request.
        submission: SubmissionId,
        /// Its questionnaire, such as `review-request`.
        questionnaire: String,
    },
    /// On the list of poor and near-poor, and not visited this year.
    NotVisited,
}

/// A visit that the office sent back, with its household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentBackLine {
    /// The household.
    pub row: HouseholdRow,
    /// What the office says.
    pub review: Review,
}

/// A finalised form in a household's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmissionLine {
    /// Identity.
    pub id: SubmissionId,
    /// Questionnaire id.
    pub questionnaire: String,
    /// Day.
    pub visited_on: NaiveDate,
    /// The one it corrects.
    pub correction_of: Option<SubmissionId>,
    /// Where it is.
    pub sent: super::SentState,
}

/// A village's visits of this year under another standard, beside the recorded result. Nothing is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rescore {
    /// The village.
    pub village: VillageId,
    /// The other standard's id.
    pub standard: String,
    /// Households by class as recorded; only those with a visit.
    pub before: BTreeMap<Class, u32>,
    /// Households by class under the other standard.
    pub after: BTreeMap<Class, u32>,
    /// Each household, those whose class changes first, then by number.
    pub lines: Vec<RescoreLine>,
}

/// One household under another standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RescoreLine {
    /// The household.
    pub row: HouseholdRow,
    /// The visit.
    pub visit: VisitId,
    /// As recorded.
    pub before: Classification,
    /// Under the other standard.
    pub after: Classification,
}

/// The open needs of a village, by office.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VillageNeeds {
    /// Office id to its open needs: household, head's name, need.
    pub by_office: BTreeMap<String, Vec<(HouseholdId, String, SupportId, Support)>>,
}
