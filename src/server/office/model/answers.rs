//! A visit's questions and answers in words, and its result with the reasons, made from the messages.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::visit::IndicatorRow;
use crate::domain::answer::{Answer, AnswerMap, Answers};
use crate::domain::birth::Birth;
use crate::domain::classification::{Cause, Outcome};
use crate::domain::ids::{MemberId, QuestionId};
use crate::domain::member::Member;
use crate::domain::points::{PointsTable, TABLE_QUESTION};
use crate::domain::questionnaire::form::{FormContext, proposals, relevant, warning_key};
use crate::domain::questionnaire::{Question, Questionnaire, Section, read};
use crate::domain::standard::{self, Standard};
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
    /// Why it differs from last time, where it moves the class; empty when nobody said.
    pub why: String,
    /// What the other answers proposed here; empty when nothing.
    pub proposed: String,
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

/// A form that was filled in: of a visit or of a submission.
#[derive(Debug, Clone, Copy)]
pub struct Filled<'a> {
    /// Questionnaire id.
    pub questionnaire: &'a str,
    /// Its version.
    pub version: u32,
    /// The members at the time.
    pub members: &'a [Member],
    /// All answers.
    pub answers: &'a Answers,
    /// The day by the phone's calendar.
    pub visited_on: NaiveDate,
    /// Warnings that were asked and kept.
    pub kept_warnings: &'a BTreeSet<String>,
    /// Why answers differ from last time, by `member/question` or `question`.
    pub reasons: Option<&'a BTreeMap<String, String>>,
}

impl<'a> Filled<'a> {
    /// The form of a visit.
    pub fn of(visit: &'a Visit) -> Self {
        Self {
            questionnaire: &visit.questionnaire,
            version: visit.questionnaire_version,
            members: &visit.members,
            answers: &visit.answers,
            visited_on: visit.visited_on,
            kept_warnings: &visit.kept_warnings,
            reasons: Some(&visit.reasons),
        }
    }

    fn reason(&self, member: Option<MemberId>, question: &QuestionId) -> String {
        let key = match member {
            Some(member) => format!("{member}/{question}"),
            None => question.to_string(),
        };
        self.reasons.and_then(|reasons| reasons.get(&key)).cloned().unwrap_or_default()
    }
}

/// The answers by section, in the order of the form; sections that ask nothing are left out.
///
/// A form of a questionnaire that this version does not have is shown as it was stored, question by question.
pub fn sections(w: &Words, filled: Filled<'_>) -> Vec<AnswerSection> {
    let Some(questionnaire) = read::builtin_version(filled.questionnaire, filled.version) else {
        return as_stored(w, filled);
    };
    let form = Form { w, filled, questionnaire: &questionnaire };
    questionnaire.sections.iter().flat_map(|section| form.section(section)).collect()
}

struct Form<'a> {
    w: &'a Words,
    filled: Filled<'a>,
    questionnaire: &'a Questionnaire,
}

impl Form<'_> {
    fn context(&self) -> FormContext<'_> {
        FormContext {
            questionnaire: self.questionnaire,
            members: self.filled.members,
            answers: self.filled.answers,
            visited_on: self.filled.visited_on,
            kept_warnings: self.filled.kept_warnings,
            points: None,
        }
    }

    fn section(&self, section: &Section) -> Vec<AnswerSection> {
        let people: Vec<Option<(MemberId, String)>> = if section.per_member {
            let counted = self.filled.members.iter().filter(|member| member.counts());
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
        let ctx = self.context();
        let asked = section.questions.iter().filter(|question| relevant(&ctx, member, question));
        asked.map(|question| self.line(question, member)).collect()
    }

    fn line(&self, question: &Question, member: Option<MemberId>) -> AnswerLine {
        let checks = self.questionnaire.checks.iter().filter(|check| check.question == question.id);
        let kept = checks
            .map(|check| warning_key(member, &question.id, &check.id))
            .any(|key| self.filled.kept_warnings.contains(&key));
        let unit = question.unit.as_deref();
        let answer = self.filled.answers.get(member, &question.id);
        let proposed = proposals(&self.context(), member, question);
        let proposed = proposed.iter().map(|(choice, causes)| self.proposal(question, &choice.id, causes));
        AnswerLine {
            question: question_text(self.w, &question.id),
            answer: answer
                .map_or_else(|| self.w.t("office-answer-none"), |answer| words_of(self.w, &question.id, answer, unit)),
            kept,
            why: self.filled.reason(member, &question.id),
            proposed: proposed.collect::<Vec<_>>().join("; "),
        }
    }
}

