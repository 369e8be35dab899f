//! A village's book.

use dioxus::prelude::*;

use super::ledger::LedgerBlock;
use super::parts::{ButtonLink, ClassBadge, Empty, PageHead};
use super::progress::{poor_sentence, used_targets};
use super::targets::Stripes;
use super::trend::Trend;
use super::words;
use crate::domain::ids::HouseholdId;
use crate::domain::phone;
use crate::server::office::model::sync::VillageSync;
use crate::server::office::model::village::{HouseholdRow, VillageData};
use crate::server::office::words::Words;

/// The page.
#[component]
pub fn VillagePage(data: VillageData, may_import: bool) -> Element {
    let w = words();
    let sub = w.with(
        "office-village-sub",
        [
            ("households", data.present.households.into()),
            ("people", data.present.people.into()),
            ("reviewed", data.reviewed.households.into()),
            ("total", data.to_review.households.into()),
        ],
    );
    rsx! {
        Stripes {}
        p { class: "back",
            a { href: "/", {w.t("office-back-to-progress")} }
        }
        PageHead {
            title: w.with("office-village-title", [
                ("village", w.village(&data.name).into()),
                ("year", data.year.to_string().into()),
            ]),
            sub,
            sample: data.synthetic,
            a { class: "button", href: "/villages/{data.id}/rescore", {w.t("office-rescore-link")} }
            a { class: "button", href: "/visits?village={data.id}", {w.t("office-village-visits")} }
        }
        div { class: "block lead",
            p { class: "sentence", {poor_sentence(&w, data.poor.cut)} }
            if let Some(plan) = data.plan.as_ref() {
                p { class: "quiet", {used_targets(&w, plan)} }
            }
        }
        if let Some(sync) = data.sync.clone() {
            p { class: "remark",
                b { {w.t("progress-sync-label")} }
                " "
                {heard(&w, &sync)}
            }
        }
        div { class: "two even",
            Trend { points: data.trends.poor.clone(), target: data.poor.cut.target, kind: "poor" }
            Trend { points: data.trends.near_poor.clone(), target: data.near.cut.target, kind: "near" }
        }
        div { class: "two even",
            LedgerBlock { data: data.poor.clone() }
            LedgerBlock { data: data.near.clone() }
        }
        p { class: "small quiet remark", {w.t("office-ledger-formula")} }
        Households { rows: data.households.clone(), may_import }
    }
}

/// When the village was last heard of, and whom to call when that is long ago.
fn heard(w: &Words, sync: &VillageSync) -> String {
    let who = [sync.person.clone(), phone::grouped(&sync.number)];
    let who = who.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    match (sync.last, sync.person.is_empty()) {
        (None, true) => w.t("progress-sync-no-phone"),
        (None, false) => w.with("progress-sync-village-never", [("who", who.into())]),
        (Some(at), _) => {
            let key = if sync.quiet { "progress-sync-village-quiet" } else { "progress-sync-village" };
            w.with(key, [("at", w.moment(at).into()), ("who", who.into())])
        }
    }
}

#[component]
fn Households(rows: Vec<HouseholdRow>, may_import: bool) -> Element {
    let w = words();
    if rows.is_empty() {
        return rsx! {
            Empty { fact: w.t("office-households-none"), next: w.t("office-households-none-next"),
                if may_import {
                    p { class: "actions",
                        ButtonLink { to: "/register/import", primary: true, {w.t("register-import")} }
                    }
                }
            }
        };
    }
    rsx! {
        section { class: "block table-block", aria_labelledby: "households-title",
            div { class: "table-head",
                h2 { id: "households-title",
                    {w.with("office-households-title", [("n", rows.len().into())])}
                }
            }
            div { class: "scroll", role: "group", aria_labelledby: "households-title", tabindex: "0",
                table { class: "list",
                    thead {
                        tr {
                            th { scope: "col", {w.t("office-col-household-number")} }
                            th { scope: "col", {w.t("office-col-head")} }
                            th { class: "right", scope: "col", {w.t("office-col-people")} }
                            th { scope: "col", {w.t("office-col-class-start")} }
                            th { scope: "col", {w.t("office-col-class-surveyed")} }
                            th { scope: "col", {w.t("office-col-class-official")} }
                            th { scope: "col", {w.t("office-col-visit")} }
                        }
                    }
                    tbody {
                        for row in rows {
                            Household { key: "{row.id}", row }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Household(row: HouseholdRow) -> Element {
    let w = words();
    rsx! {
        tr { id: "household-{row.id}",
            td { "{row.number}" }
            th { scope: "row", HouseholdHead { id: row.id, head: row.head.clone(), present: row.present } }
            td { class: "right", {w.number(row.people)} }
            td { ClassBadge { class: row.start } }
            td {
                if let Some(surveyed) = row.surveyed {
                    ClassBadge { class: surveyed.class }
                } else {
                    span { class: "quiet", {w.t("office-not-surveyed")} }
                }
            }
            td { ClassBadge { class: row.official } }
            td {
                if let Some(surveyed) = row.surveyed {
                    a { href: "/visits/{surveyed.visit}",
                        {w.with("office-visit-of", [("date", w.date(surveyed.visited_on).into())])}
                    }
                }
            }
        }
    }
}

/// A household by its head, as a link to its file; with a word where it does not live here any more.
#[component]
pub fn HouseholdHead(id: HouseholdId, head: String, present: bool) -> Element {
    let w = words();
    rsx! {
        a { href: "/households/{id}", {head} }
        if !present {
            span { class: "small quiet under", {w.t("office-household-gone")} }
        }
    }
}
