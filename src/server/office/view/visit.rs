//! One visit. The class and its reasons first, then what would change it, then everything it rests on.

use dioxus::prelude::*;

use super::parts::{ClassBadge, Icon, PageHead, Scores};
use super::visits::VisitTable;
use super::words;
use crate::domain::birth::Birth;
use crate::domain::classification::{Area, Outcome};
use crate::domain::household::Location;
use crate::domain::member::{Member, Sex};
use crate::server::office::model::answers::{AnswerSection, PointsLine, PointsSheet};
use crate::server::office::model::rescore::standard_name;
use crate::server::office::model::visit::{IndicatorRow, Proof, VisitData};
use crate::server::office::words::Words;

/// The page.
#[component]
pub fn VisitPage(data: VisitData) -> Element {
    let w = words();
    rsx! {
        p { class: "back",
            a { href: "/visits", {w.t("office-back-to-visits")} }
        }
        PageHead {
            title: w.with("office-visit-title", [
                ("number", data.number.clone().into()),
                ("head", w.person(&data.head, data.head_sex).into()),
            ]),
            sub: w.with("office-visit-sub", [
                ("village", w.village_first(&data.village_name).into()),
                ("people", data.members.iter().filter(|member| member.counts()).count().into()),
                ("person", data.person.clone().into()),
                ("date", w.date(data.visited_on).into()),
            ]),
            sample: data.synthetic,
            if data.proof.current {
                a { class: "button", href: "/review?visit={data.id}", {w.t("review-to-visit")} }
            }
            a { class: "button", href: "/households/{data.household}", {w.t("office-to-household")} }
            a { class: "button", href: "/villages/{data.village}", {w.village_first(&data.village_name)} }
        }
        div { class: "visit",
            div { class: "main",
                Indicators { rows: data.indicators.clone() }
                if let Some(sheet) = data.points.clone() {
                    Points { sheet }
                }
                Answers { sections: data.sections.clone() }
            }
            aside {
                Result { data: data.clone() }
                Proofs { proof: data.proof.clone() }
                Members { members: data.members.clone() }
            }
        }
        section { class: "history", aria_labelledby: "history-title",
            h2 { id: "history-title", {w.t("office-visit-history")} }
            if data.history.len() > 1 {
                VisitTable {
                    rows: data.history.clone(),
                    label: w.t("office-visit-history"),
                    one_household: true,
                }
            } else {
                p { class: "quiet", {w.t("office-visit-history-one")} }
            }
        }
    }
}

#[component]
fn Result(data: VisitData) -> Element {
    let w = words();
    let area = match data.area {
        Area::Rural => "office-area-rural",
        Area::Urban => "office-area-urban",
    };
    rsx! {
        section { class: "block result", aria_labelledby: "result-title",
            h2 { id: "result-title", {w.t("office-visit-result")} }
            p { class: "result-class",
                ClassBadge { class: data.class }
            }
            p { class: "fact", {data.why.clone()} }
            p {
                Scores { income: data.income, b2_min: data.b2_min, b2_max: data.b2_max }
            }
            p { class: "small quiet",
                {w.with("office-visit-lines", [("b1", data.b1_line.into()), ("b2", data.b2_line.into())])}
                " "
                {w.with("office-visit-standard", [
                    ("standard", standard_name(&w, &data.standard.0).into()),
                    ("version", data.standard.1.into()),
                    ("area", w.t(area).into()),
                ])}
            }
            if !data.unconfirmed.is_empty() {
                p { class: "small unconfirmed",
                    Icon { name: "info" }
                    span { {data.unconfirmed.clone()} }
                }
            }
            p { class: "small", {w.t("office-visit-not-recognised")} }
            p {
                ClassBadge { class: data.official }
            }
            if !data.missing.is_empty() {
                p { {data.missing.clone()} }
            }
            h3 { {w.t("office-visit-changes")} }
            if data.changes.is_empty() {
                p { {w.t("office-visit-changes-none")} }
            } else {
                Sentences { lines: data.changes.clone() }
            }
        }
    }
}

#[component]
fn Sentences(lines: Vec<String>) -> Element {
    rsx! {
        ul { class: "sentences",
            for (at , line) in lines.into_iter().enumerate() {
                li { key: "{at}", {line} }
            }
        }
    }
}

