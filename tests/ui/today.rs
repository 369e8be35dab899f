//! "Hôm nay": the target and the doors to knock on.

use dioxus::prelude::*;
use rstest::rstest;
use so_thon::app::components::target::{Shares, shares};
use so_thon::app::here::HereNow;
use so_thon::app::platform::place::LocateError;
use so_thon::app::state::Loaded;
use so_thon::app::views::today::{TodayScreen, distance};
use so_thon::app::views::visit_done::next_door;
use so_thon::app::words::Words;
use so_thon::domain::class::Class;
use so_thon::domain::household::Location;
use so_thon::domain::ids::{SubmissionId, TaskId};
use so_thon::domain::plan::PlanStatus;
use so_thon::domain::support::SupportState;
use so_thon::domain::task::Task;
use so_thon::i18n::Lang;
use so_thon::store::StoreError;
use so_thon::store::view::{DueLine, DueWhy, Today};

use crate::needs::{support, support_id};
use crate::page::{LANGS, Page, render, words_of};
use crate::village::{day, due, id, progress, row, today};

fn screen(lang: Lang, today: Loaded<Today>) -> Page {
    from(lang, today, HereNow::Off)
}

fn from(lang: Lang, today: Loaded<Today>, here: HereNow) -> Page {
    render(lang, move || {
        rsx! {
            TodayScreen {
                title: "Thôn Phiêng Lềng",
                day: day(),
                deadline: chrono::NaiveDate::from_ymd_opt(2026, 12, 14),
                today: today.clone(),
                sample: true,
                waiting: 4,
                here,
            }
        }
    })
}

#[test]
fn the_target_is_ten_houses_five_recognised_two_found_three_to_go() {
    let page = screen(Lang::Vi, Loaded::Ready(today(progress(Some(10), PlanStatus::Proposed, 5, 2))));
    assert_eq!(page.text_of(".target-figure"), "−7 / −10 hộ");
    assert_eq!(page.count(".houses use[href='#h-full']"), 5);
    assert_eq!(page.count(".houses use[href='#h-half']"), 2);
    assert_eq!(page.count(".houses use[href='#h-none']"), 3);
    let spoken = page.all(".houses")[0].value().attr("aria-label").unwrap().to_owned();
    assert_eq!(spoken, "Chỉ tiêu 10 hộ: 5 hộ xã đã công nhận, 2 hộ mới rà soát, còn 3 hộ");
    assert!(page.text().contains("Chỉ tiêu đề xuất, xã chưa xác nhận."));
}

#[test]
fn a_confirmed_target_is_not_called_a_proposal() {
    let page = screen(Lang::Vi, Loaded::Ready(today(progress(Some(10), PlanStatus::Confirmed, 0, 0))));
    assert!(!page.text().contains("đề xuất"));
}

#[test]
fn more_than_twenty_houses_become_a_bar() {
    let page = screen(Lang::Vi, Loaded::Ready(today(progress(Some(25), PlanStatus::Confirmed, 5, 2))));
    assert_eq!(page.count(".houses"), 0);
    assert_eq!(page.count(".target-bar[role=img]"), 1);
}

#[test]
fn a_village_without_a_target_says_so_and_still_counts() {
    let page = screen(Lang::Vi, Loaded::Ready(today(progress(None, PlanStatus::Draft, 1, 0))));
    assert_eq!(page.count(".houses"), 0);
    assert!(page.text().contains("Thôn chưa có chỉ tiêu dùng được."));
    assert_eq!(page.text_of(".target-figure"), "−1 hộ");
}

#[rstest]
#[case(10, 7, 5, (5, 2, 3))]
#[case(10, 15, 12, (10, 0, 0))]
#[case(10, 4, 6, (6, 0, 4))]
#[case(10, -3, -1, (0, 0, 10))]
#[case(0, 2, 1, (0, 0, 0))]
fn shares_add_up_to_the_target(
    #[case] target: u32,
    #[case] surveyed: i64,
    #[case] recognised: i64,
    #[case] expected: (u32, u32, u32),
) {
    let found = shares(target, surveyed, recognised);
    assert_eq!(found, Shares { recognised: expected.0, surveyed: expected.1, open: expected.2 });
    assert_eq!(found.recognised + found.surveyed + found.open, target);
}

#[test]
fn what_was_sent_back_comes_first_then_drafts_then_doors() {
    let page = screen(Lang::Vi, Loaded::Ready(today(progress(Some(10), PlanStatus::Proposed, 5, 2))));
    let rows: Vec<String> = page.all(".rows:not(.apart) .row b").iter().map(crate::page::words_of).collect();
    assert_eq!(rows, ["Ông Lý A Sình", "Bà Đặng Thị Mùi", "Ông Nông Văn Bảo", "Bà Hoàng Thị Dín"]);
    assert!(page.text_of(".section-title").contains("đã thăm 28/45 hộ, hạn 14/12"));
}

#[test]
fn nothing_left_is_said_with_what_remains_and_a_way_on() {
    let empty = Today { due: Vec::new(), ..today(progress(Some(10), PlanStatus::Confirmed, 0, 0)) };
    let page = screen(Lang::Vi, Loaded::Ready(empty));
    assert_eq!(page.text_of(".empty b"), "Hôm nay không còn hộ nào phải thăm");
    assert_eq!(page.text_of(".empty .quiet"), "Còn 17 hộ trước ngày 14/12.");
    assert_eq!(page.count(".empty a.button"), 1);
}

