//! The one screen of every change: who, who leads, when, why; what it will do to the figures; and done.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use dioxus::prelude::*;

use super::figures::sentences;
use super::form::{ActForm, Fault, Joins};
use super::kind::ActKind;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, Look};
use crate::app::components::day_field::DayField;
use crate::app::components::field::{RadioOption, Radios, TextField};
use crate::app::components::member_form::{MemberAct, MemberForm};
use crate::app::components::note_field::NoteField;
use crate::app::components::pick::{Pick, PickLine, Relations};
use crate::app::components::screen::Screen;
use crate::app::components::search::SearchField;
use crate::app::components::section::{RowButton, RowText};
use crate::app::routes::Route;
use crate::app::words::{Words, text, use_words};
use crate::domain::act::{ActRequest, Joined};
use crate::domain::household::Household;
use crate::domain::ids::MemberId;
use crate::domain::member::{Member, Relation};
use crate::store::view::HouseholdRow;

/// The ways in which someone comes, with their codes.
const HOW: [(Joined, &str); 4] =
    [(Joined::Born, "born"), (Joined::Married, "married"), (Joined::Returned, "returned"), (Joined::Other, "other")];

/// The screen of given values.
#[component]
pub fn ActScreen(
    kind: ActKind,
    household: Household,
    today: NaiveDate,
    /// Someone without a name yet, for whoever comes.
    newcomer: Member,
    /// What the form begins with; empty is today's.
    start: Option<ActForm>,
    #[props(default)] search: String,
    /// Households that the search found.
    #[props(default)]
    found: Vec<HouseholdRow>,
    /// Why the register refused, in a sentence.
    #[props(default)]
    refused: String,
    #[props(default)] onsearch: EventHandler<String>,
    #[props(default)] onact: EventHandler<ActRequest>,
    /// Says what is wrong at once, as after a first try.
    #[props(default)]
    tried: bool,
) -> Element {
    let words = use_words();
    let mut form = use_signal(|| start.unwrap_or_else(|| ActForm::new(today)));
    let mut tried = use_signal(|| tried);
    let mut writing_member = use_signal(|| kind == ActKind::Joins && form.peek().member.is_none());
    let now = form();
    let id = household.id;
    let sub = household.head().map_or_else(String::new, |head| words.person(&head.name, head.sex));
    let back = Route::Acts { id };
    let title = words.t(&format!("act-{}", kind.code()));
    let bar = rsx! { AppBar { title, sub, sample: household.synthetic, back, form: true } };

    if writing_member() {
        let router = dioxus::router::try_router();
        return rsx! {
            {bar}
            MemberForm {
                member: now.member.clone().unwrap_or(newcomer),
                new: now.member.is_none(),
                day: today,
                head_taken: household.head().is_some(),
                onact: move |act| match act {
                    MemberAct::Done(member) => {
                        form.write().member = Some(member);
                        writing_member.set(false);
                    }
                    MemberAct::Cancel if form.peek().member.is_some() => writing_member.set(false),
                    MemberAct::Cancel => {
                        if let Some(router) = router {
                            router.replace(Route::Acts { id });
                        }
                    }
                },
            }
        };
    }

    let faults = match now.read(kind, &household, today) {
        Ok(_) => Vec::new(),
        Err(faults) => faults,
    };
    let shown = if tried() { faults } else { Vec::new() };
    let said = |wanted: &[Fault]| {
        shown.iter().find(|fault| wanted.contains(fault)).map_or_else(String::new, |fault| words.t(fault.key()))
    };
    let day_wrong =
        shown.iter().find(|fault| matches!(fault, Fault::Day(_))).map_or_else(String::new, |f| words.t(f.key()));
    let figures = sentences(&words, kind, &now, &household);
    let related = now.related(kind, &household);
    let heirs = now.heirs(kind, &household);
    let choice =
        if kind.about_one() || kind == ActKind::Split { ActForm::choice(kind, &household) } else { Vec::new() };
    let asking = household.clone();
    let press = move |()| {
        tried.set(true);
        if let Ok(request) = form.peek().read(kind, &asking, today) {
            onact.call(request);
        }
    };
    let foot = rsx! {
        ActionBar {
            ButtonLink { to: Route::Acts { id }, word: words.t("cancel"), replace: true }
            Button { word: words.t(&format!("act-do-{}", kind.code())), look: Look::Primary, icon: "tick", onpress: press }
        }
    };
    rsx! {
        Screen { bar, foot,
            p { class: "page", {words.t(&format!("act-{}-hint", kind.code()))} }
            if let Some(member) = now.member.clone().filter(|_| kind == ActKind::Joins) {
                div { class: "rows",
                    RowButton {
                        title: member.name.clone(),
                        sub: PickLine::person(&words, &member).sub,
                        icon: "pen",
                        onpress: move |()| writing_member.set(true),
                    }
                }
                Radios {
                    name: "how",
                    legend: words.t("act-how"),
                    options: HOW.iter().map(|(_, code)| RadioOption::new(*code, words.t(&format!("joined-{code}")))).collect::<Vec<_>>(),
                    chosen: HOW.iter().find(|(how, _)| Some(*how) == now.how).map_or("", |(_, code)| *code),
                    wrong: said(&[Fault::NoHow]),
                    onchoose: move |code: String| form.write().how = HOW.iter().find(|(_, one)| *one == code).map(|(how, _)| *how),
                }
            }
            if kind == ActKind::Merge {
                Into { words: words.clone(), into: now.into.clone(), search, found, wrong: said(&[Fault::NoHousehold]), onsearch, onpick: move |into| form.write().into = into }
            }
            if !choice.is_empty() {
                Pick {
                    name: "who",
                    legend: words.t(&format!("act-who-{}", kind.code())),
                    hint: if kind == ActKind::Split { words.t("act-who-split-hint") } else { String::new() },
                    lines: choice.iter().map(|member| PickLine::person(&words, member)).collect::<Vec<_>>(),
                    chosen: ids(now.who.iter()),
                    several: kind == ActKind::Split,
                    wrong: said(&[Fault::Nobody, Fault::NobodyLeft]),
                    onpick: move |value: String| pick(&mut form.write(), kind, &value),
                }
            }
            if !heirs.is_empty() {
                Pick {
                    name: "head",
                    legend: words.t(if kind == ActKind::Split { "act-head-split" } else { "act-head-new" }),
                    lines: heirs.iter().map(|member| PickLine::person(&words, member)).collect::<Vec<_>>(),
                    chosen: ids(now.new_head(kind, &household).iter()),
                    wrong: said(&[Fault::NoHead]),
                    onpick: move |value: String| form.write().head = value.parse().ok(),
                }
            }
            if !related.is_empty() {
                Relations {
                    legend: relations_legend(&words, kind, &now, &household),
                    hint: words.t("act-relations-hint"),
                    people: related,
                    onchoose: move |(member, relation): (MemberId, Relation)| {
                        form.write().relations.insert(member, relation);
                    },
                }
            }
            div { class: "page",
                if kind.asks_place() {
                    TextField {
                        id: "act-place",
                        label: words.t("act-place"),
                        value: now.place.clone(),
                        hint: words.t("act-place-hint"),
                        oninput: move |typed| form.write().place = typed,
                    }
                }
                DayField {
                    id: "act-day",
                    label: words.t("act-day"),
                    value: now.day.clone(),
                    quick: days(&words, today),
                    hint: words.t("act-day-hint"),
                    wrong: day_wrong,
                    oninput: move |typed| form.write().day = typed,
                }
            }
            div { class: "page", NoteField {
                id: "act-reason",
                label: words.t("act-reason"),
                value: now.reason.clone(),
                common: common(&words, kind),
                wrong: said(&[Fault::NoReason, Fault::TooLong]),
                oninput: move |typed| form.write().reason = typed,
            } }
            if !figures.is_empty() {
                div { class: "pad",
                    Banner { kind: BannerKind::Wait, title: words.t("act-figures"), text: figures.join(" ") }
                }
            }
            if !shown.is_empty() {
                div { class: "pad", Banner { kind: BannerKind::Err, title: words.t("act-not-yet") } }
            } else if !refused.is_empty() {
                div { class: "pad", Banner { kind: BannerKind::Err, title: words.t("act-refused"), text: refused } }
            }
        }
    }
}

