//! The result explained, the end of a visit, and a finalised visit.

use dioxus::prelude::*;
use rstest::rstest;
use so_thon::app::views::result::{Finalising, ResultScreen, explain};
use so_thon::app::views::result_screen::aloud;
use so_thon::app::views::visit_done::{Done, VisitDoneScreen};
use so_thon::app::views::visit_record::RecordScreen;
use so_thon::app::words::Words;
use so_thon::domain::answer::Answer;
use so_thon::domain::class::Class;
use so_thon::domain::ids::QuestionId;
use so_thon::domain::member::Sex;
use so_thon::domain::visit::Visit;
use so_thon::i18n::Lang;
use so_thon::store::StoreError;
use so_thon::store::view::{Draft, HouseholdDetail, SentState, VisitLine};

use crate::people::{self, CHILD, DAY, DRAFT, HOUSEHOLD, full, set};
use crate::show::{count, in_both, text};

fn drawn(draft: &Draft, finalising: Finalising) -> String {
    let (explained, open) = explain(draft).unwrap();
    in_both(move || {
        rsx! {
            ResultScreen {
                head: "Bà Đặng Thị Mùi",
                sample: true,
                explained: explained.clone(),
                open,
                finalising: finalising.clone(),
                onfinalise: EventHandler::new(|()| {}),
                onspeak: Some(EventHandler::new(|()| {})),
            }
        }
    })
}

#[rstest]
#[case::three_lacking_at_the_line(full(140, false, true, true), Class::Poor, "poor")]
#[case::two_lacking(full(140, true, true, true), Class::NearPoor, "near")]
#[case::above_the_line(full(141, false, true, true), Class::NotPoor, "not")]
fn the_class_is_stamped_and_is_not_the_communes_decision(
    #[case] draft: Draft,
    #[case] class: Class,
    #[case] stamp: &str,
) {
    let (explained, _) = explain(&draft).unwrap();
    if explained.classification.class == Class::Undetermined {
        panic!("{:?}", explained.classification);
    }
    assert_eq!(explained.classification.class, class);
    let shown = drawn(&draft, Finalising::No);
    assert_eq!(count(&shown, &format!(".badge.big.{stamp}")), 1);
    assert!(text(&shown).contains("chưa phải quyết định của xã"));
    assert!(text(&shown).contains("Dữ liệu mẫu"));
}

#[test]
fn at_140_the_gauge_is_filled_to_its_mark_and_the_squares_to_theirs() {
    let shown = drawn(&full(140, false, true, true), Finalising::No);
    assert!(shown.contains("width:70.0%") && shown.contains("left:70.0%"), "{shown}");
    assert_eq!(count(&shown, ".squares i.on"), 3);
    assert_eq!(count(&shown, ".squares i.line"), 1);
    assert_eq!(count(&shown, ".squares i"), 12);
    assert!(text(&shown).contains("nghèo: đến 140"));
}

#[test]
fn each_lacking_indicator_names_the_person_and_the_answer_and_leads_to_it() {
    let shown = drawn(&full(135, false, true, true), Finalising::No);
    let said = text(&shown);
    assert!(said.contains("4. Bảo hiểm y tế"), "{said}");
    assert!(said.contains("Lý Văn Hải, 8 tuổi"), "{said}");
    assert!(said.contains("thiếu 3 trong 12"), "{said}");
    assert_eq!(
        count(&shown, &format!("a[href*='members/{CHILD}/insured'], a[href*='members%2F{CHILD}%2Finsured']")),
        1
    );
}

#[test]
fn an_unknown_answer_leaves_the_indicator_open_and_says_what_to_ask() {
    let mut draft = full(135, true, true, true);
    set(&mut draft.answers, Some(CHILD), "insured", Answer::Unknown);
    let shown = drawn(&draft, Finalising::No);
    assert_eq!(count(&shown, ".badge.big.und"), 1);
    assert_eq!(count(&shown, ".squares i.maybe"), 1);
    let said = text(&shown);
    assert!(said.contains("Còn thiếu để xếp hộ"), "{said}");
    assert!(said.contains("20 đến 30"), "{said}");
}

