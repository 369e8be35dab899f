//! The state of a form: what is asked, what is open, what is wrong. Pure: a draft's members and answers in, items out.
//!
//! Finalising is allowed when [`open_items`] is empty. Nothing here changes an answer.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::condition::{BIRTH, MEMBERS, Situation, Truth};
use super::{Check, CheckSeverity, Choice, Kind, Question, Questionnaire, Section};
use crate::domain::answer::{Answer, Answers};
use crate::domain::birth::Birth;
use crate::domain::classification::Cause;
use crate::domain::ids::{MemberId, QuestionId};
use crate::domain::member::Member;
use crate::domain::points::{PointsItem, PointsTable, TABLE_QUESTION};

/// The question of how income is recorded, its option of the points table, and the question of B1.
const BASIS: &str = "income_basis";
const TABLE: &str = "table";
const B1: &str = "b1_points";

/// Everything that decides what a form shows.
#[derive(Debug, Clone, Copy)]
pub struct FormContext<'a> {
    /// The questionnaire, of the draft's version.
    pub questionnaire: &'a Questionnaire,
    /// The members as the draft has them.
    pub members: &'a [Member],
    /// The answers so far.
    pub answers: &'a Answers,
    /// The day of the visit.
    pub visited_on: NaiveDate,
    /// Warnings that were asked and kept, by [`warning_key`].
    pub kept_warnings: &'a BTreeSet<String>,
    /// The office's points table that the draft is bound to. Without one B1 is not computed, and not offered to be.
    pub points: Option<&'a PointsTable>,
}

/// One thing that stands between a draft and a finalised visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// Section by its place in the questionnaire, from 0.
    pub section: usize,
    /// The member it is about, or the household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// The question; `members` is the list of members, `birth` a member's date of birth on it.
    pub question: QuestionId,
    /// What is open.
    pub what: OpenKind,
}

/// What is open about a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenKind {
    /// It has no answer yet.
    Unanswered,
    /// The answer cannot stand: a check's id, or `out_of_range`, `wrong_kind`, `not_offered`; `no_reason` where it moved
    /// the class and nobody wrote why.
    Error(String),
    /// A check asks whether it really is so: the check's id.
    Warning(String),
}

/// Whether a question is asked, of a member or (`None`) of the household.
///
/// Where its condition is unknown it is asked, unless what is open is a question still to be answered: that one
/// comes first and then decides.
pub fn relevant(ctx: &FormContext<'_>, member: Option<MemberId>, question: &Question) -> bool {
    question.relevant.as_ref().is_none_or(|condition| {
        let verdict = condition.check(&ctx.situation(), member);
        match verdict.truth {
            Truth::Yes => true,
            Truth::No => false,
            Truth::Unknown => {
                verdict.causes.iter().all(|cause| cause.answer.is_some() || cause.question.as_str() == BIRTH)
            }
        }
    })
}

/// The options offered, in order: by age, for example. An option whose condition is unknown is offered.
pub fn options<'q>(ctx: &FormContext<'_>, member: Option<MemberId>, question: &'q Question) -> Vec<&'q Choice> {
    let situation = ctx.situation();
    let offered = |choice: &&Choice| {
        if question.id.as_str() == BASIS && choice.id == TABLE {
            return ctx.points.is_some();
        }
        choice.relevant.as_ref().is_none_or(|condition| condition.check(&situation, member).truth != Truth::No)
    };
    question.options.iter().filter(offered).collect()
}

/// The offered options that the other answers propose, each with those answers. A proposal is never an answer: the
/// person at the form confirms it.
pub fn proposals<'q>(
    ctx: &FormContext<'_>,
    member: Option<MemberId>,
    question: &'q Question,
) -> Vec<(&'q Choice, Vec<Cause>)> {
    let situation = ctx.situation();
    let proposed = |choice: &'q Choice| {
        let verdict = choice.proposed.as_ref()?.check(&situation, member);
        (verdict.truth == Truth::Yes).then_some((choice, verdict.causes))
    };
    options(ctx, member, question).into_iter().filter_map(proposed).collect()
}

/// Everything open, in the order of the form: by section, question, then member.
pub fn open_items(ctx: &FormContext<'_>) -> Vec<Open> {
    let answers = with_points(ctx);
    let ctx = &FormContext { answers: &answers, ..*ctx };
    ctx.questionnaire.sections.iter().enumerate().flat_map(|(at, section)| section_items(ctx, at, section)).collect()
}

