//! The decision: what the register holds afterwards, who gets a certificate, who a letter.

use rstest::rstest;
use so_thon::domain::class::Class;
use so_thon::domain::decide::granted;
use so_thon::domain::household::Household;
use so_thon::domain::progress::ledger::Movement;
use so_thon::domain::progress::village_progress;
use so_thon::domain::round::Round;
use so_thon::domain::stage::{Missing, RoundBook};

use crate::build::{day, household, village};
use crate::round::{accepted, asked, book, met, posted, signed, stage_of, through, visited};

fn autumn(households: Vec<Household>) -> RoundBook {
    book(Round::yearly(2026), day(2026, 11, 12), households)
}

#[rstest]
#[case::leaves_to_near_poor(Class::Poor, Class::NearPoor, true, false)]
#[case::leaves_above(Class::Poor, Class::NotPoor, true, false)]
#[case::stays_poor(Class::Poor, Class::Poor, false, false)]
#[case::near_poor_leaves(Class::NearPoor, Class::AverageLivingStandard, false, true)]
#[case::near_poor_sinks(Class::NearPoor, Class::Poor, false, false)]
#[case::newly_poor(Class::NotPoor, Class::Poor, false, false)]
fn the_day_of_leaving_a_list_is_the_decisions(
    #[case] before: Class,
    #[case] after: Class,
    #[case] left_poor: bool,
    #[case] left_near: bool,
) {
    let mut book = autumn(vec![household(1, before, 3)]);
    through(&mut book, 1, 1, after);
    let on = day(2026, 12, 10);
    let changed = signed(&mut book, 215, on).households.remove(0);
    assert_eq!((changed.class_official, changed.official_since), (after, Some(on)));
    assert_eq!(changed.left_poor_on, left_poor.then_some(on));
    assert_eq!(changed.left_near_poor_on, left_near.then_some(on));
    assert_eq!(changed.class_start, before, "the start of the year stays");
}

#[test]
fn poor_again_within_36_months_is_recognised_as_relapse() {
    let left = Household { left_poor_on: Some(day(2024, 12, 5)), ..household(1, Class::NotPoor, 3) };
    let mut book = autumn(vec![left]);
    through(&mut book, 1, 1, Class::Poor);
    let changed = signed(&mut book, 215, day(2026, 12, 10)).households;
    assert_eq!(changed[0].left_poor_on, Some(day(2024, 12, 5)), "kept, or the ledger could not tell");
    let progress = village_progress(2026, &village(), None, &changed, &[]);
    assert_eq!(progress.poor.recognised.lines.keys().copied().collect::<Vec<_>>(), [Movement::Relapsed]);
}

#[test]
fn only_who_is_ready_is_decided() {
    let mut book = autumn(vec![household(1, Class::Poor, 3), household(2, Class::Poor, 3)]);
    through(&mut book, 1, 1, Class::Poor);
    visited(&mut book, 2, 2, Class::NotPoor);
    let decided = signed(&mut book, 215, day(2026, 12, 10));
    assert_eq!((decided.decision.lines.len(), decided.households.len()), (1, 1));
    assert_eq!(stage_of(&book, 2).and_then(|stage| stage.next()), Some(Missing::Review));
}

#[test]
fn certificates_run_through_the_year_by_list() {
    let mut book = autumn((1..=4).map(|number| household(number, Class::NotPoor, 2)).collect());
    through(&mut book, 1, 1, Class::Poor);
    through(&mut book, 2, 2, Class::NearPoor);
    through(&mut book, 3, 3, Class::NotPoor);
    let numbers = |decided: &so_thon::domain::decide::Decided| -> Vec<String> {
        decided.decision.lines.iter().map(|line| line.certificate.clone()).collect()
    };
    assert_eq!(numbers(&signed(&mut book, 215, day(2026, 12, 10))), ["0001/2026/GCN-HN", "0001/2026/GCN-HCN", ""]);
    through(&mut book, 4, 4, Class::Poor);
    assert_eq!(numbers(&signed(&mut book, 216, day(2026, 12, 12))), ["0002/2026/GCN-HN"], "the others are decided");
}

#[test]
fn a_round_opened_again_starts_from_what_was_before_its_decision() {
    let before = Household { left_poor_on: Some(day(2020, 12, 1)), ..household(1, Class::Poor, 3) };
    let mut book = autumn(vec![before]);
    through(&mut book, 1, 1, Class::NotPoor);
    signed(&mut book, 215, day(2026, 12, 10));
    through(&mut book, 2, 1, Class::Poor);
    assert_eq!(stage_of(&book, 1).expect("a stage").before, Class::Poor);
    let again = signed(&mut book, 216, day(2026, 12, 20));
    assert_eq!((again.decision.lines[0].before, again.decision.lines[0].after), (Class::Poor, Class::Poor));
    assert_eq!(again.households[0].left_poor_on, Some(day(2020, 12, 1)), "it never left");
}

#[rstest]
#[case::asks_and_is_poor(false, Class::NotPoor, Class::Poor, true)]
#[case::asks_and_is_near_poor(false, Class::NotPoor, Class::NearPoor, true)]
#[case::asks_and_stays_near_poor(false, Class::NearPoor, Class::NearPoor, false)]
#[case::asks_and_is_not(false, Class::NotPoor, Class::NotPoor, false)]
#[case::asks_and_is_of_average_living_standard(false, Class::NotPoor, Class::AverageLivingStandard, false)]
#[case::leaves(true, Class::Poor, Class::NotPoor, true)]
#[case::leaves_to_near_poor(true, Class::Poor, Class::NearPoor, true)]
#[case::asks_to_leave_and_stays(true, Class::Poor, Class::Poor, false)]
#[case::asks_to_leave_and_is_poorer(true, Class::NearPoor, Class::Poor, false)]
fn which_requests_are_granted(#[case] leaves: bool, #[case] before: Class, #[case] after: Class, #[case] yes: bool) {
    assert_eq!(granted(leaves, before, after), yes);
}

#[test]
fn a_refused_request_gets_its_reason_in_writing() {
    let mut book = book(Round::monthly(2026, 5), day(2026, 5, 27), vec![household(1, Class::NotPoor, 3)]);
    asked(&mut book, 1, false, day(2026, 5, 3), false);
    visited(&mut book, 1, 1, Class::NotPoor);
    accepted(&mut book, 1);
    met(&mut book, 2, 1, 1, 9, None);
    posted(&mut book, 3, 1, 1, day(2026, 5, 26));
    let decided = signed(&mut book, 88, day(2026, 5, 28));
    assert_eq!(decided.decision.refusals.len(), 1);
    assert_eq!(decided.decision.refusals[0].reason, "lý do của 001");
    assert_eq!(decided.decision.lines[0].certificate, "");
}
