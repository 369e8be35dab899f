//! What the office reads: progress, visits, households, and what needs its eyes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use super::readers::Standing;
use super::register::villages;
use super::sql::{column, count, instant, read, sql, uuid, write};
use super::submissions;
use crate::domain::class::Class;
use crate::domain::classification::{Classification, Income};
use crate::domain::household::{Arrival, Household};
use crate::domain::ids::{CommuneCode, DeviceId, EntryId, HouseholdId, VillageId, VisitId};
use crate::domain::visit::{Visit, VisitResult, current_visits};
use crate::protocol::error::Code;
use crate::server::store::{
    AttentionLine, Correction, HouseholdIds, HouseholdLine, HouseholdName, HouseholdView, ProgressView, Refusal,
    StoreError, SubmissionsQuery, Surveyed, VillageProgress, VisitLine, VisitView, VisitsQuery, figures,
};

/// Where the commune and each village stand.
pub(super) fn progress(snapshot: &Connection, standing: &Standing) -> Result<ProgressView, StoreError> {
    let plan = standing.plan(snapshot)?;
    let mut lines = Vec::new();
    let mut books = Vec::new();
    for (village, book) in standing.books(snapshot, None)? {
        let figures = standing.figures(snapshot, &village.id, plan.as_ref())?;
        books.push(book);
        lines.push(VillageProgress { village, progress: figures.progress.clone(), digest: figures.digest.clone() });
    }
    let commune = figures::commune(plan.as_ref(), books.iter().map(AsRef::as_ref));
    Ok(ProgressView { commune, villages: lines })
}

/// The latest visits.
pub(super) fn visits(
    snapshot: &Connection,
    commune: &CommuneCode,
    query: &VisitsQuery,
) -> Result<Vec<VisitLine>, StoreError> {
    let before = query.before.map_or(i64::MAX, column);
    let village = query.village.as_ref().map(|village| village.as_str());
    let scope = query.scope.as_ref().map(|scope| write("scope", scope)).transpose()?;
    let mut statement = snapshot.prepare_cached(sql!("visits_latest"))?;
    let rows = statement.query_map((commune.as_str(), before, village, query.limit, scope), raw_visit)?;
    let lines = rows.map(|row| row.map_err(StoreError::from)?.read()).collect::<Result<Vec<_>, _>>()?;
    mark_current(snapshot, commune, lines)
}

/// One visit with its household.
pub(super) fn visit(
    snapshot: &Connection,
    commune: &CommuneCode,
    id: VisitId,
) -> Result<Option<VisitView>, StoreError> {
    let mut statement = snapshot.prepare_cached(sql!("visit_view"))?;
    let found: Option<(String, String, String, String, i64, bool)> = statement
        .query_row((commune.as_str(), id.0.as_bytes()), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
        })
        .optional()?;
    found
        .map(|(visit, household, village_name, person, received_at, clock_absurd)| {
            Ok(VisitView {
                visit: read("visit", &visit)?,
                household: read("household", &household)?,
                village_name,
                person,
                received_at: instant(received_at),
                clock_absurd,
            })
        })
        .transpose()
}

/// One household with its visits.
pub(super) fn household(
    snapshot: &Connection,
    commune: &CommuneCode,
    id: HouseholdId,
) -> Result<Option<HouseholdView>, StoreError> {
    let mut statement = snapshot.prepare_cached(sql!("household_get"))?;
    let found: Option<(u64, String)> =
        statement.query_row((commune.as_str(), id.0.as_bytes()), |row| Ok((count(row, 0)?, row.get(1)?))).optional()?;
    let Some((version, json)) = found else { return Ok(None) };
    let household: Household = read("household", &json)?;
    let village_name = villages(snapshot, commune)?
        .into_iter()
        .find(|village| village.id == household.village)
        .map_or_else(|| household.village.0.clone(), |village| village.name);
    let mut statement = snapshot.prepare_cached(sql!("visits_of_household"))?;
    let rows = statement.query_map((commune.as_str(), id.0.as_bytes()), raw_visit)?;
    let visits = rows.map(|row| row.map_err(StoreError::from)?.read()).collect::<Result<Vec<_>, _>>()?;
    let visits = mark_current(snapshot, commune, visits)?;
    let own = SubmissionsQuery { household: Some(id), limit: u32::MAX, ..SubmissionsQuery::default() };
    let submissions = submissions::list(snapshot, commune, &own)?;
    Ok(Some(HouseholdView { household, version, village_name, visits, submissions }))
}

