//! Evaluates a condition. A birth that is not fully known is tried with every age it leaves possible: where all give
//! the same truth it stands, otherwise the date of birth is among what is open (domain.md section 7, "Ages").

use std::collections::BTreeSet;

use chrono::{Datelike, Months, NaiveDate};
use unicode_normalization::char::is_combining_mark;

use super::{AgeGap, AgeTest, BIRTH, ChoiceTest, Condition, MEMBERS, NumberTest, PerPerson, Truth, Turning, Verdict};
use crate::domain::answer::{Answer, Answers};
use crate::domain::birth::Birth;
use crate::domain::classification::Cause;
use crate::domain::ids::{MemberId, QuestionId};
use crate::domain::member::Member;
use crate::domain::text;

/// The oldest age that an unknown birth is tried with.
const OLDEST: i32 = 120;

/// Of nobody, or of nothing that was asked.
const UNKNOWN: Verdict = Verdict { truth: Truth::Unknown, causes: Vec::new() };

/// What a condition is evaluated over.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The household's people; those who do not count are passed over.
    pub members: &'a [Member],
    /// All answers.
    pub answers: &'a Answers,
    /// The day on which ages are reached.
    pub visited_on: NaiveDate,
}

/// A member at one of the ages possible.
#[derive(Debug, Clone, Copy)]
struct Person<'a> {
    member: &'a Member,
    age: i32,
    birth_year: i32,
}

impl Condition {
    /// Evaluates the condition about the household, or about one of its members.
    pub fn check(&self, situation: &Situation<'_>, member: Option<MemberId>) -> Verdict {
        let person = member.and_then(|id| situation.members.iter().find(|person| person.id == id));
        match person {
            Some(person) => self.about(situation, person),
            None => self.evaluate(situation, None),
        }
    }

    /// Evaluates for a member at every age the birth leaves possible.
    fn about(&self, situation: &Situation<'_>, member: &Member) -> Verdict {
        let mut agreed: Option<Truth> = None;
        let mut differ = false;
        let mut causes = Vec::new();
        let mut open = Vec::new();
        for (age, birth_year) in possible_ages(member.birth, situation.visited_on) {
            let verdict = self.evaluate(situation, Some(Person { member, age, birth_year }));
            differ |= agreed.is_some_and(|truth| truth != verdict.truth);
            agreed = Some(verdict.truth);
            if verdict.truth == Truth::Unknown {
                add(&mut open, verdict.causes);
            } else {
                add(&mut causes, verdict.causes);
            }
        }
        match agreed {
            Some(truth) if !differ => Verdict { truth, causes: if truth == Truth::Unknown { open } else { causes } },
            _ => {
                add(&mut open, vec![birth_cause(member)]);
                Verdict { truth: Truth::Unknown, causes: open }
            }
        }
    }

