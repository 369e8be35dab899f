//! An address that leads nowhere.

use dioxus::prelude::*;

use crate::app::components::bar::AppBar;
use crate::app::components::button::ButtonLink;
use crate::app::components::screen::Screen;
use crate::app::components::states::Empty;
use crate::app::routes::Route;
use crate::app::words::use_words;

/// Says so and leads back to today.
#[component]
pub fn LostView(rest: Vec<String>) -> Element {
    let words = use_words();
    let _ = rest;
    rsx! {
        Screen { bar: rsx! { AppBar { title: words.t("app-name"), back: Route::Today {} } }, foot: VNode::empty(),
            Empty { title: words.t("lost-title"),
                ButtonLink { to: Route::Today {}, word: words.t("nav-today"), short: true, replace: true }
            }
        }
    }
}
