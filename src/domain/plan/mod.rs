//! The commune's yearly poverty-reduction plan.
//!
//! The records live here; [`annex`] is the annex as printed and [`read`] reads it, [`about`] is what the plan's text
//! states, [`check`] finds what does not add up ([`finding`]), [`propose`] splits the commune's targets over the
//! villages, [`numbering`] says which village a line means, and [`start`] compares the plan with the register. A plan
//! with findings is a draft until the office confirms it ([`settle`]), corrected by hand or not ([`revise`]).

pub mod about;
pub mod annex;
pub mod check;
pub mod finding;
pub mod numbering;
pub mod propose;
pub mod read;
pub mod revise;
pub mod settle;
pub mod start;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::ids::{CommuneCode, VillageId};
use annex::Annex;
use finding::Finding;

/// The annex of xã Ngân Sơn for 2026, exactly as printed.
pub const NGAN_SON_2026_CSV: &[u8] = include_bytes!("../../../assets/plans/ngan-son-2026.csv");
/// What the text of that plan states; read it with [`about::read`].
pub const NGAN_SON_2026_TOML: &str = include_str!("../../../assets/plans/ngan-son-2026.toml");

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
    /// Near-poor at the start of the year; `None` for all villages when the annex does not have it for each.
    pub near_start: Option<u32>,
    /// Poor households fewer by the end; `None` when there is no target. In a draft this is only what is printed.
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

/// Makes a plan of an annex: a draft when there are findings, else confirmed.
///
/// Version 1; the caller numbers later versions. A draft holds what is printed, so that the office sees what it
/// corrects; nobody is judged by it. Near-poor baselines are taken for all villages or for none.
pub fn load(annex: &Annex, year: i32, commune: &CommuneCode, stated: StatedTargets, findings: &[Finding]) -> Plan {
    let numbers: BTreeSet<u32> = annex.rows.iter().map(|row| row.number).collect();
    let numbers_tell_apart = numbers.len() == annex.rows.len();
    let near_known = annex.rows.iter().all(|row| row.figures.near.is_some());
    let villages = (1..)
        .zip(&annex.rows)
        .map(|(place, row)| VillageTarget {
            village: VillageId::of(commune, if numbers_tell_apart { row.number } else { place }),
            name: row.name.clone(),
            poor_start: row.figures.poor,
            near_start: row.figures.near.filter(|_| near_known),
            poor_cut: row.figures.poor_cut,
            near_cut: row.figures.near_cut,
        })
        .collect();
    let status = if findings.is_empty() { PlanStatus::Confirmed } else { PlanStatus::Draft };
    Plan { year, version: 1, commune: commune.clone(), status, stated, villages }
}
