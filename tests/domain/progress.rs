//! Progress and net movement: each line, and that order and repetition change nothing.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use rstest::rstest;
use so_thon::domain::class::Class;
use so_thon::domain::household::{Arrival, Household, Presence};
use so_thon::domain::ids::VillageId;
use so_thon::domain::progress::digest::digest;
use so_thon::domain::progress::ledger::{Movement, Tally};
use so_thon::domain::progress::{Progress, commune_progress, village_progress};
use so_thon::domain::visit::VisitResult;

use crate::build::{day, found, found_after, household, household_id, village};

fn progress(households: &[Household], visits: &[VisitResult]) -> Progress {
    village_progress(2026, &village(), None, households, visits)
}

fn lines(progress: &Progress) -> Vec<Movement> {
    progress.poor.surveyed.lines.keys().copied().collect()
}

#[rstest]
#[case::near_poor_is_line_two(Class::NearPoor, Movement::ToOtherList)]
#[case::average_counts_as_above(Class::AverageLivingStandard, Movement::Above)]
#[case::not_poor_is_above(Class::NotPoor, Movement::Above)]
fn a_poor_household_leaves_by_the_line_of_its_new_class(#[case] class: Class, #[case] line: Movement) {
    let progress = progress(&[household(1, Class::Poor, 4)], &[found(1, 1, class)]);
    assert_eq!(lines(&progress), [line]);
    assert_eq!(progress.poor.surveyed.count(line), Tally { households: 1, people: 4 });
    assert_eq!(progress.poor.surveyed.net(), -1);
}

#[rstest]
#[case::moved_away(Presence::MovedAway { on: day(2026, 3, 1) })]
#[case::merged(Presence::Merged { on: day(2026, 3, 1), into: None })]
#[case::died_out(Presence::DiedOut { on: day(2026, 3, 1) })]
fn one_that_is_gone_is_other_decrease_whatever_a_visit_found(#[case] presence: Presence) {
    let gone = Household { presence, ..household(1, Class::Poor, 2) };
    let progress = progress(&[gone], &[found(1, 1, Class::NotPoor)]);
    assert_eq!(lines(&progress), [Movement::OtherDecrease]);
}

#[test]
fn poor_now_and_near_poor_at_the_start_is_always_line_five() {
    let near = Household { left_poor_on: Some(day(2025, 12, 1)), ..household(1, Class::NearPoor, 3) };
    let progress = progress(&[near], &[found(1, 1, Class::Poor)]);
    assert_eq!(lines(&progress), [Movement::FromOtherList]);
    assert_eq!(progress.near_poor.surveyed.count(Movement::ToOtherList), Tally { households: 1, people: 3 });
}

#[rstest]
#[case::on_the_first_day_of_the_36_months(Some(day(2023, 1, 1)), Movement::Relapsed)]
#[case::a_day_before(Some(day(2022, 12, 31)), Movement::New)]
#[case::never_on_the_list(None, Movement::New)]
fn poor_again_is_relapse_within_36_months_and_new_otherwise(
    #[case] left: Option<chrono::NaiveDate>,
    #[case] line: Movement,
) {
    let fallen = Household { left_poor_on: left, ..household(1, Class::NotPoor, 1) };
    assert_eq!(lines(&progress(&[fallen], &[found(1, 1, Class::Poor)])), [line]);
}

#[rstest]
#[case::moved_in(Arrival::MovedIn { on: day(2026, 2, 1), from: None }, Movement::OtherIncrease)]
#[case::split(Arrival::Split { on: day(2026, 2, 1), from: None }, Movement::OtherIncrease)]
#[case::newly_found(Arrival::New { on: day(2026, 2, 1) }, Movement::New)]
fn a_newcomer_found_poor_makes_its_own_line(#[case] arrival: Arrival, #[case] line: Movement) {
    let newcomer = Household { arrival, ..household(1, Class::NotPoor, 1) };
    let progress = progress(&[newcomer], &[found(1, 1, Class::Poor)]);
    assert_eq!(lines(&progress), [line]);
    assert_eq!(progress.poor.surveyed.start, Tally::default());
}

#[test]
fn not_surveyed_or_undetermined_keeps_the_start_class() {
    let two = [household(1, Class::Poor, 4), household(2, Class::Poor, 1)];
    let progress = progress(&two, &[found(1, 1, Class::Undetermined)]);
    assert!(lines(&progress).is_empty());
    assert_eq!(progress.poor.surveyed.end.households, 2);
    assert_eq!(progress.visited.households, 1);
}

#[test]
fn a_visit_of_another_plan_year_moves_nothing() {
    let old = VisitResult { year: 2025, ..found(1, 1, Class::NotPoor) };
    assert!(lines(&progress(&[household(1, Class::Poor, 4)], &[old])).is_empty());
}

#[test]
fn surveyed_and_recognised_stand_apart() {
    let decided = Household { class_official: Class::NearPoor, ..household(1, Class::Poor, 4) };
    let progress = progress(&[decided, household(2, Class::Poor, 1)], &[found(2, 2, Class::NotPoor)]);
    assert_eq!(progress.poor.recognised.net(), -1);
    assert_eq!(progress.poor.surveyed.net(), -1);
    assert_eq!(progress.poor.recognised.count(Movement::ToOtherList).households, 1);
    assert_eq!(progress.poor.surveyed.count(Movement::Above).households, 1);
}

#[test]
fn a_correction_gives_way_to_nothing_but_its_own_correction() {
    let first = found(1, 1, Class::NotPoor);
    let correction = found_after(2, 1, Class::Poor, &[1]);
    let progress = progress(&[household(1, Class::Poor, 4)], &[correction, first]);
    assert!(lines(&progress).is_empty());
}

