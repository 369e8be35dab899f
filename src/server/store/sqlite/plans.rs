//! Versions of plans, which of them is in force, and how the plan year went.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::BTreeMap;

use super::desk::{Changed, Desk};
use super::readers::Standing;
use super::sql::{instant, ms, read, sql, uuid, write};
use super::{made, register};
use crate::domain::class::Class;
use crate::domain::decision::Decision;
use crate::domain::ids::{CommuneCode, VillageId, VisitId};
use crate::domain::plan::annex::Annex;
use crate::domain::plan::finding::Finding;
use crate::domain::plan::{Plan, PlanStatus};
use crate::domain::progress::trend::{Received, Year, trends as both};
use crate::domain::text::title_case;
use crate::server::store::{
    Book, By, PlanHead, PlanMade, PlanSave, PlanSaved, PlanView, RecordKind, RecordsQuery, StoreError, Trends, figures,
};

/// Vietnam's time, in hours before Greenwich: days of the trend are the commune's.
const VIETNAM_HOURS: i64 = 7;

/// Adds a version.
pub(super) fn add(
    desk: &mut Desk<'_>,
    mut plan: Plan,
    annex: Option<&Annex>,
    findings: &[Finding],
    made: &PlanMade,
    at: DateTime<Utc>,
) -> Result<Plan, StoreError> {
    let last: u32 =
        desk.connection.prepare_cached(sql!("plan_last_version"))?.query_row([desk.code()], |row| row.get(0))?;
    plan.version = last.saturating_add(1);
    plan.commune = desk.commune.code.clone();
    desk.connection.prepare_cached(sql!("plan_add"))?.execute((
        desk.code(),
        plan.version,
        plan.year,
        write("plan", &plan)?,
        write("findings", &findings)?,
        annex.map(|annex| write("annex", annex)).transpose()?,
        ms(at),
        write("plan's making", made)?,
    ))?;
    // A draft beside a plan in force is nobody's business but the office's.
    let in_force = in_force(desk.connection, &desk.commune.code)?;
    if in_force.is_some_and(|view| view.plan.version == plan.version) {
        desk.note_change(Changed::Plan, "")?;
        desk.note_plan();
    }
    Ok(plan)
}

/// Saves a version with its line in the book of changes, unless someone else saved one meanwhile.
pub(super) fn save(desk: &mut Desk<'_>, save: &PlanSave) -> Result<PlanSaved, StoreError> {
    let mut statement = desk.connection.prepare_cached(sql!("plan_newest_of_year"))?;
    let newest = statement.query_row((desk.code(), save.plan.year), raw).optional()?.map(Raw::read).transpose()?;
    if let Some(newest) = newest {
        let numbered = Plan { version: newest.plan.version, commune: newest.plan.commune.clone(), ..save.plan.clone() };
        let same = numbered == newest.plan && save.annex == newest.annex;
        if same && (newest.made.act == save.made.act || newest.plan.version == save.expected) {
            return Ok(PlanSaved::Again(newest.plan.version));
        }
        if newest.plan.version != save.expected {
            let in_force = in_force(desk.connection, &desk.commune.code)?.map(|view| view.plan.version);
            return Ok(PlanSaved::Stale(Box::new(head(newest, in_force))));
        }
    }
    let mut note = save.note.clone();
    let plan = add(desk, save.plan.clone(), save.annex.as_ref(), &save.findings, &save.made, note.at)?;
    note.subject = format!("plan/{}", plan.version);
    made::note(desk, Book::Change, &note)?;
    take_names(desk, &By { actor: note.actor, at: note.at })?;
    Ok(PlanSaved::Done(plan.version))
}

/// Gives villages the names that they have in the plan in force, once it is confirmed: a name that was scanned wrong
/// is corrected where the plan is, and lists, reports and phones have it from then on. A draft or a proposal renames
/// nothing. Each new name has its line in the book of changes.
pub(super) fn take_names(desk: &mut Desk<'_>, by: &By) -> Result<(), StoreError> {
    let confirmed = |view: &PlanView| view.plan.status == PlanStatus::Confirmed;
    let Some(view) = in_force(desk.connection, &desk.commune.code)?.filter(confirmed) else { return Ok(()) };
    for village in register::villages(desk.connection, &desk.commune.code)? {
        let Some(line) = view.plan.village(&village.id) else { continue };
        let name = title_case(&line.name);
        if name.is_empty() || name == title_case(&village.name) {
            continue;
        }
        let id = village.id.as_str();
        desk.connection.prepare_cached(sql!("village_rename"))?.execute((desk.code(), id, &name))?;
        let detail = serde_json::json!({ "from": village.name, "to": name, "version": view.plan.version }).to_string();
        made::note(desk, Book::Change, &by.note("rename_village", format!("village/{id}"), id, detail))?;
    }
    Ok(())
}

