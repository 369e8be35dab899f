//! The households behind each figure of a movement, lines (1) and (9) included.
//!
//! A ledger names those who moved; who was there at the start and who is there now is found here, with the same
//! standings and the same classes, so that each list is as long as its figure says.

use std::collections::BTreeMap;

use super::ledger::{Ledger, Movement, Standing};
use super::{official_class, standings, surveyed_class};
use crate::domain::class::Class;
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, VillageId};
use crate::domain::visit::{VisitResult, current_visits};

/// Which figures: by the village's review, or as the commune recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Rà soát.
    Surveyed,
    /// Xã công nhận.
    Recognised,
}

/// One class's movement with the names behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Behind {
    /// The figures.
    pub ledger: Ledger,
    /// (1) Those of the class at the start of the year.
    pub start: Vec<HouseholdId>,
    /// (9) Those of it now.
    pub end: Vec<HouseholdId>,
    /// The class of each household now, on this basis.
    pub now: BTreeMap<HouseholdId, Class>,
}

impl Behind {
    /// The households of a line of reports 2 and 3, 1 to 9.
    pub fn line(&self, number: u8) -> &[HouseholdId] {
        let moved = Movement::ALL.into_iter().find(|movement| movement.number() == number);
        match (number, moved) {
            (1, _) => &self.start,
            (9, _) => &self.end,
            (_, Some(movement)) => self.ledger.lines.get(&movement).map_or(&[], |line| line.households.as_slice()),
            _ => &[],
        }
    }
}

/// The movement of a class in a village, or in the commune where `village` is `None`.
///
/// `households` and `visits` may hold other villages' records and visits of other years: they are left out.
pub fn behind<'a>(
    year: i32,
    class: Class,
    basis: Basis,
    village: Option<&VillageId>,
    households: impl IntoIterator<Item = &'a Household>,
    visits: impl IntoIterator<Item = &'a VisitResult>,
) -> Behind {
    let standings = standings(village, households);
    let of_year: Vec<&VisitResult> = visits.into_iter().filter(|visit| visit.year == year).collect();
    let current = current_visits(of_year);
    let class_now = |standing: &Standing| match basis {
        Basis::Surveyed => surveyed_class(standing, current.get(&standing.id).map(|visit| visit.class)),
        Basis::Recognised => official_class(standing),
    };
    let mut behind = Behind { ledger: Ledger::of(class, year, &standings, class_now), ..Behind::default() };
    for standing in &standings {
        let now = class_now(standing);
        behind.now.insert(standing.id, now);
        if standing.at_start && standing.start == class {
            behind.start.push(standing.id);
        }
        if standing.present && now == class {
            behind.end.push(standing.id);
        }
    }
    behind
}
