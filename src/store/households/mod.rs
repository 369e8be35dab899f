//! Households: the records with this phone's edits, and the list that a thumb scrolls.
//!
//! A row keeps up to two records. `record` is what the phone shows; `base` is the commune's at `version` while edits of
//! this phone are on top of it. A pull moves `base` and merges, so it never overwrites an edit (see `changes`).

pub(super) mod edit;
pub(super) mod roll;
mod similar;

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::columns::{parse, parse_opt, read_json, variant, variant_code, write_json};
use super::view::*;
use super::{Result, Store, StoreError, Touched, drafts, office, outbox, submissions, visits};
use crate::domain::household::{Household, Location};
use crate::domain::ids::{HouseholdId, VisitId};
use crate::domain::member::Sex;
use crate::domain::similar::{id_number, telephone};
use crate::domain::support::Support;
use crate::domain::task::Task;
use crate::domain::text::{fold, initials};

/// A household's row.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    /// With this phone's edits.
    pub household: Household,
    /// The commune's version that it rests on; 0 when the commune has not seen it.
    pub version: u64,
    /// The commune's record at `version`, when edits of this phone are on top.
    pub base: Option<Household>,
    /// Whether it counts.
    pub held: bool,
    /// The full pull that last brought it.
    pub pull: i64,
}

impl Store {
    pub(super) fn households(&mut self, query: HouseholdQuery) -> Result<HouseholdPage> {
        Ok(self.roll()?.page(&query))
    }

    /// The list in memory, up to date with the last commit.
    pub(super) fn roll(&mut self) -> Result<&roll::Roll> {
        if let Some(roll) = &mut self.roll {
            roll.refresh(&self.db)?;
        } else {
            self.roll = Some(roll::Roll::read(&self.db)?);
        }
        self.roll.as_ref().ok_or(StoreError::Gone)
    }

    pub(super) fn household(&mut self, id: HouseholdId) -> Result<HouseholdDetail> {
        let db = &self.db;
        let stored = get_or_missing(db, id)?;
        let current = current_visit(db, id)?;
        let mut forms: BTreeMap<String, DraftLine> = db
            .prepare_cached(include_str!("sql/drafts.sql"))?
            .query_and_then([id.to_string()], drafts::line)?
            .collect::<Result<_>>()?;
        let draft = forms.remove(drafts::REVIEW);
        Ok(HouseholdDetail {
            version: stored.version,
            pending_edit: outbox::has_waiting_edit(db, id)?,
            current: current.map(|id| visits::get(db, id)).transpose()?.flatten(),
            visits: visits::history(db, id)?,
            submissions: submissions::history(db, id)?,
            draft,
            forms,
            conflicts: super::receipts::conflicts_of_household(db, id)?,
            reviews: office::list(db, None, Some(id))?,
            household: stored.household,
        })
    }
}

/// The visit that speaks for a household this year.
pub(super) fn current_visit(db: &Connection, id: HouseholdId) -> Result<Option<VisitId>> {
    let current: Option<Option<String>> = db
        .prepare_cached(include_str!("sql/current_visit.sql"))?
        .query_row([id.to_string()], |row| row.get(0))
        .optional()?;
    current.flatten().as_deref().map(parse::<VisitId>).transpose()
}

/// Writes a household's row; what the list shows is taken from the record here and nowhere else.
pub(super) fn put(db: &Connection, stored: &Stored, touched: &mut Touched) -> Result<()> {
    let household = &stored.household;
    let head = household.head();
    db.prepare_cached(include_str!("sql/put.sql"))?.execute(params![
        household.id.to_string(),
        household.village.as_str(),
        household.number,
        write_json(household)?,
        i64::try_from(stored.version).unwrap_or(i64::MAX),
        stored.base.as_ref().map(write_json).transpose()?,
        stored.held,
        stored.pull,
        household.head_name(),
        variant_code(&head.map_or(Sex::Female, |head| head.sex))?,
        head.map(|head| head.birth.to_string()).unwrap_or_default(),
        household.class_start.code(),
        household.class_official.code(),
        i64::try_from(household.people()).unwrap_or(i64::MAX),
        household.presence.is_present(),
        household.synthetic,
        names(household),
        telephone(household),
        household.location.map(|place| place.lat_e6),
        household.location.map(|place| place.lon_e6),
        waits(household),
    ])?;
    put_id_numbers(db, household)?;
    touched.households.insert(household.id);
    Ok(())
}

