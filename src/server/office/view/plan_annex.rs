//! The annex as printed, and beside it the targets that the pages use.

use dioxus::prelude::*;

use super::parts::Icon;
use super::words;
use crate::domain::plan::PlanStatus;
use crate::domain::plan::annex::{Figures, Rate};
use crate::i18n;
use crate::server::office::model::plan::{PlanData, PlanRow};

/// The annex as printed, and beside it the targets that the pages use.
#[component]
pub fn SplitTable(data: PlanData) -> Element {
    let w = words();
    let proposed = data.state.status == PlanStatus::Proposed;
    let title = if proposed { "office-split-title-proposed" } else { "office-split-title" };
    rsx! {
        section { class: "block table-block", id: "split", aria_labelledby: "split-title",
            div { class: "padded",
                h2 { id: "split-title", {w.t(title)} }
                if proposed {
                    p { class: "quiet",
                        {w.t("office-split-method")}
                        " "
                        {w.t(near_method(&data))}
                    }
                }
                if !data.has_annex {
                    p { class: "quiet", {w.t("office-annex-missing")} }
                }
            }
            div { class: "scroll", role: "group", aria_labelledby: "split-title", tabindex: "0",
                table { class: "list annex",
                    SplitHeads { proposed, has_annex: data.has_annex }
                    tbody {
                        for row in data.rows.iter() {
                            SplitRow { key: "{row.id}", row: row.clone(), has_annex: data.has_annex }
                        }
                    }
                    tfoot {
                        SplitSums { data: data.clone() }
                        if let Some(total) = data.printed_total.clone() {
                            tr { class: "printed-total",
                                td {}
                                th { scope: "row", {w.t("office-printed-total")} }
                                Printed { figures: total }
                                td { class: "used", colspan: "4" }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What the near-poor target was split by, if it could be.
const fn near_method(data: &PlanData) -> &'static str {
    match data.sums.near_cut {
        None => "plan-proposal-near-none",
        Some(_) if data.state.near_start_missing => "office-split-near-register",
        Some(_) => "office-split-near",
    }
}

#[component]
fn SplitHeads(proposed: bool, has_annex: bool) -> Element {
    let w = words();
    let printed = [
        "households",
        "poor",
        "poor-rate",
        "near",
        "near-rate",
        "poor-cut-rate",
        "poor-cut",
        "near-cut-rate",
        "near-cut",
    ];
    let used = ["poor-start", "poor-cut-used", "near-start", "near-cut-used"];
    rsx! {
        thead {
            tr {
                th { rowspan: "2", scope: "col", {w.t("office-col-number")} }
                th { rowspan: "2", scope: "col", {w.t("office-col-village")} }
                if has_annex {
                    th { class: "group", colspan: "9", scope: "colgroup", {w.t("office-annex-printed")} }
                }
                th { class: "group used", colspan: "4", scope: "colgroup",
                    {w.t(if proposed { "office-annex-proposed" } else { "office-annex-used" })}
                }
            }
            tr {
                if has_annex {
                    for (at , name) in printed.into_iter().enumerate() {
                        th { key: "{name}", class: "right", scope: "col",
                            b { "{at + 1}" }
                            {w.t(&format!("office-column-{name}"))}
                        }
                    }
                }
                for name in used {
                    th { key: "{name}", class: "right used", scope: "col", {w.t(&format!("office-column-{name}"))} }
                }
            }
        }
    }
}

#[component]
fn SplitRow(row: PlanRow, has_annex: bool) -> Element {
    let w = words();
    rsx! {
        tr {
            td { "{row.number}" }
            th { scope: "row",
                {row.name.clone()}
                if row.name_doubtful {
                    span { class: "doubt",
                        Icon { name: "warn" }
                        span { class: "hidden", {w.t("office-name-doubtful")} }
                    }
                }
            }
            if has_annex {
                Printed { figures: row.printed.clone().unwrap_or_default() }
            }
            td { class: "right used", {count(row.target.poor_start)} }
            td { class: "right used strong", {count(row.target.poor_cut)} }
            td { class: "right used", {count(row.target.near_start)} }
            td { class: "right used strong", {count(row.target.near_cut)} }
        }
    }
}

#[component]
fn Printed(figures: Figures) -> Element {
    rsx! {
        td { class: "right", {count(figures.households)} }
        td { class: "right", {count(figures.poor)} }
        td { class: "right", {rate(figures.poor_rate)} }
        td { class: "right", {count(figures.near)} }
        td { class: "right", {rate(figures.near_rate)} }
        td { class: "right", {rate(figures.poor_cut_rate)} }
        td { class: "right", {count(figures.poor_cut)} }
        td { class: "right", {rate(figures.near_cut_rate)} }
        td { class: "right", {count(figures.near_cut)} }
    }
}

#[component]
fn SplitSums(data: PlanData) -> Element {
    let w = words();
    let sums = data.sums;
    rsx! {
        tr { class: "total",
            td {}
            th { scope: "row", {w.t("office-sum-of-rows")} }
            if data.has_annex {
                td {}
                td { class: "right", {count(Some(sums.poor_start))} }
                td { colspan: "4" }
                td { class: "right", {count(Some(sums.printed_poor_cut))} }
                td {}
                td { class: "right", {count(Some(sums.printed_near_cut))} }
            }
            td { class: "right used", {count(Some(sums.poor_start))} }
            td { class: "right used", {count(sums.poor_cut)} }
            td { class: "right used", {count(sums.near_start)} }
            td { class: "right used", {count(sums.near_cut)} }
        }
    }
}

/// A blank stays blank, as printed.
pub fn count(value: Option<u32>) -> String {
    value.map(|value| i18n::number(i64::from(value))).unwrap_or_default()
}

fn rate(value: Option<Rate>) -> String {
    value.map(|rate| rate.to_string().replace('.', ",")).unwrap_or_default()
}