/// The household to join: searched by name without marks or by number, then shown with the way to choose another.
#[component]
fn Into(
    words: Words,
    into: Option<Joins>,
    search: String,
    found: Vec<HouseholdRow>,
    wrong: String,
    onsearch: EventHandler<String>,
    onpick: EventHandler<Option<Joins>>,
) -> Element {
    let number = |number: &str| words.t_args("household-line", &[("number", text(number.to_owned()))]);
    let searched = !search.trim().is_empty();
    rsx! {
        h2 { class: "section-title", {words.t("act-into")} }
        if let Some(into) = into {
            div { class: "rows",
                RowText { title: into.head.clone(), sub: number(&into.number), icon: "home",
                    Button { word: words.t("act-into-other"), short: true, onpress: move |()| onpick.call(None) }
                }
            }
        } else {
            SearchField { value: search, label: words.t("act-into-search"), oninput: onsearch }
            if !wrong.is_empty() {
                div { class: "pad", Banner { kind: BannerKind::Err, title: wrong } }
            }
            if found.is_empty() {
                p { class: "count-line pad", {words.t(if searched { "act-into-none" } else { "act-into-hint" })} }
            } else {
                div { class: "rows",
                    for row in found {
                        RowButton {
                            key: "{row.id}",
                            title: row.head.clone(),
                            sub: number(&row.number),
                            icon: "home",
                            onpress: {
                                let row = row.clone();
                                move |()| onpick.call(Some(Joins { id: row.id, head: row.head.clone(), number: row.number.clone() }))
                            },
                        }
                    }
                }
            }
        }
    }
}

