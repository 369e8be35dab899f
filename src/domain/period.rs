//! Whether a round is open or closed. It is closed by its decision and opened again only by the chairman, with a
//! reason; a closed yearly round takes no more visits of its year.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ids::DecisionId;
use super::round::Round;

/// The state of a round with how it came about. One record a round; a round without one is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The round; also the identity of the record.
    pub round: Round,
    /// Closed now.
    pub locked: bool,
    /// Every closing and opening, oldest first.
    pub history: Vec<PeriodEvent>,
}

/// A closing or an opening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodEvent {
    /// Closed (or opened).
    pub locked: bool,
    /// Who, by the name that is shown.
    pub by: String,
    /// When, by the commune's clock.
    pub at: DateTime<Utc>,
    /// The decision that closed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<DecisionId>,
    /// Why it was opened again.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}
