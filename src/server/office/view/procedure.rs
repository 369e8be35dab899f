//! "Quy trình": the procedure's values with their sources, which the office may change.

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::parts::{FormToken, Icon, PageHead};
use super::steps::{TextField, Troubles, Unsure};
use super::values::ValueTable;
use super::words;
use crate::domain::calendar::DaysOff;
use crate::domain::procedure::OwnDay;
use crate::server::office::model::values::ValueRow;

/// The procedure.
#[component]
pub fn ProcedurePage(
    rows: Vec<ValueRow>,
    off: Vec<DaysOff>,
    own: Vec<(NaiveDate, OwnDay)>,
    version: u64,
    may_change: bool,
    decides: bool,
    reason: String,
    typed_day: (String, String, String),
    troubles: Vec<String>,
    csrf: String,
) -> Element {
    let w = words();
    rsx! {
        p { class: "back", a { href: "/more", {w.t("procedure-back")} } }
        PageHead { title: w.t("procedure-title"), sub: w.t("procedure-sub") }
        Troubles { troubles }
        form { class: "steps-form", method: "post", action: "/procedure",
            FormToken { token: csrf.clone() }
            input { r#type: "hidden", name: "expected", value: "{version}" }
            ValueTable { title: w.t("procedure-values"), rows, may_change, decides }
            if may_change {
                if !decides {
                    p { class: "flag gap",
                        Icon { name: "info" }
                        {w.t("procedure-chairman")}
                    }
                }
                TextField { name: "reason", value: reason, rows: 2, required: true }
                p { class: "actions gap",
                    button { class: "button primary", r#type: "submit", {w.t("procedure-save")} }
                }
            } else {
                p { class: "quiet gap", {w.t("procedure-read-only")} }
            }
        }
        section { class: "block table-block", aria_labelledby: "days-title",
            div { class: "table-head", h2 { id: "days-title", {w.t("procedure-days")} } }
            div { class: "scroll", role: "group", aria_labelledby: "days-title", tabindex: "0",
                table { class: "list",
                    thead {
                        tr {
                            th { scope: "col", {w.t("procedure-col-day")} }
                            th { scope: "col", {w.t("procedure-col-name")} }
                            th { scope: "col", {w.t("procedure-col-source")} }
                        }
                    }
                    tbody {
                        for (day , said) in own {
                            tr { key: "own-{day}",
                                th { scope: "row", class: "nowrap", {w.date(day)} }
                                td {
                                    {said.name.clone()}
                                    " ("
                                    {w.t(if said.working { "procedure-worked" } else { "procedure-off" })}
                                    ")"
                                }
                                td {
                                    {w.with("procedure-own-day", [("by", said.by.clone().into()), ("at", w.moment(said.at).into())])}
                                    if may_change {
                                        form { method: "post", action: "/procedure/days",
                                            FormToken { token: csrf.clone() }
                                            input { r#type: "hidden", name: "expected", value: "{version}" }
                                            input { r#type: "hidden", name: "remove", value: "{day}" }
                                            button { class: "quiet-button steps-remove", r#type: "submit", {w.with("procedure-remove", [("date", w.date(day).into())])} }
                                        }
                                    }
                                }
                            }
                        }
                        for (at , days) in off.into_iter().enumerate() {
                            tr { key: "{at}",
                                th { scope: "row", class: "nowrap",
                                    if days.from == days.until {
                                        {w.date(days.from)}
                                    } else {
                                        "{w.date(days.from)} – {w.date(days.until)}"
                                    }
                                }
                                td { {days.name.clone()} }
                                td {
                                    {days.source.clone()}
                                    " "
                                    Unsure { certainty: days.certainty }
                                }
                            }
                        }
                    }
                }
            }
        }
        if may_change {
            section { class: "block", aria_labelledby: "add-title",
                h2 { id: "add-title", {w.t("procedure-add-title")} }
                form { class: "steps-form", method: "post", action: "/procedure/days",
                    FormToken { token: csrf }
                    input { r#type: "hidden", name: "expected", value: "{version}" }
                    div { class: "steps-fields",
                        div { class: "steps-field",
                            label { r#for: "own-day", {w.t("procedure-col-day")} }
                            input { id: "own-day", name: "day", r#type: "text", inputmode: "numeric", placeholder: w.t("steps-day-placeholder"), value: typed_day.0.clone(), required: true }
                        }
                        div { class: "steps-field",
                            label { r#for: "own-name", {w.t("procedure-col-name")} }
                            input { id: "own-name", name: "name", r#type: "text", value: typed_day.1.clone(), required: true }
                        }
                        div { class: "steps-field",
                            label { r#for: "own-kind", {w.t("procedure-kind")} }
                            select { id: "own-kind", name: "kind",
                                option { value: "off", selected: typed_day.2 != "worked", {w.t("procedure-off")} }
                                option { value: "worked", selected: typed_day.2 == "worked", {w.t("procedure-worked")} }
                            }
                        }
                    }
                    button { class: "button", r#type: "submit", {w.t("procedure-add")} }
                }
            }
        }
    }
}
