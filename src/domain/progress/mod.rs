//! Where a village and the commune stand against the plan.
//!
//! Phone and commune call these same functions; the digest of the result is compared at the end of each sync.
//! Nothing here depends on the order or the repetition of its input. Movement lines are in [`ledger`]; how a year went,
//! month by month, is in [`trend`].

pub mod begin;
pub mod behind;
pub mod digest;
pub mod ledger;
pub mod trend;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::class::Class;
use super::household::{Arrival, Household, Presence};
use super::ids::{HouseholdId, VillageId};
use super::plan::{Plan, PlanStatus};
use super::visit::{VisitResult, current_visits};
use ledger::{Ledger, Standing, Tally};

/// The movement of one class: by the village's review, and as the commune recognised it. They stand apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    /// Found by the village's review.
    pub surveyed: Ledger,
    /// Recognised by the commune.
    pub recognised: Ledger,
    /// Households fewer by the end of the year; `None` without a usable target.
    pub target: Option<u32>,
}

/// Progress of a village, or of the commune when `village` is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The village; `None` is the whole commune.
    pub village: Option<VillageId>,
    /// Plan year.
    pub year: i32,
    /// Version of the plan that the targets are from; 0 without a plan.
    pub plan_version: u32,
    /// Whether the targets are confirmed; `None` without a plan.
    pub plan_status: Option<PlanStatus>,
    /// Households and people that live here now.
    pub present: Tally,
    /// Present households with a visit this year.
    pub visited: Tally,
    /// Present households that were poor or near-poor at the start: the ones that must be reviewed.
    pub to_review: Tally,
    /// Of those, the ones with a visit this year.
    pub reviewed: Tally,
    /// Hộ nghèo.
    pub poor: Track,
    /// Hộ cận nghèo.
    pub near_poor: Track,
    /// Households by class, by the review where there is one.
    pub classes: BTreeMap<Class, Tally>,
    /// Present households that this year's review found poor: what `deprived_poor` is a share of.
    pub found_poor: Tally,
    /// For each indicator, how many of the households found poor lack it.
    pub deprived_poor: BTreeMap<u8, u32>,
}

/// Progress of one village.
///
/// `households` and `visits` may hold other villages' records and visits of other years: they are left out.
pub fn village_progress<'a>(
    year: i32,
    village: &VillageId,
    plan: Option<&Plan>,
    households: impl IntoIterator<Item = &'a Household>,
    visits: impl IntoIterator<Item = &'a VisitResult>,
) -> Progress {
    let target = plan.filter(|plan| plan.status != PlanStatus::Draft).and_then(|plan| plan.village(village));
    let mut progress = progress(year, plan, standings(Some(village), households), visits);
    progress.village = Some(village.clone());
    progress.poor.target = target.and_then(|line| line.poor_cut);
    progress.near_poor.target = target.and_then(|line| line.near_cut);
    progress
}

/// Progress of the whole commune, against the commune's own stated targets.
///
/// A household that moved between two of its villages counts in both villages and moves nothing here.
pub fn commune_progress<'a>(
    year: i32,
    plan: Option<&Plan>,
    households: impl IntoIterator<Item = &'a Household>,
    visits: impl IntoIterator<Item = &'a VisitResult>,
) -> Progress {
    let mut progress = progress(year, plan, standings(None, households), visits);
    progress.poor.target = plan.and_then(|plan| plan.stated.poor_cut);
    progress.near_poor.target = plan.and_then(|plan| plan.stated.near_cut);
    progress
}

/// The standings of a village's households, or of the commune's where `village` is `None`.
fn standings<'a>(village: Option<&VillageId>, households: impl IntoIterator<Item = &'a Household>) -> Vec<Standing> {
    let here: BTreeMap<HouseholdId, &Household> = households
        .into_iter()
        .filter(|household| village.is_none_or(|village| household.village == *village))
        .map(|household| (household.id, household))
        .collect();
    let each = here.into_values().map(|household| (household, standing(household)));
    match village {
        Some(_) => each.map(|(_, standing)| standing).collect(),
        None => commune_standings(each.collect()),
    }
}

