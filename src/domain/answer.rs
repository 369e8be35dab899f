//! Answers to questions. Unknown is an answer of its own: it is never taken for "no".

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::birth::Birth;
use super::ids::{MemberId, QuestionId};

/// One answer. On the wire: `"unknown"`, `{"bool":true}`, `{"choice":"tap"}`, …
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// "Không rõ": asked, and nobody knows.
    Unknown,
    /// Yes or no.
    Bool(bool),
    /// A whole number; money in đồng.
    Integer(i64),
    /// A decimal in hundredths, exact: 8.05 m² is `{"hundredths":805}`.
    Hundredths(i64),
    /// One option's id.
    Choice(String),
    /// Several options' ids; an empty set says "none of these".
    Choices(BTreeSet<String>),
    /// Free text.
    Text(String),
    /// A date or a year.
    Date(Birth),
}

/// The answers to questions asked once, by question.
pub type AnswerMap = BTreeMap<QuestionId, Answer>;

/// All answers of a visit: those about the household, and those about each member.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// About the household as a whole.
    #[serde(default)]
    pub household: AnswerMap,
    /// About each member.
    #[serde(default)]
    pub members: BTreeMap<MemberId, AnswerMap>,
}

impl Answers {
    /// The answer to a question, about a member or (`None`) about the household. Absent is not `Unknown`.
    pub fn get(&self, member: Option<MemberId>, question: &QuestionId) -> Option<&Answer> {
        match member {
            None => self.household.get(question),
            Some(id) => self.members.get(&id).and_then(|answers| answers.get(question)),
        }
    }

    /// Sets an answer, or with `None` takes it back.
    pub fn set(&mut self, member: Option<MemberId>, question: QuestionId, answer: Option<Answer>) {
        let map = match member {
            None => &mut self.household,
            Some(id) => self.members.entry(id).or_default(),
        };
        match answer {
            Some(answer) => map.insert(question, answer),
            None => map.remove(&question),
        };
    }
}
