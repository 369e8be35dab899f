//! The visit that is open for review beside what came before it, with a place for a comment at every question.

use dioxus::prelude::*;

use super::parts::{ClassBadge, Icon, Scores};
use super::verdict::{FORM, tab_of};
use super::words;
use crate::domain::classification::Outcome;
use crate::domain::review::{Review, Verdict};
use crate::server::office::model::compare::{Cell, Changed, CompareRow};
use crate::server::office::model::review::{Open, Tab};

/// The visit beside what came before it.
#[component]
pub fn Compared(open: Open, may_review: bool) -> Element {
    let w = words();
    let data = open.data.clone();
    let group = if open.ethnicity.is_empty() {
        String::new()
    } else {
        w.with("review-group", [("name", open.ethnicity.clone().into())])
    };
    let comments = may_review && open.closed.is_none() && tab_of(&open) == Tab::Waiting;
    rsx! {
        section { class: "block table-block review-main", aria_labelledby: "open-title",
            div { class: "table-head",
                h2 { id: "open-title", class: "grow",
                    {w.with("review-open-title", [
                        ("number", data.number.clone().into()),
                        ("head", w.person(&data.head, data.head_sex).into()),
                        ("village", w.village(&data.village_name).into()),
                    ])}
                }
                p { class: "small quiet",
                    {w.with("review-open-sub", [
                        ("people", data.members.iter().filter(|member| member.counts()).count().into()),
                        ("group", group.into()),
                        ("person", data.person.clone().into()),
                        ("from", w.moment(data.proof.started).into()),
                        ("to", w.moment(data.proof.finalised).into()),
                    ])}
                }
                p { class: "small",
                    a { href: "/visits/{data.id}", {w.t("review-whole-visit")} }
                    " · "
                    a { href: "/households/{data.household}", {w.t("office-to-household")} }
                    if let Some(other) = open.other_side.clone() {
                        " · "
                        a { href: other,
                            {w.t(if open.before.as_ref().is_some_and(|before| before.key == "review-before-corrected") {
                                "review-beside-last"
                            } else {
                                "review-beside-corrected"
                            })}
                        }
                    }
                }
            }
            if open.doubled {
                p { class: "review-note",
                    Icon { name: "warn" }
                    span {
                        {w.t("review-doubled")}
                        " "
                        a { href: "/conflicts", {w.t("review-doubled-link")} }
                    }
                }
            }
            if let Some(said) = open.answers_to.clone() {
                Said { said }
            }
            if let Some((said , _)) = open.review.clone() {
                Said { said }
            }
            div { class: "scroll", role: "group", aria_labelledby: "open-title", tabindex: "0",
                table { class: "compare",
                    thead {
                        tr {
                            th { scope: "col", class: "question", {w.t("review-col-question")} }
                            th { scope: "col",
                                {w.t(open.before.as_ref().map_or("review-before-none", |before| before.key))}
                                if let Some(day) = open.before.as_ref().and_then(|before| before.day) {
                                    span { {w.with("review-visit-of", [("date", w.date(day).into())])} }
                                }
                            }
                            th { scope: "col",
                                {w.t(if open.answers_to.is_some() { "review-now-corrected" } else { "review-now" })}
                                span { {w.with("review-visit-of", [("date", w.date(data.visited_on).into())])} }
                            }
                            th { scope: "col", class: "tag",
                                span { class: "hidden", {w.t("review-col-act")} }
                            }
                        }
                    }
                    tbody {
                        ResultRow { open: open.clone() }
                        for row in open.rows.clone().into_iter().filter(|row| comments || !row.is_blank()) {
                            Row {
                                key: "{row.key}",
                                typed: open.typed.comments.get(&row.key).cloned(),
                                row,
                                comments,
                            }
                        }
                    }
                }
            }
            p { class: "padded small", {data.why.clone()} }
        }
    }
}

/// What the office said of the visit, or of the one that it corrects.
#[component]
fn Said(said: Review) -> Element {
    let w = words();
    let key = match said.verdict {
        Verdict::Accepted => "review-said-accepted",
        Verdict::SentBack => "review-said-sent-back",
        Verdict::TakenBack => return rsx! {},
    };
    let icon = if said.verdict == Verdict::Accepted { "tick" } else { "pen" };
    rsx! {
        div { class: "review-note",
            Icon { name: icon }
            div {
                p { class: "fact",
                    {w.with(key, [("who", said.by.clone().into()), ("at", w.moment(said.at).into())])}
                }
                if !said.note.is_empty() {
                    p { {said.note.clone()} }
                }
                if !said.comments.is_empty() {
                    p { class: "small", {w.with("review-said-comments", [("n", said.comments.len().into())])} }
                }
            }
        }
    }
}

