//! "Hôm nay": how far the village is with its target, and which doors to knock on.

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::parts::{SyncUnderBar, VillageChips, use_waiting_count};
use crate::app::clock;
use crate::app::components::bar::{AppBar, BarLink};
use crate::app::components::button::ButtonLink;
use crate::app::components::icon::Icon;
use crate::app::components::nav::{BottomNav, Place};
use crate::app::components::screen::Screen;
use crate::app::components::section::{RowButton, RowLink, SectionTitle, Tone};
use crate::app::components::states::{Bones, Empty};
use crate::app::components::target::TargetTracker;
use crate::app::routes::{Go, Route};
use crate::app::state::{Loaded, use_loaded_for, use_phone, use_sample, use_status, use_toast, use_village};
use crate::app::trouble::{StoreTrouble, store_sentence};
use crate::app::words::{Words, text, use_words};
use crate::domain::class::Class;
use crate::domain::ids::HouseholdId;
use crate::domain::plan::PlanStatus;
use crate::domain::progress::Progress;
use crate::i18n::{number, short_date};
use crate::store::view::{HouseholdRow, Today};

/// Loads and leads.
#[component]
pub fn TodayView() -> Element {
    let words = use_words();
    let phone = use_phone();
    let status = use_status();
    let sample = use_sample();
    let waiting = use_waiting_count();
    let toast = use_toast();
    let village = use_village();
    let today = use_loaded_for(village.clone(), |phone, village| async move {
        phone.store.today(village, None, phone.today()).await
    });
    let day = phone.today();

    let name = status
        .enrolment
        .iter()
        .flat_map(|enrolment| &enrolment.villages)
        .find(|of| Some(&of.id) == village.as_ref())
        .map_or_else(String::new, |of| words.village(&of.name));
    let resume = use_callback(move |household: HouseholdId| {
        let phone = phone.clone();
        let words = words.clone();
        spawn(async move {
            let opened = match phone.now() {
                Ok(now) => phone.store.open_draft(household, now).await,
                Err(error) => Err(error),
            };
            match opened {
                Ok(draft) => {
                    navigator().push(Route::Visit { draft: draft.id, at: String::new() });
                }
                Err(error) => toast.say(store_sentence(&words, &error)),
            }
        });
    });
    rsx! {
        TodayScreen {
            title: name,
            day,
            deadline: review_deadline(status.year),
            today,
            sample,
            waiting,
            onresume: resume,
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
    #[props(default)] sample: bool,
    #[props(default)] waiting: u32,
    onresume: EventHandler<HouseholdId>,
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
                    if let Some(progress) = today.progress.clone() {
                        TargetBlock { progress }
                    }
                    ToDo { today, deadline, onresume }
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
fn ToDo(today: Today, deadline: Option<NaiveDate>, onresume: EventHandler<HouseholdId>) -> Element {
    let words = use_words();
    let note = todo_note(&words, &today, deadline);
    let open = today.to_review.saturating_sub(today.reviewed);
    let nothing = today.drafts.is_empty() && today.returned.is_empty() && today.to_visit.is_empty();
    rsx! {
        SectionTitle { title: words.t("today-todo"), note }
        if nothing {
            Empty {
                title: words.t(if open == 0 && today.to_review > 0 { "today-all-visited" } else { "today-nothing" }),
                text: remaining(&words, open, deadline),
                ButtonLink { to: Route::Households {}, word: words.t("today-choose"), short: true }
            }
        } else {
            div { class: "rows",
                for row in today.returned {
                    RowLink {
                        key: "r{row.id}",
                        to: Route::Outbox {},
                        icon: "stop",
                        tone: Tone::Alarm,
                        title: words.person(&row.head, row.head_sex),
                        sub: words.t("today-returned"),
                    }
                }
                for row in today.drafts {
                    RowButton {
                        key: "d{row.id}",
                        icon: "pen",
                        tone: Tone::Accent,
                        title: words.person(&row.head, row.head_sex),
                        sub: words.t("today-draft"),
                        onpress: move |()| onresume.call(row.id),
                    }
                }
                for row in today.to_visit {
                    RowLink {
                        key: "v{row.id}",
                        to: Route::Household { id: row.id },
                        icon: "home",
                        title: words.person(&row.head, row.head_sex),
                        sub: why_visit(&words, &row),
                    }
                }
            }
        }
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
