//! The acts of a household in words: what was done, on which day, why, and whether it was taken back.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::act::{Act, Done};
use crate::domain::household::Household;
use crate::domain::ids::{ActId, HouseholdId, MemberId};
use crate::domain::member::Member;
use crate::server::office::words::Words;
use crate::server::store::{HouseholdIds, HouseholdName};

/// One act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActRow {
    /// The day it happened.
    pub on: NaiveDate,
    /// What was done, in a sentence.
    pub what: String,
    /// Why, in the words of the village head.
    pub reason: String,
    /// It was taken back.
    pub undone: bool,
    /// The other household of the act.
    pub other: Option<HouseholdId>,
}

/// Names of other households by id.
pub type Names = BTreeMap<HouseholdId, HouseholdName>;

/// The other households that a household's record names: to fetch their names.
pub fn others(household: &Household) -> HouseholdIds {
    household.acts.values().filter_map(|act| other(&act.done)).collect()
}

/// The acts, the latest first.
pub fn rows(w: &Words, household: &Household, names: &Names) -> Vec<ActRow> {
    let undone: BTreeSet<ActId> = household.acts.values().filter_map(|act| taken_back(&act.done)).collect();
    let mut rows: Vec<(ActId, ActRow)> = household
        .acts
        .iter()
        .map(|(id, act)| {
            let row = ActRow {
                on: act.on,
                what: sentence(w, household, &act.done, names),
                reason: act.reason.clone(),
                undone: undone.contains(id),
                other: other(&act.done).filter(|other| names.contains_key(other)),
            };
            (*id, row)
        })
        .collect();
    rows.sort_by(|(one_id, one), (other_id, other)| (other.on, other_id).cmp(&(one.on, one_id)));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The last act that made a household come or go and was not taken back: why net movement counts it.
pub fn movement(acts: &BTreeMap<ActId, Act>) -> Option<&Act> {
    let undone: BTreeSet<ActId> = acts.values().filter_map(|act| taken_back(&act.done)).collect();
    let moves = |done: &Done| {
        matches!(
            done,
            Done::Registered
                | Done::MovedIn { .. }
                | Done::MovedAway { .. }
                | Done::DiedOut
                | Done::SplitFrom { .. }
                | Done::MergedInto { .. }
        )
    };
    let standing = acts.iter().filter(|(id, act)| moves(&act.done) && !undone.contains(id));
    standing.max_by_key(|(id, act)| (act.on, **id)).map(|(_, act)| act)
}

/// "chuyển đi ngày 03/11/2026: về quê ngoại".
pub fn movement_words(w: &Words, act: &Act) -> String {
    let what = w.t(&format!("office-moved-{}", code(&act.done)));
    let date = w.date(act.on);
    if act.reason.is_empty() {
        w.with("office-moved", [("what", what.into()), ("date", date.into())])
    } else {
        let reason = act.reason.as_str();
        w.with("office-moved-why", [("what", what.into()), ("date", date.into()), ("reason", reason.into())])
    }
}

fn sentence(w: &Words, household: &Household, done: &Done, names: &Names) -> String {
    let key = format!("office-act-{}", code(done));
    let other = |id: &HouseholdId| match names.get(id) {
        Some(name) => w.with(
            "office-act-household",
            [("number", name.number.as_str().into()), ("head", name.head.as_str().into())],
        ),
        None => w.t("office-act-household-unknown"),
    };
    let of = |id: &MemberId| person(w, household, *id);
    let list = |people: Vec<String>| people.join(", ");
    match done {
        Done::Registered | Done::DiedOut | Done::Unknown => w.t(&key),
        Done::MovedIn { from: place } | Done::MovedAway { to: place } => {
            if place.is_empty() {
                w.t(&key)
            } else {
                w.with(&format!("{key}-place"), [("place", place.as_str().into())])
            }
        }
        Done::SplitFrom { household } | Done::MergedInto { household } => {
            w.with(&key, [("household", other(household).into())])
        }
        Done::SplitOff { household, members } => w.with(
            &key,
            [
                ("household", other(household).into()),
                ("people", list(members.iter().map(|member| member.name.clone()).collect()).into()),
            ],
        ),
        Done::MergedFrom { household, members } => w.with(
            &key,
            [("household", other(household).into()), ("people", list(members.iter().map(of).collect()).into())],
        ),
        Done::MemberDied { member, .. } => w.with(&key, [("person", member.name.as_str().into())]),
        Done::MemberLeft { member, to, .. } if to.is_empty() => w.with(&key, [("person", member.name.as_str().into())]),
        Done::MemberLeft { member, to, .. } => {
            w.with(&format!("{key}-place"), [("person", member.name.as_str().into()), ("place", to.as_str().into())])
        }
        Done::MemberJoined { member, how } => {
            let how = serde_json::to_value(how).ok().and_then(|code| code.as_str().map(str::to_owned));
            let how = w.t(&format!("office-joined-{}", how.unwrap_or_default()));
            w.with(&key, [("person", of(member).into()), ("how", how.into())])
        }
        Done::HeadChanged { to, .. } => w.with(&key, [("person", of(to).into())]),
        Done::Undone { undone } => {
            let what = household.acts.get(undone).filter(|act| !matches!(act.done, Done::Undone { .. }));
            let what = what.map_or_else(|| w.t("office-act-unknown"), |act| sentence(w, household, &act.done, names));
            w.with(&key, [("what", what.into())])
        }
    }
}

/// A member's name, wherever the record still has it.
fn person(w: &Words, household: &Household, id: MemberId) -> String {
    let gone = household.acts.values().filter_map(|act| match &act.done {
        Done::MemberDied { member, .. } | Done::MemberLeft { member, .. } => Some(vec![member.as_ref()]),
        Done::SplitOff { members, .. } => Some(members.iter().collect::<Vec<&Member>>()),
        _ => None,
    });
    let mut people = household.members.iter().chain(gone.flatten());
    people.find(|member| member.id == id).map_or_else(|| w.t("office-act-someone"), |member| member.name.clone())
}

fn other(done: &Done) -> Option<HouseholdId> {
    match done {
        Done::SplitFrom { household }
        | Done::SplitOff { household, .. }
        | Done::MergedInto { household }
        | Done::MergedFrom { household, .. } => Some(*household),
        _ => None,
    }
}

const fn taken_back(done: &Done) -> Option<ActId> {
    match done {
        Done::Undone { undone } => Some(*undone),
        _ => None,
    }
}

/// The part of a message key that names the act.
const fn code(done: &Done) -> &'static str {
    match done {
        Done::Registered => "registered",
        Done::MovedIn { .. } => "moved-in",
        Done::MovedAway { .. } => "moved-away",
        Done::DiedOut => "died-out",
        Done::SplitFrom { .. } => "split-from",
        Done::SplitOff { .. } => "split-off",
        Done::MergedInto { .. } => "merged-into",
        Done::MergedFrom { .. } => "merged-from",
        Done::MemberDied { .. } => "member-died",
        Done::MemberLeft { .. } => "member-left",
        Done::MemberJoined { .. } => "member-joined",
        Done::HeadChanged { .. } => "head-changed",
        Done::Undone { .. } => "undone",
        Done::Unknown => "unknown",
    }
}
