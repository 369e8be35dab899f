//! A village's visits of this year under another standard, side by side: a trial that changes nothing.

use std::collections::BTreeSet;

use dioxus::prelude::*;

use crate::app::components::badge::ClassBadge;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::basis::{Basis, indicator_title};
use crate::app::components::icon::Icon;
use crate::app::components::screen::Screen;
use crate::app::components::section::{RowLink, SectionTitle};
use crate::app::components::states::{Bones, Empty};
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_loaded_for, use_sample, use_status, use_village};
use crate::app::trouble::StoreTrouble;
use crate::app::words::{Words, text, use_words};
use crate::domain::class::Class;
use crate::domain::classification::{Area, Classification, IndicatorOutcome, Outcome};
use crate::domain::ids::HouseholdId;
use crate::domain::standard::{self, Standard};
use crate::i18n::{number, reasons};
use crate::store::view::{Rescore, RescoreLine};

/// Most households without a change that are listed.
const MOST_UNCHANGED: usize = 50;

/// Every class, the greatest need first.
const CLASSES: [Class; 5] =
    [Class::Poor, Class::NearPoor, Class::AverageLivingStandard, Class::NotPoor, Class::Undetermined];

/// The standards that a village can be tried under: those that come with the app and are not the year's.
pub fn others(year: i32) -> Vec<Standard> {
    let now = standard::for_year(year).map(|standard| standard.id);
    standard::builtin().into_iter().filter(|standard| Some(&standard.id) != now.as_ref()).collect()
}

/// A standard as it is called: by its message, or by its instrument.
pub fn standard_name(words: &Words, standard: &str) -> String {
    let key = format!("standard-{standard}");
    if words.has(&key) {
        return words.t(&key);
    }
    standard::builtin_by_id(standard).map_or_else(|| standard.to_owned(), |standard| standard.source)
}

/// Loads the trial.
#[component]
pub fn RescoreView(standard: String) -> Element {
    let words = use_words();
    let sample = use_sample();
    let status = use_status();
    let village = use_village();
    let mut opened = use_signal(BTreeSet::<HouseholdId>::new);
    let loaded = use_loaded_for((village.clone(), standard.clone()), |phone, (village, standard)| async move {
        match village {
            Some(village) => phone.store.rescore(village, standard).await.map(Some),
            None => Ok(None),
        }
    });
    let name = status
        .enrolment
        .iter()
        .flat_map(|enrolment| &enrolment.villages)
        .find(|of| Some(&of.id) == village.as_ref())
        .map_or_else(String::new, |of| words.village(&of.name));
    rsx! {
        RescoreScreen {
            village: name,
            standard,
            shown: loaded,
            opened: opened(),
            sample,
            ontoggle: move |household| {
                let mut opened = opened.write();
                if !opened.remove(&household) {
                    opened.insert(household);
                }
            },
        }
    }
}

/// The trial of given values.
#[component]
pub fn RescoreScreen(
    village: String,
    /// The other standard's id.
    standard: String,
    shown: Loaded<Option<Rescore>>,
    /// Households that show both results side by side.
    opened: BTreeSet<HouseholdId>,
    #[props(default)] sample: bool,
    ontoggle: EventHandler<HouseholdId>,
) -> Element {
    let words = use_words();
    let bar = rsx! {
        AppBar { title: words.t("rescore-title"), sub: village, sample, back: Route::Progress {}, form: true }
    };
    rsx! {
        Screen { bar, foot: VNode::empty(),
            div { class: "form-alert",
                Banner {
                    kind: BannerKind::Wait,
                    title: words.t("rescore-trial"),
                    text: words.name("rescore-trial-text", &standard_name(&words, &standard)),
                }
            }
            match shown {
                Loaded::Waiting => rsx! { Bones {} },
                Loaded::Failed(error) => rsx! { StoreTrouble { error } },
                Loaded::Ready(Some(found)) if !found.lines.is_empty() => rsx! {
                    Counts { found: found.clone() }
                    Lines { found, opened, ontoggle }
                },
                Loaded::Ready(_) => rsx! {
                    Empty { title: words.t("rescore-empty"), text: words.t("rescore-empty-text") }
                },
            }
            Unconfirmed { standard }
        }
    }
}

