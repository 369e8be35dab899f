//! What becomes of an entry, as functions of the records that a back end finds inside its transaction.
//!
//! Everything that needs no database was decided before (`server::ingest::check`). Nothing here reads or writes.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::domain::act;
use crate::domain::household::{Arrival, Household};
use crate::domain::ids::{HouseholdId, VillageId};
use crate::domain::meeting::Meeting;
use crate::domain::merge::merge;
use crate::domain::posting::Objection;
use crate::domain::submission::Submission;
use crate::domain::visit::Visit;
use crate::protocol::entry::HouseholdEdit;
use crate::protocol::error::Code;
use crate::protocol::receipt::Outcome;

use super::CheckedEntry;

const NULL: Value = Value::Null;

/// An entry that is held already at the same sequence number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The hash it said it had.
    pub hash: String,
    /// The hash it had.
    pub computed_hash: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What to answer to an entry whose sequence number is held already.
///
/// The same bytes get a fate that tells the phone as much as the first answer did: it may have been lost on the way.
/// Other bytes are a fork and change nothing.
pub fn again(entry: &CheckedEntry, held: Held) -> Outcome {
    if entry.hash != held.hash || entry.computed_hash != held.computed_hash {
        return refused(Code::Fork, "");
    }
    match held.outcome {
        Outcome::Accepted | Outcome::Merged | Outcome::Duplicate => Outcome::Duplicate,
        told @ (Outcome::Conflict { .. } | Outcome::Refused { .. }) => told,
    }
}

/// Whether an entry fits its own hash and follows the one before.
pub fn fits_chain(entry: &CheckedEntry, last_hash: &str) -> bool {
    entry.hash == entry.computed_hash && entry.prev_hash == last_hash
}

/// What a store finds about a visit.
#[derive(Debug, Clone, Copy)]
pub struct VisitFacts<'a> {
    /// The villages of the device.
    pub scope: &'a [VillageId],
    /// The village of the household; `None` when the household is not known.
    pub household_village: Option<&'a VillageId>,
    /// JSON of the visit that has this id already.
    pub same_id: Option<&'a str>,
    /// The household of each known visit that this one supersedes.
    pub superseded: &'a [HouseholdId],
    /// The yearly round that it speaks for is closed.
    pub locked: bool,
}

/// What becomes of a visit; it is taken when `Accepted`. `body` is its JSON as sent.
pub fn visit(visit: &Visit, body: &str, facts: VisitFacts<'_>) -> Outcome {
    if !facts.scope.contains(&visit.village) {
        return refused(Code::OtherVillage, "village");
    }
    let Some(village) = facts.household_village else { return refused(Code::UnknownHousehold, "household") };
    if *village != visit.village {
        return refused(Code::OtherVillage, "village");
    }
    if facts.superseded.iter().any(|household| *household != visit.household) {
        // A visit gives way to visits of its own household only.
        return refused(Code::BadBody, "supersedes");
    }
    match facts.same_id {
        None if facts.locked => refused(Code::PeriodLocked, "year"),
        None => Outcome::Accepted,
        Some(held) if held == body => Outcome::Duplicate,
        Some(_) => refused(Code::VisitExists, "id"),
    }
}

/// What a store finds about a submission.
#[derive(Debug, Clone, Copy)]
pub struct SubmissionFacts<'a> {
    /// The villages of the device.
    pub scope: &'a [VillageId],
    /// The village of the household; `None` when the household is not known.
    pub household_village: Option<&'a VillageId>,
    /// JSON of the submission that has this id already.
    pub same_id: Option<&'a str>,
    /// The household of the submission that this one corrects, when that one is known.
    pub corrected: Option<HouseholdId>,
}

/// What becomes of a submission; it is taken when `Accepted`. `body` is its JSON as sent.
pub fn submission(submission: &Submission, body: &str, facts: SubmissionFacts<'_>) -> Outcome {
    if !facts.scope.contains(&submission.village) {
        return refused(Code::OtherVillage, "village");
    }
    let Some(village) = facts.household_village else { return refused(Code::UnknownHousehold, "household") };
    if *village != submission.village {
        return refused(Code::OtherVillage, "village");
    }
    if facts.corrected.is_some_and(|household| household != submission.household) {
        return refused(Code::BadBody, "correction_of");
    }
    match facts.same_id {
        None => Outcome::Accepted,
        Some(held) if held == body => Outcome::Duplicate,
        Some(_) => refused(Code::VisitExists, "id"),
    }
}

