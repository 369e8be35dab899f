//! Bottom navigation: four places under the thumb, each a picture and a word.

use dioxus::prelude::*;

use super::icon::Icon;
use crate::app::routes::{Go, Route};
use crate::app::words::use_words;

/// The four main places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Hôm nay.
    Today,
    /// Hộ dân.
    Households,
    /// Tiến độ.
    Progress,
    /// Gửi đi.
    Outbox,
}

impl Place {
    const ALL: [Self; 4] = [Self::Today, Self::Households, Self::Progress, Self::Outbox];

    const fn word(self) -> &'static str {
        match self {
            Self::Today => "nav-today",
            Self::Households => "nav-households",
            Self::Progress => "nav-progress",
            Self::Outbox => "nav-outbox",
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Today => "sun",
            Self::Households => "home",
            Self::Progress => "chart",
            Self::Outbox => "send",
        }
    }

    fn route(self) -> Route {
        match self {
            Self::Today => Route::Today {},
            Self::Households => Route::Households {},
            Self::Progress => Route::Progress {},
            Self::Outbox => Route::Outbox {},
        }
    }
}

/// The four places; `waiting` entries are counted on the last.
#[component]
pub fn BottomNav(at: Place, #[props(default)] waiting: u32) -> Element {
    let words = use_words();
    rsx! {
        nav { class: "bottom-nav", aria_label: words.t("nav-label"),
            for place in Place::ALL {
                Go { key: "{place.word()}", to: place.route(), current: place == at,
                    Icon { name: place.icon() }
                    {words.t(place.word())}
                    if place == Place::Outbox && waiting > 0 {
                        span { class: "count", aria_hidden: "true", {shown(waiting)} }
                        span { class: "for-reader", {words.n("nav-outbox-count", waiting)} }
                    }
                }
            }
        }
    }
}

fn shown(waiting: u32) -> String {
    if waiting > 99 { "99+".to_owned() } else { waiting.to_string() }
}
