//! Finalised forms that classify nothing, and the way a draft becomes one.

use rusqlite::Connection;

use super::view::{Now, Rescore};
use super::{Result, Store, StoreError, visits};
use crate::domain::answer::Answers;
use crate::domain::ids::{HouseholdId, SubmissionId, VillageId, VisitId};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::submission::Submission;

/// What the last form of a household said, for "last time": the last of the same form, else the last visit.
pub(super) fn last_time(
    db: &Connection,
    household: HouseholdId,
    questionnaire: &Questionnaire,
) -> Result<Option<Answers>> {
    let _ = questionnaire;
    Ok(visits::latest(db, household)?.map(|visit| visit.answers))
}

impl Store {
    pub(super) fn submission(&mut self, _id: SubmissionId) -> Result<Submission> {
        Err(StoreError::NotFound("submission".to_owned()))
    }

    pub(super) fn finalise_form(&mut self, _draft: VisitId, _now: Now) -> Result<Submission> {
        Err(StoreError::invalid("not_built"))
    }

    pub(super) fn rescore(&mut self, _village: VillageId, _standard: String) -> Result<Rescore> {
        Err(StoreError::invalid("not_built"))
    }
}