/// How many questions of a section are answered, and how many are asked: `(answered, asked)`. "Không rõ" is an answer.
/// Each item of a points table that is asked counts as a question.
pub fn section_progress(ctx: &FormContext<'_>, section: usize) -> (usize, usize) {
    let Some(section) = ctx.questionnaire.sections.get(section) else { return (0, 0) };
    let required = asked(ctx, section).filter(|(_, question)| question.required);
    let items = points_asked(ctx, section).into_iter().flat_map(|table| &table.items);
    let asked: Vec<(Option<MemberId>, QuestionId)> = required
        .map(|(member, question)| (member, question.id.clone()))
        .chain(items.map(|item| (None, item.question())))
        .collect();
    let answered = asked.iter().filter(|(member, question)| ctx.answers.get(*member, question).is_some()).count();
    (answered, asked.len())
}

/// The points table whose items are asked in a section: where B1 stands, when the income is taken from the table.
pub fn points_asked<'a>(ctx: &FormContext<'a>, section: &Section) -> Option<&'a PointsTable> {
    let here = section.questions.iter().any(|question| question.id.as_str() == B1);
    let chosen = ctx.answers.get(None, &QuestionId::new(BASIS)) == Some(&Answer::Choice(TABLE.to_owned()));
    ctx.points.filter(|_| here && chosen)
}

/// The answers with the table named, and with B1 computed from it when every item is chosen, without B1 when one is
/// open. Where the income is not taken from the table they are the answers as they are.
pub fn with_points(ctx: &FormContext<'_>) -> Answers {
    let mut answers = ctx.answers.clone();
    let Some(table) = ctx.questionnaire.sections.iter().find_map(|section| points_asked(ctx, section)) else {
        return answers;
    };
    let total = table.total(&answers.household);
    let settled = total.open.is_empty();
    answers.set(None, QuestionId::new(B1), settled.then_some(Answer::Integer(total.sum)));
    answers.set(None, QuestionId::new(TABLE_QUESTION), Some(Answer::Text(table.name())));
    answers
}

/// The key of a kept warning: `member/question/id`, or `question/id` for the household.
pub fn warning_key(member: Option<MemberId>, question: &QuestionId, id: &str) -> String {
    match member {
        Some(member) => format!("{member}/{question}/{id}"),
        None => format!("{question}/{id}"),
    }
}

/// The answers that count: those to questions that are asked, of the people who count. An answer given before its
/// question fell away (the level of a school no longer attended) is left out, and so are answers that were asked only
/// because of such a one. With a points table B1 is its total.
pub fn settled(ctx: &FormContext<'_>) -> Answers {
    let mut kept = asked_answers(&FormContext { answers: &with_points(ctx), ..*ctx });
    // Each round leaves out answers or ends, so there are at most as many as questions that hang on one another.
    loop {
        let again = asked_answers(&FormContext { answers: &kept, ..*ctx });
        if again == kept {
            return kept;
        }
        kept = again;
    }
}

fn asked_answers(ctx: &FormContext<'_>) -> Answers {
    let mut kept = Answers::default();
    for section in &ctx.questionnaire.sections {
        for (member, question) in asked(ctx, section) {
            if let Some(answer) = ctx.answers.get(member, &question.id) {
                kept.set(member, question.id.clone(), Some(answer.clone()));
            }
        }
        let items = points_asked(ctx, section).into_iter().flat_map(|table| &table.items);
        let computed = points_asked(ctx, section).map(|_| [QuestionId::new(B1), QuestionId::new(TABLE_QUESTION)]);
        for question in items.map(PointsItem::question).chain(computed.into_iter().flatten()) {
            if let Some(answer) = ctx.answers.get(None, &question) {
                kept.set(None, question, Some(answer.clone()));
            }
        }
    }
    kept
}

impl<'a> FormContext<'a> {
    fn situation(&self) -> Situation<'a> {
        Situation { members: self.members, answers: self.answers, visited_on: self.visited_on }
    }

    fn checks_of(&self, question: &QuestionId) -> impl Iterator<Item = &'a Check> {
        self.questionnaire.checks.iter().filter(move |check| check.question == *question)
    }
}

