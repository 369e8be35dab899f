//! What phones add to the office's records: the village meeting and objections. What becomes of them is decided in
//! `decide`; here is found what that needs.

use super::{Effect, Judged, village_of};
use crate::domain::ids::VillageId;
use crate::domain::made::Made;
use crate::domain::meeting::Meeting;
use crate::domain::posting::{Objection, Posting};
use crate::domain::procedure::shares::Shares;
use crate::domain::procedure::{self, ProcedureChanges};
use crate::protocol::receipt::Outcome;
use crate::server::store::decide::{self, MeetingFacts, ObjectionFacts};
use crate::server::store::sqlite::desk::Desk;
use crate::server::store::sqlite::made;
use crate::server::store::{CheckedEntry, OfficeRecord, RecordKey, RecordKind, RecordWrite, StoreError};

/// What becomes of a meeting.
pub(super) fn judge_meeting(
    desk: &Desk<'_>,
    scope: &[VillageId],
    entry: &CheckedEntry,
    meeting: &Meeting,
) -> Result<Judged, StoreError> {
    let mut households = Vec::with_capacity(meeting.ballots.len());
    for ballot in &meeting.ballots {
        households.push(village_of(desk, ballot.household)?);
    }
    let key = RecordKey { kind: RecordKind::Meeting, id: meeting.id() };
    let versions = made::versions(desk.connection, &desk.commune.code, &key)?;
    let same_id = versions.iter().map(|kept| kept.read::<Meeting>()).collect::<Result<Vec<_>, _>>()?;
    let locked = made::locked(desk, &meeting.round.to_string())?;
    let share_known = match meeting.share {
        Some(share) => shares(desk)?.ever(share),
        None => true,
    };
    let facts = MeetingFacts { scope, households: &households, share_known, same_id: &same_id, locked };
    let mut judged = judged(decide::meeting(meeting, facts), entry, meeting)?;
    let photos = same_id.first().and_then(|known| meeting.photos_with(known));
    if let (Effect::Record(write), Some(photos)) = (&mut judged.effect, photos) {
        // What another phone or the office added meanwhile stays named.
        let fault = |source| StoreError::Record { what: "meeting", source };
        let mut body: serde_json::Value = serde_json::from_str(&write.body).map_err(fault)?;
        if let Some(fields) = body.as_object_mut() {
            fields.insert("minutes".to_owned(), serde_json::to_value(photos).map_err(fault)?);
        }
        write.body = body.to_string();
    }
    Ok(judged)
}

/// Every share of a meeting that the commune ever had in force.
fn shares(desk: &Desk<'_>) -> Result<Shares, StoreError> {
    let key = RecordKey { kind: RecordKind::Setting, id: procedure::ID.to_owned() };
    let mut versions = Vec::new();
    for kept in made::versions(desk.connection, &desk.commune.code, &key)?.iter().rev() {
        versions.push((kept.at.date_naive(), kept.read::<ProcedureChanges>()?));
    }
    Shares::of(versions).map_err(|error| StoreError::Backend(Box::new(error)))
}

/// What becomes of an objection.
pub(super) fn judge_objection(
    desk: &Desk<'_>,
    scope: &[VillageId],
    entry: &CheckedEntry,
    objection: &Objection,
) -> Result<Judged, StoreError> {
    let household = village_of(desk, objection.household)?;
    let posting = held::<Posting>(desk, objection.posting.to_string())?;
    let same_id = held::<Objection>(desk, objection.id())?;
    let facts = ObjectionFacts {
        scope,
        household_village: household.as_ref(),
        posting_village: posting.as_ref().map(|posting| &posting.village),
        same_id: same_id.as_ref(),
        locked: made::locked(desk, &objection.round.to_string())?,
    };
    judged(decide::objection(objection, facts), entry, objection)
}

fn held<T: OfficeRecord>(desk: &Desk<'_>, id: String) -> Result<Option<T>, StoreError> {
    let kept = made::record(desk.connection, &desk.commune.code, &RecordKey { kind: T::KIND, id })?;
    kept.map(|kept| kept.read()).transpose()
}

fn judged<T: OfficeRecord>(outcome: Outcome, entry: &CheckedEntry, record: &T) -> Result<Judged, StoreError> {
    let effect = if outcome == Outcome::Accepted {
        // The bytes that came, so that a field which this version does not know reaches a newer phone.
        let body = entry.body.clone();
        Effect::Record(Box::new(RecordWrite { body, ..RecordWrite::of(record, 0)? }))
    } else {
        Effect::None
    };
    Ok(Judged { outcome, effect })
}
