//! The progress page: the sentence, the houses, the movement with its names, and what is left.

use std::collections::{BTreeMap, BTreeSet};

use dioxus::prelude::*;
use rstest::rstest;
use so_thon::app::components::ledger::written_out;
use so_thon::app::state::Loaded;
use so_thon::app::views::progress::{Choice, ProgressScreen, Shown, coming_or_going};
use so_thon::app::views::rescore::RescoreScreen;
use so_thon::domain::act::{Act, Done};
use so_thon::domain::class::Class;
use so_thon::domain::ids::{HouseholdId, VillageId};
use so_thon::domain::plan::PlanStatus;
use so_thon::domain::progress::ledger::{Ledger, Line, Movement, Tally};
use so_thon::domain::progress::{Progress, Track};
use so_thon::store::view::{LastSync, ProgressView, Rescore, RescoreLine};
use uuid::Uuid;

use crate::people;
use crate::show::{count, in_both, text};

fn household(number: u128) -> HouseholdId {
    HouseholdId(Uuid::from_u128(number))
}

fn tally(households: u32) -> Tally {
    Tally { households, people: households * 4 }
}

fn ledger(start: u32, lines: &[(Movement, &[u128])], end: u32) -> Ledger {
    let lines = lines
        .iter()
        .map(|(movement, who)| {
            let households: Vec<HouseholdId> = who.iter().map(|number| household(*number)).collect();
            (*movement, Line { tally: tally(who.len() as u32), households })
        })
        .collect();
    Ledger { start: tally(start), lines, end: tally(end) }
}

fn figures(target: Option<u32>, status: Option<PlanStatus>) -> ProgressView {
    let surveyed = ledger(
        31,
        &[
            (Movement::ToOtherList, &[1, 2, 3, 4, 5, 6]),
            (Movement::Above, &[9, 28]),
            (Movement::OtherDecrease, &[30]),
            (Movement::FromOtherList, &[40]),
            (Movement::Relapsed, &[41]),
        ],
        24,
    );
    let recognised = ledger(
        31,
        &[
            (Movement::ToOtherList, &[1, 2, 3]),
            (Movement::Above, &[9, 28]),
            (Movement::OtherDecrease, &[30]),
            (Movement::FromOtherList, &[40]),
        ],
        26,
    );
    let names =
        (1..=60).map(|number| (household(number), (format!("Lý Văn {number}"), format!("{number:03}")))).collect();
    ProgressView {
        lacking: BTreeMap::from([(4, vec![household(2), household(3)]), (10, (1..=14).map(household).collect())]),
        left: (44..=60).map(household).collect(),
        progress: Progress {
            village: Some(VillageId::new("01954.07")),
            year: 2026,
            plan_version: 1,
            plan_status: status,
            present: tally(74),
            visited: tally(28),
            to_review: tally(45),
            reviewed: tally(28),
            poor: Track { surveyed: surveyed.clone(), recognised: recognised.clone(), target },
            near_poor: Track { surveyed: ledger(14, &[], 14), recognised: ledger(14, &[], 14), target: Some(2) },
            classes: BTreeMap::from([(Class::Poor, tally(24))]),
            found_poor: tally(24),
            deprived_poor: BTreeMap::from([(4, 9), (10, 14), (7, 3)]),
        },
        plan: None,
        names,
    }
}

fn acts() -> BTreeMap<HouseholdId, Act> {
    let away = Act {
        done: Done::MovedAway { to: "Cao Bằng".into() },
        on: chrono::NaiveDate::from_ymd_opt(2026, 3, 12).unwrap(),
        reason: "Về quê vợ".into(),
    };
    BTreeMap::from([(household(30), away)])
}

fn drawn(figures: ProgressView, choice: Choice, last_sync: Option<LastSync>) -> String {
    let shown = Loaded::Ready(Some(Shown { figures, acts: acts() }));
    in_both(move || {
        rsx! {
            ProgressScreen {
                village: "Thôn Phiêng Lềng",
                shown: shown.clone(),
                choice: choice.clone(),
                sample: true,
                waiting: 4,
                last_sync,
                onchoose: EventHandler::new(|_| {}),
            }
        }
    })
}

