//! What a form proposes, which answers it lets count, and what a questionnaire is for.

use std::collections::BTreeSet;

use rstest::rstest;
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::birth::Birth;
use so_thon::domain::classification::Area;
use so_thon::domain::ids::QuestionId;
use so_thon::domain::member::{Member, Relation};
use so_thon::domain::points::{PointsItem, PointsRow, PointsTable};
use so_thon::domain::questionnaire::form::{FormContext, OpenKind, open_items, options, proposals, settled};
use so_thon::domain::questionnaire::{Purpose, Question, Questionnaire, read};

use super::build::{day, member};

const FORM: &str = r#"
id = "small"
version = 1
purpose = "follow_up"

[[sections]]
id = "health"
per_member = true

[[sections.questions]]
id = "long_illness"
kind = "yes_no"

[[sections.questions]]
id = "cured"
kind = "yes_no"
relevant = { yes = "long_illness" }

[[sections.questions]]
id = "cured_where"
kind = "note"
required = false
relevant = { yes = "cured" }

[[sections]]
id = "causes"

[[sections.questions]]
id = "causes"
kind = "multiple"
required = false
options = [
  { id = "illness", proposed = { any_member = { yes = "long_illness" } } },
  { id = "elderly", relevant = { any_member = { age = { from = 60 } } }, proposed = { any_member = { age = { from = 60 } } } },
  { id = "other" },
]

[[sections.questions]]
id = "next_visit"
kind = "day"
required = false
"#;

fn form() -> Questionnaire {
    read::parse(FORM).unwrap_or_else(|error| panic!("{error}"))
}

fn family() -> Vec<Member> {
    vec![
        member(1, "Đặng Thị Mùi", Relation::Head, "1969-03-02"),
        member(2, "Lý Văn Hải", Relation::Child, "2018-05-01"),
    ]
}

fn with<T>(form: &Questionnaire, members: &[Member], answers: &Answers, ask: impl Fn(&FormContext<'_>) -> T) -> T {
    let kept_warnings = BTreeSet::new();
    let visited_on = day(2026, 11, 12);
    ask(&FormContext { questionnaire: form, members, answers, visited_on, kept_warnings: &kept_warnings, points: None })
}

fn question<'q>(form: &'q Questionnaire, id: &str) -> &'q Question {
    form.sections.iter().flat_map(|section| &section.questions).find(|question| question.id.as_str() == id).unwrap()
}

fn answers(told: &[(Option<u128>, &str, Answer)]) -> Answers {
    let mut answers = Answers::default();
    for (who, question, answer) in told {
        let who = who.map(|number| member(number, "", Relation::Other, "").id);
        answers.set(who, QuestionId::new(*question), Some(answer.clone()));
    }
    answers
}

fn proposed(members: &[Member], answers: &Answers) -> Vec<(String, Vec<String>)> {
    let form = form();
    with(&form, members, answers, |ctx| {
        proposals(ctx, None, question(&form, "causes"))
            .into_iter()
            .map(|(choice, causes)| (choice.id.clone(), causes.iter().map(|cause| cause.question.0.clone()).collect()))
            .collect()
    })
}

#[test]
fn an_option_is_proposed_with_the_answers_that_say_so() {
    let ill = answers(&[(Some(1), "long_illness", Answer::Bool(true)), (Some(2), "long_illness", Answer::Bool(false))]);
    assert_eq!(proposed(&family(), &ill), [("illness".to_owned(), vec!["long_illness".to_owned()])]);
}

#[rstest]
#[case::not_asked(None)]
#[case::not_known(Some(Answer::Unknown))]
#[case::no(Some(Answer::Bool(false)))]
fn nothing_is_proposed_from_what_is_not_known(#[case] answer: Option<Answer>) {
    let mut told = answers(&[(Some(2), "long_illness", Answer::Bool(false))]);
    told.set(Some(family()[0].id), QuestionId::new("long_illness"), answer);
    assert_eq!(proposed(&family(), &told), []);
}

#[test]
fn an_option_that_may_not_be_offered_is_proposed_only_when_it_surely_holds() {
    let mut members = family();
    members[0].birth = Birth::Unknown;
    assert_eq!(proposed(&members, &Answers::default()), []);
    members[0].birth = Birth::Year(1940);
    assert_eq!(proposed(&members, &Answers::default()), [("elderly".to_owned(), vec!["birth".to_owned()])]);
}

#[test]
fn a_proposal_is_no_answer() {
    let ill = answers(&[(Some(1), "long_illness", Answer::Bool(true)), (Some(2), "long_illness", Answer::Bool(false))]);
    let form = form();
    assert_eq!(with(&form, &family(), &ill, settled).get(None, &QuestionId::new("causes")), None);
}

