//! The movement of one class, lines (1) to (9): surveyed and recognised apart, each figure opening into its names.

use dioxus::prelude::*;

use super::targets::{BarKey, TargetBar};
use super::words;
use crate::domain::class::Class;
use crate::domain::ids::VillageId;
use crate::domain::progress::behind::Basis;
use crate::domain::progress::ledger::Tally;
use crate::server::office::model::movement::Asked;
use crate::server::office::model::village::{LedgerData, LedgerRow, LineKind, Name, Side};

/// The block of one class.
#[component]
pub fn LedgerBlock(data: LedgerData) -> Element {
    let w = words();
    let poor = data.class == Class::Poor;
    let id = if poor { "ledger-poor" } else { "ledger-near" };
    let cut = data.cut;
    let with_bar = cut.target.is_some_and(|target| target > 0);
    rsx! {
        section { class: "block table-block", aria_labelledby: id,
            div { class: "padded",
                h2 { id, {w.t(if poor { "office-ledger-poor" } else { "office-ledger-near" })} }
                if with_bar {
                    TargetBar { cut, longest: cut.longest().max(1), large: true }
                    BarKey { cut }
                }
            }
            div { class: "scroll", role: "group", aria_labelledby: id, tabindex: "0",
                table { class: "ledger",
                    thead {
                        tr {
                            th { class: "no", scope: "col", {w.t("office-ledger-no")} }
                            th { class: "what", scope: "col", {w.t("office-ledger-what")} }
                            th { class: "fig", scope: "col", {w.t("office-ledger-surveyed")} }
                            th { class: "fig", scope: "col", {w.t("office-ledger-recognised")} }
                        }
                    }
                    tbody {
                        for row in data.rows.iter() {
                            Line {
                                key: "{row.kind.number()}",
                                class: data.class,
                                row: row.clone(),
                                village: data.village.clone(),
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Line(class: Class, row: LedgerRow, village: Option<VillageId>) -> Element {
    let w = words();
    let other = if class == Class::Poor { "poor" } else { "near" };
    let number = row.kind.number();
    let edge = matches!(row.kind, LineKind::Start | LineKind::End);
    let label = w.t(&format!("office-ledger-{other}-{number}"));
    let named = !row.surveyed.names.is_empty() || !row.recognised.names.is_empty();
    rsx! {
        tr { class: if edge { "edge" },
            td { class: "no", "({number})" }
            th { class: "what", scope: "row",
                if named {
                    details {
                        summary { {label} }
                        Names { title: w.t("office-ledger-surveyed"), names: row.surveyed.names.clone() }
                        Names { title: w.t("office-ledger-recognised"), names: row.recognised.names.clone() }
                    }
                } else {
                    {label}
                }
            }
            td { class: "fig",
                Figure { side: row.surveyed.clone(), kind: row.kind, asked: Asked { class, basis: Basis::Surveyed }, village: village.clone() }
            }
            td { class: "fig",
                Figure { side: row.recognised.clone(), kind: row.kind, asked: Asked { class, basis: Basis::Recognised }, village: village.clone() }
            }
        }
    }
}

#[component]
fn Names(title: String, names: Vec<Name>) -> Element {
    let w = words();
    rsx! {
        p { class: "small quiet", "{title}:" }
        if names.is_empty() {
            p { class: "small", {w.t("office-ledger-nobody")} }
        } else {
            ul { class: "names",
                for name in names {
                    li { key: "{name.id}",
                        a { href: "/households/{name.id}", "{name.number} {name.head}" }
                        if !name.why.is_empty() {
                            span { class: "small quiet", {name.why.clone()} }
                        }
                    }
                }
            }
        }
    }
}

/// "14 hộ, 61 người", opening into the names; a dash where nobody moved.
#[component]
fn Figure(side: Side, kind: LineKind, asked: Asked, village: Option<VillageId>) -> Element {
    let w = words();
    let Tally { households, people } = side.tally;
    if households == 0 && !matches!(kind, LineKind::Start | LineKind::End) {
        return rsx! { "–" };
    }
    let said = w.with("office-tally", [("households", households.into()), ("people", people.into())]);
    if households == 0 {
        return rsx! { {said} };
    }
    rsx! {
        a { href: asked.names(kind, village.as_ref()), {said} }
    }
}
