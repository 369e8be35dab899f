//! A page that only says something: not found, not allowed, failed. No cause is told; the log has it.

use dioxus::prelude::*;

use super::parts::{ButtonLink, Icon};
use super::words;

/// What is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// There is no such page or record.
    NotFound,
    /// The role does not allow it.
    NotAllowed,
    /// The form is not of this session; nothing was done.
    FormForged,
    /// The request itself is not of the expected form.
    Malformed,
    /// The request is larger than it may be; nothing was done.
    TooLarge,
    /// Exports, copies or uploads follow each other too fast.
    TooOften,
    /// The store is busy or failed; nothing was changed.
    Failed,
}

impl Notice {
    /// The part of the message keys that names it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::NotAllowed => "not-allowed",
            Self::FormForged => "form-forged",
            Self::Malformed => "malformed",
            Self::TooLarge => "too-large",
            Self::TooOften => "too-often",
            Self::Failed => "failed",
        }
    }
}

/// The page, with the way back to the page of a form that was refused.
#[component]
pub fn NoticePage(notice: Notice, text: String, back: Option<String>) -> Element {
    let w = words();
    let key = notice.key();
    let failed = notice == Notice::Failed;
    let icon = if failed { "stop" } else { "info" };
    rsx! {
        div { class: "block notice", role: if failed { "alert" },
            Icon { name: icon }
            div {
                h1 { {w.t(&format!("office-{key}-title"))} }
                p { {text} }
                p { class: "actions",
                    if let Some(back) = back {
                        ButtonLink { to: back, {w.t("office-to-form")} }
                    }
                    ButtonLink { to: "/", {w.t("office-to-progress")} }
                }
            }
        }
    }
}