/// Households by class under both, and the difference.
#[component]
fn Counts(found: Rescore) -> Element {
    let words = use_words();
    let now = found.lines.first().map(|line| line.before.standard.clone()).unwrap_or_default();
    let count = |of: &std::collections::BTreeMap<Class, u32>, class| i64::from(of.get(&class).copied().unwrap_or(0));
    let rows: Vec<(Class, i64, i64)> = CLASSES
        .into_iter()
        .map(|class| (class, count(&found.before, class), count(&found.after, class)))
        .filter(|(_, before, after)| *before > 0 || *after > 0)
        .collect();
    let difference = |value: i64| if value > 0 { format!("+{}", number(value)) } else { number(value) };
    rsx! {
        SectionTitle { title: words.t("rescore-counts") }
        div { class: "page",
            table { class: "compare",
                caption { class: "for-reader", {words.t("rescore-counts")} }
                thead {
                    tr {
                        th { scope: "col", {words.t("rescore-class")} }
                        th { scope: "col", class: "n", {words.t("rescore-recorded")} }
                        th { scope: "col", class: "n", {words.t("rescore-tried")} }
                        th { scope: "col", class: "n", {words.t("rescore-difference")} }
                    }
                }
                tbody {
                    for (class , before , after) in rows {
                        tr { key: "{class:?}",
                            th { scope: "row", ClassBadge { class } }
                            td { class: "n", {number(before)} }
                            td { class: "n", {number(after)} }
                            td { class: "n", {difference(after - before)} }
                        }
                    }
                }
            }
            p { class: "small quiet after",
                {words.t_args(
                    "rescore-columns",
                    &[
                        ("now", text(standard_name(&words, &now))),
                        ("other", text(standard_name(&words, &found.standard))),
                    ],
                )}
            }
        }
    }
}

#[component]
fn Lines(found: Rescore, opened: BTreeSet<HouseholdId>, ontoggle: EventHandler<HouseholdId>) -> Element {
    let words = use_words();
    let (changed, same): (Vec<RescoreLine>, Vec<RescoreLine>) =
        found.lines.into_iter().partition(|line| line.before.class != line.after.class);
    let count = |lines: &[RescoreLine]| words.n("progress-households", i64::try_from(lines.len()).unwrap_or(i64::MAX));
    let more = i64::try_from(same.len().saturating_sub(MOST_UNCHANGED)).unwrap_or(i64::MAX);
    rsx! {
        SectionTitle { title: words.t("rescore-changed"), note: count(&changed) }
        if changed.is_empty() {
            p { class: "pad quiet", {words.t("rescore-changed-none")} }
        } else {
            div { class: "rows",
                for line in changed {
                    OneLine { key: "{line.row.id}", opened: opened.contains(&line.row.id), line, ontoggle }
                }
            }
        }
        if !same.is_empty() {
            SectionTitle { title: words.t("rescore-same"), note: count(&same) }
            div { class: "rows",
                for line in same.into_iter().take(MOST_UNCHANGED) {
                    OneLine { key: "{line.row.id}", opened: opened.contains(&line.row.id), line, ontoggle }
                }
                if more > 0 {
                    p { class: "row quiet", {words.n("progress-to-visit-more", more)} }
                }
            }
        }
    }
}

/// A household with both classes; opened, both results side by side.
#[component]
fn OneLine(line: RescoreLine, opened: bool, ontoggle: EventHandler<HouseholdId>) -> Element {
    let words = use_words();
    let id = line.row.id;
    let panel = format!("rescore-{id}");
    let icon = if opened { "down" } else { "next" };
    let spoken = words.t_args(
        "rescore-spoken",
        &[("before", text(words.class(line.before.class))), ("after", text(words.class(line.after.class)))],
    );
    rsx! {
        button {
            class: "row",
            r#type: "button",
            aria_expanded: if opened { "true" } else { "false" },
            aria_controls: "{panel}",
            onclick: move |_| ontoggle.call(id),
            span { class: "grow",
                b { {words.person(&line.row.head, line.row.head_sex)} }
                span { class: "row-foot",
                    span { class: "for-reader", "{spoken}" }
                    ClassBadge { class: line.before.class }
                    if line.before.class != line.after.class {
                        Icon { name: "next" }
                        ClassBadge { class: line.after.class }
                    }
                }
            }
            Icon { name: icon }
        }
        if opened {
            div { class: "beside", id: "{panel}",
                Side { title: words.t("rescore-recorded"), found: line.before.clone() }
                Side { title: words.t("rescore-tried"), found: line.after.clone() }
                Differences { before: line.before.clone(), after: line.after.clone() }
                RowLink { to: Route::Reasons { visit: line.visit }, title: words.t("rescore-open-visit") }
            }
        }
    }
}

#[component]
fn Side(title: String, found: Classification) -> Element {
    let words = use_words();
    rsx! {
        div { class: "beside-half",
            p { class: "small quiet", "{title}" }
            ClassBadge { class: found.class }
            p { class: "small", {reasons::class_sentence(&words, &found)} }
        }
    }
}

