//! "Bảng điểm B1": the tables in force, importing one, and looking at it item by item before it counts.

use dioxus::prelude::*;

use super::parts::{Empty, FormToken, Icon, PageHead, Troubles};
use super::words;
use crate::domain::classification::Area;
use crate::domain::points::read::PointsFault;
use crate::domain::points::{PointsItem, PointsTable};
use crate::i18n::points;
use crate::server::office::model::points::{FormTrouble, PointsData, PointsForm, VersionRow};
use crate::server::office::words::Words;

/// Faults that are listed; the others are only counted.
const MOST_FAULTS: usize = 100;

/// The page of tables.
#[component]
pub fn PointsPage(data: PointsData, csrf: String) -> Element {
    let w = words();
    rsx! {
        PageHead { title: w.t("office-points-title"), sub: w.t("office-points-sub") }
        if !data.faults.is_empty() {
            Faults { faults: data.faults.clone() }
        }
        if data.versions.is_empty() {
            Empty { fact: w.t("office-points-none"), next: w.t("office-points-none-next") }
        } else {
            Versions { rows: data.versions.clone() }
        }
        if data.may_import {
            ImportForm { form: data.form.clone(), troubles: data.troubles.clone(), csrf }
        } else {
            p { class: "quiet", {w.t("office-points-read-only")} }
        }
    }
}

fn area(w: &Words, area: Area) -> String {
    w.t(match area {
        Area::Rural => "office-area-rural",
        Area::Urban => "office-area-urban",
    })
}

