//! The register at the beginning of a plan year: what was recognised at the end of the old year is where the new one
//! starts from.

use crate::domain::class::Class;
use crate::domain::household::{Arrival, Household};

/// A household as the new year begins with it; `None` when nothing of it changes.
///
/// Those that live here were here at the start, in the class that the commune recognises (the old start class where it
/// recognised none). Those that left before it are no part of the new year: they have no class at its start.
pub fn begin(household: &Household) -> Option<Household> {
    let class_start = match (household.presence.is_present(), household.class_official) {
        (false, _) => Class::Undetermined,
        (true, Class::Undetermined) => household.class_start,
        (true, class) => class,
    };
    let begun = Household { class_start, arrival: Arrival::AtStart, ..household.clone() };
    (begun != *household).then_some(begun)
}
