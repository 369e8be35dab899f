//! The first steps of an import: the form for a file, waiting while it is read, choosing a sheet, and a file
//! that is no table.

use dioxus::prelude::*;

use super::parts::{ButtonLink, FormToken, Icon, PageHead};
use super::words;
use crate::server::office::model::imports::{DoneRow, StartData, WaitingRow};

/// Where imports begin.
#[component]
pub fn StartPage(data: StartData) -> Element {
    let w = words();
    rsx! {
        p { class: "back",
            a { href: "/register", {w.t("import-back-to-register")} }
        }
        PageHead { title: w.t("import-title"), sub: w.t("import-sub") }
        div { class: "two even",
            section { class: "block", aria_labelledby: "import-file-title",
                h2 { id: "import-file-title", {w.t("import-file")} }
                if let Some(trouble) = data.trouble.clone() {
                    div { class: "trouble", role: "alert",
                        Icon { name: "stop" }
                        p { {trouble} }
                    }
                }
                form { method: "post", action: "/register/import", enctype: "multipart/form-data", class: "fields",
                    FormToken { token: data.csrf.clone() }
                    input { r#type: "hidden", name: "id", value: data.id.clone() }
                    label { r#for: "import-choose", {w.t("import-choose")} }
                    input { id: "import-choose", name: "file", r#type: "file", required: true, accept: ".xlsx,.csv,.tsv,.txt" }
                    button { class: "button primary", r#type: "submit", {w.t("import-read")} }
                }
            }
            section { class: "block", aria_labelledby: "import-form-title",
                h2 { id: "import-form-title", {w.t("import-what")} }
                ul { class: "sentences",
                    li { {w.t("import-what-person")} }
                    li { {w.t("import-what-household")} }
                    li { {w.t("import-what-columns")} }
                    li { {w.t("import-what-whole")} }
                }
            }
        }
        if !data.waiting.is_empty() {
            Waiting { rows: data.waiting.clone() }
        }
        if !data.done.is_empty() {
            DoneList { rows: data.done.clone() }
        }
    }
}

#[component]
fn Waiting(rows: Vec<WaitingRow>) -> Element {
    let w = words();
    rsx! {
        section { class: "block", aria_labelledby: "import-waiting",
            h2 { id: "import-waiting", {w.t("import-waiting")} }
            p { class: "quiet", {w.t("import-waiting-text")} }
            ul { class: "codes",
                for row in rows {
                    li { key: "{row.id}",
                        a { href: "/register/import/{row.id}", {row.name.clone()} }
                        span { class: "small quiet under", "{row.by}, {w.moment(row.at)}" }
                    }
                }
            }
        }
    }
}

#[component]
fn DoneList(rows: Vec<DoneRow>) -> Element {
    let w = words();
    rsx! {
        section { class: "block", aria_labelledby: "import-past",
            h2 { id: "import-past", {w.t("import-past")} }
            ul { class: "codes",
                for row in rows {
                    li { key: "{row.done.id}",
                        a { href: "/register/import/{row.done.id}", {row.done.file.clone()} }
                        " "
                        {w.with("import-past-line", [
                            ("households", row.done.added.len().into()),
                            ("people", row.done.people.into()),
                        ])}
                        if row.done.undone.is_some() {
                            " "
                            {w.t("import-past-undone")}
                        }
                        span { class: "small quiet under", "{row.by}, {w.moment(row.at)}" }
                    }
                }
            }
        }
    }
}

/// Says how far the reading is; looks again by itself.
#[component]
pub fn WaitPage(id: String, file: String, rows: usize) -> Element {
    let w = words();
    rsx! {
        PageHead { title: w.t("import-reading"), sub: file }
        div { class: "block narrow", role: "status",
            p { class: "fact",
                if rows == 0 {
                    {w.t("import-opening")}
                } else {
                    {w.with("import-rows-read", [("n", rows.into())])}
                }
            }
            p { class: "quiet", {w.t("import-reading-text")} }
            p { class: "actions",
                ButtonLink { to: "/register/import/{id}", {w.t("import-look-again")} }
            }
        }
    }
}

/// Asks which sheet is the list.
#[component]
pub fn SheetsPage(id: String, file: String, csrf: String, names: Vec<String>) -> Element {
    let w = words();
    rsx! {
        PageHead { title: w.t("import-sheets"), sub: file }
        div { class: "block narrow",
            SheetForm { id: id.clone(), csrf: csrf.clone(), legend: w.t("import-sheets-which"), names }
        }
        DropForm { id, csrf, act: w.t("import-drop") }
    }
}

/// The choice of a sheet; none is chosen beforehand.
#[component]
pub fn SheetForm(id: String, csrf: String, legend: String, names: Vec<String>) -> Element {
    let w = words();
    rsx! {
        form { method: "post", action: "/register/import/{id}/sheet", class: "fields",
            FormToken { token: csrf }
            fieldset {
                legend { {legend} }
                for (at , name) in names.into_iter().enumerate() {
                    label { key: "{at}", class: "tick",
                        input { r#type: "radio", name: "sheet", value: name.clone(), required: true }
                        {name.clone()}
                    }
                }
            }
            button { class: "button", r#type: "submit", {w.t("import-next")} }
        }
    }
}

/// Says why a file is no table.
#[component]
pub fn RefusedPage(id: String, file: String, csrf: String, said: String) -> Element {
    let w = words();
    rsx! {
        PageHead { title: w.t("import-refused"), sub: file }
        div { class: "trouble", role: "alert",
            Icon { name: "stop" }
            div {
                p { {said} }
                p { {w.t("import-nothing-put")} }
            }
        }
        DropForm { id, csrf, primary: true, act: w.t("import-another") }
    }
}

/// Leaves a file without importing it.
#[component]
pub fn DropForm(id: String, csrf: String, act: String, #[props(default)] primary: bool) -> Element {
    let class = if primary { "button primary" } else { "button" };
    rsx! {
        form { method: "post", action: "/register/import/{id}/drop", class: "import-drop",
            FormToken { token: csrf }
            button { class, r#type: "submit", {act} }
        }
    }
}
