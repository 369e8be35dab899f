//! The outbox: this phone's log of entries, and what became of each.
//!
//! An entry is appended in the transaction that made its record, with the next sequence number and the hash of the one
//! before, so the log has no gaps and nothing in it can be changed unseen. It is *waiting* until a receipt of the
//! commune names it by id and sequence number (`receipts`); nothing else ends that, not even the record coming back in
//! a pull. From then on the row is history: it is kept, deflated, because a commune that was restored from an older
//! copy asks for it again. Then it waits again, as if it had never been sent (`send_again`), and so nothing that a pull
//! takes off the phone can be the last copy.
//!
//! Refused entries and conflicts carry `attention` until someone mends, settles or dismisses them. They never block
//! the entries after them: the sequence goes on.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;

use super::columns::{millis, pack, parse, parse_opt, read_json, time, unpack, variant};
use super::households::edit::{self, Edit};
use super::ids::Ids;
use super::view::*;
use super::{Result, Store, StoreError, corrections, households, identity, receipts};
use crate::domain::ids::{BatchId, EntryId, HouseholdId, VisitId};
use crate::domain::merge::{self, FieldConflict};
use crate::domain::text::tidy;
use crate::protocol::batch::Batch;
use crate::protocol::entry::{Entry, FIRST_PREV_HASH, KIND_HOUSEHOLD, KIND_SUBMISSION, KIND_VISIT};
use crate::protocol::signed::Signed;
use crate::protocol::{MAX_BATCH_BYTES, MAX_ENTRIES, VERSION};

/// Room in a batch for everything but its entries.
const ENVELOPE: usize = 16 * 1024;

/// What an entry is made of.
pub(super) struct NewEntry {
    pub kind: &'static str,
    pub record: String,
    /// None for what is about a whole village.
    pub household: Option<HouseholdId>,
    pub base_version: u64,
    /// JSON.
    pub body: String,
}

/// An entry's row, as far as its fate needs it.
pub(super) struct Logged {
    pub chain: i64,
    pub seq: i64,
    pub id: EntryId,
    pub kind: String,
    pub record: String,
    pub household: Option<HouseholdId>,
    pub waiting: bool,
    pub body: String,
}

/// Appends an entry to the log.
pub(super) fn append(db: &Connection, new: NewEntry, ids: &mut Ids, now: &Now) -> Result<()> {
    let chain = identity::enrolment(db)?.map_or(1, |(_, chain)| chain);
    let (last, prev_hash) = head(db, chain)?;
    let mut entry = Entry {
        seq: last + 1,
        id: EntryId(ids.next_id()),
        kind: new.kind.to_owned(),
        record: new.record,
        base_version: new.base_version,
        body: new.body,
        device_time: time(millis(now.at)),
        elapsed_ms: now.elapsed_ms,
        prev_hash,
        hash: String::new(),
    };
    entry.hash = entry.compute_hash();
    db.prepare_cached(include_str!("sql/append_entry.sql"))?.execute(params![
        chain,
        number(entry.seq),
        entry.id.to_string(),
        entry.kind,
        entry.record,
        new.household.map(|household| household.to_string()).unwrap_or_default(),
        number(entry.base_version),
        millis(entry.device_time),
        number(entry.elapsed_ms),
        entry.prev_hash,
        entry.hash,
        pack(&entry.body)?,
    ])?;
    Ok(())
}

/// Takes what waits out of older logs into a new one: new numbers and hashes, the same entries.
pub(super) fn move_waiting(db: &Connection, chain: i64) -> Result<()> {
    let waiting: Vec<(i64, Entry)> = db
        .prepare(concat!(
            include_str!("sql/entries.sql"),
            "WHERE state = 'waiting' AND chain < ?1 ORDER BY chain, seq"
        ))?
        .query_and_then([chain], |row| Ok((row.get(10)?, entry(row)?)))?
        .collect::<Result<_>>()?;
    for (old_chain, mut entry) in waiting {
        let (last, prev_hash) = head(db, chain)?;
        let old_seq = entry.seq;
        entry.seq = last + 1;
        entry.prev_hash = prev_hash;
        entry.hash = entry.compute_hash();
        db.prepare_cached(include_str!("sql/move_entry.sql"))?.execute(params![
            old_chain,
            number(old_seq),
            chain,
            number(entry.seq),
            entry.prev_hash,
            entry.hash
        ])?;
    }
    Ok(())
}

