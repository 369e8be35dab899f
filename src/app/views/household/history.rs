//! What happened with a household, newest first: visits with what they correct, follow-ups and requests, and changes
//! in the register with day and reason. Nothing here is ever edited; a correction stands beside what it corrects.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use dioxus::prelude::*;

use crate::app::components::badge::ClassBadge;
use crate::app::components::button::Button;
use crate::app::components::icon::Icon;
use crate::app::components::section::SectionTitle;
use crate::app::routes::{Go, Route};
use crate::app::words::{Words, text, use_words};
use crate::domain::act::{Act, Done};
use crate::domain::household::Household;
use crate::domain::ids::{ActId, VisitId};
use crate::domain::review::{Review, Verdict};
use crate::i18n::date;
use crate::store::view::{HouseholdDetail, SentState, SubmissionLine, VisitLine};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A visit, with those that it corrected, latest first.
    Visit(VisitLine, Vec<VisitLine>),
    /// A follow-up or a request.
    Form(SubmissionLine),
    /// A change in the register, and whether it was taken back.
    Change(ActId, Act, bool),
}

impl Event {
    /// The day it happened.
    pub const fn day(&self) -> NaiveDate {
        match self {
            Self::Visit(visit, _) => visit.visited_on,
            Self::Form(form) => form.visited_on,
            Self::Change(_, act, _) => act.on,
        }
    }

    fn key(&self) -> String {
        match self {
            Self::Visit(visit, _) => visit.id.to_string(),
            Self::Form(form) => form.id.to_string(),
            Self::Change(id, ..) => id.to_string(),
        }
    }
}

/// Everything that happened, newest day first.
pub fn events(detail: &HouseholdDetail) -> Vec<Event> {
    let by_id: BTreeMap<VisitId, &VisitLine> = detail.visits.iter().map(|visit| (visit.id, visit)).collect();
    let corrected: BTreeSet<VisitId> = detail.visits.iter().filter_map(|visit| visit.correction_of).collect();
    let visits = detail.visits.iter().filter(|visit| !corrected.contains(&visit.id)).map(|visit| {
        let mut before = Vec::new();
        let mut at = visit.correction_of;
        // A chain names each visit once; one that names itself would never end.
        while let Some(old) = at.and_then(|id| by_id.get(&id)).filter(|old| !before.contains(**old)) {
            before.push((*old).clone());
            at = old.correction_of;
        }
        Event::Visit(visit.clone(), before)
    });
    let undone: BTreeSet<ActId> = detail
        .household
        .acts
        .values()
        .filter_map(|act| match act.done {
            Done::Undone { undone } => Some(undone),
            _ => None,
        })
        .collect();
    let changes = detail.household.acts.iter().map(|(id, act)| Event::Change(*id, act.clone(), undone.contains(id)));
    let mut events: Vec<Event> =
        visits.chain(detail.submissions.iter().cloned().map(Event::Form)).chain(changes).collect();
    events.sort_by_key(|event| std::cmp::Reverse((event.day(), event.key())));
    events
}

/// The last change that can be taken back: the newest that was not, and is not itself a taking back.
pub fn undoable(household: &Household) -> Option<ActId> {
    let undone: BTreeSet<ActId> = household
        .acts
        .values()
        .filter_map(|act| if let Done::Undone { undone } = act.done { Some(undone) } else { None })
        .collect();
    household
        .acts
        .iter()
        .rev()
        .find(|(id, act)| !undone.contains(id) && !matches!(act.done, Done::Undone { .. }))
        .filter(|(_, act)| !matches!(act.done, Done::Registered | Done::MovedIn { .. } | Done::Unknown))
        .map(|(id, _)| *id)
}

/// The history of a household.
#[component]
pub fn History(detail: HouseholdDetail, draft: Option<(VisitId, String)>, onundo: EventHandler<ActId>) -> Element {
    let words = use_words();
    let count = i64::try_from(detail.visits.len() + detail.submissions.len()).unwrap_or(i64::MAX);
    let events = events(&detail);
    let undoable = undoable(&detail.household);
    rsx! {
        SectionTitle { title: words.t("visits-title"), note: if count > 0 { words.n("visits-count", count) } else { String::new() } }
        div { class: "rows history",
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
            for event in events.clone() {
                match event {
                    Event::Visit(visit, before) => rsx! {
                        VisitRows { key: "{visit.id}", visit, before, reviews: detail.reviews.clone() }
                    },
                    Event::Form(form) => rsx! { FormRow { key: "{form.id}", form } },
                    Event::Change(id, act, undone) => rsx! {
                        ChangeRow { key: "{id}", id, act, undone, may_undo: undoable == Some(id), onundo }
                    },
                }
            }
            if events.is_empty() && draft.is_none() {
                div { class: "row quiet", {words.t("visits-none")} }
            }
        }
    }
}

