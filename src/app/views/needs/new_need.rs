//! A new need of a household: what the review found lacking is proposed first, each with the office that owes it.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use dioxus::prelude::*;

use super::form::{NeedFault, NewNeed, Proposal, proposals};
use super::words::{need_name, office_name};
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, Look};
use crate::app::components::day_field::DayField;
use crate::app::components::note_field::NoteField;
use crate::app::components::pick::{Pick, PickLine};
use crate::app::components::screen::Screen;
use crate::app::components::states::Bones;
use crate::app::doing::use_doing;
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for, use_phone};
use crate::app::trouble::StoreTrouble;
use crate::app::words::{Words, text, use_words};
use crate::domain::household::Household;
use crate::domain::ids::HouseholdId;
use crate::domain::standard::Certainty;
use crate::domain::support::Support;
use crate::domain::support::catalogue::{Catalogue, Need};
use crate::domain::visit::Visit;
use crate::i18n::reasons::indicator_name;

/// What stands for the whole household in the list of people.
const EVERYBODY: &str = "household";

/// Loads and saves.
#[component]
pub fn NewNeedView(id: HouseholdId) -> Element {
    let words = use_words();
    let phone = use_phone();
    let doing = use_doing();
    let detail = use_loaded_for(id, |phone, id| async move { phone.store.household(id).await });
    let back = Route::Household { id };
    let title = words.t("need-new-title");
    let detail = match detail {
        Loaded::Ready(detail) => detail,
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
    let onsave = move |support: Support| {
        let (router, working) = (navigator(), doing.clone());
        doing.run(async move {
            let now = working.phone.now()?;
            working.phone.store.save_support(id, None, support, now).await?;
            working.done(working.words.t("need-saved"));
            router.replace(Route::Household { id });
            Ok(())
        });
    };
    rsx! {
        NewNeedScreen { household: detail.household, visit: detail.current, today: phone.today(), onsave }
    }
}

/// The screen of given values.
#[component]
pub fn NewNeedScreen(
    household: Household,
    /// The visit that speaks for the household.
    visit: Option<Visit>,
    today: NaiveDate,
    #[props(default)] start: NewNeed,
    #[props(default)] tried: bool,
    #[props(default)] onsave: EventHandler<Support>,
) -> Element {
    let words = use_words();
    let catalogue = use_hook(Catalogue::builtin);
    let mut form = use_signal(|| start);
    let mut tried = use_signal(|| tried);
    let proposed = proposals(&catalogue, visit.as_ref(), &household);
    let now = form();
    let id = household.id;
    let fault = now.read(&catalogue, &proposed, visit.as_ref(), today).err().filter(|_| tried());
    let said = |wanted: &dyn Fn(NeedFault) -> bool| {
        fault.filter(|fault| wanted(*fault)).map_or_else(String::new, |fault| words.t(fault.key()))
    };
    let sub = household.head().map_or_else(String::new, |head| words.person(&head.name, head.sex));
    let back = Route::Household { id };
    let bar = rsx! { AppBar { title: words.t("need-new-title"), sub, sample: household.synthetic, back, form: true } };
    let (reading, visit_read, proposed_read) = (catalogue.clone(), visit.clone(), proposed.clone());
    let press = move |()| {
        tried.set(true);
        if let Ok(support) = form.peek().read(&reading, &proposed_read, visit_read.as_ref(), today) {
            onsave.call(support);
        }
    };
    let foot = rsx! {
        ActionBar {
            ButtonLink { to: Route::Household { id }, word: words.t("cancel"), replace: true }
            Button { word: words.t("need-save"), look: Look::Primary, icon: "tick", onpress: press }
        }
    };
    let others: Vec<&Need> =
        catalogue.needs.iter().filter(|need| !proposed.iter().any(|proposal| proposal.need.id == need.id)).collect();
    let asks_person = catalogue.need(&now.chosen).is_some_and(|need| need.per_member)
        && !proposed.iter().any(|proposal| proposal.value() == now.chosen);
    let no_need = said(&|fault| fault == NeedFault::NoNeed);
    rsx! {
        Screen { bar, foot,
            if !proposed.is_empty() {
                Pick {
                    name: "need",
                    legend: words.t("need-proposed"),
                    hint: words.t("need-proposed-hint"),
                    lines: proposed.iter().map(|proposal| proposal_line(&words, proposal, &household)).collect::<Vec<_>>(),
                    chosen: BTreeSet::from([now.chosen.clone()]),
                    wrong: no_need.clone(),
                    onpick: move |value| form.write().chosen = value,
                }
            }
            Pick {
                name: "need",
                legend: words.t(if proposed.is_empty() { "need-what" } else { "need-others" }),
                hint: if visit.is_none() { words.t("need-not-visited") } else { String::new() },
                lines: others.into_iter().map(|need| need_line(&words, need, now.chosen == need.id)).collect::<Vec<_>>(),
                chosen: BTreeSet::from([now.chosen.clone()]),
                wrong: if proposed.is_empty() { no_need } else { String::new() },
                onpick: move |value| form.write().chosen = value,
            }
            if asks_person {
                Pick {
                    name: "for",
                    legend: words.t("need-whom"),
                    lines: people(&words, &household),
                    chosen: BTreeSet::from([now.member.map_or_else(|| EVERYBODY.to_owned(), |member| member.to_string())]),
                    onpick: move |value: String| form.write().member = value.parse().ok(),
                }
            }
            div { class: "page",
                NoteField {
                    id: "need-note",
                    label: words.t("need-note"),
                    value: now.note.clone(),
                    hint: words.t("need-note-hint"),
                    wrong: said(&|fault| matches!(fault, NeedFault::NoWords | NeedFault::TooLong)),
                    oninput: move |typed| form.write().note = typed,
                }
                DayField {
                    id: "need-due",
                    label: words.t("need-due"),
                    value: now.due.clone(),
                    quick: coming(&words, today),
                    hint: words.t("need-due-hint"),
                    wrong: said(&|fault| matches!(fault, NeedFault::Day(_))),
                    oninput: move |typed| form.write().due = typed,
                }
            }
        }
    }
}

fn proposal_line(words: &Words, proposal: &Proposal, household: &Household) -> PickLine {
    let name = need_name(words, &proposal.need.id, "");
    let person = household.members.iter().find(|member| Some(member.id) == proposal.member);
    let title = match person {
        Some(member) => words.t_args("need-for", &[("need", text(name)), ("name", text(member.name.clone()))]),
        None => name,
    };
    let (number, standard) = &proposal.indicator;
    let lacking = words.name("need-lacks", &indicator_name(words, standard, *number));
    PickLine { value: proposal.value(), title, sub: format!("{lacking} {}", owed(words, &proposal.need)) }
}

/// The source of the office's duty is told once the need is chosen; the list stays short enough to look through.
fn need_line(words: &Words, need: &Need, chosen: bool) -> PickLine {
    let office = office_name(words, &need.office);
    let sub = match (chosen, need.certainty) {
        (true, _) => owed(words, need),
        (false, Certainty::Unconfirmed) => words.t_args("need-office-unconfirmed", &[("office", text(office))]),
        (false, _) => office,
    };
    PickLine { value: need.id.clone(), title: need_name(words, &need.id, ""), sub }
}

/// The office with the source of its duty, and whether that is confirmed.
fn owed(words: &Words, need: &Need) -> String {
    let office = office_name(words, &need.office);
    let key = if need.certainty == Certainty::Unconfirmed { "need-owed-unconfirmed" } else { "need-owed" };
    words.t_args(key, &[("office", text(office)), ("source", text(need.source.clone()))])
}

fn people(words: &Words, household: &Household) -> Vec<PickLine> {
    let everybody = PickLine { value: EVERYBODY.to_owned(), title: words.t("need-household"), sub: String::new() };
    let mut lines = vec![everybody];
    lines.extend(household.members.iter().map(|member| PickLine::person(words, member)));
    lines
}

/// A week and a month from today, to tap.
pub fn coming(words: &Words, today: NaiveDate) -> Vec<(String, NaiveDate)> {
    [("day-in-week", 7), ("day-in-month", 30)]
        .into_iter()
        .filter_map(|(key, days)| Some((words.t(key), today.checked_add_days(Days::new(days))?)))
        .collect()
}
