//! Points tables of sheet B1.

use chrono::{DateTime, Utc};

use crate::domain::points::PointsTable;

/// A points table as the store keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointsVersion {
    /// The table.
    pub table: PointsTable,
    /// When it was imported, by the commune's clock.
    pub imported_at: DateTime<Utc>,
}

/// What came of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedPoints {
    /// The table in force under its id.
    pub table: PointsTable,
    /// It is a new version; otherwise the last one says the same already.
    pub new: bool,
}
