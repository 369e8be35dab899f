//! "Thay đổi trong hộ": the menu, each change, what it asks for, and what it says that it will do.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use rstest::rstest;
use so_thon::app::components::day_field::DayError;
use so_thon::app::state::Loaded;
use so_thon::app::views::acts::ActsScreen;
use so_thon::app::views::acts::figures::sentences;
use so_thon::app::views::acts::form::{ActForm, Fault, Joins};
use so_thon::app::views::acts::kind::ActKind;
use so_thon::app::views::acts::screen::ActScreen;
use so_thon::app::words::Words;
use so_thon::domain::act::{Joined, What};
use so_thon::domain::household::{Household, Presence};
use so_thon::domain::ids::{HouseholdId, MemberId};
use so_thon::domain::member::{Member, Relation};
use so_thon::i18n::Lang;

use crate::page::{LANGS, Page, render, words_of};
use crate::people::{BABY, CHILD, DAY, HEAD, SON, household, member};
use crate::village::{id, row};

fn form() -> ActForm {
    ActForm { reason: "Con lớn ra ở riêng".into(), ..ActForm::new(DAY) }
}

fn newcomer() -> Member {
    Member { name: String::new(), ..member(MemberId(id(90)), "", Relation::Other, Default::default(), "") }
}

fn screen(lang: Lang, kind: ActKind, household: Household, start: ActForm, tried: bool) -> Page {
    render(lang, move || {
        rsx! {
            ActScreen { kind, household: household.clone(), today: DAY, newcomer: newcomer(), start: Some(start.clone()), tried }
        }
    })
}

#[test]
fn the_menu_offers_what_can_happen_each_with_a_sentence() {
    for lang in LANGS {
        let page = render(lang, || rsx! { ActsScreen { id: household().id, household: Loaded::Ready(household()) } });
        page.has_no_raw_keys();
        page.can_be_read_aloud();
        assert_eq!(page.count(".rows a.row"), ActKind::ALL.len() + 1, "and the way to correct what was only misspelt");
        assert_eq!(page.count(".rows .row .sub"), ActKind::ALL.len() + 1);
    }
}

#[test]
fn one_person_alone_can_neither_split_nor_hand_over() {
    let mut alone = household();
    alone.members.truncate(1);
    let page = render(Lang::Vi, move || rsx! { ActsScreen { id: alone.id, household: Loaded::Ready(alone.clone()) } });
    let text = page.text();
    assert!(!text.contains("Tách hộ") && !text.contains("Đổi chủ hộ"));
    assert!(text.contains("Hộ không còn ai"));
}

#[test]
fn a_household_that_is_gone_changes_no_more() {
    let mut gone = household();
    gone.presence = Presence::MovedAway { on: DAY };
    let page = render(Lang::Vi, move || rsx! { ActsScreen { id: gone.id, household: Loaded::Ready(gone.clone()) } });
    assert_eq!(page.count(".rows a.row"), 0);
    assert!(page.text_of(".empty").contains("Lấy lại"), "the way back is named");
}

#[test]
fn a_split_asks_who_goes_who_leads_and_what_they_are_to_the_new_head() {
    let start = ActForm { who: [SON, CHILD].into(), ..form() };
    let page = screen(Lang::Vi, ActKind::Split, household(), start.clone(), false);
    let who: Vec<String> = page.all("input[name=who] + span b").iter().map(words_of).collect();
    assert_eq!(who, ["Lý Văn Phin", "Lý Văn Hải", "Lý Thị Hoa"], "the head stays");
    assert_eq!(page.count("input[name=who][type=checkbox][checked]"), 2);
    assert_eq!(page.count("input[name=head][type=radio]"), 2);
    assert!(page.text().contains("con, 1993"), "names alone do not tell people apart");
    assert_eq!(start.read(ActKind::Split, &household(), DAY), Err(vec![Fault::NoHead]));

    let led = ActForm { head: Some(SON), ..start };
    let page = screen(Lang::Vi, ActKind::Split, household(), led.clone(), false);
    assert_eq!(page.count("select"), 1);
    assert_eq!(
        page.text_of(".banner.wait"),
        "Ghi xong, số của thôn thành Thôn thêm 1 hộ có 2 người; hộ Đặng Thị Mùi còn 2 người. Số người của thôn không đổi. Hộ mới theo hạng đầu năm của hộ cũ: hộ nghèo tăng 1, ở dòng (8) tăng khác."
    );
    let request = led.read(ActKind::Split, &household(), DAY).unwrap();
    assert_eq!(
        request.what,
        What::Split {
            household: household().id,
            members: vec![SON, CHILD],
            head: SON,
            relations: BTreeMap::from([(CHILD, Relation::Other)]),
        }
    );
    assert_eq!(request.on, DAY);
}

