//! `GET /v1/changes?after=CURSOR&limit=N`: whole records of the device's villages, in the commune's commit order.
//!
//! The phone stores the cursor in the same transaction as the records. There is no whole-list refresh: a full pull
//! is the same call without `after`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::enrol::VillageInfo;
use super::receipt::Outcome;
use crate::domain::household::Household;
use crate::domain::ids::{EntryId, VillageId};
use crate::domain::meeting::Meeting;
use crate::domain::period::Period;
use crate::domain::plan::Plan;
use crate::domain::points::PointsTable;
use crate::domain::posting::{Objection, Posting};
use crate::domain::procedure::ProcedureChanges;
use crate::domain::progress::digest::Digest;
use crate::domain::review::Review;
use crate::domain::submission::Submission;
use crate::domain::visit::Visit;

/// A position in the commune's commit order. Opaque to the phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Cursor(pub String);

/// A page of changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// Records; a record changed several times since `after` comes once, at its last change.
    pub records: Vec<Record>,
    /// Where to go on.
    pub next: Cursor,
    /// Whether there is more now.
    pub more: bool,
    /// On the last page: the digest of each village at `next`.
    #[serde(default)]
    pub digests: BTreeMap<VillageId, Digest>,
    /// On the last page: the villages that the device holds now. A village may have been handed to another phone, or to
    /// this one; absent from a commune that cannot tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub villages: Option<Vec<VillageInfo>>,
}

/// A record of the commune.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Record {
    /// A household, at the version that the commune gave.
    Household {
        /// Version, from 1.
        version: u64,
        /// The record.
        household: Box<Household>,
    },
    /// A visit.
    Visit {
        /// The record.
        visit: Box<Visit>,
    },
    /// The plan in force.
    Plan {
        /// The record.
        plan: Box<Plan>,
    },
    /// A finalised form that classifies nothing.
    Submission {
        /// The record.
        submission: Box<Submission>,
    },
    /// A points table of sheet B1. The newest version of each id is in force for new visits.
    Points {
        /// The record.
        table: Box<PointsTable>,
    },
    /// What the office made of a visit.
    Review {
        /// The record.
        review: Box<Review>,
    },
    /// A village meeting, whoever wrote it down.
    Meeting {
        /// The record.
        meeting: Box<Meeting>,
    },
    /// A public posting.
    Posting {
        /// The record.
        posting: Box<Posting>,
    },
    /// An objection to a posting.
    Objection {
        /// The record.
        objection: Box<Objection>,
    },
    /// A round that was closed or opened again.
    Period {
        /// The record.
        period: Box<Period>,
    },
    /// What the office set in place of the built-in procedure of the review; absent while it set nothing.
    Procedure {
        /// The record.
        procedure: Box<ProcedureChanges>,
    },
    /// A change of mind about an entry of this device, such as a conflict settled.
    Entry {
        /// The entry.
        id: EntryId,
        /// Its fate now.
        #[serde(flatten)]
        outcome: Outcome,
    },
    /// A kind that this version does not know: passed over, and asked for by the next version of the app.
    #[serde(other)]
    Unknown,
}