    fn evaluate(&self, situation: &Situation<'_>, person: Option<Person<'_>>) -> Verdict {
        let id = person.map(|person| person.member.id);
        let part = |condition: &Self| condition.evaluate(situation, person);
        match self {
            Self::All(list) => every(list.iter().map(part).collect()),
            Self::Any(list) => at_least(1, list.iter().map(part).collect()),
            Self::AtLeast(test) => at_least(test.count, test.of.iter().map(part).collect()),
            Self::Not(inner) => {
                let verdict = part(inner);
                Verdict { truth: verdict.truth.not(), causes: verdict.causes }
            }
            Self::Yes(question) => situation.yes_no(id, question, true),
            Self::No(question) => situation.yes_no(id, question, false),
            Self::Choice(test) => situation.choice(id, test),
            Self::Number(test) => situation.number(id, test),
            Self::Known(question) => {
                let answer = situation.answers.get(id, question);
                let known = answer.is_some_and(|answer| *answer != Answer::Unknown);
                decided(known, vec![cause(id, question, answer)])
            }
            Self::Age(test) => of_person(person, |person| age_is(test, person)),
            Self::BeforeMonthOfTurning(test) => {
                of_person(person, |person| is_before(test, situation.visited_on, person))
            }
            Self::Sex(sex) => of_person(person, |person| person.member.sex == *sex),
            Self::Relation(relation) => of_person(person, |person| person.member.relation == *relation),
            Self::AgeGap(test) => person.map_or(UNKNOWN, |person| situation.age_gap(test, person.member)),
            Self::NameLength(test) => of_name(person, |name| {
                let length = name.chars().count();
                test.at_least.is_none_or(|least| length >= least) && test.below.is_none_or(|limit| length < limit)
            }),
            Self::NameHasSigns => of_name(person, |name| !name.chars().all(is_of_a_name)),
            Self::DayAfterVisit(question) => {
                situation.day(
                    id,
                    question,
                    |first, last, visit| {
                        if first > visit { Some(true) } else { (last <= visit).then_some(false) }
                    },
                )
            }
            Self::DayBeforeVisit(question) => {
                situation.day(
                    id,
                    question,
                    |first, last, visit| {
                        if last < visit { Some(true) } else { (first >= visit).then_some(false) }
                    },
                )
            }
            Self::Household(inner) => inner.evaluate(situation, None),
            Self::AnyMember(inner) => at_least(1, situation.each_member(inner)),
            Self::MemberCount(test) => {
                let verdicts = match &test.condition {
                    Some(inner) => situation.each_member(inner),
                    None => situation.counted().map(|_| decided(true, Vec::new())).collect(),
                };
                let from = test.at_least.map(|least| at_least(least, verdicts.clone()));
                let below = test.below.map(|limit| {
                    let verdict = at_least(limit, verdicts);
                    Verdict { truth: verdict.truth.not(), causes: verdict.causes }
                });
                let both: Vec<Verdict> = from.into_iter().chain(below).collect();
                at_least(both.len(), both)
            }
            Self::ShareOfMembersAbove(test) => {
                let verdicts = situation.each_member(&test.condition);
                // More than part/of of n people is at least floor(n · part / of) + 1 of them, exactly.
                let whole = verdicts.len().saturating_mul(test.part).checked_div(test.of).unwrap_or(usize::MAX);
                at_least(whole.saturating_add(1), verdicts)
            }
            Self::PerPersonBelow(test) => situation.per_person(test),
            Self::MembersRepeated => decided(situation.repeated(), vec![cause(None, &QuestionId::new(MEMBERS), None)]),
        }
    }
}

