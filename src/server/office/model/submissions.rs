//! Requests and follow-ups as the commune received them, and one of them with its answers.

use chrono::{DateTime, NaiveDate, Utc};

use super::answers::{self, AnswerSection, Filled};
use super::visit::Proof;
use crate::domain::class::Class;
use crate::domain::ids::{HouseholdId, SubmissionId, VillageId};
use crate::domain::member::{Member, Relation, Sex};
use crate::domain::text;
use crate::protocol::enrol::VillageInfo;
use crate::server::office::words::Words;
use crate::server::store::{SubmissionLine, SubmissionView};

/// Lines on a page.
pub const PAGE: u32 = 50;

/// One submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionRow {
    /// Identity.
    pub id: SubmissionId,
    /// Place in the order of arrival.
    pub seq: u64,
    /// The household.
    pub household: HouseholdId,
    /// Its number within the village.
    pub number: String,
    /// Name of its head.
    pub head: String,
    /// Its village.
    pub village: VillageId,
    /// Name of the village.
    pub village_name: String,
    /// What the form is for.
    pub questionnaire: String,
    /// The day by the phone's calendar.
    pub visited_on: NaiveDate,
    /// When the commune received it.
    pub received_at: DateTime<Utc>,
    /// Whose phone sent it.
    pub person: String,
    /// The phone's clock was absurd.
    pub clock_absurd: bool,
    /// The one that it corrects, and why.
    pub correction_of: Option<(SubmissionId, String)>,
    /// Another one corrects it.
    pub corrected: bool,
    /// A request that no visit has answered yet.
    pub waiting: bool,
}

/// Everything on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionsData {
    /// Requests that wait, the oldest first; on the first page only.
    pub waiting: Vec<SubmissionRow>,
    /// The lines.
    pub rows: Vec<SubmissionRow>,
    /// The village chosen, when there is one.
    pub village: Option<VillageId>,
    /// All villages, to choose from.
    pub villages: Vec<(VillageId, String)>,
    /// `before` of the next page, when there is one.
    pub older: Option<u64>,
    /// This is not the first page.
    pub paged: bool,
    /// The data is made up.
    pub synthetic: bool,
}

/// Everything on the page of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionData {
    /// As a list shows it.
    pub row: SubmissionRow,
    /// Sex of the head.
    pub head_sex: Sex,
    /// Class recognised now.
    pub official: Class,
    /// The members at the time.
    pub members: Vec<Member>,
    /// The answers by section.
    pub sections: Vec<AnswerSection>,
    /// How far it is to be trusted.
    pub proof: Proof,
    /// The data is made up.
    pub synthetic: bool,
}

/// One line.
pub fn row(line: SubmissionLine) -> SubmissionRow {
    SubmissionRow {
        id: line.id,
        seq: line.seq,
        household: line.household.id,
        number: line.household.number,
        head: line.household.head,
        village: line.household.village,
        village_name: text::title_case(&line.village_name),
        questionnaire: line.questionnaire,
        visited_on: line.visited_on,
        received_at: line.received_at,
        person: line.person,
        clock_absurd: line.clock_absurd,
        correction_of: line.correction_of.map(|of| (of, line.reason)),
        corrected: line.corrected,
        waiting: line.waiting,
    }
}

/// Puts the list together from one line more than it shows, which tells whether there is a next page.
pub fn page(
    mut lines: Vec<SubmissionLine>,
    waiting: Vec<SubmissionLine>,
    village: Option<VillageId>,
    before: Option<u64>,
    villages: &[VillageInfo],
    synthetic: bool,
) -> SubmissionsData {
    let most = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = lines.len() > most;
    lines.truncate(most);
    let rows: Vec<SubmissionRow> = lines.into_iter().map(row).collect();
    SubmissionsData {
        waiting: waiting.into_iter().rev().map(row).collect(),
        older: rows.last().filter(|_| more).map(|row| row.seq),
        paged: before.is_some(),
        villages: villages.iter().map(|info| (info.id.clone(), text::title_case(&info.name))).collect(),
        rows,
        village,
        synthetic,
    }
}

/// Puts the page of one together.
pub fn one(w: &Words, view: SubmissionView, synthetic: bool) -> SubmissionData {
    let SubmissionView { submission, household, line } = view;
    let head = submission.members.iter().find(|member| member.relation == Relation::Head).or_else(|| household.head());
    let filled = Filled {
        questionnaire: &submission.questionnaire,
        version: submission.questionnaire_version,
        members: &submission.members,
        answers: &submission.answers,
        visited_on: submission.visited_on,
        kept_warnings: &submission.kept_warnings,
        reasons: None,
    };
    SubmissionData {
        head_sex: head.map(|member| member.sex).unwrap_or_default(),
        official: household.class_official,
        sections: answers::sections(w, filled),
        proof: Proof {
            same_result: false,
            clock_absurd: line.clock_absurd,
            finalised: submission.finalised,
            started: submission.started,
            received_at: line.received_at,
            minutes: submission.elapsed_ms / 60_000,
            place: submission.location,
            kept_warnings: submission.kept_warnings.len(),
            correction_of: submission.correction_of.map(|old| format!("/submissions/{old}")),
            reason: submission.reason.clone(),
            current: !line.corrected,
        },
        members: submission.members,
        row: row(line),
        synthetic,
    }
}
