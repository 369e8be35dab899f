//! Villages: who lives there, how many households, and where about.

use super::names::Group;
use super::random::Random;
use crate::domain::household::Location;
use crate::domain::plan::annex::Rate;
use crate::domain::plan::propose::split;
use crate::domain::plan::{Plan, check};
use crate::domain::text::fold;

/// Households for each hundred poor ones, where the plan's text does not say: 1,898 over 415, as in Ngân Sơn.
const HOUSEHOLDS_PER_100_POOR: u64 = 457;
/// Households in each thousand that are near-poor.
const NEAR_PER_1000: u64 = 130;
/// Vân Tùng, the commune's seat, in millionths of a degree.
const SEAT: (i32, i32) = (22_430_000, 105_990_000);
/// How far villages lie from the seat, and houses from the village, in thousandths of a degree.
const VILLAGE_SPREAD: i32 = 60;
const HOUSE_SPREAD: i32 = 6;
/// Locations are rounded to a thousandth of a degree: a hamlet, never a house.
const GRAIN_E6: i32 = 1000;
const GRAIN_M: u32 = 100;

/// A made-up village.
pub struct Village {
    /// Poor households, exactly as the plan has them.
    pub poor: u32,
    /// Near-poor households.
    pub near: u32,
    /// All others.
    pub others: u32,
    groups: [u32; 5],
    centre: (i32, i32),
}

/// Makes the plan's villages, in its order.
pub fn villages(seed: u64, plan: &Plan) -> Vec<Village> {
    let poor: Vec<u32> = plan.villages.iter().map(|village| village.poor_start.unwrap_or(0)).collect();
    let poor_sum: u64 = poor.iter().map(|count| u64::from(*count)).sum();
    let all = households(plan, poor_sum);
    let near_sum = all * NEAR_PER_1000 / 1000;
    let others_sum = all.saturating_sub(poor_sum + near_sum);
    let weights: Vec<u32> = (0_u32..)
        .zip(&plan.villages)
        .map(|(place, village)| {
            let mut random = Random::new(seed, [place, 0]);
            let town = if is_town(&village.name) { 40 } else { 0 };
            // Scaled, so that the split is never capped by the weights themselves.
            (30 + town + random.below(45) + village.poor_start.unwrap_or(0)).saturating_mul(10_000)
        })
        .collect();
    let near = split(narrow(near_sum), &weights);
    let others = split(narrow(others_sum), &weights);
    (0_u32..)
        .zip(&plan.villages)
        .zip(poor.into_iter().zip(near.into_iter().zip(others)))
        .map(|((place, village), (poor, (near, others)))| {
            let mut random = Random::new(seed, [place, 1]);
            let groups = groups(&village.name, &mut random);
            let mut offset = || random.between(-VILLAGE_SPREAD, VILLAGE_SPREAD) * GRAIN_E6;
            let centre = (SEAT.0 + offset(), SEAT.1 + offset());
            Village { poor, near, others, groups, centre }
        })
        .collect()
}

/// The commune's households: what the plan's text implies by its poor rate, else in proportion to the poor.
fn households(plan: &Plan, poor: u64) -> u64 {
    let implied = plan.stated.poor_cut.zip(plan.stated.poor_rate).and_then(|(cut, rate)| {
        let range = check::households(cut, Rate::hundredths(rate))?;
        Some(u64::midpoint(range.least, range.most?))
    });
    implied.filter(|all| *all >= poor * 2).unwrap_or(poor * HOUSEHOLDS_PER_100_POOR / 100)
}

/// "Khu" is what the blocks of the former township are called.
fn is_town(name: &str) -> bool {
    fold(name).starts_with("khu ")
}

/// Weights of Tày, Nùng, Dao, Mông and Kinh households: one group has most of a village.
fn groups(name: &str, random: &mut Random) -> [u32; 5] {
    if is_town(name) {
        return [45, 15, 5, 0, 35];
    }
    match random.weighted(&[11, 6, 6, 4]) {
        0 => [80, 12, 3, 0, 5],
        1 => [15, 78, 4, 0, 3],
        2 => [6, 5, 87, 2, 0],
        _ => [3, 3, 4, 90, 0],
    }
}

fn narrow(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

impl Village {
    /// The group of one household.
    pub fn group(&self, random: &mut Random) -> Group {
        let place = random.weighted(&self.groups);
        Group::ALL.get(place).copied().unwrap_or(Group::Tay)
    }

    /// Where one house stands, rounded.
    pub fn location(&self, random: &mut Random) -> Location {
        let mut offset = || random.between(-HOUSE_SPREAD, HOUSE_SPREAD) * GRAIN_E6;
        Location { lat_e6: self.centre.0 + offset(), lon_e6: self.centre.1 + offset(), accuracy_m: Some(GRAIN_M) }
    }
}

/// Where in the village, as neighbours say it.
pub fn address(random: &mut Random) -> String {
    let group = random.between(1, 5);
    let place = random.pick(&[
        "đầu thôn",
        "cuối thôn",
        "gần nhà văn hóa",
        "ven đường vào thôn",
        "cạnh suối",
        "trên đồi",
        "sau trường học cũ",
        "chân núi",
    ]);
    format!("Nhóm hộ {group}, {place}")
}
