//! What the second version of `yearly-review` asks beside the indicators: health, labour, livelihood, land, causes.
//!
//! None of it changes a class; what it says fits the answers that `facts` gave before.

use std::collections::BTreeSet;

use super::random::Random;
use crate::domain::answer::{Answer, Answers};
use crate::domain::class::Class;
use crate::domain::ids::{MemberId, QuestionId};
use crate::domain::member::Member;

/// Age taken for a birth that nobody knows: an old person's.
const OLD: i32 = 75;

/// Adds to the facts of one household; `year` is the one at whose end the ages hold.
pub fn add(facts: &mut Answers, members: &[Member], class: Class, year: i32, random: &mut Random) {
    let mut ill = false;
    let mut able = 0_u32;
    for member in members.iter().filter(|member| member.counts()) {
        let age = member.birth.year().map_or(OLD, |born| year - born);
        let id = Some(member.id);
        let allowance = choice(facts, id, "social_allowance");
        let working = facts.get(id, &QuestionId::new("able_and_willing")) == Some(&Answer::Bool(true));
        let disabled = allowance == Some("disability") && !working;
        let disability = if disabled { "severe" } else { "none" };
        set(facts, id, "disability", Answer::Choice(disability.to_owned()));
        let long_illness = !working && random.chance(if age >= 45 { 12 } else { 2 });
        set(facts, id, "long_illness", Answer::Bool(long_illness));
        ill |= long_illness;
        if age >= 15 {
            let capacity = working || !(disabled || long_illness || age >= OLD);
            set(facts, id, "labour_capacity", Answer::Bool(capacity));
            able += u32::from(capacity);
        }
        if age >= 16 {
            set(facts, id, "merit", Answer::Bool(age >= 70 && random.chance(6)));
        }
    }
    let livelihood =
        if able == 0 { "support" } else { random.pick(&["crops", "crops", "crops", "livestock", "forestry", "waged"]) };
    set(facts, None, "livelihood", Answer::Choice(livelihood.to_owned()));
    let metres = if able == 0 { 0 } else { random.between(3, 120) * 100 };
    set(facts, None, "land", Answer::Hundredths(i64::from(metres) * 100));
    if class == Class::Poor {
        let causes = causes(ill, able, random);
        set(facts, None, "causes", Answer::Choices(causes));
    }
}

/// Why the household is poor, as it was said last year.
fn causes(ill: bool, able: u32, random: &mut Random) -> BTreeSet<String> {
    let mut causes = BTreeSet::new();
    if ill {
        causes.insert("illness".to_owned());
    }
    if able == 0 {
        causes.insert("labour".to_owned());
    }
    for (cause, percent) in [("capital", 55), ("knowledge", 30), ("skills", 25), ("tools", 20)] {
        if random.chance(percent) {
            causes.insert(cause.to_owned());
        }
    }
    if causes.is_empty() {
        causes.insert("capital".to_owned());
    }
    causes
}

fn choice<'a>(facts: &'a Answers, member: Option<MemberId>, question: &str) -> Option<&'a str> {
    match facts.get(member, &QuestionId::new(question)) {
        Some(Answer::Choice(option)) => Some(option),
        _ => None,
    }
}

fn set(facts: &mut Answers, member: Option<MemberId>, question: &str, answer: Answer) {
    facts.set(member, QuestionId::new(question), Some(answer));
}
