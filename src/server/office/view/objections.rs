//! Objections to a posted result: taking one down, the page of one with its answer.

use dioxus::prelude::*;

use super::parts::{ButtonLink, FormToken, PageHead};
use super::steps::{ClosedNote, Field, TextField, Troubles};
use super::words;
use crate::domain::ids::ObjectionId;
use crate::domain::posting::{Objection, ObjectionOutcome};
use crate::server::office::model::steps::{PostingData, round_name};
use crate::server::office::words::Words;

/// How an objection stands, in words.
pub fn outcome_words(w: &Words, objection: &Objection) -> String {
    match &objection.outcome {
        None => w.t("steps-objection-waits"),
        Some(outcome) if outcome.upheld => w.with("steps-objection-upheld", [("date", w.date(outcome.on).into())]),
        Some(outcome) => w.with("steps-objection-dismissed", [("date", w.date(outcome.on).into())]),
    }
}

/// Taking an objection down, on the page of its posting.
#[component]
pub fn ObjectionFormPart(data: PostingData, csrf: String) -> Element {
    let w = words();
    let typed = data.typed.clone();
    rsx! {
        section { class: "block", aria_labelledby: "object-title",
            h2 { id: "object-title", {w.t("steps-object-title")} }
            p { class: "quiet", {w.t("steps-object-what")} }
            form { class: "steps-form", method: "post", action: "/postings/{data.posting.id}/objections",
                FormToken { token: csrf }
                input { r#type: "hidden", name: "id", value: typed.id.clone() }
                div { class: "steps-fields",
                    div { class: "steps-field",
                        label { r#for: "f-household", {w.t("steps-field-household")} }
                        select { id: "f-household", name: "household", required: true,
                            option { value: "", {w.t("steps-choose")} }
                            for (id , name) in data.households.clone() {
                                option { value: "{id}", selected: id.to_string() == typed.household, {name} }
                            }
                        }
                    }
                    Field { name: "received_on", kind: "day", value: typed.received_on.clone(), required: true }
                    Field { name: "name", value: typed.name.clone(), required: true }
                    Field { name: "contact", value: typed.contact.clone() }
                }
                TextField { name: "text", value: typed.text.clone(), rows: 4, required: true }
                button { class: "button primary", r#type: "submit", {w.t("steps-object-save")} }
            }
        }
    }
}

/// One objection, to settle or settled.
#[component]
pub fn ObjectionPage(
    objection: Objection,
    version: u64,
    head: String,
    village_name: String,
    may_settle: bool,
    locked: bool,
    typed: (String, String),
    troubles: Vec<String>,
    csrf: String,
    synthetic: bool,
) -> Element {
    let w = words();
    let settled = objection.outcome.is_some();
    let touched = !typed.0.is_empty() || !typed.1.is_empty();
    let said = match &objection.outcome {
        Some(outcome) if !touched => stands(outcome),
        Some(_) | None => typed,
    };
    rsx! {
        p { class: "back", a { href: "/postings/{objection.posting}", {w.t("steps-back-posting")} } }
        PageHead {
            title: w.with("steps-objection-title", [("head", head.into())]),
            sub: format!("{}, {}", w.village_first(&village_name), round_name(&w, objection.round)),
            sample: synthetic,
            if settled {
                ButtonLink { to: "/objections/{objection.id}/answer", {w.t("steps-answer-print")} }
            }
        }
        Troubles { troubles }
        section { class: "block", aria_labelledby: "said-title",
            h2 { id: "said-title", {outcome_words(&w, &objection)} }
            dl { class: "facts",
                dt { {w.t("steps-field-name")} }
                dd { {objection.name.clone()} }
                if !objection.contact.is_empty() {
                    dt { {w.t("steps-contact")} }
                    dd { {objection.contact.clone()} }
                }
                dt { {w.t("steps-field-received_on")} }
                dd { {w.with("steps-by-at", [("by", objection.by.clone().into()), ("at", w.date(objection.received_on).into())])} }
                dt { {w.t("steps-field-text")} }
                dd { class: "steps-said", {objection.text.clone()} }
                if let Some(outcome) = objection.outcome.clone() {
                    dt { {w.t("steps-field-answer")} }
                    dd { class: "steps-said", {outcome.text} }
                    dt { {w.t("steps-field-by")} }
                    dd { {outcome.by} }
                }
            }
            p { a { href: "/households/{objection.household}", {w.t("steps-to-household")} } }
        }
        if locked && !settled {
            ClosedNote { round: objection.round }
        }
        if may_settle && !locked {
            if settled {
                details { class: "block steps-again", open: touched,
                    summary { {w.t("steps-settle-again")} }
                    p { class: "quiet small", {w.t("steps-settle-again-what")} }
                    SettleForm { id: objection.id, version, csrf, typed: said }
                }
            } else {
                section { class: "block", aria_labelledby: "settle-title",
                    h2 { id: "settle-title", {w.t("steps-settle-title")} }
                    SettleForm { id: objection.id, version, csrf, typed: said }
                }
            }
        }
    }
}

/// The outcome that stands, as the fields of its form.
fn stands(outcome: &ObjectionOutcome) -> (String, String) {
    let how = if outcome.upheld { "upheld" } else { "dismissed" };
    (how.to_owned(), outcome.text.clone())
}

#[component]
fn SettleForm(id: ObjectionId, version: u64, csrf: String, typed: (String, String)) -> Element {
    let w = words();
    rsx! {
        form { class: "steps-form", method: "post", action: "/objections/{id}/settle",
            FormToken { token: csrf }
            input { r#type: "hidden", name: "expected", value: "{version}" }
            fieldset { class: "steps-choice",
                legend { {w.t("steps-settle-how")} }
                label { class: "tick",
                    input { r#type: "radio", name: "outcome", value: "upheld", required: true, checked: typed.0 == "upheld" }
                    {w.t("steps-settle-upheld")}
                }
                label { class: "tick",
                    input { r#type: "radio", name: "outcome", value: "dismissed", checked: typed.0 == "dismissed" }
                    {w.t("steps-settle-dismissed")}
                }
            }
            TextField { name: "answer", value: typed.1.clone(), rows: 4, required: true }
            button { class: "button primary", r#type: "submit", {w.t("steps-settle-save")} }
        }
    }
}