#[test]
fn every_state_is_worded_in_both_languages() {
    for lang in LANGS {
        for state in [
            Loaded::Waiting,
            Loaded::Failed(StoreError::DiskFull),
            Loaded::Failed(StoreError::Other("sqlite: 13".into())),
            Loaded::Ready(today(progress(Some(10), PlanStatus::Proposed, 5, 2))),
        ] {
            let page = screen(lang, state);
            page.has_no_raw_keys();
            page.can_be_read_aloud();
            assert_eq!(page.count(".sample-tag"), 1);
            assert_eq!(page.count("nav [aria-current=page]"), 1);
            assert!(!page.text().contains("sqlite"), "an error of the inside is not for people");
        }
    }
}

#[test]
fn the_count_of_the_outbox_is_read_aloud() {
    let page = screen(Lang::Vi, Loaded::Waiting);
    assert!(page.text_of("nav a:last-child").ends_with("có 4 mục"));
}

/// Everything that can be due, in the order of the store.
fn everything() -> Today {
    let bao = || row(30, "Nông Văn Bảo", Class::Poor);
    let on = |day| chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let task = |due| Task {
        what: "Lấy giấy khai sinh".into(),
        due: on(due),
        set_on: on(1),
        done_on: None,
        support: None,
        visit: None,
        submission: None,
    };
    let promised = support("latrine", "culture_society", SupportState::Promised, Some(20));
    let asks = |questionnaire: &str| DueWhy::Requested {
        submission: SubmissionId(id(600)),
        questionnaire: questionnaire.into(),
    };
    let lines = vec![
        DueLine {
            due: Some(on(9)),
            overdue: true,
            metres: Some(304),
            ..due(bao(), DueWhy::Task { id: TaskId(id(801)), task: task(9) })
        },
        DueLine { due: Some(on(12)), ..due(bao(), DueWhy::Task { id: TaskId(id(802)), task: task(12) }) },
        DueLine {
            due: Some(on(20)),
            metres: Some(1_234),
            ..due(bao(), DueWhy::Promised { id: support_id(1), support: Box::new(promised) })
        },
        due(bao(), asks("review-request")),
        due(bao(), asks("leave-request")),
        due(bao(), DueWhy::NotVisited),
    ];
    Today { due: lines, ..today(progress(Some(10), PlanStatus::Confirmed, 0, 0)) }
}

#[test]
fn each_line_says_why_in_words_and_how_far() {
    let page = screen(Lang::Vi, Loaded::Ready(everything()));
    let subs: Vec<String> = page.all(".rows:not(.apart) .sub").iter().map(words_of).collect();
    assert_eq!(
        subs,
        [
            "Lấy giấy khai sinh, quá hạn 3 ngày · cách 300 m",
            "Lấy giấy khai sinh, hạn hôm nay",
            "Đã hứa: Làm nhà tiêu, hẹn 20/11 · cách 1,2 km",
            "Hộ xin rà soát, có đơn Mẫu 01",
            "Hộ xin ra khỏi danh sách, có đơn Mẫu 04",
            "Hộ nghèo, số 030, chưa thăm",
        ]
    );
    assert_eq!(page.count("use[href='#warn']"), 1, "late has a sign besides its colour");
    assert_eq!(page.count("a[href='/needs']"), 1);
}

#[test]
fn no_distance_is_finer_than_a_phone_knows() {
    let words = Words::new(Lang::Vi);
    for (metres, said) in
        [(0, "cách 0 m"), (304, "cách 300 m"), (994, "cách 990 m"), (1_000, "cách 1 km"), (12_340, "cách 12,3 km")]
    {
        assert_eq!(distance(&words, metres), said);
    }
}

#[test]
fn what_the_phone_knows_of_its_place_is_said_and_never_needed() {
    let place = |accuracy_m| HereNow::At(Location { lat_e6: 22_400_000, lon_e6: 105_900_000, accuracy_m });
    let states = [
        HereNow::Off,
        HereNow::Asking,
        place(Some(20)),
        place(None),
        HereNow::Failed(LocateError::Denied),
        HereNow::Failed(LocateError::Timeout),
        HereNow::Failed(LocateError::Unavailable),
        HereNow::Failed(LocateError::Missing),
    ];
    for lang in LANGS {
        let mut said: Vec<String> = Vec::new();
        for here in states {
            let page = from(lang, Loaded::Ready(everything()), here);
            page.has_no_raw_keys();
            page.can_be_read_aloud();
            assert_eq!(page.count(".rows:not(.apart) .row"), 6, "the list is there whatever the phone knows");
            said.extend(page.all(".whereabouts .grow").iter().map(words_of));
            let again = matches!(here, HereNow::Failed(LocateError::Timeout | LocateError::Unavailable));
            assert_eq!(page.count(".whereabouts button"), usize::from(again));
        }
        said.sort();
        said.dedup();
        assert_eq!(said.len(), states.len() - 1, "{said:?}");
    }
}

#[test]
fn the_next_door_is_the_first_of_the_list_that_is_not_this_one() {
    let lines = today(progress(Some(10), PlanStatus::Confirmed, 0, 0)).due;
    let draft = lines[1].row.id;
    assert_eq!(next_door(lines.clone(), draft).unwrap().head, "Nông Văn Bảo");
    assert_eq!(next_door(lines, so_thon::domain::ids::HouseholdId(id(1))).unwrap().id, draft);
    assert!(next_door(Vec::new(), draft).is_none());
}
