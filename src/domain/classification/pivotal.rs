//! Which answers moved the class: those for which the form asks a reason.
//!
//! An answer is pivotal when it differs from last time and putting it back, it alone, would give another class. Where
//! several moved the class only together, the first of them in the order of the form that do so stand for the move.

use chrono::NaiveDate;

use super::{Area, Cause, Classification, Outcome, classify};
use crate::domain::answer::{Answer, Answers};
use crate::domain::class::Class;
use crate::domain::ids::{MemberId, QuestionId};
use crate::domain::member::Member;
use crate::domain::standard::Standard;

/// The questions of the income side, which no standard lists.
const INCOME: [&str; 5] = ["income_basis", "b1_points", "income_declared", "agri_request", "agri_income"];
/// At most so many classifications for one form: a large household with everything changed must not stall a phone.
const MOST: usize = 200;
/// Of these at most so many look at one answer each; the rest is left for answers that moved the class together.
const MOST_ALONE: usize = 120;

/// The answers that moved the class, with what they are now, in the order of the form: by question, then by member.
///
/// `last` are the answers of last time and `class_before` the class before this visit. Empty when the class is the one
/// of before and of last time's answers. An answer that was missing or "không rõ" last time is news rather than a
/// change, and asks for no reason.
pub fn pivotal(
    standard: &Standard,
    area: Area,
    members: &[Member],
    answers: &Answers,
    last: &Answers,
    visited_on: NaiveDate,
    class_before: Class,
) -> Vec<Cause> {
    let found = |answers: &Answers| classify(standard, area, members, answers, visited_on);
    let now = found(answers);
    if now.class == class_before && now.class == found(last).class {
        return Vec::new();
    }
    let mut alone = Vec::new();
    let mut felt = Vec::new();
    for changed in differences(standard, members, answers, last).into_iter().take(MOST_ALONE) {
        let without = found(&put_back(answers, last, [&changed]));
        if without.class != now.class {
            alone.push(changed);
        } else if !says_the_same(&without, &now) {
            felt.push(changed);
        }
    }
    if alone.is_empty() { together(answers, last, felt, |answers| found(answers).class != now.class) } else { alone }
}

/// The answers about something that the standard reads and that differ from a known answer of last time.
fn differences(standard: &Standard, members: &[Member], answers: &Answers, last: &Answers) -> Vec<Cause> {
    let income = INCOME.map(QuestionId::new);
    let people = members.iter().filter(|member| member.counts()).map(|member| Some(member.id));
    let whom: Vec<Option<MemberId>> = std::iter::once(None).chain(people).collect();
    let mut found = Vec::new();
    for question in standard.questions.iter().chain(&income) {
        for member in &whom {
            let before = last.get(*member, question).filter(|answer| **answer != Answer::Unknown);
            let now = answers.get(*member, question);
            if before.is_some() && now.is_some() && before != now {
                found.push(Cause { member: *member, question: question.clone(), answer: now.cloned() });
            }
        }
    }
    found
}

/// The answers with some of them as last time.
fn put_back<'a>(answers: &Answers, last: &Answers, which: impl IntoIterator<Item = &'a Cause>) -> Answers {
    let mut before = answers.clone();
    for cause in which {
        before.set(cause.member, cause.question.clone(), last.get(cause.member, &cause.question).cloned());
    }
    before
}

fn says_the_same(one: &Classification, other: &Classification) -> bool {
    let outcomes = |found: &Classification| -> Vec<Outcome> {
        found.indicators.iter().map(|indicator| indicator.outcome).collect()
    };
    one.income == other.income && outcomes(one) == outcomes(other)
}

/// The first answers which, put back together, give another class; those of them that it does not take are left out.
fn together(answers: &Answers, last: &Answers, felt: Vec<Cause>, moves: impl Fn(&Answers) -> bool) -> Vec<Cause> {
    // One classification for each answer taken in, and one for each tried to be left out.
    let felt: Vec<Cause> = felt.into_iter().take((MOST - MOST_ALONE) / 2 - 1).collect();
    let enough = (1..=felt.len()).find(|count| moves(&put_back(answers, last, felt.iter().take(*count))));
    let Some(count) = enough else { return Vec::new() };
    let mut kept: Vec<Cause> = felt.into_iter().take(count).collect();
    for at in (0..count).rev() {
        let without = kept.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, cause)| cause);
        if moves(&put_back(answers, last, without)) {
            kept.remove(at);
        }
    }
    kept
}
