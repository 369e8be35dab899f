//! Points tables of sheet B1 on the phone, every version that the commune sent: a draft stays bound to the one it was
//! begun with.

use rusqlite::{Connection, OptionalExtension, params};

use super::Result;
use super::columns::{read_json, variant_code, write_json};
use crate::domain::answer::{Answer, Answers};
use crate::domain::classification::Area;
use crate::domain::ids::QuestionId;
use crate::domain::points::{PointsTable, TABLE_QUESTION};

/// Keeps a table that the commune sent.
pub(super) fn put(db: &Connection, table: &PointsTable, pull: i64) -> Result<()> {
    db.prepare_cached(include_str!("sql/put_points.sql"))?.execute(params![
        table.id,
        table.version,
        variant_code(&table.area)?,
        table.imported_on.to_string(),
        pull,
        write_json(table)?,
    ])?;
    Ok(())
}

/// The name of the table for new visits: the rural one imported last, since rural lines apply in every village of the
/// commune (domain.md section 1).
pub(super) fn in_force(db: &Connection) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(include_str!("sql/points_in_force.sql"))?
        .query_row([variant_code(&Area::Rural)?], |row| row.get(0))
        .optional()?)
}

/// The table that answers were computed with, by name.
pub(super) fn named_in(answers: &Answers) -> Option<String> {
    match answers.get(None, &QuestionId::new(TABLE_QUESTION)) {
        Some(Answer::Text(name)) => Some(name.clone()),
        _ => None,
    }
}

/// A table by its name, `id@version`.
pub(super) fn by_name(db: &Connection, name: &str) -> Result<Option<PointsTable>> {
    let Some((id, version)) = name.rsplit_once('@') else { return Ok(None) };
    let Ok(version) = version.parse::<u32>() else { return Ok(None) };
    let record: Option<String> = db
        .prepare_cached(include_str!("sql/points_table.sql"))?
        .query_row(params![id, version], |row| row.get(0))
        .optional()?;
    record.as_deref().map(read_json).transpose()
}
