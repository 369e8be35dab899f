//! The feed of changes.

use std::collections::BTreeMap;

use crate::domain::ids::{DeviceId, VillageId};
use crate::domain::progress::digest::Digest;

/// What a phone asks for.
#[derive(Debug, Clone)]
pub struct ChangesQuery {
    /// The villages that it holds.
    pub villages: Vec<VillageId>,
    /// The phone itself: what concerns its own entries comes with it.
    pub device: Option<DeviceId>,
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
    /// A submission.
    Submission {
        /// JSON of `domain::submission::Submission`.
        json: String,
    },
    /// A points table of one version.
    Points {
        /// JSON of `domain::points::PointsTable`.
        json: String,
    },
    /// A change of mind about an entry of this phone.
    Entry {
        /// JSON of `protocol::changes::Record::Entry`.
        json: String,
    },
    /// What the office made.
    Made {
        /// Its kind on the wire: also the name of its field there.
        kind: &'static str,
        /// JSON of the record.
        json: String,
    },
}

impl ChangedRecord {
    /// Bytes of its JSON.
    pub fn len(&self) -> usize {
        match self {
            Self::Household { json, .. }
            | Self::Visit { json }
            | Self::Plan { json }
            | Self::Submission { json }
            | Self::Points { json }
            | Self::Entry { json }
            | Self::Made { json, .. } => json.len(),
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
