//! How a plan year went: each month by what was known then, and today as progress says it.

use chrono::NaiveDate;
use so_thon::domain::class::Class;
use so_thon::domain::decision::{Decision, DecisionLine};
use so_thon::domain::household::{Arrival, Household, Presence};
use so_thon::domain::ids::DecisionId;
use so_thon::domain::progress::behind::{Basis, behind};
use so_thon::domain::progress::trend::{Point, Received, Year, trend};
use so_thon::domain::progress::{commune_progress, village_progress};
use so_thon::domain::round::Round;
use uuid::Uuid;

use crate::build::{day, found, found_after, household, household_id, village, visit_id};

fn points(today: NaiveDate, households: &[Household], visits: &[Received], decisions: &[Decision]) -> Vec<Point> {
    let year =
        Year { year: 2026, today, households: households.iter().collect(), visits, decisions, whole_commune: true };
    trend(&year, Class::Poor)
}

fn surveyed(points: &[Point]) -> Vec<i64> {
    points.iter().map(|point| point.surveyed).collect()
}

fn recognised(points: &[Point]) -> Vec<i64> {
    points.iter().map(|point| point.recognised).collect()
}

fn received(number: u128, of: u128, class: Class, on: NaiveDate) -> Received {
    Received { result: found(number, of, class), on }
}

