//! The steps of a new household, and the households that it may be.

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::form::{NewHouseholdError, NewHouseholdForm, STEPS};
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, Look};
use crate::app::components::day_field::DayField;
use crate::app::components::field::{RadioOption, Radios, TextField};
use crate::app::components::member_parts::{IdNumberField, groups};
use crate::app::components::note_field::NoteField;
use crate::app::components::screen::Screen;
use crate::app::components::section::{RowLink, SectionTitle};
use crate::app::routes::Route;
use crate::app::views::acts::screen::days;
use crate::app::words::{Words, text, use_words};
use crate::domain::member::Ethnicity;
use crate::domain::similar::Similar;
use crate::i18n::date;

/// The screen of given values.
#[component]
pub fn NewHouseholdScreen(
    today: NaiveDate,
    #[props(default)] sample: bool,
    /// Households that it may be; they are shown before anything is written.
    #[props(default)]
    similar: Vec<Similar>,
    /// What the form begins with.
    start: Option<NewHouseholdForm>,
    /// The step that it begins at.
    #[props(default)]
    at: usize,
    /// Says what is wrong at once, as after a first try.
    #[props(default)]
    tried: bool,
    /// The form, and whether the person was asked and says that it is another household.
    #[props(default)]
    onsave: EventHandler<(NewHouseholdForm, bool)>,
    /// Back from the households that it may be to the form.
    #[props(default)]
    onback: EventHandler<()>,
) -> Element {
    let words = use_words();
    let form =
        use_signal(|| start.unwrap_or_else(|| NewHouseholdForm { day: date(today), ..NewHouseholdForm::default() }));
    let mut step = use_signal(|| at);
    let mut tried = use_signal(|| tried);
    if !similar.is_empty() {
        return rsx! {
            SimilarScreen { similar, sample, onanother: move |()| onsave.call((form.peek().clone(), true)), onback }
        };
    }
    let now = step().min(STEPS - 1);
    let last = now + 1 == STEPS;
    let part = words.t_args("step-of", &[("at", text((now + 1).to_string())), ("of", text(STEPS.to_string()))]);
    let bar = rsx! {
        AppBar { title: words.t("household-new-title"), sub: part, sample, back: Route::Households {}, form: true }
    };
    let forward = move |()| {
        let wrong = form.peek().wrong(today);
        if wrong.iter().any(|error| error.step() == now) {
            tried.set(true);
        } else if last {
            match wrong.first() {
                Some(earlier) => {
                    tried.set(true);
                    step.set(earlier.step());
                }
                None => onsave.call((form.peek().clone(), false)),
            }
        } else {
            tried.set(false);
            step.set(now + 1);
        }
    };
    let foot = rsx! {
        ActionBar {
            if now == 0 {
                ButtonLink { to: Route::Households {}, word: words.t("cancel"), replace: true }
            } else {
                Button { word: words.t("step-back"), onpress: move |()| step.set(now - 1) }
            }
            Button { word: words.t(if last { "household-new-save" } else { "step-next" }), look: Look::Primary, onpress: forward }
        }
    };
    let wrong = if tried() { form.read().wrong(today) } else { Vec::new() };
    rsx! {
        Screen { bar, foot,
            match now {
                0 => rsx! { How { form, wrong, today } },
                1 => rsx! { Head { form, wrong, today } },
                _ => rsx! { Where { form, wrong } },
            }
        }
    }
}

fn said(words: &Words, wrong: &[NewHouseholdError], about: impl Fn(NewHouseholdError) -> bool) -> String {
    wrong.iter().find(|error| about(**error)).map_or_else(String::new, |error| words.t(error.key()))
}

/// How they came, when, and why they are written down now.
#[component]
fn How(form: Signal<NewHouseholdForm>, wrong: Vec<NewHouseholdError>, today: NaiveDate) -> Element {
    let words = use_words();
    let mut form = form;
    let typed = form();
    let split = typed.how == "split";
    let common = if typed.how == "moved_in" {
        ["new-reason-work", "new-reason-marriage", "new-reason-home"]
    } else {
        ["new-reason-missed", "new-reason-founded", "new-reason-back"]
    };
    rsx! {
        Radios {
            name: "how",
            legend: words.t("field-how"),
            chosen: typed.how.clone(),
            options: vec![
                RadioOption::new("new", words.t("how-new")),
                RadioOption::new("moved_in", words.t("how-moved_in")),
                RadioOption::new("split", words.t("how-split")),
            ],
            wrong: if split { String::new() } else { said(&words, &wrong, |error| error == NewHouseholdError::How) },
            onchoose: move |chosen: String| form.write().how = chosen,
        }
        if split {
            div { class: "pad",
                Banner { kind: BannerKind::Wait, title: words.t("how-split-title"), text: words.t("how-split-instead"),
                    ButtonLink { to: Route::Households {}, word: words.t("how-split-go"), short: true, wide: true }
                }
            }
        } else {
            div { class: "page",
                if typed.how == "moved_in" {
                    TextField {
                        id: "field-from",
                        label: words.t("field-from"),
                        value: typed.from.clone(),
                        hint: words.t("act-place-hint"),
                        oninput: move |value| form.write().from = value,
                    }
                }
                DayField {
                    id: "field-day",
                    label: words.t("act-day"),
                    value: typed.day.clone(),
                    quick: days(&words, today),
                    hint: words.t("act-day-hint"),
                    wrong: said(&words, &wrong, |error| matches!(error, NewHouseholdError::Day(_))),
                    oninput: move |value| form.write().day = value,
                }
                NoteField {
                    id: "field-reason",
                    label: words.t("act-reason"),
                    value: typed.reason.clone(),
                    common: common.map(|key| words.t(key)).to_vec(),
                    wrong: said(&words, &wrong, |error| error == NewHouseholdError::Reason),
                    oninput: move |value| form.write().reason = value,
                }
            }
        }
    }
}

