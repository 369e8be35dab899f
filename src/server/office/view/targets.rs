//! Target bars: solid is recognised, striped is surveyed only, open is what remains, and the black edge is the target.
//!
//! SVG with its measures as attributes: percent of the width, so that the bar is as wide as its place.

use dioxus::prelude::*;

use super::words;
use crate::server::office::model::targets::Cut;

/// The stripes; once a page, before any bar.
#[component]
pub fn Stripes() -> Element {
    rsx! {
        svg { class: "defs", width: "0", height: "0", "aria-hidden": "true",
            defs {
                pattern {
                    id: "stripes",
                    width: "6",
                    height: "6",
                    "patternUnits": "userSpaceOnUse",
                    "patternTransform": "rotate(45)",
                    rect { class: "stripe-ground", width: "6", height: "6" }
                    rect { class: "stripe", width: "3", height: "6" }
                }
            }
        }
    }
}

/// A bar; `longest` households fill its width.
#[component]
pub fn TargetBar(
    cut: Cut,
    longest: i64,
    #[props(default)] large: bool,
    /// What is written behind the bar.
    #[props(default)]
    note: String,
) -> Element {
    let w = words();
    let target = cut.target.map_or(0, i64::from);
    let recognised = cut.recognised.max(0);
    // The stripes begin where the solid part ends: each part is drawn from the left, the shorter over the longer.
    let surveyed = cut.surveyed.max(0).max(recognised);
    let label = w.with(
        "office-bar-label",
        [("surveyed", cut.surveyed.into()), ("recognised", cut.recognised.into()), ("target", target.into())],
    );
    let edge = Share::of(target, longest);
    rsx! {
        svg {
            class: if large { "bar large" } else { "bar" },
            role: "img",
            "aria-label": label,
            if cut.target.is_some() {
                rect { class: "open", width: edge.percent(), height: "100%" }
            }
            if surveyed > 0 {
                rect {
                    class: "part",
                    width: Share::of(surveyed, longest).percent(),
                    height: "100%",
                    fill: "url(#stripes)",
                }
            }
            if recognised > 0 {
                rect { class: "part solid", width: Share::of(recognised, longest).percent(), height: "100%" }
            }
            if target > 0 {
                line {
                    class: "goal",
                    x1: edge.percent(),
                    x2: edge.percent(),
                    y1: "0",
                    y2: "100%",
                }
            }
            if !note.is_empty() {
                text { x: edge.percent(), y: "13", "dx": "8", {note} }
            }
        }
    }
}

/// What the parts of a bar mean, with the commune's own figures.
#[component]
pub fn BarKey(cut: Cut) -> Element {
    let w = words();
    rsx! {
        ul { class: "key",
            li {
                svg { class: "swatch", "aria-hidden": "true",
                    rect { class: "part solid", width: "100%", height: "100%" }
                }
                {w.with("office-key-recognised", [("n", cut.recognised.max(0).into())])}
            }
            li {
                svg { class: "swatch", "aria-hidden": "true",
                    rect { class: "part", width: "100%", height: "100%", fill: "url(#stripes)" }
                }
                {w.with("office-key-surveyed", [("n", cut.only_surveyed().into())])}
            }
            if let Some(left) = cut.left() {
                li {
                    svg { class: "swatch", "aria-hidden": "true",
                        rect { class: "open", width: "100%", height: "100%" }
                        line { class: "goal", x1: "100%", x2: "100%", y1: "0", y2: "100%" }
                    }
                    {w.with("office-key-left", [("n", left.into())])}
                }
            }
        }
    }
}

/// A part of a width, in thousandths.
#[derive(Clone, Copy)]
struct Share(i64);

impl Share {
    fn of(part: i64, whole: i64) -> Self {
        Self((part.saturating_mul(1000)).checked_div(whole.max(1)).unwrap_or(0).clamp(0, 1000))
    }

    fn percent(self) -> String {
        format!("{}.{}%", self.0 / 10, self.0 % 10)
    }
}

/// Fewer households as a signed change: 2 fewer is `−2`, 1 more is `+1`.
pub fn change(fewer: i64) -> String {
    let net = crate::i18n::number(fewer.saturating_neg());
    if fewer < 0 { format!("+{net}") } else { net }
}
