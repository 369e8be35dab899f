//! One household: its classes first, then what was done and is owed, then who lives there and what was filled in.

use dioxus::prelude::*;

use super::parts::{ClassBadge, Icon, PageHead};
use super::submissions::SubmissionTable;
use super::visit::{birth, coordinates, sex};
use super::visits::VisitTable;
use super::words;
use crate::domain::household::Location;
use crate::domain::identity::IdNumberWarning;
use crate::server::office::model::acts::ActRow;
use crate::server::office::model::household::{HouseholdData, MemberRow, Standing, SupportRow, TaskRow};
use crate::server::office::words::Words;

/// The page.
#[component]
pub fn HouseholdPage(data: HouseholdData) -> Element {
    let w = words();
    let village = w.village_first(&data.village_name);
    rsx! {
        p { class: "back",
            a { href: "/villages/{data.village}",
                {w.with("office-back-to-village", [("village", village.into())])}
            }
        }
        PageHead {
            title: w.with("office-visit-title", [
                ("number", data.number.clone().into()),
                ("head", w.person(&data.head, data.head_sex).into()),
            ]),
            sub: w.with("office-household-sub", [
                ("village", w.village_first(&data.village_name).into()),
                ("people", data.people.into()),
            ]),
            sample: data.synthetic,
        }
        if !data.gone.is_empty() {
            div { class: "banner", role: "note",
                Icon { name: "info" }
                p { {data.gone.clone()} }
            }
        }
        div { class: "visit household",
            div { class: "main",
                Members { rows: data.members.clone() }
                Acts { rows: data.acts.clone() }
                Supports { rows: data.supports.clone() }
                Tasks { rows: data.tasks.clone() }
            }
            aside {
                Classes { data: data.clone() }
                if let Some(standing) = data.standing.clone() {
                    InRound { standing }
                }
                Where { data: data.clone() }
            }
        }
        section { class: "history", aria_labelledby: "visits-title",
            h2 { id: "visits-title", {w.t("office-visit-history")} }
            if data.visits.is_empty() {
                p { class: "quiet gap", {w.t("office-household-no-visits")} }
            } else {
                VisitTable { rows: data.visits.clone(), label: w.t("office-visit-history"), one_household: true }
            }
        }
        section { class: "history", aria_labelledby: "submissions-title",
            h2 { id: "submissions-title", {w.t("office-submissions-title")} }
            if data.submissions.is_empty() {
                p { class: "quiet gap", {w.t("office-household-no-submissions")} }
            } else {
                SubmissionTable {
                    rows: data.submissions.clone(),
                    label: w.t("office-submissions-title"),
                    one_household: true,
                }
            }
        }
    }
}

#[component]
fn Classes(data: HouseholdData) -> Element {
    let w = words();
    let (official, since) = data.official;
    rsx! {
        section { class: "block result", aria_labelledby: "class-title",
            h2 { id: "class-title", {w.t("office-household-class")} }
            dl { class: "facts",
                dt { {w.t("office-col-class-official")} }
                dd {
                    ClassBadge { class: official }
                    if let Some(since) = since {
                        span { class: "small quiet under",
                            {w.with("office-household-since", [("date", w.date(since).into())])}
                        }
                    }
                }
                dt { {w.t("office-col-class-surveyed")} }
                dd {
                    if let Some((class, visit)) = data.surveyed {
                        ClassBadge { class }
                        a { class: "under", href: "/visits/{visit}", {w.t("office-household-see-visit")} }
                    } else {
                        span { class: "quiet", {w.t("office-not-surveyed")} }
                    }
                }
                dt { {w.t("office-col-class-start")} }
                dd { ClassBadge { class: data.start } }
            }
            p { class: "small quiet", {w.t("office-household-apart")} }
        }
    }
}

