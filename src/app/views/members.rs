//! The people of the household, confirmed at the beginning of a visit: who is there, who is new, who is away.

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::visit::VisitView;
use super::visit_page::age;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::button::Button;
use crate::app::components::focus::use_focus;
use crate::app::components::icon::Icon;
use crate::app::components::question::Field;
use crate::app::components::section::SectionTitle;
use crate::app::words::{Words, text, use_words};
use crate::domain::ids::{MemberId, VisitId};
use crate::domain::member::{Member, Relation};

/// The list of members of a draft: the form, opened at it.
#[component]
pub fn MembersView(draft: VisitId) -> Element {
    rsx! {
        VisitView { draft, at: "members" }
    }
}

/// What a check of the questionnaire says of the list of people, or of one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterProblem {
    /// The check; its sentence is `check-<id>`.
    pub check: String,
    /// It asks once and may be kept; else it is an error.
    pub warning: bool,
    /// The person that it is about.
    pub member: Option<MemberId>,
    /// Their name, for the sentence.
    pub person: Option<String>,
    /// Under which it is kept: a person's birth, or the list.
    pub field: Field,
}

/// Puts a person into the list. A new head makes the one before "other": there is exactly one, and that person's
/// relation is looked at again. Says whose it was.
pub fn put(members: &[Member], member: Member) -> (Vec<Member>, Option<String>) {
    let mut before = None;
    let mut list: Vec<Member> = members.to_vec();
    if member.relation == Relation::Head {
        for other in list.iter_mut().filter(|other| other.id != member.id && other.relation == Relation::Head) {
            other.relation = Relation::Other;
            before = Some(other.name.clone());
        }
    }
    match list.iter_mut().find(|other| other.id == member.id) {
        Some(place) => *place = member,
        None => list.push(member),
    }
    (list, before)
}

/// What is done on the list of people.
#[derive(Debug, Clone, PartialEq)]
pub enum RosterAct {
    /// Opens a person's form.
    Edit(MemberId),
    /// Opens an empty form.
    Add,
    /// Takes a person off the list.
    Remove(MemberId),
    /// Keeps the list in spite of a warning.
    Keep(Field, String),
}

/// The list of people, each with a tap to correct and one to take off.
#[component]
pub fn RosterList(
    members: Vec<Member>,
    day: NaiveDate,
    problems: Vec<RosterProblem>,
    onact: EventHandler<RosterAct>,
) -> Element {
    let words = use_words();
    let counting = members.iter().filter(|member| member.counts()).count();
    let away = members.len().saturating_sub(counting);
    let note = if away == 0 {
        words.n("roster-count", i64::try_from(counting).unwrap_or(i64::MAX))
    } else {
        words.t_args("roster-count-away", &[("count", text(counting.to_string())), ("away", text(away.to_string()))])
    };
    rsx! {
        SectionTitle { title: words.t("roster-title"), note }
        p { class: "small quiet pad", {words.t("roster-hint")} }
        if !problems.is_empty() {
            div { class: "form-alert",
                for problem in problems {
                    RosterRemark { key: "{problem.check}{problem.field.dom_id()}", problem, onact }
                }
            }
        }
        ul { class: "rows roster",
            for member in members {
                RosterRow { key: "{member.id}", member, day, onact }
            }
            li {
                button { class: "row", r#type: "button", id: "f-roster-add", onclick: move |_| onact.call(RosterAct::Add),
                    Icon { name: "plus", class: "tone-accent" }
                    span { class: "grow",
                        b { {words.t("roster-add")} }
                        span { class: "sub", {words.t("roster-add-hint")} }
                    }
                }
            }
        }
    }
}

#[component]
fn RosterRow(member: Member, day: NaiveDate, onact: EventHandler<RosterAct>) -> Element {
    let words = use_words();
    let id = member.id;
    let name = if member.name.trim().is_empty() { words.t("roster-nameless") } else { member.name.clone() };
    let away = member.absent.clone();
    let onmounted = use_focus(format!("f-member-{id}"));
    let mark = if away.is_some() { ("ring", "") } else { ("tick", "tone-fine") };
    rsx! {
        li {
            button {
                class: if away.is_some() { "row away" } else { "row" },
                r#type: "button",
                id: "f-member-{id}",
                onmounted,
                onclick: move |_| onact.call(RosterAct::Edit(id)),
                Icon { name: mark.0, class: mark.1 }
                span { class: "grow",
                    span { class: "for-reader", {words.t("roster-edit")} " " }
                    b { {name.clone()} }
                    span { class: "sub", {about(&words, &member, day)} }
                    if let Some(reason) = away.clone() {
                        span { class: "sub", {words.t_args("roster-away", &[("reason", text(reason))])} }
                    }
                }
                Icon { name: "pen" }
            }
            button {
                class: "icon-button",
                r#type: "button",
                aria_label: words.name("roster-remove-label", &name),
                onclick: move |_| onact.call(RosterAct::Remove(id)),
                Icon { name: "close" }
            }
        }
    }
}

/// "con, 8 tuổi, sinh 2018".
fn about(words: &Words, member: &Member, day: NaiveDate) -> String {
    let relation = words.relation(member.relation);
    match age(words, member.birth, day) {
        Some(age) => words.t_args(
            "roster-about",
            &[("relation", text(relation)), ("age", text(age)), ("birth", text(words.birth(member.birth)))],
        ),
        None => format!("{relation}, {}", words.birth(member.birth)),
    }
}

#[component]
fn RosterRemark(problem: RosterProblem, onact: EventHandler<RosterAct>) -> Element {
    let words = use_words();
    let kind = if problem.warning { BannerKind::Warn } else { BannerKind::Err };
    let title = roster_sentence(&words, &problem.check, problem.person.as_deref());
    let member = problem.member;
    rsx! {
        Banner { kind, title,
            if problem.warning || member.is_some() {
                div { class: "pair",
                    if problem.warning {
                        Button {
                            word: words.t("visit-keep"),
                            short: true,
                            onpress: move |()| onact.call(RosterAct::Keep(problem.field.clone(), problem.check.clone())),
                        }
                    }
                    if let Some(member) = member {
                        Button {
                            word: words.t("roster-correct"),
                            short: true,
                            onpress: move |()| onact.call(RosterAct::Edit(member)),
                        }
                    }
                }
            }
        }
    }
}

/// A check of the list as a sentence, after the name of whom it is about.
pub fn roster_sentence(words: &Words, check: &str, person: Option<&str>) -> String {
    let sentence = words.t(&format!("check-{check}"));
    match person.filter(|name| !name.trim().is_empty()) {
        Some(name) => format!("{name}: {sentence}"),
        None => sentence,
    }
}
