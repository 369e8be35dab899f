//! Field-by-field merge of two edits to one household.

use proptest::prelude::*;
use serde_json::{Value, json};
use so_thon::domain::answer::Answer;
use so_thon::domain::birth::Birth;
use so_thon::domain::class::Class;
use so_thon::domain::household::Household;
use so_thon::domain::ids::QuestionId;
use so_thon::domain::member::Relation;
use so_thon::domain::merge::{changed_fields, merge};

use crate::build::{household, member};

fn base() -> Household {
    let mut base = household(1, Class::Poor, 3);
    base.phone = "0900000001".to_owned();
    base.address = "Đầu thôn".to_owned();
    base
}

#[test]
fn edits_to_different_fields_both_stand() {
    let commune = Household { phone: "0900000002".to_owned(), ..base() };
    let phone = Household { address: "Cuối thôn".to_owned(), ..base() };
    let merged = merge(&base(), &commune, &phone).expect("a merge");
    assert_eq!(merged.household.phone, "0900000002");
    assert_eq!(merged.household.address, "Cuối thôn");
    assert_eq!(merged.taken, ["address"]);
    assert!(merged.conflicts.is_empty());
}

#[test]
fn the_same_field_on_both_sides_keeps_the_communes_and_sets_the_phones_aside() {
    let commune = Household { phone: "0900000002".to_owned(), ..base() };
    let phone = Household { phone: "0900000003".to_owned(), ..base() };
    let merged = merge(&base(), &commune, &phone).expect("a merge");
    assert_eq!(merged.household.phone, "0900000002");
    let conflict = merged.conflicts.first().expect("a conflict");
    assert_eq!((conflict.field.as_str(), &conflict.phone), ("phone", &json!("0900000003")));
}

#[test]
fn two_phones_each_adding_a_person_keep_both() {
    let mut commune = base();
    commune.members.push(member(77, "Lý Thị Hoa", Relation::Child, "2022"));
    let mut phone = base();
    phone.members.push(member(88, "Lý Văn Hải", Relation::Child, "2018"));
    let merged = merge(&base(), &commune, &phone).expect("a merge");
    let names: Vec<&str> = merged.household.members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names.len(), 5);
    assert!(names.contains(&"Lý Thị Hoa") && names.contains(&"Lý Văn Hải"));
}

#[test]
fn two_edits_to_one_person_merge_by_field() {
    let mut commune = base();
    commune.members[1].name = "Lý A Chơ".to_owned();
    let mut phone = base();
    phone.members[1].birth = Birth::Year(2006);
    let merged = merge(&base(), &commune, &phone).expect("a merge");
    assert_eq!(merged.household.members[1].name, "Lý A Chơ");
    assert_eq!(merged.household.members[1].birth, Birth::Year(2006));
    assert!(merged.conflicts.is_empty());
}

#[test]
fn a_person_removed_by_the_phone_and_changed_by_the_commune_stays_whole_and_is_a_conflict() {
    let mut commune = base();
    commune.members[2].name = "Lý Thị Mai".to_owned();
    let mut phone = base();
    phone.members.remove(2);
    let merged = merge(&base(), &commune, &phone).expect("a merge");
    assert_eq!(merged.household.members, commune.members);
    assert!(!merged.conflicts.is_empty());
}

#[test]
fn a_person_removed_by_the_phone_alone_is_gone() {
    let mut phone = base();
    phone.members.remove(2);
    let merged = merge(&base(), &base(), &phone).expect("a merge");
    assert_eq!(merged.household.members.len(), 2);
    assert!(merged.conflicts.is_empty());
}

#[test]
fn a_phone_never_changes_the_official_class() {
    let phone = Household { class_official: Class::NotPoor, class_start: Class::NotPoor, ..base() };
    let merged = merge(&base(), &base(), &phone).expect("a merge");
    assert_eq!(merged.household, base());
}

#[test]
fn changed_fields_name_the_person_and_the_field() {
    let mut after = base();
    after.members[0].name = "Lý A Dính".to_owned();
    after.facts.set(None, QuestionId::new("area"), Some(Answer::Hundredths(4_250)));
    let changed = changed_fields(&base(), &after).expect("fields");
    assert_eq!(changed.len(), 2);
    assert!(changed.iter().any(|field| field == "facts/household/area"));
    assert!(changed.iter().any(|field| field.starts_with("members/") && field.ends_with("/name")));
}

