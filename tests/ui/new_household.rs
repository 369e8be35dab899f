//! A household that is not in the book yet: three short steps, and the households that it may be.

use dioxus::prelude::*;
use rstest::rstest;
use so_thon::app::components::day_field::DayError;
use so_thon::app::here::HereNow;
use so_thon::app::platform::place::LocateError;
use so_thon::app::views::household_edit::HouseholdEditScreen;
use so_thon::app::views::new_household::form::{NewHouseholdError, NewHouseholdForm, STEPS};
use so_thon::app::views::new_household::screen::NewHouseholdScreen;
use so_thon::domain::act::What;
use so_thon::domain::class::Class;
use so_thon::domain::household::Location;
use so_thon::domain::ids::{HouseholdId, MemberId};
use so_thon::domain::member::Sex;
use so_thon::domain::similar::{Likeness, Similar};
use so_thon::i18n::Lang;
use so_thon::store::view::Now;

use crate::page::{LANGS, Page, render, words_of};
use crate::village::{at, day, household, id, village};

fn now() -> Now {
    Now { at: at(9, 0), today: day(), elapsed_ms: 1, random: [7; 32] }
}

fn filled() -> NewHouseholdForm {
    NewHouseholdForm {
        how: "new".into(),
        day: "12/11/2026".into(),
        reason: "Sổ trước ghi thiếu".into(),
        name: "  Triệu   Chòi Nhàn ".into(),
        sex: "male".into(),
        birth: "12/11/1969".into(),
        group: "Dao".into(),
        number: "019 069 001 234".into(),
        address: "Xóm ngoài".into(),
        phone: "+84 912 345 678".into(),
        ..NewHouseholdForm::default()
    }
}

fn screen(lang: Lang, start: NewHouseholdForm, at: usize, similar: Vec<Similar>) -> Page {
    render(lang, move || {
        rsx! {
            NewHouseholdScreen { today: day(), sample: true, start: Some(start.clone()), at, tried: true, similar: similar.clone() }
        }
    })
}

#[test]
fn a_new_household_becomes_an_act_with_day_and_reason() {
    let request = filled().read(&village(), true, &now()).unwrap();
    assert_eq!((request.on, request.reason.as_str()), (day(), "Sổ trước ghi thiếu"));
    let What::Register { household } = request.what else { panic!("another act") };
    let head = household.head().unwrap();
    assert_eq!((head.name.as_str(), head.sex, head.id_number.as_str()), ("Triệu Chòi Nhàn", Sex::Male, "019069001234"));
    assert_eq!((head.ethnicity.name.as_str(), head.ethnicity.code.as_str()), ("Dao", "09"));
    assert_eq!(household.phone, "0912345678");
    assert_eq!(household.class_official, Class::Undetermined);
    assert!(household.synthetic && household.number.is_empty());
    assert_ne!(household.id.0, head.id.0);
    let moved = NewHouseholdForm { how: "moved_in".into(), from: " xã  Bằng Vân ".into(), ..filled() };
    let request = moved.read(&village(), false, &now()).unwrap();
    assert!(matches!(request.what, What::MoveIn { from, .. } if from == "xã Bằng Vân"));
}

#[rstest]
#[case(NewHouseholdForm { how: String::new(), ..filled() }, &[NewHouseholdError::How])]
#[case(NewHouseholdForm { how: "split".into(), ..filled() }, &[NewHouseholdError::Split])]
#[case(NewHouseholdForm { day: "13/11/2026".into(), ..filled() }, &[NewHouseholdError::Day(DayError::Future)])]
#[case(NewHouseholdForm { reason: " ".into(), ..filled() }, &[NewHouseholdError::Reason])]
#[case(NewHouseholdForm { name: " ".into(), ..filled() }, &[NewHouseholdError::Name])]
#[case(NewHouseholdForm { name: "Đ".repeat(300), ..filled() }, &[NewHouseholdError::LongName])]
#[case(NewHouseholdForm { birth: "2062".into(), phone: "12".into(), ..filled() }, &[NewHouseholdError::Birth, NewHouseholdError::Phone])]
#[case(NewHouseholdForm { birth: "1890".into(), ..filled() }, &[NewHouseholdError::Birth])]
#[case(NewHouseholdForm { sex: String::new(), ..filled() }, &[NewHouseholdError::Sex])]
fn what_is_wrong_is_named_at_its_step(#[case] form: NewHouseholdForm, #[case] wrong: &[NewHouseholdError]) {
    assert_eq!(form.read(&village(), true, &now()).unwrap_err(), wrong);
    for lang in LANGS {
        for step in 0..STEPS {
            let page = screen(lang, form.clone(), step, Vec::new());
            page.has_no_raw_keys();
            page.can_be_read_aloud();
            let here = wrong.iter().filter(|error| error.step() == step && **error != NewHouseholdError::Split).count();
            assert_eq!(page.count(".wrong[role=alert]"), here, "step {step}");
            assert_eq!(page.count(".sample-tag"), 1);
        }
    }
}