#[test]
fn an_answer_that_was_asked_only_because_of_one_that_fell_away_does_not_count() {
    let told = answers(&[
        (Some(1), "long_illness", Answer::Bool(false)),
        (Some(1), "cured", Answer::Bool(true)),
        (Some(1), "cured_where", Answer::Text("Trạm Y tế".to_owned())),
        (Some(2), "long_illness", Answer::Bool(true)),
        (Some(2), "cured", Answer::Bool(true)),
        (Some(2), "cured_where", Answer::Text("Trạm Y tế".to_owned())),
    ]);
    let mut counts = told.clone();
    counts
        .members
        .insert(family()[0].id, [(QuestionId::new("long_illness"), Answer::Bool(false))].into_iter().collect());
    assert_eq!(with(&form(), &family(), &told, settled), counts);
}

#[test]
fn answers_of_those_who_do_not_count_and_of_no_question_do_not_count() {
    let mut members = family();
    members[1].absent = Some("đi làm xa trên 6 tháng".to_owned());
    let told = answers(&[
        (Some(1), "long_illness", Answer::Unknown),
        (Some(2), "long_illness", Answer::Bool(true)),
        (Some(9), "long_illness", Answer::Bool(true)),
        (None, "long_illness", Answer::Bool(true)),
        (None, "of_another_form", Answer::Bool(true)),
    ]);
    let counts = answers(&[(Some(1), "long_illness", Answer::Unknown)]);
    assert_eq!(with(&form(), &members, &told, settled), counts);
}

#[rstest]
#[case::whole(Answer::Date(Birth::Date(day(2026, 12, 1))), None)]
#[case::a_year_alone(Answer::Date(Birth::Year(2026)), Some("wrong_kind"))]
#[case::text(Answer::Text("mai".to_owned()), Some("wrong_kind"))]
fn a_day_is_a_whole_date(#[case] answer: Answer, #[case] problem: Option<&str>) {
    let told = answers(&[(None, "next_visit", answer)]);
    let open = with(&form(), &[], &told, open_items);
    let said: Vec<OpenKind> = open.into_iter().map(|open| open.what).collect();
    assert_eq!(said, problem.map(|code| OpenKind::Error(code.to_owned())).into_iter().collect::<Vec<_>>());
}

#[test]
fn only_a_review_classifies() {
    assert_eq!(form().purpose, Purpose::FollowUp);
    assert_eq!(read::builtin_version("yearly-review", 1).map(|form| form.purpose), Some(Purpose::Review));
    let classify = |purpose: Purpose| purpose.classifies();
    let all = [Purpose::Review, Purpose::FollowUp, Purpose::Request, Purpose::LeaveRequest];
    assert_eq!(all.map(classify), [true, false, false, false]);
}

#[rstest]
#[case::everyone_is_no_option(
    "options = [\n",
    "everyone = \"nobody\"\noptions = [\n",
    "sections[1].questions[0].everyone:"
)]
#[case::proposal_over_no_question(
    "yes = \"long_illness\" } } }",
    "yes = \"illness\" } } }",
    "options[0].proposed.any_member.yes:"
)]
#[case::unknown_purpose("\"follow_up\"", "\"chat\"", "chat")]
fn a_wrong_form_is_told_which_key(#[case] right: &str, #[case] wrong: &str, #[case] named: &str) {
    assert!(FORM.contains(right), "{right} is not in the form");
    let error = read::parse(&FORM.replacen(right, wrong, 1)).expect_err("the form is wrong").to_string();
    assert!(error.contains(named), "{error}");
}

#[test]
fn a_check_of_a_member_stands_under_a_question_of_a_member() {
    let check = "\n[[checks]]\nid = \"ill\"\nquestion = \"long_illness\"\nseverity = \"error\"\nwrong_when = { yes = \"cured\" }\n";
    let error = read::parse(&format!("{FORM}{check}")).expect_err("nobody would see it").to_string();
    assert!(error.contains("checks[0].per_member:"), "{error}");
}

/// A table that is plainly made up: the app has no row of its own.
fn made_up_table() -> PointsTable {
    let row = |code: &str, points: i32| PointsRow {
        code: code.to_owned(),
        condition: format!("Điều kiện bịa {code}"),
        points,
        people: None,
    };
    let item = |code: &str, rows: Vec<PointsRow>| PointsItem {
        code: code.to_owned(),
        group: "Nhóm bịa".to_owned(),
        item: format!("Mục bịa {code}"),
        rows,
    };
    PointsTable {
        id: "bia".to_owned(),
        version: 3,
        source: "Bảng bịa để thử".to_owned(),
        region: "Vùng bịa".to_owned(),
        area: Area::Rural,
        imported_on: day(2026, 9, 1),
        imported_by: "Thử".to_owned(),
        items: vec![item("1", vec![row("1", 70), row("2", 30)]), item("2", vec![row("1", 75), row("2", -5)])],
    }
}

