//! A standard (chuẩn nghèo đa chiều): validity, income lines, points, and the indicators with their conditions.
//!
//! Read from a data file, so that a new law is a new file and the office may change a reading of domain.md section 7
//! without a new version of the app. How a file is read and checked is in `standard/read.rs`; the assessment is in
//! [`super::indicator`] and [`super::classification`]. No sentence shown to a person is here but the source lines,
//! which are citations.

mod read;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::classification::Area;
use super::ids::QuestionId;
use super::questionnaire::condition::Condition;

pub use super::classification::classify;
pub use read::StandardError;

const BUILTIN: [&str; 2] =
    [include_str!("../../assets/standards/nd07-2021.toml"), include_str!("../../assets/standards/nd351-2025.toml")];

/// A standard of one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    /// Id, such as `nd07-2021`.
    pub id: String,
    /// Version of the data file.
    pub version: u32,
    /// First day it is in force.
    pub valid_from: NaiveDate,
    /// Last day it is in force.
    pub valid_to: NaiveDate,
    /// The instrument.
    pub source: String,
    /// How sure the rule of classes is.
    pub certainty: Certainty,
    /// Points of B2 for each deprived indicator.
    pub points: u32,
    /// The line of B2 in points: at or above is poor.
    pub b2_line: u32,
    /// Lines of rural areas.
    pub rural: Lines,
    /// Lines of urban areas.
    pub urban: Lines,
    /// Dimensions in order, by id.
    pub dimensions: Vec<String>,
    /// The readings where the text leaves a choice, by name.
    pub settings: BTreeMap<String, Setting>,
    /// Every question that a condition reads, in the order of the form.
    pub questions: Vec<QuestionId>,
    /// The indicators, by number.
    pub indicators: Vec<Indicator>,
}

/// The income lines of an area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lines {
    /// B1 in points: at or below is poor or near-poor.
    pub b1: u32,
    /// Income in đồng a person a month that the points `b1` stand for, where it is not `income`: a sheet made for a
    /// lower line. B1 at or below its points is then surely at or below the line; above them it says nothing.
    #[serde(default)]
    pub b1_income: Option<i64>,
    /// Income in đồng a person a month: at or below is poor or near-poor.
    pub income: i64,
    /// Income in đồng a person a month: above `income` up to here is an average living standard.
    pub average_to: i64,
    /// Where the figures are from.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
    /// Where `average_to` is from, where that is something else.
    #[serde(default)]
    pub average_source: Option<String>,
    /// How sure `average_to` is, where that is something else.
    #[serde(default)]
    pub average_certainty: Option<Certainty>,
}

/// A reading of the text, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// The value that conditions take.
    pub value: SettingValue,
    /// Where it is from.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
}

/// The value of a setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum SettingValue {
    /// A whole number: years, a month, hundredths of a square metre, parts of a share.
    Number(i64),
    /// Options of a question.
    Options(Vec<String>),
}

/// How sure a rule is (domain.md, "facts with their certainty").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Confirmed in published legal or official material.
    Law,
    /// The substance is confirmed, not the wording.
    LawInSubstance,
    /// In the commune's plan.
    Plan,
    /// Believed; the office may change it.
    Unconfirmed,
}

/// An indicator (chỉ số thiếu hụt).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Number in the standard, from 1.
    pub number: u8,
    /// Id, such as `health_insurance`.
    pub id: String,
    /// Its dimension.
    pub dimension: String,
    /// Holds when the household is deprived; settings are filled in.
    pub deprived: Condition,
    /// Where the rule is from.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
}

impl Lines {
    /// Whether B1 above its points leaves open on which side of the income line a household is.
    pub fn b1_is_of_a_lower_line(&self) -> bool {
        self.b1_income.is_some_and(|stands_for| stands_for < self.income)
    }

    /// How sure the band of the average living standard is.
    pub fn average_is(&self) -> Certainty {
        self.average_certainty.unwrap_or(self.certainty)
    }
}

impl Standard {
    /// Reads a standard.
    ///
    /// # Errors
    /// When the text is not TOML, not of this shape, or does not hold together; the error names the key.
    pub fn read(toml: &str) -> Result<Self, StandardError> {
        read::read(toml)
    }

    /// The lines of an area.
    pub const fn lines(&self, area: Area) -> &Lines {
        match area {
            Area::Rural => &self.rural,
            Area::Urban => &self.urban,
        }
    }

    /// Whether the standard is in force on a day.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        (self.valid_from..=self.valid_to).contains(&day)
    }

    /// The indicators whose wording was not checked against the law, by number, and how many settings were not.
    pub fn unconfirmed(&self) -> (Vec<u8>, usize) {
        let open = |certainty: Certainty| certainty == Certainty::Unconfirmed;
        let indicators = self.indicators.iter().filter(|indicator| open(indicator.certainty));
        let settings = self.settings.values().filter(|setting| open(setting.certainty)).count();
        (indicators.map(|indicator| indicator.number).collect(), settings)
    }

    /// An indicator by number.
    pub fn indicator(&self, number: u8) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.number == number)
    }
}

impl Certainty {
    /// The code in message keys, such as `law_in_substance`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::LawInSubstance => "law_in_substance",
            Self::Plan => "plan",
            Self::Unconfirmed => "unconfirmed",
        }
    }
}

/// The standards that come with the app, read once.
static READ: LazyLock<Vec<Standard>> =
    LazyLock::new(|| BUILTIN.iter().filter_map(|toml| Standard::read(toml).ok()).collect());

/// The standards that come with the app.
///
/// One that does not read is left out; a test holds that none is.
pub fn builtin() -> Vec<Standard> {
    READ.clone()
}

/// A standard that comes with the app.
pub fn builtin_by_id(id: &str) -> Option<Standard> {
    READ.iter().find(|standard| standard.id == id).cloned()
}

/// The standard in force through a whole year: a review of that year classifies under it.
pub fn for_year(year: i32) -> Option<Standard> {
    let (first, last) = (NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?);
    READ.iter().find(|standard| standard.is_valid_on(first) && standard.is_valid_on(last)).cloned()
}