impl Truth {
    const fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl<'a> Situation<'a> {
    /// The people who count as members.
    pub fn counted(&self) -> impl Iterator<Item = &'a Member> + use<'a> {
        self.members.iter().filter(|member| member.counts())
    }

    fn each_member(&self, condition: &Condition) -> Vec<Verdict> {
        self.counted().map(|member| condition.about(self, member)).collect()
    }

    /// Reads one answer: `test` says yes or no of it, or nothing when the answer is not of the right kind.
    fn read(&self, member: Option<MemberId>, question: &QuestionId, test: impl Fn(&Answer) -> Option<bool>) -> Verdict {
        let answer = self.answers.get(member, question);
        let causes = vec![cause(member, question, answer)];
        match answer.and_then(test) {
            Some(holds) => decided(holds, causes),
            None => Verdict { truth: Truth::Unknown, causes },
        }
    }

    fn yes_no(&self, member: Option<MemberId>, question: &QuestionId, wanted: bool) -> Verdict {
        self.read(member, question, |answer| match answer {
            Answer::Bool(value) => Some(*value == wanted),
            _ => None,
        })
    }

    fn choice(&self, member: Option<MemberId>, test: &ChoiceTest) -> Verdict {
        let listed = |option: &String| match (&test.one_of, &test.none_of) {
            (Some(options), _) | (None, Some(options)) => options.contains(option),
            (None, None) => false,
        };
        self.read(member, &test.question, |answer| match answer {
            Answer::Choice(option) => Some(listed(option) == test.one_of.is_some()),
            Answer::Choices(options) => Some(options.iter().any(listed) == test.one_of.is_some()),
            _ => None,
        })
    }

    fn number(&self, member: Option<MemberId>, test: &NumberTest) -> Verdict {
        self.read(member, &test.question, |answer| match answer {
            Answer::Integer(value) | Answer::Hundredths(value) => {
                Some(test.at_least.is_none_or(|least| *value >= least) && test.below.is_none_or(|limit| *value < limit))
            }
            _ => None,
        })
    }

    fn per_person(&self, test: &PerPerson) -> Verdict {
        let people = i64::try_from(self.counted().count()).unwrap_or(i64::MAX);
        self.read(None, &test.question, |answer| match answer {
            // Without people there is no share; more than an i64 of area is surely not below.
            Answer::Hundredths(value) if people > 0 => {
                Some(test.hundredths.checked_mul(people).is_some_and(|limit| *value < limit))
            }
            _ => None,
        })
    }

    /// Whether the ages of a member and of somebody with the relation lie too close together.
    fn age_gap(&self, test: &AgeGap, member: &Member) -> Verdict {
        let others = self.members.iter().filter(|other| other.relation == test.to && other.id != member.id);
        let verdicts = others
            .map(|other| {
                let (late, early, years) = match (test.younger_below, test.older_below) {
                    (Some(years), _) => (member, other, years),
                    (None, years) => (other, member, years.unwrap_or(0)),
                };
                let causes = vec![birth_cause(member), birth_cause(other)];
                Verdict { truth: born_within(late.birth, early.birth, years), causes }
            })
            .collect();
        at_least(1, verdicts)
    }

    /// Reads an answer that is a day: `test` gets the first and the last day that it may be, and the visit's.
    fn day(
        &self,
        member: Option<MemberId>,
        question: &QuestionId,
        test: impl Fn(NaiveDate, NaiveDate, NaiveDate) -> Option<bool>,
    ) -> Verdict {
        self.read(member, question, |answer| match answer {
            Answer::Date(day) => days_of(*day).and_then(|(first, last)| test(first, last, self.visited_on)),
            _ => None,
        })
    }

    fn repeated(&self) -> bool {
        let mut ids = BTreeSet::new();
        let mut people = BTreeSet::new();
        self.members.iter().any(|member| {
            !ids.insert(member.id) || !people.insert((text::fold(&member.name), member.sex, member.birth))
        })
    }
}

/// Whether every verdict is yes. Conditions stand in the order in which their questions are asked: a question after an
/// open one that has no answer yet may never be asked, so it is not named as open.
fn every(verdicts: Vec<Verdict>) -> Verdict {
    let mut open: Vec<Cause> = Vec::new();
    for verdict in verdicts.iter().filter(|verdict| verdict.truth == Truth::Unknown) {
        let first = open.is_empty();
        add(&mut open, verdict.causes.iter().filter(|cause| first || cause.answer.is_some()).cloned().collect());
    }
    let verdict = at_least(verdicts.len(), verdicts);
    if verdict.truth == Truth::Unknown { Verdict { truth: Truth::Unknown, causes: open } } else { verdict }
}

/// Whether at least `count` of the verdicts are yes.
fn at_least(count: usize, verdicts: Vec<Verdict>) -> Verdict {
    let sure = verdicts.iter().filter(|verdict| verdict.truth == Truth::Yes).count();
    let open = verdicts.iter().filter(|verdict| verdict.truth == Truth::Unknown).count();
    let truth = if sure >= count {
        Truth::Yes
    } else if sure + open < count {
        Truth::No
    } else {
        Truth::Unknown
    };
    let mut causes = Vec::new();
    for verdict in verdicts.into_iter().filter(|verdict| verdict.truth == truth) {
        add(&mut causes, verdict.causes);
    }
    Verdict { truth, causes }
}

fn of_person(person: Option<Person<'_>>, test: impl Fn(Person<'_>) -> bool) -> Verdict {
    match person {
        Some(person) => decided(test(person), vec![birth_cause(person.member)]),
        None => UNKNOWN,
    }
}

