//! How the year went, month by month: a drawing with its figures beside the lines, and the same as a table.

use dioxus::prelude::*;

use super::targets::change;
use super::words;
use crate::domain::progress::trend::Point;

/// Measures of the drawing, in its own units.
const LEFT: i64 = 40;
const RIGHT: i64 = 376;
const TOP: i64 = 20;
const BOTTOM: i64 = 150;
/// Least distance between two words at the end of the lines.
const APART: i64 = 18;
/// Months of the axis.
const MONTHS: i64 = 12;

/// The block.
#[component]
pub fn Trend(points: Vec<Point>, target: Option<u32>, kind: &'static str) -> Element {
    let w = words();
    let id = format!("trend-{kind}");
    let Some(last) = points.last().copied() else {
        return rsx! {
            section { class: "block", aria_labelledby: id.clone(),
                h2 { id, {w.t(&format!("progress-trend-{kind}"))} }
                p { class: "quiet", {w.t("progress-trend-none")} }
            }
        };
    };
    rsx! {
        section { class: "block progress-trend", aria_labelledby: id.clone(),
            h2 { id, {w.t(&format!("progress-trend-{kind}"))} }
            Drawing { points: points.clone(), target, last, kind }
            details {
                summary { {w.t("progress-trend-table")} }
                div { class: "scroll", role: "group", aria_label: w.t("progress-trend-table"), tabindex: "0",
                    table { class: "list",
                        thead {
                            tr {
                                th { scope: "col", {w.t("progress-trend-month")} }
                                th { class: "right", scope: "col", {w.t("office-ledger-surveyed")} }
                                th { class: "right", scope: "col", {w.t("office-ledger-recognised")} }
                            }
                        }
                        tbody {
                            for point in points.iter() {
                                tr { key: "{point.month}",
                                    th { scope: "row", {w.with("progress-trend-of-month", [("month", point.month.to_string().into())])} }
                                    td { class: "right", {change(point.surveyed)} }
                                    td { class: "right", {change(point.recognised)} }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where values lie on the drawing.
#[derive(Clone, Copy)]
struct Scale {
    least: i64,
    most: i64,
}

impl Scale {
    fn of(points: &[Point], target: i64) -> Self {
        let values = points.iter().flat_map(|point| [point.surveyed, point.recognised]);
        let most = values.clone().max().unwrap_or(0).max(target).max(4);
        Self { least: values.min().unwrap_or(0).min(0), most }
    }

    fn y(self, value: i64) -> i64 {
        let span = (self.most - self.least).max(1);
        BOTTOM - (value - self.least) * (BOTTOM - TOP) / span
    }

    /// Steps of the grid: round numbers, four at most.
    fn steps(self) -> Vec<i64> {
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
            .into_iter()
            .find(|step| (self.most - self.least) / step <= 4)
            .unwrap_or(10_000);
        let first = self.least / step;
        (first..=self.most / step).map(|at| at * step).collect()
    }
}

fn x(month: u32) -> i64 {
    LEFT + (i64::from(month) - 1) * (RIGHT - LEFT) / (MONTHS - 1)
}

fn line(points: &[Point], scale: Scale, value: fn(&Point) -> i64) -> String {
    let at = |point: &Point| format!("{},{}", x(point.month), scale.y(value(point)));
    points.iter().map(at).collect::<Vec<_>>().join(" ")
}

#[component]
fn Drawing(points: Vec<Point>, target: Option<u32>, last: Point, kind: &'static str) -> Element {
    let w = words();
    let goal = target.map(i64::from);
    let scale = Scale::of(&points, goal.unwrap_or(0));
    let end = x(last.month) + 8;
    // The words at the ends keep apart: the target's stays, the others step down from it.
    let (higher, lower) = if last.surveyed >= last.recognised {
        (("surveyed", last.surveyed), ("recognised", last.recognised))
    } else {
        (("recognised", last.recognised), ("surveyed", last.surveyed))
    };
    let floor = goal.filter(|_| end > RIGHT - 90).map_or(TOP - APART, |goal| scale.y(goal) + 5);
    let first = (scale.y(higher.1) + 5).max(floor + APART);
    // Neither runs into the months under the axis.
    let second = (scale.y(lower.1) + 5).max(first + APART).min(BOTTOM + 5);
    let first = first.min(second - APART);
    let word = |(name, value): (&str, i64)| w.with(&format!("progress-trend-{name}"), [("n", value.into())]);
    let label = w.with(
        &format!("progress-trend-label-{kind}"),
        [
            ("surveyed", last.surveyed.into()),
            ("recognised", last.recognised.into()),
            ("target", goal.unwrap_or(0).into()),
        ],
    );
    rsx! {
        svg { class: "trend", view_box: "0 0 500 182", role: "img", "aria-label": label,
            for step in scale.steps() {
                g { key: "{step}",
                    line { class: "grid", x1: "{LEFT}", x2: "{RIGHT}", y1: "{scale.y(step)}", y2: "{scale.y(step)}" }
                    text { x: "{LEFT - 8}", y: "{scale.y(step) + 5}", "text-anchor": "end", {w.number(step)} }
                }
            }
            for month in 1..=12_u32 {
                text { key: "m{month}", x: "{x(month)}", y: "{BOTTOM + 22}", "text-anchor": "middle",
                    {w.with("progress-trend-short-month", [("month", month.to_string().into())])}
                }
            }
            if let Some(goal) = goal {
                line { class: "goal", x1: "{LEFT}", x2: "{RIGHT}", y1: "{scale.y(goal)}", y2: "{scale.y(goal)}" }
                text { class: "strong", x: "{RIGHT + 8}", y: "{scale.y(goal) + 5}",
                    {w.with("progress-trend-target", [("n", goal.into())])}
                }
            }
            polyline { class: "surveyed", points: line(&points, scale, |point| point.surveyed) }
            polyline { class: "recognised", points: line(&points, scale, |point| point.recognised) }
            circle { class: "surveyed", cx: "{x(last.month)}", cy: "{scale.y(last.surveyed)}", r: "3.5" }
            circle { class: "recognised", cx: "{x(last.month)}", cy: "{scale.y(last.recognised)}", r: "3.5" }
            text { class: "ink", x: "{end}", y: "{first}", {word(higher)} }
            text { class: "ink", x: "{end}", y: "{second}", {word(lower)} }
        }
    }
}
