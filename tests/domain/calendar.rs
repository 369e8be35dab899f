//! Working days and what falls due: weekends and holidays are data.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate};
use rstest::rstest;
use so_thon::domain::calendar::due::{Due, DueState, deadlines, monthly_days, monthly_rounds, state};
use so_thon::domain::calendar::{Holidays, WorkingDays};
use so_thon::domain::procedure::{OwnDay, Procedure, ProcedureChanges, Step};
use so_thon::domain::round::Round;
use so_thon::domain::sent::{NotThen, can_be_sent};
use so_thon::domain::setting::OwnValue;

use crate::build::day;

fn days() -> WorkingDays {
    WorkingDays::of(&Holidays::builtin().expect("the data file"), &ProcedureChanges::default())
}

fn own(value: &str) -> OwnValue {
    OwnValue {
        value: value.to_owned(),
        by: "Nguyễn Thị Hạnh".to_owned(),
        at: DateTime::UNIX_EPOCH,
        reason: String::new(),
    }
}

#[rstest]
#[case::within_a_week(day(2026, 11, 16), 3, day(2026, 11, 18))]
#[case::over_a_weekend(day(2026, 11, 12), 3, day(2026, 11, 16))]
#[case::begun_on_a_saturday(day(2026, 11, 14), 3, day(2026, 11, 18))]
#[case::one_day(day(2026, 11, 12), 1, day(2026, 11, 12))]
#[case::over_tet(day(2026, 2, 13), 2, day(2026, 2, 23))]
#[case::over_the_hung_kings_day_and_the_first_of_may(day(2026, 4, 24), 4, day(2026, 5, 4))]
#[case::a_saturday_worked_instead(day(2026, 8, 21), 2, day(2026, 8, 22))]
#[case::over_national_day(day(2026, 8, 28), 2, day(2026, 9, 3))]
#[case::over_the_year(day(2026, 12, 31), 2, day(2027, 1, 4))]
fn the_last_day_of_a_posting(#[case] from: NaiveDate, #[case] count: u32, #[case] until: NaiveDate) {
    assert_eq!(days().until(from, count), Some(until));
    assert_eq!(days().between(from, until), count, "counting back gives the same");
}

#[test]
fn no_days_are_no_posting() {
    assert_eq!(days().until(day(2026, 11, 12), 0), None);
    assert_eq!(days().between(day(2026, 11, 13), day(2026, 11, 12)), 0);
}

#[test]
fn the_office_can_add_a_day_off_and_a_day_worked() {
    let mut changes = ProcedureChanges::default();
    let said = |working| OwnDay {
        name: "Lũ lớn".to_owned(),
        working,
        by: "Nguyễn Thị Hạnh".to_owned(),
        at: DateTime::UNIX_EPOCH,
    };
    changes.days_off = BTreeMap::from([(day(2026, 11, 13), said(false)), (day(2026, 11, 15), said(true))]);
    let days = WorkingDays::of(&Holidays::builtin().expect("the data file"), &changes);
    assert_eq!(days.until(day(2026, 11, 12), 3), Some(day(2026, 11, 16)));
    assert!(days.is_working(day(2026, 11, 15)) && !days.is_working(day(2026, 11, 13)));
}

#[test]
fn every_holiday_has_its_days_in_order_and_a_source() {
    let holidays = Holidays::builtin().expect("the data file");
    assert!(holidays.off.iter().all(|off| off.from <= off.until && !off.source.is_empty()));
    assert!(holidays.covers(2026) && holidays.covers(2027) && !holidays.covers(2028));
}

