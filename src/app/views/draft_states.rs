//! What stands in place of a form that cannot be shown: it is no draft any more, or this version lacks its questionnaire.

use dioxus::prelude::*;

use crate::app::components::states::{Bones, Trouble};
use crate::app::routes::Route;
use crate::app::state::Loaded;
use crate::app::trouble::StoreTrouble;
use crate::app::words::use_words;
use crate::store::StoreError;

/// A draft that is still loaded, or will not come: the frame for all that is drawn from one. `None` when it is there.
pub fn not_there<T>(loaded: &Loaded<T>) -> Option<Element> {
    match loaded {
        Loaded::Ready(_) => None,
        Loaded::Waiting => Some(rsx! {
            main { class: "screen", id: "page", tabindex: "-1", Bones {} }
        }),
        Loaded::Failed(StoreError::NotFound(_)) => Some(rsx! { DraftGone {} }),
        Loaded::Failed(error) => Some(rsx! {
            main { class: "screen", id: "page", tabindex: "-1", StoreTrouble { error: error.clone() } }
        }),
    }
}

/// The draft was finalised or thrown away meanwhile.
#[component]
pub fn DraftGone() -> Element {
    let words = use_words();
    rsx! {
        main { class: "screen", id: "page", tabindex: "-1",
            Trouble {
                title: words.t("visit-gone-title"),
                text: words.t("visit-gone-text"),
                act: words.t("visit-gone-act"),
                onact: move |()| {
                    navigator().replace(Route::Households {});
                },
            }
        }
    }
}

/// The draft's questionnaire or standard came with a version of the app that this one is older than.
#[component]
pub fn FormUnknown() -> Element {
    let words = use_words();
    rsx! {
        main { class: "screen", id: "page", tabindex: "-1",
            Trouble { title: words.t("visit-old-title"), text: words.t("visit-old-text") }
        }
    }
}
