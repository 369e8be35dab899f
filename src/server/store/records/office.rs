//! What the office reads.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};

use super::SubmissionLine;
use crate::domain::act::Act;
use crate::domain::class::Class;
use crate::domain::classification::Income;
use crate::domain::household::Household;
use crate::domain::ids::{ActId, DeviceId, EntryId, HouseholdId, VillageId, VisitId};
use crate::domain::progress::Progress;
use crate::domain::progress::digest::Digest;
use crate::domain::visit::Visit;
use crate::protocol::enrol::VillageInfo;
use crate::protocol::receipt::Outcome;

/// Where the commune and each of its villages stand, from one snapshot.
#[derive(Debug, Clone)]
pub struct ProgressView {
    /// The whole commune.
    pub commune: Progress,
    /// Each village, in the order that lists show.
    pub villages: Vec<VillageProgress>,
}

/// Where one village stands.
#[derive(Debug, Clone)]
pub struct VillageProgress {
    /// The village.
    pub village: VillageInfo,
    /// Its figures.
    pub progress: Progress,
    /// Proof of what they rest on.
    pub digest: Digest,
}

/// A household by name, for figures that open into the names behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdName {
    /// Identity.
    pub id: HouseholdId,
    /// Its village.
    pub village: VillageId,
    /// Number within the village.
    pub number: String,
    /// Name of the head.
    pub head: String,
    /// Made-up data.
    pub synthetic: bool,
}

/// A line of a village's list of households.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdLine {
    /// Who.
    pub name: HouseholdName,
    /// Its people.
    pub people: u32,
    /// It was there at the start of the plan year.
    pub at_start: bool,
    /// It lives here now.
    pub present: bool,
    /// What was done to it in the register.
    pub acts: BTreeMap<ActId, Act>,
    /// Class at the start of the plan year.
    pub class_start: Class,
    /// Class recognised now.
    pub class_official: Class,
    /// The visit that speaks for it in the plan year.
    pub surveyed: Option<Surveyed>,
}

/// The visit that speaks for a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Surveyed {
    /// The visit.
    pub visit: VisitId,
    /// Class found.
    pub class: Class,
    /// The day of the visit by the phone's calendar.
    pub visited_on: NaiveDate,
    /// When the commune received it.
    pub received_at: DateTime<Utc>,
}

/// Which visits a list wants.
#[derive(Debug, Clone, Default)]
pub struct VisitsQuery {
    /// Of this village only.
    pub village: Option<VillageId>,
    /// Of these villages only; `None` is every village.
    pub scope: Option<Vec<VillageId>>,
    /// Most lines.
    pub limit: u32,
    /// Older than the line with this change number.
    pub before: Option<u64>,
}

/// A line of the latest visits, newest first by when the commune received it.
#[derive(Debug, Clone)]
pub struct VisitLine {
    /// Identity.
    pub id: VisitId,
    /// Place in the commit order; `VisitsQuery::before` of the next page.
    pub seq: u64,
    /// The household.
    pub household: HouseholdName,
    /// Name of the village.
    pub village_name: String,
    /// Class found.
    pub class: Class,
    /// What its income side rests on.
    pub income: Income,
    /// Least B2 points that the answers allow.
    pub b2_min: u32,
    /// Most B2 points that the answers allow.
    pub b2_max: u32,
    /// It speaks for its household (`domain::visit::current_visits`); no other visit took its place.
    pub current: bool,
    /// The day of the visit by the phone's calendar.
    pub visited_on: NaiveDate,
    /// When the commune received it.
    pub received_at: DateTime<Utc>,
    /// Whose phone sent it.
    pub person: String,
    /// The phone's clock was absurd.
    pub clock_absurd: bool,
    /// The visit that it corrects, and why.
    pub correction_of: Option<Correction>,
}

/// What a correction names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The visit that was not right.
    pub of: VisitId,
    /// Why.
    pub reason: String,
}

/// One visit with its household.
#[derive(Debug, Clone)]
pub struct VisitView {
    /// The visit.
    pub visit: Visit,
    /// Its household, as the register holds it now.
    pub household: Household,
    /// Name of the village.
    pub village_name: String,
    /// Whose phone sent it.
    pub person: String,
    /// When the commune received it.
    pub received_at: DateTime<Utc>,
    /// The phone's clock was absurd.
    pub clock_absurd: bool,
}

/// A household of the register with its version, its visits and its submissions, newest first.
#[derive(Debug, Clone)]
pub struct HouseholdView {
    /// The household.
    pub household: Household,
    /// Its version.
    pub version: u64,
    /// Name of the village.
    pub village_name: String,
    /// Its visits.
    pub visits: Vec<VisitLine>,
    /// What else was filled in about it, newest first.
    pub submissions: Vec<SubmissionLine>,
}

/// An entry that needs someone's eyes: refused, or taken with fields in conflict.
#[derive(Debug, Clone)]
pub struct AttentionLine {
    /// The device that sent it.
    pub device: DeviceId,
    /// Whose phone it is.
    pub person: String,
    /// Sequence number.
    pub seq: u64,
    /// Identity.
    pub id: EntryId,
    /// Kind as sent.
    pub kind: String,
    /// Record as sent.
    pub record: String,
    /// Its fate.
    pub outcome: Outcome,
    /// Body as sent, readable whatever its fate.
    pub body: String,
    /// When the commune received it.
    pub received_at: DateTime<Utc>,
}

/// Ids asked for by name.
pub type HouseholdIds = BTreeSet<HouseholdId>;
