//! Papers of the commune: the posting, the answer to an objection, the decision with its lists, certificates and letters
//! of refusal. A posting shows who, where and which class, and nothing else.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::papers::{GridHead, Letterhead, Papers, Sheet, Signature, place_and_day};
use super::words;
use crate::domain::class::Class;
use crate::domain::decision::{Decision, DecisionLine, RefusalLine};
use crate::domain::ids::{HouseholdId, SubmissionId};
use crate::domain::posting::{Objection, Posting};
use crate::domain::procedure::Step;
use crate::domain::questionnaire::Purpose;
use crate::server::office::model::steps::{DecisionVillage, round_name};
use crate::server::office::words::Words;

/// The two lines of the commune's People's Committee.
fn committee(w: &Words, letterhead: &Letterhead) -> Vec<String> {
    vec![w.t("steps-paper-committee"), letterhead.commune.to_uppercase()]
}

/// The list that hangs.
#[component]
pub fn PostingPaper(back: String, letterhead: Letterhead, village_name: String, posting: Posting) -> Element {
    let w = words();
    let dated = place_and_day(&w, &letterhead.place(), posting.posted_on);
    let village = w.village(&village_name);
    rsx! {
        Papers { back, title: w.t("steps-posting-print"),
            Sheet { left: committee(&w, &letterhead), dated, synthetic: letterhead.synthetic,
                h2 { class: "steps-paper-title", {w.t("steps-list-title")} }
                p { class: "steps-paper-sub",
                    {w.with("steps-list-about", [("village", village.clone().into()), ("round", round_name(&w, posting.round).into())])}
                }
                p {
                    {w.with("steps-list-days", [
                        ("from", w.date(posting.posted_on).into()),
                        ("until", w.date(posting.until).into()),
                        ("days", posting.working_days.into()),
                        ("places", posting.places.join("; ").into()),
                    ])}
                }
                table { class: "steps-grid",
                    GridHead {
                        columns: vec![
                            "steps-paper-col-no",
                            "steps-paper-col-head",
                            "steps-paper-col-village",
                            "steps-paper-col-found",
                        ],
                    }
                    tbody {
                        for (at , line) in posting.lines.iter().enumerate() {
                            tr { key: "{line.household}",
                                td { class: "center", "{at + 1}" }
                                td { {line.head.clone()} }
                                td { {village.clone()} }
                                td { {w.class(line.class)} }
                            }
                        }
                    }
                }
                p { {w.with("steps-list-object", [("commune", letterhead.commune.clone().into()), ("until", w.date(posting.until).into())])} }
                div { class: "steps-signatures steps-right",
                    Signature { title: w.t("steps-sign-committee"), rank: w.t("steps-sign-chairman"), hint: w.t("steps-sign-seal") }
                }
            }
        }
    }
}

/// The written answer to an objection.
#[component]
pub fn AnswerPaper(
    back: String,
    letterhead: Letterhead,
    village_name: String,
    objection: Objection,
    head: String,
) -> Element {
    let w = words();
    let outcome = objection.outcome.clone();
    let dated = outcome.as_ref().map(|outcome| place_and_day(&w, &letterhead.place(), outcome.on)).unwrap_or_default();
    rsx! {
        Papers { back, title: w.t("steps-answer-print"),
            Sheet {
                left: committee(&w, &letterhead),
                number: w.t("steps-paper-number-open"),
                dated,
                synthetic: letterhead.synthetic,
                h2 { class: "steps-paper-title", {w.t("steps-answer-title")} }
                p { class: "steps-paper-sub",
                    {w.with("steps-answer-about", [("head", head.into()), ("village", w.village(&village_name).into())])}
                }
                p { {w.with("steps-answer-to", [("name", objection.name.clone().into())])} }
                p {
                    {w.with("steps-answer-received", [
                        ("date", w.date(objection.received_on).into()),
                        ("round", round_name(&w, objection.round).into()),
                    ])}
                }
                blockquote { {objection.text.clone()} }
                if let Some(outcome) = outcome {
                    p { {w.t(if outcome.upheld { "steps-answer-upheld" } else { "steps-answer-dismissed" })} }
                    blockquote { {outcome.text} }
                    p { {w.t(if outcome.upheld { "steps-answer-upheld-next" } else { "steps-answer-dismissed-next" })} }
                }
                div { class: "steps-signatures",
                    div { class: "steps-receivers",
                        p { b { i { {w.t("steps-paper-receivers")} } } }
                        p { {w.with("steps-paper-receiver-person", [("name", objection.name.clone().into())])} }
                        p { {w.t("steps-paper-receiver-file")} }
                    }
                    Signature { title: w.t("steps-sign-committee"), rank: w.t("steps-sign-chairman"), hint: w.t("steps-sign-seal") }
                }
            }
        }
    }
}

