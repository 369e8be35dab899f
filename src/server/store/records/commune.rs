//! The commune itself: its founding, its plan, its numbers.

use chrono::{DateTime, Utc};

use crate::domain::ids::CommuneCode;
use crate::domain::plan::Plan;
use crate::domain::plan::annex::Annex;
use crate::domain::plan::finding::Finding;
use crate::protocol::enrol::VillageInfo;

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
    /// Who made it, and how.
    pub made: super::PlanMade,
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
