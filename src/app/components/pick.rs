//! A list to pick from, one or several, each with a second line: people, needs, states. Native radio buttons and
//! boxes under the drawing, so that keyboards and screen readers know them.

use std::collections::BTreeSet;

use dioxus::prelude::*;

use super::icon::Icon;
use crate::app::words::{Words, use_words};
use crate::domain::ids::MemberId;
use crate::domain::member::{Member, Relation};

/// One line of a [`Pick`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickLine {
    /// What is handed back.
    pub value: String,
    /// What it says.
    pub title: String,
    /// The second line.
    pub sub: String,
}

impl PickLine {
    /// A person: name, relation to the head, year of birth.
    pub fn person(words: &Words, member: &Member) -> Self {
        let relation = words.relation(member.relation);
        let relation = if member.counts() { relation } else { words.name("people-absent", &relation) };
        Self {
            value: member.id.to_string(),
            title: member.name.clone(),
            sub: format!("{relation}, {}", words.birth(member.birth)),
        }
    }
}

/// Picks one of the lines, or with `several` any number.
#[component]
pub fn Pick(
    /// Unique on its screen.
    name: &'static str,
    legend: String,
    lines: Vec<PickLine>,
    chosen: BTreeSet<String>,
    #[props(default)] several: bool,
    #[props(default)] hint: String,
    #[props(default)] wrong: String,
    /// The line tapped.
    onpick: EventHandler<String>,
) -> Element {
    rsx! {
        fieldset { class: "question",
            legend { {legend} }
            if !hint.is_empty() {
                p { class: "hint small quiet", {hint} }
            }
            div { class: "choices list",
                for line in lines {
                    label { key: "{line.value}", class: "choice",
                        input {
                            r#type: if several { "checkbox" } else { "radio" },
                            name,
                            value: "{line.value}",
                            checked: chosen.contains(&line.value),
                            onchange: {
                                let value = line.value.clone();
                                move |_| onpick.call(value.clone())
                            },
                        }
                        span {
                            span { class: "grow",
                                b { {line.title.clone()} }
                                if !line.sub.is_empty() {
                                    span { class: "pick-sub", {line.sub.clone()} }
                                }
                            }
                        }
                    }
                }
            }
            if !wrong.is_empty() {
                p { class: "wrong", role: "alert",
                    Icon { name: "stop" }
                    {wrong}
                }
            }
        }
    }
}

/// What each of some people is to a head: one native list a person.
#[component]
pub fn Relations(
    legend: String,
    #[props(default)] hint: String,
    people: Vec<(Member, Relation)>,
    onchoose: EventHandler<(MemberId, Relation)>,
) -> Element {
    let words = use_words();
    let offered: Vec<Relation> = Relation::ALL.into_iter().filter(|relation| *relation != Relation::Head).collect();
    rsx! {
        fieldset { class: "question",
            legend { {legend} }
            if !hint.is_empty() {
                p { class: "hint small quiet", {hint} }
            }
            for (member , now) in people {
                label { key: "{member.id}", class: "relation-of",
                    span { class: "grow",
                        b { {member.name.clone()} }
                        span { class: "pick-sub", {words.birth(member.birth)} }
                    }
                    select {
                        class: "select",
                        onchange: move |event| {
                            if let Some(relation) = Relation::ALL.into_iter().find(|one| one.code() == event.value()) {
                                onchoose.call((member.id, relation));
                            }
                        },
                        for relation in offered.clone() {
                            option { key: "{relation.code()}", value: relation.code(), selected: relation == now, {words.relation(relation)} }
                        }
                    }
                }
            }
        }
    }
}
