//! How far a class has gone down against its target, and what share of the poor lacks each indicator.

use crate::domain::class::Class;
use crate::domain::progress::Progress;
use crate::domain::progress::Track;

/// Below so many poor households a percentage says more about one family than about a village.
pub const FEWEST_FOR_A_SHARE: u32 = 5;

/// Least percentage of each step of the heat table, from the second step on.
pub const HEAT_STEPS: [u32; 5] = [10, 20, 35, 50, 70];

/// How many households fewer, surveyed and recognised apart. Negative is more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cut {
    /// Households at the start of the year.
    pub start: u32,
    /// Fewer by the villages' review.
    pub surveyed: i64,
    /// Fewer as the commune recognised.
    pub recognised: i64,
    /// Fewer by the end of the year; `None` without a usable target.
    pub target: Option<u32>,
}

impl Cut {
    /// Reads a class's movement.
    pub fn of(track: &Track) -> Self {
        Self {
            start: track.surveyed.start.households,
            surveyed: -track.surveyed.net(),
            recognised: -track.recognised.net(),
            target: track.target,
        }
    }

    /// What the review still lacks of the target; `None` without a target.
    pub fn left(self) -> Option<i64> {
        self.target.map(|target| (i64::from(target) - self.surveyed).max(0))
    }

    /// Surveyed, not yet recognised.
    pub fn only_surveyed(self) -> i64 {
        (self.surveyed.max(0) - self.recognised.max(0)).max(0)
    }

    /// The longest stretch that a bar of it must show.
    pub fn longest(self) -> i64 {
        i64::from(self.target.unwrap_or(0)).max(self.surveyed).max(self.recognised).max(0)
    }
}

/// One indicator among the households found poor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeatCell {
    /// Number of the indicator.
    pub number: u8,
    /// Households found poor that lack it.
    pub households: u32,
    /// Of a hundred, rounded half up.
    pub percent: u32,
    /// Step of the scale, 0 to 5.
    pub step: usize,
}

/// The indicators of a village's poor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heat {
    /// Nobody is poor.
    NoPoor,
    /// There are poor households and none was found poor by this year's review yet.
    NotReviewed,
    /// Too few poor households for percentages.
    Few,
    /// There are enough, but too few of them were found poor by the review so far.
    FewReviewed,
    /// One cell an indicator.
    Cells(Vec<HeatCell>),
}

/// The heat table's row of a village or of the commune, for the numbers of the standard's indicators.
pub fn heat(progress: &Progress, indicators: &[u8]) -> Heat {
    let found = progress.found_poor.households;
    if found >= FEWEST_FOR_A_SHARE {
        let cell = |number: &u8| {
            let households = progress.deprived_poor.get(number).copied().unwrap_or(0);
            let percent = share(households, found);
            let step = HEAT_STEPS.iter().filter(|least| percent >= **least).count();
            HeatCell { number: *number, households, percent, step }
        };
        return Heat::Cells(indicators.iter().map(cell).collect());
    }
    let poor_now = progress.classes.get(&Class::Poor).map_or(0, |tally| tally.households);
    match poor_now {
        0 => Heat::NoPoor,
        FEWEST_FOR_A_SHARE.. if found == 0 => Heat::NotReviewed,
        FEWEST_FOR_A_SHARE.. => Heat::FewReviewed,
        _ => Heat::Few,
    }
}

/// `part` of a hundred of `whole`, rounded half up; 0 of nothing.
fn share(part: u32, whole: u32) -> u32 {
    let (part, whole) = (u64::from(part), u64::from(whole));
    let rounded = (part * 200 + whole).checked_div(whole * 2).unwrap_or(0);
    u32::try_from(rounded).unwrap_or(u32::MAX)
}
