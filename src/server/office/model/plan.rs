//! The plan in force with what does not add up in it, and its annex as printed beside the targets that are used.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::progress::village_number;
use crate::domain::ids::VillageId;
use crate::domain::plan::annex::{Annex, Figures};
use crate::domain::plan::finding::{Finding, FindingCode};
use crate::domain::plan::settle::{Settled, settle};
use crate::domain::plan::{Plan, PlanStatus, StatedTargets, VillageTarget};
use crate::domain::text;
use crate::protocol::enrol::VillageInfo;
use crate::server::store::{PlanHead, PlanMade, PlanView};

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
    /// How this version was made.
    pub made: PlanMade,
    /// The versions of its year, newest first.
    pub versions: Vec<PlanHead>,
    /// The years that have a plan, each with the plan that counts in it.
    pub years: Vec<Plan>,
    /// The reader may change it.
    pub may_change: bool,
    /// The reader may begin a plan year.
    pub may_begin: bool,
    /// Findings for which it cannot be confirmed.
    pub blocking: usize,
}

impl PlanData {
    /// The newest version of the year.
    pub fn newest(&self) -> u32 {
        self.versions.first().map_or(self.state.version, |head| head.version)
    }

    /// This is the newest version of the year.
    pub fn is_newest(&self) -> bool {
        self.newest() == self.state.version
    }

    /// The version that progress and phones go by, when it is of this year.
    pub fn in_force(&self) -> Option<&PlanHead> {
        self.versions.iter().find(|head| head.in_force)
    }
}

/// All versions of all years, and what the reader may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    /// Every version, newest first.
    pub heads: Vec<PlanHead>,
    /// The plan that counts in each year.
    pub years: Vec<Plan>,
    /// The reader may change plans.
    pub may_change: bool,
    /// The reader may begin a plan year.
    pub may_begin: bool,
}

/// What is typed to confirm a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConfirmForm {
    /// Who confirms.
    pub name: String,
    /// The day.
    pub on: String,
    /// Number of the paper.
    pub paper: String,
    /// There is no name.
    pub wrong_name: bool,
    /// The day cannot be read or is yet to come.
    pub wrong_day: bool,
}

/// The page on which a plan is confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmData {
    /// The version.
    pub version: u32,
    /// The newest version of the year.
    pub newest: u32,
    /// What would be confirmed.
    pub settled: Settled,
    /// Where the version stands now.
    pub status: PlanStatus,
    /// The targets added up.
    pub sums: Sums,
    /// What is typed.
    pub form: ConfirmForm,
    /// Villages that are called otherwise from then on: as they are called now, and then.
    pub renames: Vec<(String, String)>,
    /// The register's data is made up.
    pub synthetic: bool,
}

/// Puts the page of confirming together; `villages` are those that take their names from the plan.
pub fn confirm_page(
    view: &PlanView,
    settled: Settled,
    newest: u32,
    form: ConfirmForm,
    villages: &[VillageInfo],
    synthetic: bool,
) -> ConfirmData {
    let sums = sums(&rows(&settled.plan, None, &BTreeSet::new()));
    let renamed = |village: &VillageInfo| {
        let to = text::title_case(&settled.plan.village(&village.id)?.name);
        let from = text::title_case(&village.name);
        (from != to).then_some((from, to))
    };
    let renames = villages.iter().filter_map(renamed).collect();
    ConfirmData {
        version: view.plan.version,
        newest,
        settled,
        status: view.plan.status,
        sums,
        form,
        renames,
        synthetic,
    }
}

/// Puts the page together.
pub fn page(view: &PlanView, shelf: Shelf, synthetic: bool) -> PlanData {
    let annex = view.annex.as_ref();
    let state = PlanState::of(view);
    let doubtful = state.doubtful_names();
    let rows = rows(&view.plan, annex, &doubtful);
    let sums = sums(&rows);
    PlanData {
        state,
        printed_total: annex.and_then(|annex| annex.total.clone()),
        has_annex: annex.is_some(),
        rows,
        sums,
        synthetic,
        made: view.made.clone(),
        blocking: settle(&view.plan, annex).blocking.len(),
        versions: shelf.heads.into_iter().filter(|head| head.year == view.plan.year).collect(),
        years: shelf.years,
        may_change: shelf.may_change,
        may_begin: shelf.may_begin,
    }
}

fn rows(plan: &Plan, annex: Option<&Annex>, doubtful: &BTreeSet<u32>) -> Vec<PlanRow> {
    let row = |target: &VillageTarget| {
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
    };
    plan.villages.iter().map(row).collect()
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