/// The decision, with a list for each class that changes or is recognised.
#[component]
pub fn DecisionPaper(
    back: String,
    letterhead: Letterhead,
    decision: Decision,
    villages: Vec<DecisionVillage>,
    /// Certificates of earlier decisions of the round that its households give back.
    replaced: BTreeMap<HouseholdId, (String, String)>,
    whole: bool,
) -> Element {
    let w = words();
    let dated = place_and_day(&w, &letterhead.place(), decision.decided_on);
    let number = w.with("steps-paper-number", [("number", decision.number.clone().into())]);
    let count = |wanted: &dyn Fn(&DecisionLine) -> bool| -> usize {
        villages.iter().flat_map(|village| &village.lines).filter(|line| wanted(line)).count()
    };
    let poor = count(&|line| line.after == Class::Poor);
    let near = count(&|line| line.after == Class::NearPoor);
    let average = count(&|line| line.after == Class::AverageLivingStandard);
    let left_poor = count(&|line| line.before == Class::Poor && line.after != Class::Poor);
    let left_near = count(&left_near_poor);
    let refused: usize = villages.iter().map(|village| village.refusals.len()).sum();
    let round = round_name(&w, decision.round);
    rsx! {
        Papers { back, title: w.t("steps-decision-print"),
            Sheet { left: committee(&w, &letterhead), number, dated, synthetic: letterhead.synthetic,
                h2 { class: "steps-paper-title", {w.t("steps-deed-title")} }
                p { class: "steps-paper-sub", {w.with("steps-deed-about", [("round", round.clone().into()), ("commune", letterhead.commune.clone().into())])} }
                p { class: "steps-paper-writer", {w.with("steps-deed-writer", [("commune", letterhead.commune.to_uppercase().into())])} }
                p { i { {w.t("steps-deed-basis-1")} } }
                p { i { {w.t("steps-deed-basis-2")} } }
                p { i { {w.t("steps-deed-basis-3")} } }
                p { i { {w.with(basis(&decision), [("round", round.clone().into())])} } }
                p { class: "steps-paper-writer", {w.t("steps-deed-decides")} }
                p {
                    b { {w.t("steps-deed-article-1")} }
                    " "
                    {w.with("steps-deed-recognises", [("round", round.into()), ("poor", poor.into()), ("near", near.into()), ("average", average.into())])}
                }
                p { {w.with("steps-deed-leaves", [("poor", left_poor.into()), ("near", left_near.into())])} }
                p { {w.t("steps-deed-others")} }
                for (at , (certificate , earlier)) in replaced.values().enumerate() {
                    p { key: "{at}",
                        {w.with("steps-deed-replaces", [("certificate", certificate.clone().into()), ("decision", earlier.clone().into())])}
                    }
                }
                if refused > 0 {
                    p { {w.with("steps-deed-refused", [("count", refused.into())])} }
                }
                p { i { {w.t("steps-deed-lists")} } }
                p { b { {w.t("steps-deed-article-2")} } " " {w.t("steps-deed-from")} }
                p { b { {w.t("steps-deed-article-3")} } " " {w.t("steps-deed-who")} }
                if !whole {
                    p { i { {w.t("steps-deed-part")} } }
                }
                div { class: "steps-signatures",
                    div { class: "steps-receivers",
                        p { b { i { {w.t("steps-paper-receivers")} } } }
                        p { {w.t("steps-deed-receivers")} }
                        p { {w.t("steps-paper-receiver-file")} }
                    }
                    Signature { title: w.t("steps-sign-chairman"), name: decision.signer.clone(), hint: w.t("steps-sign-seal") }
                }
            }
            DeedList { title: w.t("steps-deed-list-poor"), villages: villages.clone(), letterhead: letterhead.clone(), decision: decision.clone(), which: Which::Poor }
            DeedList { title: w.t("steps-deed-list-near"), villages: villages.clone(), letterhead: letterhead.clone(), decision: decision.clone(), which: Which::NearPoor }
            DeedList { title: w.t("steps-deed-list-average"), villages: villages.clone(), letterhead: letterhead.clone(), decision: decision.clone(), which: Which::Average }
            DeedList { title: w.t("steps-deed-list-left"), villages, letterhead, decision, which: Which::Left }
        }
    }
}

