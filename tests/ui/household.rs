//! One household: its needs and tasks with what is late, its history with what was corrected, and its people.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use dioxus::prelude::*;
use so_thon::app::components::member_form::MemberForm;
use so_thon::app::components::member_parts::{ethnicity, id_number_remarks};
use so_thon::app::state::Loaded;
use so_thon::app::views::household::HouseholdScreen;
use so_thon::app::views::household::history::{Event, events, undoable};
use so_thon::app::views::household_people::{HouseholdMemberScreen, HouseholdPeopleScreen};
use so_thon::app::words::Words;
use so_thon::domain::act::{Act, Done};
use so_thon::domain::birth::Birth;
use so_thon::domain::class::Class;
use so_thon::domain::household::{Household, Location, Presence};
use so_thon::domain::ids::{ActId, HouseholdId, SubmissionId, TaskId, VisitId};
use so_thon::domain::member::{Ethnicity, Member, Sex};
use so_thon::domain::support::SupportState;
use so_thon::domain::task::Task;
use so_thon::i18n::Lang;
use so_thon::store::view::{DraftLine, HouseholdDetail, SentState, SubmissionLine, VisitLine};

use crate::needs::{support, support_id};
use crate::page::{LANGS, Page, render, words_of};
use crate::people::{CHILD, DAY, HEAD, household};
use crate::village::{at, id};

