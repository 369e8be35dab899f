//! Where register and plan do not begin the year with the same households: said before any figure that rests on both.

use dioxus::prelude::*;

use super::parts::Icon;
use super::words;
use crate::domain::class::Class;
use crate::server::office::model::progress::StartRow;

/// Villages that a line names.
const NAMED: usize = 5;

/// Where register and plan begin the year apart.
#[component]
pub fn StartsApart(rows: Vec<StartRow>) -> Element {
    let w = words();
    if rows.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "banner", aria_labelledby: "starts-title",
            Icon { name: "warn" }
            div { class: "grow",
                h2 { id: "starts-title", {w.t("progress-start-title")} }
                ul { class: "findings",
                    for row in rows {
                        li { key: "{row.class:?}", {sentence(&row)} }
                    }
                }
                p { {w.t("progress-start-next")} }
            }
        }
    }
}

fn sentence(row: &StartRow) -> String {
    let w = words();
    let named: Vec<String> = row
        .villages
        .iter()
        .take(NAMED)
        .map(|(name, plan, register)| {
            w.with(
                "progress-start-village",
                [("village", name.clone().into()), ("plan", (*plan).into()), ("register", (*register).into())],
            )
        })
        .collect();
    let key = if row.class == Class::Poor { "progress-start-poor" } else { "progress-start-near" };
    let mut sentence = w.with(
        key,
        [
            ("plan", row.plan.into()),
            ("register", row.register.into()),
            ("count", row.villages.len().into()),
            ("names", named.join("; ").into()),
        ],
    );
    if row.villages.len() > NAMED {
        sentence.push_str(&w.t("progress-start-more"));
    }
    sentence
}
