//! Answers to choose from: words beside each other, or pictures. Native radio buttons and boxes under the drawing,
//! so that keyboards and screen readers know them.

use std::collections::BTreeSet;

use dioxus::prelude::*;

use super::focus::use_focus;
use super::picture::Picture;
use super::question::{Asked, FormAct};
use crate::app::words::{Words, use_words};
use crate::domain::answer::Answer;
use crate::domain::questionnaire::Kind;

/// Words to choose from: yes, no, không rõ; one option; or several.
#[component]
pub fn AnswerChoices(asked: Asked, label: String, compact: bool, on: EventHandler<FormAct>) -> Element {
    let words = use_words();
    let multiple = asked.kind == Kind::Multiple;
    let offered = offered(&words, &asked);
    let many = offered.len() > 3;
    let class = match (compact, many) {
        (true, true) => "choices compact several",
        (true, false) => "choices compact",
        (false, true) => "choices list",
        (false, false) => "choices",
    };
    rsx! {
        div { class, role: if multiple { "group" } else { "radiogroup" }, aria_label: "{label}",
            for (at , choice) in offered.into_iter().enumerate() {
                OneChoice { key: "{at}", asked: asked.clone(), at, choice, on }
            }
        }
    }
}

/// Pictures to choose from.
#[component]
pub fn PictureChoices(asked: Asked, label: String, on: EventHandler<FormAct>) -> Element {
    let words = use_words();
    let offered = offered(&words, &asked);
    rsx! {
        div { class: "pictures", role: "radiogroup", aria_label: "{label}",
            for (at , choice) in offered.into_iter().enumerate() {
                OneChoice { key: "{at}", asked: asked.clone(), at, choice, on }
            }
        }
    }
}

/// One answer on offer.
#[derive(Debug, Clone, PartialEq)]
struct Offered {
    text: String,
    picture: Option<String>,
    checked: bool,
    /// The whole answer after a tap.
    after: Answer,
}

fn offered(words: &Words, asked: &Asked) -> Vec<Offered> {
    let one = |text: String, picture: Option<String>, answer: Answer| Offered {
        text,
        picture,
        checked: asked.answer.as_ref() == Some(&answer),
        after: answer,
    };
    let option_text = |id: &str| words.t(&format!("q-{}-{id}", asked.field.question));
    let mut list = match asked.kind {
        Kind::YesNo => vec![
            one(words.t("answer-yes"), None, Answer::Bool(true)),
            one(words.t("answer-no"), None, Answer::Bool(false)),
        ],
        Kind::Multiple => several(words, asked),
        _ => asked
            .options
            .iter()
            .map(|choice| {
                let picture =
                    (asked.kind == Kind::Picture).then(|| choice.picture.clone().unwrap_or_else(|| "other".to_owned()));
                one(option_text(&choice.id), picture, Answer::Choice(choice.id.clone()))
            })
            .collect(),
    };
    if asked.unknown {
        let picture = (asked.kind == Kind::Picture).then(|| "unknown".to_owned());
        list.push(one(words.t("answer-unknown"), picture, Answer::Unknown));
    }
    list
}

fn several(words: &Words, asked: &Asked) -> Vec<Offered> {
    let chosen = match &asked.answer {
        Some(Answer::Choices(set)) => set.clone(),
        _ => BTreeSet::new(),
    };
    let mut list: Vec<Offered> = asked
        .options
        .iter()
        .map(|choice| {
            let mut after = chosen.clone();
            if !after.remove(&choice.id) {
                after.insert(choice.id.clone());
            }
            Offered {
                text: words.t(&format!("q-{}-{}", asked.field.question, choice.id)),
                picture: None,
                checked: chosen.contains(&choice.id),
                after: Answer::Choices(after),
            }
        })
        .collect();
    list.push(Offered {
        text: words.t("answer-none"),
        picture: None,
        checked: asked.answer == Some(Answer::Choices(BTreeSet::new())),
        after: Answer::Choices(BTreeSet::new()),
    });
    list
}

#[component]
fn OneChoice(asked: Asked, at: usize, choice: Offered, on: EventHandler<FormAct>) -> Element {
    let group = asked.field.dom_id();
    // The first carries the field's own id, so that a jump lands on it.
    let id = if at == 0 { group.clone() } else { format!("{group}-{at}") };
    let onmounted = use_focus(id.clone());
    let class = match choice.picture.as_deref() {
        Some("other" | "unknown") => "choice plain",
        _ => "choice",
    };
    let described = asked.problem.as_ref().map(|_| format!("{group}-problem"));
    let field = asked.field.clone();
    let after = choice.after.clone();
    rsx! {
        label { class,
            input {
                r#type: if asked.kind == Kind::Multiple { "checkbox" } else { "radio" },
                name: "{group}",
                id: "{id}",
                checked: choice.checked,
                aria_describedby: described,
                onmounted,
                onchange: move |_| on.call(FormAct::Answer(field.clone(), after.clone())),
            }
            span {
                if let Some(picture) = choice.picture {
                    Picture { name: picture }
                }
                "{choice.text}"
            }
        }
    }
}
