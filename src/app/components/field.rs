//! Typed fields and single choices outside the questionnaire: the word above, the hint below, the error at the field.

use dioxus::prelude::*;

use super::field_note::{FieldNote, described};
use super::icon::Icon;
use super::text_box::TextBox;

/// One line of text.
#[component]
pub fn TextField(
    /// Unique on its screen.
    id: &'static str,
    label: String,
    value: String,
    #[props(default)] hint: String,
    /// What is wrong with it, in words.
    #[props(default)]
    wrong: String,
    /// `text`, `numeric`, `tel`, `url`: which keyboard comes up.
    #[props(default = "text")]
    inputmode: &'static str,
    #[props(default = "off")] autocomplete: &'static str,
    oninput: EventHandler<String>,
) -> Element {
    let described = described(id, &wrong, &hint);
    rsx! {
        label { class: "field",
            span { class: "label", {label} }
            TextBox {
                id,
                value,
                inputmode,
                autocomplete,
                described_by: described,
                wrong: !wrong.is_empty(),
                oninput,
            }
            FieldNote { id, wrong, hint }
        }
    }
}

/// One option of a [`Radios`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RadioOption {
    /// What is handed back when it is chosen.
    pub value: String,
    /// What it says.
    pub word: String,
    /// The language of the word, when it is not the screen's.
    pub lang: Option<&'static str>,
    /// A class for the word, such as a text size.
    pub class: &'static str,
}

impl RadioOption {
    /// An option in the screen's language.
    pub fn new(value: impl Into<String>, word: impl Into<String>) -> Self {
        Self { value: value.into(), word: word.into(), lang: None, class: "" }
    }
}

/// One of a few, side by side; under each other when the text is large.
#[component]
pub fn Radios(
    /// Unique on its screen.
    name: &'static str,
    legend: String,
    options: Vec<RadioOption>,
    chosen: String,
    #[props(default)] wrong: String,
    onchoose: EventHandler<String>,
) -> Element {
    rsx! {
        fieldset { class: "question",
            legend { {legend} }
            div { class: "choices",
                for option in options {
                    label { key: "{option.value}", class: "choice",
                        input {
                            r#type: "radio",
                            name,
                            value: "{option.value}",
                            checked: option.value == chosen,
                            onchange: {
                                let value = option.value.clone();
                                move |_| onchoose.call(value.clone())
                            },
                        }
                        span { class: option.class, lang: option.lang, {option.word.clone()} }
                    }
                }
            }
            if !wrong.is_empty() {
                p { class: "wrong", role: "alert",
                    Icon { name: "stop" }
                    {wrong}
                }
            }
        }
    }
}
