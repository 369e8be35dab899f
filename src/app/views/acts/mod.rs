//! "Thay đổi trong hộ": what can happen to a household of the register, each with a sentence of what it means.
//!
//! The menu lives here; [`form`] what is filled in, [`figures`] what it will do to the village's figures, [`screen`]
//! the one screen of all changes. What a change does to the records is decided in `domain::act`.

pub mod figures;
pub mod form;
pub mod kind;
pub mod screen;
pub mod view;

use dioxus::prelude::*;

use self::kind::ActKind;
use crate::app::components::bar::AppBar;
use crate::app::components::screen::Screen;
use crate::app::components::section::{RowLink, SectionTitle};
use crate::app::components::states::Empty;
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for};
use crate::app::trouble::ready;
use crate::app::words::use_words;
use crate::domain::household::Household;
use crate::domain::ids::HouseholdId;

/// Loads the household.
#[component]
pub fn ActsView(id: HouseholdId) -> Element {
    let household = use_loaded_for(id, |phone, id| async move { Ok(phone.store.household(id).await?.household) });
    rsx! {
        ActsScreen { id, household }
    }
}

/// The menu of given values.
#[component]
pub fn ActsScreen(id: HouseholdId, household: Loaded<Household>) -> Element {
    let words = use_words();
    let back = Route::Household { id };
    let household = match ready(household, rsx! { AppBar { title: words.t("acts-title"), back: back.clone() } }) {
        Ok(household) => household,
        Err(screen) => return screen,
    };
    let sub = household.head().map_or_else(String::new, |head| words.person(&head.name, head.sex));
    let bar = rsx! { AppBar { title: words.t("acts-title"), sub, sample: household.synthetic, back } };
    let fits = |of_people: bool| {
        let household = household.clone();
        ActKind::ALL
            .into_iter()
            .filter(move |kind| of_a_person(*kind) == of_people && kind.fits(&household))
            .collect::<Vec<_>>()
    };
    let gone = !household.presence.is_present();
    rsx! {
        Screen { bar, foot: VNode::empty(),
            if gone {
                Empty { title: words.t("acts-gone"), text: words.t("acts-gone-hint") }
            } else {
                for (title , kinds) in [("acts-people", fits(true)), ("acts-household", fits(false))] {
                    SectionTitle { key: "{title}", title: words.t(title) }
                    div { class: "rows",
                        for kind in kinds {
                            RowLink {
                                key: "{kind.code()}",
                                to: Route::Act { id, act: kind.code().to_owned() },
                                title: words.t(&format!("act-{}", kind.code())),
                                sub: words.t(&format!("act-{}-hint", kind.code())),
                            }
                        }
                    }
                }
                SectionTitle { title: words.t("acts-mistake") }
                div { class: "rows",
                    RowLink { to: Route::HouseholdPeople { id }, title: words.t("acts-correct"), sub: words.t("acts-correct-hint") }
                }
            }
        }
    }
}

const fn of_a_person(kind: ActKind) -> bool {
    matches!(kind, ActKind::Joins | ActKind::Leaves | ActKind::Dies | ActKind::Head)
}
