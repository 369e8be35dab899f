//! Conditions in three values: what is still open may decide, what is known never contradicts a completion.

use std::collections::BTreeSet;

use proptest::prelude::*;
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::birth::Birth;
use so_thon::domain::ids::QuestionId;
use so_thon::domain::member::{Member, Relation};
use so_thon::domain::questionnaire::condition::{
    AgeGap, AgeTest, ChoiceTest, Condition, MemberCount, Situation, Truth,
};

use super::build::{day, member};

/// A birth as villages know it, and one of the days that it may be.
fn births() -> impl Strategy<Value = (Birth, Birth)> {
    (1930_i32..2026, 1_u32..=12, 1_u32..=28, 0_u8..3).prop_map(|(year, month, of_month, known)| {
        let whole = Birth::Date(day(year, month, of_month));
        let said = match known {
            0 => Birth::Unknown,
            1 => Birth::Year(year),
            _ => whole,
        };
        (said, whole)
    })
}

fn gaps() -> impl Strategy<Value = Condition> {
    (prop::sample::select(vec![Relation::Head, Relation::Child, Relation::Parent]), 0_i32..45, any::<bool>()).prop_map(
        |(to, years, younger)| {
            let (younger_below, older_below) = if younger { (Some(years), None) } else { (None, Some(years)) };
            Condition::AgeGap(AgeGap { to, younger_below, older_below })
        },
    )
}

fn leaves() -> impl Strategy<Value = Condition> {
    let options: BTreeSet<String> = ["yes".to_owned()].into();
    prop_oneof![
        gaps(),
        gaps(),
        (0_i32..60).prop_map(|from| Condition::Age(AgeTest { from: Some(from), below: None })),
        Just(Condition::Relation(Relation::Child)),
        Just(Condition::Yes(QuestionId::new("ill"))),
        Just(Condition::DayAfterVisit(QuestionId::new("paper"))),
        Just(Condition::DayBeforeVisit(QuestionId::new("paper"))),
        Just(Condition::Choice(ChoiceTest { question: QuestionId::new("kind"), one_of: Some(options), none_of: None })),
    ]
}

fn combined(leaves: impl Strategy<Value = Condition> + 'static) -> impl Strategy<Value = Condition> {
    leaves.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..3).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 1..3).prop_map(Condition::Any),
            inner.prop_map(|it| Condition::Not(Box::new(it))),
        ]
    })
}

/// Of a member, or of the household over its members. One within the other would try every age with every age.
fn conditions() -> impl Strategy<Value = Condition> {
    let over_members = (combined(leaves()), prop::option::of(1_usize..3)).prop_map(|(it, least)| match least {
        None => Condition::AnyMember(Box::new(it)),
        Some(_) => Condition::MemberCount(MemberCount { condition: Some(Box::new(it)), at_least: least, below: None }),
    });
    prop_oneof![combined(leaves()), over_members.prop_map(|it| Condition::Not(Box::new(it)))]
}

/// An answer that may be open, and what it turns out to be.
fn answer(of: impl Strategy<Value = Answer>) -> impl Strategy<Value = (Option<Answer>, Answer)> {
    (of, 0_u8..3).prop_map(|(answer, known)| {
        let said = match known {
            0 => None,
            1 => Some(Answer::Unknown),
            _ => Some(answer.clone()),
        };
        (said, answer)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn what_is_decided_stays_decided_whatever_turns_out(
        condition in conditions(),
        people in prop::collection::vec(births(), 1..4),
        ill in prop::collection::vec(answer(any::<bool>().prop_map(Answer::Bool)), 3),
        paper in answer((1_u32..=28).prop_map(|of_month| Answer::Date(Birth::Date(day(2026, 11, of_month))))),
        kind in answer(prop::sample::select(vec!["yes", "no"]).prop_map(|it| Answer::Choice(it.to_owned()))),
    ) {
        let relations = [Relation::Head, Relation::Child, Relation::Parent];
        let person = |at: usize, birth: Birth| Member { birth, ..member(at as u128 + 1, "Lý A Sình", relations[at], "") };
        let said: Vec<Member> = people.iter().enumerate().map(|(at, (said, _))| person(at, *said)).collect();
        let whole: Vec<Member> = people.iter().enumerate().map(|(at, (_, whole))| person(at, *whole)).collect();
        let (mut open, mut known) = (Answers::default(), Answers::default());
        let mut put = |who, question: &str, (said, whole): &(Option<Answer>, Answer)| {
            open.set(who, QuestionId::new(question), said.clone());
            known.set(who, QuestionId::new(question), Some(whole.clone()));
        };
        for who in said.iter().map(|member| Some(member.id)).chain([None]) {
            put(who, "paper", &paper);
            put(who, "kind", &kind);
        }
        for (member, ill) in said.iter().zip(&ill) {
            put(Some(member.id), "ill", ill);
        }
        put(None, "ill", &ill[0]);
        let visited_on = day(2026, 11, 12);
        let before = Situation { members: &said, answers: &open, visited_on };
        let after = Situation { members: &whole, answers: &known, visited_on };
        for who in said.iter().map(|member| Some(member.id)).chain([None]) {
            let (first, then) = (condition.check(&before, who), condition.check(&after, who));
            prop_assert!(first.truth == Truth::Unknown || first.truth == then.truth, "{first:?} became {then:?}");
        }
    }
}
