//! Taking a batch inside the writer's transaction: finds the records, asks `decide`, and writes what it says.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension;
use uuid::Uuid;

mod office;

use super::desk::{Changed, Desk};
use super::made;
use super::office::Scores;
use super::sql::{column, count, ms, read, sql, write};
use crate::domain::household::Household;
use crate::domain::ids::{DeviceId, HouseholdId, VillageId};
use crate::domain::progress::digest::Digest;
use crate::domain::questionnaire::Purpose;
use crate::domain::round::Round;
use crate::domain::submission::Submission;
use crate::domain::visit::Visit;
use crate::protocol::entry::HouseholdEdit;
use crate::protocol::error::Code;
use crate::protocol::receipt::{EntryOutcome, Outcome};
use crate::server::store::decide::{self, Held, HouseholdFacts, SubmissionFacts, VisitFacts, fate, refused};
use crate::server::store::{CheckedBatch, CheckedEntry, Content, Ingested, RecordWrite, StoreError};

/// The end of a device's log and what it may touch.
struct Log {
    device: DeviceId,
    last_seq: u64,
    last_hash: String,
    villages: Vec<VillageId>,
    /// Whose phone it is.
    person: String,
}

/// A batch before the end of its transaction gives the digests.
pub(super) enum Taken {
    Yes { outcomes: Vec<EntryOutcome>, up_to_seq: u64, villages: Vec<VillageId> },
    No(Ingested),
}

impl Taken {
    /// Completes the answer with the digests of the committed transaction.
    pub(super) fn with(self, digests: &BTreeMap<VillageId, Digest>) -> Ingested {
        match self {
            Self::No(answer) => answer,
            Self::Yes { outcomes, up_to_seq, villages } => {
                let own = |village: VillageId| digests.get(&village).cloned().map(|digest| (village, digest));
                Ingested::Taken { outcomes, up_to_seq, digests: villages.into_iter().filter_map(own).collect() }
            }
        }
    }
}

/// Takes a batch.
pub(super) fn ingest(desk: &mut Desk<'_>, batch: &CheckedBatch) -> Result<Taken, StoreError> {
    let Some((mut log, revoked)) = load_log(desk, batch.device)? else {
        return Ok(Taken::No(Ingested::UnknownDevice));
    };
    if revoked {
        return Ok(Taken::No(Ingested::Revoked));
    }
    let expected_seq = log.last_seq.saturating_add(1);
    if batch.entries.first().is_some_and(|first| first.seq > expected_seq) {
        return Ok(Taken::No(Ingested::Gap { expected_seq }));
    }
    let mut outcomes = Vec::with_capacity(batch.entries.len());
    for entry in &batch.entries {
        let outcome = if entry.seq <= log.last_seq {
            let held = held(desk, log.device, entry.seq)?;
            held.map_or_else(|| refused(Code::Fork, ""), |held| decide::again(entry, held))
        } else {
            let outcome = append(desk, &log, entry, batch)?;
            log.last_seq = entry.seq;
            log.last_hash.clone_from(&entry.hash);
            outcome
        };
        outcomes.push(EntryOutcome { seq: entry.seq, id: entry.id, outcome });
    }
    desk.connection.prepare_cached(sql!("device_advance"))?.execute((
        desk.code(),
        log.device.0.as_bytes(),
        column(log.last_seq),
        &log.last_hash,
        &batch.app,
        ms(batch.received_at),
    ))?;
    desk.want(&log.villages);
    Ok(Taken::Yes { outcomes, up_to_seq: log.last_seq, villages: log.villages })
}

