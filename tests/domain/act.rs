//! Acts in the register: what each changes, what it refuses, and that taking it back gives the household back.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use proptest::prelude::*;
use rstest::rstest;
use so_thon::domain::act::{ActError, ActRequest, Done, Joined, What, perform, relation_to};
use so_thon::domain::answer::Answer;
use so_thon::domain::class::Class;
use so_thon::domain::household::{Arrival, Household, Presence};
use so_thon::domain::ids::{ActId, HouseholdId, MemberId, QuestionId, SupportId, VillageId};
use so_thon::domain::member::Relation;
use so_thon::domain::progress::ledger::Movement;
use so_thon::domain::progress::village_progress;
use so_thon::domain::support::{Support, SupportState};
use uuid::Uuid;

use crate::build::{day, household, household_id, member, village};

const TODAY: (i32, u32, u32) = (2026, 11, 12);

fn today() -> NaiveDate {
    day(TODAY.0, TODAY.1, TODAY.2)
}

/// A village's households, and the ids still to be given.
struct Village {
    households: BTreeMap<HouseholdId, Household>,
    given: u128,
}

impl Village {
    /// Household 1, poor, of four; household 2, not poor, of two.
    fn new() -> Self {
        let mut first = household(1, Class::Poor, 4);
        first.members[1].relation = Relation::Spouse;
        let households = [first, household(2, Class::NotPoor, 2)];
        Self { households: households.into_iter().map(|one| (one.id, one)).collect(), given: 9_000 }
    }

    fn get(&self, number: u128) -> Household {
        self.households[&household_id(number)].clone()
    }

    fn ask(&mut self, request: &ActRequest) -> Result<Vec<Household>, ActError> {
        let households = self.households.clone();
        let given = &mut self.given;
        let mut next = || {
            *given += 1;
            Uuid::from_u128(*given)
        };
        perform(request, today(), &|id| households.get(&id).cloned(), &mut next)
    }

    fn act(&mut self, what: What) -> Result<Vec<Household>, ActError> {
        let changed = self.ask(&request(what))?;
        for one in &changed {
            self.households.insert(one.id, one.clone());
        }
        Ok(changed)
    }

    fn undo_last(&mut self, number: u128) -> Result<Vec<Household>, ActError> {
        let act = self.last_act(number);
        self.act(What::Undo { household: household_id(number), act })
    }

    fn last_act(&self, number: u128) -> ActId {
        *self.get(number).acts.keys().next_back().expect("an act")
    }
}

fn request(what: What) -> ActRequest {
    ActRequest { what, on: day(2026, 6, 1), reason: "theo đơn của hộ".to_owned() }
}

fn person(number: u128) -> MemberId {
    MemberId(Uuid::from_u128(number))
}

fn need(of: Option<MemberId>) -> Support {
    Support {
        need: "health_insurance".to_owned(),
        indicator: Some(4),
        standard: "nd07-2021".to_owned(),
        office: "health_station".to_owned(),
        member: of,
        note: String::new(),
        asked_on: day(2026, 5, 1),
        due: None,
        state: SupportState::Needed,
        visit: None,
    }
}

fn split(members: &[u128], head: u128) -> What {
    What::Split {
        household: household_id(1),
        members: members.iter().map(|number| person(*number)).collect(),
        head: person(head),
        relations: BTreeMap::new(),
    }
}

fn merge(household: u128, into: u128) -> What {
    What::Merge { household: household_id(household), into: household_id(into), relations: BTreeMap::new() }
}

fn dies(member: u128, new_head: Option<u128>) -> What {
    What::MemberDies { household: household_id(1), member: person(member), new_head: new_head.map(person) }
}

/// As a record is compared after an act was taken back: without the acts, people in one order.
fn as_it_was(mut household: Household) -> Household {
    household.acts.clear();
    household.members.sort_by_key(|member| member.id);
    household
}

