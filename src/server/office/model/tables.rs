//! The tables that leave the office: which columns each has, and its rows from the store's records.
//!
//! CSV files and the data feed are written from the same tables, so a column means one thing everywhere. No identity
//! number, no telephone and no exact place is in any of them.

use std::collections::BTreeMap;

use super::codes::{self, Codes};
use crate::domain::class::Class;
use crate::domain::classification::Income;
use crate::domain::household::{Household, Location};
use crate::domain::ids::{HouseholdId, VillageId};
use crate::domain::text;
use crate::domain::visit::Visit;
use crate::protocol::enrol::VillageInfo;

/// Millionths of a degree that a point is rounded to: about 110 metres.
const ROUNDED_E6: i32 = 1_000;

/// A table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Set {
    /// Villages.
    Villages,
    /// Households of the register.
    Households,
    /// Their members.
    Members,
    /// The visits that speak for them in a year.
    Visits,
    /// What each visit found of each indicator.
    Indicators,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number.
    Number,
    /// A number with six places.
    Degrees,
    /// A day.
    Day,
    /// Yes or no.
    Flag,
    /// Text that is a code of this list.
    Code(Codes),
    /// A whole number that stands for one of this list.
    Numbered(Codes),
}

impl Kind {
    /// Whether it is text to whoever reads the feed.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Code(_))
    }

    /// The codes that it is one of.
    pub const fn codes(self) -> Option<Codes> {
        match self {
            Self::Flag => Some(Codes::Flag),
            Self::Code(codes) | Self::Numbered(codes) => Some(codes),
            Self::Text | Self::Number | Self::Degrees | Self::Day => None,
        }
    }
}

/// A column: its name, what it holds.
pub type Column = (&'static str, Kind);

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Nothing.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// Millionths of a degree.
    Degrees(i32),
    /// Text, or a day as `2026-11-12`.
    Text(String),
}

/// A row, in the order of its table's columns.
pub type Row = Vec<Value>;

impl Set {
    /// Every table.
    pub const ALL: [Self; 5] = [Self::Villages, Self::Households, Self::Members, Self::Visits, Self::Indicators];

    /// Its name in the data feed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Villages => "Villages",
            Self::Households => "Households",
            Self::Members => "Members",
            Self::Visits => "Visits",
            Self::Indicators => "Indicators",
        }
    }

    /// Whether its rows are made of households.
    pub const fn reads_households(self) -> bool {
        !matches!(self, Self::Visits | Self::Indicators)
    }

    /// Whether its rows are made of visits, each of which is a whole form to read.
    pub const fn reads_visits(self) -> bool {
        !matches!(self, Self::Villages | Self::Members)
    }

    /// Its columns; the first is the key.
    pub const fn columns(self) -> &'static [Column] {
        use Kind::{Code, Day, Degrees, Flag, Number, Numbered, Text};
        match self {
            Self::Villages => &[("code", Text), ("name", Text), ("households", Number), ("people", Number)],
            Self::Households => &[
                ("id", Text),
                ("village", Text),
                ("village_name", Text),
                ("number", Text),
                ("head", Text),
                ("people", Number),
                ("present", Flag),
                ("class_start", Code(Codes::Class)),
                ("class_official", Code(Codes::Class)),
                ("class_surveyed", Code(Codes::Class)),
                ("visited_on", Day),
                ("year", Number),
                ("latitude", Degrees),
                ("longitude", Degrees),
                ("sample", Flag),
            ],
            Self::Members => &[
                ("id", Text),
                ("household", Text),
                ("village", Text),
                ("household_number", Text),
                ("name", Text),
                ("relation", Code(Codes::Relation)),
                ("sex", Code(Codes::Sex)),
                ("birth_year", Number),
                ("ethnicity", Text),
                ("counts", Flag),
                ("sample", Flag),
            ],
            Self::Visits => &[
                ("id", Text),
                ("household", Text),
                ("village", Text),
                ("year", Number),
                ("visited_on", Day),
                ("class", Code(Codes::Class)),
                ("standard", Code(Codes::Standard)),
                ("b1", Number),
                ("declared_income", Number),
                ("b2_min", Number),
                ("b2_max", Number),
                ("correction", Flag),
                ("sample", Flag),
            ],
            Self::Indicators => &[
                ("id", Text),
                ("visit", Text),
                ("household", Text),
                ("village", Text),
                ("year", Number),
                ("class", Code(Codes::Class)),
                ("indicator", Numbered(Codes::Indicator)),
                ("outcome", Code(Codes::Outcome)),
                ("sample", Flag),
            ],
        }
    }
}

/// What the tables are made of: records of the villages in scope.
#[derive(Debug, Clone, Default)]
pub struct Records {
    /// The villages.
    pub villages: Vec<VillageInfo>,
    /// Their households.
    pub households: Vec<Household>,
    /// The visits that speak for them in the year.
    pub visits: Vec<Visit>,
    /// The data is made up.
    pub synthetic: bool,
}

