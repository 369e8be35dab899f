//! What there is to take out of the office, and what each column means.

use dioxus::prelude::*;

use super::parts::PageHead;
use super::words;
use crate::server::office::model::tables::Set;

/// The page.
#[component]
pub fn ExportsPage(files: Vec<&'static str>, year: i32, address: String, synthetic: bool) -> Element {
    let w = words();
    rsx! {
        PageHead { title: w.t("people-exports-title"), sub: w.t("people-exports-sub"), sample: synthetic }
        div { class: "two even",
            section { class: "block", aria_labelledby: "files-title",
                h2 { id: "files-title", {w.t("people-exports-files")} }
                p { class: "quiet", {w.with("people-exports-year", [("year", year.to_string().into())])} }
                ul { class: "people-list",
                    for file in files {
                        li { key: "{file}",
                            a { href: "/exports/{file}", b { {file} } }
                            br {}
                            span { class: "small quiet", {w.t(&format!("people-export-{}", file.replace('.', "-")))} }
                        }
                    }
                }
                p { class: "small quiet", {w.t("people-exports-logged")} }
            }
            section { class: "block", aria_labelledby: "feed-title",
                h2 { id: "feed-title", {w.t("people-exports-feed")} }
                p { {w.t("people-exports-feed-what")} }
                p { class: "people-address", {address} }
                p { {w.t("people-exports-feed-key")} }
                p { class: "actions",
                    a { class: "button", href: "/account#feeds", {w.t("people-exports-feed-make")} }
                }
            }
        }
        section { class: "block", aria_labelledby: "columns-title",
            h2 { id: "columns-title", {w.t("people-exports-columns")} }
            p { class: "quiet", {w.t("people-exports-columns-what")} }
            for set in Set::ALL {
                details { key: "{set.name()}",
                    summary { {w.t(&format!("people-set-{}", set.name()))} }
                    div {
                        class: "scroll",
                        tabindex: "0",
                        role: "group",
                        aria_label: set.name(),
                        table { class: "list",
                            thead {
                                tr {
                                    th { scope: "col", {w.t("people-col-column")} }
                                    th { scope: "col", {w.t("people-col-meaning")} }
                                }
                            }
                            tbody {
                                for (name , _) in set.columns() {
                                    tr { key: "{name}",
                                        th { scope: "row", {*name} }
                                        td { {w.t(&format!("people-column-{name}"))} }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            p { class: "small quiet", {w.t("people-exports-questions")} }
        }
    }
}
