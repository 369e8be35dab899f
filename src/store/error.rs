//! Why the phone's database did not do what was asked. The sentence is made by the app (message `store-<code>`).

use serde::{Deserialize, Serialize};

use crate::domain::act::ActError;
use crate::domain::questionnaire::form::Open;
use crate::sqlite::SqliteError;

/// Why a command failed. It crosses from the store's thread or worker to the screens, so it carries words of its own
/// only for the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "code", content = "detail", rename_all = "snake_case")]
pub enum StoreError {
    /// No room left; what was saved before is still there.
    #[error("the disk is full")]
    DiskFull,
    /// Another window holds the database.
    #[error("the database is open in another window")]
    Locked,
    /// The key does not fit.
    #[error("the key does not fit the database")]
    WrongKey,
    /// A newer version of the app wrote the database.
    #[error("a newer version of the app wrote the database")]
    NewerSchema,
    /// The file is damaged.
    #[error("the database is damaged: {0}")]
    Corrupt(String),
    /// There is no such record.
    #[error("no such {0}")]
    NotFound(String),
    /// The command makes no sense now; nothing was changed.
    #[error("not possible: {what}")]
    Invalid {
        /// What is wrong, such as `not_enrolled`, `other_commune`, `unknown_questionnaire`.
        what: String,
    },
    /// An act in the register cannot be done; nothing was changed.
    #[error("the act cannot be done: {why}")]
    Act {
        /// Why.
        why: ActError,
    },
    /// The visit cannot be finalised: these items are open.
    #[error("{} items are open", .0.len())]
    Open(Vec<Open>),
    /// The thread or worker that held the database ended: start the app again.
    #[error("the store has stopped")]
    Gone,
    /// Anything else.
    #[error("{0}")]
    Other(String),
}

impl StoreError {
    /// Whether the same command may succeed later without repair.
    pub fn try_again(&self) -> bool {
        matches!(self, Self::DiskFull | Self::Locked)
    }

    /// The code in message keys, such as `disk_full`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::DiskFull => "disk_full",
            Self::Locked => "locked",
            Self::WrongKey => "wrong_key",
            Self::NewerSchema => "newer_schema",
            Self::Corrupt(_) => "corrupt",
            Self::NotFound(_) => "not_found",
            Self::Invalid { .. } => "invalid",
            Self::Act { .. } => "act",
            Self::Open(_) => "open",
            Self::Gone => "gone",
            Self::Other(_) => "other",
        }
    }

    pub(crate) fn invalid(what: &str) -> Self {
        Self::Invalid { what: what.to_owned() }
    }
}

impl From<SqliteError> for StoreError {
    fn from(error: SqliteError) -> Self {
        match error {
            SqliteError::DiskFull => Self::DiskFull,
            SqliteError::Locked => Self::Locked,
            SqliteError::WrongKey => Self::WrongKey,
            SqliteError::NewerSchema { .. } => Self::NewerSchema,
            SqliteError::Corrupt(text) => Self::Corrupt(text),
            other => Self::Other(other.to_string()),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        SqliteError::from(error).into()
    }
}

/// A record of this database does not parse: written by another version, or damaged.
impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Corrupt(error.to_string())
    }
}