#[test]
fn the_sentence_comes_first_then_the_houses_then_the_movement() {
    let shown = drawn(figures(Some(10), Some(PlanStatus::Proposed)), Choice::default(), None);
    let said = text(&shown);
    assert!(said.contains("Rà soát giảm 7 hộ, xã công nhận giảm 5."), "{said}");
    assert!(said.contains("Còn 3 hộ nữa mới đủ 10."), "{said}");
    assert!(said.contains("Chỉ tiêu đề xuất, xã chưa xác nhận."), "{said}");
    assert!(said.contains("31−6−2−1+1+1+0+0"), "{said}");
    assert_eq!(count(&shown, ".houses svg"), 10);
    assert_eq!(count(&shown, "button.ledger-line[aria-expanded=false]"), 5);
    assert!(said.contains("Dữ liệu mẫu"));
}

#[test]
fn a_line_opens_into_its_names_and_tells_who_is_not_recognised_yet() {
    let choice = Choice { opened: BTreeSet::from([Movement::ToOtherList]), ..Choice::default() };
    let shown = drawn(figures(Some(10), Some(PlanStatus::Confirmed)), choice, None);
    assert_eq!(count(&shown, ".ledger-names li a"), 6);
    assert_eq!(count(&shown, ".ledger-names .sub"), 3);
    assert!(text(&shown).contains("Lý Văn 1, hộ 001"));
    assert!(!text(&shown).contains("Chỉ tiêu đề xuất"));
}

#[rstest]
#[case::no_target(None, Some(PlanStatus::Draft), "chưa có chỉ tiêu dùng được")]
#[case::no_plan(None, None, "chưa nhận kế hoạch")]
#[case::reached(Some(7), Some(PlanStatus::Confirmed), "đã đủ chỉ tiêu 7 hộ")]
#[case::beyond(Some(6), Some(PlanStatus::Confirmed), "đã vượt chỉ tiêu 6 hộ")]
#[case::recognised(Some(5), Some(PlanStatus::Confirmed), "công nhận đủ chỉ tiêu 5 hộ")]
#[case::zero(Some(0), Some(PlanStatus::Confirmed), "là 0 hộ")]
fn each_standing_towards_the_target_has_its_sentence(
    #[case] target: Option<u32>,
    #[case] status: Option<PlanStatus>,
    #[case] sentence: &str,
) {
    let said = text(&drawn(figures(target, status), Choice::default(), None));
    assert!(said.contains(sentence), "{sentence} in {said}");
}

#[test]
fn people_and_the_near_poor_are_one_tap_away() {
    let people = drawn(figures(Some(10), None), Choice { people: true, ..Choice::default() }, None);
    assert!(text(&people).contains("124−24−8−4+4+4+0+0"));
    let near = drawn(figures(Some(10), None), Choice { class: Class::NearPoor, ..Choice::default() }, None);
    assert!(text(&near).contains("(9) Hộ cận nghèo hiện nay"));
    assert!(text(&near).contains("Rà soát chưa giảm hộ nào"));
}

#[test]
fn the_sum_that_is_written_out_is_the_end() {
    let ledger = figures(None, None).progress.poor.surveyed;
    assert_eq!(written_out(&ledger, false), "31−6−2−1+1+1+0+0");
    assert_eq!(31 - 6 - 2 - 1 + 1 + 1, i64::from(ledger.end.households));
}

#[test]
fn what_the_poor_lack_is_counted_with_the_most_frequent_first() {
    let said = text(&drawn(figures(Some(10), None), Choice::default(), None));
    let (latrine, insurance) = (said.find("14 hộ").unwrap(), said.find("9 hộ").unwrap());
    assert!(latrine < insurance, "{said}");
    assert!(said.contains("đã thăm 28/45 hộ"));
}

#[test]
fn figures_that_agree_say_so() {
    let sync = |agreed| Some(LastSync { at: people::at(), agreed: Some(agreed) });
    assert!(text(&drawn(figures(Some(10), None), Choice::default(), sync(true))).contains("Số khớp với xã, lúc 9:42"));
    assert!(text(&drawn(figures(Some(10), None), Choice::default(), sync(false))).contains("khác số của xã"));
}

#[test]
fn an_empty_book_says_what_to_do() {
    let shown = in_both(move || {
        rsx! {
            ProgressScreen {
                village: "Thôn Phiêng Lềng",
                shown: Loaded::Ready(None),
                choice: Choice::default(),
                onchoose: EventHandler::new(|_| {}),
            }
        }
    });
    assert!(text(&shown).contains("Nối mạng một lần"));
}

