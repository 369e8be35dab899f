//! What an import would put in, what it asks, what is wrong in the rows. Nothing is in the register yet.

use dioxus::prelude::*;

use super::imports::DropForm;
use super::parts::{ClassBadge, FormToken, Icon, PageHead};
use super::visit::birth;
use super::words;
use crate::server::imports::choices::Alike;
use crate::server::office::model::imports::{CheckData, FaultRow, MatchRow, ShownRow, StrangerRow};
use crate::server::office::words::Words;

/// The page.
#[component]
pub fn CheckPage(data: CheckData) -> Element {
    let w = words();
    let counts = data.counts;
    let ready = data.needs.is_empty();
    rsx! {
        p { class: "back",
            a { href: "/register/import/{data.id}/columns", {w.t("import-back-to-columns")} }
        }
        PageHead { title: w.t("import-check-title"), sub: data.file.clone(), sample: data.synthetic }
        if let Some(trouble) = data.trouble {
            div { class: "trouble", role: "alert",
                Icon { name: "stop" }
                p { {w.t(&format!("import-trouble-{trouble}"))} }
            }
        }
        div { class: "block lead",
            p { class: "sentence",
                {w.with("import-sentence", [("households", counts.households.into()), ("people", counts.people.into())])}
            }
            ul { class: "import-counts",
                li { b { {w.number(as_i64(counts.new))} } " " {w.t("import-count-new")} }
                li { b { {w.number(as_i64(counts.merged))} } " " {w.t("import-count-merged")} }
                li { b { {w.number(as_i64(counts.skipped))} } " " {w.t("import-count-skipped")} }
                li { b { {w.number(as_i64(counts.bad))} } " " {w.t("import-count-bad")} }
            }
            p { class: "quiet", {w.t("import-not-yet")} }
        }
        if !ready {
            div { class: "banner", role: "status",
                Icon { name: "warn" }
                div { class: "grow",
                    h2 { {w.t("import-needs")} }
                    ul {
                        for need in data.needs.iter() {
                            li { key: "{need}", {w.t(&format!("import-need-{need}"))} }
                        }
                    }
                }
            }
        }
        form { method: "post", action: "/register/import/{data.id}/check",
            FormToken { token: data.csrf.clone() }
            input { r#type: "hidden", name: "seen", value: data.seen.clone() }
            if data.hidden > 0 {
                Hidden { n: data.hidden, chosen: data.hidden_choice }
            }
            if !data.strangers.is_empty() {
                Strangers { rows: data.strangers.clone() }
            }
            if !data.matches.is_empty() {
                Matches { rows: data.matches.clone(), all: data.matches_all, alike: data.alike }
            }
            if counts.bad > 0 {
                div { class: "block",
                    h2 { {w.t("import-bad")} }
                    p { {w.with("import-bad-text", [("n", counts.bad.into())])} }
                    label { class: "tick",
                        input { r#type: "checkbox", name: "leave-bad", value: "1", checked: data.leave_bad }
                        {w.t("import-leave-bad")}
                    }
                    p { class: "actions",
                        a { class: "button", href: "/register/import/{data.id}/bad", {w.t("import-bad-file")} }
                    }
                }
            }
            p { class: "actions import-act",
                button { class: "button", r#type: "submit", name: "act", value: "look", {w.t("import-look")} }
                if ready && counts.new + counts.merged > 0 {
                    button { class: "button primary", r#type: "submit", name: "act", value: "put",
                        if counts.merged == 0 {
                            {w.with("import-put", [("n", counts.new.into())])}
                        } else if counts.new == 0 {
                            {w.with("import-put-merged", [("n", counts.merged.into())])}
                        } else {
                            {w.with("import-put-both", [("n", counts.new.into()), ("merged", counts.merged.into())])}
                        }
                    }
                }
            }
            if ready && counts.new + counts.merged == 0 {
                p { class: "quiet", {w.t("import-put-nothing")} }
            }
        }
        if !data.notes.is_empty() {
            section { class: "block", aria_labelledby: "import-notes",
                h2 { id: "import-notes", {w.t("import-notes")} }
                ul { class: "sentences",
                    for (at , note) in data.notes.iter().enumerate() {
                        li { key: "{at}", {note.clone()} }
                    }
                }
            }
        }
        if !data.faults.is_empty() {
            Faults { rows: data.faults.clone(), all: data.faults_all }
        }
        if !data.shown.is_empty() {
            Shown { rows: data.shown.clone() }
        }
        DropForm { id: data.id.clone(), csrf: data.csrf.clone(), act: w.t("import-drop") }
    }
}

fn as_i64(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[component]
fn Hidden(n: usize, chosen: Option<bool>) -> Element {
    let w = words();
    rsx! {
        div { class: "block",
            fieldset {
                legend { class: "import-legend", {w.with("import-hidden", [("n", n.into())])} }
                label { class: "tick",
                    input { r#type: "radio", name: "hidden", value: "leave", checked: chosen == Some(false) }
                    {w.t("import-hidden-leave")}
                }
                label { class: "tick",
                    input { r#type: "radio", name: "hidden", value: "read", checked: chosen == Some(true) }
                    {w.t("import-hidden-read")}
                }
            }
        }
    }
}

#[component]
fn Strangers(rows: Vec<StrangerRow>) -> Element {
    let w = words();
    rsx! {
        section { class: "block fields", aria_labelledby: "import-strangers",
            h2 { id: "import-strangers", {w.t("import-strangers")} }
            p { class: "quiet", {w.t("import-strangers-text")} }
            for (place , row) in rows.into_iter().enumerate() {
                div { key: "{row.key}", class: "register-field",
                    label { r#for: "import-stranger-{place}",
                        {w.with("import-stranger", [("name", row.written.clone().into()), ("n", row.rows.into())])}
                    }
                    select { id: "import-stranger-{place}", name: "village-{row.key}",
                        option { value: "", selected: row.chosen.is_none(), {w.t("import-stranger-none")} }
                        for (at , (id , name)) in row.options.iter().enumerate() {
                            option { key: "{id}", value: "{id}", selected: row.chosen.as_ref() == Some(id),
                                if at == 0 && row.near {
                                    {w.with("import-stranger-nearest", [("name", name.clone().into())])}
                                } else {
                                    {name.clone()}
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Matches(rows: Vec<MatchRow>, all: usize, alike: Alike) -> Element {
    let w = words();
    let more = all.saturating_sub(rows.len());
    rsx! {
        section { class: "block table-block", aria_labelledby: "import-matches",
            div { class: "table-head",
                h2 { id: "import-matches", {w.with("import-matches", [("n", all.into())])} }
            }
            fieldset { class: "padded",
                legend { class: "import-legend", {w.t("import-alike")} }
                for one in Alike::ALL {
                    label { key: "{one.code()}", class: "tick",
                        input { r#type: "radio", name: "alike", value: one.code(), checked: one == alike }
                        {w.t(&format!("import-alike-{}", one.code()))}
                    }
                }
            }
            div { class: "scroll", role: "group", aria_labelledby: "import-matches", tabindex: "0",
                table { class: "list",
                    thead {
                        tr {
                            th { class: "right", scope: "col", {w.t("import-row")} }
                            th { scope: "col", {w.t("import-in-file")} }
                            th { scope: "col", {w.t("import-alike-to")} }
                            th { scope: "col", {w.t("import-alike-what")} }
                        }
                    }
                    tbody {
                        for row in rows {
                            MatchLine { key: "{row.row}", row }
                        }
                    }
                }
            }
            if more > 0 {
                p { class: "padded quiet", {w.with("import-matches-more", [("n", more.into())])} }
            }
        }
    }
}

#[component]
fn MatchLine(row: MatchRow) -> Element {
    let w = words();
    let why = format!("similar-{}", row.why.code());
    rsx! {
        tr {
            td { class: "right", "{row.row}" }
            th { scope: "row",
                {row.head.clone()}
                span { class: "small quiet under", {row.village.clone()} }
            }
            td {
                if let Some(id) = row.other_id {
                    a { href: "/households/{id}", {row.other.clone()} }
                } else {
                    {row.other.clone()}
                }
                span { class: "small quiet under", {w.t(&why)} }
            }
            td {
                select {
                    name: "alike-{row.row}",
                    aria_label: w.with("import-alike-one", [("head", row.head.clone().into())]),
                    option { value: "-", selected: row.chosen.is_none(), {w.t("import-alike-common")} }
                    for one in Alike::ALL {
                        option { key: "{one.code()}", value: one.code(), selected: row.chosen == Some(one),
                            {w.t(&format!("import-alike-short-{}", one.code()))}
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Faults(rows: Vec<FaultRow>, all: usize) -> Element {
    let w = words();
    let more = all.saturating_sub(rows.len());
    rsx! {
        section { class: "block table-block", aria_labelledby: "import-faults",
            div { class: "table-head",
                h2 { id: "import-faults", {w.with("import-faults", [("n", all.into())])} }
            }
            div { class: "scroll", role: "group", aria_labelledby: "import-faults", tabindex: "0",
                table { class: "list", id: "import-fault-list",
                    thead {
                        tr {
                            th { scope: "col", {w.t("import-cell")} }
                            th { scope: "col", {w.t("import-column-is")} }
                            th { scope: "col", {w.t("import-why-column")} }
                        }
                    }
                    tbody {
                        for (at , row) in rows.into_iter().enumerate() {
                            tr { key: "{at}",
                                th { scope: "row", {row.address.clone()} }
                                td {
                                    if let Some(field) = row.field {
                                        {w.t(&format!("import-field-{}", field.code()))}
                                    }
                                }
                                td { {row.said.clone()} }
                            }
                        }
                    }
                }
            }
            if more > 0 {
                p { class: "padded quiet", {w.with("import-faults-more", [("n", more.into())])} }
            }
        }
    }
}

#[component]
fn Shown(rows: Vec<ShownRow>) -> Element {
    let w = words();
    rsx! {
        section { class: "block table-block", aria_labelledby: "import-shown",
            div { class: "table-head",
                h2 { id: "import-shown", {w.t("import-shown")} }
            }
            div { class: "scroll", role: "group", aria_labelledby: "import-shown", tabindex: "0",
                table { class: "list import-shown",
                    thead {
                        tr {
                            th { class: "right", scope: "col", {w.t("import-row")} }
                            th { scope: "col", {w.t("office-col-village")} }
                            th { scope: "col", {w.t("office-col-household-number")} }
                            th { scope: "col", {w.t("office-col-class-official")} }
                            th { scope: "col", {w.t("import-people")} }
                        }
                    }
                    tbody {
                        for row in rows {
                            tr { key: "{row.row}",
                                td { class: "right", "{row.row}" }
                                td { {row.village.clone()} }
                                td { {row.number.clone()} }
                                td { ClassBadge { class: row.class } }
                                td {
                                    ul { class: "import-people",
                                        for (at , line) in people(&w, &row).into_iter().enumerate() {
                                            li { key: "{at}", {line} }
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

fn people(w: &Words, row: &ShownRow) -> Vec<String> {
    row.people
        .iter()
        .map(|person| {
            let mut parts = vec![person.name.clone()];
            parts.extend(person.relation.map(|relation| w.t(&format!("relation-{}", relation.code()))));
            parts.extend(person.sex.map(|sex| w.t(&format!("office-sex-{sex}"))));
            parts.push(birth(w, person.birth));
            parts.push(person.ethnicity.clone());
            parts.retain(|part| !part.is_empty());
            parts.join(", ")
        })
        .collect()
}