#[component]
fn Versions(rows: Vec<VersionRow>) -> Element {
    let w = words();
    rsx! {
        section { class: "block table-block", aria_labelledby: "versions-title",
            div { class: "table-head",
                h2 { id: "versions-title", {w.t("office-points-versions")} }
            }
            div { class: "scroll", role: "group", aria_labelledby: "versions-title", tabindex: "0",
                table { class: "list",
                    thead {
                        tr {
                            th { scope: "col", {w.t("office-points-table")} }
                            th { scope: "col", {w.t("office-points-source")} }
                            th { scope: "col", {w.t("office-points-for")} }
                            th { class: "right", scope: "col", {w.t("office-points-items")} }
                            th { scope: "col", {w.t("office-points-imported")} }
                            th { scope: "col", {w.t("office-col-state")} }
                        }
                    }
                    tbody {
                        for row in rows {
                            tr { key: "{row.id}@{row.version}", class: if !row.in_force { "superseded" },
                                th { scope: "row", class: "nowrap",
                                    a { href: "/points/{row.id}/{row.version}",
                                        {w.with("office-points-name", [
                                            ("id", row.id.clone().into()),
                                            ("version", row.version.into()),
                                        ])}
                                    }
                                }
                                td { {row.source.clone()} }
                                td { "{row.region}, {area(&w, row.area)}" }
                                td { class: "right", {w.number(i64::try_from(row.items).unwrap_or(i64::MAX))} }
                                td { {w.with("office-points-made", [("by", row.by.clone().into()), ("at", w.moment(row.at).into())])} }
                                td {
                                    p { class: "flag",
                                        if row.in_force {
                                            Icon { name: "tick" }
                                            {w.t("office-points-in-force")}
                                        } else {
                                            Icon { name: "info" }
                                            {w.t("office-points-older")}
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
}

#[component]
fn Faults(faults: Vec<PointsFault>) -> Element {
    let w = words();
    let more = faults.len().saturating_sub(MOST_FAULTS);
    rsx! {
        section { class: "trouble", id: "faults", role: "alert", aria_labelledby: "faults-title",
            Icon { name: "stop" }
            div {
                h2 { id: "faults-title", {w.with("office-points-faults", [("n", faults.len().into())])} }
                ul { class: "sentences",
                    for (at , fault) in faults.iter().take(MOST_FAULTS).enumerate() {
                        li { key: "{at}", {points::fault(w.i18n(), fault)} }
                    }
                }
                if more > 0 {
                    p { {w.with("office-points-faults-more", [("n", more.into())])} }
                }
            }
        }
    }
}

#[component]
fn ImportForm(form: PointsForm, troubles: Vec<FormTrouble>, csrf: String) -> Element {
    let w = words();
    let wrong = |trouble: FormTrouble| troubles.contains(&trouble).then_some("true");
    rsx! {
        section { class: "block", id: "import", aria_labelledby: "import-title",
            h2 { id: "import-title", {w.t("office-points-import")} }
            p { class: "quiet", {w.t("office-points-import-what")} }
            p { class: "quiet", {w.t("office-points-columns")} }
            Troubles {
                said: troubles
                    .iter()
                    .map(|trouble| w.with(trouble.key(), [("found", "".into()), ("column", "".into())]))
                    .collect::<Vec<_>>(),
            }
            form {
                method: "post",
                action: "/points/check",
                enctype: "multipart/form-data",
                class: "fields",
                FormToken { token: csrf }
                label { r#for: "points-id", {w.t("office-points-id")} }
                input {
                    id: "points-id",
                    name: "id",
                    r#type: "text",
                    required: true,
                    maxlength: "40",
                    autocomplete: "off",
                    value: form.id.clone(),
                    aria_invalid: wrong(FormTrouble::Id),
                    aria_describedby: "points-id-hint",
                }
                p { class: "small quiet", id: "points-id-hint", {w.t("office-points-id-hint")} }
                label { r#for: "points-source", {w.t("office-points-source-label")} }
                input {
                    id: "points-source",
                    name: "source",
                    r#type: "text",
                    required: true,
                    maxlength: "200",
                    autocomplete: "off",
                    value: form.source.clone(),
                    aria_invalid: wrong(FormTrouble::Source),
                }
                label { r#for: "points-file", {w.t("office-points-file")} }
                input {
                    id: "points-file",
                    name: "file",
                    r#type: "file",
                    required: true,
                    accept: ".csv,text/csv",
                }
                button { class: "button primary", r#type: "submit", {w.t("office-points-look")} }
            }
        }
    }
}

/// A table as it was read from a file: nothing is in force until it is confirmed.
#[component]
pub fn PreviewPage(table: PointsTable, file: String, csrf: String, in_force: Option<u32>) -> Element {
    let w = words();
    rsx! {
        p { class: "back",
            a { href: "/points", {w.t("office-back-to-points")} }
        }
        PageHead { title: w.t("office-points-preview"), sub: summary(&w, &table) }
        div { class: "block narrow",
            p { class: "fact", {w.t("office-points-not-yet")} }
            p {
                if let Some(version) = in_force {
                    {w.with("office-points-replaces", [("version", version.into()), ("next", version.saturating_add(1).into())])}
                } else {
                    {w.t("office-points-first")}
                }
            }
            p { class: "quiet", {w.t("office-points-compare")} }
            form { method: "post", action: "/points",
                FormToken { token: csrf }
                input { r#type: "hidden", name: "id", value: table.id.clone() }
                input { r#type: "hidden", name: "source", value: table.source.clone() }
                input { r#type: "hidden", name: "file", value: file }
                p { class: "actions",
                    button { class: "button primary", r#type: "submit", {w.t("office-points-confirm")} }
                    a { class: "button", href: "/points", {w.t("office-points-leave")} }
                }
            }
        }
        TableItems { table: table.clone() }
    }
}

/// A table of the list.
#[component]
pub fn TablePage(table: PointsTable) -> Element {
    let w = words();
    rsx! {
        p { class: "back",
            a { href: "/points", {w.t("office-back-to-points")} }
        }
        PageHead {
            title: w.with("office-points-name", [("id", table.id.clone().into()), ("version", table.version.into())]),
            sub: summary(&w, &table),
        }
        TableItems { table }
    }
}

fn summary(w: &Words, table: &PointsTable) -> String {
    let rows: usize = table.items.iter().map(|item| item.rows.len()).sum();
    w.with(
        "office-points-summary",
        [
            ("source", table.source.as_str().into()),
            ("region", table.region.as_str().into()),
            ("area", area(w, table.area).into()),
            ("items", table.items.len().into()),
            ("rows", rows.into()),
        ],
    )
}

#[component]
fn TableItems(table: PointsTable) -> Element {
    let groups: Vec<(String, Vec<PointsItem>)> = table
        .groups()
        .into_iter()
        .map(|(group, items)| (group.to_owned(), items.into_iter().cloned().collect()))
        .collect();
    let w = words();
    rsx! {
        for (at , (group , items)) in groups.into_iter().enumerate() {
            section { key: "{at}", class: "block table-block", aria_labelledby: "group-{at}",
                div { class: "table-head",
                    h2 { id: "group-{at}", {group} }
                }
                table { class: "list points",
                    thead {
                        tr {
                            th { scope: "col", {w.t("office-points-item")} }
                            th { scope: "col", {w.t("office-points-condition")} }
                            th { class: "right", scope: "col", {w.t("office-points-points")} }
                        }
                    }
                    for item in items {
                        tbody { key: "{item.code}",
                            for (place , row) in item.rows.iter().enumerate() {
                                tr { key: "{row.code}",
                                    if place == 0 {
                                        th { scope: "rowgroup", rowspan: "{item.rows.len()}", {item.item.clone()} }
                                    }
                                    td { {row.condition.clone()} }
                                    td { class: "right nowrap", {w.number(row.points)} }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
