//! The result explained, the end of a visit, and a finalised visit.

use dioxus::prelude::*;
use rstest::rstest;
use so_thon::app::components::read_aloud::Aloud;
use so_thon::app::views::correction::{CorrectScreen, Wrong};
use so_thon::app::views::print::{PrintScreen, Sheet};
use so_thon::app::views::result::{Finalising, ResultScreen, explain};
use so_thon::app::views::result_screen::aloud;
use so_thon::app::views::visit_done::{Done, VisitDoneScreen};
use so_thon::app::views::visit_record::RecordScreen;
use so_thon::app::words::{Words, use_words};
use so_thon::domain::answer::Answer;
use so_thon::domain::class::Class;
use so_thon::domain::ids::{QuestionId, VisitId};
use so_thon::domain::member::Sex;
use so_thon::domain::visit::Visit;
use so_thon::i18n::Lang;
use so_thon::store::StoreError;
use so_thon::store::view::{Draft, DraftLine, HouseholdDetail, SentState};

use crate::people::{self, CHILD, DRAFT, full, set};
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

#[test]
fn a_form_of_a_closed_year_is_kept_and_not_finalised() {
    let (explained, open) = explain(&full(140, false, true, true)).unwrap();
    assert_eq!(open, 0);
    let shown = in_both(move || {
        rsx! {
            ResultScreen {
                head: "Bà Đặng Thị Mùi",
                explained: explained.clone(),
                open: 0,
                closed: Some(2026),
                finalising: Finalising::No,
                onfinalise: EventHandler::new(|()| {}),
            }
        }
    });
    assert!(text(&shown).contains("vẫn giữ trên máy nhưng chưa chốt được"), "{}", text(&shown));
    assert!(text(&shown).contains("Giữ phiếu, chốt sau") && !text(&shown).contains("Chốt phiếu"), "{}", text(&shown));
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
        assert!(said.iter().any(|sentence| sentence.contains("Lý Văn Hải")), "{said:?}");
        for sentence in &said {
            assert!(sentence.ends_with('.') && !sentence.ends_with(".."), "{sentence}");
        }
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
    let visit = people::visit(&full(135, false, true, true));
    let detail = people::detail(std::slice::from_ref(&visit));
    let shown = in_both(move || {
        rsx! {
            RecordScreen { visit: visit.clone(), detail: detail.clone(), sample: true }
        }
    });
    assert!(text(&shown).contains("Phiếu đã chốt ngày 12/11/2026"));
    assert!(text(&shown).contains("Sửa phiếu này"));
    assert_eq!(count(&shown, "input, select, textarea"), 0, "read only");
}

#[test]
fn a_result_that_the_commune_decided_is_no_longer_called_undecided() {
    let visit = people::visit(&full(135, false, true, true));
    let mut detail = people::detail(std::slice::from_ref(&visit));
    let drawn = |detail: &HouseholdDetail| {
        let (visit, detail) = (visit.clone(), detail.clone());
        text(&in_both(move || rsx! { RecordScreen { visit: visit.clone(), detail: detail.clone() } }))
    };
    detail.household.class_official = visit.classification.class;
    detail.household.official_since = visit.visited_on.pred_opt();
    assert!(drawn(&detail).contains("chưa phải quyết định của xã"), "decided before it was visited");
    detail.household.official_since = Some(visit.visited_on);
    let decided = drawn(&detail);
    assert!(
        decided.contains("xã đã công nhận ngày 12/11/2026") && !decided.contains("chưa phải quyết định"),
        "{decided}"
    );
    detail.household.class_official = Class::NotPoor;
    assert!(drawn(&detail).contains("chưa phải quyết định của xã"), "something else is recognised");
}

#[test]
fn a_corrected_visit_and_its_correction_show_each_other_with_the_reason() {
    let old = people::visit(&full(135, false, true, true));
    let mut new = people::visit(&full(150, false, true, true));
    new.id = VisitId(uuid::Uuid::from_u128(100));
    new.correction_of = Some(old.id);
    new.reason = "Chấm lại điểm B1".into();
    new.reasons.insert("b1_points".into(), "Lần trước ghi nhầm".into());
    new.reasons.insert(format!("{CHILD}/insured"), "Mới được cấp thẻ".into());
    let detail = people::detail(&[new.clone(), old.clone()]);
    let drawn = |visit: Visit| {
        let detail = detail.clone();
        in_both(move || rsx! { RecordScreen { visit: visit.clone(), detail: detail.clone(), sample: true } })
    };
    let before = drawn(old);
    assert!(text(&before).contains("Phiếu này đã được sửa bằng phiếu ngày 12/11/2026. Lý do: Chấm lại điểm B1"));
    assert!(!text(&before).contains("Sửa phiếu này"), "the correction is corrected, not the old one again");
    let after = drawn(new);
    assert!(text(&after).contains("Phiếu này sửa phiếu ngày 12/11/2026. Lý do: Chấm lại điểm B1"));
    assert!(text(&after).contains("Lý Văn Hải: Có thẻ BHYT còn hạn không?"), "{}", text(&after));
    assert!(text(&after).contains("Mới được cấp thẻ") && text(&after).contains("Lần trước ghi nhầm"));
}