/// The head of the household.
#[component]
fn Head(form: Signal<NewHouseholdForm>, wrong: Vec<NewHouseholdError>, today: NaiveDate) -> Element {
    let words = use_words();
    let mut form = form;
    let typed = form();
    let (sex, birth) = (typed.head_sex(), typed.head_birth(today).unwrap_or_default());
    rsx! {
        div { class: "page",
            TextField {
                id: "field-name",
                label: words.t("field-head-name"),
                value: typed.name.clone(),
                wrong: said(&words, &wrong, |error| matches!(error, NewHouseholdError::Name | NewHouseholdError::LongName)),
                oninput: move |value| form.write().name = value,
            }
            TextField {
                id: "field-birth",
                label: words.t("field-birth"),
                value: typed.birth.clone(),
                hint: words.t("field-birth-hint"),
                inputmode: "numeric",
                wrong: said(&words, &wrong, |error| error == NewHouseholdError::Birth),
                oninput: move |value| form.write().birth = value,
            }
        }
        Radios {
            name: "sex",
            legend: words.t("field-sex"),
            chosen: typed.sex.clone(),
            options: vec![RadioOption::new("female", words.t("value-female")), RadioOption::new("male", words.t("value-male"))],
            wrong: said(&words, &wrong, |error| error == NewHouseholdError::Sex),
            onchoose: move |chosen: String| form.write().sex = chosen,
        }
        Radios {
            name: "group",
            legend: words.t("member-ethnicity"),
            options: groups("", &Ethnicity::default()),
            chosen: typed.group.clone(),
            onchoose: move |chosen: String| form.write().group = chosen,
        }
        div { class: "page",
            IdNumberField { value: typed.number.clone(), sex, birth, oninput: move |value| form.write().number = value }
        }
    }
}

/// Where they live and how to reach them.
#[component]
fn Where(form: Signal<NewHouseholdForm>, wrong: Vec<NewHouseholdError>) -> Element {
    let words = use_words();
    let mut form = form;
    let typed = form();
    rsx! {
        div { class: "page",
            TextField {
                id: "field-address",
                label: words.t("field-address"),
                value: typed.address.clone(),
                hint: words.t("field-address-hint"),
                oninput: move |value| form.write().address = value,
            }
            TextField {
                id: "field-phone",
                label: words.t("field-phone"),
                value: typed.phone.clone(),
                hint: words.t("field-phone-hint"),
                wrong: said(&words, &wrong, |error| error == NewHouseholdError::Phone),
                inputmode: "tel",
                oninput: move |value| form.write().phone = value,
            }
        }
        p { class: "small quiet pad", {words.t("household-new-rest")} }
    }
}

/// The households that it may be: one tap opens the one that it is; else writing goes on.
#[component]
fn SimilarScreen(
    similar: Vec<Similar>,
    sample: bool,
    onanother: EventHandler<()>,
    onback: EventHandler<()>,
) -> Element {
    let words = use_words();
    let bar = rsx! {
        AppBar { title: words.t("similar-title"), sample, back: Route::Households {}, form: true }
    };
    let foot = rsx! {
        ActionBar {
            Button { word: words.t("step-back"), onpress: onback }
            Button { word: words.t("similar-another"), look: Look::Primary, onpress: onanother }
        }
    };
    rsx! {
        Screen { bar, foot,
            div { class: "pad",
                Banner { kind: BannerKind::Warn, title: words.t("similar-warn"), text: words.t("similar-warn-text") }
            }
            SectionTitle { title: words.t("similar-this") }
            div { class: "rows",
                for one in similar {
                    RowLink {
                        key: "{one.household}",
                        to: Route::Household { id: one.household },
                        title: words.t_args("similar-household", &[("head", text(one.head.clone())), ("number", text(one.number.clone()))]),
                        sub: likeness(&words, &one),
                        icon: "home",
                    }
                }
            }
        }
    }
}

/// Why it may be the same: "Lý Văn Phin cùng tên, cùng năm sinh".
fn likeness(words: &Words, one: &Similar) -> String {
    let why = words.t(&format!("similar-{}", one.why.code()));
    match &one.member {
        Some((_, name)) => words.t_args("similar-person", &[("name", text(name.clone())), ("why", text(why))]),
        None => words.t_args("similar-only", &[("why", text(why))]),
    }
}
