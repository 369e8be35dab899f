//! The checks of the visit that is open for review, and the office's verdict on it.

use dioxus::prelude::*;

use super::parts::{FormToken, Icon};
use super::steps::ClosedNote;
use super::words;
use crate::server::office::model::quality::{Mark, QualityLine};
use crate::server::office::model::review::{Asked, Open, Tab};

/// The form that the comments and the verdict belong to.
pub const FORM: &str = "verdict";

/// Where the verdict puts the open visit.
pub fn tab_of(open: &Open) -> Tab {
    Tab::of(open.review.as_ref().map(|(review, _)| review.verdict))
}

/// The checks, and the verdict.
#[component]
pub fn Judge(open: Open, asked: Asked, may_review: bool, csrf: String) -> Element {
    let w = words();
    let tab = tab_of(&open);
    let version = open.review.as_ref().map_or(0, |(_, version)| *version);
    let id = open.data.id;
    rsx! {
        aside { class: "block review-judge", aria_labelledby: "checks-title",
            h2 { id: "checks-title", {w.t("review-checks")} }
            ul { class: "proof",
                for (at , line) in open.quality.clone().into_iter().enumerate() {
                    Line { key: "{at}", line }
                }
            }
            p { class: "small quiet",
                {w.t("review-checks-own")}
                " "
                a { href: "/quality", {w.t("review-checks-link")} }
            }
            if let Some(round) = open.closed {
                ClosedNote { round }
            } else if may_review {
                form { id: FORM, class: "verdict", method: "post", action: "/review/{id}",
                    FormToken { token: csrf }
                    input { r#type: "hidden", name: "expected", value: "{version}" }
                    input { r#type: "hidden", name: "tab", value: asked.tab.code() }
                    input { r#type: "hidden", name: "show", value: asked.show.code() }
                    input { r#type: "hidden", name: "village", value: asked.village.as_ref().map(ToString::to_string).unwrap_or_default() }
                    if asked.page > 1 {
                        input { r#type: "hidden", name: "page", value: "{asked.page}" }
                    }
                    if tab == Tab::Waiting {
                        label { r#for: "note", {w.t("review-note-label")} }
                        textarea { id: "note", name: "note", rows: "2", maxlength: "500", placeholder: " ", "{open.typed.note}" }
                        button { class: "button send-back", r#type: "submit", name: "verdict", value: "send_back",
                            {w.t("review-send-back")}
                        }
                        button { class: "button primary", r#type: "submit", name: "verdict", value: "accept", {w.t("review-accept")} }
                    } else {
                        button { class: "button", r#type: "submit", name: "verdict", value: "take_back",
                            {w.t(if tab == Tab::Accepted { "review-take-back-accepted" } else { "review-take-back-sent" })}
                        }
                    }
                }
                p { class: "small quiet", {w.t("review-not-recognised")} }
            } else {
                p { class: "small quiet", {w.t("review-read-only")} }
            }
            p { class: "small quiet", {w.t("review-journal")} }
        }
    }
}

#[component]
fn Line(line: QualityLine) -> Element {
    let icon = match line.mark {
        Mark::Fine => "tick",
        Mark::Note => "info",
        Mark::Look => "warn",
    };
    rsx! {
        li {
            Icon { name: icon }
            span { {line.text.clone()} }
        }
    }
}
