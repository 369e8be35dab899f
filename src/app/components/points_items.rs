//! The points table of B1, item by item as on the sheet: the conditions with their points, what the number of people
//! proposes, "không rõ", and the running total. The rows come from the office's table; the app knows none.

use dioxus::prelude::*;

use super::banner::{Banner, BannerKind};
use super::focus::use_focus;
use super::icon::Icon;
use super::proposals::WhyDifferent;
use super::question::{Field, FormAct, WhyAsked};
use super::section::SectionTitle;
use crate::app::words::{text, use_words};
use crate::domain::answer::Answer;
use crate::i18n::number;

/// The table as the form shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct PointsPage {
    /// Id and version: `tt07-2021-vung-1`, 2.
    pub name: (String, u32),
    /// The instrument, as the office wrote it.
    pub source: String,
    /// The region that it is for.
    pub region: String,
    /// Items by group, in the order of the sheet.
    pub groups: Vec<(String, Vec<PointsAsked>)>,
    /// The sum of what is chosen so far.
    pub sum: i64,
    /// Items without a row, "không rõ" included.
    pub open: usize,
    /// Items answered "không rõ", by name.
    pub unknown: Vec<String>,
    /// How many items there are.
    pub count: usize,
    /// B1 moves the class: why it differs from last time is asked under the total.
    pub why: Option<(Field, WhyAsked)>,
}

/// One item.
#[derive(Debug, Clone, PartialEq)]
pub struct PointsAsked {
    /// Where the answer belongs.
    pub field: Field,
    /// What is asked, as on the sheet.
    pub item: String,
    /// Row code, condition, points.
    pub rows: Vec<(String, String, i32)>,
    /// The row chosen, or unknown.
    pub answer: Option<Answer>,
    /// The row of last time, where it is still there.
    pub last: Option<String>,
    /// The row that the number of people in the household says.
    pub proposed: Option<String>,
    /// It is open, and somebody was sent here to answer it.
    pub missing: bool,
    /// The answer is to a row that the table does not have.
    pub wrong: bool,
}

/// The items, group by group, with the total at the end.
#[component]
pub fn PointsItems(page: PointsPage, people: usize, on: EventHandler<FormAct>) -> Element {
    let words = use_words();
    let answered = page.count.saturating_sub(page.open);
    let source = words.t_args(
        "points-source",
        &[
            ("source", text(page.source.clone())),
            ("name", text(page.name.0.clone())),
            ("version", text(page.name.1.to_string())),
            ("region", text(page.region.clone())),
        ],
    );
    rsx! {
        p { class: "small quiet pad", "{source}" }
        for (at , (group , items)) in page.groups.clone().into_iter().enumerate() {
            SectionTitle { key: "g{at}", title: group }
            for asked in items {
                PointsItem { key: "{asked.field.dom_id()}", asked, people, on }
            }
        }
        div { class: "page points-total", role: "status",
            p { class: "score",
                span {
                    {words.t("points-total")}
                    " "
                    b { class: "num", {number(page.sum)} }
                }
                span { class: "small quiet",
                    {words.t_args("points-done", &[("done", text(answered.to_string())), ("all", text(page.count.to_string()))])}
                }
            }
            if page.open == 0 {
                p { class: "small", {words.t("points-complete")} }
            } else if page.unknown.is_empty() {
                p { class: "small quiet", {words.t("points-open")} }
            }
        }
        if let Some((field, why)) = page.why.clone() {
            div { class: "question",
                WhyDifferent { field, why, on }
            }
        }
        if !page.unknown.is_empty() {
            div { class: "form-alert",
                Banner {
                    kind: BannerKind::Wait,
                    title: words.t("points-unknown"),
                    text: words.name("points-unknown-items", &page.unknown.join("; ")),
                }
            }
        }
    }
}

