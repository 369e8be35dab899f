//! Identity numbers of made-up people: of the right form, and nobody's. They begin with 000, which is no province.

use super::random::Random;
use crate::domain::member::{Member, Sex};

/// The code of a province that there is not.
const PROVINCE: &str = "000";
/// Of a hundred people, so many whose number nobody has copied down.
const MISSING_PERCENT: u32 = 12;

/// Gives numbers that fit sex and year of birth to the people of the household at `order`; no two are the same.
pub fn give(members: &mut [Member], order: u64, random: &mut Random) {
    for (place, member) in (0_u64..).zip(members) {
        let missing = random.chance(MISSING_PERCENT);
        let Some(year) = member.birth.year().filter(|_| !missing) else { continue };
        let sex = match member.sex {
            Sex::Male => 0,
            Sex::Female => 1,
        };
        let century_and_sex = (year - 1900).div_euclid(100) * 2 + sex;
        let serial = (order * 100 + place) % 1_000_000;
        member.id_number = format!("{PROVINCE}{century_and_sex}{:02}{serial:06}", year.rem_euclid(100));
    }
}
