//! A toast says what was done and lets it be undone for a while.

use dioxus::prelude::*;

use super::button::Button;
use super::icon::Icon;
use crate::app::words::use_words;

/// What a toast says.
#[derive(Clone, PartialEq)]
pub struct Toast {
    /// Counts toasts, so that the timer of an older one does not close a newer.
    pub number: u64,
    /// The sentence.
    pub text: String,
    /// How to undo it.
    pub undo: Option<Callback<()>>,
}

/// The toast at the bottom of the screen.
#[component]
pub fn ToastLine(toast: Toast, onclose: EventHandler<()>) -> Element {
    let words = use_words();
    let undo = toast.undo;
    rsx! {
        div { class: "toast", role: "status",
            span { class: "grow", {toast.text} }
            if let Some(undo) = undo {
                Button {
                    word: words.t("undo"),
                    short: true,
                    onpress: move |()| {
                        undo.call(());
                        onclose.call(());
                    },
                }
            }
            button {
                class: "icon-button",
                r#type: "button",
                aria_label: words.t("close"),
                onclick: move |_| onclose.call(()),
                Icon { name: "close" }
            }
        }
    }
}
