//! Sentences from outcomes: why a class, why an indicator, what is still missing, what would change it.
//!
//! Put together from messages of `rules.ftl`: a fact (`fact-<question>-<answer>`) for each answer that decided, a thing
//! to find out (`open-<question>`) for each that is missing, a remedy (`fix-<indicator>`) for each indicator. An answer
//! without a fact is not worth saying and is passed over.

mod people;

use chrono::NaiveDate;
use fluent_bundle::FluentValue;

use super::{I18n, hundredths, number};
use crate::domain::answer::Answer;
use crate::domain::class::Class;
use crate::domain::classification::{Cause, Change, Classification, Income, IndicatorOutcome, Outcome};
use crate::domain::ids::MemberId;
use crate::domain::member::Member;
use crate::domain::points::ITEM_QUESTION;
use people::{capitalised, person, short_person, uncapitalised};

/// Of how many people or sets a sentence speaks before it only counts them.
const NAMED: usize = 3;

/// A class in full, such as "Hộ cận nghèo".
pub fn class_name(i18n: &I18n, class: Class) -> String {
    i18n.t(&format!("class-{}", class.code()))
}

/// An indicator of a standard by number, such as "Bảo hiểm y tế".
///
/// A number means another thing in another standard: the name is `indicator-<standard>-<number>` where there is one.
pub fn indicator_name(i18n: &I18n, standard: &str, number: u8) -> String {
    i18n.t(&of_standard(i18n, "indicator", standard, number))
}

/// Why the class: "Vì điểm B1 là 128, không quá 140, và thiếu hụt 4 chỉ số (B2 = 40, từ 30 trở lên)."
pub fn class_sentence(i18n: &I18n, found: &Classification) -> String {
    let range = found.b2_min != found.b2_max;
    let above_line = match found.income {
        Income::Missing => false,
        Income::B1 { points } => points > found.b1_line,
        Income::Declared { dong } => dong > found.income_line,
    };
    let key = match (found.class, found.income) {
        (Class::Poor | Class::NearPoor, _) => {
            let b2 = match (found.class, range) {
                (Class::Poor, false) => "why-b2-poor",
                (Class::Poor, true) => "why-b2-poor-range",
                (_, false) => "why-b2-near",
                (_, true) => "why-b2-near-range",
            };
            let (income, b2) = (income_clause(i18n, found), say(i18n, b2, found));
            return i18n.t_args("why-and", &[("income", income.into()), ("b2", b2.into())]);
        }
        (Class::AverageLivingStandard, Income::Declared { .. }) => "why-average-declared",
        (Class::AverageLivingStandard, _) => "why-average-agricultural",
        (Class::NotPoor, Income::Declared { .. }) => "why-not-poor-declared",
        (Class::NotPoor, _) => "why-not-poor-b1",
        (Class::Undetermined, Income::Missing) => "why-undetermined-income",
        (Class::Undetermined, Income::B1 { .. }) if above_line && found.b1_income.is_some() => "why-undetermined-b1",
        (Class::Undetermined, _) if above_line => "why-undetermined-agricultural",
        (Class::Undetermined, _) => {
            let (income, b2) = (income_clause(i18n, found), say(i18n, "why-b2-open", found));
            return i18n.t_args("why-but", &[("income", income.into()), ("b2", b2.into())]);
        }
    };
    say(i18n, key, found)
}

/// Why an indicator says what it says: "Cháu Lý Văn Hải, 8 tuổi, chưa có thẻ"; "Tường phên tre, mái cỏ tranh".
///
/// `members` are those of the visit; ages are those of `visited_on`.
pub fn indicator_reason(i18n: &I18n, outcome: &IndicatorOutcome, members: &[Member], visited_on: NaiveDate) -> String {
    match outcome.outcome {
        Outcome::NotDeprived => i18n.t("reason-not-deprived"),
        Outcome::Unknown => {
            let what = open_things(i18n, &outcome.causes, members, visited_on);
            if what.is_empty() {
                i18n.t("reason-unknown-bare")
            } else {
                i18n.t_args("reason-unknown", &[("what", what.into())])
            }
        }
        Outcome::Deprived => {
            let people = members.iter().filter(|member| member.counts()).count();
            let list = facts(i18n, &outcome.causes, members, visited_on);
            let lead = format!("reason-lead-{}", outcome.number);
            let said = if i18n.has(&lead) {
                let count = by_member(&outcome.causes, members).iter().filter(|(member, _)| member.is_some()).count();
                let args = [("count", count_value(count)), ("total", count_value(people)), ("list", list.into())];
                i18n.t_args(&lead, &args)
            } else {
                list
            };
            if said.is_empty() { i18n.t("reason-deprived-bare") } else { capitalised(&said) }
        }
    }
}