#[test]
fn the_year_in_both_tracks() {
    let procedure = Procedure::builtin().expect("the data file");
    let all = deadlines(&procedure, 2026);
    let yearly: Vec<_> =
        all.iter().filter(|one| one.round.is_yearly()).map(|one| (one.what, one.from, one.by)).collect();
    let first = day(2026, 9, 1);
    assert_eq!(
        yearly,
        [
            (Due::PreliminaryReport, first, day(2026, 11, 14)),
            (Due::YearlyReview, first, day(2026, 12, 14)),
            (Due::OfficialReport, first, day(2026, 12, 19)),
        ]
    );
    let months: Vec<_> = monthly_rounds(&procedure, 2026).iter().map(ToString::to_string).collect();
    assert_eq!(
        (months.first().map(String::as_str), months.last().map(String::as_str)),
        (Some("2026-01"), Some("2026-08"))
    );
    let may = Round::monthly(2026, 5);
    assert_eq!(monthly_days(&procedure, may), Some((day(2026, 5, 15), day(2026, 5, 29))));
    let report = all.iter().find(|one| one.round == may && one.what == Due::MonthlyReport).expect("a report");
    assert_eq!((report.from, report.by), (day(2026, 6, 1), day(2026, 6, 5)));
}

#[rstest]
#[case::before_it_begins(day(2026, 8, 31), false, DueState::Later)]
#[case::on_its_first_day(day(2026, 9, 1), false, DueState::Now { left: 104 })]
#[case::on_its_last_day(day(2026, 12, 14), false, DueState::Now { left: 0 })]
#[case::a_day_late(day(2026, 12, 15), false, DueState::Past { days: 1 })]
#[case::decided(day(2026, 12, 15), true, DueState::Done)]
fn how_the_yearly_review_stands(#[case] today: NaiveDate, #[case] decided: bool, #[case] expected: DueState) {
    let procedure = Procedure::builtin().expect("the data file");
    let all = deadlines(&procedure, 2026);
    let review = all.iter().find(|one| one.what == Due::YearlyReview).expect("the review");
    assert_eq!(state(review, today, decided), expected);
}

#[test]
fn a_report_that_was_sent_is_late_no_more() {
    let procedure = Procedure::builtin().expect("the data file");
    let all = deadlines(&procedure, 2026);
    let report = all.iter().find(|one| one.what == Due::PreliminaryReport).expect("the report");
    assert_eq!(state(report, day(2026, 11, 20), false), DueState::Past { days: 6 });
    assert_eq!(state(report, day(2026, 11, 20), true), DueState::Done);
    for what in Due::ALL {
        assert_eq!(Due::from_code(what.code()), Some(what));
    }
}

#[rstest]
#[case::on_the_first_day_of_its_round(day(2026, 9, 1), Ok(()))]
#[case::today(day(2026, 11, 12), Ok(()))]
#[case::tomorrow(day(2026, 11, 13), Err(NotThen::Future))]
#[case::the_day_before_the_round(day(2026, 8, 31), Err(NotThen::BeforeRound(day(2026, 9, 1))))]
fn the_day_on_which_a_report_was_sent(#[case] on: NaiveDate, #[case] expected: Result<(), NotThen>) {
    assert_eq!(can_be_sent(on, day(2026, 9, 1), day(2026, 11, 12)), expected);
}

#[test]
fn what_the_office_sets_counts_within_its_bounds_only() {
    let changes = ProcedureChanges {
        values: BTreeMap::from([
            ("posting_working_days".to_owned(), own("5")),
            ("meeting_share".to_owned(), own("170")),
            ("step_posting".to_owned(), own("0")),
            ("yearly_from".to_owned(), own("09-05")),
            ("yearly_until".to_owned(), own("13-40")),
            ("no_such_thing".to_owned(), own("1")),
        ]),
        ..ProcedureChanges::default()
    };
    let procedure = Procedure::builtin().expect("the data file").with(&changes);
    assert_eq!((procedure.posting_working_days(), procedure.meeting_share()), (5, 50));
    assert!(!procedure.asks(Step::Posting) && procedure.asks(Step::Meeting));
    assert_eq!(procedure.day("yearly_from", 2026), Some(day(2026, 9, 5)));
    assert_eq!(procedure.day("yearly_until", 2026), Some(day(2026, 12, 14)));
}
