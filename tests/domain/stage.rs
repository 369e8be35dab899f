//! Where a household stands: each step in its order, and what sets it back.

use rstest::rstest;
use so_thon::domain::class::Class;
use so_thon::domain::household::{Household, Presence};
use so_thon::domain::ids::{MeetingId, ObjectionId};
use so_thon::domain::procedure::shares::Shares;
use so_thon::domain::procedure::{OwnValue, ProcedureChanges};
use so_thon::domain::review::Verdict;
use so_thon::domain::round::Round;
use so_thon::domain::stage::{Missing, RoundBook};
use uuid::Uuid;

use crate::build::{day, household, visit_id};
use crate::round::{accepted, asked, book, met, objected, posted, signed, stage_of, through, visited};

fn autumn() -> RoundBook {
    book(Round::yearly(2026), day(2026, 11, 12), vec![household(1, Class::Poor, 4)])
}

fn next(book: &RoundBook) -> Option<Missing> {
    stage_of(book, 1).expect("it is in the round").next()
}

#[test]
fn step_by_step_to_ready() {
    let mut book = autumn();
    assert_eq!(next(&book), Some(Missing::Visit));
    visited(&mut book, 1, 1, Class::Undetermined);
    assert_eq!(next(&book), Some(Missing::Undetermined));
    visited(&mut book, 2, 1, Class::NearPoor);
    assert_eq!(stage_of(&book, 1).expect("a stage").missing, [Missing::Review, Missing::Meeting, Missing::Posting]);
    book.reviews.insert(visit_id(2), Verdict::SentBack);
    assert_eq!(next(&book), Some(Missing::SentBack));
    accepted(&mut book, 2);
    assert!(stage_of(&book, 1).expect("a stage").awaits_meeting());
    met(&mut book, 10, 1, 2, 4, None);
    let failed = MeetingId(Uuid::from_u128(10));
    assert_eq!(next(&book), Some(Missing::Voices { meeting: failed, agree: 4, attending: 10 }));
    let stage = stage_of(&book, 1).expect("a stage");
    assert!(stage.awaits_scoring() && !stage.awaits_meeting(), "it is scored again before the meeting is repeated");
    visited(&mut book, 3, 1, Class::NearPoor);
    accepted(&mut book, 3);
    met(&mut book, 11, 1, 3, 5, Some(10));
    assert!(stage_of(&book, 1).expect("a stage").awaits_posting(), "half of those attending is enough");
    posted(&mut book, 20, 1, 3, day(2026, 11, 12));
    assert_eq!(next(&book), Some(Missing::PostingDays { until: day(2026, 11, 12) }), "the last day is not over");
    book.today = day(2026, 11, 13);
    let stage = stage_of(&book, 1).expect("a stage");
    assert!(stage.is_ready() && stage.class == Class::NearPoor && stage.before == Class::Poor);
}

#[test]
fn another_meeting_cannot_carry_a_visit_that_one_turned_down() {
    let mut book = autumn();
    visited(&mut book, 1, 1, Class::Poor);
    accepted(&mut book, 1);
    met(&mut book, 10, 1, 1, 4, None);
    met(&mut book, 11, 1, 1, 10, Some(10));
    book.meetings[1].held_on = day(2026, 11, 11);
    assert!(stage_of(&book, 1).expect("a stage").awaits_scoring());
    book.meetings[1].held_on = book.meetings[0].held_on;
    assert!(stage_of(&book, 1).expect("a stage").awaits_posting(), "minutes of the same day correct the first");
    book.meetings[1].held_on = day(2026, 11, 11);
    book.meetings[1].corrects_day = Some(book.meetings[0].held_on);
    assert!(stage_of(&book, 1).expect("a stage").awaits_posting(), "and so do those that say its day was wrong");
    book.meetings[1].repeats = None;
    assert!(stage_of(&book, 1).expect("a stage").awaits_scoring(), "another meeting does not");
}

#[test]
fn what_a_meeting_decided_stays_decided_when_the_share_is_changed() {
    let mut book = autumn();
    visited(&mut book, 1, 1, Class::Poor);
    accepted(&mut book, 1);
    met(&mut book, 101, 1, 1, 6, None);
    let ask = |book: &mut RoundBook, share: u32| {
        let mut all = book.procedure.settings.iter_mut();
        all.find(|setting| setting.name == "meeting_share").expect("the share").value = share;
    };
    ask(&mut book, 70);
    assert!(matches!(next(&book), Some(Missing::Voices { .. })), "minutes that do not say it: by the share in force");
    book.meetings[0].share = Some(50);
    assert_eq!(next(&book), Some(Missing::Posting), "six of ten are the half that it was held under");
    book.meetings[0].share = Some(70);
    ask(&mut book, 50);
    assert!(matches!(next(&book), Some(Missing::Voices { .. })), "and a lower share carries nothing afterwards");
}

#[test]
fn the_share_of_a_day() {
    let set = |value: &str| {
        let own = OwnValue {
            value: value.to_owned(),
            by: "Triệu Văn Kiên".to_owned(),
            at: chrono::DateTime::UNIX_EPOCH,
            reason: String::new(),
        };
        ProcedureChanges { values: [("meeting_share".to_owned(), own)].into(), ..ProcedureChanges::default() }
    };
    let versions = [(day(2026, 11, 10), set("60")), (day(2026, 11, 12), set("75"))];
    let shares = Shares::of(versions).expect("the data file");
    let on: Vec<u32> = [9, 10, 11, 12, 13].map(|of| shares.on(day(2026, 11, of))).into();
    assert_eq!(on, [50, 60, 60, 75, 75]);
    assert_eq!(shares.of_day(day(2026, 11, 12)), [60, 75].into(), "either side of the change");
    assert_eq!(shares.of_day(day(2026, 11, 11)), [60].into());
    assert_eq!([50, 60, 75, 1].map(|share| shares.ever(share)), [true, true, true, false]);
}