#[component]
fn InRound(standing: Standing) -> Element {
    let w = words();
    let Standing { round, next, done, visit, meeting, posting, decision } = standing;
    let icon = if done { "tick" } else { "info" };
    rsx! {
        section { class: "block", aria_labelledby: "round-title",
            h2 { id: "round-title", {w.with("office-household-round", [("round", round.into())])} }
            p { class: "flag",
                Icon { name: icon }
                {next}
            }
            ul { class: "steps-list",
                if let Some(visit) = visit {
                    li { a { href: "/review?visit={visit}", {w.t("office-household-round-visit")} } }
                }
                if let Some(meeting) = meeting {
                    li { a { href: "/meetings/{meeting}", {w.t("office-household-round-meeting")} } }
                }
                if let Some(posting) = posting {
                    li { a { href: "/postings/{posting}", {w.t("office-household-round-posting")} } }
                }
                if let Some((decision, number)) = decision {
                    li { a { href: "/decisions/{decision}", {w.with("office-household-round-decision", [("number", number.into())])} } }
                }
            }
        }
    }
}

#[component]
fn Where(data: HouseholdData) -> Element {
    let w = words();
    let or_unknown = |text: &str| if text.is_empty() { w.t("office-household-unknown") } else { text.to_owned() };
    rsx! {
        section { class: "block", aria_labelledby: "where-title",
            h2 { id: "where-title", {w.t("office-household-where")} }
            dl { class: "facts",
                dt { {w.t("office-household-address")} }
                dd { {or_unknown(&data.address)} }
                dt { {w.t("office-household-phone")} }
                dd { {or_unknown(&data.phone)} }
                dt { {w.t("office-household-location")} }
                dd { {location_words(&w, data.location)} }
            }
        }
    }
}

fn location_words(w: &Words, location: Option<Location>) -> String {
    let Some(location) = location else { return w.t("office-household-unknown") };
    let at = coordinates(location);
    match location.accuracy_m {
        Some(metres) => w.with("office-location-accuracy", [("at", at.into()), ("metres", metres.into())]),
        None => w.with("office-location", [("at", at.into())]),
    }
}

