//! A toast says what was done and lets it be undone for a while.

use std::rc::Rc;

use dioxus::prelude::*;

use super::button::Button;
use super::icon::Icon;
use crate::app::words::use_words;

/// How to take back what a toast tells of. It outlives the screen that offered it, so it holds no part of a screen.
#[derive(Clone)]
pub struct Undo(pub Rc<dyn Fn()>);

impl PartialEq for Undo {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What a toast says.
#[derive(Clone, PartialEq)]
pub struct Toast {
    /// Counts toasts from the start of the app, so that the timer of an older one does not close a newer.
    pub number: u64,
    /// The sentence.
    pub text: String,
    /// How to undo it.
    pub undo: Option<Undo>,
}

/// The toast at the bottom of the screen.
#[component]
pub fn ToastLine(
    toast: Toast,
    onclose: EventHandler<()>,
    /// Undoing goes on after the toast has gone, so whoever stays runs it.
    onundo: EventHandler<Undo>,
) -> Element {
    let words = use_words();
    let undo = toast.undo.clone();
    rsx! {
        div { class: "toast",
            span { class: "grow", {toast.text} }
            if let Some(undo) = undo {
                Button {
                    word: words.t("undo"),
                    short: true,
                    onpress: move |()| onundo.call(undo.clone()),
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
