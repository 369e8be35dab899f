//! The commune's answer to a batch: a `signed::Signed` whose payload is a [`Receipt`]. The phone keeps it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::error::Code;
use crate::domain::ids::{BatchId, DeviceId, EntryId, VillageId};
use crate::domain::merge::FieldConflict;
use crate::domain::progress::digest::Digest;

/// What became of each entry of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Protocol version.
    pub protocol: u32,
    /// The batch answered.
    pub batch: BatchId,
    /// Its device.
    pub device: DeviceId,
    /// Every entry up to this sequence number is durable at the commune.
    pub up_to_seq: u64,
    /// One line an entry, in the batch's order.
    pub outcomes: Vec<EntryOutcome>,
    /// The digest of each of the device's villages after this batch.
    #[serde(default)]
    pub digests: BTreeMap<VillageId, Digest>,
    /// When the commune had it on disk.
    pub received_at: DateTime<Utc>,
}

/// What became of one entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryOutcome {
    /// Sequence number.
    pub seq: u64,
    /// Identity.
    pub id: EntryId,
    /// Its fate.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// The fate of an entry. All but `Refused` mean that the commune holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum Outcome {
    /// Taken as it is.
    Accepted,
    /// The same bytes were here already; nothing changed.
    Duplicate,
    /// Taken, together with edits that others had made to other fields.
    Merged,
    /// Taken except for fields that the commune had changed too: its values stand, these are kept aside.
    Conflict {
        /// The fields.
        fields: Vec<FieldConflict>,
    },
    /// Not taken into the register. It stays visible on the phone with the reason. The sequence goes on.
    Refused {
        /// Why.
        code: Code,
        /// The field to mend, such as `members/<id>/birth` or a question id; empty when it is not one field.
        #[serde(default)]
        field: String,
    },
}
