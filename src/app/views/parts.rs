//! Parts of screens that read the shared state themselves, so that each screen need not.

use dioxus::prelude::*;

use crate::app::components::search::Chip;
use crate::app::components::sync_line::SyncStatus;
use crate::app::state::{ChosenVillage, use_status, use_village};
use crate::app::syncing::use_sync_line;
use crate::app::words::use_words;

/// How many entries the last place of the navigation counts: those that wait and those that need someone.
pub fn use_waiting_count() -> u32 {
    let status = use_status();
    status.pending.saturating_add(status.needs_attention)
}

/// The sync status under the bar, when there is something to say.
#[component]
pub fn SyncUnderBar(#[props(default = true)] leads: bool) -> Element {
    let line = use_sync_line();
    rsx! {
        if let Some(line) = line {
            SyncStatus { line, leads }
        }
    }
}

/// Which village is shown; only on a phone that holds several.
#[component]
pub fn VillageChips() -> Element {
    let words = use_words();
    let mut chosen = use_context::<ChosenVillage>();
    let shown = use_village();
    let villages = use_status().enrolment.map(|enrolment| enrolment.villages).unwrap_or_default();
    rsx! {
        if villages.len() > 1 {
            div { class: "chips", role: "group", aria_label: words.t("village-choose"),
                for village in villages {
                    Chip {
                        key: "{village.id}",
                        word: words.village(&village.name),
                        pressed: shown.as_ref() == Some(&village.id),
                        onpress: move |()| chosen.0.set(Some(village.id.clone())),
                    }
                }
            }
        }
    }
}
