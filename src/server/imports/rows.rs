//! The rows below the heading: a person or a household each, and the rows that are neither.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::check::Asked;
use super::choices::Columns;
use super::columns::Field;
use super::fault::Fault;
use super::row::Reading;
use crate::domain::birth::Birth;
use crate::domain::class::Class;
use crate::domain::ids::VillageId;
use crate::domain::member::{Ethnicity, Relation, Sex};
use crate::server::sheet::Sheet;

/// One row as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The row, as Excel numbers it.
    pub row: u32,
    /// The village.
    pub village: Option<VillageId>,
    /// The village as the row, a row above it, or the officer for the whole file named it.
    pub place: String,
    /// Number of the household as written.
    pub number: String,
    /// Name of the head, where the list has a column for it.
    pub head: String,
    /// Name.
    pub name: String,
    /// Relation to the head.
    pub relation: Option<Relation>,
    /// A relation that no list knows, kept as "other".
    pub relation_unknown: bool,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth.
    pub birth: Birth,
    /// Ethnic group.
    pub ethnicity: Ethnicity,
    /// Identity number.
    pub id_number: String,
    /// Zeros were put back before the identity number.
    pub zeros: bool,
    /// Where in the village.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// Class.
    pub class: Option<Class>,
    /// Day of the decision.
    pub decided: Option<NaiveDate>,
    /// Day on which it left the list of the poor.
    pub left_poor: Option<NaiveDate>,
}

/// What the rows gave.
#[derive(Debug, Clone, Default)]
pub struct Read {
    /// The people, in the order of the file.
    pub people: Vec<Person>,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// Rows that are no people: totals, villages above their people, notes, signatures.
    pub passed: Vec<u32>,
    /// Rows left out because they are hidden.
    pub hidden: usize,
    /// Names that are none of the commune's villages, by their key.
    pub strangers: BTreeMap<String, Stranger>,
}

/// A name of the file that is none of the commune's villages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stranger {
    /// Its key in [`super::choices::Choices::villages`].
    pub key: String,
    /// As written.
    pub written: String,
    /// How many rows name it.
    pub rows: usize,
    /// What was chosen for it.
    pub chosen: Option<VillageId>,
}

/// Reads every row below the heading.
pub fn read(sheet: &Sheet, columns: &Columns, asked: &Asked<'_>) -> Read {
    let mut read = Read::default();
    let mut section: Option<String> = None;
    let mut village: Option<String> = None;
    for row in sheet.rows.iter().filter(|row| row.number >= columns.first_row) {
        if row.hidden && asked.choices.hidden == Some(false) {
            read.hidden += 1;
            continue;
        }
        let (faults, strangers) = (&mut read.faults, &mut read.strangers);
        let mut reading = Reading { sheet, columns, row, asked, faults, strangers };
        if let Some(name) = reading.section() {
            section = Some(name);
            village = None;
            read.passed.push(row.number);
            continue;
        }
        if reading.is_no_person() {
            read.passed.push(row.number);
            continue;
        }
        let own = reading.text(Field::Village);
        if !own.is_empty() {
            village = Some(own);
        }
        let person = reading.person(village.as_deref().or(section.as_deref()));
        read.people.push(person);
    }
    read
}
