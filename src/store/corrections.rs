//! Corrections: a finalised form is corrected by a new one that names it, with a reason. Nothing is edited in place.
//!
//! A form that the commune sent back is mended in the same way (`outbox`).

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::drafts::{self, Begin};
use super::view::{Draft, Now};
use super::{Result, Store, StoreError, Touched, submissions, visits};
use crate::domain::answer::Answers;
use crate::domain::ids::{HouseholdId, SubmissionId, VisitId};
use crate::domain::member::Member;
use crate::domain::submission::Submission;
use crate::domain::text::tidy;
use crate::domain::visit::Visit;

/// A finalised form that is to be corrected.
pub(super) struct Wrong {
    pub id: VisitId,
    pub household: HouseholdId,
    pub questionnaire: String,
    pub version: u32,
    /// None where the form classifies nothing.
    pub standard: Option<String>,
    pub year: i32,
    pub visited_on: NaiveDate,
    pub members: Vec<Member>,
    pub answers: Answers,
}

impl Store {
    pub(super) fn open_correction(&mut self, visit: VisitId, reason: String, now: Now) -> Result<Draft> {
        let reason = tidy(&reason);
        if reason.is_empty() {
            return Err(StoreError::invalid("no_reason"));
        }
        self.write(|db, touched| {
            let wrong = find(db, visit)?.ok_or_else(|| StoreError::NotFound("visit".to_owned()))?;
            let id = begin(db, &wrong, &reason, &now, touched)?;
            drafts::read_draft(db, id)
        })
    }
}

/// A finalised visit, or a form that classifies nothing, by its id.
pub(super) fn find(db: &Connection, id: VisitId) -> Result<Option<Wrong>> {
    if let Some(visit) = visits::get(db, id)? {
        return Ok(Some(visit.into()));
    }
    Ok(submissions::get(db, SubmissionId(id.0))?.map(Wrong::from))
}

/// Begins the correction of a form. One begun already becomes the correction and none of its answers is touched; where
/// it has none yet, it begins again with those to be corrected.
pub(super) fn begin(db: &Connection, wrong: &Wrong, reason: &str, now: &Now, touched: &mut Touched) -> Result<VisitId> {
    if let Some(draft) = drafts::active(db, wrong.household, &wrong.questionnaire)? {
        if drafts::answers(db, draft)? != Answers::default() {
            db.prepare_cached(include_str!("sql/set_correction.sql"))?.execute(params![
                draft.to_string(),
                wrong.id.to_string(),
                reason
            ])?;
            return Ok(draft);
        }
        db.prepare_cached(include_str!("sql/remove_draft.sql"))?.execute([draft.to_string()])?;
    }
    let from =
        Begin { household: wrong.household, questionnaire: &wrong.questionnaire, corrects: Some((wrong, reason)) };
    drafts::begin(db, &from, now, touched)
}

impl From<Visit> for Wrong {
    fn from(visit: Visit) -> Self {
        Self {
            id: visit.id,
            household: visit.household,
            questionnaire: visit.questionnaire,
            version: visit.questionnaire_version,
            standard: Some(visit.standard),
            year: visit.year,
            visited_on: visit.visited_on,
            members: visit.members,
            answers: visit.answers,
        }
    }
}

impl From<Submission> for Wrong {
    fn from(form: Submission) -> Self {
        Self {
            id: VisitId(form.id.0),
            household: form.household,
            questionnaire: form.questionnaire,
            version: form.questionnaire_version,
            standard: None,
            year: form.year,
            visited_on: form.visited_on,
            members: form.members,
            answers: form.answers,
        }
    }
}
