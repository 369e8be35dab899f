//! The class of a household with its reason. The review and the commune's decision always stand apart.

use dioxus::prelude::*;

use crate::app::components::badge::ClassBadge;
use crate::app::components::icon::Icon;
use crate::app::components::section::RowLink;
use crate::app::routes::{Go, Route};
use crate::app::words::{text, use_words};
use crate::domain::class::Class;
use crate::domain::household::{Household, Presence};
use crate::domain::visit::Visit;
use crate::i18n::{date, reasons};

/// The class, where it comes from, and what the commune recognises.
#[component]
pub fn ClassBlock(household: Household, current: Option<Visit>) -> Element {
    let words = use_words();
    let official = household.class_official;
    let since = match household.official_since {
        Some(day) => words.t_args("class-official-since", &[("date", text(date(day)))]),
        None if official == Class::Undetermined => words.t("class-official-none"),
        None => words.t("class-official"),
    };
    rsx! {
        if household.presence != Presence::Present {
            p { class: "page", {words.t(gone_key(household.presence))} }
            if let Presence::Merged { into: Some(into), .. } = household.presence {
                div { class: "rows",
                    RowLink { to: Route::Household { id: into }, title: words.t("presence-merged-open"), icon: "home" }
                }
            }
        }
        if let Some(visit) = current {
            Go { to: Route::Reasons { visit: visit.id }, class: "page",
                p { class: "badge-line",
                    ClassBadge { class: visit.classification.class, big: true }
                    span { class: "small quiet grow",
                        {words.t_args(
                            if visit.recognised(&household).is_some() { "class-surveyed-recognised" } else { "class-surveyed-on" },
                            &[("date", text(date(visit.visited_on)))],
                        )}
                    }
                    Icon { name: "next" }
                }
                p { class: "reason", {reasons::class_sentence(&words, &visit.classification)} }
                p { class: "badge-line apart",
                    ClassBadge { class: official }
                    span { class: "small quiet", {since} }
                }
            }
        } else {
            div { class: "page",
                p { class: "badge-line",
                    ClassBadge { class: official, big: true }
                    span { class: "small quiet grow", {since} }
                }
                p { class: "reason", {words.t("class-not-visited")} }
            }
        }
    }
}

const fn gone_key(presence: Presence) -> &'static str {
    match presence {
        Presence::Present => "presence-present",
        Presence::MovedAway { .. } => "presence-moved-away",
        Presence::Merged { .. } => "presence-merged",
        Presence::DiedOut { .. } => "presence-died-out",
    }
}
