//! Opening an SQLite file, its key, its pragmas and its migrations: the phone and the commune do it the same way.
//!
//! No table is known here. The phone's are in `store`, the commune's in `server::store`.
//!
//! **Durability.** Every role writes with `synchronous = FULL`: in WAL mode `NORMAL` keeps a database whole through a
//! power cut but may forget the last transactions, and a finalised visit that the village head was told is safe must
//! still be there. A transaction then costs one sync of the log, a few milliseconds on a phone's flash.
//!
//! **Journal.** WAL natively, so that readers never wait for the writer. In a browser the file system of origin-private
//! files has no shared memory, so the journal is `TRUNCATE`: on the disk (an aborted transaction survives a killed
//! tab), and in one slot that is used again.

mod migrate;

use std::path::Path;

use rusqlite::{Connection, ErrorCode, OpenFlags};

pub use migrate::{Migration, migrate, version};

/// The raw key of an encrypted database: 32 bytes from a cryptographic generator. Never derived here.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(pub [u8; 32]);

impl std::fmt::Debug for Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Key(…)")
    }
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The one connection that writes. Makes the file when there is none.
    Writer,
    /// One of the connections that only read. The file must be there.
    Reader,
}

/// Why a database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SqliteError {
    /// The file is encrypted with another key, or is no database at all; the two cannot be told apart.
    #[error("another key, or not a database")]
    WrongKey,
    /// A newer version of the program wrote the file: update the program.
    #[error("the database has schema {found}, this program knows {known}")]
    NewerSchema {
        /// Schema of the file.
        found: u32,
        /// Newest schema known here.
        known: u32,
    },
    /// No room left on the device: free some, then try again.
    #[error("the disk is full")]
    DiskFull,
    /// Another program or window holds the file: try again.
    #[error("the database is held by another")]
    Locked,
    /// The file is damaged.
    #[error("the database is damaged: {0}")]
    Corrupt(String),
    /// This build cannot encrypt, and a key was given: it never writes in clear instead.
    #[error("this build of SQLite cannot encrypt")]
    NoCipher,
    /// Anything else that SQLite answers.
    #[error("sqlite: {0}")]
    Other(#[source] rusqlite::Error),
}

impl SqliteError {
    /// Whether the same call may succeed later without repair.
    pub fn try_again(&self) -> bool {
        matches!(self, Self::DiskFull | Self::Locked)
    }

    /// Whether the file itself is the reason, rather than the disk, another program or who may read it.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::WrongKey | Self::Corrupt(_) => true,
            Self::NewerSchema { .. } | Self::DiskFull | Self::Locked | Self::NoCipher => false,
            Self::Other(error) => !matches!(
                error.sqlite_error_code(),
                Some(
                    ErrorCode::CannotOpen
                        | ErrorCode::PermissionDenied
                        | ErrorCode::ReadOnly
                        | ErrorCode::SystemIoFailure
                        | ErrorCode::OutOfMemory
                )
            ),
        }
    }
}

impl From<rusqlite::Error> for SqliteError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::NotADatabase) => Self::WrongKey,
            Some(ErrorCode::DatabaseCorrupt) => Self::Corrupt(error.to_string()),
            _ => Self::Other(error),
        }
    }
}

/// Opens a database: gives the key first, proves that it fits, then sets what every connection needs.
///
/// In a browser `path` is the name inside the installed file system.
///
/// # Errors
/// See [`SqliteError`]. With a wrong key nothing is written.
pub fn open(path: &Path, key: Option<&Key>, role: Role) -> Result<Connection, SqliteError> {
    let flags = match role {
        Role::Writer => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        // Read-write with query_only: a read-only connection could not make the shared memory of the WAL.
        Role::Reader => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    prepare(&connection, key, role)?;
    Ok(connection)
}

/// Opens a database that lives as long as the connection, for tests.
///
/// # Errors
/// See [`SqliteError`].
pub fn open_in_memory() -> Result<Connection, SqliteError> {
    let connection = Connection::open_in_memory()?;
    connection.execute_batch(include_str!("pragmas.sql"))?;
    Ok(connection)
}

fn prepare(connection: &Connection, key: Option<&Key>, role: Role) -> Result<(), SqliteError> {
    if let Some(key) = key {
        connection.pragma_update(None, "key", format!("x'{}'", hex::encode(key.0)))?;
        if connection.query_row("PRAGMA cipher_version", [], |_| Ok(())).is_err() {
            return Err(SqliteError::NoCipher);
        }
    }
    // The first page is read here, so a wrong key shows before anything is set.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    connection.execute_batch(include_str!("pragmas.sql"))?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(128);
    match role {
        Role::Writer => {
            let mode = if cfg!(target_arch = "wasm32") { "TRUNCATE" } else { "WAL" };
            connection.pragma_update_and_check(None, "journal_mode", mode, |_| Ok(()))?;
            connection.pragma_update(None, "synchronous", "FULL")?;
        }
        Role::Reader => connection.pragma_update(None, "query_only", true)?,
    }
    Ok(())
}