/// Whether it has an open need or an open task.
fn waits(household: &Household) -> bool {
    household.supports.values().any(Support::is_open) || household.tasks.values().any(Task::is_open)
}

fn put_id_numbers(db: &Connection, household: &Household) -> Result<()> {
    let id = household.id.to_string();
    db.prepare_cached(include_str!("sql/forget_id_numbers.sql"))?.execute([&id])?;
    for number in household.members.iter().map(id_number).filter(|number| !number.is_empty()) {
        db.prepare_cached(include_str!("sql/put_id_number.sql"))?.execute([&number, &id])?;
    }
    Ok(())
}

/// A household's row.
pub(super) fn get(db: &Connection, id: HouseholdId) -> Result<Option<Stored>> {
    let row = db
        .prepare_cached(include_str!("sql/get.sql"))?
        .query_row([id.to_string()], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, Option<String>>(2)?,
                row.get::<_, bool>(3)?,
                row.get::<_, i64>(4)?,
            ))
        })
        .optional()?;
    let Some((record, version, base, held, pull)) = row else { return Ok(None) };
    Ok(Some(Stored {
        household: read_json(&record)?,
        version: u64::try_from(version).unwrap_or(0),
        base: base.as_deref().map(read_json).transpose()?,
        held,
        pull,
    }))
}

pub(super) fn get_or_missing(db: &Connection, id: HouseholdId) -> Result<Stored> {
    get(db, id)?.ok_or_else(|| StoreError::NotFound("household".to_owned()))
}

/// One line a member, head first: search form, initials, relation, name.
fn names(household: &Household) -> String {
    let head = household.head().map(|head| head.id);
    let first = household.members.iter().filter(|member| Some(member.id) == head);
    let others = household.members.iter().filter(|member| Some(member.id) != head);
    let lines: Vec<String> = first
        .chain(others)
        .map(|member| {
            let folded = fold(&member.name);
            // The name's own white space is spaces only, so tabs and line ends are free to separate.
            let name: Vec<&str> = member.name.split_whitespace().collect();
            format!("{folded}\t{}\t{}\t{}", initials(&member.name), member.relation.code(), name.join(" "))
        })
        .collect();
    lines.join("\n")
}

/// Reads a line of the list; the columns are those of `sql/roll.sql`.
fn list_row(row: &rusqlite::Row<'_>) -> Result<roll::Line> {
    let text = |at: usize| row.get::<_, String>(at);
    let surveyed = row.get::<_, Option<String>>(8)?.as_deref().map(variant).transpose()?;
    let official = variant(&text(7)?)?;
    Ok(roll::Line::new(
        HouseholdRow {
            id: parse(&text(0)?)?,
            village: crate::domain::ids::VillageId::new(text(1)?),
            number: text(2)?,
            head: text(3)?,
            head_sex: variant(&text(4)?)?,
            head_birth: crate::domain::birth::Birth::parse(&text(5)?).unwrap_or_default(),
            shown_class: surveyed.unwrap_or(official),
            surveyed,
            draft: row.get(13)?,
            visited_on: parse_opt(row.get(9)?)?,
            returned: row.get(14)?,
            missing_b1: row.get(10)?,
            matched_member: None,
            synthetic: row.get(11)?,
        },
        variant(&text(6)?)?,
        row.get(12)?,
        row.get(15)?,
        text(16)?,
        match (row.get(17)?, row.get(18)?) {
            (Some(lat_e6), Some(lon_e6)) => Some(Location { lat_e6, lon_e6, accuracy_m: None }),
            _ => None,
        },
        row.get(19)?,
    ))
}
