//! Copies as their page shows them, and what putting one back would lose.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::server::keep::{Kept, OLD, Reason};
use crate::server::store::CopyFault;

/// One copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Name of its file.
    pub name: String,
    /// Why it was made.
    pub reason: Reason,
    /// When.
    pub made_at: DateTime<Utc>,
    /// How many days ago.
    pub days: i64,
    /// How large it is.
    pub bytes: u64,
    /// Households, visits and lines of the journal in it.
    pub households: u64,
    /// Visits in it.
    pub visits: u64,
}

impl Row {
    /// Of a copy, seen at a moment.
    pub fn of(kept: &Kept, now: DateTime<Utc>) -> Self {
        Self {
            name: kept.name.clone(),
            reason: kept.reason,
            made_at: kept.made_at,
            days: (now - kept.made_at).num_days().max(0),
            bytes: kept.contents.bytes,
            households: kept.contents.rows_of("households"),
            visits: kept.contents.rows_of("visits"),
        }
    }
}

/// Everything on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupData {
    /// The copies, the newest first.
    pub rows: Vec<Row>,
    /// Why the file just given is no copy that could be put back.
    pub fault: Option<CopyFault>,
    /// What the commune holds now, by table.
    pub holds: BTreeMap<String, u64>,
    /// What forms carry back.
    pub csrf: String,
    /// Made-up data.
    pub synthetic: bool,
}

impl BackupData {
    /// The last copy of the commune's own, leaving out what a restore replaced and what was brought here.
    pub fn last(&self) -> Option<&Row> {
        self.rows.iter().find(|row| matches!(row.reason, Reason::Asked | Reason::Daily))
    }

    /// There is none, or it is old.
    pub fn is_due(&self) -> bool {
        self.last().is_none_or(|last| last.days >= OLD.num_days())
    }
}

/// What is asked before a copy is put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoreData {
    /// The copy.
    pub row: Row,
    /// When something was last written into it.
    pub as_of: Option<DateTime<Utc>>,
    /// What is there now and not in it, by table.
    pub lost: BTreeMap<String, u64>,
    /// What is in it and not there now, by table.
    pub back: BTreeMap<String, u64>,
    /// The word that was typed is another one.
    pub wrong_word: bool,
    /// What the form carries back.
    pub csrf: String,
    /// Made-up data.
    pub synthetic: bool,
}
