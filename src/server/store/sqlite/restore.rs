//! Putting a copy back.
//!
//! The new state is prepared in a file of its own and then copied over the served one in a single transaction: a power
//! cut leaves either the old state or the new one. A try that was cut short leaves a file that the next one removes.
//! The few statements below that are put together take names of tables and columns from the schema, so that what a
//! migration adds to accounts and phones is carried over too.

use std::fs;
use std::path::{Path, PathBuf};

use ed25519_dalek::SigningKey;
use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::backup::{Scrap, contents, failed, inspect, remove, settle, whole_step, write_copy};
use super::sql::{column, count, ms, sql};
use super::{MIGRATIONS, log, register};
use crate::protocol::entry::FIRST_PREV_HASH;
use crate::server::secret;
use crate::server::store::{Book, By, Commune, Contents, CopyFault, Restored, StoreError};
use crate::sqlite::{Role, migrate, open};

/// How often it begins anew when someone else writes meanwhile.
const TRIES: usize = 3;
/// Versions that may have been given after a backup when nothing is left to tell.
const UNKNOWN_VERSIONS: u64 = 1_000;
/// What phones keep of their own log: not as of today.
const OF_THE_LOG: [&str; 2] = ["last_seq", "last_hash"];

/// Puts a copy back over the served file; answers also with the new name of the state.
pub(super) fn restore(
    live: &mut Connection,
    path: &Path,
    commune: &Commune,
    copy: &Path,
    aside: &Path,
    by: &By,
) -> Result<Result<(Restored, String), CopyFault>, StoreError> {
    let wanted = match inspect(copy)? {
        Ok(wanted) => wanted,
        Err(fault) => return Ok(Err(fault)),
    };
    let own_key = hex::encode(SigningKey::from_bytes(&commune.signing_seed).verifying_key().as_bytes());
    if wanted.commune != commune.code || wanted.key != own_key {
        return Ok(Err(CopyFault::OtherCommune { name: wanted.name }));
    }
    for _ in 0..TRIES {
        let as_of = data_version(live)?;
        let replaced = contents(live, path)?;
        write_copy(live, aside)?;
        let set_aside = Scrap::of(aside);
        let (work, name) = prepare(copy, path, Some(&replaced), &wanted, by)?;
        if data_version(live)? != as_of {
            // A command wrote meanwhile: what was set aside is not all that would go.
            continue;
        }
        let ready = open(work.path(), None, Role::Reader)?;
        let before = epoch(live)?;
        let copied = Backup::new(&ready, live).map_err(StoreError::from).and_then(|backup| whole_step(&backup));
        // Unless what was there surely still is, this may be its last copy.
        if copied.is_ok() || epoch(live).ok() != Some(before) {
            set_aside.keep();
        }
        copied?;
        drop(ready);
        let contents = contents(live, path)?;
        let restored = Restored { contents, replaced: Some(replaced), aside: Some(aside.to_owned()) };
        return Ok(Ok((restored, name)));
    }
    Err(StoreError::Busy)
}

/// The name of the state.
fn epoch(connection: &Connection) -> Result<Option<String>, StoreError> {
    Ok(register::commune(connection)?.map(|commune| commune.epoch))
}

/// A number that another one takes the place of whenever someone else wrote into the file.
fn data_version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

/// Puts a copy into a place where there is no commune that could be read; what lies there is moved to `aside`.
pub(super) fn restore_new(
    path: &Path,
    copy: &Path,
    aside: &Path,
    by: &By,
) -> Result<Result<Restored, CopyFault>, StoreError> {
    let wanted = match inspect(copy)? {
        Ok(wanted) => wanted,
        Err(fault) => return Ok(Err(fault)),
    };
    let (work, _) = prepare(copy, path, None, &wanted, by)?;
    // Its log goes with it: beside another database it would be taken for that one's.
    for end in ["-wal", "-shm", ""] {
        let left = with_end(path, end);
        if left.exists() {
            fs::rename(&left, with_end(aside, end)).map_err(failed)?;
        }
    }
    fs::rename(work.path(), path).map_err(failed)?;
    settle(path)?;
    let connection = open(path, None, Role::Reader)?;
    Ok(Ok(Restored { contents: contents(&connection, path)?, replaced: None, aside: None }))
}