#[component]
fn Members(rows: Vec<MemberRow>) -> Element {
    let w = words();
    rsx! {
        section { class: "block table-block", aria_labelledby: "members-title",
            div { class: "table-head",
                h2 { id: "members-title", {w.t("office-visit-members")} }
            }
            div { class: "scroll", role: "group", aria_labelledby: "members-title", tabindex: "0",
                table { class: "list members",
                    thead {
                        tr {
                            th { scope: "col", {w.t("office-col-name")} }
                            th { scope: "col", {w.t("office-col-sex")} }
                            th { scope: "col", {w.t("office-col-birth")} }
                            th { scope: "col", {w.t("office-col-id-number")} }
                        }
                    }
                    tbody {
                        for row in rows {
                            tr { key: "{row.member.id}",
                                th { scope: "row",
                                    {row.member.name.clone()}
                                    span { class: "small quiet under",
                                        {w.t(&format!("relation-{}", row.member.relation.code()))}
                                        if !row.member.ethnicity.name.is_empty() {
                                            ", {row.member.ethnicity.name}"
                                        }
                                        if let Some(reason) = row.member.absent.clone() {
                                            ", "
                                            {w.with("office-member-absent", [("reason", reason.into())])}
                                        }
                                    }
                                }
                                td { {sex(&w, row.member.sex)} }
                                td { class: "nowrap", {birth(&w, row.member.birth)} }
                                td {
                                    if row.number.is_empty() {
                                        span { class: "quiet", {w.t("office-household-unknown")} }
                                    } else {
                                        {row.number.clone()}
                                    }
                                    for (at , warning) in row.warnings.iter().enumerate() {
                                        span { key: "{at}", class: "small under flag",
                                            Icon { name: "warn" }
                                            {w.t(warning_key(*warning))}
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

const fn warning_key(warning: IdNumberWarning) -> &'static str {
    match warning {
        IdNumberWarning::Length => "office-id-number-length",
        IdNumberWarning::NotDigits => "office-id-number-not-digits",
        IdNumberWarning::Sex => "office-id-number-sex",
        IdNumberWarning::BirthYear => "office-id-number-birth-year",
    }
}

#[component]
fn Acts(rows: Vec<ActRow>) -> Element {
    let w = words();
    rsx! {
        section { class: "block", aria_labelledby: "acts-title",
            h2 { id: "acts-title", {w.t("office-acts-title")} }
            if rows.is_empty() {
                p { class: "quiet", {w.t("office-acts-none")} }
            } else {
                ul { class: "codes acts",
                    for (at , row) in rows.into_iter().enumerate() {
                        li { key: "{at}",
                            p {
                                b { {w.date(row.on)} }
                                ": "
                                if let Some(other) = row.other {
                                    a { href: "/households/{other}", {row.what.clone()} }
                                } else {
                                    {row.what.clone()}
                                }
                            }
                            if !row.reason.is_empty() {
                                p { class: "small quiet",
                                    {w.with("office-act-reason", [("reason", row.reason.clone().into())])}
                                }
                            }
                            if row.undone {
                                p { class: "small flag",
                                    Icon { name: "info" }
                                    {w.t("office-act-taken-back")}
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
fn Supports(rows: Vec<SupportRow>) -> Element {
    let w = words();
    rsx! {
        section { class: "block table-block", aria_labelledby: "supports-title",
            div { class: "table-head",
                h2 { id: "supports-title", {w.t("office-supports-title")} }
                if rows.is_empty() {
                    p { class: "quiet", {w.t("office-supports-none")} }
                }
            }
            if !rows.is_empty() {
                div { class: "scroll", role: "group", aria_labelledby: "supports-title", tabindex: "0",
                    table { class: "list",
                        thead {
                            tr {
                                th { scope: "col", {w.t("office-col-need")} }
                                th { scope: "col", {w.t("office-col-office")} }
                                th { scope: "col", {w.t("office-col-asked")} }
                                th { scope: "col", {w.t("office-col-state")} }
                            }
                        }
                        tbody {
                            for (at , row) in rows.into_iter().enumerate() {
                                tr { key: "{at}",
                                    th { scope: "row",
                                        {[row.need.as_str(), row.note.as_str()].iter().copied().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(": ")}
                                        if !row.member.is_empty() {
                                            span { class: "small quiet under",
                                                {w.with("office-support-for", [("person", row.member.clone().into())])}
                                            }
                                        }
                                    }
                                    td { {row.office.clone()} }
                                    td { class: "nowrap", {w.date(row.asked_on)} }
                                    td {
                                        {row.state.clone()}
                                        if row.overdue {
                                            span { class: "small under flag",
                                                Icon { name: "warn" }
                                                {w.t("office-overdue")}
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
}

#[component]
fn Tasks(rows: Vec<TaskRow>) -> Element {
    let w = words();
    rsx! {
        section { class: "block", aria_labelledby: "tasks-title",
            h2 { id: "tasks-title", {w.t("office-tasks-title")} }
            if rows.is_empty() {
                p { class: "quiet", {w.t("office-tasks-none")} }
            } else {
                ul { class: "codes",
                    for (at , row) in rows.into_iter().enumerate() {
                        li { key: "{at}",
                            p { b { {row.what.clone()} } }
                            p { class: "small flag",
                                if let Some(on) = row.done_on {
                                    Icon { name: "tick" }
                                    {w.with("office-task-done", [("date", w.date(on).into())])}
                                } else if row.overdue {
                                    Icon { name: "warn" }
                                    {w.with("office-task-overdue", [("date", w.date(row.due).into())])}
                                } else {
                                    Icon { name: "clock" }
                                    {w.with("office-task-due", [("date", w.date(row.due).into())])}
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