/// Why an option is proposed, from its causes: "Cháu Lý Văn Hải, 8 tuổi, ốm đau dài ngày". Empty when nothing is worth
/// saying.
pub fn proposal_reason(i18n: &I18n, causes: &[Cause], members: &[Member], visited_on: NaiveDate) -> String {
    capitalised(&facts(i18n, causes, members, visited_on))
}

/// What would change the class, without the class: "Cháu Hải có thẻ BHYT"; "B1 lên trên 140".
pub fn change_sentence(
    i18n: &I18n,
    found: &Classification,
    change: &Change,
    members: &[Member],
    visited_on: NaiveDate,
) -> String {
    match change {
        Change::B1Above { line, .. } => i18n.t_args("change-b1", &[("line", number(i64::from(*line)).into())]),
        Change::IncomeAbove { line, .. } => i18n.t_args("change-income", &[("line", number(*line).into())]),
        Change::Indicators { numbers, .. } => {
            let fixes: Vec<String> = numbers
                .iter()
                .map(|number| {
                    let outcome = found.indicators.iter().find(|outcome| outcome.number == *number);
                    let causes = outcome.map_or(&[][..], |outcome| &outcome.causes);
                    let who: Vec<String> = by_member(causes, members)
                        .iter()
                        .filter_map(|(member, _)| member.map(|member| short_person(i18n, member, visited_on)))
                        .collect();
                    i18n.t_args(
                        &of_standard(i18n, "fix", &found.standard, *number),
                        &[("who", shortened(i18n, &who, ", ").into())],
                    )
                })
                .collect();
            capitalised(&fixes.join(", "))
        }
    }
}

/// The same with the class, to be read aloud: "Nếu cháu Hải có thẻ BHYT thì thành hộ cận nghèo."
pub fn change_aloud(
    i18n: &I18n,
    found: &Classification,
    change: &Change,
    members: &[Member],
    visited_on: NaiveDate,
) -> String {
    let (Change::Indicators { class, .. } | Change::B1Above { class, .. } | Change::IncomeAbove { class, .. }) = change;
    let what = change_sentence(i18n, found, change, members, visited_on);
    let class = i18n.t(&format!("class-{}-within", class.code()));
    i18n.t_args("change-aloud", &[("what", uncapitalised(&what).into()), ("class", class.into())])
}

/// What is still to be found out for a class: "Cần hỏi thêm: thẻ bảo hiểm y tế của cháu Hải; điểm B1." Empty when
/// nothing is missing.
pub fn missing_sentence(i18n: &I18n, found: &Classification, members: &[Member], visited_on: NaiveDate) -> String {
    let what = open_things(i18n, &found.missing, members, visited_on);
    if what.is_empty() { String::new() } else { i18n.t_args("missing", &[("what", what.into())]) }
}

/// The income side as a clause: "điểm B1 là 128, không quá 140".
fn income_clause(i18n: &I18n, found: &Classification) -> String {
    match found.income {
        Income::Declared { .. } => say(i18n, "why-income-declared", found),
        Income::B1 { .. } if found.b1_income.is_some() => say(i18n, "why-income-b1-lower", found),
        Income::B1 { .. } | Income::Missing => say(i18n, "why-income-b1", found),
    }
}

/// The key of a message about an indicator: the standard's own where there is one.
fn of_standard(i18n: &I18n, about: &str, standard: &str, number: u8) -> String {
    let own = format!("{about}-{standard}-{number}");
    if i18n.has(&own) { own } else { format!("{about}-{number}") }
}

fn say(i18n: &I18n, key: &str, found: &Classification) -> String {
    let income = match found.income {
        Income::B1 { points } => i64::from(points),
        Income::Declared { dong } => dong,
        Income::Missing => 0,
    };
    let amount = |value: i64| FluentValue::from(number(value));
    i18n.t_args(
        key,
        &[
            ("income", amount(income)),
            ("b1line", amount(i64::from(found.b1_line))),
            ("b1income", amount(found.b1_income.unwrap_or(found.income_line))),
            ("line", amount(found.income_line)),
            ("average", amount(found.average_to)),
            ("count", count_value(found.deprived().len())),
            ("least", amount(i64::from(found.b2_min))),
            ("most", amount(i64::from(found.b2_max))),
            ("b2line", amount(i64::from(found.b2_line))),
        ],
    )
}

