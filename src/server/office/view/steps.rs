//! Parts that the pages of a round share: which round, whether it is closed, what is due, where a household stands.

use dioxus::prelude::*;

use super::parts::{ClassBadge, Icon, PageHead};
use super::words;
use crate::domain::calendar::due::DueState;
use crate::domain::round::Round;
use crate::domain::sent::Paper;
use crate::domain::standard::Certainty;
use crate::server::office::model::steps::{DueRow, FoundRow, RoundHead, StageRow, round_name, round_name_first, share};
use crate::server::office::words::Words;

/// The heading of a page of a round: its title, the round to choose, what is due, and that it is closed.
#[component]
pub fn RoundTop(
    title: String,
    sub: String,
    head: RoundHead,
    action: String,
    /// Kept when another round is chosen.
    #[props(default)]
    village: String,
) -> Element {
    let w = words();
    rsx! {
        PageHead { title, sub, sample: head.synthetic,
            form { class: "filter", method: "get", action,
                if !village.is_empty() {
                    input { r#type: "hidden", name: "village", value: village }
                }
                label { r#for: "round", {w.t("steps-round")} }
                select { id: "round", name: "round",
                    for choice in head.choices.clone() {
                        option { value: "{choice.round}", selected: choice.chosen, {round_name_first(&w, choice.round)} }
                    }
                }
                button { class: "button", r#type: "submit", {w.t("steps-show")} }
            }
        }
        if head.locked {
            div { class: "banner steps-closed",
                Icon { name: "info" }
                div {
                    p { b { {w.with("steps-closed", [("round", round_name(&w, head.round).into())])} } }
                    p { {w.t("steps-closed-next")} }
                }
            }
        }
        if !head.due.is_empty() && !head.locked {
            section { class: "block steps-due", aria_label: w.t("steps-due-title"),
                ul {
                    for (at , row) in head.due.iter().cloned().enumerate() {
                        li { key: "{at}", DueLine { row } }
                    }
                }
                p { class: "small", a { href: "/calendar", {w.t("steps-due-all")} } }
            }
        }
        if !head.off.is_empty() {
            p { class: "flag gap",
                Icon { name: "info" }
                {head.off.iter().map(|step| w.t(&format!("procedure-{}-off", step.setting()))).collect::<Vec<_>>().join(" ")}
                " "
                a { href: "/procedure", {w.t("steps-to-procedure")} }
            }
        }
    }
}

/// The round is closed, and who opens it where.
#[component]
pub fn ClosedNote(round: Round) -> Element {
    let w = words();
    rsx! {
        p { class: "review-note",
            Icon { name: "lock" }
            span {
                {w.with("steps-closed", [("round", round_name(&w, round).into())])}
                " "
                {w.t("steps-closed-only")}
                " "
                a { href: "/decisions?round={round}", {w.t("steps-closed-link")} }
            }
        }
    }
}

/// A deadline in a sentence.
#[component]
pub fn DueLine(row: DueRow) -> Element {
    let w = words();
    let what = due_name(&w, &row);
    rsx! {
        span { class: if row.is_late() { "steps-late" },
            b { {what} }
            " – "
            {due_state(&w, &row)}
        }
    }
}

/// What falls due, with its round.
pub fn due_name(w: &Words, row: &DueRow) -> String {
    let key = format!("steps-due-{}", row.deadline.what.code());
    w.with(&key, [("round", round_name(w, row.deadline.round).into())])
}

/// How it stands, with its day.
pub fn due_state(w: &Words, row: &DueRow) -> String {
    let by = w.date(row.deadline.by);
    match row.state {
        DueState::Now { .. } | DueState::Past { .. } if row.is_idle() => {
            w.t(if row.deadline.what.is_decided() { "steps-due-idle" } else { "steps-due-idle-report" })
        }
        DueState::Done => row.paper().map_or_else(|| w.t("steps-due-done"), |paper| sent_words(w, paper)),
        DueState::Now { left: 0 } => w.with("steps-due-today", [("date", by.into())]),
        DueState::Now { left } => w.with("steps-due-now", [("date", by.into()), ("days", left.into())]),
        DueState::Past { days } => w.with("steps-due-past", [("date", by.into()), ("days", days.into())]),
        DueState::Later => w.with("steps-due-later", [("from", w.date(row.deadline.from).into()), ("date", by.into())]),
    }
}

/// "đã gửi ngày 13/11/2026, số 12/BC-UBND".
pub fn sent_words(w: &Words, paper: &Paper) -> String {
    let date = ("date", w.date(paper.sent_on).into());
    if paper.number.is_empty() {
        w.with("steps-due-sent", [date])
    } else {
        w.with("steps-due-sent-as", [date, ("number", paper.number.as_str().into())])
    }
}

/// What is wrong with a form, above it.
#[component]
pub fn Troubles(troubles: Vec<String>) -> Element {
    let w = words();
    if troubles.is_empty() {
        return rsx! {};
    }
    rsx! {
        div { class: "trouble", id: "trouble", role: "alert",
            Icon { name: "stop" }
            div {
                h2 { {w.t("steps-trouble")} }
                ul { class: "sentences",
                    for (at , trouble) in troubles.into_iter().enumerate() {
                        li { key: "{at}", {trouble} }
                    }
                }
            }
        }
    }
}

/// "chưa xác nhận", beside what the office has to check against the law.
#[component]
pub fn Unsure(certainty: Certainty) -> Element {
    let w = words();
    match certainty {
        Certainty::Law => rsx! {},
        Certainty::LawInSubstance => rsx! {
            span { class: "sample-tag", {w.t("procedure-in-substance")} }
        },
        Certainty::Plan => rsx! {
            span { class: "sample-tag", {w.t("procedure-from-plan")} }
        },
        Certainty::Unconfirmed => rsx! {
            span { class: "sample-tag", {w.t("procedure-unconfirmed")} }
        },
    }
}

/// Households of a village with where each stands.
#[component]
pub fn StageTable(rows: Vec<StageRow>, label: String) -> Element {
    let w = words();
    rsx! {
        div { class: "scroll", role: "group", aria_label: label, tabindex: "0",
            table { class: "list steps-stages",
                thead {
                    tr {
                        th { scope: "col", {w.t("steps-col-household")} }
                        th { scope: "col", {w.t("steps-col-before")} }
                        th { scope: "col", {w.t("steps-col-found")} }
                        th { scope: "col", {w.t("steps-col-voices")} }
                        th { scope: "col", {w.t("steps-col-next")} }
                    }
                }
                tbody {
                    for row in rows {
                        tr { key: "{row.stage.household}",
                            th { scope: "row",
                                a { href: "/households/{row.stage.household}", "{row.stage.number} · {row.stage.head}" }
                                if let Some(request) = row.stage.request {
                                    span { class: "under small",
                                        {w.t(if request.leaves { "steps-asked-leave" } else { "steps-asked-review" })}
                                    }
                                }
                            }
                            td { ClassBadge { class: row.stage.before } }
                            td {
                                if row.stage.visit.is_some() {
                                    ClassBadge { class: row.stage.class }
                                } else {
                                    "–"
                                }
                            }
                            td { class: "nowrap",
                                if let Some((meeting , agree , attending)) = row.stage.meeting {
                                    a { href: "/meetings/{meeting}", "{agree}/{attending}" }
                                    " ({share(agree, attending)})"
                                } else {
                                    "–"
                                }
                            }
                            td { {row.next.clone()} }
                        }
                    }
                }
            }
        }
    }
}

/// Households with the class that was and the class that was found.
#[component]
pub fn FoundTable(titled_by: &'static str, rows: Vec<FoundRow>, #[props(default)] linked: bool) -> Element {
    let w = words();
    rsx! {
        div { class: "scroll", role: "group", aria_labelledby: titled_by, tabindex: "0",
            table { class: "list",
                thead {
                    tr {
                        th { scope: "col", {w.t("steps-col-household")} }
                        th { scope: "col", {w.t("steps-col-before")} }
                        th { scope: "col", {w.t("steps-col-found")} }
                    }
                }
                tbody {
                    for row in rows {
                        tr { key: "{row.household}",
                            th { scope: "row",
                                if linked {
                                    a { href: "/households/{row.household}", "{row.number} · {row.head}" }
                                } else {
                                    "{row.number} · {row.head}"
                                }
                            }
                            td { ClassBadge { class: row.before } }
                            td { ClassBadge { class: row.class } }
                        }
                    }
                }
            }
        }
    }
}

/// A field of one line: label `steps-field-<name>`.
#[component]
pub fn Field(
    name: &'static str,
    value: String,
    #[props(default = "text")] kind: &'static str,
    #[props(default)] required: bool,
    #[props(default)] hint: String,
) -> Element {
    let w = words();
    let hinted = !hint.is_empty();
    rsx! {
        div { class: "steps-field",
            label { r#for: "f-{name}", {w.t(&format!("steps-field-{name}"))} }
            input {
                id: "f-{name}",
                name,
                // A browser's own field for days writes them as its language does, which is seldom Vietnamese.
                r#type: "text",
                inputmode: if kind != "text" { "numeric" },
                placeholder: if kind == "day" { w.t("steps-day-placeholder") },
                value,
                required,
                aria_describedby: hinted.then(|| format!("h-{name}")),
            }
            if hinted {
                p { class: "small quiet", id: "h-{name}", {hint} }
            }
        }
    }
}

/// A field of several lines: label `steps-field-<name>`, hint `steps-hint-<name>` when there is one.
#[component]
pub fn TextField(name: &'static str, value: String, rows: u32, #[props(default)] required: bool) -> Element {
    let w = words();
    let hint = format!("steps-hint-{name}");
    let hinted = w.has(&hint);
    rsx! {
        div { class: "steps-field",
            label { r#for: "f-{name}", {w.t(&format!("steps-field-{name}"))} }
            textarea {
                id: "f-{name}",
                name,
                rows: "{rows}",
                required,
                aria_describedby: hinted.then(|| format!("h-{name}")),
                {value}
            }
            if hinted {
                p { class: "small quiet", id: "h-{name}", {w.t(&hint)} }
            }
        }
    }
}