#[test]
fn the_steps_say_where_one_is_and_the_last_one_writes() {
    let page = screen(Lang::Vi, filled(), 0, Vec::new());
    assert!(page.text_of(".app-bar p").contains("bước 1 trong 3"));
    assert_eq!(page.text_of(".action-bar .primary"), "Tiếp");
    let page = screen(Lang::Vi, filled(), 2, Vec::new());
    assert_eq!(page.text_of(".action-bar .primary"), "Thêm vào sổ");
}

#[test]
fn a_household_that_splits_off_is_led_to_the_one_it_leaves() {
    let page = screen(Lang::Vi, NewHouseholdForm { how: "split".into(), ..filled() }, 0, Vec::new());
    assert!(page.text_of(".banner").contains("“Tách hộ”"));
    assert_eq!(page.count("#field-reason"), 0);
}

#[test]
fn a_number_that_does_not_fit_is_remarked_and_blocks_nothing() {
    let odd = NewHouseholdForm { number: "0190690".into(), ..filled() };
    assert!(odd.read(&village(), true, &now()).is_ok());
    let page = screen(Lang::Vi, odd, 1, Vec::new());
    assert!(page.text_of(".remark").contains("vẫn lưu được"));
    assert_eq!(page.count(".wrong"), 0);
    let woman = NewHouseholdForm { sex: "female".into(), ..filled() };
    assert!(screen(Lang::Vi, woman, 1, Vec::new()).text_of(".remark").contains("nam nữ khác"));
    assert_eq!(screen(Lang::Vi, filled(), 1, Vec::new()).count(".remark"), 0);
}

#[test]
fn households_that_it_may_be_are_named_with_why_before_anything_is_written() {
    let like = |number: u128, member: Option<&str>, why| Similar {
        household: HouseholdId(id(number)),
        number: format!("{number:03}"),
        head: "Đặng Thị Mùi".into(),
        member: member.map(|name| (MemberId(id(number * 100)), name.to_owned())),
        why,
    };
    let found = vec![
        like(17, Some("Triệu Chòi Nhàn"), Likeness::IdNumber),
        like(18, Some("Triệu Choi Nhan"), Likeness::NameAndYear),
        like(19, None, Likeness::Phone),
    ];
    for lang in LANGS {
        let page = screen(lang, filled(), 2, found.clone());
        page.has_no_raw_keys();
        page.can_be_read_aloud();
        assert_eq!(page.count("a.row"), 3);
    }
    let page = screen(Lang::Vi, filled(), 2, found);
    let rows: Vec<String> = page.all("a.row").iter().map(words_of).collect();
    assert_eq!(rows[0], "Đặng Thị Mùi, hộ 017 Triệu Chòi Nhàn: cùng số định danh");
    assert_eq!(rows[2], "Đặng Thị Mùi, hộ 019 Hai hộ cùng số điện thoại");
    assert_eq!(page.text_of(".action-bar .primary"), "Hộ khác, ghi tiếp");
    assert!(page.text().contains("Đúng là hộ này?"));
}

#[test]
fn the_place_of_a_house_is_taken_only_where_the_settings_allow_it() {
    let edit = |lang, may_locate, place| {
        render(lang, move || {
            rsx! {
                HouseholdEditScreen { household: household(17, Class::Poor), may_locate, place }
            }
        })
    };
    let here = HereNow::At(Location { lat_e6: 22_400_000, lon_e6: 105_900_000, accuracy_m: None });
    for lang in LANGS {
        for place in [HereNow::Off, HereNow::Asking, here, HereNow::Failed(LocateError::Denied)] {
            let page = edit(lang, true, place);
            page.has_no_raw_keys();
            page.can_be_read_aloud();
        }
        assert_eq!(edit(lang, false, HereNow::Off).count("a[href='/settings']"), 1);
    }
    let found = edit(Lang::Vi, true, here);
    assert!(found.text().contains("đã ghi, máy không cho biết sai số"));
    assert!(found.text().contains("Xoá vị trí"));
}
