//! The table of villages: bars against the target at the left, indicators of the poor as a heat table at the right.

use dioxus::prelude::*;

use super::parts::Icon;
use super::targets::{TargetBar, change};
use super::words;
use crate::domain::standard;
use crate::server::office::model::progress::{ProgressData, VillageRow};
use crate::server::office::model::targets::{Cut, HEAT_STEPS, Heat};
use crate::server::office::words::Words;

/// The block with the table, its scale and its legend.
#[component]
pub fn Villages(data: ProgressData) -> Element {
    let w = words();
    let longest = data.longest_bar();
    rsx! {
        section { class: "block table-block", aria_labelledby: "villages-title",
            div { class: "table-head",
                h2 { id: "villages-title",
                    {w.with("office-villages-title", [("n", data.villages.len().into())])}
                }
                p { class: "grow quiet small", {w.t("office-villages-heat")} }
                Scale {}
            }
            div { class: "scroll", role: "group", aria_labelledby: "villages-title", tabindex: "0",
                table { class: "villages",
                    Heads { indicators: data.indicators.clone() }
                    tbody {
                        for village in data.villages.iter() {
                            Line { key: "{village.id}", village: village.clone(), longest, indicators: data.indicators.len() }
                        }
                    }
                    tfoot {
                        Total {
                            label: whose(&w, &data),
                            cut: data.poor,
                            heat: data.heat.clone(),
                            indicators: data.indicators.len(),
                        }
                    }
                }
            }
            Legend { year: data.year, indicators: data.indicators.clone() }
        }
    }
}

/// Whose the sums are: the commune's, or those of the villages that the reader may see.
fn whose(w: &Words, data: &ProgressData) -> String {
    if data.whole {
        w.t("office-whole-commune")
    } else {
        w.with("office-own-villages", [("n", data.villages.len().into())])
    }
}

/// The steps of the heat table.
#[component]
fn Scale() -> Element {
    let w = words();
    let last = HEAT_STEPS.len();
    let steps = HEAT_STEPS.iter().enumerate().map(|(at, least)| {
        let step = at + 1;
        let text =
            if step == last { w.with("office-heat-last", [("least", (*least).into())]) } else { least.to_string() };
        (step, text)
    });
    let under = w.with("office-heat-under", [("least", HEAT_STEPS.first().copied().unwrap_or(0).into())]);
    rsx! {
        ul { class: "scale", aria_label: w.t("office-heat-scale"),
            li { class: "h0", {under} }
            for (step , text) in steps {
                li { key: "{step}", class: "h{step}", {text} }
            }
        }
    }
}

#[component]
fn Heads(indicators: Vec<u8>) -> Element {
    let w = words();
    rsx! {
        thead {
            tr {
                th { class: "tt", scope: "col", {w.t("office-col-number")} }
                th { class: "name", scope: "col", {w.t("office-col-village")} }
                th { class: "start", scope: "col", {w.t("office-col-start")} }
                th { class: "bars", scope: "col", {w.t("office-col-bar")} }
                th { class: "ratio", scope: "col", {w.t("office-col-ratio")} }
                th { class: "left", scope: "col", {w.t("office-col-left")} }
                for number in indicators {
                    th { key: "{number}", class: "h", scope: "col",
                        b { "{number}" }
                        {w.t(&format!("office-indicator-short-{number}"))}
                    }
                }
            }
        }
    }
}

#[component]
fn Line(village: VillageRow, longest: i64, indicators: usize) -> Element {
    let w = words();
    let cut = village.poor;
    rsx! {
        tr {
            td { class: "tt", "{village.number}" }
            th { class: "name", scope: "row",
                a { href: "/villages/{village.id}", {village.name.clone()} }
                if village.name_doubtful {
                    span { class: "doubt", title: w.t("office-name-doubtful"),
                        Icon { name: "warn" }
                        span { class: "hidden", {w.t("office-name-doubtful")} }
                    }
                }
            }
            td { class: "start", {w.number(cut.start)} }
            td { class: "bars", BarCell { cut, longest } }
            td { class: "ratio", {ratio(cut)} }
            td { class: "left", {left(&w, cut)} }
            HeatCells { heat: village.heat, indicators }
        }
    }
}

#[component]
fn BarCell(cut: Cut, longest: i64) -> Element {
    let w = words();
    let none_to_do = cut.target.is_none_or(|target| target == 0);
    rsx! {
        if none_to_do && cut.surveyed == 0 && cut.recognised == 0 {
            span { class: "quiet", {w.t("office-no-target")} }
        } else if cut.surveyed < 0 {
            TargetBar {
                cut,
                longest,
                note: w.with("office-rise", [("n", cut.surveyed.saturating_neg().into())]),
            }
        } else {
            TargetBar { cut, longest }
        }
    }
}

#[component]
fn Total(label: String, cut: Cut, heat: Heat, indicators: usize) -> Element {
    let w = words();
    rsx! {
        tr { class: "total",
            td { class: "tt" }
            th { class: "name", scope: "row", {label} }
            td { class: "start", {w.number(cut.start)} }
            td { class: "bars",
                {w.with("office-total-parts", [
                    ("recognised", cut.recognised.into()),
                    ("surveyed", cut.only_surveyed().into()),
                ])}
            }
            td { class: "ratio", {ratio(cut)} }
            td { class: "left", {left(&w, cut)} }
            HeatCells { heat, indicators }
        }
    }
}

#[component]
fn HeatCells(heat: Heat, indicators: usize) -> Element {
    let w = words();
    let cells = match heat {
        Heat::Cells(cells) => cells,
        other => {
            let key = match other {
                Heat::NoPoor => "office-heat-no-poor",
                Heat::NotReviewed => "office-heat-not-reviewed",
                Heat::FewReviewed => "office-heat-few-reviewed",
                Heat::Few | Heat::Cells(_) => "office-heat-few",
            };
            return rsx! {
                td { class: "few", colspan: "{indicators}", {w.t(key)} }
            };
        }
    };
    rsx! {
        for cell in cells {
            td {
                key: "{cell.number}",
                class: "h h{cell.step}",
                title: w.with("office-heat-cell", [("households", cell.households.into())]),
                "{cell.percent}"
            }
        }
    }
}

/// The full names behind the numbers.
#[component]
fn Legend(year: i32, indicators: Vec<u8>) -> Element {
    let w = words();
    let standard = standard::for_year(year).map(|standard| standard.id).unwrap_or_default();
    rsx! {
        ul { class: "legend small quiet",
            for number in indicators {
                li { key: "{number}", "{number} " {w.indicator(&standard, number)} }
            }
        }
    }
}

fn ratio(cut: Cut) -> String {
    match cut.target {
        Some(0) if cut.surveyed == 0 => "0".to_owned(),
        Some(target) => format!("{} / {}", change(cut.surveyed), change(i64::from(target))),
        None => change(cut.surveyed),
    }
}

fn left(w: &Words, cut: Cut) -> Element {
    let text = match cut.left() {
        None => "–".to_owned(),
        Some(_) if cut.target == Some(0) => "–".to_owned(),
        Some(0) => w.t("office-enough"),
        Some(left) => {
            return rsx! {
                b { {w.number(left)} }
            };
        }
    };
    rsx! {
        {text}
    }
}
