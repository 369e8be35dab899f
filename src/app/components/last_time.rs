//! Last time's answer, and one tap to say that it still holds.

use dioxus::prelude::*;

use super::icon::Icon;
use super::question::{Field, FormAct};
use crate::app::words::use_words;

/// "Lần trước: …" with "Vẫn vậy". `about` is the question, for screen readers.
#[component]
pub fn LastTime(text: String, same: bool, about: String, fields: Vec<Field>, on: EventHandler<FormAct>) -> Element {
    let words = use_words();
    let icon = if same { "tick" } else { "again" };
    rsx! {
        button {
            class: "last-time",
            r#type: "button",
            aria_pressed: if same { "true" } else { "false" },
            onclick: move |_| on.call(FormAct::SameAsLast(fields.clone())),
            span {
                span { class: "for-reader", "{about} " }
                {words.t("visit-last-time")}
                " "
                b { "{text}" }
            }
            span { class: "use",
                Icon { name: icon }
                {words.t("visit-still-so")}
            }
        }
    }
}
