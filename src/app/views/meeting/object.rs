//! Taking an objection down: about which household, who objects, what they say. With or without a network.

use dioxus::prelude::*;

use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, Look};
use crate::app::components::field::TextField;
use crate::app::components::note_field::{NoteField, too_long};
use crate::app::components::screen::Screen;
use crate::app::components::search::SearchField;
use crate::app::components::section::{RowButton, RowText};
use crate::app::components::states::Bones;
use crate::app::doing::use_doing;
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for, use_sample};
use crate::app::trouble::{StoreTrouble, store_sentence};
use crate::app::words::{text, use_words};
use crate::domain::ids::{HouseholdId, PostingId};
use crate::domain::posting::Posting;
use crate::domain::text::find_folded;
use crate::store::view::{HouseholdQuery, NewObjection};

/// Households shown of a search.
const FOUND: usize = 20;

/// A household to object about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Which.
    pub household: HouseholdId,
    /// Its head.
    pub head: String,
    /// Its number.
    pub number: String,
}

/// Loads the posting, searches the village, and saves.
#[component]
pub fn ObjectView(posting: PostingId) -> Element {
    let words = use_words();
    let doing = use_doing();
    let mut search = use_signal(String::new);
    let mut refused = use_signal(String::new);
    let mut saving = use_signal(|| false);
    let loaded = use_loaded_for((posting, search()), |phone, (posting, search)| async move {
        let posting = phone.store.posting(posting).await?.posting;
        let mut found = on_posting(&posting, &search);
        if !search.trim().is_empty() {
            let query = HouseholdQuery {
                village: Some(posting.village.clone()),
                search,
                limit: u32::try_from(FOUND).unwrap_or(20),
                ..HouseholdQuery::default()
            };
            for row in phone.store.households(query).await?.rows {
                if !found.iter().any(|known| known.household == row.id) {
                    found.push(About { household: row.id, head: row.head, number: row.number });
                }
            }
        }
        found.truncate(FOUND);
        Ok(found)
    });
    let kept = use_hook(|| std::rc::Rc::new(std::cell::RefCell::new(None::<Vec<About>>)));
    let found = match loaded {
        Loaded::Ready(found) => {
            kept.replace(Some(found.clone()));
            found
        }
        // What was found a letter ago stays while one types.
        Loaded::Waiting if kept.borrow().is_some() => kept.borrow().clone().unwrap_or_default(),
        Loaded::Waiting => {
            let bar = rsx! { AppBar { title: words.t("object-title"), back: Route::Posting { posting }, form: true } };
            return rsx! { Screen { bar, foot: VNode::empty(), Bones { rows: 3 } } };
        }
        Loaded::Failed(error) => {
            let bar = rsx! { AppBar { title: words.t("object-title"), back: Route::Posting { posting }, form: true } };
            return rsx! { Screen { bar, foot: VNode::empty(), StoreTrouble { error } } };
        }
    };
    let onsave = move |objection: NewObjection| {
        // Pressed twice it is still one objection.
        if saving.replace(true) {
            return;
        }
        refused.set(String::new());
        let router = navigator();
        let working = doing.clone();
        doing.run(async move {
            match working.phone.store.object(objection, working.phone.now()?).await {
                Ok(_) => {
                    working.done(working.words.t("object-saved"));
                    router.replace(Route::Posting { posting });
                }
                // The form stays; the sentence stands above its button.
                Err(error) => {
                    if let (Ok(mut place), Ok(mut saving)) = (refused.try_write(), saving.try_write()) {
                        *place = store_sentence(&working.words, &error);
                        *saving = false;
                    }
                }
            }
            Ok(())
        });
    };
    rsx! {
        ObjectScreen {
            posting,
            search: search(),
            found,
            sample: use_sample(),
            refused: refused(),
            onsearch: move |typed| search.set(typed),
            onsave,
        }
    }
}

/// The households of a posting that a search finds by name or number; all without one.
pub fn on_posting(posting: &Posting, search: &str) -> Vec<About> {
    let search = search.trim();
    let fits = |line: &&crate::domain::posting::PostingLine| {
        search.is_empty() || line.number.contains(search) || !find_folded(&line.head, search).is_empty()
    };
    let about = |line: &crate::domain::posting::PostingLine| About {
        household: line.household,
        head: line.head.clone(),
        number: line.number.clone(),
    };
    posting.lines.iter().filter(fits).map(about).collect()
}