#[test]
fn a_visit_sent_back_is_corrected_too() {
    let visit = people::visit(&full(135, false, true, true));
    let mut detail = people::detail(std::slice::from_ref(&visit));
    detail.current = None;
    detail.visits[0].sent = SentState::Refused;
    let record = {
        let (visit, detail) = (visit.clone(), detail.clone());
        in_both(move || rsx! { RecordScreen { visit: visit.clone(), detail: detail.clone() } })
    };
    assert_eq!(count(&record, "a[href$='/correct']"), 1);
    let asked = in_both(move || {
        rsx! { CorrectScreen { form: Wrong::visit(&visit, &detail), detail: detail.clone(), ongo: EventHandler::new(|_| {}) } }
    });
    assert_eq!(count(&asked, ".reason-chips button"), 5);
    assert_eq!(count(&asked, "textarea#correct-reason"), 1);
    assert!(text(&asked).contains("Xã gửi trả phiếu này"));
}

#[test]
fn a_form_begun_comes_before_a_correction() {
    let visit = people::visit(&full(135, false, true, true));
    let mut detail = people::detail(std::slice::from_ref(&visit));
    detail.draft = Some(DraftLine { id: DRAFT, started: people::at(), updated: people::at() });
    let asked = in_both(move || {
        rsx! { CorrectScreen { form: Wrong::visit(&visit, &detail), detail: detail.clone(), ongo: EventHandler::new(|_| {}) } }
    });
    assert_eq!(count(&asked, "textarea"), 0);
    assert!(text(&asked).contains("Ghi tiếp phiếu dở"));
}

#[test]
fn all_ways_out_are_there_on_demand_and_every_rule_names_its_source() {
    let mut draft = full(135, false, true, true);
    set(&mut draft.answers, None, "water_source", people::choice("stream"));
    set(&mut draft.answers, None, "internet_used", Answer::Bool(false));
    let shown = drawn(&draft, Finalising::No);
    assert!(text(&shown).contains("Xem cả 11 cách"), "{}", text(&shown));
    assert_eq!(count(&shown, "button[aria-expanded=false]"), 1);
    let standard = so_thon::domain::standard::builtin_by_id("nd07-2021").unwrap();
    let grounds = 2 + standard.indicators.len() + standard.settings.len();
    assert_eq!(count(&shown, "details.basis dl .row"), grounds, "lines, average band, indicators, readings");
    let readings = text(&shown);
    assert!(readings.contains("Mức sống trung bình: trên 1.500.000 đến 2.250.000 đồng"), "{readings}");
    assert!(readings.contains("Trẻ em: dưới: 16"), "{readings}");
    assert!(text(&shown).contains("Chưa xác nhận, xã có thể sửa"));
}

#[test]
fn reading_aloud_can_be_stopped_and_a_missing_voice_is_told() {
    let (explained, open) = explain(&full(135, false, true, true)).unwrap();
    for (reading, said) in [(Aloud::Reading, "Dừng đọc"), (Aloud::NoVoice, "chưa có giọng đọc tiếng Việt")]
    {
        let explained = explained.clone();
        let shown = in_both(move || {
            rsx! {
                ResultScreen {
                    head: "Bà Đặng Thị Mùi",
                    explained: explained.clone(),
                    open,
                    finalising: Finalising::No,
                    onfinalise: EventHandler::new(|()| {}),
                    reading,
                    onspeak: Some(EventHandler::new(|()| {})),
                }
            }
        });
        assert!(text(&shown).contains(said), "{said}");
    }
}

#[test]
fn the_page_to_print_says_what_was_found_why_and_that_it_is_no_decision() {
    let visit = people::visit(&full(135, false, true, true));
    let household = people::household();
    let drawn = |visit: Visit, household: so_thon::domain::household::Household| {
        in_both(move || {
            let words = use_words();
            let sheet = Sheet::of(&words, &visit, &household, "Thôn Phiêng Lềng", "UBND xã Ngân Sơn, tỉnh Thái Nguyên")
                .unwrap();
            rsx! { PrintScreen { visit: visit.id, sheet, onprint: EventHandler::new(|()| {}) } }
        })
    };
    let said = text(&drawn(visit.clone(), household.clone()));
    for part in [
        "UBND xã Ngân Sơn",
        "Thôn Phiêng Lềng",
        "Bà Đặng Thị Mùi, hộ số 017, 4 người",
        "Hộ nghèo",
        "B1 thu nhập: 135 (nghèo: đến 140)",
        "B2 thiếu hụt: 30 (nghèo: từ 30)",
        "4. Bảo hiểm y tế Thiếu Cháu Lý Văn Hải, 8 tuổi, chưa có thẻ",
        "12. Phương tiện tiếp cận thông tin Đủ",
        "thành hộ cận nghèo",
        "Nghị định 07/2021/NĐ-CP",
        "Chưa đối chiếu được với văn bản gốc",
        "Ngày rà soát 12/11/2026",
        "chưa phải quyết định của xã",
        "Dữ liệu mẫu",
        "Trưởng thôn",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    // The longest case is drawn too; that it fits one page is shown by a browser.
    let (visit, household) = people::longest();
    assert!(text(&drawn(visit, household)).contains("Chưa đủ căn cứ"));
}