/// Edits of the kinds that the app makes.
fn edited() -> impl Strategy<Value = Household> {
    (
        prop::option::of("[a-z]{1,3}"),
        prop::option::of("09[0-9]{2}"),
        prop::option::of((0_usize..3, "[a-z]{1,3}")),
        prop::option::of(0_usize..3),
        prop::option::of(100_u128..104),
    )
        .prop_map(|(address, phone, renamed, removed, added)| {
            let mut edited = base();
            edited.address = address.unwrap_or(edited.address);
            edited.phone = phone.unwrap_or(edited.phone);
            if let Some((at, name)) = renamed {
                edited.members[at].name = name;
            }
            if let Some(at) = removed {
                edited.members.remove(at);
            }
            if let Some(number) = added {
                edited.members.push(member(number, "Mới", Relation::Other, "2001"));
            }
            edited
        })
}

proptest! {
    #[test]
    fn an_edit_against_an_unchanged_record_is_taken_whole(phone in edited()) {
        let merged = merge(&base(), &base(), &phone).expect("a merge");
        prop_assert_eq!(merged.household, phone);
        prop_assert!(merged.conflicts.is_empty());
    }

    #[test]
    fn an_unchanged_phone_changes_nothing(commune in edited()) {
        let merged = merge(&base(), &commune, &base()).expect("a merge");
        prop_assert_eq!(merged.household, commune);
        prop_assert!(merged.taken.is_empty() && merged.conflicts.is_empty());
    }

    #[test]
    fn merging_the_same_edit_again_changes_nothing(commune in edited(), phone in edited()) {
        let once = merge(&base(), &commune, &phone).expect("a merge");
        let twice = merge(&base(), &once.household, &phone).expect("a merge");
        prop_assert_eq!(once.household, twice.household);
    }

    #[test]
    fn every_value_of_the_phone_is_taken_or_kept_aside(commune in edited(), phone in edited()) {
        let merged = merge(&base(), &commune, &phone).expect("a merge");
        let kept: Vec<&Value> = merged.conflicts.iter().map(|conflict| &conflict.phone).collect();
        for field in ["address", "phone"] {
            let of = |household: &Household| json!(if field == "phone" { &household.phone } else { &household.address });
            if of(&phone) != of(&base()) {
                prop_assert!(of(&merged.household) == of(&phone) || kept.contains(&&of(&phone)));
            }
        }
    }
}

#[test]
fn a_need_moved_away_by_one_and_changed_by_the_other_stays_whole_and_is_a_conflict() {
    use so_thon::domain::support::{Support, SupportState};
    let id = so_thon::domain::ids::SupportId(uuid::Uuid::from_u128(5));
    let need = Support {
        need: "latrine".to_owned(),
        indicator: None,
        standard: String::new(),
        office: "construction".to_owned(),
        member: None,
        note: String::new(),
        asked_on: crate::build::day(2026, 5, 1),
        due: None,
        state: SupportState::Needed,
        visit: None,
    };
    let mut base = base();
    base.supports.insert(id, need.clone());
    let mut commune = base.clone();
    commune.supports.insert(id, Support { state: SupportState::Promised, ..need.clone() });
    let mut phone = base.clone();
    phone.supports.clear();
    let merged = merge(&base, &commune, &phone).expect("a merge");
    assert_eq!(merged.household.supports, commune.supports);
    assert!(merged.conflicts.iter().all(|conflict| conflict.phone.is_null()) && !merged.conflicts.is_empty());
    // Changed on both sides in different fields, both stand.
    phone.supports.insert(id, Support { note: "ván đã mục".to_owned(), ..need });
    let merged = merge(&base, &commune, &phone).expect("a merge");
    assert!(merged.conflicts.is_empty());
    let both = &merged.household.supports[&id];
    assert_eq!((both.note.as_str(), &both.state), ("ván đã mục", &SupportState::Promised));
}
