//! Net movement (1) to (9), commune and villages, each figure a link to the names behind it.

use dioxus::prelude::*;

use super::parts::{ClassBadge, Empty, PageHead};
use super::village::HouseholdHead;
use super::words;
use crate::domain::class::Class;
use crate::domain::progress::behind::Basis;
use crate::server::office::model::movement::{Asked, MovementData, MovementRow, NamesData, lines, tally};
use crate::server::office::model::village::LineKind;
use crate::server::office::words::Words;

/// The choices of the table: class and basis.
const CHOICES: [(Class, Basis); 4] = [
    (Class::Poor, Basis::Surveyed),
    (Class::Poor, Basis::Recognised),
    (Class::NearPoor, Basis::Surveyed),
    (Class::NearPoor, Basis::Recognised),
];

/// The page.
#[component]
pub fn MovementPage(data: MovementData) -> Element {
    let w = words();
    let asked = data.asked;
    rsx! {
        p { class: "back",
            a { href: "/", {w.t("office-back-to-progress")} }
        }
        PageHead {
            title: w.with(&format!("progress-movement-title-{}", asked.class_code()), [("year", data.year.to_string().into())]),
            sub: w.t(&format!("progress-movement-sub-{}", asked.track_code())),
            sample: data.synthetic,
        }
        nav { class: "progress-choices", aria_label: w.t("progress-movement-choices"),
            for (class , basis) in CHOICES {
                Choice { key: "{class:?}{basis:?}", asked: Asked { class, basis }, current: asked == (Asked { class, basis }) }
            }
        }
        if !data.whole {
            p { class: "quiet remark", {w.t("progress-own-only")} }
        }
        section { class: "block table-block", aria_labelledby: "movement-title",
            div { class: "padded",
                h2 { id: "movement-title", {w.t("progress-movement-table")} }
                p { class: "small quiet", {w.t("progress-movement-what")} }
            }
            div { class: "scroll", role: "group", aria_labelledby: "movement-title", tabindex: "0",
                table { class: "list progress-movement",
                    thead {
                        tr {
                            th { scope: "col", {w.t("office-col-number")} }
                            th { scope: "col", {w.t("office-col-village")} }
                            for line in lines() {
                                th { key: "{line.number()}", class: "right", scope: "col",
                                    b { "({line.number()})" }
                                    {w.t(&format!("office-ledger-{}-{}", asked.class_code(), line.number()))}
                                }
                            }
                        }
                    }
                    tbody {
                        for row in data.rows.iter() {
                            Row { key: "{row.number}", row: row.clone(), asked }
                        }
                    }
                }
            }
        }
        p { class: "small quiet remark", {w.t("progress-movement-formula")} }
    }
}

#[component]
fn Choice(asked: Asked, current: bool) -> Element {
    let w = words();
    rsx! {
        a {
            href: "/progress/movement?class={asked.class_code()}&track={asked.track_code()}",
            aria_current: if current { "page" },
            {w.t(&format!("progress-choice-{}-{}", asked.class_code(), asked.track_code()))}
        }
    }
}

#[component]
fn Row(row: MovementRow, asked: Asked) -> Element {
    let w = words();
    let (number, name) = (row.number, row.name.clone());
    rsx! {
        tr { class: if row.village.is_none() { "together" },
            td {
                if number > 0 {
                    "{number}"
                }
            }
            th { scope: "row",
                if let Some(village) = row.village.as_ref() {
                    a { href: "/villages/{village}", {name.clone()} }
                } else {
                    {name.clone()}
                }
            }
            for line in lines() {
                td { key: "{line.number()}", class: "right",
                    Figure { asked, line, row: row.clone(), label: figure_label(&w, asked, line, &name) }
                }
            }
        }
    }
}

/// What a figure's link is called for someone who hears it.
fn figure_label(w: &Words, asked: Asked, line: LineKind, place: &str) -> String {
    let what = w.t(&format!("office-ledger-{}-{}", asked.class_code(), line.number()));
    w.with("progress-figure-label", [("what", what.into()), ("place", place.into())])
}

#[component]
fn Figure(asked: Asked, line: LineKind, row: MovementRow, label: String) -> Element {
    let w = words();
    let tally = tally(&row.ledger, line);
    if tally.households == 0 {
        let edge = matches!(line, LineKind::Start | LineKind::End);
        return rsx! { span { class: "quiet", if edge { "0" } else { "–" } } };
    }
    let households = w.number(tally.households);
    let people = w.with("progress-people", [("n", tally.people.into())]);
    rsx! {
        a { href: asked.names(line, row.village.as_ref()), aria_label: "{label}: {households}", "{households}" }
        " "
        span { class: "under small quiet", {people} }
    }
}

/// The names behind one figure.
#[component]
pub fn NamesPage(data: NamesData) -> Element {
    let w = words();
    let asked = data.asked;
    let what = w.t(&format!("office-ledger-{}-{}", asked.class_code(), data.line.number()));
    let place = match &data.village {
        Some((_, name)) => w.village(name),
        None => w.t("progress-all-villages"),
    };
    let sub = w.with(
        "progress-names-sub",
        [
            ("households", data.tally.households.into()),
            ("people", data.tally.people.into()),
            ("track", w.t(&format!("progress-basis-{}", asked.track_code())).into()),
        ],
    );
    rsx! {
        p { class: "back",
            a { href: "/progress/movement?class={asked.class_code()}&track={asked.track_code()}",
                {w.t("progress-back-to-movement")}
            }
        }
        PageHead {
            title: w.with(&format!("progress-names-title-{}", asked.class_code()), [
                ("line", data.line.number().to_string().into()),
                ("what", what.into()),
                ("place", place.into()),
                ("year", data.year.to_string().into()),
            ]),
            sub,
            sample: data.synthetic,
        }
        if data.rows.is_empty() {
            Empty { fact: w.t("progress-names-none") }
        } else {
            Names { data: data.clone() }
        }
        p { class: "small quiet remark", {w.t("progress-names-logged")} }
    }
}

#[component]
fn Names(data: NamesData) -> Element {
    let w = words();
    let whys = data.rows.iter().any(|row| !row.why.is_empty());
    rsx! {
        section { class: "block table-block", aria_labelledby: "names-title",
            div { class: "padded",
                h2 { id: "names-title", {w.with("progress-names-list", [("n", data.rows.len().into())])} }
            }
            div { class: "scroll", role: "group", aria_labelledby: "names-title", tabindex: "0",
                table { class: "list progress-names",
                    thead {
                        tr {
                            if data.village.is_none() {
                                th { scope: "col", {w.t("office-col-village")} }
                            }
                            th { scope: "col", {w.t("office-col-household-number")} }
                            th { scope: "col", {w.t("office-col-head")} }
                            th { class: "right", scope: "col", {w.t("office-col-people")} }
                            th { scope: "col", {w.t("office-col-class-start")} }
                            th { scope: "col", {w.t(&format!("progress-col-now-{}", data.asked.track_code()))} }
                            if whys {
                                th { scope: "col", {w.t("office-col-reason")} }
                            }
                        }
                    }
                    tbody {
                        for row in data.rows.iter() {
                            tr { key: "{row.id}",
                                if data.village.is_none() {
                                    td { {row.village_name.clone()} }
                                }
                                td { "{row.number}" }
                                th { scope: "row",
                                    HouseholdHead { id: row.id, head: row.head.clone(), present: row.present }
                                }
                                td { class: "right", {w.number(row.people)} }
                                td { ClassBadge { class: row.start } }
                                td { ClassBadge { class: row.now } }
                                if whys {
                                    td { {row.why.clone()} }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
