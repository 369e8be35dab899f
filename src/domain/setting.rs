//! A whole number that the program works with as data: its source, how sure it is, and what the office set in its place.
//!
//! The procedure's numbers and the thresholds of the quality checks are such settings; what they mean is theirs.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::standard::Certainty;

/// A whole number with where it is from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// Name, such as `meeting_share`.
    pub name: String,
    /// Value.
    pub value: u32,
    /// Least value that the office may set.
    #[serde(default)]
    pub least: u32,
    /// Most that the office may set.
    #[serde(default = "no_bound")]
    pub most: u32,
    /// The chairman alone changes it: it decides who is recognised.
    #[serde(default)]
    pub chairman: bool,
    /// Where it is from.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
}

const fn no_bound() -> u32 {
    u32::MAX
}

/// A value that the office set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnValue {
    /// As it was typed.
    pub value: String,
    /// Who, by the name that is shown.
    pub by: String,
    /// When, by the commune's clock.
    pub at: DateTime<Utc>,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What the office set in place of built-in values, by name.
pub type OwnValues = BTreeMap<String, OwnValue>;

/// A whole number by name.
pub fn value(settings: &[Setting], name: &str) -> Option<u32> {
    settings.iter().find(|setting| setting.name == name).map(|setting| setting.value)
}

/// Puts the office's own values in place of the built-in ones. A value that no longer fits its bounds or names nothing is
/// left aside.
pub fn put_own(settings: &mut [Setting], own: &OwnValues) {
    for setting in settings {
        let value = own.get(&setting.name).and_then(|own| own.value.parse::<u32>().ok());
        if let Some(value) = value.filter(|value| (setting.least..=setting.most).contains(value)) {
            setting.value = value;
        }
    }
}