/// What is not right yet. Each shows at its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Household,
    Name,
    Text,
    Long,
}

/// The screen of given values.
#[component]
pub fn ObjectScreen(
    posting: PostingId,
    #[props(default)] search: String,
    #[props(default)] found: Vec<About>,
    #[props(default)] sample: bool,
    /// Why it was not saved, in a sentence.
    #[props(default)]
    refused: String,
    /// Says what is wrong at once, as after a first try.
    #[props(default)]
    tried: bool,
    #[props(default)] onsearch: EventHandler<String>,
    #[props(default)] onsave: EventHandler<NewObjection>,
) -> Element {
    let words = use_words();
    let mut about = use_signal(|| None::<About>);
    let mut name = use_signal(String::new);
    let mut contact = use_signal(String::new);
    let mut said = use_signal(String::new);
    let mut tried = use_signal(|| tried);
    let fault = move || -> Option<Fault> {
        if about.read().is_none() {
            Some(Fault::Household)
        } else if name.read().trim().is_empty() {
            Some(Fault::Name)
        } else if said.read().trim().is_empty() {
            Some(Fault::Text)
        } else if too_long(&said.read()) {
            Some(Fault::Long)
        } else {
            None
        }
    };
    let shown = if tried() { fault() } else { None };
    let wrong = |wanted: Fault, key: &str| if shown == Some(wanted) { words.t(key) } else { String::new() };
    let press = move |()| {
        tried.set(true);
        let chosen = about.peek().clone();
        if let (None, Some(chosen)) = (fault(), chosen) {
            onsave.call(NewObjection {
                posting,
                household: chosen.household,
                name: name.peek().clone(),
                contact: contact.peek().clone(),
                text: said.peek().clone(),
            });
        }
    };
    let back = Route::Posting { posting };
    let bar = rsx! { AppBar { title: words.t("object-title"), sample, back, form: true } };
    let foot = rsx! {
        ActionBar {
            ButtonLink { to: Route::Posting { posting }, word: words.t("cancel"), replace: true }
            Button { word: words.t("object-save"), look: Look::Primary, icon: "tick", onpress: press }
        }
    };
    let number = |number: &str| words.t_args("household-line", &[("number", text(number.to_owned()))]);
    let no_household = wrong(Fault::Household, "object-fault-household");
    rsx! {
        Screen { bar, foot,
            h2 { class: "section-title", {words.t("object-about")} }
            if let Some(chosen) = about() {
                div { class: "rows",
                    RowText { title: chosen.head.clone(), sub: number(&chosen.number), icon: "home",
                        Button { word: words.t("object-other"), short: true, onpress: move |()| about.set(None) }
                    }
                }
            } else {
                SearchField { value: search, label: words.t("object-search"), oninput: onsearch }
                if !no_household.is_empty() {
                    div { class: "pad", Banner { kind: BannerKind::Err, title: no_household } }
                }
                if found.is_empty() {
                    p { class: "pad small quiet", {words.t("object-none")} }
                } else {
                    div { class: "rows apart",
                        for one in found {
                            RowButton {
                                key: "{one.household}",
                                title: one.head.clone(),
                                sub: number(&one.number),
                                icon: "home",
                                onpress: {
                                    let one = one.clone();
                                    move |()| about.set(Some(one.clone()))
                                },
                            }
                        }
                    }
                }
            }
            div { class: "page apart",
                TextField {
                    id: "object-who",
                    label: words.t("object-who"),
                    value: name(),
                    wrong: wrong(Fault::Name, "object-fault-name"),
                    oninput: move |typed| name.set(typed),
                }
                TextField {
                    id: "object-contact",
                    label: words.t("object-contact"),
                    hint: words.t("object-contact-hint"),
                    inputmode: "tel",
                    value: contact(),
                    oninput: move |typed| contact.set(typed),
                }
                NoteField {
                    id: "object-text",
                    label: words.t("object-text"),
                    hint: words.t("object-text-hint"),
                    value: said(),
                    wrong: match shown {
                        Some(Fault::Text) => words.t("object-fault-text"),
                        Some(Fault::Long) => words.t("object-fault-long"),
                        _ => String::new(),
                    },
                    oninput: move |typed| said.set(typed),
                }
            }
            if !refused.is_empty() {
                div { class: "pad", Banner { kind: BannerKind::Err, title: refused } }
            }
        }
    }
}
