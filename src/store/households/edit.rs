//! Editing a household on the phone: the record and its entry, in the caller's transaction.

use rusqlite::Connection;

use super::super::ids::Ids;
use super::super::view::Now;
use super::super::{Result, Store, StoreError, Touched, figures, identity, outbox};
use super::{Stored, get, put};
use crate::domain::act::admit;
use crate::domain::household::{Arrival, Household};
use crate::domain::ids::{HouseholdId, VisitId};
use crate::domain::text::tidy;
use crate::protocol::entry::{HouseholdEdit, KIND_HOUSEHOLD};

/// What an edit of members made in a form is called in its entry.
pub(in crate::store) const ACT_MEMBERS: &str = "members";

/// An edit on its way into the log.
pub(in crate::store) struct Edit {
    pub household: Household,
    pub act: String,
    pub reason: String,
    pub visit: Option<VisitId>,
}

impl Store {
    pub(in crate::store) fn save_household(
        &mut self,
        household: Household,
        act: String,
        reason: String,
        now: Now,
    ) -> Result<HouseholdId> {
        let id = household.id;
        self.write(|db, touched| {
            let edit = Edit { household, act, reason, visit: None };
            apply(db, edit, &mut Ids::new(&now), &now, touched)
        })?;
        Ok(id)
    }
}

/// Saves the edited record over the commune's and appends its entry.
pub(in crate::store) fn apply(
    db: &Connection,
    edit: Edit,
    ids: &mut Ids,
    now: &Now,
    touched: &mut Touched,
) -> Result<()> {
    let mut household = edit.household;
    if household.number.trim().is_empty() {
        household.number = next_number(db, &household)?;
    }
    for member in &mut household.members {
        member.name = tidy(&member.name);
    }
    if let Some((enrolment, _)) = identity::enrolment(db)?
        && !enrolment.villages.iter().any(|village| village.id == household.village)
    {
        return Err(StoreError::invalid("other_village"));
    }
    let before = get(db, household.id)?;
    if before.is_none() {
        // As the commune will when it takes the record: what the phone shows now is what stays.
        let parent = parent_of(db, &household)?;
        admit(&mut household, parent.as_ref());
    }
    let base_version = before.as_ref().map_or(0, |before| before.version);
    let stored = match before {
        // The first edit on top of the commune's record sets that record aside as the base.
        Some(before) => Stored {
            household: household.clone(),
            version: before.version,
            base: before.base.or_else(|| (before.version > 0).then_some(before.household)),
            held: true,
            pull: before.pull,
        },
        None => Stored { household: household.clone(), version: 0, base: None, held: true, pull: 0 },
    };
    put(db, &stored, touched)?;
    figures::forget(db, &household.village)?;
    super::super::visits::refresh_current(db, household.id, touched)?;
    let record = household.id;
    let body = HouseholdEdit { household, act: edit.act, reason: edit.reason, visit: edit.visit };
    outbox::append(
        db,
        outbox::NewEntry {
            kind: KIND_HOUSEHOLD,
            record: record.to_string(),
            household: Some(record),
            base_version,
            body: serde_json::to_string(&body)?,
        },
        ids,
        now,
    )
}

/// The household that a new one split off.
fn parent_of(db: &Connection, household: &Household) -> Result<Option<Household>> {
    let Arrival::Split { from: Some(parent), .. } = household.arrival else { return Ok(None) };
    Ok(get(db, parent)?.map(|stored| stored.household))
}

/// The number after the greatest of the village, three digits.
fn next_number(db: &Connection, household: &Household) -> Result<String> {
    let last: i64 = db
        .prepare_cached(include_str!("sql/last_number.sql"))?
        .query_row([household.village.as_str()], |row| row.get(0))?;
    Ok(format!("{:03}", last + 1))
}
