//! A question of the form: to the household, or to its people one under the other.
//!
//! What is asked, and what is wrong with an answer, is decided in `domain::questionnaire::form`; here it is drawn.

use dioxus::prelude::*;

use super::answer_text::answer_text;
use super::choice::{AnswerChoices, PictureChoices};
use super::icon::Icon;
use super::last_time::LastTime;
use super::office_comment::OfficeComment;
use super::proposals::{Proposals, WhyDifferent};
use super::typed::TypedError;
use super::typed_field::TypedField;
use crate::app::words::{Words, use_words};
use crate::domain::answer::Answer;
use crate::domain::ids::{MemberId, QuestionId};
use crate::domain::questionnaire::{Choice, Kind};

/// Where an answer belongs: a question, to a member or to the household.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Field {
    /// The question.
    pub question: QuestionId,
    /// The member; `None` is the household.
    pub member: Option<MemberId>,
}

impl Field {
    /// The id of the field on the page: what a jump puts the focus on.
    pub fn dom_id(&self) -> String {
        match self.member {
            None => format!("f-{}", self.question),
            Some(member) => format!("f-{}-{member}", self.question),
        }
    }

    /// The key in records: `member/question`, or `question` for the household.
    pub fn key(&self) -> String {
        match self.member {
            None => self.question.to_string(),
            Some(member) => format!("{member}/{}", self.question),
        }
    }
}

/// What a person does in the form. The view that holds the draft carries it out.
#[derive(Debug, Clone, PartialEq)]
pub enum FormAct {
    /// Chose an answer.
    Answer(Field, Answer),
    /// Typed in a field: the whole text.
    Typed(Field, String),
    /// Left a typed field, so that it may now be judged.
    Left(Field),
    /// Takes last time's answer for each of these.
    SameAsLast(Vec<Field>),
    /// The same answer for each of these people.
    SetAll(Vec<Field>, Answer),
    /// Keeps an answer that a check warns of (check id).
    KeepWarning(Field, String),
    /// Goes back to an answer that a check warns of.
    ChangeAnswer(Field),
    /// Previous section.
    Back,
    /// Next section, or the summary after the last.
    Next,
    /// A section, and in it the field to put the focus on.
    GoTo(usize, Option<Field>),
    /// A section, and in it the field of the reason under a question.
    GoToWhy(usize, Field),
    /// Last time's answers for everything in the section that has none.
    RepeatSection,
    /// Takes every option that the other answers propose.
    TakeProposals(Field),
    /// Why an answer that moves the class differs from last time: the whole text so far.
    Reason(Field, String),
    /// Left the field of a reason.
    ReasonLeft(Field),
    /// Tries again to store what could not be stored.
    SaveAgain,
    /// Leaves the form; the draft stays.
    Close,
    /// Throws the draft away.
    Discard,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The typed text is no answer.
    Typed(TypedError),
    /// A number outside its limits (whole numbers, or hundredths of a decimal).
    OutOfRange {
        /// Least.
        min: Option<i64>,
        /// Greatest.
        max: Option<i64>,
    },
    /// A check of the questionnaire says so; its sentence is `check-<id>`.
    Check(String),
    /// Not answered; shown when somebody was sent here to answer it.
    Missing,
    /// A note of more letters than are kept well.
    TooLong {
        /// Most letters.
        most: usize,
    },
}

/// An option that the other answers propose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The option.
    pub option: String,
    /// Why, in words; empty when nothing more is to be said.
    pub why: String,
}

/// Why an answer that moves the class differs from last time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WhyAsked {
    /// As written so far.
    pub text: String,
    /// Somebody was sent here to write it.
    pub missing: bool,
}

/// One question to one member or to the household, with everything that is shown of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Where the answer belongs.
    pub field: Field,
    /// Kind of answer.
    pub kind: Kind,
    /// Options offered, in order.
    pub options: Vec<Choice>,
    /// Whether "không rõ" is offered.
    pub unknown: bool,
    /// Unit of a number: a message key.
    pub unit: Option<String>,
    /// The answer, when there is one.
    pub answer: Option<Answer>,
    /// Last time's answer.
    pub last: Option<Answer>,
    /// The text in a typed field, when it is not what the answer would show.
    pub typed: Option<String>,
    /// What is wrong with it.
    pub problem: Option<Problem>,
    /// A warning to be asked (check id).
    pub warning: Option<String>,
    /// An option that one tap may give to everybody who has no answer.
    pub everyone: Option<String>,
    /// Options that the other answers propose.
    pub proposals: Vec<Proposal>,
    /// The answer moves the class: why it differs from last time is asked.
    pub why: Option<WhyAsked>,
    /// What the office said of it when it sent the visit back.
    pub comment: Option<String>,
}

