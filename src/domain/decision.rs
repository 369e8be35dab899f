//! The chairman's decision of a round: which class the commune recognises for each household, and which requests are
//! refused with which reason. Signed once; what follows from it changes `Household::class_official`.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::class::Class;
use super::ids::{DecisionId, HouseholdId, SubmissionId, VillageId, VisitId};
use super::procedure::Step;
use super::round::Round;

/// A decision (quyết định công nhận).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Identity.
    pub id: DecisionId,
    /// The round that it closes.
    pub round: Round,
    /// Number on paper, such as `215/QĐ-UBND`.
    pub number: String,
    /// The day; recognised classes count from it.
    pub decided_on: NaiveDate,
    /// Who signs, by the name that is shown.
    pub signer: String,
    /// Households whose result is recognised.
    pub lines: Vec<DecisionLine>,
    /// Requests refused, each with its reason in writing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refusals: Vec<RefusalLine>,
    /// The steps that the procedure asked for when it was signed; `None` in a decision from before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steps: Option<Vec<Step>>,
    /// When it was entered, by the commune's clock.
    pub at: DateTime<Utc>,
}

impl Decision {
    /// Whether its households went through a step. Where that was not kept, the procedure as the law has it did.
    pub fn took(&self, step: Step) -> bool {
        self.steps.as_ref().is_none_or(|steps| steps.contains(&step))
    }
}

/// One household of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionLine {
    /// The household.
    pub household: HouseholdId,
    /// Its village.
    pub village: VillageId,
    /// The head's name on paper.
    pub head: String,
    /// The visit whose result is recognised.
    pub visit: VisitId,
    /// Class recognised before.
    pub before: Class,
    /// Class recognised now.
    pub after: Class,
    /// Number of the certificate; empty for a class that gets none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub certificate: String,
    /// What the household's record held before: a decision taken again in the same round starts from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Held>,
}

/// Days in a household's record before a decision changed them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Date of the decision behind the class before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official_since: Option<NaiveDate>,
    /// When it had last left the list of the poor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_poor_on: Option<NaiveDate>,
    /// When it had last left the list of the near-poor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_near_poor_on: Option<NaiveDate>,
}

/// A request that is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusalLine {
    /// The household.
    pub household: HouseholdId,
    /// Its village.
    pub village: VillageId,
    /// The head's name on paper.
    pub head: String,
    /// The request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submission: Option<SubmissionId>,
    /// The visit that was made for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<VisitId>,
    /// Why, in the letter's words.
    pub reason: String,
}
