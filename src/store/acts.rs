//! Acts in the register on the phone: `domain::act` decides, one transaction writes every household that changes.

use super::households::edit::{self, Edit};
use super::ids::Ids;
use super::view::Now;
use super::{Result, Store, StoreError, households};
use crate::domain::act::{ActRequest, perform};
use crate::domain::household::Household;
use crate::domain::ids::HouseholdId;
use crate::domain::similar::{Similar, similar};

impl Store {
    pub(super) fn act(&mut self, request: ActRequest, now: Now) -> Result<Vec<HouseholdId>> {
        self.write(|db, touched| {
            let mut ids = Ids::new(&now);
            let known = |id: HouseholdId| households::get(db, id).ok().flatten().map(|stored| stored.household);
            let changed =
                perform(&request, now.today, &known, &mut || ids.next_id()).map_err(|why| StoreError::Act { why })?;
            let mut done = Vec::new();
            for household in changed {
                done.push(household.id);
                let edit = Edit { household, act: "act".to_owned(), reason: request.reason.clone(), visit: None };
                edit::apply(db, edit, &mut ids, &now, touched)?;
            }
            Ok(done)
        })
    }

    pub(super) fn similar(&mut self, household: Household) -> Result<Vec<Similar>> {
        Ok(similar(&household, std::iter::empty()))
    }
}
