//! The statements, one a file, and how values go in and out of columns.

use chrono::{DateTime, Utc};
use rusqlite::Row;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::server::store::StoreError;
use crate::sqlite::SqliteError;

/// The text of a statement in `sql/`.
macro_rules! sql {
    ($name:literal) => {
        include_str!(concat!("sql/", $name, ".sql"))
    };
}
pub(super) use sql;

impl From<SqliteError> for StoreError {
    fn from(error: SqliteError) -> Self {
        match error {
            SqliteError::DiskFull => Self::Full,
            SqliteError::WrongKey => Self::NotACommune("the file is not an SQLite database".to_owned()),
            SqliteError::NewerSchema { .. } => Self::Newer(error.to_string()),
            other => Self::Backend(Box::new(other)),
        }
    }
}

impl StoreError {
    /// Whether what lies there is no commune that anyone could read, now or later.
    pub(in crate::server) fn is_damage(&self) -> bool {
        match self {
            Self::NotACommune(_) => true,
            Self::Backend(cause) => cause.downcast_ref::<SqliteError>().is_some_and(SqliteError::is_damage),
            _ => false,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        SqliteError::from(error).into()
    }
}

/// Milliseconds since 1970.
pub(super) fn ms(at: DateTime<Utc>) -> i64 {
    at.timestamp_millis()
}

/// An instant from milliseconds since 1970.
pub(super) fn instant(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms).unwrap_or_default()
}

/// A column of sixteen bytes.
pub(super) fn uuid(row: &Row<'_>, column: usize) -> rusqlite::Result<Uuid> {
    row.get::<_, [u8; 16]>(column).map(Uuid::from_bytes)
}

/// A column that counts.
pub(super) fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    let value: i64 = row.get(column)?;
    u64::try_from(value).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, value))
}

/// A count as a column; what does not fit is no number of ours.
pub(super) fn column(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Reads a stored record.
pub(super) fn read<T: DeserializeOwned>(what: &'static str, json: &str) -> Result<T, StoreError> {
    serde_json::from_str(json).map_err(|source| StoreError::Record { what, source })
}

/// Writes a record for storing.
pub(super) fn write<T: serde::Serialize>(what: &'static str, record: &T) -> Result<String, StoreError> {
    serde_json::to_string(record).map_err(|source| StoreError::Record { what, source })
}