#[test]
fn a_split_takes_people_with_what_is_known_of_them_and_the_class_of_the_household_they_leave() {
    let mut scene = Village::new();
    let mut parent = scene.get(1);
    let insured = QuestionId::new("insured");
    parent.facts.set(Some(person(1002)), insured.clone(), Some(Answer::Bool(true)));
    parent.facts.set(None, QuestionId::new("roof"), Some(Answer::Unknown));
    parent.supports.insert(SupportId(Uuid::from_u128(1)), need(Some(person(1002))));
    parent.supports.insert(SupportId(Uuid::from_u128(2)), need(None));
    scene.households.insert(parent.id, parent);
    let relations = BTreeMap::from([(person(1003), Relation::Sibling)]);
    let what = What::Split {
        household: household_id(1),
        members: vec![person(1002), person(1003)],
        head: person(1003),
        relations: BTreeMap::from([(person(1002), Relation::Spouse)]),
    };
    let changed = scene.act(what).expect("a split");
    let [parent, new] = changed.as_slice() else { panic!("two households change") };
    assert_eq!(parent.id, household_id(1));
    assert_eq!(parent.members.iter().map(|member| member.id).collect::<Vec<_>>(), [person(1000), person(1001)]);
    assert_eq!(new.head().map(|head| head.id), Some(person(1003)));
    assert_eq!(new.members[1].relation, Relation::Spouse);
    assert_eq!(new.arrival, Arrival::Split { on: day(2026, 6, 1), from: Some(household_id(1)) });
    assert_eq!((new.class_start, new.class_official), (Class::Poor, Class::Poor));
    assert_eq!(new.facts.get(Some(person(1002)), &insured), Some(&Answer::Bool(true)));
    assert!(new.facts.household.is_empty(), "the house of the parents is not theirs");
    assert!(parent.facts.get(Some(person(1002)), &insured).is_none());
    assert_eq!((parent.supports.len(), new.supports.len()), (1, 1), "a person's need goes along");
    assert_eq!(parent.acts.keys().collect::<Vec<_>>(), new.acts.keys().collect::<Vec<_>>(), "one act, one id");
    // The head of the new one cannot be called anything else.
    let mistaken =
        What::Split { household: household_id(1), members: vec![person(1001)], head: person(1001), relations };
    assert_eq!(scene.act(mistaken), Err(ActError::NoMember));
}

#[test]
fn a_merge_moves_the_people_and_ends_the_record_without_emptying_it() {
    let mut scene = Village::new();
    let changed = scene.act(merge(1, 2)).expect("a merge");
    let [gone, into] = changed.as_slice() else { panic!("two households change") };
    assert_eq!(gone.presence, Presence::Merged { on: day(2026, 6, 1), into: Some(household_id(2)) });
    assert_eq!(gone.members.len(), 4, "movement counts them where they were");
    assert_eq!(into.members.len(), 6);
    assert_eq!(into.members.iter().filter(|member| member.relation == Relation::Head).count(), 1);
}

#[test]
fn the_heads_death_makes_a_new_head_and_the_relations_that_surely_follow() {
    let mut scene = Village::new();
    let changed = scene.act(dies(1000, Some(1001))).expect("a death");
    let left = &changed[0].members;
    assert_eq!(
        left.iter().map(|member| member.relation).collect::<Vec<_>>(),
        [Relation::Head, Relation::Child, Relation::Child]
    );
    let changed = scene.undo_last(1).expect("taken back");
    assert_eq!(as_it_was(changed[0].clone()), as_it_was(Village::new().get(1)));
}

#[rstest]
#[case::widow(Relation::Spouse, Relation::Parent, Relation::Other)]
#[case::mother_of_the_new_head(Relation::Child, Relation::Spouse, Relation::Parent)]
#[case::brother_of_the_new_head(Relation::Child, Relation::Child, Relation::Sibling)]
#[case::old_head_under_a_child(Relation::Child, Relation::Head, Relation::Parent)]
#[case::grandmother(Relation::Child, Relation::Parent, Relation::Grandparent)]
#[case::either_spouse_or_sister_in_law(Relation::Child, Relation::ChildInLaw, Relation::Other)]
#[case::either_child_or_nephew(Relation::Child, Relation::Grandchild, Relation::Other)]
fn a_relation_is_carried_over_only_where_it_is_sure(
    #[case] new_head: Relation,
    #[case] theirs: Relation,
    #[case] then: Relation,
) {
    assert_eq!(relation_to(new_head, theirs), then);
}

