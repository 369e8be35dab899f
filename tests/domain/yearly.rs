//! The yearly review, version 2: what it refuses, what it asks about twice, and what it proposes.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rstest::rstest;
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::birth::Birth;
use so_thon::domain::ids::QuestionId;
use so_thon::domain::member::{Member, Relation};
use so_thon::domain::questionnaire::form::{FormContext, OpenKind, open_items, proposals, settled};
use so_thon::domain::questionnaire::{Kind, Purpose, Questionnaire, read};
use so_thon::domain::support::catalogue::Catalogue;

use super::build::{day, member};
use super::cases;

fn form() -> Questionnaire {
    read::builtin_latest("yearly-review").expect("the yearly review reads")
}

/// A head of 57 and a boy of 8 without any deprivation, and what is unusual about them.
struct Told {
    members: Vec<Member>,
    answers: Answers,
}

fn told(members: Vec<Member>, unusual: &[(Option<u128>, &str, Answer)]) -> Told {
    let mut answers = Answers::default();
    for (who, question, answer) in unusual {
        let who = who.map(|number| member(number, "", Relation::Other, "").id);
        answers.set(who, QuestionId::new(*question), Some(answer.clone()));
    }
    cases::fill(&form(), &members, &mut answers, day(2026, 11, 12), &BTreeSet::new());
    Told { members, answers }
}

impl Told {
    fn with<T>(&self, ask: impl Fn(&FormContext<'_>) -> T) -> T {
        let kept_warnings = BTreeSet::new();
        ask(&FormContext {
            questionnaire: &form(),
            members: &self.members,
            answers: &self.answers,
            visited_on: day(2026, 11, 12),
            kept_warnings: &kept_warnings,
            points: None,
        })
    }

    /// What is wrong, as `severity question: check`.
    fn problems(&self) -> Vec<String> {
        let open = self.with(open_items).into_iter();
        open.filter_map(|open| match open.what {
            OpenKind::Error(id) => Some(format!("error {}: {id}", open.question)),
            OpenKind::Warning(id) => Some(format!("warning {}: {id}", open.question)),
            OpenKind::Unanswered => None,
        })
        .collect()
    }

    fn proposed(&self, question: &str) -> Vec<String> {
        let form = form();
        let all = form.sections.iter().flat_map(|section| &section.questions);
        let question = all.clone().find(|it| it.id.as_str() == question).expect("the question");
        self.with(|ctx| proposals(ctx, None, question).into_iter().map(|(choice, _)| choice.id.clone()).collect())
    }
}

fn head() -> Member {
    member(1, "Đặng Thị Mùi", Relation::Head, "1969-03-02")
}

fn boy() -> Member {
    member(2, "Lý Văn Hải", Relation::Grandchild, "2018-05-01")
}

fn choice(option: &str) -> Answer {
    Answer::Choice(option.to_owned())
}

fn several(options: &[&str]) -> Answer {
    Answer::Choices(options.iter().map(|option| (*option).to_owned()).collect())
}

#[test]
fn a_household_without_anything_unusual_has_nothing_open() {
    assert_eq!(told(vec![head(), boy()], &[]).problems(), Vec::<String>::new());
}

#[rstest]
#[case::child_older(Relation::Child, "1968-01-01", &["error birth: child_older_than_head"])]
#[case::child_of_the_same_day(Relation::Child, "1969-03-02", &["warning birth: child_near_head"])]
#[case::child_12_years_younger(Relation::Child, "1982-03-01", &["warning birth: child_near_head"])]
#[case::child_13_years_younger(Relation::Child, "1982-03-02", &[])]
#[case::child_by_the_year_alone(Relation::Child, "1982", &[])]
#[case::child_surely_older_by_the_year_alone(Relation::Child, "1968", &["error birth: child_older_than_head"])]
#[case::parent_younger(Relation::Parent, "1969-03-03", &["error birth: parent_younger_than_head"])]
#[case::parent_12_years_older(Relation::Parent, "1956-03-03", &["warning birth: parent_near_head"])]
#[case::parent_13_years_older(Relation::Parent, "1956-03-02", &[])]
#[case::grandparent_25_years_older(Relation::Grandparent, "1943-03-03", &["warning birth: grandparent_near_head"])]
#[case::grandparent_26_years_older(Relation::Grandparent, "1943-03-02", &[])]
#[case::grandparent_younger(Relation::Grandparent, "1970-01-01", &["error birth: parent_younger_than_head"])]
#[case::spouse_41_years_older(Relation::Spouse, "1928-01-01", &["warning birth: spouses_far_apart"])]
#[case::spouse_30_years_younger(Relation::Spouse, "1999-01-01", &[])]
#[case::spouse_of_14(
    Relation::Spouse,
    "2011-11-13",
    &["warning birth: young_head", "warning birth: spouses_far_apart"]
)]
#[case::brother_whenever(Relation::Sibling, "1990-01-01", &[])]
fn ages_that_contradict_the_relation_are_said(
    #[case] relation: Relation,
    #[case] birth: &str,
    #[case] problems: &[&str],
) {
    let other = member(2, "Lý Văn Phin", relation, birth);
    assert_eq!(told(vec![head(), other], &[]).problems(), problems);
}

