//! Finalised forms that classify nothing, and the way a draft becomes one.

use super::view::{Draft, Now};
use super::{Result, Store, StoreError};
use crate::domain::household::Location;
use crate::domain::ids::{HouseholdId, SubmissionId, VillageId, VisitId};
use crate::domain::submission::Submission;
use crate::store::view::Rescore;
use chrono::{DateTime, Utc};

impl Store {
    pub(super) fn submission(&mut self, _id: SubmissionId) -> Result<Submission> {
        Err(StoreError::NotFound("submission".to_owned()))
    }

    pub(super) fn finalise_form(&mut self, _draft: VisitId, _now: Now) -> Result<Submission> {
        Err(StoreError::invalid("not_built"))
    }

    pub(super) fn open_form(&mut self, household: HouseholdId, _questionnaire: String, now: Now) -> Result<Draft> {
        self.open_draft(household, now)
    }

    pub(super) fn open_correction(&mut self, _visit: VisitId, _reason: String, _now: Now) -> Result<Draft> {
        Err(StoreError::invalid("not_built"))
    }

    pub(super) fn save_reason(
        &mut self,
        _draft: VisitId,
        _key: String,
        _reason: String,
        now: Now,
    ) -> Result<DateTime<Utc>> {
        Ok(now.at)
    }

    pub(super) fn set_location(
        &mut self,
        _draft: VisitId,
        _location: Option<Location>,
        now: Now,
    ) -> Result<DateTime<Utc>> {
        Ok(now.at)
    }

    pub(super) fn rescore(&mut self, _village: VillageId, _standard: String) -> Result<Rescore> {
        Err(StoreError::invalid("not_built"))
    }
}
