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
    /// What it is for.
    #[serde(default)]
    pub purpose: Purpose,
    /// Sections in the order of the form.
    pub sections: Vec<Section>,
    /// Checks over several answers.
    #[serde(default)]
    pub checks: Vec<Check>,
}

/// What a questionnaire is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// The review: it classifies.
    #[default]
    Review,
    /// A visit in between ("thăm nắm tình hình").
    FollowUp,
    /// A household asks to be reviewed (Mẫu 01).
    Request,
    /// A household asks to leave the list (Mẫu 04).
    LeaveRequest,
}

impl Purpose {
    /// Whether a class comes of it. Anything else leaves the household's class as it is.
    pub const fn classifies(self) -> bool {
        matches!(self, Self::Review)
    }

    /// Whether the household asks for a review by it.
    pub const fn asks(self) -> bool {
        matches!(self, Self::Request | Self::LeaveRequest)
    }

    /// The code on the wire and in message keys, such as `follow_up`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::FollowUp => "follow_up",
            Self::Request => "request",
            Self::LeaveRequest => "leave_request",
        }
    }
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
    /// An option that one tap may give to everybody asked who has no answer, such as `none`.
    #[serde(default)]
    pub everyone: Option<String>,
    /// Asked afresh each year: a part taken over "as last time" leaves it out. One tap on its own answer may still keep it.
    #[serde(default)]
    pub fresh: bool,
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
    /// A whole date, of a paper or a next visit: `Answer::Date` with a day.
    Day,
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
    /// Proposed where this surely holds, with the answers that say so; the person at the form confirms it.
    #[serde(default)]
    pub proposed: Option<Condition>,
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
