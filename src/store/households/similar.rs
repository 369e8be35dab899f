//! Households that may be the same as one being put on the register.
//!
//! Names are looked up in the list in memory, telephones and identity numbers by index, so that 20,000 households are
//! looked through without reading their records; `domain::similar` decides on the few that are left.

use std::collections::BTreeSet;

use super::super::columns::parse;
use super::super::{Result, Store};
use super::get;
use crate::domain::household::Household;
use crate::domain::ids::HouseholdId;
use crate::domain::similar::{Similar, Traits, similar};

impl Store {
    pub(in crate::store) fn similar(&mut self, household: Household) -> Result<Vec<Similar>> {
        let wanted = Traits::of(&household);
        let names: BTreeSet<&str> = wanted.people.iter().map(|(name, _)| name.as_str()).collect();
        let mut candidates: BTreeSet<HouseholdId> = self.roll()?.with_a_name(&names);
        let db = &self.db;
        for number in &wanted.id_numbers {
            candidates.extend(self.found(include_str!("sql/by_id_number.sql"), number)?);
        }
        if !wanted.phone.is_empty() {
            candidates.extend(self.found(include_str!("sql/by_phone.sql"), &wanted.phone)?);
        }
        let mut known = Vec::new();
        for id in candidates {
            known.extend(get(db, id)?.map(|stored| stored.household));
        }
        Ok(similar(&household, &known))
    }

    fn found(&self, sql: &str, text: &str) -> Result<Vec<HouseholdId>> {
        self.db.prepare_cached(sql)?.query_and_then([text], |row| parse(&row.get::<_, String>(0)?))?.collect()
    }
}
