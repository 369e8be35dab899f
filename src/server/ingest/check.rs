//! Everything about an entry that can be decided without the database: form, version, completeness, and whether the
//! commune finds the same class. Runs on many cores before the one writer is asked.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::answer::Answer;
use crate::domain::classification::{Area, Classification, Outcome, classify};
use crate::domain::ids::{MemberId, QuestionId};
use crate::domain::meeting::Meeting;
use crate::domain::points::{PointsTable, TABLE_QUESTION};
use crate::domain::posting::Objection;
use crate::domain::questionnaire::form::{FormContext, Open, OpenKind, open_items, warning_key};
use crate::domain::questionnaire::{Purpose, Questionnaire, read};
use crate::domain::standard::{self, Standard};
use crate::domain::submission::Submission;
use crate::domain::visit::Visit;
use crate::protocol::entry::{
    Entry, HouseholdEdit, KIND_HOUSEHOLD, KIND_MEETING, KIND_OBJECTION, KIND_SUBMISSION, KIND_VISIT,
};
use crate::protocol::error::Code;
use crate::server::store::{CheckedEntry, Content};

/// A phone's clock this far ahead of the commune's is absurd.
const AHEAD: TimeDelta = TimeDelta::days(1);
/// An entry that waited longer than this for coverage is more likely a clock that is behind.
const BEHIND: TimeDelta = TimeDelta::days(180);

/// The question that says what B1 rests on, its option for a points table, and the question of the total.
const BASIS: &str = "income_basis";
const BASIS_TABLE: &str = "table";
const POINTS: &str = "b1_points";

static QUESTIONNAIRES: LazyLock<Vec<Questionnaire>> = LazyLock::new(read::builtin);
static STANDARDS: LazyLock<Vec<Standard>> = LazyLock::new(standard::builtin);

type Refused = (Code, String);

/// Looks at an entry; `tables` are the points tables that the commune has.
pub fn entry(entry: Entry, tables: &[PointsTable], now: DateTime<Utc>) -> CheckedEntry {
    let content = match content(&entry, tables) {
        Ok(content) => content,
        Err((code, field)) => Content::Refused { code, field },
    };
    let computed_hash = entry.compute_hash();
    CheckedEntry {
        seq: entry.seq,
        id: entry.id,
        kind: entry.kind,
        record: entry.record,
        base_version: entry.base_version,
        body: entry.body,
        device_time: entry.device_time,
        clock_absurd: entry.device_time > now + AHEAD || entry.device_time < now - BEHIND,
        prev_hash: entry.prev_hash,
        hash: entry.hash,
        computed_hash,
        content,
    }
}

fn content(entry: &Entry, tables: &[PointsTable]) -> Result<Content, Refused> {
    match entry.kind.as_str() {
        KIND_VISIT => {
            let visit: Visit = serde_json::from_str(&entry.body).map_err(|_| refused(Code::BadBody, ""))?;
            if entry.record != visit.id.to_string() {
                return Err(refused(Code::BadBody, "id"));
            }
            check_visit(&visit, tables)?;
            Ok(Content::Visit(Box::new(visit)))
        }
        KIND_SUBMISSION => {
            let submission: Submission = serde_json::from_str(&entry.body).map_err(|_| refused(Code::BadBody, ""))?;
            if entry.record != submission.id.to_string() {
                return Err(refused(Code::BadBody, "id"));
            }
            let purpose = check_submission(&submission)?;
            Ok(Content::Submission(Box::new(submission), purpose))
        }
        KIND_HOUSEHOLD => {
            let edit: HouseholdEdit = serde_json::from_str(&entry.body).map_err(|_| refused(Code::BadBody, ""))?;
            if entry.record != edit.household.id.to_string() {
                return Err(refused(Code::BadBody, "id"));
            }
            if edit.household.members.is_empty() {
                return Err(refused(Code::BadBody, "members"));
            }
            let mut people: Vec<MemberId> = edit.household.members.iter().map(|member| member.id).collect();
            people.sort_unstable();
            if people.windows(2).any(|pair| matches!(pair, [one, other] if one == other)) {
                return Err(refused(Code::BadBody, "members"));
            }
            Ok(Content::Household(Box::new(edit)))
        }
        KIND_MEETING => {
            let meeting: Meeting = serde_json::from_str(&entry.body).map_err(|_| refused(Code::BadBody, ""))?;
            let id = (entry.record != meeting.id.to_string()).then_some("id");
            match id.or_else(|| meeting.fault()) {
                Some(field) => Err(refused(Code::BadBody, field)),
                None => Ok(Content::Meeting(Box::new(meeting))),
            }
        }
        KIND_OBJECTION => {
            let objection: Objection = serde_json::from_str(&entry.body).map_err(|_| refused(Code::BadBody, ""))?;
            let id = (entry.record != objection.id.to_string()).then_some("id");
            // What comes of it is the commune's to say.
            let settled = objection.outcome.is_some().then_some("outcome");
            match id.or(settled).or_else(|| objection.fault()) {
                Some(field) => Err(refused(Code::BadBody, field)),
                None => Ok(Content::Objection(Box::new(objection))),
            }
        }
        _ => Err(refused(Code::UnknownKind, "")),
    }
}