/// The income of a draft of the yearly review, with the table at hand or not.
fn income(told: &[(&str, Answer)], table: Option<&PointsTable>) -> (Vec<String>, Answers, Vec<String>) {
    let form = read::builtin_version("yearly-review", 2).expect("version 2");
    let members = family();
    let mut answers = Answers::default();
    for (question, answer) in told {
        answers.set(None, QuestionId::new(*question), Some(answer.clone()));
    }
    let kept_warnings = BTreeSet::new();
    let ctx = FormContext {
        questionnaire: &form,
        members: &members,
        answers: &answers,
        visited_on: day(2026, 11, 12),
        kept_warnings: &kept_warnings,
        points: table,
    };
    let section = form.sections.iter().position(|section| section.id == "income").expect("the section");
    let open = open_items(&ctx).into_iter().filter(|open| open.section == section);
    let offered = options(&ctx, None, question(&form, "income_basis"));
    (
        open.map(|open| open.question.0).collect(),
        settled(&ctx),
        offered.into_iter().map(|choice| choice.id.clone()).collect(),
    )
}

fn by_table(first: Option<Answer>, second: Option<Answer>) -> Vec<(&'static str, Answer)> {
    let basis = ("income_basis", Answer::Choice("table".to_owned()));
    let items = [("b1_item_1", first), ("b1_item_2", second)];
    std::iter::once(basis).chain(items.into_iter().filter_map(|(id, answer)| answer.map(|it| (id, it)))).collect()
}

fn row(code: &str) -> Option<Answer> {
    Some(Answer::Choice(code.to_owned()))
}

#[test]
fn the_table_is_offered_only_where_there_is_one() {
    assert!(!income(&[], None).2.contains(&"table".to_owned()));
    assert!(income(&[], Some(&made_up_table())).2.contains(&"table".to_owned()));
    assert_eq!(income(&by_table(None, None), None).0, ["income_basis"], "chosen, and the table is gone");
}

#[rstest]
#[case::nothing_yet(None, None, &["b1_item_1", "b1_item_2"])]
#[case::one_chosen(row("1"), None, &["b1_item_2"])]
#[case::no_such_row(row("9"), row("1"), &["b1_item_1"])]
#[case::not_known_is_an_answer(Some(Answer::Unknown), row("1"), &[])]
#[case::both_chosen(row("2"), row("1"), &[])]
fn every_item_of_the_table_is_asked(
    #[case] first: Option<Answer>,
    #[case] second: Option<Answer>,
    #[case] open: &[&str],
) {
    assert_eq!(income(&by_table(first, second), Some(&made_up_table())).0, open);
}

#[test]
fn b1_is_the_total_of_the_table_and_names_it() {
    let table = made_up_table();
    let mut told = by_table(row("1"), row("2"));
    told.push(("b1_points", Answer::Integer(400)));
    let settled = income(&told, Some(&table)).1.household;
    assert_eq!(settled.get(&QuestionId::new("b1_points")), Some(&Answer::Integer(65)));
    assert_eq!(settled.get(&QuestionId::new("b1_table")), Some(&Answer::Text("bia@3".to_owned())));
    assert_eq!(settled.get(&QuestionId::new("b1_item_2")), row("2").as_ref());
}

#[test]
fn an_item_that_nobody_knows_leaves_b1_open() {
    let mut told = by_table(row("1"), Some(Answer::Unknown));
    told.push(("b1_points", Answer::Integer(128)));
    let settled = income(&told, Some(&made_up_table())).1.household;
    assert_eq!(settled.get(&QuestionId::new("b1_points")), None);
    assert_eq!(settled.get(&QuestionId::new("b1_table")), Some(&Answer::Text("bia@3".to_owned())));
    assert_eq!(settled.get(&QuestionId::new("b1_item_2")), Some(&Answer::Unknown));
}

#[test]
fn items_do_not_count_where_b1_is_copied_from_paper() {
    let mut told = by_table(row("1"), row("2"));
    told[0].1 = Answer::Choice("b1".to_owned());
    told.push(("b1_points", Answer::Integer(128)));
    let settled = income(&told, Some(&made_up_table())).1.household;
    assert_eq!(settled.get(&QuestionId::new("b1_points")), Some(&Answer::Integer(128)));
    assert_eq!(settled.get(&QuestionId::new("b1_item_1")), None);
}
