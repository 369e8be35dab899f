//! When each village was last heard of; those that are quiet are named with whom to call.

use dioxus::prelude::*;

use super::parts::Icon;
use super::words;
use crate::domain::phone;
use crate::server::office::model::sync::{QUIET_DAYS, VillageSync};
use crate::server::office::words::Words;

/// One sentence: how many villages were heard of, and which not.
pub fn sync_sentence(w: &Words, lines: &[VillageSync]) -> String {
    let quiet: Vec<String> = lines.iter().filter(|line| line.quiet).map(|line| line.name.clone()).collect();
    let heard = lines.len().saturating_sub(quiet.len());
    let said = w
        .with("progress-sync-heard", [("n", heard.into()), ("total", lines.len().into()), ("days", QUIET_DAYS.into())]);
    match quiet.as_slice() {
        [] => said,
        [one] => {
            let key = if lines.iter().any(|line| line.quiet && line.last.is_some()) {
                "progress-sync-quiet-one"
            } else {
                "progress-sync-never-one"
            };
            let last = lines.iter().find(|line| line.quiet).and_then(|line| line.last);
            let at = last.map(|at| w.moment(at)).unwrap_or_default();
            format!("{said} {}", w.with(key, [("village", one.as_str().into()), ("at", at.into())]))
        }
        many => format!("{said} {}", w.with("progress-sync-quiet-many", [("n", many.len().into())])),
    }
}

/// The block with every village.
#[component]
pub fn SyncBlock(lines: Vec<VillageSync>) -> Element {
    let w = words();
    let quiet = lines.iter().filter(|line| line.quiet).count();
    rsx! {
        section { class: "block table-block", id: "sync", aria_labelledby: "sync-title",
            div { class: "padded",
                h2 { id: "sync-title", {w.t("progress-sync-title")} }
                p { class: "quiet",
                    {w.with("progress-sync-what", [("n", quiet.into()), ("days", QUIET_DAYS.into())])}
                }
            }
            div { class: "scroll", role: "group", aria_labelledby: "sync-title", tabindex: "0",
                table { class: "list progress-sync",
                    thead {
                        tr {
                            th { scope: "col", {w.t("office-col-village")} }
                            th { scope: "col", {w.t("progress-sync-last")} }
                            th { scope: "col", {w.t("progress-sync-person")} }
                            th { scope: "col", {w.t("progress-sync-phone")} }
                        }
                    }
                    tbody {
                        for line in lines.iter() {
                            Line { key: "{line.id}", line: line.clone() }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Line(line: VillageSync) -> Element {
    let w = words();
    rsx! {
        tr {
            th { scope: "row",
                a { href: "/villages/{line.id}", {line.name.clone()} }
            }
            td {
                p { class: "flag",
                    if line.quiet {
                        Icon { name: "warn" }
                    } else {
                        Icon { name: "tick" }
                    }
                    match line.last {
                        Some(at) => w.moment(at),
                        None if line.person.is_empty() => w.t("progress-sync-no-phone"),
                        None => w.t("progress-sync-never"),
                    }
                }
            }
            td { {line.person.clone()} }
            td {
                if !line.number.is_empty() {
                    a { href: "tel:{line.number}", {phone::grouped(&line.number)} }
                    " "
                }
                span { class: "quiet", {line.device.clone()} }
            }
        }
    }
}
