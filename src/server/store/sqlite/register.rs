//! Founding a commune, its plan and its register.

use rusqlite::{Connection, OptionalExtension};

use super::desk::Desk;
use super::sql::{count, ms, sql};
use super::{made, plans};
use crate::domain::household::Household;
use crate::domain::ids::{CommuneCode, VillageId};
use crate::domain::plan::Plan;
use crate::domain::plan::annex::Annex;
use crate::domain::plan::finding::Finding;
use crate::protocol::enrol::VillageInfo;
use crate::server::store::{Book, By, Commune, Counts, Founding, PlanMade, StoreError};

/// Founds a commune in a file that has none.
pub(super) fn found(connection: &mut Connection, founding: &Founding) -> Result<(), StoreError> {
    if commune(connection)?.is_some() {
        return Err(StoreError::AlreadyFounded);
    }
    let transaction = connection.transaction()?;
    let commune = &founding.commune;
    transaction.prepare_cached(sql!("commune_add"))?.execute(rusqlite::params![
        commune.code.as_str(),
        commune.name,
        commune.province,
        commune.phone,
        commune.signing_seed,
        commune.epoch,
        commune.synthetic,
        ms(founding.at),
    ])?;
    for (place, village) in founding.villages.iter().enumerate() {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        transaction.prepare_cached(sql!("village_add"))?.execute((
            commune.code.as_str(),
            village.id.as_str(),
            &village.name,
            place,
        ))?;
    }
    transaction.commit()?;
    Ok(())
}

/// The commune of a file.
pub(super) fn commune(connection: &Connection) -> Result<Option<Commune>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("commune_get"))?;
    let found = statement.query_row([], |row| {
        Ok(Commune {
            code: CommuneCode(row.get(0)?),
            name: row.get(1)?,
            province: row.get(2)?,
            phone: row.get(3)?,
            signing_seed: row.get(4)?,
            epoch: row.get(5)?,
            synthetic: row.get(6)?,
        })
    });
    Ok(found.optional()?)
}

/// The villages, in the order that lists show.
pub(super) fn villages(connection: &Connection, commune: &CommuneCode) -> Result<Vec<VillageInfo>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("villages_list"))?;
    let rows = statement
        .query_map([commune.as_str()], |row| Ok(VillageInfo { id: VillageId(row.get(0)?), name: row.get(1)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Numbers for `/health`.
pub(super) fn counts(connection: &Connection, commune: &CommuneCode) -> Result<Counts, StoreError> {
    let schema = crate::sqlite::version(connection)?;
    let counts = connection.prepare_cached(sql!("counts"))?.query_row([commune.as_str()], |row| {
        Ok(Counts {
            schema,
            households: count(row, 0)?,
            visits: count(row, 1)?,
            devices: count(row, 2)?,
            users: count(row, 3)?,
        })
    })?;
    Ok(counts)
}

/// Loads a plan as the next version.
pub(super) fn load_plan(
    desk: &mut Desk<'_>,
    plan: Plan,
    annex: Option<&Annex>,
    findings: &[Finding],
    by: &By,
) -> Result<Plan, StoreError> {
    let made = PlanMade { by: by.actor.clone(), ..PlanMade::default() };
    let plan = plans::add(desk, plan, annex, findings, &made, by.at)?;
    let detail = serde_json::json!({ "year": plan.year, "status": plan.status }).to_string();
    made::note(desk, Book::Change, &by.note("load_plan", format!("plan/{}", plan.version), "", detail))?;
    plans::take_names(desk, by)?;
    Ok(plan)
}

/// Puts households on the register; those that are there as they are get no new version.
pub(super) fn put_households(desk: &mut Desk<'_>, households: Vec<Household>, by: &By) -> Result<u64, StoreError> {
    let mut put = 0;
    for household in households {
        let same = desk.household(household.id)?.is_some_and(|(current, _)| current == household);
        if !same {
            desk.put_household(household, None, by.at)?;
            put += 1;
        }
    }
    if put > 0 {
        let detail = serde_json::json!({ "households": put }).to_string();
        made::note(desk, Book::Change, &by.note("put_households", "register".to_owned(), "", detail))?;
    }
    Ok(put)
}