#[rstest]
#[case::of_nothing("", &["error members: name_missing"])]
#[case::of_spaces("   ", &["error members: name_missing"])]
#[case::of_300_letters(&"Lý Văn ".repeat(50), &["error members: name_too_long"])]
#[case::of_60_letters(&"Lý Văn ".repeat(8), &["warning members: name_long"])]
#[case::of_50_letters("Lý Văn Lý Văn Lý Văn Lý Văn Lý Văn Lý Văn Lý VănAB", &[])]
#[case::with_an_emoji("Lý Văn Hải 😀", &["warning members: name_signs"])]
#[case::with_a_tag("<b>Hải</b>", &["warning members: name_signs"])]
#[case::composed("Lý Văn Hải", &[])]
#[case::decomposed("Ly\u{301} Va\u{306}n Ha\u{309}i", &[])]
#[case::with_what_papers_add("Lý Văn Hải (Tý), H'Hen-Niê", &[])]
fn a_name_that_cannot_be_is_said(#[case] name: &str, #[case] problems: &[&str]) {
    let boy = Member { name: name.to_owned(), ..boy() };
    assert_eq!(told(vec![head(), boy], &[]).problems(), problems);
}

#[rstest]
#[case::nobody(&[], &["error members: nobody"])]
#[case::no_head(&[(Relation::Child, "1980")], &["error members: no_head"])]
#[case::a_spouse_of_nobody(&[(Relation::Spouse, "1980")], &["error members: no_head"])]
#[case::two_heads(&[(Relation::Head, "1980"), (Relation::Head, "1981")], &["error members: two_heads"])]
#[case::born_in_the_future(&[(Relation::Head, "1980"), (Relation::Grandchild, "2026-11-13")], &["error birth: birth_in_future"])]
fn the_list_of_members_is_checked(#[case] people: &[(Relation, &str)], #[case] problems: &[&str]) {
    let members = people.iter().enumerate();
    let members = members.map(|(at, (relation, birth))| member(at as u128 + 1, &format!("Lý {at}"), *relation, birth));
    assert_eq!(told(members.collect(), &[]).problems(), problems);
}

#[test]
fn a_member_twice_is_asked_about() {
    let twin = Member { name: "ly van HAI".to_owned(), ..member(3, "", Relation::Grandchild, "2018-05-01") };
    assert_eq!(told(vec![head(), boy(), twin], &[]).problems(), ["warning members: member_twice"]);
}

#[test]
fn five_hundred_members_are_asked_about() {
    let mut members: Vec<Member> =
        (1..=500).map(|at| member(at, &format!("Lý {at}"), Relation::Other, "1980-01-01")).collect();
    members[0].relation = Relation::Head;
    let crowd = told(members, &[]);
    assert_eq!(crowd.problems(), ["warning members: many_members"]);
}

#[rstest]
#[case::area_of_nothing(None, "area", Answer::Hundredths(0), "warning area: area_zero")]
#[case::allowance(
    Some(1),
    "social_allowance",
    choice("disability"),
    "warning disability: allowance_without_disability"
)]
#[case::capacity(
    Some(1),
    "disability",
    choice("very_severe"),
    "warning labour_capacity: capacity_in_spite_of_disability"
)]
#[case::willing(Some(1), "labour_capacity", Answer::Bool(false), "warning able_and_willing: willing_without_capacity")]
#[case::no_land(None, "land", Answer::Hundredths(0), "warning land: farm_without_land")]
#[case::much_land(None, "land", Answer::Hundredths(10_000_100), "warning land: land_large")]
#[case::nursery_at_eight(Some(2), "school_level", choice("nursery"), "warning school_level: old_for_school")]
fn answers_that_contradict_are_asked_about(
    #[case] who: Option<u128>,
    #[case] question: &str,
    #[case] answer: Answer,
    #[case] problem: &str,
) {
    assert_eq!(told(vec![head(), boy()], &[(who, question, answer)]).problems(), [problem]);
}

