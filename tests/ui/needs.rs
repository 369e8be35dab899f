//! What households need: proposals from the review, where a need stands, and the village's needs by office.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use rstest::rstest;
use so_thon::app::state::Loaded;
use so_thon::app::views::household::tasks::{NewTask, NewTaskScreen};
use so_thon::app::views::needs::NeedsScreen;
use so_thon::app::views::needs::form::{NeedFault, NewNeed, Standing, proposals};
use so_thon::app::views::needs::need::NeedScreen;
use so_thon::app::views::needs::new_need::NewNeedScreen;
use so_thon::app::views::needs::words::{need_name, office_name};
use so_thon::app::words::Words;
use so_thon::domain::classification::Area;
use so_thon::domain::classification::classify;
use so_thon::domain::household::Household;
use so_thon::domain::ids::{SupportId, VisitId};
use so_thon::domain::standard::builtin;
use so_thon::domain::support::catalogue::Catalogue;
use so_thon::domain::support::{Support, SupportState};
use so_thon::domain::visit::Visit;
use so_thon::i18n::Lang;
use so_thon::store::view::VillageNeeds;

use crate::page::{LANGS, Page, render, words_of};
use crate::people::{CHILD, DAY, full, household};
use crate::village::id;

pub fn support(need: &str, office: &str, state: SupportState, due: Option<u32>) -> Support {
    Support {
        need: need.into(),
        indicator: Some(10),
        standard: "nd07-2021".into(),
        office: office.into(),
        member: None,
        note: String::new(),
        asked_on: chrono::NaiveDate::from_ymd_opt(2026, 10, 20).unwrap(),
        due: due.and_then(|day| chrono::NaiveDate::from_ymd_opt(2026, 11, day)),
        state,
        visit: None,
    }
}

pub fn support_id(number: u128) -> SupportId {
    SupportId(id(8000 + number))
}

/// A visit that found a child without insurance, a poor house and a pit.
fn visit() -> Visit {
    let draft = full(135, false, true, true);
    let standard = builtin().into_iter().find(|standard| standard.id == "nd07-2021").unwrap();
    Visit {
        id: VisitId(id(500)),
        household: draft.household.id,
        village: draft.household.village.clone(),
        questionnaire: "yearly-review".into(),
        questionnaire_version: 1,
        standard: standard.id.clone(),
        year: 2026,
        visited_on: DAY,
        classification: classify(&standard, Area::Rural, &draft.members, &draft.answers, DAY),
        members: draft.members,
        answers: draft.answers,
        started: draft.started,
        finalised: draft.started,
        elapsed_ms: 0,
        location: None,
        supersedes: Vec::new(),
        correction_of: None,
        reason: String::new(),
        reasons: BTreeMap::new(),
        kept_warnings: Default::default(),
    }
}

fn new_need(lang: Lang, start: NewNeed, tried: bool) -> Page {
    render(lang, move || {
        rsx! {
            NewNeedScreen { household: household(), visit: Some(visit()), today: DAY, start: start.clone(), tried }
        }
    })
}

#[test]
fn what_the_review_found_lacking_comes_first_with_the_office_and_its_source() {
    let page = new_need(Lang::Vi, NewNeed::default(), false);
    let lists = page.all("fieldset");
    let first: Vec<String> =
        lists[0].select(&scraper::Selector::parse("b").unwrap()).map(|found| words_of(&found)).collect();
    assert!(first.contains(&"Thẻ bảo hiểm y tế: Lý Văn Hải".to_owned()), "{first:?}");
    assert!(first.contains(&"Làm nhà tiêu".to_owned()), "{first:?}");
    let words = words_of(&lists[0]);
    assert!(words.contains("Thiếu hụt: Nhà tiêu hợp vệ sinh. Phòng Văn hóa - Xã hội. Theo: Kế hoạch giảm nghèo 2026"));
    assert!(words.contains("nơi phụ trách chưa xác nhận"), "what is not confirmed says so");
    for lang in LANGS {
        let page = new_need(lang, NewNeed { chosen: "job".into(), due: "32/1".into(), ..NewNeed::default() }, true);
        page.has_no_raw_keys();
        page.can_be_read_aloud();
        assert!(page.count("input[name=for]") > 1, "a job is for somebody");
    }
}