/// The names of households.
pub(super) fn household_names(
    snapshot: &Connection,
    commune: &CommuneCode,
    ids: &HouseholdIds,
) -> Result<BTreeMap<HouseholdId, HouseholdName>, StoreError> {
    let mut names = BTreeMap::new();
    let mut statement = snapshot.prepare_cached(sql!("household_get"))?;
    for id in ids {
        let json: Option<String> =
            statement.query_row((commune.as_str(), id.0.as_bytes()), |row| row.get(1)).optional()?;
        if let Some(json) = json {
            names.insert(*id, name(&read("household", &json)?));
        }
    }
    Ok(names)
}

/// Entries refused or in conflict, newest first.
pub(super) fn attention(
    snapshot: &Connection,
    commune: &CommuneCode,
    limit: u32,
) -> Result<Vec<AttentionLine>, StoreError> {
    let mut statement = snapshot.prepare_cached(sql!("entries_for_attention"))?;
    let mut rows = statement.query((commune.as_str(), limit))?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(AttentionLine {
            device: DeviceId(uuid(row, 0)?),
            person: row.get(1)?,
            seq: count(row, 2)?,
            id: EntryId(uuid(row, 3)?),
            kind: row.get(4)?,
            record: row.get(5)?,
            outcome: read("outcome", &row.get::<_, String>(6)?)?,
            body: row.get(7)?,
            received_at: instant(row.get(8)?),
        });
    }
    Ok(lines)
}

/// Requests turned away, newest first.
pub(super) fn refusals(snapshot: &Connection, commune: &CommuneCode, limit: u32) -> Result<Vec<Refusal>, StoreError> {
    let mut statement = snapshot.prepare_cached(sql!("refusals_list"))?;
    let mut rows = statement.query((commune.as_str(), limit))?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let device: Option<[u8; 16]> = row.get(1)?;
        let code: String = row.get(2)?;
        lines.push(Refusal {
            route: row.get(0)?,
            device: device.map(|bytes| DeviceId(uuid::Uuid::from_bytes(bytes))),
            code: serde_json::from_value(code.into()).unwrap_or(Code::Other),
            at: instant(row.get(3)?),
        });
    }
    Ok(lines)
}

/// Marks the lines that speak for their household among the visits of their year.
fn mark_current(
    snapshot: &Connection,
    commune: &CommuneCode,
    mut lines: Vec<VisitLine>,
) -> Result<Vec<VisitLine>, StoreError> {
    let households: HouseholdIds = lines.iter().map(|line| line.household.id).collect();
    let mut current: BTreeSet<VisitId> = BTreeSet::new();
    let mut statement = snapshot.prepare_cached(sql!("visit_results_of_household"))?;
    for household in households {
        let mut by_year: BTreeMap<i32, Vec<VisitResult>> = BTreeMap::new();
        let mut rows = statement.query((commune.as_str(), household.0.as_bytes()))?;
        while let Some(row) = rows.next()? {
            let result: VisitResult = read("visit result", &row.get::<_, String>(0)?)?;
            by_year.entry(result.year).or_default().push(result);
        }
        current.extend(by_year.values().flat_map(|year| current_visits(year).into_values().map(|visit| visit.id)));
    }
    for line in &mut lines {
        line.current = current.contains(&line.id);
    }
    Ok(lines)
}

