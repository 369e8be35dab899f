//! A classification explained: the class, B1 and B2, every indicator with its reason, and what would change it.

use dioxus::prelude::*;

use crate::app::components::badge::ClassBadge;
use crate::app::components::basis::{Basis, indicator_title};
use crate::app::components::gauge::Gauge;
use crate::app::components::icon::Icon;
use crate::app::components::section::SectionTitle;
use crate::app::components::squares::Squares;
use crate::app::routes::{Go, Route};
use crate::app::words::{Words, text, use_words};
use crate::domain::class::Class;
use crate::domain::classification::{Area, Cause, Change, Classification, Income, IndicatorOutcome, Outcome};
use crate::domain::ids::VisitId;
use crate::domain::member::Member;
use crate::domain::points::ITEM_QUESTION;
use crate::domain::questionnaire::condition::{BIRTH, MEMBERS};
use crate::domain::standard::Standard;
use crate::i18n::reasons;
use crate::i18n::{date, number};

/// Most sets of indicators that are named under "what would change it".
const MOST_SETS: usize = 3;

/// What the explanation is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The result.
    pub classification: Classification,
    /// The standard that it is by.
    pub standard: Standard,
    /// The people, for their names and ages.
    pub members: Vec<Member>,
    /// The day of the visit.
    pub day: chrono::NaiveDate,
    /// Indicators lacking at the last visit, where there was one.
    pub last_lacking: Option<usize>,
    /// The draft that a tap on a reason leads back into; `None` for a finalised visit.
    pub draft: Option<VisitId>,
    /// Since when the commune recognises this result; none while it does not.
    pub recognised: Option<chrono::NaiveDate>,
}

impl Explained {
    fn outcomes(&self, outcome: Outcome) -> Vec<IndicatorOutcome> {
        self.classification.indicators.iter().filter(|indicator| indicator.outcome == outcome).cloned().collect()
    }

    /// The address in the form of a question that an outcome rests on.
    fn place(cause: &Cause) -> String {
        match cause.member {
            Some(member) => format!("members/{member}/{}", cause.question),
            None => cause.question.to_string(),
        }
    }

    fn link(&self, cause: Option<&Cause>) -> Option<Route> {
        let draft = self.draft?;
        Some(Route::Visit { draft, at: Self::place(cause?) })
    }
}

/// The page between the bars.
#[component]
pub fn Explanation(explained: Explained) -> Element {
    let words = use_words();
    let lacking = explained.outcomes(Outcome::Deprived);
    let unknown = explained.outcomes(Outcome::Unknown);
    let fine = explained.outcomes(Outcome::NotDeprived);
    let total = explained.classification.indicators.len();
    let count = |list: &[IndicatorOutcome]| i64::try_from(list.len()).unwrap_or(i64::MAX);
    let mut args = vec![("lacking", text(lacking.len().to_string())), ("total", text(total.to_string()))];
    let why_key = if explained.last_lacking.is_some() { "result-why-note-last" } else { "result-why-note" };
    args.push(("last", text(explained.last_lacking.unwrap_or_default().to_string())));
    rsx! {
        Verdict { explained: explained.clone() }
        Missing { explained: explained.clone() }
        SectionTitle { title: words.t("result-why"), note: words.t_args(why_key, &args) }
        if lacking.is_empty() {
            p { class: "pad quiet", {words.t("result-nothing-lacking")} }
        } else {
            div { class: "rows snug",
                for indicator in lacking {
                    Reason { key: "{indicator.number}", explained: explained.clone(), indicator }
                }
            }
        }
        if !unknown.is_empty() {
            SectionTitle { title: words.t("result-unknown"), note: words.n("result-unknown-note", count(&unknown)) }
            div { class: "rows snug",
                for indicator in unknown {
                    Reason { key: "{indicator.number}", explained: explained.clone(), indicator }
                }
            }
        }
        Changes { explained: explained.clone() }
        if !fine.is_empty() {
            SectionTitle { title: words.t("result-fine"), note: words.n("result-fine-note", count(&fine)) }
            div { class: "rows snug",
                for indicator in fine {
                    Reason { key: "{indicator.number}", explained: explained.clone(), indicator }
                }
            }
        }
        Basis { standard: explained.standard.clone(), area: explained.classification.area }
        p { class: "small quiet source", {source(&words, &explained)} }
        if let Some(unconfirmed) = unconfirmed(&words, &explained) {
            p { class: "small quiet source", "{unconfirmed}" }
        }
    }
}

