//! A village's visits under another standard, side by side with what is recorded. Reads only.

use std::collections::BTreeMap;

use super::columns::{parse, read_json};
use super::view::{HouseholdRow, Rescore, RescoreLine};
use super::{Result, Store, StoreError};
use crate::domain::classification::classify;
use crate::domain::ids::{HouseholdId, VillageId};
use crate::domain::standard;
use crate::domain::visit::Visit;

impl Store {
    pub(super) fn rescore(&mut self, village: VillageId, standard: String) -> Result<Rescore> {
        let other = standard::builtin_by_id(&standard).ok_or_else(|| StoreError::invalid("unknown_standard"))?;
        let rows: BTreeMap<HouseholdId, HouseholdRow> =
            self.roll()?.of(Some(&village)).map(|line| (line.row.id, line.row.clone())).collect();
        let mut rescore = Rescore {
            village: village.clone(),
            standard,
            before: BTreeMap::new(),
            after: BTreeMap::new(),
            lines: Vec::new(),
        };
        let mut read = self.db.prepare_cached(include_str!("sql/visits_that_speak.sql"))?;
        let mut visits = read.query([village.as_str()])?;
        while let Some(row) = visits.next()? {
            let visit: Visit = read_json(&row.get::<_, String>(1)?)?;
            let Some(row) = rows.get(&parse(&row.get::<_, String>(0)?)?) else { continue };
            let before = visit.classification;
            let after = classify(&other, before.area, &visit.members, &visit.answers, visit.visited_on);
            *rescore.before.entry(before.class).or_default() += 1;
            *rescore.after.entry(after.class).or_default() += 1;
            rescore.lines.push(RescoreLine { row: row.clone(), visit: visit.id, before, after });
        }
        // By number already; those whose class changes come first.
        rescore.lines.sort_by_key(|line| line.before.class == line.after.class);
        Ok(rescore)
    }
}