#[test]
fn two_phones_that_met_unknowingly_leave_the_greater_need() {
    let one = found(1, 1, Class::NotPoor);
    let other = found(2, 1, Class::NearPoor);
    let progress = progress(&[household(1, Class::Poor, 4)], &[one, other]);
    assert_eq!(lines(&progress), [Movement::ToOtherList]);
}

#[test]
fn a_move_between_two_villages_counts_in_both_and_not_in_the_commune() {
    let left = Household { presence: Presence::MovedAway { on: day(2026, 5, 1) }, ..household(1, Class::Poor, 4) };
    let here = Household {
        village: VillageId::new("01954.08"),
        arrival: Arrival::MovedIn { on: day(2026, 5, 2), from: Some(household_id(1)) },
        ..household(2, Class::Poor, 4)
    };
    let all = [left, here];
    let old_village = progress(&all, &[]);
    assert_eq!(old_village.poor.surveyed.count(Movement::OtherDecrease).households, 1);
    let new_village = village_progress(2026, &VillageId::new("01954.08"), None, &all, &[]);
    assert_eq!(new_village.poor.surveyed.count(Movement::OtherIncrease).households, 1);
    let commune = commune_progress(2026, None, &all, &[]);
    assert!(commune.poor.surveyed.lines.is_empty());
    assert_eq!(commune.poor.surveyed.end.households, 1);
}

#[test]
fn a_circle_of_visits_that_name_each_other_does_not_hang_and_moves_nothing() {
    let one = found_after(1, 1, Class::NotPoor, &[2]);
    let two = found_after(2, 1, Class::NotPoor, &[1]);
    assert!(lines(&progress(&[household(1, Class::Poor, 4)], &[one, two])).is_empty());
}

fn any_class() -> impl Strategy<Value = Class> {
    prop::sample::select(Class::ALL.to_vec())
}

fn any_household(number: u128) -> impl Strategy<Value = Household> {
    let arrival = prop_oneof![
        3 => Just(Arrival::AtStart),
        1 => Just(Arrival::MovedIn { on: day(2026, 2, 1), from: None }),
        1 => Just(Arrival::Split { on: day(2026, 2, 1), from: None }),
        1 => Just(Arrival::New { on: day(2026, 2, 1) }),
    ];
    let presence = prop_oneof![4 => Just(Presence::Present), 1 => Just(Presence::MovedAway { on: day(2026, 3, 1) })];
    (any_class(), any_class(), arrival, presence, 0_u128..6, prop::option::of(2020_i32..2026)).prop_map(
        move |(start, official, arrival, presence, people, left)| Household {
            class_official: official,
            arrival,
            presence,
            left_poor_on: left.map(|year| day(year, 6, 1)),
            ..household(number, start, people)
        },
    )
}

fn any_visits(households: u128) -> impl Strategy<Value = Vec<VisitResult>> {
    prop::collection::vec((1..=households, any_class(), prop::collection::vec(1_u128..12, 0..2)), 0..12).prop_map(
        |visits| {
            visits
                .into_iter()
                .zip(1_u128..)
                .map(|((household, class, old), number)| {
                    let old: Vec<u128> = old.into_iter().filter(|old| *old < number).collect();
                    found_after(number, household, class, &old)
                })
                .collect()
        },
    )
}

fn any_village() -> impl Strategy<Value = (Vec<Household>, Vec<VisitResult>)> {
    let households: Vec<_> = (1..=8).map(any_household).collect();
    (households, any_visits(8))
}

proptest! {
    #[test]
    fn nine_is_one_less_two_three_four_plus_five_to_eight((households, visits) in any_village()) {
        let progress = progress(&households, &visits);
        for ledger in [&progress.poor.surveyed, &progress.poor.recognised, &progress.near_poor.surveyed] {
            let sum = |pick: fn(Tally) -> u32| {
                Movement::ALL.iter().fold(i64::from(pick(ledger.start)), |sum, line| {
                    let count = i64::from(pick(ledger.count(*line)));
                    if line.decreases() { sum - count } else { sum + count }
                })
            };
            prop_assert_eq!(sum(|tally| tally.households), i64::from(ledger.end.households));
            prop_assert_eq!(sum(|tally| tally.people), i64::from(ledger.end.people));
        }
    }

    #[test]
    fn each_household_makes_at_most_one_line((households, visits) in any_village()) {
        let progress = progress(&households, &visits);
        let named: Vec<_> =
            progress.poor.surveyed.lines.values().flat_map(|line| line.households.iter()).collect();
        let distinct: BTreeSet<_> = named.iter().collect();
        prop_assert_eq!(named.len(), distinct.len());
    }

    #[test]
    fn order_and_repetition_change_not_one_byte(
        (households, visits) in any_village(),
        seed in any::<u64>(),
    ) {
        let once = progress(&households, &visits);
        let mut again: Vec<VisitResult> = visits.iter().chain(&visits).cloned().collect();
        let mut turned = households.clone();
        let turn = usize::try_from(seed % 7).unwrap_or(0);
        if !again.is_empty() { let by = turn % again.len(); again.rotate_left(by); again.reverse(); }
        turned.rotate_left(turn % 8);
        let twice = progress(&turned, &again);
        let none = (BTreeMap::new(), BTreeSet::new());
        prop_assert_eq!(
            digest(&once, &none.0, &none.1).expect("a digest"),
            digest(&twice, &none.0, &none.1).expect("a digest")
        );
    }
}
