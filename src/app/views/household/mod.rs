//! One household: its class and why, its people, what it needs, what is to do, its history, and the ways into a form.
//!
//! The view loads and leads here; each part of the page has a file of its own.

pub mod class;
pub mod history;
pub mod needs;
pub mod people;
pub mod tasks;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use dioxus::prelude::*;

use self::class::ClassBlock;
use self::history::History;
use self::needs::Needs;
use self::people::{People, Place};
use self::tasks::Tasks;
use super::conflict::ConflictBanner;
use super::sent_back::{SentBackBanner, mend};
use crate::app::clock;
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, CallButton, Look};
use crate::app::components::screen::Screen;
use crate::app::components::section::{RowButton, SectionTitle, Tone};
use crate::app::components::states::{Bones, Empty};
use crate::app::doing::use_doing;
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for, use_phone, use_status};
use crate::app::trouble::StoreTrouble;
use crate::app::views::meeting::ClosedYear;
use crate::app::words::{Words, text, use_words};
use crate::domain::class::Class;
use crate::domain::household::Household;
use crate::domain::ids::{ActId, EntryId, HouseholdId, TaskId};
use crate::domain::merge::FieldConflict;
use crate::domain::review::{Comment, Review};
use crate::domain::task::Task;
use crate::store::StoreError;
use crate::store::view::{DraftLine, HouseholdDetail, ItemState, OutboxItem};

/// The yearly review: the questionnaire that classifies.
const REVIEW: &str = "yearly-review";

/// Loads and leads.
#[component]
pub fn HouseholdView(id: HouseholdId) -> Element {
    let today = use_phone().today();
    let closed = use_status().closed_year();
    let doing = use_doing();
    let detail = use_loaded_for(id, |phone, id| async move { phone.store.household(id).await });
    let conflicts = use_loaded_for(id, |phone, id| async move {
        Ok(phone
            .store
            .outbox()
            .await?
            .into_iter()
            .filter(|item| item.household == Some(id))
            .flat_map(held)
            .collect::<Vec<_>>())
    });
    let conflicts = match conflicts {
        Loaded::Ready(conflicts) => conflicts,
        // The household's own load tells what is wrong with the store.
        Loaded::Waiting | Loaded::Failed(_) => Vec::new(),
    };

    let opening = doing.clone();
    let onform = use_callback(move |questionnaire: String| {
        let (working, router) = (opening.clone(), navigator());
        opening.run(async move {
            let draft = working.phone.store.open_form(id, questionnaire, working.phone.now()?).await?;
            working.shown();
            router.push(Route::Visit { draft: draft.id, at: String::new() });
            Ok(())
        });
    });
    let settling = doing.clone();
    let onsettle = use_callback(move |(entry, field, keep_mine): (EntryId, String, bool)| {
        let working = settling.clone();
        settling.run(async move {
            working.phone.store.settle(entry, field, keep_mine, working.phone.now()?).await?;
            working.done(working.words.t("conflict-settled"));
            Ok(())
        });
    });
    let tasking = doing.clone();
    let ontask = use_callback(move |(task, before): (TaskId, Task)| {
        let done = Task { done_on: Some(today), ..before.clone() };
        tasks::save(&tasking, id, task, done, Some(before));
    });
    let mending = doing.clone();
    let onmend = use_callback(move |(review, comment): (Review, Option<Comment>)| mend(&mending, review, comment));
    let onundo = use_callback(move |act: ActId| doing.undo_act(id, act));
    rsx! {
        HouseholdScreen { detail, conflicts, today, closed, onform, onsettle, ontask, onmend, onundo }
    }
}

/// A field in conflict, with the entry it came from.
pub type HeldConflict = (EntryId, FieldConflict);

fn held(item: OutboxItem) -> Vec<HeldConflict> {
    match item.state {
        ItemState::Conflict { fields } => fields.into_iter().map(|field| (item.entry, field)).collect(),
        ItemState::Waiting | ItemState::Refused { .. } => Vec::new(),
    }
}

