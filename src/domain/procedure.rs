//! The procedure of the review as data: shares, days, deadlines, each with its source and how sure it is.
//!
//! Built in from `assets/procedures/review.toml`; the office may set other values, which stand beside the built-in
//! ones with who changed them.

use serde::{Deserialize, Serialize};

use super::standard::Certainty;

const BUILTIN: &str = include_str!("../../assets/procedures/review.toml");

/// The procedure of the review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Whole numbers by name.
    pub settings: Vec<Setting>,
    /// Days of the year by name.
    pub days: Vec<YearDay>,
}

/// A whole number of the procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// Name, such as `meeting_share`. Message `procedure-<name>`.
    pub name: String,
    /// Value.
    pub value: u32,
    /// Where it is from.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
}

/// A day of the year of the procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearDay {
    /// Name, such as `yearly_from`. Message `procedure-<name>`.
    pub name: String,
    /// Month and day, `MM-DD`.
    pub day: String,
    /// Where it is from.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
}

impl Procedure {
    /// The procedure that is built in.
    ///
    /// # Errors
    /// When the data file does not parse, which its test refuses.
    pub fn builtin() -> Result<Self, toml::de::Error> {
        toml::from_str(BUILTIN)
    }

    /// A whole number by name.
    pub fn setting(&self, name: &str) -> Option<u32> {
        self.settings.iter().find(|setting| setting.name == name).map(|setting| setting.value)
    }

    /// Hundredths of those attending a meeting who must agree; 50 when the data does not say.
    pub fn meeting_share(&self) -> u32 {
        self.setting("meeting_share").unwrap_or(50)
    }
}