/// What the decision rests on: it names no step that the procedure left out.
fn basis(decision: &Decision) -> &'static str {
    match (decision.took(Step::Meeting), decision.took(Step::Posting)) {
        (true, true) => "steps-deed-basis-4",
        (true, false) => "steps-deed-basis-4-meeting",
        (false, true) => "steps-deed-basis-4-posting",
        (false, false) => "steps-deed-basis-4-alone",
    }
}

fn left_near_poor(line: &DecisionLine) -> bool {
    line.before == Class::NearPoor && !matches!(line.after, Class::Poor | Class::NearPoor)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Poor,
    NearPoor,
    Average,
    Left,
}

impl Which {
    fn takes(self, line: &DecisionLine) -> bool {
        match self {
            Self::Poor => line.after == Class::Poor,
            Self::NearPoor => line.after == Class::NearPoor,
            Self::Average => line.after == Class::AverageLivingStandard,
            Self::Left => (line.before == Class::Poor && line.after != Class::Poor) || left_near_poor(line),
        }
    }
}

#[component]
fn DeedList(
    title: String,
    villages: Vec<DecisionVillage>,
    letterhead: Letterhead,
    decision: Decision,
    which: Which,
) -> Element {
    let w = words();
    let lines: Vec<(String, DecisionLine)> = villages
        .iter()
        .flat_map(|village| village.lines.iter().map(|line| (village.name.clone(), line.clone())))
        .filter(|(_, line)| which.takes(line))
        .collect();
    if lines.is_empty() {
        return rsx! {};
    }
    rsx! {
        article { class: "steps-paper",
            if letterhead.synthetic {
                p { class: "steps-sample", {w.t("steps-paper-sample")} }
            }
            h2 { class: "steps-paper-title", {title} }
            p { class: "steps-paper-sub",
                {w.with("steps-deed-list-of", [
                    ("number", decision.number.clone().into()),
                    ("date", w.date(decision.decided_on).into()),
                    ("commune", letterhead.commune.clone().into()),
                ])}
            }
            table { class: "steps-grid",
                GridHead {
                    columns: vec![
                        "steps-paper-col-no",
                        "steps-paper-col-head",
                        "steps-paper-col-village",
                        "steps-paper-col-before",
                        "steps-paper-col-after",
                        "steps-paper-col-certificate",
                    ],
                }
                tbody {
                    for (at , (village , line)) in lines.into_iter().enumerate() {
                        tr { key: "{line.household}",
                            td { class: "center", "{at + 1}" }
                            td { {line.head.clone()} }
                            td { {w.village_first(&village)} }
                            td { {w.class(line.before)} }
                            td { {w.class(line.after)} }
                            td { class: "center", {line.certificate.clone()} }
                        }
                    }
                }
            }
        }
    }
}

/// A certificate, ready to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Number.
    pub number: String,
    /// The head's name.
    pub head: String,
    /// Name of the village.
    pub village_name: String,
    /// The class.
    pub class: Class,
    /// The people in it by name and year of birth, the head first.
    pub people: Vec<(String, String)>,
}

