//! A proposed split of the commune's targets over the villages.
//!
//! Largest remainder over the baseline: a village's share of the target is its share of the households there are to
//! start from. It is a proposal until the commune confirms it, and every page that shows it says so.

use std::collections::BTreeMap;

use super::super::ids::VillageId;
use super::{Plan, PlanStatus};

/// One village's share of a target, with the way to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Households there are to start from.
    pub baseline: u32,
    /// The exact share in hundredths of a household, rounded down: 10.31 is 1031.
    pub exact: u64,
    /// Its whole part.
    pub whole: u32,
    /// It got one of the left-over households.
    pub one_more: bool,
}

impl Share {
    /// What the village gets.
    pub fn part(self) -> u32 {
        self.whole.saturating_add(u32::from(self.one_more))
    }
}

/// Splits `total` households over villages in proportion to their `baselines`, in the same order.
///
/// The parts sum to the lesser of `total` and the sum of the baselines, and no part is above its baseline: with the
/// total held to that sum every exact share is at most its baseline, so rounding one up never passes it. Left-over
/// households go to the largest remainders; where these are equal, to the larger baseline, then to the earlier
/// village.
pub fn shares(total: u32, baselines: &[u32]) -> Vec<Share> {
    let sum: u64 = baselines.iter().map(|baseline| u64::from(*baseline)).sum();
    if sum == 0 {
        let nothing = |baseline: &u32| Share { baseline: *baseline, exact: 0, whole: 0, one_more: false };
        return baselines.iter().map(nothing).collect();
    }
    let total = u64::from(total).min(sum);
    let mut parts: Vec<(usize, u64, Share)> = baselines
        .iter()
        .enumerate()
        .map(|(place, baseline)| {
            // Fits: both factors are below 2^32 whenever the total is, and the sum is divided out again.
            let product = u128::from(total) * u128::from(*baseline);
            let whole = u32::try_from(product / u128::from(sum)).unwrap_or(*baseline);
            let remainder = u64::try_from(product % u128::from(sum)).unwrap_or(0);
            let exact = u64::try_from(product * 100 / u128::from(sum)).unwrap_or(0);
            (place, remainder, Share { baseline: *baseline, exact, whole, one_more: false })
        })
        .collect();
    let given: u64 = parts.iter().map(|(_, _, share)| u64::from(share.whole)).sum();
    let left = usize::try_from(total.saturating_sub(given)).unwrap_or(0);
    parts.sort_by(|a, b| b.1.cmp(&a.1).then(b.2.baseline.cmp(&a.2.baseline)).then(a.0.cmp(&b.0)));
    for (_, _, share) in parts.iter_mut().take(left) {
        share.one_more = true;
    }
    parts.sort_by_key(|(place, ..)| *place);
    parts.into_iter().map(|(_, _, share)| share).collect()
}

/// What each village gets of [`shares`].
pub fn split(total: u32, baselines: &[u32]) -> Vec<u32> {
    shares(total, baselines).into_iter().map(Share::part).collect()
}

/// The same plan with its stated targets split over the villages, marked as a proposal.
///
/// A target is split only where it is stated and every village has a baseline; otherwise the villages get `None`,
/// which says that there is no usable target. So the near-poor target waits for baselines from the register
/// ([`with_near_baselines`]).
pub fn proposal(plan: &Plan) -> Plan {
    let mut proposed = plan.clone();
    proposed.status = PlanStatus::Proposed;
    let poor: Option<Vec<u32>> = plan.villages.iter().map(|village| village.poor_start).collect();
    let near: Option<Vec<u32>> = plan.villages.iter().map(|village| village.near_start).collect();
    let mut poor = parts(plan.stated.poor_cut, poor);
    let mut near = parts(plan.stated.near_cut, near);
    for village in &mut proposed.villages {
        village.poor_cut = poor.next();
        village.near_cut = near.next();
    }
    proposed
}

/// The same plan with near-poor baselines from the register; a village that is not named there has none.
pub fn with_near_baselines(plan: &Plan, near: &BTreeMap<VillageId, u32>) -> Plan {
    let mut plan = plan.clone();
    for village in &mut plan.villages {
        village.near_start = Some(near.get(&village.village).copied().unwrap_or(0));
    }
    plan
}

/// The parts one by one; nothing where there is no target or no baseline.
fn parts(target: Option<u32>, baselines: Option<Vec<u32>>) -> std::vec::IntoIter<u32> {
    match (target, baselines) {
        (Some(target), Some(baselines)) => split(target, &baselines).into_iter(),
        _ => Vec::new().into_iter(),
    }
}
