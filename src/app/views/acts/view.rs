//! One change: loads the household, asks the register for the act, and offers to take it back.

use dioxus::prelude::*;

use super::kind::ActKind;
use super::screen::ActScreen;
use crate::app::components::bar::AppBar;
use crate::app::components::screen::Screen;
use crate::app::components::states::Bones;
use crate::app::doing::use_doing;
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for, use_phone};
use crate::app::trouble::{StoreTrouble, store_sentence};
use crate::app::views::lost::LostView;
use crate::app::words::use_words;
use crate::domain::act::{ActRequest, What};
use crate::domain::birth::Birth;
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, MemberId};
use crate::domain::member::{Member, Relation, Sex};
use crate::store::Ids;
use crate::store::view::{HouseholdQuery, Now};

/// How many households a search for the one to join shows.
const FOUND: u32 = 20;

/// Loads and leads.
#[component]
pub fn ActView(id: HouseholdId, act: String) -> Element {
    let words = use_words();
    let phone = use_phone();
    let doing = use_doing();
    let loaded = use_loaded_for(id, |phone, id| async move {
        let household = phone.store.household(id).await?.household;
        Ok((household, phone.now()?))
    });
    let mut search = use_signal(String::new);
    let mut refused = use_signal(String::new);
    let village = match &loaded {
        Loaded::Ready((household, _)) => Some(household.village.clone()),
        Loaded::Waiting | Loaded::Failed(_) => None,
    };
    let merging = act == ActKind::Merge.code();
    let found = use_loaded_for((village, search(), merging), |phone, (village, search, merging)| async move {
        if !merging || village.is_none() || search.trim().is_empty() {
            return Ok(Vec::new());
        }
        let query = HouseholdQuery { village, search, limit: FOUND, ..HouseholdQuery::default() };
        Ok(phone.store.households(query).await?.rows)
    });
    let Some(kind) = ActKind::from_code(&act) else {
        return rsx! { LostView { rest: vec![act] } };
    };
    let back = Route::Acts { id };
    let title = words.t(&format!("act-{}", kind.code()));
    let (household, now) = match loaded {
        Loaded::Ready(loaded) => loaded,
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
    let onact = move |request: ActRequest| {
        refused.set(String::new());
        let router = navigator();
        let (working, words) = (doing.clone(), doing.words.clone());
        doing.run(async move {
            let after = after(&request.what, id);
            match working.act(request, words.t(&format!("act-done-{}", kind.code()))).await {
                Ok(_) => {
                    router.replace(after);
                }
                // The form stays; the sentence stands above its button.
                Err(error) => {
                    if let Ok(mut place) = refused.try_write() {
                        *place = store_sentence(&words, &error);
                    }
                }
            }
            Ok(())
        });
    };
    let found = match found {
        Loaded::Ready(rows) => rows.into_iter().filter(|row| row.id != id).collect(),
        Loaded::Waiting | Loaded::Failed(_) => Vec::new(),
    };
    rsx! {
        ActScreen {
            kind,
            newcomer: newcomer(&household, &now),
            household,
            today: phone.today(),
            search: search(),
            found,
            refused: refused(),
            onsearch: move |typed| search.set(typed),
            onact,
        }
    }
}

/// Where one is led when it is done.
fn after(what: &What, id: HouseholdId) -> Route {
    match what {
        What::Merge { into, .. } => Route::Household { id: *into },
        _ => Route::Household { id },
    }
}

/// A person without a name yet; the ethnic group of the head is the likeliest.
pub fn newcomer(household: &Household, now: &Now) -> Member {
    Member {
        id: MemberId(Ids::new(now).next_id()),
        name: String::new(),
        relation: Relation::Other,
        sex: Sex::Female,
        birth: Birth::Unknown,
        ethnicity: household.head().map(|head| head.ethnicity.clone()).unwrap_or_default(),
        id_number: String::new(),
        absent: None,
    }
}