#[test]
fn one_who_goes_alone_leads_the_new_household() {
    let alone = ActForm { who: [SON].into(), ..form() };
    assert_eq!(alone.new_head(ActKind::Split, &household()), Some(SON));
    assert!(alone.read(ActKind::Split, &household(), DAY).is_ok());
}

#[test]
fn when_the_head_dies_another_is_named_and_when_someone_else_does_nobody_is_asked() {
    let head = ActForm { who: [HEAD].into(), ..form() };
    assert_eq!(head.read(ActKind::Dies, &household(), DAY), Err(vec![Fault::NoHead]));
    let page = screen(Lang::Vi, ActKind::Dies, household(), head.clone(), true);
    assert_eq!(page.count("input[name=head]"), 3);
    assert!(page.text().contains("Chọn chủ hộ mới."));
    let named = ActForm { head: Some(SON), ..head };
    assert!(matches!(
        named.read(ActKind::Dies, &household(), DAY).unwrap().what,
        What::MemberDies { member: HEAD, new_head: Some(SON), .. }
    ));
    let baby = ActForm { who: [BABY].into(), ..form() };
    assert!(matches!(
        baby.read(ActKind::Dies, &household(), DAY).unwrap().what,
        What::MemberDies { member: BABY, new_head: None, .. }
    ));
}

#[test]
fn the_last_person_does_not_leave_an_empty_household_behind() {
    let mut alone = household();
    alone.members.truncate(1);
    let last = ActForm { who: [HEAD].into(), ..form() };
    assert_eq!(last.read(ActKind::Dies, &alone, DAY), Err(vec![Fault::NobodyLeft]));
    let page = screen(Lang::Vi, ActKind::Dies, alone, last, true);
    assert!(page.text().contains("chọn “Hộ không còn ai”"), "the sentence says what to do instead");
}

#[test]
fn a_new_head_s_relations_are_guessed_where_that_is_safe() {
    let change = ActForm { who: [SON].into(), ..form() };
    let guessed: Vec<Relation> =
        change.related(ActKind::Head, &household()).into_iter().map(|(_, relation)| relation).collect();
    assert_eq!(
        guessed,
        [Relation::Parent, Relation::Other, Relation::Other],
        "a grandchild may be his or his brother's"
    );
    let by_hand = ActForm { relations: BTreeMap::from([(CHILD, Relation::Child)]), ..change };
    let What::ChangeHead { relations, .. } = by_hand.read(ActKind::Head, &household(), DAY).unwrap().what else {
        panic!("another act")
    };
    assert_eq!(relations[&CHILD], Relation::Child);
    assert_eq!(relations[&HEAD], Relation::Parent);
}

#[test]
fn a_merge_searches_for_the_other_household_by_name() {
    for lang in LANGS {
        let page = render(lang, || {
            rsx! {
                ActScreen {
                    kind: ActKind::Merge,
                    household: household(),
                    today: DAY,
                    newcomer: newcomer(),
                    search: "bao",
                    found: vec![row(30, "Nông Văn Bảo", so_thon::domain::class::Class::NotPoor)],
                }
            }
        });
        page.has_no_raw_keys();
        page.can_be_read_aloud();
        assert_eq!(page.count("input[type=search][value=bao]"), 1);
        assert!(page.text().contains("Nông Văn Bảo"));
    }
    assert_eq!(form().read(ActKind::Merge, &household(), DAY), Err(vec![Fault::NoHousehold]));
    let into = Joins { id: HouseholdId(id(30)), head: "Nông Văn Bảo".into(), number: "030".into() };
    let chosen = ActForm { into: Some(into), ..form() };
    let page = screen(Lang::Vi, ActKind::Merge, household(), chosen.clone(), false);
    assert_eq!(page.count("input[type=search]"), 0);
    assert!(page.text().contains("Là gì với Nông Văn Bảo?"));
    assert!(page.text().contains("Hộ nghèo giảm 1, ở dòng (4) giảm khác."));
    assert!(chosen.read(ActKind::Merge, &household(), DAY).is_ok());
}

