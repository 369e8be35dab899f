//! What reviewing asks of a store: visits that stand, and how a conflict of an edit was settled.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{OfficeRecord, RecordKind};
use crate::domain::household::Household;
use crate::domain::ids::{DeviceId, EntryId, HouseholdId, VillageId, VisitId};
use crate::domain::made::Made;
use crate::domain::merge::FieldConflict;
use crate::domain::visit::VisitResult;
use crate::protocol::receipt::Outcome;

/// A visit of a year that no other took the place of, with how it came. Two of one household are two phones that did not
/// know of each other. Its form is not read for this: a list names the visits of a whole commune.
#[derive(Debug, Clone)]
pub struct StandingVisit {
    /// What it found.
    pub result: VisitResult,
    /// Its village at the time.
    pub village: VillageId,
    /// The visit that it corrects, when it is a correction.
    pub correction_of: Option<VisitId>,
    /// It speaks for its household (`domain::visit::current_visits`).
    pub speaks: bool,
    /// Whose phone sent it.
    pub person: String,
    /// When the commune received it.
    pub received_at: DateTime<Utc>,
    /// The phone's clock was absurd.
    pub clock_absurd: bool,
}

/// A version of a household, and who made it.
#[derive(Debug, Clone)]
pub struct HouseholdVersion {
    /// The household as it then was.
    pub household: Household,
    /// Whose phone sent the edit; none where the office or an import wrote it.
    pub person: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// How the office settled what an entry of a phone left in conflict. One record an entry; each field settled is a new
/// version of it. Only the phone that sent the entry is told: as `protocol::changes::Record::Entry`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// The entry; also the identity of the record.
    pub entry: EntryId,
    /// The phone that sent it.
    pub device: DeviceId,
    /// Its number in that phone's log.
    pub seq: u64,
    /// The household.
    pub household: HouseholdId,
    /// Its village.
    pub village: VillageId,
    /// What was settled, by field: whose value stands and what both were.
    pub settled: BTreeMap<String, SettledField>,
    /// What is still in conflict.
    pub left: Vec<FieldConflict>,
    /// Who settled last, by the name that is shown.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// One field that was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettledField {
    /// The phone's value stands, else the commune's.
    pub phone_stands: bool,
    /// Both values as they were.
    pub values: FieldConflict,
}

impl Settlement {
    /// The fate of the entry now.
    pub fn outcome(&self) -> Outcome {
        if self.left.is_empty() { Outcome::Merged } else { Outcome::Conflict { fields: self.left.clone() } }
    }
}

impl OfficeRecord for Settlement {
    const KIND: RecordKind = RecordKind::Settlement;
}

impl Made for Settlement {
    fn id(&self) -> String {
        self.entry.to_string()
    }

    fn village(&self) -> Option<&VillageId> {
        Some(&self.village)
    }

    fn household(&self) -> Option<HouseholdId> {
        Some(self.household)
    }
}
