//! The plan in force with what does not add up in it, and its annex as printed beside the targets that are used.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::progress::village_number;
use crate::domain::ids::VillageId;
use crate::domain::plan::annex::{Annex, Figures};
use crate::domain::plan::finding::{Finding, FindingCode};
use crate::domain::plan::{Plan, PlanStatus, StatedTargets, VillageTarget};
use crate::domain::text;
use crate::server::store::PlanView;

/// What every page says of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanState {
    /// Year.
    pub year: i32,
    /// Version.
    pub version: u32,
    /// Where it stands.
    pub status: PlanStatus,
    /// The commune's own targets.
    pub stated: StatedTargets,
    /// What does not add up, worst first.
    pub findings: Vec<Finding>,
    /// The plan leaves blank how many were near-poor at the start; what is used is the register's.
    pub near_start_missing: bool,
    /// When this version was loaded.
    pub loaded_at: DateTime<Utc>,
}

impl PlanState {
    /// Reads the plan in force.
    pub fn of(view: &PlanView) -> Self {
        let mut findings = view.findings.clone();
        // Stable: within a severity the order of the checks stays.
        findings.sort_by_key(|finding| finding.severity);
        let Plan { year, version, status, stated, .. } = view.plan;
        let near_start_missing = findings.iter().any(|finding| finding.code == FindingCode::NearBaselineMissing);
        Self { year, version, status, stated, findings, near_start_missing, loaded_at: view.loaded_at }
    }

    /// Numbers of the rows whose names are in doubt.
    pub fn doubtful_names(&self) -> BTreeSet<u32> {
        self.findings
            .iter()
            .filter(|finding| matches!(finding.code, FindingCode::NameNotVietnamese | FindingCode::NameNearPlaceWord))
            .flat_map(|finding| finding.rows.iter().copied())
            .collect()
    }
}

/// One village's line: as printed, and as used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// Number in the annex.
    pub number: u32,
    /// The village.
    pub id: VillageId,
    /// Name as people write it.
    pub name: String,
    /// What the annex prints; `None` when the annex is not at hand.
    pub printed: Option<Figures>,
    /// What is used.
    pub target: VillageTarget,
    /// The plan's findings doubt how its name is written.
    pub name_doubtful: bool,
}

/// Sums of the columns of the table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// Poor at the start.
    pub poor_start: u32,
    /// Cuts of poor households as printed.
    pub printed_poor_cut: u32,
    /// Cuts of near-poor households as printed.
    pub printed_near_cut: u32,
    /// Cuts of poor households as used; `None` when no village has one.
    pub poor_cut: Option<u32>,
    /// Near-poor at the start, as used.
    pub near_start: Option<u32>,
    /// Cuts of near-poor households as used.
    pub near_cut: Option<u32>,
}

/// Everything on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanData {
    /// The plan.
    pub state: PlanState,
    /// The villages, in the annex's order.
    pub rows: Vec<PlanRow>,
    /// The total row as printed.
    pub printed_total: Option<Figures>,
    /// Whether there is an annex to show.
    pub has_annex: bool,
    /// The villages' lines added up.
    pub sums: Sums,
    /// The register's data is made up.
    pub synthetic: bool,
}

/// Puts the page together.
pub fn page(view: &PlanView, annex: Option<&Annex>, synthetic: bool) -> PlanData {
    let state = PlanState::of(view);
    let doubtful = state.doubtful_names();
    let rows: Vec<PlanRow> = view
        .plan
        .villages
        .iter()
        .map(|target| {
            let number = village_number(&target.village);
            let printed = annex.and_then(|annex| annex.rows.iter().find(|row| row.number == number));
            PlanRow {
                number,
                id: target.village.clone(),
                name: text::title_case(&target.name),
                printed: printed.map(|row| row.figures.clone()),
                target: target.clone(),
                name_doubtful: doubtful.contains(&number),
            }
        })
        .collect();
    let sums = sums(&rows);
    PlanData {
        state,
        printed_total: annex.and_then(|annex| annex.total.clone()),
        has_annex: annex.is_some(),
        rows,
        sums,
        synthetic,
    }
}

fn sums(rows: &[PlanRow]) -> Sums {
    let printed = |read: fn(&Figures) -> Option<u32>| -> u32 {
        rows.iter().filter_map(|row| row.printed.as_ref().and_then(read)).fold(0, u32::saturating_add)
    };
    let used = |read: fn(&VillageTarget) -> Option<u32>| -> Option<u32> {
        rows.iter().filter_map(|row| read(&row.target)).reduce(u32::saturating_add)
    };
    Sums {
        poor_start: used(|target| target.poor_start).unwrap_or(0),
        printed_poor_cut: printed(|figures| figures.poor_cut),
        printed_near_cut: printed(|figures| figures.near_cut),
        poor_cut: used(|target| target.poor_cut),
        near_start: used(|target| target.near_start),
        near_cut: used(|target| target.near_cut),
    }
}
