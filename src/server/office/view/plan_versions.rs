//! The versions of a year's plan: who made each, how and when, and what it changed.

use dioxus::prelude::*;

use super::parts::PageHead;
use super::plan::status_key;
use super::words;
use crate::domain::plan::annex::Column;
use crate::domain::plan::revise::{Change, Place};
use crate::domain::text::title_case;
use crate::server::office::words::Words;
use crate::server::store::{PlanHead, PlanMade};

/// "sửa trong trang, Nguyễn Thị Hạnh": how a version was made and by whom.
pub fn made(w: &Words, made: &PlanMade) -> String {
    let act = w.t(&format!("plan-act-{}", made.act.code()));
    let who = match (made.name.as_str(), made.by.as_str()) {
        ("", "") => return act,
        ("", "command-line") => w.t("plan-by-command-line"),
        ("", by) => by.to_owned(),
        (name, _) => name.to_owned(),
    };
    format!("{act}, {who}")
}

/// The list of versions.
#[component]
pub fn Versions(versions: Vec<PlanHead>, shown: u32) -> Element {
    let w = words();
    rsx! {
        section { class: "block table-block", id: "versions", aria_labelledby: "versions-title",
            div { class: "padded",
                h2 { id: "versions-title", {w.with("plan-versions-title", [("n", versions.len().into())])} }
            }
            div { class: "scroll", role: "group", aria_labelledby: "versions-title", tabindex: "0",
                table { class: "list plan-versions",
                    thead {
                        tr {
                            th { scope: "col", {w.t("plan-col-version")} }
                            th { scope: "col", {w.t("plan-col-at")} }
                            th { scope: "col", {w.t("plan-col-how")} }
                            th { scope: "col", {w.t("plan-col-status")} }
                            th { class: "right", scope: "col", {w.t("plan-col-findings")} }
                            th { scope: "col", {w.t("plan-col-changes")} }
                        }
                    }
                    tbody {
                        for (at , head) in versions.iter().enumerate() {
                            tr { key: "{head.version}", class: if head.version == shown { "plan-shown" },
                                th { scope: "row", class: "nowrap",
                                    a {
                                        href: "/plan?version={head.version}",
                                        aria_current: if head.version == shown { "true" },
                                        {w.with("plan-version", [("version", head.version.to_string().into())])}
                                    }
                                }
                                td { class: "nowrap", {w.moment(head.at)} }
                                td {
                                    {made(&w, &head.made)}
                                    if !head.made.reason.is_empty() {
                                        span { class: "under quiet", {head.made.reason.clone()} }
                                    }
                                    if let Some(confirmed) = head.made.confirmed.as_ref() {
                                        span { class: "under quiet",
                                            {w.with("plan-confirmed-by", [
                                                ("name", confirmed.name.clone().into()),
                                                ("on", w.date(confirmed.on).into()),
                                            ])}
                                        }
                                    }
                                }
                                td {
                                    {w.t(status_key(head.status))}
                                    if head.in_force {
                                        span { class: "under fact", {w.t("plan-col-in-force")} }
                                    }
                                }
                                td { class: "right", {w.number(i64::try_from(head.findings).unwrap_or(i64::MAX))} }
                                td {
                                    if at + 1 < versions.len() {
                                        a { href: "/plan/versions/{head.version}", {w.t("plan-see-changes")} }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What one version changed.
#[component]
pub fn ComparePage(head: PlanHead, with: Option<u32>, changes: Option<Vec<Change>>) -> Element {
    let w = words();
    let version = head.version.to_string();
    rsx! {
        p { class: "back",
            a { href: "/plan?year={head.year}#versions", {w.t("plan-back")} }
        }
        PageHead {
            title: w.with("plan-compare-title", [
                ("version", version.clone().into()),
                ("year", head.year.to_string().into()),
            ]),
            sub: w.with("plan-compare-sub", [
                ("how", made(&w, &head.made).into()),
                ("at", w.moment(head.at).into()),
            ]),
        }
        match (with, changes) {
            (Some(with), Some(changes)) => rsx! {
                section { class: "block table-block", aria_labelledby: "changes-title",
                    div { class: "padded",
                        h2 { id: "changes-title",
                            {w.with("plan-changes-title", [
                                ("n", changes.len().into()),
                                ("version", version.clone().into()),
                                ("with", with.to_string().into()),
                            ])}
                        }
                        if !head.made.reason.is_empty() {
                            p { {w.with("plan-changes-reason", [("reason", head.made.reason.clone().into())])} }
                        }
                    }
                    Changes { changes, label: "changes-title" }
                }
            },
            _ => rsx! {
                div { class: "block empty",
                    p { class: "fact", {w.t("plan-compare-first")} }
                }
            },
        }
    }
}

/// Figures that two versions say differently.
#[component]
pub fn Changes(changes: Vec<Change>, label: &'static str) -> Element {
    let w = words();
    rsx! {
        div { class: "scroll", role: "group", aria_labelledby: label, tabindex: "0",
            table { class: "list plan-changes",
                thead {
                    tr {
                        th { scope: "col", {w.t("plan-change-where")} }
                        th { scope: "col", {w.t("plan-change-what")} }
                        th { class: "right", scope: "col", {w.t("plan-change-from")} }
                        th { class: "right", scope: "col", {w.t("plan-change-to")} }
                    }
                }
                tbody {
                    for (at , change) in changes.into_iter().enumerate() {
                        tr { key: "{at}",
                            th { scope: "row", {place(&w, &change.place)} }
                            td { {column(&w, &change)} }
                            td { class: "right", {figure(&w, &change, &change.from)} }
                            td { class: "right strong", {figure(&w, &change, &change.to)} }
                        }
                    }
                }
            }
        }
    }
}

fn place(w: &Words, place: &Place) -> String {
    match place {
        Place::Status => w.t("plan-place-status"),
        Place::Stated => w.t("plan-place-stated"),
        Place::Total => w.t("plan-place-total"),
        Place::Row { number, name } => format!("{number}. {}", title_case(name)),
        Place::Used { number, name } => {
            w.with("plan-place-used", [("village", format!("{number}. {}", title_case(name)).into())])
        }
    }
}

fn column(w: &Words, change: &Change) -> String {
    match (&change.place, change.column) {
        (Place::Status, _) => w.t("plan-col-status"),
        (_, Column::Village) => w.t("office-column-village"),
        (_, column) => w.t(&format!("office-column-{}", column.code().replace('_', "-"))),
    }
}

fn figure(w: &Words, change: &Change, text: &str) -> String {
    match (&change.place, text) {
        (_, "") => w.t("plan-blank"),
        (Place::Status, code) => w.t(&format!("office-plan-status-{code}")),
        (_, text) => text.to_owned(),
    }
}
