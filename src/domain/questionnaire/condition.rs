//! Typed conditions over members and answers, read from data files and evaluated in three values.
//!
//! Kleene's logic: yes, no, and unknown where an answer is missing or "không rõ" and could change the outcome. Every
//! verdict carries the answers it rests on. How one is evaluated lives in `condition/evaluate.rs`; exact integers
//! only, and no sentence.

mod evaluate;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::classification::Cause;
use crate::domain::ids::QuestionId;
use crate::domain::member::{Relation, Sex};

pub use evaluate::Situation;

/// The question id that stands for a member's date of birth in a [`Cause`].
pub const BIRTH: &str = "birth";
/// The question id that stands for the list of members itself.
pub const MEMBERS: &str = "members";

/// A condition. In TOML a table with one key: `{ all = [{ age = { from = 6 } }, { no = "insured" }] }`.
///
/// Inside [`Self::AnyMember`] and its like a question is the member's; elsewhere it is the household's, unless the
/// whole condition is asked about a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Every one holds. In the order in which their questions are asked.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// At least so many of these hold.
    AtLeast(AtLeast),
    /// A yes/no question is answered yes.
    Yes(QuestionId),
    /// A yes/no question is answered no.
    No(QuestionId),
    /// A choice is, or is not, among these.
    Choice(ChoiceTest),
    /// A number lies in a range.
    Number(NumberTest),
    /// Asked and known: neither unanswered nor "không rõ". Never unknown itself.
    Known(QuestionId),
    /// The member's age on the day of the visit lies in a range.
    Age(AgeTest),
    /// The member's sex.
    Sex(Sex),
    /// The member's relation to the head.
    Relation(Relation),
    /// The visit is before the month of the year in which the member reaches the age.
    BeforeMonthOfTurning(Turning),
    /// The member and somebody of a relation are too close in age, or the wrong way round.
    AgeGap(AgeGap),
    /// The member's name has so many letters, signs and spaces.
    NameLength(NameLength),
    /// The member's name has a sign that no name has: an emoji, a symbol.
    NameHasSigns,
    /// A day answered lies after the visit's.
    DayAfterVisit(QuestionId),
    /// A day answered lies before the visit's.
    DayBeforeVisit(QuestionId),
    /// The condition is about the household, though asked within a member.
    Household(Box<Condition>),
    /// It holds for at least one member who counts.
    AnyMember(Box<Condition>),
    /// The members for whom it holds are so many.
    MemberCount(MemberCount),
    /// The members for whom it holds are more than this share of those who count.
    ShareOfMembersAbove(Share),
    /// An amount divided by the number of members lies below a limit.
    PerPersonBelow(PerPerson),
    /// A member is on the list twice: same name without marks, sex and birth, or the same identity.
    MembersRepeated,
}

/// At least `count` of the conditions hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtLeast {
    /// How many.
    pub count: usize,
    /// Of these.
    pub of: Vec<Condition>,
}

/// A test of one option or several: exactly one of `one_of` and `none_of` is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceTest {
    /// The question.
    pub question: QuestionId,
    /// Holds when the choice (or one of several) is among these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one_of: Option<BTreeSet<String>>,
    /// Holds when the choice (or each of several) is not among these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub none_of: Option<BTreeSet<String>>,
}

/// A test of a number, in its own unit: whole numbers, or hundredths of a decimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberTest {
    /// The question.
    pub question: QuestionId,
    /// Holds from here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<i64>,
    /// Holds up to, but not at, this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<i64>,
}

/// A test of the age in full years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeTest {
    /// From this birthday.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<i32>,
    /// To the day before this birthday.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<i32>,
}

/// The first of a month in the calendar year of a birthday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turning {
    /// The birthday.
    pub age: i32,
    /// The month, 1 to 12.
    pub month: u32,
}

/// The difference in age to each member of a relation, by dates of birth: exactly one of the two is given. With 0 the
/// member is the older (`younger_below`) or the younger (`older_below`) of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeGap {
    /// The other's relation to the head.
    pub to: Relation,
    /// Holds when the member is younger than the other by less than so many years, or older.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub younger_below: Option<i32>,
    /// Holds when the member is older than the other by less than so many years, or younger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older_below: Option<i32>,
}

/// A test of the length of a name as it is stored: composed, without idle spaces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameLength {
    /// Holds from here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<usize>,
    /// Holds below this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<usize>,
}

/// A count of members: at least one of the two limits is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberCount {
    /// Those counted; all who count as members when absent.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub condition: Option<Box<Condition>>,
    /// Holds from here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<usize>,
    /// Holds below this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<usize>,
}

/// More than `part` of `of`: the members with the condition against all who count. Exactly the share does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Numerator.
    pub part: usize,
    /// Denominator.
    pub of: usize,
    /// The members counted.
    #[serde(rename = "where")]
    pub condition: Box<Condition>,
}

/// An amount of the household below so many hundredths a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerPerson {
    /// The question with the amount, a decimal.
    pub question: QuestionId,
    /// The limit for one person, in hundredths.
    pub hundredths: i64,
}

/// Yes, no or unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// It holds whatever is still open.
    Yes,
    /// It does not hold whatever is still open.
    No,
    /// What is open could decide.
    Unknown,
}

