//! Acts in the register on the phone: one transaction, an entry a household, and what the list and the figures say then.

use std::collections::BTreeMap;

use so_thon::domain::act::{ActError, ActRequest, Done, What};
use so_thon::domain::class::Class;
use so_thon::domain::household::{Arrival, Presence};
use so_thon::domain::ids::{ActId, HouseholdId, MemberId};
use so_thon::domain::member::Relation;
use so_thon::domain::similar::Likeness;
use so_thon::protocol::entry::{HouseholdEdit, KIND_HOUSEHOLD};
use so_thon::store::StoreError;
use uuid::Uuid;

use crate::phone::{Phone, ask, day, household, household_id, member, village};

pub fn request(what: What) -> ActRequest {
    ActRequest { what, on: day(2026, 6, 1), reason: "theo đơn của hộ".to_owned() }
}

pub fn person(number: u128) -> MemberId {
    MemberId(Uuid::from_u128(number))
}

/// The second member of a household becomes a household of one's own.
pub fn split(number: u128) -> What {
    What::Split {
        household: household_id(number),
        members: vec![person(number * 100 + 2)],
        head: person(number * 100 + 2),
        relations: BTreeMap::new(),
    }
}

impl Phone {
    pub fn act(&mut self, what: What) -> Result<Vec<HouseholdId>, StoreError> {
        let now = self.now();
        ask!(self, Act { request: request(what), now })
    }
}

fn only_act(phone: &mut Phone, id: HouseholdId) -> ActId {
    *ask!(phone, Household { id }).unwrap().household.acts.keys().next().unwrap()
}

#[test]
fn a_split_writes_both_households_and_an_entry_for_each() {
    let mut phone = Phone::ready();
    let done = phone.act(split(1)).unwrap();
    let [parent, new] = done.as_slice() else { panic!("two households") };
    assert_eq!(*parent, household_id(1));
    let founded = ask!(phone, Household { id: *new }).unwrap();
    assert_eq!(founded.household.number, "004", "the village's next number");
    assert_eq!(founded.household.class_start, Class::Poor, "its class comes along");
    assert_eq!(founded.household.head_name(), "Triệu Thị Đào");
    assert!(founded.pending_edit);
    let (_, batch) = phone.batch();
    let told: Vec<(String, String, String)> = batch
        .entries
        .iter()
        .map(|entry| {
            let edit: HouseholdEdit = serde_json::from_str(&entry.body).unwrap();
            (entry.kind.clone(), edit.act, edit.reason)
        })
        .collect();
    let expected = (KIND_HOUSEHOLD.to_owned(), "split".to_owned(), "theo đơn của hộ".to_owned());
    assert_eq!(told, [expected.clone(), expected]);
    let outbox = ask!(phone, Outbox {}).unwrap();
    assert!(outbox.iter().all(|item| item.act == "split"));
    let progress = ask!(phone, Progress { village: village() }).unwrap().progress;
    assert_eq!(progress.poor.surveyed.end.households, 2);
}

#[test]
fn a_merge_takes_the_household_off_the_list_and_undo_brings_it_back() {
    let mut phone = Phone::ready();
    phone.act(What::Merge { household: household_id(1), into: household_id(2), relations: BTreeMap::new() }).unwrap();
    assert_eq!(phone.status().households, 2);
    let act = only_act(&mut phone, household_id(1));
    phone.act(What::Undo { household: household_id(2), act }).unwrap();
    assert_eq!(phone.status().households, 3);
    let back = ask!(phone, Household { id: household_id(1) }).unwrap().household;
    assert_eq!((back.presence, back.members), (Presence::Present, household(1, "Lý A Sình", Class::Poor).members));
    assert!(back.acts.values().any(|done| done.done == Done::Undone { undone: act }));
}

