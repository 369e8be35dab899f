//! "Nhu cầu của thôn": the open needs of a village, by the office that owes them; and the screens of one need.
//!
//! Which needs there are and who owes them is data (`domain::support::catalogue`); nothing of it is here.

pub mod form;
pub mod need;
pub mod new_need;
pub mod words;

use chrono::NaiveDate;
use dioxus::prelude::*;

use self::words::{need_icon, need_name, office_name, standing};
use crate::app::components::bar::AppBar;
use crate::app::components::button::ButtonLink;
use crate::app::components::screen::Screen;
use crate::app::components::section::{RowLink, SectionTitle, Tone};
use crate::app::components::states::{Bones, Empty};
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for, use_phone, use_sample, use_village};
use crate::app::trouble::StoreTrouble;
use crate::app::words::use_words;
use crate::domain::support::catalogue::Catalogue;
use crate::store::view::VillageNeeds;

/// Loads the needs of the village shown.
#[component]
pub fn NeedsView() -> Element {
    let phone = use_phone();
    let needs = use_loaded_for(use_village(), |phone, village| async move {
        match village {
            Some(village) => phone.store.needs(village).await,
            None => Ok(VillageNeeds::default()),
        }
    });
    rsx! {
        NeedsScreen { needs, today: phone.today(), sample: use_sample() }
    }
}

/// The screen of given values.
#[component]
pub fn NeedsScreen(needs: Loaded<VillageNeeds>, today: NaiveDate, #[props(default)] sample: bool) -> Element {
    let words = use_words();
    let count = match &needs {
        Loaded::Ready(needs) => needs.by_office.values().map(Vec::len).sum(),
        Loaded::Waiting | Loaded::Failed(_) => 0,
    };
    let sub = if count > 0 { words.n("needs-count", i64::try_from(count).unwrap_or(i64::MAX)) } else { String::new() };
    let bar = rsx! { AppBar { title: words.t("needs-village-title"), sub, sample, back: Route::Today {} } };
    let needs = match needs {
        Loaded::Ready(needs) => needs,
        Loaded::Waiting => return rsx! { Screen { bar, foot: VNode::empty(), Bones {} } },
        Loaded::Failed(error) => return rsx! { Screen { bar, foot: VNode::empty(), StoreTrouble { error } } },
    };
    // In the order of the catalogue, then whatever it does not know.
    let known: Vec<String> = Catalogue::builtin().offices.into_iter().map(|office| office.id).collect();
    let unknown = needs.by_office.keys().filter(|office| !known.contains(office));
    let offices: Vec<String> =
        known.iter().chain(unknown).filter(|id| needs.by_office.contains_key(*id)).cloned().collect();
    rsx! {
        Screen { bar, foot: VNode::empty(),
            if count == 0 {
                Empty { title: words.t("needs-none"), text: words.t("needs-none-hint"),
                    ButtonLink { to: Route::Households {}, word: words.t("nav-households"), short: true }
                }
            }
            for office in offices {
                SectionTitle {
                    key: "{office}",
                    title: office_name(&words, &office),
                    note: words.n("needs-count", i64::try_from(needs.by_office.get(&office).map_or(0, Vec::len)).unwrap_or(i64::MAX)),
                }
                div { class: "rows",
                    for (household , head , id , support) in needs.by_office.get(&office).cloned().unwrap_or_default() {
                        RowLink {
                            key: "{id}",
                            to: Route::Need { id: household, support: id },
                            title: head,
                            sub: format!("{} · {}", need_name(&words, &support.need, &support.note), standing(&words, &support, today)),
                            icon: need_icon(&support, today),
                            tone: if support.is_overdue(today) { Tone::Alarm } else { Tone::Plain },
                        }
                    }
                }
            }
        }
    }
}