/// Certificates, one a sheet.
#[component]
pub fn CertificatesPaper(
    back: String,
    letterhead: Letterhead,
    decision: Decision,
    certificates: Vec<Certificate>,
) -> Element {
    let w = words();
    let dated = place_and_day(&w, &letterhead.place(), decision.decided_on);
    rsx! {
        Papers { back, title: w.t("steps-certificates-print"),
            for certificate in certificates {
                Sheet {
                    key: "{certificate.number}",
                    left: committee(&w, &letterhead),
                    number: w.with("steps-paper-number", [("number", certificate.number.clone().into())]),
                    dated: dated.clone(),
                    synthetic: letterhead.synthetic,
                    h2 { class: "steps-paper-title",
                        {w.t(if certificate.class == Class::Poor { "steps-certificate-poor" } else { "steps-certificate-near" })}
                    }
                    p { class: "steps-paper-sub", {w.with("steps-certificate-year", [("year", decision.round.year.to_string().into())])} }
                    p {
                        {w.with("steps-certificate-says", [
                            ("commune", letterhead.commune.clone().into()),
                            ("number", decision.number.clone().into()),
                            ("date", w.date(decision.decided_on).into()),
                        ])}
                    }
                    p { class: "steps-named", {w.with("steps-certificate-head", [("head", certificate.head.clone().into())])} }
                    p {
                        {w.with("steps-certificate-lives", [
                            ("village", w.village(&certificate.village_name).into()),
                            ("commune", letterhead.commune.clone().into()),
                            ("province", letterhead.province.clone().into()),
                        ])}
                    }
                    p { b { {w.t(if certificate.class == Class::Poor { "steps-certificate-is-poor" } else { "steps-certificate-is-near" })} } }
                    p { {w.t("steps-certificate-people")} }
                    table { class: "steps-grid",
                        GridHead {
                            columns: vec![
                                "steps-paper-col-no",
                                "steps-paper-col-person",
                                "steps-paper-col-birth",
                            ],
                        }
                        tbody {
                            for (at , (name , birth)) in certificate.people.iter().enumerate() {
                                tr { key: "{at}",
                                    td { class: "center", "{at + 1}" }
                                    td { {name.clone()} }
                                    td { class: "center", {birth.clone()} }
                                }
                            }
                        }
                    }
                    div { class: "steps-signatures steps-right",
                        Signature { title: w.t("steps-sign-chairman"), name: decision.signer.clone(), hint: w.t("steps-sign-seal") }
                    }
                }
            }
        }
    }
}

/// Letters of refusal, one a sheet.
#[component]
pub fn LettersPaper(
    back: String,
    letterhead: Letterhead,
    decision: Decision,
    villages: Vec<DecisionVillage>,
    /// What each request asked and when the commune had it.
    asked: BTreeMap<SubmissionId, (Purpose, NaiveDate)>,
) -> Element {
    let w = words();
    let dated = place_and_day(&w, &letterhead.place(), decision.decided_on);
    let received = |letter: &RefusalLine| {
        let (purpose, on) = asked.get(&letter.submission?)?;
        let key =
            if *purpose == Purpose::LeaveRequest { "steps-letter-asked-leave" } else { "steps-letter-asked-review" };
        Some(words().with(key, [("date", words().date(*on).into())]))
    };
    let letters = villages
        .iter()
        .flat_map(|village| village.refusals.iter().map(move |line| (village.name.clone(), line.clone())));
    rsx! {
        Papers { back, title: w.t("steps-letters-print"),
            p { class: "no-print quiet gap", {w.t("steps-letter-by-hand")} }
            for (village , letter) in letters {
                Sheet {
                    key: "{letter.household}",
                    left: committee(&w, &letterhead),
                    number: w.t("steps-paper-number-open"),
                    dated: dated.clone(),
                    synthetic: letterhead.synthetic,
                    h2 { class: "steps-paper-title", {w.t("steps-letter-title")} }
                    p { class: "steps-paper-sub", {w.with("steps-letter-about", [("round", round_name(&w, decision.round).into())])} }
                    p { {w.with("steps-letter-to", [("head", letter.head.clone().into()), ("village", w.village(&village).into())])} }
                    if let Some(received) = received(&letter) {
                        p { {received} }
                    }
                    p {
                        {w.with("steps-letter-says", [
                            ("commune", letterhead.commune.clone().into()),
                            ("number", decision.number.clone().into()),
                            ("date", w.date(decision.decided_on).into()),
                        ])}
                    }
                    p { b { {w.t("steps-letter-reason")} } }
                    blockquote { {letter.reason.clone()} }
                    p { {w.t("steps-letter-next")} }
                    p { {w.t("steps-letter-limit")} }
                    div { class: "steps-signatures",
                        div { class: "steps-receivers",
                            p { b { i { {w.t("steps-paper-receivers")} } } }
                            p { {w.with("steps-paper-receiver-person", [("name", letter.head.clone().into())])} }
                            p { {w.t("steps-paper-receiver-file")} }
                        }
                        Signature { title: w.t("steps-sign-chairman"), name: decision.signer.clone(), hint: w.t("steps-sign-seal") }
                    }
                }
            }
        }
    }
}
