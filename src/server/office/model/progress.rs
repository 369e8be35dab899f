//! The first page: the commune against its plan, village by village, most missing first.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::plan::PlanState;
use super::targets::{Cut, Heat, heat};
use super::visits::VisitRow;
use crate::domain::ids::VillageId;
use crate::domain::progress::Progress;
use crate::domain::progress::ledger::Tally;
use crate::domain::{standard, text};
use crate::server::store::{ProgressView, VillageProgress};

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
    plan: Option<PlanState>,
    latest: Vec<VisitRow>,
    indicators: Vec<u8>,
    synthetic: bool,
    at: DateTime<Utc>,
) -> ProgressData {
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
