//! Households, visits, drafts and progress, as the screens show them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::answer::Answers;
use crate::domain::birth::Birth;
use crate::domain::class::Class;
use crate::domain::household::{Household, Location};
use crate::domain::ids::{HouseholdId, VillageId, VisitId};
use crate::domain::member::{Member, Relation, Sex};
use crate::domain::merge::FieldConflict;
use crate::domain::plan::{Plan, VillageTarget};
use crate::domain::points::PointsTable;
use crate::domain::progress::Progress;
use crate::domain::review::Review;
use crate::domain::visit::Visit;

use super::{DueLine, SubmissionLine};

/// Which households of a village.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by", content = "class")]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Shown in this class.
    Class(Class),
    /// Without a visit this year.
    NotVisited,
    /// With a visit begun.
    Draft,
}

/// A question to the list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HouseholdQuery {
    /// One village, or all.
    pub village: Option<VillageId>,
    /// A name with or without marks, initials, or a number.
    pub search: String,
    /// Which ones.
    pub filter: Filter,
    /// Rows to pass over.
    pub offset: u32,
    /// Rows to give, at most 500.
    pub limit: u32,
}

/// A page of the list. Counts are of the village (or all), whatever the search and the filter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HouseholdPage {
    /// How many answer search and filter.
    pub total_found: u32,
    /// Households present.
    pub households: u32,
    /// People in them.
    pub people: u32,
    /// Households by shown class.
    pub counts: BTreeMap<Class, u32>,
    /// Households without a visit this year.
    pub not_visited: u32,
    /// The rows, by village and number.
    pub rows: Vec<HouseholdRow>,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdRow {
    /// Identity.
    pub id: HouseholdId,
    /// Village.
    pub village: VillageId,
    /// Number in the village, such as `017`.
    pub number: String,
    /// The head's name.
    pub head: String,
    /// The head's sex, for ông or bà.
    pub head_sex: Sex,
    /// The head's birth.
    pub head_birth: Birth,
    /// By the review where there is one, else the official one.
    pub shown_class: Class,
    /// By this year's review.
    pub surveyed: Option<Class>,
    /// A visit is begun.
    pub draft: bool,
    /// Day of the visit that speaks for the household this year.
    pub visited_on: Option<NaiveDate>,
    /// The commune sent something of it back.
    pub returned: bool,
    /// That visit has neither B1 nor declared income.
    pub missing_b1: bool,
    /// The member by whom a search found it, when that is not the head.
    pub matched_member: Option<(Relation, String)>,
    /// Made-up data.
    pub synthetic: bool,
}

/// A household with everything known of it here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdDetail {
    /// The record, with this phone's edits.
    pub household: Household,
    /// The commune's version that it rests on; 0 when the commune has not seen it.
    pub version: u64,
    /// An edit waits to be sent.
    pub pending_edit: bool,
    /// The visit that speaks for it this year.
    pub current: Option<Visit>,
    /// All visits known here, newest id first.
    pub visits: Vec<VisitLine>,
    /// All follow-ups and requests known here, newest id first.
    #[serde(default)]
    pub submissions: Vec<SubmissionLine>,
    /// A visit begun.
    pub draft: Option<DraftLine>,
    /// Other forms begun, by questionnaire id, such as `follow-up`.
    #[serde(default)]
    pub forms: BTreeMap<String, DraftLine>,
    /// Fields where the commune's value stands and this phone's is kept aside.
    pub conflicts: Vec<FieldConflict>,
    /// What the office made of its visits.
    #[serde(default)]
    pub reviews: Vec<Review>,
}

impl HouseholdDetail {
    /// What the office asks to look at again, while nobody has.
    pub fn sent_back(&self) -> Option<&Review> {
        let speaks = self.current.as_ref().map(|visit| visit.id);
        self.reviews.iter().find(|review| review.asks(speaks))
    }
}