/// What the causes say, person by person: the first few, and how many more there are.
fn facts(i18n: &I18n, causes: &[Cause], members: &[Member], visited_on: NaiveDate) -> String {
    let people = members.iter().filter(|member| member.counts()).count();
    let phrases: Vec<String> = by_member(causes, members)
        .iter()
        .map(|(member, causes)| phrase(i18n, *member, causes, people, visited_on))
        .filter(|phrase| !phrase.is_empty())
        .collect();
    shortened(i18n, &phrases, "; ")
}

/// One person, or the household, with the facts about them.
fn phrase(i18n: &I18n, member: Option<&Member>, causes: &[&Cause], people: usize, visited_on: NaiveDate) -> String {
    let facts: Vec<String> = causes.iter().filter_map(|cause| fact(i18n, cause, people)).collect();
    let who = member.map(|member| person(i18n, member, visited_on));
    who.into_iter().chain(facts).collect::<Vec<_>>().join(", ")
}

/// What an answer says, where it is worth saying.
fn fact(i18n: &I18n, cause: &Cause, people: usize) -> Option<String> {
    let question = &cause.question;
    let key = match cause.answer.as_ref()? {
        Answer::Bool(true) => format!("fact-{question}-yes"),
        Answer::Bool(false) => format!("fact-{question}-no"),
        Answer::Choice(option) => format!("fact-{question}-{option}"),
        _ => format!("fact-{question}"),
    };
    if !i18n.has(&key) {
        return None;
    }
    let value = match cause.answer {
        Some(Answer::Hundredths(value)) => value,
        _ => 0,
    };
    let each = value.checked_div(i64::try_from(people).unwrap_or(i64::MAX)).unwrap_or(0);
    let chosen = match &cause.answer {
        Some(Answer::Choices(options)) => {
            let words = options.iter().map(|option| uncapitalised(&i18n.t(&format!("q-{question}-{option}"))));
            words.collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    };
    let args = [
        ("value", hundredths(value).into()),
        ("each", hundredths(each).into()),
        ("people", count_value(people)),
        ("list", chosen.into()),
        ("sum", FluentValue::from(value)),
    ];
    Some(i18n.t_args(&key, &args))
}

/// Things to find out, each with the people it is about: "thẻ bảo hiểm y tế của cháu Hải, bà Nái; mái nhà".
fn open_things(i18n: &I18n, causes: &[Cause], members: &[Member], visited_on: NaiveDate) -> String {
    let mut things: Vec<(&str, Vec<String>)> = Vec::new();
    for cause in causes {
        let question = cause.question.as_str();
        let who = find(members, cause.member).map(|member| short_person(i18n, member, visited_on));
        match things.iter_mut().find(|(known, _)| *known == question) {
            Some((_, people)) => people.extend(who),
            None => things.push((question, who.into_iter().collect())),
        }
    }
    let said: Vec<String> = things
        .iter()
        .map(|(question, people)| {
            let thing = match question.strip_prefix(ITEM_QUESTION) {
                Some(item) => i18n.t_args("open-b1-item", &[("item", item.to_owned().into())]),
                None => i18n.t(&format!("open-{question}")),
            };
            if people.is_empty() {
                thing
            } else {
                let who = shortened(i18n, people, ", ");
                i18n.t_args("open-of", &[("thing", thing.into()), ("who", who.into())])
            }
        })
        .collect();
    said.join("; ")
}

/// The causes by whom they are about, in the order met.
fn by_member<'a>(causes: &'a [Cause], members: &'a [Member]) -> Vec<(Option<&'a Member>, Vec<&'a Cause>)> {
    let mut groups: Vec<(Option<MemberId>, Vec<&Cause>)> = Vec::new();
    for cause in causes {
        match groups.iter_mut().find(|(member, _)| *member == cause.member) {
            Some((_, group)) => group.push(cause),
            None => groups.push((cause.member, vec![cause])),
        }
    }
    groups.into_iter().map(|(member, causes)| (find(members, member), causes)).collect()
}

fn find(members: &[Member], id: Option<MemberId>) -> Option<&Member> {
    members.iter().find(|member| Some(member.id) == id)
}

/// The first few, and how many more there are.
fn shortened(i18n: &I18n, list: &[String], separator: &str) -> String {
    let said = list.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(separator);
    match list.len().saturating_sub(NAMED) {
        0 => said,
        more => i18n.t_args("list-more", &[("list", said.into()), ("more", count_value(more))]),
    }
}

/// A count, for a message that may choose by it.
fn count_value(count: usize) -> FluentValue<'static> {
    FluentValue::from(i64::try_from(count).unwrap_or(i64::MAX))
}