impl Records {
    /// The rows of a table, by key or by village and number.
    pub fn rows(&self, set: Set) -> Vec<Row> {
        let visits: BTreeMap<HouseholdId, &Visit> = self.visits.iter().map(|visit| (visit.household, visit)).collect();
        match set {
            Set::Villages => self.villages.iter().map(|village| self.village(village)).collect(),
            Set::Households => {
                self.households.iter().map(|one| self.household(one, visits.get(&one.id).copied())).collect()
            }
            Set::Members => self.households.iter().flat_map(|one| self.members(one)).collect(),
            Set::Visits => self.visits.iter().map(|visit| self.visit(visit)).collect(),
            Set::Indicators => self.visits.iter().flat_map(|visit| self.indicators(visit)).collect(),
        }
    }

    fn village(&self, village: &VillageInfo) -> Row {
        let own = || self.households.iter().filter(|one| one.village == village.id && one.presence.is_present());
        vec![
            words(village.id.as_str()),
            words(&text::title_case(&village.name)),
            number(own().count()),
            number(own().map(Household::people).sum()),
        ]
    }

    fn household(&self, one: &Household, visit: Option<&Visit>) -> Row {
        let place = one.location.and_then(rounded);
        vec![
            words(&one.id.to_string()),
            words(one.village.as_str()),
            words(&self.village_name(&one.village)),
            words(&one.number),
            words(one.head_name()),
            number(one.people()),
            Value::Flag(one.presence.is_present()),
            words(one.class_start.code()),
            words(one.class_official.code()),
            visit.map_or(Value::Null, |visit| words(visit.classification.class.code())),
            visit.map_or(Value::Null, |visit| words(&visit.visited_on.to_string())),
            visit.map_or(Value::Null, |visit| Value::Number(i64::from(visit.year))),
            place.map_or(Value::Null, |place| Value::Degrees(place.lat_e6)),
            place.map_or(Value::Null, |place| Value::Degrees(place.lon_e6)),
            Value::Flag(self.synthetic || one.synthetic),
        ]
    }

    fn members(&self, one: &Household) -> Vec<Row> {
        let row = |member: &crate::domain::member::Member| {
            vec![
                words(&member.id.to_string()),
                words(&one.id.to_string()),
                words(one.village.as_str()),
                words(&one.number),
                words(&member.name),
                words(member.relation.code()),
                words(codes::sex(member.sex)),
                member.birth.year().map_or(Value::Null, |year| Value::Number(i64::from(year))),
                words(&member.ethnicity.name),
                Value::Flag(member.counts()),
                Value::Flag(self.synthetic || one.synthetic),
            ]
        };
        one.members.iter().map(row).collect()
    }

    fn visit(&self, visit: &Visit) -> Row {
        let found = &visit.classification;
        let (b1, declared) = match found.income {
            Income::Missing => (Value::Null, Value::Null),
            Income::B1 { points } => (Value::Number(i64::from(points)), Value::Null),
            Income::Declared { dong } => (Value::Null, Value::Number(dong)),
        };
        vec![
            words(&visit.id.to_string()),
            words(&visit.household.to_string()),
            words(visit.village.as_str()),
            Value::Number(i64::from(visit.year)),
            words(&visit.visited_on.to_string()),
            words(found.class.code()),
            words(&visit.standard),
            b1,
            declared,
            Value::Number(i64::from(found.b2_min)),
            Value::Number(i64::from(found.b2_max)),
            Value::Flag(visit.correction_of.is_some()),
            Value::Flag(self.synthetic),
        ]
    }

    fn indicators(&self, visit: &Visit) -> Vec<Row> {
        let row = |one: &crate::domain::classification::IndicatorOutcome| {
            vec![
                words(&format!("{}/{:02}", visit.id, one.number)),
                words(&visit.id.to_string()),
                words(&visit.household.to_string()),
                words(visit.village.as_str()),
                Value::Number(i64::from(visit.year)),
                words(visit.classification.class.code()),
                Value::Number(i64::from(one.number)),
                words(codes::outcome(one.outcome)),
                Value::Flag(self.synthetic),
            ]
        };
        visit.classification.indicators.iter().map(row).collect()
    }

    /// The name of a village as people write it.
    pub fn village_name(&self, id: &VillageId) -> String {
        let known = self.villages.iter().find(|village| village.id == *id);
        known.map_or_else(|| id.to_string(), |village| text::title_case(&village.name))
    }

    /// The class that the map and its file show of a household: as surveyed where there is a visit, else as recognised.
    pub fn class_of(&self) -> impl Fn(&Household) -> Class {
        let found: BTreeMap<HouseholdId, Class> =
            self.visits.iter().map(|visit| (visit.household, visit.classification.class)).collect();
        move |one| found.get(&one.id).copied().unwrap_or(one.class_official)
    }
}

/// A point as it may leave the office: rounded to about 110 metres; `None` for one that is not on earth.
pub fn rounded(place: Location) -> Option<Location> {
    let round = |e6: i32| (e6 + e6.signum() * ROUNDED_E6 / 2) / ROUNDED_E6 * ROUNDED_E6;
    place.is_on_earth().then(|| Location { lat_e6: round(place.lat_e6), lon_e6: round(place.lon_e6), accuracy_m: None })
}

fn words(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn number(count: usize) -> Value {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A degree as text, exact: `22.345000`.
pub fn degrees(e6: i32) -> String {
    let sign = if e6 < 0 { "-" } else { "" };
    let plain = e6.unsigned_abs();
    format!("{sign}{}.{:06}", plain / 1_000_000, plain % 1_000_000)
}
