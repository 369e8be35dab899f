//! A visit beside the one before it, indicator by indicator: what each said, what changed, and which questions can be
//! commented on. What came before is a visit, or what the register knew.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::answers::{question_text, words_of};
use crate::domain::answer::{Answer, Answers};
use crate::domain::classification::{Classification, Outcome, classify};
use crate::domain::household::Household;
use crate::domain::ids::{MemberId, QuestionId};
use crate::domain::member::Member;
use crate::domain::questionnaire::condition::MEMBERS;
use crate::domain::questionnaire::form::{FormContext, relevant};
use crate::domain::questionnaire::{Question, Questionnaire, Section, read};
use crate::domain::review::{Comment, Review};
use crate::domain::standard::{self, Standard};
use crate::domain::visit::Visit;
use crate::i18n::reasons;
use crate::server::office::words::Words;

/// As many questions of a part that is no indicator are told although nothing changed.
const FEW: usize = 3;

/// One side of the comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Its people.
    pub members: Vec<Member>,
    /// Its answers.
    pub answers: Answers,
    /// Its result.
    pub classification: Classification,
    /// The day that ages are reached on.
    pub day: NaiveDate,
    /// It is a visit, else what the register knew.
    pub is_visit: bool,
}

impl Side {
    /// A visit.
    pub fn of_visit(visit: &Visit) -> Self {
        Self {
            members: visit.members.clone(),
            answers: visit.answers.clone(),
            classification: visit.classification.clone(),
            day: visit.visited_on,
            is_visit: true,
        }
    }

    /// What the register knew, under the standard of the visit that it is put beside.
    pub fn of_register(household: &Household, visit: &Visit) -> Option<Self> {
        let standard = standard::builtin_by_id(&visit.standard)?;
        let (members, facts) = (household.members.clone(), household.facts.clone());
        let area = visit.classification.area;
        let classification = classify(&standard, area, &members, &facts, visit.visited_on);
        Some(Self { members, answers: facts, classification, day: visit.visited_on, is_visit: false })
    }
}

/// What one side says in a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What the indicator says; none where the row is no indicator.
    pub outcome: Option<Outcome>,
    /// In words.
    pub text: String,
}

/// An answer that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The question, with the person where it is about one.
    pub question: String,
    /// Before.
    pub before: String,
    /// Now.
    pub now: String,
}

/// A row of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareRow {
    /// Tells the fields of its form apart.
    pub key: String,
    /// What it is about.
    pub title: String,
    /// Before.
    pub before: Cell,
    /// Now.
    pub now: Cell,
    /// Answers that are others now.
    pub changes: Vec<Changed>,
    /// Something is another now.
    pub changed: bool,
    /// Questions that can be commented on: place in the form, and name.
    pub questions: Vec<(String, String)>,
    /// What the office said of questions of this row: name and text.
    pub said: Vec<(String, String)>,
}

impl CompareRow {
    /// Nothing to read stands in it: it is there to be commented on.
    pub fn is_blank(&self) -> bool {
        let blank = |cell: &Cell| cell.outcome.is_none() && cell.text.is_empty();
        blank(&self.before) && blank(&self.now) && self.changes.is_empty() && self.said.is_empty()
    }
}

/// Puts the rows together; `reviews` is what the office said of this visit and of the one that it corrects.
pub fn rows(w: &Words, visit: &Visit, before: Option<&Side>, reviews: &[&Review]) -> Vec<CompareRow> {
    let Some(questionnaire) = read::builtin_version(&visit.questionnaire, visit.questionnaire_version) else {
        return Vec::new();
    };
    let standard = standard::builtin_by_id(&visit.standard);
    let table = Table { w, visit, before, reviews, questionnaire: &questionnaire };
    let mut rows: Vec<CompareRow> = table.people().into_iter().collect();
    let mut named: BTreeSet<QuestionId> = BTreeSet::new();
    for indicator in &visit.classification.indicators {
        let ids = standard.as_ref().map(|standard| asked_by(standard, indicator.number)).unwrap_or_default();
        rows.push(table.indicator(indicator.number, &ids));
        named.extend(ids);
    }
    rows.extend(questionnaire.sections.iter().filter_map(|section| table.rest(section, &named)));
    rows
}

/// The questions that an indicator reads.
fn asked_by(standard: &Standard, number: u8) -> BTreeSet<QuestionId> {
    let condition = standard.indicator(number).map(|indicator| &indicator.deprived);
    condition.map(|condition| condition.questions().into_iter().map(|(_, id)| id.clone()).collect()).unwrap_or_default()
}

