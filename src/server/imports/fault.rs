//! What is wrong in a row of a file: which cell, what stands there, and why it is not taken.

use chrono::NaiveDate;

use crate::server::sheet::value::ValueError;

/// What is wrong. Message `import-why-<code>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// No name.
    NoName,
    /// A name or address that is too long.
    TooLong,
    /// No village.
    NoVillage,
    /// A name that is none of the commune's villages.
    UnknownVillage,
    /// A village outside the scope of whoever imports.
    OtherVillage,
    /// A cell that does not read.
    Value(ValueError),
    /// A word that is no sex.
    Sex,
    /// Nothing says the sex.
    NoSex,
    /// A birth in the future or too long ago.
    Birth,
    /// A day of 1905 that very likely was a year before Excel made it a day.
    YearAsDay(i32),
    /// A number that is a day of Excel without its format.
    DayAsNumber(NaiveDate),
    /// No identity number.
    IdNumber,
    /// No telephone number.
    Phone,
    /// A word that is no class.
    Class,
    /// Marked as poor and as near-poor.
    TwoClasses,
    /// Nobody in the household is its head.
    NoHead,
    /// A second head in one household.
    SecondHead,
}

impl Why {
    /// The code in message keys.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoName => "no-name",
            Self::TooLong => "too-long",
            Self::NoVillage => "no-village",
            Self::UnknownVillage => "unknown-village",
            Self::OtherVillage => "other-village",
            Self::Value(_) => "value",
            Self::Sex => "sex",
            Self::NoSex => "no-sex",
            Self::Birth => "birth",
            Self::YearAsDay(_) => "year-as-day",
            Self::DayAsNumber(_) => "day-as-number",
            Self::IdNumber => "id-number",
            Self::Phone => "phone",
            Self::Class => "class",
            Self::TwoClasses => "two-classes",
            Self::NoHead => "no-head",
            Self::SecondHead => "second-head",
        }
    }
}

/// Something wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The row, as Excel numbers it.
    pub row: u32,
    /// The column, where it is about one.
    pub column: Option<u16>,
    /// What stands there.
    pub found: String,
    /// What is wrong.
    pub why: Why,
}
