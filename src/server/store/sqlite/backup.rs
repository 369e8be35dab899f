//! Copies of the commune's file: made while it is served, and looked at. Putting one back is in [`super::restore`].
//!
//! A copy is taken page by page in one snapshot by SQLite itself, so that nobody waits for it. One that could not be
//! finished, such as on a full disk, leaves no file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use ed25519_dalek::SigningKey;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use tokio::sync::oneshot;

use super::sql::{count, instant, sql};
use super::{MIGRATIONS, log, register};
use crate::server::store::{Book, Contents, CopyFault, Reply, StoreError};
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
pub(super) fn write_copy(source: &Connection, to: &Path) -> Result<(), StoreError> {
    let part = Scrap::private(to)?;
    let mut copy = Connection::open(to)?;
    whole_step(&Backup::new(source, &mut copy)?)?;
    // One file, nothing beside it.
    copy.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    copy.close().map_err(|(_, error)| error)?;
    settle(to)?;
    part.keep();
    Ok(())
}

/// Sees to it that a file and its name outlast a power cut.
pub(super) fn settle(path: &Path) -> Result<(), StoreError> {
    fs::File::open(path).and_then(|file| file.sync_all()).map_err(failed)?;
    #[cfg(unix)]
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
    }
    Ok(())
}

pub(super) fn whole_step(backup: &Backup<'_, '_>) -> Result<(), StoreError> {
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
        damaged if damaged.is_damage() => Ok(Err(CopyFault::Damaged)),
        other => Err(other),
    }
}

/// Every table, index, trigger and view with its statement: a file that has others is not opened for work.
fn tables(connection: &Connection) -> Result<Vec<(String, String, String)>, StoreError> {
    let mut statement = connection.prepare(sql!("schema_objects"))?;
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
    // An older copy lacks some tables, so these statements are put together from names of the program's own.
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

/// A file that goes again, with what SQLite put beside it, unless it is kept.
pub(super) struct Scrap {
    path: PathBuf,
    kept: bool,
}

impl Scrap {
    /// A new empty file that its owner alone may read; there must be none.
    pub(super) fn private(path: &Path) -> Result<Self, StoreError> {
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path).map_err(failed)?;
        Ok(Self::of(path))
    }

    /// A file that is there.
    pub(super) fn of(path: &Path) -> Self {
        Self { path: path.to_owned(), kept: false }
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// It stays.
    pub(super) fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for Scrap {
    fn drop(&mut self) {
        if !self.kept {
            remove(&self.path);
        }
    }
}

pub(super) fn remove(path: &Path) {
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

pub(super) fn failed(error: std::io::Error) -> StoreError {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::Backend(Box::new(error)),
    }
}