/// The screen of given values.
#[component]
pub fn HouseholdScreen(
    detail: Loaded<HouseholdDetail>,
    /// Fields that the commune and this phone both changed.
    #[props(default)]
    conflicts: Vec<HeldConflict>,
    today: NaiveDate,
    /// The plan's year, when the commune takes no more visits of it.
    #[props(default)]
    closed: Option<i32>,
    /// Opens a form of this questionnaire.
    #[props(default)]
    onform: EventHandler<String>,
    #[props(default)] onsettle: EventHandler<(EntryId, String, bool)>,
    /// A task is done; the task as it was.
    #[props(default)]
    ontask: EventHandler<(TaskId, Task)>,
    /// Opens the correction of what the office sent back.
    #[props(default)]
    onmend: EventHandler<(Review, Option<Comment>)>,
    /// Takes an act back.
    #[props(default)]
    onundo: EventHandler<ActId>,
) -> Element {
    let words = use_words();
    let detail = match detail {
        Loaded::Ready(detail) => detail,
        Loaded::Waiting => {
            return rsx! {
                Screen { bar: rsx! { AppBar { title: words.t("household-title"), back: Route::Households {} } }, foot: VNode::empty(),
                    Bones {}
                }
            };
        }
        Loaded::Failed(error) => {
            return rsx! {
                Screen { bar: rsx! { AppBar { title: words.t("household-title"), back: Route::Households {} } }, foot: VNode::empty(),
                    if matches!(error, StoreError::NotFound(_)) {
                        Empty { title: words.t("household-not-found"), text: words.t("household-not-found-hint") }
                    } else {
                        StoreTrouble { error }
                    }
                }
            };
        }
    };
    let household = detail.household.clone();
    let title = household.head().map_or_else(String::new, |head| words.person(&head.name, head.sex));
    let bar = rsx! {
        AppBar { title, sub: bar_line(&words, &household), sample: household.synthetic, back: Route::Households {} }
    };
    let foot = rsx! {
        ActionBar {
            if !household.phone.is_empty() {
                CallButton { number: household.phone.clone(), word: words.t("household-call"), icon_only: true }
            }
            if let Some(draft) = detail.draft {
                ButtonLink {
                    to: Route::Visit { draft: draft.id, at: String::new() },
                    word: words.t("visit-resume"),
                    look: Look::Primary,
                    icon: "pen",
                }
            } else if household.presence.is_present() {
                Button {
                    word: words.t(if detail.current.is_some() { "visit-again" } else { "visit-start" }),
                    look: if detail.current.is_some() { Look::Plain } else { Look::Primary },
                    icon: "pen",
                    onpress: move |()| onform.call(REVIEW.to_owned()),
                }
            }
        }
    };
    rsx! {
        Screen { bar, foot,
            if let Some(year) = closed {
                div { class: "pad", ClosedYear { year } }
            }
            if let Some(review) = detail.sent_back().cloned() {
                div { class: "pad attention",
                    SentBackBanner {
                        head: household.head_name().to_owned(),
                        sex: household.head().map(|head| head.sex).unwrap_or_default(),
                        members: household.members.clone(),
                        review,
                        onmend,
                    }
                }
            }
            for (entry , conflict) in conflicts {
                div { key: "{entry}{conflict.field}", class: "pad",
                    ConflictBanner { household: household.clone(), entry, conflict: conflict.clone(), onsettle }
                }
            }
            ClassBlock { household: household.clone(), current: detail.current.clone() }
            if household.presence.is_present() {
                Ways { official: household.class_official, forms: detail.forms.clone(), today, onform }
            }
            People { id: household.id, members: household.members.clone(), count: household.people() }
            Needs { household: household.clone(), today }
            Tasks { household: household.clone(), today, ontask }
            History {
                detail: detail.clone(),
                draft: detail.draft.map(|draft| (draft.id, clock::moment(draft.updated, today))),
                onundo,
            }
            Place { household: household.clone(), pending: detail.pending_edit }
        }
    }
}

/// The forms beside the yearly review; one that is begun is gone on with. Who is on a list may ask to leave it.
#[component]
fn Ways(
    official: Class,
    forms: BTreeMap<String, DraftLine>,
    today: NaiveDate,
    onform: EventHandler<String>,
) -> Element {
    let words = use_words();
    let listed = matches!(official, Class::Poor | Class::NearPoor);
    let offered = [("follow-up", true), ("review-request", true), ("leave-request", listed)];
    let hint = |form: &str| match forms.get(form) {
        Some(begun) => words.t_args("way-begun", &[("at", text(clock::moment(begun.updated, today)))]),
        None => words.t(&format!("way-{form}-hint")),
    };
    rsx! {
        SectionTitle { title: words.t("ways-title") }
        div { class: "rows snug",
            for (form , _) in offered.into_iter().filter(|(form, offered)| *offered || forms.contains_key(*form)) {
                RowButton {
                    key: "{form}",
                    title: words.t(&format!("way-{form}")),
                    sub: hint(form),
                    tone: if forms.contains_key(form) { Tone::Accent } else { Tone::Plain },
                    icon: "pen",
                    onpress: move |()| onform.call(form.to_owned()),
                }
            }
        }
    }
}

fn bar_line(words: &Words, household: &Household) -> String {
    let group = household.head().map(|head| head.ethnicity.name.clone()).unwrap_or_default();
    let key = if group.is_empty() { "household-line" } else { "household-line-group" };
    words.t_args(key, &[("number", text(household.number.clone())), ("group", text(group))])
}