#[rstest]
#[case::nobody_chosen(split(&[], 1002), ActError::Nobody)]
#[case::nobody_stays(split(&[1000, 1001, 1002, 1003], 1002), ActError::NobodyLeft)]
#[case::head_is_not_among_them(split(&[1002], 1003), ActError::NoHead)]
#[case::the_head_goes_and_nobody_follows(split(&[1000, 1002], 1002), ActError::NoHead)]
#[case::somebody_elses(split(&[2001], 2001), ActError::NoMember)]
#[case::into_itself(merge(1, 1), ActError::Same)]
#[case::into_a_household_that_left(merge(1, 3), ActError::Gone)]
#[case::into_another_village(merge(1, 4), ActError::OtherVillage)]
#[case::unknown_household(merge(1, 99), ActError::NoHousehold)]
#[case::the_head_dies_without_a_new_one(dies(1000, None), ActError::NoHead)]
#[case::the_new_head_is_not_a_member(dies(1000, Some(2001)), ActError::NoMember)]
#[case::the_new_head_is_the_dead(dies(1000, Some(1000)), ActError::NoMember)]
#[case::not_a_member(dies(2001, None), ActError::NoMember)]
#[case::the_last_one(
    What::MemberDies { household: household_id(5), member: person(5000), new_head: None },
    ActError::NobodyLeft
)]
#[case::away_twice(What::MoveAway { household: household_id(3), to: String::new() }, ActError::Gone)]
#[case::head_already(
    What::ChangeHead { household: household_id(1), head: person(1000), relations: BTreeMap::new() },
    ActError::Same
)]
#[case::two_heads(
    What::ChangeHead {
        household: household_id(1),
        head: person(1001),
        relations: BTreeMap::from([(person(1002), Relation::Head)]),
    },
    ActError::TwoHeads
)]
#[case::joins_as_a_second_head(
    What::MemberJoins {
        household: household_id(1),
        member: Box::new(member(77, "Lý Thị Hoa", Relation::Head, "1990")),
        how: Joined::Married,
    },
    ActError::TwoHeads
)]
#[case::joins_twice(
    What::MemberJoins {
        household: household_id(1),
        member: Box::new(member(1001, "Lý Thị Hoa", Relation::Other, "1990")),
        how: Joined::Returned,
    },
    ActError::Same
)]
#[case::registered_already(What::Register { household: Box::new(household(1, Class::Poor, 1)) }, ActError::Same)]
#[case::registered_with_nobody(What::Register { household: Box::new(household(9, Class::Poor, 0)) }, ActError::Nobody)]
#[case::no_such_act(
    What::Undo { household: household_id(1), act: ActId(Uuid::from_u128(5)) },
    ActError::NotUndoable
)]
fn an_act_that_makes_no_sense_is_refused_and_changes_nothing(#[case] what: What, #[case] why: ActError) {
    let mut scene = Village::new();
    let mut left = household(3, Class::NotPoor, 2);
    left.presence = Presence::MovedAway { on: day(2026, 1, 5) };
    let mut elsewhere = household(4, Class::NotPoor, 2);
    elsewhere.village = VillageId::new("01954.08");
    for one in [left, elsewhere, household(5, Class::NotPoor, 1)] {
        scene.households.insert(one.id, one);
    }
    let before = scene.households.clone();
    assert_eq!(scene.act(what), Err(why));
    assert_eq!(scene.households, before);
}

#[test]
fn an_act_needs_a_day_that_has_come_and_a_reason() {
    let mut scene = Village::new();
    let what = || What::DieOut { household: household_id(1) };
    let tomorrow = today().succ_opt().unwrap();
    assert_eq!(scene.ask(&ActRequest { on: tomorrow, ..request(what()) }), Err(ActError::Future));
    assert_eq!(scene.ask(&ActRequest { reason: " \u{a0} ".to_owned(), ..request(what()) }), Err(ActError::NoReason));
    assert!(scene.ask(&ActRequest { on: today(), ..request(what()) }).is_ok());
    let new = Box::new(household(9, Class::Poor, 2));
    let register = ActRequest { reason: String::new(), ..request(What::Register { household: new }) };
    assert!(scene.ask(&register).is_ok(), "putting someone on the list needs no reason");
}

