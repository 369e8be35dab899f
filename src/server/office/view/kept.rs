//! A form that came after its session had ended, offered to be sent again.

use chrono::{DateTime, Utc};
use dioxus::prelude::*;

use super::parts::{ButtonLink, FormToken, Icon};
use super::words;

/// What is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptData {
    /// Where it was sent to.
    pub action: String,
    /// The page of the form.
    pub page: String,
    /// What it says.
    pub fields: Vec<(String, String)>,
    /// When it came.
    pub at: DateTime<Utc>,
    /// The token of the session in which it is sent again.
    pub csrf: String,
}

/// The page.
#[component]
pub fn KeptPage(data: KeptData) -> Element {
    let w = words();
    rsx! {
        div { class: "block notice",
            Icon { name: "info" }
            div {
                h1 { {w.t("office-kept-title")} }
                p { {w.with("office-kept-text", [("at", w.moment(data.at).into())])} }
                form { method: "post", action: data.action,
                    FormToken { token: data.csrf }
                    for (name , value) in data.fields {
                        input { r#type: "hidden", name, value }
                    }
                    p { class: "actions",
                        button { class: "button primary", r#type: "submit", {w.t("office-kept-button")} }
                        ButtonLink { to: data.page, {w.t("office-kept-leave")} }
                    }
                }
            }
        }
    }
}
