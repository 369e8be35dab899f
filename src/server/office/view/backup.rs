//! Copies of everything: whether the last one is old, the list, and what is asked before one is put back.

use std::collections::BTreeMap;

use dioxus::prelude::*;

use super::parts::{Empty, FormToken, Icon, PageHead, Proof, Trouble};
use super::words;
use crate::server::keep::Reason;
use crate::server::office::model::backup::{BackupData, RestoreData, Row};
use crate::server::office::words::Words;
use crate::server::store::CopyFault;

/// Tables in the order that people count them in.
const TABLES: [&str; 7] =
    ["households", "visits", "submissions", "household_versions", "record_versions", "entries", "plans"];

/// The page.
#[component]
pub fn BackupPage(data: BackupData) -> Element {
    let w = words();
    rsx! {
        PageHead { title: w.t("trust-backup-title"), sub: w.t("trust-backup-sub"), sample: data.synthetic,
            form { method: "post", action: "/backup",
                FormToken { token: data.csrf.clone() }
                button { class: "button primary", r#type: "submit",
                    Icon { name: "save" }
                    {w.t("trust-backup-make")}
                }
            }
        }
        if let Some(fault) = data.fault.clone() {
            div { class: "trouble", role: "alert",
                Icon { name: "stop" }
                p { {fault_sentence(&w, &fault)} }
            }
        }
        if data.is_due() {
            div { class: "banner", role: "note",
                Icon { name: "warn" }
                p {
                    {data.last().map_or_else(
                        || w.t("trust-backup-never"),
                        |last| w.with("trust-backup-old", [("days", last.days.into())]),
                    )}
                }
            }
        }
        if data.rows.is_empty() {
            Empty { fact: w.t("trust-backup-none"), next: w.t("trust-backup-none-next") }
        } else {
            Copies { rows: data.rows.clone() }
        }
        div { class: "two even",
            section { class: "block", aria_labelledby: "keep-title",
                h2 { id: "keep-title", {w.t("trust-backup-keep-title")} }
                p { {w.t("trust-backup-keep")} }
                p { {w.t("trust-backup-secret")} }
                p { class: "small quiet", {w.t("trust-backup-command")} }
            }
            section { class: "block", aria_labelledby: "upload-title",
                h2 { id: "upload-title", {w.t("trust-upload-title")} }
                p { {w.t("trust-upload-text")} }
                form {
                    method: "post",
                    action: "/backup/upload",
                    enctype: "multipart/form-data",
                    class: "fields",
                    FormToken { token: data.csrf.clone() }
                    label { r#for: "file", {w.t("trust-upload-file")} }
                    input { id: "file", name: "file", r#type: "file", required: true, accept: ".db" }
                    button { class: "button", r#type: "submit", {w.t("trust-upload-button")} }
                }
            }
        }
    }
}

/// Why a file cannot be put back, and what to do.
pub fn fault_sentence(w: &Words, fault: &CopyFault) -> String {
    match fault {
        CopyFault::NotACommune => w.t("trust-fault-not-a-commune"),
        CopyFault::Damaged => w.t("trust-fault-damaged"),
        CopyFault::OtherCommune { name } => w.with("trust-fault-other-commune", [("name", name.clone().into())]),
        CopyFault::Newer => w.t("trust-fault-newer"),
        CopyFault::OtherTables => w.t("trust-fault-other-tables"),
        CopyFault::Journal { book, broken } => w.with(
            "trust-fault-journal",
            [("book", w.t(&format!("trust-book-{book}")).into()), ("n", broken.seq.into())],
        ),
    }
}

/// Bytes as people say them.
fn size(w: &Words, bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1024 * 1024).max(1);
    w.with("trust-megabytes", [("n", format!("{},{}", tenths / 10, tenths % 10).into())])
}

#[component]
fn Copies(rows: Vec<Row>) -> Element {
    let w = words();
    rsx! {
        div {
            class: "block table-block scroll",
            role: "group",
            aria_label: w.t("trust-backup-title"),
            tabindex: "0",
            table { class: "list",
                thead {
                    tr {
                        th { scope: "col", {w.t("trust-col-made")} }
                        th { scope: "col", {w.t("trust-col-reason")} }
                        th { scope: "col", {w.t("trust-col-holds")} }
                        th { class: "right", scope: "col", {w.t("trust-col-size")} }
                        th { scope: "col", {w.t("office-col-state")} }
                        th { scope: "col",
                            span { class: "hidden", {w.t("office-col-act")} }
                        }
                    }
                }
                tbody {
                    for row in rows {
                        tr { key: "{row.name}",
                            th { scope: "row",
                                {w.moment(row.made_at)}
                                span { class: "under quiet", {age(&w, row.days)} }
                            }
                            td { {reason(&w, row.reason)} }
                            td {
                                {w.with("trust-backup-holds", [
                                    ("households", row.households.into()),
                                    ("visits", row.visits.into()),
                                ])}
                            }
                            td { class: "right nowrap", {size(&w, row.bytes)} }
                            td {
                                p { class: "flag",
                                    Icon { name: "tick" }
                                    {w.t("trust-backup-proved")}
                                }
                            }
                            td { class: "right trust-acts",
                                a {
                                    class: "button small-button",
                                    href: "/backup/files/{row.name}",
                                    aria_label: w.with("trust-download-which", [("at", w.moment(row.made_at).into())]),
                                    {w.t("trust-download")}
                                }
                                a {
                                    class: "button small-button",
                                    href: "/backup/restore?file={row.name}",
                                    aria_label: w.with("trust-restore-which", [("at", w.moment(row.made_at).into())]),
                                    {w.t("trust-restore-link")}
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn reason(w: &Words, reason: Reason) -> String {
    w.t(&format!("trust-reason-{}", reason.code()))
}

fn age(w: &Words, days: i64) -> String {
    if days == 0 { w.t("trust-today") } else { w.with("trust-days-ago", [("n", days.into())]) }
}

/// Asks before a copy is put back.
#[component]
pub fn RestorePage(data: RestoreData) -> Element {
    let w = words();
    let phones_send = data.lost.get("entries").copied().unwrap_or(0);
    rsx! {
        p { class: "back",
            a { href: "/backup", {w.t("trust-back-to-backup")} }
        }
        PageHead {
            title: w.with("trust-restore-title-of", [("at", w.moment(data.row.made_at).into())]),
            sub: data.as_of.map(|at| w.with("trust-restore-as-of", [("at", w.moment(at).into())])).unwrap_or_default(),
            sample: data.synthetic,
        }
        div { class: "block narrow",
            h2 { {w.t("trust-restore-lost-title")} }
            if data.lost.is_empty() {
                p { {w.t("trust-restore-lost-nothing")} }
            } else {
                Counts { rows: data.lost.clone() }
            }
            if !data.back.is_empty() {
                h3 { {w.t("trust-restore-back-title")} }
                Counts { rows: data.back.clone() }
            }
            ul { class: "proof",
                Proof { mark: "phones", said: w.with("trust-restore-phones", [("n", phones_send.into())]) }
                Proof { mark: "stop", said: w.t("trust-restore-office") }
                Proof { mark: "lock", said: w.t("trust-restore-accounts") }
                Proof { mark: "save", said: w.t("trust-restore-aside") }
            }
            if data.wrong_word {
                Trouble { said: w.with("trust-restore-wrong-word", [("word", w.t("trust-restore-word").into())]) }
            }
            form { method: "post", action: "/backup/restore", class: "fields",
                FormToken { token: data.csrf.clone() }
                input { r#type: "hidden", name: "file", value: data.row.name.clone() }
                label { r#for: "word",
                    {w.with("trust-restore-type", [("word", w.t("trust-restore-word").into())])}
                }
                input {
                    id: "word",
                    name: "word",
                    r#type: "text",
                    required: true,
                    maxlength: "40",
                    autocomplete: "off",
                    aria_invalid: if data.wrong_word { "true" },
                    aria_describedby: if data.wrong_word { "trouble" },
                }
                div { class: "actions",
                    button { class: "button danger", r#type: "submit", {w.t("trust-restore-button")} }
                    a { class: "button", href: "/backup", {w.t("trust-restore-keep")} }
                }
            }
        }
    }
}

#[component]
fn Counts(rows: BTreeMap<String, u64>) -> Element {
    let w = words();
    let known: Vec<(&str, u64)> =
        TABLES.into_iter().filter_map(|table| rows.get(table).map(|count| (table, *count))).collect();
    rsx! {
        ul { class: "trust-counts",
            for (table , count) in known {
                li { key: "{table}", {w.with(&format!("trust-rows-{table}"), [("n", count.into())])} }
            }
        }
    }
}
