//! What the officer chose for a file: kept beside it between the steps, and nothing else is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::columns::Field;
use crate::domain::class::Class;
use crate::domain::ids::VillageId;

/// What a row of the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowIs {
    /// A person.
    Person,
    /// A household, of which the head alone is named.
    Household,
}

/// Which column is what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// The first row below the heading, as Excel numbers it.
    pub first_row: u32,
    /// What a row is.
    pub row_is: RowIs,
    /// The fields by column, from 0.
    pub fields: BTreeMap<u16, Field>,
}

impl Columns {
    /// The column of a field.
    pub fn of(&self, field: Field) -> Option<u16> {
        self.fields.iter().find(|(_, other)| **other == field).map(|(column, _)| *column)
    }

    /// Whether a column says the class.
    pub fn has_class(&self) -> bool {
        [Field::Class, Field::ClassPoor, Field::ClassNear].into_iter().any(|field| self.has(field))
    }

    /// Whether a column of a field is there.
    pub fn has(&self, field: Field) -> bool {
        self.of(field).is_some()
    }
}

/// What to do with a household that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Alike {
    /// Leave the one on the register as it is.
    #[default]
    Skip,
    /// Fill in what the one on the register lacks.
    Merge,
    /// They are two: put this one on the register as well.
    New,
}

impl Alike {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Skip, Self::Merge, Self::New];

    /// The code in forms and message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::Merge => "merge",
            Self::New => "new",
        }
    }

    /// Reads a code back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Everything chosen so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Choices {
    /// The sheet, where the file has several.
    #[serde(default)]
    pub sheet: Option<String>,
    /// The columns; none until the officer looked at them.
    #[serde(default)]
    pub columns: Option<Columns>,
    /// The village of the whole file, where no column names one.
    #[serde(default)]
    pub village: Option<VillageId>,
    /// The class of the whole file, where no column names one.
    #[serde(default)]
    pub class: Option<Class>,
    /// Villages by the key of a name that is none of the commune's.
    #[serde(default)]
    pub villages: BTreeMap<String, VillageId>,
    /// Whether hidden rows are read too; none until the officer said so.
    #[serde(default)]
    pub hidden: Option<bool>,
    /// What to do with households that are there already.
    #[serde(default)]
    pub alike: Alike,
    /// What to do with one of them, by its first row in the file.
    #[serde(default)]
    pub alike_rows: BTreeMap<u32, Alike>,
    /// The good rows are put in, the bad ones are left for another file.
    #[serde(default)]
    pub leave_bad: bool,
}

impl Choices {
    /// What to do with the household that begins in a row.
    pub fn alike_of(&self, row: u32) -> Alike {
        self.alike_rows.get(&row).copied().unwrap_or(self.alike)
    }
}
