//! "Hộ dân": search with what was found marked, filters with counts, and a list that stays small in the page.

use dioxus::prelude::*;
use so_thon::app::components::long_list::{CHUNK_ROWS, Heights, window};
use so_thon::app::components::search::parts;
use so_thon::app::state::Loaded;
use so_thon::app::views::households::{HouseholdsScreen, ListMemory, Stretch};
use so_thon::domain::class::Class;
use so_thon::i18n::Lang;
use so_thon::store::view::{Filter, HouseholdPage};

use crate::page::{LANGS, Page, render, words_of};
use crate::village::{day, found, row};

fn screen(lang: Lang, search: &str, filter: Filter, list: Loaded<Stretch>) -> Page {
    let memory = ListMemory { search: search.into(), filter };
    render(lang, move || {
        rsx! {
            HouseholdsScreen { list: list.clone(), memory: memory.clone(), today: day(), sample: true, waiting: 0 }
        }
    })
}

fn ready(page: HouseholdPage, first: u32) -> Loaded<Stretch> {
    Loaded::Ready(Stretch { page, first })
}

#[test]
fn what_was_found_is_marked_though_typed_without_marks() {
    let page = screen(Lang::Vi, "dang", Filter::All, ready(found(), 0));
    let marked: Vec<String> = page.all("mark").iter().map(words_of).collect();
    assert_eq!(marked, ["Đặng", "Đặng", "Đặng", "Đặng", "Đăng", "Đặng"]);
    assert!(page.text().contains("vợ hoặc chồng: Đặng Thị Nái") || page.text().contains("Đặng Thị Nái"));
    assert_eq!(page.text_of(".count-line"), "Thấy 6 hộ.");
}

#[test]
fn a_name_is_cut_where_it_was_found_and_nowhere_else() {
    assert_eq!(parts("Nông Văn Đăng", "dang"), [(false, "Nông Văn ".into()), (true, "Đăng".into())]);
    assert_eq!(parts("Lý A Sình", ""), [(false, "Lý A Sình".into())]);
    let name = "Đặng Thị Mùi";
    let joined: String = parts(name, "dang thi").into_iter().map(|(_, part)| part).collect();
    assert_eq!(joined, name);
}

#[test]
fn each_row_says_its_class_in_words_and_the_most_urgent_thing() {
    let page = screen(Lang::Vi, "dang", Filter::All, ready(found(), 0));
    let rows: Vec<String> = page.all(".long-list .row").iter().map(words_of).collect();
    let expected = [
        "Hộ nghèo đang ghi dở",
        "Hộ cận nghèo thăm 08/11",
        "Chưa đủ căn cứ thiếu B1",
        "Hộ có mức sống trung bình",
        "Không nghèo",
        "xã gửi trả",
    ];
    for (row, words) in rows.iter().zip(expected) {
        assert!(row.contains(words), "{words} is not in {row}");
    }
}

#[test]
fn filters_carry_their_counts_and_say_which_is_pressed() {
    let page = screen(Lang::Vi, "", Filter::Class(Class::Poor), ready(found(), 0));
    let chips: Vec<String> = page.all(".chip").iter().map(words_of).collect();
    assert_eq!(chips, ["Tất cả", "Nghèo 26", "Cận nghèo 13", "Chưa thăm 17", "Đang ghi dở"]);
    let pressed: Vec<String> = page.all(".chip[aria-pressed=true]").iter().map(words_of).collect();
    assert_eq!(pressed, ["Nghèo 26"]);
}

#[test]
fn people_are_counted_with_a_dot() {
    let page = screen(Lang::Vi, "", Filter::All, ready(found(), 0));
    assert!(page.text_of(".app-bar p").starts_with("74 hộ, 1.311 người"));
}

#[test]
fn nobody_found_offers_everybody() {
    let nobody = HouseholdPage { total_found: 0, rows: Vec::new(), ..found() };
    let page = screen(Lang::Vi, "xyz", Filter::All, ready(nobody, 0));
    assert_eq!(page.text_of(".empty b"), "Không thấy ai tên “xyz”");
    assert_eq!(page.text_of(".empty .button"), "Xem tất cả");
}

#[test]
fn every_state_is_worded_in_both_languages() {
    for lang in LANGS {
        let nobody = HouseholdPage { total_found: 0, rows: Vec::new(), ..found() };
        for (search, filter, list) in [
            ("", Filter::All, Loaded::Waiting),
            ("dang", Filter::NotVisited, ready(found(), 0)),
            ("xyz", Filter::All, ready(nobody.clone(), 0)),
            ("", Filter::Draft, ready(nobody.clone(), 0)),
            ("", Filter::All, ready(nobody, 0)),
        ] {
            let page = screen(lang, search, filter, list);
            page.has_no_raw_keys();
            page.can_be_read_aloud();
            assert_eq!(page.count(".sample-tag"), 1);
        }
    }
}

#[test]
fn twenty_thousand_households_draw_only_what_is_in_view() {
    let heights = Heights::default();
    let total = 20_000;
    for scrolled in [0.0, 5_000.0, 800_000.0, 1_599_000.0, 9_999_999.0] {
        let found = window(&heights, total, scrolled, 700.0);
        assert!(found.rows(total).len() <= 80, "{found:?}");
        let whole: f64 = found.above + found.below + f64::from(u32::try_from(found.rows(total).len()).unwrap()) * 80.0;
        assert!((whole - f64::from(total) * 80.0).abs() < 1.0, "the scroll bar would jump: {found:?}");
    }
}

#[test]
fn a_measured_chunk_moves_what_is_below_it() {
    let mut heights = Heights::default();
    assert!(heights.note(0, 3_000.0));
    assert!(!heights.note(0, 3_000.2), "half a pixel is not news");
    let found = window(&heights, 100, 3_100.0, 700.0);
    assert_eq!(found.first, 0, "the chunk above is within one view");
    let found = window(&heights, 100, 4_000.0, 700.0);
    assert_eq!((found.first, found.above), (1, 3_000.0));
}

#[test]
fn a_stretch_in_the_middle_keeps_its_place() {
    let rows = (0..40).map(|n| row(1000 + n, "Nông Văn Bảo", Class::NotPoor)).collect();
    let page = HouseholdPage { total_found: 20_000, households: 20_000, rows, ..found() };
    let page = screen(Lang::Vi, "", Filter::All, ready(page, 500));
    assert_eq!(page.count(".long-list .row"), 40);
    let spacer = page.all(".left-out")[0].value().attr("style").unwrap_or_default().to_owned();
    assert_eq!(spacer, format!("height:{}px;", 500 * CHUNK_ROWS * 80), "the rows left out above keep their height");
}
