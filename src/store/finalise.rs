//! The end of a visit: in one transaction the visit with its result, the change of the household's members if there is
//! one, the entries for the outbox, and the end of the draft. After it returns, a power cut changes nothing.

use rusqlite::Connection;

use super::columns::{millis, time};
use super::households::edit::{self, Edit};
use super::ids::Ids;
use super::view::{Draft, Now};
use super::{Result, Store, StoreError, Touched, drafts, meetings, outbox, visits};
use crate::domain::answer::Answers;
use crate::domain::classification::{Area, Cause, classify, pivotal};
use crate::domain::ids::VisitId;
use crate::domain::member::Member;
use crate::domain::questionnaire::form::{FormContext, Open, OpenKind, open_items, settled};
use crate::domain::questionnaire::{Questionnaire, Section, read};
use crate::domain::round::Round;
use crate::domain::standard::{self, Standard};
use crate::domain::text::tidy;
use crate::domain::visit::Visit;
use crate::protocol::entry::KIND_VISIT;

/// Rural lines apply in every village of the commune (domain.md section 1).
const AREA: Area = Area::Rural;
/// What is open about an answer that moved the class without a reason.
const NO_REASON: &str = "no_reason";

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
    let standard = standard::builtin_by_id(&draft.standard).ok_or_else(|| StoreError::invalid("unknown_standard"))?;
    // The commune takes no visit of a closed year: the draft waits for the new year's plan, and goes with it.
    if meetings::locked(db, Round::yearly(draft.year))? {
        return Err(StoreError::invalid("year_closed"));
    }
    let open = without_reason(&draft, &form, &standard);
    if !open.is_empty() {
        return Err(StoreError::Open(open));
    }
    let visit = visit_of(&draft, form, &standard, drafts::supersedes(db, id)?, now);

    visits::put(db, &visit, 0, touched)?;
    let new = outbox::NewEntry {
        kind: KIND_VISIT,
        record: visit.id.to_string(),
        household: Some(visit.household),
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
        outbox::mended(db, &old.to_string())?;
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

/// The answers that moved the class and for which no reason is written.
fn without_reason(draft: &Draft, form: &Settled, standard: &Standard) -> Vec<Open> {
    let moved =
        pivotal(standard, AREA, &form.members, &form.answers, &draft.last, draft.visited_on, draft.class_before);
    let open = |cause: Cause| {
        let asked = |section: &Section| section.questions.iter().any(|question| question.id == cause.question);
        let section = form.questionnaire.sections.iter().position(asked)?;
        let key = match cause.member {
            Some(member) => format!("{member}/{}", cause.question),
            None => cause.question.to_string(),
        };
        let what = OpenKind::Error(NO_REASON.to_owned());
        let written = draft.reasons.contains_key(&key);
        (!written).then_some(Open { section, member: cause.member, question: cause.question, what })
    };
    moved.into_iter().filter_map(open).collect()
}

fn visit_of(draft: &Draft, form: Settled, standard: &Standard, supersedes: Vec<VisitId>, now: &Now) -> Visit {
    let classification = classify(standard, AREA, &form.members, &form.answers, draft.visited_on);
    Visit {
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
    }
}
