//! The phone's database: households, visits, drafts, the outbox, receipts, and where sync stands.
//!
//! [`Store`] is synchronous and has one owner; [`StoreHandle`] is how everything else reaches it ([`engine`]). Every
//! command that writes is one transaction: a kill at any instruction leaves all of it or nothing of it. Rules are in
//! `domain`, the network in `sync`; neither is here.
//!
//! - [`view`] what the screens are given; [`engine`] the table of commands; `thread` the native thread.
//! - `identity` who this phone is; `households`, `visits`, `drafts`, `finalise`, `corrections` the work at the door.
//! - `outbox` the log of entries on their way; `receipts` and `changes` what the commune answers and sends.
//! - `acts`, `supports`, `submissions`, `points` what else the village book holds beside households and visits.
//! - `meetings` being held, `minutes` of meetings held, `objections`, `photos` of signed pages; `office` what the commune made.
//! - `figures` progress, digests and the first screen; `due` what is to be done; `rescore` another standard.

pub mod engine;
pub mod view;

mod acts;
mod changes;
mod columns;
mod corrections;
mod drafts;
mod due;
mod error;
mod figures;
mod finalise;
mod households;
mod identity;
mod ids;
mod meetings;
mod minutes;
mod objections;
mod office;
mod outbox;
mod photos;
mod points;
mod receipts;
mod rescore;
mod submissions;
mod supports;
#[cfg(not(target_arch = "wasm32"))]
mod thread;
mod visits;

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

pub use engine::{Command, Reply, StoreHandle, Transport, execute};
pub use error::StoreError;
pub use ids::Ids;
pub use view::*;

use crate::domain::ids::HouseholdId;
use crate::sqlite::{self, Key, Migration, Role};
use households::roll::Roll;

/// Every schema that was ever released, in order. Frozen: a change is a new one.
pub const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "first", sql: include_str!("migrations/0001_first.sql") },
    Migration { number: 2, name: "forms", sql: include_str!("migrations/0002_forms.sql") },
    Migration { number: 3, name: "office", sql: include_str!("migrations/0003_office.sql") },
    Migration { number: 4, name: "passed_over", sql: include_str!("migrations/0004_passed_over.sql") },
];

/// The version of the app.
const APP: &str = env!("CARGO_PKG_VERSION");

type Result<T> = std::result::Result<T, StoreError>;

/// The phone's database, with one owner.
pub struct Store {
    db: Connection,
    /// The list of households in memory; `None` until first asked for.
    roll: Option<Roll>,
}

/// What a transaction changed that the list in memory must read again.
#[derive(Debug, Default)]
struct Touched {
    households: BTreeSet<HouseholdId>,
    all: bool,
}

impl Store {
    /// Opens the database, encrypted with `key`, and brings its schema up to date.
    ///
    /// # Errors
    /// `WrongKey`, `NewerSchema`, `Locked`, `DiskFull`, `Corrupt`.
    pub fn open(path: &Path, key: &Key) -> Result<Self> {
        Self::with_connection(sqlite::open(path, Some(key), Role::Writer)?)
    }

    /// A store that lives as long as the value, for tests of screens.
    ///
    /// # Errors
    /// When SQLite has no memory left.
    pub fn in_memory() -> Result<Self> {
        Self::with_connection(sqlite::open_in_memory()?)
    }

    /// A store over a connection that is open already.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn with_connection(mut db: Connection) -> Result<Self> {
        sqlite::migrate(&mut db, MIGRATIONS)?;
        let mut store = Self { db, roll: None };
        match store.ask_for_what_was_passed_over(APP) {
            // Looking must work on a full disk; it is asked for the next time.
            Ok(()) | Err(StoreError::DiskFull) => Ok(store),
            Err(error) => Err(error),
        }
    }

    /// The connection, for tests that break things on purpose.
    #[cfg(feature = "testing")]
    pub fn connection(&self) -> &Connection {
        &self.db
    }

    /// Runs `work` in one transaction. An error rolls everything back.
    fn write<T>(&mut self, work: impl FnOnce(&Connection, &mut Touched) -> Result<T>) -> Result<T> {
        let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut touched = Touched::default();
        let value = work(&transaction, &mut touched)?;
        transaction.commit()?;
        // Only what was committed may change the list in memory.
        if touched.all {
            self.roll = None;
        } else if let Some(roll) = &mut self.roll {
            roll.mark(touched.households);
        }
        Ok(value)
    }
}
