//! Requests and follow-ups as they came; requests that wait for a review stand first.

use dioxus::prelude::*;

use super::parts::{Empty, Icon, PageHead};
use super::words;
use crate::domain::ids::VillageId;
use crate::server::office::model::submissions::{SubmissionRow, SubmissionsData};
use crate::server::office::words::Words;

/// The page.
#[component]
pub fn SubmissionsPage(data: SubmissionsData) -> Element {
    let w = words();
    rsx! {
        p { class: "back",
            a { href: "/visits", {w.t("office-back-to-visits")} }
        }
        PageHead { title: w.t("office-submissions-title"), sub: w.t("office-submissions-sub"), sample: data.synthetic,
            VillageChoice { villages: data.villages.clone(), chosen: data.village.clone() }
        }
        if !data.waiting.is_empty() {
            section { class: "history", aria_labelledby: "waiting-title",
                h2 { id: "waiting-title",
                    {w.with("office-requests-wait", [("n", data.waiting.len().into())])}
                }
                p { class: "quiet gap", {w.t("office-requests-wait-next")} }
                SubmissionTable { rows: data.waiting.clone(), label: w.t("office-requests-title") }
            }
        }
        if data.rows.is_empty() {
            Empty { fact: w.t("office-submissions-none"), next: w.t("office-submissions-none-next") }
        } else {
            section { class: "history", aria_labelledby: "all-title",
                h2 { id: "all-title", {w.t("office-submissions-all")} }
                SubmissionTable { rows: data.rows.clone(), label: w.t("office-submissions-all") }
            }
            Pages { data }
        }
    }
}

#[component]
fn VillageChoice(villages: Vec<(VillageId, String)>, chosen: Option<VillageId>) -> Element {
    let w = words();
    rsx! {
        form { class: "filter", method: "get", action: "/submissions",
            label { r#for: "village", {w.t("office-filter-village")} }
            select { id: "village", name: "village",
                option { value: "", selected: chosen.is_none(), {w.t("office-filter-all")} }
                for (id , name) in villages {
                    option { key: "{id}", value: "{id}", selected: chosen.as_ref() == Some(&id), {name} }
                }
            }
            button { class: "button", r#type: "submit", {w.t("office-filter-button")} }
        }
    }
}

/// The name of a form by its questionnaire.
pub fn form_name(w: &Words, questionnaire: &str) -> String {
    let key = format!("questionnaire-{questionnaire}");
    if w.has(&key) { w.t(&key) } else { w.t("questionnaire-other") }
}

/// Submissions as a table; also those of one household.
#[component]
pub fn SubmissionTable(rows: Vec<SubmissionRow>, label: String, #[props(default)] one_household: bool) -> Element {
    let w = words();
    rsx! {
        div { class: "block table-block scroll", role: "group", aria_label: label, tabindex: "0",
            table { class: "list visits",
                thead {
                    tr {
                        th { scope: "col", {w.t("office-col-received")} }
                        if !one_household {
                            th { scope: "col", {w.t("office-col-household")} }
                            th { scope: "col", {w.t("office-col-village")} }
                        }
                        th { scope: "col", {w.t("office-col-form")} }
                        th { scope: "col", {w.t("office-col-filled")} }
                        th { scope: "col", {w.t("office-col-person")} }
                        th { scope: "col", {w.t("office-col-remark")} }
                    }
                }
                tbody {
                    for row in rows {
                        tr { key: "{row.id}", class: if row.corrected { "superseded" },
                            td { class: "nowrap", {w.moment(row.received_at)} }
                            if !one_household {
                                th { scope: "row",
                                    a { href: "/households/{row.household}", "{row.number} {row.head}" }
                                }
                                td {
                                    a { class: "plain", href: "/villages/{row.village}", {row.village_name.clone()} }
                                }
                            }
                            td { class: "form",
                                a { href: "/submissions/{row.id}", {form_name(&w, &row.questionnaire)} }
                            }
                            td { class: "nowrap", {w.date(row.visited_on)} }
                            td { class: "person", {row.person.clone()} }
                            td { class: "remarks", Remarks { row: row.clone() } }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Remarks(row: SubmissionRow) -> Element {
    let w = words();
    let correction = row.correction_of.as_ref().map(|(old, reason)| (*old, reason.clone()));
    rsx! {
        if row.waiting {
            p { class: "flag",
                Icon { name: "clock" }
                {w.t("office-flag-waiting")}
            }
        }
        if let Some((old, reason)) = correction {
            p { class: "flag",
                Icon { name: "pen" }
                span {
                    a { class: "plain", href: "/submissions/{old}", {w.t("office-flag-correction")} }
                    if !reason.is_empty() {
                        ": {reason}"
                    }
                }
            }
        }
        if row.corrected {
            p { class: "flag",
                Icon { name: "info" }
                {w.t("office-flag-superseded")}
            }
        }
        if row.clock_absurd {
            p { class: "flag",
                Icon { name: "clock" }
                {w.t("office-flag-clock")}
            }
        }
    }
}

#[component]
fn Pages(data: SubmissionsData) -> Element {
    let w = words();
    let village = data.village.as_ref().map(|id| format!("&village={id}")).unwrap_or_default();
    let newest =
        data.village.as_ref().map_or_else(|| "/submissions".to_owned(), |id| format!("/submissions?village={id}"));
    rsx! {
        nav { class: "pages", aria_label: w.t("office-pages"),
            if data.paged {
                a { class: "button", href: newest, {w.t("office-visits-newest")} }
            }
            if let Some(before) = data.older {
                a { class: "button", href: "/submissions?before={before}{village}", {w.t("office-visits-older")} }
            }
        }
    }
}
