//! Which numbers of households a printed rate can belong to. Exact integers: a rounding is an interval.

use super::super::annex::Rate;
use super::super::finding::Range;

/// The numbers of households of which `count` is `rate` percent, once rounded to the decimals printed.
///
/// With *d* decimals and the rate's digits *R*, the exact share lies in [R − ½, R + ½] units of 10⁻ᵈ percent. Both ends
/// are in, because a half may have been rounded either way. `None` when no number fits (0 households at 0.52 %).
pub fn households(count: u32, rate: Rate) -> Option<Range> {
    let digits = u128::from(rate.digits);
    if count == 0 {
        return (digits == 0).then_some(Range { least: 0, most: None });
    }
    let doubled = 200 * u128::from(count) * u128::from(rate.scale());
    let least = narrow(doubled.div_ceil(2 * digits + 1));
    let most = (2 * digits).checked_sub(1).map(|half_below| narrow(doubled / half_below));
    most.is_none_or(|most| least <= most).then_some(Range { least, most })
}

/// The rate that `count` of `households` would be printed as, with as many decimals as `like`; half up.
pub fn rate_of(count: u32, households: u64, like: Rate) -> Option<Rate> {
    let doubled = 200 * u128::from(count) * u128::from(like.scale());
    let households = u128::from(households);
    let digits = (doubled + households).checked_div(2 * households)?;
    Some(Rate { digits: u32::try_from(digits).ok()?, decimals: like.decimals })
}

/// The numbers in both ranges.
pub fn both(a: Range, b: Range) -> Option<Range> {
    let least = a.least.max(b.least);
    let most = match (a.most, b.most) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (one, other) => one.or(other),
    };
    most.is_none_or(|most| least <= most).then_some(Range { least, most })
}

/// The shortest range that holds both.
pub fn hull(a: Range, b: Range) -> Range {
    Range { least: a.least.min(b.least), most: a.most.zip(b.most).map(|(a, b)| a.max(b)) }
}

/// A range of one number.
pub const fn exactly(households: u64) -> Range {
    Range { least: households, most: Some(households) }
}

/// The most ranges that agree on some number, as places in `ranges`, and what they agree on; the earliest on a tie.
///
/// Ranges that agree pairwise agree altogether, so a largest set is found at the lower end of one of them.
pub fn agreeing(ranges: &[Range]) -> (Vec<usize>, Option<Range>) {
    let mut best: Vec<usize> = Vec::new();
    for start in ranges {
        let point = exactly(start.least);
        let holding: Vec<usize> =
            (0..).zip(ranges).filter(|(_, range)| both(**range, point).is_some()).map(|(at, _)| at).collect();
        if holding.len() > best.len() {
            best = holding;
        }
    }
    let common = best.iter().filter_map(|at| ranges.get(*at)).copied().map(Some).reduce(|a, b| both(a?, b?));
    (best, common.flatten())
}

fn narrow(value: u128) -> u64 {
    u64::try_from(value).unwrap_or(u64::MAX)
}
