//! Questionnaires: sections and questions as data, read from TOML.
//!
//! The structure lives here; reading and checking a file in [`read`], conditions in [`condition`], and the state of
//! a form (what is shown, what is open, what is wrong) in [`form`]. Sentences are not here: a question's text is the
//! message `q-<id>`, an option's `q-<id>-<option>`, a section's `section-<id>`.

pub mod condition;
pub mod form;
pub mod read;

use serde::{Deserialize, Serialize};

use super::ids::QuestionId;
use condition::Condition;

/// A questionnaire of one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// Id, such as `yearly-review`.
    pub id: String,
    /// Version; a draft stays bound to its own.
    pub version: u32,
    /// Sections in the order of the form.
    pub sections: Vec<Section>,
    /// Checks over several answers.
    #[serde(default)]
    pub checks: Vec<Check>,
}

/// A section of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Id, such as `housing`.
    pub id: String,
    /// Asked again for each member.
    #[serde(default)]
    pub per_member: bool,
    /// The list of members itself is confirmed here, before its questions.
    #[serde(default)]
    pub roster: bool,
    /// Questions in order.
    #[serde(default)]
    pub questions: Vec<Question>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Id; the same id means the same question in every version.
    pub id: QuestionId,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// Options of a single or multiple choice.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// Asked only where this holds; unknown counts as "asked".
    #[serde(default)]
    pub relevant: Option<Condition>,
    /// An answer is needed before finalising ("không rõ" is an answer).
    #[serde(default = "yes")]
    pub required: bool,
    /// Whether "không rõ" is offered.
    #[serde(default = "yes")]
    pub unknown: bool,
    /// Least whole number, or hundredths of a decimal.
    #[serde(default)]
    pub min: Option<i64>,
    /// Greatest whole number, or hundredths of a decimal.
    #[serde(default)]
    pub max: Option<i64>,
    /// Unit shown behind the field: a message key such as `unit-m2`.
    #[serde(default)]
    pub unit: Option<String>,
}

/// The kind of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Có, không (and không rõ): `Answer::Bool`.
    YesNo,
    /// One option: `Answer::Choice`.
    Single,
    /// One option, shown as pictures: `Answer::Choice`.
    Picture,
    /// Several options: `Answer::Choices`.
    Multiple,
    /// A whole number: `Answer::Integer`.
    Integer,
    /// A number with up to two decimals: `Answer::Hundredths`.
    Decimal,
    /// A date or a year: `Answer::Date`.
    Date,
    /// Free text: `Answer::Text`.
    Note,
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Id within the question.
    pub id: String,
    /// Picture symbol, such as `roof-thatch`.
    #[serde(default)]
    pub picture: Option<String>,
    /// Offered only where this holds (by the member's age, for example).
    #[serde(default)]
    pub relevant: Option<Condition>,
}

/// A check over several answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Id; the sentence is the message `check-<id>`.
    pub id: String,
    /// Checked for each member.
    #[serde(default)]
    pub per_member: bool,
    /// Under which question it shows.
    pub question: QuestionId,
    /// Holds when something is wrong.
    pub wrong_when: Condition,
    /// An error blocks finalising; a warning asks once and keeps the answer.
    pub severity: CheckSeverity,
}

/// How serious a failed check is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckSeverity {
    /// Blocks finalising.
    Error,
    /// Asks once; the answer may be kept.
    Warning,
}

const fn yes() -> bool {
    true
}
