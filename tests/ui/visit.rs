//! The form: people first, then question by question, and before the result what is open.

use chrono::NaiveDate;
use dioxus::prelude::*;
use so_thon::app::components::member_form::MemberForm;
use so_thon::app::components::question::{Field, FormAct, Problem};
use so_thon::app::views::members::RosterAct;
use so_thon::app::views::visit_open::{OpenItem, OpenWhat, Place};
use so_thon::app::views::visit_page::{Block, Form, SectionPage, TypedTexts};
use so_thon::app::views::visit_saver::Saved;
use so_thon::app::views::visit_screen::VisitScreen;
use so_thon::app::views::visit_summary::SummaryScreen;
use so_thon::app::words::Words;
use so_thon::domain::answer::Answer;
use so_thon::domain::ids::{MemberId, QuestionId};
use so_thon::domain::member::{Member, Relation};
use so_thon::domain::questionnaire::Questionnaire;
use so_thon::domain::questionnaire::read::builtin_version;
use so_thon::i18n::Lang;
use so_thon::store::StoreError;
use so_thon::store::view::Draft;

use crate::people::{self, BABY, CHILD, DAY, HEAD, SON, choice, draft, full, set};
use crate::show::{count, html, in_both, text};

fn questionnaire() -> Questionnaire {
    builtin_version("yearly-review", 1).unwrap()
}

fn field(question: &str, member: Option<MemberId>) -> Field {
    Field { question: QuestionId::new(question), member }
}

/// The page of a section, asked in Vietnamese (only people's relations and ages are in words).
fn page_of(draft: &Draft, typed: &TypedTexts, mark_open: bool, section: &str) -> SectionPage {
    let questionnaire = questionnaire();
    let index = questionnaire.sections.iter().position(|one| one.id == section).unwrap();
    let form = Form { questionnaire: &questionnaire, draft, typed, editing: None, mark_open };
    form.page(&Words::new(Lang::Vi), index).unwrap()
}

fn page(draft: &Draft, section: &str) -> SectionPage {
    page_of(draft, &TypedTexts::new(), false, section)
}

fn on() -> EventHandler<FormAct> {
    EventHandler::new(|_| {})
}

fn onroster() -> EventHandler<RosterAct> {
    EventHandler::new(|_| {})
}

fn screen(page: SectionPage, members: Vec<Member>, saved: Saved) -> Element {
    rsx! {
        VisitScreen {
            head: "Bà Đặng Thị Mùi",
            sample: true,
            has_previous: page.index > 0,
            has_next: page.index + 1 < page.count,
            page,
            members,
            day: DAY,
            saved,
            on: on(),
            onroster: onroster(),
        }
    }
}

fn drawn(draft: &Draft, section: &str) -> String {
    let (page, members) = (page(draft, section), draft.members.clone());
    in_both(move || screen(page.clone(), members.clone(), Saved::At(people::at())))
}

fn asked<'a>(page: &'a SectionPage, wanted: &Field) -> &'a so_thon::app::components::question::Asked {
    page.blocks
        .iter()
        .find_map(|block| match block {
            Block::Household(asked) => (asked.field == *wanted).then_some(asked),
            Block::People(_, people) => people.iter().map(|(_, asked)| asked).find(|asked| asked.field == *wanted),
            Block::Points(_) | Block::Remark(_) => None,
        })
        .unwrap()
}