/// Lets entries of a log wait again from a sequence number on; answers how many.
pub(super) fn wait_again(db: &Connection, chain: i64, from: u64) -> Result<u32> {
    let moved = db.prepare_cached(include_str!("sql/send_again.sql"))?.execute(params![chain, number(from)])?;
    Ok(u32::try_from(moved).unwrap_or(u32::MAX))
}

/// Whether an edit of the household waits to be sent.
pub(super) fn has_waiting_edit(db: &Connection, household: HouseholdId) -> Result<bool> {
    has_waiting(db, &household.to_string())
}

/// Whether an entry about a record waits to be sent.
pub(super) fn has_waiting(db: &Connection, record: &str) -> Result<bool> {
    Ok(db.prepare_cached(include_str!("sql/has_waiting.sql"))?.query_row([record], |row| row.get(0))?)
}

/// Where the latest entry about a record is; what never was an entry here came from the commune.
pub(super) fn sent_state(db: &Connection, record: &str) -> Result<SentState> {
    let state: Option<String> =
        db.prepare_cached(include_str!("sql/record_state.sql"))?.query_row([record], |row| row.get(0)).optional()?;
    Ok(SentState::of(state.as_deref() == Some("waiting"), state.as_deref() == Some("refused")))
}

/// Whether this phone wrote one record after another, by its log and not by its clock; none when it did not write both.
pub(super) fn wrote_after(db: &Connection, record: &str, other: &str) -> Result<Option<bool>> {
    let mut statement = db.prepare_cached(include_str!("sql/written.sql"))?;
    let mut place = |record: &str| {
        statement.query_row([record], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?))).optional()
    };
    Ok(place(record)?.zip(place(other)?).map(|(one, other)| one > other))
}

pub(super) fn waiting(db: &Connection) -> Result<u32> {
    Ok(db.prepare_cached(include_str!("sql/waiting.sql"))?.query_row([], |row| row.get(0))?)
}

pub(super) fn find(db: &Connection, id: EntryId) -> Result<Option<Logged>> {
    db.prepare_cached(include_str!("sql/logged.sql"))?
        .query_and_then([id.to_string()], |row| {
            Ok(Logged {
                chain: row.get(0)?,
                seq: row.get(1)?,
                id,
                kind: row.get(2)?,
                record: row.get(3)?,
                household: household(row.get(4)?)?,
                waiting: row.get::<_, String>(5)? == "waiting",
                body: unpack(&row.get::<_, Vec<u8>>(6)?)?,
            })
        })?
        .next()
        .transpose()
}

impl Store {
    pub(super) fn next_batch(&mut self, from: Option<u64>, limit: u32, now: Now) -> Result<Option<Outgoing>> {
        let db = &self.db;
        let Some((enrolment, chain)) = identity::enrolment(db)? else {
            return Err(StoreError::invalid("not_enrolled"));
        };
        let first: Option<i64> = match from {
            Some(from) => Some(number(from)),
            None => db.prepare_cached(include_str!("sql/first_waiting.sql"))?.query_row([chain], |row| row.get(0))?,
        };
        let Some(first) = first else { return Ok(None) };
        let entries = consecutive(db, chain, first, limit)?;
        let (Some(first), Some(last)) = (entries.first(), entries.last()) else { return Ok(None) };
        let (first_seq, last_seq) = (first.seq, last.seq);
        let count = u32::try_from(entries.len()).unwrap_or(u32::MAX);
        let batch = Batch {
            protocol: VERSION,
            id: BatchId(Ids::new(&now).next_id()),
            device: enrolment.device,
            app: env!("CARGO_PKG_VERSION").to_owned(),
            entries,
        };
        let signed = Signed::seal(&batch, &identity::key_or_not_enrolled(db)?)?;
        Ok(Some(Outgoing { signed, first_seq, last_seq, count }))
    }