#[component]
fn ResultRow(open: Open) -> Element {
    let w = words();
    let data = open.data.clone();
    let now = (data.income, (data.b2_min, data.b2_max));
    let changed = open.before.as_ref().is_some_and(|before| {
        before.class != data.class || before.income.is_some_and(|income| (income, before.b2) != now)
    });
    rsx! {
        tr { class: if changed { "changed" },
            th { scope: "row",
                b { {w.t("review-result")} }
            }
            td {
                if let Some(before) = open.before.clone() {
                    ClassBadge { class: before.class }
                    br {}
                    if let Some(income) = before.income {
                        Scores { income, b2_min: before.b2.0, b2_max: before.b2.1 }
                    }
                }
            }
            td {
                ClassBadge { class: data.class }
                br {}
                Scores { income: data.income, b2_min: data.b2_min, b2_max: data.b2_max }
            }
            td { class: "tag",
                if changed {
                    {w.t("review-changed")}
                }
            }
        }
    }
}

#[component]
fn Row(row: CompareRow, typed: Option<(String, String)>, comments: bool) -> Element {
    let w = words();
    rsx! {
        tr { class: if row.changed { "changed" }, id: "row-{row.key}",
            th { scope: "row", {row.title.clone()} }
            td { CellWords { cell: row.before.clone() } }
            td {
                CellWords { cell: row.now.clone() }
                for (at , change) in row.changes.clone().into_iter().enumerate() {
                    ChangeLine { key: "{at}", change }
                }
                for (at , (question , text)) in row.said.clone().into_iter().enumerate() {
                    p { key: "{at}", class: "said",
                        Icon { name: "pen" }
                        span {
                            b { {w.with("review-said-of", [("question", question.into())])} }
                            " {text}"
                        }
                    }
                }
                if comments && !row.questions.is_empty() {
                    CommentField { row: row.clone(), typed }
                }
            }
            td { class: "tag",
                if row.changed {
                    {w.t("review-changed")}
                }
            }
        }
    }
}

#[component]
fn CellWords(cell: Cell) -> Element {
    let w = words();
    let text = cell.text.clone();
    match cell.outcome {
        Some(Outcome::Deprived) => rsx! {
            span { class: "lack",
                svg { "aria-hidden": "true", r#use { href: "#c-poor" } }
                {w.t("review-lacks")}
            }
            " {text}"
        },
        Some(Outcome::Unknown) => rsx! {
            span { class: "open",
                svg { "aria-hidden": "true", r#use { href: "#c-und" } }
                {w.t("office-outcome-unknown")}
            }
            " {text}"
        },
        Some(Outcome::NotDeprived) if text.is_empty() => rsx! {
            {w.t("office-outcome-not-deprived")}
        },
        _ => rsx! {
            "{text}"
        },
    }
}

#[component]
fn ChangeLine(change: Changed) -> Element {
    let w = words();
    rsx! {
        p { class: "small change",
            {w.with("review-change", [
                ("question", change.question.into()),
                ("before", change.before.into()),
                ("now", change.now.into()),
            ])}
        }
    }
}

/// "Nhận xét": opens without script. Which question it is about is chosen where the row has several.
#[component]
fn CommentField(row: CompareRow, typed: Option<(String, String)>) -> Element {
    let w = words();
    let (place, text) = typed.clone().unwrap_or_default();
    let several = row.questions.len() > 1;
    let label = w.with("review-comment-label", [("what", row.title.clone().into())]);
    rsx! {
        details { class: "note", open: typed.is_some(),
            summary { {w.t("review-comment")} }
            if several {
                label { class: "hidden", r#for: "at-{row.key}", {w.with("review-comment-at", [("what", row.title.clone().into())])} }
                select { id: "at-{row.key}", name: "at-{row.key}", "form": FORM,
                    for (value , name) in row.questions.clone() {
                        option { key: "{value}", value: "{value}", selected: value == place, {name} }
                    }
                }
            } else if let Some((value , _)) = row.questions.first().cloned() {
                input { r#type: "hidden", name: "at-{row.key}", value, "form": FORM }
            }
            label { r#for: "note-{row.key}", {label} }
            textarea {
                id: "note-{row.key}",
                name: "note-{row.key}",
                "form": FORM,
                rows: "3",
                maxlength: "500",
                placeholder: " ",
                "{text}"
            }
        }
    }
}