#[test]
fn a_visit_counts_from_the_month_in_which_the_commune_received_it() {
    let poor = [household(1, Class::Poor, 4), household(2, Class::Poor, 1)];
    let visits = [received(1, 1, Class::NotPoor, day(2026, 3, 31)), received(2, 2, Class::NearPoor, day(2026, 4, 1))];
    let points = points(day(2026, 5, 2), &poor, &visits, &[]);
    assert_eq!(points.iter().map(|point| point.month).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert_eq!(surveyed(&points), [0, 0, 1, 2, 2]);
    assert_eq!(recognised(&points), [0, 0, 0, 0, 0], "surveyed is not recognised");
}

#[test]
fn a_correction_counts_from_the_month_in_which_it_came() {
    let poor = [household(1, Class::Poor, 4)];
    let visits = [
        received(1, 1, Class::NotPoor, day(2026, 2, 3)),
        Received { result: found_after(2, 1, Class::Poor, &[1]), on: day(2026, 4, 3) },
    ];
    assert_eq!(surveyed(&points(day(2026, 4, 30), &poor, &visits, &[])), [0, 1, 1, 0]);
}

#[test]
fn recognised_counts_from_the_day_of_its_decision() {
    let now = Household {
        class_official: Class::NotPoor,
        official_since: Some(day(2026, 6, 20)),
        ..household(1, Class::Poor, 4)
    };
    assert_eq!(recognised(&points(day(2026, 7, 1), &[now], &[], &[])), [0, 0, 0, 0, 0, 1, 1]);
}

#[test]
fn two_decisions_in_a_year_each_count_from_their_own_day() {
    let now = Household {
        class_official: Class::Poor,
        official_since: Some(day(2026, 5, 20)),
        ..household(1, Class::Poor, 4)
    };
    let decision = |on: NaiveDate, before: Class, after: Class| Decision {
        id: DecisionId(Uuid::from_u128(u128::from(on.to_string().len() as u64))),
        round: "2026".parse::<Round>().expect("a round"),
        number: String::new(),
        decided_on: on,
        signer: String::new(),
        lines: vec![DecisionLine {
            household: household_id(1),
            village: village(),
            head: String::new(),
            visit: visit_id(1),
            before,
            after,
            certificate: String::new(),
            held: None,
        }],
        refusals: Vec::new(),
        steps: None,
        at: Default::default(),
    };
    let decisions = [
        decision(day(2026, 5, 20), Class::NotPoor, Class::Poor),
        decision(day(2026, 2, 10), Class::Poor, Class::NotPoor),
    ];
    assert_eq!(recognised(&points(day(2026, 6, 1), &[now], &[], &decisions)), [0, 1, 1, 1, 0, 0]);
}

#[test]
fn a_household_that_came_or_went_counts_from_the_day_that_the_register_gives() {
    let gone = Household { presence: Presence::MovedAway { on: day(2026, 3, 5) }, ..household(1, Class::Poor, 4) };
    let came = Household {
        arrival: Arrival::Split { on: day(2026, 4, 1), from: None },
        class_official: Class::Poor,
        ..household(2, Class::Poor, 2)
    };
    let both = [gone, came];
    assert_eq!(surveyed(&points(day(2026, 5, 1), &both, &[], &[])), [0, 0, 1, 0, 0]);
}

#[test]
fn a_year_to_come_has_no_points_and_one_that_is_over_has_twelve() {
    let poor = [household(1, Class::Poor, 4)];
    assert!(points(day(2025, 12, 31), &poor, &[], &[]).is_empty());
    assert_eq!(points(day(2027, 3, 1), &poor, &[], &[]).len(), 12);
}

#[test]
fn the_last_point_is_what_progress_says_and_names_are_as_many_as_figures() {
    let households = [
        household(1, Class::Poor, 4),
        Household {
            class_official: Class::NearPoor,
            official_since: Some(day(2026, 9, 1)),
            ..household(2, Class::Poor, 3)
        },
        household(3, Class::NearPoor, 2),
        Household { presence: Presence::DiedOut { on: day(2026, 8, 1) }, ..household(4, Class::Poor, 1) },
        Household { arrival: Arrival::New { on: day(2026, 7, 1) }, ..household(5, Class::NotPoor, 6) },
    ];
    let visits = [
        received(1, 1, Class::NotPoor, day(2026, 9, 3)),
        received(2, 3, Class::Poor, day(2026, 9, 4)),
        received(3, 5, Class::Poor, day(2026, 9, 5)),
    ];
    let results: Vec<_> = visits.iter().map(|visit| visit.result.clone()).collect();
    let progress = commune_progress(2026, None, &households, &results);
    let last = points(day(2026, 9, 30), &households, &visits, &[]).pop().expect("a point");
    assert_eq!(last.surveyed, -progress.poor.surveyed.net());
    assert_eq!(last.recognised, -progress.poor.recognised.net());

    let village_figures = village_progress(2026, &village(), None, &households, &results);
    for (class, track) in [(Class::Poor, &village_figures.poor), (Class::NearPoor, &village_figures.near_poor)] {
        for (basis, ledger) in [(Basis::Surveyed, &track.surveyed), (Basis::Recognised, &track.recognised)] {
            let names = behind(2026, class, basis, Some(&village()), &households, &results);
            assert_eq!(names.ledger, *ledger);
            assert_eq!(names.line(1).len(), ledger.start.households as usize);
            assert_eq!(names.line(9).len(), ledger.end.households as usize);
        }
    }
}

#[test]
fn a_household_that_moved_within_the_commune_moves_nothing_there_and_is_named_once() {
    let old = Household { presence: Presence::MovedAway { on: day(2026, 3, 1) }, ..household(1, Class::Poor, 4) };
    let here = Household {
        village: so_thon::domain::ids::VillageId::new("01954.08"),
        arrival: Arrival::MovedIn { on: day(2026, 3, 1), from: Some(household_id(1)) },
        class_official: Class::Poor,
        ..household(2, Class::Poor, 4)
    };
    let both = [old, here];
    assert_eq!(surveyed(&points(day(2026, 4, 1), &both, &[], &[])), [0, 0, 0, 0]);
    let whole = behind(2026, Class::Poor, Basis::Surveyed, None, &both, &[]);
    assert_eq!((whole.line(1), whole.line(9)), (&[household_id(2)][..], &[household_id(2)][..]));
    assert!(whole.line(4).is_empty());
    let left = behind(2026, Class::Poor, Basis::Surveyed, Some(&village()), &both, &[]);
    assert_eq!(left.line(4), [household_id(1)]);
}
