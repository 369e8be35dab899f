//! What the form brings up by itself: proposals, the points table, one tap for all, notes, and forms without a class.

use dioxus::prelude::*;
use so_thon::app::components::question::{Field, Problem, Proposal};
use so_thon::app::views::visit_open::{OpenItem, OpenWhat, Place};
use so_thon::app::views::visit_page::{Block, Form, SectionPage, TypedTexts};
use so_thon::app::views::visit_saver::Saved;
use so_thon::app::views::visit_screen::VisitScreen;
use so_thon::app::words::Words;
use so_thon::domain::answer::Answer;
use so_thon::domain::ids::{MemberId, QuestionId};
use so_thon::domain::questionnaire::read::builtin_version;
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
    assert_eq!(groups[1].why, "Đặng Thị Mùi: có bệnh kéo dài");
    let shown = drawn(&draft, "causes");
    assert!(text(&shown).contains("Đề xuất theo các câu đã trả lời"));
    assert!(text(&shown).contains("vì Lý Văn Phin: là người có công"), "{}", text(&shown));
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
