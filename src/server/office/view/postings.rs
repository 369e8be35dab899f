//! "Niêm yết": what hangs where and for how long, making a posting, objections and what came of them.

use dioxus::prelude::*;

use super::meetings::{Field, TextField};
use super::parts::{ButtonLink, ClassBadge, Empty, FormToken, Icon, PageHead};
use super::steps::{RoundTop, Troubles};
use super::words;
use crate::domain::ids::VillageId;
use crate::domain::posting::Objection;
use crate::domain::round::Round;
use crate::server::office::model::steps::{
    PostingData, PostingForm, PostingState, RoundHead, StageRow, VillagePostings, round_name, round_name_first,
};
use crate::server::office::words::Words;

/// How a posting stands, in words.
pub fn state_words(w: &Words, state: PostingState) -> String {
    match state {
        PostingState::Ahead => w.t("steps-posting-ahead"),
        PostingState::Hangs { left } => w.with("steps-posting-hangs", [("left", left.into())]),
        PostingState::Over => w.t("steps-posting-over"),
        PostingState::Withdrawn => w.t("steps-posting-withdrawn"),
    }
}

/// The list of villages.
#[component]
pub fn PostingsPage(
    head: RoundHead,
    villages: Vec<VillagePostings>,
    open: Vec<(Objection, String, String)>,
    may_post: bool,
    days: u32,
) -> Element {
    let w = words();
    let (round, locked) = (head.round, head.locked);
    let ready: usize = villages.iter().map(|village| village.ready).sum();
    let shown: Vec<VillagePostings> =
        villages.into_iter().filter(|village| village.ready > 0 || !village.postings.is_empty()).collect();
    let sub = w.with("steps-postings-sub", [("ready", ready.into()), ("days", days.into())]);
    rsx! {
        RoundTop { title: w.t("steps-postings-title"), sub, head, action: "/postings" }
        if !open.is_empty() {
            section { class: "banner steps-open", aria_labelledby: "open-title",
                Icon { name: "info" }
                div {
                    h2 { id: "open-title", {w.with("steps-objections-open", [("count", open.len().into())])} }
                    ul { class: "attention",
                        for (objection , village , head) in open {
                            li { key: "{objection.id}",
                                a { href: "/objections/{objection.id}",
                                    {w.with("steps-objection-line", [
                                        ("head", head.into()),
                                        ("village", w.village(&village).into()),
                                        ("date", w.date(objection.received_on).into()),
                                    ])}
                                }
                            }
                        }
                    }
                }
            }
        }
        if shown.is_empty() {
            Empty { fact: w.t("steps-postings-none"), next: w.t("steps-postings-none-next") }
        } else {
            section { class: "block table-block", aria_labelledby: "villages-title",
                div { class: "table-head", h2 { id: "villages-title", {w.t("steps-postings-by-village")} } }
                div { class: "scroll", role: "group", aria_labelledby: "villages-title", tabindex: "0",
                    table { class: "list",
                        thead {
                            tr {
                                th { scope: "col", {w.t("steps-col-village")} }
                                th { class: "right", scope: "col", {w.t("steps-col-to-post")} }
                                th { scope: "col", {w.t("steps-col-postings")} }
                                th { scope: "col", {w.t("steps-col-do")} }
                            }
                        }
                        tbody {
                            for village in shown {
                                tr { key: "{village.id}",
                                    th { scope: "row", {village.name.clone()} }
                                    td { class: "right", "{village.ready}" }
                                    td {
                                        ul { class: "steps-postings",
                                            for posting in village.postings.clone() {
                                                li { key: "{posting.id}",
                                                    a { href: "/postings/{posting.id}",
                                                        {w.with("steps-posting-line", [
                                                            ("from", w.date(posting.posted_on).into()),
                                                            ("until", w.date(posting.until).into()),
                                                            ("count", posting.lines.into()),
                                                        ])}
                                                    }
                                                    " "
                                                    {state_words(&w, posting.state)}
                                                    if posting.objections > 0 {
                                                        " "
                                                        {w.with("steps-posting-objections", [("count", posting.objections.into()), ("open", posting.open.into())])}
                                                    }
                                                }
                                            }
                                        }
                                    }
                                    td {
                                        if may_post && !locked && village.ready > 0 {
                                            a { href: "/postings/new?round={round}&village={village.id}", {w.t("steps-posting-make")} }
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

/// The form of a posting, with who will be on it.
#[component]
pub fn PostingFormPage(
    form: PostingForm,
    round: Round,
    village: VillageId,
    village_name: String,
    rows: Vec<StageRow>,
    days: u32,
    csrf: String,
    synthetic: bool,
) -> Element {
    let w = words();
    rsx! {
        p { class: "back", a { href: "/postings?round={round}", {w.t("steps-back-postings")} } }
        PageHead {
            title: w.with("steps-posting-new", [("village", w.village(&village_name).into())]),
            sub: round_name_first(&w, round),
            sample: synthetic,
        }
        Troubles { troubles: form.troubles.clone() }
        if rows.is_empty() {
            Empty { fact: w.t("steps-posting-nobody"), next: w.t("steps-posting-nobody-next") }
        } else {
            form { class: "steps-form", method: "post", action: "/postings",
                FormToken { token: csrf }
                input { r#type: "hidden", name: "id", value: form.id.clone() }
                input { r#type: "hidden", name: "round", value: "{round}" }
                input { r#type: "hidden", name: "village", value: "{village}" }
                section { class: "block", aria_labelledby: "when-title",
                    h2 { id: "when-title", {w.t("steps-posting-when")} }
                    Field { name: "posted_on", kind: "day", value: form.posted_on.clone(), required: true, hint: w.with("steps-posting-days", [("days", days.into())]) }
                    if let Some(until) = form.until {
                        p { {w.with("steps-posting-until", [("until", w.date(until).into())])} }
                    }
                    if form.holidays_unknown {
                        p { class: "flag",
                            Icon { name: "info" }
                            {w.t("steps-posting-holidays-unknown")}
                        }
                    }
                    TextField { name: "places", value: form.places.clone(), rows: 3, required: true }
                }
                section { class: "block table-block", aria_labelledby: "who-title",
                    div { class: "table-head",
                        h2 { id: "who-title", {w.with("steps-posting-who", [("count", rows.len().into())])} }
                    }
                    p { class: "legend small", {w.t("steps-posting-only")} }
                    div { class: "scroll", role: "group", aria_labelledby: "who-title", tabindex: "0",
                        table { class: "list",
                            thead {
                                tr {
                                    th { scope: "col", {w.t("steps-col-household")} }
                                    th { scope: "col", {w.t("steps-col-before")} }
                                    th { scope: "col", {w.t("steps-col-found")} }
                                }
                            }
                            tbody {
                                for row in rows {
                                    tr { key: "{row.stage.household}",
                                        th { scope: "row",
                                            "{row.stage.number} · {row.stage.head}"
                                            if let Some(visit) = row.stage.visit {
                                                input { r#type: "hidden", name: "line", value: "{row.stage.household}:{visit}" }
                                            }
                                        }
                                        td { ClassBadge { class: row.stage.before } }
                                        td { ClassBadge { class: row.stage.class } }
                                    }
                                }
                            }
                        }
                    }
                }
                p { class: "actions",
                    button { class: "button primary", r#type: "submit", {w.t("steps-posting-save")} }
                    a { class: "button", href: "/postings?round={round}", {w.t("steps-leave")} }
                }
            }
        }
    }
}

/// One posting.
#[component]
pub fn PostingPage(data: PostingData, csrf: String) -> Element {
    let w = words();
    let posting = data.posting.clone();
    let withdrawn = posting.withdrawn.is_some();
    rsx! {
        p { class: "back", a { href: "/postings?round={posting.round}", {w.t("steps-back-postings")} } }
        PageHead {
            title: w.with("steps-posting-title", [("village", w.village(&data.village_name).into())]),
            sub: round_name_first(&w, posting.round),
            sample: data.synthetic,
            ButtonLink { to: "/postings/{posting.id}/print", {w.t("steps-posting-print")} }
        }
        Troubles { troubles: data.troubles.clone() }
        section { class: "block", aria_labelledby: "about-title",
            h2 { id: "about-title", {state_words(&w, data.state)} }
            dl { class: "facts",
                dt { {w.t("steps-field-days")} }
                dd {
                    {w.with("steps-posting-days-are", [
                        ("from", w.date(posting.posted_on).into()),
                        ("until", w.date(posting.until).into()),
                        ("days", posting.working_days.into()),
                    ])}
                }
                dt { {w.t("steps-field-places")} }
                dd { {posting.places.join("; ")} }
                dt { {w.t("steps-field-by")} }
                dd { {posting.by.clone()} }
                if let Some(reason) = posting.withdrawn.clone() {
                    dt { {w.t("steps-field-withdrawn")} }
                    dd { {reason} }
                }
                if let Some(before) = posting.repeats {
                    dt { {w.t("steps-field-repeats-posting")} }
                    dd { a { href: "/postings/{before}", {w.t("steps-posting-before")} } }
                }
            }
        }
        section { class: "block table-block", aria_labelledby: "lines-title",
            div { class: "table-head",
                h2 { id: "lines-title", {w.with("steps-posting-lines", [("count", posting.lines.len().into())])} }
            }
            div { class: "scroll", role: "group", aria_labelledby: "lines-title", tabindex: "0",
                table { class: "list",
                    thead {
                        tr {
                            th { scope: "col", {w.t("steps-col-household")} }
                            th { scope: "col", {w.t("steps-col-before")} }
                            th { scope: "col", {w.t("steps-col-found")} }
                        }
                    }
                    tbody {
                        for line in posting.lines.clone() {
                            tr { key: "{line.household}",
                                th { scope: "row", a { href: "/households/{line.household}", "{line.number} · {line.head}" } }
                                td { ClassBadge { class: line.before } }
                                td { ClassBadge { class: line.class } }
                            }
                        }
                    }
                }
            }
        }
        section { class: "block", aria_labelledby: "objections-title",
            h2 { id: "objections-title", {w.t("steps-objections-title")} }
            if data.objections.is_empty() {
                p { class: "quiet", {w.t("steps-objections-none")} }
            }
            ul { class: "steps-list",
                for (objection , head) in data.objections.clone() {
                    li { key: "{objection.id}",
                        a { href: "/objections/{objection.id}",
                            {w.with("steps-objection-about", [("head", head.into()), ("name", objection.name.clone().into())])}
                        }
                        " – "
                        {outcome_words(&w, &objection)}
                    }
                }
            }
        }
        if data.locked {
            p { class: "flag gap",
                Icon { name: "info" }
                {w.with("steps-closed-refused", [("round", round_name(&w, posting.round).into())])}
            }
        } else {
            if data.may_record && !withdrawn {
                ObjectionFormPart { data: data.clone(), csrf: csrf.clone() }
            }
            if data.may_post && !withdrawn {
                section { class: "block", aria_labelledby: "withdraw-title",
                    h2 { id: "withdraw-title", {w.t("steps-withdraw-title")} }
                    p { class: "quiet", {w.t("steps-withdraw-what")} }
                    form { class: "steps-form", method: "post", action: "/postings/{posting.id}/withdraw",
                        FormToken { token: csrf }
                        input { r#type: "hidden", name: "expected", value: "{data.version}" }
                        TextField { name: "withdraw", value: data.typed.withdraw.clone(), rows: 2, required: true }
                        button { class: "button", r#type: "submit", {w.t("steps-withdraw-do")} }
                    }
                }
            }
        }
    }
}

/// How an objection stands, in words.
pub fn outcome_words(w: &Words, objection: &Objection) -> String {
    match &objection.outcome {
        None => w.t("steps-objection-waits"),
        Some(outcome) if outcome.upheld => w.with("steps-objection-upheld", [("date", w.date(outcome.on).into())]),
        Some(outcome) => w.with("steps-objection-dismissed", [("date", w.date(outcome.on).into())]),
    }
}

#[component]
fn ObjectionFormPart(data: PostingData, csrf: String) -> Element {
    let w = words();
    let typed = data.typed.clone();
    rsx! {
        section { class: "block", aria_labelledby: "object-title",
            h2 { id: "object-title", {w.t("steps-object-title")} }
            p { class: "quiet", {w.t("steps-object-what")} }
            form { class: "steps-form", method: "post", action: "/postings/{data.posting.id}/objections",
                FormToken { token: csrf }
                input { r#type: "hidden", name: "id", value: typed.id.clone() }
                div { class: "steps-fields",
                    div { class: "steps-field",
                        label { r#for: "f-household", {w.t("steps-field-household")} }
                        select { id: "f-household", name: "household", required: true,
                            option { value: "", {w.t("steps-choose")} }
                            for (id , name) in data.households.clone() {
                                option { value: "{id}", selected: id.to_string() == typed.household, {name} }
                            }
                        }
                    }
                    Field { name: "received_on", kind: "day", value: typed.received_on.clone(), required: true }
                    Field { name: "name", value: typed.name.clone(), required: true }
                    Field { name: "contact", value: typed.contact.clone() }
                }
                TextField { name: "text", value: typed.text.clone(), rows: 4, required: true }
                button { class: "button primary", r#type: "submit", {w.t("steps-object-save")} }
            }
        }
    }
}

/// One objection, to settle or settled.
#[component]
pub fn ObjectionPage(
    objection: Objection,
    version: u64,
    head: String,
    village_name: String,
    may_settle: bool,
    locked: bool,
    typed: (String, String),
    troubles: Vec<String>,
    csrf: String,
    synthetic: bool,
) -> Element {
    let w = words();
    let settled = objection.outcome.is_some();
    rsx! {
        p { class: "back", a { href: "/postings/{objection.posting}", {w.t("steps-back-posting")} } }
        PageHead {
            title: w.with("steps-objection-title", [("head", head.into())]),
            sub: format!("{}, {}", w.village_first(&village_name), round_name(&w, objection.round)),
            sample: synthetic,
            if settled {
                ButtonLink { to: "/objections/{objection.id}/answer", {w.t("steps-answer-print")} }
            }
        }
        Troubles { troubles }
        section { class: "block", aria_labelledby: "said-title",
            h2 { id: "said-title", {outcome_words(&w, &objection)} }
            dl { class: "facts",
                dt { {w.t("steps-field-name")} }
                dd { {objection.name.clone()} }
                if !objection.contact.is_empty() {
                    dt { {w.t("steps-field-contact")} }
                    dd { {objection.contact.clone()} }
                }
                dt { {w.t("steps-field-received_on")} }
                dd { {w.with("steps-by-at", [("by", objection.by.clone().into()), ("at", w.date(objection.received_on).into())])} }
                dt { {w.t("steps-field-text")} }
                dd { class: "steps-said", {objection.text.clone()} }
                if let Some(outcome) = objection.outcome.clone() {
                    dt { {w.t("steps-field-answer")} }
                    dd { class: "steps-said", {outcome.text} }
                    dt { {w.t("steps-field-by")} }
                    dd { {outcome.by} }
                }
            }
            p { a { href: "/households/{objection.household}", {w.t("steps-to-household")} } }
        }
        if locked && !settled {
            p { class: "flag gap",
                Icon { name: "info" }
                {w.with("steps-closed-refused", [("round", round_name(&w, objection.round).into())])}
            }
        }
        if may_settle && !settled && !locked {
            section { class: "block", aria_labelledby: "settle-title",
                h2 { id: "settle-title", {w.t("steps-settle-title")} }
                form { class: "steps-form", method: "post", action: "/objections/{objection.id}/settle",
                    FormToken { token: csrf }
                    input { r#type: "hidden", name: "expected", value: "{version}" }
                    fieldset { class: "steps-choice",
                        legend { {w.t("steps-settle-how")} }
                        label { class: "tick",
                            input { r#type: "radio", name: "outcome", value: "upheld", required: true, checked: typed.0 == "upheld" }
                            {w.t("steps-settle-upheld")}
                        }
                        label { class: "tick",
                            input { r#type: "radio", name: "outcome", value: "dismissed", checked: typed.0 == "dismissed" }
                            {w.t("steps-settle-dismissed")}
                        }
                    }
                    TextField { name: "answer", value: typed.1.clone(), rows: 4, required: true }
                    button { class: "button primary", r#type: "submit", {w.t("steps-settle-save")} }
                }
            }
        }
    }
}
