//! A batch on its way into the store, and what became of it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::domain::ids::{BatchId, DeviceId, EntryId, VillageId};
use crate::domain::meeting::Meeting;
use crate::domain::posting::Objection;
use crate::domain::progress::digest::Digest;
use crate::domain::questionnaire::Purpose;
use crate::domain::submission::Submission;
use crate::domain::visit::Visit;
use crate::protocol::entry::HouseholdEdit;
use crate::protocol::error::Code;
use crate::protocol::receipt::EntryOutcome;

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
    /// A submission that is complete, and what its questionnaire is for.
    Submission(Box<Submission>, Purpose),
    /// A new or changed household.
    Household(Box<HouseholdEdit>),
    /// A village meeting whose minutes can stand.
    Meeting(Box<Meeting>),
    /// An objection to a posting, not settled.
    Objection(Box<Objection>),
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
