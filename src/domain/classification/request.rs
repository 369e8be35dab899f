//! One household as `commune classify` reads it: everything that a classification is computed from.
//!
//! The JSON Schema of this shape is `assets/schemas/classify.json`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Area, Classification, classify};
use crate::domain::answer::Answers;
use crate::domain::member::Member;
use crate::domain::standard::builtin_by_id;

/// The JSON Schema of [`ClassifyRequest`].
pub const SCHEMA: &str = include_str!("../../../assets/schemas/classify.json");

/// A household to classify.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassifyRequest {
    /// Standard id, such as `nd07-2021`.
    pub standard: String,
    /// Rural or urban line.
    #[serde(default)]
    pub area: Area,
    /// The day on which ages are reached.
    pub visited_on: NaiveDate,
    /// The members.
    pub members: Vec<Member>,
    /// The answers.
    #[serde(default)]
    pub answers: Answers,
}

/// No standard of this id comes with the app.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no standard {0:?}")]
pub struct NoSuchStandard(pub String);

impl ClassifyRequest {
    /// Classifies the household.
    ///
    /// # Errors
    /// When the standard is not one that comes with the app.
    pub fn classify(&self) -> Result<Classification, NoSuchStandard> {
        let standard = builtin_by_id(&self.standard).ok_or_else(|| NoSuchStandard(self.standard.clone()))?;
        Ok(classify(&standard, self.area, &self.members, &self.answers, self.visited_on))
    }
}