/// The plan in force.
pub(super) fn in_force(connection: &Connection, commune: &CommuneCode) -> Result<Option<PlanView>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("plan_in_force"))?;
    statement.query_row([commune.as_str()], raw).optional()?.map(Raw::read).transpose()
}

/// One version.
pub(super) fn version(
    connection: &Connection,
    commune: &CommuneCode,
    version: u32,
) -> Result<Option<PlanView>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("plan_get"))?;
    statement.query_row((commune.as_str(), version), raw).optional()?.map(Raw::read).transpose()
}

/// Every version of every year, newest first.
pub(super) fn list(connection: &Connection, commune: &CommuneCode) -> Result<Vec<PlanHead>, StoreError> {
    let used = in_force(connection, commune)?.map(|view| view.plan.version);
    let mut statement = connection.prepare_cached(sql!("plans_list"))?;
    let rows = statement.query_map([commune.as_str()], raw)?;
    rows.map(|row| Ok(head(row.map_err(StoreError::from)?.read()?, used))).collect()
}

fn head(view: PlanView, in_force: Option<u32>) -> PlanHead {
    PlanHead {
        version: view.plan.version,
        year: view.plan.year,
        status: view.plan.status,
        findings: view.findings.len(),
        in_force: in_force == Some(view.plan.version),
        made: view.made,
        at: view.loaded_at,
    }
}

/// A row before its JSON is read.
struct Raw {
    plan: String,
    findings: String,
    at: i64,
    annex: Option<String>,
    made: String,
}

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok(Raw { plan: row.get(0)?, findings: row.get(1)?, at: row.get(2)?, annex: row.get(3)?, made: row.get(4)? })
}

impl Raw {
    fn read(self) -> Result<PlanView, StoreError> {
        Ok(PlanView {
            plan: read("plan", &self.plan)?,
            findings: read("findings", &self.findings)?,
            annex: self.annex.map(|annex| read("annex", &annex)).transpose()?,
            loaded_at: instant(self.at),
            made: read("plan's making", &self.made)?,
        })
    }
}

/// How the plan year went, month by month, for a village or for the commune.
pub(super) fn trends(
    snapshot: &Connection,
    standing: &Standing,
    village: Option<&VillageId>,
    today: NaiveDate,
) -> Result<Trends, StoreError> {
    let books: Vec<_> = standing.books(snapshot, village)?.into_iter().map(|(_, book)| book).collect();
    let plan = standing.plan(snapshot)?;
    let year = figures::year(plan.as_ref(), books.iter().flat_map(|book| book.visits.values()));
    let received = received(snapshot, &standing.commune)?;
    let visits: Vec<Received> = books
        .iter()
        .flat_map(|book| book.visits.values())
        .filter(|result| result.year == year)
        .filter_map(|result| Some(Received { on: *received.get(&result.id)?, result: result.clone() }))
        .collect();
    let decisions = made::records(snapshot, &standing.commune, &RecordsQuery::all(RecordKind::Decision))?;
    let decisions = decisions.iter().map(|record| record.read::<Decision>()).collect::<Result<Vec<_>, _>>()?;
    let year = Year {
        year,
        today,
        households: books.iter().flat_map(|book| book.households.values().map(|(household, _)| household)).collect(),
        visits: &visits,
        decisions: &decisions,
        whole_commune: village.is_none(),
    };
    let [poor, near_poor] = both(&year, [Class::Poor, Class::NearPoor]);
    Ok(Trends { poor, near_poor })
}

/// The day on which each visit was received, by the commune's calendar.
fn received(snapshot: &Connection, commune: &CommuneCode) -> Result<BTreeMap<VisitId, NaiveDate>, StoreError> {
    let mut statement = snapshot.prepare_cached(sql!("visits_received"))?;
    let rows = statement.query_map([commune.as_str()], |row| {
        let at = instant(row.get(1)?) + TimeDelta::hours(VIETNAM_HOURS);
        Ok((VisitId(uuid(row, 0)?), at.date_naive()))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