#[test]
fn an_act_that_cannot_be_done_changes_nothing_and_says_why() {
    let mut phone = Phone::ready();
    let before = ask!(phone, Household { id: household_id(1) }).unwrap();
    let dies = What::MemberDies { household: household_id(1), member: person(101), new_head: None };
    assert_eq!(phone.act(dies), Err(StoreError::Act { why: ActError::NoHead }));
    assert_eq!(phone.act(split(77)), Err(StoreError::Act { why: ActError::NoHousehold }));
    assert_eq!(ask!(phone, Household { id: household_id(1) }).unwrap(), before);
    assert_eq!(phone.status().pending, 0);
}

#[test]
fn a_split_is_not_taken_back_once_the_new_household_was_visited() {
    let mut phone = Phone::ready();
    let new = phone.act(split(1)).unwrap()[1];
    let act = only_act(&mut phone, new);
    let now = phone.now();
    let draft = ask!(phone, OpenDraft { household: new, now }).unwrap();
    let refused = phone.act(What::Undo { household: household_id(1), act });
    assert_eq!(refused, Err(StoreError::Act { why: ActError::NotUndoable }));
    ask!(phone, DiscardDraft { draft: draft.id }).unwrap();
    phone.act(What::Undo { household: household_id(1), act }).unwrap();
}

#[test]
fn a_newcomer_shows_the_class_that_the_commune_will_give_it() {
    let mut phone = Phone::ready();
    let mut new = household(9, "Nông Thị Sen", Class::Undetermined);
    new.number = String::new();
    new.members.truncate(1);
    let done = phone.act(What::Register { household: Box::new(new) }).unwrap();
    let detail = ask!(phone, Household { id: done[0] }).unwrap();
    assert_eq!((detail.household.class_start, detail.household.class_official), (Class::NotPoor, Class::NotPoor));
    assert_eq!(detail.household.arrival, Arrival::New { on: day(2026, 6, 1) });
    // And by the plain way of saving, too.
    let mut new = household(10, "Nông Thị Lan", Class::Undetermined);
    new.number = String::new();
    let now = phone.now();
    let id = ask!(phone, SaveHousehold { household: new, act: "new".to_owned(), reason: String::new(), now }).unwrap();
    let detail = ask!(phone, Household { id }).unwrap();
    assert_eq!((detail.household.number.as_str(), detail.household.class_start), ("005", Class::NotPoor));
}

#[test]
fn whoever_is_on_the_register_twice_is_found_in_every_village() {
    let mut phone = Phone::ready();
    let mut other = household(3, "Hoàng Văn Tú", Class::NotPoor);
    other.phone = "0987654321".to_owned();
    other.members[1] = member(302, "Bế Thị Nhung", Relation::Spouse, "1990");
    other.members[1].id_number = "006190001234".to_owned();
    let now = phone.now();
    ask!(phone, SaveHousehold { household: other, act: "edit".to_owned(), reason: String::new(), now }).unwrap();
    let mut asked = household(9, "Ai đó", Class::NotPoor);
    asked.members.truncate(1);
    asked.phone = String::new();
    let alike = |phone: &mut Phone, asked: &so_thon::domain::household::Household| {
        let found = ask!(phone, Similar { household: asked.clone() }).unwrap();
        found.into_iter().map(|found| (found.household, found.why)).collect::<Vec<_>>()
    };
    assert_eq!(alike(&mut phone, &asked), []);
    asked.members[0].id_number = "006 190 001 234".to_owned();
    assert_eq!(alike(&mut phone, &asked), [(household_id(3), Likeness::IdNumber)]);
    asked.members[0].id_number = String::new();
    asked.phone = "0987654321".to_owned();
    assert_eq!(alike(&mut phone, &asked), [(household_id(3), Likeness::Phone)]);
    asked.members[0] = member(901, "be thi nhung", Relation::Head, "1990-02-02");
    asked.phone = String::new();
    assert_eq!(alike(&mut phone, &asked), [(household_id(3), Likeness::NameAndYear)]);
}
