//! The versions of plans: who made each, how, and who confirmed it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::JournalNote;
use crate::domain::plan::annex::Annex;
use crate::domain::plan::finding::Finding;
use crate::domain::plan::{Plan, PlanStatus};
use crate::domain::progress::trend::Point;

/// The setting whose `round` is the year that the office works in (`RecordKind::Setting`).
pub const PLAN_YEAR: &str = "plan-year";

/// How a version of a plan came about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanAct {
    /// Loaded on the command line.
    #[default]
    Loaded,
    /// A file, looked at in the page and saved.
    Uploaded,
    /// Corrected in the page.
    Corrected,
    /// The proposed split was taken.
    Proposed,
    /// Confirmed.
    Confirmed,
}

impl PlanAct {
    /// The code in message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Loaded => "loaded",
            Self::Uploaded => "uploaded",
            Self::Corrected => "corrected",
            Self::Proposed => "proposed",
            Self::Confirmed => "confirmed",
        }
    }
}

/// Who stands behind a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// By the name that is shown.
    pub name: String,
    /// The day.
    pub on: NaiveDate,
    /// Number of the paper that says so; empty without one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub paper: String,
}

/// How a version was made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanMade {
    /// What was done.
    #[serde(default)]
    pub act: PlanAct,
    /// Who, by sign-in name or `command-line`; empty for a version from before this was kept.
    #[serde(default)]
    pub by: String,
    /// Who, by the name that is shown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Why, in their words, or the name of the file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Who confirmed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<Confirmation>,
}

/// A version of a plan as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanHead {
    /// Version: one row of numbers for all years.
    pub version: u32,
    /// Year.
    pub year: i32,
    /// Where it stands.
    pub status: PlanStatus,
    /// Findings in it.
    pub findings: usize,
    /// How it was made.
    pub made: PlanMade,
    /// When.
    pub at: DateTime<Utc>,
    /// It is what progress and phones go by.
    pub in_force: bool,
}

/// A version to save.
#[derive(Debug, Clone)]
pub struct PlanSave {
    /// The plan; its `version` and `commune` are set by the store.
    pub plan: Plan,
    /// Its annex.
    pub annex: Option<Annex>,
    /// What does not add up in it.
    pub findings: Vec<Finding>,
    /// The newest version of the year that the writer saw; 0 when there was none.
    pub expected: u32,
    /// How it was made.
    pub made: PlanMade,
    /// Its line in the book of changes; the store sets the subject `plan/<version>`.
    pub note: JournalNote,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanSaved {
    /// Durable, under this version.
    Done(u32),
    /// The newest version of the year says the same already: the form came twice, or nothing was changed.
    Again(u32),
    /// Someone saved another version of the year since the writer looked. Nothing was written.
    Stale(Box<PlanHead>),
}

/// How the plan year went, month by month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trends {
    /// Poor households fewer.
    pub poor: Vec<Point>,
    /// Near-poor households fewer.
    pub near_poor: Vec<Point>,
}
