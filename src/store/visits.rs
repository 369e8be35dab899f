//! Finalised visits, and which of them speaks for a household this year.

use rusqlite::{Connection, OptionalExtension, params};

use super::columns::{parse, parse_opt, read_json, variant, write_json};
use super::view::{SentState, VisitLine};
use super::{Result, Store, StoreError, Touched, figures};
use crate::domain::class::Class;
use crate::domain::classification::Income;
use crate::domain::ids::{HouseholdId, VillageId, VisitId};
use crate::domain::visit::{Visit, VisitResult, current_visits};

impl Store {
    pub(super) fn visit(&mut self, id: VisitId) -> Result<Visit> {
        get(&self.db, id)?.ok_or_else(|| StoreError::NotFound("visit".to_owned()))
    }
}

pub(super) fn get(db: &Connection, id: VisitId) -> Result<Option<Visit>> {
    let record: Option<String> =
        db.prepare_cached(include_str!("sql/visit.sql"))?.query_row([id.to_string()], |row| row.get(0)).optional()?;
    record.as_deref().map(read_json).transpose()
}

/// Writes a visit. A visit that was sent back and comes from the commune all the same was taken after all.
pub(super) fn put(db: &Connection, visit: &Visit, pull: i64, touched: &mut Touched) -> Result<()> {
    let result = visit.result();
    db.prepare_cached(include_str!("sql/put_visit.sql"))?.execute(params![
        visit.id.to_string(),
        visit.household.to_string(),
        visit.village.as_str(),
        visit.year,
        result.class.code(),
        write_json(&result.deprived)?,
        write_json(&result.supersedes)?,
        visit.correction_of.map(|id| id.to_string()),
        visit.visited_on.to_string(),
        visit.classification.income == Income::Missing,
        pull,
        write_json(visit)?,
    ])?;
    figures::forget(db, &visit.village)?;
    refresh_current(db, visit.household, touched)
}

/// Marks a visit as sent back, or as taken after all.
pub(super) fn set_refused(db: &Connection, id: VisitId, refused: bool, touched: &mut Touched) -> Result<()> {
    let row: Option<(String, String)> = db
        .prepare_cached(include_str!("sql/refuse_visit.sql"))?
        .query_row(params![id.to_string(), refused], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((household, village)) = row {
        figures::forget(db, &VillageId::new(village))?;
        refresh_current(db, parse(&household)?, touched)?;
    }
    Ok(())
}

/// Finds again which visit speaks for a household in the plan's year.
pub(super) fn refresh_current(db: &Connection, household: HouseholdId, touched: &mut Touched) -> Result<()> {
    let year = figures::year(db)?;
    let results = results_of(db, household, year)?;
    let current = current_visits(&results).get(&household).map(|visit| (visit.id, visit.class));
    let (visit, surveyed) = (current.map(|(id, _)| id.to_string()), current.map(|(_, class)| class.code()));
    db.prepare_cached(include_str!("sql/set_current.sql"))?.execute(params![household.to_string(), visit, surveyed])?;
    // A household may have moved since the visit: its own village's figures change too.
    db.prepare_cached(include_str!("sql/forget_progress_of_household.sql"))?.execute([household.to_string()])?;
    touched.households.insert(household);
    Ok(())
}

/// The visits that no other gives way to, in the plan's year: the ones a new visit supersedes.
pub(super) fn standing(db: &Connection, household: HouseholdId, year: i32) -> Result<Vec<VisitId>> {
    let results = results_of(db, household, Some(year))?;
    let given_way = |id: VisitId| results.iter().any(|other| other.id != id && other.supersedes.contains(&id));
    Ok(results.iter().map(|visit| visit.id).filter(|id| !given_way(*id)).collect())
}

/// The class by this year's review, where there is one.
pub(super) fn class_now(db: &Connection, household: HouseholdId) -> Result<Option<Class>> {
    let surveyed: Option<Option<String>> = db
        .prepare_cached(include_str!("sql/class_now.sql"))?
        .query_row([household.to_string()], |row| row.get(0))
        .optional()?;
    surveyed.flatten().as_deref().map(variant).transpose()
}

/// The latest visit of a household in any year, for "last time".
pub(super) fn latest(db: &Connection, household: HouseholdId) -> Result<Option<Visit>> {
    let record: Option<String> = db
        .prepare_cached(include_str!("sql/latest_visit.sql"))?
        .query_row([household.to_string()], |row| row.get(0))
        .optional()?;
    record.as_deref().map(read_json).transpose()
}

pub(super) fn history(db: &Connection, household: HouseholdId) -> Result<Vec<VisitLine>> {
    db.prepare_cached(include_str!("sql/history.sql"))?
        .query_and_then([household.to_string()], |row| {
            Ok(VisitLine {
                id: parse(&row.get::<_, String>(0)?)?,
                visited_on: parse(&row.get::<_, String>(1)?)?,
                class: variant(&row.get::<_, String>(2)?)?,
                correction_of: parse_opt(row.get(3)?)?,
                reason: row.get(6)?,
                sent: SentState::of(row.get(5)?, row.get(4)?),
            })
        })?
        .collect()
}

/// The results that count, of one household; `None` as year gives none.
fn results_of(db: &Connection, household: HouseholdId, year: Option<i32>) -> Result<Vec<VisitResult>> {
    let Some(year) = year else { return Ok(Vec::new()) };
    db.prepare_cached(concat!(include_str!("sql/results.sql"), "AND v.household = ?1 AND v.year = ?2"))?
        .query_and_then(params![household.to_string(), year], result)?
        .collect()
}

/// The results that count, of every year, of the households that are in a village now.
pub(super) fn results_of_village(db: &Connection, village: &VillageId) -> Result<Vec<VisitResult>> {
    db.prepare_cached(concat!(include_str!("sql/results.sql"), "AND h.village = ?1"))?
        .query_and_then([village.as_str()], result)?
        .collect()
}

fn result(row: &rusqlite::Row<'_>) -> Result<VisitResult> {
    Ok(VisitResult {
        id: parse(&row.get::<_, String>(0)?)?,
        household: parse(&row.get::<_, String>(1)?)?,
        class: variant(&row.get::<_, String>(2)?)?,
        year: row.get(3)?,
        deprived: read_json(&row.get::<_, String>(4)?)?,
        supersedes: read_json(&row.get::<_, String>(5)?)?,
    })
}
