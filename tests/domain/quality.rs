//! Quality checks: each finds its own thing and nothing else, and none refuses.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, TimeZone, Utc};
use rstest::rstest;
use so_thon::domain::act::{Act, Done};
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::class::Class;
use so_thon::domain::classification::{Area, classify};
use so_thon::domain::household::{Household, Location};
use so_thon::domain::ids::{ActId, HouseholdId, MemberId, QuestionId, VillageId, VisitId};
use so_thon::domain::member::Member;
use so_thon::domain::quality::{Beside, Checks, Finding, Village, look, metres_from_house};
use so_thon::domain::standard::{self, Certainty};
use so_thon::domain::visit::Visit;
use uuid::Uuid;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 12, 5, 0, 0).single().expect("a moment")
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 12).expect("a day")
}

fn house() -> Location {
    Location { lat_e6: 22_430_000, lon_e6: 105_990_000, accuracy_m: Some(10) }
}

fn household(number: u128) -> Household {
    serde_json::from_value(serde_json::json!({
        "id": id(number), "village": "01954.07", "number": "017", "members": [],
        "class_start": "poor", "class_official": "poor",
        "location": { "lat_e6": 22_430_000, "lon_e6": 105_990_000, "accuracy_m": 10 },
    }))
    .expect("a household")
}

/// A form of twenty answers that took ten minutes, at the house.
fn visit(number: u128, b1: i64) -> Visit {
    let mut answers = Answers::default();
    answers.set(None, QuestionId::new("income_basis"), Some(Answer::Choice("b1".to_owned())));
    answers.set(None, QuestionId::new("b1_points"), Some(Answer::Integer(b1)));
    for (place, yes) in [true, false, true, false, true, false].into_iter().enumerate() {
        answers.set(None, QuestionId::new(format!("asked_{place}")), Some(Answer::Bool(yes)));
    }
    let standard = standard::builtin_by_id("nd07-2021").expect("the standard");
    let mut classification = classify(&standard, Area::Rural, &[], &answers, day());
    classification.class = Class::Poor;
    Visit {
        id: VisitId(id(number)),
        household: HouseholdId(id(number)),
        village: VillageId::new("01954.07"),
        questionnaire: "yearly-review".to_owned(),
        questionnaire_version: 1,
        standard: "nd07-2021".to_owned(),
        year: 2026,
        visited_on: day(),
        members: Vec::new(),
        answers,
        classification,
        started: noon(),
        finalised: noon() + TimeDelta::minutes(10),
        elapsed_ms: 600_000,
        location: Some(house()),
        supersedes: Vec::new(),
        correction_of: None,
        reason: String::new(),
        reasons: Default::default(),
        kept_warnings: BTreeSet::new(),
    }
}

fn found(visit: &Visit, household: &Household, village: &Village) -> Vec<Finding> {
    found_beside(visit, household, village, Class::Poor, &BTreeSet::new())
}

fn found_beside(
    visit: &Visit,
    household: &Household,
    village: &Village,
    class_before: Class,
    people_before: &BTreeSet<MemberId>,
) -> Vec<Finding> {
    let beside = Beside { household, class_before, people_before, clock_absurd: false, village };
    look(&Checks::builtin().expect("the thresholds"), visit, beside)
}

#[test]
fn every_threshold_has_its_source_and_none_is_law() {
    let checks = Checks::builtin().expect("the data file");
    for setting in &checks.settings {
        assert!(setting.source.starts_with("Mức đặt sẵn, không phải quy định"), "{}", setting.name);
        assert_eq!(setting.certainty, Certainty::Unconfirmed, "{}", setting.name);
    }
    let mut names: Vec<_> = checks.settings.iter().map(|setting| setting.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), checks.settings.len());
}

#[test]
fn an_ordinary_visit_has_nothing_to_look_at() {
    assert_eq!(found(&visit(1, 120), &household(1), &Village::default()), []);
    assert_eq!(metres_from_house(&visit(1, 120), &household(1)), Some(0));
}

#[rstest]
#[case::at_the_line(140, Some(Finding::B1AtLine { points: 140, line: 140 }))]
#[case::two_under(138, Some(Finding::B1AtLine { points: 138, line: 140 }))]
#[case::three_under(137, None)]
#[case::above(141, None)]
fn b1_on_or_right_under_its_line_is_told(#[case] b1: i64, #[case] expected: Option<Finding>) {
    let found = found(&visit(1, b1), &household(1), &Village::default());
    assert_eq!(found.into_iter().next(), expected);
}

#[rstest]
#[case::eight_answers_in_twenty_three_seconds(23_000, None, true)]
#[case::in_twenty_four(24_000, None, false)]
#[case::not_measured(0, None, false)]
#[case::a_correction(1_000, Some(9), false)]
fn a_form_filled_in_too_fast_is_told(#[case] elapsed_ms: u64, #[case] corrects: Option<u128>, #[case] fast: bool) {
    let visit = Visit { elapsed_ms, correction_of: corrects.map(|number| VisitId(id(number))), ..visit(1, 120) };
    let found = found(&visit, &household(1), &Village::default());
    assert_eq!(found, if fast { vec![Finding::TooFast { seconds: 23, questions: 8 }] } else { Vec::new() });
}

#[test]
fn all_the_same_and_mostly_unknown_answers_are_told() {
    let mut same = visit(1, 120);
    for place in 0..6 {
        same.answers.set(None, QuestionId::new(format!("asked_{place}")), Some(Answer::Bool(true)));
    }
    assert_eq!(found(&same, &household(1), &Village::default()), [Finding::AllSame { answers: 6 }]);
    for place in 0..6 {
        same.answers.set(None, QuestionId::new(format!("asked_{place}")), Some(Answer::Unknown));
    }
    let unknown = Finding::MostlyUnknown { unknown: 6, answers: 8 };
    assert_eq!(found(&same, &household(1), &Village::default()), [unknown]);
}

