//! What goes into and comes out of a commune's store. No back end's types, no SQL, no HTTP.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::class::Class;
use crate::domain::classification::Income;
use crate::domain::household::Household;
use crate::domain::ids::{BatchId, CommuneCode, DeviceId, EntryId, HouseholdId, VillageId, VisitId};
use crate::domain::plan::Plan;
use crate::domain::plan::annex::Annex;
use crate::domain::plan::finding::Finding;
use crate::domain::progress::Progress;
use crate::domain::progress::digest::Digest;
use crate::domain::visit::Visit;
use crate::protocol::enrol::VillageInfo;
use crate::protocol::entry::HouseholdEdit;
use crate::protocol::error::Code;
use crate::protocol::receipt::{EntryOutcome, Outcome};
use crate::server::auth::Role;

/// Everything a new commune starts with.
#[derive(Debug, Clone)]
pub struct Founding {
    /// Who it is.
    pub commune: Commune,
    /// Its villages, in the order that lists show.
    pub villages: Vec<VillageInfo>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Who a commune is. The seed signs receipts and stays on the commune's own machine.
#[derive(Clone)]
pub struct Commune {
    /// Official code.
    pub code: CommuneCode,
    /// Name, such as "xã Ngân Sơn".
    pub name: String,
    /// Province, such as "tỉnh Thái Nguyên".
    pub province: String,
    /// Telephone of the office; empty when not set.
    pub phone: String,
    /// Seed of the Ed25519 key that signs receipts.
    pub signing_seed: [u8; 32],
    /// Random name of this founding: a cursor of another founding is not one of ours.
    pub epoch: String,
    /// Its data is made up.
    pub synthetic: bool,
}

impl std::fmt::Debug for Commune {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The seed stays out of logs.
        f.debug_struct("Commune").field("code", &self.code).field("name", &self.name).finish_non_exhaustive()
    }
}

/// A plan with what was found in it.
#[derive(Debug, Clone)]
pub struct PlanView {
    /// The plan in force.
    pub plan: Plan,
    /// What does not add up, in the order of the list.
    pub findings: Vec<Finding>,
    /// The annex as printed, when it was loaded with one.
    pub annex: Option<Annex>,
    /// When this version was loaded.
    pub loaded_at: DateTime<Utc>,
}

/// A one-time code for a phone, as it is kept: the digits themselves are not.
#[derive(Debug, Clone)]
pub struct NewCode {
    /// Keyed hash of the digits (`server::secret::code_hash`).
    pub hash: [u8; 32],
    /// The villages that the phone will hold.
    pub villages: Vec<VillageId>,
    /// Whose phone it is.
    pub person: String,
    /// Who made it: a user's name, or `commune` for the command line.
    pub made_by: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// After which it is no longer taken.
    pub expires_at: DateTime<Utc>,
}

/// A line of the list of codes.
#[derive(Debug, Clone)]
pub struct CodeLine {
    /// Number in the list.
    pub id: i64,
    /// The villages that the phone will hold.
    pub villages: Vec<VillageId>,
    /// Whose phone it is.
    pub person: String,
    /// Who made it.
    pub made_by: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// After which it is no longer taken.
    pub expires_at: DateTime<Utc>,
    /// The phone that used it.
    pub used_by: Option<DeviceId>,
}

/// A phone that shows a code.
#[derive(Debug, Clone)]
pub struct EnrolAttempt {
    /// Keyed hash of the digits that it shows.
    pub code_hash: [u8; 32],
    /// Identity that it gets if the code is good.
    pub device: DeviceId,
    /// Its public key, hexadecimal; its request was signed by it.
    pub public_key: String,
    /// Name for the office's list.
    pub device_name: String,
    /// Version of its app.
    pub app: String,
    /// By the commune's clock.
    pub at: DateTime<Utc>,
}

/// What became of it.
#[derive(Debug, Clone)]
pub enum Enrolled {
    /// Enrolled; a repeated request of the same phone gets the same answer.
    Device(Device),
    /// There is no such code.
    UnknownCode,
    /// Another phone used it.
    UsedCode,
    /// It is too late.
    ExpiredCode,
}

/// An enrolled phone.
#[derive(Debug, Clone)]
pub struct Device {
    /// Identity.
    pub id: DeviceId,
    /// Public key, hexadecimal.
    pub public_key: String,
    /// Name for the office's list.
    pub name: String,
    /// Whose phone it is.
    pub person: String,
    /// The villages that it holds, sorted.
    pub villages: Vec<VillageId>,
    /// Version of its app.
    pub app: String,
    /// When it was enrolled.
    pub enrolled_at: DateTime<Utc>,
    /// When it was last heard of.
    pub last_seen: Option<DateTime<Utc>>,
    /// When the office revoked it.
    pub revoked_at: Option<DateTime<Utc>>,
    /// The last sequence number that the commune holds of it; 0 for none.
    pub last_seq: u64,
}

/// A batch whose signature, version and form are in order, with each entry looked at as far as that needs no database.
#[derive(Debug, Clone)]
pub struct CheckedBatch {
    /// Identity.
    pub batch: BatchId,
    /// The sending device.
    pub device: DeviceId,
    /// Version of its app.
    pub app: String,
    /// Consecutive entries, at least one.
    pub entries: Vec<CheckedEntry>,
    /// By the commune's clock.
    pub received_at: DateTime<Utc>,
}