/// Whom a section's questions are asked of, in order.
fn subjects(ctx: &FormContext<'_>, section: &Section) -> Vec<Option<MemberId>> {
    if section.per_member { ctx.situation().counted().map(|member| Some(member.id)).collect() } else { vec![None] }
}

fn asked<'c>(
    ctx: &'c FormContext<'c>,
    section: &'c Section,
) -> impl Iterator<Item = (Option<MemberId>, &'c Question)> + 'c {
    let subjects = subjects(ctx, section);
    section.questions.iter().flat_map(move |question| {
        subjects
            .clone()
            .into_iter()
            .filter(move |member| relevant(ctx, *member, question))
            .map(move |member| (member, question))
    })
}

fn section_items(ctx: &FormContext<'_>, at: usize, section: &Section) -> Vec<Open> {
    let mut items = Vec::new();
    if section.roster {
        for id in [MEMBERS, BIRTH] {
            let question = QuestionId::new(id);
            for check in ctx.checks_of(&question) {
                // The list of members is checked whole: an absent person's birth may be wrong too.
                let whom: Vec<Option<MemberId>> = if check.per_member {
                    ctx.members.iter().map(|member| Some(member.id)).collect()
                } else {
                    vec![None]
                };
                for member in whom {
                    if let Some(what) = failed(ctx, check, member) {
                        items.push(Open { section: at, member, question: question.clone(), what });
                    }
                }
            }
        }
    }
    for (member, question) in asked(ctx, section) {
        let mut push = |what| items.push(Open { section: at, member, question: question.id.clone(), what });
        match ctx.answers.get(member, &question.id) {
            None if question.required => push(OpenKind::Unanswered),
            None => {}
            Some(answer) => {
                if let Some(code) = unfit(ctx, member, question, answer) {
                    push(OpenKind::Error(code.to_owned()));
                }
            }
        }
        ctx.checks_of(&question.id).filter_map(|check| failed(ctx, check, member)).for_each(push);
    }
    for item in points_asked(ctx, section).into_iter().flat_map(|table| &table.items) {
        let question = item.question();
        let what = match ctx.answers.get(None, &question) {
            None => OpenKind::Unanswered,
            Some(Answer::Unknown) => continue,
            Some(answer) if item.chosen(Some(answer)).is_some() => continue,
            Some(Answer::Choice(_)) => OpenKind::Error("not_offered".to_owned()),
            Some(_) => OpenKind::Error("wrong_kind".to_owned()),
        };
        items.push(Open { section: at, member: None, question, what });
    }
    items
}

/// Why an answer cannot stand on its own, as a code.
fn unfit(
    ctx: &FormContext<'_>,
    member: Option<MemberId>,
    question: &Question,
    answer: &Answer,
) -> Option<&'static str> {
    let offered = |id: &String| options(ctx, member, question).iter().any(|choice| choice.id == *id);
    let out = |value: i64| question.min.is_some_and(|min| value < min) || question.max.is_some_and(|max| value > max);
    match (question.kind, answer) {
        (_, Answer::Unknown) => (!question.unknown).then_some("not_offered"),
        (Kind::YesNo, Answer::Bool(_)) | (Kind::Date, Answer::Date(_)) | (Kind::Note, Answer::Text(_)) => None,
        (Kind::Day, Answer::Date(Birth::Date(_))) => None,
        (Kind::Single | Kind::Picture, Answer::Choice(id)) => (!offered(id)).then_some("not_offered"),
        (Kind::Multiple, Answer::Choices(ids)) => (!ids.iter().all(offered)).then_some("not_offered"),
        (Kind::Integer, Answer::Integer(value)) | (Kind::Decimal, Answer::Hundredths(value)) => {
            out(*value).then_some("out_of_range")
        }
        _ => Some("wrong_kind"),
    }
}

/// What a check says of a member or the household, when it fails and was not kept.
fn failed(ctx: &FormContext<'_>, check: &Check, member: Option<MemberId>) -> Option<OpenKind> {
    if check.wrong_when.check(&ctx.situation(), member).truth != Truth::Yes {
        return None;
    }
    match check.severity {
        CheckSeverity::Error => Some(OpenKind::Error(check.id.clone())),
        CheckSeverity::Warning => {
            let kept = ctx.kept_warnings.contains(&warning_key(member, &check.question, &check.id));
            (!kept).then(|| OpenKind::Warning(check.id.clone()))
        }
    }
}
