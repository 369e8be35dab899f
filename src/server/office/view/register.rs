//! The register: a form to search it, its households in pages, and where to import when it is empty.

use dioxus::prelude::*;

use super::parts::{ButtonLink, ClassBadge, Empty, PageHead, pages};
use super::words;
use crate::domain::class::Class;
use crate::server::office::model::register::{RegisterData, RegisterRow};

/// The page.
#[component]
pub fn RegisterPage(data: RegisterData) -> Element {
    let w = words();
    let empty = data.all == 0 && !data.query.is_filtered();
    rsx! {
        PageHead {
            title: w.t("register-title"),
            sub: w.with("register-sub", [("n", data.all.into())]),
            sample: data.synthetic,
            if data.may_import {
                ButtonLink { to: "/register/import", primary: empty, {w.t("register-import")} }
            }
        }
        if empty {
            Empty { fact: w.t("register-none"), next: w.t("register-none-next"),
                if data.may_import {
                    p { class: "actions",
                        ButtonLink { to: "/register/import", primary: true, {w.t("register-import")} }
                    }
                }
            }
        } else {
            Search { data: data.clone() }
            if data.rows.is_empty() {
                Empty { fact: w.t("register-not-found"), next: w.t("register-not-found-next"),
                    p { class: "actions",
                        ButtonLink { to: "/register", {w.t("register-show-all")} }
                    }
                }
            } else {
                Households { data: data.clone() }
                {pages(data.query.page, data.pages, |page| data.query.address(page))}
            }
        }
    }
}

#[component]
fn Search(data: RegisterData) -> Element {
    let w = words();
    let query = data.query.clone();
    rsx! {
        form { class: "register-search block", method: "get", action: "/register", role: "search",
            div { class: "register-field",
                label { r#for: "register-q", {w.t("register-search")} }
                input { id: "register-q", name: "q", r#type: "text", autocomplete: "off", value: query.search.clone() }
            }
            div { class: "register-field",
                label { r#for: "register-village", {w.t("office-col-village")} }
                select { id: "register-village", name: "village",
                    option { value: "", selected: query.village.is_none(), {w.t("register-any-village")} }
                    for (id , name) in data.villages.iter() {
                        option { key: "{id}", value: "{id}", selected: query.village.as_ref() == Some(id), {name.clone()} }
                    }
                }
            }
            div { class: "register-field",
                label { r#for: "register-class", {w.t("office-col-class-official")} }
                select { id: "register-class", name: "class",
                    option { value: "", selected: query.class.is_none(), {w.t("register-any-class")} }
                    for class in Class::ALL {
                        option { key: "{class.code()}", value: class.code(), selected: query.class == Some(class), {w.class(class)} }
                    }
                }
            }
            button { class: "button", r#type: "submit", {w.t("register-find")} }
        }
    }
}

#[component]
fn Households(data: RegisterData) -> Element {
    let w = words();
    rsx! {
        section { class: "block table-block", aria_labelledby: "register-list",
            div { class: "table-head",
                h2 { id: "register-list",
                    {w.with("register-found", [("n", data.found.into()), ("page", data.query.page.into()), ("pages", data.pages.into())])}
                }
            }
            div { class: "scroll", role: "group", aria_labelledby: "register-list", tabindex: "0",
                table { class: "list register-list",
                    thead {
                        tr {
                            th { scope: "col", {w.t("office-col-village")} }
                            th { scope: "col", {w.t("office-col-household-number")} }
                            th { scope: "col", {w.t("office-col-head")} }
                            th { class: "right", scope: "col", {w.t("office-col-people")} }
                            th { scope: "col", {w.t("office-col-class-official")} }
                        }
                    }
                    tbody {
                        for row in data.rows.iter() {
                            Line { key: "{row.id}", row: row.clone() }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Line(row: RegisterRow) -> Element {
    let w = words();
    rsx! {
        tr {
            td { {row.village.clone()} }
            td { "{row.number}" }
            th { scope: "row",
                a { href: "/households/{row.id}", {row.head.clone()} }
                if !row.found.is_empty() {
                    span { class: "small quiet under", {w.with("register-member", [("name", row.found.clone().into())])} }
                }
                if !row.present {
                    span { class: "small quiet under", {w.t("office-household-gone")} }
                }
            }
            td { class: "right", {w.number(i64::try_from(row.people).unwrap_or(i64::MAX))} }
            td { ClassBadge { class: row.class } }
        }
    }
}
