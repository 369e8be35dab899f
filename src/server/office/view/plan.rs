//! The plan: where its version stands among the others, what its text states, and several years beside each other.
//!
//! What does not add up is in [`super::plan_findings`], the annex beside the targets in [`super::plan_annex`].

use dioxus::prelude::*;

use super::parts::{Empty, Icon, PageHead};
use super::plan_annex::{SplitTable, count};
use super::plan_begin::{BeginData, NextYear};
use super::plan_findings::Findings;
use super::plan_versions::{Versions, made};
use super::progress::used_targets;
use super::words;
use crate::domain::ids::VillageId;
use crate::domain::plan::{Plan, PlanStatus, VillageTarget};
use crate::domain::text::title_case;
use crate::i18n;
use crate::server::office::model::plan::{PlanData, PlanState};
use crate::server::office::words::Words;

/// The page without a plan.
#[component]
pub fn NoPlanPage(may_change: bool) -> Element {
    let w = words();
    rsx! {
        PageHead { title: w.t("office-plan-none-title") }
        Empty { fact: w.t("office-no-plan-title"), next: w.t("plan-none-next"),
            if may_change {
                p { class: "actions",
                    a { class: "button primary", href: "/plan/upload", {w.t("plan-upload-link")} }
                }
            }
        }
    }
}

/// The page.
#[component]
pub fn PlanPage(data: PlanData, next: Option<BeginData>) -> Element {
    let w = words();
    let state = data.state.clone();
    rsx! {
        PageHead {
            title: w.with("office-plan-title", [("year", state.year.to_string().into())]),
            sub: w.with("plan-sub", [
                ("version", state.version.to_string().into()),
                ("status", w.t(status_key(state.status)).into()),
                ("how", made(&w, &data.made).into()),
                ("at", w.moment(state.loaded_at).into()),
            ]),
            sample: data.synthetic,
            if data.may_change {
                a { class: "button", href: "/plan/upload", {w.t("plan-upload-link")} }
            }
        }
        Years { data: data.clone() }
        Standing { data: data.clone() }
        if let Some(next) = next.clone().filter(BeginData::ready) {
            NextYear { data: next, may_begin: data.may_begin }
        }
        Stated { state: state.clone() }
        Findings { findings: state.findings.clone() }
        SplitTable { data: data.clone() }
        // Before it can be gone, the way to the next year stands below this one's plan.
        if let Some(next) = next.filter(|next| !next.ready()) {
            NextYear { data: next, may_begin: data.may_begin }
        }
        Versions { versions: data.versions.clone(), shown: state.version }
        if data.years.len() > 1 {
            SideBySide { years: data.years.clone() }
        }
    }
}

/// The years that have a plan.
#[component]
fn Years(data: PlanData) -> Element {
    let w = words();
    if data.years.len() < 2 {
        return rsx! {};
    }
    rsx! {
        nav { class: "plan-years", aria_label: w.t("plan-years"),
            for plan in data.years.iter() {
                a {
                    key: "{plan.year}",
                    href: "/plan?year={plan.year}",
                    aria_current: if plan.year == data.state.year { "page" },
                    "{plan.year}"
                }
            }
        }
    }
}

/// Where this version stands among the others, and what can be done with it.
#[component]
fn Standing(data: PlanData) -> Element {
    let w = words();
    let (status, version) = (data.state.status, data.state.version);
    let in_force = data.in_force().map(|head| head.version);
    let (class, icon) = match status {
        PlanStatus::Confirmed if in_force == Some(version) => ("flash plan-standing", "tick"),
        _ => ("banner plan-standing", "warn"),
    };
    rsx! {
        section { class, aria_labelledby: "plan-standing",
            Icon { name: icon }
            div { class: "grow",
                h2 { id: "plan-standing", {standing(&w, &data)} }
                if let Some(confirmed) = data.made.confirmed.as_ref() {
                    p {
                        {w.with("plan-confirmed-by", [
                            ("name", confirmed.name.clone().into()),
                            ("on", w.date(confirmed.on).into()),
                        ])}
                        if !confirmed.paper.is_empty() {
                            " "
                            {w.with("plan-confirmed-paper", [("paper", confirmed.paper.clone().into())])}
                        }
                    }
                }
                match in_force {
                    Some(used) if used == version => rsx! {
                        p { {w.t(if status == PlanStatus::Draft { "plan-in-force-draft" } else { "plan-in-force" })} }
                    },
                    Some(used) => rsx! {
                        p {
                            {w.with("plan-in-force-other", [("version", used.to_string().into())])}
                            " "
                            a { href: "/plan?version={used}",
                                {w.with("plan-version", [("version", used.to_string().into())])}
                            }
                        }
                    },
                    None => rsx! {
                        p {
                            {w.with("plan-in-force-year", [("year", data.state.year.to_string().into())])}
                            if data.may_begin {
                                " "
                                a { href: "/plan/begin", {w.t("plan-begin-link")} }
                            }
                        }
                    },
                }
                if data.is_newest() && data.may_change {
                    p { class: "actions",
                        a { class: "button", href: "/plan/edit?version={version}", {w.t("plan-edit-link")} }
                        if status != PlanStatus::Confirmed {
                            a { class: "button", href: "/plan/proposal?version={version}", {w.t("plan-split-link")} }
                            a { class: "button primary", href: "/plan/confirm?version={version}", {w.t("plan-confirm-link")} }
                        }
                    }
                } else if !data.is_newest() {
                    p {
                        {w.t("plan-not-newest")}
                        " "
                        a { href: "/plan?year={data.state.year}",
                            {w.with("plan-version", [("version", data.newest().to_string().into())])}
                        }
                    }
                }
            }
        }
    }
}

