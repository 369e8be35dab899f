//! A field that the commune and this phone both changed: both values, one tap each.

use dioxus::prelude::*;

use crate::app::components::banner::{Banner, BannerKind};
use crate::app::words::{text, use_words};
use crate::domain::household::Household;
use crate::domain::ids::EntryId;
use crate::domain::merge::FieldConflict;
use crate::i18n::fields::{field_name, value as value_words};

/// "Số của xã", "số trên máy": choose one.
#[component]
pub fn ConflictBanner(
    /// The household it is about, for the names of its people; without it the field is named alone.
    household: Option<Household>,
    entry: EntryId,
    conflict: FieldConflict,
    onsettle: EventHandler<(EntryId, String, bool)>,
) -> Element {
    let words = use_words();
    let name = field_name(&words, household.as_ref(), &conflict.field);
    let sides = [("conflict-commune", false, conflict.commune), ("conflict-mine", true, conflict.phone)];
    rsx! {
        Banner {
            kind: BannerKind::Warn,
            title: words.t_args("conflict-title", &[("field", text(name))]),
            text: words.t("conflict-text"),
            div { class: "two-values",
                for (key , mine , held) in sides {
                    button {
                        key: "{key}",
                        class: "button",
                        r#type: "button",
                        onclick: {
                            let field = conflict.field.clone();
                            move |_| onsettle.call((entry, field.clone(), mine))
                        },
                        small { {words.t(key)} }
                        {value_words(&words, &held)}
                    }
                }
            }
        }
    }
}