impl Form<'_> {
    /// "6.3 Bảo trợ xã hội (ông Lý A Sình ốm đau dài ngày)".
    fn proposal(&self, question: &Question, option: &str, causes: &[Cause]) -> String {
        let what = self.w.t(&format!("q-{}-{option}", question.id));
        let why = reasons::proposal_reason(self.w.i18n(), causes, self.filled.members, self.filled.visited_on);
        if why.is_empty() {
            what
        } else {
            self.w.with("office-answer-proposal-why", [("what", what.into()), ("why", why.into())])
        }
    }
}

/// Sheet B1 item by item, when the visit was scored with a points table; `tables` are those that the commune has.
pub fn points(w: &Words, visit: &Visit, tables: &[PointsTable]) -> Option<PointsSheet> {
    let name = match visit.answers.get(None, &QuestionId::new(TABLE_QUESTION)) {
        Some(Answer::Text(name)) => name,
        _ => return None,
    };
    let table = tables.iter().find(|table| table.name() == *name)?;
    let lines = table.items.iter().map(|item| {
        let chosen = item.chosen(visit.answers.get(None, &item.question()));
        PointsLine {
            group: item.group.clone(),
            item: item.item.clone(),
            condition: chosen.map_or_else(|| w.t("office-answer-unknown"), |row| row.condition.clone()),
            points: chosen.map(|row| i64::from(row.points)),
        }
    });
    let total = table.total(&visit.answers.household);
    Some(PointsSheet {
        id: table.id.clone(),
        version: table.version,
        source: table.source.clone(),
        lines: lines.collect(),
        sum: total.sum,
        open: total.open.len(),
    })
}

/// Sheet B1 of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointsSheet {
    /// Id of the table.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// Its source, as the office wrote it.
    pub source: String,
    /// Its items, in order.
    pub lines: Vec<PointsLine>,
    /// The sum of what was chosen.
    pub sum: i64,
    /// Items that nobody knows.
    pub open: usize,
}

/// One item of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointsLine {
    /// Group heading.
    pub group: String,
    /// What was asked.
    pub item: String,
    /// What holds.
    pub condition: String,
    /// Its points; none when it is not known.
    pub points: Option<i64>,
}

pub(super) fn question_text(w: &Words, question: &QuestionId) -> String {
    w.t(&format!("q-{question}"))
}

/// An answer in words.
pub(super) fn words_of(w: &Words, question: &QuestionId, answer: &Answer, unit: Option<&str>) -> String {
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

fn as_stored(w: &Words, filled: Filled<'_>) -> Vec<AnswerSection> {
    let lines = |member: Option<MemberId>, answers: &AnswerMap| -> Vec<AnswerLine> {
        answers
            .iter()
            .map(|(question, answer)| AnswerLine {
                question: question_text(w, question),
                answer: words_of(w, question, answer, None),
                kept: false,
                why: filled.reason(member, question),
                proposed: String::new(),
            })
            .collect()
    };
    let title = w.t("office-visit-answers");
    let household = AnswerSection { title: title.clone(), person: None, lines: lines(None, &filled.answers.household) };
    let people = filled.members.iter().filter_map(|member| {
        let answers = filled.answers.members.get(&member.id)?;
        let lines = lines(Some(member.id), answers);
        Some(AnswerSection { title: title.clone(), person: Some(member.name.clone()), lines })
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

/// What of the standard was not checked against the law, as the phone's result says it; empty when all was.
pub fn unconfirmed(w: &Words, visit: &Visit) -> String {
    let found = &visit.classification;
    let standards = standard::builtin();
    let known = standards.iter().find(|one| one.id == found.standard && one.version == found.standard_version);
    known.map(|standard| unconfirmed_of(w, standard)).unwrap_or_default()
}

/// What of a standard was not checked against the law; empty when all was.
pub fn unconfirmed_of(w: &Words, standard: &Standard) -> String {
    let (indicators, settings) = standard.unconfirmed();
    if indicators.is_empty() && settings == 0 {
        return String::new();
    }
    let numbers = indicators.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    w.with("result-unconfirmed", [("numbers", numbers.into()), ("settings", settings.into())])
}

/// What is missing to settle the class, in a sentence; empty when nothing is.
pub fn missing(w: &Words, visit: &Visit) -> String {
    reasons::missing_sentence(w.i18n(), &visit.classification, &visit.members, visit.visited_on)
}
