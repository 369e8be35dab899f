//! Needs, help and tasks of households: edits of the household's record, each with its entry.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::columns::read_json;
use super::households::edit::{self, Edit};
use super::ids::Ids;
use super::view::{Now, VillageNeeds};
use super::{Result, Store, StoreError, households};
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, SupportId, TaskId, VillageId};
use crate::domain::support::Support;
use crate::domain::task::Task;
use crate::domain::text::tidy;

/// What an edit of a need is called in its entry.
const ACT_SUPPORT: &str = "support";
/// What an edit of a task is called in its entry.
pub(super) const ACT_TASK: &str = "task";

impl Store {
    pub(super) fn save_support(
        &mut self,
        household: HouseholdId,
        id: Option<SupportId>,
        support: Support,
        now: Now,
    ) -> Result<SupportId> {
        let support = Support { note: tidy(&support.note), ..support };
        self.write(|db, touched| {
            let mut ids = Ids::new(&now);
            let mut household = households::get_or_missing(db, household)?.household;
            let id = match id {
                Some(id) if !household.supports.contains_key(&id) => return Err(missing("support")),
                Some(id) => id,
                None => SupportId(ids.next_id()),
            };
            if household.supports.insert(id, support.clone()) != Some(support) {
                edit::apply(db, plain(household, ACT_SUPPORT), &mut ids, &now, touched)?;
            }
            Ok(id)
        })
    }

    pub(super) fn save_task(
        &mut self,
        household: HouseholdId,
        id: Option<TaskId>,
        task: Task,
        now: Now,
    ) -> Result<TaskId> {
        let task = Task { what: tidy(&task.what), ..task };
        self.write(|db, touched| {
            let mut ids = Ids::new(&now);
            let mut household = households::get_or_missing(db, household)?.household;
            let id = match id {
                Some(id) if !household.tasks.contains_key(&id) => return Err(missing("task")),
                Some(id) => id,
                None => TaskId(ids.next_id()),
            };
            if household.tasks.insert(id, task.clone()) != Some(task) {
                edit::apply(db, plain(household, ACT_TASK), &mut ids, &now, touched)?;
            }
            Ok(id)
        })
    }

    pub(super) fn needs(&mut self, village: VillageId) -> Result<VillageNeeds> {
        let mut needs = VillageNeeds::default();
        for household in waiting(&self.db, &village)?.iter().filter(|household| household.presence.is_present()) {
            for (id, support) in household.supports.iter().filter(|(_, support)| support.is_open()) {
                let line = (household.id, household.head_name().to_owned(), *id, support.clone());
                needs.by_office.entry(support.office.clone()).or_default().push(line);
            }
        }
        for lines in needs.by_office.values_mut() {
            // What was promised for a day first; the households come by number.
            lines.sort_by_key(|(_, _, _, support)| support.due.unwrap_or(NaiveDate::MAX));
        }
        Ok(needs)
    }
}

/// The households of a village with an open need or an open task, by number.
pub(super) fn waiting(db: &Connection, village: &VillageId) -> Result<Vec<Household>> {
    db.prepare_cached(include_str!("sql/waiting_households.sql"))?
        .query_and_then([village.as_str()], |row| read_json(&row.get::<_, String>(0)?))?
        .collect()
}

fn plain(household: Household, act: &str) -> Edit {
    Edit { household, act: act.to_owned(), reason: String::new(), visit: None }
}

fn missing(what: &str) -> StoreError {
    StoreError::NotFound(what.to_owned())
}
