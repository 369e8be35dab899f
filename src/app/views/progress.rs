//! "Tiến độ": how far the village is, who moved between the lists, what the poor lack, and who is still to be visited.

use std::collections::{BTreeMap, BTreeSet};

use dioxus::prelude::*;

use super::parts::{SyncUnderBar, VillageChips, use_waiting_count};
use super::rescore::{others, standard_name};
use crate::app::clock;
use crate::app::components::bar::AppBar;
use crate::app::components::basis::indicator_title;
use crate::app::components::icon::Icon;
use crate::app::components::ledger::{LedgerSum, MovementLedger, Names, moves_in_or_out};
use crate::app::components::nav::{BottomNav, Place};
use crate::app::components::screen::Screen;
use crate::app::components::search::Chip;
use crate::app::components::section::{RowButton, RowLink, SectionTitle};
use crate::app::components::states::{Bones, Empty};
use crate::app::components::target::TargetTracker;
use crate::app::routes::{Go, Route};
use crate::app::state::{Loaded, Phone, use_loaded_for, use_sample, use_status, use_village};
use crate::app::trouble::StoreTrouble;
use crate::app::words::{Words, text, use_words};
use crate::domain::act::{Act, Done};
use crate::domain::class::Class;
use crate::domain::household::Household;
use crate::domain::ids::HouseholdId;
use crate::domain::plan::PlanStatus;
use crate::domain::progress::ledger::Movement;
use crate::domain::progress::{Progress, Track};
use crate::domain::standard;
use crate::i18n::number;
use crate::store::StoreError;
use crate::store::view::{LastSync, ProgressView as Figures};

/// Most rows of households still to visit before all are asked for.
const MOST_ROWS: usize = 10;
/// Most of them at once; the list of households has the rest.
const MOST_LEFT: usize = 300;

/// Everything that the screen shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The figures with the names behind them.
    pub figures: Figures,
    /// Why households came or went, where an act in the register says so.
    pub acts: BTreeMap<HouseholdId, Act>,
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
    /// Indicators that show the households behind them.
    pub indicators: BTreeSet<u8>,
    /// Everyone still to be visited is shown.
    pub all_left: bool,
}

