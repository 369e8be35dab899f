//! The visits received, newest first, and the entries that were not taken as they came.

use dioxus::prelude::*;

use super::parts::{ClassBadge, Empty, Icon, PageHead, Scores};
use super::words;
use crate::domain::ids::VillageId;
use crate::i18n;
use crate::server::office::model::visits::{AttentionRow, Trouble, VisitRow, VisitsData};
use crate::server::office::words::Words;

/// The page.
#[component]
pub fn VisitsPage(data: VisitsData) -> Element {
    let w = words();
    let chosen = data.village.as_ref().and_then(|id| data.villages.iter().find(|(other, _)| other == id));
    let sub = match chosen {
        Some((_, name)) => w.with("office-visits-sub-village", [("village", w.village(name).into())]),
        None => w.t("office-visits-sub"),
    };
    rsx! {
        PageHead { title: w.t("office-visits-title"), sub, sample: data.synthetic,
            a { class: "button", href: "/review", {w.t("review-to-queue")} }
            a { class: "button", href: "/submissions", {w.t("office-submissions-link")} }
            VillageChoice { villages: data.villages.clone(), chosen: data.village.clone() }
        }
        if data.waiting > 0 {
            div { class: "banner", role: "note",
                Icon { name: "info" }
                p { class: "grow",
                    b { {w.with("office-requests-wait", [("n", data.waiting.into())])} }
                    " "
                    a { href: "/submissions", {w.t("office-requests-see")} }
                }
            }
        }
        if !data.attention.is_empty() {
            Attention { rows: data.attention.clone() }
        }
        if data.rows.is_empty() && data.paged {
            Empty { fact: w.t("office-visits-no-more"),
                p { class: "actions",
                    a { class: "button", href: "/visits", {w.t("office-visits-newest")} }
                }
            }
        } else if data.rows.is_empty() {
            Empty { fact: w.t("office-visits-none"), next: w.t("office-visits-none-next"),
                p { class: "actions",
                    a { class: "button", href: "/devices", {w.t("office-nav-devices")} }
                }
            }
        } else {
            VisitTable { rows: data.rows.clone(), label: w.t("office-visits-title") }
            Pages { data }
        }
    }
}

#[component]
fn VillageChoice(villages: Vec<(VillageId, String)>, chosen: Option<VillageId>) -> Element {
    let w = words();
    rsx! {
        form { class: "filter", method: "get", action: "/visits",
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

/// Visits as a table; also the history of one household.
#[component]
pub fn VisitTable(rows: Vec<VisitRow>, label: String, #[props(default)] one_household: bool) -> Element {
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
                        th { scope: "col", {w.t("office-col-class")} }
                        th { scope: "col", {w.t("office-col-scores")} }
                        th { scope: "col", {w.t("office-col-visited")} }
                        th { scope: "col", {w.t("office-col-person")} }
                        th { scope: "col", {w.t("office-col-remark")} }
                    }
                }
                tbody {
                    for row in rows {
                        VisitLine { key: "{row.id}", row, one_household }
                    }
                }
            }
        }
    }
}

#[component]
fn VisitLine(row: VisitRow, one_household: bool) -> Element {
    let w = words();
    let received = w.moment(row.received_at);
    let class = if row.current { "" } else { "superseded" };
    rsx! {
        tr { class,
            td { class: "nowrap",
                if one_household {
                    a { href: "/visits/{row.id}", {received} }
                } else {
                    {received}
                }
            }
            if !one_household {
                th { scope: "row",
                    a { href: "/visits/{row.id}", "{row.number} {row.head}" }
                }
                td {
                    a { class: "plain", href: "/villages/{row.village}", {row.village_name.clone()} }
                }
            }
            td { ClassBadge { class: row.class } }
            td { class: "nowrap",
                Scores { income: row.income, b2_min: row.b2_min, b2_max: row.b2_max }
            }
            td { class: "nowrap", {w.date(row.visited_on)} }
            td { class: "person", {row.person.clone()} }
            td { class: "remarks", Remarks { row } }
        }
    }
}

#[component]
fn Remarks(row: VisitRow) -> Element {
    let w = words();
    rsx! {
        if let Some(correction) = row.correction_of.clone() {
            p { class: "flag",
                Icon { name: "pen" }
                span {
                    a { class: "plain", href: "/visits/{correction.of}", {w.t("office-flag-correction")} }
                    if !correction.reason.is_empty() {
                        ": {correction.reason}"
                    }
                }
            }
        }
        if !row.current {
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
fn Pages(data: VisitsData) -> Element {
    let w = words();
    let village = data.village.as_ref().map(|id| format!("&village={id}")).unwrap_or_default();
    let newest = data.village.as_ref().map_or_else(|| "/visits".to_owned(), |id| format!("/visits?village={id}"));
    rsx! {
        nav { class: "pages", aria_label: w.t("office-pages"),
            if data.paged {
                a { class: "button", href: newest, {w.t("office-visits-newest")} }
            }
            if let Some(before) = data.older {
                a { class: "button", href: "/visits?before={before}{village}", {w.t("office-visits-older")} }
            }
        }
    }
}

/// What was not taken as it came: the phone shows the same in words, with the next step.
#[component]
fn Attention(rows: Vec<AttentionRow>) -> Element {
    let w = words();
    rsx! {
        section { class: "banner", aria_labelledby: "attention-title",
            Icon { name: "warn" }
            div { class: "grow",
                h2 { id: "attention-title",
                    {w.with("office-attention-title", [("n", rows.len().into())])}
                }
                ul { class: "attention",
                    for (at , row) in rows.into_iter().enumerate() {
                        li { key: "{at}",
                            b { {row.person.clone()} }
                            ", {w.moment(row.received_at)}: "
                            {trouble(&w, row.trouble)}
                        }
                    }
                }
                p { class: "small",
                    {w.t("office-attention-next")}
                    " "
                    a { href: "/conflicts", {w.t("conflicts-title")} }
                }
            }
        }
    }
}

fn trouble(w: &Words, trouble: Trouble) -> String {
    match trouble {
        Trouble::Refused(code) => {
            let key = format!("code-{}", code.as_str());
            let key = if w.i18n().has(&key) { key } else { "code-other".to_owned() };
            w.with("office-refused", [("why", w.t(&key).into())])
        }
        Trouble::Conflict(fields) => {
            let fields = i64::try_from(fields).unwrap_or(i64::MAX);
            w.with("office-conflict", [("n", i18n::number(fields).into())])
        }
    }
}