#[test]
fn people_come_first_each_to_be_corrected_or_taken_off() {
    let shown = drawn(&draft(), "members");
    let said = text(&shown);
    for part in
        ["Đặng Thị Mùi", "chủ hộ", "57 tuổi", "32–33 tuổi", "dưới 1 tuổi", "4 người", "Thêm người", "Dữ liệu mẫu"]
    {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert_eq!(count(&shown, "button[aria-label^='Bỏ ']"), 4);
    assert_eq!(count(&shown, ".banner"), 0);
}

#[test]
fn a_list_without_a_head_says_so_and_the_step_stays_open() {
    let mut draft = draft();
    draft.members[0].relation = Relation::Spouse;
    let shown = drawn(&draft, "members");
    assert!(text(&shown).contains("chủ hộ"));
    assert_eq!(count(&shown, ".banner.err"), 1);
    assert_eq!(count(&shown, ".steps .now"), 1);
}

#[test]
fn someone_away_is_shown_with_the_reason_and_is_asked_nothing() {
    let mut draft = draft();
    draft.members[1].absent = Some("Đi làm xa trên 6 tháng".into());
    assert!(text(&drawn(&draft, "members")).contains("Không tính là người trong hộ: Đi làm xa trên 6 tháng"));
    let page = page(&draft, "work");
    assert!(!so_thon::app::views::visit_page::fields(&page.blocks).contains(&field("able_and_willing", Some(SON))));
}

#[test]
fn one_tap_answers_for_everybody_and_each_person_keeps_three_answers() {
    let shown = drawn(&draft(), "health_schooling");
    assert!(text(&shown).contains("Cả 3 đều có"));
    let group = format!("input[type=radio][name='{}']", field("insured", Some(CHILD)).dom_id());
    assert_eq!(count(&shown, &group), 3, "yes, no, not known");
    assert_eq!(count(&shown, &format!("#{}", field("insured", Some(BABY)).dom_id())), 0, "not asked under six");
}

#[test]
fn last_time_is_shown_with_one_tap_and_not_known_is_not_worth_repeating() {
    let mut draft = draft();
    set(&mut draft.last, None, "internet_used", Answer::Bool(false));
    set(&mut draft.last, None, "has_device", Answer::Unknown);
    let shown = drawn(&draft, "information");
    assert_eq!(count(&shown, "button.last-time"), 1);
    assert!(text(&shown).contains("Lần trước: Không"));
    assert!(text(&shown).contains("1 câu còn lại: vẫn như lần trước"));
    set(&mut draft.answers, None, "internet_used", Answer::Bool(false));
    assert_eq!(count(&drawn(&draft, "information"), "button.last-time[aria-pressed=true]"), 1);
}

#[test]
fn pictures_are_radio_buttons_with_words_and_their_drawings_exist() {
    let shown = drawn(&draft(), "housing");
    assert_eq!(count(&shown, ".pictures[role=radiogroup]"), 3);
    assert!(count(&shown, ".pictures input[type=radio]") > 20);
    let sprite = include_str!("../../assets/icons/pictures.svg");
    for section in questionnaire().sections {
        for picture in
            section.questions.iter().flat_map(|question| &question.options).filter_map(|choice| choice.picture.clone())
        {
            assert!(sprite.contains(&format!("id=\"pic-{picture}\"")), "no drawing of {picture}");
        }
    }
}

#[test]
fn every_section_is_drawn_in_both_languages_with_nothing_answered_and_with_everything() {
    for section in questionnaire().sections {
        drawn(&draft(), &section.id);
        drawn(&full(140, false, true, true), &section.id);
    }
}

#[test]
fn a_warning_asks_once_with_two_answers_and_none_is_chosen_for_you() {
    let mut draft = full(135, true, false, false);
    set(&mut draft.answers, None, "has_device", Answer::Bool(false));
    let shown = drawn(&draft, "information");
    assert_eq!(count(&shown, ".banner.warn .pair button"), 2);
    assert_eq!(count(&shown, ".banner.warn .primary"), 0);
    assert!(text(&shown).contains("Đổi thành Có"));
    draft.kept_warnings.insert("has_device/internet_without_device".into());
    assert_eq!(count(&drawn(&draft, "information"), ".banner.warn"), 0);
}

#[test]
fn a_text_that_is_no_number_stays_in_the_field_and_is_explained() {
    let typed = TypedTexts::from([(field("area", None), "bốn lăm".to_owned())]);
    let page = page_of(&draft(), &typed, false, "housing");
    assert!(matches!(asked(&page, &field("area", None)).problem, Some(Problem::Typed(_))));
    let shown = in_both(move || screen(page.clone(), draft().members, Saved::NotYet));
    assert_eq!(count(&shown, "input#f-area[value='bốn lăm'][aria-invalid=true][aria-describedby=f-area-problem]"), 1);
    assert!(text(&shown).contains("ghi bằng số"));
}

#[test]
fn a_number_outside_its_limits_names_them() {
    let mut draft = full(999, true, false, false);
    set(&mut draft.answers, None, "b1_points", Answer::Integer(999));
    assert!(text(&drawn(&draft, "income")).contains("Số phải từ 0 đến 400"));
}

#[test]
fn an_answer_hidden_by_another_stays_in_the_draft() {
    let mut draft = full(135, true, false, false);
    set(&mut draft.answers, None, "income_basis", choice("declared"));
    assert!(
        !so_thon::app::views::visit_page::fields(&page(&draft, "income").blocks).contains(&field("b1_points", None))
    );
    assert_eq!(draft.answers.get(None, &QuestionId::new("b1_points")), Some(&Answer::Integer(135)));
}

#[test]
fn a_full_disk_is_told_and_says_that_earlier_answers_are_safe() {
    let page = page(&draft(), "information");
    let shown = in_both(move || screen(page.clone(), draft().members, Saved::Failed(StoreError::DiskFull)));
    assert_eq!(count(&shown, ".banner.err[role=alert]"), 1);
    assert!(text(&shown).contains("Các câu trả lời trước vẫn còn trên máy"));
    assert!(!text(&shown).contains("Đã lưu trên máy"));
}

#[test]
fn saved_is_said_with_the_time_of_the_village() {
    assert!(text(&drawn(&draft(), "information")).contains("Đã lưu trên máy lúc 9:42"));
}

fn summary(draft: &Draft, typed: &TypedTexts) -> (Vec<OpenItem>, String) {
    let questionnaire = questionnaire();
    let form = Form { questionnaire: &questionnaire, draft, typed, editing: None, mark_open: false };
    let (items, steps) = (form.open(), form.steps());
    let sections: Vec<String> = questionnaire.sections.iter().map(|section| section.id.clone()).collect();
    let shown = {
        let items = items.clone();
        in_both(move || {
            rsx! {
                SummaryScreen {
                    head: "Bà Đặng Thị Mùi",
                    sample: true,
                    items: items.clone(),
                    sections: sections.clone(),
                    steps: steps.clone(),
                    saved: Saved::At(people::at()),
                    on: on(),
                    onroster: onroster(),
                    onresult: EventHandler::new(|()| {}),
                }
            }
        })
    };
    (items, shown)
}

#[test]
fn what_is_open_is_listed_and_leads_to_the_very_field() {
    let mut draft = full(135, true, false, false);
    draft.answers.set(Some(CHILD), QuestionId::new("insured"), None);
    let (items, shown) = summary(&draft, &TypedTexts::new());
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].field, Some(field("insured", Some(CHILD))));
    assert_eq!(items[0].what, OpenWhat::Unanswered);
    assert!(text(&shown).contains("Lý Văn Hải: Chưa trả lời"));
    let page = page_of(&draft, &TypedTexts::new(), true, "health_schooling");
    assert_eq!(asked(&page, &field("insured", Some(CHILD))).problem, Some(Problem::Missing));
}