/// What a store finds about a village meeting.
#[derive(Debug, Clone, Copy)]
pub struct MeetingFacts<'a> {
    /// The villages of the device.
    pub scope: &'a [VillageId],
    /// The village of each household that was discussed; `None` when the household is not known.
    pub households: &'a [Option<VillageId>],
    /// The share that it says it was held under is one that the commune ever had in force.
    pub share_known: bool,
    /// The meeting that has this id already: every version of it, the newest first.
    pub same_id: &'a [Meeting],
    /// Its round is closed.
    pub locked: bool,
}

/// What becomes of a meeting; it is taken when `Accepted`. A meeting that is held is never changed: only photos of its
/// signed minutes may come after it.
pub fn meeting(meeting: &Meeting, facts: MeetingFacts<'_>) -> Outcome {
    if !facts.scope.contains(&meeting.village) {
        return refused(Code::OtherVillage, "village");
    }
    if facts.households.iter().any(Option::is_none) {
        return refused(Code::UnknownHousehold, "ballots");
    }
    if facts.households.iter().flatten().any(|village| *village != meeting.village) {
        return refused(Code::OtherVillage, "ballots");
    }
    match facts.same_id {
        [] if facts.locked => refused(Code::PeriodLocked, "round"),
        [] if !facts.share_known => refused(Code::BadBody, "share"),
        [] => Outcome::Accepted,
        versions if versions.contains(meeting) => Outcome::Duplicate,
        [newest, ..] if meeting.photos_with(newest).is_some() => Outcome::Accepted,
        _ => refused(Code::RecordExists, "id"),
    }
}

/// What a store finds about an objection.
#[derive(Debug, Clone, Copy)]
pub struct ObjectionFacts<'a> {
    /// The villages of the device.
    pub scope: &'a [VillageId],
    /// The village of the household; `None` when the household is not known.
    pub household_village: Option<&'a VillageId>,
    /// The village of the posting; `None` when the posting is not known.
    pub posting_village: Option<&'a VillageId>,
    /// The objection that has this id already.
    pub same_id: Option<&'a Objection>,
    /// Its round is closed.
    pub locked: bool,
}

/// What becomes of an objection; it is taken when `Accepted`.
pub fn objection(objection: &Objection, facts: ObjectionFacts<'_>) -> Outcome {
    if !facts.scope.contains(&objection.village) {
        return refused(Code::OtherVillage, "village");
    }
    let Some(village) = facts.household_village else { return refused(Code::UnknownHousehold, "household") };
    if *village != objection.village {
        return refused(Code::OtherVillage, "household");
    }
    if facts.posting_village != Some(&objection.village) {
        return refused(Code::BadBody, "posting");
    }
    match facts.same_id {
        None if facts.locked => refused(Code::PeriodLocked, "round"),
        None => Outcome::Accepted,
        // The office may have settled it since.
        Some(held) if Objection { outcome: None, ..held.clone() } == *objection => Outcome::Duplicate,
        Some(_) => refused(Code::RecordExists, "id"),
    }
}

/// What a store finds about a household edit.
#[derive(Debug, Clone, Copy)]
pub struct HouseholdFacts<'a> {
    /// The villages of the device.
    pub scope: &'a [VillageId],
    /// The household as the register has it, with its version.
    pub current: Option<(&'a Household, u64)>,
    /// The record that the edit started from: the same phone's earlier edit of the same base version where there is
    /// one (it could not know the version that came of it), else the commune's version `base_version`.
    pub base: Option<&'a Household>,
    /// The household that a new one split off, when it is known; see [`parent_of`].
    pub parent: Option<&'a Household>,
    /// The village's next number, when another household has the one that a new household comes with: two phones
    /// may have given the same number without knowing of each other.
    pub number: Option<&'a str>,
}

