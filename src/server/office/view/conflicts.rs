//! Two values side by side, one tap each; and two visits side by side, of which the office chooses one.

use chrono::{DateTime, Utc};
use dioxus::prelude::*;

use super::parts::{ClassBadge, Empty, FormToken, Icon, PageHead, Scores};
use super::steps::ClosedNote;
use super::words;
use crate::server::office::model::conflicts::{ConflictsData, Differs, DoubleRow, DoubleVisit, EntryRow, FieldRow};
use crate::server::office::words::Words;

/// The page.
#[component]
pub fn ConflictsPage(data: ConflictsData, csrf: String) -> Element {
    let w = words();
    let nothing = data.entries.is_empty() && data.doubles.is_empty();
    rsx! {
        p { class: "back",
            a { href: "/review", {w.t("conflicts-back")} }
        }
        PageHead { title: w.t("conflicts-title"), sub: w.t("conflicts-sub"), sample: data.synthetic }
        if let Some(told) = data.told {
            div { class: "trouble", role: "alert",
                Icon { name: "stop" }
                div {
                    p { class: "fact", {w.t(told.key())} }
                    p { {w.t(&format!("{}-text", told.key()))} }
                }
            }
        }
        if let Some(round) = data.closed.filter(|_| !(data.doubles.is_empty() && data.settled.is_empty())) {
            ClosedNote { round }
        }
        if nothing {
            Empty { fact: w.t("conflicts-none"), next: w.t("conflicts-none-next"),
                p { class: "actions",
                    a { class: "button", href: "/review", {w.t("conflicts-to-review")} }
                }
            }
        }
        for row in data.doubles.clone() {
            Double { key: "{row.household}", row, may_settle: data.may_settle && data.closed.is_none(), csrf: csrf.clone() }
        }
        for row in data.entries.clone() {
            Entry { key: "{row.entry}", row, may_settle: data.may_settle, csrf: csrf.clone() }
        }
        if !data.settled.is_empty() {
            section { class: "conflicts-settled", aria_labelledby: "settled-title",
                h2 { id: "settled-title", {w.t("conflicts-settled-title")} }
                for row in data.settled.clone() {
                    Double { key: "{row.household}", row, may_settle: data.may_settle && data.closed.is_none(), csrf: csrf.clone() }
                }
            }
        }
    }
}