fn load_log(desk: &Desk<'_>, device: DeviceId) -> Result<Option<(Log, bool)>, StoreError> {
    let found: Option<(u64, String, String, Option<i64>, String, String)> = desk
        .connection
        .prepare_cached(sql!("device_log_end"))?
        .query_row((desk.code(), device.0.as_bytes()), |row| {
            Ok((count(row, 0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
        })
        .optional()?;
    found
        .map(|(last_seq, last_hash, villages, revoked_at, leaving, person)| {
            let mut villages: Vec<VillageId> = read("villages of a device", &villages)?;
            // What it wrote before it could know that a village was handed on is taken all the same.
            villages.extend(read::<Vec<VillageId>>("villages that leave a device", &leaving)?);
            Ok((Log { device, last_seq, last_hash, villages, person }, revoked_at.is_some()))
        })
        .transpose()
}

fn held(desk: &Desk<'_>, device: DeviceId, seq: u64) -> Result<Option<Held>, StoreError> {
    let found: Option<(String, String, String)> = desk
        .connection
        .prepare_cached(sql!("entry_get"))?
        .query_row((desk.code(), device.0.as_bytes(), column(seq)), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    found
        .map(|(hash, computed_hash, outcome)| Ok(Held { hash, computed_hash, outcome: read("outcome", &outcome)? }))
        .transpose()
}

/// Appends an entry to the device's log, whatever its fate, and does to the register what its fate says.
fn append(desk: &mut Desk<'_>, log: &Log, entry: &CheckedEntry, batch: &CheckedBatch) -> Result<Outcome, StoreError> {
    let judged = if decide::fits_chain(entry, &log.last_hash) {
        judge(desk, log, entry)
    } else {
        Ok(Judged::plain(refused(Code::BadHash, "")))
    };
    // A record that does not parse any more must not hold up the phone's whole queue.
    let judged = match judged {
        Err(StoreError::Record { what, source }) => {
            tracing::error!(what, error = %source, seq = entry.seq, "an entry meets a record that does not parse");
            Judged::plain(refused(Code::Unavailable, ""))
        }
        other => other?,
    };
    store_entry(desk, log.device, entry, &judged.outcome, batch)?;
    match judged.effect {
        Effect::None => {}
        Effect::Visit => {
            if let Content::Visit(visit) = &entry.content {
                store_visit(desk, log.device, entry, visit, batch)?;
            }
        }
        Effect::Submission => {
            if let Content::Submission(submission, purpose) = &entry.content {
                store_submission(desk, log.device, entry, submission, *purpose, batch)?;
            }
        }
        Effect::Household(household) => {
            desk.put_household(*household, Some((log.device, entry.seq)), batch.received_at)?;
        }
        Effect::Record(write) => {
            made::put_record(desk, &write, &log.person, batch.received_at)?;
        }
    }
    Ok(judged.outcome)
}

struct Judged {
    outcome: Outcome,
    effect: Effect,
}

enum Effect {
    None,
    Visit,
    Submission,
    Household(Box<Household>),
    Record(Box<RecordWrite>),
}

impl Judged {
    fn plain(outcome: Outcome) -> Self {
        Self { outcome, effect: Effect::None }
    }
}

fn judge(desk: &Desk<'_>, log: &Log, entry: &CheckedEntry) -> Result<Judged, StoreError> {
    match &entry.content {
        Content::Refused { code, field } => Ok(Judged::plain(refused(*code, field))),
        Content::Visit(visit) => {
            let outcome = judge_visit(desk, log, entry, visit)?;
            let effect = if outcome == Outcome::Accepted { Effect::Visit } else { Effect::None };
            Ok(Judged { outcome, effect })
        }
        Content::Submission(submission, _) => {
            let outcome = judge_submission(desk, log, entry, submission)?;
            let effect = if outcome == Outcome::Accepted { Effect::Submission } else { Effect::None };
            Ok(Judged { outcome, effect })
        }
        Content::Household(edit) => judge_household(desk, log, entry, edit),
        Content::Meeting(meeting) => office::judge_meeting(desk, &log.villages, entry, meeting),
        Content::Objection(objection) => office::judge_objection(desk, &log.villages, entry, objection),
    }
}

fn judge_visit(desk: &Desk<'_>, log: &Log, entry: &CheckedEntry, visit: &Visit) -> Result<Outcome, StoreError> {
    let code = desk.code();
    let village = village_of(desk, visit.household)?;
    let same_id: Option<String> = desk
        .connection
        .prepare_cached(sql!("visit_body"))?
        .query_row((code, visit.id.0.as_bytes()), |row| row.get(0))
        .optional()?;
    let mut superseded = Vec::new();
    for old in visit.supersedes.iter().chain(&visit.correction_of) {
        let household: Option<[u8; 16]> = desk
            .connection
            .prepare_cached(sql!("visit_household"))?
            .query_row((code, old.0.as_bytes()), |row| row.get(0))
            .optional()?;
        superseded.extend(household.map(|bytes| HouseholdId(Uuid::from_bytes(bytes))));
    }
    let facts = VisitFacts {
        scope: &log.villages,
        household_village: village.as_ref(),
        same_id: same_id.as_deref(),
        superseded: &superseded,
        locked: super::made::locked(desk, &Round::yearly(visit.year).to_string())?,
    };
    Ok(decide::visit(visit, &entry.body, facts))
}

fn judge_submission(
    desk: &Desk<'_>,
    log: &Log,
    entry: &CheckedEntry,
    submission: &Submission,
) -> Result<Outcome, StoreError> {
    let code = desk.code();
    let village = village_of(desk, submission.household)?;
    let same_id: Option<String> = desk
        .connection
        .prepare_cached(sql!("submission_body"))?
        .query_row((code, submission.id.0.as_bytes()), |row| row.get(0))
        .optional()?;
    let corrected: Option<[u8; 16]> = match submission.correction_of {
        None => None,
        Some(old) => desk
            .connection
            .prepare_cached(sql!("submission_household"))?
            .query_row((code, old.0.as_bytes()), |row| row.get(0))
            .optional()?,
    };
    let facts = SubmissionFacts {
        scope: &log.villages,
        household_village: village.as_ref(),
        same_id: same_id.as_deref(),
        corrected: corrected.map(|bytes| HouseholdId(Uuid::from_bytes(bytes))),
    };
    Ok(decide::submission(submission, &entry.body, facts))
}

fn village_of(desk: &Desk<'_>, household: HouseholdId) -> Result<Option<VillageId>, StoreError> {
    let village: Option<String> = desk
        .connection
        .prepare_cached(sql!("household_village"))?
        .query_row((desk.code(), household.0.as_bytes()), |row| row.get(0))
        .optional()?;
    Ok(village.map(VillageId))
}

fn judge_household(
    desk: &Desk<'_>,
    log: &Log,
    entry: &CheckedEntry,
    edit: &HouseholdEdit,
) -> Result<Judged, StoreError> {
    let id = edit.household.id;
    let current = desk.household(id)?;
    let base = if current.is_some() { base(desk, log, entry, &edit.household)? } else { None };
    let parent = match decide::parent_of(&edit.household) {
        Some(parent) if current.is_none() => desk.household(parent)?,
        _ => None,
    };
    let number = if current.is_none() { number_instead(desk, &edit.household)? } else { None };
    let facts = HouseholdFacts {
        scope: &log.villages,
        current: current.as_ref().map(|(household, version)| (household, *version)),
        base: base.as_ref(),
        parent: parent.as_ref().map(|(household, _)| household),
        number: number.as_deref(),
    };
    let decision = decide::household(edit, entry.base_version, facts);
    let effect = decision.put.map_or(Effect::None, Effect::Household);
    Ok(Judged { outcome: decision.outcome, effect })
}

/// See [`HouseholdFacts::number`].
fn number_instead(desk: &Desk<'_>, household: &Household) -> Result<Option<String>, StoreError> {
    let key = (desk.code(), household.village.as_str(), &household.number);
    let mut statement = desk.connection.prepare_cached(sql!("household_number_instead"))?;
    Ok(statement.query_row(key, |row| row.get(0)).optional()?)
}

/// What the phone's edit started from; see [`HouseholdFacts::base`].
fn base(desk: &Desk<'_>, log: &Log, entry: &CheckedEntry, sent: &Household) -> Result<Option<Household>, StoreError> {
    let earlier: Option<String> = desk
        .connection
        .prepare_cached(sql!("entry_earlier_edit"))?
        .query_row((desk.code(), log.device.0.as_bytes(), &entry.record, column(entry.base_version)), |row| row.get(0))
        .optional()?;
    if let Some(body) = earlier {
        let edit: HouseholdEdit = read("household edit", &body)?;
        return Ok(Some(edit.household));
    }
    let version: Option<String> = desk
        .connection
        .prepare_cached(sql!("household_version_get"))?
        .query_row((desk.code(), sent.id.0.as_bytes(), column(entry.base_version)), |row| row.get(0))
        .optional()?;
    match version {
        Some(json) => read("household version", &json).map(Some),
        None if (1..=desk.version_floor).contains(&entry.base_version) => lost_base(desk, log, entry, sent),
        None => Ok(None),
    }
}

/// A base that was known here before a backup was put back and is not any more: of the states that the phone may have
/// seen (its own last edit, and every version since that or since ever) the one that is nearest to what it sends, the
/// oldest of equals. What others had changed and the phone had seen then counts as seen, or comes back with it.
fn lost_base(
    desk: &Desk<'_>,
    log: &Log,
    entry: &CheckedEntry,
    sent: &Household,
) -> Result<Option<Household>, StoreError> {
    let code = desk.code();
    let own: Option<(String, i64)> = desk
        .connection
        .prepare_cached(sql!("entry_last_edit"))?
        .query_row((code, log.device.0.as_bytes(), &entry.record), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let mut candidates: Vec<Household> = Vec::new();
    let mut since = i64::MIN;
    if let Some((body, received_at)) = own {
        let edit: HouseholdEdit = read("household edit", &body)?;
        candidates.push(edit.household);
        since = received_at;
    }
    let mut statement = desk.connection.prepare_cached(sql!("household_versions_since"))?;
    let mut rows = statement.query((code, sent.id.0.as_bytes(), since))?;
    while let Some(row) = rows.next()? {
        candidates.push(read("household version", &row.get::<_, String>(0)?)?);
    }
    Ok(decide::nearest(sent, candidates))
}

fn store_entry(
    desk: &Desk<'_>,
    device: DeviceId,
    entry: &CheckedEntry,
    outcome: &Outcome,
    batch: &CheckedBatch,
) -> Result<(), StoreError> {
    desk.connection.prepare_cached(sql!("entry_add"))?.execute(rusqlite::params![
        desk.code(),
        device.0.as_bytes(),
        column(entry.seq),
        entry.id.0.as_bytes(),
        entry.kind,
        entry.record,
        column(entry.base_version),
        entry.body,
        ms(entry.device_time),
        entry.prev_hash,
        entry.hash,
        entry.computed_hash,
        write("outcome", outcome)?,
        fate(outcome),
        ms(batch.received_at),
    ])?;
    Ok(())
}

fn store_visit(
    desk: &mut Desk<'_>,
    device: DeviceId,
    entry: &CheckedEntry,
    visit: &Visit,
    batch: &CheckedBatch,
) -> Result<(), StoreError> {
    let result = visit.result();
    desk.connection.prepare_cached(sql!("visit_add"))?.execute(rusqlite::params![
        desk.code(),
        visit.id.0.as_bytes(),
        visit.household.0.as_bytes(),
        visit.village.as_str(),
        visit.classification.class.code(),
        visit.visited_on.to_string(),
        visit.correction_of.is_some(),
        write("visit result", &result)?,
        write("scores", &Scores::of(&visit.classification))?,
        device.0.as_bytes(),
        column(entry.seq),
        entry.clock_absurd,
        ms(batch.received_at),
    ])?;
    desk.note_change(Changed::Visit(visit.id.0), visit.village.as_str())?;
    desk.note_visit(&visit.village, result);
    Ok(())
}

fn store_submission(
    desk: &mut Desk<'_>,
    device: DeviceId,
    entry: &CheckedEntry,
    submission: &Submission,
    purpose: Purpose,
    batch: &CheckedBatch,
) -> Result<(), StoreError> {
    let change = desk.note_change(Changed::Submission(submission.id.0), submission.village.as_str())?;
    desk.connection.prepare_cached(sql!("submission_add"))?.execute(rusqlite::params![
        desk.code(),
        submission.id.0.as_bytes(),
        submission.household.0.as_bytes(),
        submission.questionnaire,
        purpose.code(),
        submission.visited_on.to_string(),
        submission.correction_of.map(|old| *old.0.as_bytes()),
        submission.reason,
        device.0.as_bytes(),
        column(entry.seq),
        entry.clock_absurd,
        ms(batch.received_at),
        column(change),
    ])?;
    Ok(())
}
