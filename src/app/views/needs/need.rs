//! One need: what it is, who owes it, and where it stands now. Each change can be taken back.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::form::{NeedFault, Standing};
use super::new_need::coming;
use super::words::{need_title, office_name, standing};
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, Look};
use crate::app::components::day_field::DayField;
use crate::app::components::note_field::NoteField;
use crate::app::components::pick::{Pick, PickLine};
use crate::app::components::screen::Screen;
use crate::app::components::states::{Bones, Empty};
use crate::app::doing::{Doing, use_doing};
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for, use_phone};
use crate::app::trouble::StoreTrouble;
use crate::app::views::acts::screen::days;
use crate::app::words::use_words;
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, SupportId};
use crate::domain::support::Support;
use crate::i18n::date;
use crate::i18n::reasons::indicator_name;
use crate::store::StoreError;

/// Loads and saves.
#[component]
pub fn NeedView(id: HouseholdId, support: SupportId) -> Element {
    let words = use_words();
    let phone = use_phone();
    let doing = use_doing();
    let household = use_loaded_for(id, |phone, id| async move { Ok(phone.store.household(id).await?.household) });
    let back = Route::Household { id };
    let title = words.t("need-title");
    let household = match household {
        Loaded::Ready(household) => household,
        Loaded::Waiting => {
            return rsx! {
                Screen { bar: rsx! { AppBar { title, back, form: true } }, foot: VNode::empty(), Bones { rows: 3 } }
            };
        }
        Loaded::Failed(error) => {
            return rsx! {
                Screen { bar: rsx! { AppBar { title, back, form: true } }, foot: VNode::empty(), StoreTrouble { error } }
            };
        }
    };
    let before = household.supports.get(&support).cloned();
    let onsave = move |after: Support| {
        let (router, working, before) = (navigator(), doing.clone(), before.clone());
        doing.run(async move {
            write(&working, id, support, after).await?;
            router.replace(Route::Household { id });
            match before {
                Some(before) => {
                    working.done_with_undo(working.words.t("need-changed"), move |doing| {
                        let (again, before) = (doing.clone(), before.clone());
                        doing.run(async move {
                            write(&again, id, support, before).await?;
                            again.done(again.words.t("undone"));
                            Ok(())
                        });
                    });
                }
                None => working.done(working.words.t("need-changed")),
            }
            Ok(())
        });
    };
    rsx! {
        NeedScreen { household, support, today: phone.today(), onsave }
    }
}

async fn write(doing: &Doing, id: HouseholdId, support: SupportId, after: Support) -> Result<(), StoreError> {
    let now = doing.phone.now()?;
    doing.phone.store.save_support(id, Some(support), after, now).await.map(|_| ())
}

/// The screen of given values.
#[component]
pub fn NeedScreen(
    household: Household,
    support: SupportId,
    today: NaiveDate,
    start: Option<Standing>,
    #[props(default)] tried: bool,
    #[props(default)] onsave: EventHandler<Support>,
) -> Element {
    let words = use_words();
    let found = household.supports.get(&support).cloned();
    let mut form = use_signal(|| start.or_else(|| found.as_ref().map(Standing::of)).unwrap_or_default());
    let mut tried = use_signal(|| tried);
    let id = household.id;
    let sub = household.head().map_or_else(String::new, |head| words.person(&head.name, head.sex));
    let back = Route::Household { id };
    let Some(found) = found else {
        return rsx! {
            Screen { bar: rsx! { AppBar { title: words.t("need-title"), sub, back, form: true } }, foot: VNode::empty(),
                Empty { title: words.t("need-gone") }
            }
        };
    };
    let title = need_title(&words, &found, Some(&household));
    let bar = rsx! { AppBar { title, sub, sample: household.synthetic, back, form: true } };
    let now = form();
    let fault = now.read(&found, today).err().filter(|_| tried());
    let said = |wanted: &dyn Fn(NeedFault) -> bool| {
        fault.filter(|fault| wanted(*fault)).map_or_else(String::new, |fault| words.t(fault.key()))
    };
    let saving = found.clone();
    let press = move |()| {
        tried.set(true);
        if let Ok(after) = form.peek().read(&saving, today) {
            onsave.call(after);
        }
    };
    let foot = rsx! {
        ActionBar {
            ButtonLink { to: Route::Household { id }, word: words.t("cancel"), replace: true }
            Button { word: words.t("save"), look: Look::Primary, icon: "tick", onpress: press }
        }
    };
    let mut facts = vec![
        (words.t("need-office"), office_name(&words, &found.office)),
        (words.t("need-standing"), standing(&words, &found, today)),
        (words.t("need-asked"), date(found.asked_on)),
    ];
    if let Some(number) = found.indicator {
        facts.push((words.t("need-indicator"), indicator_name(&words, &found.standard, number)));
    }
    if !found.note.is_empty() {
        facts.push((words.t("need-note"), found.note.clone()));
    }
    let received = now.state == "received";
    rsx! {
        Screen { bar, foot,
            div { class: "page",
                dl { class: "facts",
                    for (name , value) in facts {
                        div { key: "{name}",
                            dt { {name.clone()} }
                            dd { {value} }
                        }
                    }
                }
            }
            Pick {
                name: "state",
                legend: words.t("need-where"),
                lines: Standing::STATES
                    .iter()
                    .map(|state| PickLine {
                        value: (*state).to_owned(),
                        title: words.t(&format!("support-{state}")),
                        sub: words.t(&format!("support-{state}-hint")),
                    })
                    .collect::<Vec<_>>(),
                chosen: BTreeSet::from([now.state.clone()]),
                wrong: said(&|fault| fault == NeedFault::NoState),
                onpick: move |state: String| {
                    let mut form = form.write();
                    form.day = if state == "received" { date(today) } else { String::new() };
                    form.state = state;
                },
            }
            if received || now.state == "promised" {
                div { class: "page",
                    DayField {
                        id: "need-day",
                        label: words.t(if received { "need-received-on" } else { "need-promised-for" }),
                        value: now.day.clone(),
                        quick: if received { days(&words, today) } else { coming(&words, today) },
                        wrong: said(&|fault| matches!(fault, NeedFault::Day(_))),
                        oninput: move |typed| form.write().day = typed,
                    }
                }
            }
            if now.state == "withdrawn" {
                div { class: "page", NoteField {
                    id: "need-reason",
                    label: words.t("act-reason"),
                    value: now.reason.clone(),
                    common: ["need-reason-done", "need-reason-moved", "need-reason-mistake"].map(|key| words.t(key)).to_vec(),
                    wrong: said(&|fault| matches!(fault, NeedFault::NoReason | NeedFault::TooLong)),
                    oninput: move |typed| form.write().reason = typed,
                } }
            }
        }
    }
}
