//! Acts in the register: a household or a member comes, goes, splits off, dies; the head changes.
//!
//! Each is done on a day for a reason and stays readable in the household's `acts`, so that net movement knows why.
//! [`perform`] is the one place that changes a household by an act, on the phone and wherever else. Corrections of a
//! name or a birth are not acts; they are plain edits. Undoing an act is an act of its own.
//!
//! The records live here; what an act does is in `perform`, taking one back in `undo`.

mod perform;
mod undo;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::class::Class;
use super::household::Household;
use super::ids::{ActId, HouseholdId, MemberId};
use super::member::{Member, Relation};

/// An act as the household's record keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// What was done.
    #[serde(flatten)]
    pub done: Done,
    /// The day it happened.
    pub on: NaiveDate,
    /// Why, in the words of the village head.
    #[serde(default)]
    pub reason: String,
}

/// What was done, as one household's record tells it. Message `act-<code>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "act")]
pub enum Done {
    /// It was put on the register.
    Registered,
    /// It moved in.
    MovedIn {
        /// From where, as told.
        #[serde(default)]
        from: String,
    },
    /// It moved away.
    MovedAway {
        /// Where to, as told.
        #[serde(default)]
        to: String,
    },
    /// Its last member died.
    DiedOut,
    /// It split off another household.
    SplitFrom {
        /// The household it was part of.
        household: HouseholdId,
    },
    /// Some of its people became a household of their own.
    SplitOff {
        /// The new household.
        household: HouseholdId,
        /// Those who went, as they were.
        members: Vec<Member>,
    },
    /// Its people joined another household.
    MergedInto {
        /// The household they live in now.
        household: HouseholdId,
    },
    /// Another household joined it.
    MergedFrom {
        /// The household that is no more.
        household: HouseholdId,
        /// Those who came.
        members: Vec<MemberId>,
    },
    /// A member died.
    MemberDied {
        /// As the member was.
        member: Box<Member>,
        /// Where it was the head: relations to that head, of everyone who stayed and whose relation changed.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        before: BTreeMap<MemberId, Relation>,
    },
    /// A member moved away.
    MemberLeft {
        /// As the member was.
        member: Box<Member>,
        /// Where to, as told.
        #[serde(default)]
        to: String,
        /// Where it was the head: relations to that head, of everyone who stayed and whose relation changed.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        before: BTreeMap<MemberId, Relation>,
    },
    /// A member came.
    MemberJoined {
        /// Who.
        member: MemberId,
        /// How.
        how: Joined,
    },
    /// Another member became head.
    HeadChanged {
        /// Relations to the head before, of everyone whose relation changed.
        before: BTreeMap<MemberId, Relation>,
        /// The new head.
        to: MemberId,
    },
    /// An act was taken back.
    Undone {
        /// Which.
        undone: ActId,
    },
    /// An act that this version does not know.
    #[serde(other)]
    Unknown,
}

/// How a member came into a household. Message `joined-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Joined {
    /// Born.
    Born,
    /// By marriage.
    Married,
    /// Came back.
    Returned,
    /// Otherwise.
    #[default]
    Other,
}

/// An act that someone asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActRequest {
    /// What.
    pub what: What,
    /// The day it happened.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what")]
