//! A made-up register for demonstrations and tests. Nobody in it is real, and every household says so.
//!
//! `random` is the numbers, `place` the villages, `family` the people, `names` what they are called, and `facts` what
//! was known of them, in the questionnaire's words; `circumstances` is what else the questionnaire asks, `help` what
//! they need and received, `numbers` their identity numbers. Telephone numbers begin with 0510, an area code given up in 2017
//! and given to no mobile network: nobody can be called.

mod circumstances;
mod facts;
mod family;
mod help;
mod names;
mod numbers;
mod place;
mod random;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::class::Class;
use crate::domain::household::{Arrival, Household, Presence};
use crate::domain::ids::{CommuneCode, HouseholdId, VillageId};
use crate::domain::plan::{Plan, VillageTarget};
use place::Village;
use random::Random;

/// Of a hundred households that are neither poor nor near-poor, so many have an average living standard.
const AVERAGE_PERCENT: u32 = 9;
/// Of a hundred households above near-poor, so many have facts: the review visits few of them.
const KNOWN_PERCENT: u32 = 45;
/// Where the second stream of a household begins: what was added to the register later changed nothing of the first.
const LATER: u32 = 100_000;
/// Milliseconds between two ids.
const ID_STEP_MS: u64 = 1000;

/// A register of the plan's villages, the same for the same seed: poor households per village exactly as the plan
/// has them at the start, near-poor and others up to about 1,900 households. All are marked `synthetic`.
///
/// Households come by village in the plan's order, then by number. The commune's code is the one that village ids
/// begin with where the plan has none of its own.
pub fn synthetic(seed: u64, plan: &Plan, commune: &CommuneCode) -> Vec<Household> {
    let villages = place::villages(seed, plan);
    let mut households = Vec::new();
    let book = help::Book::open();
    for (place, (target, village)) in (0_u32..).zip(plan.villages.iter().zip(&villages)) {
        let mut classes = classes(village, &mut Random::new(seed, [place, 2]));
        Random::new(seed, [place, 3]).shuffle(&mut classes);
        for (number, class) in (1_u32..).zip(classes) {
            let entry = Entry { seed, plan, commune, target, village, book: &book, place, number, class };
            let order = u64::try_from(households.len()).unwrap_or(u64::MAX);
            households.push(entry.household(order));
        }
    }
    households
}

/// The classes of a village's households.
fn classes(village: &Village, random: &mut Random) -> Vec<Class> {
    let times = |class: Class, count: u32| (0..count).map(move |_| class);
    let mut classes: Vec<Class> =
        times(Class::Poor, village.poor).chain(times(Class::NearPoor, village.near)).collect();
    classes.extend(
        (0..village.others)
            .map(|_| if random.chance(AVERAGE_PERCENT) { Class::AverageLivingStandard } else { Class::NotPoor }),
    );
    classes
}

/// One line of the register, before it has people.
struct Entry<'a> {
    seed: u64,
    plan: &'a Plan,
    commune: &'a CommuneCode,
    target: &'a VillageTarget,
    village: &'a Village,
    book: &'a help::Book,
    place: u32,
    number: u32,
    class: Class,
}

impl Entry<'_> {
    fn household(&self, order: u64) -> Household {
        let mut random = Random::new(self.seed, [self.place, self.number.saturating_add(100)]);
        let settled = self.plan.year - 1;
        let millis = millis(self.plan.year).saturating_add(order.saturating_mul(ID_STEP_MS));
        let id = HouseholdId(random.uuid(millis));
        let group = self.village.group(&mut random);
        let origin = family::Origin { group, year: settled, millis, poor: self.class == Class::Poor };
        let mut later = Random::new(self.seed, [self.place, self.number.saturating_add(LATER)]);
        let mut members = family::members(&origin, &mut random);
        family::add_kin(&origin, &mut members, &mut later);
        numbers::give(&mut members, order, &mut later);
        let is_listed = matches!(self.class, Class::Poor | Class::NearPoor);
        let is_known = is_listed || self.class == Class::AverageLivingStandard || random.chance(KNOWN_PERCENT);
        let mut facts =
            if is_known { facts::answers(&members, self.class, settled, &mut random) } else { Default::default() };
        if is_known {
            circumstances::add(&mut facts, &members, self.class, settled, &mut later);
        }
        let asking = help::Asking { class: self.class, facts: &facts, year: settled, millis };
        let help = self.book.help(&asking, &mut later);
        Household {
            id,
            village: self.village_id(),
            number: format!("{:03}", self.number),
            address: place::address(&mut random),
            phone: if random.chance(82) { format!("0510{order:06}") } else { String::new() },
            location: random.chance(90).then(|| self.village.location(&mut random)),
            members,
            facts,
            class_start: self.class,
            class_official: self.class,
            official_since: is_listed.then(|| NaiveDate::from_ymd_opt(settled, 12, 18)).flatten(),
            left_poor_on: self.left(&mut random, if self.class == Class::NearPoor { 14 } else { 5 }),
            left_near_poor_on: self.left(&mut random, if self.class == Class::NearPoor { 0 } else { 4 }),
            arrival: Arrival::AtStart,
            presence: Presence::Present,
            acts: Default::default(),
            supports: help.supports,
            tasks: help.tasks,
            synthetic: true,
        }
    }

    fn village_id(&self) -> VillageId {
        if self.target.village.as_str().is_empty() {
            VillageId::of(self.commune, self.place.saturating_add(1))
        } else {
            self.target.village.clone()
        }
    }

    /// When a household that is not poor left a list, in `percent` of cases. Decisions are of Decembers: one and two
    /// years back are within 36 months of any review, five and six are not.
    fn left(&self, random: &mut Random, percent: u32) -> Option<NaiveDate> {
        if self.class == Class::Poor || !random.chance(percent) {
            return None;
        }
        let years_back = if random.chance(60) { random.between(1, 2) } else { random.between(5, 6) };
        NaiveDate::from_ymd_opt(self.plan.year - years_back, 12, 16)
    }
}

/// The first moment of a year, in milliseconds since 1970.
fn millis(year: i32) -> u64 {
    NaiveDate::from_ymd_opt(year, 1, 1)
        .and_then(|day| u64::try_from(day.and_time(NaiveTime::MIN).and_utc().timestamp_millis()).ok())
        .unwrap_or(0)
}
