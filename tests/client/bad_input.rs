//! What nobody should type and somebody will: an error or kept, never a panic, and no answer is lost.

use chrono::NaiveDate;
use rstest::rstest;
use so_thon::domain::act::{ActError, ActRequest, What};
use so_thon::domain::answer::Answer;
use so_thon::domain::birth::Birth;
use so_thon::domain::class::Class;
use so_thon::domain::household::{Household, Location};
use so_thon::domain::ids::{MemberId, QuestionId, VisitId};
use so_thon::domain::member::Relation;
use so_thon::domain::support::Support;
use so_thon::domain::task::Task;
use so_thon::store::{Draft, HouseholdQuery, StoreError};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

use crate::acts::request;
use crate::phone::{Phone, ask, day, household, household_id, member, village};
use crate::supports::{need, task};

fn draft(phone: &mut Phone, id: VisitId) -> Draft {
    ask!(phone, Draft { draft: id }).unwrap()
}

/// A household of five hundred: somebody's joke, or an orphanage.
fn crowd() -> Household {
    let mut crowd = household(1, "Lý A Sình", Class::Poor);
    crowd.members.truncate(1);
    crowd.members.extend((0..499).map(|at| member(50_000 + at, "Lý Thị Na", Relation::Child, "2015")));
    crowd
}

#[test]
fn a_household_of_five_hundred_is_visited_and_no_answer_is_lost() {
    let mut phone = Phone::ready();
    let id = phone.open_draft(1).id;
    let now = phone.now();
    ask!(phone, SaveMembers { draft: id, members: crowd().members, now }).unwrap();
    for at in (0..499).step_by(50) {
        let person = Some(MemberId(Uuid::from_u128(50_000 + at)));
        phone.answer(id, person, "insured", Answer::Bool(true)).unwrap();
    }
    let now = phone.now();
    let open = ask!(phone, Finalise { draft: id, now });
    assert!(matches!(open, Err(StoreError::Open(_))), "what is open is named");
    let kept = draft(&mut phone, id);
    assert_eq!((kept.members.len(), kept.answers.members.len()), (500, 10));
    // And by the register's own acts.
    let now = phone.now();
    ask!(phone, SaveHousehold { household: crowd(), act: "edit".to_owned(), reason: String::new(), now }).unwrap();
    let what = What::MemberDies {
        household: household_id(1),
        member: MemberId(Uuid::from_u128(101)),
        new_head: Some(MemberId(Uuid::from_u128(50_000))),
    };
    phone.act(what).unwrap();
    assert_eq!(ask!(phone, Household { id: household_id(1) }).unwrap().household.members.len(), 499);
}

#[rstest]
#[case::very_long("Nguyễn Thị ".repeat(27) + "Lan")]
#[case::emoji("Lý 🐃 Sình 👨‍👩‍👧".to_owned())]
#[case::pasted_decomposed("Đặng Thị Hòa".nfd().collect())]
#[case::right_to_left("\u{202e}hnìS A ýL".to_owned())]
#[case::nothing(String::new())]
#[case::white_space("\u{a0}\t\n".to_owned())]
#[case::sql("Robert'); DROP TABLE households;--".to_owned())]
#[case::nul("Lý\u{0}A".to_owned())]
fn any_name_is_kept_found_and_counted(#[case] name: String) {
    let mut phone = Phone::ready();
    let mut one = household(1, &name, Class::Poor);
    one.address.clone_from(&name);
    one.phone.clone_from(&name);
    one.members[1].id_number.clone_from(&name);
    let now = phone.now();
    ask!(phone, SaveHousehold { household: one.clone(), act: "edit".to_owned(), reason: name.clone(), now }).unwrap();
    let kept = ask!(phone, Household { id: household_id(1) }).unwrap().household;
    let tidy = so_thon::domain::text::tidy(&name);
    assert_eq!(kept.head_name(), tidy);
    let query = HouseholdQuery { search: name.clone(), limit: 500, ..HouseholdQuery::default() };
    let found = ask!(phone, Households { query }).unwrap();
    assert!(found.rows.iter().any(|row| row.id == household_id(1)), "found by what was typed");
    let mut asked = household(9, &name, Class::NotPoor);
    asked.members.truncate(1);
    asked.phone = String::new();
    let alike = ask!(phone, Similar { household: asked }).unwrap();
    assert_eq!(alike.iter().any(|alike| alike.household == household_id(1)), !tidy.is_empty());
    let id = phone.open_draft(1).id;
    phone.answer(id, None, "note", Answer::Text(name.clone())).unwrap();
    let now = phone.now();
    ask!(phone, SaveReason { draft: id, key: name.clone(), reason: name.clone(), now }).unwrap();
    assert_eq!(draft(&mut phone, id).answers.get(None, &QuestionId::new("note")), Some(&Answer::Text(name)));
    phone.save_support(1, None, Support { note: tidy.clone(), ..need(&tidy, &tidy) });
    phone.save_task(1, None, task(&tidy, day(2026, 11, 20)));
    assert!(!phone.today().due.is_empty());
}

