//! What the form brings up by itself: proposals, the points table, one tap for all, notes, and forms without a class.

use dioxus::prelude::*;
use so_thon::app::components::question::{Field, Problem, Proposal};
use so_thon::app::views::submission::{Next, SubmissionDoneScreen, SubmissionScreen};
use so_thon::app::views::visit_here::{Here, HereLine};
use so_thon::app::views::visit_open::{OpenItem, OpenWhat, Place};
use so_thon::app::views::visit_page::{Block, Form, SectionPage, TypedTexts, typed_answer};
use so_thon::app::views::visit_saver::Saved;
use so_thon::app::views::visit_screen::VisitScreen;
use so_thon::app::views::visit_summary::{SummaryScreen, given};
use so_thon::app::words::Words;
use so_thon::domain::answer::Answer;
use so_thon::domain::household::Location;
use so_thon::domain::ids::{MemberId, QuestionId, SubmissionId};
use so_thon::domain::questionnaire::Kind;
use so_thon::domain::questionnaire::read::builtin_version;
use so_thon::domain::submission::Submission;
use so_thon::i18n::Lang;
use so_thon::store::view::Draft;

use crate::people::{self, CHILD, DAY, HEAD, SON, choice, reviewed, set, table};
use crate::show::{count, in_both, text};

fn field(question: &str, member: Option<MemberId>) -> Field {
    Field { question: QuestionId::new(question), member }
}

