//! Small parts that pages share: icons, class badges, the sample tag, headings, fields.

use std::collections::BTreeSet;

use dioxus::prelude::*;

use super::words;
use crate::domain::class::Class;
use crate::domain::classification::Income;
use crate::domain::ids::VillageId;
use crate::i18n;

/// One symbol of the sprite by its id. Screen readers pass over it: a word stands beside.
#[component]
pub fn Icon(name: &'static str, #[props(default)] class: &'static str) -> Element {
    let class = if class.is_empty() { "i".to_owned() } else { format!("i {class}") };
    rsx! {
        svg { class, "aria-hidden": "true", r#use { href: "#{name}" } }
    }
}

const fn class_mark(class: Class) -> &'static str {
    match class {
        Class::Poor => "#c-poor",
        Class::NearPoor => "#c-near",
        Class::AverageLivingStandard => "#c-avg",
        Class::NotPoor => "#c-not",
        Class::Undetermined => "#c-und",
    }
}

const fn class_fill(class: Class) -> &'static str {
    match class {
        Class::Poor => "badge poor",
        Class::NearPoor => "badge near",
        Class::AverageLivingStandard => "badge avg",
        Class::NotPoor => "badge not",
        Class::Undetermined => "badge und",
    }
}

/// A class, stamped: mark, word and fill, so that none is told by colour alone.
#[component]
pub fn ClassBadge(class: Class) -> Element {
    let w = words();
    rsx! {
        span { class: class_fill(class),
            svg { "aria-hidden": "true", r#use { href: class_mark(class) } }
            {w.class(class)}
        }
    }
}

/// "Dữ liệu mẫu": on every page that shows made-up data.
#[component]
pub fn SampleTag() -> Element {
    let w = words();
    rsx! {
        span { class: "sample-tag", {w.t("office-sample")} }
    }
}

/// The heading of a page: what it is, one line about it, and what can be done at its right.
#[component]
pub fn PageHead(
    title: String,
    #[props(default)] sub: String,
    /// Shows the tag of made-up data.
    #[props(default)]
    sample: bool,
    /// Actions at the right.
    children: Element,
) -> Element {
    rsx! {
        div { class: "page-head",
            div { class: "grow",
                h1 { {title} }
                if !sub.is_empty() || sample {
                    p { class: "quiet",
                        "{sub} "
                        if sample {
                            SampleTag {}
                        }
                    }
                }
            }
            {children}
        }
    }
}

/// Why a form was not taken, in one sentence. Its fields point here as `trouble`.
#[component]
pub fn Trouble(said: String) -> Element {
    rsx! {
        div { class: "trouble", id: "trouble", role: "alert",
            Icon { name: "stop" }
            p { {said} }
        }
    }
}

/// Everything that is wrong with a form; nothing when nothing is. Its fields point here as `trouble`.
#[component]
pub fn Troubles(said: Vec<String>) -> Element {
    if said.is_empty() {
        return rsx! {};
    }
    rsx! {
        div { class: "trouble", id: "trouble", role: "alert",
            Icon { name: "stop" }
            ul {
                for (at , sentence) in said.into_iter().enumerate() {
                    li { key: "{at}", {sentence} }
                }
            }
        }
    }
}

/// One thing that will be so, with its mark.
#[component]
pub fn Proof(mark: &'static str, said: String) -> Element {
    rsx! {
        li {
            Icon { name: mark }
            span { {said} }
        }
    }
}

/// Ticks for villages.
#[component]
pub fn VillageTicks(villages: Vec<(VillageId, String)>, ticked: BTreeSet<VillageId>) -> Element {
    rsx! {
        div { class: "ticks",
            for (id , name) in villages {
                label { key: "{id}", class: "tick",
                    input {
                        r#type: "checkbox",
                        name: "village",
                        value: "{id}",
                        checked: ticked.contains(&id),
                    }
                    span { {name} }
                }
            }
        }
    }
}

/// Nothing to show: one sentence of fact, one of what to do.
#[component]
pub fn Empty(fact: String, #[props(default)] next: String, children: Element) -> Element {
    rsx! {
        div { class: "block empty",
            p { class: "fact", {fact} }
            if !next.is_empty() {
                p { class: "quiet", {next} }
            }
            {children}
        }
    }
}

/// The scores that a class rests on: "B1 = 128, B2 = 40".
#[component]
pub fn Scores(income: Income, b2_min: u32, b2_max: u32) -> Element {
    let w = words();
    let b2 = if b2_min == b2_max {
        w.with("office-b2", [("points", b2_min.into())])
    } else {
        w.with("office-b2-range", [("least", b2_min.into()), ("most", b2_max.into())])
    };
    rsx! {
        span { class: "scores",
            {income_words(income)}
            ", "
            {b2}
        }
    }
}

fn income_words(income: Income) -> String {
    let w = words();
    match income {
        Income::Missing => w.t("office-b1-missing"),
        Income::B1 { points } => w.with("office-b1", [("points", points.into())]),
        Income::Declared { dong } => w.with("office-declared", [("dong", i18n::number(dong).into())]),
    }
}

/// The hidden field that proves a form came from a page of this session.
#[component]
pub fn FormToken(token: String) -> Element {
    rsx! {
        input { r#type: "hidden", name: "csrf", value: token }
    }
}

/// A village to choose, or all of them.
#[component]
pub fn VillageSelect(
    id: &'static str,
    /// What "all of them" is called.
    all: String,
    villages: Vec<(VillageId, String)>,
    chosen: Option<VillageId>,
) -> Element {
    rsx! {
        select { id, name: "village",
            option { value: "", selected: chosen.is_none(), {all} }
            for (id , name) in villages {
                option { key: "{id}", value: "{id}", selected: chosen.as_ref() == Some(&id), {name} }
            }
        }
    }
}

/// The ways to the pages before and after this one, of so many.
pub fn pages(page: usize, pages: usize, to: impl Fn(usize) -> String) -> Element {
    let w = words();
    rsx! {
        nav { class: "pages", aria_label: w.t("office-pages"),
            if page > 1 {
                a { class: "button", href: to(page - 1), {w.t("register-before")} }
            }
            if page < pages {
                a { class: "button", href: to(page + 1), {w.t("register-after")} }
            }
        }
    }
}

/// A link to another place of the office.
#[component]
pub fn ButtonLink(to: String, #[props(default)] primary: bool, children: Element) -> Element {
    rsx! {
        a { class: if primary { "button primary" } else { "button" }, href: to, {children} }
    }
}