/// Sheet B1, item by item.
#[component]
fn Points(sheet: PointsSheet) -> Element {
    let w = words();
    let mut last = String::new();
    let lines: Vec<(bool, PointsLine)> = sheet
        .lines
        .into_iter()
        .map(|line| {
            let begins = line.group != last;
            last.clone_from(&line.group);
            (begins, line)
        })
        .collect();
    rsx! {
        section { class: "block table-block", aria_labelledby: "points-title",
            div { class: "table-head",
                h2 { id: "points-title", {w.t("office-points-sheet")} }
                p { class: "small quiet",
                    {w.with("office-points-sheet-of", [
                        ("id", sheet.id.into()),
                        ("version", sheet.version.into()),
                        ("source", sheet.source.into()),
                    ])}
                }
            }
            table { class: "list points",
                thead {
                    tr {
                        th { scope: "col", {w.t("office-points-item")} }
                        th { scope: "col", {w.t("office-points-condition")} }
                        th { class: "right", scope: "col", {w.t("office-points-points")} }
                    }
                }
                tbody {
                    for (begins , line) in lines {
                        if begins {
                            tr { class: "group",
                                th { scope: "rowgroup", colspan: "3", {line.group.clone()} }
                            }
                        }
                        tr {
                            th { scope: "row", {line.item.clone()} }
                            td { {line.condition.clone()} }
                            td { class: "right", {line.points.map_or_else(|| "–".to_owned(), |points| w.number(points))} }
                        }
                    }
                }
                tfoot {
                    tr { class: "total",
                        th { scope: "row", colspan: "2",
                            if sheet.open == 0 {
                                {w.t("office-points-total")}
                            } else {
                                {w.with("office-points-total-open", [("n", sheet.open.into())])}
                            }
                        }
                        td { class: "right", {w.number(sheet.sum)} }
                    }
                }
            }
        }
    }
}

/// What speaks for a form, and what to look at.
#[component]
pub fn Proofs(proof: Proof) -> Element {
    let w = words();
    let clock = if proof.clock_absurd {
        w.with(
            "office-proof-clock",
            [("device", w.moment(proof.finalised).into()), ("received", w.moment(proof.received_at).into())],
        )
    } else {
        w.with(
            "office-visit-received",
            [
                ("at", w.moment(proof.received_at).into()),
                ("from", w.moment(proof.started).into()),
                ("to", w.moment(proof.finalised).into()),
            ],
        )
    };
    let clock_icon = if proof.clock_absurd { "warn" } else { "clock" };
    let place_icon = if proof.place.is_some() { "tick" } else { "info" };
    rsx! {
        section { class: "block", aria_labelledby: "proof-title",
            h2 { id: "proof-title", {w.t("office-visit-flags")} }
            ul { class: "proof",
                if proof.same_result {
                    ProofLine { icon: "tick", text: w.t("office-proof-same") }
                }
                ProofLine { icon: clock_icon, text: clock }
                ProofLine {
                    icon: "clock",
                    text: w.with("office-proof-time", [("minutes", proof.minutes.into())]),
                }
                ProofLine {
                    icon: place_icon,
                    text: place(&w, proof.place),
                }
                if proof.kept_warnings > 0 {
                    ProofLine {
                        icon: "warn",
                        text: w.with("office-proof-warnings", [("n", proof.kept_warnings.into())]),
                    }
                }
                if !proof.current {
                    ProofLine { icon: "warn", text: w.t("office-proof-superseded") }
                }
                if let Some(old) = proof.correction_of.clone() {
                    ProofLine { icon: "pen", text: correction(&w, &proof.reason),
                        a { href: old, {w.t("office-proof-link")} }
                    }
                }
            }
        }
    }
}

#[component]
fn ProofLine(icon: &'static str, text: String, children: Element) -> Element {
    rsx! {
        li {
            Icon { name: icon }
            span {
                "{text} "
                {children}
            }
        }
    }
}

fn place(w: &Words, place: Option<Location>) -> String {
    let Some(location) = place else { return w.t("office-proof-no-place") };
    let at = coordinates(location);
    match location.accuracy_m {
        None => w.with("office-proof-place", [("at", at.into())]),
        Some(metres) => w.with("office-proof-place-accuracy", [("at", at.into()), ("metres", metres.into())]),
    }
}

/// "22,43012; 105,99021", to a hundred-thousandth of a degree.
pub fn coordinates(location: Location) -> String {
    let part = |e6: i32| {
        let e5 = e6.unsigned_abs() / 10;
        let sign = if e6 < 0 { "−" } else { "" };
        format!("{sign}{},{:05}", e5 / 100_000, e5 % 100_000)
    };
    format!("{}; {}", part(location.lat_e6), part(location.lon_e6))
}

fn correction(w: &Words, reason: &str) -> String {
    if reason.is_empty() {
        w.t("office-proof-correction")
    } else {
        w.with("office-proof-correction-why", [("reason", reason.into())])
    }
}