    pub(super) fn send_again(&mut self, from: u64) -> Result<u32> {
        self.write(|db, touched| {
            let Some((_, chain)) = identity::enrolment(db)? else { return Ok(0) };
            touched.all = true;
            wait_again(db, chain, from)
        })
    }

    pub(super) fn outbox(&mut self) -> Result<Vec<OutboxItem>> {
        let db = &self.db;
        db.prepare_cached(include_str!("sql/outbox.sql"))?.query_and_then([], |row| item(db, row))?.collect()
    }

    pub(super) fn mend(&mut self, entry: EntryId, reason: String, now: Now) -> Result<VisitId> {
        self.write(|db, touched| {
            let logged = find(db, entry)?.ok_or_else(missing)?;
            if ![KIND_VISIT, KIND_SUBMISSION].contains(&logged.kind.as_str()) || logged.waiting {
                return Err(StoreError::invalid("not_a_refused_visit"));
            }
            let refused = corrections::find(db, parse(&logged.record)?)?.ok_or_else(missing)?;
            corrections::begin(db, &refused, &tidy(&reason), &now, touched)
        })
    }

    pub(super) fn settle(&mut self, entry: EntryId, field: String, keep_mine: bool, now: Now) -> Result<()> {
        self.write(|db, touched| {
            let logged = find(db, entry)?.ok_or_else(missing)?;
            let about = logged.household.ok_or_else(missing)?;
            let household = households::get_or_missing(db, about)?.household;
            let chosen = merge::settle(&household, &receipts::conflicts_of_entry(db, entry)?, &field, keep_mine)
                .map_err(|_| StoreError::invalid("field"))?;
            if chosen.settled.is_empty() {
                return Err(StoreError::NotFound("conflict".to_owned()));
            }
            if keep_mine {
                let household = chosen.household;
                let edit = Edit { household, act: "settle".to_owned(), reason: String::new(), visit: None };
                edit::apply(db, edit, &mut Ids::new(&now), &now, touched)?;
            }
            for conflict in &chosen.settled {
                db.prepare_cached(include_str!("sql/end_conflict.sql"))?
                    .execute(params![entry.to_string(), conflict.field])?;
            }
            if receipts::conflicts_of_entry(db, entry)?.is_empty() {
                end_attention(db, entry)?;
            }
            touched.households.extend(logged.household);
            Ok(())
        })
    }

    pub(super) fn dismiss(&mut self, entry: EntryId) -> Result<()> {
        self.write(|db, touched| {
            let logged = find(db, entry)?.ok_or_else(missing)?;
            if logged.waiting {
                return Err(StoreError::invalid("still_waiting"));
            }
            db.prepare_cached(include_str!("sql/end_conflicts.sql"))?.execute([entry.to_string()])?;
            end_attention(db, entry)?;
            touched.households.extend(logged.household);
            Ok(())
        })
    }
}

/// Takes a form that was sent back off that list, once another one has corrected it.
pub(super) fn mended(db: &Connection, record: &str) -> Result<()> {
    db.prepare_cached(include_str!("sql/end_attention_of_record.sql"))?.execute([record])?;
    Ok(())
}

/// Takes an entry off the list of those that need someone.
pub(super) fn end_attention(db: &Connection, entry: EntryId) -> Result<()> {
    db.prepare_cached(include_str!("sql/end_attention.sql"))?.execute([entry.to_string()])?;
    Ok(())
}

