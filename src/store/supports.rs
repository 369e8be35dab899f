//! Needs, help and tasks of households: edits of the household's record, each with its entry.

use super::view::{Now, VillageNeeds};
use super::{Result, Store, StoreError};
use crate::domain::ids::{HouseholdId, SupportId, TaskId, VillageId};
use crate::domain::support::Support;
use crate::domain::task::Task;

impl Store {
    pub(super) fn save_support(
        &mut self,
        _household: HouseholdId,
        _id: Option<SupportId>,
        _support: Support,
        _now: Now,
    ) -> Result<SupportId> {
        Err(StoreError::invalid("not_built"))
    }

    pub(super) fn save_task(
        &mut self,
        _household: HouseholdId,
        _id: Option<TaskId>,
        _task: Task,
        _now: Now,
    ) -> Result<TaskId> {
        Err(StoreError::invalid("not_built"))
    }

    pub(super) fn needs(&mut self, _village: VillageId) -> Result<VillageNeeds> {
        Ok(VillageNeeds::default())
    }
}
