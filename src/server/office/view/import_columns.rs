//! The columns of an import: what each is taken for, and what holds for the whole file.

use dioxus::prelude::*;

use super::imports::{DropForm, SheetForm};
use super::parts::{FormToken, PageHead, Troubles};
use super::words;
use crate::domain::class::Class;
use crate::server::imports::choices::RowIs;
use crate::server::imports::columns::Field;
use crate::server::office::model::imports::{ColumnRow, ColumnsData};

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
        Troubles { said: data.troubles.clone() }
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
            p { class: "actions import-act",
                button { class: "button primary", r#type: "submit", {w.t("import-columns-done")} }
            }
        }
        if !data.other_sheets.is_empty() {
            div { class: "block narrow",
                SheetForm {
                    id: data.id.clone(),
                    csrf: data.csrf.clone(),
                    legend: w.with("import-sheet-other", [("name", data.sheet.clone().into())]),
                    names: data.other_sheets.clone(),
                }
            }
        }
        DropForm { id: data.id.clone(), csrf: data.csrf.clone(), act: w.t("import-drop") }
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
