//! The public posting (niêm yết) of a village's results, and the objections to it.
//!
//! A posting shows only what posting needs: who, where, which class. Its days are working days of the
//! [`super::procedure`]. An objection is re-checked; what comes of it is kept with it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::class::Class;
use super::ids::{HouseholdId, ObjectionId, PostingId, VillageId, VisitId};
use super::round::Round;

/// A posting of one village's results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// Identity.
    pub id: PostingId,
    /// The village.
    pub village: VillageId,
    /// The round.
    pub round: Round,
    /// First day.
    pub posted_on: NaiveDate,
    /// Last day: `posted_on` is the first of the working days.
    pub until: NaiveDate,
    /// How many working days that makes.
    pub working_days: u32,
    /// Where it hangs.
    pub places: Vec<String>,
    /// Who is on it.
    pub lines: Vec<PostingLine>,
    /// The posting that this one repeats after objections.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<PostingId>,
    /// Withdrawn before its end, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<String>,
    /// Who posted it.
    pub by: String,
}

/// One household on a posting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostingLine {
    /// The household.
    pub household: HouseholdId,
    /// Number within the village.
    pub number: String,
    /// The head's name.
    pub head: String,
    /// The visit whose result it is.
    pub visit: VisitId,
    /// Class recognised so far.
    pub before: Class,
    /// Class found.
    pub class: Class,
}

/// Someone objects to a posted result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// Identity.
    pub id: ObjectionId,
    /// The posting.
    pub posting: PostingId,
    /// Its village.
    pub village: VillageId,
    /// Its round.
    pub round: Round,
    /// The household that it is about.
    pub household: HouseholdId,
    /// Who objects.
    pub name: String,
    /// How to reach them; empty when they did not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contact: String,
    /// What they say.
    pub text: String,
    /// The day it was taken down.
    pub received_on: NaiveDate,
    /// Who took it down.
    pub by: String,
    /// What came of it; none while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<ObjectionOutcome>,
}

/// Most letters of a name or of how to reach someone.
pub const NAME_LENGTH: usize = 200;
/// Most letters of what is objected.
pub const TEXT_LENGTH: usize = 4_000;

impl Objection {
    /// The first field that cannot stand, by its name on the wire; `None` when all of it can.
    pub fn fault(&self) -> Option<&'static str> {
        let long = |text: &str, most: usize| text.chars().count() > most;
        [
            ("name", self.name.trim().is_empty() || long(&self.name, NAME_LENGTH)),
            ("contact", long(&self.contact, NAME_LENGTH)),
            ("text", self.text.trim().is_empty() || long(&self.text, TEXT_LENGTH)),
            ("by", self.by.trim().is_empty() || long(&self.by, NAME_LENGTH)),
        ]
        .into_iter()
        .find_map(|(field, wrong)| wrong.then_some(field))
    }
}

/// What came of an objection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionOutcome {
    /// The objection is right: the household is scored again and posted again.
    pub upheld: bool,
    /// Why, as it is told to whoever objected.
    pub text: String,
    /// The day.
    pub on: NaiveDate,
    /// Who settled it.
    pub by: String,
}
