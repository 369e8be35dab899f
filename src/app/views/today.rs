//! "Hôm nay": how far the village is with its target, and what is to be done, the most urgent first.
//!
//! The order is the store's (`Today::due`); here each line gets its sentence and leads to where it is done.

use chrono::NaiveDate;
use dioxus::prelude::*;

use std::cell::RefCell;
use std::rc::Rc;

use super::meeting::ClosedYear;
use super::needs::words::{need_title, overdue};
use super::parts::{SyncUnderBar, VillageChips, use_waiting_count};
use super::sent_back::in_short;
use crate::app::clock;
use crate::app::components::bar::{AppBar, BarLink};
use crate::app::components::button::{Button, ButtonLink};
use crate::app::components::icon::Icon;
use crate::app::components::nav::{BottomNav, Place};
use crate::app::components::screen::Screen;
use crate::app::components::section::{RowLink, SectionTitle, Tone};
use crate::app::components::states::{Bones, Empty};
use crate::app::components::target::TargetTracker;
use crate::app::here::{HereNow, use_here};
use crate::app::routes::{Go, Route};
use crate::app::state::{Loaded, use_loaded_for, use_phone, use_sample, use_status, use_village};
use crate::app::trouble::StoreTrouble;
use crate::app::words::{Words, text, use_words};
use crate::domain::class::Class;
use crate::domain::plan::PlanStatus;
use crate::domain::progress::Progress;
use crate::i18n::{hundredths, number, short_date};
use crate::store::view::{DueLine, DueWhy, HouseholdRow, Today};

/// Loads and leads.
#[component]
pub fn TodayView() -> Element {
    let words = use_words();
    let phone = use_phone();
    let status = use_status();
    let sample = use_sample();
    let waiting = use_waiting_count();
    let village = use_village();
    let (here, onlocate) = use_here();
    let loaded = use_loaded_for((village.clone(), here.place()), |phone, (village, here)| async move {
        phone.store.today(village, here, phone.today()).await
    });
    // The list of a moment ago stays while it is put in the order of the way to go.
    let kept = use_hook(|| Rc::new(RefCell::new(None)));
    let today = match loaded {
        Loaded::Ready(today) => {
            kept.replace(Some((village.clone(), today.clone())));
            Loaded::Ready(today)
        }
        Loaded::Waiting => {
            let before = kept.borrow().clone().filter(|(of, _)| *of == village);
            before.map_or(Loaded::Waiting, |(_, today)| Loaded::Ready(today))
        }
        Loaded::Failed(error) => Loaded::Failed(error),
    };
    let day = phone.today();
    let name = status
        .enrolment
        .iter()
        .flat_map(|enrolment| &enrolment.villages)
        .find(|of| Some(&of.id) == village.as_ref())
        .map_or_else(String::new, |of| words.village(&of.name));
    rsx! {
        TodayScreen {
            title: name,
            day,
            deadline: review_deadline(status.year),
            closed: status.closed_year(),
            today,
            sample,
            waiting,
            here,
            onlocate,
            under_bar: rsx! {
                SyncUnderBar {}
                VillageChips {}
            },
        }
    }
}

/// The last day of the yearly review (domain.md section 3): 14 December of the plan's year.
fn review_deadline(year: Option<i32>) -> Option<NaiveDate> {
    year.and_then(|year| NaiveDate::from_ymd_opt(year, 12, 14))
}

/// The screen of given values.
#[component]
pub fn TodayScreen(
    title: String,
    day: NaiveDate,
    deadline: Option<NaiveDate>,
    today: Loaded<Today>,
    /// The plan's year, when the commune takes no more visits of it.
    #[props(default)]
    closed: Option<i32>,
    #[props(default)] sample: bool,
    #[props(default)] waiting: u32,
    /// Where the phone is, where the user lets it look.
    #[props(default)]
    here: HereNow,
    #[props(default)] onlocate: EventHandler<()>,
    #[props(default = VNode::empty())] under_bar: Element,
) -> Element {
    let words = use_words();
    let bar = rsx! {
        AppBar { title, sub: clock::weekday(&words, day), sample, selvage: true,
            BarLink { to: Route::Settings {}, icon: "gear", word: words.t("nav-settings") }
        }
    };
    rsx! {
        Screen { bar, under_bar, foot: rsx! { BottomNav { at: Place::Today, waiting } },
            match today {
                Loaded::Waiting => rsx! { Bones {} },
                Loaded::Failed(error) => rsx! { StoreTrouble { error } },
                Loaded::Ready(today) => rsx! {
                    if let Some(year) = closed {
                        div { class: "pad", ClosedYear { year } }
                    }
                    if let Some(progress) = today.progress.clone() {
                        TargetBlock { progress }
                    }
                    ToDo { today, day, deadline: deadline.filter(|_| closed.is_none()), here, onlocate }
                    div { class: "rows apart",
                        RowLink { to: Route::Meetings {}, icon: "book", title: words.t("meetings-title"), sub: words.t("meetings-today-sub") }
                        RowLink { to: Route::Needs {}, icon: "people", title: words.t("needs-village-title"), sub: words.t("needs-village-hint") }
                    }
                },
            }
        }
    }
}

