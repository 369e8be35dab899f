//! Before the result: everything that is open, each with a tap to the very field.

use dioxus::prelude::*;

use super::members::{RosterAct, roster_sentence};
use super::visit_open::{OpenItem, OpenWhat};
use super::visit_saver::Saved;
use super::visit_screen::{DiscardRow, FormBar, SaveTrouble, SavedLine};
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::button::{ActionBar, Button, Look};
use crate::app::components::question::FormAct;
use crate::app::components::section::{RowButton, SectionTitle, Tone};
use crate::app::components::steps::Step;
use crate::app::words::{Words, use_words};

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
    /// To the result as it stands.
    onresult: EventHandler<()>,
) -> Element {
    let words = use_words();
    let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let first = items.first().cloned();
    let groups = grouped(&items, &sections);
    rsx! {
        FormBar { title: words.t("summary-title"), head: head.clone(), part: None, steps, on }
        SaveTrouble { saved: saved.clone(), on }
        main { class: "screen", id: "page", tabindex: "-1",
            div { class: "pad",
                if items.is_empty() {
                    Banner { kind: BannerKind::Ok, title: words.t("summary-complete"), text: words.t("summary-complete-next") }
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
            DiscardRow { head, on }
        }
        SavedLine { saved, sample }
        ActionBar {
            if let Some(first) = first {
                Button { word: words.t("summary-preview"), onpress: move |()| onresult.call(()) }
                Button { word: words.t("summary-first"), look: Look::Primary, onpress: move |()| jump(&first, on, onroster) }
            } else {
                Button { word: words.t("visit-back-short"), onpress: move |()| on.call(FormAct::Back) }
                Button { word: words.t("visit-to-result"), look: Look::Primary, onpress: move |()| onresult.call(()) }
            }
        }
    }
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
