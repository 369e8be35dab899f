//! One entry of a phone's log. Sequence numbers have no gaps and hashes chain.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::domain::household::Household;
use crate::domain::ids::{EntryId, VisitId};

/// Kind of a finalised visit; the body is a `domain::visit::Visit`.
pub const KIND_VISIT: &str = "visit";
/// Kind of a new or changed household; the body is a [`HouseholdEdit`].
pub const KIND_HOUSEHOLD: &str = "household";

/// Kind of a finalised form that classifies nothing; the body is a `domain::submission::Submission`.
pub const KIND_SUBMISSION: &str = "submission";

/// Kind of a finalised village meeting; the body is a `domain::meeting::Meeting`.
pub const KIND_MEETING: &str = "meeting";
/// Kind of an objection to a posting; the body is a `domain::posting::Objection`.
pub const KIND_OBJECTION: &str = "objection";

/// The hash before the first entry.
pub const FIRST_PREV_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One entry. The body travels as text, so that the bytes that were hashed are the bytes that arrive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// 1, 2, 3, … on each device.
    pub seq: u64,
    /// Identity.
    pub id: EntryId,
    /// What the body is: [`KIND_VISIT`], [`KIND_HOUSEHOLD`]; an unknown kind is refused, not an error of the batch.
    pub kind: String,
    /// The record that the body is about: a visit's or a household's id.
    pub record: String,
    /// The household version that an edit started from; 0 for a new record and for visits.
    pub base_version: u64,
    /// JSON text of the record.
    pub body: String,
    /// By the phone's clock. Kept and flagged when absurd, never used for order.
    pub device_time: DateTime<Utc>,
    /// Milliseconds since the app started, from a clock that cannot be set.
    pub elapsed_ms: u64,
    /// Hash of the entry before, or [`FIRST_PREV_HASH`].
    pub prev_hash: String,
    /// See [`Entry::compute_hash`].
    pub hash: String,
}

/// Body of a household entry: the record as the phone has it after the edit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdEdit {
    /// The household after the edit; `base_version` of the entry says what it started from.
    pub household: Household,
    /// What was done, such as `edit`, `new`.
    #[serde(default)]
    pub act: String,
    /// Why, where a reason is asked for.
    #[serde(default)]
    pub reason: String,
    /// The visit that this edit was made in, when it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<VisitId>,
}

impl Entry {
    /// SHA-256 over every field but `hash`, one a line, the body last.
    pub fn compute_hash(&self) -> String {
        let head = format!(
            "so-thon entry 1\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n",
            self.seq,
            self.id,
            self.kind,
            self.record,
            self.base_version,
            self.device_time.timestamp_millis(),
            self.elapsed_ms,
            self.prev_hash,
        );
        let mut hasher = Sha256::new();
        hasher.update(head.as_bytes());
        hasher.update(self.body.as_bytes());
        hex::encode(hasher.finalize())
    }
}
