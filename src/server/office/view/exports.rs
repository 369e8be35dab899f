//! What there is to take out of the office, and what each column means.

use dioxus::prelude::*;

use super::parts::PageHead;
use super::words;
use crate::server::office::model::dictionary::{Meaning, Meanings};

/// The page.
#[component]
pub fn ExportsPage(
    files: Vec<&'static str>,
    year: i32,
    years: Vec<i32>,
    other: Option<i32>,
    address: String,
    synthetic: bool,
    meanings: Vec<Meanings>,
) -> Element {
    let w = words();
    // The year of the plan needs no saying.
    let query = other.map(|year| format!("?year={year}")).unwrap_or_default();
    let another = years.iter().copied().find(|one| *one != year);
    rsx! {
        PageHead { title: w.t("people-exports-title"), sub: w.t("people-exports-sub"), sample: synthetic }
        section { class: "block", aria_labelledby: "tables-title",
            h2 { id: "tables-title", {w.t("people-exports-tables")} }
            p { {w.t("people-exports-tables-what")} }
            p { class: "actions",
                a { class: "button", href: "/exports/tables.xlsx{query}", {w.t("people-exports-tables-take")} }
            }
        }
        div { class: "two even",
            section { class: "block", aria_labelledby: "files-title",
                h2 { id: "files-title", {w.t("people-exports-files")} }
                p { class: "quiet", {w.with("people-exports-year", [("year", year.to_string().into())])} }
                if years.len() > 1 {
                    p {
                        {w.t("people-exports-years")}
                        for one in years.into_iter().filter(|one| *one != year) {
                            a { key: "{one}", href: "/exports?year={one}", " {one}" }
                        }
                    }
                }
                ul { class: "people-list",
                    for file in files {
                        li { key: "{file}",
                            a { href: "/exports/{file}{query}", b { {file} } }
                            br {}
                            span { class: "small quiet", {w.t(&format!("people-export-{}", file.replace('.', "-")))} }
                        }
                    }
                }
                p { class: "small quiet", {w.t("people-exports-codes")} }
                p { class: "small quiet", {w.t("people-exports-logged")} }
            }
            section { class: "block", aria_labelledby: "feed-title",
                h2 { id: "feed-title", {w.t("people-exports-feed")} }
                p { {w.t("people-exports-feed-what")} }
                p { class: "people-address", {address} }
                p { {w.t("people-exports-feed-key")} }
                if let Some(another) = another {
                    p { class: "small quiet",
                        {w.with("people-exports-feed-year", [("year", another.to_string().into())])}
                    }
                }
                p { class: "actions",
                    a { class: "button", href: "/account#feeds", {w.t("people-exports-feed-make")} }
                }
            }
        }
        section { class: "block", aria_labelledby: "columns-title",
            h2 { id: "columns-title", {w.t("people-exports-columns")} }
            p { class: "quiet", {w.t("people-exports-columns-what")} }
            p { class: "actions",
                a { class: "button", href: "/exports/columns.csv", {w.t("people-exports-columns-take")} }
            }
            for table in meanings {
                Table { key: "{table.id}", table }
            }
            p { class: "small quiet", {w.t("people-exports-questions")} }
        }
    }
}

/// The columns of a table, folded away until asked for.
#[component]
fn Table(table: Meanings) -> Element {
    let w = words();
    let name = w.t(&format!("people-set-{}", table.id));
    rsx! {
        details { class: "people-meanings",
            summary { {name.clone()} }
            div { class: "scroll", tabindex: "0", role: "group", aria_label: name,
                table { class: "list",
                    thead {
                        tr {
                            for name in ["column", "meaning", "written"] {
                                th { key: "{name}", scope: "col", {w.t(&format!("people-col-{name}"))} }
                            }
                        }
                    }
                    tbody {
                        for column in table.columns {
                            Line { key: "{column.column}", column }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Line(column: Meaning) -> Element {
    rsx! {
        tr {
            th { scope: "row",
                code { {column.column.clone()} }
            }
            td { {column.says.clone()} }
            td {
                {column.kind.clone()}
                if !column.codes.is_empty() {
                    ul { class: "people-code-list",
                        for (at , (code , says)) in column.codes.iter().enumerate() {
                            li { key: "{at}",
                                code { {code.clone()} }
                                ": {says}"
                            }
                        }
                    }
                }
            }
        }
    }
}
