//! Everything held about one person: found, shown and printed in plain words, and the form that corrects it.

use dioxus::prelude::*;

use super::parts::{ClassBadge, Empty, FormToken, Icon, PageHead, Troubles};
use super::visit::birth;
use super::words;
use crate::domain::member::{Relation, Sex};
use crate::server::office::model::person::{CorrectionForm, Found, PersonData, Trouble, VillageNames, VisitPart};

/// The search.
#[component]
pub fn SearchPage(wanted: String, found: Vec<Found>, more: bool, villages: VillageNames, synthetic: bool) -> Element {
    let w = words();
    rsx! {
        PageHead { title: w.t("trust-person-title"), sub: w.t("trust-person-sub"), sample: synthetic }
        form { class: "filter trust-filter", method: "get", action: "/person",
            span {
                label { r#for: "q", {w.t("trust-person-search")} }
                input {
                    id: "q",
                    name: "q",
                    r#type: "text",
                    required: true,
                    maxlength: "120",
                    autocomplete: "off",
                    value: wanted.clone(),
                }
            }
            button { class: "button primary", r#type: "submit",
                Icon { name: "find" }
                {w.t("trust-person-find")}
            }
        }
        if found.is_empty() {
            if !wanted.trim().is_empty() {
                Empty { fact: w.t("trust-person-nobody"), next: w.t("trust-person-nobody-next") }
            }
        } else {
            People { found, villages }
            if more {
                p { class: "quiet", {w.t("trust-person-more")} }
            }
        }
        Law {}
    }
}

#[component]
fn People(found: Vec<Found>, villages: VillageNames) -> Element {
    let w = words();
    rsx! {
        div {
            class: "block table-block scroll",
            role: "group",
            aria_label: w.t("trust-person-found"),
            tabindex: "0",
            table { class: "list",
                thead {
                    tr {
                        th { scope: "col", {w.t("trust-person-name")} }
                        th { scope: "col", {w.t("trust-person-birth")} }
                        th { scope: "col", {w.t("office-col-household")} }
                        th { scope: "col", {w.t("office-col-village")} }
                    }
                }
                tbody {
                    for one in found {
                        tr { key: "{one.member}",
                            th { scope: "row",
                                a { href: "/person/{one.household}/{one.member}", {one.name.clone()} }
                            }
                            td { {birth(&w, one.birth)} }
                            td { "{one.number} {one.head}" }
                            td { {villages.get(&one.village).cloned().unwrap_or_default()} }
                        }
                    }
                }
            }
        }
    }
}

/// What the law says, with its certainty.
#[component]
fn Law() -> Element {
    let w = words();
    rsx! {
        section { class: "block narrow", aria_labelledby: "law-title",
            h2 { id: "law-title", {w.t("trust-law-title")} }
            p { {w.t("trust-law-rights")} }
            p { {w.t("trust-law-kept")} }
            p { class: "small quiet", {w.t("trust-law-certainty")} }
        }
    }
}

/// One person.
#[component]
pub fn PersonPage(data: PersonData) -> Element {
    let w = words();
    let here = format!("/person/{}/{}", data.household, data.member.id);
    rsx! {
        p { class: "back",
            a { href: "/person", {w.t("trust-back-to-person")} }
        }
        PageHead {
            title: w.with("trust-person-of", [("name", data.member.name.clone().into())]),
            sub: w.with("trust-person-where", [
                ("number", data.number.clone().into()),
                ("village", w.village(&data.village_name).into()),
            ]),
            sample: data.synthetic,
            a { class: "button", href: "{here}/data.json", {w.t("trust-person-json")} }
        }
        if data.stale {
            div { class: "trouble", role: "alert",
                Icon { name: "again" }
                p { {w.t("trust-correct-stale")} }
            }
        }
        div { class: "trust-person",
            div { class: "main",
                Register { data: data.clone() }
                for part in data.visits.clone() {
                    VisitBlock { key: "{part.id}", part }
                }
                if data.visits.is_empty() {
                    p { class: "quiet", {w.t("trust-person-no-visits")} }
                }
            }
            aside {
                section { class: "block", aria_labelledby: "opened-title",
                    h2 { id: "opened-title", {w.t("trust-person-opened")} }
                    ul { class: "trust-counts",
                        for (place , one) in data.opened.iter().enumerate() {
                            li { key: "{place}", "{w.moment(one.at)}, {one.who}" }
                        }
                    }
                    p { class: "small quiet", {w.t("trust-person-opened-note")} }
                }
            }
        }
        if data.may_correct {
            Correction {
                here: here.clone(),
                form: data.form.clone(),
                troubles: data.troubles.clone(),
                csrf: data.csrf.clone(),
            }
        }
        Law {}
    }
}

#[component]
fn Register(data: PersonData) -> Element {
    let w = words();
    let member = data.member.clone();
    let sex = w.t(if member.sex == Sex::Male { "office-sex-male" } else { "office-sex-female" });
    let none = || w.t("trust-person-not-held");
    let or_none = |text: String| if text.is_empty() { none() } else { text };
    let rows = [
        ("trust-person-name", member.name.clone()),
        ("trust-person-sex", sex),
        ("trust-person-birth", birth(&w, member.birth)),
        ("trust-person-relation", w.t(&format!("relation-{}", member.relation.code()))),
        ("trust-person-ethnicity", or_none(member.ethnicity.name.clone())),
        ("trust-person-id", or_none(member.id_number.clone())),
        ("trust-person-absent", member.absent.clone().unwrap_or_else(none)),
        ("trust-person-address", or_none(data.contact.0.clone())),
        ("trust-person-phone", or_none(data.contact.1.clone())),
        ("trust-person-location", w.t(if data.has_location { "trust-person-held" } else { "trust-person-not-held" })),
    ];
    rsx! {
        section { class: "block", aria_labelledby: "register-title",
            h2 { id: "register-title", {w.t("trust-person-register")} }
            dl { class: "trust-facts",
                for (key , value) in rows {
                    div { key: "{key}",
                        dt { {w.t(key)} }
                        dd { {value} }
                    }
                }
                div {
                    dt { {w.t("trust-person-class")} }
                    dd { ClassBadge { class: data.class } }
                }
            }
        }
    }
}

#[component]
fn VisitBlock(part: VisitPart) -> Element {
    let w = words();
    rsx! {
        section { class: "block", aria_labelledby: "visit-{part.id}",
            h2 { id: "visit-{part.id}",
                {w.with("trust-person-visit", [("day", w.date(part.visited_on).into())])}
                " "
                ClassBadge { class: part.class }
            }
            for (place , section) in part.sections.into_iter().enumerate() {
                div { key: "{place}",
                    h3 { {section.title.clone()} }
                    dl { class: "trust-facts",
                        for (at , line) in section.lines.into_iter().enumerate() {
                            div { key: "{at}",
                                dt { {line.question.clone()} }
                                dd { {line.answer.clone()} }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Correction(here: String, form: CorrectionForm, troubles: Vec<Trouble>, csrf: String) -> Element {
    let w = words();
    let wrong = |trouble: Trouble| troubles.contains(&trouble).then_some("true");
    let text = [
        ("name", "trust-person-name", form.name.clone(), wrong(Trouble::Name)),
        ("birth", "trust-correct-birth", form.birth.clone(), wrong(Trouble::Birth)),
        ("id_number", "trust-person-id", form.id_number.clone(), wrong(Trouble::IdNumber)),
        ("ethnicity", "trust-person-ethnicity", form.ethnicity.clone(), None),
        ("address", "trust-correct-address", form.address.clone(), None),
        ("phone", "trust-correct-phone", form.phone.clone(), wrong(Trouble::Phone)),
    ];
    rsx! {
        section { class: "block narrow no-print", id: "correct", aria_labelledby: "correct-title",
            h2 { id: "correct-title", {w.t("trust-correct-title")} }
            p { class: "quiet", {w.t("trust-correct-text")} }
            Troubles { said: troubles.iter().map(|trouble| w.t(trouble.key())).collect::<Vec<_>>() }
            form { method: "post", action: "{here}/correct", class: "fields",
                FormToken { token: csrf }
                input { r#type: "hidden", name: "expected", value: "{form.expected}" }
                for (name , key , value , invalid) in text {
                    label { r#for: "c-{name}", {w.t(key)} }
                    input {
                        id: "c-{name}",
                        name,
                        r#type: "text",
                        maxlength: "200",
                        autocomplete: "off",
                        value,
                        aria_invalid: invalid,
                        aria_describedby: if invalid.is_some() { "trouble" },
                    }
                }
                label { r#for: "c-sex", {w.t("trust-person-sex")} }
                select { id: "c-sex", name: "sex",
                    for (code , key) in [("female", "office-sex-female"), ("male", "office-sex-male")] {
                        option { key: "{code}", value: code, selected: form.sex == code, {w.t(key)} }
                    }
                }
                label { r#for: "c-relation", {w.t("trust-person-relation")} }
                select { id: "c-relation", name: "relation",
                    for relation in Relation::ALL {
                        option {
                            key: "{relation.code()}",
                            value: relation.code(),
                            selected: form.relation == relation.code(),
                            {w.t(&format!("relation-{}", relation.code()))}
                        }
                    }
                }
                label { r#for: "c-reason", {w.t("trust-correct-reason")} }
                input {
                    id: "c-reason",
                    name: "reason",
                    r#type: "text",
                    required: true,
                    maxlength: "200",
                    autocomplete: "off",
                    value: form.reason.clone(),
                    aria_invalid: wrong(Trouble::Reason),
                    aria_describedby: if wrong(Trouble::Reason).is_some() { "trouble" },
                }
                button { class: "button primary", r#type: "submit", {w.t("trust-correct-button")} }
            }
        }
    }
}
