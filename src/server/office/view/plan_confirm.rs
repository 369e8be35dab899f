//! Confirming a plan: what would be confirmed, what stops it, and who stands behind it.

use dioxus::prelude::*;

use super::parts::{FormToken, Icon, PageHead};
use super::plan_annex::count;
use super::words;
use crate::domain::plan::PlanStatus;
use crate::domain::text::title_case;
use crate::i18n::findings;
use crate::server::office::model::plan::ConfirmData;
use crate::server::office::model::progress::village_number;
use crate::server::office::words::Words;

/// The page.
#[component]
pub fn ConfirmPage(data: ConfirmData, csrf: String) -> Element {
    let w = words();
    let blocking = data.settled.blocking.clone();
    let plan = data.settled.plan.clone();
    let (version, year) = (data.version.to_string(), plan.year.to_string());
    let open = blocking.is_empty() && data.version == data.newest && data.status != PlanStatus::Confirmed;
    rsx! {
        p { class: "back",
            a { href: "/plan?version={version}", {w.t("plan-back")} }
        }
        PageHead {
            title: w.with("plan-confirm-title", [("year", year.into())]),
            sub: w.with("plan-confirm-sub", [("version", version.clone().into())]),
            sample: data.synthetic,
        }
        if data.status == PlanStatus::Confirmed {
            div { class: "flash",
                Icon { name: "tick" }
                p { {w.t("plan-confirm-already")} }
            }
        } else if data.version != data.newest {
            div { class: "banner",
                Icon { name: "warn" }
                p {
                    {w.t("plan-not-newest")}
                    " "
                    a { href: "/plan?version={data.newest}",
                        {w.with("plan-version", [("version", data.newest.to_string().into())])}
                    }
                }
            }
        }
        if !blocking.is_empty() {
            section { class: "trouble", id: "blocking", role: "alert", aria_labelledby: "blocking-title",
                Icon { name: "stop" }
                div {
                    h2 { id: "blocking-title", {w.with("plan-confirm-blocked", [("n", blocking.len().into())])} }
                    ol { class: "sentences",
                        for (at , finding) in blocking.iter().enumerate() {
                            li { key: "{at}", {findings::sentence(w.i18n(), finding)} }
                        }
                    }
                    p { class: "actions",
                        a { class: "button", href: "/plan/edit?version={version}", {w.t("plan-edit-link")} }
                        a { class: "button", href: "/plan/proposal?version={version}", {w.t("plan-split-link")} }
                    }
                }
            }
        }
        if open {
            ConfirmFields { data: data.clone(), csrf }
        }
        section { class: "block table-block", aria_labelledby: "plan-targets-title",
            div { class: "padded",
                h2 { id: "plan-targets-title", {w.t("plan-targets-title")} }
                if data.settled.findings.len() > blocking.len() {
                    p { class: "quiet",
                        {w.with("plan-confirm-others", [
                            ("n", data.settled.findings.len().saturating_sub(blocking.len()).into()),
                        ])}
                    }
                }
            }
            div { class: "scroll", role: "group", aria_labelledby: "plan-targets-title", tabindex: "0",
                table { class: "list plan-targets",
                    thead {
                        tr {
                            th { scope: "col", {w.t("office-col-number")} }
                            th { scope: "col", {w.t("office-col-village")} }
                            for name in ["poor-start", "poor-cut-used", "near-start", "near-cut-used"] {
                                th { key: "{name}", class: "right", scope: "col", {w.t(&format!("office-column-{name}"))} }
                            }
                        }
                    }
                    tbody {
                        for line in plan.villages.iter() {
                            tr { key: "{line.village}",
                                td { "{village_number(&line.village)}" }
                                th { scope: "row", {title_case(&line.name)} }
                                td { class: "right", {count(line.poor_start)} }
                                td { class: "right strong", {count(line.poor_cut)} }
                                td { class: "right", {count(line.near_start)} }
                                td { class: "right strong", {count(line.near_cut)} }
                            }
                        }
                    }
                    tfoot {
                        tr { class: "total",
                            td {}
                            th { scope: "row", {w.t("office-sum-of-rows")} }
                            td { class: "right", {count(Some(data.sums.poor_start))} }
                            td { class: "right", {count(data.sums.poor_cut)} }
                            td { class: "right", {count(data.sums.near_start)} }
                            td { class: "right", {count(data.sums.near_cut)} }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn ConfirmFields(data: ConfirmData, csrf: String) -> Element {
    let w = words();
    let form = data.form.clone();
    rsx! {
        form { class: "block narrow fields plan-confirm", method: "post", action: "/plan/confirm",
            FormToken { token: csrf }
            input { r#type: "hidden", name: "version", value: "{data.version}" }
            h2 { {w.t("plan-confirm-who")} }
            p { class: "quiet", {w.t("plan-confirm-what")} }
            if form.wrong_name || form.wrong_day {
                div { class: "trouble", id: "trouble", role: "alert",
                    Icon { name: "stop" }
                    ul {
                        if form.wrong_name {
                            li { {w.t("plan-confirm-no-name")} }
                        }
                        if form.wrong_day {
                            li { {w.t("plan-confirm-wrong-day")} }
                        }
                    }
                }
            }
            Field { name: "name", value: form.name, wrong: form.wrong_name }
            Field { name: "on", value: form.on, wrong: form.wrong_day, most: "10", inputmode: "numeric" }
            Field { name: "paper", value: form.paper, required: false }
            if !data.renames.is_empty() {
                p { id: "renames", class: "quiet", {w.with("plan-confirm-renames", [("names", renames(&w, &data).into())])} }
            }
            button { class: "button primary", r#type: "submit", {w.t("plan-confirm-button")} }
        }
    }
}

/// "Phiênng Dưỡng thành Phiêng Dưỡng; …".
fn renames(w: &Words, data: &ConfirmData) -> String {
    let one = |(from, to): &(String, String)| {
        w.with("plan-confirm-rename", [("from", from.clone().into()), ("to", to.clone().into())])
    };
    data.renames.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// One line to fill in: its label is the message `plan-confirm-<name>`.
#[component]
fn Field(
    name: &'static str,
    value: String,
    #[props(default)] wrong: bool,
    #[props(default = true)] required: bool,
    #[props(default = "120")] most: &'static str,
    #[props(default = "text")] inputmode: &'static str,
) -> Element {
    let w = words();
    rsx! {
        label { r#for: "confirm-{name}", {w.t(&format!("plan-confirm-{name}"))} }
        input {
            id: "confirm-{name}",
            name,
            r#type: "text",
            inputmode,
            required,
            maxlength: most,
            autocomplete: "off",
            value,
            aria_invalid: if wrong { "true" },
        }
    }
}
