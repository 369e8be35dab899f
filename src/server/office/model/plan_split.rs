//! The proposed split before it is taken: each village's share with the way to it.

use super::progress::village_number;
use crate::domain::plan::propose::{Share, shares};
use crate::domain::plan::{Plan, VillageTarget};
use crate::domain::text;
use crate::server::store::PlanView;

/// One class's split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Households fewer that the plan's text states.
    pub target: u32,
    /// Households there are to start from, all villages together.
    pub baseline: u64,
    /// The shares in the order of the villages.
    pub shares: Vec<Share>,
}

impl Split {
    /// The parts added up: less than the target only when there are not so many households.
    pub fn given(&self) -> u32 {
        self.shares.iter().map(|share| share.part()).fold(0, u32::saturating_add)
    }
}

/// One village's line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitRow {
    /// Number in the annex.
    pub number: u32,
    /// Name as people write it.
    pub name: String,
    /// What the version says now: poor households fewer.
    pub poor_now: Option<u32>,
    /// The same for the near-poor.
    pub near_now: Option<u32>,
    /// Its share of the poor target.
    pub poor: Option<Share>,
    /// Its share of the near-poor target.
    pub near: Option<Share>,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitData {
    /// Year.
    pub year: i32,
    /// The version that it is a split of.
    pub version: u32,
    /// The newest version of the year.
    pub newest: u32,
    /// The villages.
    pub rows: Vec<SplitRow>,
    /// The poor; `None` without a target or without a baseline for every village.
    pub poor: Option<Split>,
    /// The near-poor.
    pub near: Option<Split>,
    /// Near-poor households at the start are the register's.
    pub near_from_register: bool,
    /// The register's data is made up.
    pub synthetic: bool,
}

/// Puts the page together; `plan` is the version's with its baselines.
pub fn page(view: &PlanView, plan: &Plan, near_from_register: bool, newest: u32, synthetic: bool) -> SplitData {
    let poor = split(plan, plan.stated.poor_cut, |line| line.poor_start);
    let near = split(plan, plan.stated.near_cut, |line| line.near_start);
    let share = |split: &Option<Split>, at: usize| split.as_ref().and_then(|split| split.shares.get(at)).copied();
    let rows = view
        .plan
        .villages
        .iter()
        .enumerate()
        .map(|(at, line)| SplitRow {
            number: village_number(&line.village),
            name: text::title_case(&line.name),
            poor_now: line.poor_cut,
            near_now: line.near_cut,
            poor: share(&poor, at),
            near: share(&near, at),
        })
        .collect();
    let version = view.plan.version;
    SplitData { year: plan.year, version, newest, rows, poor, near, near_from_register, synthetic }
}

fn split(plan: &Plan, target: Option<u32>, baseline: fn(&VillageTarget) -> Option<u32>) -> Option<Split> {
    let target = target?;
    let baselines: Vec<u32> = plan.villages.iter().map(baseline).collect::<Option<_>>()?;
    let sum = baselines.iter().map(|count| u64::from(*count)).sum();
    Some(Split { target, baseline: sum, shares: shares(target, &baselines) })
}
