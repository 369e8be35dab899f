//! Taking an act back. An act can be taken back while what it made still stands; otherwise something rests on it.
//!
//! Nothing is decided by order: ids carry a phone's clock, which may be wrong. Putting a household on the register is
//! not taken back here, since a record is never deleted; it merges into another one or moves away.

use std::collections::{BTreeMap, BTreeSet};

use super::perform::{Doing, carry, head_first, is_member, set_relations};
use super::{Act, ActError, Done};
use crate::domain::household::{Household, Presence};
use crate::domain::ids::{ActId, HouseholdId, MemberId};
use crate::domain::member::{Member, Relation};

/// Takes an act back in every household that carries it, the one asked about first.
pub(super) fn undo(doing: &Doing<'_>, household: HouseholdId, act: ActId) -> Result<Vec<Household>, ActError> {
    let mut here = doing.any(household)?;
    let was = here.acts.get(&act).cloned().ok_or(ActError::NotUndoable)?;
    if is_undone(&here, act) {
        return Err(ActError::NotUndoable);
    }
    let mut there = None;
    match &was.done {
        Done::MovedAway { .. } | Done::DiedOut => came_back(&mut here, &was)?,
        Done::SplitOff { household: new, members } => {
            let mut new = doing.any(*new)?;
            unsplit(doing, &mut here, &mut new, members)?;
            there = Some(new);
        }
        Done::SplitFrom { household: parent } => {
            let mut parent = doing.any(*parent)?;
            let Some(Done::SplitOff { members, .. }) = parent.acts.get(&act).map(|act| act.done.clone()) else {
                return Err(ActError::NotUndoable);
            };
            unsplit(doing, &mut parent, &mut here, &members)?;
            there = Some(parent);
        }
        Done::MergedInto { household: into } => {
            let mut into = doing.any(*into)?;
            unmerge(&mut here, &mut into, act)?;
            there = Some(into);
        }
        Done::MergedFrom { household: gone, .. } => {
            let mut gone = doing.any(*gone)?;
            unmerge(&mut gone, &mut here, act)?;
            there = Some(gone);
        }
        Done::MemberDied { member, before } | Done::MemberLeft { member, before, .. } => {
            rejoin(present(&mut here)?, member, before)?;
        }
        Done::MemberJoined { member, .. } => unjoin(present(&mut here)?, *member)?,
        Done::HeadChanged { before, to } => unhead(present(&mut here)?, before, *to)?,
        Done::Registered | Done::MovedIn { .. } | Done::Undone { .. } | Done::Unknown => {
            return Err(ActError::NotUndoable);
        }
    }
    let mut changed: Vec<Household> = std::iter::once(here).chain(there).collect();
    for household in &mut changed {
        doing.note(household, Done::Undone { undone: act });
    }
    Ok(changed)
}

/// Whether an act of a household was taken back.
pub(super) fn is_undone(household: &Household, act: ActId) -> bool {
    household.acts.values().any(|later| later.done == Done::Undone { undone: act })
}

fn present(household: &mut Household) -> Result<&mut Household, ActError> {
    if household.presence.is_present() { Ok(household) } else { Err(ActError::Gone) }
}

fn came_back(household: &mut Household, was: &Act) -> Result<(), ActError> {
    let made = match was.done {
        Done::DiedOut => Presence::DiedOut { on: was.on },
        _ => Presence::MovedAway { on: was.on },
    };
    stands(household.presence == made)?;
    household.presence = Presence::Present;
    Ok(())
}

/// The people go home. The record that was founded for them stays, merged into the one they came from.
fn unsplit(doing: &Doing<'_>, parent: &mut Household, new: &mut Household, went: &[Member]) -> Result<(), ActError> {
    stands(parent.presence.is_present() && new.presence.is_present())?;
    let people: Vec<MemberId> = went.iter().map(|member| member.id).collect();
    stands(same_people(new, &people) && !people.iter().any(|id| is_member(parent, *id)))?;
    carry(new, parent, &people);
    // Needs and tasks of the new household itself have nowhere to go.
    stands(new.tasks.is_empty() && new.supports.is_empty())?;
    parent.members.extend(as_they_are_now(went, &new.members));
    parent.members = head_first(std::mem::take(&mut parent.members));
    new.presence = Presence::Merged { on: doing.on, into: Some(parent.id) };
    Ok(())
}

/// The people of a household that joined another one leave it again.
fn unmerge(gone: &mut Household, into: &mut Household, act: ActId) -> Result<(), ActError> {
    let (Some(left), Some(came)) = (gone.acts.get(&act), into.acts.get(&act)) else {
        return Err(ActError::NotUndoable);
    };
    stands(gone.presence == Presence::Merged { on: left.on, into: Some(into.id) } && into.presence.is_present())?;
    let Done::MergedFrom { members, .. } = &came.done else { return Err(ActError::NotUndoable) };
    let people = members.clone();
    stands(same_people(gone, &people) && people.iter().all(|id| is_member(into, *id)))?;
    let (going, stay): (Vec<Member>, Vec<Member>) =
        std::mem::take(&mut into.members).into_iter().partition(|member| people.contains(&member.id));
    stands(!stay.is_empty() && !going.iter().any(|member| member.relation == Relation::Head))?;
    gone.members = as_they_are_now(&gone.members, &going);
    into.members = stay;
    carry(into, gone, &people);
    gone.presence = Presence::Present;
    Ok(())
}

fn rejoin(household: &mut Household, member: &Member, before: &BTreeMap<MemberId, Relation>) -> Result<(), ActError> {
    stands(!is_member(household, member.id) && before.keys().all(|id| is_member(household, *id)))?;
    set_relations(household, |other| before.get(&other.id).copied().unwrap_or(other.relation));
    if member.relation == Relation::Head && !before.is_empty() {
        // Whoever is head now became so otherwise.
        stands(!household.members.iter().any(|other| other.relation == Relation::Head))?;
    }
    household.members.push(member.clone());
    household.members = head_first(std::mem::take(&mut household.members));
    Ok(())
}

fn unjoin(household: &mut Household, member: MemberId) -> Result<(), ActError> {
    let place = household.members.iter().position(|other| other.id == member).ok_or(ActError::NotUndoable)?;
    stands(household.members.len() > 1)?;
    stands(!household.supports.values().any(|support| support.member == Some(member)))?;
    let taken = household.members.remove(place);
    stands(taken.relation != Relation::Head)
}

fn unhead(household: &mut Household, before: &BTreeMap<MemberId, Relation>, to: MemberId) -> Result<(), ActError> {
    let heads = household.members.iter().filter(|member| member.relation == Relation::Head);
    stands(heads.map(|member| member.id).eq([to]))?;
    stands(before.keys().all(|id| is_member(household, *id)))?;
    set_relations(household, |member| before.get(&member.id).copied().unwrap_or(member.relation));
    Ok(())
}

/// People with what was corrected about them since, and the relation that they had.
fn as_they_are_now(were: &[Member], are: &[Member]) -> Vec<Member> {
    let now = |was: &Member| are.iter().find(|member| member.id == was.id).unwrap_or(was).clone();
    were.iter().map(|was| Member { relation: was.relation, ..now(was) }).collect()
}

fn same_people(household: &Household, people: &[MemberId]) -> bool {
    let here: BTreeSet<MemberId> = household.members.iter().map(|member| member.id).collect();
    here == people.iter().copied().collect()
}

fn stands(holds: bool) -> Result<(), ActError> {
    if holds { Ok(()) } else { Err(ActError::NotUndoable) }
}
