//! Search field and filter chips, and the match that is shown in what was found.

use dioxus::prelude::*;

use super::field_text::use_field_text;
use super::icon::{Icon, Mark};
use super::text_box::TextBox;
use crate::app::words::use_words;
use crate::domain::text::find_folded;

/// A search field: typed without marks is fine, one tap clears it.
#[component]
pub fn SearchField(value: String, label: String, oninput: EventHandler<String>) -> Element {
    let words = use_words();
    let empty = value.is_empty();
    let kept = use_field_text();
    rsx! {
        div { class: "search", role: "search",
            Icon { name: "find" }
            TextBox {
                id: "search",
                kind: "search",
                inputmode: "search",
                enterkeyhint: "search",
                label,
                placeholder: words.t("search-placeholder"),
                value,
                kept: kept.clone(),
                oninput,
            }
            if !empty {
                button {
                    class: "icon-button",
                    r#type: "button",
                    aria_label: words.t("search-clear"),
                    onclick: move |_| {
                        kept.want_focus();
                        oninput.call(String::new());
                    },
                    Icon { name: "close" }
                }
            }
        }
    }
}

/// A filter with its count; pressed is said in words to screen readers and by fill to eyes.
#[component]
pub fn Chip(word: String, pressed: bool, mark: Option<&'static str>, onpress: EventHandler<()>) -> Element {
    rsx! {
        button {
            class: "chip",
            r#type: "button",
            aria_pressed: if pressed { "true" } else { "false" },
            onclick: move |_| onpress.call(()),
            if let Some(mark) = mark {
                Mark { name: mark }
            }
            {word}
        }
    }
}

/// A name with the found part marked: "dang" marks `Đặng`.
#[component]
pub fn Marked(name: String, search: String) -> Element {
    rsx! {
        for (at , (found , part)) in parts(&name, &search).into_iter().enumerate() {
            if found {
                mark { key: "{at}", {part} }
            } else {
                span { key: "{at}", {part} }
            }
        }
    }
}

/// The name cut into stretches that were found (`true`) and those between.
pub fn parts(name: &str, search: &str) -> Vec<(bool, String)> {
    let mut cut = Vec::new();
    let mut from = 0;
    for range in find_folded(name, search) {
        cut.push((false, name.get(from..range.start)));
        cut.push((true, name.get(range.start..range.end)));
        from = range.end;
    }
    cut.push((false, name.get(from..)));
    cut.into_iter()
        .filter_map(|(found, part)| part.filter(|part| !part.is_empty()).map(|part| (found, part.to_owned())))
        .collect()
}
