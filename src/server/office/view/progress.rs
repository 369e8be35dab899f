//! The first page. The sentence first, then the figure, then the names behind it.

use dioxus::prelude::*;

use super::ledger::LedgerBlock;
use super::parts::{ButtonLink, ClassBadge, Icon, PageHead};
use super::starts::StartsApart;
use super::steps::{due_name, due_state};
use super::sync::{SyncBlock, sync_sentence};
use super::targets::{BarKey, Stripes, TargetBar};
use super::trend::Trend;
use super::villages::Villages;
use super::words;
use crate::domain::plan::PlanStatus;
use crate::i18n::findings;
use crate::server::office::model::plan::PlanState;
use crate::server::office::model::progress::ProgressData;
use crate::server::office::model::steps::DueRow;
use crate::server::office::model::targets::Cut;
use crate::server::office::model::visits::VisitRow;
use crate::server::office::words::Words;
use crate::server::store::PlanHead;

/// Findings that the banner names; the page of the plan has all.
const BANNER_FINDINGS: usize = 6;

/// The page; `print` shows no more than what is printed.
#[component]
pub fn ProgressPage(data: ProgressData, print: bool) -> Element {
    let w = words();
    rsx! {
        Stripes {}
        if print {
            p { class: "back",
                a { href: "/", {w.t("progress-print-back")} }
            }
        }
        PageHead {
            title: w.with("office-progress-title", [("year", data.year.to_string().into())]),
            sub: w.with("office-as-of", [("at", w.full_moment(data.at).into())]),
            sample: data.synthetic,
            if !print {
                ButtonLink { to: "/progress/xlsx", {w.t("report-xlsx")} }
                ButtonLink { to: "/progress/print", {w.t("progress-print")} }
                ButtonLink { to: "/map", {w.t("progress-map")} }
            }
        }
        if print {
            p { class: "no-print quiet gap", {w.t("progress-print-how")} }
        }
        match data.plan.clone() {
            Some(plan) => rsx! {
                PlanBanner { plan, newer: data.newer.clone(), sees: data.sees_plan, changes: data.changes_plan }
            },
            None => rsx! { NoPlan { sees_plan: data.sees_plan } },
        }
        if data.no_register {
            NoRegister { may_import: data.may_import }
        } else {
            StartsApart { rows: data.starts.clone() }
        }
        div { class: "two progress-standing",
            Commune { data: data.clone(), print }
            if let Some(trends) = data.trends.clone() {
                Trend { points: trends.poor, target: data.poor.target, kind: "poor" }
            } else {
                Latest { rows: data.latest.clone() }
            }
        }
        Villages { data: data.clone() }
        div { class: "two even progress-ledgers",
            for ledger in data.ledgers.iter() {
                LedgerBlock { key: "{ledger.class:?}", data: ledger.clone() }
            }
        }
        p { class: "small quiet remark",
            {w.t("progress-movement-formula")}
            " "
            a { href: "/progress/movement", {w.t("progress-movement-link")} }
        }
        if !print {
            div { class: "two even no-print",
                SyncBlock { lines: data.sync.clone() }
                div {
                    if let Some(trends) = data.trends.clone() {
                        Trend { points: trends.near_poor, target: data.near.target, kind: "near" }
                        Latest { rows: data.latest.clone() }
                    }
                }
            }
        }
    }
}

#[component]
fn NoPlan(sees_plan: bool) -> Element {
    let w = words();
    rsx! {
        div { class: "banner",
            Icon { name: "warn" }
            div { class: "grow",
                h2 { {w.t("office-no-plan-title")} }
                p { class: "banner-foot",
                    span { {w.t("office-no-plan-text")} }
                    if sees_plan {
                        a { class: "button", href: "/plan", {w.t("office-plan-page")} }
                    }
                }
            }
        }
    }
}

/// A commune just founded: without households every figure is nought.
#[component]
fn NoRegister(may_import: bool) -> Element {
    let w = words();
    rsx! {
        div { class: "banner", id: "no-register",
            Icon { name: "warn" }
            div { class: "grow",
                h2 { {w.t("progress-no-register")} }
                p { class: "banner-foot",
                    span { {w.t("progress-no-register-what")} }
                    if may_import {
                        a { class: "button", href: "/register/import", {w.t("register-import")} }
                    }
                }
            }
        }
    }
}