/// Consecutive entries from `first` on, as many as a batch may hold; always at least one when there is one.
fn consecutive(db: &Connection, chain: i64, first: i64, limit: u32) -> Result<Vec<Entry>> {
    let most = usize::try_from(limit).unwrap_or(MAX_ENTRIES).clamp(1, MAX_ENTRIES);
    let mut read =
        db.prepare_cached(concat!(include_str!("sql/entries.sql"), "WHERE chain = ?1 AND seq >= ?2 ORDER BY seq"))?;
    let rows = read.query_and_then([chain, first], entry)?;
    let mut entries: Vec<Entry> = Vec::new();
    let mut room = MAX_BATCH_BYTES.saturating_sub(ENVELOPE);
    for entry in rows.take(most) {
        let entry = entry?;
        // On the wire the entry is text inside text: the signed payload, inside the envelope.
        let size = serde_json::to_string(&serde_json::to_string(&entry)?)?.len() + 1;
        if !entries.is_empty() && size > room {
            break;
        }
        room = room.saturating_sub(size);
        entries.push(entry);
    }
    Ok(entries)
}

fn head(db: &Connection, chain: i64) -> Result<(u64, String)> {
    let last: Option<(i64, String)> = db
        .prepare_cached(include_str!("sql/last_entry.sql"))?
        .query_row([chain], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(last.map_or_else(|| (0, FIRST_PREV_HASH.to_owned()), |(seq, hash)| (u64::try_from(seq).unwrap_or(0), hash)))
}

/// Reads the columns of `sql/entries.sql`.
fn entry(row: &Row<'_>) -> Result<Entry> {
    let unsigned = |at: usize| row.get::<_, i64>(at).map(|value| u64::try_from(value).unwrap_or(0));
    Ok(Entry {
        seq: unsigned(0)?,
        id: parse(&row.get::<_, String>(1)?)?,
        kind: row.get(2)?,
        record: row.get(3)?,
        base_version: unsigned(4)?,
        body: unpack(&row.get::<_, Vec<u8>>(9)?)?,
        device_time: time(row.get(5)?),
        elapsed_ms: unsigned(6)?,
        prev_hash: row.get(7)?,
        hash: row.get(8)?,
    })
}

fn item(db: &Connection, row: &Row<'_>) -> Result<OutboxItem> {
    let text = |at: usize| row.get::<_, String>(at);
    let entry: EntryId = parse(&text(1)?)?;
    let kind = text(2)?;
    let state = match text(5)?.as_str() {
        "waiting" => ItemState::Waiting,
        "conflict" => ItemState::Conflict { fields: receipts::conflicts_of_entry(db, entry)? },
        _ => ItemState::Refused {
            code: row
                .get::<_, Option<String>>(6)?
                .as_deref()
                .map_or(Ok(crate::protocol::error::Code::Other), variant)?,
            field: row.get::<_, Option<String>>(7)?.unwrap_or_default(),
        },
    };
    Ok(OutboxItem {
        seq: u64::try_from(row.get::<_, i64>(0)?).unwrap_or(0),
        entry,
        act: if kind == KIND_HOUSEHOLD { done_in(&row.get::<_, Vec<u8>>(11)?)? } else { String::new() },
        visit: if kind == KIND_VISIT { Some(parse(&text(3)?)?) } else { None },
        kind,
        household: household(text(4)?)?,
        record: text(3)?,
        at: time(row.get(8)?),
        head: row.get::<_, Option<String>>(9)?.unwrap_or_default(),
        number: row.get::<_, Option<String>>(10)?.unwrap_or_default(),
        state,
    })
}

/// The household of an entry; the column is empty for what is about a whole village.
fn household(column: String) -> Result<Option<HouseholdId>> {
    parse_opt(Some(column).filter(|id| !id.is_empty()))
}

/// What an edit of a household did, by its entry's body.
fn done_in(body: &[u8]) -> Result<String> {
    #[derive(serde::Deserialize)]
    struct Act {
        #[serde(default)]
        act: String,
    }
    Ok(read_json::<Act>(&unpack(body)?)?.act)
}

pub(super) fn conflict(row: &Row<'_>) -> Result<FieldConflict> {
    let value = |at: usize| -> Result<Value> { Ok(serde_json::from_str(&row.get::<_, String>(at)?)?) };
    Ok(FieldConflict { field: row.get(0)?, commune: value(1)?, phone: value(2)? })
}

fn number(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

fn missing() -> StoreError {
    StoreError::NotFound("entry".to_owned())
}
