//! App bar, selvage, and the tag that made-up data carries on every screen.

use dioxus::prelude::*;

use super::icon::Icon;
use crate::app::routes::Go;
use crate::app::routes::Route;
use crate::app::words::use_words;

/// "Dữ liệu mẫu": on every screen that shows made-up data.
#[component]
pub fn SampleTag() -> Element {
    let words = use_words();
    rsx! {
        span { class: "sample-tag", {words.t("sample-tag")} }
    }
}

/// The top of a screen: where one is, and the way back.
#[component]
pub fn AppBar(
    title: String,
    /// The second line.
    #[props(default)]
    sub: String,
    /// Shows the tag of made-up data.
    #[props(default)]
    sample: bool,
    /// Where "back" leads; none on the four main screens.
    back: Option<Route>,
    /// What "back" is called, where it is not simply "Quay lại".
    back_label: Option<String>,
    /// Plain paper: inside a form.
    #[props(default)]
    form: bool,
    /// With the woven edge: main screens only.
    #[props(default)]
    selvage: bool,
    /// Actions at the right.
    children: Element,
) -> Element {
    let words = use_words();
    let back_label = back_label.unwrap_or_else(|| words.t("back"));
    rsx! {
        header { class: if form { "app-bar form" } else { "app-bar" },
            if let Some(back) = back {
                Go { to: back, class: "icon-button", label: back_label, Icon { name: "back" } }
            }
            div { class: "grow",
                h1 { {title} }
                if !sub.is_empty() || sample {
                    p {
                        if !sub.is_empty() {
                            span { class: "sub-words", "{sub} " }
                        }
                        if sample {
                            SampleTag {}
                        }
                    }
                }
            }
            {children}
        }
        if selvage {
            div { class: "selvage", aria_hidden: "true" }
        }
    }
}

/// An action of the app bar: a picture over its word.
#[component]
pub fn BarLink(to: Route, icon: &'static str, word: String) -> Element {
    rsx! {
        Go { to, class: "icon-button named", label: word.clone(),
            Icon { name: icon }
            {word}
        }
    }
}