/// Class, sentence, B1 and B2.
#[component]
fn Verdict(explained: Explained) -> Element {
    let words = use_words();
    let classification = explained.classification.clone();
    rsx! {
        div { class: "page",
            div { class: "badge-line",
                ClassBadge { class: classification.class, big: true }
                span { class: "small quiet grow",
                    {match explained.recognised {
                        Some(since) => words.t_args("result-recognised", &[("date", text(date(since)))]),
                        None => words.t("result-not-decision"),
                    }}
                }
            }
            p { class: "result-sentence", id: "result-sentence", {reasons::class_sentence(&words, &classification)} }
            div { class: "scores",
                IncomeScore { classification: classification.clone() }
                LackScore { classification }
            }
        }
    }
}

#[component]
fn IncomeScore(classification: Classification) -> Element {
    let words = use_words();
    let (name, shown, line_text, value, line, spoken) = match classification.income {
        Income::Declared { dong } => {
            let args = [("value", text(number(dong))), ("line", text(number(classification.income_line)))];
            (
                words.t("result-income"),
                words.t_args("result-dong", &args),
                words.t_args("result-income-line", &args),
                Some(dong),
                classification.income_line,
                words.t_args("result-income-spoken", &args),
            )
        }
        Income::B1 { points } => {
            let args = [("value", text(points.to_string())), ("line", text(classification.b1_line.to_string()))];
            (
                words.t("result-b1"),
                points.to_string(),
                words.t_args("result-b1-line", &args),
                Some(i64::from(points)),
                i64::from(classification.b1_line),
                words.t_args("result-b1-spoken", &args),
            )
        }
        Income::Missing => {
            let args = [("line", text(classification.b1_line.to_string()))];
            (
                words.t("result-b1-none"),
                String::new(),
                words.t_args("result-b1-line", &args),
                None,
                i64::from(classification.b1_line),
                words.t("result-b1-none"),
            )
        }
    };
    rsx! {
        div {
            p { class: "score",
                span {
                    "{name} "
                    b { class: "num", "{shown}" }
                }
                span { class: "small quiet", "{line_text}" }
            }
            Gauge { value, line, label: spoken }
        }
    }
}

#[component]
fn LackScore(classification: Classification) -> Element {
    let words = use_words();
    let of = |outcome| classification.indicators.iter().filter(|indicator| indicator.outcome == outcome).count();
    let (lacking, unknown, total) = (of(Outcome::Deprived), of(Outcome::Unknown), classification.indicators.len());
    let shown = if classification.b2_min == classification.b2_max {
        classification.b2_min.to_string()
    } else {
        words.t_args(
            "result-b2-range",
            &[("min", text(classification.b2_min.to_string())), ("max", text(classification.b2_max.to_string()))],
        )
    };
    rsx! {
        div {
            p { class: "score",
                span {
                    {words.t("result-b2")}
                    " "
                    b { class: "num", "{shown}" }
                }
                span { class: "small quiet",
                    {words.t_args("result-b2-line", &[("line", text(classification.b2_line.to_string()))])}
                }
            }
            Squares {
                lacking,
                unknown,
                total,
                line: lacking_for_line(&classification),
                label: words.t_args(
                    "result-b2-spoken",
                    &[
                        ("lacking", text(lacking.to_string())),
                        ("total", text(total.to_string())),
                        ("unknown", text(unknown.to_string())),
                    ],
                ),
            }
        }
    }
}

/// After how many squares the line stands; ten points an indicator under every standard known so far.
fn lacking_for_line(classification: &Classification) -> usize {
    usize::try_from(classification.b2_line / 10).unwrap_or_default()
}

/// What would settle an undetermined class: each leads to its question.
#[component]
fn Missing(explained: Explained) -> Element {
    let words = use_words();
    let missing = explained.classification.missing.clone();
    rsx! {
        if !missing.is_empty() {
            SectionTitle { title: words.t("result-missing") }
            p { class: "pad", {reasons::missing_sentence(&words, &explained.classification, &explained.members, explained.day)} }
            div { class: "rows snug",
                for (at , cause) in missing.into_iter().enumerate() {
                    ReasonRow {
                        key: "{at}",
                        to: explained.link(Some(&cause)),
                        title: asked(&words, &cause),
                        sub: explained
                            .members
                            .iter()
                            .find(|member| Some(member.id) == cause.member)
                            .map(|member| member.name.clone())
                            .unwrap_or_default(),
                    }
                }
            }
        }
    }
}

/// One indicator with the answers behind it.
#[component]
fn Reason(explained: Explained, indicator: IndicatorOutcome) -> Element {
    let words = use_words();
    rsx! {
        ReasonRow {
            to: explained.link(indicator.causes.first()),
            title: indicator_title(&words, &explained.standard.id, indicator.number),
            sub: reasons::indicator_reason(&words, &indicator, &explained.members, explained.day),
        }
    }
}