#[rstest]
#[case::at_17_on_the_day("2009-11-12", "upper_secondary", &[])]
#[case::at_16("2009-11-13", "upper_secondary", &["warning highest_level: young_for_level"])]
#[case::at_19("2007-01-01", "higher", &["warning highest_level: young_for_level"])]
#[case::at_20_on_the_day("2006-11-12", "higher", &[])]
#[case::at_13("2013-01-01", "lower_secondary", &["warning highest_level: young_for_level"])]
fn a_level_finished_too_young_is_asked_about(#[case] birth: &str, #[case] level: &str, #[case] problems: &[&str]) {
    let other = member(2, "Lý Văn Sơn", Relation::Grandchild, birth);
    let unusual = [(Some(2), "attending_school", Answer::Bool(false)), (Some(2), "highest_level", choice(level))];
    assert_eq!(told(vec![head(), other], &unusual).problems(), problems);
}

#[test]
fn a_pupil_of_sixteen_who_seeks_work_is_asked_about() {
    let pupil = member(2, "Lý Văn Sơn", Relation::Grandchild, "2010-01-01");
    let unusual =
        [(Some(2), "attending_school", Answer::Bool(true)), (Some(2), "able_and_willing", Answer::Bool(true))];
    assert_eq!(told(vec![head(), pupil], &unusual).problems(), ["warning able_and_willing: student_seeks_work"]);
}

#[rstest]
#[case::nothing(&[], &[], &[])]
#[case::illness(&[(Some(2), "long_illness", Answer::Bool(true))], &["illness"], &["protection"])]
#[case::nobody_can_work(&[(Some(1), "labour_capacity", Answer::Bool(false)), (Some(1), "able_and_willing", Answer::Bool(false))], &["labour"], &[])]
#[case::whether_she_can_work_is_not_known(&[(Some(1), "labour_capacity", Answer::Unknown)], &[], &[])]
#[case::no_land(&[(None, "land", Answer::Hundredths(0))], &["land"], &[])]
#[case::no_land_and_a_trade(&[(None, "land", Answer::Hundredths(0)), (None, "livelihood", choice("trade"))], &[], &[])]
#[case::merit(&[(Some(1), "merit", Answer::Bool(true))], &[], &["merit"])]
#[case::no_work(&[(Some(1), "working", Answer::Bool(false))], &[], &["means"])]
#[case::cause_of_means(&[(None, "causes", several(&["tools", "other"]))], &[], &["means"])]
#[case::cause_beside_means(&[(None, "causes", several(&["illness"]))], &[], &[])]
#[case::disability(&[(Some(2), "disability", choice("light"))], &[], &["protection"])]
#[case::social_evil(&[(None, "social_evil", Answer::Bool(true))], &[], &["social_evil"])]
#[case::social_evil_not_said(&[(None, "social_evil", Answer::Unknown)], &[], &[])]
fn causes_and_groups_are_proposed_from_what_is_said(
    #[case] unusual: &[(Option<u128>, &str, Answer)],
    #[case] causes: &[&str],
    #[case] groups: &[&str],
) {
    let told = told(vec![head(), boy()], unusual);
    assert_eq!(told.proposed("causes"), causes);
    assert_eq!(told.proposed("groups"), groups);
}

#[test]
fn an_old_person_on_the_allowance_and_more_dependants_than_half_are_groups() {
    let old = member(1, "Đặng Thị Mùi", Relation::Head, "1945-03-02");
    let told = told(vec![old, boy()], &[(Some(1), "social_allowance", choice("elderly"))]);
    assert_eq!(told.proposed("groups"), ["means", "protection"]);
}

/// Causes, groups and what is asked ahead never hold a visit up.
#[test]
fn what_is_only_proposed_is_not_required() {
    let form = form();
    let optional: Vec<&str> = form
        .sections
        .iter()
        .flat_map(|section| &section.questions)
        .filter(|question| !question.required)
        .map(|question| question.id.as_str())
        .collect();
    assert_eq!(optional, ["social_evil", "causes", "groups", "waste"]);
}

