//! Before the end: everything that is open, each with a tap to the very field. A form that gives no class is read over
//! and finished here; the review goes on to its result.

use dioxus::prelude::*;

use super::members::{RosterAct, roster_sentence};
use super::result::Finalising;
use super::visit_open::{OpenItem, OpenWhat};
use super::visit_saver::Saved;
use super::visit_screen::{DiscardRow, FormBar, SaveTrouble, SavedLine};
use crate::app::components::answer_text::answer_text;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::button::{ActionBar, Button, Look};
use crate::app::components::question::FormAct;
use crate::app::components::section::{RowButton, SectionTitle, Tone};
use crate::app::components::steps::Step;
use crate::app::trouble::store_sentence;
use crate::app::words::{Words, use_words};
use crate::domain::answer::{Answer, AnswerMap};
use crate::domain::ids::QuestionId;
use crate::domain::questionnaire::{Question, Questionnaire};

/// What is open, of given values. `sections` are their ids in order.
#[component]
pub fn SummaryScreen(
    head: String,
    #[props(default)] sample: bool,
    items: Vec<OpenItem>,
    sections: Vec<String>,
    steps: Vec<Step>,
    saved: Saved,
    on: EventHandler<FormAct>,
    onroster: EventHandler<RosterAct>,
    /// To the result as it stands; or, where no class comes of the form, finishes it.
    onresult: EventHandler<()>,
    /// What was answered, by section, where it is finished here.
    #[props(default)]
    given: Option<Vec<Given>>,
    /// Where finishing stands.
    #[props(default)]
    finalising: Finalising,
    /// Where the form is filled in.
    #[props(default = VNode::empty())]
    here: Element,
) -> Element {
    let words = use_words();
    let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let first = items.first().cloned();
    let groups = grouped(&items, &sections);
    let ends_here = given.is_some();
    let busy = finalising == Finalising::Busy;
    let complete_next = if ends_here { "summary-finish-next" } else { "summary-complete-next" };
    rsx! {
        FormBar { title: words.t("summary-title"), head: head.clone(), part: None, steps, on }
        SaveTrouble { saved: saved.clone(), on }
        main { class: "screen", id: "page", tabindex: "-1",
            div { class: "pad",
                if items.is_empty() {
                    Banner { kind: BannerKind::Ok, title: words.t("summary-complete"), text: words.t(complete_next) }
                } else {
                    Banner { kind: BannerKind::Warn, title: words.n("summary-open", count), text: words.t("summary-open-next") }
                }
            }
            for (section , of_section) in groups {
                SectionTitle { key: "{section}", title: words.t(&format!("section-{section}")), note: words.n("summary-section-open", i64::try_from(of_section.len()).unwrap_or(i64::MAX)) }
                div { class: "rows",
                    for (at , item) in of_section.into_iter().enumerate() {
                        RowButton {
                            key: "{at}",
                            icon: icon(&item.what).0,
                            tone: icon(&item.what).1,
                            title: title(&words, &item),
                            sub: sub(&words, &item),
                            onpress: move |()| jump(&item, on, onroster),
                        }
                    }
                }
            }
            if let Finalising::Failed(error) = finalising {
                div { class: "form-alert",
                    Banner { kind: BannerKind::Err, title: words.t("result-failed"), text: store_sentence(&words, &error),
                        p { class: "small", {words.t("result-failed-safe")} }
                    }
                }
            }
            if let Some(given) = given {
                for part in given {
                    GivenPart { key: "{part.section}", part }
                }
                {here}
            }
            DiscardRow { head, on }
        }
        SavedLine { saved, sample }
        ActionBar {
            if let Some(first) = first {
                if !ends_here {
                    Button { word: words.t("summary-preview"), onpress: move |()| onresult.call(()) }
                }
                Button { word: words.t("summary-first"), look: Look::Primary, onpress: move |()| jump(&first, on, onroster) }
            } else {
                Button { word: words.t("visit-back-short"), onpress: move |()| on.call(FormAct::Back) }
                Button { word: words.t(end_word(ends_here, busy)), look: Look::Primary, onpress: move |()| onresult.call(()) }
            }
        }
    }
}

