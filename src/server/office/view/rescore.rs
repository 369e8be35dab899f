//! A village under another standard, side by side with what was recorded.

use dioxus::prelude::*;

use super::parts::{ClassBadge, Empty, Icon, PageHead};
use super::words;
use crate::server::office::model::rescore::{ChangedRow, CountRow, RescoreData};

/// The page.
#[component]
pub fn RescorePage(data: RescoreData) -> Element {
    let w = words();
    let standard = data.standards.iter().find(|(id, _)| *id == data.chosen);
    let standard = standard.map_or_else(|| data.chosen.clone(), |(_, name)| name.clone());
    rsx! {
        p { class: "back",
            a { href: "/villages/{data.village}",
                {w.with("office-back-to-village", [("village", w.village_first(&data.name).into())])}
            }
        }
        PageHead {
            title: w.with("office-rescore-title", [("village", w.village(&data.name).into())]),
            sub: w.t("office-rescore-sub"),
            sample: data.synthetic,
            form { class: "filter", method: "get", action: "/villages/{data.village}/rescore",
                label { r#for: "standard", {w.t("office-rescore-standard")} }
                select { id: "standard", name: "standard",
                    for (id , name) in data.standards.iter() {
                        option { key: "{id}", value: "{id}", selected: *id == data.chosen, {name.clone()} }
                    }
                }
                button { class: "button", r#type: "submit", {w.t("office-filter-button")} }
            }
        }
        if !data.unconfirmed.is_empty() {
            div { class: "banner", role: "note",
                Icon { name: "info" }
                p { {data.unconfirmed.clone()} }
            }
        }
        if data.visited == 0 {
            Empty { fact: w.t("office-rescore-none"), next: w.t("office-rescore-none-next") }
        } else {
            div { class: "block lead",
                p { class: "sentence",
                    {w.with("office-rescore-sentence", [
                        ("visited", data.visited.into()),
                        ("changed", data.changed.len().into()),
                    ])}
                }
                p { class: "quiet",
                    {w.with("office-rescore-not-visited", [("n", data.not_visited.into())])}
                }
            }
            div { class: "two even",
                Counts { rows: data.counts.clone(), standard }
                Changed { rows: data.changed.clone() }
            }
        }
    }
}

#[component]
fn Counts(rows: Vec<CountRow>, standard: String) -> Element {
    let w = words();
    rsx! {
        section { class: "block table-block", aria_labelledby: "counts-title",
            div { class: "table-head",
                h2 { id: "counts-title", {w.t("office-rescore-counts")} }
            }
            table { class: "list",
                thead {
                    tr {
                        th { scope: "col", {w.t("office-rescore-class")} }
                        th { class: "right", scope: "col", {w.t("office-rescore-before")} }
                        th { class: "right", scope: "col", {standard} }
                    }
                }
                tbody {
                    for row in rows {
                        tr { key: "{row.class.code()}",
                            th { scope: "row", ClassBadge { class: row.class } }
                            td { class: "right", {w.number(row.before)} }
                            td { class: "right", {w.number(row.after)} }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Changed(rows: Vec<ChangedRow>) -> Element {
    let w = words();
    rsx! {
        section { class: "block table-block", aria_labelledby: "changed-title",
            div { class: "table-head",
                h2 { id: "changed-title",
                    {w.with("office-rescore-changed", [("n", rows.len().into())])}
                }
            }
            if !rows.is_empty() {
                table { class: "list",
                    thead {
                        tr {
                            th { scope: "col", {w.t("office-col-household")} }
                            th { scope: "col", {w.t("office-rescore-change")} }
                        }
                    }
                    tbody {
                        for row in rows {
                            tr { key: "{row.household}",
                                th { scope: "row",
                                    a { href: "/visits/{row.visit}", "{row.number} {row.head}" }
                                }
                                td {
                                    span { class: "from-to",
                                        ClassBadge { class: row.before }
                                        span { aria_hidden: "true", "→" }
                                        span { class: "hidden", {w.t("office-rescore-becomes")} }
                                        ClassBadge { class: row.after }
                                    }
                                    span { class: "small quiet under", {row.why.clone()} }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
