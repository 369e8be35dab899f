//! Target tracker: one house a household of the target up to twenty, a bar above. Solid is recognised by the
//! commune, striped is found by the village's review, open is still to go.

use dioxus::prelude::*;

use super::icon::Mark;
use crate::app::words::{Words, text, use_words};
use crate::i18n::number;

/// Most houses that are drawn one by one.
pub const MOST_HOUSES: u32 = 20;

/// How a target divides. The three add up to the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares {
    /// Recognised by the commune.
    pub recognised: u32,
    /// Found by the review and not yet recognised.
    pub surveyed: u32,
    /// Still to go.
    pub open: u32,
}

/// Divides a target by what was found and what was recognised; both are households fewer, negative when there are more.
pub fn shares(target: u32, surveyed: i64, recognised: i64) -> Shares {
    let part = |value: i64, most: u32| u32::try_from(value.max(0)).unwrap_or(u32::MAX).min(most);
    let done = part(recognised, target);
    let found = part(surveyed, target).saturating_sub(done);
    Shares { recognised: done, surveyed: found, open: target - done - found }
}

/// The houses (or the bar) and their legend.
#[component]
pub fn TargetTracker(target: u32, surveyed: i64, recognised: i64, #[props(default = true)] legend: bool) -> Element {
    let words = use_words();
    let parts = shares(target, surveyed, recognised);
    let spoken = spoken(&words, target, parts);
    let kinds =
        [("h-full", "full", parts.recognised), ("h-half", "half", parts.surveyed), ("h-none", "open", parts.open)];
    rsx! {
        if target <= MOST_HOUSES {
            div { class: "houses", role: "img", aria_label: spoken,
                for (symbol , _ , count) in kinds {
                    for at in 0..count {
                        Mark { key: "{symbol}{at}", name: symbol }
                    }
                }
            }
        } else {
            div { class: "target-bar", role: "img", aria_label: spoken,
                for (symbol , class , count) in kinds {
                    span { key: "{symbol}", class, width: "{share_of(count, target)}%" }
                }
            }
        }
        if legend {
            ul { class: "legend",
                li { Mark { name: "h-full" } {words.n("target-recognised", parts.recognised)} }
                li { Mark { name: "h-half" } {words.n("target-surveyed", parts.surveyed)} }
                li { Mark { name: "h-none" } {words.n("target-open", parts.open)} }
            }
        }
    }
}

fn spoken(words: &Words, target: u32, parts: Shares) -> String {
    let figure = |value: u32| text(number(i64::from(value)));
    words.t_args(
        "target-spoken",
        &[
            ("target", figure(target)),
            ("recognised", figure(parts.recognised)),
            ("surveyed", figure(parts.surveyed)),
            ("open", figure(parts.open)),
        ],
    )
}

/// Whole percent, for the width of a part of the bar.
fn share_of(count: u32, target: u32) -> u32 {
    (count * 100).checked_div(target).unwrap_or(0)
}
