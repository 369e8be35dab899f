//! The code field: one real input drawn as eight boxes, so that typing, pasting and screen readers just work.

use dioxus::prelude::*;

use super::field_text::use_field_text;
use super::text_box::TextBox;

/// Digits of an enrolment code.
pub const CODE_LENGTH: usize = 8;

/// The digits of what was typed or pasted: spaces and dashes are dropped, eight kept.
pub fn digits(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_digit).take(CODE_LENGTH).collect()
}

/// Eight digits.
#[component]
pub fn CodeField(
    value: String,
    label: String,
    /// The id of the sentence under the field.
    described_by: &'static str,
    #[props(default)] wrong: bool,
    /// What was typed or pasted, untouched: it may be a whole link.
    oninput: EventHandler<String>,
    onenter: EventHandler<()>,
) -> Element {
    let typed: Vec<char> = value.chars().collect();
    let now = typed.len();
    let kept = use_field_text();
    rsx! {
        div { class: "code-field",
            TextBox {
                id: "enrol-code",
                inputmode: "numeric",
                autocomplete: "one-time-code",
                enterkeyhint: "go",
                label,
                described_by,
                wrong,
                value,
                kept: kept.clone(),
                oninput: move |text: String| {
                    // Spaces and dashes stay in the field: the boxes show the digits.
                    kept.typed(&digits(&text));
                    oninput.call(text);
                },
                onenter,
            }
            div { class: "code num", aria_hidden: "true",
                for at in 0..CODE_LENGTH {
                    span { key: "{at}", class: if at == now { "now" } else { "" },
                        if let Some(digit) = typed.get(at) {
                            "{digit}"
                        }
                    }
                }
            }
        }
    }
}
