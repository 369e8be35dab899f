//! The first page: the commune against its plan, village by village, most missing first.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::plan::PlanState;
use super::steps::DueRow;
use super::sync::VillageSync;
use super::targets::{Cut, Heat, heat};
use super::village::{LedgerData, ledger};
use super::visits::VisitRow;
use crate::domain::class::Class;
use crate::domain::ids::VillageId;
use crate::domain::plan::{Plan, start};
use crate::domain::progress::Progress;
use crate::domain::progress::ledger::Tally;
use crate::domain::{standard, text};
use crate::server::store::{PlanHead, ProgressView, Trends, VillageProgress};

/// One line of the table of villages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageRow {
    /// The village.
    pub id: VillageId,
    /// Its number in the plan's annex.
    pub number: u32,
    /// Its name as people write it.
    pub name: String,
    /// The plan's findings doubt how its name is written.
    pub name_doubtful: bool,
    /// Poor households against the target.
    pub poor: Cut,
    /// Indicators of its poor.
    pub heat: Heat,
}

/// Everything on the first page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgressData {
    /// Plan year.
    pub year: i32,
    /// When the page was made.
    pub at: DateTime<Utc>,
    /// The data is made up.
    pub synthetic: bool,
    /// The plan in force.
    pub plan: Option<PlanState>,
    /// Poor households of the commune.
    pub poor: Cut,
    /// Near-poor households of the commune.
    pub near: Cut,
    /// Households that must be reviewed.
    pub to_review: Tally,
    /// Of those, reviewed.
    pub reviewed: Tally,
    /// Households visited this year, on the list or not.
    pub visited: Tally,
    /// The villages, most missing first.
    pub villages: Vec<VillageRow>,
    /// Indicators of all the poor.
    pub heat: Heat,
    /// Numbers of the standard's indicators.
    pub indicators: Vec<u8>,
    /// The visits received last.
    pub latest: Vec<VisitRow>,
    /// A version of the plan that is newer than the one in force.
    pub newer: Option<PlanHead>,
    /// How the year went; `None` where that cannot be said for the reader's villages together.
    pub trends: Option<Trends>,
    /// When each village was last heard of, quiet ones first.
    pub sync: Vec<VillageSync>,
    /// Movement of the poor and of the near-poor.
    pub ledgers: [LedgerData; 2],
    /// What falls due in the year's review.
    pub due: Vec<DueRow>,
    /// The register has no household yet.
    pub no_register: bool,
    /// Where register and plan begin the year with other households.
    pub starts: Vec<StartRow>,
    /// The reader may put households on the register.
    pub may_import: bool,
    /// The reader may look at the plan.
    pub sees_plan: bool,
    /// And correct it.
    pub changes_plan: bool,
    /// Every village is there; otherwise those of the reader's scope.
    pub whole: bool,
}

/// A class that register and plan begin the year with in other numbers. Households.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartRow {
    /// Poor or near-poor.
    pub class: Class,
    /// By the plan.
    pub plan: u32,
    /// By the register.
    pub register: u32,
    /// Villages by name, with both.
    pub villages: Vec<(String, u32, u32)>,
}

/// The classes that differ, with the names of villages.
pub fn starts(plan: &Plan, view: &ProgressView) -> Vec<StartRow> {
    let name = |id: &VillageId| {
        let named = view.villages.iter().find(|one| one.village.id == *id);
        named.map_or_else(|| id.to_string(), |one| text::title_case(&one.village.name))
    };
    start::apart(plan, view.villages.iter().map(|one| &one.progress))
        .into_iter()
        .map(|class| StartRow {
            class: class.class,
            plan: class.plan,
            register: class.register,
            villages: class.villages.iter().map(|one| (name(&one.village), one.plan, one.register)).collect(),
        })
        .collect()
}

/// What the first page shows besides where the villages stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Besides {
    /// The plan in force.
    pub plan: Option<PlanState>,
    /// A newer version of it.
    pub newer: Option<PlanHead>,
    /// The visits received last.
    pub latest: Vec<VisitRow>,
    /// How the year went.
    pub trends: Option<Trends>,
    /// When each village was last heard of.
    pub sync: Vec<VillageSync>,
    /// What falls due in the year's review.
    pub due: Vec<DueRow>,
    /// Where register and plan begin the year with other households.
    pub starts: Vec<StartRow>,
    /// The reader may put households on the register.
    pub may_import: bool,
    /// The reader may look at the plan.
    pub sees_plan: bool,
    /// And correct it.
    pub changes_plan: bool,
    /// Every village is there.
    pub whole: bool,
}

impl ProgressData {
    /// The longest bar of the table, in households; at least 1.
    pub fn longest_bar(&self) -> i64 {
        self.villages.iter().map(|village| village.poor.longest()).max().unwrap_or(0).max(1)
    }
}

/// Puts the first page together.
pub fn page(
    view: &ProgressView,
    besides: Besides,
    indicators: Vec<u8>,
    synthetic: bool,
    at: DateTime<Utc>,
) -> ProgressData {
    let Besides { plan, newer, latest, trends, sync, due, starts, may_import, sees_plan, changes_plan, whole } =
        besides;
    let doubtful: BTreeSet<u32> = plan.as_ref().map(PlanState::doubtful_names).unwrap_or_default();
    let mut villages: Vec<VillageRow> =
        view.villages.iter().map(|village| row(village, &indicators, &doubtful)).collect();
    villages.sort_by_key(|village| (Reverse(village.poor.left().unwrap_or(0)), village.number));
    let Progress { year, poor, near_poor, to_review, reviewed, visited, .. } = &view.commune;
    ProgressData {
        year: *year,
        at,
        synthetic,
        plan,
        poor: Cut::of(poor),
        near: Cut::of(near_poor),
        to_review: *to_review,
        reviewed: *reviewed,
        visited: *visited,
        villages,
        heat: heat(&view.commune, &indicators),
        indicators,
        latest,
        newer,
        trends,
        sync,
        ledgers: [ledger(Class::Poor, poor), ledger(Class::NearPoor, near_poor)],
        due,
        no_register: view.commune.present.households == 0,
        starts,
        may_import,
        sees_plan,
        changes_plan,
        whole,
    }
}

fn row(village: &VillageProgress, indicators: &[u8], doubtful: &BTreeSet<u32>) -> VillageRow {
    let number = village_number(&village.village.id);
    VillageRow {
        id: village.village.id.clone(),
        number,
        name: text::title_case(&village.village.name),
        name_doubtful: doubtful.contains(&number),
        poor: Cut::of(&village.progress.poor),
        heat: heat(&village.progress, indicators),
    }
}

/// The number in the annex that a village's code ends in; 0 for a code that has none.
pub fn village_number(id: &VillageId) -> u32 {
    id.as_str().rsplit('.').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The numbers of the indicators of the standard in force in a year; none when no standard is.
pub fn indicators(year: i32) -> Vec<u8> {
    let in_force = standard::for_year(year);
    in_force.map(|standard| standard.indicators.iter().map(|indicator| indicator.number).collect()).unwrap_or_default()
}