#[test]
fn a_full_form_has_nothing_open() {
    for (points, insured, thatch, pit) in [(135, false, true, true), (140, true, false, false), (200, true, true, true)]
    {
        let (items, shown) = summary(&full(points, insured, thatch, pit), &TypedTexts::new());
        let open: Vec<_> = items
            .iter()
            .filter(|item| !matches!(item.field.as_ref().map(|field| field.question.as_str()), Some("agri_request")))
            .collect();
        assert!(open.is_empty(), "{open:?}");
        assert!(points > 140 || text(&shown).contains("Đã trả lời đủ"));
    }
}

#[test]
fn an_address_in_a_refusal_leads_to_its_field() {
    let (questionnaire, draft) = (questionnaire(), draft());
    let typed = TypedTexts::new();
    let form = Form { questionnaire: &questionnaire, draft: &draft, typed: &typed, editing: None, mark_open: false };
    assert_eq!(form.place(&format!("members/{SON}/birth")), Some(Place::Member(0, SON)));
    assert_eq!(
        form.place(&format!("members/{HEAD}/insured")),
        Some(Place::Section(1, Some(field("insured", Some(HEAD)))))
    );
    assert_eq!(form.place("members"), Some(Place::Section(0, None)));
    assert!(matches!(form.place("latrine"), Some(Place::Section(_, Some(_)))));
    assert_eq!(form.place("no_such_question"), None);
    assert_eq!(form.place(""), None);
}

#[test]
fn the_form_of_a_person_is_drawn_in_both_languages() {
    let day: NaiveDate = DAY;
    let member = draft().members[0].clone();
    let shown = in_both(move || {
        rsx! {
            MemberForm { member: member.clone(), new: false, day, onact: EventHandler::new(|_| {}) }
        }
    });
    assert_eq!(count(&shown, "input[name=member-relation]"), Relation::ALL.len());
    assert_eq!(count(&shown, "input#member-birth[value='02/03/1969']"), 1);
}

#[test]
fn a_new_head_leaves_one_head_and_says_whose_place_it_was() {
    let members = draft().members;
    let mut son = members[1].clone();
    son.relation = Relation::Head;
    let (list, before) = so_thon::app::views::members::put(&members, son);
    assert_eq!(list.iter().filter(|member| member.relation == Relation::Head).count(), 1);
    assert_eq!(before.as_deref(), Some("Đặng Thị Mùi"));
    assert_eq!(list.len(), 4);
}

#[test]
fn five_hundred_people_and_a_long_name_are_drawn() {
    let mut draft = draft();
    for number in 10..510_u128 {
        let name = if number == 10 { "Nguyễn ".repeat(43) } else { format!("Người 🌾 {number}") };
        draft.members.push(people::member(
            MemberId(uuid::Uuid::from_u128(number)),
            &name,
            Relation::Other,
            so_thon::domain::member::Sex::Male,
            "1980",
        ));
    }
    let page = page(&draft, "members");
    let members = draft.members.clone();
    assert!(text(&html(Lang::Vi, move || screen(page.clone(), members.clone(), Saved::NotYet))).contains("504 người"));
}