/// A draft begun with version 1 opens with its own questions and finishes with the same class.
#[test]
fn every_question_of_version_1_is_in_version_2_and_means_the_same() {
    let old = read::builtin_version("yearly-review", 1).expect("version 1 stays");
    let new = form();
    assert_eq!(new.version, 2);
    for section in &old.sections {
        let same = new.sections.iter().find(|it| it.id == section.id).expect("the section");
        assert_eq!((same.per_member, same.roster), (section.per_member, section.roster));
        let mut rest = same.questions.iter();
        for question in &section.questions {
            let now = rest.find(|it| it.id == question.id).unwrap_or_else(|| panic!("{} moved", question.id));
            assert_eq!((now.kind, now.required, now.unknown, &now.unit), (question.kind, true, true, &question.unit));
            let options = |it: &so_thon::domain::questionnaire::Question| -> BTreeSet<String> {
                it.options.iter().map(|choice| choice.id.clone()).collect()
            };
            assert!(options(now).is_superset(&options(question)), "{}", question.id);
        }
    }
    let checks: BTreeSet<_> = new.checks.iter().map(|check| &check.id).collect();
    assert!(old.checks.iter().all(|check| checks.contains(&check.id)));
}

#[test]
fn answers_of_version_1_carry_over_and_leave_only_the_new_questions_open() {
    let old = read::builtin_version("yearly-review", 1).expect("version 1 stays");
    let members = vec![head(), boy()];
    let mut answers = Answers::default();
    cases::fill(&old, &members, &mut answers, day(2026, 11, 12), &BTreeSet::new());
    let open: BTreeSet<String> =
        Told { members, answers }.with(open_items).into_iter().map(|open| open.question.0).collect();
    let new = ["disability", "labour_capacity", "land", "livelihood", "long_illness", "merit"];
    assert_eq!(open, new.map(str::to_owned).into_iter().collect());
}

#[test]
fn nothing_open_stays_so_when_only_what_counts_is_kept() {
    let mut told = told(vec![head(), boy()], &[]);
    told.answers.set(Some(head().id), QuestionId::new("labour_contract"), Some(Answer::Bool(false)));
    told.answers.set(None, QuestionId::new("agri_income"), Some(Answer::Integer(5)));
    let kept = told.with(settled);
    assert_eq!(kept.get(Some(head().id), &QuestionId::new("labour_contract")), None);
    assert_eq!(Told { members: told.members, answers: kept }.problems(), Vec::<String>::new());
}

#[rstest]
#[case("follow-up", Purpose::FollowUp)]
#[case("review-request", Purpose::Request)]
#[case("leave-request", Purpose::LeaveRequest)]
fn the_other_forms_classify_nothing_and_confirm_no_members(#[case] id: &str, #[case] purpose: Purpose) {
    let form = read::builtin_latest(id).expect("the form reads");
    assert_eq!(form.purpose, purpose);
    assert!(!form.purpose.classifies() && form.sections.iter().all(|section| !section.roster && !section.per_member));
}

#[test]
fn a_need_of_the_follow_up_is_one_of_the_catalogue() {
    let form = read::builtin_latest("follow-up").expect("the form reads");
    let needs = form.sections.iter().flat_map(|section| &section.questions).find(|it| it.id.as_str() == "needs");
    let asked: Vec<String> = needs.expect("the question").options.iter().map(|choice| choice.id.clone()).collect();
    let known: Vec<String> = Catalogue::builtin().needs.into_iter().map(|need| need.id).collect();
    assert_eq!(asked, known);
}

/// A form of papers with these days, its checks.
fn papers(id: &str, told: &[(&str, Answer)]) -> Vec<String> {
    let form = read::builtin_latest(id).expect("the form reads");
    let mut answers = Answers::default();
    for question in form.sections.iter().flat_map(|section| &section.questions) {
        let first = || question.options.first().map(|choice| choice.id.clone()).unwrap_or_default();
        let answer = match question.kind {
            Kind::YesNo => Answer::Bool(true),
            Kind::Single | Kind::Picture => Answer::Choice(first()),
            Kind::Multiple => several(&[&first()]),
            Kind::Note => Answer::Text("Đặng Thị Mùi".to_owned()),
            Kind::Day | Kind::Date => Answer::Date(Birth::Date(day(2026, 11, 12))),
            Kind::Integer => Answer::Integer(1_000_000),
            Kind::Decimal => Answer::Hundredths(100),
        };
        answers.set(None, question.id.clone(), Some(answer));
    }
    for (question, answer) in told {
        answers.set(None, QuestionId::new(*question), Some(answer.clone()));
    }
    let kept_warnings = BTreeSet::new();
    let ctx = FormContext {
        questionnaire: &form,
        members: &[],
        answers: &answers,
        visited_on: day(2026, 11, 12),
        kept_warnings: &kept_warnings,
        points: None,
    };
    open_items(&ctx).into_iter().map(|open| format!("{}: {:?}", open.question, open.what)).collect()
}