/// A visit in a household's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitLine {
    /// Identity.
    pub id: VisitId,
    /// Day.
    pub visited_on: NaiveDate,
    /// Result.
    pub class: Class,
    /// The visit it corrects.
    pub correction_of: Option<VisitId>,
    /// Why it was made, where a reason was given.
    #[serde(default)]
    pub reason: String,
    /// Where it is.
    pub sent: SentState,
}

/// Where a visit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SentState {
    /// On this phone only.
    Waiting,
    /// The commune has it.
    AtCommune,
    /// The commune sent it back.
    Refused,
}

/// A form begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftLine {
    /// Identity of the visit to be.
    pub id: VisitId,
    /// When it was begun.
    pub started: DateTime<Utc>,
    /// When its last answer was saved.
    pub updated: DateTime<Utc>,
}

impl SentState {
    /// From whether its entry waits, and whether the commune sent it back.
    pub const fn of(waiting: bool, refused: bool) -> Self {
        match (waiting, refused) {
            (true, _) => Self::Waiting,
            (false, true) => Self::Refused,
            (false, false) => Self::AtCommune,
        }
    }
}

/// A visit being filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Identity of the visit to be.
    pub id: VisitId,
    /// The household as the register has it.
    pub household: Household,
    /// Questionnaire id and version; a draft stays bound to its own.
    pub questionnaire: (String, u32),
    /// Standard id.
    pub standard: String,
    /// Plan year.
    pub year: i32,
    /// Day of the visit.
    pub visited_on: NaiveDate,
    /// Members as confirmed so far.
    pub members: Vec<Member>,
    /// Answers so far.
    pub answers: Answers,
    /// "Last time" answers.
    pub last: Answers,
    /// Warnings asked and kept.
    pub kept_warnings: BTreeSet<String>,
    /// The visit that this one corrects.
    pub correction_of: Option<VisitId>,
    /// Why it is corrected; empty when it is no correction.
    #[serde(default)]
    pub reason: String,
    /// What the office said of the visit that it corrects, shown at each question.
    #[serde(default)]
    pub review: Option<Review>,
    /// Why an answer that moves the class differs from last time, by `member/question` or `question`.
    #[serde(default)]
    pub reasons: BTreeMap<String, String>,
    /// The class that the household had when the form was opened: by the review where there is one, else the official.
    pub class_before: Class,
    /// Where it is being filled in, when the user let the phone look.
    #[serde(default)]
    pub location: Option<Location>,
    /// The points table that the draft is bound to, when the office has imported one.
    #[serde(default)]
    pub points: Option<PointsTable>,
    /// The section it was left in.
    pub section: u32,
    /// When it was begun.
    pub started: DateTime<Utc>,
    /// When its last answer was saved.
    pub updated: DateTime<Utc>,
    /// Time that the form was open, in milliseconds.
    pub elapsed_ms: u64,
}

/// The first screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Today {
    /// Of the village; `None` before the first pull or for several villages at once.
    pub progress: Option<Progress>,
    /// The village's line of the plan.
    pub target: Option<VillageTarget>,
    /// Everything to do, at most 50: overdue, promised, asked for, not visited; nearest first where the place is known.
    #[serde(default)]
    pub due: Vec<DueLine>,
    /// Poor and near-poor at the start, with a visit this year.
    pub reviewed: u32,
    /// Poor and near-poor at the start.
    pub to_review: u32,
}

/// Progress with the names behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgressView {
    /// The figures.
    pub progress: Progress,
    /// The plan on the phone.
    pub plan: Option<Plan>,
    /// Head and number of each household of the village.
    pub names: BTreeMap<HouseholdId, (String, String)>,
    /// For each indicator, the households found poor that lack it, by number in the village.
    #[serde(default)]
    pub lacking: BTreeMap<u8, Vec<HouseholdId>>,
    /// Poor and near-poor at the start, and not visited this year.
    #[serde(default)]
    pub left: Vec<HouseholdId>,
}
