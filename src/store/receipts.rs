//! The commune's answers: receipts verified, applied and kept.

use rusqlite::{Connection, params};

use super::columns::{millis, parse, read_json, time, variant_code, write_json};
use super::outbox::{self, Logged};
use super::view::{ReceiptApplied, ReceiptLine};
use super::{Result, Store, StoreError, Touched, households, identity, submissions, visits};
use crate::domain::ids::{EntryId, HouseholdId};
use crate::domain::merge::FieldConflict;
use crate::protocol::entry::{HouseholdEdit, KIND_HOUSEHOLD, KIND_SUBMISSION, KIND_VISIT};
use crate::protocol::error::Code;
use crate::protocol::receipt::{Outcome, Receipt};
use crate::protocol::signed::Signed;

impl Store {
    pub(super) fn apply_receipt(&mut self, signed: Signed) -> Result<ReceiptApplied> {
        self.write(|db, touched| {
            let (enrolment, chain) = identity::enrolment(db)?.ok_or_else(|| StoreError::invalid("not_enrolled"))?;
            // Nothing is read of it before the signature fits: a forged receipt would throw work away.
            let receipt: Receipt = signed
                .open(&enrolment.commune.public_key)
                .map_err(|error| StoreError::Invalid { what: format!("receipt: {error}") })?;
            if receipt.device != enrolment.device {
                return Err(StoreError::invalid("receipt: of another device"));
            }
            let mut applied = ReceiptApplied::default();
            for outcome in &receipt.outcomes {
                // Named by id and by sequence number; anything else it says is of no entry of ours.
                let Some(logged) = outbox::find(db, outcome.id)? else { continue };
                if logged.chain != chain || u64::try_from(logged.seq) != Ok(outcome.seq) {
                    continue;
                }
                let was_waiting = logged.waiting;
                if take(db, &logged, &outcome.outcome, touched)? && was_waiting {
                    applied.left += 1;
                    if needs_attention(&outcome.outcome) {
                        applied.attention += 1;
                    }
                }
            }
            keep(db, &receipt, &signed)?;
            applied.waiting = outbox::waiting(db)?;
            Ok(applied)
        })
    }

    pub(super) fn receipts(&mut self, limit: u32) -> Result<Vec<ReceiptLine>> {
        self.db
            .prepare_cached(include_str!("sql/receipts.sql"))?
            .query_and_then([limit], |row| {
                Ok(ReceiptLine {
                    batch: parse(&row.get::<_, String>(0)?)?,
                    received_at: time(row.get(1)?),
                    count: row.get(2)?,
                    refused: row.get(3)?,
                    agreed: row.get(4)?,
                    signed: read_json(&row.get::<_, String>(5)?)?,
                })
            })?
            .collect()
    }
}

/// A change of mind about an entry, from the stream of changes. It never ends the waiting: only a receipt does.
pub(super) fn change_of_mind(db: &Connection, id: EntryId, outcome: &Outcome, touched: &mut Touched) -> Result<()> {
    match outbox::find(db, id)? {
        Some(logged) if !logged.waiting => take(db, &logged, outcome, touched).map(drop),
        _ => Ok(()),
    }
}

pub(super) fn conflicts_of_entry(db: &Connection, entry: EntryId) -> Result<Vec<FieldConflict>> {
    db.prepare_cached(include_str!("sql/conflicts_of_entry.sql"))?
        .query_and_then([entry.to_string()], outbox::conflict)?
        .collect()
}

pub(super) fn conflicts_of_household(db: &Connection, household: HouseholdId) -> Result<Vec<FieldConflict>> {
    db.prepare_cached(include_str!("sql/conflicts_of_household.sql"))?
        .query_and_then([household.to_string()], outbox::conflict)?
        .collect()
}

fn needs_attention(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Conflict { .. } | Outcome::Refused { .. })
}