/// The households of a village, by number, each with the visit that speaks for it in the plan year.
pub(super) fn village_households(
    snapshot: &Connection,
    standing: &Standing,
    village: &VillageId,
) -> Result<Vec<HouseholdLine>, StoreError> {
    let book = standing.book(snapshot, village)?;
    let year = figures::year(standing.plan(snapshot)?.as_ref(), book.visits.values());
    let current = current_visits(book.visits.values().filter(|visit| visit.year == year));
    let mut statement = snapshot.prepare_cached(sql!("visit_received"))?;
    let mut lines = Vec::new();
    for (household, _) in book.households.values() {
        let surveyed = match current.get(&household.id) {
            None => None,
            Some(result) => statement
                .query_row((standing.commune.as_str(), result.id.0.as_bytes()), |row| {
                    Ok(Surveyed {
                        visit: result.id,
                        class: result.class,
                        visited_on: row.get::<_, String>(0)?.parse().unwrap_or_default(),
                        received_at: instant(row.get(1)?),
                    })
                })
                .optional()?,
        };
        lines.push(HouseholdLine {
            name: name(household),
            people: u32::try_from(household.people()).unwrap_or(u32::MAX),
            at_start: household.arrival == Arrival::AtStart,
            present: household.presence.is_present(),
            acts: household.acts.clone(),
            class_start: household.class_start,
            class_official: household.class_official,
            surveyed,
        });
    }
    lines.sort_by(|one, other| (&one.name.number, one.name.id).cmp(&(&other.name.number, other.name.id)));
    Ok(lines)
}

/// The visits that speak for the households of a village in the plan year, by household.
pub(super) fn current(
    snapshot: &Connection,
    standing: &Standing,
    village: &VillageId,
) -> Result<Vec<Visit>, StoreError> {
    let book = standing.book(snapshot, village)?;
    let year = figures::year(standing.plan(snapshot)?.as_ref(), book.visits.values());
    let current = current_visits(book.visits.values().filter(|visit| visit.year == year));
    let mut statement = snapshot.prepare_cached(sql!("visit_body"))?;
    let together = current.len();
    let mut visits = Vec::with_capacity(together);
    for result in current.into_values() {
        let key = (standing.commune.as_str(), result.id.0.as_bytes());
        if let Some(body) = statement.query_row(key, |row| row.get::<_, String>(0)).optional()? {
            visits.push(standing.visit(result.id, &body, together)?);
        }
    }
    Ok(visits)
}

/// What a list shows of a classification besides its class.
#[derive(Serialize, Deserialize)]
pub(super) struct Scores {
    income: Income,
    b2_min: u32,
    b2_max: u32,
}

impl Scores {
    pub(super) fn of(classification: &Classification) -> Self {
        Self { income: classification.income, b2_min: classification.b2_min, b2_max: classification.b2_max }
    }
}

/// A row before its JSON is read.
struct RawVisit {
    seq: u64,
    id: VisitId,
    class: String,
    visited_on: String,
    received_at: i64,
    clock_absurd: bool,
    correction_of: Option<String>,
    reason: Option<String>,
    person: String,
    village_name: String,
    household: String,
    scores: String,
}

impl RawVisit {
    fn read(self) -> Result<VisitLine, StoreError> {
        let household: Household = read("household", &self.household)?;
        let scores: Scores = read("scores", &self.scores)?;
        Ok(VisitLine {
            id: self.id,
            seq: self.seq,
            household: name(&household),
            village_name: self.village_name,
            income: scores.income,
            b2_min: scores.b2_min,
            b2_max: scores.b2_max,
            current: false,
            class: Class::from_code(&self.class).unwrap_or(Class::Undetermined),
            visited_on: self.visited_on.parse::<NaiveDate>().unwrap_or_default(),
            received_at: instant(self.received_at),
            person: self.person,
            clock_absurd: self.clock_absurd,
            correction_of: self
                .correction_of
                .and_then(|of| of.parse().ok())
                .map(|of| Correction { of, reason: self.reason.unwrap_or_default() }),
        })
    }
}

fn raw_visit(row: &Row<'_>) -> rusqlite::Result<RawVisit> {
    Ok(RawVisit {
        seq: count(row, 0)?,
        id: VisitId(uuid(row, 1)?),
        class: row.get(2)?,
        visited_on: row.get(3)?,
        received_at: row.get(4)?,
        clock_absurd: row.get(5)?,
        person: row.get(7)?,
        village_name: row.get(8)?,
        household: row.get(9)?,
        scores: row.get(11)?,
        correction_of: row.get(12)?,
        reason: row.get(13)?,
    })
}

pub(super) fn name(household: &Household) -> HouseholdName {
    HouseholdName {
        id: household.id,
        village: household.village.clone(),
        number: household.number.clone(),
        head: household.head_name().to_owned(),
        synthetic: household.synthetic,
    }
}
