//! What stands under a field: what is wrong with it, or otherwise a hint. Both are read out with the field.

use dioxus::prelude::*;

use super::icon::Icon;

/// The id of what stands under a field; `None` when nothing does.
pub fn described(id: &str, wrong: &str, hint: &str) -> Option<String> {
    if !wrong.is_empty() {
        Some(format!("{id}-wrong"))
    } else if !hint.is_empty() {
        Some(format!("{id}-hint"))
    } else {
        None
    }
}

/// What stands under a field.
#[component]
pub fn FieldNote(
    /// The field's id.
    id: &'static str,
    wrong: String,
    hint: String,
) -> Element {
    rsx! {
        if !wrong.is_empty() {
            span { class: "wrong", id: "{id}-wrong", role: "alert",
                Icon { name: "stop" }
                {wrong}
            }
        } else if !hint.is_empty() {
            span { class: "hint", id: "{id}-hint", {hint} }
        }
    }
}