/// A person of whom a question is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Name.
    pub name: String,
    /// What tells the person apart: relation and age, in words.
    pub about: String,
}

/// A question to the household.
#[component]
pub fn HouseholdQuestion(asked: Asked, on: EventHandler<FormAct>) -> Element {
    let words = use_words();
    let id = asked.field.dom_id();
    let text = words.t(&format!("q-{}", asked.field.question));
    let hint = hint(&words, &asked);
    rsx! {
        fieldset { class: "question", id: "{id}-block",
            legend { id: "{id}-legend", "{text}" }
            if let Some(hint) = hint {
                p { class: "small quiet hint", "{hint}" }
            }
            if let Some(last) = asked.last.clone() {
                LastTime {
                    text: answer_text(&words, &asked.field.question, &last),
                    same: asked.answer.as_ref() == Some(&last),
                    about: text.clone(),
                    fields: vec![asked.field.clone()],
                    on,
                }
            }
            if let Some(said) = asked.comment.clone() {
                OfficeComment { said }
            }
            if !asked.proposals.is_empty() {
                Proposals { asked: asked.clone(), on }
            }
            Control { asked: asked.clone(), label: text, compact: false, on }
            Remarks { asked, on }
        }
    }
}

/// One question to several people, one under the other, with one tap for all of them where that makes sense.
#[component]
pub fn PeopleQuestion(question: QuestionId, people: Vec<(Person, Asked)>, on: EventHandler<FormAct>) -> Element {
    let words = use_words();
    let text = words.t(&format!("q-{question}"));
    let fields: Vec<Field> = people.iter().map(|(_, asked)| asked.field.clone()).collect();
    let count = i64::try_from(people.len()).unwrap_or(i64::MAX);
    let yes_no = people.len() > 1 && people.iter().all(|(_, asked)| asked.kind == Kind::YesNo);
    let repeatable: Vec<Field> = people
        .iter()
        .filter(|(_, asked)| asked.last.is_some() && asked.answer != asked.last)
        .map(|(_, asked)| asked.field.clone())
        .collect();
    let hint = people.first().and_then(|(_, asked)| hint(&words, asked));
    // Those without an answer, where one option is what most people say.
    let open: Vec<Field> =
        people.iter().filter(|(_, asked)| asked.answer.is_none()).map(|(_, asked)| asked.field.clone()).collect();
    let everyone = people
        .first()
        .and_then(|(_, asked)| asked.everyone.clone())
        .filter(|_| open.len() > 1)
        .map(|option| (words.t(&format!("q-{question}-{option}")), Answer::Choice(option)));
    let all = |answer: bool| {
        let fields = fields.clone();
        let every = people.iter().all(|(_, asked)| asked.answer == Some(Answer::Bool(answer)));
        let key = if answer { "visit-all-yes" } else { "visit-all-no" };
        let label = words.t_args(key, &[("count", count.into())]);
        rsx! {
            button {
                class: "button short",
                r#type: "button",
                aria_pressed: if every { "true" } else { "false" },
                onclick: move |_| on.call(FormAct::SetAll(fields.clone(), Answer::Bool(answer))),
                if every {
                    Icon { name: "tick" }
                }
                "{label}"
            }
        }
    };
    rsx! {
        section { class: "question for-people", aria_labelledby: "q-{question}-legend", id: "q-{question}-block",
            h2 { class: "question-text", id: "q-{question}-legend", "{text}" }
            if let Some(hint) = hint {
                p { class: "small quiet hint", "{hint}" }
            }
            if yes_no || repeatable.len() > 1 || everyone.is_some() {
                div { class: "for-all",
                    if yes_no {
                        {all(true)}
                        {all(false)}
                    }
                    if let Some((word, answer)) = everyone {
                        button {
                            class: "button short",
                            r#type: "button",
                            onclick: move |_| on.call(FormAct::SetAll(open.clone(), answer.clone())),
                            {words.t_args("visit-everyone", &[("answer", word.into()), ("count", count.into())])}
                        }
                    }
                    if repeatable.len() > 1 {
                        button {
                            class: "button short",
                            r#type: "button",
                            onclick: move |_| on.call(FormAct::SameAsLast(repeatable.clone())),
                            Icon { name: "again" }
                            {words.t("visit-all-same")}
                        }
                    }
                }
            }
            for (person , asked) in people {
                OnePerson { key: "{asked.field.dom_id()}", question: text.clone(), person, asked, on }
            }
        }
    }
}

