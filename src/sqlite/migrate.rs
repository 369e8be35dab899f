//! The migration runner: numbered, append-only, one transaction each.
//!
//! A migration is SQL alone and is frozen once released: it never calls live code, whose types move on. The number of
//! the last one applied is SQLite's own `user_version`, which is part of the same transaction.

use rusqlite::{Connection, TransactionBehavior};

use super::SqliteError;

/// One step of a schema.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// 1, 2, 3, … without gaps.
    pub number: u32,
    /// A name for the log, such as `first`.
    pub name: &'static str,
    /// What it does.
    pub sql: &'static str,
}

/// The number of the last migration applied; 0 for a new file.
///
/// # Errors
/// When the file cannot be read.
pub fn version(connection: &Connection) -> Result<u32, SqliteError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Applies what is missing, in order; answers with the schema's version now.
///
/// # Errors
/// `NewerSchema` when the file was written by a newer program: nothing is touched then. Otherwise the failed
/// migration is rolled back and those before it stand.
pub fn migrate(connection: &mut Connection, migrations: &[Migration]) -> Result<u32, SqliteError> {
    let found = version(connection)?;
    let known = migrations.last().map_or(0, |last| last.number);
    if found > known {
        return Err(SqliteError::NewerSchema { found, known });
    }
    for migration in migrations.iter().filter(|migration| migration.number > found) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if version(&transaction)? >= migration.number {
            // Another program that opened the file at the same moment was first.
            continue;
        }
        transaction.execute_batch(migration.sql)?;
        transaction.pragma_update(None, "user_version", migration.number)?;
        transaction.commit()?;
    }
    Ok(known)
}
