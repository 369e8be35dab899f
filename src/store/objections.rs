//! Objections to a posting, taken down at the village and settled by the commune.

use rusqlite::Connection;

use super::ids::Ids;
use super::view::*;
use super::{Result, Store, StoreError, households, identity, meetings, minutes, office, outbox};
use crate::domain::ids::{HouseholdId, ObjectionId, PostingId, VillageId};
use crate::domain::posting::Objection;
use crate::domain::text::tidy;
use crate::protocol::entry::KIND_OBJECTION;

impl Store {
    pub(super) fn posting(&mut self, posting: PostingId) -> Result<PostingDetail> {
        let db = &self.db;
        let posting = minutes::posting(db, &posting.to_string())?;
        Ok(PostingDetail {
            objections: list(db, &posting.village, Some(posting.id))?,
            locked: meetings::locked(db, posting.round)?,
            posting,
        })
    }

    pub(super) fn object(&mut self, objection: NewObjection, now: Now) -> Result<ObjectionId> {
        self.write(|db, touched| {
            let posting = minutes::posting(db, &objection.posting.to_string())?;
            if meetings::locked(db, posting.round)? {
                return Err(StoreError::invalid("objection_locked"));
            }
            let household = households::get_or_missing(db, objection.household)?.household;
            if household.village != posting.village {
                return Err(StoreError::invalid("objection_household"));
            }
            let mut ids = Ids::new(&now);
            let taken = Objection {
                id: ObjectionId(ids.next_id()),
                posting: posting.id,
                village: posting.village,
                round: posting.round,
                household: household.id,
                name: tidy(&objection.name),
                contact: tidy(&objection.contact),
                text: objection.text.trim().to_owned(),
                received_on: now.today,
                by: identity::enrolment(db)?.map(|(enrolment, _)| enrolment.person).unwrap_or_default(),
                outcome: None,
            };
            if let Some(field) = taken.fault() {
                return Err(StoreError::invalid(&format!("objection_{field}")));
            }
            office::put(db, &taken, 0)?;
            let new = outbox::NewEntry {
                kind: KIND_OBJECTION,
                record: taken.id.to_string(),
                household: Some(taken.household),
                base_version: 0,
                body: serde_json::to_string(&taken)?,
            };
            outbox::append(db, new, &mut ids, &now)?;
            touched.households.insert(taken.household);
            Ok(taken.id)
        })
    }
}

/// Objections of a village, or to one posting of it, newest first.
pub(super) fn list(db: &Connection, village: &VillageId, posting: Option<PostingId>) -> Result<Vec<ObjectionLine>> {
    let mut lines = Vec::new();
    for objection in office::list::<Objection>(db, Some(village), None)? {
        if posting.is_some_and(|posting| objection.posting != posting) {
            continue;
        }
        lines.push(ObjectionLine {
            head: head(db, objection.household)?,
            sent: outbox::sent_state(db, &objection.id.to_string())?,
            objection,
        });
    }
    lines.sort_by_key(|line| std::cmp::Reverse((line.objection.received_on, line.objection.id)));
    Ok(lines)
}

fn head(db: &Connection, household: HouseholdId) -> Result<String> {
    let stored = households::get(db, household)?;
    Ok(stored.and_then(|stored| stored.household.head().map(|head| head.name.clone())).unwrap_or_default())
}
