//! A page that shows something once: it is not kept, so whoever closes the page does not see it again.

use dioxus::prelude::*;

use super::parts::PageHead;
use super::words;

/// What is shown once, with what stands beside it. Each word is a message; `back` is an address and its message.
#[component]
pub fn Once(
    back: (&'static str, &'static str),
    title: String,
    sub: &'static str,
    known: Vec<(&'static str, String)>,
    secret: (&'static str, String),
    next: &'static str,
) -> Element {
    let w = words();
    rsx! {
        p { class: "back no-print",
            a { href: back.0, {w.t(back.1)} }
        }
        PageHead { title, sub: w.t(sub) }
        div { class: "block narrow",
            dl { class: "people-secret",
                for (key , text) in known {
                    dt { {w.t(key)} }
                    dd { {text} }
                }
                dt { {w.t(secret.0)} }
                dd { class: "secret", {secret.1} }
            }
            p { {w.t(next)} }
        }
    }
}
