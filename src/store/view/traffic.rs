//! What goes to the commune and comes back: the outbox, receipts, and the steps of sync.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Enrolment;
use crate::domain::ids::{BatchId, DeviceId, EntryId, HouseholdId, VillageId, VisitId};
use crate::domain::merge::FieldConflict;
use crate::domain::progress::digest::Digest;
use crate::protocol::error::Code;
use crate::protocol::signed::Signed;

/// One line of the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutboxItem {
    /// Sequence number.
    pub seq: u64,
    /// Identity.
    pub entry: EntryId,
    /// Kind, such as `visit`.
    pub kind: String,
    /// The household's head.
    pub head: String,
    /// The household's number.
    pub number: String,
    /// When it was made, by the phone's clock.
    pub at: DateTime<Utc>,
    /// What was done to the household, such as `split`; empty when it is not an edit of one.
    #[serde(default)]
    pub act: String,
    /// The visit, when it is one.
    pub visit: Option<VisitId>,
    /// The household; none for what is about a whole village, such as a meeting.
    pub household: Option<HouseholdId>,
    /// The record that it is about: the id of a visit, a meeting, a household.
    #[serde(default)]
    pub record: String,
    /// Where it stands.
    pub state: ItemState,
}

/// Where a line of the outbox stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum ItemState {
    /// Safe on the phone, to be sent.
    Waiting,
    /// Sent back.
    Refused {
        /// Why.
        code: Code,
        /// Where to mend it; empty when it is not one field.
        field: String,
    },
    /// Taken but for some fields.
    Conflict {
        /// The fields.
        fields: Vec<FieldConflict>,
    },
}

/// A receipt that the phone keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptLine {
    /// Batch.
    pub batch: BatchId,
    /// When the commune had it on disk.
    pub received_at: DateTime<Utc>,
    /// Entries.
    pub count: u32,
    /// Of these, refused.
    pub refused: u32,
    /// Whether the figures agreed at the end of that sync.
    pub agreed: Option<bool>,
    /// The signed text itself.
    pub signed: Signed,
}

/// The headers of a signed request without a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestSignature {
    /// The device.
    pub device: DeviceId,
    /// A UUID made for this request.
    pub nonce: String,
    /// Hexadecimal.
    pub signature: String,
}

/// What applying a receipt did.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReceiptApplied {
    /// Entries that left the outbox.
    pub left: u32,
    /// Of these, refused or in conflict.
    pub attention: u32,
    /// Entries still waiting.
    pub waiting: u32,
}

/// A batch to send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    /// The signed batch.
    pub signed: Signed,
    /// Its first sequence number.
    pub first_seq: u64,
    /// Its last.
    pub last_seq: u64,
    /// How many entries.
    pub count: u32,
}

/// What applying a page of changes did.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ChangesApplied {
    /// Records taken.
    pub records: u32,
    /// Records of a kind that this version does not know.
    pub skipped: u32,
    /// Whether phone and commune agree; `None` when the page is not the last, or entries are waiting.
    pub agreed: Option<bool>,
    /// Villages whose digests differ.
    pub differing: Vec<VillageId>,
}

/// Where sync stands, for the step to decide next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncState {
    /// Who this phone is; `None` before enrolment.
    pub enrolment: Option<Enrolment>,
    /// Entries waiting.
    pub waiting: u32,
    /// Sequence number of the first of them.
    pub first_waiting: Option<u64>,
    /// Position in the commune's order; `None` asks for everything.
    pub cursor: Option<String>,
    /// A full pull is under way.
    pub full_pull: bool,
    /// Why nothing is sent until someone acts.
    pub stopped: Option<Code>,
}

/// The digests of the phone's villages.
pub type Digests = BTreeMap<VillageId, Digest>;
