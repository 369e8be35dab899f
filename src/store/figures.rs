//! Progress, digests and the first screen. The figures are those of `domain::progress`, kept until something under
//! them changes: whoever writes a household, a visit or the plan calls [`forget`] in the same transaction.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use super::columns::{parse, read_json, write_json};
use super::due::Standpoint;
use super::view::*;
use super::{Result, Store, StoreError, Touched, drafts, identity, visits};
use crate::domain::class::Class;
use crate::domain::household::{Household, Location};
use crate::domain::ids::{HouseholdId, VillageId, VisitId};
use crate::domain::plan::Plan;
use crate::domain::progress::digest::{Digest, digest};
use crate::domain::progress::{Progress, village_progress};
use crate::domain::visit::current_visits;

impl Store {
    pub(super) fn progress(&mut self, village: VillageId) -> Result<ProgressView> {
        let progress = self.progress_of(&village)?;
        let results = visits::results_of_village(&self.db, &village)?;
        let current = current_visits(results.iter().filter(|visit| visit.year == progress.year));
        let mut names = BTreeMap::new();
        let mut lacking: BTreeMap<u8, Vec<HouseholdId>> = BTreeMap::new();
        let mut left = Vec::new();
        for line in self.roll()?.of(Some(&village)) {
            let id = line.row.id;
            names.insert(id, (line.row.head.clone(), line.row.number.clone()));
            if line.is_left() {
                left.push(id);
            }
            let found = current.get(&id).filter(|visit| line.present && visit.class == Class::Poor);
            for number in found.iter().flat_map(|visit| &visit.deprived) {
                lacking.entry(*number).or_default().push(id);
            }
        }
        Ok(ProgressView { progress, plan: plan(&self.db)?, names, lacking, left })
    }

    /// A village's progress. On a full disk it is computed and not kept: looking must work then too.
    fn progress_of(&mut self, village: &VillageId) -> Result<Progress> {
        match self.write(|db, _| figures(db, village)) {
            Err(StoreError::DiskFull) => Ok(compute(&self.db, village)?.0),
            answer => Ok(answer?.0),
        }
    }

    pub(super) fn local_digests(&mut self) -> Result<Digests> {
        self.write(|db, _| digests(db))
    }

    pub(super) fn today(
        &mut self,
        village: Option<VillageId>,
        here: Option<Location>,
        day: NaiveDate,
    ) -> Result<Today> {
        let village = match village {
            Some(village) => Some(village),
            None => only_village(&self.db)?,
        };
        let plan = plan(&self.db)?;
        let progress = match &village {
            Some(village) => Some(self.progress_of(village)?),
            None => None,
        };
        let target = village.as_ref().and_then(|village| plan.as_ref()?.village(village).cloned());
        let due_lines = self.due(village.as_ref(), Standpoint { here, day })?;
        let roll = self.roll()?;
        let to_review = count(roll.of(village.as_ref()).filter(|line| line.is_due()).count());
        let left = count(roll.of(village.as_ref()).filter(|line| line.is_left()).count());
        Ok(Today { progress, target, due: due_lines, reviewed: to_review.saturating_sub(left), to_review })
    }
}

/// The plan on the phone.
pub(super) fn plan(db: &Connection) -> Result<Option<Plan>> {
    let record: Option<String> =
        db.prepare_cached(include_str!("sql/plan.sql"))?.query_row([], |row| row.get(0)).optional()?;
    record.as_deref().map(read_json).transpose()
}

/// Keeps the plan; another year means that other visits speak for the households.
pub(super) fn put_plan(db: &Connection, plan: &Plan, touched: &mut Touched) -> Result<()> {
    let before = year(db)?;
    db.prepare_cached(include_str!("sql/put_plan.sql"))?.execute([write_json(plan)?])?;
    db.execute(include_str!("sql/forget_progress.sql"), [])?;
    if before != Some(plan.year) {
        let ids: Vec<String> = db
            .prepare(include_str!("sql/household_ids.sql"))?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for id in ids {
            visits::refresh_current(db, parse(&id)?, touched)?;
        }
    }
    drafts::follow_year(db, plan.year)?;
    touched.all = true;
    Ok(())
}

/// The year that figures are of: the plan's. Without a plan, the latest year of any visit here.
pub(super) fn year(db: &Connection) -> Result<Option<i32>> {
    let of_plan: Option<i32> =
        db.prepare_cached(include_str!("sql/plan_year.sql"))?.query_row([], |row| row.get(0)).optional()?;
    match of_plan {
        Some(year) => Ok(Some(year)),
        None => Ok(db.prepare_cached(include_str!("sql/latest_year.sql"))?.query_row([], |row| row.get(0))?),
    }
}

/// Throws away what was computed for a village.
pub(super) fn forget(db: &Connection, village: &VillageId) -> Result<()> {
    db.prepare_cached(include_str!("sql/forget_progress_of_village.sql"))?.execute([village.as_str()])?;
    Ok(())
}

/// The digest of each enrolled village.
pub(super) fn digests(db: &Connection) -> Result<Digests> {
    let villages = identity::enrolment(db)?.map(|(enrolment, _)| enrolment.villages).unwrap_or_default();
    villages.into_iter().map(|village| Ok((village.id.clone(), figures(db, &village.id)?.1))).collect()
}

/// A village's progress and digest, from what was kept or computed again.
pub(super) fn figures(db: &Connection, village: &VillageId) -> Result<(Progress, Digest)> {
    let kept: Option<(String, String)> = db
        .prepare_cached(include_str!("sql/progress.sql"))?
        .query_row([village.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((record, digest)) = kept {
        return Ok((read_json(&record)?, Digest(digest)));
    }
    let (progress, digest) = compute(db, village)?;
    db.prepare_cached(include_str!("sql/put_progress.sql"))?.execute(params![
        village.as_str(),
        write_json(&progress)?,
        digest.0
    ])?;
    Ok((progress, digest))
}

fn compute(db: &Connection, village: &VillageId) -> Result<(Progress, Digest)> {
    let plan = plan(db)?;
    let households = households_of(db, village)?;
    let results = visits::results_of_village(db, village)?;
    // As at the commune: without a plan, the latest year of any visit to the village.
    let year =
        plan.as_ref().map_or_else(|| results.iter().map(|visit| visit.year).max().unwrap_or(0), |plan| plan.year);
    let progress =
        village_progress(year, village, plan.as_ref(), households.values().map(|(_, household)| household), &results);
    let versions: BTreeMap<HouseholdId, u64> = households.iter().map(|(id, (version, _))| (*id, *version)).collect();
    let visits: BTreeSet<VisitId> = results.iter().map(|visit| visit.id).collect();
    let digest = digest(&progress, &versions, &visits)?;
    Ok((progress, digest))
}

/// The households of a village that count, with their versions.
fn households_of(db: &Connection, village: &VillageId) -> Result<BTreeMap<HouseholdId, (u64, Household)>> {
    db.prepare_cached(include_str!("sql/households_that_count.sql"))?
        .query_and_then([village.as_str()], |row| {
            let household: Household = read_json(&row.get::<_, String>(1)?)?;
            Ok((household.id, (row.get::<_, u32>(0)?.into(), household)))
        })?
        .collect()
}

fn only_village(db: &Connection) -> Result<Option<VillageId>> {
    let villages = identity::enrolment(db)?.map(|(enrolment, _)| enrolment.villages).unwrap_or_default();
    Ok(match villages.as_slice() {
        [only] => Some(only.id.clone()),
        _ => None,
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