fn ids<'a>(chosen: impl Iterator<Item = &'a MemberId>) -> BTreeSet<String> {
    chosen.map(ToString::to_string).collect()
}

fn pick(form: &mut ActForm, kind: ActKind, value: &str) {
    let Ok(id) = value.parse::<MemberId>() else { return };
    if kind != ActKind::Split {
        form.who = BTreeSet::from([id]);
    } else if !form.who.remove(&id) {
        form.who.insert(id);
    }
    // What was said of another head does not hold for this one.
    form.relations.clear();
}

fn relations_legend(words: &Words, kind: ActKind, form: &ActForm, household: &Household) -> String {
    let head = if kind == ActKind::Merge {
        form.into.as_ref().map(|into| into.head.clone())
    } else {
        let head = form.new_head(kind, household);
        household.members.iter().find(|member| Some(member.id) == head).map(|member| member.name.clone())
    };
    match head {
        Some(head) => words.name("act-relations", &head),
        None => words.t("act-relations-head"),
    }
}

/// Today and yesterday, to tap.
pub fn days(words: &Words, today: NaiveDate) -> Vec<(String, NaiveDate)> {
    let yesterday = today.checked_sub_days(Days::new(1));
    let mut days = vec![(words.t("day-today"), today)];
    days.extend(yesterday.map(|day| (words.t("day-yesterday"), day)));
    days
}

/// The common reasons for a change: `act-reason-<kind>-1` and on.
fn common(words: &Words, kind: ActKind) -> Vec<String> {
    (1..=4)
        .map(|number| format!("act-reason-{}-{number}", kind.code()))
        .filter(|key| words.has(key))
        .map(|key| words.t(&key))
        .collect()
}