const fn end_word(ends_here: bool, busy: bool) -> &'static str {
    match (ends_here, busy) {
        (false, _) => "visit-to-result",
        (true, false) => "result-finalise",
        (true, true) => "result-finalising",
    }
}

/// What was answered in a section.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The section.
    pub section: String,
    /// Question and answer, in the order of the form.
    pub answers: Vec<(QuestionId, Answer)>,
}

/// Question and answer of one section, to be read over.
#[component]
pub fn GivenPart(part: Given) -> Element {
    let words = use_words();
    rsx! {
        SectionTitle { title: words.t(&format!("section-{}", part.section)) }
        dl { class: "rows answers",
            for (question , answer) in part.answers {
                div { key: "{question}", class: "row",
                    dt { class: "grow", {words.t(&format!("q-{question}"))} }
                    dd { b { {answer_text(&words, &question, &answer)} } }
                }
            }
        }
    }
}

/// The answers given to a form about the household, by section; sections without any are left out.
pub fn given(questionnaire: &Questionnaire, answers: &AnswerMap) -> Vec<Given> {
    let of = |question: &Question| Some((question.id.clone(), answers.get(&question.id)?.clone()));
    questionnaire
        .sections
        .iter()
        .map(|section| Given {
            section: section.id.clone(),
            answers: section.questions.iter().filter_map(of).collect(),
        })
        .filter(|given| !given.answers.is_empty())
        .collect()
}

fn jump(item: &OpenItem, on: EventHandler<FormAct>, onroster: EventHandler<RosterAct>) {
    match (&item.field, item.member) {
        (Some(field), _) if item.what == OpenWhat::Why => on.call(FormAct::GoToWhy(item.section, field.clone())),
        (None, Some(member)) => onroster.call(RosterAct::Edit(member)),
        (field, _) => on.call(FormAct::GoTo(item.section, field.clone())),
    }
}

fn grouped(items: &[OpenItem], sections: &[String]) -> Vec<(String, Vec<OpenItem>)> {
    sections
        .iter()
        .enumerate()
        .map(|(at, id)| (id.clone(), items.iter().filter(|item| item.section == at).cloned().collect::<Vec<_>>()))
        .filter(|(_, items)| !items.is_empty())
        .collect()
}

fn icon(what: &OpenWhat) -> (&'static str, Tone) {
    match what {
        OpenWhat::Unanswered => ("ring", Tone::Plain),
        OpenWhat::Typed(_) | OpenWhat::Error(_) | OpenWhat::TooLong => ("stop", Tone::Alarm),
        OpenWhat::Why => ("pen", Tone::Plain),
        OpenWhat::Warning(_) => ("warn", Tone::Plain),
    }
}

fn title(words: &Words, item: &OpenItem) -> String {
    match (&item.field, &item.what) {
        (Some(_), _) if item.title.is_some() => item.title.clone().unwrap_or_default(),
        (Some(field), _) => words.t(&format!("q-{}", field.question)),
        (None, OpenWhat::Error(check) | OpenWhat::Warning(check)) => {
            roster_sentence(words, check, item.person.as_deref())
        }
        (None, _) => words.t("roster-title"),
    }
}

fn sub(words: &Words, item: &OpenItem) -> String {
    let what = match (&item.field, &item.what) {
        (None, _) => words.t("roster-correct"),
        (_, OpenWhat::Unanswered) => words.t("visit-not-answered"),
        (_, OpenWhat::Typed(error)) => words.t(&format!("typed-{}", error.code())),
        (_, OpenWhat::Error(code)) => check_text(words, code),
        (_, OpenWhat::Why) => words.t("summary-why"),
        (_, OpenWhat::TooLong) => words.t("summary-too-long"),
        (_, OpenWhat::Warning(check)) => words.t(&format!("check-{check}")),
    };
    match item.person.as_deref().filter(|_| item.field.is_some()) {
        Some(name) => format!("{name}: {what}"),
        None => what,
    }
}

/// The sentence of an error: a check's, or one of the form's own codes.
pub fn check_text(words: &Words, code: &str) -> String {
    match code {
        "out_of_range" => words.t("typed-out-of-place"),
        "wrong_kind" | "not_offered" => words.t("visit-choose-again"),
        check => words.t(&format!("check-{check}")),
    }
}
