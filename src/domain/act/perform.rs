//! What each act does to the households that it names.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use uuid::Uuid;

use super::undo::undo;
use super::{Act, ActError, ActRequest, Done, Joined, What, admit};
use crate::domain::answer::Answers;
use crate::domain::household::{Arrival, Household, Presence};
use crate::domain::ids::{ActId, HouseholdId, MemberId};
use crate::domain::member::{Member, Relation};
use crate::domain::text::tidy;

type Relations = BTreeMap<MemberId, Relation>;

/// What an act is done with: its id, its day, its reason, and the households that there are.
pub(super) struct Doing<'a> {
    pub id: ActId,
    pub on: NaiveDate,
    reason: String,
    known: &'a dyn Fn(HouseholdId) -> Option<Household>,
}

impl Doing<'_> {
    /// A household that lives in the village.
    pub(super) fn living(&self, id: HouseholdId) -> Result<Household, ActError> {
        let household = self.any(id)?;
        if household.presence.is_present() { Ok(household) } else { Err(ActError::Gone) }
    }

    /// A household, gone or not.
    pub(super) fn any(&self, id: HouseholdId) -> Result<Household, ActError> {
        (self.known)(id).ok_or(ActError::NoHousehold)
    }

    /// Writes the act into a household's record.
    pub(super) fn note(&self, household: &mut Household, done: Done) {
        household.acts.insert(self.id, Act { done, on: self.on, reason: self.reason.clone() });
    }
}

/// Does an act: gives every household that it changes, as it then is, the one asked about first.
///
/// `known` gives a household by id; `next` gives fresh ids; `today` is the phone's day.
///
/// # Errors
/// Why it cannot be done; then nothing changes.
pub fn perform(
    request: &ActRequest,
    today: NaiveDate,
    known: &dyn Fn(HouseholdId) -> Option<Household>,
    next: &mut dyn FnMut() -> Uuid,
) -> Result<Vec<Household>, ActError> {
    if request.on > today {
        return Err(ActError::Future);
    }
    let reason = tidy(&request.reason);
    if reason.is_empty() && !matches!(request.what, What::Register { .. }) {
        return Err(ActError::NoReason);
    }
    let doing = Doing { id: ActId(next()), on: request.on, reason, known };
    match &request.what {
        What::Register { household } => register(&doing, household).map(|household| vec![household]),
        What::MoveIn { household, from } => move_in(&doing, household, from).map(|household| vec![household]),
        What::Split { household, members, head, relations } => {
            let new = HouseholdId(next());
            split(&doing, *household, new, members, *head, relations)
        }
        What::Merge { household, into, relations } => merge(&doing, *household, *into, relations),
        What::MoveAway { household, to } => {
            let mut household = doing.living(*household)?;
            household.presence = Presence::MovedAway { on: doing.on };
            doing.note(&mut household, Done::MovedAway { to: tidy(to) });
            Ok(vec![household])
        }
        What::DieOut { household } => {
            let mut household = doing.living(*household)?;
            household.presence = Presence::DiedOut { on: doing.on };
            doing.note(&mut household, Done::DiedOut);
            Ok(vec![household])
        }
        What::MemberDies { household, member, new_head } => {
            let (mut household, member, before) = take_member(&doing, *household, *member, *new_head)?;
            doing.note(&mut household, Done::MemberDied { member: Box::new(member), before });
            Ok(vec![household])
        }
        What::MemberLeaves { household, member, to, new_head } => {
            let (mut household, member, before) = take_member(&doing, *household, *member, *new_head)?;
            doing.note(&mut household, Done::MemberLeft { member: Box::new(member), to: tidy(to), before });
            Ok(vec![household])
        }
        What::MemberJoins { household, member, how } => join(&doing, *household, member, *how),
        What::ChangeHead { household, head, relations } => change_head(&doing, *household, *head, relations),
        What::Undo { household, act } => undo(&doing, *household, *act),
    }
}

/// A member's relation to a new head, from both relations to the head before: sure ones only, `Other` where a family
/// may be either way (a child's child-in-law is a spouse or a sibling's spouse).
pub fn relation_to(new_head: Relation, theirs: Relation) -> Relation {
    use Relation::{Child, ChildInLaw, Grandchild, Grandparent, Head, Other, Parent, Sibling, Spouse};
    match (new_head, theirs) {
        (Head, same) => same,
        (Spouse, Head) => Spouse,
        (Spouse, Child) => Child,
        (Spouse, ChildInLaw) => ChildInLaw,
        (Spouse, Grandchild) => Grandchild,
        (Child, Head | Spouse) => Parent,
        (Child, Child) => Sibling,
        (Child, Parent) => Grandparent,
        (Parent, Head) => Child,
        (Parent, Spouse) => ChildInLaw,
        (Parent, Sibling) => Child,
        (Parent, Child) => Grandchild,
        (Sibling, Head | Sibling) => Sibling,
        (Sibling, Parent) => Parent,
        (Sibling, Grandparent) => Grandparent,
        (Grandparent, Head | Sibling) => Grandchild,
        (Grandchild, Head | Spouse) => Grandparent,
        _ => Other,
    }
}

