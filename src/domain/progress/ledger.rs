//! Net movement of one class: 9 = 1 − 2 − 3 − 4 + 5 + 6 + 7 + 8, each line with the households behind it.
//!
//! Each household makes at most one line (domain.md section 7, "Net movement").

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::class::Class;
use crate::domain::ids::HouseholdId;

/// Years within which a household that left the list and is poor again counts as tái nghèo: 36 months
/// (domain.md section 2, unconfirmed), counted back from 1 January of the plan year.
const RELAPSE_YEARS: i32 = 3;

/// A count of households and of the people in them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Households.
    pub households: u32,
    /// People.
    pub people: u32,
}

impl Tally {
    /// Counts one household with its people.
    pub fn add(&mut self, people: u32) {
        self.households = self.households.saturating_add(1);
        self.people = self.people.saturating_add(people);
    }
}

/// A line of the movement, with its number in reports 2 and 3. "Other list" is near-poor for poor, and poor for near-poor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Movement {
    /// (2) Left to the other list.
    ToOtherList,
    /// (3) Left above near-poor.
    Above,
    /// (4) Merged, died out, moved away.
    OtherDecrease,
    /// (5) Came from the other list.
    FromOtherList,
    /// (6) Back within 36 months (tái nghèo).
    Relapsed,
    /// (7) New (phát sinh mới).
    New,
    /// (8) Split off or moved in.
    OtherIncrease,
}

impl Movement {
    /// Every line, in report order.
    pub const ALL: [Self; 7] = [
        Self::ToOtherList,
        Self::Above,
        Self::OtherDecrease,
        Self::FromOtherList,
        Self::Relapsed,
        Self::New,
        Self::OtherIncrease,
    ];

    /// Whether the line takes away from the class.
    pub const fn decreases(self) -> bool {
        matches!(self, Self::ToOtherList | Self::Above | Self::OtherDecrease)
    }

    /// The column's number in reports 2 and 3.
    pub const fn number(self) -> u8 {
        match self {
            Self::ToOtherList => 2,
            Self::Above => 3,
            Self::OtherDecrease => 4,
            Self::FromOtherList => 5,
            Self::Relapsed => 6,
            Self::New => 7,
            Self::OtherIncrease => 8,
        }
    }
}

/// One line: how many, and who.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// How many.
    pub tally: Tally,
    /// Who, by id.
    pub households: Vec<HouseholdId>,
}

/// The movement of one class over the plan year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// (1) At the start of the year.
    pub start: Tally,
    /// (2) to (8); lines with nobody are left out.
    pub lines: BTreeMap<Movement, Line>,
    /// (9) Now.
    pub end: Tally,
}

/// What the ledger needs to know of one household.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Identity.
    pub id: HouseholdId,
    /// Members that count, by the register, so that people add up line by line.
    pub people: u32,
    /// It was on the register at the start of the year.
    pub at_start: bool,
    /// It moved in or split off during the year.
    pub came_along: bool,
    /// It lives here now.
    pub present: bool,
    /// Class at the start, or the class that a newcomer brought.
    pub start: Class,
    /// Class recognised now.
    pub official: Class,
    /// When it last left the list of the poor.
    pub left_poor_on: Option<NaiveDate>,
    /// When it last left the list of the near-poor.
    pub left_near_poor_on: Option<NaiveDate>,
}

impl Ledger {
    /// The movement of `class`, where `now` gives each household's class today.
    pub fn of(class: Class, year: i32, standings: &[Standing], now: impl Fn(&Standing) -> Class) -> Self {
        let mut ledger = Self::default();
        for standing in standings {
            let now = now(standing);
            if standing.at_start && standing.start == class {
                ledger.start.add(standing.people);
            }
            if standing.present && now == class {
                ledger.end.add(standing.people);
            }
            if let Some(movement) = movement(class, year, standing, now) {
                let line = ledger.lines.entry(movement).or_default();
                line.tally.add(standing.people);
                line.households.push(standing.id);
            }
        }
        for line in ledger.lines.values_mut() {
            line.households.sort_unstable();
        }
        ledger
    }

    /// A line's count; zero where nobody moved.
    pub fn count(&self, movement: Movement) -> Tally {
        self.lines.get(&movement).map_or_else(Tally::default, |line| line.tally)
    }

    /// Households at the end less households at the start: negative is fewer.
    pub fn net(&self) -> i64 {
        i64::from(self.end.households) - i64::from(self.start.households)
    }
}

fn movement(class: Class, year: i32, standing: &Standing, now: Class) -> Option<Movement> {
    let (other, left_on) = if class == Class::Poor {
        (Class::NearPoor, standing.left_poor_on)
    } else {
        (Class::Poor, standing.left_near_poor_on)
    };
    let was_in = standing.at_start && standing.start == class;
    let is_in = standing.present && now == class;
    match (was_in, is_in) {
        (true, true) | (false, false) => None,
        (true, false) if !standing.present => Some(Movement::OtherDecrease),
        (true, false) if now == other => Some(Movement::ToOtherList),
        (true, false) => Some(Movement::Above),
        (false, true) if standing.at_start && standing.start == other => Some(Movement::FromOtherList),
        (false, true) if standing.came_along => Some(Movement::OtherIncrease),
        (false, true) if left_on.is_some_and(|left| relapse(left, year)) => Some(Movement::Relapsed),
        (false, true) => Some(Movement::New),
    }
}

fn relapse(left: NaiveDate, year: i32) -> bool {
    NaiveDate::from_ymd_opt(year - RELAPSE_YEARS, 1, 1).is_some_and(|from| left >= from)
}
