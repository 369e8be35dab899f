//! A figure that is counted: less, more, and the figure itself to type. Nothing is in it before somebody counts.

use dioxus::prelude::*;

use super::field_note::{FieldNote, described};
use super::icon::Icon;
use super::text_box::TextBox;
use crate::app::words::{text, use_words};

/// Reads a figure as people write it; `None` for anything else.
pub fn read(typed: &str) -> Option<u32> {
    let digits: String = typed.chars().filter(|letter| !letter.is_whitespace() && *letter != '.').collect();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) { None } else { digits.parse().ok() }
}

/// The figure with its two buttons.
#[component]
pub fn Stepper(
    /// Unique on its screen.
    id: &'static str,
    label: String,
    value: Option<u32>,
    /// The most that it can be.
    most: u32,
    #[props(default)] hint: String,
    #[props(default)] wrong: String,
    onchange: EventHandler<Option<u32>>,
) -> Element {
    let words = use_words();
    let described = described(id, &wrong, &hint);
    let name = [("label", text(label.clone()))];
    let now = value.unwrap_or(0);
    rsx! {
        div { class: "field",
            label { class: "label", r#for: id, {label.clone()} }
            div { class: "stepper", role: "group", aria_label: label,
                button {
                    class: "button",
                    r#type: "button",
                    aria_label: words.t_args("stepper-less", &name),
                    onclick: move |_| onchange.call(Some(now.saturating_sub(1))),
                    Icon { name: "minus" }
                }
                TextBox {
                    id,
                    class: "answer-field num",
                    inputmode: "numeric",
                    maxlength: 6,
                    described_by: described,
                    wrong: !wrong.is_empty(),
                    value: value.map(|value| value.to_string()).unwrap_or_default(),
                    oninput: move |typed: String| onchange.call(read(&typed)),
                }
                button {
                    class: "button",
                    r#type: "button",
                    aria_label: words.t_args("stepper-more", &name),
                    onclick: move |_| onchange.call(Some(now.saturating_add(1).min(most))),
                    Icon { name: "plus" }
                }
            }
            FieldNote { id, wrong, hint }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn only_a_figure_is_read() {
        assert_eq!(read(" 28 "), Some(28));
        assert_eq!(read("1.020"), Some(1020));
        for other in ["", "hai mươi", "-3", "4,5", "99999999999"] {
            assert_eq!(read(other), None);
        }
    }
}
