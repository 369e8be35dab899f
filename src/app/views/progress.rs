//! "Tiến độ": how far the village is, who moved between the lists, what the poor lack, and who is still to be visited.

use std::collections::BTreeSet;

use dioxus::prelude::*;

use super::parts::{SyncUnderBar, VillageChips, use_waiting_count};
use super::result_screen::indicator_title;
use crate::app::clock;
use crate::app::components::bar::AppBar;
use crate::app::components::ledger::{LedgerSum, MovementLedger, Names};
use crate::app::components::nav::{BottomNav, Place};
use crate::app::components::screen::Screen;
use crate::app::components::search::Chip;
use crate::app::components::section::{RowLink, SectionTitle};
use crate::app::components::states::{Bones, Empty};
use crate::app::components::target::TargetTracker;
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for, use_sample, use_status, use_village};
use crate::app::trouble::StoreTrouble;
use crate::app::words::{Words, text, use_words};
use crate::domain::class::Class;
use crate::domain::plan::PlanStatus;
use crate::domain::progress::ledger::Movement;
use crate::domain::progress::{Progress, Track};
use crate::domain::standard;
use crate::i18n::number;
use crate::store::view::{HouseholdRow, LastSync, ProgressView as Figures};

/// Most rows of households still to visit; the list of households has the rest.
const MOST_ROWS: usize = 10;

/// Everything that the screen shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The figures with the names behind them.
    pub figures: Figures,
    /// Poor and near-poor households without a visit this year.
    pub to_visit: Vec<HouseholdRow>,
}

/// What is chosen on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Poor or near-poor.
    pub class: Class,
    /// People in place of households.
    pub people: bool,
    /// Lines of the movement that show their names.
    pub opened: BTreeSet<Movement>,
}

impl Default for Choice {
    fn default() -> Self {
        Self { class: Class::Poor, people: false, opened: BTreeSet::new() }
    }
}

/// Loads the village's progress.
#[component]
pub fn ProgressView() -> Element {
    let words = use_words();
    let status = use_status();
    let sample = use_sample();
    let waiting = use_waiting_count();
    let village = use_village();
    let mut choice = use_signal(Choice::default);
    let shown = use_loaded_for(village.clone(), |phone, village| async move {
        let Some(village) = village else { return Ok(None) };
        let figures = phone.store.progress(village.clone()).await?;
        let today = phone.store.today(Some(village), None, phone.today()).await?;
        Ok(Some(Shown { figures, to_visit: today.to_visit }))
    });
    let name = status
        .enrolment
        .iter()
        .flat_map(|enrolment| &enrolment.villages)
        .find(|of| Some(&of.id) == village.as_ref())
        .map_or_else(String::new, |of| words.village(&of.name));
    rsx! {
        ProgressScreen {
            village: name,
            shown,
            choice: choice(),
            sample,
            waiting,
            last_sync: status.last_sync.filter(|_| status.pending == 0),
            onchoose: move |next| choice.set(next),
            under_bar: rsx! {
                SyncUnderBar {}
                VillageChips {}
            },
        }
    }
}

/// The screen of given values.
#[component]
pub fn ProgressScreen(
    /// The village as it is spoken of: "Thôn Phiêng Lềng".
    village: String,
    shown: Loaded<Option<Shown>>,
    choice: Choice,
    #[props(default)] sample: bool,
    #[props(default)] waiting: u32,
    /// The last sync, when nothing waits.
    last_sync: Option<LastSync>,
    onchoose: EventHandler<Choice>,
    #[props(default = VNode::empty())] under_bar: Element,
) -> Element {
    let words = use_words();
    let year = match &shown {
        Loaded::Ready(Some(shown)) => shown.figures.progress.year.to_string(),
        _ => String::new(),
    };
    let sub = if choice.class == Class::Poor { "progress-sub-poor" } else { "progress-sub-near" };
    let bar = rsx! {
        AppBar {
            title: words.t_args("progress-title", &[("year", text(year))]).trim().to_owned(),
            sub: words.t_args(sub, &[("village", text(village))]),
            sample,
            selvage: true,
        }
    };
    let foot = rsx! { BottomNav { at: Place::Progress, waiting } };
    rsx! {
        Screen { bar, under_bar, foot,
            match shown {
                Loaded::Waiting => rsx! { Bones {} },
                Loaded::Failed(error) => rsx! { StoreTrouble { error } },
                Loaded::Ready(Some(shown)) if shown.figures.progress.present.households > 0 => rsx! {
                    Inside { shown, choice, last_sync, onchoose }
                },
                Loaded::Ready(_) => rsx! {
                    Empty { title: words.t("progress-empty"), text: words.t("progress-empty-text") }
                },
            }
        }
    }
}