/// The target of the poor list: the figure, the houses, and what kind of target it is.
#[component]
fn TargetBlock(progress: Progress) -> Element {
    let words = use_words();
    // Fewer households is what counts: the ledger's net is negative then.
    let surveyed = progress.poor.surveyed.net();
    let recognised = progress.poor.recognised.net();
    let year = progress.year.to_string();
    rsx! {
        Go { to: Route::Progress {}, class: "page",
            div { class: "title-line",
                h2 { class: "subtitle", {words.t_args("today-target-title", &[("year", text(year))])} }
                Icon { name: "next" }
            }
            if let Some(target) = progress.poor.target {
                p { class: "target-figure num",
                    "{number(surveyed)} "
                    small { {words.t_args("today-target-of", &[("target", text(number(-i64::from(target))))])} }
                }
                if target > 0 {
                    TargetTracker { target, surveyed: -surveyed, recognised: -recognised }
                }
                if progress.plan_status == Some(PlanStatus::Proposed) {
                    p { class: "small quiet after", {words.t("target-proposed")} }
                }
            } else {
                p { class: "target-figure num",
                    "{number(surveyed)} "
                    small { {words.t("today-households-unit")} }
                }
                p { class: "small quiet after", {words.t("target-none")} }
            }
        }
    }
}

/// What there is to do, most urgent first.
#[component]
fn ToDo(
    today: Today,
    day: NaiveDate,
    deadline: Option<NaiveDate>,
    here: HereNow,
    onlocate: EventHandler<()>,
) -> Element {
    let words = use_words();
    let note = todo_note(&words, &today, deadline);
    let open = today.to_review.saturating_sub(today.reviewed);
    rsx! {
        SectionTitle { title: words.t("today-todo"), note }
        Whereabouts { here, onlocate }
        if today.due.is_empty() {
            Empty {
                title: words.t(if open == 0 && today.to_review > 0 { "today-all-visited" } else { "today-nothing" }),
                text: remaining(&words, open, deadline),
                ButtonLink { to: Route::Households {}, word: words.t("today-choose"), short: true }
            }
        } else {
            div { class: "rows",
                for line in today.due {
                    DueRow { key: "{key(&line)}", line, day }
                }
            }
        }
    }
}

/// How the list is ordered by the way to go; nothing where the user keeps the place private.
#[component]
fn Whereabouts(here: HereNow, onlocate: EventHandler<()>) -> Element {
    let words = use_words();
    let sentence = match here {
        HereNow::Off => return rsx! {},
        HereNow::Asking => words.t("here-asking"),
        HereNow::At(place) if place.accuracy_m.is_none() => words.t("here-no-accuracy"),
        HereNow::At(_) => words.t("here-ordered"),
        HereNow::Failed(error) => words.t(error.key()),
    };
    let again = matches!(here, HereNow::Failed(error) if error.try_again());
    rsx! {
        div { class: "whereabouts", role: "status",
            Icon { name: "pin" }
            span { class: "grow", {sentence} }
            if again {
                Button { word: words.t("here-again"), short: true, onpress: move |()| onlocate.call(()) }
            }
        }
    }
}

/// Tells lines apart: one household may have several.
fn key(line: &DueLine) -> String {
    let why = match &line.why {
        DueWhy::Returned => "returned".to_owned(),
        DueWhy::SentBack { review } => review.visit.to_string(),
        DueWhy::TurnedDown { held_on, .. } => held_on.to_string(),
        DueWhy::Draft { draft } => draft.to_string(),
        DueWhy::Task { id, .. } => id.to_string(),
        DueWhy::Promised { id, .. } => id.to_string(),
        DueWhy::Requested { submission, .. } => submission.to_string(),
        DueWhy::NotVisited => "visit".to_owned(),
    };
    format!("{} {why}", line.row.id)
}

