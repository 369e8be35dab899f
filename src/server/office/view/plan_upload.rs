//! Choosing a file of a plan's annex. What is in it is shown before anything is saved.

use dioxus::prelude::*;

use super::parts::{FormToken, Icon, PageHead};
use super::words;
use crate::domain::plan::revise::STATED;
use crate::server::office::model::plan_form::PlanForm;

/// The page.
#[component]
pub fn UploadPage(form: PlanForm, trouble: Option<String>, csrf: String) -> Element {
    let w = words();
    rsx! {
        p { class: "back",
            a { href: "/plan", {w.t("plan-back")} }
        }
        PageHead { title: w.t("plan-upload-title"), sub: w.t("plan-upload-sub") }
        div { class: "block narrow",
            if let Some(trouble) = trouble {
                div { class: "trouble", id: "trouble", role: "alert",
                    Icon { name: "stop" }
                    p { {trouble} }
                }
            }
            form { class: "fields", method: "post", action: "/plan/upload", enctype: "multipart/form-data",
                FormToken { token: csrf }
                label { r#for: "plan-year", {w.t("plan-upload-year")} }
                input {
                    id: "plan-year",
                    name: "year",
                    r#type: "text",
                    inputmode: "numeric",
                    required: true,
                    maxlength: "4",
                    value: form.year.clone(),
                }
                label { r#for: "plan-file", {w.t("plan-upload-file")} }
                input {
                    id: "plan-file",
                    name: "file",
                    r#type: "file",
                    required: true,
                    accept: ".csv,.xlsx,text/csv",
                    aria_describedby: "plan-file-hint",
                }
                p { class: "small quiet", id: "plan-file-hint", {w.t("plan-upload-columns")} }
                fieldset { class: "plan-stated",
                    legend { {w.t("plan-stated-title")} }
                    p { class: "small quiet", {w.t("plan-stated-what")} }
                    div { class: "plan-stated-fields",
                        for column in STATED {
                            label { key: "{column.code()}",
                                span { {w.t(&format!("plan-stated-{}", column.code().replace('_', "-")))} }
                                input {
                                    name: "s.{column.code()}",
                                    r#type: "text",
                                    inputmode: "decimal",
                                    maxlength: "14",
                                    value: form.stated.get(&column).cloned().unwrap_or_default(),
                                }
                            }
                        }
                    }
                }
                button { class: "button primary", r#type: "submit", {w.t("plan-upload-look")} }
            }
        }
    }
}
