//! People as one speaks of them: "cháu Lý Văn Hải, 8 tuổi"; "bà Mùi".

use chrono::NaiveDate;

use crate::domain::birth::AgeRange;
use crate::domain::member::{Member, Sex};
use crate::i18n::I18n;

/// Below this age one says "cháu".
const GROWN: i32 = 16;

/// With the whole name and the age: "cháu Lý Văn Hải, 8 tuổi". Two ages possible: "27 hoặc 28 tuổi".
pub(super) fn person(i18n: &I18n, member: &Member, visited_on: NaiveDate) -> String {
    let who = named(i18n, member, &member.name, visited_on);
    match age(member, visited_on) {
        None => who,
        Some(range) if range.min == range.max => {
            i18n.t_args("person-aged", &[("who", who.into()), ("age", range.max.into())])
        }
        Some(range) => {
            let (least, most) = (range.min.max(0), range.max);
            i18n.t_args("person-aged-either", &[("who", who.into()), ("least", least.into()), ("most", most.into())])
        }
    }
}

/// With the given name alone, the last word: "cháu Hải".
pub(super) fn short_person(i18n: &I18n, member: &Member, visited_on: NaiveDate) -> String {
    let given = member.name.split_whitespace().last().unwrap_or(&member.name);
    named(i18n, member, given, visited_on)
}

fn named(i18n: &I18n, member: &Member, name: &str, visited_on: NaiveDate) -> String {
    let young = age(member, visited_on).is_some_and(|range| range.max < GROWN);
    let key = match (young, member.sex) {
        (true, _) => "person-child",
        (false, Sex::Male) => "person-man-named",
        (false, Sex::Female) => "person-woman-named",
    };
    i18n.t_args(key, &[("name", name.to_owned().into())])
}

fn age(member: &Member, visited_on: NaiveDate) -> Option<AgeRange> {
    member.birth.age_on(visited_on).filter(|range| range.max >= 0)
}

/// The text with its first letter in capitals.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The text with its first letter small, unless it is a short word in capitals such as "B1".
pub(super) fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}
