//! Acts in the register on the phone: `domain::act` decides, one transaction writes every household that changes.

use std::cell::RefCell;

use rusqlite::Connection;

use super::households::edit::{self, Edit};
use super::ids::Ids;
use super::view::Now;
use super::{Result, Store, StoreError, households};
use crate::domain::act::{ActError, ActRequest, Done, What, perform};
use crate::domain::ids::{ActId, HouseholdId};

impl Store {
    pub(super) fn act(&mut self, request: ActRequest, now: Now) -> Result<Vec<HouseholdId>> {
        self.write(|db, touched| {
            if let What::Undo { household, act } = &request.what {
                rests_on_nothing(db, *household, *act)?;
            }
            let mut ids = Ids::new(&now);
            let unread = RefCell::new(None);
            let known = |id: HouseholdId| match households::get(db, id) {
                Ok(stored) => stored.map(|stored| stored.household),
                Err(error) => {
                    unread.replace(Some(error));
                    None
                }
            };
            let performed = perform(&request, now.today, &known, &mut || ids.next_id());
            if let Some(error) = unread.take() {
                return Err(error);
            }
            let changed = performed.map_err(|why| StoreError::Act { why })?;
            let mut done = Vec::new();
            for household in changed {
                done.push(household.id);
                let act = request.what.code().to_owned();
                let edit = Edit { household, act, reason: request.reason.clone(), visit: None };
                edit::apply(db, edit, &mut ids, &now, touched)?;
            }
            Ok(done)
        })
    }
}

/// Refuses to take back a split when the household that was founded has a form, begun or finalised: what is known of
/// it would speak for nobody.
fn rests_on_nothing(db: &Connection, household: HouseholdId, act: ActId) -> Result<()> {
    let Some(stored) = households::get(db, household)? else { return Ok(()) };
    let founded = match stored.household.acts.get(&act).map(|act| &act.done) {
        Some(Done::SplitFrom { .. }) => household,
        Some(Done::SplitOff { household, .. }) => *household,
        _ => return Ok(()),
    };
    let has_forms: bool =
        db.prepare_cached(include_str!("sql/has_forms.sql"))?.query_row([founded.to_string()], |row| row.get(0))?;
    if has_forms { Err(StoreError::Act { why: ActError::NotUndoable }) } else { Ok(()) }
}
