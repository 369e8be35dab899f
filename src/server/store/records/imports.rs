//! Files that wait to be imported, and what taking an import back asks and answers.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{JournalNote, RecordWrite};
use crate::domain::ids::HouseholdId;

/// A file that came.
#[derive(Debug, Clone)]
pub struct NewImport {
    /// Made when its form was drawn.
    pub id: Uuid,
    /// Who sent it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Name of the file.
    pub name: String,
    /// Its bytes.
    pub file: Vec<u8>,
}

/// A file that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptImport {
    /// Identity.
    pub id: Uuid,
    /// Who sent it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Name of the file.
    pub name: String,
    /// JSON of what was chosen for it.
    pub choices: String,
}

/// An import to be taken back.
#[derive(Debug, Clone)]
pub struct TakeBack {
    /// Its line in the book of changes.
    pub note: JournalNote,
    /// Households that it put on the register.
    pub added: Vec<HouseholdId>,
    /// Households that it filled in, with their version before.
    pub merged: BTreeMap<HouseholdId, u64>,
    /// Its record, with the day on which it was taken back.
    pub record: RecordWrite,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenBack {
    /// The register is as it was before.
    Done,
    /// It was taken back before.
    Again,
    /// Someone else wrote its record meanwhile.
    Stale,
    /// Something rests on these households: nothing was taken back.
    Rests(Vec<HouseholdId>),
}
