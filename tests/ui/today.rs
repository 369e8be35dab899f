//! "Hôm nay": the target and the doors to knock on.

use dioxus::prelude::*;
use rstest::rstest;
use so_thon::app::components::target::{Shares, shares};
use so_thon::app::state::Loaded;
use so_thon::app::views::today::TodayScreen;
use so_thon::domain::plan::PlanStatus;
use so_thon::i18n::Lang;
use so_thon::store::StoreError;
use so_thon::store::view::Today;

use crate::page::{LANGS, Page, render};
use crate::village::{day, progress, today};

fn screen(lang: Lang, today: Loaded<Today>) -> Page {
    render(lang, move || {
        rsx! {
            TodayScreen {
                title: "Thôn Phiêng Lềng",
                day: day(),
                deadline: chrono::NaiveDate::from_ymd_opt(2026, 12, 14),
                today: today.clone(),
                sample: true,
                waiting: 4,
                onresume: |_| {},
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
    let rows: Vec<String> = page.all(".rows .row b").iter().map(crate::page::words_of).collect();
    assert_eq!(rows, ["Ông Lý A Sình", "Bà Đặng Thị Mùi", "Ông Nông Văn Bảo", "Bà Hoàng Thị Dín"]);
    assert!(page.text_of(".section-title").contains("đã thăm 28/45 hộ, hạn 14/12"));
}

#[test]
fn nothing_left_is_said_with_what_remains_and_a_way_on() {
    let empty = Today {
        drafts: Vec::new(),
        returned: Vec::new(),
        to_visit: Vec::new(),
        ..today(progress(Some(10), PlanStatus::Confirmed, 0, 0))
    };
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
