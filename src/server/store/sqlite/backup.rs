//! Copies of the commune's file: made while it is served, looked at, and put back.
//!
//! A copy is taken page by page in one snapshot by SQLite itself, so that nobody waits for it. Putting one back is
//! prepared in a file of its own and then copied over the served one in a single transaction: a power cut leaves
//! either the old state or the new one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use ed25519_dalek::SigningKey;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use tokio::sync::oneshot;

use super::sql::{column, count, instant, ms};
use super::{MIGRATIONS, log, register};
use crate::protocol::entry::FIRST_PREV_HASH;
use crate::server::secret;
use crate::server::store::{Book, By, Commune, Contents, CopyFault, Reply, Restored, StoreError};
use crate::sqlite::{Role, SqliteError, migrate, open, version};

/// Tables whose rows a person counts.
const COUNTED: [&str; 9] = [
    "households",
    "household_versions",
    "visits",
    "submissions",
    "entries",
    "record_versions",
    "plans",
    "devices",
    "users",
];
/// The schema from which on there is a journal.
const WITH_JOURNAL: u32 = 3;
/// Versions that may have been given after a backup when nothing is left to tell.
const UNKNOWN_VERSIONS: u64 = 1_000;
/// What phones keep of their own log: not as of today.
const OF_THE_LOG: [&str; 2] = ["last_seq", "last_hash"];

/// Runs work that reads or writes files on a thread of its own.
pub(super) fn beside<T, W>(work: W) -> Reply<T>
where
    T: Send + 'static,
    W: FnOnce() -> Result<T, StoreError> + Send + 'static,
{
    let (answer, answered) = oneshot::channel();
    let started = std::thread::Builder::new().name("commune-copy".to_owned()).spawn(move || {
        let _gone = answer.send(work());
    });
    Box::pin(async move {
        started.map_err(failed)?;
        answered.await.unwrap_or(Err(StoreError::Closed))
    })
}

/// Copies the served file and reads the copy.
pub(super) fn copy(from: &Path, to: &Path) -> Result<Result<Contents, CopyFault>, StoreError> {
    let source = open(from, None, Role::Reader)?;
    write_copy(&source, to)?;
    drop(source);
    inspect(to)
}

/// Copies everything of a connection into a new file that its owner alone may read.
fn write_copy(source: &Connection, to: &Path) -> Result<(), StoreError> {
    private(to)?;
    let mut copy = Connection::open(to)?;
    whole_step(&Backup::new(source, &mut copy)?)?;
    // One file, nothing beside it.
    copy.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    copy.close().map_err(|(_, error)| error)?;
    fs::File::open(to).and_then(|file| file.sync_all()).map_err(failed)
}

fn whole_step(backup: &Backup<'_, '_>) -> Result<(), StoreError> {
    for _ in 0..100 {
        match backup.step(-1)? {
            StepResult::Done => return Ok(()),
            _ => std::thread::sleep(std::time::Duration::from_millis(50)),
        }
    }
    Err(StoreError::Busy)
}

/// What a copy holds. Nothing of it is changed.
pub(super) fn inspect(copy: &Path) -> Result<Result<Contents, CopyFault>, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    match Connection::open_with_flags(copy, flags).map_err(SqliteError::from).and_then(|connection| {
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.pragma_update(None, "cell_size_check", true)?;
        Ok(connection)
    }) {
        Ok(connection) => look(&connection, copy),
        Err(error) => fault(error.into()),
    }
}

fn look(connection: &Connection, path: &Path) -> Result<Result<Contents, CopyFault>, StoreError> {
    let known = MIGRATIONS.last().map_or(0, |last| last.number);
    let found = (|| -> Result<Result<Contents, CopyFault>, StoreError> {
        let schema = version(connection)?;
        if schema == 0 {
            return Ok(Err(CopyFault::NotACommune));
        }
        if schema > known {
            return Ok(Err(CopyFault::Newer));
        }
        let sound: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if sound != "ok" || connection.prepare("PRAGMA foreign_key_check")?.exists([])? {
            return Ok(Err(CopyFault::Damaged));
        }
        if tables(connection)? != tables_of_schema(schema)? {
            return Ok(Err(CopyFault::OtherTables));
        }
        let contents = contents(connection, path)?;
        if schema >= WITH_JOURNAL {
            for book in log::walk(connection, &contents.commune, &[])?.books {
                if let Some(broken) = book.broken {
                    return Ok(Err(CopyFault::Journal { book: book.book, broken }));
                }
            }
        }
        Ok(Ok(contents))
    })();
    found.or_else(fault)
}

