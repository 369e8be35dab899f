//! The needs that there are and the offices that answer them: data with a source line each.

use serde::{Deserialize, Serialize};

use crate::domain::standard::Certainty;

const BUILTIN: &str = include_str!("../../../assets/supports/catalogue.toml");

/// The catalogue of needs and offices.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// The offices, in the order that a list offers them. Message `office-<id>`.
    pub offices: Vec<Office>,
    /// The needs, in the order that a list offers them. Message `need-<id>`.
    pub needs: Vec<Need>,
}

/// An office of the commune.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Id, such as `health_station`.
    pub id: String,
    /// Where its duty is from.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
}

/// A need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Id, such as `latrine`.
    pub id: String,
    /// Id of the indicator that it answers, such as `latrine` (not its number: numbers differ by standard); none beside
    /// the indicators.
    #[serde(default)]
    pub indicator: Option<String>,
    /// The office that owes it.
    pub office: String,
    /// It is for one member, such as a health insurance card.
    #[serde(default)]
    pub per_member: bool,
    /// Where it is from.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
}

impl Catalogue {
    /// Reads a catalogue.
    ///
    /// # Errors
    /// When the text is not TOML or not of this shape.
    pub fn read(toml: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(toml)
    }

    /// The catalogue that comes with the app; empty if it did not read, which a test holds that it does.
    pub fn builtin() -> Self {
        Self::read(BUILTIN).unwrap_or_default()
    }

    /// A need by id.
    pub fn need(&self, id: &str) -> Option<&Need> {
        self.needs.iter().find(|need| need.id == id)
    }

    /// The needs that answer an indicator, by the indicator's id.
    pub fn for_indicator(&self, indicator: &str) -> impl Iterator<Item = &Need> {
        self.needs.iter().filter(move |need| need.indicator.as_deref() == Some(indicator))
    }
}
