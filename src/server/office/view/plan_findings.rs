//! What does not add up in a plan: each finding in a sentence, with the rows and figures behind it.

use dioxus::prelude::*;

use super::parts::Icon;
use super::words;
use crate::domain::plan::finding::{Finding, Severity};
use crate::i18n::findings;

/// Every finding with its rows and figures.
#[component]
pub fn Findings(findings: Vec<Finding>) -> Element {
    let w = words();
    if findings.is_empty() {
        return rsx! {
            div { class: "block ok",
                Icon { name: "tick" }
                p { {w.t("office-plan-clean")} }
            }
        };
    }
    rsx! {
        section { class: "block", aria_labelledby: "findings-title",
            h2 { id: "findings-title",
                {w.with("office-findings-title", [("n", findings.len().into())])}
            }
            ol { class: "finding-list",
                for (at , finding) in findings.into_iter().enumerate() {
                    FindingItem { key: "{at}", finding }
                }
            }
        }
    }
}

const fn severity(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("severity error", "stop"),
        Severity::Warning => ("severity warning", "warn"),
        Severity::Note => ("severity note", "info"),
    }
}

#[component]
fn FindingItem(finding: Finding) -> Element {
    let w = words();
    let (class, icon) = severity(finding.severity);
    let lines = findings::lines(w.i18n(), &finding);
    let rows: Vec<String> = finding.rows.iter().map(u32::to_string).collect();
    rsx! {
        li {
            div { class: "finding",
                span { class,
                    Icon { name: icon }
                    {w.t(&format!("plan-severity-{}", finding.severity.code()))}
                }
                div { class: "grow",
                    p { {findings::sentence(w.i18n(), &finding)} }
                    if !lines.is_empty() {
                        details {
                            summary { {w.with("office-finding-rows", [("n", lines.len().into())])} }
                            ul { class: "finding-lines",
                                for (at , line) in lines.into_iter().enumerate() {
                                    li { key: "{at}", {line} }
                                }
                            }
                        }
                    } else if !rows.is_empty() {
                        p { class: "small quiet",
                            {w.with("office-finding-row-numbers", [("rows", rows.join(", ").into())])}
                        }
                    }
                }
            }
        }
    }
}
