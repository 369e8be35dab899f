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
use crate::domain::questionnaire::form::{FormContext, open_items, settled};
use crate::domain::questionnaire::{Questionnaire, read};
use crate::domain::standard;
use crate::domain::text::tidy;
use crate::domain::visit::Visit;
use crate::protocol::entry::KIND_VISIT;

impl Store {
    pub(super) fn finalise(&mut self, draft: VisitId, now: Now) -> Result<Visit> {
        self.write(|db, touched| finalise(db, draft, &now, touched))
    }
}

fn finalise(db: &Connection, id: VisitId, now: &Now, touched: &mut Touched) -> Result<Visit> {
    let mut ids = Ids::new(now);
    let draft = drafts::read_draft(db, id)?;
    let form = settle(&draft)?;
    if !form.questionnaire.purpose.classifies() {
        return Err(StoreError::invalid("classifies_nothing"));
    }
    let visit = visit_of(&draft, form, drafts::supersedes(db, id)?, now)?;

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
        let edit = Edit { household, act: edit::ACT_MEMBERS.to_owned(), reason: String::new(), visit: Some(visit.id) };
        edit::apply(db, edit, &mut ids, now, touched)?;
    }
    if let Some(old) = visit.correction_of {
        // The visit that was sent back is mended: nobody need look at it any more.
        db.prepare_cached("UPDATE entries SET attention = 0 WHERE record = ?1")?.execute([old.to_string()])?;
    }
    drafts::remove_all(db, visit.household, &visit.questionnaire)?;
    Ok(visit)
}

/// A form with nothing open: what counts of it.
pub(super) struct Settled {
    pub questionnaire: Questionnaire,
    pub members: Vec<Member>,
    pub answers: Answers,
}

/// The members and answers of a draft that count; B1 is computed again from its points table.
///
/// # Errors
/// `Open` while something is open, naming it.
pub(super) fn settle(draft: &Draft) -> Result<Settled> {
    let (id, version) = &draft.questionnaire;
    let questionnaire =
        read::builtin_version(id, *version).ok_or_else(|| StoreError::invalid("unknown_questionnaire"))?;
    let members: Vec<Member> =
        draft.members.iter().map(|member| Member { name: tidy(&member.name), ..member.clone() }).collect();
    let form = FormContext {
        questionnaire: &questionnaire,
        members: &members,
        answers: &draft.answers,
        visited_on: draft.visited_on,
        kept_warnings: &draft.kept_warnings,
        points: draft.points.as_ref(),
    };
    let open = open_items(&form);
    if !open.is_empty() {
        return Err(StoreError::Open(open));
    }
    let answers = settled(&form);
    Ok(Settled { questionnaire, members, answers })
}

fn visit_of(draft: &Draft, form: Settled, supersedes: Vec<VisitId>, now: &Now) -> Result<Visit> {
    let standard = standard::builtin_by_id(&draft.standard).ok_or_else(|| StoreError::invalid("unknown_standard"))?;
    // Rural lines apply in every village of the commune (domain.md section 1).
    let classification = classify(&standard, Area::Rural, &form.members, &form.answers, draft.visited_on);
    Ok(Visit {
        id: draft.id,
        household: draft.household.id,
        village: draft.household.village.clone(),
        questionnaire: draft.questionnaire.0.clone(),
        questionnaire_version: draft.questionnaire.1,
        standard: draft.standard.clone(),
        year: draft.year,
        visited_on: draft.visited_on,
        members: form.members,
        answers: form.answers,
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
