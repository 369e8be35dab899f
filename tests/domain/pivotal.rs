//! Which answers moved a class since last time, and a village under another standard.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::class::Class;
use so_thon::domain::classification::rescore::{counts, rescore};
use so_thon::domain::classification::{Area, classify, pivotal};
use so_thon::domain::ids::{MemberId, QuestionId};
use so_thon::domain::member::{Member, Relation};
use so_thon::domain::standard::builtin_by_id;
use so_thon::domain::visit::Visit;

use super::build::{day, household_id, member, village, visit_id};
use super::cases;

type Unusual<'a> = [(Option<u128>, &'a str, Answer)];

fn id(number: u128) -> MemberId {
    member(number, "", Relation::Other, "").id
}

fn family() -> Vec<Member> {
    vec![
        member(1, "Đặng Thị Mùi", Relation::Head, "1969-03-02"),
        member(2, "Lý Văn Hải", Relation::Child, "2018-05-01"),
    ]
}

fn answers(unusual: &Unusual<'_>) -> Answers {
    let mut answers = Answers::default();
    for (who, question, answer) in unusual {
        answers.set(who.map(id), QuestionId::new(*question), Some(answer.clone()));
    }
    cases::fill(&cases::questionnaire(), &family(), &mut answers, day(2026, 11, 12), &BTreeSet::new());
    answers
}

fn class(answers: &Answers) -> Class {
    classify(&cases::standard(), Area::Rural, &family(), answers, day(2026, 11, 12)).class
}

/// The pivotal answers as `question` or `question of n`.
fn moved(last: &Unusual<'_>, now: &Unusual<'_>, before: Option<Class>) -> Vec<String> {
    let (last, now) = (answers(last), answers(now));
    let before = before.unwrap_or_else(|| class(&last));
    let found = pivotal(&cases::standard(), Area::Rural, &family(), &now, &last, day(2026, 11, 12), before);
    for cause in &found {
        assert_eq!(cause.answer.as_ref(), now.get(cause.member, &cause.question), "said as it is now");
    }
    let name = |cause: &so_thon::domain::classification::Cause| match cause.member {
        Some(member) => format!("{} of {}", cause.question, member.0.as_u128()),
        None => cause.question.0.clone(),
    };
    found.iter().map(name).collect()
}

fn choice(option: &str) -> Answer {
    Answer::Choice(option.to_owned())
}

fn three_deprivations() -> Vec<(Option<u128>, &'static str, Answer)> {
    vec![
        (Some(1), "insured", Answer::Bool(false)),
        (None, "latrine", choice("pit")),
        (None, "water_source", choice("stream")),
    ]
}

#[test]
fn nothing_is_asked_where_nothing_changed() {
    assert_eq!(moved(&three_deprivations(), &three_deprivations(), None), Vec::<String>::new());
}

#[test]
fn the_one_answer_that_leads_below_the_line_is_pivotal_and_the_idle_one_is_not() {
    let now = [
        (Some(1), "insured", Answer::Bool(true)),
        (None, "latrine", choice("pit")),
        (None, "water_source", choice("stream")),
        (None, "roof", choice("metal")),
    ];
    assert_eq!(moved(&three_deprivations(), &now, None), ["insured of 1"]);
}

#[test]
fn b1_across_the_line_is_pivotal() {
    let last = [(None, "b1_points", Answer::Integer(140))];
    let now = [(None, "b1_points", Answer::Integer(141))];
    assert_eq!(moved(&last, &now, None), ["b1_points"]);
    let near = [(None, "b1_points", Answer::Integer(100))];
    assert_eq!(moved(&last, &near, None), Vec::<String>::new(), "the class stays");
}

#[test]
fn each_of_two_answers_that_alone_would_change_the_class_is_pivotal() {
    let mut four = three_deprivations();
    four.push((None, "internet_used", Answer::Bool(false)));
    let now = [(None, "latrine", choice("pit")), (None, "water_source", choice("stream"))];
    assert_eq!(moved(&three_deprivations(), &now, None), ["insured of 1"]);
    assert_eq!(moved(&four, &now, None), ["insured of 1", "internet_used"], "either of them back is poor again");
}

#[test]
fn answers_that_moved_the_class_only_together_stand_for_it_together() {
    let now = [];
    // From three deprivations to none: putting one or two back still leaves near-poor.
    assert_eq!(moved(&three_deprivations(), &now, None), ["insured of 1", "water_source", "latrine"]);
    let mut four = three_deprivations();
    four.push((None, "internet_used", Answer::Bool(false)));
    assert_eq!(moved(&four, &now, None).len(), 3, "three of the four are enough");
}

#[test]
fn a_change_of_a_class_that_was_there_before_asks_although_last_answers_agree() {
    let others = three_deprivations().split_off(1);
    let without = |number: u128| vec![(Some(number), "insured", Answer::Bool(false))];
    let (last, now) = ([without(1), others.clone()].concat(), [without(2), others].concat());
    assert_eq!(moved(&last, &now, None), Vec::<String>::new(), "poor then and now");
    assert_eq!(moved(&last, &now, Some(Class::NearPoor)), ["insured of 2"], "the register said near-poor");
}