#[component]
fn Entry(row: EntryRow, may_settle: bool, csrf: String) -> Element {
    let w = words();
    rsx! {
        section { class: "block table-block conflict", aria_labelledby: "c-{row.entry}",
            div { class: "table-head",
                h2 { id: "c-{row.entry}", class: "grow",
                    a { href: "/households/{row.household}", {row.who.clone()} }
                    ", "
                    {w.village(&row.village_name)}
                }
                p { class: "small quiet",
                    {w.with("conflicts-entry-sub", [
                        ("person", row.person.clone().into()),
                        ("at", w.moment(row.received_at).into()),
                    ])}
                }
            }
            div { class: "scroll", role: "group", aria_labelledby: "c-{row.entry}", tabindex: "0",
                table { class: "list",
                    thead {
                        tr {
                            th { scope: "col", {w.t("conflicts-col-field")} }
                            th { scope: "col", {w.t("conflicts-col-commune")} }
                            th { scope: "col", {w.with("conflicts-col-phone", [("person", row.person.clone().into())])} }
                        }
                    }
                    tbody {
                        for field in row.fields.clone() {
                            Field { key: "{field.path}", field, row: row.clone(), may_settle, csrf: csrf.clone() }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Field(field: FieldRow, row: EntryRow, may_settle: bool, csrf: String) -> Element {
    let w = words();
    rsx! {
        tr {
            th { scope: "row", {field.name.clone()} }
            for (keep , value) in [("commune", field.commune.clone()), ("phone", field.phone.clone())] {
                td { key: "{keep}",
                    p { class: "fact", {value.clone()} }
                    if let Some((who , at)) = field.commune_since.clone().filter(|_| keep == "commune") {
                        p { class: "small quiet", {since(&w, who, at)} }
                    }
                    if may_settle {
                        Keep { keep, value, name: field.name.clone(), path: field.path.clone(), row: row.clone(), csrf: csrf.clone() }
                    }
                }
            }
        }
    }
}

/// Who gave the commune's value, and when.
fn since(w: &Words, who: Option<String>, at: DateTime<Utc>) -> String {
    match who {
        Some(person) => w.with("conflicts-since-phone", [("person", person.into()), ("at", w.moment(at).into())]),
        None => w.with("conflicts-since-office", [("at", w.moment(at).into())]),
    }
}

#[component]
fn Keep(keep: &'static str, value: String, name: String, path: String, row: EntryRow, csrf: String) -> Element {
    let w = words();
    rsx! {
        form { method: "post", action: "/conflicts/{row.entry}",
            FormToken { token: csrf }
            input { r#type: "hidden", name: "field", value: path }
            input { r#type: "hidden", name: "version", value: "{row.version}" }
            input { r#type: "hidden", name: "settled", value: "{row.settled}" }
            button {
                class: "button small-button",
                r#type: "submit",
                name: "keep",
                value: keep,
                aria_label: w.with("conflicts-keep-label", [("field", name.into()), ("value", value.into())]),
                {w.t("conflicts-keep")}
            }
        }
    }
}

#[component]
fn Double(row: DoubleRow, may_settle: bool, csrf: String) -> Element {
    let w = words();
    rsx! {
        section { class: "block table-block conflict", aria_labelledby: "d-{row.household}",
            div { class: "table-head",
                h2 { id: "d-{row.household}", class: "grow",
                    a { href: "/households/{row.household}", {row.who.clone()} }
                    ", "
                    {w.village(&row.village_name)}
                }
                p { class: "small quiet",
                    {w.t(if row.chosen.is_some() { "conflicts-double-chosen" } else { "conflicts-double-sub" })}
                }
            }
            div { class: "scroll", role: "group", aria_labelledby: "d-{row.household}", tabindex: "0",
                table { class: "list visits",
                    thead {
                        tr {
                            th { scope: "col", {w.t("office-col-person")} }
                            th { scope: "col", {w.t("office-col-visited")} }
                            th { scope: "col", {w.t("office-col-class")} }
                            th { scope: "col", {w.t("office-col-scores")} }
                            th { scope: "col", {w.t("conflicts-col-stands")} }
                            th { scope: "col", {w.t("conflicts-col-act")} }
                        }
                    }
                    tbody {
                        for visit in row.visits.clone() {
                            VisitRow { key: "{visit.visit}", visit, row: row.clone(), may_settle, csrf: csrf.clone() }
                        }
                    }
                }
            }
            for differs in row.differs.clone() {
                DiffersTable { key: "{differs.places.1}", visits: row.visits.clone(), differs }
            }
        }
    }
}

/// What two visits answer differently, side by side.
#[component]
fn DiffersTable(visits: Vec<DoubleVisit>, differs: Differs) -> Element {
    let w = words();
    let (one, other) = differs.places;
    let Some((one, other)) = visits.get(one).zip(visits.get(other)) else { return rsx! {} };
    if differs.answers.is_empty() {
        return rsx! { p { class: "legend small", {w.t("conflicts-alike")} } };
    }
    let label = format!("q-{}", other.visit);
    rsx! {
        div { class: "table-head", h3 { id: "{label}", {w.with("conflicts-differ", [("count", differs.answers.len().into())])} } }
        div { class: "scroll", role: "group", aria_labelledby: "{label}", tabindex: "0",
            table { class: "list",
                thead {
                    tr {
                        th { scope: "col", {w.t("conflicts-col-field")} }
                        for visit in [one, other] {
                            th { key: "{visit.visit}", scope: "col",
                                {visit.person.clone()}
                                span { class: "small quiet under", {w.with("conflicts-received", [("at", w.moment(visit.received_at).into())])} }
                            }
                        }
                    }
                }
                tbody {
                    for (at , answer) in differs.answers.iter().enumerate() {
                        tr { key: "{at}",
                            th { scope: "row", {answer.question.clone()} }
                            td { {answer.before.clone()} }
                            td { {answer.now.clone()} }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn VisitRow(visit: DoubleVisit, row: DoubleRow, may_settle: bool, csrf: String) -> Element {
    let w = words();
    let id = visit.visit;
    let chosen = row.chosen == Some(id);
    let (action, key) = if chosen {
        (format!("/conflicts/visits/{id}/take-back"), "conflicts-take-back")
    } else {
        (format!("/conflicts/visits/{id}"), "conflicts-choose")
    };
    rsx! {
        tr {
            th { scope: "row",
                {visit.person.clone()}
                span { class: "small quiet under", {w.with("conflicts-received", [("at", w.moment(visit.received_at).into())])} }
            }
            td { class: "nowrap",
                a { href: "/visits/{id}", {w.date(visit.visited_on)} }
            }
            td { ClassBadge { class: visit.class } }
            td { class: "nowrap",
                Scores { income: visit.income, b2_min: visit.b2.0, b2_max: visit.b2.1 }
            }
            td {
                {w.t(match (visit.speaks, chosen) {
                    (true, true) => "conflicts-speaks-chosen",
                    (true, false) if row.chosen.is_some() => "conflicts-speaks-until",
                    (true, false) => "conflicts-speaks",
                    (false, true) => "conflicts-chosen",
                    (false, false) => "conflicts-silent",
                })}
            }
            td {
                if may_settle && (row.chosen.is_none() || chosen) {
                    form { method: "post", action,
                        FormToken { token: csrf }
                        for other in row.visits.clone().into_iter().filter(|other| other.visit != id) {
                            input { key: "{other.visit}", r#type: "hidden", name: "version-{other.visit}", value: "{other.version}" }
                        }
                        button { class: "button small-button", r#type: "submit", {w.t(key)} }
                    }
                }
            }
        }
    }
}