fn on(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn visit(number: u128, day: u32, correction_of: Option<u128>, reason: &str) -> VisitLine {
    VisitLine {
        id: VisitId(id(300 + number)),
        visited_on: on(day),
        class: Class::Poor,
        correction_of: correction_of.map(|number| VisitId(id(300 + number))),
        reason: reason.into(),
        sent: SentState::AtCommune,
    }
}

fn act(number: u128, day: u32, done: Done) -> (ActId, Act) {
    (ActId(id(700 + number)), Act { done, on: on(day), reason: "Con lớn ra ở riêng".into() })
}

fn task(what: &str, due: u32, done: Option<u32>) -> Task {
    Task {
        what: what.into(),
        due: on(due),
        set_on: on(1),
        done_on: done.map(on),
        support: None,
        visit: None,
        submission: None,
    }
}

fn detail(household: Household) -> HouseholdDetail {
    HouseholdDetail {
        household,
        version: 1,
        pending_edit: false,
        current: None,
        visits: vec![visit(2, 10, Some(1), "Ghi nhầm mái nhà"), visit(1, 8, None, "")],
        submissions: vec![SubmissionLine {
            id: SubmissionId(id(600)),
            questionnaire: "review-request".into(),
            visited_on: on(9),
            correction_of: None,
            sent: SentState::Waiting,
        }],
        draft: None,
        forms: BTreeMap::new(),
        conflicts: Vec::new(),
        reviews: Vec::new(),
    }
}

fn busy() -> Household {
    let split = Done::SplitOff { household: HouseholdId(id(40)), members: household().members[1..3].to_vec() };
    Household {
        supports: BTreeMap::from([
            (support_id(1), support("water", "construction", SupportState::Needed, None)),
            (support_id(2), support("latrine", "culture_society", SupportState::Promised, Some(9))),
            (support_id(3), support("loan", "policy_bank", SupportState::Received { on: on(2) }, None)),
        ]),
        tasks: BTreeMap::from([
            (TaskId(id(801)), task("Lấy giấy khai sinh", 20, None)),
            (TaskId(id(802)), task("Hỏi trạm y tế", 11, None)),
            (TaskId(id(803)), task("Chụp biển số nhà", 5, Some(4))),
        ]),
        acts: BTreeMap::from([
            act(1, 3, split),
            act(2, 5, Done::MemberJoined { member: CHILD, how: Default::default() }),
        ]),
        ..household()
    }
}

fn page(lang: Lang, household: Household) -> Page {
    render(lang, move || {
        rsx! {
            HouseholdScreen { detail: Loaded::Ready(detail(household.clone())), today: DAY }
        }
    })
}

#[test]
fn what_is_late_comes_first_and_says_so_in_words_and_by_a_sign() {
    let page = page(Lang::Vi, busy());
    let rows: Vec<String> = page.all(".rows > .row").iter().map(words_of).collect();
    let at =
        |words: &str| rows.iter().position(|row| row.contains(words)).unwrap_or_else(|| panic!("{words}: {rows:#?}"));
    assert!(at("Làm nhà tiêu") < at("Nước sạch"));
    assert!(rows[at("Làm nhà tiêu")].contains("Phòng Văn hóa - Xã hội · quá hạn 3 ngày"));
    assert!(rows[at("Nước sạch")].contains("chờ từ 20/10/2026"));
    assert!(at("Hỏi trạm y tế") < at("Lấy giấy khai sinh"));
    assert!(rows[at("Hỏi trạm y tế")].contains("quá hạn 1 ngày"));
    assert_eq!(page.count("use[href='#warn']"), 2);
    assert_eq!(page.count("details"), 2, "what is settled folds away");
    assert_eq!(page.count("button[aria-label='Làm xong: Hỏi trạm y tế']"), 1);
}

#[test]
fn a_busy_household_is_worded_in_both_languages() {
    for lang in LANGS {
        let page = page(lang, busy());
        page.has_no_raw_keys();
        page.can_be_read_aloud();
    }
}

#[test]
fn history_is_newest_first_and_a_correction_stands_over_what_it_corrects() {
    let detail = detail(busy());
    let days: Vec<String> = events(&detail).iter().map(|event| event.day().to_string()).collect();
    assert_eq!(days, ["2026-11-10", "2026-11-09", "2026-11-05", "2026-11-03"]);
    let Event::Visit(visit, before) = &events(&detail)[0] else { panic!("a visit is newest") };
    assert_eq!(visit.reason, "Ghi nhầm mái nhà");
    assert_eq!(before.len(), 1);
    let page = page(Lang::Vi, busy());
    let history = page.text_of(".history");
    assert!(history.contains("Sửa vì: Ghi nhầm mái nhà"), "{history}");
    assert!(history.contains("08/11/2026 (đã có phiếu sửa)"));
    assert!(history.contains("Giấy đề nghị rà soát (Mẫu 01)"));
    assert!(history.contains("2 người tách ra ở riêng Vì: Con lớn ra ở riêng"));
}

#[test]
fn a_chain_of_corrections_that_bites_its_tail_ends() {
    let mut odd = detail(household());
    odd.visits = vec![visit(1, 8, Some(2), "a"), visit(2, 9, Some(1), "b"), visit(3, 10, Some(2), "c")];
    assert!(events(&odd).len() <= 3);
}

#[test]
fn the_last_change_can_be_taken_back_and_what_was_taken_back_says_so() {
    let household = busy();
    assert_eq!(undoable(&household), Some(ActId(id(702))));
    assert_eq!(page(Lang::Vi, household.clone()).count("button[aria-label^='Lấy lại: ']"), 1);
    let mut undone = household;
    undone.acts.extend([act(3, 6, Done::Undone { undone: ActId(id(702)) })]);
    assert_eq!(undoable(&undone), Some(ActId(id(701))));
    assert!(page(Lang::Vi, undone).text().contains("05/11/2026 (đã lấy lại)"));
}

#[test]
fn a_form_that_was_begun_is_gone_on_with() {
    let begun = DraftLine { id: VisitId(id(78)), started: at(9, 0), updated: at(9, 42) };
    let detail = HouseholdDetail { forms: BTreeMap::from([("follow-up".to_owned(), begun)]), ..detail(household()) };
    let page = render(Lang::Vi, move || {
        rsx! {
            HouseholdScreen { detail: Loaded::Ready(detail.clone()), today: DAY }
        }
    });
    assert!(page.text().contains("Thăm nắm tình hình Đang ghi dở, đã lưu lúc 9:42"), "{}", page.text());
}

#[test]
fn who_is_on_a_list_may_ask_to_leave_it_and_nobody_else() {
    let text = page(Lang::Vi, household()).text();
    assert!(text.contains("Thăm nắm tình hình") && text.contains("Mẫu 01") && text.contains("Mẫu 04"));
    let mut off = household();
    off.class_official = Class::NotPoor;
    assert!(!page(Lang::Vi, off).text().contains("Mẫu 04)"));
    let mut gone = household();
    gone.presence = Presence::Merged { on: DAY, into: Some(HouseholdId(id(40))) };
    let page = page(Lang::Vi, gone);
    assert!(!page.text().contains("Thăm nắm tình hình"));
    assert!(page.text().contains("Mở hộ đã nhập vào"));
}

#[test]
fn a_place_without_accuracy_is_kept_and_said_to_be_one() {
    let mut known = household();
    known.location = Some(Location { lat_e6: 22_400_000, lon_e6: 105_900_000, accuracy_m: Some(20) });
    assert!(page(Lang::Vi, known.clone()).text().contains("đã ghi, sai số 20 m"));
    known.location = Some(Location { lat_e6: 22_400_000, lon_e6: 105_900_000, accuracy_m: None });
    assert!(page(Lang::Vi, known).text().contains("đã ghi, máy không cho biết sai số"));
}

#[test]
fn people_are_corrected_in_place_and_who_comes_or_goes_is_a_change() {
    for lang in LANGS {
        let page = render(lang, || {
            rsx! {
                HouseholdPeopleScreen { id: household().id, household: Loaded::Ready(household()) }
            }
        });
        page.has_no_raw_keys();
        page.can_be_read_aloud();
        assert_eq!(page.count(".rows a.row"), 5);
        let form =
            render(lang, || rsx! { HouseholdMemberScreen { household: household(), member: CHILD, today: DAY } });
        form.has_no_raw_keys();
        form.can_be_read_aloud();
        assert_eq!(form.count("input[name=member-relation][value=head]"), 0);
        assert_eq!(form.count("#member-number[inputmode=numeric]"), 1);
        assert_eq!(form.count("input[type=file]"), 0, "papers are never photographed");
        let head = render(lang, || rsx! { HouseholdMemberScreen { household: household(), member: HEAD, today: DAY } });
        assert_eq!(head.count("input[name=member-relation]"), 1, "the head stays head until the head is changed");
    }
}

#[test]
fn an_absent_person_has_a_reason() {
    for lang in LANGS {
        let away = Member { absent: Some("Đi làm xa trên 6 tháng".into()), ..household().members[1].clone() };
        let page = render(lang, move || {
            rsx! {
                MemberForm { member: away.clone(), new: false, day: DAY, onact: |_| {} }
            }
        });
        page.has_no_raw_keys();
        assert_eq!(page.count("#member-reason[value='Đi làm xa trên 6 tháng']"), 1);
        assert_eq!(page.count(".absent-reason .button"), 3);
    }
}

#[test]
fn a_group_offered_has_its_code_and_any_other_only_its_name() {
    let before = Ethnicity::default();
    for (name, code) in [("Kinh", "01"), ("Tày", "02"), ("Nùng", "07"), ("Mông", "08"), ("Dao", "09"), ("Sán Chay", "")]
    {
        let found = ethnicity(&before, name);
        assert_eq!((found.name.as_str(), found.code.as_str()), (name, code));
        assert_eq!(found.list.is_empty(), code.is_empty());
    }
    let in_parts: String = unicode_normalization::UnicodeNormalization::nfd("Tày").collect();
    assert_eq!(ethnicity(&before, &in_parts).code, "02");
}

#[test]
fn nothing_is_remarked_where_there_is_no_number() {
    let words = Words::new(Lang::Vi);
    assert!(id_number_remarks(&words, "  ", Some(Sex::Male), Birth::Year(1990)).is_empty());
}
