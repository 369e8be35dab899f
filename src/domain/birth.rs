//! A date of birth as villages know it: a full date, a year alone, or not known.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// When a person was born. On the wire: `"1969-03-02"`, `"1969"` or `""`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Birth {
    /// Not known.
    #[default]
    Unknown,
    /// Only the year is known.
    Year(i32),
    /// The full date is known.
    Date(NaiveDate),
}

/// The ages, in full years, that a person may have on a day: both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeRange {
    /// The least possible age.
    pub min: i32,
    /// The greatest possible age.
    pub max: i32,
}

/// A birth that is neither `YYYY` nor `YYYY-MM-DD` nor empty.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a birth is a year or a date, not {0:?}")]
pub struct BirthError(pub String);

impl Birth {
    /// Reads `YYYY`, `YYYY-MM-DD`, `DD/MM/YYYY` or nothing.
    ///
    /// # Errors
    /// When the text is none of these, or no such day exists.
    pub fn parse(text: &str) -> Result<Self, BirthError> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Ok(Self::Unknown);
        }
        if trimmed.len() == 4
            && let Ok(year) = trimmed.parse::<i32>()
        {
            return Ok(Self::Year(year));
        }
        NaiveDate::parse_from_str(trimmed, "%Y-%m-%d")
            .or_else(|_| NaiveDate::parse_from_str(trimmed, "%d/%m/%Y"))
            .map(Self::Date)
            .map_err(|_| BirthError(text.to_owned()))
    }

    /// The year, when anything is known.
    pub fn year(self) -> Option<i32> {
        match self {
            Self::Unknown => None,
            Self::Year(year) => Some(year),
            Self::Date(date) => Some(date.year()),
        }
    }

    /// The ages possible on `day`; `None` when nothing is known.
    ///
    /// A person born on 29 February reaches an age on 1 March of other years (domain.md section 7).
    /// A year alone leaves two ages open. A birth after `day` gives negative ages.
    pub fn age_on(self, day: NaiveDate) -> Option<AgeRange> {
        match self {
            Self::Unknown => None,
            Self::Year(year) => {
                let max = day.year() - year;
                // On 31 December everyone born in the year has had the birthday.
                let min = if day.month() == 12 && day.day() == 31 { max } else { max - 1 };
                Some(AgeRange { min, max })
            }
            Self::Date(date) => {
                let reached = (day.month(), day.day()) >= (date.month(), date.day());
                let age = day.year() - date.year() - i32::from(!reached);
                Some(AgeRange { min: age, max: age })
            }
        }
    }
}

impl std::fmt::Display for Birth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unknown => Ok(()),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Date(date) => write!(f, "{}", date.format("%Y-%m-%d")),
        }
    }
}

impl Serialize for Birth {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Birth {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}