#[test]
fn a_place_without_accuracy_is_kept_and_one_off_the_map_is_none() {
    let mut phone = Phone::ready();
    let id = phone.open_draft(1).id;
    let mut set = |location| {
        let now = phone.now();
        ask!(phone, SetLocation { draft: id, location, now }).unwrap();
        draft(&mut phone, id).location
    };
    let rough = Location { lat_e6: 22_400_000, lon_e6: 105_900_000, accuracy_m: None };
    assert_eq!(set(Some(rough)), Some(rough));
    let wide = Location { accuracy_m: Some(u32::MAX), ..rough };
    assert_eq!(set(Some(wide)), Some(wide));
    assert_eq!(set(Some(Location { lat_e6: i32::MIN, ..rough })), None);
    assert_eq!(set(Some(Location { lon_e6: i32::MAX, ..rough })), None);
    assert_eq!(set(None), None);
}

#[test]
fn absurd_places_are_ordered_without_a_fall() {
    let mut phone = Phone::ready();
    for (number, lat_e6, lon_e6) in [(1, i32::MIN, i32::MAX), (2, 90_000_000, -180_000_000)] {
        let mut one = household(number, "Lý A Sình", Class::Poor);
        one.location = Some(Location { lat_e6, lon_e6, accuracy_m: None });
        let now = phone.now();
        ask!(phone, SaveHousehold { household: one, act: "edit".to_owned(), reason: String::new(), now }).unwrap();
    }
    for (lat_e6, lon_e6) in [(0, 0), (i32::MAX, i32::MIN), (-90_000_000, 180_000_000)] {
        let here = Some(Location { lat_e6, lon_e6, accuracy_m: Some(0) });
        let today = ask!(phone, Today { village: Some(village()), here, day: day(2026, 11, 12) }).unwrap();
        assert_eq!(today.due.len(), 2);
    }
}

#[test]
fn absurd_days_are_refused_or_kept() {
    let mut phone = Phone::ready();
    let act = |phone: &mut Phone, on: NaiveDate| {
        let now = phone.now();
        let away = What::MoveAway { household: household_id(1), to: String::new() };
        ask!(phone, Act { request: ActRequest { on, ..request(away) }, now })
    };
    let future = Err(StoreError::Act { why: ActError::Future });
    assert_eq!(act(&mut phone, NaiveDate::MAX), future);
    assert_eq!(act(&mut phone, day(2026, 11, 13)), future);
    for due in [NaiveDate::MIN, NaiveDate::MAX, day(1900, 1, 1)] {
        let done_on = None;
        phone.save_task(2, None, Task { due, done_on, ..task("việc", day(2026, 11, 1)) });
        phone.save_support(2, None, Support { due: Some(due), asked_on: due, ..need("job", "front") });
    }
    for today in [NaiveDate::MIN, NaiveDate::MAX, day(2026, 11, 12)] {
        ask!(phone, Today { village: None, here: None, day: today }).unwrap();
    }
    let id = phone.open_draft(1).id;
    let mut members = draft(&mut phone, id).members;
    members[0].birth = Birth::Date(day(2999, 1, 1));
    members[1].birth = Birth::Year(9999);
    let now = phone.now();
    ask!(phone, SaveMembers { draft: id, members: members.clone(), now }).unwrap();
    let now = phone.now();
    assert!(matches!(ask!(phone, Finalise { draft: id, now }), Err(StoreError::Open(_))));
    assert_eq!(draft(&mut phone, id).members, members);
    act(&mut phone, day(1, 1, 1)).unwrap();
}

#[rstest]
#[case::no_head(|one: &mut Household| one.members[0].relation = Relation::Other)]
#[case::two_heads(|one: &mut Household| one.members[1].relation = Relation::Head)]
#[case::nobody(|one: &mut Household| one.members.clear())]
#[case::the_same_person_twice(|one: &mut Household| one.members[1] = one.members[0].clone())]
fn an_odd_household_is_kept_shown_and_asked_about(#[case] spoil: fn(&mut Household)) {
    let mut phone = Phone::ready();
    let mut odd = household(1, "Lý A Sình", Class::Poor);
    spoil(&mut odd);
    let now = phone.now();
    ask!(phone, SaveHousehold { household: odd.clone(), act: "edit".to_owned(), reason: String::new(), now }).unwrap();
    assert_eq!(ask!(phone, Household { id: household_id(1) }).unwrap().household.members, odd.members);
    let id = phone.open_draft(1).id;
    phone.answer(id, None, "roof", Answer::Unknown).unwrap();
    let now = phone.now();
    assert!(matches!(ask!(phone, Finalise { draft: id, now }), Err(StoreError::Open(_))));
    assert_eq!(draft(&mut phone, id).answers.household.len(), 1);
}

#[test]
fn answers_of_the_wrong_kind_are_kept_and_named() {
    let mut phone = Phone::ready();
    let id = phone.open_draft(1).id;
    phone.answer(id, None, "roof", Answer::Hundredths(i64::MIN)).unwrap();
    phone.answer(id, None, "area", Answer::Hundredths(0)).unwrap();
    phone.answer(id, None, "b1_points", Answer::Integer(i64::MAX)).unwrap();
    phone.answer(id, None, "no-such-question", Answer::Unknown).unwrap();
    let now = phone.now();
    assert!(matches!(ask!(phone, Finalise { draft: id, now }), Err(StoreError::Open(_))));
    assert_eq!(draft(&mut phone, id).answers.household.len(), 4);
}
