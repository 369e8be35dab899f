//! "Niêm yết": what hangs where and for how long, making a posting, one posting. Objections are in [`super::objections`].

use dioxus::prelude::*;

use super::objections::{ObjectionFormPart, outcome_words};
use super::parts::{ButtonLink, Empty, FormToken, Icon, PageHead};
use super::steps::{ClosedNote, Field, FoundTable, RoundTop, TextField, Troubles};
use super::words;
use crate::domain::ids::VillageId;
use crate::domain::posting::{Objection, PostingLine};
use crate::domain::round::Round;
use crate::server::office::model::steps::{
    FoundRow, PostingData, PostingForm, PostingState, RoundHead, VillagePostings, round_name_first,
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
                                                    " · "
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
    lines: Vec<PostingLine>,
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
        if lines.is_empty() {
            Empty { fact: w.t("steps-posting-nobody"), next: w.t("steps-posting-nobody-next") }
        } else {
            form { class: "steps-form", method: "post", action: "/postings",
                FormToken { token: csrf }
                input { r#type: "hidden", name: "id", value: form.id.clone() }
                input { r#type: "hidden", name: "round", value: "{round}" }
                input { r#type: "hidden", name: "village", value: "{village}" }
                for line in lines.clone() {
                    input { key: "{line.household}", r#type: "hidden", name: "line", value: "{line.household}:{line.visit}" }
                }
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
                        h2 { id: "who-title", {w.with("steps-posting-who", [("count", lines.len().into())])} }
                    }
                    p { class: "legend small", {w.t("steps-posting-only")} }
                    FoundTable { titled_by: "who-title", rows: lines.iter().map(FoundRow::from).collect::<Vec<_>>() }
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
            FoundTable { titled_by: "lines-title", rows: posting.lines.iter().map(FoundRow::from).collect::<Vec<_>>(), linked: true }
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
            ClosedNote { round: posting.round }
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
