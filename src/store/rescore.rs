//! A village's visits under another standard, side by side with what is recorded. Reads only.

use std::collections::BTreeMap;

use super::columns::read_json;
use super::view::{HouseholdRow, Rescore, RescoreLine};
use super::{Result, Store, StoreError};
use crate::domain::classification::rescore::{Rescored, counts, rescore};
use crate::domain::ids::{HouseholdId, VillageId};
use crate::domain::standard;
use crate::domain::visit::Visit;

impl Store {
    pub(super) fn rescore(&mut self, village: VillageId, standard: String) -> Result<Rescore> {
        let other = standard::builtin_by_id(&standard).ok_or_else(|| StoreError::invalid("unknown_standard"))?;
        let rows: BTreeMap<HouseholdId, HouseholdRow> =
            self.roll()?.of(Some(&village)).map(|line| (line.row.id, line.row.clone())).collect();
        let visits: Vec<Visit> = self
            .db
            .prepare_cached(include_str!("sql/visits_that_speak.sql"))?
            .query_and_then([village.as_str()], |row| read_json(&row.get::<_, String>(0)?))?
            .collect::<Result<_>>()?;
        let rescored = rescore(&other, &visits);
        let counts = counts(&rescored);
        let line = |one: Rescored| {
            let row = rows.get(&one.household)?.clone();
            Some(RescoreLine { row, visit: one.visit, before: one.before, after: one.after })
        };
        let mut lines: Vec<RescoreLine> = rescored.into_iter().filter_map(line).collect();
        // By number already; those whose class changes come first.
        lines.sort_by_key(|line| line.before.class == line.after.class);
        Ok(Rescore { village, standard, before: counts.before, after: counts.after, lines })
    }
}
