//! Numbers that the office may set: a table of them with their sources, and the page of the quality checks' thresholds.

use dioxus::prelude::*;

use super::parts::{FormToken, PageHead};
use super::steps::{Troubles, Unsure};
use super::words;
use crate::server::office::model::values::ValueRow;
use crate::server::office::words::Words;

/// A table of values with their sources, within a form where the reader may change them.
#[component]
pub fn ValueTable(
    title: String,
    rows: Vec<ValueRow>,
    may_change: bool,
    #[props(default = true)] decides: bool,
) -> Element {
    let w = words();
    rsx! {
        section { class: "block table-block", aria_labelledby: "values-title",
            div { class: "table-head", h2 { id: "values-title", {title} } }
            div { class: "scroll", role: "group", aria_labelledby: "values-title", tabindex: "0",
                table { class: "list",
                    thead {
                        tr {
                            th { scope: "col", {w.t("procedure-col-what")} }
                            th { scope: "col", {w.t("procedure-col-value")} }
                            th { scope: "col", {w.t("procedure-col-source")} }
                            th { scope: "col", {w.t("procedure-col-own")} }
                        }
                    }
                    tbody {
                        for row in rows {
                            tr { key: "{row.name}",
                                th { scope: "row", id: "l-{row.name}", {row.label.clone()} }
                                td {
                                    Value { row: row.clone(), may_change: may_change && (decides || !row.chairman) }
                                    if may_change && row.chairman && !decides {
                                        input { r#type: "hidden", name: row.name.clone(), value: row.value.clone() }
                                    }
                                }
                                td {
                                    {row.source.clone()}
                                    " "
                                    Unsure { certainty: row.certainty }
                                }
                                td {
                                    if let Some(own) = row.own.clone() {
                                        {w.with("procedure-changed", [
                                            ("by", own.by.into()),
                                            ("at", w.moment(own.at).into()),
                                            ("builtin", shown(&w, row.switch, &row.builtin).into()),
                                        ])}
                                        if !own.reason.is_empty() {
                                            span { class: "under small", {w.with("procedure-changed-why", [("reason", own.reason.into())])} }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A value as people read it.
fn shown(w: &Words, switch: bool, value: &str) -> String {
    match (switch, value) {
        (false, _) => value.to_owned(),
        (true, "0") => w.t("procedure-no"),
        (true, _) => w.t("procedure-yes"),
    }
}

#[component]
fn Value(row: ValueRow, may_change: bool) -> Element {
    let w = words();
    let on = row.value != "0";
    if !may_change {
        return rsx! { {shown(&w, row.switch, &row.value)} };
    }
    if row.switch {
        return rsx! {
            select { name: row.name.clone(), aria_labelledby: "l-{row.name}",
                option { value: "1", selected: on, {w.t("procedure-yes")} }
                option { value: "0", selected: !on, {w.t("procedure-no")} }
            }
        };
    }
    rsx! {
        input {
            r#type: "text",
            class: "steps-count",
            name: row.name.clone(),
            value: row.value.clone(),
            aria_labelledby: "l-{row.name}",
        }
    }
}

/// The thresholds of the quality checks.
#[component]
pub fn QualityPage(
    rows: Vec<ValueRow>,
    version: u64,
    may_change: bool,
    troubles: Vec<String>,
    csrf: String,
) -> Element {
    let w = words();
    rsx! {
        p { class: "back", a { href: "/review", {w.t("conflicts-back")} } }
        PageHead { title: w.t("quality-title"), sub: w.t("quality-sub") }
        Troubles { troubles }
        form { class: "steps-form", method: "post", action: "/quality",
            FormToken { token: csrf }
            input { r#type: "hidden", name: "expected", value: "{version}" }
            ValueTable { title: w.t("quality-values"), rows, may_change }
            if may_change {
                p { class: "quiet gap", {w.t("quality-how")} }
                p { class: "actions gap",
                    button { class: "button primary", r#type: "submit", {w.t("quality-save")} }
                }
            } else {
                p { class: "quiet gap", {w.t("quality-read-only")} }
            }
        }
    }
}