#[test]
fn a_newcomer_is_not_poor_until_the_commune_says_so() {
    let mut scene = Village::new();
    let new = scene.act(What::Register { household: Box::new(household(9, Class::Poor, 2)) }).unwrap().remove(0);
    assert_eq!((new.class_start, new.class_official), (Class::NotPoor, Class::NotPoor));
    assert_eq!(new.arrival, Arrival::New { on: day(2026, 6, 1) });
    let what = What::MoveIn { household: Box::new(household(10, Class::Poor, 2)), from: "xã Bằng Vân".to_owned() };
    let came = scene.act(what).unwrap().remove(0);
    assert_eq!(came.class_start, Class::NotPoor);
    assert_eq!(came.arrival, Arrival::MovedIn { on: day(2026, 6, 1), from: None });
}

#[test]
fn net_movement_knows_why() {
    let mut scene = Village::new();
    let split_off = scene.act(split(&[1003], 1003)).unwrap().remove(1).id;
    let mut other = household(3, Class::Poor, 3);
    other.number = "003".to_owned();
    scene.households.insert(other.id, other);
    scene.act(merge(3, 2)).unwrap();
    let progress = village_progress(2026, &village(), None, scene.households.values(), &[]);
    let poor = &progress.poor.surveyed;
    let who = |movement| poor.lines.get(&movement).map(|line| line.households.clone()).unwrap_or_default();
    assert_eq!(who(Movement::OtherIncrease), [split_off]);
    assert_eq!(who(Movement::OtherDecrease), [household_id(3)]);
    assert_eq!((poor.start.households, poor.end.households), (2, 2));
}

#[test]
fn an_act_is_taken_back_once_and_in_every_household_that_carries_it() {
    let mut scene = Village::new();
    let new = scene.act(split(&[1003], 1003)).unwrap().remove(1);
    let act = *new.acts.keys().next().unwrap();
    let changed = scene.act(What::Undo { household: new.id, act }).expect("taken back");
    assert_eq!(changed.len(), 2);
    assert_eq!(changed[0].id, new.id, "the one asked about comes first");
    assert_eq!(changed[0].presence, Presence::Merged { on: day(2026, 6, 1), into: Some(household_id(1)) });
    assert_eq!(as_it_was(changed[1].clone()), as_it_was(Village::new().get(1)));
    assert_eq!(scene.act(What::Undo { household: household_id(1), act }), Err(ActError::NotUndoable));
    let undone = scene.last_act(1);
    assert!(matches!(scene.get(1).acts[&undone].done, Done::Undone { undone } if undone == act));
    assert_eq!(scene.undo_last(1), Err(ActError::NotUndoable), "taking back is not taken back: it is done again");
}

#[test]
fn what_something_later_rests_on_is_not_taken_back() {
    // Someone was born into the household that split off.
    let mut scene = Village::new();
    let new = scene.act(split(&[1003], 1003)).unwrap().remove(1).id;
    let baby = Box::new(member(50, "Lý Thị Na", Relation::Child, "2026-07-01"));
    scene.act(What::MemberJoins { household: new, member: baby, how: Joined::Born }).unwrap();
    let split_act = *scene.get(1).acts.keys().next().unwrap();
    assert_eq!(scene.act(What::Undo { household: household_id(1), act: split_act }), Err(ActError::NotUndoable));

    // One of those who joined is head now.
    let mut scene = Village::new();
    scene.act(merge(2, 1)).unwrap();
    let merged = scene.last_act(1);
    let head = What::ChangeHead { household: household_id(1), head: person(2000), relations: BTreeMap::new() };
    scene.act(head).unwrap();
    assert_eq!(scene.act(What::Undo { household: household_id(1), act: merged }), Err(ActError::NotUndoable));
    scene.undo_last(1).expect("the head changes back");
    scene.act(What::Undo { household: household_id(1), act: merged }).expect("and then they part");
    assert_eq!(as_it_was(scene.get(2)), as_it_was(Village::new().get(2)));

    // The household left after the death.
    let mut scene = Village::new();
    scene.act(dies(1002, None)).unwrap();
    let death = scene.last_act(1);
    scene.act(What::MoveAway { household: household_id(1), to: String::new() }).unwrap();
    assert_eq!(scene.act(What::Undo { household: household_id(1), act: death }), Err(ActError::Gone));
    scene.undo_last(1).expect("it came back");
    scene.act(What::Undo { household: household_id(1), act: death }).expect("and nobody died");
}

