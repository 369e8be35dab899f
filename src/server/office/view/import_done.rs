//! An import that was done: what was put in, and taking it back while nothing rests on it.

use dioxus::prelude::*;

use super::parts::{ButtonLink, FormToken, Icon, PageHead};
use super::words;
use crate::server::office::model::imports::DoneRow;
use crate::server::store::HouseholdName;

/// The page. `rests` are the households because of which it was not taken back just now; `has_file` says that the rows
/// that were left can still be had as a file.
#[component]
pub fn DonePage(row: DoneRow, csrf: String, rests: Vec<HouseholdName>, has_file: bool) -> Element {
    let w = words();
    let done = row.done.clone();
    let added = w.with("import-done-added", [("households", done.added.len().into()), ("people", done.people.into())]);
    let one = if done.villages.len() == 1 { done.villages.first().cloned() } else { None };
    let list = one.map_or_else(|| "/register".to_owned(), |village| format!("/register?village={village}"));
    rsx! {
        p { class: "back",
            a { href: "/register/import", {w.t("import-back")} }
        }
        PageHead {
            title: w.t("import-done-title"),
            sub: w.with("import-done-sub", [
                ("file", done.file.clone().into()),
                ("by", row.by.clone().into()),
                ("at", w.moment(row.at).into()),
            ]),
        }
        if !rests.is_empty() {
            div { class: "trouble", role: "alert",
                Icon { name: "stop" }
                div {
                    p { {w.with("import-undo-rests", [("n", rests.len().into())])} }
                    ul {
                        for name in rests {
                            li { key: "{name.id}",
                                a { href: "/households/{name.id}", "{name.head}" }
                            }
                        }
                    }
                }
            }
        }
        div { class: "block lead narrow",
            if let Some(at) = done.undone {
                p { class: "sentence", {w.with("import-undone", [("at", w.moment(at).into())])} }
                p { {w.with("import-undone-added", [("households", done.added.len().into()), ("people", done.people.into())])} }
            } else {
                p { class: "sentence", {added} }
                if !done.merged.is_empty() {
                    p { {w.with("import-done-merged", [("n", done.merged.len().into())])} }
                }
                if done.skipped > 0 {
                    p { {w.with("import-done-skipped", [("n", done.skipped.into())])} }
                }
                if has_file {
                    p {
                        {w.with("import-done-bad-file", [("n", done.bad_rows.into())])}
                        " "
                        a { href: "/register/import/{done.id}/bad", {w.t("import-bad-file")} }
                    }
                } else if done.bad_rows > 0 {
                    p { {w.with("import-done-bad", [("n", done.bad_rows.into())])} }
                }
                p { class: "quiet", {w.t("import-done-phones")} }
            }
            p { class: "actions",
                ButtonLink { to: list, primary: true, {w.t("import-open-register")} }
                ButtonLink { to: "/register/import", {w.t("import-another")} }
            }
        }
        if done.undone.is_none() {
            div { class: "block narrow",
                h2 { {w.t("import-undo")} }
                p { {w.t("import-undo-text")} }
                form { method: "post", action: "/register/import/{done.id}/undo",
                    FormToken { token: csrf }
                    p { class: "actions",
                        button { class: "button danger", r#type: "submit", {w.t("import-undo-act")} }
                    }
                }
            }
        }
    }
}