#[test]
fn what_would_change_it_comes_with_the_class_then() {
    let shown = drawn(&full(135, false, true, true), Finalising::No);
    assert!(text(&shown).contains("Cần thay đổi gì"));
    assert!(count(&shown, ".row .badge.near") >= 1);
}

#[test]
fn without_b1_the_result_says_that_it_is_missing() {
    let mut draft = full(135, false, true, true);
    set(&mut draft.answers, None, "income_basis", people::choice("none"));
    let shown = drawn(&draft, Finalising::No);
    assert_eq!(count(&shown, ".badge.big.und"), 1);
    assert!(text(&shown).contains("B1 thu nhập: chưa có"));
}

#[test]
fn while_something_is_open_the_button_leads_there() {
    let mut draft = full(135, false, true, true);
    draft.answers.set(None, QuestionId::new("latrine"), None);
    let shown = drawn(&draft, Finalising::No);
    assert!(text(&shown).contains("Còn 1 chỗ chưa xong"));
    assert!(text(&shown).contains("Tới chỗ chưa xong"));
    assert!(!text(&shown).contains("Chốt phiếu"));
}

#[test]
fn a_result_that_could_not_be_stored_says_that_nothing_is_lost() {
    let shown = drawn(&full(135, false, true, true), Finalising::Failed(StoreError::DiskFull));
    assert_eq!(count(&shown, ".banner.err"), 1);
    assert!(text(&shown).contains("chưa mất câu nào"));
}

#[test]
fn read_aloud_is_whole_sentences() {
    for lang in [Lang::Vi, Lang::En] {
        let (explained, _) = explain(&full(135, false, true, true)).unwrap();
        let said = aloud(&Words::new(lang), &explained);
        assert!(said.contains("Lý Văn Hải"), "{said}");
        assert!(!said.contains(".."), "{said}");
    }
}

#[test]
fn the_end_of_a_visit_says_where_it_is_and_which_door_is_next() {
    for sent in [SentState::Waiting, SentState::AtCommune] {
        let done = Done {
            visit: DRAFT,
            head: ("Đặng Thị Mùi".into(), Sex::Female),
            at: people::at(),
            class: Class::Poor,
            sent,
            next: None,
        };
        let shown = in_both(move || rsx! { VisitDoneScreen { done: done.clone(), sample: true } });
        assert!(text(&shown).contains("đã lưu trên máy lúc 9:42"));
        assert!(text(&shown).contains("Thăm hộ tiếp theo"));
    }
}

#[test]
fn a_finalised_visit_shows_its_answers_and_can_only_be_corrected_by_another() {
    let draft = full(135, false, true, true);
    let (explained, _) = explain(&draft).unwrap();
    let visit = Visit {
        reasons: Default::default(),
        id: DRAFT,
        household: HOUSEHOLD,
        village: draft.household.village.clone(),
        questionnaire: "yearly-review".into(),
        questionnaire_version: 1,
        standard: "nd07-2021".into(),
        year: 2026,
        visited_on: DAY,
        members: draft.members.clone(),
        answers: draft.answers.clone(),
        classification: explained.classification,
        started: people::at(),
        finalised: people::at(),
        elapsed_ms: 0,
        location: None,
        supersedes: Vec::new(),
        correction_of: None,
        reason: String::new(),
        kept_warnings: std::collections::BTreeSet::new(),
    };
    let line = VisitLine {
        id: DRAFT,
        visited_on: DAY,
        class: Class::Poor,
        correction_of: None,
        reason: String::new(),
        sent: SentState::Waiting,
    };
    let detail = HouseholdDetail {
        submissions: Vec::new(),
        household: draft.household.clone(),
        version: 1,
        pending_edit: false,
        current: Some(visit.clone()),
        visits: vec![line],
        draft: None,
        conflicts: Vec::new(),
    };
    let shown = in_both(move || {
        rsx! {
            RecordScreen { visit: visit.clone(), detail: detail.clone(), sample: true, oncorrect: EventHandler::new(|()| {}) }
        }
    });
    assert!(text(&shown).contains("Phiếu đã chốt ngày 12/11/2026"));
    assert!(text(&shown).contains("Sửa phiếu này"));
    assert_eq!(count(&shown, "input, select, textarea"), 0, "read only");
}
