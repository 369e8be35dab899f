//! Papers to print on A4 in the administrative layout: national motto, place and day, signatures. On screen they stand
//! as sheets on the page, with a link back that is not printed.
//!
//! The minutes are here, and what every paper shares; lists, decisions, certificates and letters are in [`super::deeds`].

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use dioxus::prelude::*;

use super::words;
use crate::domain::ids::VisitId;
use crate::domain::meeting::{Ballot, Meeting};
use crate::i18n::Lang;
use crate::server::office::model::steps::{self, round_name};
use crate::server::office::words::Words;

/// Lines left open in minutes to be written by hand.
const OPEN_LINES: usize = 4;

/// Who writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letterhead {
    /// Name of the commune, such as "xã Ngân Sơn".
    pub commune: String,
    /// Name of the province.
    pub province: String,
    /// The data is made up.
    pub synthetic: bool,
}

impl Letterhead {
    /// The commune without its kind, as it stands before a date: "Ngân Sơn".
    pub fn place(&self) -> String {
        self.commune.split_once(' ').map_or(self.commune.clone(), |(_, name)| name.to_owned())
    }
}

/// "Ngân Sơn, ngày 12 tháng 11 năm 2026".
pub fn place_and_day(w: &Words, place: &str, day: NaiveDate) -> String {
    w.with(
        "steps-paper-place-date",
        [
            ("place", place.into()),
            ("day", format!("{:02}", day.day()).into()),
            ("month", format!("{:02}", day.month()).into()),
            ("year", day.year().to_string().into()),
        ],
    )
}

/// A page of papers: on screen with what they are and the way back above them.
#[component]
pub fn Papers(back: String, title: String, children: Element) -> Element {
    let w = words();
    rsx! {
        p { class: "back no-print",
            a { href: back, {w.t("steps-paper-back")} }
        }
        h1 { class: "no-print", {title} }
        p { class: "no-print quiet gap", {w.t("steps-paper-how")} }
        {children}
    }
}

/// One sheet: who writes at the left, the motto at the right, then what it says.
#[component]
pub fn Sheet(
    left: Vec<String>,
    #[props(default)] number: String,
    #[props(default)] dated: String,
    synthetic: bool,
    children: Element,
) -> Element {
    let w = words();
    let last = left.len().saturating_sub(1);
    rsx! {
        article { class: "steps-paper",
            div { class: "steps-letterhead",
                div {
                    for (at , line) in left.into_iter().enumerate() {
                        p { key: "{at}", class: if at == last { "steps-writer" }, {line} }
                    }
                    if !number.is_empty() {
                        p { class: "steps-number", {number} }
                    }
                }
                div {
                    p { class: "steps-writer-plain", {w.t("steps-paper-nation")} }
                    p { class: "steps-writer", {w.t("steps-paper-motto")} }
                    if !dated.is_empty() {
                        p { class: "steps-dated", {dated} }
                    }
                }
            }
            if synthetic {
                p { class: "steps-sample", {w.t("steps-paper-sample")} }
            }
            if w.lang() != Lang::Vi {
                p { class: "steps-sample", {w.t("steps-paper-translation")} }
            }
            {children}
        }
    }
}

/// The head of a table on paper, by the messages of its columns.
#[component]
pub fn GridHead(columns: Vec<&'static str>) -> Element {
    let w = words();
    rsx! {
        thead {
            tr {
                for key in columns {
                    th { key: "{key}", scope: "col", class: if key == "steps-paper-col-remark" { "steps-wide" }, {w.t(key)} }
                }
            }
        }
    }
}

/// A place to sign.
#[component]
pub fn Signature(
    title: String,
    /// Who signs for it, under the title.
    #[props(default)]
    rank: String,
    #[props(default)] name: String,
    #[props(default)] hint: String,
) -> Element {
    rsx! {
        div { class: "steps-signature",
            p { b { {title} } }
            if !rank.is_empty() {
                p { b { {rank} } }
            }
            if !hint.is_empty() {
                p { i { {hint} } }
            }
            p { class: "steps-signed", {name} }
        }
    }
}

/// What was said, or dots to write on.
fn or_dots(text: &str) -> String {
    if text.is_empty() { "…………………………………………".to_owned() } else { text.to_owned() }
}

/// Minutes to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinutesData {
    /// Who writes.
    pub letterhead: Letterhead,
    /// Name of the village.
    pub village_name: String,
    /// Hundredths of those attending who must agree.
    pub share: u32,
    /// It was held; otherwise a form to take to the meeting.
    pub held: bool,
    /// The meeting.
    pub meeting: Meeting,
    /// What each visit that was read out scored: B1 or the declared income, then B2.
    pub scores: BTreeMap<VisitId, (String, String)>,
}

/// The minutes in two copies.
#[component]
pub fn MinutesPage(back: String, minutes: MinutesData) -> Element {
    rsx! {
        Papers { back, title: words().t("steps-minutes-print"),
            for copy in [1_u32, 2] {
                Minutes { key: "{copy}", minutes: minutes.clone(), copy }
            }
        }
    }
}