/// An error that the file itself is the reason of.
fn fault<T>(error: StoreError) -> Result<Result<T, CopyFault>, StoreError> {
    match error {
        StoreError::NotACommune(_) => Ok(Err(CopyFault::NotACommune)),
        StoreError::Backend(cause) if cause.downcast_ref::<SqliteError>().is_some_and(damaged) => {
            Ok(Err(CopyFault::Damaged))
        }
        other => Err(other),
    }
}

fn damaged(error: &SqliteError) -> bool {
    matches!(error, SqliteError::Corrupt(_) | SqliteError::Other(_))
}

/// Every table, index, trigger and view with its statement: a file that has others is not opened for work.
fn tables(connection: &Connection) -> Result<Vec<(String, String, String)>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn tables_of_schema(schema: u32) -> Result<Vec<(String, String, String)>, StoreError> {
    let mut fresh = crate::sqlite::open_in_memory()?;
    let until: Vec<_> = MIGRATIONS.into_iter().filter(|migration| migration.number <= schema).collect();
    migrate(&mut fresh, &until)?;
    tables(&fresh)
}

/// What a commune's file holds.
pub(super) fn contents(connection: &Connection, path: &Path) -> Result<Contents, StoreError> {
    let commune = register::commune(connection)?
        .ok_or_else(|| StoreError::NotACommune("no commune was founded in it".to_owned()))?;
    let schema = version(connection)?;
    let there: Vec<String> = tables(connection)?.into_iter().map(|(_, name, _)| name).collect();
    let has = |table: &str| there.iter().any(|name| name == table);
    let mut rows = BTreeMap::new();
    for table in COUNTED.into_iter().filter(|table| has(table)) {
        let found = connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| count(row, 0))?;
        rows.insert(table.to_owned(), found);
    }
    let mut heads = BTreeMap::new();
    if has("journal") {
        for book in Book::ALL {
            if let Some(head) = log::head(connection, &commune.code, book)? {
                heads.insert(book.code().to_owned(), head);
            }
        }
    }
    let written =
        [("entries", "received_at"), ("household_versions", "made_at"), ("journal", "at"), ("plans", "loaded_at")];
    let mut as_of: Option<DateTime<Utc>> = None;
    for (table, at) in written.into_iter().filter(|(table, _)| has(table)) {
        let last: Option<i64> =
            connection.query_row(&format!("SELECT max({at}) FROM {table}"), [], |row| row.get(0))?;
        as_of = as_of.max(last.map(instant));
    }
    let key = SigningKey::from_bytes(&commune.signing_seed);
    Ok(Contents {
        commune: commune.code,
        name: commune.name,
        key: hex::encode(key.verifying_key().as_bytes()),
        schema,
        as_of,
        bytes: fs::metadata(path).map(|file| file.len()).unwrap_or(0),
        rows,
        heads,
    })
}

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
    let replaced = contents(live, path)?;
    write_copy(live, aside)?;
    let work = beside_of(path, "restoring");
    let name = prepare(copy, &work, Some((path, &replaced)), &wanted, by)?;
    let ready = open(&work, None, Role::Reader)?;
    whole_step(&Backup::new(&ready, live)?)?;
    drop(ready);
    remove(&work);
    let contents = contents(live, path)?;
    let restored = Restored { contents, replaced: Some(replaced), aside: Some(aside.to_owned()) };
    Ok(Ok((restored, name)))
}

/// Puts a copy into a place where there is no commune that could be read.
pub(super) fn restore_new(path: &Path, copy: &Path, by: &By) -> Result<Result<Restored, CopyFault>, StoreError> {
    let wanted = match inspect(copy)? {
        Ok(wanted) => wanted,
        Err(fault) => return Ok(Err(fault)),
    };
    let work = beside_of(path, "restoring");
    prepare(copy, &work, None, &wanted, by)?;
    fs::rename(&work, path).map_err(failed)?;
    let connection = open(path, None, Role::Reader)?;
    Ok(Ok(Restored { contents: contents(&connection, path)?, replaced: None, aside: None }))
}