/// The comments of a form: each with a place that is in this visit and a text. `fields` are place and text.
pub fn comments(visit: &Visit, fields: &[(String, String)]) -> Vec<Comment> {
    let Some(questionnaire) = read::builtin_version(&visit.questionnaire, visit.questionnaire_version) else {
        return Vec::new();
    };
    let known = |id: &QuestionId| {
        id.as_str() == MEMBERS
            || questionnaire.sections.iter().flat_map(|section| &section.questions).any(|one| one.id == *id)
    };
    fields
        .iter()
        .filter_map(|(place, text)| {
            let parts: Vec<&str> = place.split('/').collect();
            let (member, question) = match parts.as_slice() {
                ["members", member, question] => (Some(member.parse::<MemberId>().ok()?), *question),
                [question] => (None, *question),
                _ => return None,
            };
            let question = QuestionId::new(question);
            let here = member.is_none_or(|id| visit.members.iter().any(|one| one.id == id));
            (here && known(&question)).then(|| Comment { member, question, text: text.clone() })
        })
        .collect()
}

struct Table<'a> {
    w: &'a Words,
    visit: &'a Visit,
    before: Option<&'a Side>,
    reviews: &'a [&'a Review],
    questionnaire: &'a Questionnaire,
}

/// A question asked of the household or of one person.
type Asked<'a> = (Option<&'a Member>, &'a Question);