#[test]
fn a_household_that_went_says_why_under_its_line() {
    let choice = Choice { opened: BTreeSet::from([Movement::OtherDecrease]), ..Choice::default() };
    let said = text(&drawn(figures(Some(10), None), choice, None));
    assert!(said.contains("Chuyển đi, ngày 12/03/2026. Lý do: Về quê vợ"), "{said}");
}

#[test]
fn an_act_taken_back_is_no_reason() {
    let mut gone = people::household();
    let [first, second, undo] = [1_u128, 2, 3].map(|number| so_thon::domain::ids::ActId(Uuid::from_u128(number)));
    let act = |done, reason: &str| Act { done, on: people::DAY, reason: reason.into() };
    gone.acts.insert(first, act(Done::MovedAway { to: String::new() }, "nhầm"));
    gone.acts.insert(undo, act(Done::Undone { undone: first }, ""));
    assert_eq!(coming_or_going(&gone), None);
    gone.presence = so_thon::domain::household::Presence::DiedOut { on: people::DAY };
    gone.acts.insert(second, act(Done::DiedOut, "cụ mất"));
    assert_eq!(coming_or_going(&gone).map(|act| act.reason), Some("cụ mất".to_owned()));
}

#[test]
fn an_indicator_opens_into_the_households_behind_it() {
    let closed = drawn(figures(Some(10), None), Choice::default(), None);
    assert_eq!(count(&closed, "button.indicator-bar[aria-expanded=false]"), 2);
    assert_eq!(count(&closed, "#lacking-4"), 0);
    let choice = Choice { indicators: BTreeSet::from([4]), ..Choice::default() };
    let shown = drawn(figures(Some(10), None), choice, None);
    assert_eq!(count(&shown, "#lacking-4 li a"), 2);
    assert!(text(&shown).contains("Lý Văn 2, hộ 002"));
}

#[test]
fn who_is_left_is_listed_the_first_few_and_all_on_demand() {
    let few = drawn(figures(Some(10), None), Choice::default(), None);
    assert!(text(&few).contains("và 7 hộ nữa"), "{}", text(&few));
    let all = drawn(figures(Some(10), None), Choice { all_left: true, ..Choice::default() }, None);
    assert!(text(&all).contains("Lý Văn 60") && !text(&all).contains("và 7 hộ nữa"));
}

#[test]
fn another_standard_is_tried_side_by_side_and_changes_nothing() {
    let visit = people::visit(&people::reviewed(135));
    let other = so_thon::domain::standard::builtin_by_id("nd351-2025").unwrap();
    let after = so_thon::domain::standard::classify(
        &other,
        so_thon::domain::classification::Area::Rural,
        &visit.members,
        &visit.answers,
        visit.visited_on,
    );
    let row = crate::village::row(17, "Đặng Thị Mùi", Class::Poor);
    let line = RescoreLine { row: row.clone(), visit: visit.id, before: visit.classification.clone(), after };
    let found = Rescore {
        village: VillageId::new("01954.07"),
        standard: other.id.clone(),
        before: BTreeMap::from([(line.before.class, 1)]),
        after: BTreeMap::from([(line.after.class, 1)]),
        lines: vec![line],
    };
    for opened in [BTreeSet::new(), BTreeSet::from([row.id])] {
        let (found, is_open) = (found.clone(), !opened.is_empty());
        let shown = in_both(move || {
            rsx! {
                RescoreScreen {
                    village: "Thôn Phiêng Lềng",
                    standard: "nd351-2025",
                    shown: Loaded::Ready(Some(found.clone())),
                    opened: opened.clone(),
                    sample: true,
                    ontoggle: EventHandler::new(|_| {}),
                }
            }
        });
        let said = text(&shown);
        assert!(said.contains("Chỉ là tính thử") && said.contains("không đổi phiếu nào"), "{said}");
        assert!(said.contains("Chưa đối chiếu") || said.contains("chưa xác nhận"), "{said}");
        assert_eq!(count(&shown, ".beside"), usize::from(is_open));
        assert!(!is_open || said.to_lowercase().contains("rác"), "{said}");
    }
}
