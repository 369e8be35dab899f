//! The golden cases, and what must hold of every household.

use std::collections::BTreeSet;

use proptest::prelude::*;
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::birth::Birth;
use so_thon::domain::class::Class;
use so_thon::domain::classification::{Area, Classification, Outcome, classify};
use so_thon::domain::ids::{MemberId, QuestionId};
use so_thon::domain::member::{Member, Relation};
use so_thon::domain::questionnaire::form::{FormContext, OpenKind, open_items, options};
use so_thon::domain::questionnaire::{Kind, Questionnaire};
use so_thon::domain::standard::builtin;

use super::build::{day, member};
use super::cases;

#[test]
fn every_golden_case_gives_what_it_says() {
    let mut wrong = Vec::new();
    for (file, case) in cases::all() {
        let told = cases::tell(&case);
        let mut expect = |what: &str, fine: bool, found: String| {
            if !fine {
                wrong.push(format!("{file}: {}: {what}: {found}", case.name));
            }
        };
        let found = &told.found;
        if let Some(number) = case.expect.indicator {
            let outcome = found.indicators.iter().find(|outcome| outcome.number == number).expect("the indicator");
            expect("outcome", case.expect.outcome.is_none_or(|it| it == outcome.outcome), format!("{outcome:?}"));
        }
        expect("class", case.expect.class.is_none_or(|it| it == found.class), format!("{:?}", found.class));
        let b2 = (found.b2_min, found.b2_max);
        expect("b2", case.expect.b2.is_none_or(|it| it == b2), format!("{b2:?}"));
        let deprived = found.deprived();
        expect("deprived", case.expect.deprived.as_ref().is_none_or(|it| *it == deprived), format!("{deprived:?}"));
        let missing = missing(found, &told.members);
        expect("missing", case.expect.missing.as_ref().is_none_or(|it| *it == missing), format!("{missing:?}"));
        let warnings = warnings(&case.questionnaire(), &told.members, &told.answers, case.visited_on);
        // Version 2 asks about more; what version 1 asks about it asks about too.
        let fine = match case.version {
            1 => case.expect.warnings == warnings,
            _ => case.expect.warnings.iter().all(|warning| warnings.contains(warning)),
        };
        expect("warnings", fine, format!("{warnings:?}"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_indicator_has_a_case_of_each_outcome() {
    for standard in builtin() {
        let cases: Vec<_> = cases::all().into_iter().filter(|(_, case)| case.standard == standard.id).collect();
        let told: BTreeSet<(u8, Outcome)> =
            cases.iter().filter_map(|(_, case)| case.expect.indicator.zip(case.expect.outcome)).collect();
        for indicator in &standard.indicators {
            for outcome in [Outcome::Deprived, Outcome::NotDeprived, Outcome::Unknown] {
                let number = indicator.number;
                assert!(told.contains(&(number, outcome)), "{}: no case of {number} {outcome:?}", standard.id);
            }
        }
        let classes: BTreeSet<Class> = cases.iter().filter_map(|(_, case)| case.expect.class).collect();
        assert_eq!(classes, Class::ALL.into_iter().collect(), "{}", standard.id);
    }
}

fn missing(found: &Classification, members: &[Member]) -> Vec<String> {
    let name = |id: MemberId| {
        let member = members.iter().find(|member| member.id == id).expect("a member");
        member.name.split_whitespace().last().unwrap_or_default().to_owned()
    };
    let said = found.missing.iter().map(|cause| match cause.member {
        Some(id) => format!("{} of {}", cause.question, name(id)),
        None => cause.question.to_string(),
    });
    said.collect()
}

fn warnings(
    questionnaire: &Questionnaire,
    members: &[Member],
    answers: &Answers,
    visited_on: chrono::NaiveDate,
) -> Vec<String> {
    let kept = BTreeSet::new();
    let context = FormContext { questionnaire, members, answers, visited_on, kept_warnings: &kept, points: None };
    let items = open_items(&context).into_iter();
    items
        .filter_map(|item| match item.what {
            OpenKind::Warning(id) | OpenKind::Error(id) => Some(id),
            OpenKind::Unanswered => None,
        })
        .collect()
}

/// The income side of the two standards against each other: what the present sheet says surely holds for both.
#[test]
fn points_of_the_present_sheet_never_say_more_than_they_know_of_2027() {
    let (_, case) = cases::all().into_iter().find(|(_, case)| case.name.starts_with("two indicators")).expect("a case");
    let told = cases::tell(&case);
    for points in 0..=400 {
        let mut answers = told.answers.clone();
        answers.set(None, QuestionId::new("b1_points"), Some(Answer::Integer(points)));
        let classes: Vec<Class> = found_under_each(&told.members, &answers).iter().map(|found| found.class).collect();
        let expected =
            if points <= 140 { [Class::NearPoor, Class::Undetermined] } else { [Class::NotPoor, Class::Undetermined] };
        assert_eq!(classes, expected, "{points}: waste was not asked, or the line lies elsewhere");
        answers.set(None, QuestionId::new("waste"), Some(Answer::Choice("collected".to_owned())));
        let under_2027 = found_under_each(&told.members, &answers)[1].class;
        assert_eq!(under_2027, if points <= 140 { Class::NearPoor } else { Class::Undetermined }, "{points}");
    }
}

/// What a proptest household is made of: births, and a number for every answer.
type Seed = (Vec<(u8, u8, bool)>, Vec<u8>);

fn seeds() -> impl Strategy<Value = Seed> {
    (prop::collection::vec((0_u8..90, 0_u8..12, any::<bool>()), 1..5), prop::collection::vec(any::<u8>(), 24))
}

fn people(seed: &Seed) -> Vec<Member> {
    let born = |(age, month, whole): &(u8, u8, bool)| {
        let year = 2026 - i32::from(*age);
        if *whole { format!("{year}-{:02}-12", month + 1) } else { year.to_string() }
    };
    let relation = |at: usize| if at == 0 { Relation::Head } else { Relation::Other };
    seed.0
        .iter()
        .enumerate()
        .map(|(at, birth)| member(at as u128 + 1, "Lý A Sình", relation(at), &born(birth)))
        .collect()
}

/// Answers everything asked, drawing from the numbers; every third answer or so is open when `open` says so.
fn draw(members: &[Member], numbers: &[u8], open: bool) -> Answers {
    let questionnaire = cases::questionnaire();
    let mut answers = Answers::default();
    let mut skipped = BTreeSet::new();
    let mut drawn = 0;
    for _ in 0..20 {
        let kept = BTreeSet::new();
        let found = {
            let context = context(&questionnaire, members, &answers, &kept);
            let mut next = Vec::new();
            for item in open_items(&context).into_iter().filter(|item| item.what == OpenKind::Unanswered) {
                let question = questionnaire
                    .sections
                    .iter()
                    .flat_map(|section| &section.questions)
                    .find(|question| question.id == item.question)
                    .expect("the question");
                let number = numbers[drawn % numbers.len()];
                drawn += 1;
                let income = ["income_basis", "b1_points"].contains(&item.question.as_str());
                let answer = if open && number.is_multiple_of(3) && !income {
                    number.is_multiple_of(2).then_some(Answer::Unknown)
                } else {
                    Some(definite(&context, item.member, question, number))
                };
                next.push((item.member, item.question, answer));
            }
            next
        };
        let before = answers.clone();
        for (member, question, answer) in found {
            if answer.is_none() {
                skipped.insert((member, question.clone()));
            }
            if !skipped.contains(&(member, question.clone())) {
                answers.set(member, question, answer);
            }
        }
        if answers == before {
            break;
        }
    }
    answers
}

fn definite(
    context: &FormContext<'_>,
    member: Option<MemberId>,
    question: &so_thon::domain::questionnaire::Question,
    number: u8,
) -> Answer {
    match (question.id.as_str(), question.kind) {
        ("income_basis", _) => Answer::Choice("b1".to_owned()),
        ("b1_points", _) => Answer::Integer(if number < 200 { 120 } else { 150 }),
        ("agri_request", _) => Answer::Bool(false),
        (_, Kind::YesNo) => Answer::Bool(number.is_multiple_of(2)),
        (_, Kind::Decimal) => Answer::Hundredths(i64::from(number) * 30),
        (_, Kind::Integer) => Answer::Integer(i64::from(number)),
        _ => {
            let offered = options(context, member, question);
            Answer::Choice(offered[usize::from(number) % offered.len()].id.clone())
        }
    }
}

fn context<'a>(
    questionnaire: &'a so_thon::domain::questionnaire::Questionnaire,
    members: &'a [Member],
    answers: &'a Answers,
    kept_warnings: &'a BTreeSet<String>,
) -> FormContext<'a> {
    FormContext { questionnaire, members, answers, visited_on: day(2026, 11, 12), kept_warnings, points: None }
}

fn found(members: &[Member], answers: &Answers) -> Classification {
    classify(&cases::standard(), Area::Rural, members, answers, day(2026, 11, 12))
}

/// What the same answers give under every standard that there is.
fn found_under_each(members: &[Member], answers: &Answers) -> Vec<Classification> {
    let classify = |standard| classify(standard, Area::Rural, members, answers, day(2026, 11, 12));
    builtin().iter().map(classify).collect()
}

/// One way of filling in everything open: births to a day, questions to an answer.
fn complete(members: &[Member], answers: &Answers, numbers: &[u8]) -> (Vec<Member>, Answers) {
    let mut members = members.to_vec();
    for (at, member) in members.iter_mut().enumerate() {
        if let Birth::Year(year) = member.birth {
            let early = numbers[at % numbers.len()].is_multiple_of(2);
            member.birth = Birth::Date(if early { day(year, 1, 1) } else { day(year, 12, 31).min(day(2026, 11, 12)) });
        }
    }
    let mut known = answers.clone();
    known.household.retain(|_, answer| *answer != Answer::Unknown);
    for about in known.members.values_mut() {
        about.retain(|_, answer| *answer != Answer::Unknown);
    }
    // What is known stands; the rest is drawn, question by question as the form asks.
    let questionnaire = cases::questionnaire();
    for round in 0..20 {
        let kept = BTreeSet::new();
        let next: Vec<(Option<MemberId>, QuestionId, Answer)> = {
            let context = context(&questionnaire, &members, &known, &kept);
            let items: Vec<_> =
                open_items(&context).into_iter().filter(|item| item.what == OpenKind::Unanswered).collect();
            items
                .into_iter()
                .enumerate()
                .map(|(at, item)| {
                    let all = questionnaire.sections.iter().flat_map(|section| &section.questions);
                    let question = all.into_iter().find(|question| question.id == item.question).expect("the question");
                    let answer = definite(&context, item.member, question, numbers[(at + round) % numbers.len()]);
                    (item.member, item.question, answer)
                })
                .collect()
        };
        if next.is_empty() {
            return (members, known);
        }
        for (member, question, answer) in next {
            known.set(member, question, Some(answer));
        }
    }
    panic!("the form does not come to an end");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_form_with_nothing_open_leaves_no_indicator_open(seed in seeds()) {
        let (members, answers) = complete(&people(&seed), &Answers::default(), &seed.1);
        let found = found(&members, &answers);
        prop_assert!(found.indicators.iter().all(|indicator| indicator.outcome != Outcome::Unknown), "{found:?}");
        prop_assert_ne!(found.class, Class::Undetermined);
        prop_assert!(found.missing.is_empty());
    }

    #[test]
    fn the_range_of_b2_holds_every_completion(seed in seeds(), completions in prop::collection::vec(prop::collection::vec(any::<u8>(), 16), 4)) {
        let members = people(&seed);
        let answers = draw(&members, &seed.1, true);
        let open = found(&members, &answers);
        for numbers in completions {
            let (members, answers) = complete(&members, &answers, &numbers);
            let whole = found(&members, &answers);
            prop_assert_eq!(whole.b2_min, whole.b2_max);
            prop_assert!((open.b2_min..=open.b2_max).contains(&whole.b2_min), "{} not in {:?}", whole.b2_min, (open.b2_min, open.b2_max));
            for (before, after) in open.indicators.iter().zip(&whole.indicators) {
                prop_assert!(before.outcome == Outcome::Unknown || before.outcome == after.outcome, "{:?} became {:?}", before, after);
            }
        }
    }

    #[test]
    fn more_information_never_flips_a_determined_class(seed in seeds(), numbers in prop::collection::vec(any::<u8>(), 16)) {
        let members = people(&seed);
        let answers = draw(&members, &seed.1, true);
        let before = found_under_each(&members, &answers);
        let (members, mut answers) = complete(&members, &answers, &numbers);
        let waste = if numbers[0].is_multiple_of(2) { "collected" } else { "thrown" };
        answers.set(None, QuestionId::new("waste"), Some(Answer::Choice(waste.to_owned())));
        for (before, after) in before.iter().zip(found_under_each(&members, &answers)) {
            let same = before.class == Class::Undetermined || before.class == after.class;
            prop_assert!(same, "{}: {:?} became {:?}", before.standard, before.class, after.class);
        }
    }

    #[test]
    fn an_undetermined_class_names_a_question_that_is_open(seed in seeds()) {
        let members = people(&seed);
        let open = |answer: &Option<Answer>| matches!(answer, None | Some(Answer::Unknown | Answer::Date(Birth::Year(_))));
        for found in found_under_each(&members, &draw(&members, &seed.1, true)) {
            prop_assert_eq!(found.class == Class::Undetermined, !found.missing.is_empty());
            prop_assert!(found.missing.iter().all(|cause| open(&cause.answer)), "{:?}", found.missing);
        }
    }
}