/// A truth with what it rests on: the answers that decide it, or, when unknown, those that are open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The truth.
    pub truth: Truth,
    /// The answers, each once, in the order met.
    pub causes: Vec<Cause>,
}

impl Condition {
    /// Every question that the condition reads, with where it stands in the condition (such as `all[1].no`).
    pub fn questions(&self) -> Vec<(String, &QuestionId)> {
        let mut found = Vec::new();
        self.walk(String::new(), &mut |path, condition| {
            let question = match condition {
                Self::Yes(id) | Self::No(id) | Self::Known(id) | Self::DayAfterVisit(id) | Self::DayBeforeVisit(id) => {
                    Some(id)
                }
                Self::Choice(test) => Some(&test.question),
                Self::Number(test) => Some(&test.question),
                Self::PerPersonBelow(test) => Some(&test.question),
                _ => None,
            };
            found.extend(question.map(|id| (path.to_owned(), id)));
        });
        found
    }

    /// Every option that the condition names, by question.
    pub fn options(&self) -> Vec<(&QuestionId, &str)> {
        let mut found = Vec::new();
        self.walk(String::new(), &mut |_, condition| {
            if let Self::Choice(test) = condition {
                let named = test.one_of.iter().chain(&test.none_of).flatten();
                found.extend(named.map(|option| (&test.question, option.as_str())));
            }
        });
        found
    }

    /// The first part that can never mean anything (a range without ends, a share over nothing): its place.
    pub fn meaningless(&self) -> Option<String> {
        let mut first = None;
        self.walk(String::new(), &mut |path, condition| {
            let fine = match condition {
                Self::All(list) | Self::Any(list) => !list.is_empty(),
                Self::AtLeast(test) => test.count > 0 && test.count <= test.of.len(),
                Self::Choice(test) => match (&test.one_of, &test.none_of) {
                    (Some(options), None) | (None, Some(options)) => !options.is_empty(),
                    _ => false,
                },
                Self::Number(test) => range_is_fine(test.at_least, test.below),
                Self::Age(test) => range_is_fine(test.from, test.below),
                Self::MemberCount(test) => range_is_fine(test.at_least, test.below),
                Self::BeforeMonthOfTurning(test) => (1..=12).contains(&test.month),
                Self::ShareOfMembersAbove(test) => test.of > 0 && test.part < test.of,
                Self::PerPersonBelow(test) => test.hundredths > 0,
                Self::NameLength(test) => range_is_fine(test.at_least, test.below),
                Self::AgeGap(test) => test.younger_below.is_some() != test.older_below.is_some(),
                _ => true,
            };
            if !fine && first.is_none() {
                first = Some(path.to_owned());
            }
        });
        first
    }

    fn walk<'a>(&'a self, path: String, visit: &mut impl FnMut(&str, &'a Self)) {
        let path = if path.is_empty() { self.name().to_owned() } else { format!("{path}.{}", self.name()) };
        visit(&path, self);
        match self {
            Self::All(list) | Self::Any(list) => {
                for (at, part) in list.iter().enumerate() {
                    part.walk(format!("{path}[{at}]"), visit);
                }
            }
            Self::AtLeast(test) => {
                for (at, part) in test.of.iter().enumerate() {
                    part.walk(format!("{path}.of[{at}]"), visit);
                }
            }
            Self::Not(inner) | Self::Household(inner) | Self::AnyMember(inner) => inner.walk(path, visit),
            Self::MemberCount(test) => {
                if let Some(inner) = &test.condition {
                    inner.walk(format!("{path}.where"), visit);
                }
            }
            Self::ShareOfMembersAbove(test) => test.condition.walk(format!("{path}.where"), visit),
            _ => {}
        }
    }

    const fn name(&self) -> &'static str {
        match self {
            Self::All(_) => "all",
            Self::Any(_) => "any",
            Self::Not(_) => "not",
            Self::AtLeast(_) => "at_least",
            Self::Yes(_) => "yes",
            Self::No(_) => "no",
            Self::Choice(_) => "choice",
            Self::Number(_) => "number",
            Self::Known(_) => "known",
            Self::Age(_) => "age",
            Self::Sex(_) => "sex",
            Self::Relation(_) => "relation",
            Self::BeforeMonthOfTurning(_) => "before_month_of_turning",
            Self::AgeGap(_) => "age_gap",
            Self::NameLength(_) => "name_length",
            Self::NameHasSigns => "name_has_signs",
            Self::DayAfterVisit(_) => "day_after_visit",
            Self::DayBeforeVisit(_) => "day_before_visit",
            Self::Household(_) => "household",
            Self::AnyMember(_) => "any_member",
            Self::MemberCount(_) => "member_count",
            Self::ShareOfMembersAbove(_) => "share_of_members_above",
            Self::PerPersonBelow(_) => "per_person_below",
            Self::MembersRepeated => "members_repeated",
        }
    }
}

fn range_is_fine<T: PartialOrd>(from: Option<T>, below: Option<T>) -> bool {
    match (from, below) {
        (None, None) => false,
        (Some(from), Some(below)) => from < below,
        _ => true,
    }
}
