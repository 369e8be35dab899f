//! Files that wait to be imported, and taking an import back.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::desk::{Changed, Desk};
use super::made;
use super::sql::{column, count, instant, ms, read, sql, uuid};
use crate::domain::household::Household;
use crate::domain::ids::{CommuneCode, HouseholdId};
use crate::server::store::{Book, KeptImport, NewImport, StoreError, TakeBack, TakenBack};

/// Files that wait at most; the oldest goes first.
const MOST: u32 = 20;
/// How long a file waits.
const MOST_DAYS: i64 = 7;

/// Keeps a file. The same id again changes nothing.
pub(super) fn add(desk: &mut Desk<'_>, import: &NewImport) -> Result<(), StoreError> {
    desk.connection.prepare_cached(sql!("import_add"))?.execute(params![
        desk.code(),
        import.id.as_bytes(),
        import.by,
        ms(import.at),
        import.name,
        import.file,
        "{}"
    ])?;
    let oldest = ms(import.at - chrono::TimeDelta::days(MOST_DAYS));
    desk.connection.prepare_cached(sql!("imports_forget"))?.execute(params![desk.code(), oldest, MOST])?;
    Ok(())
}

/// The files that wait, or one of them, newest first.
pub(super) fn list(
    connection: &Connection,
    commune: &CommuneCode,
    id: Option<Uuid>,
) -> Result<Vec<KeptImport>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("imports_list"))?;
    let rows = statement.query_map(params![commune.as_str(), id.map(|id| *id.as_bytes())], |row| {
        Ok(KeptImport {
            id: uuid(row, 0)?,
            by: row.get(1)?,
            at: instant(row.get(2)?),
            name: row.get(3)?,
            choices: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A file.
pub(super) fn file(connection: &Connection, commune: &CommuneCode, id: Uuid) -> Result<Option<Vec<u8>>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("import_file"))?;
    Ok(statement.query_row((commune.as_str(), id.as_bytes()), |row| row.get(0)).optional()?)
}

/// Keeps what was chosen for a file.
pub(super) fn choose(desk: &mut Desk<'_>, id: Uuid, choices: &str) -> Result<(), StoreError> {
    desk.connection.prepare_cached(sql!("import_choose"))?.execute((desk.code(), id.as_bytes(), choices))?;
    Ok(())
}

/// Forgets a file.
pub(super) fn drop(desk: &mut Desk<'_>, id: Uuid) -> Result<(), StoreError> {
    desk.connection.prepare_cached(sql!("import_drop"))?.execute((desk.code(), id.as_bytes()))?;
    Ok(())
}

/// Takes an import back, whole or not at all.
pub(super) fn take_back(desk: &mut Desk<'_>, take: &TakeBack) -> Result<TakenBack, StoreError> {
    let current = made::record(desk.connection, &desk.commune.code, &take.record.key)?;
    match current {
        Some(current) if current.body == take.record.body => return Ok(TakenBack::Again),
        Some(current) if current.version == take.record.expected => {}
        _ => return Ok(TakenBack::Stale),
    }
    let mut rests = Vec::new();
    for id in &take.added {
        if rests_on(desk, *id, 0)? != (1, 0) {
            rests.push(*id);
        }
    }
    for (id, before) in &take.merged {
        // What came to rest on a household that was there before does not rest on what was filled in.
        if rests_on(desk, *id, *before)?.0 != 1 {
            rests.push(*id);
        }
    }
    if !rests.is_empty() {
        return Ok(TakenBack::Rests(rests));
    }
    for id in &take.added {
        let Some((household, _)) = desk.household(*id)? else { continue };
        let key = (desk.code(), id.0.as_bytes());
        desk.connection.prepare_cached(sql!("household_versions_drop"))?.execute(key)?;
        desk.connection.prepare_cached(sql!("household_drop"))?.execute(key)?;
        desk.connection.prepare_cached(sql!("change_drop"))?.execute(key)?;
        // Phones that have it see by the digest that the village's book is another one.
        desk.note_change(Changed::Left(*id), household.village.as_str())?;
    }
    for (id, before) in &take.merged {
        if let Some(household) = version(desk.connection, desk.code(), *id, *before)? {
            desk.put_household(household, None, take.note.at)?;
        }
    }
    made::put_record(desk, &take.record, &take.note.actor, take.note.at)?;
    made::note(desk, Book::Change, &take.note)?;
    desk.forget();
    Ok(TakenBack::Done)
}

/// Versions of a household after one of them, and what was made for it.
fn rests_on(desk: &Desk<'_>, id: HouseholdId, version: u64) -> Result<(u64, u64), StoreError> {
    let mut statement = desk.connection.prepare_cached(sql!("household_rests"))?;
    let found = statement
        .query_row((desk.code(), id.0.as_bytes(), column(version)), |row| Ok((count(row, 0)?, count(row, 1)?)))?;
    Ok(found)
}

fn version(
    connection: &Connection,
    commune: &str,
    id: HouseholdId,
    version: u64,
) -> Result<Option<Household>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("household_version_get"))?;
    let json: Option<String> =
        statement.query_row((commune, id.0.as_bytes(), column(version)), |row| row.get(0)).optional()?;
    json.map(|json| read("household", &json)).transpose()
}
