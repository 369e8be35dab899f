//! Records of the office and the journal: read, and written in one commit that is whole or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::PoisonError;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::desk::{Changed, Desk};
use super::readers::Standing;
use super::sql::{column, count, instant, ms, read, sql};
use crate::domain::household::Household;
use crate::domain::ids::{CommuneCode, HouseholdId, VillageId, VisitId};
use crate::domain::period::Period;
use crate::domain::review::{Review, Verdict};
use crate::domain::visit::{Visit, VisitResult, current_visits, standing as standing_of};
use crate::server::store::decide::fate;
use crate::server::store::{
    Book, By, Commit, Committed, Expected, HouseholdVersion, JournalNote, KeptRecord, PLAN_YEAR, RecordKey, RecordKind,
    RecordWrite, RecordsQuery, Settlement, StandingVisit, StoreError, figures,
};

/// One record.
pub(super) fn record(
    connection: &Connection,
    commune: &CommuneCode,
    key: &RecordKey,
) -> Result<Option<KeptRecord>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("record_get"))?;
    let found = statement.query_row((commune.as_str(), key.kind.code(), &key.id), kept).optional()?;
    Ok(found.flatten())
}

/// A list of records, newest first.
pub(super) fn records(
    connection: &Connection,
    commune: &CommuneCode,
    query: &RecordsQuery,
) -> Result<Vec<KeptRecord>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("records_list"))?;
    let rows = statement.query_map(
        params![
            commune.as_str(),
            query.kind.code(),
            query.village.as_ref().map(VillageId::as_str),
            query.household.map(|id| *id.0.as_bytes()),
            query.round,
            query.limit
        ],
        kept,
    )?;
    Ok(rows.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// Every version of a record, newest first.
pub(super) fn versions(
    connection: &Connection,
    commune: &CommuneCode,
    key: &RecordKey,
) -> Result<Vec<KeptRecord>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("record_versions"))?;
    let rows = statement.query_map((commune.as_str(), key.kind.code(), &key.id), kept)?;
    Ok(rows.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// A row; `None` for a kind of a newer version.
fn kept(row: &Row<'_>) -> rusqlite::Result<Option<KeptRecord>> {
    let Some(kind) = RecordKind::from_code(&row.get::<_, String>(0)?) else { return Ok(None) };
    let village: String = row.get(3)?;
    let household: Option<[u8; 16]> = row.get(4)?;
    Ok(Some(KeptRecord {
        key: RecordKey { kind, id: row.get(1)? },
        version: count(row, 2)?,
        village: Some(village).filter(|village| !village.is_empty()).map(VillageId),
        household: household.map(|bytes| HouseholdId(Uuid::from_bytes(bytes))),
        round: row.get(5)?,
        body: row.get(6)?,
        by: row.get(7)?,
        at: instant(row.get(8)?),
    }))
}

/// Writes everything of a commit, or nothing when something of it is not what the writer saw.
pub(super) fn commit(desk: &mut Desk<'_>, commit: &Commit) -> Result<Committed, StoreError> {
    let mut stale = Vec::new();
    let mut new = false;
    for write in &commit.records {
        let current = record(desk.connection, &desk.commune.code, &write.key)?;
        let version = current.as_ref().map_or(0, |current| current.version);
        let same = current.is_some_and(|current| current.body == write.body);
        new |= !same;
        if !same && version != write.expected {
            stale.push(named(&write.key));
        }
    }
    for write in &commit.households {
        let current = desk.household(write.household.id)?;
        let version = current.as_ref().map_or(0, |(_, version)| *version);
        let same = current.is_some_and(|(current, _)| current == write.household);
        new |= !same;
        if !same && version != write.expected {
            stale.push(format!("household/{}", write.household.id));
        }
    }
    let writes = !commit.records.is_empty() || !commit.households.is_empty();
    if writes && !new {
        return Ok(Committed::Again);
    }
    for write in commit.records.iter().filter(|write| write.key.kind.is_of_round()) {
        if locked(desk, &write.round)? {
            stale.push(named(&RecordKey { kind: RecordKind::Period, id: write.round.clone() }));
        }
    }
    for expected in &commit.expect {
        match expected {
            Expected::Version(key, seen) => {
                let version = record(desk.connection, &desk.commune.code, key)?.map_or(0, |current| current.version);
                if version != *seen {
                    stale.push(named(key));
                }
            }
            Expected::NothingSince(change) if desk.last_change() != *change => stale.push("feed".to_owned()),
            Expected::NothingSince(_) => {}
        }
    }
    if !stale.is_empty() {
        return Ok(Committed::Stale { what: stale });
    }
    for write in &commit.records {
        put_record(desk, write, &commit.note.actor, commit.note.at)?;
    }
    for write in &commit.households {
        let same = desk.household(write.household.id)?.is_some_and(|(current, _)| current == write.household);
        if !same {
            desk.put_household(write.household.clone(), None, commit.note.at)?;
        }
    }
    note(desk, Book::Change, &commit.note)?;
    if commit.records.iter().any(|write| begins_year(&write.key)) {
        super::plans::take_names(desk, &By { actor: commit.note.actor.clone(), at: commit.note.at })?;
    }
    Ok(Committed::Done)
}

/// Whether a record says which plan year is in work.
fn begins_year(key: &RecordKey) -> bool {
    key.kind == RecordKind::Setting && key.id == PLAN_YEAR
}

/// Whether a round is closed.
pub(super) fn locked(desk: &Desk<'_>, round: &str) -> Result<bool, StoreError> {
    let key = RecordKey { kind: RecordKind::Period, id: round.to_owned() };
    let period: Option<Period> =
        record(desk.connection, &desk.commune.code, &key)?.map(|kept| kept.read()).transpose()?;
    Ok(period.is_some_and(|period| period.locked))
}

fn named(key: &RecordKey) -> String {
    format!("{}/{}", key.kind.code(), key.id)
}

/// Puts the next version of a record, and into the feed what phones get.
pub(super) fn put_record(
    desk: &mut Desk<'_>,
    write: &RecordWrite,
    by: &str,
    at: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let current = record(desk.connection, &desk.commune.code, &write.key)?;
    if current.as_ref().is_some_and(|current| current.body == write.body) {
        return Ok(current.map_or(0, |current| current.version));
    }
    let version = current.map_or(0, |current| current.version).saturating_add(1);
    let village = write.village.as_ref().map_or("", VillageId::as_str);
    let kind = write.key.kind.code();
    desk.connection.prepare_cached(sql!("record_put"))?.execute(params![
        desk.code(),
        kind,
        write.key.id,
        column(version),
        village,
        write.household.map(|id| *id.0.as_bytes()),
        write.round,
        write.body,
        by,
        ms(at)
    ])?;
    desk.connection.prepare_cached(sql!("record_keep_version"))?.execute(params![
        desk.code(),
        kind,
        write.key.id,
        column(version),
        write.body,
        by,
        ms(at)
    ])?;
    if write.key.kind == RecordKind::Settlement {
        let scope = settle_entry(desk, &write.body)?;
        desk.note_change(Changed::Made(&write.key), &scope)?;
    } else if write.key.on_the_wire().is_some() {
        desk.note_change(Changed::Made(&write.key), village)?;
    }
    if begins_year(&write.key) {
        // Another year's plan is in force now.
        desk.note_change(Changed::Plan, "")?;
        desk.note_plan();
    }
    Ok(version)
}

/// Gives a settled entry its fate, so that a phone that asks again is told the same; answers whom to tell.
fn settle_entry(desk: &Desk<'_>, body: &str) -> Result<String, StoreError> {
    let settlement: Settlement = read("settlement", body)?;
    let outcome = settlement.outcome();
    desk.connection.prepare_cached(sql!("entry_settle"))?.execute(params![
        desk.code(),
        settlement.device.0.as_bytes(),
        column(settlement.seq),
        settlement.entry.0.as_bytes(),
        super::sql::write("outcome", &outcome)?,
        fate(&outcome),
    ])?;
    Ok(super::feed::device_scope(settlement.device))
}

/// The visits of a year that no other took the place of, of a village or of all, by household.
pub(super) fn standing_visits(
    snapshot: &Connection,
    standing: &Standing,
    year: Option<i32>,
    village: Option<&VillageId>,
) -> Result<Vec<StandingVisit>, StoreError> {
    let plan = standing.plan(snapshot)?;
    let mut statement = snapshot.prepare_cached(sql!("visit_standing"))?;
    let mut visits: Vec<StandingVisit> = Vec::new();
    for (_, book) in standing.books(snapshot, village)? {
        let year = year.unwrap_or_else(|| figures::year(plan.as_ref(), book.visits.values()));
        let of_year = || book.visits.values().filter(|visit| visit.year == year);
        let speaking: BTreeSet<VisitId> = current_visits(of_year()).into_values().map(|visit| visit.id).collect();
        for id in standing_of(of_year()) {
            let found = statement
                .query_row((standing.commune.as_str(), id.0.as_bytes()), |row| {
                    Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
                })
                .optional()?;
            let Some((village, correction, person, received_at, clock_absurd)) = found else { continue };
            let Some(result) = book.visits.get(&id) else { continue };
            let correction: bool = correction;
            visits.push(StandingVisit {
                // What a correction corrects comes last: see `Visit::result`.
                correction_of: result.supersedes.last().copied().filter(|_| correction),
                result: result.clone(),
                village: VillageId(village),
                speaks: speaking.contains(&id),
                person,
                received_at: instant(received_at),
                clock_absurd,
            });
        }
    }
    visits.sort_by_key(|one| (one.result.household, !one.speaks, one.result.id));
    Ok(visits)
}

/// Every version of a household, oldest first.
pub(super) fn household_versions(
    snapshot: &Connection,
    commune: &CommuneCode,
    id: HouseholdId,
) -> Result<Vec<HouseholdVersion>, StoreError> {
    let mut statement = snapshot.prepare_cached(sql!("household_versions"))?;
    let mut rows = statement.query((commune.as_str(), id.0.as_bytes()))?;
    let mut versions = Vec::new();
    while let Some(row) = rows.next()? {
        versions.push(HouseholdVersion {
            household: read("household version", &row.get::<_, String>(0)?)?,
            person: row.get(1)?,
            at: instant(row.get(2)?),
        });
    }
    Ok(versions)
}

/// The last change of the feed.
pub(super) fn last_change(snapshot: &Connection, commune: &CommuneCode) -> Result<u64, StoreError> {
    Ok(snapshot.prepare_cached(sql!("change_last"))?.query_row([commune.as_str()], |row| count(row, 0))?)
}

/// How many visits of each village wait for a verdict. Kept until anything in the feed changes.
pub(super) fn waiting_reviews(
    snapshot: &Connection,
    standing: &Standing,
) -> Result<BTreeMap<VillageId, u32>, StoreError> {
    let change = last_change(snapshot, &standing.commune)?;
    let kept = standing.waiting.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some((_, waiting)) = kept.filter(|(as_of, _)| *as_of == change) {
        return Ok(waiting);
    }
    let plan = standing.plan(snapshot)?;
    let mut told: BTreeMap<String, Review> = BTreeMap::new();
    for kept in records(snapshot, &standing.commune, &RecordsQuery::all(RecordKind::Review))? {
        told.insert(kept.key.id.clone(), kept.read()?);
    }
    let mut waiting = BTreeMap::new();
    for (info, book) in standing.books(snapshot, None)? {
        let year = figures::year(plan.as_ref(), book.visits.values());
        let speaking = current_visits(book.visits.values().filter(|visit| visit.year == year));
        let open = |id: VisitId| told.get(&id.to_string()).is_none_or(|review| review.verdict == Verdict::TakenBack);
        let n = speaking.values().filter(|visit| open(visit.id)).count();
        waiting.insert(info.id, u32::try_from(n).unwrap_or(u32::MAX));
    }
    *standing.waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some((change, waiting.clone()));
    Ok(waiting)
}

/// Adds a line to a book of the journal.
pub(super) fn note(desk: &mut Desk<'_>, book: Book, note: &JournalNote) -> Result<(), StoreError> {
    super::log::append(desk.connection, &desk.commune.code, book, note)
}

/// The households of a village or of all, each with its version, by village and number.
pub(super) fn register(
    snapshot: &Connection,
    standing: &Standing,
    village: Option<&VillageId>,
) -> Result<Vec<(Household, u64)>, StoreError> {
    let mut households = Vec::new();
    for (_, book) in standing.books(snapshot, village)? {
        households.extend(book.households.values().cloned());
    }
    households.sort_by(|(one, _), (other, _)| {
        (&one.village, &one.number, one.id).cmp(&(&other.village, &other.number, other.id))
    });
    Ok(households)
}

/// The visits that speak for the households of a village or of all in a year, by household.
pub(super) fn year_visits(
    snapshot: &Connection,
    standing: &Standing,
    year: Option<i32>,
    village: Option<&VillageId>,
) -> Result<Vec<Visit>, StoreError> {
    let ids: Vec<VisitId> =
        year_results(snapshot, standing, year, village)?.into_iter().map(|result| result.id).collect();
    visits_named(snapshot, standing, &ids)
}

/// What they found.
pub(super) fn year_results(
    snapshot: &Connection,
    standing: &Standing,
    year: Option<i32>,
    village: Option<&VillageId>,
) -> Result<Vec<VisitResult>, StoreError> {
    let plan = standing.plan(snapshot)?;
    let mut results = Vec::new();
    for (_, book) in standing.books(snapshot, village)? {
        let year = year.unwrap_or_else(|| figures::year(plan.as_ref(), book.visits.values()));
        let current = current_visits(book.visits.values().filter(|visit| visit.year == year));
        results.extend(current.into_values().cloned());
    }
    results.sort_by_key(|result: &VisitResult| result.household);
    Ok(results)
}

/// Visits by id, in that order.
pub(super) fn visits_named(
    snapshot: &Connection,
    standing: &Standing,
    ids: &[VisitId],
) -> Result<Vec<Visit>, StoreError> {
    let mut statement = snapshot.prepare_cached(sql!("visit_body"))?;
    let mut visits = Vec::with_capacity(ids.len());
    for id in ids {
        let key = (standing.commune.as_str(), id.0.as_bytes());
        if let Some(body) = statement.query_row(key, |row| row.get::<_, String>(0)).optional()? {
            visits.push(standing.visit(*id, &body, ids.len())?);
        }
    }
    Ok(visits)
}