/// Makes the state that is to be: the copy, brought to today's schema, with today's accounts and phones, no session,
/// no code that could be used, a name of its own, and a line about all of it in the book of changes.
fn prepare(
    copy: &Path,
    work: &Path,
    live: Option<(&Path, &Contents)>,
    wanted: &Contents,
    by: &By,
) -> Result<String, StoreError> {
    remove(work);
    private(work)?;
    fs::copy(copy, work).map_err(failed)?;
    private_mode(work)?;
    let mut connection = open(work, None, Role::Writer)?;
    migrate(&mut connection, &MIGRATIONS)?;
    connection.pragma_update(None, "foreign_keys", false)?;
    if let Some((path, _)) = live {
        connection.execute("ATTACH DATABASE ?1 AS now", [path.to_string_lossy()])?;
    }
    let epoch = hex::encode(secret::random::<8>().map_err(failed)?);
    let transaction = connection.transaction()?;
    let code = wanted.commune.as_str();
    transaction.execute("DELETE FROM sessions", [])?;
    transaction
        .execute("UPDATE enrolment_codes SET expires_at = min(expires_at, ?1) WHERE used_by IS NULL", [ms(by.at)])?;
    if live.is_some() {
        carry_users(&transaction)?;
        carry_devices(&transaction)?;
    }
    let floor = version_floor(&transaction, live.is_some())?;
    let changes: &str = if live.is_some() {
        "SELECT max((SELECT max(last_change) FROM main.communes), (SELECT max(last_change) FROM now.communes))"
    } else {
        // Whatever was given after the copy was made: the name of the state alone makes cursors void.
        "SELECT max(last_change) + 1000000 FROM main.communes"
    };
    let last_change: u64 = transaction.query_row(changes, [], |row| count(row, 0))?;
    transaction
        .execute("UPDATE communes SET epoch = ?1, last_change = ?2", (&epoch, column(last_change.saturating_add(1))))?;
    transaction.execute(
        "INSERT OR REPLACE INTO restores (commune, at, by, as_of, version_floor) VALUES (?1, ?2, ?3, ?4, ?5)",
        (code, ms(by.at), &by.actor, wanted.as_of.map_or(0, ms), column(floor)),
    )?;
    let detail = serde_json::json!({
        "as_of": wanted.as_of,
        "lost": live.map(|(_, replaced)| replaced.beyond(wanted)),
        "replaced": live.map(|(_, replaced)| &replaced.heads),
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
    fs::File::open(work).and_then(|file| file.sync_all()).map_err(failed)?;
    Ok(epoch)
}

/// Above every version that was ever given to a household.
fn version_floor(connection: &Connection, live: bool) -> Result<u64, StoreError> {
    let highest = |schema: &str| -> Result<u64, StoreError> {
        let versions = format!("SELECT coalesce(max(version), 0) FROM {schema}.household_versions");
        let floors = format!("SELECT coalesce(max(version_floor), 0) FROM {schema}.restores");
        let version: u64 = connection.query_row(&versions, [], |row| count(row, 0))?;
        Ok(version.max(connection.query_row(&floors, [], |row| count(row, 0))?))
    };
    let kept = highest("main")?;
    Ok(if live { kept.max(highest("now")?) } else { kept.saturating_add(UNKNOWN_VERSIONS) })
}

/// Accounts are as they are today: whoever lost theirs does not get it back by a backup, nor an old password.
fn carry_users(connection: &Connection) -> Result<(), StoreError> {
    let mut statement = connection.prepare(
        "SELECT DISTINCT t.name FROM main.sqlite_schema AS t, pragma_foreign_key_list(t.name) AS f
         WHERE t.type = 'table' AND f.\"table\" = 'users' AND t.name <> 'sessions'",
    )?;
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
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1, 'main') ORDER BY cid")?;
    let rows = statement.query_map([table], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A file beside the database, under a name that is never mistaken for it.
fn beside_of(path: &Path, what: &str) -> PathBuf {
    let mut name = path.file_name().map(std::ffi::OsStr::to_os_string).unwrap_or_default();
    name.push(format!(".{what}"));
    path.with_file_name(name)
}

fn remove(path: &Path) {
    for end in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_os_string();
        name.push(end);
        if let Err(error) = fs::remove_file(&name)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "a file that is no longer needed stays");
        }
    }
}

/// Makes an empty file that its owner alone may read; there must be none.
fn private(path: &Path) -> Result<(), StoreError> {
    fs::OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
    private_mode(path)
}

#[cfg(unix)]
fn private_mode(path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).map_err(failed)
}

#[cfg(not(unix))]
fn private_mode(_path: &Path) -> Result<(), StoreError> {
    Ok(())
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> StoreError {
    StoreError::Backend(Box::new(error))
}
