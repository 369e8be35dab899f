//! The plan: everything that does not add up, with rows and figures, and the annex as printed beside the targets used.

use dioxus::prelude::*;

use super::parts::{Empty, Icon, PageHead};
use super::progress::used_targets;
use super::words;
use crate::domain::plan::PlanStatus;
use crate::domain::plan::annex::{Figures, Rate};
use crate::domain::plan::finding::{Finding, Severity};
use crate::i18n::{self, findings};
use crate::server::office::model::plan::{PlanData, PlanRow, PlanState};

/// The page without a plan.
#[component]
pub fn NoPlanPage() -> Element {
    let w = words();
    rsx! {
        PageHead { title: w.t("office-plan-none-title") }
        Empty { fact: w.t("office-no-plan-title"), next: w.t("office-no-plan-text") }
    }
}

/// The page.
#[component]
pub fn PlanPage(data: PlanData) -> Element {
    let w = words();
    let state = data.state.clone();
    rsx! {
        PageHead {
            title: w.with("office-plan-title", [("year", state.year.to_string().into())]),
            sub: w.with("office-plan-sub", [
                ("version", state.version.into()),
                ("status", w.t(status_key(state.status)).into()),
                ("at", w.moment(state.loaded_at).into()),
            ]),
            sample: data.synthetic,
        }
        Stated { state: state.clone() }
        Findings { findings: state.findings.clone() }
        SplitTable { data }
    }
}

const fn status_key(status: PlanStatus) -> &'static str {
    match status {
        PlanStatus::Draft => "office-plan-status-draft",
        PlanStatus::Proposed => "office-plan-status-proposed",
        PlanStatus::Confirmed => "office-plan-status-confirmed",
    }
}

/// What the plan's text states, and what is used meanwhile.
#[component]
fn Stated(state: PlanState) -> Element {
    let w = words();
    let stated = state.stated;
    let target = |key: &str, cut: Option<u32>, rate: Option<u32>| match (cut, rate) {
        (Some(cut), Some(rate)) => {
            w.with(&format!("{key}-rate"), [("n", cut.into()), ("rate", i18n::percent(i64::from(rate)).into())])
        }
        (Some(cut), None) => w.with(key, [("n", cut.into())]),
        (None, _) => w.t(&format!("{key}-none")),
    };
    rsx! {
        div { class: "block lead",
            p { class: "sentence",
                {target("office-stated-poor", stated.poor_cut, stated.poor_rate)}
                " "
                {target("office-stated-near", stated.near_cut, stated.near_rate)}
            }
            p { class: "quiet", {used_targets(&w, &state)} }
        }
    }
}

#[component]
fn Findings(findings: Vec<Finding>) -> Element {
    let w = words();
    if findings.is_empty() {
        return rsx! {
            div { class: "block ok",
                Icon { name: "tick" }
                p { {w.t("office-plan-clean")} }
            }
        };
    }
    rsx! {
        section { class: "block", aria_labelledby: "findings-title",
            h2 { id: "findings-title",
                {w.with("office-findings-title", [("n", findings.len().into())])}
            }
            ol { class: "finding-list",
                for (at , finding) in findings.into_iter().enumerate() {
                    FindingItem { key: "{at}", finding }
                }
            }
        }
    }
}

const fn severity(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("severity error", "stop"),
        Severity::Warning => ("severity warning", "warn"),
        Severity::Note => ("severity note", "info"),
    }
}

#[component]
fn FindingItem(finding: Finding) -> Element {
    let w = words();
    let (class, icon) = severity(finding.severity);
    let lines = findings::lines(w.i18n(), &finding);
    let rows: Vec<String> = finding.rows.iter().map(u32::to_string).collect();
    rsx! {
        li {
            div { class: "finding",
                span { class,
                    Icon { name: icon }
                    {w.t(&format!("plan-severity-{}", finding.severity.code()))}
                }
                div { class: "grow",
                    p { {findings::sentence(w.i18n(), &finding)} }
                    if !lines.is_empty() {
                        details {
                            summary { {w.with("office-finding-rows", [("n", lines.len().into())])} }
                            ul { class: "finding-lines",
                                for (at , line) in lines.into_iter().enumerate() {
                                    li { key: "{at}", {line} }
                                }
                            }
                        }
                    } else if !rows.is_empty() {
                        p { class: "small quiet",
                            {w.with("office-finding-row-numbers", [("rows", rows.join(", ").into())])}
                        }
                    }
                }
            }
        }
    }
}

/// The annex as printed, and beside it the targets that the pages use.
#[component]
fn SplitTable(data: PlanData) -> Element {
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
fn count(value: Option<u32>) -> String {
    value.map(|value| i18n::number(i64::from(value))).unwrap_or_default()
}

fn rate(value: Option<Rate>) -> String {
    value.map(|rate| rate.to_string().replace('.', ",")).unwrap_or_default()
}
