//! "Lịch" and "Quy trình": what falls due in both tracks, and the procedure's values with their sources, which the office
//! may change.

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::parts::{FormToken, Icon, PageHead};
use super::steps::{Troubles, Unsure, due_name, due_state};
use super::words;
use crate::domain::calendar::DaysOff;
use crate::domain::calendar::due::DueState;
use crate::domain::procedure::{OwnDay, OwnValue};
use crate::domain::standard::Certainty;
use crate::server::office::model::steps::DueRow;

/// What falls due.
#[component]
pub fn CalendarPage(rows: Vec<DueRow>, synthetic: bool) -> Element {
    let w = words();
    let open = |row: &DueRow| matches!(row.state, DueState::Now { .. }) && !row.is_idle();
    let now = rows.iter().filter(|row| open(row)).count();
    rsx! {
        PageHead { title: w.t("steps-calendar-title"), sub: w.with("steps-calendar-sub", [("count", now.into())]), sample: synthetic }
        section { class: "block table-block", aria_labelledby: "due-title",
            div { class: "table-head", h2 { id: "due-title", {w.t("steps-due-title")} } }
            div { class: "scroll", role: "group", aria_labelledby: "due-title", tabindex: "0",
                table { class: "list",
                    thead {
                        tr {
                            th { scope: "col", {w.t("steps-col-what")} }
                            th { scope: "col", {w.t("steps-col-from")} }
                            th { scope: "col", {w.t("steps-col-by")} }
                            th { scope: "col", {w.t("steps-col-state")} }
                        }
                    }
                    tbody {
                        for row in rows.clone() {
                            tr {
                                key: "{row.deadline.round}-{row.deadline.what.code()}",
                                class: if open(&row) { "steps-now" },
                                th { scope: "row",
                                    if row.deadline.what.is_decided() {
                                        a { href: "/decisions?round={row.deadline.round}", {due_name(&w, &row)} }
                                    } else {
                                        {due_name(&w, &row)}
                                    }
                                    if row.asked > 0 && row.deadline.what.is_decided() && row.state != DueState::Done {
                                        span { class: "under small", {w.with("steps-calendar-asked", [("count", row.asked.into())])} }
                                    }
                                }
                                td { class: "nowrap", {w.date(row.deadline.from)} }
                                td { class: "nowrap", {w.date(row.deadline.by)} }
                                td {
                                    p { class: "flag",
                                        Icon { name: icon(row.state) }
                                        {due_state(&w, &row)}
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        p { a { href: "/procedure", {w.t("steps-to-procedure")} } }
    }
}

const fn icon(state: DueState) -> &'static str {
    if matches!(state, DueState::Done) { "tick" } else { "info" }
}

/// A value of the procedure with what it is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueRow {
    /// Name; message `procedure-<name>`.
    pub name: String,
    /// In force, or as typed.
    pub value: String,
    /// Built in.
    pub builtin: String,
    /// Where the built-in value is from.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Switches a step.
    pub switch: bool,
    /// Who changed it and when.
    pub own: Option<OwnValue>,
}

/// The procedure.
#[component]
pub fn ProcedurePage(
    rows: Vec<ValueRow>,
    off: Vec<DaysOff>,
    own: Vec<(NaiveDate, OwnDay)>,
    version: u64,
    may_change: bool,
    typed_day: (String, String, String),
    troubles: Vec<String>,
    csrf: String,
) -> Element {
    let w = words();
    rsx! {
        p { class: "back", a { href: "/more", {w.t("procedure-back")} } }
        PageHead { title: w.t("procedure-title"), sub: w.t("procedure-sub") }
        Troubles { troubles }
        form { class: "steps-form", method: "post", action: "/procedure",
            FormToken { token: csrf.clone() }
            input { r#type: "hidden", name: "expected", value: "{version}" }
            section { class: "block table-block", aria_labelledby: "values-title",
                div { class: "table-head", h2 { id: "values-title", {w.t("procedure-values")} } }
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
                                    th { scope: "row", id: "l-{row.name}", {w.t(&format!("procedure-{}", row.name))} }
                                    td {
                                        if !may_change {
                                            if row.switch {
                                                {w.t(if row.value == "0" { "procedure-no" } else { "procedure-yes" })}
                                            } else {
                                                {row.value.clone()}
                                            }
                                        } else if row.switch {
                                            select { name: row.name.clone(), aria_labelledby: "l-{row.name}",
                                                option { value: "1", selected: row.value != "0", {w.t("procedure-yes")} }
                                                option { value: "0", selected: row.value == "0", {w.t("procedure-no")} }
                                            }
                                        } else {
                                            input {
                                                r#type: "text",
                                                class: "steps-count",
                                                name: row.name.clone(),
                                                value: row.value.clone(),
                                                aria_labelledby: "l-{row.name}",
                                            }
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
                                                ("builtin", row.builtin.clone().into()),
                                            ])}
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            if may_change {
                p { class: "actions gap",
                    button { class: "button primary", r#type: "submit", {w.t("procedure-save")} }
                }
            } else {
                p { class: "quiet gap", {w.t("procedure-read-only")} }
            }
        }
        section { class: "block table-block", aria_labelledby: "days-title",
            div { class: "table-head", h2 { id: "days-title", {w.t("procedure-days")} } }
            div { class: "scroll", role: "group", aria_labelledby: "days-title", tabindex: "0",
                table { class: "list",
                    thead {
                        tr {
                            th { scope: "col", {w.t("procedure-col-day")} }
                            th { scope: "col", {w.t("procedure-col-name")} }
                            th { scope: "col", {w.t("procedure-col-source")} }
                        }
                    }
                    tbody {
                        for (day , said) in own {
                            tr { key: "own-{day}",
                                th { scope: "row", class: "nowrap", {w.date(day)} }
                                td {
                                    {said.name.clone()}
                                    " ("
                                    {w.t(if said.working { "procedure-worked" } else { "procedure-off" })}
                                    ")"
                                }
                                td {
                                    {w.with("procedure-own-day", [("by", said.by.clone().into()), ("at", w.moment(said.at).into())])}
                                    if may_change {
                                        form { method: "post", action: "/procedure/days",
                                            FormToken { token: csrf.clone() }
                                            input { r#type: "hidden", name: "expected", value: "{version}" }
                                            input { r#type: "hidden", name: "remove", value: "{day}" }
                                            button { class: "quiet-button steps-remove", r#type: "submit", {w.with("procedure-remove", [("date", w.date(day).into())])} }
                                        }
                                    }
                                }
                            }
                        }
                        for (at , days) in off.into_iter().enumerate() {
                            tr { key: "{at}",
                                th { scope: "row", class: "nowrap",
                                    if days.from == days.until {
                                        {w.date(days.from)}
                                    } else {
                                        "{w.date(days.from)} – {w.date(days.until)}"
                                    }
                                }
                                td { {days.name.clone()} }
                                td {
                                    {days.source.clone()}
                                    " "
                                    Unsure { certainty: days.certainty }
                                }
                            }
                        }
                    }
                }
            }
        }
        if may_change {
            section { class: "block", aria_labelledby: "add-title",
                h2 { id: "add-title", {w.t("procedure-add-title")} }
                form { class: "steps-form", method: "post", action: "/procedure/days",
                    FormToken { token: csrf }
                    input { r#type: "hidden", name: "expected", value: "{version}" }
                    div { class: "steps-fields",
                        div { class: "steps-field",
                            label { r#for: "own-day", {w.t("procedure-col-day")} }
                            input { id: "own-day", name: "day", r#type: "text", inputmode: "numeric", placeholder: w.t("steps-day-placeholder"), value: typed_day.0.clone(), required: true }
                        }
                        div { class: "steps-field",
                            label { r#for: "own-name", {w.t("procedure-col-name")} }
                            input { id: "own-name", name: "name", r#type: "text", value: typed_day.1.clone(), required: true }
                        }
                        div { class: "steps-field",
                            label { r#for: "own-kind", {w.t("procedure-kind")} }
                            select { id: "own-kind", name: "kind",
                                option { value: "off", selected: typed_day.2 != "worked", {w.t("procedure-off")} }
                                option { value: "worked", selected: typed_day.2 == "worked", {w.t("procedure-worked")} }
                            }
                        }
                    }
                    button { class: "button", r#type: "submit", {w.t("procedure-add")} }
                }
            }
        }
    }
}
