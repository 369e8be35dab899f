//! What the commune's office made, as it came: reviews of visits, meetings, postings, objections, closed rounds, the
//! procedure.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Result;
use super::columns::{read_json, write_json};
use crate::domain::ids::{HouseholdId, VillageId};
use crate::domain::made::Made;
use crate::domain::meeting::Meeting;
use crate::domain::period::Period;
use crate::domain::posting::{Objection, Posting};
use crate::domain::procedure::ProcedureChanges;
use crate::domain::review::Review;

/// A record of the office as the phone keeps it.
pub(super) trait OfficeRecord: Made + Serialize + DeserializeOwned {
    /// Its kind, as on the wire.
    const KIND: &'static str;
}

macro_rules! kept_as {
    ($($type:ty: $kind:literal),* $(,)?) => {
        $(impl OfficeRecord for $type {
            const KIND: &'static str = $kind;
        })*
    };
}

kept_as! {
    Review: "review",
    Meeting: "meeting",
    Posting: "posting",
    Objection: "objection",
    Period: "period",
    ProcedureChanges: "procedure",
}

/// Keeps a record in place of what was known of it. `pull` is the number of the full pull that brought it; 0 for one
/// that was made on this phone.
pub(super) fn put<T: OfficeRecord>(db: &Connection, record: &T, pull: i64) -> Result<()> {
    db.prepare_cached(include_str!("sql/put_office_record.sql"))?.execute(params![
        T::KIND,
        record.id(),
        record.village().map_or("", VillageId::as_str),
        record.household().map(|id| id.to_string()),
        pull,
        write_json(record)?,
    ])?;
    Ok(())
}

/// One record.
pub(super) fn get<T: OfficeRecord>(db: &Connection, id: &str) -> Result<Option<T>> {
    let record: Option<String> = db
        .prepare_cached(include_str!("sql/office_record.sql"))?
        .query_row([T::KIND, id], |row| row.get(0))
        .optional()?;
    record.as_deref().map(read_json).transpose()
}

/// Records of a village, or about one household; `None` asks for all.
pub(super) fn list<T: OfficeRecord>(
    db: &Connection,
    village: Option<&VillageId>,
    household: Option<HouseholdId>,
) -> Result<Vec<T>> {
    let mut statement = db.prepare_cached(include_str!("sql/office_records.sql"))?;
    let rows = statement
        .query_map(params![T::KIND, village.map(VillageId::as_str), household.map(|id| id.to_string())], |row| {
            row.get::<_, String>(0)
        })?;
    let mut records = Vec::new();
    for row in rows {
        records.push(read_json(&row?)?);
    }
    Ok(records)
}