/// Makes the state that is to be: the copy, brought to today's schema, with today's accounts and phones, no session,
/// no code that could be used, a name of its own, and a line about all of it in the book of changes.
fn prepare(
    copy: &Path,
    path: &Path,
    live: Option<&Contents>,
    wanted: &Contents,
    by: &By,
) -> Result<(Scrap, String), StoreError> {
    let place = with_end(path, ".restoring");
    // Of a try that was cut short.
    remove(&place);
    let work = Scrap::private(&place)?;
    let mut from = fs::File::open(copy).map_err(failed)?;
    let mut to = fs::OpenOptions::new().write(true).open(work.path()).map_err(failed)?;
    std::io::copy(&mut from, &mut to).map_err(failed)?;
    drop(to);
    let mut connection = open(work.path(), None, Role::Writer)?;
    migrate(&mut connection, &MIGRATIONS)?;
    connection.pragma_update(None, "foreign_keys", false)?;
    if live.is_some() {
        connection.execute("ATTACH DATABASE ?1 AS now", [path.to_string_lossy()])?;
    }
    let epoch = hex::encode(secret::random::<8>().map_err(|error| StoreError::Backend(Box::new(error)))?);
    let transaction = connection.transaction()?;
    let code = wanted.commune.as_str();
    transaction.execute(sql!("restore_sessions_end"), [])?;
    transaction.execute(sql!("restore_codes_end"), [ms(by.at)])?;
    if live.is_some() {
        carry_users(&transaction)?;
        carry_devices(&transaction)?;
    }
    let floor = version_floor(&transaction, live.is_some())?;
    let highest = if live.is_some() { sql!("restore_change_of_both") } else { sql!("restore_change_alone") };
    let last_change: u64 = transaction.query_row(highest, [], |row| count(row, 0))?;
    transaction.execute(sql!("restore_name"), (&epoch, column(last_change.saturating_add(1))))?;
    transaction
        .execute(sql!("restore_note"), (code, ms(by.at), &by.actor, wanted.as_of.map_or(0, ms), column(floor)))?;
    let detail = serde_json::json!({
        "as_of": wanted.as_of,
        "lost": live.map(|replaced| replaced.beyond(wanted)),
        "replaced": live.map(|replaced| &replaced.heads),
    });
    let note = by.note(log::RESTORE, "backup".to_owned(), "", detail.to_string());
    log::append(&transaction, &wanted.commune, Book::Change, &note)?;
    if transaction.prepare("PRAGMA main.foreign_key_check")?.exists([])? {
        return Err(failed(std::io::Error::other("what is carried over does not fit the backup")));
    }
    transaction.commit()?;
    if live.is_some() {
        connection.execute("DETACH DATABASE now", [])?;
    }
    connection.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    connection.close().map_err(|(_, error)| error)?;
    settle(work.path())?;
    Ok((work, epoch))
}

/// Above every version that was ever given to a household.
fn version_floor(connection: &Connection, live: bool) -> Result<u64, StoreError> {
    let kept: u64 = connection.query_row(sql!("restore_floor_of_copy"), [], |row| count(row, 0))?;
    if !live {
        return Ok(kept.saturating_add(UNKNOWN_VERSIONS));
    }
    Ok(kept.max(connection.query_row(sql!("restore_floor_of_now"), [], |row| count(row, 0))?))
}

/// Accounts are as they are today: whoever lost theirs does not get it back by a backup, nor an old password.
fn carry_users(connection: &Connection) -> Result<(), StoreError> {
    let mut statement = connection.prepare(sql!("restore_tables_of_users"))?;
    let mut tables: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    tables.push("users".to_owned());
    for table in tables {
        let columns = columns(connection, &table)?.join(", ");
        connection.execute_batch(&format!(
            "DELETE FROM main.{table}; INSERT INTO main.{table} ({columns}) SELECT {columns} FROM now.{table};"
        ))?;
    }
    Ok(())
}

/// Phones are as they are today, above all the revoked ones; of a phone that the backup does not know nothing is held.
fn carry_devices(connection: &Connection) -> Result<(), StoreError> {
    let all = columns(connection, "devices")?;
    let kept: Vec<&str> = all.iter().map(String::as_str).filter(|name| !OF_THE_LOG.contains(name)).collect();
    let kept_columns = kept.join(", ");
    connection.execute(
        &format!(
            "INSERT INTO main.devices ({kept_columns}, last_seq, last_hash)
             SELECT {kept_columns}, 0, ?1 FROM now.devices AS n
             WHERE NOT EXISTS (SELECT 1 FROM main.devices AS d WHERE d.commune = n.commune AND d.id = n.id)"
        ),
        [FIRST_PREV_HASH],
    )?;
    let changing: Vec<String> = kept
        .iter()
        .filter(|name| !matches!(**name, "commune" | "id" | "public_key"))
        .map(|name| format!("{name} = n.{name}"))
        .collect();
    connection.execute_batch(&format!(
        "UPDATE main.devices SET {} FROM now.devices AS n
         WHERE n.commune = main.devices.commune AND n.id = main.devices.id;",
        changing.join(", ")
    ))?;
    Ok(())
}

fn columns(connection: &Connection, table: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(sql!("table_columns"))?;
    let rows = statement.query_map([table], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The same name with something after it.
fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(end);
    name.into()
}