#[component]
fn PointsItem(asked: PointsAsked, people: usize, on: EventHandler<FormAct>) -> Element {
    let words = use_words();
    let id = asked.field.dom_id();
    let row =
        |code: &String| asked.rows.iter().find(|(row, ..)| row == code).map(|(_, condition, _)| condition.clone());
    let last = asked.last.as_ref().and_then(|code| Some((code.clone(), row(code)?)));
    let proposed =
        asked.proposed.as_ref().filter(|_| asked.answer.is_none()).and_then(|code| Some((code.clone(), row(code)?)));
    let choose = |code: String| {
        let field = asked.field.clone();
        move |_| on.call(FormAct::Answer(field.clone(), Answer::Choice(code.clone())))
    };
    let described = (asked.missing || asked.wrong).then(|| format!("{id}-problem"));
    let rows: Vec<(usize, String, String, String, Answer)> = asked
        .rows
        .iter()
        .enumerate()
        .map(|(at, (code, condition, points))| {
            (
                at,
                condition.clone(),
                words.n("points-of-row", i64::from(*points)),
                code.clone(),
                Answer::Choice(code.clone()),
            )
        })
        .collect();
    let unknown_at = rows.len();
    rsx! {
        fieldset { class: "question", id: "{id}-block",
            legend { "{asked.item}" }
            if let Some((code, condition)) = last {
                button {
                    class: "last-time",
                    r#type: "button",
                    aria_pressed: if asked.answer == Some(Answer::Choice(code.clone())) { "true" } else { "false" },
                    onclick: choose(code),
                    span {
                        {words.t("visit-last-time")}
                        " "
                        b { "{condition}" }
                    }
                    span { class: "use",
                        Icon { name: "again" }
                        {words.t("visit-still-so")}
                    }
                }
            }
            if let Some((code, condition)) = proposed {
                button { class: "last-time", r#type: "button", onclick: choose(code),
                    span {
                        {words.n("points-proposed", i64::try_from(people).unwrap_or(i64::MAX))}
                        " "
                        b { "{condition}" }
                    }
                    span { class: "use",
                        Icon { name: "tick" }
                        {words.t("points-take")}
                    }
                }
            }
            div { class: "choices list", role: "radiogroup", aria_label: "{asked.item}",
                for (at , condition , points , code , answer) in rows {
                    PointsChoice {
                        key: "{code}",
                        group: id.clone(),
                        at,
                        word: condition,
                        points,
                        checked: asked.answer.as_ref() == Some(&answer),
                        described: described.clone(),
                        onchoose: {
                            let field = asked.field.clone();
                            move |()| on.call(FormAct::Answer(field.clone(), answer.clone()))
                        },
                    }
                }
                PointsChoice {
                    group: id.clone(),
                    at: unknown_at,
                    word: words.t("answer-unknown"),
                    points: String::new(),
                    checked: asked.answer == Some(Answer::Unknown),
                    described: described.clone(),
                    onchoose: {
                        let field = asked.field.clone();
                        move |()| on.call(FormAct::Answer(field.clone(), Answer::Unknown))
                    },
                }
            }
            if asked.missing || asked.wrong {
                p { class: "field-error", id: "{id}-problem", role: "alert",
                    Icon { name: "stop" }
                    span { {words.t(if asked.wrong { "visit-choose-again" } else { "visit-not-answered" })} }
                }
            }
        }
    }
}

#[component]
fn PointsChoice(
    group: String,
    at: usize,
    word: String,
    points: String,
    checked: bool,
    described: Option<String>,
    onchoose: EventHandler<()>,
) -> Element {
    // The first carries the field's own id, so that a jump lands on it.
    let id = if at == 0 { group.clone() } else { format!("{group}-{at}") };
    let onmounted = use_focus(id.clone());
    rsx! {
        label { class: "choice",
            input {
                r#type: "radio",
                name: "{group}",
                id: "{id}",
                checked,
                aria_describedby: described,
                onmounted,
                onchange: move |_| onchoose.call(()),
            }
            span {
                span { class: "grow", "{word}" }
                if !points.is_empty() {
                    span { class: "num points", "{points}" }
                }
            }
        }
    }
}