/// A visit, and under it what it corrected: both stay, the reason between them.
#[component]
fn VisitRows(visit: VisitLine, before: Vec<VisitLine>, reviews: Vec<Review>) -> Element {
    let words = use_words();
    let reason = visit.reason.clone();
    let verdict = |id: VisitId| reviews.iter().find(|review| review.visit == id).map(|review| review.verdict);
    rsx! {
        VisitRow { visit: visit.clone(), replaced: false, verdict: verdict(visit.id) }
        if visit.correction_of.is_some() && !reason.is_empty() {
            p { class: "between", {words.t_args("history-corrected-because", &[("reason", text(reason))])} }
        }
        for old in before {
            VisitRow { key: "{old.id}", verdict: verdict(old.id), visit: old, replaced: true }
        }
    }
}

#[component]
fn VisitRow(visit: VisitLine, replaced: bool, verdict: Option<Verdict>) -> Element {
    let words = use_words();
    rsx! {
        Go { to: Route::Reasons { visit: visit.id }, class: if replaced { "row replaced" } else { "row" },
            span { class: "grow",
                b { class: "num", {date(visit.visited_on)} }
                if replaced {
                    span { class: "small quiet", " {words.t(\"history-replaced\")}" }
                } else if visit.correction_of.is_some() {
                    span { class: "small quiet", " {words.t(\"visit-correction\")}" }
                }
                span { class: "row-foot",
                    ClassBadge { class: visit.class }
                    Sent { state: visit.sent, verdict }
                }
            }
            Icon { name: "next" }
        }
    }
}

#[component]
fn FormRow(form: SubmissionLine) -> Element {
    let words = use_words();
    rsx! {
        Go { to: Route::Submission { submission: form.id }, class: "row",
            span { class: "grow",
                b { class: "num", {date(form.visited_on)} }
                span { class: "sub", {form_name(&words, &form.questionnaire)} }
                span { class: "row-foot",
                    Sent { state: form.sent }
                }
            }
            Icon { name: "next" }
        }
    }
}

/// A form by its questionnaire: "Thăm nắm tình hình", "Giấy đề nghị rà soát (Mẫu 01)".
pub fn form_name(words: &Words, questionnaire: &str) -> String {
    let key = format!("questionnaire-{questionnaire}");
    if words.has(&key) { words.t(&key) } else { words.t("questionnaire-other") }
}

#[component]
fn ChangeRow(id: ActId, act: Act, undone: bool, may_undo: bool, onundo: EventHandler<ActId>) -> Element {
    let words = use_words();
    let what = change_sentence(&words, &act.done);
    rsx! {
        div { class: if undone { "row replaced" } else { "row" },
            Icon { name: "people" }
            span { class: "grow",
                b { class: "num", {date(act.on)} }
                if undone {
                    span { class: "small quiet", " {words.t(\"history-undone\")}" }
                }
                span { class: "sub", {what.clone()} }
                if !act.reason.is_empty() {
                    span { class: "sub", {words.t_args("history-because", &[("reason", text(act.reason))])} }
                }
            }
            if may_undo {
                Button {
                    word: words.t("undo"),
                    label: words.name("history-undo-label", &what),
                    short: true,
                    onpress: move |()| onundo.call(id),
                }
            }
        }
    }
}

/// What was done, in a sentence.
pub fn change_sentence(words: &Words, done: &Done) -> String {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let to = |key: &str, place: &str| {
        if place.trim().is_empty() {
            words.t(key)
        } else {
            words.t_args(&format!("{key}-place"), &[("place", text(place.to_owned()))])
        }
    };
    match done {
        Done::Registered => words.t("did-registered"),
        Done::MovedIn { from } => to("did-moved_in", from),
        Done::MovedAway { to: place } => to("did-moved_away", place),
        Done::DiedOut => words.t("did-died_out"),
        Done::SplitFrom { .. } => words.t("did-split_from"),
        Done::SplitOff { members, .. } => words.n("did-split_off", count(members.len())),
        Done::MergedInto { .. } => words.t("did-merged_into"),
        Done::MergedFrom { members, .. } => words.n("did-merged_from", count(members.len())),
        Done::MemberDied { member, .. } => words.name("did-member_died", &member.name),
        Done::MemberLeft { member, .. } => words.name("did-member_left", &member.name),
        Done::MemberJoined { .. } => words.t("did-member_joined"),
        Done::HeadChanged { .. } => words.t("did-head_changed"),
        Done::Undone { .. } => words.t("did-undone"),
        Done::Unknown => words.t("did-unknown"),
    }
}

#[component]
fn Sent(state: SentState, #[props(default)] verdict: Option<Verdict>) -> Element {
    let words = use_words();
    let (icon, key) = match (state, verdict) {
        (SentState::Waiting, _) => ("clock", "sent-waiting"),
        (SentState::AtCommune, Some(Verdict::Accepted)) => ("tick", "sent-accepted"),
        (SentState::AtCommune, Some(Verdict::SentBack)) => ("stop", "sent-sent-back"),
        (SentState::AtCommune, _) => ("tick", "sent-at-commune"),
        (SentState::Refused, _) => ("stop", "sent-refused"),
    };
    rsx! {
        span { class: "done",
            Icon { name: icon }
            {words.t(key)}
        }
    }
}
