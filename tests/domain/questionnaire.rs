//! The form: what is asked, in which order, what blocks it, and what a wrong file is told.

use std::collections::BTreeSet;

use rstest::rstest;
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::birth::Birth;
use so_thon::domain::ids::{MemberId, QuestionId};
use so_thon::domain::member::{Member, Relation};
use so_thon::domain::questionnaire::form::{
    FormContext, Open, OpenKind, open_items, options, relevant, section_progress, settled, warning_key,
};
use so_thon::domain::questionnaire::{Question, Questionnaire, read};

use super::build::{day, member};
use super::cases;

const YEARLY: &str = include_str!("../../assets/questionnaires/yearly-review.toml");

/// A draft of a visit on 12/11/2026.
struct Draft {
    questionnaire: Questionnaire,
    members: Vec<Member>,
    answers: Answers,
    kept: BTreeSet<String>,
}

impl Draft {
    fn of(members: Vec<Member>) -> Self {
        Self { questionnaire: cases::questionnaire(), members, answers: Answers::default(), kept: BTreeSet::new() }
    }

    fn filled(members: Vec<Member>) -> Self {
        let mut draft = Self::of(members);
        cases::fill(&draft.questionnaire, &draft.members, &mut draft.answers, day(2026, 11, 12), &BTreeSet::new());
        draft
    }

    fn context(&self) -> FormContext<'_> {
        FormContext {
            questionnaire: &self.questionnaire,
            members: &self.members,
            answers: &self.answers,
            visited_on: day(2026, 11, 12),
            kept_warnings: &self.kept,
            points: None,
        }
    }

    fn question(&self, id: &str) -> &Question {
        let mut all = self.questionnaire.sections.iter().flat_map(|section| &section.questions);
        all.find(|question| question.id.as_str() == id).expect("the question")
    }

    fn set(&mut self, member: Option<u128>, question: &str, answer: Answer) {
        self.answers.set(member.map(id), QuestionId::new(question), Some(answer));
    }

    fn asked(&self, member: Option<u128>, question: &str) -> bool {
        relevant(&self.context(), member.map(id), self.question(question))
    }

    /// What is wrong, as `question: id`.
    fn problems(&self) -> Vec<String> {
        let items = open_items(&self.context()).into_iter();
        items
            .filter_map(|open| match open.what {
                OpenKind::Error(id) | OpenKind::Warning(id) => Some(format!("{}: {id}", open.question)),
                OpenKind::Unanswered => None,
            })
            .collect()
    }
}

fn id(number: u128) -> MemberId {
    member(number, "", Relation::Other, "").id
}

fn family() -> Vec<Member> {
    vec![
        member(1, "Đặng Thị Mùi", Relation::Head, "1969-03-02"),
        member(2, "Lý Văn Hải", Relation::Grandchild, "2018-05-01"),
    ]
}

#[test]
fn the_questionnaire_that_comes_with_the_app_reads() {
    let questionnaire = read::parse(YEARLY).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((questionnaire.version, questionnaire.sections.len()), (1, 7));
    assert_eq!(questionnaire.sections[5].id, "information");
    assert!(questionnaire.sections[0].roster);
    assert!(read::builtin_version("yearly-review", 3).is_none());
}

#[test]
fn every_question_offers_not_known() {
    let questionnaire = cases::questionnaire();
    assert!(questionnaire.sections.iter().flat_map(|section| &section.questions).all(|question| question.unknown));
}

#[test]
fn a_draft_without_answers_is_open_from_the_first_question_in_order() {
    let draft = Draft::of(family());
    let open = open_items(&draft.context());
    let first =
        Open { section: 1, member: Some(id(1)), question: QuestionId::new("insured"), what: OpenKind::Unanswered };
    assert_eq!(open[0], first);
    assert_eq!(open[1].member, Some(id(2)));
    assert!(open.is_sorted_by_key(|open| open.section));
}

#[test]
fn a_question_waits_for_the_one_that_decides_whether_it_is_asked() {
    let mut draft = Draft::of(family());
    assert!(!draft.asked(Some(1), "working"));
    draft.set(Some(1), "able_and_willing", Answer::Bool(true));
    assert!(draft.asked(Some(1), "working"));
    draft.set(Some(1), "able_and_willing", Answer::Unknown);
    assert!(draft.asked(Some(1), "working"), "not known counts as asked");
    draft.set(Some(1), "able_and_willing", Answer::Bool(false));
    assert!(!draft.asked(Some(1), "working"));
}

