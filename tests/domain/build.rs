//! Small builders for the scenes of this folder. Ids are numbers, so that a failing case can be read.

use chrono::NaiveDate;
use so_thon::domain::answer::Answers;
use so_thon::domain::birth::Birth;
use so_thon::domain::class::Class;
use so_thon::domain::household::{Arrival, Household, Presence};
use so_thon::domain::ids::{HouseholdId, MemberId, VillageId, VisitId};
use so_thon::domain::member::{Member, Relation};
use so_thon::domain::visit::VisitResult;
use uuid::Uuid;

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day that exists")
}

pub fn household_id(number: u128) -> HouseholdId {
    HouseholdId(Uuid::from_u128(number))
}

pub fn visit_id(number: u128) -> VisitId {
    VisitId(Uuid::from_u128(number))
}

pub fn member(number: u128, name: &str, relation: Relation, birth: &str) -> Member {
    Member {
        id_number: String::new(),
        id: MemberId(Uuid::from_u128(number)),
        name: name.to_owned(),
        relation,
        sex: Default::default(),
        birth: Birth::parse(birth).expect("a birth"),
        ethnicity: Default::default(),
        absent: None,
    }
}

pub fn village() -> VillageId {
    VillageId::new("01954.07")
}

pub fn household(number: u128, start: Class, people: u128) -> Household {
    Household {
        acts: Default::default(),
        supports: Default::default(),
        tasks: Default::default(),
        id: household_id(number),
        village: village(),
        number: format!("{number:03}"),
        address: String::new(),
        phone: String::new(),
        location: None,
        members: (0..people)
            .map(|at| {
                let relation = if at == 0 { Relation::Head } else { Relation::Child };
                member(number * 1000 + at, "Lý A Sình", relation, "1980")
            })
            .collect(),
        facts: Answers::default(),
        class_start: start,
        class_official: start,
        official_since: None,
        left_poor_on: None,
        left_near_poor_on: None,
        arrival: Arrival::AtStart,
        presence: Presence::Present,
        synthetic: true,
    }
}

pub fn found(number: u128, household: u128, class: Class) -> VisitResult {
    VisitResult {
        id: visit_id(number),
        household: household_id(household),
        class,
        year: 2026,
        deprived: Vec::new(),
        supersedes: Vec::new(),
    }
}

/// The same with the visits that give way to it.
pub fn found_after(number: u128, household: u128, class: Class, old: &[u128]) -> VisitResult {
    VisitResult { supersedes: old.iter().map(|old| visit_id(*old)).collect(), ..found(number, household, class) }
}
