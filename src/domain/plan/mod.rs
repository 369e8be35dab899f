//! The commune's yearly poverty-reduction plan.
//!
//! The records live here; [`read`] reads the annex as printed, [`check`] finds what does not add up, and [`propose`]
//! splits the commune's targets over the villages. A plan with findings is a draft until the office confirms it.

pub mod check;
pub mod propose;
pub mod read;

use serde::{Deserialize, Serialize};

use super::ids::{CommuneCode, VillageId};

/// A plan of one year, in one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Year.
    pub year: i32,
    /// Version, from 1; targets change when the province's do.
    pub version: u32,
    /// Commune.
    pub commune: CommuneCode,
    /// Whether anyone may be judged by it.
    pub status: PlanStatus,
    /// The commune's own targets, as its text states them.
    pub stated: StatedTargets,
    /// One line a village, in the annex's order.
    pub villages: Vec<VillageTarget>,
}

/// Where a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanStatus {
    /// Loaded with findings; its village targets are not used.
    Draft,
    /// Village targets are a proposed split; every page says so.
    Proposed,
    /// Confirmed by the commune.
    Confirmed,
}

/// The targets in the plan's text. Households; rates in hundredths of a percent (7.27 % is 727).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedTargets {
    /// Poor households fewer.
    pub poor_cut: Option<u32>,
    /// The same as a share of all households.
    pub poor_rate: Option<u32>,
    /// Near-poor households fewer.
    pub near_cut: Option<u32>,
    /// The same as a share of all households.
    pub near_rate: Option<u32>,
}

/// One village's line of the plan. Households.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VillageTarget {
    /// The village.
    pub village: VillageId,
    /// Its name as the plan prints it, NFC.
    pub name: String,
    /// Poor at the start of the year.
    pub poor_start: Option<u32>,
    /// Near-poor at the start of the year.
    pub near_start: Option<u32>,
    /// Poor households fewer by the end; `None` when there is no usable target.
    pub poor_cut: Option<u32>,
    /// Near-poor households fewer by the end.
    pub near_cut: Option<u32>,
}

impl Plan {
    /// The line of one village.
    pub fn village(&self, id: &VillageId) -> Option<&VillageTarget> {
        self.villages.iter().find(|target| target.village == *id)
    }
}
