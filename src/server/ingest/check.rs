//! Everything about an entry that can be decided without the database: form, version, completeness, and whether the
//! commune finds the same class. Runs on many cores before the one writer is asked.

use std::sync::LazyLock;

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::classification::{Area, Classification, Outcome, classify};
use crate::domain::ids::{MemberId, QuestionId};
use crate::domain::questionnaire::form::{FormContext, Open, OpenKind, open_items, warning_key};
use crate::domain::questionnaire::{Questionnaire, read};
use crate::domain::standard::{self, Standard};
use crate::domain::visit::Visit;
use crate::protocol::entry::{Entry, HouseholdEdit, KIND_HOUSEHOLD, KIND_VISIT};
use crate::protocol::error::Code;
use crate::server::store::{CheckedEntry, Content};

/// A phone's clock this far ahead of the commune's is absurd.
const AHEAD: TimeDelta = TimeDelta::days(1);
/// An entry that waited longer than this for coverage is more likely a clock that is behind.
const BEHIND: TimeDelta = TimeDelta::days(180);

static QUESTIONNAIRES: LazyLock<Vec<Questionnaire>> = LazyLock::new(read::builtin);
static STANDARDS: LazyLock<Vec<Standard>> = LazyLock::new(standard::builtin);

type Refused = (Code, String);

/// Looks at an entry.
pub fn entry(entry: Entry, now: DateTime<Utc>) -> CheckedEntry {
    let content = match content(&entry) {
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

fn content(entry: &Entry) -> Result<Content, Refused> {
    match entry.kind.as_str() {
        KIND_VISIT => {
            let visit: Visit = serde_json::from_str(&entry.body).map_err(|_| refused(Code::BadBody, ""))?;
            if entry.record != visit.id.to_string() {
                return Err(refused(Code::BadBody, "id"));
            }
            check_visit(&visit)?;
            Ok(Content::Visit(Box::new(visit)))
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
        _ => Err(refused(Code::UnknownKind, "")),
    }
}

fn check_visit(visit: &Visit) -> Result<(), Refused> {
    let questionnaire = QUESTIONNAIRES
        .iter()
        .find(|known| known.id == visit.questionnaire && known.version == visit.questionnaire_version)
        .ok_or_else(|| refused(Code::UnknownQuestionnaire, ""))?;
    let standard = STANDARDS
        .iter()
        .find(|known| known.id == visit.standard && known.version == visit.classification.standard_version)
        .ok_or_else(|| refused(Code::UnknownStandard, ""))?;
    let context = FormContext {
        questionnaire,
        members: &visit.members,
        answers: &visit.answers,
        visited_on: visit.visited_on,
        kept_warnings: &visit.kept_warnings,
    };
    if let Some(open) = open_items(&context).into_iter().find(|open| stands_open(open, visit)) {
        return Err(refused(Code::Incomplete, &path(open.member, &open.question)));
    }
    // Rural lines apply in all villages of a commune (domain.md section 1), not what the phone says.
    let area = Area::default();
    let ours = classify(standard, area, &visit.members, &visit.answers, visit.visited_on);
    if !same_result(&ours, &visit.classification) {
        return Err(refused(Code::ClassificationDiffers, ""));
    }
    Ok(())
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
fn stands_open(open: &Open, visit: &Visit) -> bool {
    match &open.what {
        OpenKind::Warning(id) => !visit.kept_warnings.contains(&warning_key(open.member, &open.question, id)),
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