impl Default for Choice {
    fn default() -> Self {
        Self {
            class: Class::Poor,
            people: false,
            opened: BTreeSet::new(),
            indicators: BTreeSet::new(),
            all_left: false,
        }
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
        let figures = phone.store.progress(village).await?;
        let acts = acts_behind(&phone, &figures.progress).await?;
        Ok(Some(Shown { figures, acts }))
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

/// Most households whose acts are looked up: a village in which more came or went has other troubles.
const MOST_ACTS: usize = 100;

/// The acts by which households came or went this year.
async fn acts_behind(phone: &Phone, progress: &Progress) -> Result<BTreeMap<HouseholdId, Act>, StoreError> {
    let ledgers =
        [&progress.poor, &progress.near_poor].into_iter().flat_map(|track| [&track.surveyed, &track.recognised]);
    let moved: BTreeSet<HouseholdId> = ledgers
        .flat_map(|ledger| &ledger.lines)
        .filter(|(movement, _)| moves_in_or_out(**movement))
        .flat_map(|(_, line)| line.households.iter().copied())
        .collect();
    let mut acts = BTreeMap::new();
    for id in moved.into_iter().take(MOST_ACTS) {
        let detail = phone.store.household(id).await?;
        acts.extend(coming_or_going(&detail.household).map(|act| (id, act)));
    }
    Ok(acts)
}

/// The last act by which a household came or went and that was not taken back.
pub fn coming_or_going(household: &Household) -> Option<Act> {
    let undone: BTreeSet<_> = household
        .acts
        .values()
        .filter_map(|act| if let Done::Undone { undone } = act.done { Some(undone) } else { None })
        .collect();
    let came = |act: &Act| matches!(act.done, Done::Registered | Done::MovedIn { .. } | Done::SplitFrom { .. });
    let went = |act: &Act| matches!(act.done, Done::MovedAway { .. } | Done::DiedOut | Done::MergedInto { .. });
    let wanted = |act: &&Act| if household.presence.is_present() { came(act) } else { went(act) };
    household.acts.iter().rev().filter(|(id, _)| !undone.contains(id)).map(|(_, act)| act).find(wanted).cloned()
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
                acts: shown.acts.clone(),
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
            Indicators { figures: shown.figures.clone(), choice: choice.clone(), onchoose }
            Left { figures: shown.figures, choice, onchoose }
            Trials { year: progress.year }
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

/// What the households found poor lack, the most frequent first, each opening into the households behind it.
#[component]
fn Indicators(figures: Figures, choice: Choice, onchoose: EventHandler<Choice>) -> Element {
    let words = use_words();
    let progress = &figures.progress;
    let mut lacking: Vec<(u8, u32)> =
        progress.deprived_poor.iter().map(|(indicator, count)| (*indicator, *count)).collect();
    lacking.sort_by_key(|(indicator, count)| (std::cmp::Reverse(*count), *indicator));
    let most = lacking.first().map_or(0, |(_, count)| *count);
    let standard = standard::for_year(progress.year).map(|standard| standard.id).unwrap_or_default();
    let found = i64::from(progress.found_poor.households);
    let note = if found > 0 { words.n("progress-indicators-of", found) } else { String::new() };
    rsx! {
        SectionTitle { title: words.t("progress-indicators"), note }
        if lacking.is_empty() {
            p { class: "pad quiet", {words.t("progress-indicators-none")} }
        } else {
            ul { class: "rows",
                for (indicator , count) in lacking {
                    li { key: "{indicator}",
                        IndicatorRow {
                            indicator,
                            title: indicator_title(&words, &standard, indicator),
                            count: words.n("progress-households", count),
                            share: percent(count, most),
                            households: named(&figures, figures.lacking.get(&indicator)),
                            opened: choice.indicators.contains(&indicator),
                            ontoggle: {
                                let choice = choice.clone();
                                move |()| {
                                    let mut next = choice.clone();
                                    if !next.indicators.remove(&indicator) {
                                        next.indicators.insert(indicator);
                                    }
                                    onchoose.call(next);
                                }
                            },
                        }
                    }
                }
            }
        }
    }
}

/// A household with its head's name and its number.
type Named = (HouseholdId, String, String);

fn named(figures: &Figures, ids: Option<&Vec<HouseholdId>>) -> Vec<Named> {
    let name = |id: &HouseholdId| figures.names.get(id).cloned().unwrap_or_default();
    ids.into_iter().flatten().map(|id| (*id, name(id))).map(|(id, (head, number))| (id, head, number)).collect()
}

#[component]
fn IndicatorRow(
    indicator: u8,
    title: String,
    count: String,
    share: u32,
    households: Vec<Named>,
    opened: bool,
    ontoggle: EventHandler<()>,
) -> Element {
    let words = use_words();
    let id = format!("lacking-{indicator}");
    let icon = if opened { "down" } else { "next" };
    let inside = rsx! {
        span { "{title}" }
        span { class: "n", "{count}" }
        if households.is_empty() {
            span {}
        } else {
            Icon { name: icon }
        }
        span { class: "track", aria_hidden: "true",
            i { width: "{share}%" }
        }
    };
    rsx! {
        if households.is_empty() {
            div { class: "indicator-bar", {inside} }
        } else {
            button {
                class: "indicator-bar",
                r#type: "button",
                aria_expanded: if opened { "true" } else { "false" },
                aria_controls: "{id}",
                onclick: move |_| ontoggle.call(()),
                {inside}
            }
        }
        if opened && !households.is_empty() {
            ul { class: "ledger-names", id: "{id}",
                for (household , name , number) in households {
                    li { key: "{household}",
                        Go { to: Route::Household { id: household }, class: "name-link",
                            span { class: "grow",
                                {words.t_args("ledger-household", &[("name", text(name)), ("number", text(number))])}
                            }
                            Icon { name: "next" }
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

/// Who is still to be visited: the first few, all on demand.
#[component]
fn Left(figures: Figures, choice: Choice, onchoose: EventHandler<Choice>) -> Element {
    let words = use_words();
    let progress = figures.progress.clone();
    let left = progress.to_review.households.saturating_sub(progress.reviewed.households);
    let note = words.t_args(
        "progress-to-visit-note",
        &[
            ("done", text(number(i64::from(progress.reviewed.households)))),
            ("all", text(number(i64::from(progress.to_review.households)))),
        ],
    );
    let list = named(&figures, Some(&figures.left));
    let shown = if choice.all_left { list.len().min(MOST_LEFT) } else { list.len().min(MOST_ROWS) };
    let more = i64::try_from(list.len().saturating_sub(shown)).unwrap_or(0);
    rsx! {
        SectionTitle { title: words.t("progress-to-visit"), note }
        if left == 0 {
            p { class: "pad quiet", {words.t("progress-to-visit-none")} }
        } else {
            div { class: "rows",
                for (household , name , number) in list.into_iter().take(shown) {
                    RowLink {
                        key: "{household}",
                        to: Route::Household { id: household },
                        title: name,
                        sub: words.t_args("household-line", &[("number", text(number))]),
                        icon: "home",
                    }
                }
                if more > 0 && !choice.all_left {
                    RowButton {
                        title: words.n("progress-to-visit-more", more),
                        onpress: move |()| onchoose.call(Choice { all_left: true, ..choice.clone() }),
                    }
                } else if more > 0 || shown == 0 {
                    RowLink { to: Route::Households {}, title: words.n("progress-to-visit-more", more.max(i64::from(left))) }
                }
            }
        }
    }
}

/// The village under another standard, as a trial.
#[component]
fn Trials(year: i32) -> Element {
    let words = use_words();
    let others = others(year);
    rsx! {
        if !others.is_empty() {
            SectionTitle { title: words.t("rescore-title") }
            div { class: "rows",
                for standard in others {
                    RowLink {
                        key: "{standard.id}",
                        to: Route::Rescore { standard: standard.id.clone() },
                        title: standard_name(&words, &standard.id),
                        sub: words.t("rescore-link"),
                        icon: "find",
                    }
                }
            }
        }
    }
}