fn register(doing: &Doing<'_>, new: &Household) -> Result<Household, ActError> {
    let mut household = newcomer(doing, new)?;
    household.arrival = Arrival::New { on: doing.on };
    doing.note(&mut household, Done::Registered);
    Ok(household)
}

fn move_in(doing: &Doing<'_>, new: &Household, from: &str) -> Result<Household, ActError> {
    let mut household = newcomer(doing, new)?;
    let left = match new.arrival {
        Arrival::MovedIn { from, .. } => from,
        _ => None,
    };
    household.arrival = Arrival::MovedIn { on: doing.on, from: left };
    doing.note(&mut household, Done::MovedIn { from: tidy(from) });
    Ok(household)
}

/// A record that the register does not hold yet, with one head and without a class of its own.
fn newcomer(doing: &Doing<'_>, new: &Household) -> Result<Household, ActError> {
    if (doing.known)(new.id).is_some() {
        return Err(ActError::Same);
    }
    if new.members.is_empty() {
        return Err(ActError::Nobody);
    }
    match heads(new) {
        0 => return Err(ActError::NoHead),
        1 => {}
        _ => return Err(ActError::TwoHeads),
    }
    let mut household = new.clone();
    household.presence = Presence::Present;
    admit(&mut household, None);
    Ok(household)
}

fn split(
    doing: &Doing<'_>,
    parent: HouseholdId,
    new: HouseholdId,
    going: &[MemberId],
    head: MemberId,
    relations: &Relations,
) -> Result<Vec<Household>, ActError> {
    let mut parent = doing.living(parent)?;
    if going.is_empty() {
        return Err(ActError::Nobody);
    }
    if going.iter().any(|id| !is_member(&parent, *id)) {
        return Err(ActError::NoMember);
    }
    if !going.contains(&head) {
        return Err(ActError::NoHead);
    }
    fits(relations, going, Some(head))?;
    let (went, stay): (Vec<Member>, Vec<Member>) =
        parent.members.iter().cloned().partition(|member| going.contains(&member.id));
    if stay.is_empty() {
        return Err(ActError::NobodyLeft);
    }
    if went.iter().any(|member| member.relation == Relation::Head) && heads_of(&stay) == 0 {
        // Who stays needs a head first: that is an act of its own.
        return Err(ActError::NoHead);
    }
    let members = went.iter().map(|member| Member { relation: related(member.id, head, relations), ..member.clone() });
    let mut founded = Household {
        id: new,
        village: parent.village.clone(),
        // Whoever keeps the register gives the next one.
        number: String::new(),
        address: parent.address.clone(),
        phone: String::new(),
        location: None,
        members: head_first(members.collect()),
        facts: Answers::default(),
        class_start: parent.class_start,
        class_official: parent.class_official,
        official_since: None,
        left_poor_on: None,
        left_near_poor_on: None,
        arrival: Arrival::Split { on: doing.on, from: Some(parent.id) },
        presence: Presence::Present,
        acts: BTreeMap::new(),
        supports: BTreeMap::new(),
        tasks: BTreeMap::new(),
        synthetic: parent.synthetic,
    };
    admit(&mut founded, Some(&parent));
    parent.members = stay;
    carry(&mut parent, &mut founded, going);
    doing.note(&mut founded, Done::SplitFrom { household: parent.id });
    doing.note(&mut parent, Done::SplitOff { household: founded.id, members: went });
    Ok(vec![parent, founded])
}

fn merge(
    doing: &Doing<'_>,
    gone: HouseholdId,
    into: HouseholdId,
    relations: &Relations,
) -> Result<Vec<Household>, ActError> {
    if gone == into {
        return Err(ActError::Same);
    }
    let (mut gone, mut into) = (doing.living(gone)?, doing.living(into)?);
    if gone.village != into.village {
        return Err(ActError::OtherVillage);
    }
    let coming: Vec<MemberId> = gone.members.iter().map(|member| member.id).collect();
    if coming.is_empty() {
        return Err(ActError::Nobody);
    }
    if coming.iter().any(|id| is_member(&into, *id)) {
        return Err(ActError::Same);
    }
    fits(relations, &coming, None)?;
    // The record that ends keeps its list of people as it was: movement counts them where they were.
    into.members.extend(
        gone.members.iter().map(|member| Member {
            relation: relations.get(&member.id).copied().unwrap_or_default(),
            ..member.clone()
        }),
    );
    carry(&mut gone, &mut into, &coming);
    gone.presence = Presence::Merged { on: doing.on, into: Some(into.id) };
    doing.note(&mut gone, Done::MergedInto { household: into.id });
    doing.note(&mut into, Done::MergedFrom { household: gone.id, members: coming });
    Ok(vec![gone, into])
}

