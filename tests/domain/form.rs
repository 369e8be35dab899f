//! What a form proposes, which answers it lets count, and what a questionnaire is for.

use std::collections::BTreeSet;

use rstest::rstest;
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::birth::Birth;
use so_thon::domain::ids::QuestionId;
use so_thon::domain::member::{Member, Relation};
use so_thon::domain::questionnaire::form::{FormContext, OpenKind, open_items, proposals, settled};
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
    ask(&FormContext { questionnaire: form, members, answers, visited_on, kept_warnings: &kept_warnings })
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