/// Tests a name as it is stored. Said of the list of members, since a name is no question.
fn of_name(person: Option<Person<'_>>, test: impl Fn(&str) -> bool) -> Verdict {
    person.map_or(UNKNOWN, |person| {
        let question = QuestionId::new(MEMBERS);
        let cause = Cause { member: Some(person.member.id), question, answer: None };
        decided(test(&text::tidy(&person.member.name)), vec![cause])
    })
}

/// Whether a sign may stand in a name: letters of any script with their marks, and what papers put between names.
fn is_of_a_name(sign: char) -> bool {
    sign.is_alphanumeric() || is_combining_mark(sign) || " '’-.,()".contains(sign)
}

/// Whether `late` is born less than so many years after `early`, or before.
fn born_within(late: Birth, early: Birth, years: i32) -> Truth {
    let (Some(late), Some(early)) = (days_of(late), days_of(early)) else { return Truth::Unknown };
    let months = u32::try_from(years).unwrap_or(0).saturating_mul(12);
    let limit = |day: NaiveDate| day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX);
    if late.1 < limit(early.0) {
        Truth::Yes
    } else if late.0 >= limit(early.1) {
        Truth::No
    } else {
        Truth::Unknown
    }
}

/// The first and the last day that a birth may be.
fn days_of(birth: Birth) -> Option<(NaiveDate, NaiveDate)> {
    match birth {
        Birth::Unknown => None,
        Birth::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31)),
        Birth::Date(day) => Some((day, day)),
    }
}

fn age_is(test: &AgeTest, person: Person<'_>) -> bool {
    test.from.is_none_or(|from| person.age >= from) && test.below.is_none_or(|limit| person.age < limit)
}

fn is_before(test: &Turning, visited_on: NaiveDate, person: Person<'_>) -> bool {
    (visited_on.year(), visited_on.month()) < (person.birth_year.saturating_add(test.age), test.month)
}

/// Every (age, year of birth) that a birth leaves possible.
fn possible_ages(birth: Birth, visited_on: NaiveDate) -> Vec<(i32, i32)> {
    let years = match birth.year() {
        Some(year) => year..=year,
        None => visited_on.year().saturating_sub(OLDEST)..=visited_on.year(),
    };
    years
        .flat_map(|year| {
            let birth = if birth.year().is_some() { birth } else { Birth::Year(year) };
            let ages = birth.age_on(visited_on).map(|range| range.min..=range.max).into_iter().flatten();
            // Nobody met at a visit is born after it.
            ages.filter(move |age| !matches!(birth, Birth::Year(year) if *age < 0 && year <= visited_on.year()))
                .map(move |age| (age, year))
        })
        .collect()
}

fn decided(holds: bool, causes: Vec<Cause>) -> Verdict {
    Verdict { truth: if holds { Truth::Yes } else { Truth::No }, causes }
}

fn cause(member: Option<MemberId>, question: &QuestionId, answer: Option<&Answer>) -> Cause {
    Cause { member, question: question.clone(), answer: answer.cloned() }
}

fn birth_cause(member: &Member) -> Cause {
    let answer = (member.birth != Birth::Unknown).then_some(Answer::Date(member.birth));
    Cause { member: Some(member.id), question: QuestionId::new(BIRTH), answer }
}

fn add(causes: &mut Vec<Cause>, more: Vec<Cause>) {
    for cause in more {
        if !causes.contains(&cause) {
            causes.push(cause);
        }
    }
}
