//! The three states of a screen that has nothing to show: empty, loading, failed.

use dioxus::prelude::*;

use super::button::{Button, Look};
use super::icon::Icon;
use crate::app::words::use_words;

/// One sentence of fact, one of what remains, and a button.
#[component]
pub fn Empty(title: String, #[props(default)] text: String, children: Element) -> Element {
    rsx! {
        div { class: "page empty",
            b { {title} }
            if !text.is_empty() {
                span { class: "quiet", {text} }
            }
            {children}
        }
    }
}

/// Bones in the shape of rows. The style sheet shows them only after 0.3 s, so a quick answer never flickers.
#[component]
pub fn Bones(#[props(default = 5)] rows: usize) -> Element {
    let words = use_words();
    rsx! {
        div { class: "rows bones", role: "status", aria_busy: "true", aria_label: words.t("opening"),
            for row in 0..rows {
                div { key: "{row}", class: "row",
                    span { class: "grow",
                        i { class: "bone long" }
                        i { class: "bone short" }
                    }
                }
            }
        }
    }
}

/// A screen that could not be made: what happened, that the data is safe, what to press.
#[component]
pub fn Trouble(
    title: String,
    text: String,
    #[props(default = "warn")] icon: &'static str,
    /// The verb of the button; without one there is no button.
    act: Option<String>,
    #[props(default)] onact: EventHandler<()>,
    children: Element,
) -> Element {
    rsx! {
        div { class: "trouble", role: "alert",
            div { class: "mark", Icon { name: icon } }
            h2 { class: "title", {title} }
            p { {text} }
            {children}
            if let Some(act) = act {
                Button { word: act, look: Look::Primary, wide: true, onpress: onact }
            }
        }
    }
}
