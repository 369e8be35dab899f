//! The points table of sheet B1, as the office imports it. The app knows no row of it by itself.
//!
//! A table is a list of items (a thing asked); each item has rows (its conditions), of which exactly one is chosen.
//! Reading a CSV is in [`read`]; the total is exact and exists only when every item is settled.

pub mod read;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::answer::{Answer, AnswerMap};
use super::classification::Area;
use super::ids::QuestionId;

/// What a pseudo-question of an item begins with: `b1_item_<item code>`.
pub const ITEM_QUESTION: &str = "b1_item_";
/// The question that names the table of a visit: `Answer::Text("<id>@<version>")`.
pub const TABLE_QUESTION: &str = "b1_table";

/// A points table of one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsTable {
    /// Id given at import, such as `tt07-2021-vung-1`: lower-case letters, digits, `-`.
    pub id: String,
    /// Version, from 1; importing again under the same id makes the next one.
    pub version: u32,
    /// The instrument, as the office wrote it.
    pub source: String,
    /// Region that the rows are for, as written.
    pub region: String,
    /// Rural or urban.
    pub area: Area,
    /// The day it was imported.
    pub imported_on: NaiveDate,
    /// Who imported it.
    pub imported_by: String,
    /// The items, in the order of the sheet.
    pub items: Vec<PointsItem>,
}

/// One thing asked, with the conditions of which one holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsItem {
    /// Code within the table: digits, such as `07`.
    pub code: String,
    /// Group heading, as on the sheet.
    pub group: String,
    /// What is asked, as on the sheet.
    pub item: String,
    /// The conditions, in order.
    pub rows: Vec<PointsRow>,
}

/// One condition and its points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsRow {
    /// Code within the item: digits, such as `2`.
    pub code: String,
    /// The condition, as on the sheet.
    pub condition: String,
    /// Points; may be negative.
    pub points: i32,
    /// Holds for this many members, where the condition is a count of people that the app can read ("3 người").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<PeopleRange>,
}

/// A count of members: `from` to `to`, both included; no `to` is "or more".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleRange {
    /// Least.
    pub from: u32,
    /// Greatest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<u32>,
}

/// What the answers give of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointsTotal {
    /// The sum of the rows chosen so far.
    pub sum: i64,
    /// Items without a chosen row, "không rõ" included.
    pub open: Vec<String>,
}

impl PointsItem {
    /// The pseudo-question of the item.
    pub fn question(&self) -> QuestionId {
        QuestionId::new(format!("{ITEM_QUESTION}{}", self.code))
    }

    /// The row chosen by an answer.
    pub fn chosen(&self, answer: Option<&Answer>) -> Option<&PointsRow> {
        match answer {
            Some(Answer::Choice(code)) => self.rows.iter().find(|row| row.code == *code),
            _ => None,
        }
    }

    /// The row that the number of members settles; proposed, never taken by itself.
    pub fn proposed(&self, people: u32) -> Option<&PointsRow> {
        self.rows
            .iter()
            .find(|row| row.people.is_some_and(|range| people >= range.from && range.to.is_none_or(|to| people <= to)))
    }
}

impl PointsTable {
    /// How a visit names the table: `id@version`.
    pub fn name(&self) -> String {
        format!("{}@{}", self.id, self.version)
    }

    /// The total of the answers. `open` is empty when B1 is settled.
    pub fn total(&self, household: &AnswerMap) -> PointsTotal {
        let mut total = PointsTotal { sum: 0, open: Vec::new() };
        for item in &self.items {
            match item.chosen(household.get(&item.question())) {
                Some(row) => total.sum = total.sum.saturating_add(i64::from(row.points)),
                None => total.open.push(item.code.clone()),
            }
        }
        total
    }

    /// The items by group, in the order of the sheet.
    pub fn groups(&self) -> Vec<(&str, Vec<&PointsItem>)> {
        let mut groups: Vec<(&str, Vec<&PointsItem>)> = Vec::new();
        let mut place: BTreeMap<&str, usize> = BTreeMap::new();
        for item in &self.items {
            let at = *place.entry(item.group.as_str()).or_insert_with(|| {
                groups.push((item.group.as_str(), Vec::new()));
                groups.len() - 1
            });
            if let Some((_, items)) = groups.get_mut(at) {
                items.push(item);
            }
        }
        groups
    }
}
