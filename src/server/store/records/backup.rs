//! Copies of the commune's file: what one holds, what is wrong with one, and what putting one back did.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::journal::{Broken, Head};
use crate::domain::ids::CommuneCode;

/// What a commune's file holds: the one that is served, or a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// Whose.
    pub commune: CommuneCode,
    /// Its name.
    pub name: String,
    /// The public key that its receipts are signed with, hexadecimal.
    pub key: String,
    /// Version of its schema.
    pub schema: u32,
    /// When something was last written into it.
    pub as_of: Option<DateTime<Utc>>,
    /// How large it is.
    pub bytes: u64,
    /// Rows, by table.
    pub rows: BTreeMap<String, u64>,
    /// The end of each book of the journal, by its code.
    pub heads: BTreeMap<String, Head>,
}

impl Contents {
    /// Rows of a table; 0 for one that is not there.
    pub fn rows_of(&self, table: &str) -> u64 {
        self.rows.get(table).copied().unwrap_or(0)
    }

    /// How many rows more than `older` this has, by table; what is equal is left out.
    pub fn beyond(&self, older: &Self) -> BTreeMap<String, u64> {
        let more = |(table, rows): (&String, &u64)| {
            let more = rows.saturating_sub(older.rows_of(table));
            (more > 0).then(|| (table.clone(), more))
        };
        self.rows.iter().filter_map(more).collect()
    }
}

/// Why a file cannot be put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "fault")]
pub enum CopyFault {
    /// It is no commune's database.
    NotACommune,
    /// It is damaged.
    Damaged,
    /// It is of another commune, or of another founding of this one.
    OtherCommune {
        /// Whose it is.
        name: String,
    },
    /// A newer version of the program wrote it.
    Newer,
    /// Its tables are not those of this program.
    OtherTables,
    /// A book of its journal is not whole.
    Journal {
        /// Which: `access` or `change`.
        book: String,
        /// Where.
        broken: Broken,
    },
}

/// What putting a copy back did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Restored {
    /// What is there now.
    pub contents: Contents,
    /// What was there before, when it could be read.
    pub replaced: Option<Contents>,
    /// The file that keeps it.
    pub aside: Option<std::path::PathBuf>,
}
