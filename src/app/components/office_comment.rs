//! What the office said of a question when it sent a visit back, at that very question of the form.

use dioxus::prelude::*;

use super::icon::Icon;
use crate::app::words::use_words;

/// "Xã nhận xét: …".
#[component]
pub fn OfficeComment(said: String) -> Element {
    let words = use_words();
    rsx! {
        div { class: "banner warn office-comment", role: "note",
            Icon { name: "pen" }
            p { class: "grow small",
                b { {words.t("sent-back-said")} }
                " {said}"
            }
        }
    }
}