fn check_visit(visit: &Visit, tables: &[PointsTable]) -> Result<(), Refused> {
    let questionnaire = questionnaire(&visit.questionnaire, visit.questionnaire_version, Purpose::classifies)?;
    let standard = STANDARDS
        .iter()
        .find(|known| known.id == visit.standard && known.version == visit.classification.standard_version)
        .ok_or_else(|| refused(Code::UnknownStandard, ""))?;
    if standard::for_year(visit.year).is_some_and(|of_year| of_year.id != standard.id) {
        // Another one is in force in the plan year; a year that no standard covers is left to the phone.
        return Err(refused(Code::UnknownStandard, "standard"));
    }
    let points = check_points(visit, tables)?;
    let context = FormContext {
        questionnaire,
        members: &visit.members,
        answers: &visit.answers,
        visited_on: visit.visited_on,
        kept_warnings: &visit.kept_warnings,
        points,
    };
    complete(&context)?;
    // Rural lines apply in all villages of a commune (domain.md section 1), not what the phone says.
    let area = Area::default();
    let ours = classify(standard, area, &visit.members, &visit.answers, visit.visited_on);
    if !same_result(&ours, &visit.classification) {
        return Err(refused(Code::ClassificationDiffers, ""));
    }
    Ok(())
}

fn check_submission(submission: &Submission) -> Result<Purpose, Refused> {
    let (id, version) = (&submission.questionnaire, submission.questionnaire_version);
    let questionnaire = questionnaire(id, version, |purpose| !purpose.classifies())?;
    let context = FormContext {
        questionnaire,
        members: &submission.members,
        answers: &submission.answers,
        visited_on: submission.visited_on,
        kept_warnings: &submission.kept_warnings,
        points: None,
    };
    complete(&context)?;
    Ok(questionnaire.purpose)
}

/// A questionnaire of ours whose purpose is one of those asked for.
fn questionnaire(id: &str, version: u32, fits: impl Fn(Purpose) -> bool) -> Result<&'static Questionnaire, Refused> {
    QUESTIONNAIRES
        .iter()
        .find(|known| known.id == id && known.version == version && fits(known.purpose))
        .ok_or_else(|| refused(Code::UnknownQuestionnaire, ""))
}

/// Whether nothing is open, warnings that were kept aside.
fn complete(context: &FormContext<'_>) -> Result<(), Refused> {
    match open_items(context).into_iter().find(|open| stands_open(open, context.kept_warnings)) {
        Some(open) => Err(refused(Code::Incomplete, &path(open.member, &open.question))),
        None => Ok(()),
    }
}

/// Adds B1 up again from the table that a visit names, and gives that table. It must be one that the office confirmed.
fn check_points<'a>(visit: &Visit, tables: &'a [PointsTable]) -> Result<Option<&'a PointsTable>, Refused> {
    let answer = |id: &str| visit.answers.get(None, &QuestionId::new(id));
    if answer(BASIS) != Some(&Answer::Choice(BASIS_TABLE.to_owned())) {
        return Ok(None);
    }
    let named = match answer(TABLE_QUESTION) {
        Some(Answer::Text(name)) => tables.iter().find(|table| table.name() == *name),
        _ => None,
    };
    let table = named.ok_or_else(|| refused(Code::UnknownPoints, TABLE_QUESTION))?;
    let total = table.total(&visit.answers.household);
    let claimed = match answer(POINTS) {
        Some(Answer::Integer(points)) => Some(*points),
        _ => None,
    };
    // As long as an item is open there is no B1.
    let ours = total.open.is_empty().then_some(total.sum);
    if claimed == ours { Ok(Some(table)) } else { Err(refused(Code::PointsDiffer, POINTS)) }
}

/// Whether two classifications find the same. Explanations (causes, what would change it) are left out: an older app
/// may explain less, and its visit is not refused for that.
fn same_result(ours: &Classification, theirs: &Classification) -> bool {
    let outcomes = |found: &Classification| -> Vec<(u8, Outcome)> {
        found.indicators.iter().map(|indicator| (indicator.number, indicator.outcome)).collect()
    };
    (ours.class, ours.area, ours.income) == (theirs.class, theirs.area, theirs.income)
        && (&ours.standard, ours.standard_version) == (&theirs.standard, theirs.standard_version)
        && (ours.b1_line, ours.b2_line) == (theirs.b1_line, theirs.b2_line)
        && (ours.b2_min, ours.b2_max) == (theirs.b2_min, theirs.b2_max)
        && outcomes(ours) == outcomes(theirs)
}

/// A warning that was asked and kept is no longer open.
fn stands_open(open: &Open, kept_warnings: &BTreeSet<String>) -> bool {
    match &open.what {
        OpenKind::Warning(id) => !kept_warnings.contains(&warning_key(open.member, &open.question, id)),
        OpenKind::Unanswered | OpenKind::Error(_) => true,
    }
}

/// The field that the phone opens: a question, or `members/<id>/<question>`.
fn path(member: Option<MemberId>, question: &QuestionId) -> String {
    member.map_or_else(|| question.0.clone(), |member| format!("members/{member}/{question}"))
}

fn refused(code: Code, field: &str) -> Refused {
    (code, field.to_owned())
}