#[rstest]
#[case::beside_the_house(2_000, false)]
#[case::within_what_both_are_sure_of(2_800, false)]
#[case::far(30_000, true)]
fn far_from_the_house_is_told_beyond_what_the_places_are_sure_of(#[case] north: i32, #[case] far: bool) {
    let here = Location { lat_e6: house().lat_e6 + north, ..house() };
    let found = found(&Visit { location: Some(here), ..visit(1, 120) }, &household(1), &Village::default());
    assert_eq!(found.len(), usize::from(far), "{found:?}");
    assert!(found.iter().all(|one| matches!(one, Finding::Far { metres } if *metres > 3_000)));
}

#[test]
fn far_from_the_village_is_told_where_nobody_knows_the_house() {
    let place = |north: i32| Some(Location { lat_e6: house().lat_e6 + north, ..house() });
    let at = |number: u32, north: i32| Visit { location: place(north), ..visit(u128::from(number), 120) };
    let mut visits: Vec<Visit> = (2..7).map(|number| at(number, i32::try_from(number).unwrap() * 1_000)).collect();
    visits.push(at(1, 900_000));
    let lost = Household { location: None, ..household(1) };
    let told = found(&visits[5], &lost, &Village::of(&visits));
    assert!(matches!(told[..], [Finding::FarFromVillage { metres: 99_000..100_000 }]), "{told:?}");
    assert_eq!(found(&at(1, 20_000), &lost, &Village::of(&visits)), [], "two kilometres are within a village");
    assert_eq!(found(&visits[5], &lost, &Village::of(&visits[1..])), [], "four places are no village");
    assert!(
        matches!(found(&visits[5], &household(1), &Village::of(&visits))[..], [Finding::Far { .. }]),
        "once is enough"
    );
}

#[test]
fn several_households_written_at_one_place_are_told() {
    let visits = [visit(1, 120), visit(2, 120), visit(3, 120)];
    let village = Village::of(&visits);
    assert_eq!(found(&visits[0], &household(1), &village), [Finding::SamePlace { households: 2 }]);
    assert_eq!(found(&visits[0], &household(1), &Village::of(&visits[..2])), []);
}

#[test]
fn another_class_without_a_reason_is_told_and_with_one_it_is_not() {
    let expected = Finding::ClassWithoutReason { from: Class::NearPoor, to: Class::Poor };
    let none = BTreeSet::new();
    let plain = visit(1, 120);
    assert_eq!(found_beside(&plain, &household(1), &Village::default(), Class::NearPoor, &none), [expected]);
    let said = Visit { reason: "Mất mùa".to_owned(), ..visit(1, 120) };
    assert_eq!(found_beside(&said, &household(1), &Village::default(), Class::NearPoor, &none), []);
    assert_eq!(found_beside(&plain, &household(1), &Village::default(), Class::Undetermined, &none), []);
}

#[test]
fn people_gone_are_told_unless_the_register_says_where_they_went() {
    let before: BTreeSet<MemberId> = [7, 8].map(|number| MemberId(id(number))).into();
    let mut household = household(1);
    let told = found_beside(&visit(1, 120), &household, &Village::default(), Class::Poor, &before);
    assert_eq!(told, [Finding::MembersGone { people: 2 }]);
    let member: Member = serde_json::from_value(serde_json::json!({
        "id": id(7), "name": "Lý A Chơ", "relation": "child", "sex": "male",
    }))
    .expect("a member");
    let act = Act {
        on: day(),
        reason: String::new(),
        done: Done::MemberDied { member: Box::new(member), before: Default::default() },
    };
    household.acts.insert(ActId(id(70)), act);
    assert_eq!(found_beside(&visit(1, 120), &household, &Village::default(), Class::Poor, &before), []);
}

#[test]
fn what_hardly_anybody_in_the_village_answers_is_told_once_there_are_enough() {
    let mut visits: Vec<Visit> = (1..=20).map(|number| Visit { location: None, ..visit(number, 120) }).collect();
    visits[0].answers.set(None, QuestionId::new("water_source"), Some(Answer::Choice("river".to_owned())));
    for visit in &mut visits[1..] {
        visit.answers.set(None, QuestionId::new("water_source"), Some(Answer::Choice("spring".to_owned())));
    }
    visits[1] = Visit { classification: self::visit(2, 20).classification, ..visits[1].clone() };
    let village = Village::of(&visits);
    let rare = Finding::Rare { question: QuestionId::new("water_source"), same: 1, of: 20 };
    assert_eq!(found(&visits[0], &household(1), &village), [rare]);
    assert_eq!(found(&visits[1], &household(2), &village), [Finding::B1Far { points: 20, middle: 120 }]);
    assert_eq!(found(&visits[2], &household(3), &village), []);
    assert_eq!(found(&visits[0], &household(1), &Village::of(&visits[..19])), []);
}

#[test]
fn a_clock_that_cannot_be_right_is_told_first() {
    let backwards = Visit { finalised: noon() - TimeDelta::hours(1), ..visit(1, 140) };
    let told = found(&backwards, &household(1), &Village::default());
    assert_eq!(told.first(), Some(&Finding::ClockBackwards));
    assert!(told.len() == 2 && told[0].is_warning() && !told[1].is_warning());
}
