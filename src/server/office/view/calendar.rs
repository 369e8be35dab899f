//! "Lịch": what falls due in both tracks, what is late, and at the row of a report the form that says that it was sent.

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::parts::{FormToken, Icon, PageHead};
use super::steps::{Troubles, due_name, due_state};
use super::words;
use crate::domain::calendar::due::DueState;
use crate::server::office::model::steps::{DueRow, SentForm};

/// What falls due. A row stands with whether the reader may say of its report that it was sent.
#[component]
pub fn CalendarPage(
    rows: Vec<(DueRow, bool)>,
    today: NaiveDate,
    typed: Option<SentForm>,
    synthetic: bool,
    csrf: String,
) -> Element {
    let w = words();
    let now = rows.iter().filter(|(row, _)| row.is_now()).count();
    let late = rows.iter().filter(|(row, _)| row.is_late()).count();
    let mut sub = w.with("steps-calendar-sub", [("count", now.into())]);
    if late > 0 {
        sub = format!("{sub} {}", w.with("steps-calendar-late", [("count", late.into())]));
    }
    // What still asks for something stands first: all that is to come, and what is overdue.
    let (ahead, behind): (Vec<_>, Vec<_>) = rows
        .into_iter()
        .partition(|(row, _)| row.is_late() || matches!(row.state, DueState::Now { .. } | DueState::Later));
    let troubles = typed.as_ref().map(|typed| typed.troubles.clone()).unwrap_or_default();
    rsx! {
        PageHead { title: w.t("steps-calendar-title"), sub, sample: synthetic }
        Troubles { troubles }
        DueTable { id: "due-title", title: w.t("steps-due-title"), rows: ahead, today, typed: typed.clone(), csrf: csrf.clone() }
        if !behind.is_empty() {
            DueTable { id: "behind-title", title: w.t("steps-due-behind"), rows: behind, today, typed, csrf }
        }
        p { a { href: "/procedure", {w.t("steps-to-procedure")} } }
    }
}

#[component]
fn DueTable(
    id: &'static str,
    title: String,
    rows: Vec<(DueRow, bool)>,
    today: NaiveDate,
    typed: Option<SentForm>,
    csrf: String,
) -> Element {
    let w = words();
    rsx! {
        section { class: "block table-block", aria_labelledby: id,
            div { class: "table-head", h2 { id, {title} } }
            div { class: "scroll", role: "group", aria_labelledby: id, tabindex: "0",
                table { class: "list steps-calendar",
                    thead {
                        tr {
                            th { scope: "col", {w.t("steps-col-what")} }
                            th { scope: "col", {w.t("steps-col-from")} }
                            th { scope: "col", {w.t("steps-col-by")} }
                            th { scope: "col", {w.t("steps-col-state")} }
                        }
                    }
                    tbody {
                        for (row , may_send) in rows {
                            tr {
                                key: "{row.deadline.round}-{row.deadline.what.code()}",
                                class: if row.is_now() || row.is_late() { "steps-now" },
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
                                    p { class: if row.is_late() { "flag steps-late" } else { "flag" },
                                        Icon { name: icon(&row) }
                                        {due_state(&w, &row)}
                                    }
                                    if row.paper().is_some() {
                                        TakeBack { row: row.clone(), may_send, typed: of(&typed, &row), csrf: csrf.clone() }
                                    } else if may_send {
                                        Send { row: row.clone(), today, typed: of(&typed, &row), csrf: csrf.clone() }
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

/// What was typed about the report of a row.
fn of(typed: &Option<SentForm>, row: &DueRow) -> Option<SentForm> {
    typed.clone().filter(|typed| (typed.report, typed.round) == (row.deadline.what, row.deadline.round))
}

fn icon(row: &DueRow) -> &'static str {
    match row.state {
        DueState::Done => "tick",
        _ if row.is_late() => "warn",
        DueState::Now { .. } | DueState::Past { .. } | DueState::Later => "info",
    }
}

/// The fields that say which report a form is about, and what it was drawn from.
#[component]
fn Which(row: DueRow, csrf: String) -> Element {
    rsx! {
        FormToken { token: csrf }
        input { r#type: "hidden", name: "report", value: row.deadline.what.code() }
        input { r#type: "hidden", name: "round", value: "{row.deadline.round}" }
        input { r#type: "hidden", name: "expected", value: "{row.version}" }
    }
}

/// "Ghi đã gửi": the day and the number of the paper.
#[component]
fn Send(row: DueRow, today: NaiveDate, typed: Option<SentForm>, csrf: String) -> Element {
    let w = words();
    let of = format!("{}-{}", row.deadline.round, row.deadline.what.code());
    let open = typed.is_some();
    let what = due_name(&w, &row);
    let (day, number) = typed.map_or_else(|| (w.date(today), String::new()), |typed| (typed.sent_on, typed.number));
    rsx! {
        details { class: "steps-sent no-print", open,
            summary { aria_label: "{w.t(\"steps-sent-do\")}: {what}", {w.t("steps-sent-do")} }
            form { class: "steps-form", method: "post", action: "/calendar/sent",
                Which { row, csrf }
                div { class: "steps-field",
                    label { r#for: "sent-on-{of}", {w.t("steps-field-sent-on")} }
                    input {
                        id: "sent-on-{of}",
                        name: "sent_on",
                        r#type: "text",
                        inputmode: "numeric",
                        placeholder: w.t("steps-day-placeholder"),
                        value: day,
                        required: true,
                    }
                }
                div { class: "steps-field",
                    label { r#for: "sent-number-{of}", {w.t("steps-field-sent-number")} }
                    input {
                        id: "sent-number-{of}",
                        name: "number",
                        r#type: "text",
                        value: number,
                        aria_describedby: "sent-hint-{of}",
                    }
                    p { class: "small quiet", id: "sent-hint-{of}", {w.t("steps-hint-sent-number")} }
                }
                button { class: "button", r#type: "submit", {w.t("steps-sent-do")} }
            }
        }
    }
}

/// Who wrote down that it was sent, and the form that takes it back.
#[component]
fn TakeBack(row: DueRow, may_send: bool, typed: Option<SentForm>, csrf: String) -> Element {
    let w = words();
    let Some(sent) = row.sent.clone() else { return rsx! {} };
    let of = format!("{}-{}", row.deadline.round, row.deadline.what.code());
    let open = typed.is_some();
    let what = due_name(&w, &row);
    let reason = typed.map(|typed| typed.reason).unwrap_or_default();
    rsx! {
        p { class: "small quiet",
            {w.with("steps-sent-by", [("by", sent.by.into()), ("at", w.moment(sent.at).into())])}
        }
        if may_send {
            details { class: "steps-sent no-print", open,
                summary { aria_label: "{w.t(\"steps-sent-back\")}: {what}", {w.t("steps-sent-back")} }
                form { class: "steps-form", method: "post", action: "/calendar/take-back",
                    Which { row, csrf }
                    div { class: "steps-field",
                        label { r#for: "sent-reason-{of}", {w.t("steps-field-sent-reason")} }
                        input { id: "sent-reason-{of}", name: "reason", r#type: "text", value: reason, required: true }
                    }
                    button { class: "button", r#type: "submit", {w.t("steps-sent-back")} }
                }
            }
        }
    }
}