#[rstest]
#[case::today("review-request", &[], &[])]
#[case::tomorrow("review-request", &[("paper_date", Answer::Date(Birth::Date(day(2026, 11, 13))))], &["paper_date: Error(\"paper_date_future\")"])]
#[case::no_reason("review-request", &[("request_reasons", several(&[]))], &["request_reasons: Error(\"request_without_reason\")"])]
#[case::not_signed("leave-request", &[("paper_signed", Answer::Bool(false))], &["paper_signed: Warning(\"paper_not_signed\")"])]
#[case::no_reason_to_leave("leave-request", &[("leave_reasons", several(&[]))], &["leave_reasons: Error(\"leave_without_reason\")"])]
#[case::visited_again_yesterday("follow-up", &[("next_visit", Answer::Date(Birth::Date(day(2026, 11, 11))))], &["next_visit: Error(\"next_visit_past\")"])]
#[case::visited_again_today("follow-up", &[], &[])]
fn papers_and_days_are_checked(#[case] id: &str, #[case] told: &[(&str, Answer)], #[case] problems: &[&str]) {
    assert_eq!(papers(id, told), problems);
}

/// A random answer of a question, whether it is asked or not.
fn drawn(question: &so_thon::domain::questionnaire::Question, number: u8) -> Answer {
    let option = || {
        let at = usize::from(number) % question.options.len();
        question.options[at].id.clone()
    };
    match question.kind {
        _ if number.is_multiple_of(7) && question.unknown => Answer::Unknown,
        Kind::YesNo => Answer::Bool(number.is_multiple_of(2)),
        Kind::Single | Kind::Picture => Answer::Choice(option()),
        Kind::Multiple => several(&[&option()]),
        Kind::Integer => Answer::Integer(i64::from(number) * 2),
        Kind::Decimal => Answer::Hundredths(i64::from(number) * 100),
        Kind::Date | Kind::Day => Answer::Date(Birth::Year(2000)),
        Kind::Note => Answer::Text("x".to_owned()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever stands in a draft from before its questions fell away: what counts is complete and counts again as it is.
    #[test]
    fn what_counts_of_a_form_with_nothing_open_has_nothing_open(
        births in prop::collection::vec((1940_i32..2026, any::<bool>()), 1..5),
        numbers in prop::collection::vec(any::<u8>(), 40),
        version in 1_u32..=2,
    ) {
        let form = read::builtin_version("yearly-review", version).expect("the form reads");
        let members: Vec<Member> = births.iter().enumerate().map(|(at, (year, whole))| {
            let birth = if *whole { format!("{year}-06-15") } else { year.to_string() };
            let relation = if at == 0 { Relation::Head } else { Relation::Other };
            member(at as u128 + 1, "Lý A Sình", relation, &birth)
        }).collect();
        let mut answers = Answers::default();
        let mut next = numbers.iter().cycle();
        for section in &form.sections {
            let people: Vec<_> = members.iter().map(|member| Some(member.id)).collect();
            let whom = if section.per_member { people } else { vec![None] };
            for question in &section.questions {
                for who in &whom {
                    let number = *next.next().expect("a number");
                    if number > 60 && question.id.as_str() != "income_basis" {
                        answers.set(*who, question.id.clone(), Some(drawn(question, number)));
                    }
                }
            }
        }
        let visited_on = day(2026, 11, 12);
        cases::fill(&form, &members, &mut answers, visited_on, &BTreeSet::new());
        let kept_warnings = BTreeSet::new();
        let at = |answers: &Answers| {
            let ctx = FormContext {
                questionnaire: &form, members: &members, answers, visited_on, kept_warnings: &kept_warnings, points: None,
            };
            let open = open_items(&ctx).into_iter().filter(|open| open.what == OpenKind::Unanswered).count();
            (settled(&ctx), open)
        };
        let (kept, open) = at(&answers);
        prop_assert_eq!(open, 0);
        let (again, still_open) = at(&kept);
        prop_assert_eq!(still_open, 0, "what counts has nothing open");
        prop_assert_eq!(&again, &kept);
    }
}