#[component]
fn Inside(shown: Shown, choice: Choice, last_sync: Option<LastSync>, onchoose: EventHandler<Choice>) -> Element {
    let words = use_words();
    let progress = shown.figures.progress.clone();
    let track = track(&progress, choice.class);
    let (surveyed, recognised) = (-track.surveyed.net(), -track.recognised.net());
    let names: Names = shown.figures.names.clone();
    rsx! {
        Tabs { choice: choice.clone(), onchoose }
        div { class: "page",
            p { class: "result-sentence",
                b { {moved(&words, surveyed, recognised)} }
                " "
                {towards(&words, &progress, &track, surveyed, recognised)}
            }
            if let Some(target) = track.target.filter(|target| *target > 0) {
                TargetTracker { target, surveyed, recognised }
            }
            if track.target.is_some() && progress.plan_status == Some(PlanStatus::Proposed) {
                p { class: "small quiet after", {words.t("progress-proposed")} }
            }
            Agreement { last_sync }
        }
        SectionTitle {
            title: words.t("ledger-title"),
            note: if choice.people { words.t("progress-unit-people") } else { String::new() },
        }
        MovementLedger {
            class: choice.class,
            track: track.clone(),
            names,
            people: choice.people,
            opened: choice.opened.clone(),
            ontoggle: {
                let choice = choice.clone();
                move |movement| {
                    let mut next = choice.clone();
                    if !next.opened.remove(&movement) {
                        next.opened.insert(movement);
                    }
                    onchoose.call(next);
                }
            },
        }
        LedgerSum { class: choice.class, track, people: choice.people }
        Indicators { progress: progress.clone() }
        ToVisit { progress, rows: shown.to_visit }
    }
}

#[component]
fn Tabs(choice: Choice, onchoose: EventHandler<Choice>) -> Element {
    let words = use_words();
    let to_class = |class: Class| {
        let choice = choice.clone();
        move |()| onchoose.call(Choice { class, opened: BTreeSet::new(), ..choice.clone() })
    };
    let to_people = |people: bool| {
        let choice = choice.clone();
        move |()| onchoose.call(Choice { people, ..choice.clone() })
    };
    rsx! {
        div { class: "tabs", role: "group", aria_label: words.t("progress-list-label"),
            Chip { word: words.t("progress-tab-poor"), pressed: choice.class == Class::Poor, onpress: to_class(Class::Poor) }
            Chip { word: words.t("progress-tab-near"), pressed: choice.class == Class::NearPoor, onpress: to_class(Class::NearPoor) }
        }
        div { class: "tabs", role: "group", aria_label: words.t("progress-count-label"),
            Chip { word: words.t("progress-count-households"), pressed: !choice.people, onpress: to_people(false) }
            Chip { word: words.t("progress-count-people"), pressed: choice.people, onpress: to_people(true) }
        }
    }
}

/// Whether the figures are the commune's too.
#[component]
fn Agreement(last_sync: Option<LastSync>) -> Element {
    let words = use_words();
    let said = last_sync.and_then(|sync| {
        sync.agreed.map(|agreed| match agreed {
            true => words.t_args("progress-agreed", &[("time", text(clock::time(sync.at)))]),
            false => words.t("progress-differs"),
        })
    });
    rsx! {
        if let Some(said) = said {
            p { class: "small quiet after", "{said}" }
        }
    }
}

fn track(progress: &Progress, class: Class) -> Track {
    if class == Class::Poor { progress.poor.clone() } else { progress.near_poor.clone() }
}

