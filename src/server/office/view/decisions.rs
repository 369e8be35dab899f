//! "Quyết định": what is ready and what is not and why, the chairman's signature, closed rounds, and one decision.

use dioxus::prelude::*;

use super::parts::{ButtonLink, ClassBadge, Empty, FormToken, Icon, PageHead, pages};
use super::steps::{Field, RoundTop, StageTable, TextField, Troubles};
use super::words;
use crate::domain::class::Class;
use crate::domain::round::Round;
use crate::server::office::model::steps::{
    DecisionData, DecisionsData, OpenVillage, VillageReady, round_name, round_name_first,
};

/// The page of a round.
#[component]
pub fn DecisionsPage(data: DecisionsData, csrf: String) -> Element {
    let w = words();
    let head = data.head.clone();
    let (round, locked) = (head.round, head.locked);
    let ready: usize = data.villages.iter().map(|village| village.ready).sum();
    let missing: usize = data.villages.iter().map(|village| village.missing).sum();
    let decided: usize = data.villages.iter().map(|village| village.decided).sum();
    let sub = w.with(
        "steps-decisions-sub",
        [("ready", ready.into()), ("missing", missing.into()), ("decided", decided.into())],
    );
    rsx! {
        RoundTop { title: w.t("steps-decisions-title"), sub, head, action: "/decisions" }
        Troubles { troubles: data.form.troubles.clone() }
        if !data.decisions.is_empty() {
            section { class: "block", aria_labelledby: "made-title",
                h2 { id: "made-title", {w.t("steps-decisions-made")} }
                ul { class: "steps-list",
                    for decision in data.decisions.clone() {
                        li { key: "{decision.id}",
                            a { href: "/decisions/{decision.id}",
                                {w.with("steps-decision-line", [
                                    ("number", decision.number.clone().into()),
                                    ("date", w.date(decision.decided_on).into()),
                                    ("signer", decision.signer.clone().into()),
                                    ("count", decision.lines.len().into()),
                                ])}
                            }
                        }
                    }
                }
                if let Some(period) = data.period.clone() {
                    ul { class: "steps-list small",
                        for (at , event) in period.history.iter().enumerate() {
                            li { key: "{at}",
                                {w.with(
                                    if event.locked { "steps-period-closed" } else { "steps-period-opened" },
                                    [
                                        ("by", event.by.clone().into()),
                                        ("at", w.moment(event.at).into()),
                                        ("reason", event.reason.clone().into()),
                                    ],
                                )}
                            }
                        }
                    }
                }
            }
        }
        if locked {
            if data.may_decide {
                Reopen { data: data.clone(), csrf: csrf.clone() }
            } else {
                p { class: "quiet gap", {w.t("steps-reopen-who")} }
            }
        } else if ready > 0 {
            if data.may_decide {
                Sign { data: data.clone(), ready, missing, csrf: csrf.clone() }
            } else {
                p { class: "flag gap",
                    Icon { name: "info" }
                    {w.t("steps-sign-who")}
                }
            }
        }
        if ready + missing + decided == 0 {
            Empty { fact: w.t("steps-nobody"), next: w.t("steps-nobody-next") }
        } else {
            section { class: "block", aria_labelledby: "villages-title",
                h2 { id: "villages-title", {w.t("steps-decisions-by-village")} }
                p { class: "quiet", {w.with("steps-decisions-how", [("round", round_name(&w, round).into())])} }
                for village in data.villages.clone() {
                    if village.ready + village.missing + village.decided > 0 {
                        VillagePart {
                            key: "{village.id}",
                            open: data.open.clone().filter(|open| open.id == village.id),
                            village,
                            round,
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn VillagePart(village: VillageReady, open: Option<OpenVillage>, round: Round) -> Element {
    let w = words();
    let to = |page: usize| format!("/decisions?round={round}&village={id}&page={page}#v-{id}", id = village.id);
    rsx! {
        div { class: "steps-village", id: "v-{village.id}",
            p {
                a { href: to(1), aria_current: if open.is_some() { "true" }, {village.name.clone()} }
                " – "
                {w.with("steps-village-ready", [
                    ("ready", village.ready.into()),
                    ("missing", village.missing.into()),
                    ("decided", village.decided.into()),
                ])}
            }
            if let Some(open) = open.as_ref() {
                if !open.ready.is_empty() {
                    h3 { {w.t("steps-ready-title")} }
                    StageTable { rows: open.ready.clone(), label: w.t("steps-ready-title") }
                }
                if !open.missing.is_empty() {
                    h3 { {w.t("steps-missing-title")} }
                    StageTable { rows: open.missing.clone(), label: w.t("steps-missing-title") }
                }
                if open.pages > 1 {
                    p { class: "small quiet",
                        {w.with("register-found", [("n", open.total.into()), ("page", open.page.into()), ("pages", open.pages.into())])}
                    }
                    {pages(open.page, open.pages, to)}
                }
            }
        }
    }
}

#[component]
fn Sign(data: DecisionsData, ready: usize, missing: usize, csrf: String) -> Element {
    let w = words();
    let found = |class: Class| data.found.get(&class).copied().unwrap_or_default();
    let result = w.with(
        "steps-sign-result",
        [
            ("poor", found(Class::Poor).into()),
            ("near", found(Class::NearPoor).into()),
            ("average", found(Class::AverageLivingStandard).into()),
            ("not", found(Class::NotPoor).into()),
        ],
    );
    rsx! {
        section { class: "block", aria_labelledby: "sign-title",
            h2 { id: "sign-title", {w.with("steps-sign-title", [("count", ready.into())])} }
            p { b { {result} } }
            p { {w.with("steps-sign-what", [("round", round_name(&w, data.head.round).into())])} }
            form { class: "steps-form", method: "post", action: "/decisions",
                FormToken { token: csrf }
                input { r#type: "hidden", name: "id", value: data.form.id.clone() }
                input { r#type: "hidden", name: "round", value: "{data.head.round}" }
                input { r#type: "hidden", name: "seen", value: data.form.seen.clone() }
                div { class: "steps-fields",
                    Field { name: "number", value: data.form.number.clone(), required: true, hint: w.t("steps-number-hint") }
                    Field { name: "decided_on", kind: "day", value: data.form.date.clone(), required: true }
                }
                if missing > 0 {
                    label { class: "tick",
                        input { r#type: "checkbox", name: "left", value: "1", checked: data.form.left }
                        span { {w.with("steps-sign-left", [("count", missing.into())])} }
                    }
                }
                button { class: "button primary", r#type: "submit", {w.t("steps-sign-do")} }
            }
        }
    }
}

#[component]
fn Reopen(data: DecisionsData, csrf: String) -> Element {
    let w = words();
    rsx! {
        section { class: "block", aria_labelledby: "reopen-title",
            h2 { id: "reopen-title", {w.t("steps-reopen-title")} }
            p { class: "quiet", {w.t("steps-reopen-what")} }
            form { class: "steps-form", method: "post", action: "/decisions/reopen",
                FormToken { token: csrf }
                input { r#type: "hidden", name: "round", value: "{data.head.round}" }
                input { r#type: "hidden", name: "expected", value: "{data.period_version}" }
                TextField { name: "reason", value: data.form.reason.clone(), rows: 2, required: true }
                button { class: "button", r#type: "submit", {w.t("steps-reopen-do")} }
            }
        }
    }
}

/// One decision.
#[component]
pub fn DecisionPage(data: DecisionData) -> Element {
    let w = words();
    let (id, decision) = (data.id, data.decision.clone());
    let certificates = data.villages.iter().flat_map(|village| &village.lines).any(|line| !line.certificate.is_empty());
    let letters = data.villages.iter().any(|village| !village.refusals.is_empty());
    rsx! {
        p { class: "back", a { href: "/decisions?round={decision.round}", {w.t("steps-back-decisions")} } }
        PageHead {
            title: w.with("steps-decision-title", [("number", decision.number.clone().into())]),
            sub: w.with("steps-decision-sub", [
                ("round", round_name_first(&w, decision.round).into()),
                ("date", w.date(decision.decided_on).into()),
                ("signer", decision.signer.clone().into()),
            ]),
            sample: data.synthetic,
            ButtonLink { to: "/decisions/{id}/print", primary: true, {w.t("steps-decision-print")} }
            if certificates {
                ButtonLink { to: "/decisions/{id}/certificates", {w.t("steps-certificates-print")} }
            }
            if letters {
                ButtonLink { to: "/decisions/{id}/letters", {w.t("steps-letters-print")} }
            }
        }
        section { class: "block table-block", aria_labelledby: "villages-title",
            div { class: "table-head", h2 { id: "villages-title", {w.t("steps-decisions-by-village")} } }
            div { class: "scroll", role: "group", aria_labelledby: "villages-title", tabindex: "0",
                table { class: "list steps-names",
                    thead {
                        tr {
                            th { scope: "col", {w.t("steps-col-village")} }
                            th { class: "right", scope: "col", {w.t("class-poor")} }
                            th { class: "right", scope: "col", {w.t("class-near_poor")} }
                            th { class: "right", scope: "col", {w.t("steps-col-above")} }
                            th { class: "right", scope: "col", {w.t("steps-col-refused")} }
                            th { scope: "col", {w.t("steps-col-print")} }
                        }
                    }
                    tbody {
                        for village in data.villages.clone() {
                            tr { key: "{village.id}",
                                th { scope: "row", a { href: "#v-{village.id}", {village.name.clone()} } }
                                td { class: "right", "{village.count(Class::Poor)}" }
                                td { class: "right", "{village.count(Class::NearPoor)}" }
                                td { class: "right", "{village.above()}" }
                                td { class: "right", "{village.refusals.len()}" }
                                td { class: "steps-do",
                                    if village.lines.iter().any(|line| !line.certificate.is_empty()) {
                                        a { href: "/decisions/{id}/certificates?village={village.id}", {w.t("steps-certificates")} }
                                    }
                                    if !village.refusals.is_empty() {
                                        a { href: "/decisions/{id}/letters?village={village.id}", {w.t("steps-letters")} }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        for village in data.villages.clone() {
            section { key: "{village.id}", class: "block table-block", aria_labelledby: "v-{village.id}",
                div { class: "table-head", h2 { id: "v-{village.id}", {w.village_first(&village.name)} } }
                div { class: "scroll", role: "group", aria_labelledby: "v-{village.id}", tabindex: "0",
                    table { class: "list steps-names",
                        thead {
                            tr {
                                th { scope: "col", {w.t("steps-col-household")} }
                                th { scope: "col", {w.t("steps-paper-col-before")} }
                                th { scope: "col", {w.t("steps-paper-col-after")} }
                                th { scope: "col", {w.t("steps-paper-col-certificate")} }
                                th { scope: "col", {w.t("steps-col-letter")} }
                            }
                        }
                        tbody {
                            for line in village.lines.clone() {
                                tr { key: "{line.household}",
                                    th { scope: "row", a { href: "/households/{line.household}", {line.head.clone()} } }
                                    td { ClassBadge { class: line.before } }
                                    td { ClassBadge { class: line.after } }
                                    td { class: "nowrap",
                                        if !line.certificate.is_empty() {
                                            a { href: "/decisions/{id}/certificates?household={line.household}", {line.certificate.clone()} }
                                        }
                                        if let Some((certificate, decision)) = data.replaced.get(&line.household) {
                                            span { class: "under small",
                                                {w.with("steps-certificate-replaces", [("certificate", certificate.clone().into()), ("decision", decision.clone().into())])}
                                            }
                                        }
                                    }
                                    td { class: "steps-letter",
                                        for refusal in village.refusals.iter().filter(|refusal| refusal.household == line.household) {
                                            a { key: "{refusal.household}", href: "/decisions/{id}/letters?household={line.household}", {w.t("steps-letter-one")} }
                                            span { class: "under small", {refusal.reason.clone()} }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
