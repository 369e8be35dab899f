//! Assesses the indicators of a standard: what the answers say of each, and which answers those are.

use chrono::NaiveDate;

use super::answer::Answers;
use super::classification::{Cause, IndicatorOutcome, Outcome};
use super::member::Member;
use super::questionnaire::condition::{BIRTH, Situation, Truth};
use super::standard::Standard;

/// Assesses every indicator, by number. Members who do not count are passed over.
pub fn assess(
    standard: &Standard,
    members: &[Member],
    answers: &Answers,
    visited_on: NaiveDate,
) -> Vec<IndicatorOutcome> {
    let situation = Situation { members, answers, visited_on };
    standard
        .indicators
        .iter()
        .map(|indicator| {
            let verdict = indicator.deprived.check(&situation, None);
            let (outcome, causes) = match verdict.truth {
                Truth::Yes => (Outcome::Deprived, without_idle_births(verdict.causes)),
                Truth::No => (Outcome::NotDeprived, Vec::new()),
                Truth::Unknown => (Outcome::Unknown, verdict.causes),
            };
            IndicatorOutcome { number: indicator.number, outcome, causes }
        })
        .collect()
}

/// Leaves a date of birth among the causes only where it is all that is said of the member: for a child without
/// insurance the cause is the insurance, for a child who is a dependant the cause is the age.
fn without_idle_births(causes: Vec<Cause>) -> Vec<Cause> {
    let says_more =
        |birth: &Cause| causes.iter().any(|other| other.member == birth.member && other.question != birth.question);
    let kept = causes.iter().filter(|cause| cause.question.as_str() != BIRTH || !says_more(cause));
    kept.cloned().collect()
}