/// "Rà soát giảm 7 hộ, xã công nhận giảm 5." Both are households fewer, negative when there are more.
fn moved(words: &Words, surveyed: i64, recognised: i64) -> String {
    let count = |value: i64| text(number(value.abs()));
    let recognised = match recognised {
        0 => words.t("progress-recognised-same"),
        fewer if fewer > 0 => words.t_args("progress-recognised-fell", &[("count", count(fewer))]),
        more => words.t_args("progress-recognised-rose", &[("count", count(more))]),
    };
    let key = match surveyed {
        0 => "progress-same",
        fewer if fewer > 0 => "progress-fell",
        _ => "progress-rose",
    };
    words.t_args(key, &[("surveyed", count(surveyed)), ("recognised", text(recognised))])
}

/// What remains to the target.
fn towards(words: &Words, progress: &Progress, track: &Track, surveyed: i64, recognised: i64) -> String {
    let Some(target) = track.target.map(i64::from) else {
        return words.t(if progress.plan_status.is_none() { "progress-no-plan" } else { "progress-no-target" });
    };
    let args = [("target", text(number(target)))];
    if target == 0 {
        words.t("progress-zero-target")
    } else if recognised >= target {
        words.t_args("progress-recognised-reached", &args)
    } else if surveyed > target {
        words.t_args("progress-reached-over", &args)
    } else if surveyed == target {
        words.t_args("progress-reached", &args)
    } else {
        let left = target - surveyed;
        words.t_args(
            "progress-to-go",
            &[("n", left.into()), ("count", text(number(left))), ("target", text(number(target)))],
        )
    }
}

/// What the households found poor lack, the most frequent first.
#[component]
fn Indicators(progress: Progress) -> Element {
    let words = use_words();
    let mut lacking: Vec<(u8, u32)> =
        progress.deprived_poor.iter().map(|(indicator, count)| (*indicator, *count)).collect();
    lacking.sort_by_key(|(indicator, count)| (std::cmp::Reverse(*count), *indicator));
    let most = lacking.first().map_or(0, |(_, count)| *count);
    let standard = standard::for_year(progress.year).map(|standard| standard.id).unwrap_or_default();
    rsx! {
        SectionTitle { title: words.t("progress-indicators") }
        if lacking.is_empty() {
            p { class: "pad quiet", {words.t("progress-indicators-none")} }
        } else {
            ul { class: "rows",
                for (indicator , count) in lacking {
                    li { key: "{indicator}", class: "indicator-bar",
                        span { {indicator_title(&words, &standard, indicator)} }
                        span { class: "n", {words.n("progress-households", count)} }
                        span { class: "track", aria_hidden: "true",
                            i { width: "{percent(count, most)}%" }
                        }
                    }
                }
            }
        }
    }
}

fn percent(count: u32, most: u32) -> u32 {
    count.saturating_mul(100).checked_div(most).unwrap_or(0)
}

#[component]
fn ToVisit(progress: Progress, rows: Vec<HouseholdRow>) -> Element {
    let words = use_words();
    let left = progress.to_review.households.saturating_sub(progress.reviewed.households);
    let note = words.t_args(
        "progress-to-visit-note",
        &[
            ("done", text(number(i64::from(progress.reviewed.households)))),
            ("all", text(number(i64::from(progress.to_review.households)))),
        ],
    );
    let shown = rows.len().min(MOST_ROWS);
    let more = i64::from(left).saturating_sub(i64::try_from(shown).unwrap_or(0));
    rsx! {
        SectionTitle { title: words.t("progress-to-visit"), note }
        if left == 0 {
            p { class: "pad quiet", {words.t("progress-to-visit-none")} }
        } else {
            div { class: "rows",
                for row in rows.into_iter().take(MOST_ROWS) {
                    RowLink {
                        key: "{row.id}",
                        to: Route::Household { id: row.id },
                        title: words.person(&row.head, row.head_sex),
                        sub: words.class(row.shown_class),
                        icon: "home",
                    }
                }
                if more > 0 {
                    RowLink { to: Route::Households {}, title: words.n("progress-to-visit-more", more) }
                }
            }
        }
    }
}