#[allow(clippy::large_enum_variant)]
pub enum What {
    /// Puts a household on the register that was not there.
    Register {
        /// The record; an empty number becomes the village's next one.
        household: Box<Household>,
    },
    /// A household moved in from elsewhere.
    MoveIn {
        /// The record; an empty number becomes the village's next one.
        household: Box<Household>,
        /// From where, as told.
        from: String,
    },
    /// Some members become a household of their own, in the same village.
    Split {
        /// The household they leave.
        household: HouseholdId,
        /// Who goes, at least one; at least one stays.
        members: Vec<MemberId>,
        /// The head of the new household, one of them.
        head: MemberId,
        /// Their relations to the new head; whoever is not named becomes `Other`.
        relations: BTreeMap<MemberId, Relation>,
    },
    /// A household's people join another household of the village.
    Merge {
        /// The household that is no more.
        household: HouseholdId,
        /// The household they join.
        into: HouseholdId,
        /// Their relations to its head; whoever is not named becomes `Other`.
        relations: BTreeMap<MemberId, Relation>,
    },
    /// A household moved away.
    MoveAway {
        /// Which.
        household: HouseholdId,
        /// Where to, as told.
        to: String,
    },
    /// A household's last member died.
    DieOut {
        /// Which.
        household: HouseholdId,
    },
    /// A member died.
    MemberDies {
        /// Of which household.
        household: HouseholdId,
        /// Who.
        member: MemberId,
        /// The new head, needed when the head dies and someone is left.
        new_head: Option<MemberId>,
    },
    /// A member moved away for good.
    MemberLeaves {
        /// Of which household.
        household: HouseholdId,
        /// Who.
        member: MemberId,
        /// Where to, as told.
        to: String,
        /// The new head, needed when the head leaves and someone is left.
        new_head: Option<MemberId>,
    },
    /// A member came.
    MemberJoins {
        /// To which household.
        household: HouseholdId,
        /// Who.
        member: Box<Member>,
        /// How.
        how: Joined,
    },
    /// Another member becomes head.
    ChangeHead {
        /// Of which household.
        household: HouseholdId,
        /// Who.
        head: MemberId,
        /// Relations to the new head; whoever is not named keeps the relation, the old head becomes `Other`.
        relations: BTreeMap<MemberId, Relation>,
    },
    /// Takes an act back, in every household that carries it.
    Undo {
        /// One of the households.
        household: HouseholdId,
        /// Which act.
        act: ActId,
    },
}

impl What {
    /// The code in entries and in message keys, such as `move_in`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Register { .. } => "register",
            Self::MoveIn { .. } => "move_in",
            Self::Split { .. } => "split",
            Self::Merge { .. } => "merge",
            Self::MoveAway { .. } => "move_away",
            Self::DieOut { .. } => "die_out",
            Self::MemberDies { .. } => "member_dies",
            Self::MemberLeaves { .. } => "member_leaves",
            Self::MemberJoins { .. } => "member_joins",
            Self::ChangeHead { .. } => "change_head",
            Self::Undo { .. } => "undo",
        }
    }
}

/// Why an act cannot be done. None is worth trying again unchanged. Message `act-error-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActError {
    /// The household is not on this phone.
    #[error("no such household")]
    NoHousehold,
    /// The household is not in the village any more.
    #[error("the household is gone")]
    Gone,
    /// The person is not a member.
    #[error("no such member")]
    NoMember,
    /// Nobody would be left; the household has died out, moved or merged instead.
    #[error("nobody would be left")]
    NobodyLeft,
    /// Nobody was chosen.
    #[error("nobody was chosen")]
    Nobody,
    /// The head goes and no new head was named, or a new household has none.
    #[error("a new head is needed")]
    NoHead,
    /// More than one member would be head.
    #[error("two heads")]
    TwoHeads,
    /// The household is in another village.
    #[error("another village")]
    OtherVillage,
    /// A household with itself, a member or household that is there already, a head who is head already.
    #[error("the same again")]
    Same,
    /// The day is after today.
    #[error("a day in the future")]
    Future,
    /// No reason was given.
    #[error("a reason is needed")]
    NoReason,
    /// The act is not there, was undone, or something later rests on it.
    #[error("the act cannot be undone")]
    NotUndoable,
}

pub use perform::{perform, relation_to};

/// The class that a newcomer has at the start of the plan year, by the register: that of the household it split off,
/// and not poor for everyone else until the commune recognises a class. Phone and commune use this same rule.
pub fn class_of_newcomer(parent: Option<&Household>) -> Class {
    parent.map_or(Class::NotPoor, |parent| parent.class_start)
}

/// Gives a newcomer what the office alone decides: the classes by [`class_of_newcomer`], with the decision of the
/// household it split off. The phone does it when it makes the record and the commune when it takes it, so that both
/// hold the same.
pub fn admit(newcomer: &mut Household, parent: Option<&Household>) {
    newcomer.class_start = class_of_newcomer(parent);
    newcomer.class_official = parent.map_or(Class::NotPoor, |parent| parent.class_official);
    newcomer.official_since = parent.and_then(|parent| parent.official_since);
    newcomer.left_poor_on = None;
    newcomer.left_near_poor_on = None;
}
