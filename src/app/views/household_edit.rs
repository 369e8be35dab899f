//! Address and telephone of a household, changed in place. The people are changed in the form of a visit.

use dioxus::prelude::*;

use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, Look};
use crate::app::components::field::TextField;
use crate::app::components::screen::Screen;
use crate::app::components::states::Bones;
use crate::app::routes::Route;
use crate::app::state::{Changed, Loaded, Phone, Toasts, use_changed, use_loaded_for, use_phone, use_toast};
use crate::app::trouble::{StoreTrouble, store_sentence};
use crate::app::words::{Words, use_words};
use crate::domain::household::Household;
use crate::domain::ids::HouseholdId;
use crate::domain::phone;
use crate::domain::text::tidy;
use crate::store::StoreError;

/// What `save_household` is told that was done.
const ACT_EDIT: &str = "edit";

/// Loads and saves.
#[component]
pub fn HouseholdEditView(id: HouseholdId) -> Element {
    let words = use_words();
    let phone = use_phone();
    let changed = use_changed();
    let toast = use_toast();
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
            let onsave = move |after: Household| {
                save(Writing { phone: phone.clone(), words: words.clone(), changed, toast }, before.clone(), after);
            };
            rsx! {
                HouseholdEditScreen { household: detail.household, onsave }
            }
        }
    }
}

#[derive(Clone)]
struct Writing {
    phone: Phone,
    words: Words,
    changed: Changed,
    toast: Toasts,
}

/// Saves and goes back; the toast takes it back by saving what was before.
fn save(writing: Writing, before: Household, after: Household) {
    let back = Route::Household { id: after.id };
    let router = navigator();
    spawn(async move {
        match write(&writing.phone, after).await {
            Ok(_) => {
                writing.changed.now();
                let undo = writing.clone();
                writing
                    .toast
                    .say_with_undo(writing.words.t("household-saved"), move || take_back(undo.clone(), before.clone()));
                router.replace(back);
            }
            Err(error) => writing.toast.say(store_sentence(&writing.words, &error)),
        }
    });
}

fn take_back(writing: Writing, before: Household) {
    spawn(async move {
        let sentence = match write(&writing.phone, before).await {
            Ok(_) => {
                writing.changed.now();
                writing.words.t("undone")
            }
            Err(error) => store_sentence(&writing.words, &error),
        };
        writing.toast.say(sentence);
    });
}

async fn write(phone: &Phone, household: Household) -> Result<HouseholdId, StoreError> {
    let now = phone.now()?;
    phone.store.save_household(household, ACT_EDIT.to_owned(), String::new(), now).await
}

/// The screen of a given household.
#[component]
pub fn HouseholdEditScreen(household: Household, #[props(default)] onsave: EventHandler<Household>) -> Element {
    let words = use_words();
    let mut address = use_signal(|| household.address.clone());
    let mut number = use_signal(|| household.phone.clone());
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
        }
    }
}