#[test]
fn what_was_corrected_since_survives_taking_the_act_back() {
    let mut scene = Village::new();
    scene.act(merge(2, 1)).unwrap();
    let mut joined = scene.get(1);
    joined.members.iter_mut().find(|member| member.id == person(2001)).unwrap().name = "Lý Thị Mai".to_owned();
    scene.households.insert(joined.id, joined);
    scene.undo_last(1).unwrap();
    assert!(scene.get(2).members.iter().any(|member| member.name == "Lý Thị Mai"));
    assert_eq!(scene.get(1).members.len(), 4);
}

/// Any act on a household of four, sensible or not.
fn anything() -> impl Strategy<Value = What> {
    let someone = || (1000_u128..1004).prop_map(person);
    let relations = || prop::collection::btree_map(someone(), prop::sample::select(Relation::ALL.to_vec()), 0..3);
    prop_oneof![
        (prop::collection::btree_set(someone(), 0..4), someone(), relations()).prop_map(
            |(members, head, relations): (BTreeSet<MemberId>, _, _)| What::Split {
                household: household_id(1),
                members: members.into_iter().collect(),
                head,
                relations,
            }
        ),
        relations().prop_map(|relations| What::Merge { household: household_id(1), into: household_id(2), relations }),
        Just(merge(2, 1)),
        Just(What::MoveAway { household: household_id(1), to: "xã Bằng Vân".to_owned() }),
        Just(What::DieOut { household: household_id(1) }),
        (someone(), prop::option::of(someone())).prop_map(|(member, new_head)| What::MemberDies {
            household: household_id(1),
            member,
            new_head
        }),
        (someone(), prop::option::of(someone())).prop_map(|(member, new_head)| What::MemberLeaves {
            household: household_id(1),
            member,
            to: String::new(),
            new_head
        }),
        Just(What::MemberJoins {
            household: household_id(1),
            member: Box::new(member(50, "Lý Thị Na", Relation::Child, "2026")),
            how: Joined::Born
        }),
        (someone(), relations()).prop_map(|(head, relations)| What::ChangeHead {
            household: household_id(1),
            head,
            relations
        }),
    ]
}

proptest! {
    #[test]
    fn an_act_taken_back_gives_the_households_back_but_for_their_acts(what in anything()) {
        let mut scene = Village::new();
        let mut first = scene.get(1);
        first.supports.insert(SupportId(Uuid::from_u128(1)), need(Some(person(1002))));
        first.facts.set(Some(person(1003)), QuestionId::new("insured"), Some(Answer::Unknown));
        scene.households.insert(first.id, first);
        let before = scene.households.clone();
        if let Ok(changed) = scene.act(what) {
            for one in &changed {
                prop_assert_eq!(one.members.iter().filter(|member| member.relation == Relation::Head).count(), 1);
                let people: BTreeSet<MemberId> = one.members.iter().map(|member| member.id).collect();
                prop_assert_eq!(people.len(), one.members.len(), "nobody twice");
            }
            let act = *changed[0].acts.keys().next_back().unwrap();
            scene.act(What::Undo { household: changed[0].id, act }).expect("nothing rests on it yet");
            for (id, was) in before {
                prop_assert_eq!(as_it_was(scene.households[&id].clone()), as_it_was(was));
            }
        }
    }

    #[test]
    fn an_act_survives_the_wire(what in anything()) {
        let mut scene = Village::new();
        for one in scene.act(what).unwrap_or_default() {
            let text = serde_json::to_string(&one).unwrap();
            prop_assert_eq!(serde_json::from_str::<Household>(&text).unwrap(), one);
        }
    }
}
