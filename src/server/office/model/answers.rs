//! A visit's questions and answers in words, and its result with the reasons, made from the messages.

use super::visit::IndicatorRow;
use crate::domain::answer::Answer;
use crate::domain::birth::Birth;
use crate::domain::classification::Outcome;
use crate::domain::ids::{MemberId, QuestionId};
use crate::domain::questionnaire::form::{FormContext, relevant, warning_key};
use crate::domain::questionnaire::{Question, Questionnaire, Section, read};
use crate::domain::visit::Visit;
use crate::i18n::{self, reasons};
use crate::server::office::words::Words;

/// One question with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerLine {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// The phone asked whether it really is so, and it was kept.
    pub kept: bool,
}

/// The answers of a section, about one person where it is asked of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerSection {
    /// Title of the section.
    pub title: String,
    /// The person it is about.
    pub person: Option<String>,
    /// Questions in the form's order.
    pub lines: Vec<AnswerLine>,
}

/// The answers by section, in the order of the form; sections that ask nothing are left out.
///
/// A visit of a questionnaire that this version does not have is shown as it was stored, question by question.
pub fn sections(w: &Words, visit: &Visit) -> Vec<AnswerSection> {
    let Some(questionnaire) = read::builtin_version(&visit.questionnaire, visit.questionnaire_version) else {
        return as_stored(w, visit);
    };
    let form = Form { w, visit, questionnaire: &questionnaire };
    questionnaire.sections.iter().flat_map(|section| form.section(section)).collect()
}

struct Form<'a> {
    w: &'a Words,
    visit: &'a Visit,
    questionnaire: &'a Questionnaire,
}

impl Form<'_> {
    fn section(&self, section: &Section) -> Vec<AnswerSection> {
        let people: Vec<Option<(MemberId, String)>> = if section.per_member {
            let counted = self.visit.members.iter().filter(|member| member.counts());
            counted.map(|member| Some((member.id, member.name.clone()))).collect()
        } else {
            vec![None]
        };
        let title = self.w.t(&format!("section-{}", section.id));
        let filled = people.into_iter().map(|person| {
            let id = person.as_ref().map(|(id, _)| *id);
            AnswerSection { title: title.clone(), person: person.map(|(_, name)| name), lines: self.lines(section, id) }
        });
        filled.filter(|section| !section.lines.is_empty()).collect()
    }

    fn lines(&self, section: &Section, member: Option<MemberId>) -> Vec<AnswerLine> {
        let ctx = FormContext {
            questionnaire: self.questionnaire,
            members: &self.visit.members,
            answers: &self.visit.answers,
            visited_on: self.visit.visited_on,
            kept_warnings: &self.visit.kept_warnings,
            points: None,
        };
        let asked = section.questions.iter().filter(|question| relevant(&ctx, member, question));
        asked.map(|question| self.line(question, member)).collect()
    }

    fn line(&self, question: &Question, member: Option<MemberId>) -> AnswerLine {
        let checks = self.questionnaire.checks.iter().filter(|check| check.question == question.id);
        let kept = checks
            .map(|check| warning_key(member, &question.id, &check.id))
            .any(|key| self.visit.kept_warnings.contains(&key));
        let unit = question.unit.as_deref();
        let answer = self.visit.answers.get(member, &question.id);
        AnswerLine {
            question: question_text(self.w, &question.id),
            answer: answer
                .map_or_else(|| self.w.t("office-answer-none"), |answer| words_of(self.w, &question.id, answer, unit)),
            kept,
        }
    }
}

fn question_text(w: &Words, question: &QuestionId) -> String {
    w.t(&format!("q-{question}"))
}

/// An answer in words.
fn words_of(w: &Words, question: &QuestionId, answer: &Answer, unit: Option<&str>) -> String {
    let with_unit = |number: String| match unit {
        Some(unit) => format!("{number}\u{a0}{}", w.t(unit)),
        None => number,
    };
    let option = |id: &String| w.t(&format!("q-{question}-{id}"));
    match answer {
        Answer::Unknown => w.t("office-answer-unknown"),
        Answer::Bool(true) => w.t("office-yes"),
        Answer::Bool(false) => w.t("office-no"),
        Answer::Integer(value) => with_unit(i18n::number(*value)),
        Answer::Hundredths(value) => with_unit(i18n::hundredths(*value)),
        Answer::Choice(id) => option(id),
        Answer::Choices(ids) if ids.is_empty() => w.t("office-answer-nothing"),
        Answer::Choices(ids) => ids.iter().map(option).collect::<Vec<_>>().join("; "),
        Answer::Text(text) => text.clone(),
        Answer::Date(birth) => birth_words(w, *birth),
    }
}

fn birth_words(w: &Words, birth: Birth) -> String {
    match birth {
        Birth::Unknown => w.t("office-birth-unknown"),
        Birth::Year(year) => w.with("office-birth-year", [("year", year.to_string().into())]),
        Birth::Date(day) => w.date(day),
    }
}

fn as_stored(w: &Words, visit: &Visit) -> Vec<AnswerSection> {
    let lines = |answers: &crate::domain::answer::AnswerMap| -> Vec<AnswerLine> {
        answers
            .iter()
            .map(|(question, answer)| AnswerLine {
                question: question_text(w, question),
                answer: words_of(w, question, answer, None),
                kept: false,
            })
            .collect()
    };
    let title = w.t("office-visit-answers");
    let household = AnswerSection { title: title.clone(), person: None, lines: lines(&visit.answers.household) };
    let people = visit.members.iter().filter_map(|member| {
        let answers = visit.answers.members.get(&member.id)?;
        Some(AnswerSection { title: title.clone(), person: Some(member.name.clone()), lines: lines(answers) })
    });
    std::iter::once(household).chain(people).filter(|section| !section.lines.is_empty()).collect()
}

/// Each indicator with its reason.
pub fn indicators(w: &Words, visit: &Visit) -> Vec<IndicatorRow> {
    visit
        .classification
        .indicators
        .iter()
        .map(|indicator| IndicatorRow {
            number: indicator.number,
            name: w.indicator(&visit.classification.standard, indicator.number),
            outcome: indicator.outcome,
            // That nothing is lacking stands in the column before.
            reason: match indicator.outcome {
                Outcome::NotDeprived => String::new(),
                Outcome::Deprived | Outcome::Unknown => {
                    reasons::indicator_reason(w.i18n(), indicator, &visit.members, visit.visited_on)
                }
            },
        })
        .collect()
}

/// What would change the class, a sentence each.
pub fn changes(w: &Words, visit: &Visit) -> Vec<String> {
    let found = &visit.classification;
    let aloud = |change| reasons::change_aloud(w.i18n(), found, change, &visit.members, visit.visited_on);
    found.changes.iter().map(aloud).collect()
}

/// Why the class, in a sentence.
pub fn why(w: &Words, visit: &Visit) -> String {
    reasons::class_sentence(w.i18n(), &visit.classification)
}

/// What is missing to settle the class, in a sentence; empty when nothing is.
pub fn missing(w: &Words, visit: &Visit) -> String {
    reasons::missing_sentence(w.i18n(), &visit.classification, &visit.members, visit.visited_on)
}