#[component]
fn Indicators(rows: Vec<IndicatorRow>) -> Element {
    let w = words();
    rsx! {
        section { class: "block table-block", aria_labelledby: "indicators-title",
            div { class: "table-head",
                h2 { id: "indicators-title", {w.t("office-visit-indicators")} }
            }
            div { class: "scroll", role: "group", aria_labelledby: "indicators-title", tabindex: "0",
                table { class: "list indicators",
                    thead {
                        tr {
                            th { scope: "col", {w.t("office-col-indicator")} }
                            th { scope: "col", {w.t("office-col-outcome")} }
                            th { scope: "col", {w.t("office-col-reason")} }
                        }
                    }
                    tbody {
                        for row in rows {
                            tr { key: "{row.number}",
                                th { scope: "row", "{row.number}. {row.name}" }
                                td { class: "nowrap", OutcomeTag { outcome: row.outcome } }
                                td { {row.reason.clone()} }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn OutcomeTag(outcome: Outcome) -> Element {
    let w = words();
    let (class, mark, key) = match outcome {
        Outcome::Deprived => ("outcome lack", "#c-poor", "office-outcome-deprived"),
        Outcome::NotDeprived => ("outcome", "#c-not", "office-outcome-not-deprived"),
        Outcome::Unknown => ("outcome", "#c-und", "office-outcome-unknown"),
    };
    rsx! {
        span { class,
            svg { "aria-hidden": "true", r#use { href: mark } }
            {w.t(key)}
        }
    }
}

#[component]
pub fn Members(members: Vec<Member>) -> Element {
    let w = words();
    rsx! {
        section { class: "block table-block", aria_labelledby: "members-title",
            div { class: "table-head",
                h2 { id: "members-title", {w.t("office-visit-members")} }
            }
            table { class: "list members",
                thead {
                    tr {
                        th { scope: "col", {w.t("office-col-name")} }
                        th { scope: "col", {w.t("office-col-sex")} }
                        th { scope: "col", {w.t("office-col-birth")} }
                    }
                }
                tbody {
                    for member in members {
                        tr { key: "{member.id}",
                            th { scope: "row",
                                {member.name.clone()}
                                span { class: "small quiet under",
                                    {w.t(&format!("relation-{}", member.relation.code()))}
                                    if !member.ethnicity.name.is_empty() {
                                        ", {member.ethnicity.name}"
                                    }
                                    if let Some(reason) = member.absent.clone() {
                                        ", "
                                        {w.with("office-member-absent", [("reason", reason.into())])}
                                    }
                                }
                            }
                            td { {sex(&w, member.sex)} }
                            td { class: "nowrap", {birth(&w, member.birth)} }
                        }
                    }
                }
            }
        }
    }
}

pub fn sex(w: &Words, sex: Sex) -> String {
    match sex {
        Sex::Female => w.t("office-sex-female"),
        Sex::Male => w.t("office-sex-male"),
    }
}

pub fn birth(w: &Words, birth: Birth) -> String {
    match birth {
        Birth::Unknown => w.t("office-birth-unknown"),
        Birth::Year(year) => w.with("office-birth-year", [("year", year.to_string().into())]),
        Birth::Date(day) => w.date(day),
    }
}

/// Every answer in words, by section and person.
#[component]
pub fn Answers(sections: Vec<AnswerSection>) -> Element {
    let w = words();
    rsx! {
        section { class: "block table-block", aria_labelledby: "answers-title",
            div { class: "table-head",
                h2 { id: "answers-title", {w.t("office-visit-answers")} }
            }
            for (at , section) in sections.into_iter().enumerate() {
                details { key: "{at}", class: "answers", open: true,
                    summary {
                        b { {section.title.clone()} }
                        if let Some(person) = section.person.clone() {
                            ": {person}"
                        }
                    }
                    table { class: "list",
                        thead {
                            tr {
                                th { scope: "col", {w.t("office-col-question")} }
                                th { scope: "col", {w.t("office-col-answer")} }
                            }
                        }
                        tbody {
                            for (number , line) in section.lines.iter().enumerate() {
                                tr { key: "{number}",
                                    th { scope: "row", {line.question.clone()} }
                                    td {
                                        {line.answer.clone()}
                                        if !line.proposed.is_empty() {
                                            span { class: "small quiet under",
                                                {w.with("office-answer-proposed", [("what", line.proposed.clone().into())])}
                                            }
                                        }
                                        if !line.why.is_empty() {
                                            span { class: "small under",
                                                {w.with("office-answer-why", [("reason", line.why.clone().into())])}
                                            }
                                        }
                                        if line.kept {
                                            span { class: "small quiet under", {w.t("office-answer-kept")} }
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