/// What becomes of a household edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdDecision {
    /// The record to put as the next version; `None` leaves the register as it is.
    pub put: Option<Box<Household>>,
    /// What the phone is told.
    pub outcome: Outcome,
}

/// What becomes of a household edit that names `base_version`.
pub fn household(edit: &HouseholdEdit, base_version: u64, facts: HouseholdFacts<'_>) -> HouseholdDecision {
    let phone = &edit.household;
    let Some((current, version)) = facts.current else { return new_household(phone, base_version, facts) };
    if !facts.scope.contains(&current.village) {
        return left(refused(Code::OtherVillage, "village"));
    }
    if current == phone {
        return left(Outcome::Duplicate);
    }
    let Some(base) = facts.base else { return left(refused(Code::UnknownBaseVersion, "")) };
    let Ok(merged) = merge(base, current, phone) else { return left(refused(Code::BadBody, "household")) };
    let put = (merged.household != *current).then(|| Box::new(merged.household));
    let outcome = if !merged.conflicts.is_empty() {
        Outcome::Conflict { fields: merged.conflicts }
    } else if base_version == version {
        Outcome::Accepted
    } else {
        Outcome::Merged
    };
    HouseholdDecision { put, outcome }
}

/// Of the states that a phone may have started from, the one that differs least from what it sends, the first of equals.
pub fn nearest(sent: &Household, candidates: Vec<Household>) -> Option<Household> {
    let as_value = |household: &Household| serde_json::to_value(household).unwrap_or_default();
    let wanted = as_value(sent);
    candidates.into_iter().min_by_key(|candidate| differing(&as_value(candidate), &wanted))
}

/// In how many leaves two values differ.
fn differing(one: &Value, other: &Value) -> usize {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            keys.into_iter().map(|key| differing(one.get(key).unwrap_or(&NULL), other.get(key).unwrap_or(&NULL))).sum()
        }
        (Value::Array(one), Value::Array(other)) => {
            let longer = one.len().max(other.len());
            (0..longer).map(|at| differing(one.get(at).unwrap_or(&NULL), other.get(at).unwrap_or(&NULL))).sum()
        }
        _ => usize::from(one != other),
    }
}

/// The household that one says it split off: what [`HouseholdFacts::parent`] is to be found by.
pub const fn parent_of(household: &Household) -> Option<HouseholdId> {
    match household.arrival {
        Arrival::Split { from, .. } => from,
        _ => None,
    }
}

fn new_household(phone: &Household, base_version: u64, facts: HouseholdFacts<'_>) -> HouseholdDecision {
    if base_version != 0 {
        return left(refused(Code::UnknownHousehold, "id"));
    }
    if !facts.scope.contains(&phone.village) {
        return left(refused(Code::OtherVillage, "village"));
    }
    let parent = match (parent_of(phone), facts.parent) {
        (Some(_), None) => return left(refused(Code::UnknownHousehold, "arrival")),
        (Some(_), Some(parent)) if parent.village != phone.village => {
            return left(refused(Code::OtherVillage, "arrival"));
        }
        (_, parent) => parent,
    };
    // The office alone recognises a class: a newcomer has that of the household it split off, by the rule that the
    // phone uses too, and else none until then. Its need shows by the visit.
    let mut household = phone.clone();
    act::admit(&mut household, parent);
    if let Some(number) = facts.number {
        number.clone_into(&mut household.number);
    }
    let outcome = if household == *phone { Outcome::Accepted } else { Outcome::Merged };
    HouseholdDecision { put: Some(Box::new(household)), outcome }
}

fn left(outcome: Outcome) -> HouseholdDecision {
    HouseholdDecision { put: None, outcome }
}

/// A refusal.
pub fn refused(code: Code, field: &str) -> Outcome {
    Outcome::Refused { code, field: field.to_owned() }
}

/// The tag of an outcome on the wire, such as `conflict`.
pub const fn fate(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => "accepted",
        Outcome::Duplicate => "duplicate",
        Outcome::Merged => "merged",
        Outcome::Conflict { .. } => "conflict",
        Outcome::Refused { .. } => "refused",
    }
}