/// One thing to do: whose it is, why, and how far.
#[component]
fn DueRow(line: DueLine, day: NaiveDate) -> Element {
    let words = use_words();
    let why = why(&words, &line, day);
    let sub = match line.metres {
        Some(metres) => format!("{why} · {}", distance(&words, metres)),
        None => why,
    };
    let id = line.row.id;
    let (to, icon, tone) = match &line.why {
        DueWhy::Returned => (Route::Outbox {}, "stop", Tone::Alarm),
        DueWhy::SentBack { .. } => (Route::Household { id }, "stop", Tone::Alarm),
        DueWhy::TurnedDown { .. } => (Route::Household { id }, "people", Tone::Alarm),
        DueWhy::Draft { draft } => (Route::Visit { draft: *draft, at: String::new() }, "pen", Tone::Accent),
        DueWhy::Promised { id: support, .. } => (Route::Need { id, support: *support }, "clock", Tone::Plain),
        DueWhy::Task { .. } => (Route::Household { id }, "clock", Tone::Plain),
        DueWhy::Requested { .. } | DueWhy::NotVisited => (Route::Household { id }, "home", Tone::Plain),
    };
    let (icon, tone) = if line.overdue { ("warn", Tone::Alarm) } else { (icon, tone) };
    rsx! {
        RowLink { to, icon, tone, title: words.person(&line.row.head, line.row.head_sex), sub }
    }
}

/// Why a line is on the list.
pub fn why(words: &Words, line: &DueLine, day: NaiveDate) -> String {
    let by = |what: String, key: &str| match line.due {
        Some(due) if due < day => {
            words.t_args("due-overdue", &[("what", text(what)), ("late", text(overdue(words, due, day)))])
        }
        Some(due) if due == day => words.t_args("due-today", &[("what", text(what))]),
        Some(due) => words.t_args(key, &[("what", text(what)), ("day", text(short_date(due)))]),
        None => words.t_args("due-promised", &[("what", text(what))]),
    };
    match &line.why {
        DueWhy::Returned => words.t("today-returned"),
        DueWhy::SentBack { review } => in_short(words, review),
        DueWhy::TurnedDown { held_on, agree, attending } => words.t_args(
            "today-turned-down",
            &[
                ("day", text(short_date(*held_on))),
                ("agree", text(agree.to_string())),
                ("attending", text(attending.to_string())),
            ],
        ),
        DueWhy::Draft { .. } => words.t("today-draft"),
        DueWhy::Task { task, .. } => by(words.task(task), "due-by"),
        DueWhy::Promised { support, .. } => by(need_title(words, support, None), "due-promised-for"),
        DueWhy::Requested { questionnaire, .. } if questionnaire == "leave-request" => words.t("today-asks-to-leave"),
        DueWhy::Requested { .. } => words.t("today-asks-for-review"),
        DueWhy::NotVisited => why_visit(words, &line.row),
    }
}

/// "cách 300 m", "cách 1,2 km": no finer than a phone knows.
pub fn distance(words: &Words, metres: u32) -> String {
    if metres < 1000 {
        let tens = metres.saturating_add(5) / 10 * 10;
        words.t_args("distance-m", &[("metres", text(number(i64::from(tens))))])
    } else {
        // Hundreds of metres, in hundredths of a kilometre.
        let hundreds = i64::from(metres.saturating_add(50) / 100);
        words.t_args("distance-km", &[("km", text(hundredths(hundreds * 10)))])
    }
}

fn todo_note(words: &Words, today: &Today, deadline: Option<NaiveDate>) -> String {
    if today.to_review == 0 {
        return String::new();
    }
    let key = if deadline.is_some() { "today-reviewed-deadline" } else { "today-reviewed" };
    words.t_args(
        key,
        &[
            ("done", text(number(i64::from(today.reviewed)))),
            ("all", text(number(i64::from(today.to_review)))),
            ("day", text(deadline.map(short_date).unwrap_or_default())),
        ],
    )
}

fn remaining(words: &Words, open: u32, deadline: Option<NaiveDate>) -> String {
    match deadline {
        Some(day) if open > 0 => words.t_args(
            "today-remaining",
            &[("n", open.into()), ("count", text(number(i64::from(open)))), ("day", text(short_date(day)))],
        ),
        _ => String::new(),
    }
}

/// Why the household is on the list: it is poor or near-poor now and the year's review has not been there.
fn why_visit(words: &Words, row: &HouseholdRow) -> String {
    let why = match row.shown_class {
        Class::Poor => "today-visit-poor",
        Class::NearPoor => "today-visit-near",
        Class::AverageLivingStandard | Class::NotPoor | Class::Undetermined => "today-visit-other",
    };
    words.t_args(why, &[("number", text(row.number.clone()))])
}
