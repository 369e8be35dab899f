//! A reason in a few words: common ones to be tapped, and a field for one's own.

use dioxus::prelude::*;

use super::focus::use_focus;
use super::icon::Icon;
use super::search::Chip;
use super::text_box::TextBox;

/// Most letters of a reason.
pub const REASON_LENGTH: usize = 300;

/// Asks why. A tap on a common reason writes it into the field, where it may be gone on with.
#[component]
pub fn ReasonField(
    /// Unique on its screen; a jump puts the focus on it.
    id: String,
    label: String,
    /// Common reasons.
    suggestions: Vec<String>,
    value: String,
    #[props(default)] wrong: String,
    onchange: EventHandler<String>,
    /// Left, so that it may be judged and stored tidily.
    #[props(default)]
    onleft: EventHandler<()>,
) -> Element {
    let onmounted = use_focus(id.clone());
    let described = (!wrong.is_empty()).then(|| format!("{id}-wrong"));
    rsx! {
        div { class: "reason-field",
            label { class: "label", r#for: "{id}", "{label}" }
            div { class: "reason-chips",
                for suggestion in suggestions {
                    Chip {
                        key: "{suggestion}",
                        word: suggestion.clone(),
                        pressed: value.trim() == suggestion,
                        onpress: {
                            let (pressed, suggestion) = (value.trim() == suggestion, suggestion.clone());
                            move |()| onchange.call(if pressed { String::new() } else { suggestion.clone() })
                        },
                    }
                }
            }
            TextBox {
                id: "{id}",
                class: "answer-field",
                lines: 2,
                wrong: !wrong.is_empty(),
                described_by: described,
                value: value.clone(),
                onmounted,
                oninput: onchange,
                onleft,
            }
            if !wrong.is_empty() {
                p { class: "field-error", id: "{id}-wrong", role: "alert",
                    Icon { name: "stop" }
                    span { "{wrong}" }
                }
            }
        }
    }
}
