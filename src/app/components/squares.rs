//! The indicators as squares: lacking filled, not known dashed, the rest open, and the line of B2 marked.

use dioxus::prelude::*;

/// `lacking` and `unknown` of `total` squares; the line stands after `line` of them.
#[component]
pub fn Squares(lacking: usize, unknown: usize, total: usize, line: usize, label: String) -> Element {
    rsx! {
        div { class: "squares", role: "img", aria_label: "{label}",
            for at in 0..total {
                i { key: "{at}", class: class(at, lacking, unknown, line) }
            }
        }
    }
}

fn class(at: usize, lacking: usize, unknown: usize, line: usize) -> String {
    let fill = match at {
        at if at < lacking => "on",
        at if at < lacking.saturating_add(unknown) => "maybe",
        _ => "",
    };
    if at.saturating_add(1) == line { format!("{fill} line") } else { fill.to_owned() }
}
