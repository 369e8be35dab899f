//! Several lines of a person's own words: a note, a reason. Nothing typed is ever cut; too long is said in words.

use dioxus::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::field_note::{FieldNote, described};
use super::text_box::TextBox;
use crate::app::words::{Words, text, use_words};

/// Most letters of a note or a reason.
pub const NOTE_LENGTH: usize = 500;
/// From how many letters on the counter shows.
const COUNT_FROM: usize = 200;

/// A note as it is kept: composed, without white space at its ends; its lines stay.
pub fn kept(typed: &str) -> String {
    typed.trim().nfc().collect()
}

/// Whether a note has more letters than are taken. A letter typed in parts is one letter.
pub fn too_long(typed: &str) -> bool {
    kept(typed).chars().count() > NOTE_LENGTH
}

/// A field of several lines, with a counter once it grows long.
#[component]
pub fn NoteField(
    /// Unique on its screen.
    id: &'static str,
    label: String,
    value: String,
    /// Common words to tap; they are written into the field, where they may be gone on with.
    #[props(default)]
    common: Vec<String>,
    #[props(default)] hint: String,
    /// What is wrong with it, in words.
    #[props(default)]
    wrong: String,
    oninput: EventHandler<String>,
) -> Element {
    let words = use_words();
    let length = kept(&value).chars().count();
    let wrong = if length > NOTE_LENGTH { long_sentence(&words, length) } else { wrong };
    let hint = if (COUNT_FROM..=NOTE_LENGTH).contains(&length) { counter(&words, length) } else { hint };
    let described = described(id, &wrong, &hint);
    rsx! {
        div { class: "field",
            label { class: "label", r#for: id, {label} }
            if !common.is_empty() {
                div { class: "for-all", role: "group", aria_label: words.t("reason-common"),
                    for reason in common {
                        button {
                            key: "{reason}",
                            class: "button short",
                            r#type: "button",
                            aria_pressed: if reason == value { "true" } else { "false" },
                            onclick: {
                                let reason = reason.clone();
                                move |_| oninput.call(reason.clone())
                            },
                            {reason.clone()}
                        }
                    }
                }
            }
            TextBox {
                id,
                class: "answer-field",
                lines: 3,
                described_by: described,
                wrong: !wrong.is_empty(),
                value,
                oninput,
            }
            FieldNote { id, wrong, hint }
        }
    }
}

fn counter(words: &Words, length: usize) -> String {
    let args = [("length", text(length.to_string())), ("most", text(NOTE_LENGTH.to_string()))];
    words.t_args("note-count", &args)
}

fn long_sentence(words: &Words, length: usize) -> String {
    let over = length.saturating_sub(NOTE_LENGTH).to_string();
    words.t_args("note-long", &[("over", text(over)), ("most", text(NOTE_LENGTH.to_string()))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_hundred_letters_of_any_make_are_kept_whole() {
        let composed = "Ế".repeat(300);
        let in_parts: String = composed.nfd().collect();
        assert_eq!(kept(&in_parts), composed);
        assert!(!too_long(&in_parts), "parts of a letter are not letters");
        let mixed = format!("{}\n👩‍👩‍👧 🏠", "chữ ".repeat(70));
        assert_eq!(kept(&mixed), mixed);
    }

    #[test]
    fn too_much_is_said_not_cut() {
        assert!(too_long(&"a".repeat(501)));
        assert!(!too_long(&"a".repeat(500)));
        assert_eq!(kept(&"a".repeat(900)).len(), 900);
    }
}