#[test]
fn a_proposal_names_its_indicator_its_person_and_its_visit() {
    let catalogue = Catalogue::builtin();
    let visit = visit();
    let list = proposals(&catalogue, Some(&visit), &household());
    let chosen = NewNeed { chosen: format!("health_insurance/{CHILD}"), ..NewNeed::default() };
    let need = chosen.read(&catalogue, &list, Some(&visit), DAY).unwrap();
    assert_eq!((need.indicator, need.standard.as_str()), (Some(4), "nd07-2021"));
    assert_eq!((need.member, need.visit), (Some(CHILD), Some(visit.id)));
    assert_eq!((need.office.as_str(), need.state), ("health_station", SupportState::Needed));
    let promised = NewNeed { due: "20/11/2026".into(), ..chosen };
    assert_eq!(promised.read(&catalogue, &list, Some(&visit), DAY).unwrap().state, SupportState::Promised);
}

#[test]
fn what_is_open_already_is_not_proposed_again() {
    let mut household = household();
    let catalogue = Catalogue::builtin();
    let before = proposals(&catalogue, Some(&visit()), &household).len();
    household.supports.insert(support_id(1), support("latrine", "culture_society", SupportState::Needed, None));
    let after = proposals(&catalogue, Some(&visit()), &household);
    assert_eq!(after.len(), before - 1);
    assert!(after.iter().all(|proposal| proposal.need.id != "latrine"));
}

#[test]
fn without_a_visit_the_whole_list_is_offered_and_nothing_is_guessed() {
    let page = render(Lang::Vi, || rsx! { NewNeedScreen { household: household(), visit: None, today: DAY } });
    assert_eq!(page.count("fieldset"), 1);
    assert_eq!(page.count("input[name=need]"), Catalogue::builtin().needs.len());
    assert!(page.text().contains("Năm nay chưa rà soát hộ này"));
}

#[test]
fn another_need_has_words_of_its_own() {
    let catalogue = Catalogue::builtin();
    let other = NewNeed { chosen: "other".into(), ..NewNeed::default() };
    assert_eq!(other.read(&catalogue, &[], None, DAY), Err(NeedFault::NoWords));
    let told = NewNeed { note: "Xin 2 con dê".into(), ..other };
    assert_eq!(told.read(&catalogue, &[], None, DAY).unwrap().note, "Xin 2 con dê");
    assert_eq!(need_name(&Words::new(Lang::Vi), "other", "Xin 2 con dê"), "Xin 2 con dê");
}

#[test]
fn every_need_and_office_of_the_catalogue_has_a_name_in_both_languages() {
    let catalogue = Catalogue::builtin();
    assert!(catalogue.needs.len() > 15);
    for lang in LANGS {
        let words = Words::new(lang);
        for need in &catalogue.needs {
            assert!(words.has(&format!("need-{}", need.id)), "{}", need.id);
            assert!(catalogue.offices.iter().any(|office| office.id == need.office), "{}", need.office);
        }
        for office in &catalogue.offices {
            assert!(words.has(&format!("office-{}", office.id)), "{}", office.id);
        }
    }
    assert_eq!(office_name(&Words::new(Lang::Vi), "of-tomorrow"), "Chưa rõ nơi phụ trách");
}

fn with(support: Support) -> Household {
    Household { supports: BTreeMap::from([(support_id(1), support)]), ..household() }
}

#[rstest]
#[case("promised", "", NeedFault::Day(so_thon::app::components::day_field::DayError::Missing))]
#[case("received", "13/11/2026", NeedFault::Day(so_thon::app::components::day_field::DayError::Future))]
#[case("withdrawn", "", NeedFault::NoReason)]
#[case("", "", NeedFault::NoState)]
fn a_state_that_is_not_complete_is_said_where_it_is(#[case] state: &str, #[case] day: &str, #[case] fault: NeedFault) {
    let need = support("latrine", "culture_society", SupportState::Needed, None);
    let start = Standing { state: state.into(), day: day.into(), reason: String::new() };
    assert_eq!(start.read(&need, DAY), Err(fault));
    for lang in LANGS {
        let (household, start) = (with(need.clone()), start.clone());
        let page = render(lang, move || {
            rsx! {
                NeedScreen { household: household.clone(), support: support_id(1), today: DAY, start: Some(start.clone()), tried: true }
            }
        });
        page.has_no_raw_keys();
        page.can_be_read_aloud();
        assert_eq!(page.count("[role=alert]"), 1);
    }
}