/// Gives an entry its fate; answers whether the commune has spoken about this very entry.
fn take(db: &Connection, logged: &Logged, outcome: &Outcome, touched: &mut Touched) -> Result<bool> {
    let (state, code, field) = match outcome {
        // Another entry stands in this one's place: this one is not held there, so it stays, and sending stops.
        Outcome::Refused { code: code @ (Code::Fork | Code::Gap), .. } => {
            super::changes::set_stopped(db, Some(*code))?;
            return Ok(false);
        }
        // Sent again because its receipt was lost: what was said of it before stands.
        Outcome::Duplicate if !logged.waiting => return Ok(true),
        Outcome::Accepted => ("accepted", None, None),
        Outcome::Duplicate => ("duplicate", None, None),
        Outcome::Merged => ("merged", None, None),
        Outcome::Conflict { .. } => ("conflict", None, None),
        Outcome::Refused { code, field } => ("refused", Some(variant_code(code)?), Some(field.as_str())),
    };
    db.prepare_cached(include_str!("sql/set_fate.sql"))?.execute(params![
        logged.id.to_string(),
        state,
        code,
        field,
        needs_attention(outcome)
    ])?;
    put_conflicts(db, logged, outcome)?;
    match logged.kind.as_str() {
        KIND_VISIT => {
            visits::set_refused(db, parse(&logged.record)?, matches!(outcome, Outcome::Refused { .. }), touched)?
        }
        KIND_SUBMISSION => {
            submissions::set_refused(db, parse(&logged.record)?, matches!(outcome, Outcome::Refused { .. }))?;
        }
        // A settled conflict comes long after the answer: the household itself comes with the pull.
        KIND_HOUSEHOLD if logged.waiting || matches!(outcome, Outcome::Refused { .. }) => {
            household_answered(db, logged, outcome, touched)?;
        }
        _ => {}
    }
    touched.households.extend(logged.household);
    Ok(true)
}

fn put_conflicts(db: &Connection, logged: &Logged, outcome: &Outcome) -> Result<()> {
    db.prepare_cached(include_str!("sql/end_conflicts.sql"))?.execute([logged.id.to_string()])?;
    let Outcome::Conflict { fields } = outcome else { return Ok(()) };
    for conflict in fields {
        db.prepare_cached(include_str!("sql/put_conflict.sql"))?.execute(params![
            logged.id.to_string(),
            logged.household.map(|household| household.to_string()).unwrap_or_default(),
            conflict.field,
            write_json(&conflict.commune)?,
            write_json(&conflict.phone)?
        ])?;
    }
    Ok(())
}

/// What the answer to an edit does to the household's row, until the pull brings the commune's new version.
fn household_answered(db: &Connection, logged: &Logged, outcome: &Outcome, touched: &mut Touched) -> Result<()> {
    let Some(household) = logged.household else { return Ok(()) };
    let Some(mut stored) = households::get(db, household)? else { return Ok(()) };
    if let Outcome::Refused { .. } = outcome {
        if outbox::has_waiting_edit(db, household)? {
            // Later edits stand on this one: they speak for themselves when they arrive.
            return Ok(());
        }
        match stored.base.take() {
            Some(base) => stored.household = base,
            // New and refused: shown with its reason, never counted.
            None => stored.held = stored.version > 0,
        }
    } else {
        // The commune now holds what was sent, so later edits are compared with that.
        let edit: HouseholdEdit = read_json(&logged.body)?;
        stored.base = Some(edit.household);
        stored.held = true;
    }
    super::figures::forget(db, &stored.household.village)?;
    households::put(db, &stored, touched)
}

/// Keeps the signed text for the village head.
fn keep(db: &Connection, receipt: &Receipt, signed: &Signed) -> Result<()> {
    let refused = receipt.outcomes.iter().filter(|outcome| matches!(outcome.outcome, Outcome::Refused { .. })).count();
    db.prepare_cached(include_str!("sql/keep_receipt.sql"))?.execute(params![
        receipt.batch.to_string(),
        millis(receipt.received_at),
        i64::try_from(receipt.up_to_seq).unwrap_or(i64::MAX),
        i64::try_from(receipt.outcomes.len()).unwrap_or(i64::MAX),
        i64::try_from(refused).unwrap_or(i64::MAX),
        write_json(signed)?
    ])?;
    Ok(())
}
