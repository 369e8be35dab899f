//! The journal: two books, who did what as sentences, whether the chain of each is whole, and a filter.

use dioxus::prelude::*;

use super::parts::{Empty, Icon, PageHead};
use super::words;
use crate::domain::ids::VillageId;
use crate::server::office::model::journal::{Filter, JournalData, Line};
use crate::server::office::words::Words;
use crate::server::store::{Book, BookState, LineFault, LogState, Unmet};

/// The page.
#[component]
pub fn JournalPage(data: JournalData) -> Element {
    let w = words();
    let query = data.filter.query();
    let told = format!("/journal/export.xlsx?book={}&{query}", data.book.code());
    let export = format!("/journal/export.csv?book={}&{query}", data.book.code());
    rsx! {
        PageHead { title: w.t("trust-journal-title"), sub: w.t("trust-journal-sub"), sample: data.synthetic,
            a { class: "button", href: told, {w.t("trust-journal-told")} }
            a { class: "button", href: export, {w.t("trust-journal-export")} }
            a { class: "button", href: "/journal/checkpoint.json", {w.t("trust-journal-checkpoint")} }
        }
        ChainState { state: data.state.clone() }
        nav { class: "trust-books", aria_label: w.t("trust-journal-books"),
            for book in Book::ALL {
                a {
                    key: "{book.code()}",
                    href: "/journal?book={book.code()}&{query}",
                    aria_current: if book == data.book { "true" },
                    {w.t(&format!("trust-book-{}", book.code()))}
                }
            }
        }
        FilterForm {
            book: data.book,
            filter: data.filter.clone(),
            users: data.users.clone(),
            villages: data.villages.clone(),
        }
        if !data.whole {
            p { class: "small quiet", {w.t("trust-journal-scope")} }
        }
        if data.no_household {
            Empty { fact: w.t("trust-journal-no-household"), next: w.t("trust-journal-no-household-next") }
        } else if data.lines.is_empty() {
            Empty {
                fact: w.t("trust-journal-none"),
                next: if data.filter.is_empty() { String::new() } else { w.t("trust-journal-none-next") },
            }
        } else {
            Lines { lines: data.lines.clone() }
        }
        if let Some(older) = data.older.clone() {
            p { class: "pages",
                a { class: "button", href: older, {w.t("trust-journal-older")} }
            }
        }
        p { class: "small quiet", {w.t("trust-journal-limit")} }
    }
}

#[component]
fn ChainState(state: LogState) -> Element {
    let w = words();
    let whole = state.whole();
    let icon = if whole { "tick" } else { "stop" };
    rsx! {
        div { class: if whole { "ok trust-chain" } else { "trouble trust-chain" }, role: if !whole { "alert" },
            Icon { name: icon }
            ul {
                for book in state.books.iter() {
                    li { key: "{book.book}", {chain_sentence(&w, book)} }
                }
                for unmet in state.unmet.iter() {
                    li { key: "{unmet.at}{unmet.book}",
                        {unmet_sentence(&w, unmet)}
                    }
                }
                if state.met > 0 && whole {
                    li { {w.with("trust-checkpoints-met", [("n", state.met.into())])} }
                }
            }
        }
    }
}

/// A checkpoint that a book does not bear out, in words.
pub fn unmet_sentence(w: &Words, unmet: &Unmet) -> String {
    match unmet.replaced_at {
        Some(at) => {
            w.with("trust-checkpoint-replaced", [("at", w.moment(unmet.at).into()), ("restored", w.moment(at).into())])
        }
        None => w.with(
            "trust-checkpoint-unmet",
            [
                ("at", w.moment(unmet.at).into()),
                ("book", w.t(&format!("trust-book-{}", unmet.book)).into()),
                ("n", unmet.head.seq.into()),
            ],
        ),
    }
}

/// Whether a book is whole, in words.
pub fn chain_sentence(w: &Words, book: &BookState) -> String {
    let name = w.t(&format!("trust-book-{}", book.book));
    match (&book.broken, &book.head) {
        (Some(broken), _) => {
            let fault = match broken.fault {
                LineFault::Missing => "missing",
                LineFault::Chain => "chain",
                LineFault::Text => "text",
            };
            w.with(&format!("trust-chain-{fault}"), [("book", name.into()), ("n", broken.seq.into())])
        }
        (None, Some(head)) => {
            let hash: String = head.hash.chars().take(12).collect();
            w.with("trust-chain-whole", [("book", name.into()), ("n", head.seq.into()), ("hash", hash.into())])
        }
        (None, None) => w.with("trust-chain-empty", [("book", name.into())]),
    }
}

#[component]
fn FilterForm(book: Book, filter: Filter, users: Vec<(String, String)>, villages: Vec<(VillageId, String)>) -> Element {
    let w = words();
    let day = filter.day.map(|day| day.to_string()).unwrap_or_default();
    rsx! {
        form { class: "filter trust-filter", method: "get", action: "/journal",
            input { r#type: "hidden", name: "book", value: book.code() }
            span {
                label { r#for: "who", {w.t("trust-filter-who")} }
                select { id: "who", name: "who",
                    option { value: "", selected: filter.who.is_empty(), {w.t("trust-filter-anyone")} }
                    for (name , full) in users {
                        option { key: "{name}", value: "{name}", selected: filter.who == name, {full} }
                    }
                }
            }
            span {
                label { r#for: "village", {w.t("office-filter-village")} }
                select { id: "village", name: "village",
                    option { value: "", selected: filter.village.is_empty(), {w.t("office-filter-all")} }
                    for (id , name) in villages {
                        option { key: "{id}", value: "{id}", selected: filter.village == id.as_str(), {name} }
                    }
                }
            }
            span {
                label { r#for: "household", {w.t("trust-filter-household")} }
                input {
                    id: "household",
                    name: "household",
                    r#type: "text",
                    maxlength: "120",
                    autocomplete: "off",
                    value: filter.household.clone(),
                }
            }
            span {
                label { r#for: "day", {w.t("trust-filter-day")} }
                input { id: "day", name: "day", r#type: "date", value: day }
            }
            button { class: "button", r#type: "submit", {w.t("office-filter-button")} }
            if !filter.is_empty() {
                a { class: "button", href: "/journal?book={book.code()}", {w.t("trust-filter-clear")} }
            }
        }
    }
}

#[component]
fn Lines(lines: Vec<Line>) -> Element {
    let w = words();
    rsx! {
        div {
            class: "block table-block scroll",
            role: "group",
            aria_label: w.t("trust-journal-title"),
            tabindex: "0",
            table { class: "list trust-lines",
                thead {
                    tr {
                        th { class: "right", scope: "col", {w.t("trust-col-line")} }
                        th { scope: "col", {w.t("trust-col-at")} }
                        th { scope: "col", {w.t("trust-col-what")} }
                        th { scope: "col", {w.t("trust-col-hash")} }
                    }
                }
                tbody {
                    for line in lines {
                        tr { key: "{line.seq}",
                            td { class: "right", {w.number(i64::try_from(line.seq).unwrap_or(i64::MAX))} }
                            td { class: "nowrap", {w.moment(line.at)} }
                            td {
                                b { {line.who.clone()} }
                                " {line.before}"
                                if let Some((text , to)) = line.subject.clone() {
                                    if let Some(to) = to {
                                        a { href: to, {text} }
                                    } else {
                                        span { {text} }
                                    }
                                }
                                {line.after.clone()}
                                if !line.village.is_empty() {
                                    ", {line.village}"
                                }
                            }
                            td { class: "trust-hash", code { {line.hash.clone()} } }
                        }
                    }
                }
            }
        }
    }
}