#[test]
fn someone_who_came_is_written_down_first_then_when_and_why() {
    let page = screen(Lang::Vi, ActKind::Joins, household(), ActForm::new(DAY), false);
    assert_eq!(page.count("#member-name"), 1);
    assert_eq!(page.count("input[name=member-relation][value=head]"), 0, "another head is a change of its own");
    let baby = Member { name: "Lý Thị Na".into(), relation: Relation::Grandchild, ..newcomer() };
    let written = ActForm { member: Some(baby), ..form() };
    assert_eq!(written.read(ActKind::Joins, &household(), DAY), Err(vec![Fault::NoHow]));
    let how = ActForm { how: Some(Joined::Born), ..written };
    let page = screen(Lang::Vi, ActKind::Joins, household(), how.clone(), false);
    assert!(page.text().contains("Thêm Lý Thị Na, hộ có 5 người."));
    assert!(how.read(ActKind::Joins, &household(), DAY).is_ok());
}

#[rstest]
#[case("13/11/2026", "lý do", &[Fault::Day(DayError::Future)])]
#[case("", "lý do", &[Fault::Day(DayError::Missing)])]
#[case("2026", "lý do", &[Fault::Day(DayError::NotADay)])]
#[case("12/11/2026", "   ", &[Fault::NoReason])]
#[case("13/11/2026", "", &[Fault::NoReason, Fault::Day(DayError::Future)])]
fn a_change_has_a_day_that_has_come_and_a_reason(#[case] day: &str, #[case] reason: &str, #[case] faults: &[Fault]) {
    let filled = ActForm { day: day.into(), reason: reason.into(), ..form() };
    assert_eq!(filled.read(ActKind::Away, &household(), DAY), Err(faults.to_vec()));
    for lang in LANGS {
        let page = screen(lang, ActKind::Away, household(), filled.clone(), true);
        page.has_no_raw_keys();
        assert!(page.count(".wrong[role=alert]") >= 1);
        assert_eq!(page.count(".banner.err"), 1, "the button does not seem dead");
    }
}

#[test]
fn a_reason_of_any_make_arrives_whole_and_a_longer_one_is_said_to_be_too_long() {
    let reason = format!("{} 👩‍👩‍👧\nhết", "Ế".repeat(290));
    let in_parts: String = unicode_normalization::UnicodeNormalization::nfd(reason.as_str()).collect();
    let request = ActForm { reason: in_parts, ..form() }.read(ActKind::Away, &household(), DAY).unwrap();
    assert_eq!(request.reason, reason);
    let long = ActForm { reason: "a".repeat(600), ..form() };
    assert_eq!(long.read(ActKind::Away, &household(), DAY), Err(vec![Fault::TooLong]));
    let page = screen(Lang::Vi, ActKind::Away, household(), long, false);
    assert!(page.text().contains("Dài quá 100 chữ cái"));
    assert!(page.source.contains(&"a".repeat(600)), "nothing typed is cut");
}

#[test]
fn every_change_is_worded_in_both_languages() {
    for lang in LANGS {
        for kind in ActKind::ALL {
            let empty = ActForm::new(DAY);
            let filled = ActForm {
                who: [SON].into(),
                member: Some(Member { name: "Lý Thị Na".into(), ..newcomer() }),
                how: Some(Joined::Married),
                into: Some(Joins { id: HouseholdId(id(30)), head: "Nông Văn Bảo".into(), number: "030".into() }),
                ..form()
            };
            for (start, tried) in [(empty.clone(), false), (empty, true), (filled.clone(), false)] {
                let page = screen(lang, kind, household(), start, tried);
                page.has_no_raw_keys();
                page.can_be_read_aloud();
            }
            assert!(!sentences(&Words::new(lang), kind, &filled, &household()).is_empty(), "{kind:?}");
        }
    }
}
