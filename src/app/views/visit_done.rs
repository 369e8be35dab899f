//! After a visit is finalised: it is safe on the phone, it waits for a network, and which door is next.

use chrono::{DateTime, Utc};
use dioxus::prelude::*;

use crate::app::clock;
use crate::app::components::badge::ClassBadge;
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, ButtonLink, Look};
use crate::app::components::icon::Icon;
use crate::app::components::screen::Screen;
use crate::app::components::states::Bones;
use crate::app::here::use_last_place;
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for, use_sample, use_village};
use crate::app::trouble::StoreTrouble;
use crate::app::words::{text, use_words};
use crate::domain::class::Class;
use crate::domain::ids::{HouseholdId, VisitId};
use crate::domain::member::{Relation, Sex};
use crate::store::view::{DueLine, DueWhy, HouseholdRow, SentState};

/// What the screen shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// The visit.
    pub visit: VisitId,
    /// The head's name and sex.
    pub head: (String, Sex),
    /// When it was finalised, by the phone's clock.
    pub at: DateTime<Utc>,
    /// The result.
    pub class: Class,
    /// Whether the commune has it.
    pub sent: SentState,
    /// The next household to visit.
    pub next: Option<HouseholdRow>,
}

/// Loads a visit just finalised.
#[component]
pub fn VisitDone(visit: VisitId) -> Element {
    let sample = use_sample();
    let village = use_village();
    let here = use_last_place();
    let done = use_loaded_for((visit, village, here), |phone, (id, village, here)| async move {
        let visit = phone.store.visit(id).await?;
        let detail = phone.store.household(visit.household).await?;
        let today = phone.store.today(village, here, phone.today()).await?;
        let head = visit
            .members
            .iter()
            .find(|member| member.relation == Relation::Head)
            .or_else(|| visit.members.first())
            .map(|head| (head.name.clone(), head.sex))
            .unwrap_or_default();
        Ok(Done {
            visit: id,
            head,
            at: visit.finalised,
            class: visit.classification.class,
            sent: detail.visits.iter().find(|line| line.id == id).map_or(SentState::Waiting, |line| line.sent),
            next: next_door(today.due, visit.household),
        })
    });
    match done {
        Loaded::Waiting => rsx! {
            main { class: "screen", id: "page", tabindex: "-1", Bones {} }
        },
        Loaded::Failed(error) => rsx! {
            main { class: "screen", id: "page", tabindex: "-1", StoreTrouble { error } }
        },
        Loaded::Ready(done) => rsx! { VisitDoneScreen { done, sample } },
    }
}

/// The next door to knock on: the first of the list that is another household's and asks for going there.
pub fn next_door(due: Vec<DueLine>, visited: HouseholdId) -> Option<HouseholdRow> {
    due.into_iter().find(|line| line.row.id != visited && line.why != DueWhy::Returned).map(|line| line.row)
}

/// The screen of given values.
#[component]
pub fn VisitDoneScreen(done: Done, #[props(default)] sample: bool) -> Element {
    let words = use_words();
    let person = words.person_within(&done.head.0, done.head.1);
    let saved = words.t_args("done-saved", &[("name", text(person)), ("time", text(clock::time(done.at)))]);
    let bar = rsx! {
        AppBar { title: words.t("done-title"), sub: words.person(&done.head.0, done.head.1), sample, form: true }
    };
    let foot = rsx! {
        ActionBar {
            ButtonLink { to: Route::Today {}, word: words.t("done-today"), replace: true }
            if let Some(next) = done.next.clone() {
                ButtonLink {
                    to: Route::Household { id: next.id },
                    word: words.t("done-next"),
                    look: Look::Primary,
                    replace: true,
                }
            } else {
                ButtonLink { to: Route::Households {}, word: words.t("done-next"), look: Look::Primary, replace: true }
            }
        }
    };
    rsx! {
        Screen { bar, foot,
            div { class: "page done-page", role: "status",
                Icon { name: "tick", class: "done-mark" }
                p { class: "title", {words.t("done-title")} }
                ClassBadge { class: done.class, big: true }
                p { "{saved}" }
                p { class: "quiet", {words.t(if done.sent == SentState::AtCommune { "done-sent" } else { "done-pending" })} }
                div { class: "done-links",
                    ButtonLink { to: Route::Reasons { visit: done.visit }, word: words.t("done-result"), short: true }
                    ButtonLink { to: Route::Print { visit: done.visit }, word: words.t("print-link"), icon: "print", short: true }
                }
                if let Some(next) = done.next {
                    p { class: "small quiet",
                        {words.name("done-next-name", &words.person(&next.head, next.head_sex))}
                    }
                }
            }
        }
    }
}
