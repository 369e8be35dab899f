//! One household: its class and why, its people, its visits, and the way into a visit.

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::conflict::ConflictBanner;
use crate::app::clock;
use crate::app::components::badge::ClassBadge;
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, CallButton, Look};
use crate::app::components::icon::Icon;
use crate::app::components::screen::Screen;
use crate::app::components::section::SectionTitle;
use crate::app::components::states::{Bones, Empty};
use crate::app::routes::{Go, Route};
use crate::app::state::{Loaded, use_changed, use_loaded_for, use_phone, use_toast};
use crate::app::trouble::{StoreTrouble, store_sentence};
use crate::app::words::{Words, text, use_words};
use crate::domain::class::Class;
use crate::domain::household::{Household, Presence};
use crate::domain::ids::{EntryId, HouseholdId, VisitId};
use crate::domain::member::{Member, Relation};
use crate::domain::merge::FieldConflict;
use crate::domain::phone::grouped;
use crate::domain::visit::Visit;
use crate::i18n::date;
use crate::i18n::reasons;
use crate::store::StoreError;
use crate::store::view::{HouseholdDetail, ItemState, OutboxItem, SentState, VisitLine};

/// Loads and leads.
#[component]
pub fn HouseholdView(id: HouseholdId) -> Element {
    let words = use_words();
    let phone = use_phone();
    let today = phone.today();
    let toast = use_toast();
    let changed = use_changed();
    let detail = use_loaded_for(id, |phone, id| async move { phone.store.household(id).await });
    let conflicts = use_loaded_for(id, |phone, id| async move {
        Ok(phone
            .store
            .outbox()
            .await?
            .into_iter()
            .filter(|item| item.household == id)
            .flat_map(held)
            .collect::<Vec<_>>())
    });
    let conflicts = match conflicts {
        Loaded::Ready(conflicts) => conflicts,
        // The household's own load tells what is wrong with the store.
        Loaded::Waiting | Loaded::Failed(_) => Vec::new(),
    };

    let open_phone = phone.clone();
    let open_words = words.clone();
    let onopen = use_callback(move |()| {
        let phone = open_phone.clone();
        let words = open_words.clone();
        spawn(async move {
            let opened = match phone.now() {
                Ok(now) => phone.store.open_draft(id, now).await,
                Err(error) => Err(error),
            };
            match opened {
                Ok(draft) => {
                    changed.shown();
                    navigator().push(Route::Visit { draft: draft.id, at: String::new() });
                }
                Err(error) => toast.say(store_sentence(&words, &error)),
            }
        });
    });
    let onsettle = use_callback(move |(entry, field, keep_mine): (EntryId, String, bool)| {
        let phone = phone.clone();
        let words = words.clone();
        spawn(async move {
            let settled = match phone.now() {
                Ok(now) => phone.store.settle(entry, field, keep_mine, now).await,
                Err(error) => Err(error),
            };
            match settled {
                Ok(()) => {
                    changed.now();
                    toast.say(words.t("conflict-settled"));
                }
                Err(error) => toast.say(store_sentence(&words, &error)),
            }
        });
    });
    rsx! {
        HouseholdScreen { detail, conflicts, today, onopen, onsettle }
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
    #[props(default)] onopen: EventHandler<()>,
    #[props(default)] onsettle: EventHandler<(EntryId, String, bool)>,
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
                    onpress: onopen,
                }
            }
        }
    };
    rsx! {
        Screen { bar, foot,
            for (entry , conflict) in conflicts {
                div { key: "{entry}{conflict.field}", class: "pad",
                    ConflictBanner { household: household.clone(), entry, conflict: conflict.clone(), onsettle }
                }
            }
            ClassBlock { household: household.clone(), current: detail.current.clone() }
            People { members: household.members.clone(), count: household.people() }
            Place { household: household.clone(), pending: detail.pending_edit }
            Visits { visits: detail.visits, draft: detail.draft.map(|draft| (draft.id, clock::moment(draft.updated, today))) }
        }
    }
}

fn bar_line(words: &Words, household: &Household) -> String {
    let group = household.head().map(|head| head.ethnicity.name.clone()).unwrap_or_default();
    let key = if group.is_empty() { "household-line" } else { "household-line-group" };
    words.t_args(key, &[("number", text(household.number.clone())), ("group", text(group))])
}