/// What does not add up in the plan, worst first, and which targets are used meanwhile.
#[component]
fn PlanBanner(plan: PlanState, newer: Option<PlanHead>, sees: bool, changes: bool) -> Element {
    let w = words();
    // Whoever may not open the plan can do nothing about what does not add up in it.
    let count = if sees { plan.findings.len() } else { 0 };
    let more = count.saturating_sub(BANNER_FINDINGS);
    let year = plan.year.to_string();
    let title = match (plan.status, count) {
        (PlanStatus::Confirmed, 0) => return rsx! {},
        (_, 0) => w.with("office-plan-unconfirmed", [("year", year.into())]),
        (PlanStatus::Confirmed, _) => {
            w.with("office-plan-confirmed-findings", [("year", year.into()), ("n", count.into())])
        }
        _ => w.with("office-plan-findings", [("year", year.into()), ("n", count.into())]),
    };
    let named = plan.findings.iter().take(BANNER_FINDINGS.min(count)).enumerate();
    rsx! {
        section { class: "banner", aria_labelledby: "findings-title",
            Icon { name: "warn" }
            div { class: "grow",
                h2 { id: "findings-title", {title} }
                if count > 0 {
                    ol { class: "findings",
                        for (at , finding) in named {
                            li { key: "{at}", {findings::sentence(w.i18n(), finding)} }
                        }
                    }
                }
                p { class: "banner-foot",
                    span { {used_targets(&w, &plan)} }
                    if sees {
                        a { class: "button", href: "/plan",
                            if more > 0 {
                                {w.with("office-all-findings", [("n", count.into())])}
                            } else {
                                {w.t("office-see-plan")}
                            }
                        }
                        if plan.status != PlanStatus::Confirmed {
                            if changes {
                                a { class: "button", href: "/plan/edit", {w.t("plan-edit-link")} }
                            }
                            a { class: "button", href: "/plan/proposal", {w.t("office-see-proposal")} }
                        }
                    }
                }
                if let Some(newer) = newer.filter(|_| sees) {
                    p { class: "banner-newer",
                        {w.with("progress-newer-plan", [
                            ("version", newer.version.to_string().into()),
                            ("n", newer.findings.into()),
                        ])}
                        " "
                        a { href: "/plan?version={newer.version}",
                            {w.with("plan-version", [("version", newer.version.to_string().into())])}
                        }
                    }
                }
            }
        }
    }
}

/// One sentence: which targets the pages use, and whether anyone confirmed them.
pub fn used_targets(w: &Words, plan: &PlanState) -> String {
    match plan.status {
        PlanStatus::Draft if plan.stated.poor_cut.is_none() && plan.stated.near_cut.is_none() => {
            w.t("office-targets-draft-none")
        }
        PlanStatus::Draft => w.t("office-targets-draft"),
        PlanStatus::Confirmed => w.t("office-targets-confirmed"),
        PlanStatus::Proposed => match plan.stated.poor_cut {
            Some(total) => w.with("office-targets-proposed", [("n", total.into())]),
            None => w.t("office-targets-proposed-none"),
        },
    }
}