#[component]
fn Minutes(minutes: MinutesData, copy: u32) -> Element {
    let MinutesData { letterhead, village_name, share, held, meeting, scores } = minutes;
    let score = |ballot: &Ballot| scores.get(&ballot.visit).cloned().unwrap_or_default();
    let w = words();
    let village = w.village(&village_name);
    let left = vec![letterhead.commune.to_uppercase(), village.to_uppercase()];
    let carried: Vec<&Ballot> = meeting.ballots.iter().filter(|ballot| meeting.carries(ballot, share)).collect();
    let failed = meeting.ballots.len().saturating_sub(carried.len());
    let count = |number: u32| if held { number.to_string() } else { "…………".to_owned() };
    let day = if held {
        place_and_day(&w, &letterhead.place(), meeting.held_on)
    } else {
        w.with(
            "steps-paper-place-open",
            [("place", letterhead.place().into()), ("year", meeting.held_on.year().to_string().into())],
        )
    };
    rsx! {
        Sheet { left, dated: day, synthetic: letterhead.synthetic,
            h2 { class: "steps-paper-title", {w.t("steps-minutes-title")} }
            p { class: "steps-paper-sub",
                {w.with("steps-minutes-about", [("village", village.clone().into()), ("round", round_name(&w, meeting.round).into())])}
            }
            p { class: "steps-copy", {w.with("steps-minutes-copy", [("copy", copy.into())])} }
            h3 { {w.t("steps-minutes-who")} }
            p { class: "steps-open", {w.with("steps-minutes-place", [("place", or_dots(&meeting.place).into())])} }
            p { class: "steps-open", {w.with("steps-minutes-chair", [("name", or_dots(&meeting.chair).into())])} }
            p { class: "steps-open", {w.with("steps-minutes-secretary", [("name", or_dots(&meeting.secretary).into())])} }
            p {
                {w.with(if held && meeting.attendees.is_empty() { "steps-minutes-attending-only" } else { "steps-minutes-attending" }, [
                    ("invited", if meeting.invited > 0 { meeting.invited.to_string() } else { "…………".to_owned() }.into()),
                    ("attending", count(meeting.attending).into()),
                ])}
            }
            if held {
                ul { class: "steps-dashes",
                    for (at , person) in meeting.attendees.iter().enumerate() {
                        li { key: "{at}", {super::meetings::attendee(&person.name, &person.role)} }
                    }
                }
            } else {
                for line in 0..OPEN_LINES {
                    p { key: "{line}", class: "steps-dots" }
                }
            }
            h3 { {w.t("steps-minutes-what")} }
            p { {w.with("steps-minutes-rule", [("share", share.into())])} }
            table { class: "steps-grid",
                GridHead {
                    columns: vec![
                        "steps-paper-col-no",
                        "steps-paper-col-head",
                        "steps-paper-col-found",
                        "steps-paper-col-b1",
                        "steps-paper-col-b2",
                        "steps-paper-col-agree",
                        "steps-paper-col-disagree",
                        "steps-paper-col-share",
                        "steps-paper-col-remark",
                    ],
                }
                tbody {
                    for (at , ballot) in meeting.ballots.iter().enumerate() {
                        tr { key: "{ballot.household}",
                            td { class: "center", "{at + 1}" }
                            td { {ballot.head.clone()} }
                            td { {w.class(ballot.class)} }
                            td { class: "center", {score(ballot).0} }
                            td { class: "center", {score(ballot).1} }
                            td { class: "center", if held { "{ballot.agree}" } }
                            td { class: "center", if held { "{ballot.disagree}" } }
                            td { class: "center", if held { {steps::share(ballot.agree, meeting.attending)} } }
                            td { {ballot.remark.clone()} }
                        }
                    }
                }
            }
            if held {
                p { {w.with("steps-minutes-result", [("carried", carried.len().into()), ("failed", failed.into())])} }
                if failed > 0 {
                    p { {w.t("steps-minutes-again")} }
                }
                if !meeting.remarks.is_empty() {
                    p { {w.with("steps-minutes-remarks", [("text", meeting.remarks.clone().into())])} }
                }
            } else {
                p { {w.t("steps-minutes-remarks-open")} }
                for line in 0..OPEN_LINES {
                    p { key: "{line}", class: "steps-dots" }
                }
            }
            p { {w.t("steps-minutes-end")} }
            div { class: "steps-signatures",
                Signature { title: w.t("steps-sign-secretary"), name: meeting.secretary.clone(), hint: w.t("steps-sign-hint") }
                Signature { title: w.t("steps-sign-witness"), hint: w.t("steps-sign-hint") }
                Signature { title: w.t("steps-sign-chair"), name: meeting.chair.clone(), hint: w.t("steps-sign-hint") }
            }
        }
    }
}