/// The class with its reason. The review and the commune's decision always stand apart.
#[component]
fn ClassBlock(household: Household, current: Option<Visit>) -> Element {
    let words = use_words();
    let official = household.class_official;
    let since = match household.official_since {
        Some(day) => words.t_args("class-official-since", &[("date", text(date(day)))]),
        None if official == Class::Undetermined => words.t("class-official-none"),
        None => words.t("class-official"),
    };
    rsx! {
        if household.presence != Presence::Present {
            p { class: "page", {words.t(gone_key(household.presence))} }
        }
        if let Some(visit) = current {
            Go { to: Route::Reasons { visit: visit.id }, class: "page",
                p { class: "badge-line",
                    ClassBadge { class: visit.classification.class, big: true }
                    span { class: "small quiet grow",
                        {words.t_args("class-surveyed-on", &[("date", text(date(visit.visited_on)))])}
                    }
                    Icon { name: "next" }
                }
                p { class: "reason", {reasons::class_sentence(&words, &visit.classification)} }
                p { class: "badge-line apart",
                    ClassBadge { class: official }
                    span { class: "small quiet", {since} }
                }
            }
        } else {
            div { class: "page",
                p { class: "badge-line",
                    ClassBadge { class: official, big: true }
                    span { class: "small quiet grow", {since} }
                }
                p { class: "reason", {words.t("class-not-visited")} }
            }
        }
    }
}

const fn gone_key(presence: Presence) -> &'static str {
    match presence {
        Presence::Present => "presence-present",
        Presence::MovedAway { .. } => "presence-moved-away",
        Presence::Merged { .. } => "presence-merged",
        Presence::DiedOut { .. } => "presence-died-out",
    }
}

#[component]
fn People(members: Vec<Member>, count: usize) -> Element {
    let words = use_words();
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    rsx! {
        SectionTitle { title: words.t("people-title"), note: words.n("people-count", count) }
        div { class: "page people-page",
            table { class: "people",
                caption { class: "for-reader", {words.t("people-caption")} }
                tbody {
                    for member in members {
                        tr { key: "{member.id}",
                            th { scope: "row", class: if member.relation == Relation::Head { "head-of" } else { "" }, {member.name.clone()} }
                            td { {member_line(&words, &member)} }
                            td { class: "num", {words.birth(member.birth)} }
                        }
                    }
                }
            }
        }
    }
}

fn member_line(words: &Words, member: &Member) -> String {
    let relation = words.relation(member.relation);
    if member.counts() { relation } else { words.name("people-absent", &relation) }
}

/// Address and telephone, with the way to change them.
#[component]
fn Place(household: Household, pending: bool) -> Element {
    let words = use_words();
    let none = words.t("place-none");
    let or_none = |value: String| if value.is_empty() { none.clone() } else { value };
    rsx! {
        SectionTitle { title: words.t("place-title"), note: if pending { words.t("place-pending") } else { String::new() } }
        Go {
            to: Route::HouseholdEdit { id: household.id },
            class: "page with-arrow",
            dl { class: "facts grow",
                div {
                    dt { {words.t("field-address")} }
                    dd { {or_none(household.address.clone())} }
                }
                div {
                    dt { {words.t("field-phone")} }
                    dd { class: "num", {or_none(grouped(&household.phone))} }
                }
            }
            span { class: "with-word",
                Icon { name: "pen" }
                {words.t("edit")}
            }
        }
    }
}

#[component]
fn Visits(visits: Vec<VisitLine>, draft: Option<(VisitId, String)>) -> Element {
    let words = use_words();
    let count = i64::try_from(visits.len()).unwrap_or(i64::MAX);
    rsx! {
        SectionTitle { title: words.t("visits-title"), note: if count > 0 { words.n("visits-count", count) } else { String::new() } }
        div { class: "rows",
            if let Some((draft , updated)) = draft.clone() {
                Go { to: Route::Visit { draft, at: String::new() }, class: "row",
                    Icon { name: "pen", class: "tone-accent" }
                    span { class: "grow",
                        b { {words.t("row-draft-title")} }
                        span { class: "sub", {words.t_args("saved-at", &[("at", text(updated))])} }
                    }
                    Icon { name: "next" }
                }
            }
            for visit in visits.clone() {
                Go { key: "{visit.id}", to: Route::Reasons { visit: visit.id }, class: "row",
                    span { class: "grow",
                        b { class: "num", {date(visit.visited_on)} }
                        if visit.correction_of.is_some() {
                            span { class: "small quiet", " {words.t(\"visit-correction\")}" }
                        }
                        span { class: "row-foot",
                            ClassBadge { class: visit.class }
                            Sent { state: visit.sent }
                        }
                    }
                    Icon { name: "next" }
                }
            }
            if visits.is_empty() && draft.is_none() {
                div { class: "row quiet", {words.t("visits-none")} }
            }
        }
    }
}

#[component]
fn Sent(state: SentState) -> Element {
    let words = use_words();
    let (icon, key) = match state {
        SentState::Waiting => ("clock", "sent-waiting"),
        SentState::AtCommune => ("tick", "sent-at-commune"),
        SentState::Refused => ("stop", "sent-refused"),
    };
    rsx! {
        span { class: "done",
            Icon { name: icon }
            {words.t(key)}
        }
    }
}