/// The commune's sentence with its bar, the near-poor, and how far the review is.
#[component]
fn Commune(data: ProgressData, print: bool) -> Element {
    let w = words();
    let cut = data.poor;
    rsx! {
        section { class: "block",
            h2 { class: "sentence", {poor_sentence(&w, cut)} }
            TargetBar { cut, longest: cut.longest().max(1), large: true }
            BarKey { cut }
            if data.plan.as_ref().is_some_and(|plan| plan.status == PlanStatus::Proposed) {
                p { class: "small quiet", {w.t("office-split-unconfirmed")} }
            }
            p {
                b { {w.t("office-near-label")} }
                " "
                {near_sentence(&w, data.near, data.plan.as_ref())}
            }
            p {
                b { {w.t("office-review-label")} }
                " "
                {w.with("office-review-sentence", [
                    ("reviewed", data.reviewed.households.into()),
                    ("total", data.to_review.households.into()),
                ])}
            }
            p { class: "quiet small",
                {w.with("office-visited-sentence", [("n", data.visited.households.into())])}
            }
            if !data.due.is_empty() {
                p {
                    b { {w.t("progress-due-label")} }
                    " "
                    {data.due.iter().map(|row| due_sentence(&w, row)).collect::<Vec<_>>().join(" ")}
                    " "
                    a { class: "no-print", href: "/calendar", {w.t("steps-due-all")} }
                }
            }
            p {
                b { {w.t("progress-sync-label")} }
                " "
                {sync_sentence(&w, &data.sync)}
                " "
                if !print {
                    a { class: "no-print", href: "#sync",
                        {w.t(if data.whole { "progress-sync-link" } else { "progress-sync-link-own" })}
                    }
                }
            }
        }
    }
}

/// "Rà soát và ra quyết định đợt năm 2026: hạn 14/12/2026, còn 21 ngày."
fn due_sentence(w: &Words, row: &DueRow) -> String {
    w.with("progress-due", [("what", due_name(w, row).into()), ("state", due_state(w, row).into())])
}

/// "Đã rà soát giảm N hộ nghèo, xã công nhận M. Còn K hộ mới đủ 138."
pub fn poor_sentence(w: &Words, cut: Cut) -> String {
    let surveyed = moved(w, "office-poor", cut);
    let rest = match (cut.target, cut.left()) {
        (Some(target), Some(0)) => w.with("office-target-met", [("target", target.into())]),
        (Some(target), Some(left)) => w.with("office-target-left", [("left", left.into()), ("target", target.into())]),
        _ => w.t("office-target-none"),
    };
    format!("{surveyed} {rest}")
}

/// What the review found and what the commune recognised; either may be a fall or a rise.
fn moved(w: &Words, key: &str, cut: Cut) -> String {
    let way = |fewer: i64| if fewer < 0 { "rise" } else { "fall" };
    let key = format!("{key}-{}-{}", way(cut.surveyed), way(cut.recognised));
    w.with(
        &key,
        [("surveyed", cut.surveyed.saturating_abs().into()), ("recognised", cut.recognised.saturating_abs().into())],
    )
}

/// The near-poor have a target for the commune only: the plan gives no usable baseline a village.
fn near_sentence(w: &Words, cut: Cut, plan: Option<&PlanState>) -> String {
    let moved = moved(w, "office-near", cut);
    let register_only = plan.is_some_and(|plan| plan.near_start_missing);
    let start = if register_only { "office-near-start-register" } else { "office-near-start" };
    let start = w.with(start, [("start", cut.start.into())]);
    match cut.target {
        Some(target) => format!("{moved} {} {start}", w.with("office-near-target", [("target", target.into())])),
        None => format!("{moved} {} {start}", w.t("office-near-no-target")),
    }
}

/// The visits received last.
#[component]
fn Latest(rows: Vec<VisitRow>) -> Element {
    let w = words();
    rsx! {
        section { class: "block", aria_labelledby: "latest-title",
            h2 { id: "latest-title", {w.t("office-latest-title")} }
            if rows.is_empty() {
                p { class: "fact", {w.t("office-visits-none")} }
                p { class: "quiet", {w.t("office-visits-none-next")} }
            } else {
                ul { class: "latest",
                    for row in rows {
                        li { key: "{row.id}",
                            ClassBadge { class: row.class }
                            span { class: "grow",
                                a { href: "/visits/{row.id}", {row.head.clone()} }
                                span { class: "quiet small",
                                    {w.with("office-latest-where", [
                                        ("village", w.village_first(&row.village_name).into()),
                                        ("at", w.moment(row.received_at).into()),
                                    ])}
                                }
                            }
                        }
                    }
                }
                p { class: "actions",
                    a { href: "/visits", {w.t("office-all-visits")} }
                }
            }
        }
    }
}
