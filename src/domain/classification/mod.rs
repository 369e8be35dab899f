//! The result of a review, with the reasons for it.
//!
//! The records live here; [`classify`] computes one, `changes` finds what would change it, [`pivotal`] which answers
//! moved it since last time, [`rescore`] what another standard would say, and [`request`] is what `commune classify` reads.

mod changes;
mod compute;
mod pivotal;
pub mod request;
pub mod rescore;

use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::class::Class;
use super::ids::{MemberId, QuestionId};

pub use compute::classify;
pub use pivotal::pivotal;

/// Where the household lives, for the choice of income line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Nông thôn.
    #[default]
    Rural,
    /// Thành thị.
    Urban,
}

/// What the income side of the classification rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "basis")]
pub enum Income {
    /// Nothing was recorded.
    Missing,
    /// The total of sheet B1, in points.
    B1 {
        /// Points.
        points: u32,
    },
    /// Income declared, in đồng a person a month.
    Declared {
        /// Đồng a person a month.
        dong: i64,
    },
}

/// What an indicator says of the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Thiếu hụt.
    Deprived,
    /// Không thiếu hụt.
    NotDeprived,
    /// Chưa rõ: an answer is missing or "không rõ" and could change the outcome.
    Unknown,
}

/// One answer that an outcome rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    /// The member it is about, or the household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// The question.
    pub question: QuestionId,
    /// The answer; absent when the question was not answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

/// One indicator's outcome with the answers that caused it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorOutcome {
    /// Number in the standard, from 1.
    pub number: u8,
    /// What it says.
    pub outcome: Outcome,
    /// Why: for `Deprived` the answers that cause it, for `Unknown` those that are missing, else empty.
    #[serde(default)]
    pub causes: Vec<Cause>,
}

/// One thing that would change the class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum Change {
    /// These indicators no longer deprived.
    Indicators {
        /// Numbers of the indicators; one of the smallest sets.
        numbers: Vec<u8>,
        /// The class then.
        class: Class,
    },
    /// B1 above the line.
    B1Above {
        /// The line in points.
        line: u32,
        /// The class then.
        class: Class,
    },
    /// Declared income above the line.
    IncomeAbove {
        /// The line in đồng a person a month.
        line: i64,
        /// The class then.
        class: Class,
    },
}

/// A class with everything that explains it. Exact integers, no floats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classification {
    /// The class.
    pub class: Class,
    /// Standard id, such as `nd07-2021`.
    pub standard: String,
    /// Version of the standard's data file.
    pub standard_version: u32,
    /// Rural or urban line.
    pub area: Area,
    /// What the income side rests on.
    pub income: Income,
    /// The line of B1 in points: at or below is poor or near-poor.
    pub b1_line: u32,
    /// The line of income in đồng a person a month: at or below is poor or near-poor.
    #[serde(default)]
    pub income_line: i64,
    /// The income in đồng a person a month that `b1_line` stands for, where that is not `income_line`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub b1_income: Option<i64>,
    /// Income in đồng a person a month up to which a household above the line is of average living standard.
    #[serde(default)]
    pub average_to: i64,
    /// Least B2 points that the answers allow.
    pub b2_min: u32,
    /// Most B2 points that the answers allow; equal to `b2_min` when nothing is open.
    pub b2_max: u32,
    /// The line of B2 in points: at or above is poor.
    pub b2_line: u32,
    /// Every indicator of the standard, by number.
    pub indicators: Vec<IndicatorOutcome>,
    /// The questions that would settle an undetermined class, in order of the form.
    #[serde(default)]
    pub missing: Vec<Cause>,
    /// What would change the class.
    #[serde(default)]
    pub changes: Vec<Change>,
}

impl Classification {
    /// The numbers of the deprived indicators.
    pub fn deprived(&self) -> Vec<u8> {
        self.indicators
            .iter()
            .filter(|indicator| indicator.outcome == Outcome::Deprived)
            .map(|indicator| indicator.number)
            .collect()
    }
}
