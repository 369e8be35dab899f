//! Address, telephone and place of a household, changed in place. The people are corrected in `household_people`.

use dioxus::prelude::*;

use super::household::people::location_line;
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, Look};
use crate::app::components::field::TextField;
use crate::app::components::screen::Screen;
use crate::app::components::section::SectionTitle;
use crate::app::components::states::Bones;
use crate::app::doing::use_doing;
use crate::app::here::HereNow;
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for, use_status};
use crate::app::trouble::StoreTrouble;
use crate::app::words::use_words;
use crate::domain::household::Household;
use crate::domain::ids::HouseholdId;
use crate::domain::phone;
use crate::domain::text::tidy;

/// What `save_household` is told that was done.
const ACT_EDIT: &str = "edit";

/// Loads and saves.
#[component]
pub fn HouseholdEditView(id: HouseholdId) -> Element {
    let words = use_words();
    let doing = use_doing();
    let may_locate = use_status().settings.location;
    let mut place = use_signal(HereNow::default);
    let detail = use_loaded_for(id, |phone, id| async move { phone.store.household(id).await });
    match detail {
        Loaded::Waiting => rsx! {
            Screen { bar: rsx! { AppBar { title: words.t("place-edit-title"), back: Route::Household { id }, form: true } }, foot: VNode::empty(),
                Bones { rows: 2 }
            }
        },
        Loaded::Failed(error) => rsx! {
            Screen { bar: rsx! { AppBar { title: words.t("place-edit-title"), back: Route::Household { id }, form: true } }, foot: VNode::empty(),
                StoreTrouble { error }
            }
        },
        Loaded::Ready(detail) => {
            let before = detail.household.clone();
            let saving = doing.clone();
            let onsave = move |after: Household| {
                saving.save_household(before.clone(), after, ACT_EDIT, saving.words.t("household-saved"));
                navigator().replace(Route::Household { id });
            };
            let onlocate = move |()| {
                let platform = doing.phone.platform.clone();
                place.set(HereNow::Asking);
                spawn(async move {
                    place.set(match platform.locate().await {
                        Ok(found) => HereNow::At(found),
                        Err(error) => HereNow::Failed(error),
                    });
                });
            };
            rsx! {
                HouseholdEditScreen { household: detail.household, may_locate, place: place(), onlocate, onsave }
            }
        }
    }
}

/// The screen of a given household.
#[component]
pub fn HouseholdEditScreen(
    household: Household,
    /// The settings let the phone look where it is.
    #[props(default)]
    may_locate: bool,
    /// What it found at the house.
    #[props(default)]
    place: HereNow,
    #[props(default)] onlocate: EventHandler<()>,
    #[props(default)] onsave: EventHandler<Household>,
) -> Element {
    let words = use_words();
    let mut address = use_signal(|| household.address.clone());
    let mut number = use_signal(|| household.phone.clone());
    let mut forget = use_signal(|| false);
    let before = household.location;
    let location = if forget() { None } else { place.place().or(before) };
    let mut wrong = use_signal(|| false);
    let id = household.id;
    let sub = household.head().map_or_else(String::new, |head| words.person(&head.name, head.sex));
    let bar = rsx! {
        AppBar { title: words.t("place-edit-title"), sub, sample: household.synthetic, back: Route::Household { id }, form: true }
    };
    let press = move |()| match phone::read(&number.read()) {
        Ok(phone) => {
            let mut after = household.clone();
            after.address = tidy(&address.read());
            after.phone = phone;
            after.location = location;
            onsave.call(after);
        }
        Err(_) => wrong.set(true),
    };
    let foot = rsx! {
        ActionBar {
            ButtonLink { to: Route::Household { id }, word: words.t("cancel"), replace: true }
            Button { word: words.t("save"), look: Look::Primary, onpress: press }
        }
    };
    rsx! {
        Screen { bar, foot,
            form { class: "page", onsubmit: move |event| event.prevent_default(),
                TextField {
                    id: "field-address",
                    label: words.t("field-address"),
                    value: address(),
                    hint: words.t("field-address-hint"),
                    oninput: move |typed| address.set(typed),
                }
                TextField {
                    id: "field-phone",
                    label: words.t("field-phone"),
                    value: number(),
                    hint: words.t("field-phone-hint"),
                    wrong: if wrong() { words.t("field-phone-wrong") } else { String::new() },
                    inputmode: "tel",
                    oninput: move |typed| {
                        wrong.set(false);
                        number.set(typed);
                    },
                }
            }
            SectionTitle { title: words.t("field-location"), note: location_line(&words, location) }
            div { class: "page",
                p { class: "small quiet", {words.t(if may_locate { "location-hint" } else { "location-off-hint" })} }
                if may_locate {
                    div { class: "for-all after",
                        Button {
                            word: words.t(if place == HereNow::Asking { "here-asking" } else { "location-take" }),
                            icon: "pin",
                            short: true,
                            onpress: move |()| {
                                forget.set(false);
                                onlocate.call(());
                            },
                        }
                        if location.is_some() {
                            Button { word: words.t("location-forget"), short: true, onpress: move |()| forget.set(true) }
                        }
                    }
                } else {
                    ButtonLink { to: Route::Settings {}, word: words.t("nav-settings"), icon: "gear", short: true }
                }
                p { class: "small", role: "status",
                    if let HereNow::Failed(error) = place {
                        {words.t(error.key())}
                    }
                }
            }
        }
    }
}
