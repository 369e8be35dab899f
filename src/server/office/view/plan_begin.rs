//! Beginning the next plan year: what it does, what it waits for.

use dioxus::prelude::*;

use super::parts::{FormToken, Icon, PageHead};
use super::words;

/// What is known of the step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeginData {
    /// The year that the office works in.
    pub old: i32,
    /// The year after it.
    pub year: i32,
    /// The old year's review was decided and closed.
    pub closed: bool,
    /// The new year has a confirmed plan.
    pub has_targets: bool,
    /// It was ticked that reports of the old year are done.
    pub ticked: bool,
}

impl BeginData {
    /// Nothing is waited for any more.
    pub const fn ready(&self) -> bool {
        self.closed && self.has_targets
    }
}

/// The way to the next year as it stands on the plan's page: what it still waits for, and who goes it.
#[component]
pub fn NextYear(data: BeginData, may_begin: bool) -> Element {
    let w = words();
    let year = data.year.to_string();
    let title = if data.ready() { "plan-next-open" } else { "plan-next-waits" };
    rsx! {
        section { class: "block plan-next", id: "next-year", aria_labelledby: "next-year-title",
            h2 { id: "next-year-title", {w.with(title, [("year", year.into())])} }
            Conditions { data: data.clone() }
            if may_begin {
                p {
                    a { href: "/plan/begin", {w.t(if data.ready() { "plan-begin-link" } else { "plan-next-what" })} }
                }
            } else {
                p { class: "quiet", {w.t("plan-next-chairman")} }
            }
        }
    }
}

/// The page.
#[component]
pub fn BeginPage(data: BeginData, csrf: String) -> Element {
    let w = words();
    let (old, year) = (data.old.to_string(), data.year.to_string());
    let ready = data.ready();
    rsx! {
        p { class: "back",
            a { href: "/plan", {w.t("plan-back")} }
        }
        PageHead { title: w.with("plan-begin-title", [("year", year.clone().into())]) }
        section { class: "block narrow", aria_labelledby: "begin-what",
            h2 { id: "begin-what", {w.t("plan-begin-what")} }
            ul { class: "sentences",
                li { {w.with("plan-begin-1", [("year", year.clone().into())])} }
                li { {w.with("plan-begin-2", [("old", old.clone().into()), ("year", year.clone().into())])} }
                li { {w.with("plan-begin-3", [("old", old.clone().into())])} }
                li { b { {w.t("plan-begin-4")} } }
            }
            h2 { {w.t("plan-begin-waits")} }
            Conditions { data: data.clone() }
            if ready {
                form { class: "fields", method: "post", action: "/plan/begin",
                    FormToken { token: csrf }
                    input { r#type: "hidden", name: "year", value: year.clone() }
                    if !data.ticked {
                        div { class: "trouble", id: "trouble", role: "alert",
                            Icon { name: "stop" }
                            p { {w.t("plan-begin-tick")} }
                        }
                    }
                    label { class: "tick",
                        input { r#type: "checkbox", name: "sure", value: "1", required: true }
                        {w.with("plan-begin-sure", [("old", old.into())])}
                    }
                    button { class: "button primary", r#type: "submit",
                        {w.with("plan-begin-button", [("year", year.clone().into())])}
                    }
                }
            }
        }
    }
}

/// What must be there first: what is, and what is waited for.
#[component]
fn Conditions(data: BeginData) -> Element {
    let w = words();
    let key = |done: bool, name: &str| if done { name.to_owned() } else { format!("{name}-waits") };
    let closed = w.with(&key(data.closed, "plan-begin-closed"), [("old", data.old.to_string().into())]);
    let targets = w.with(&key(data.has_targets, "plan-begin-targets"), [("year", data.year.to_string().into())]);
    rsx! {
        ul { class: "proof",
            Waits { done: data.closed, text: closed }
            Waits { done: data.has_targets, text: targets }
        }
    }
}

#[component]
fn Waits(done: bool, text: String) -> Element {
    let name = if done { "tick" } else { "warn" };
    rsx! {
        li {
            Icon { name }
            span { {text} }
        }
    }
}