#[test]
fn whoever_asks_after_the_visit_is_visited_again_first() {
    let mut book = autumn();
    through(&mut book, 1, 1, Class::Poor);
    asked(&mut book, 1, false, day(2026, 11, 3), true);
    assert!(matches!(next(&book), Some(Missing::Asked { .. })), "{:?}", next(&book));
    book.requests[0].waiting = false;
    assert!(stage_of(&book, 1).expect("a stage").is_ready(), "a visit answers it");
}

#[test]
fn a_corrected_visit_goes_through_every_step_again() {
    let mut book = autumn();
    through(&mut book, 1, 1, Class::Poor);
    assert!(stage_of(&book, 1).expect("a stage").is_ready());
    visited(&mut book, 2, 1, Class::NearPoor);
    assert_eq!(stage_of(&book, 1).expect("a stage").missing, [Missing::Review, Missing::Meeting, Missing::Posting]);
}

#[test]
fn a_withdrawn_posting_does_not_count() {
    let mut book = autumn();
    through(&mut book, 1, 1, Class::Poor);
    book.postings[0].withdrawn = Some("ghi nhầm tên".to_owned());
    assert_eq!(next(&book), Some(Missing::Posting));
}

#[test]
fn an_objection_stands_in_the_way_until_it_is_dismissed() {
    let mut book = autumn();
    through(&mut book, 1, 1, Class::Poor);
    objected(&mut book, 201, 1, None);
    let objection = ObjectionId(Uuid::from_u128(202));
    assert_eq!(next(&book), Some(Missing::ObjectionOpen { objection }));
    book.objections.clear();
    objected(&mut book, 201, 1, Some(true));
    assert_eq!(next(&book), Some(Missing::ObjectionUpheld { objection }));
    visited(&mut book, 2, 1, Class::NotPoor);
    assert_eq!(next(&book), Some(Missing::Review), "scored again, it goes through the steps again");
    book.objections.clear();
    visited(&mut book, 1, 1, Class::Poor);
    objected(&mut book, 201, 1, Some(false));
    assert!(stage_of(&book, 1).expect("a stage").is_ready());
}

#[rstest]
#[case::no_review("step_review", &[Missing::Meeting, Missing::Posting])]
#[case::no_meeting("step_meeting", &[Missing::Review, Missing::Posting])]
#[case::no_posting("step_posting", &[Missing::Review, Missing::Meeting])]
fn a_step_that_is_switched_off_is_not_asked_for(#[case] step: &str, #[case] missing: &[Missing]) {
    let mut book = autumn();
    visited(&mut book, 1, 1, Class::Poor);
    for setting in book.procedure.settings.iter_mut().filter(|setting| setting.name == step) {
        setting.value = 0;
    }
    assert_eq!(stage_of(&book, 1).expect("a stage").missing, missing);
}

#[test]
fn whom_the_yearly_review_concerns() {
    let gone = Household { presence: Presence::MovedAway { on: day(2026, 3, 1) }, ..household(2, Class::Poor, 1) };
    let mut book = book(
        Round::yearly(2026),
        day(2026, 11, 12),
        vec![household(1, Class::NearPoor, 2), gone, household(3, Class::NotPoor, 2), household(4, Class::NotPoor, 2)],
    );
    visited(&mut book, 4, 4, Class::Poor);
    let concerned: Vec<bool> = (1..=4).map(|number| stage_of(&book, number).is_some()).collect();
    assert_eq!(concerned, [true, false, false, true], "the list, and whoever was visited");
    asked(&mut book, 3, false, day(2026, 10, 1), true);
    assert_eq!(stage_of(&book, 3).and_then(|stage| stage.next()), Some(Missing::Visit), "and whoever asks");
}

#[test]
fn a_months_round_concerns_those_that_asked_in_time_and_were_visited_since() {
    let households =
        vec![household(1, Class::NotPoor, 2), household(2, Class::Poor, 2), household(3, Class::NotPoor, 2)];
    let mut book = book(Round::monthly(2026, 5), day(2026, 5, 20), households);
    visited(&mut book, 1, 1, Class::Poor);
    visited(&mut book, 2, 2, Class::NotPoor);
    visited(&mut book, 3, 3, Class::Poor);
    asked(&mut book, 1, false, day(2026, 5, 10), true);
    asked(&mut book, 2, true, day(2026, 5, 29), false);
    asked(&mut book, 3, false, day(2026, 5, 30), false);
    assert_eq!(stage_of(&book, 1).and_then(|stage| stage.next()), Some(Missing::Visit), "that visit is older");
    assert_eq!(stage_of(&book, 2).and_then(|stage| stage.next()), Some(Missing::Review));
    assert!(stage_of(&book, 3).is_none(), "it asked for the month after");
}

#[test]
fn a_visit_that_a_month_has_used_is_not_the_years() {
    let mut book = book(Round::monthly(2026, 5), day(2026, 11, 12), vec![household(1, Class::Poor, 2)]);
    asked(&mut book, 1, true, day(2026, 5, 10), false);
    through(&mut book, 1, 1, Class::NearPoor);
    signed(&mut book, 9, day(2026, 5, 28));
    assert!(stage_of(&book, 1).expect("a stage").decided.is_some());
    book.round = Round::yearly(2026);
    assert_eq!(next(&book), Some(Missing::NewVisit { used: Round::monthly(2026, 5) }));
    visited(&mut book, 2, 1, Class::NearPoor);
    assert_eq!(next(&book), Some(Missing::Review));
    book.round = Round::monthly(2026, 6);
    assert!(stage_of(&book, 1).is_none(), "May has answered the request");
}
