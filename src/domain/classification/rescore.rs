//! A village's visits under another standard, beside what was recorded. Pure: nothing is written and no record changes.

use std::collections::BTreeMap;

use super::{Classification, classify};
use crate::domain::class::Class;
use crate::domain::ids::{HouseholdId, VisitId};
use crate::domain::standard::Standard;
use crate::domain::visit::Visit;

/// One visit under another standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescored {
    /// The visit.
    pub visit: VisitId,
    /// Its household.
    pub household: HouseholdId,
    /// The result as it was recorded, under the visit's own standard.
    pub before: Classification,
    /// What the same members and answers give under the other standard.
    pub after: Classification,
}

/// Households by class, as recorded and under the other standard. Classes without a household are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// As recorded.
    pub before: BTreeMap<Class, u32>,
    /// Under the other standard.
    pub after: BTreeMap<Class, u32>,
}

impl Rescored {
    /// Whether the class is another one under the other standard.
    pub fn changes(&self) -> bool {
        self.before.class != self.after.class
    }
}

/// Classifies visits again under a standard, in the order given. Ages stay those of the visit's day, and the area is the
/// recorded one. For a village give the visits that speak for their households (`visit::current_visits`).
pub fn rescore<'a>(standard: &Standard, visits: impl IntoIterator<Item = &'a Visit>) -> Vec<Rescored> {
    let again = |visit: &Visit| Rescored {
        visit: visit.id,
        household: visit.household,
        before: visit.classification.clone(),
        after: classify(standard, visit.classification.area, &visit.members, &visit.answers, visit.visited_on),
    };
    visits.into_iter().map(again).collect()
}

/// How many households are in each class.
pub fn counts(rescored: &[Rescored]) -> Counts {
    let mut counts = Counts::default();
    for line in rescored {
        let count = |of: &mut BTreeMap<Class, u32>, class| {
            let households = of.entry(class).or_default();
            *households = households.saturating_add(1);
        };
        count(&mut counts.before, line.before.class);
        count(&mut counts.after, line.after.class);
    }
    counts
}