impl<'a> Table<'a> {
    fn context(&self) -> FormContext<'_> {
        FormContext {
            questionnaire: self.questionnaire,
            members: &self.visit.members,
            answers: &self.visit.answers,
            visited_on: self.visit.visited_on,
            kept_warnings: &self.visit.kept_warnings,
            points: None,
        }
    }

    /// The questions of a section that were asked and pass, each of whom it was asked of.
    fn asked(&self, section: &'a Section, passes: impl Fn(&QuestionId) -> bool) -> Vec<Asked<'a>> {
        let ctx = self.context();
        let people: Vec<Option<&'a Member>> = if section.per_member {
            self.visit.members.iter().filter(|member| member.counts()).map(Some).collect()
        } else {
            vec![None]
        };
        let mut asked = Vec::new();
        for question in section.questions.iter().filter(|question| passes(&question.id)) {
            let of = people.iter().filter(|person| relevant(&ctx, person.map(|one| one.id), question));
            asked.extend(of.map(|person| (*person, question)));
        }
        asked
    }

    fn indicator(&self, number: u8, ids: &BTreeSet<QuestionId>) -> CompareRow {
        let asked: Vec<Asked<'a>> =
            self.questionnaire.sections.iter().flat_map(|section| self.asked(section, |id| ids.contains(id))).collect();
        let side = Side::of_visit(self.visit);
        let now = self.cell(&side, number, &asked);
        let before = self.before.map(|before| self.cell(before, number, &asked)).unwrap_or_default();
        let changes = self.changes(&asked);
        let name = self.w.indicator(&self.visit.classification.standard, number);
        CompareRow {
            key: number.to_string(),
            title: format!("{number}. {name}"),
            changed: !changes.is_empty() || before.outcome.is_some_and(|before| Some(before) != now.outcome),
            before,
            now,
            changes,
            questions: self.questions(&asked),
            said: self.said(&asked),
        }
    }

    fn cell(&self, side: &Side, number: u8, asked: &[Asked<'_>]) -> Cell {
        let Some(found) = side.classification.indicators.iter().find(|one| one.number == number) else {
            return Cell::default();
        };
        let text = match found.outcome {
            Outcome::Deprived | Outcome::Unknown => {
                reasons::indicator_reason(self.w.i18n(), found, &side.members, side.day)
            }
            Outcome::NotDeprived => asked
                .iter()
                .filter(|(person, _)| person.is_none())
                .filter_map(|(_, question)| {
                    let answer = side.answers.get(None, &question.id)?;
                    let tells = !matches!(answer, Answer::Bool(_) | Answer::Unknown);
                    tells.then(|| words_of(self.w, &question.id, answer, question.unit.as_deref()))
                })
                .collect::<Vec<_>>()
                .join("; "),
        };
        Cell { outcome: Some(found.outcome), text }
    }

    fn rest(&self, section: &'a Section, named: &BTreeSet<QuestionId>) -> Option<CompareRow> {
        let asked = self.asked(section, |id| !named.contains(id));
        if asked.is_empty() {
            return None;
        }
        let changed = self.changed(&asked);
        let told = if changed.is_empty() && asked.len() <= FEW { &asked } else { &changed };
        let one = told.len() == 1 && asked.len() == 1;
        Some(CompareRow {
            key: format!("s-{}", section.id),
            title: self.w.t(&format!("section-{}", section.id)),
            before: self.before.map(|before| self.answered(&before.answers, told, one)).unwrap_or_default(),
            now: self.answered(&self.visit.answers, told, one),
            changed: !changed.is_empty(),
            changes: Vec::new(),
            questions: self.questions(&asked),
            said: self.said(&asked),
        })
    }

    /// The questions whose answers are others now.
    fn changed(&self, asked: &[Asked<'a>]) -> Vec<Asked<'a>> {
        let Some(before) = self.before else { return Vec::new() };
        let differs = |(person, question): &&Asked<'a>| {
            let member = person.map(|person| person.id);
            let (was, now) = (before.answers.get(member, &question.id), self.visit.answers.get(member, &question.id));
            was.is_some() && now.is_some() && was != now
        };
        asked.iter().filter(differs).copied().collect()
    }

    /// What one side answered, each with its question where there are several.
    fn answered(&self, answers: &Answers, told: &[Asked<'_>], one: bool) -> Cell {
        let said = told.iter().filter_map(|(person, question)| {
            let answer = answers.get(person.map(|person| person.id), &question.id)?;
            let answer = words_of(self.w, &question.id, answer, question.unit.as_deref());
            let asked = self.name(*person, question);
            Some(if one {
                answer
            } else {
                self.w.with("review-answer", [("question", asked.into()), ("answer", answer.into())])
            })
        });
        Cell { outcome: None, text: said.collect::<Vec<_>>().join("; ") }
    }

    /// Who is on the list: a row only where it is not the same people, or where the office spoke of it.
    fn people(&self) -> Option<CompareRow> {
        let names = |members: &[Member]| -> Vec<(MemberId, String)> {
            members.iter().filter(|member| member.counts()).map(|member| (member.id, member.name.clone())).collect()
        };
        let now = names(&self.visit.members);
        let before = self.before.map(|before| names(&before.members)).unwrap_or_else(|| now.clone());
        let only = |these: &[(MemberId, String)], those: &[(MemberId, String)]| -> String {
            let gone = these.iter().filter(|(id, _)| !those.iter().any(|(other, _)| other == id));
            gone.map(|(_, name)| name.clone()).collect::<Vec<_>>().join(", ")
        };
        let (gone, come) = (only(&before, &now), only(&now, &before));
        let title = self.w.t("review-people");
        let said: Vec<(String, String)> = self
            .reviews
            .iter()
            .filter_map(|review| review.comment_on(None, &QuestionId::new(MEMBERS)))
            .map(|text| (title.clone(), text.to_owned()))
            .collect();
        let count = |n: usize| self.w.with("review-people-count", [("n", n.into())]);
        let told = |n: usize, key: &str, names: String| {
            if names.is_empty() {
                count(n)
            } else {
                format!("{}. {}", count(n), self.w.with(key, [("names", names.into())]))
            }
        };
        Some(CompareRow {
            key: "people".to_owned(),
            questions: vec![(MEMBERS.to_owned(), title.clone())],
            title,
            changed: !gone.is_empty() || !come.is_empty(),
            before: Cell { outcome: None, text: told(before.len(), "review-people-gone", gone) },
            now: Cell { outcome: None, text: told(now.len(), "review-people-come", come) },
            changes: Vec::new(),
            said,
        })
    }

    fn changes(&self, asked: &[Asked<'_>]) -> Vec<Changed> {
        let Some(before) = self.before else { return Vec::new() };
        asked
            .iter()
            .filter_map(|(person, question)| {
                let member = person.map(|person| person.id);
                let was = before.answers.get(member, &question.id)?;
                let now = self.visit.answers.get(member, &question.id)?;
                let words = |answer: &Answer| words_of(self.w, &question.id, answer, question.unit.as_deref());
                (was != now).then(|| Changed {
                    question: self.name(*person, question),
                    before: words(was),
                    now: words(now),
                })
            })
            .collect()
    }

    fn questions(&self, asked: &[Asked<'_>]) -> Vec<(String, String)> {
        let place = |person: &Option<&Member>, question: &Question| match person {
            Some(person) => format!("members/{}/{}", person.id, question.id),
            None => question.id.to_string(),
        };
        asked.iter().map(|(person, question)| (place(person, question), self.name(*person, question))).collect()
    }

    fn said(&self, asked: &[Asked<'_>]) -> Vec<(String, String)> {
        let mut said = Vec::new();
        for review in self.reviews {
            said.extend(asked.iter().filter_map(|(person, question)| {
                let text = review.comment_on(person.map(|person| person.id), &question.id)?;
                Some((self.name(*person, question), text.to_owned()))
            }));
        }
        said
    }

    fn name(&self, person: Option<&Member>, question: &Question) -> String {
        let text = question_text(self.w, &question.id);
        match person {
            Some(person) => format!("{}: {text}", person.name),
            None => text,
        }
    }
}
