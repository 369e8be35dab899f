//! Points tables of sheet B1, version by version.

use rusqlite::{Connection, OptionalExtension};

use super::desk::{Changed, Desk};
use super::made;
use super::sql::{instant, ms, read, sql, write};
use crate::domain::ids::CommuneCode;
use crate::domain::points::PointsTable;
use crate::server::store::{AddedPoints, Book, By, PointsVersion, StoreError};

/// Puts a table in force as the next version of its id, unless the last one says the same.
pub(super) fn add(desk: &mut Desk<'_>, mut table: PointsTable, by: &By) -> Result<AddedPoints, StoreError> {
    let last: Option<String> = desk
        .connection
        .prepare_cached(sql!("points_last"))?
        .query_row((desk.code(), &table.id), |row| row.get(0))
        .optional()?;
    let last: Option<PointsTable> = last.map(|json| read("points table", &json)).transpose()?;
    if let Some(last) = last.as_ref().filter(|last| says_the_same(last, &table)) {
        return Ok(AddedPoints { table: last.clone(), new: false });
    }
    table.version = last.map_or(0, |last| last.version).saturating_add(1);
    desk.connection.prepare_cached(sql!("points_add"))?.execute((
        desk.code(),
        &table.id,
        table.version,
        write("points table", &table)?,
        ms(by.at),
    ))?;
    made::note(desk, Book::Change, &by.note("add_points", format!("points/{}", table.name()), "", String::new()))?;
    desk.note_change(Changed::Points(&table.name()), "")?;
    Ok(AddedPoints { table, new: true })
}

/// Everything but when and by whom it was imported.
fn says_the_same(last: &PointsTable, table: &PointsTable) -> bool {
    (&last.source, &last.region, last.area, &last.items) == (&table.source, &table.region, table.area, &table.items)
}

/// Every version, by id, the newest first.
pub(super) fn list(snapshot: &Connection, commune: &CommuneCode) -> Result<Vec<PointsVersion>, StoreError> {
    let mut statement = snapshot.prepare_cached(sql!("points_list"))?;
    let mut rows = statement.query([commune.as_str()])?;
    let mut tables = Vec::new();
    while let Some(row) = rows.next()? {
        let json: String = row.get(0)?;
        tables.push(PointsVersion { table: read("points table", &json)?, imported_at: instant(row.get(1)?) });
    }
    Ok(tables)
}