fn with_form<T>(draft: &Draft, typed: &TypedTexts, mark_open: bool, ask: impl FnOnce(&Form<'_>) -> T) -> T {
    let questionnaire = builtin_version(&draft.questionnaire.0, draft.questionnaire.1).unwrap();
    ask(&Form { questionnaire: &questionnaire, draft, typed, editing: None, mark_open })
}

fn page(draft: &Draft, section: &str) -> SectionPage {
    with_form(draft, &TypedTexts::new(), false, |form| {
        let index = form.questionnaire.sections.iter().position(|one| one.id == section).unwrap();
        form.page(&Words::new(Lang::Vi), index).unwrap()
    })
}

fn open(draft: &Draft, typed: &TypedTexts) -> Vec<OpenItem> {
    with_form(draft, typed, false, |form| form.open())
}

fn drawn(draft: &Draft, section: &str) -> String {
    let (page, members) = (page(draft, section), draft.members.clone());
    in_both(move || {
        rsx! {
            VisitScreen {
                head: "Bà Đặng Thị Mùi",
                sample: true,
                has_previous: true,
                has_next: true,
                page: page.clone(),
                members: members.clone(),
                day: DAY,
                saved: Saved::At(people::at()),
                on: EventHandler::new(|_| {}),
                onroster: EventHandler::new(|_| {}),
            }
        }
    })
}

fn proposals(draft: &Draft, section: &str, question: &str) -> Vec<Proposal> {
    page(draft, section)
        .blocks
        .iter()
        .find_map(|block| match block {
            Block::Household(asked) if asked.field == field(question, None) => Some(asked.proposals.clone()),
            _ => None,
        })
        .unwrap()
}

#[test]
fn groups_and_causes_are_proposed_with_the_reason_and_taken_with_one_tap() {
    let mut draft = reviewed(135);
    set(&mut draft.answers, Some(HEAD), "long_illness", Answer::Bool(true));
    set(&mut draft.answers, Some(SON), "merit", Answer::Bool(true));
    let groups = proposals(&draft, "causes", "groups");
    let options: Vec<&str> = groups.iter().map(|proposal| proposal.option.as_str()).collect();
    assert_eq!(options, ["merit", "protection"]);
    assert!(groups[1].why.contains("Đặng Thị Mùi") && groups[1].why.contains("ốm đau dài ngày"), "{}", groups[1].why);
    let shown = drawn(&draft, "causes");
    assert!(text(&shown).contains("Đề xuất theo các câu đã trả lời"));
    assert!(text(&shown).contains("Lý Văn Phin") && text(&shown).contains("là người có công"), "{}", text(&shown));
    assert_eq!(count(&shown, "#f-groups-take[aria-pressed=false]"), 1);
    assert_eq!(count(&shown, "input[name=f-groups][checked]"), 0, "nothing is chosen yet");

    let taken =
        with_form(&draft, &TypedTexts::new(), false, |form| form.with_proposals(&field("groups", None))).unwrap();
    assert_eq!(taken, Answer::Choices(["merit", "protection"].map(str::to_owned).into()));
    set(&mut draft.answers, None, "groups", taken);
    assert_eq!(count(&drawn(&draft, "causes"), "#f-groups-take[aria-pressed=true]"), 1);
}

#[test]
fn what_is_chosen_already_stays_when_proposals_are_taken() {
    let mut draft = reviewed(135);
    set(&mut draft.answers, Some(HEAD), "long_illness", Answer::Bool(true));
    set(&mut draft.answers, None, "causes", Answer::Choices(["capital".to_owned()].into()));
    let taken =
        with_form(&draft, &TypedTexts::new(), false, |form| form.with_proposals(&field("causes", None))).unwrap();
    assert_eq!(taken, Answer::Choices(["capital", "illness"].map(str::to_owned).into()));
}

#[test]
fn one_tap_gives_the_usual_answer_to_those_who_have_none() {
    let mut draft = reviewed(135);
    for id in [HEAD, SON, CHILD] {
        draft.answers.set(Some(id), QuestionId::new("disability"), None);
    }
    assert!(text(&drawn(&draft, "health_schooling")).contains("Còn lại: Không"));
}

#[test]
fn b1_is_counted_item_by_item_with_the_points_and_the_source() {
    let mut draft = reviewed(135);
    draft.points = Some(table());
    set(&mut draft.answers, None, "income_basis", choice("table"));
    let shown = drawn(&draft, "income");
    let said = text(&shown);
    assert!(said.contains("Bảng bangbia, bản 3: Bảng bịa để thử"), "{said}");
    for part in
        ["Nhà cửa (bịa)", "Số người trong hộ (bịa)", "3 đến 4 người", "25 điểm", "Hộ có 4 người:", "Tổng điểm B1: 0"]
    {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert_eq!(count(&shown, "input[name=f-b1_item_01]"), 3, "two rows and unknown");
    assert_eq!(count(&shown, "#f-b1_points"), 0, "B1 itself is not asked");
    // Everything open leads to its item.
    let items = open(&draft, &TypedTexts::new());
    assert_eq!(
        items.iter().filter_map(|item| item.title.as_deref()).collect::<Vec<_>>(),
        ["Mái nhà (bịa)", "Số người (bịa)"]
    );
    let place = with_form(&draft, &TypedTexts::new(), false, |form| form.place("b1_points"));
    assert!(matches!(place, Some(Place::Section(_, Some(field))) if field.question.as_str() == "b1_item_01"));
}

#[test]
fn the_total_of_all_items_is_b1_and_not_known_leaves_it_open_and_named() {
    let mut draft = reviewed(135);
    draft.points = Some(table());
    set(&mut draft.answers, None, "income_basis", choice("table"));
    let save = |draft: &Draft| with_form(draft, &TypedTexts::new(), false, |form| form.points_to_save());
    assert_eq!(save(&draft)[0], (field("b1_points", None), None), "what was copied from paper is not the table's");
    set(&mut draft.answers, None, "b1_item_01", choice("2"));
    set(&mut draft.answers, None, "b1_item_02", choice("2"));
    let saved = save(&draft);
    assert_eq!(saved[0], (field("b1_points", None), Some(Answer::Integer(95))));
    assert_eq!(saved[1], (field("b1_table", None), Some(Answer::Text("bangbia@3".into()))));
    assert!(text(&drawn(&draft, "income")).contains("Đủ các mục"));

    set(&mut draft.answers, None, "b1_item_01", Answer::Unknown);
    let said = text(&drawn(&draft, "income"));
    assert!(said.contains("chưa đủ căn cứ xếp hộ") && said.contains("Cần hỏi lại: Mái nhà (bịa)"), "{said}");

    // Back to paper: what was computed is not what was copied.
    for (field, answer) in saved {
        draft.answers.set(None, field.question, answer);
    }
    set(&mut draft.answers, None, "income_basis", choice("b1"));
    assert_eq!(save(&draft), [(field("b1_points", None), None), (field("b1_table", None), None)]);
}

#[test]
fn without_a_table_the_option_is_not_offered_and_the_form_says_why() {
    let shown = drawn(&reviewed(135), "income");
    assert!(!text(&shown).contains("Tính theo bảng điểm của xã"));
    assert!(text(&shown).contains("Xã chưa nạp bảng điểm B1"));
}

#[test]
fn a_part_taken_over_leaves_out_what_is_asked_afresh() {
    let mut draft = reviewed(135);
    draft.last = draft.answers.clone();
    draft.answers = Default::default();
    set(&mut draft.answers, None, "income_basis", choice("b1"));
    let repeatable = with_form(&draft, &TypedTexts::new(), false, |form| {
        form.questionnaire.sections.iter().flat_map(|section| form.repeatable(section)).collect::<Vec<_>>()
    });
    assert!(repeatable.contains(&field("roof", None)));
    assert!(!repeatable.contains(&field("b1_points", None)), "last year's B1 is not this year's");
    assert!(text(&drawn(&draft, "income")).contains("Lần trước: 135"), "it may be kept by itself");
}

#[test]
fn a_long_note_is_kept_whole_counted_and_explained() {
    let mut draft = people::form("follow-up");
    set(&mut draft.answers, None, "production_note", Answer::Text("lợn ốm ".repeat(200)));
    let shown = drawn(&draft, "situation");
    assert!(text(&shown).contains("1.400/1.000 chữ cái"), "{}", text(&shown));
    assert!(text(&shown).contains("Rút lại còn nhiều nhất 1.000 chữ cái"));
    let items = open(&draft, &TypedTexts::new());
    assert!(
        items.iter().any(|item| item.what == OpenWhat::TooLong && item.field == Some(field("production_note", None)))
    );
}

#[test]
fn a_text_that_is_no_day_stands_in_the_way_even_where_no_answer_is_needed() {
    let draft = people::form("follow-up");
    let typed = TypedTexts::from([(field("next_visit", None), "tuần sau".to_owned())]);
    let items = open(&draft, &typed);
    assert!(
        items
            .iter()
            .any(|item| item.field == Some(field("next_visit", None)) && matches!(item.what, OpenWhat::Typed(_)))
    );
    let problem = with_form(&draft, &typed, false, |form| {
        let page = form.page(&Words::new(Lang::Vi), 2).unwrap();
        page.blocks.iter().find_map(|block| match block {
            Block::Household(asked) if asked.field == field("next_visit", None) => asked.problem.clone(),
            _ => None,
        })
    });
    assert!(matches!(problem, Some(Problem::Typed(_))));
}

#[test]
fn every_part_of_every_form_is_drawn_in_both_languages() {
    for id in ["yearly-review", "follow-up", "review-request", "leave-request"] {
        let draft = people::form(id);
        let sections = with_form(&draft, &TypedTexts::new(), false, |form| {
            form.questionnaire.sections.iter().map(|section| section.id.clone()).collect::<Vec<_>>()
        });
        for section in sections {
            drawn(&draft, &section);
        }
    }
    let full = reviewed(135);
    for section in ["members", "health_schooling", "work", "housing", "production", "income", "causes", "next_standard"]
    {
        drawn(&full, section);
    }
}

/// Near-poor last time; now the child has no insurance card, and the household is poor.
fn moved() -> Draft {
    let mut draft = reviewed(135);
    draft.last = draft.answers.clone();
    set(&mut draft.last, Some(CHILD), "insured", Answer::Bool(true));
    draft.class_before = so_thon::domain::class::Class::NearPoor;
    draft
}

#[test]
fn an_answer_that_moves_the_class_asks_why_and_the_form_waits_for_it() {
    let mut draft = moved();
    let insured = field("insured", Some(CHILD));
    let shown = drawn(&draft, "health_schooling");
    assert_eq!(count(&shown, ".why-different"), 1);
    assert_eq!(count(&shown, &format!("textarea#{}-why", insured.dom_id())), 1);
    assert!(text(&shown).contains("Câu này làm đổi kết quả xếp hộ"));
    let items = open(&draft, &TypedTexts::new());
    assert_eq!(items.len(), 1, "{items:?}");
    assert_eq!((items[0].what.clone(), items[0].field.clone()), (OpenWhat::Why, Some(insured.clone())));
    assert_eq!(items[0].person.as_deref(), Some("Lý Văn Hải"));

    draft.reasons.insert(insured.key(), "Thẻ hết hạn".into());
    assert!(open(&draft, &TypedTexts::new()).is_empty());
    assert!(drawn(&draft, "health_schooling").contains("Thẻ hết hạn"));
}

#[test]
fn an_answer_that_moves_nothing_asks_nothing() {
    let mut draft = moved();
    draft.last = draft.answers.clone();
    draft.class_before = so_thon::domain::class::Class::Poor;
    set(&mut draft.last, None, "land", Answer::Hundredths(1));
    assert!(open(&draft, &TypedTexts::new()).is_empty());
    assert_eq!(count(&drawn(&draft, "health_schooling"), ".why-different"), 0);
}

#[test]
fn a_total_that_moves_the_class_asks_why_under_the_items() {
    let mut draft = reviewed(135);
    draft.points = Some(table());
    draft.last = draft.answers.clone();
    draft.class_before = so_thon::domain::class::Class::Poor;
    set(&mut draft.answers, None, "income_basis", choice("table"));
    // 70 and 75 points of a table that is made up.
    let table = draft.points.as_mut().unwrap();
    table.items[1].rows[1].points = 75;
    set(&mut draft.answers, None, "b1_item_01", choice("2"));
    set(&mut draft.answers, None, "b1_item_02", choice("2"));
    set(&mut draft.answers, None, "b1_points", Answer::Integer(145));
    set(&mut draft.answers, None, "agri_request", Answer::Bool(false));
    let items = open(&draft, &TypedTexts::new());
    assert!(
        items.iter().any(|item| item.what == OpenWhat::Why && item.field == Some(field("b1_points", None))),
        "{items:?}"
    );
    assert_eq!(count(&drawn(&draft, "income"), "#f-b1_points-why"), 1);
}

#[test]
fn a_form_without_a_class_is_read_over_and_finished_in_its_summary() {
    let mut draft = people::form("follow-up");
    set(&mut draft.answers, None, "production", choice("worse"));
    set(&mut draft.answers, None, "needs", Answer::Choices(["latrine".to_owned(), "loan".to_owned()].into()));
    set(&mut draft.answers, None, "support_received", Answer::Bool(false));
    set(&mut draft.answers, None, "review_again", Answer::Bool(true));
    let questionnaire = builtin_version("follow-up", 1).unwrap();
    let items = open(&draft, &TypedTexts::new());
    assert!(items.is_empty(), "{items:?}");
    let parts = given(&questionnaire, &draft.answers.household);
    let shown = in_both(move || {
        rsx! {
            SummaryScreen {
                head: "Bà Đặng Thị Mùi",
                items: Vec::new(),
                sections: Vec::new(),
                steps: Vec::new(),
                saved: Saved::At(people::at()),
                on: EventHandler::new(|_| {}),
                onroster: EventHandler::new(|_| {}),
                onresult: EventHandler::new(|()| {}),
                given: Some(parts.clone()),
                here: rsx! {
                    HereLine { here: Here::NotFound, onact: EventHandler::new(|_| {}) }
                },
            }
        }
    });
    let said = text(&shown);
    for part in ["Chốt phiếu", "Kém hơn", "Nhà tiêu, Vay vốn", "Lấy lại", "Máy chưa bắt được vị trí"]
    {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(!said.contains("Xem kết quả"));
}

#[test]
fn a_place_without_accuracy_says_so() {
    let at = |accuracy_m| Here::Found(Location { lat_e6: 22_400_000, lon_e6: 106_000_000, accuracy_m });
    for (here, said) in
        [(at(Some(1200)), "khoảng 1.200 m"), (at(None), "không cho biết sai số"), (Here::Looking, "Cứ làm tiếp")]
    {
        let shown = in_both(move || rsx! { HereLine { here, onact: EventHandler::new(|_| {}) } });
        assert!(text(&shown).contains(said), "{said}");
    }
}

fn submitted() -> Submission {
    let mut draft = people::form("follow-up");
    set(&mut draft.answers, None, "needs", Answer::Choices(["latrine".to_owned(), "loan".to_owned()].into()));
    set(&mut draft.answers, None, "needs_note", Answer::Text("xin làm trước Tết".into()));
    let next = so_thon::domain::birth::Birth::parse("2026-12-20").unwrap();
    set(&mut draft.answers, None, "next_visit", Answer::Date(next));
    set(&mut draft.answers, None, "review_again", Answer::Bool(true));
    Submission {
        id: SubmissionId(uuid::Uuid::from_u128(7)),
        household: people::HOUSEHOLD,
        village: draft.household.village.clone(),
        questionnaire: "follow-up".into(),
        questionnaire_version: 1,
        year: 2026,
        visited_on: DAY,
        members: draft.members.clone(),
        answers: draft.answers.clone(),
        started: people::at(),
        finalised: people::at(),
        elapsed_ms: 0,
        location: None,
        correction_of: None,
        reason: String::new(),
        kept_warnings: Default::default(),
    }
}

#[test]
fn after_a_follow_up_needs_the_next_visit_and_a_review_are_one_tap_each() {
    let (form, detail) = (submitted(), people::detail(&[]));
    let shown = in_both(move || {
        rsx! { SubmissionDoneScreen { form: form.clone(), detail: detail.clone(), onact: EventHandler::new(|_| {}) } }
    });
    let said = text(&shown);
    for part in [
        "Thăm nắm tình hình",
        "Đang chờ gửi về xã",
        "Nhà tiêu",
        "Ghi cả 2 nhu cầu vào hộ",
        "20/12/2026",
        "Đặt việc",
        "Bắt đầu ghi phiếu",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
}

#[test]
fn what_was_done_after_a_form_is_not_offered_again() {
    let form = submitted();
    let mut detail = people::detail(&[]);
    let support = so_thon::domain::support::Support {
        need: "latrine".into(),
        indicator: Some(10),
        standard: "nd07-2021".into(),
        office: "culture_society".into(),
        member: None,
        note: String::new(),
        asked_on: DAY,
        due: None,
        state: so_thon::domain::support::SupportState::Needed,
        visit: None,
    };
    detail.household.supports.insert(so_thon::domain::ids::SupportId(uuid::Uuid::from_u128(1)), support);
    let next = Next::of(&form, &detail.household);
    assert_eq!(next.missing(), ["loan"]);
    assert_eq!(next.visit, Some((chrono::NaiveDate::from_ymd_opt(2026, 12, 20).unwrap(), false)));
    let shown = in_both(move || {
        rsx! { SubmissionScreen { form: form.clone(), detail: detail.clone(), onact: EventHandler::new(|_| {}) } }
    });
    assert!(text(&shown).contains("Phiếu này không xếp loại hộ"));
    assert!(text(&shown).contains("xin làm trước Tết"));
    assert_eq!(count(&shown, "a[href$='/correct']"), 1, "corrected by another, with a reason");
}

#[test]
fn the_day_of_a_paper_is_asked_for_as_a_day_and_not_as_a_birth() {
    for wrong in ["2026", "31/02/2026", "hôm qua"] {
        let code = typed_answer(Kind::Day, wrong).unwrap_err().code();
        let said = Words::new(Lang::Vi).t(&format!("typed-{code}"));
        assert_eq!(said, "Ghi đủ ngày, tháng, năm, ví dụ 12/11/2026.", "{wrong}");
    }
    assert!(typed_answer(Kind::Day, "12/11/2026").is_ok_and(|day| day.is_some()));
}
