//! Households and people that may be the same as ones already on the register: a warning, never a block.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::household::{Household, Presence};
use super::identity::tidy_number;
use super::ids::{HouseholdId, MemberId};
use super::member::Member;
use super::phone;
use super::text::fold;

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
    /// The same head without marks in the same village, where a year of birth is missing. Only lists ask this.
    HeadInVillage,
}

impl Likeness {
    /// The code in message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::IdNumber => "id_number",
            Self::NameAndYear => "name_and_year",
            Self::Phone => "phone",
            Self::HeadInVillage => "head_in_village",
        }
    }
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

/// The households of `known` that may be `new`, strongest likeness first, each once. `new` itself is passed over, and so
/// is a record that was merged into another one: its people are found there.
///
/// A household that moved away is not passed over: it may have come back.
pub fn similar<'a>(new: &Household, known: impl IntoIterator<Item = &'a Household>) -> Vec<Similar> {
    let wanted = Traits::of(new);
    let others =
        known.into_iter().filter(|other| other.id != new.id && !matches!(other.presence, Presence::Merged { .. }));
    let mut found: Vec<Similar> = others.filter_map(|other| wanted.likeness(other)).collect();
    found.sort_by(|a, b| (a.why, &a.number, a.household).cmp(&(b.why, &b.number, b.household)));
    found
}

/// What a household is known by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traits {
    /// Identity numbers, digits only.
    pub id_numbers: BTreeSet<String>,
    /// Folded names with the year of birth.
    pub people: BTreeSet<(String, i32)>,
    /// The telephone as `0xxxxxxxxx`; empty when there is none or it is not one.
    pub phone: String,
}

impl Traits {
    /// Reads them off a record. A name without a year of birth is none: too many share it.
    pub fn of(household: &Household) -> Self {
        Self {
            id_numbers: household.members.iter().map(id_number).filter(|number| !number.is_empty()).collect(),
            people: household.members.iter().filter_map(name_and_year).collect(),
            phone: telephone(household),
        }
    }

    fn likeness(&self, other: &Household) -> Option<Similar> {
        let found = |member: Option<&Member>, why| Similar {
            household: other.id,
            number: other.number.clone(),
            head: other.head_name().to_owned(),
            member: member.map(|member| (member.id, member.name.clone())),
            why,
        };
        let same_number = other.members.iter().find(|member| self.id_numbers.contains(&id_number(member)));
        if same_number.is_some() {
            return Some(found(same_number, Likeness::IdNumber));
        }
        let same_name =
            other.members.iter().find(|member| name_and_year(member).is_some_and(|key| self.people.contains(&key)));
        if same_name.is_some() {
            return Some(found(same_name, Likeness::NameAndYear));
        }
        (!self.phone.is_empty() && self.phone == telephone(other)).then(|| found(None, Likeness::Phone))
    }
}

/// A member's identity number, digits only; empty when there is none.
pub fn id_number(member: &Member) -> String {
    tidy_number(&member.id_number)
}

fn name_and_year(member: &Member) -> Option<(String, i32)> {
    let name = fold(&member.name);
    (!name.is_empty()).then_some(())?;
    Some((name, member.birth.year()?))
}

/// A household's telephone as `0xxxxxxxxx`; empty when there is none or it is not one.
pub fn telephone(household: &Household) -> String {
    phone::read(&household.phone).unwrap_or_default()
}
