//! What went wrong in words: what happened, that the data is safe, what to press. Made here once for every screen.

use dioxus::prelude::*;

use super::components::banner::{Banner, BannerKind};
use super::components::button::Button;
use super::components::screen::Screen;
use super::components::states::Bones;
use super::state::{Changed, Loaded};
use super::words::{Words, use_words};
use crate::domain::act::ActError;
use crate::store::StoreError;

/// One sentence for a command of the store that failed.
pub fn store_sentence(words: &Words, error: &StoreError) -> String {
    let key = match error {
        // Some reasons of `Invalid` have a sentence of their own.
        StoreError::Invalid { what } => format!("store-invalid-{what}"),
        StoreError::Act { why } => act_key(*why).to_owned(),
        _ => format!("store-{}", error.code()),
    };
    if words.has(&key) { words.t(&key) } else { words.t("store-other") }
}

/// The sentence of an act that cannot be done: what is in its way, and what to do.
pub const fn act_key(why: ActError) -> &'static str {
    match why {
        ActError::NoHousehold => "act-error-no_household",
        ActError::Gone => "act-error-gone",
        ActError::NoMember => "act-error-no_member",
        ActError::NobodyLeft => "act-error-nobody_left",
        ActError::Nobody => "act-error-nobody",
        ActError::NoHead => "act-error-no_head",
        ActError::OtherVillage => "act-error-other_village",
        ActError::Same => "act-error-same",
        ActError::TwoHeads => "act-error-two_heads",
        ActError::Future => "act-error-future",
        ActError::NoReason => "act-error-no_reason",
        ActError::NotUndoable => "act-error-not_undoable",
    }
}

/// What was loaded, or the screen that says that it is not there yet or why not. `bar` stands above both.
///
/// # Errors
/// The screen to show instead.
pub fn ready<T>(loaded: Loaded<T>, bar: Element) -> Result<T, Element> {
    match loaded {
        Loaded::Ready(value) => Ok(value),
        Loaded::Waiting => Err(rsx! { Screen { bar, foot: VNode::empty(), Bones {} } }),
        Loaded::Failed(error) => Err(rsx! { Screen { bar, foot: VNode::empty(), StoreTrouble { error } } }),
    }
}

/// A screen whose values could not be loaded.
#[component]
pub fn StoreTrouble(error: StoreError) -> Element {
    let words = use_words();
    let changed = use_hook(try_consume_context::<Changed>);
    rsx! {
        div { class: "pad",
            Banner { kind: BannerKind::Err, title: words.t("trouble-title"), text: store_sentence(&words, &error),
                if let Some(changed) = changed {
                    Button { word: words.t("try-again"), short: true, wide: true, onpress: move |()| changed.shown() }
                }
            }
        }
    }
}