#[component]
fn ReasonRow(to: Option<Route>, title: String, sub: String) -> Element {
    let inside = rsx! {
        span { class: "grow",
            b { "{title}" }
            if !sub.is_empty() {
                span { class: "sub", "{sub}" }
            }
        }
    };
    match to {
        Some(to) => rsx! {
            Go { to, class: "row",
                {inside}
                Icon { name: "next" }
            }
        },
        None => rsx! {
            div { class: "row", {inside} }
        },
    }
}

#[component]
fn Changes(explained: Explained) -> Element {
    let words = use_words();
    let mut all = use_signal(|| false);
    let changes = explained.classification.changes.clone();
    let first = few(changes.clone());
    let more = changes.len().saturating_sub(first.len());
    let toggle = if all() {
        words.t("result-changes-fewer")
    } else {
        words.n("result-changes-all", i64::try_from(changes.len()).unwrap_or(i64::MAX))
    };
    let icon = if all() { "down" } else { "next" };
    let shown = if all() { changes.clone() } else { first };
    rsx! {
        if !changes.is_empty() {
            SectionTitle { title: words.t("result-changes") }
            div { class: "rows snug",
                for (at , change) in shown.into_iter().enumerate() {
                    div { key: "{at}", class: "row stacked",
                        span { class: "grow",
                            {reasons::change_sentence(
                                &words,
                                &explained.classification,
                                &change,
                                &explained.members,
                                explained.day,
                            )}
                        }
                        span { class: "change-to",
                            ClassBadge { class: class_of(&change) }
                        }
                    }
                }
                if more > 0 {
                    button {
                        class: "row",
                        r#type: "button",
                        aria_expanded: if all() { "true" } else { "false" },
                        onclick: move |_| all.toggle(),
                        span { class: "grow", "{toggle}" }
                        Icon { name: icon }
                    }
                }
            }
        }
    }
}

/// The first few sets of indicators, and the income.
fn few(changes: Vec<Change>) -> Vec<Change> {
    let (sets, income): (Vec<Change>, Vec<Change>) =
        changes.into_iter().partition(|change| matches!(change, Change::Indicators { .. }));
    sets.into_iter().take(MOST_SETS).chain(income).collect()
}

const fn class_of(change: &Change) -> Class {
    let (Change::Indicators { class, .. } | Change::B1Above { class, .. } | Change::IncomeAbove { class, .. }) = change;
    *class
}

/// A question that is missing; a birth and the list of people have no question of their own.
fn asked(words: &Words, cause: &Cause) -> String {
    match cause.question.as_str() {
        BIRTH => words.t("member-birth"),
        MEMBERS => words.t("roster-title"),
        question if question.starts_with(ITEM_QUESTION) => {
            let item = question.trim_start_matches(ITEM_QUESTION).to_owned();
            words.t_args("open-b1-item", &[("item", text(item))])
        }
        question => words.t(&format!("q-{question}")),
    }
}

/// The result in whole sentences, to be read aloud one after the other.
pub fn aloud(words: &Words, explained: &Explained) -> Vec<String> {
    let found = &explained.classification;
    let class = words.t_args("read-class", &[("class", text(words.class(found.class)))]);
    let mut said = vec![class, reasons::class_sentence(words, found)];
    for indicator in explained.outcomes(Outcome::Deprived) {
        let reason = reasons::indicator_reason(words, &indicator, &explained.members, explained.day);
        let name = reasons::indicator_name(words, &found.standard, indicator.number);
        said.push(words.t_args("read-indicator", &[("name", text(name)), ("reason", text(reason))]));
    }
    said.push(reasons::missing_sentence(words, found, &explained.members, explained.day));
    for change in few(found.changes.clone()) {
        said.push(reasons::change_aloud(words, found, &change, &explained.members, explained.day));
    }
    said.push(words.t("read-not-decision"));
    said.into_iter().map(|sentence| sentence.trim().to_owned()).filter(|sentence| !sentence.is_empty()).collect()
}

fn source(words: &Words, explained: &Explained) -> String {
    let area = match explained.classification.area {
        Area::Rural => "result-area-rural",
        Area::Urban => "result-area-urban",
    };
    words.t_args(
        "result-source",
        &[
            ("standard", text(explained.standard.source.clone())),
            ("version", text(explained.classification.standard_version.to_string())),
            ("area", text(words.t(area))),
        ],
    )
}

/// What of the standard was not checked against the law; `None` when all of it was.
pub fn unconfirmed(words: &Words, explained: &Explained) -> Option<String> {
    let (indicators, settings) = explained.standard.unconfirmed();
    if indicators.is_empty() && settings == 0 {
        return None;
    }
    let numbers: Vec<String> = indicators.iter().map(u8::to_string).collect();
    let settings = settings.to_string();
    Some(words.t_args("result-unconfirmed", &[("numbers", text(numbers.join(", "))), ("settings", text(settings))]))
}