/// The standings of the commune's households; one that moved between two villages stands once, with its class at the
/// start.
fn commune_standings(all: Vec<(&Household, Standing)>) -> Vec<Standing> {
    let moved: Vec<(HouseholdId, HouseholdId)> = all
        .iter()
        .filter_map(|(household, _)| match household.arrival {
            Arrival::MovedIn { from: Some(old), .. } => Some((household.id, old)),
            _ => None,
        })
        .collect();
    let mut standings: BTreeMap<HouseholdId, Standing> =
        all.into_iter().map(|(household, standing)| (household.id, standing)).collect();
    for (id, old) in moved {
        if let Some(left) = standings.remove(&old)
            && let Some(here) = standings.get_mut(&id)
        {
            here.at_start = left.at_start;
            here.start = left.start;
        }
    }
    standings.into_values().collect()
}

fn standing(household: &Household) -> Standing {
    Standing {
        id: household.id,
        people: u32::try_from(household.people()).unwrap_or(u32::MAX),
        at_start: household.arrival == Arrival::AtStart,
        came_along: matches!(household.arrival, Arrival::MovedIn { .. } | Arrival::Split { .. }),
        present: household.presence == Presence::Present,
        start: household.class_start,
        official: household.class_official,
        left_poor_on: household.left_poor_on,
        left_near_poor_on: household.left_near_poor_on,
    }
}

/// The class by the review; not surveyed or undetermined keeps the start class (domain.md section 7, "Net movement").
fn surveyed_class(standing: &Standing, found: Option<Class>) -> Class {
    match found {
        None | Some(Class::Undetermined) => standing.start,
        Some(class) => class,
    }
}

/// The class that the commune recognises.
fn official_class(standing: &Standing) -> Class {
    match standing.official {
        Class::Undetermined => standing.start,
        class => class,
    }
}

fn progress<'a>(
    year: i32,
    plan: Option<&Plan>,
    standings: Vec<Standing>,
    visits: impl IntoIterator<Item = &'a VisitResult>,
) -> Progress {
    let of_year: Vec<&VisitResult> = visits.into_iter().filter(|visit| visit.year == year).collect();
    let current = current_visits(of_year);
    let surveyed = |standing: &Standing| surveyed_class(standing, current.get(&standing.id).map(|visit| visit.class));
    let track = |class| Track {
        surveyed: Ledger::of(class, year, &standings, surveyed),
        recognised: Ledger::of(class, year, &standings, official_class),
        target: None,
    };
    let mut result = Progress {
        village: None,
        year,
        plan_version: plan.map_or(0, |plan| plan.version),
        plan_status: plan.map(|plan| plan.status),
        present: Tally::default(),
        visited: Tally::default(),
        to_review: Tally::default(),
        reviewed: Tally::default(),
        poor: track(Class::Poor),
        near_poor: track(Class::NearPoor),
        classes: BTreeMap::new(),
        found_poor: Tally::default(),
        deprived_poor: BTreeMap::new(),
    };
    for standing in standings.iter().filter(|standing| standing.present) {
        let visit = current.get(&standing.id);
        let on_list = matches!(standing.start, Class::Poor | Class::NearPoor);
        result.present.add(standing.people);
        result.classes.entry(surveyed(standing)).or_default().add(standing.people);
        if on_list {
            result.to_review.add(standing.people);
        }
        let Some(visit) = visit else { continue };
        result.visited.add(standing.people);
        if on_list {
            result.reviewed.add(standing.people);
        }
        if visit.class == Class::Poor {
            result.found_poor.add(standing.people);
            for number in &visit.deprived {
                *result.deprived_poor.entry(*number).or_default() += 1;
            }
        }
    }
    result
}
