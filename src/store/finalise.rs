//! The end of a visit: in one transaction the visit with its result, the change of the household's members if there is
//! one, the entries for the outbox, and the end of the draft. After it returns, a power cut changes nothing.

use rusqlite::Connection;

use super::columns::{millis, time};
use super::households::edit::{self, Edit};
use super::ids::Ids;
use super::view::{Draft, Now};
use super::{Result, Store, StoreError, Touched, drafts, outbox, visits};
use crate::domain::answer::Answers;
use crate::domain::classification::{Area, classify};
use crate::domain::ids::VisitId;
use crate::domain::member::Member;
use crate::domain::questionnaire::form::{FormContext, open_items};
use crate::domain::questionnaire::read;
use crate::domain::standard;
use crate::domain::text::tidy;
use crate::domain::visit::Visit;
use crate::protocol::entry::KIND_VISIT;

/// What an edit made in a visit is called in its entry.
const ACT_MEMBERS: &str = "members";

impl Store {
    pub(super) fn finalise(&mut self, draft: VisitId, now: Now) -> Result<Visit> {
        self.write(|db, touched| finalise(db, draft, &now, touched))
    }
}

fn finalise(db: &Connection, id: VisitId, now: &Now, touched: &mut Touched) -> Result<Visit> {
    let mut ids = Ids::new(now);
    let draft = drafts::read_draft(db, id)?;
    refuse_open(&draft)?;
    let visit = visit_of(&draft, drafts::supersedes(db, id)?, now)?;

    visits::put(db, &visit, 0, touched)?;
    let new = outbox::NewEntry {
        kind: KIND_VISIT,
        record: visit.id.to_string(),
        household: visit.household,
        base_version: 0,
        body: serde_json::to_string(&visit)?,
    };
    outbox::append(db, new, &mut ids, now)?;
    if visit.members != draft.household.members {
        let mut household = draft.household;
        household.members.clone_from(&visit.members);
        let edit = Edit { household, act: ACT_MEMBERS.to_owned(), reason: String::new(), visit: Some(visit.id) };
        edit::apply(db, edit, &mut ids, now, touched)?;
    }
    if let Some(old) = visit.correction_of {
        // The visit that was sent back is mended: nobody need look at it any more.
        db.prepare_cached("UPDATE entries SET attention = 0 WHERE record = ?1")?.execute([old.to_string()])?;
    }
    drafts::remove_all(db, visit.household, &visit.questionnaire)?;
    Ok(visit)
}

/// Refuses while something is open, naming it.
fn refuse_open(draft: &Draft) -> Result<()> {
    let (id, version) = &draft.questionnaire;
    let questionnaire =
        read::builtin_version(id, *version).ok_or_else(|| StoreError::invalid("unknown_questionnaire"))?;
    let open = open_items(&FormContext {
        questionnaire: &questionnaire,
        members: &draft.members,
        answers: &draft.answers,
        visited_on: draft.visited_on,
        kept_warnings: &draft.kept_warnings,
        points: None,
    });
    if open.is_empty() { Ok(()) } else { Err(StoreError::Open(open)) }
}

fn visit_of(draft: &Draft, supersedes: Vec<VisitId>, now: &Now) -> Result<Visit> {
    let standard = standard::builtin_by_id(&draft.standard).ok_or_else(|| StoreError::invalid("unknown_standard"))?;
    let members: Vec<Member> =
        draft.members.iter().map(|member| Member { name: tidy(&member.name), ..member.clone() }).collect();
    let answers = answers_of(&draft.answers, &members);
    // Rural lines apply in every village of the commune (domain.md section 1).
    let classification = classify(&standard, Area::Rural, &members, &answers, draft.visited_on);
    Ok(Visit {
        id: draft.id,
        household: draft.household.id,
        village: draft.household.village.clone(),
        questionnaire: draft.questionnaire.0.clone(),
        questionnaire_version: draft.questionnaire.1,
        standard: draft.standard.clone(),
        year: draft.year,
        visited_on: draft.visited_on,
        members,
        answers,
        classification,
        started: draft.started,
        finalised: time(millis(now.at)),
        elapsed_ms: draft.elapsed_ms,
        location: draft.location,
        supersedes,
        correction_of: draft.correction_of,
        reason: draft.reason.clone(),
        reasons: draft.reasons.clone(),
        kept_warnings: draft.kept_warnings.clone(),
    })
}

/// The answers without those about someone who was taken off the list of members meanwhile.
fn answers_of(answers: &Answers, members: &[Member]) -> Answers {
    let mut answers = answers.clone();
    answers.members.retain(|id, of_member| !of_member.is_empty() && members.iter().any(|member| member.id == *id));
    answers
}
