//! What a record of the office is about: its id within its kind, the village and household that it concerns, its round.
//!
//! Phone and commune keep the same records. Here is what both must say alike; under which name a kind is kept is each
//! store's own.

use super::decision::Decision;
use super::ids::{HouseholdId, VillageId};
use super::meeting::Meeting;
use super::period::Period;
use super::posting::{Objection, Posting};
use super::procedure::{self, ProcedureChanges};
use super::quality::{self, OwnThresholds};
use super::review::Review;
use super::sent::{self, SentReport};

/// A record that says itself what it is about.
pub trait Made {
    /// Its id within the kind.
    fn id(&self) -> String;
    /// The village that it concerns; `None` for the whole commune.
    fn village(&self) -> Option<&VillageId> {
        None
    }
    /// The household that it concerns, when it is one.
    fn household(&self) -> Option<HouseholdId> {
        None
    }
    /// The round or year that it belongs to; empty for none.
    fn round(&self) -> String {
        String::new()
    }
}

impl Made for Review {
    fn id(&self) -> String {
        self.visit.to_string()
    }

    fn village(&self) -> Option<&VillageId> {
        Some(&self.village)
    }

    fn household(&self) -> Option<HouseholdId> {
        Some(self.household)
    }

    fn round(&self) -> String {
        self.year.to_string()
    }
}

impl Made for Meeting {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn village(&self) -> Option<&VillageId> {
        Some(&self.village)
    }

    fn round(&self) -> String {
        self.round.to_string()
    }
}

impl Made for Posting {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn village(&self) -> Option<&VillageId> {
        Some(&self.village)
    }

    fn round(&self) -> String {
        self.round.to_string()
    }
}

impl Made for Objection {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn village(&self) -> Option<&VillageId> {
        Some(&self.village)
    }

    fn household(&self) -> Option<HouseholdId> {
        Some(self.household)
    }

    fn round(&self) -> String {
        self.round.to_string()
    }
}

impl Made for Decision {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn round(&self) -> String {
        self.round.to_string()
    }
}

impl Made for Period {
    fn id(&self) -> String {
        self.round.to_string()
    }

    fn round(&self) -> String {
        self.round.to_string()
    }
}

impl Made for SentReport {
    fn id(&self) -> String {
        sent::id(self.round, self.report)
    }

    fn round(&self) -> String {
        self.round.to_string()
    }
}

/// There is one for the commune.
impl Made for ProcedureChanges {
    fn id(&self) -> String {
        procedure::ID.to_owned()
    }
}

/// There is one for the commune.
impl Made for OwnThresholds {
    fn id(&self) -> String {
        quality::ID.to_owned()
    }
}
