//! The code field: one real input drawn as eight boxes, so that typing, pasting and screen readers just work.

use dioxus::prelude::*;

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
    rsx! {
        div { class: "code-field",
            input {
                id: "enrol-code",
                inputmode: "numeric",
                autocomplete: "one-time-code",
                enterkeyhint: "go",
                spellcheck: "false",
                aria_label: label,
                aria_describedby: described_by,
                aria_invalid: wrong.then_some("true"),
                value: "{value}",
                oninput: move |event| oninput.call(event.value()),
                onkeydown: move |event| {
                    if event.key() == Key::Enter {
                        onenter.call(());
                    }
                },
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
