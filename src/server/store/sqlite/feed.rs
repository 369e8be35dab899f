//! The feed of changes, page by page in commit order, from one snapshot a page.

use rusqlite::{Connection, OptionalExtension};

use super::readers::Standing;
use super::sql::{column, count, sql};
use crate::domain::ids::{CommuneCode, DeviceId};
use crate::protocol::changes::Record;
use crate::server::store::{ChangedRecord, ChangesPage, ChangesQuery, RecordKey, RecordKind, Settlement, StoreError};

/// A line of the feed before its record is read.
struct Line {
    change: u64,
    kind: String,
    record: Vec<u8>,
}

/// A page of changes.
pub(super) fn changes(
    snapshot: &Connection,
    standing: &Standing,
    query: &ChangesQuery,
) -> Result<ChangesPage, StoreError> {
    let commune = standing.commune.as_str();
    let last = super::made::last_change(snapshot, &standing.commune)?;
    let mut page =
        ChangesPage { records: Vec::new(), next: query.after, more: false, digests: Default::default(), beyond: false };
    if query.after > last {
        page.beyond = true;
        return Ok(page);
    }
    // One more than the page holds tells whether there is more. Changes for every village have the empty code.
    let mut lines = Vec::new();
    let own = query.device.map(device_scope).unwrap_or_default();
    let mut scopes: Vec<&str> = query.villages.iter().map(|village| village.as_str()).collect();
    scopes.extend(["", own.as_str()]);
    scopes.dedup();
    let limit = i64::try_from(query.limit).unwrap_or(i64::MAX).saturating_add(1);
    for village in scopes {
        let mut statement = snapshot.prepare_cached(sql!("changes_after"))?;
        let rows = statement.query_map((commune, village, column(query.after), limit), |row| {
            Ok(Line { change: count(row, 0)?, kind: row.get(1)?, record: row.get(2)? })
        })?;
        for row in rows {
            lines.push(row?);
        }
    }
    lines.sort_by_key(|line| line.change);
    let mut bytes = 0;
    for line in lines {
        if page.records.len() >= query.limit || bytes >= query.max_bytes {
            page.more = true;
            return Ok(page);
        }
        if let Some(record) = record(snapshot, commune, &line)? {
            bytes += record.len();
            page.records.push(record);
        }
        page.next = line.change;
    }
    page.next = last;
    let plan = standing.plan(snapshot)?;
    for village in &query.villages {
        let figures = standing.figures(snapshot, village, plan.as_ref())?;
        page.digests.insert(village.clone(), figures.digest.clone());
    }
    Ok(page)
}

fn record(snapshot: &Connection, commune: &str, line: &Line) -> Result<Option<ChangedRecord>, StoreError> {
    Ok(match line.kind.as_str() {
        "household" => snapshot
            .prepare_cached(sql!("household_get"))?
            .query_row((commune, &line.record), |row| {
                Ok(ChangedRecord::Household { version: count(row, 0)?, json: row.get(1)? })
            })
            .optional()?,
        "visit" => snapshot
            .prepare_cached(sql!("visit_body"))?
            .query_row((commune, &line.record), |row| Ok(ChangedRecord::Visit { json: row.get(0)? }))
            .optional()?,
        "submission" => snapshot
            .prepare_cached(sql!("submission_body"))?
            .query_row((commune, &line.record), |row| Ok(ChangedRecord::Submission { json: row.get(0)? }))
            .optional()?,
        "points" => snapshot
            .prepare_cached(sql!("points_named"))?
            .query_row((commune, &line.record), |row| Ok(ChangedRecord::Points { json: row.get(0)? }))
            .optional()?,
        "plan" => snapshot
            .prepare_cached(sql!("plan_in_force"))?
            .query_row([commune], |row| Ok(ChangedRecord::Plan { json: row.get(0)? }))
            .optional()?,
        other => match (RecordKind::from_code(other), std::str::from_utf8(&line.record)) {
            (Some(RecordKind::Settlement), Ok(id)) => {
                let key = RecordKey { kind: RecordKind::Settlement, id: id.to_owned() };
                let kept = super::made::record(snapshot, &CommuneCode::new(commune), &key)?;
                kept.map(|kept| entry(&kept.read()?)).transpose()?
            }
            (Some(kind), Ok(id)) => {
                let key = RecordKey { kind, id: id.to_owned() };
                let kept = super::made::record(snapshot, &CommuneCode::new(commune), &key)?;
                kept.zip(key.on_the_wire()).map(|(kept, kind)| ChangedRecord::Made { kind, json: kept.body })
            }
            _ => None,
        },
    })
}

/// The place in the feed of what only one phone is told; no village is called so.
pub(super) fn device_scope(device: DeviceId) -> String {
    format!("device/{device}")
}

fn entry(settlement: &Settlement) -> Result<ChangedRecord, StoreError> {
    let record = Record::Entry { id: settlement.entry, outcome: settlement.outcome() };
    Ok(ChangedRecord::Entry { json: super::sql::write("entry", &record)? })
}