fn standing(w: &Words, data: &PlanData) -> String {
    let blocking = data.blocking;
    match data.state.status {
        PlanStatus::Confirmed => w.t("plan-standing-confirmed"),
        PlanStatus::Proposed => w.t("plan-standing-proposed"),
        PlanStatus::Draft if blocking > 0 => w.with("plan-standing-blocked", [("n", blocking.into())]),
        PlanStatus::Draft => w.t("plan-standing-draft"),
    }
}

/// The plans of several years beside each other.
#[component]
fn SideBySide(years: Vec<Plan>) -> Element {
    let w = words();
    let mut villages: Vec<(VillageId, String)> = Vec::new();
    for line in years.iter().rev().flat_map(|plan| &plan.villages) {
        if !villages.iter().any(|(id, _)| *id == line.village) {
            villages.push((line.village.clone(), title_case(&line.name)));
        }
    }
    villages.sort();
    let cells = |plan: &Plan, village: &VillageId| {
        let line = plan.village(village).cloned();
        [
            line.as_ref().and_then(|line| line.poor_start),
            line.as_ref().and_then(|line| line.poor_cut),
            line.as_ref().and_then(|line| line.near_cut),
        ]
    };
    let sums = |plan: &Plan| {
        let reads: [fn(&VillageTarget) -> Option<u32>; 3] =
            [|line| line.poor_start, |line| line.poor_cut, |line| line.near_cut];
        reads.map(|read| plan.villages.iter().filter_map(read).reduce(u32::saturating_add))
    };
    rsx! {
        section { class: "block table-block", aria_labelledby: "plan-side-title",
            div { class: "padded",
                h2 { id: "plan-side-title", {w.t("plan-side-title")} }
                p { class: "quiet", {w.t("plan-side-what")} }
            }
            div { class: "scroll", role: "group", aria_labelledby: "plan-side-title", tabindex: "0",
                table { class: "list plan-side",
                    thead {
                        tr {
                            th { rowspan: "2", scope: "col", {w.t("office-col-village")} }
                            for plan in years.iter() {
                                th { key: "{plan.year}", colspan: "3", scope: "colgroup", class: "group",
                                    "{plan.year}: "
                                    {w.t(status_key(plan.status))}
                                }
                            }
                        }
                        tr {
                            for plan in years.iter() {
                                for name in ["poor-start", "poor-cut-used", "near-cut-used"] {
                                    th { key: "{plan.year}-{name}", class: "right", scope: "col",
                                        {w.t(&format!("office-column-{name}"))}
                                    }
                                }
                            }
                        }
                    }
                    tbody {
                        for (id , name) in villages {
                            tr { key: "{id}",
                                th { scope: "row", {name} }
                                for plan in years.iter() {
                                    for (at , value) in cells(plan, &id).into_iter().enumerate() {
                                        td { key: "{plan.year}-{at}", class: "right", {count(value)} }
                                    }
                                }
                            }
                        }
                    }
                    tfoot {
                        tr { class: "total",
                            th { scope: "row", {w.t("office-sum-of-rows")} }
                            for (at , sum) in years.iter().flat_map(sums).enumerate() {
                                td { key: "{at}", class: "right", {count(sum)} }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub const fn status_key(status: PlanStatus) -> &'static str {
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