/// One entry of it.
#[derive(Debug, Clone)]
pub struct CheckedEntry {
    /// Sequence number.
    pub seq: u64,
    /// Identity.
    pub id: EntryId,
    /// Kind as sent.
    pub kind: String,
    /// Record as sent.
    pub record: String,
    /// Base version as sent.
    pub base_version: u64,
    /// Body as sent.
    pub body: String,
    /// By the phone's clock.
    pub device_time: DateTime<Utc>,
    /// The phone's clock was further from the commune's than can be.
    pub clock_absurd: bool,
    /// The hash that it says it follows.
    pub prev_hash: String,
    /// The hash that it says it has.
    pub hash: String,
    /// The hash that it has.
    pub computed_hash: String,
    /// What is in it.
    pub content: Content,
}

/// What an entry holds, after every check that needs no database.
#[derive(Debug, Clone)]
pub enum Content {
    /// A visit that is complete and whose result the commune computes alike.
    Visit(Box<Visit>),
    /// A new or changed household.
    Household(Box<HouseholdEdit>),
    /// Not to be taken, and why.
    Refused {
        /// Why.
        code: Code,
        /// The field to mend; empty when it is not one field.
        field: String,
    },
}

/// What became of a batch.
#[derive(Debug, Clone)]
pub enum Ingested {
    /// Durable, with the fate of each entry.
    Taken {
        /// One an entry, in order.
        outcomes: Vec<EntryOutcome>,
        /// Everything up to this sequence number is held.
        up_to_seq: u64,
        /// Digest of each of the device's villages, from the same transaction.
        digests: BTreeMap<VillageId, Digest>,
    },
    /// Entries are missing before it; nothing was taken.
    Gap {
        /// The sequence number that the commune waits for.
        expected_seq: u64,
    },
    /// No such device.
    UnknownDevice,
    /// The device was revoked.
    Revoked,
}

/// What a phone asks for.
#[derive(Debug, Clone)]
pub struct ChangesQuery {
    /// The villages that it holds.
    pub villages: Vec<VillageId>,
    /// Change number after which it wants records; 0 for all.
    pub after: u64,
    /// Most records.
    pub limit: usize,
    /// Bytes of records after which the page ends early.
    pub max_bytes: usize,
}

/// A page of changes, in commit order.
#[derive(Debug, Clone)]
pub struct ChangesPage {
    /// Records as JSON, each at its last change.
    pub records: Vec<ChangedRecord>,
    /// Change number to go on from.
    pub next: u64,
    /// Whether there is more now.
    pub more: bool,
    /// On the last page: the digest of each village, from the same snapshot.
    pub digests: BTreeMap<VillageId, Digest>,
    /// `after` is beyond the last change: it is not from here.
    pub beyond: bool,
}

/// A record as JSON text, exactly as it was received or written: fields that this version does not know stay.
#[derive(Debug, Clone)]
pub enum ChangedRecord {
    /// A household.
    Household {
        /// Version.
        version: u64,
        /// JSON of `domain::household::Household`.
        json: String,
    },
    /// A visit.
    Visit {
        /// JSON of `domain::visit::Visit`.
        json: String,
    },
    /// The plan in force.
    Plan {
        /// JSON of `domain::plan::Plan`.
        json: String,
    },
}

impl ChangedRecord {
    /// Bytes of its JSON.
    pub fn len(&self) -> usize {
        match self {
            Self::Household { json, .. } | Self::Visit { json } | Self::Plan { json } => json.len(),
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

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
    /// It corrects another visit.
    pub correction: bool,
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

/// A household of the register with its version and its visits, newest first.
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

/// Someone who signs in.
#[derive(Debug, Clone)]
pub struct User {
    /// Sign-in name, lower case.
    pub name: String,
    /// Name as shown.
    pub full_name: String,
    /// What they may do.
    pub role: Role,
    /// Argon2id in PHC form.
    pub password_hash: String,
    /// When the account was made.
    pub made_at: DateTime<Utc>,
}

/// A session as it is kept: the token itself is not.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// SHA-256 of the token.
    pub token_hash: [u8; 32],
    /// Whose.
    pub user: String,
    /// Since when.
    pub opened_at: DateTime<Utc>,
    /// Until when.
    pub expires_at: DateTime<Utc>,
}

/// A batch or enrolment that was turned away as a whole, for the office to see.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// Route, such as `/v1/batches`.
    pub route: String,
    /// The device, when it is known.
    pub device: Option<DeviceId>,
    /// Why.
    pub code: Code,
    /// When.
    pub at: DateTime<Utc>,
}

/// Numbers that `/health` and start-up show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Version of the schema.
    pub schema: u32,
    /// Households of the register.
    pub households: u64,
    /// Visits taken.
    pub visits: u64,
    /// Phones that are not revoked.
    pub devices: u64,
    /// Users.
    pub users: u64,
}

/// Ids asked for by name.
pub type HouseholdIds = BTreeSet<HouseholdId>;