#[test]
fn an_age_that_is_not_known_is_asked_about() {
    let mut members = family();
    members[1].birth = Birth::Year(2020);
    let draft = Draft::of(members.clone());
    assert!(draft.asked(Some(2), "insured"), "5 or 6");
    members[1].birth = Birth::Unknown;
    let draft = Draft::of(members);
    assert!(draft.asked(Some(2), "insured") && draft.asked(Some(2), "malnourished"));
}

#[test]
fn options_follow_the_age() {
    let draft = Draft::of(family());
    let offered = |member: u128, question: &str| {
        let question = draft.question(question);
        options(&draft.context(), Some(id(member)), question).iter().map(|it| it.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(offered(1, "social_allowance"), ["none", "disability", "other"]);
    assert_eq!(offered(2, "school_level"), ["nursery", "primary"]);
}

#[test]
fn a_filled_form_has_nothing_open_and_counts_its_answers() {
    let draft = Draft::filled(family());
    assert_eq!(open_items(&draft.context()), []);
    let (answered, asked) = section_progress(&draft.context(), 3);
    assert_eq!((answered, asked), (4, 4));
    assert_eq!(section_progress(&draft.context(), 99), (0, 0));
    let mut draft = draft;
    draft.answers.set(None, QuestionId::new("roof"), None);
    assert_eq!(section_progress(&draft.context(), 3), (3, 4));
}

#[test]
fn not_known_closes_a_question() {
    let mut draft = Draft::filled(family());
    for question in ["roof", "area", "b1_points"] {
        draft.set(None, question, Answer::Unknown);
    }
    assert_eq!(open_items(&draft.context()), []);
}

#[test]
fn an_absent_member_is_not_asked_of() {
    let mut members = family();
    members[1].absent = Some("đi học xa".to_owned());
    let draft = Draft::of(members);
    assert!(open_items(&draft.context()).iter().all(|open| open.member != Some(id(2))));
}

#[test]
fn answers_to_questions_that_fell_away_do_not_count() {
    let mut draft = Draft::filled(family());
    draft.set(Some(1), "work_kind", Answer::Choice("waged".to_owned()));
    draft.set(Some(1), "labour_contract", Answer::Bool(false));
    draft.set(Some(1), "able_and_willing", Answer::Bool(false));
    let kept = settled(&draft.context());
    assert_eq!(kept.get(Some(id(1)), &QuestionId::new("labour_contract")), None);
    assert_eq!(kept.get(Some(id(1)), &QuestionId::new("able_and_willing")), Some(&Answer::Bool(false)));
    assert_eq!(kept.household, draft.answers.household);
}

#[rstest]
#[case::internet_without_device("has_device", Answer::Bool(false), "has_device: internet_without_device")]
#[case::area_zero("area", Answer::Hundredths(0), "area: area_zero")]
#[case::area_small("area", Answer::Hundredths(500), "area: area_small")]
#[case::area_large("area", Answer::Hundredths(90_000), "area: area_large")]
#[case::too_large("area", Answer::Hundredths(1_000_001), "area: out_of_range")]
#[case::below_nothing("area", Answer::Hundredths(-1), "area: out_of_range")]
#[case::too_many_points("b1_points", Answer::Integer(401), "b1_points: out_of_range")]
#[case::another_kind("roof", Answer::Bool(true), "roof: wrong_kind")]
#[case::no_such_option("roof", Answer::Choice("gold".to_owned()), "roof: not_offered")]
fn an_answer_that_cannot_be_is_said_under_its_question(
    #[case] question: &str,
    #[case] answer: Answer,
    #[case] problem: &str,
) {
    let mut draft = Draft::filled(family());
    draft.set(None, question, answer);
    assert!(draft.problems().contains(&problem.to_owned()), "{:?}", draft.problems());
}

#[rstest]
#[case::born_tomorrow("2026-11-13", "birth: birth_in_future")]
#[case::born_in_2062("2062", "birth: birth_in_future")]
#[case::very_old("1900", "birth: very_old")]
fn a_birth_that_cannot_be_is_said(#[case] birth: &str, #[case] problem: &str) {
    let mut members = family();
    members[1].birth = Birth::parse(birth).unwrap();
    let draft = Draft::filled(members);
    assert_eq!(draft.problems(), [problem]);
}

#[test]
fn a_birth_this_year_is_not_in_the_future() {
    let mut members = family();
    members[1].birth = Birth::Year(2026);
    assert_eq!(Draft::filled(members).problems(), Vec::<String>::new());
}

#[rstest]
#[case::nobody(&[], &["members: nobody"])]
#[case::no_head(&[Relation::Child], &["members: no_head"])]
#[case::two_heads(&[Relation::Head, Relation::Head], &["members: two_heads"])]
#[case::two_spouses(&[Relation::Head, Relation::Spouse, Relation::Spouse], &["members: two_spouses"])]
#[case::one_head(&[Relation::Head, Relation::Spouse, Relation::Child], &[])]
fn the_list_of_members_is_checked(#[case] relations: &[Relation], #[case] problems: &[&str]) {
    let members = relations
        .iter()
        .enumerate()
        .map(|(at, relation)| member(at as u128 + 1, &format!("Lý {at}"), *relation, "1980"));
    assert_eq!(Draft::filled(members.collect()).problems(), problems);
}

#[test]
fn the_same_person_twice_is_asked_about_whatever_the_marks() {
    let mut members = family();
    members.push(member(3, "ly van HAI", Relation::Grandchild, "2018-05-01"));
    assert_eq!(Draft::filled(members).problems(), ["members: member_twice"]);
}

#[test]
fn five_hundred_members_are_asked_about_and_nothing_breaks() {
    let mut members: Vec<Member> =
        (1..=500).map(|at| member(at, &format!("Lý {at}"), Relation::Other, "1980-01-01")).collect();
    members[0].relation = Relation::Head;
    assert_eq!(Draft::filled(members).problems(), ["members: many_members"]);
}

#[test]
fn a_kept_warning_is_not_asked_again_but_an_error_stays() {
    let mut draft = Draft::filled(family());
    draft.set(None, "has_device", Answer::Bool(false));
    draft.kept.insert(warning_key(None, &QuestionId::new("has_device"), "internet_without_device"));
    assert_eq!(draft.problems(), Vec::<String>::new());
    draft.members[0].relation = Relation::Other;
    draft.kept.insert(warning_key(None, &QuestionId::new("members"), "no_head"));
    assert_eq!(draft.problems(), ["members: no_head"]);
}

#[rstest]
#[case::question_twice("id = \"malnourished\"", "id = \"insured\"", "sections[1].questions[1].id:")]
#[case::section_twice("id = \"work\"\n", "id = \"housing\"\n", "sections[3].id:")]
#[case::unknown_kind("kind = \"picture\"", "kind = \"drawing\"", "drawing")]
#[case::options_of_a_number(
    "kind = \"decimal\"",
    "kind = \"decimal\"\noptions = [{ id = \"a\" }]",
    "sections[3].questions[6].options:"
)]
#[case::choice_without_options(
    "options = [\n  { id = \"farm\" },\n  { id = \"own_account\" },\n  { id = \"waged\" },\n]",
    "",
    "sections[2].questions[2].options:"
)]
#[case::unknown_question(
    "{ yes = \"agri_request\" }",
    "{ yes = \"agri\" }",
    "sections[6].questions[4].relevant.all[5].yes: there is no \"agri\""
)]
#[case::unknown_option(
    "one_of = [\"waged\"]",
    "one_of = [\"paid\"]",
    "sections[2].questions[3].relevant: there is no \"work_kind: paid\""
)]
#[case::check_without_question("question = \"has_device\"\nseverity", "question = \"device\"\nseverity", "checks[")]
#[case::id_that_is_no_key(
    "id = \"tarp\", picture = \"roof-tarp\"",
    "id = \"tar p\", picture = \"roof-tarp\"",
    "sections[3].questions[0].options[4].id:"
)]
#[case::least_above_greatest("max = 400", "max = -1", "sections[6].questions[1].max:")]
#[case::not_toml("version = 1", "version = one", "line")]
fn a_wrong_questionnaire_is_told_which_key(#[case] right: &str, #[case] wrong: &str, #[case] named: &str) {
    assert!(YEARLY.contains(right), "{right} is not in the file");
    let error = read::parse(&YEARLY.replacen(right, wrong, 1)).expect_err("the file is wrong").to_string();
    assert!(error.contains(named), "{error}");
}