/// The indicators that say something else, or are of one standard only.
#[component]
fn Differences(before: Classification, after: Classification) -> Element {
    let words = use_words();
    let said = |outcome: Outcome| {
        words.t(match outcome {
            Outcome::Deprived => "print-mark-deprived",
            Outcome::NotDeprived => "print-mark-fine",
            Outcome::Unknown => "print-mark-unknown",
        })
    };
    let lines: Vec<(String, String, String)> = paired(&before, &after)
        .into_iter()
        .filter(|(one, other)| one.map(|it| it.outcome) != other.map(|it| it.outcome))
        .filter_map(|(one, other)| {
            let title = match (one, other) {
                (_, Some(it)) => indicator_title(&words, &after.standard, it.number),
                (Some(it), None) => indicator_title(&words, &before.standard, it.number),
                (None, None) => return None,
            };
            let of =
                |it: Option<&IndicatorOutcome>| it.map_or_else(|| words.t("rescore-not-in"), |it| said(it.outcome));
            Some((title, of(one), of(other)))
        })
        .collect();
    rsx! {
        if !lines.is_empty() {
            table { class: "compare small",
                caption { {words.t("rescore-indicators")} }
                tbody {
                    for (title , one , other) in lines {
                        tr { key: "{title}",
                            th { scope: "row", "{title}" }
                            td { "{one}" }
                            td { "{other}" }
                        }
                    }
                }
            }
        }
    }
}

/// The indicators of both, put side by side by what they are: a number means another thing in another standard.
fn paired<'a>(
    before: &'a Classification,
    after: &'a Classification,
) -> Vec<(Option<&'a IndicatorOutcome>, Option<&'a IndicatorOutcome>)> {
    let ids = |found: &Classification| -> Vec<(u8, String)> {
        let standard = standard::builtin_by_id(&found.standard);
        standard.map_or_else(Vec::new, |standard| {
            standard.indicators.iter().map(|indicator| (indicator.number, indicator.id.clone())).collect()
        })
    };
    let (ids_before, ids_after) = (ids(before), ids(after));
    let outcome = |found: &'a Classification, number: u8| found.indicators.iter().find(|it| it.number == number);
    let number = |ids: &[(u8, String)], id: &str| ids.iter().find(|(_, of)| of == id).map(|(number, _)| *number);
    let mut pairs: Vec<_> = ids_before
        .iter()
        .map(|(one, id)| (outcome(before, *one), number(&ids_after, id).and_then(|other| outcome(after, other))))
        .collect();
    pairs.extend(
        ids_after
            .iter()
            .filter(|(_, id)| number(&ids_before, id).is_none())
            .map(|(other, _)| (None, outcome(after, *other))),
    );
    pairs
}

/// What of the other standard is not confirmed, and its lines.
#[component]
fn Unconfirmed(standard: String) -> Element {
    let words = use_words();
    let Some(standard) = standard::builtin_by_id(&standard) else { return rsx! {} };
    let (indicators, settings) = standard.unconfirmed();
    let lines = standard.lines(Area::Rural).clone();
    let names = if indicators.len() == standard.indicators.len() {
        words.n("rescore-all-indicators", i64::try_from(indicators.len()).unwrap_or(i64::MAX))
    } else {
        let titles = indicators.iter().map(|indicator| indicator_title(&words, &standard.id, *indicator));
        titles.collect::<Vec<_>>().join("; ")
    };
    rsx! {
        SectionTitle { title: words.t("rescore-basis") }
        div { class: "page",
            p {
                {words.t_args("rescore-lines", &[("income", text(number(lines.income)))])}
                " "
                {match lines.b1_income {
                    // Points of a sheet for a lower line settle only households at or below it.
                    Some(lower) => words.t_args(
                        "rescore-b1-lower",
                        &[("b1", text(lines.b1.to_string())), ("income", text(number(lower)))],
                    ),
                    None => words.t_args("rescore-b1", &[("b1", text(lines.b1.to_string()))]),
                }}
            }
            p { class: "small quiet after", {words.t(&format!("certainty-{}", lines.certainty.code()))} ": {lines.source}" }
            if !names.is_empty() || settings > 0 {
                p { class: "small after",
                    {words.t_args(
                        "rescore-unconfirmed",
                        &[("names", text(names.clone())), ("settings", text(settings.to_string()))],
                    )}
                }
            }
        }
        Basis { standard: standard.clone(), area: Area::Rural }
    }
}