#[test]
fn what_was_not_known_last_time_is_news_and_asks_for_no_reason() {
    let mut last = three_deprivations();
    last[0].2 = Answer::Unknown;
    assert_eq!(moved(&last, &three_deprivations(), None), Vec::<String>::new());
}

#[test]
fn a_known_answer_that_became_not_known_is_asked_about() {
    let mut now = three_deprivations();
    now[0].2 = Answer::Unknown;
    assert_eq!(moved(&three_deprivations(), &now, None), ["insured of 1"]);
}

#[test]
fn a_first_visit_asks_for_no_reason() {
    let now = answers(&three_deprivations());
    let day = day(2026, 11, 12);
    let found = pivotal(&cases::standard(), Area::Rural, &family(), &now, &Answers::default(), day, Class::NotPoor);
    assert_eq!(found, []);
}

#[test]
fn a_crowd_in_which_everything_changed_comes_to_an_end() {
    let members: Vec<Member> =
        (1..=200).map(|at| member(at, &format!("Lý {at}"), Relation::Other, "1980-01-01")).collect();
    let mut last = Answers::default();
    let mut now = Answers::default();
    for member in &members {
        last.set(Some(member.id), QuestionId::new("insured"), Some(Answer::Bool(false)));
        now.set(Some(member.id), QuestionId::new("insured"), Some(Answer::Bool(true)));
    }
    // Without income no single answer moves the class, however many are tried.
    let found = pivotal(&cases::standard(), Area::Rural, &members, &now, &last, day(2026, 11, 12), Class::Poor);
    assert_eq!(found, []);
}

fn visit(number: u128, unusual: &Unusual<'_>) -> Visit {
    let answers = answers(unusual);
    let visited_on = day(2026, 11, 12);
    Visit {
        id: visit_id(number),
        household: household_id(number),
        village: village(),
        questionnaire: "yearly-review".to_owned(),
        questionnaire_version: 1,
        standard: "nd07-2021".to_owned(),
        year: 2026,
        visited_on,
        members: family(),
        classification: classify(&cases::standard(), Area::Rural, &family(), &answers, visited_on),
        answers,
        started: DateTime::<Utc>::UNIX_EPOCH,
        finalised: DateTime::<Utc>::UNIX_EPOCH,
        elapsed_ms: 0,
        location: None,
        supersedes: Vec::new(),
        correction_of: None,
        reason: String::new(),
        reasons: Default::default(),
        kept_warnings: BTreeSet::new(),
    }
}

#[test]
fn a_village_under_another_standard_stands_beside_the_record_and_changes_none() {
    let visits = [
        visit(1, &three_deprivations()),
        visit(2, &[(None, "latrine", choice("pit")), (None, "has_device", Answer::Bool(false))]),
        visit(3, &[(None, "b1_points", Answer::Integer(150))]),
    ];
    let recorded = visits.clone();
    let next = builtin_by_id("nd351-2025").unwrap();
    let lines = rescore(&next, &visits);
    assert_eq!(visits, recorded);
    let classes: Vec<(Class, Class, bool)> =
        lines.iter().map(|line| (line.before.class, line.after.class, line.changes())).collect();
    // The third is above 1.5 million, which says nothing about 2.2.
    assert_eq!(
        classes,
        [
            (Class::Poor, Class::Poor, false),
            (Class::NearPoor, Class::NearPoor, false),
            (Class::NotPoor, Class::Undetermined, true),
        ]
    );
    assert_eq!(lines[2].after.missing[0].question.as_str(), "income_declared");
    let counts = counts(&lines);
    assert_eq!(counts.before, [(Class::Poor, 1), (Class::NearPoor, 1), (Class::NotPoor, 1)].into());
    assert_eq!(counts.after, [(Class::Poor, 1), (Class::NearPoor, 1), (Class::Undetermined, 1)].into());
}

#[test]
fn under_its_own_standard_a_visit_is_what_it_was() {
    let visits = [visit(1, &three_deprivations()), visit(2, &[])];
    assert!(rescore(&cases::standard(), &visits).iter().all(|line| line.before == line.after));
}

/// A phone of before this field reads the result, and this one reads the phone's.
#[test]
fn a_result_is_read_by_the_version_before_and_reads_its_own() {
    let now = serde_json::to_value(&visit(1, &three_deprivations()).classification).unwrap();
    assert!(now.get("b1_income").is_none(), "nothing is added to a result of 2026");
    let after = rescore(&builtin_by_id("nd351-2025").unwrap(), &[visit(1, &[])]).remove(0).after;
    let mut wire = serde_json::to_value(&after).unwrap();
    assert_eq!(wire["b1_income"], 1_500_000);
    wire.as_object_mut().unwrap().remove("b1_income");
    let old: so_thon::domain::classification::Classification = serde_json::from_value(wire).unwrap();
    assert_eq!((old.class, old.b1_income), (after.class, None));
}
