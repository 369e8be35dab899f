//! The first steps of an import: the form for a file, waiting while it is read, choosing a sheet, confirming the columns.

use dioxus::prelude::*;

use super::parts::{ButtonLink, FormToken, Icon, PageHead};
use super::words;
use crate::domain::class::Class;
use crate::server::imports::choices::RowIs;
use crate::server::imports::columns::Field;
use crate::server::office::model::imports::{ColumnRow, ColumnsData, DoneRow, StartData, WaitingRow};

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
            p { class: "fact", {w.with("import-rows-read", [("n", rows.into())])} }
            p { class: "quiet", {w.t("import-reading-text")} }
            p { class: "actions",
                ButtonLink { to: "/register/import/{id}", {w.t("import-look-again")} }
            }
        }
    }
}

/// Asks which of several sheets.
#[component]
pub fn SheetsPage(id: String, file: String, csrf: String, names: Vec<String>) -> Element {
    let w = words();
    let action = format!("/register/import/{id}/sheet");
    rsx! {
        PageHead { title: w.t("import-sheets"), sub: file }
        div { class: "block narrow",
            form { method: "post", action, class: "fields",
                FormToken { token: csrf.clone() }
                fieldset {
                    legend { {w.t("import-sheets-which")} }
                    for (at , name) in names.into_iter().enumerate() {
                        label { key: "{at}", class: "tick",
                            input { r#type: "radio", name: "sheet", value: name.clone(), required: true }
                            {name.clone()}
                        }
                    }
                }
                button { class: "button primary", r#type: "submit", {w.t("import-next")} }
            }
        }
        DropForm { id, csrf }
    }
}

/// Says why a file was not read.
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
        p { class: "actions",
            ButtonLink { to: "/register/import", primary: true, {w.t("import-another")} }
        }
        DropForm { id, csrf }
    }
}

/// Forgets the file.
#[component]
pub fn DropForm(id: String, csrf: String) -> Element {
    let w = words();
    rsx! {
        form { method: "post", action: "/register/import/{id}/drop", class: "import-drop",
            FormToken { token: csrf }
            button { class: "button", r#type: "submit", {w.t("import-drop")} }
        }
    }
}

/// Asks what each column is.
#[component]
pub fn ColumnsPage(data: ColumnsData) -> Element {
    let w = words();
    let person = data.row_is == RowIs::Person;
    rsx! {
        p { class: "back",
            a { href: "/register/import", {w.t("import-back")} }
        }
        PageHead { title: w.t("import-columns-title"), sub: data.file.clone() }
        if !data.troubles.is_empty() {
            div { class: "trouble", role: "alert", id: "import-trouble",
                Icon { name: "stop" }
                ul {
                    for (at , trouble) in data.troubles.iter().enumerate() {
                        li { key: "{at}", {trouble.clone()} }
                    }
                }
            }
        }
        form { method: "post", action: "/register/import/{data.id}/columns",
            FormToken { token: data.csrf.clone() }
            section { class: "block table-block", aria_labelledby: "import-columns",
                div { class: "table-head",
                    h2 { id: "import-columns", {w.t("import-columns-which")} }
                    p { class: "grow quiet small", {w.t("import-columns-hint")} }
                }
                div { class: "scroll", role: "group", aria_labelledby: "import-columns", tabindex: "0",
                    table { class: "list import-columns",
                        thead {
                            tr {
                                th { scope: "col", {w.t("import-column")} }
                                th { scope: "col", {w.t("import-column-heading")} }
                                th { scope: "col", {w.t("import-column-samples")} }
                                th { scope: "col", {w.t("import-column-is")} }
                            }
                        }
                        tbody {
                            for row in data.columns.iter() {
                                ColumnLine { key: "{row.column}", row: row.clone() }
                            }
                        }
                    }
                }
            }
            div { class: "two even",
                div { class: "block fields",
                    fieldset {
                        legend { {w.t("import-row-is")} }
                        label { class: "tick",
                            input { r#type: "radio", name: "row-is", value: "person", checked: person }
                            {w.t("import-row-is-person")}
                        }
                        label { class: "tick",
                            input { r#type: "radio", name: "row-is", value: "household", checked: !person }
                            {w.t("import-row-is-household")}
                        }
                    }
                    label { r#for: "import-first-row", {w.t("import-first-row")} }
                    input { id: "import-first-row", name: "first-row", r#type: "text", inputmode: "numeric", value: "{data.first_row}" }
                }
                div { class: "block fields",
                    label { r#for: "import-village", {w.t("import-whole-village")} }
                    select { id: "import-village", name: "village",
                        option { value: "", selected: data.village.is_none(), {w.t("import-by-column")} }
                        for (id , name) in data.villages.iter() {
                            option { key: "{id}", value: "{id}", selected: data.village.as_ref() == Some(id), {name.clone()} }
                        }
                    }
                    label { r#for: "import-class", {w.t("import-whole-class")} }
                    select { id: "import-class", name: "class",
                        option { value: "", selected: data.class.is_none(), {w.t("import-by-column")} }
                        for class in Class::ALL {
                            option { key: "{class.code()}", value: class.code(), selected: data.class == Some(class), {w.class(class)} }
                        }
                    }
                    p { class: "small quiet", {w.t("import-whole-hint")} }
                }
            }
            p { class: "actions",
                button { class: "button primary", r#type: "submit", {w.t("import-columns-done")} }
            }
        }
        DropForm { id: data.id.clone(), csrf: data.csrf.clone() }
    }
}

#[component]
fn ColumnLine(row: ColumnRow) -> Element {
    let w = words();
    let name = w.with("import-column-name", [("letter", row.letter.clone().into())]);
    rsx! {
        tr {
            th { scope: "row", {row.letter.clone()} }
            td {
                {row.heading.clone()}
                if row.hidden {
                    span { class: "small quiet under", {w.t("import-column-hidden")} }
                }
            }
            td { class: "small", {row.samples.join("; ")} }
            td {
                select { name: "col-{row.column}", aria_label: name,
                    option { value: "", selected: row.field.is_none(), {w.t("import-field-none")} }
                    for field in Field::ALL {
                        option {
                            key: "{field.code()}",
                            value: field.code(),
                            selected: row.field == Some(field),
                            {w.t(&format!("import-field-{}", field.code()))}
                        }
                    }
                }
            }
        }
    }
}
