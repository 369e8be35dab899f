//! What the form itself brings up beside a question: options that other answers propose, and why an answer that moves
//! the class differs from last time.

use std::collections::BTreeSet;

use dioxus::prelude::*;

use super::icon::Icon;
use super::question::{Asked, Field, FormAct, WhyAsked};
use super::reason::ReasonField;
use crate::app::words::use_words;
use crate::domain::answer::Answer;

/// Common reasons why an answer differs from last time, as message keys.
const REASONS: [&str; 6] =
    ["why-improved", "why-supported", "why-worse", "why-members", "why-event", "why-wrong-before"];

/// "Đề xuất: … vì …", with one tap to take all; each can be unticked again like any other answer.
#[component]
pub fn Proposals(asked: Asked, on: EventHandler<FormAct>) -> Element {
    let words = use_words();
    let field = asked.field.clone();
    let proposed: BTreeSet<String> = asked.proposals.iter().map(|proposal| proposal.option.clone()).collect();
    let taken = match &asked.answer {
        Some(Answer::Choices(chosen)) => proposed.is_subset(chosen),
        Some(Answer::Choice(chosen)) => proposed.contains(chosen),
        _ => false,
    };
    rsx! {
        div { class: "proposal", role: "group", aria_label: words.t("proposal-title"),
            p { class: "small", b { {words.t("proposal-title")} } }
            ul {
                for proposal in asked.proposals.clone() {
                    li { key: "{proposal.option}", class: "small",
                        b { {words.t(&format!("q-{}-{}", asked.field.question, proposal.option))} }
                        if !proposal.why.is_empty() {
                            span { class: "sub", {words.name("proposal-why", &proposal.why)} }
                        }
                    }
                }
            }
            button {
                class: "button short wide",
                r#type: "button",
                id: "{asked.field.dom_id()}-take",
                aria_pressed: if taken { "true" } else { "false" },
                onclick: move |_| on.call(FormAct::TakeProposals(field.clone())),
                if taken {
                    Icon { name: "tick" }
                }
                {words.n("proposal-take", i64::try_from(asked.proposals.len()).unwrap_or(i64::MAX))}
            }
        }
    }
}

/// Asks why: required before the form is finalised.
#[component]
pub fn WhyDifferent(field: Field, why: WhyAsked, on: EventHandler<FormAct>) -> Element {
    let words = use_words();
    let id = why_id(&field);
    let left = field.clone();
    rsx! {
        div { class: "why-different",
            ReasonField {
                id,
                label: words.t("why-different"),
                suggestions: REASONS.iter().map(|key| words.t(key)).collect::<Vec<_>>(),
                value: why.text.clone(),
                wrong: if why.missing && why.text.trim().is_empty() { words.t("why-missing") } else { String::new() },
                onchange: move |text| on.call(FormAct::Reason(field.clone(), text)),
                onleft: move |()| on.call(FormAct::ReasonLeft(left.clone())),
            }
        }
    }
}

/// The id of the field of a reason: what a jump from the summary puts the focus on.
pub fn why_id(field: &Field) -> String {
    format!("{}-why", field.dom_id())
}
