//! A household as the register holds it. Visits are separate records and never edit it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::act::Act;
use super::answer::Answers;
use super::class::Class;
use super::ids::{ActId, HouseholdId, SupportId, TaskId, VillageId};
use super::member::{Member, Relation};
use super::support::Support;
use super::task::Task;

/// A point on the map with its accuracy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Location {
    /// Latitude in millionths of a degree (WGS 84).
    pub lat_e6: i32,
    /// Longitude in millionths of a degree (WGS 84).
    pub lon_e6: i32,
    /// Radius in metres within which the point lies; absent when the phone did not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accuracy_m: Option<u32>,
}

impl Location {
    /// Whether there is such a place: within 90 degrees of latitude and 180 of longitude.
    pub fn is_on_earth(&self) -> bool {
        self.lat_e6.unsigned_abs() <= 90_000_000 && self.lon_e6.unsigned_abs() <= 180_000_000
    }

    /// Metres to another place as the crow flies, good to a few in a thousand over a commune's distances.
    ///
    /// Equirectangular, in whole numbers: a degree of latitude is 111,320 m, one of longitude that times the cosine of the
    /// middle latitude, for which Bhāskara's fraction (32400 − 4x²) / (32400 + x²), x in degrees, stands.
    pub fn metres_to(&self, other: &Self) -> u32 {
        const METRES_A_DEGREE: i128 = 111_320;
        const DEGREE: i128 = 1_000_000;
        let north = i128::from(other.lat_e6) - i128::from(self.lat_e6);
        let round = (i128::from(other.lon_e6) - i128::from(self.lon_e6)).rem_euclid(360 * DEGREE);
        let east = round.min(360 * DEGREE - round);
        let middle = (i128::from(other.lat_e6) + i128::from(self.lat_e6)) / 2;
        let (square, whole) = (middle * middle, 32_400 * DEGREE * DEGREE);
        let east = east * (whole - 4 * square).max(0) / (whole + square);
        let millionths = (north * north + east * east).unsigned_abs().isqrt();
        let metres = millionths.saturating_mul(METRES_A_DEGREE.unsigned_abs()) / DEGREE.unsigned_abs();
        u32::try_from(metres).unwrap_or(u32::MAX)
    }
}

/// How a household came onto the village's list, seen from the start of the plan year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case", tag = "how")]
pub enum Arrival {
    /// It was there at the start.
    #[default]
    AtStart,
    /// It moved in from elsewhere. Movement line 8 for a class it brings along.
    MovedIn {
        /// When.
        on: NaiveDate,
        /// The record it left behind in another village of the commune: the commune's own count then moves nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<HouseholdId>,
    },
    /// It split off another household.
    Split {
        /// When.
        on: NaiveDate,
        /// The household it was part of; its class at the start comes along.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<HouseholdId>,
    },
    /// It was there but not on the register, or is newly founded.
    New {
        /// When.
        on: NaiveDate,
    },
}

/// Whether a household still is on the village's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Presence {
    /// It lives in the village.
    #[default]
    Present,
    /// It moved away.
    MovedAway {
        /// When.
        on: NaiveDate,
    },
    /// It was merged into another household.
    Merged {
        /// When.
        on: NaiveDate,
        /// The household that its people live in now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        into: Option<HouseholdId>,
    },
    /// Its last member died.
    DiedOut {
        /// When.
        on: NaiveDate,
    },
}

impl Presence {
    /// Whether the household lives in the village.
    pub fn is_present(self) -> bool {
        matches!(self, Self::Present)
    }
}

/// A household of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Household {
    /// Identity.
    pub id: HouseholdId,
    /// The village whose list it is on.
    pub village: VillageId,
    /// Number within the village, three digits such as `017`.
    pub number: String,
    /// Where in the village.
    #[serde(default)]
    pub address: String,
    /// Telephone, `0xxxxxxxxx`; empty when there is none.
    #[serde(default)]
    pub phone: String,
    /// Where the house stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// Its people; the head is the one whose relation says so.
    pub members: Vec<Member>,
    /// What the register knew before any visit, in the words of the questionnaire.
    #[serde(default)]
    pub facts: Answers,
    /// Class recognised at the start of the plan year.
    pub class_start: Class,
    /// Class recognised by the commune now.
    pub class_official: Class,
    /// Date of the decision behind `class_official`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official_since: Option<NaiveDate>,
    /// When it last left the list of the poor: within 36 months, poor again is tái nghèo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_poor_on: Option<NaiveDate>,
    /// When it last left the list of the near-poor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_near_poor_on: Option<NaiveDate>,
    /// How it came onto the list.
    #[serde(default)]
    pub arrival: Arrival,
    /// Whether it still is there.
    #[serde(default)]
    pub presence: Presence,
    /// What was done to it in the register, each with its day and reason. Only ever added to.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub acts: BTreeMap<ActId, Act>,
    /// What it needs and what it received.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub supports: BTreeMap<SupportId, Support>,
    /// What is to be done for it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tasks: BTreeMap<TaskId, Task>,
    /// Made-up data. Every page that shows it says so.
    #[serde(default)]
    pub synthetic: bool,
}

/// Number and head of a household, as lists and papers name it ("007 · Lý A Sình"): two heads may bear one name.
pub fn numbered(number: &str, head: &str) -> String {
    if number.is_empty() { head.to_owned() } else { format!("{number} · {head}") }
}

impl Household {
    /// The head, or the first person where nobody is marked as head.
    pub fn head(&self) -> Option<&Member> {
        self.members.iter().find(|member| member.relation == Relation::Head).or_else(|| self.members.first())
    }

    /// The head's name, or nothing.
    pub fn head_name(&self) -> &str {
        self.head().map_or("", |member| member.name.as_str())
    }

    /// How many people count as members.
    pub fn people(&self) -> usize {
        self.members.iter().filter(|member| member.counts()).count()
    }
}