#[component]
fn OnePerson(question: String, person: Person, asked: Asked, on: EventHandler<FormAct>) -> Element {
    let words = use_words();
    let last = asked.last.as_ref().map(|last| answer_text(&words, &asked.field.question, last));
    let id = asked.field.dom_id();
    rsx! {
        fieldset { class: "person", id: "{id}-block",
            legend { id: "{id}-legend",
                b { "{person.name}" }
                if !person.about.is_empty() {
                    span { class: "small quiet", ", {person.about}" }
                }
            }
            if let Some(last) = last {
                p { class: "small quiet last-word",
                    {words.t("visit-last-time")}
                    " "
                    b { "{last}" }
                }
            }
            if let Some(said) = asked.comment.clone() {
                OfficeComment { said }
            }
            Control { asked: asked.clone(), label: format!("{question} {}", person.name), compact: true, on }
            Remarks { asked, on }
        }
    }
}

/// A sentence under the question, where the questionnaire has one.
fn hint(words: &Words, asked: &Asked) -> Option<String> {
    let key = format!("q-{}-hint", asked.field.question);
    words.has(&key).then(|| words.t(&key))
}

#[component]
fn Control(asked: Asked, label: String, compact: bool, on: EventHandler<FormAct>) -> Element {
    match asked.kind {
        Kind::Picture => rsx! { PictureChoices { asked, label, on } },
        Kind::YesNo | Kind::Single | Kind::Multiple => rsx! { AnswerChoices { asked, label, compact, on } },
        Kind::Integer | Kind::Decimal | Kind::Date | Kind::Day | Kind::Note => rsx! { TypedField { asked, label, on } },
    }
}

/// What is to be said about an answer, under it: an error, or a warning with its two answers.
#[component]
fn Remarks(asked: Asked, on: EventHandler<FormAct>) -> Element {
    let words = use_words();
    let id = asked.field.dom_id();
    let problem = asked.problem.as_ref().map(|problem| problem_text(&words, &asked, problem));
    let (keep, change) = (asked.field.clone(), asked.field.clone());
    rsx! {
        if let Some(problem) = problem {
            p { class: "field-error", id: "{id}-problem", role: "alert",
                Icon { name: "stop" }
                span { "{problem}" }
            }
        }
        if let Some(check) = asked.warning.clone() {
            div { class: "banner warn asked", role: "alert", id: "{id}-warning",
                Icon { name: "warn" }
                div { class: "grow small",
                    {words.t(&format!("check-{check}"))}
                    div { class: "pair",
                        button {
                            class: "button short",
                            r#type: "button",
                            onclick: move |_| on.call(FormAct::KeepWarning(keep.clone(), check.clone())),
                            {words.t("visit-keep")}
                        }
                        button {
                            class: "button short",
                            r#type: "button",
                            onclick: move |_| on.call(FormAct::ChangeAnswer(change.clone())),
                            {change_label(&words, &asked)}
                        }
                    }
                }
            }
        }
        if let Some(why) = asked.why.clone() {
            WhyDifferent { field: asked.field.clone(), why, on }
        }
    }
}

/// "Đổi thành Có" where there is only one other answer, else "Đổi".
fn change_label(words: &Words, asked: &Asked) -> String {
    match asked.answer {
        Some(Answer::Bool(true)) => words.t("visit-change-to-no"),
        Some(Answer::Bool(false)) => words.t("visit-change-to-yes"),
        _ => words.t("visit-change"),
    }
}

fn problem_text(words: &Words, asked: &Asked, problem: &Problem) -> String {
    match problem {
        Problem::Typed(error) => words.t(&format!("typed-{}", error.code())),
        Problem::Check(code) if matches!(code.as_str(), "wrong_kind" | "not_offered") => words.t("visit-choose-again"),
        Problem::Check(check) => words.t(&format!("check-{check}")),
        Problem::Missing => words.t("visit-not-answered"),
        Problem::TooLong { most } => words.n("typed-too-long", i64::try_from(*most).unwrap_or(i64::MAX)),
        Problem::OutOfRange { min, max } => {
            let show = |value: i64| match asked.kind {
                Kind::Decimal => crate::i18n::hundredths(value),
                _ => crate::i18n::number(value),
            };
            match (min, max) {
                (Some(min), Some(max)) => {
                    words.t_args("typed-out-of-range", &[("min", show(*min).into()), ("max", show(*max).into())])
                }
                (Some(min), None) => words.t_args("typed-too-small", &[("min", show(*min).into())]),
                (None, Some(max)) => words.t_args("typed-too-great", &[("max", show(*max).into())]),
                (None, None) => words.t("typed-out-of-place"),
            }
        }
    }
}