/// Takes a member off the list; where it was the head, the new head takes over. What the register knew of the member
/// stays with the household, so that taking the act back brings it back whole.
fn take_member(
    doing: &Doing<'_>,
    household: HouseholdId,
    member: MemberId,
    new_head: Option<MemberId>,
) -> Result<(Household, Member, Relations), ActError> {
    let mut household = doing.living(household)?;
    let place = household.members.iter().position(|other| other.id == member).ok_or(ActError::NoMember)?;
    if household.members.len() == 1 {
        return Err(ActError::NobodyLeft);
    }
    let taken = household.members.remove(place);
    if taken.relation != Relation::Head || heads(&household) > 0 {
        return Ok((household, taken, Relations::new()));
    }
    let head = new_head.ok_or(ActError::NoHead)?;
    let was = household.members.iter().find(|other| other.id == head).ok_or(ActError::NoMember)?.relation;
    let before = set_relations(&mut household, |other| match other.id == head {
        true => Relation::Head,
        false => relation_to(was, other.relation),
    });
    Ok((household, taken, before))
}

fn join(doing: &Doing<'_>, household: HouseholdId, member: &Member, how: Joined) -> Result<Vec<Household>, ActError> {
    let mut household = doing.living(household)?;
    if is_member(&household, member.id) {
        return Err(ActError::Same);
    }
    if member.relation == Relation::Head && heads(&household) > 0 {
        return Err(ActError::TwoHeads);
    }
    household.members.push(member.clone());
    doing.note(&mut household, Done::MemberJoined { member: member.id, how });
    Ok(vec![household])
}

fn change_head(
    doing: &Doing<'_>,
    household: HouseholdId,
    head: MemberId,
    relations: &Relations,
) -> Result<Vec<Household>, ActError> {
    let mut household = doing.living(household)?;
    let now = household.members.iter().find(|member| member.id == head).ok_or(ActError::NoMember)?.relation;
    if now == Relation::Head && heads(&household) == 1 {
        return Err(ActError::Same);
    }
    let everyone: Vec<MemberId> = household.members.iter().map(|member| member.id).collect();
    fits(relations, &everyone, Some(head))?;
    let before = set_relations(&mut household, |member| match (relations.get(&member.id), member.relation) {
        _ if member.id == head => Relation::Head,
        (Some(named), _) => *named,
        (None, Relation::Head) => Relation::Other,
        (None, kept) => kept,
    });
    doing.note(&mut household, Done::HeadChanged { before, to: head });
    Ok(vec![household])
}

/// Sets everyone's relation; gives those that changed, as they were.
pub(super) fn set_relations(household: &mut Household, to: impl Fn(&Member) -> Relation) -> Relations {
    let mut before = Relations::new();
    for member in &mut household.members {
        let relation = to(member);
        if relation != member.relation {
            before.insert(member.id, member.relation);
            member.relation = relation;
        }
    }
    before
}

/// What the register knows of these people, and what is owed to them, goes along with them.
pub(super) fn carry(from: &mut Household, to: &mut Household, people: &[MemberId]) {
    for id in people {
        if let Some(facts) = from.facts.members.remove(id) {
            to.facts.members.insert(*id, facts);
        }
    }
    let theirs = |member: Option<MemberId>| member.is_some_and(|id| people.contains(&id));
    let (goes, stays) = std::mem::take(&mut from.supports).into_iter().partition(|(_, support)| theirs(support.member));
    from.supports = stays;
    to.supports.extend::<BTreeMap<_, _>>(goes);
}

pub(super) fn is_member(household: &Household, id: MemberId) -> bool {
    household.members.iter().any(|member| member.id == id)
}

/// The list with its head in front: the order in which a household is read out.
pub(super) fn head_first(mut members: Vec<Member>) -> Vec<Member> {
    members.sort_by_key(|member| member.relation != Relation::Head);
    members
}

fn heads(household: &Household) -> usize {
    heads_of(&household.members)
}

fn heads_of(members: &[Member]) -> usize {
    members.iter().filter(|member| member.relation == Relation::Head).count()
}

fn related(member: MemberId, head: MemberId, relations: &Relations) -> Relation {
    if member == head { Relation::Head } else { relations.get(&member).copied().unwrap_or_default() }
}

/// Relations name people of the list only, and nobody beside `head` as head.
fn fits(relations: &Relations, people: &[MemberId], head: Option<MemberId>) -> Result<(), ActError> {
    for (member, relation) in relations {
        if !people.contains(member) {
            return Err(ActError::NoMember);
        }
        if *relation == Relation::Head && Some(*member) != head {
            return Err(ActError::TwoHeads);
        }
    }
    Ok(())
}