#[test]
fn a_need_goes_from_promised_to_received_with_its_days() {
    let need = support("latrine", "culture_society", SupportState::Needed, None);
    let promised = Standing { state: "promised".into(), day: "20/11/2026".into(), reason: String::new() };
    let promised = promised.read(&need, DAY).unwrap();
    assert_eq!(
        (promised.state.clone(), promised.due.map(|due| due.to_string())),
        (SupportState::Promised, Some("2026-11-20".into()))
    );
    let received = Standing { state: "received".into(), day: "12/11/2026".into(), reason: String::new() };
    let received = received.read(&promised, DAY).unwrap();
    assert_eq!(received.state, SupportState::Received { on: DAY });
    assert!(!received.is_open());
    let gone = Standing { state: "withdrawn".into(), day: String::new(), reason: "Hộ tự lo được".into() };
    assert_eq!(
        gone.read(&need, DAY).unwrap().state,
        SupportState::Withdrawn { on: DAY, reason: "Hộ tự lo được".into() }
    );
    assert_eq!(Standing::of(&received).state, "received");
}

#[test]
fn the_village_s_needs_stand_under_the_office_that_owes_them() {
    let household = household();
    let line = |number, need: &str, state, due| {
        (household.id, "Đặng Thị Mùi".to_owned(), support_id(number), support(need, "", state, due))
    };
    let needs = VillageNeeds {
        by_office: BTreeMap::from([
            ("health_station".to_owned(), vec![line(1, "health_insurance", SupportState::Promised, Some(9))]),
            (
                "construction".to_owned(),
                vec![
                    line(2, "water", SupportState::Needed, None),
                    line(3, "house_repair", SupportState::Unknown, None),
                ],
            ),
            ("of-tomorrow".to_owned(), vec![line(4, "of-tomorrow", SupportState::Needed, None)]),
        ]),
    };
    for lang in LANGS {
        let needs = needs.clone();
        let page = render(
            lang,
            move || rsx! { NeedsScreen { needs: Loaded::Ready(needs.clone()), today: DAY, sample: true } },
        );
        page.has_no_raw_keys();
        page.can_be_read_aloud();
        assert_eq!(page.count(".row"), 4);
    }
    let page = render(Lang::Vi, move || rsx! { NeedsScreen { needs: Loaded::Ready(needs.clone()), today: DAY } });
    let offices: Vec<String> = page.all(".section-title").iter().map(words_of).collect();
    assert_eq!(offices[0], "Phòng Xây dựng, Nông nghiệp và Môi trường 2 việc");
    assert_eq!(offices[2], "Chưa rõ nơi phụ trách 1 việc");
    assert!(page.text().contains("quá hạn 3 ngày"));
    assert_eq!(page.count("use[href='#warn']"), 1, "what is late has a sign besides its colour");
    let none = render(Lang::Vi, || rsx! { NeedsScreen { needs: Loaded::Ready(VillageNeeds::default()), today: DAY } });
    assert_eq!(none.count(".empty .button"), 1);
}

#[test]
fn a_task_has_words_and_a_day_that_is_to_come() {
    let yesterday = NewTask { what: "  ".into(), due: "11/11/2026".into() };
    for lang in LANGS {
        let start = yesterday.clone();
        let page = render(lang, move || {
            rsx! {
                NewTaskScreen { id: household().id, today: DAY, start: start.clone(), tried: true }
            }
        });
        page.has_no_raw_keys();
        page.can_be_read_aloud();
        assert_eq!(page.count(".wrong[role=alert]"), 2);
    }
    let task = NewTask { what: "Lấy giấy khai sinh\ncủa cháu 👶".into(), due: "12/11/2026".into() }.read(DAY).unwrap();
    assert_eq!(task.what, "Lấy giấy khai sinh\ncủa cháu 👶");
    assert!(task.is_open());
}
