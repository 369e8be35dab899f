//! Class badge: mark, word and fill, so that no class is told by colour alone.

use dioxus::prelude::*;

use super::icon::Mark;
use crate::app::words::use_words;
use crate::domain::class::Class;

/// The symbol of a class.
pub const fn class_mark(class: Class) -> &'static str {
    match class {
        Class::Poor => "c-poor",
        Class::NearPoor => "c-near",
        Class::AverageLivingStandard => "c-avg",
        Class::NotPoor => "c-not",
        Class::Undetermined => "c-und",
    }
}

const fn fill(class: Class) -> &'static str {
    match class {
        Class::Poor => "poor",
        Class::NearPoor => "near",
        Class::AverageLivingStandard => "avg",
        Class::NotPoor => "not",
        Class::Undetermined => "und",
    }
}

/// A class, stamped.
#[component]
pub fn ClassBadge(class: Class, #[props(default)] big: bool) -> Element {
    let words = use_words();
    let size = if big { "big " } else { "" };
    rsx! {
        span { class: "badge {size}{fill(class)}",
            Mark { name: class_mark(class) }
            {words.class(class)}
        }
    }
}
