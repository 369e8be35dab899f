//! One section of the form, drawn: bar and steps above, questions between, "saved at" and the way on below.

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::members::{RosterAct, RosterList};
use super::visit_page::{Block, SectionPage};
use super::visit_saver::Saved;
use crate::app::clock;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::SampleTag;
use crate::app::components::button::Button;
use crate::app::components::icon::Icon;
use crate::app::components::office_comment::OfficeComment;
use crate::app::components::picture::PictureSprite;
use crate::app::components::points_items::PointsItems;
use crate::app::components::question::{FormAct, HouseholdQuestion, PeopleQuestion};
use crate::app::components::steps::{Step, Steps};
use crate::app::trouble::store_sentence;
use crate::app::words::{text, use_words};
use crate::domain::member::Member;
use crate::domain::questionnaire::Kind;

/// A section of the form of given values.
#[component]
pub fn VisitScreen(
    /// The head as one speaks of them: "Bà Đặng Thị Mùi".
    head: String,
    #[props(default)] sample: bool,
    page: SectionPage,
    members: Vec<Member>,
    day: NaiveDate,
    saved: Saved,
    /// Something is asked in a section before this one.
    #[props(default)]
    has_previous: bool,
    /// Something is asked in a section after this one.
    #[props(default)]
    has_next: bool,
    /// A class comes of the form.
    #[props(default = true)]
    classifies: bool,
    /// What form it is, where that is not plain.
    #[props(default)]
    note: String,
    on: EventHandler<FormAct>,
    onroster: EventHandler<RosterAct>,
) -> Element {
    let words = use_words();
    let pictures =
        page.blocks.iter().any(|block| matches!(block, Block::Household(asked) if asked.kind == Kind::Picture));
    let first = !has_previous;
    let counting = members.iter().filter(|member| member.counts()).count();
    let repeatable = i64::try_from(page.repeatable).unwrap_or(i64::MAX);
    let next = match (page.roster && page.blocks.is_empty(), has_next) {
        (true, _) => ("visit-next-people", "visit-next-short"),
        (false, true) => ("visit-next", "visit-next-short"),
        (false, false) if !classifies => ("visit-to-summary", "visit-to-summary-short"),
        (false, false) => ("visit-to-result", "visit-to-result-short"),
    };
    rsx! {
        FormBar {
            title: words.t(&format!("section-{}", page.id)),
            head: head.clone(),
            part: Some((page.index.saturating_add(1), page.count)),
            steps: page.steps.clone(),
            now: page.index,
            on,
        }
        if pictures {
            PictureSprite {}
        }
        SaveTrouble { saved: saved.clone(), on }
        // A list of one: another section is another page, which begins at its top.
        for page in [page] {
            main { key: "{page.index}", class: "screen", id: "page", tabindex: "-1",
                if first && !note.is_empty() {
                    p { class: "small pad form-note", "{note}" }
                }
                if !page.roster_comment.is_empty() {
                    div { class: "pad",
                        OfficeComment { said: page.roster_comment.clone() }
                    }
                }
                if page.roster {
                    RosterList { members: members.clone(), day, problems: page.roster_problems, onact: onroster }
                }
                if repeatable > 0 {
                    div { class: "repeat",
                        Button {
                            word: words.n("visit-repeat-section", repeatable),
                            icon: "again",
                            wide: true,
                            onpress: move |()| on.call(FormAct::RepeatSection),
                        }
                    }
                }
                for block in page.blocks {
                    match block {
                        Block::Household(asked) => rsx! {
                            HouseholdQuestion { key: "{asked.field.dom_id()}", asked, on }
                        },
                        Block::People(question, people) => rsx! {
                            PeopleQuestion { key: "{question}", question, people, on }
                        },
                        Block::Points(table) => rsx! {
                            PointsItems { key: "{table.name.0}", page: table, people: counting, on }
                        },
                        Block::Remark(sentence) => rsx! {
                            p { key: "{sentence}", class: "small quiet pad", {words.t(sentence)} }
                        },
                    }
                }
                if first {
                    DiscardRow { head: head.clone(), on }
                }
            }
        }
        SavedLine { saved, sample }
        footer { class: "action-bar",
            if has_previous {
                button { class: "button less", r#type: "button", onclick: move |_| on.call(FormAct::Back),
                    span { class: "long", {words.t("visit-back")} }
                    span { class: "brief", {words.t("visit-back-short")} }
                }
            }
            button { class: "button primary more", r#type: "button", id: "visit-next", onclick: move |_| on.call(FormAct::Next),
                span { class: "long", {words.t(next.0)} }
                span { class: "brief", {words.t(next.1)} }
                Icon { name: "next" }
            }
        }
    }
}

/// The bar of a form: close, title, whose form it is and which part, and the steps.
#[component]
pub fn FormBar(
    title: String,
    head: String,
    part: Option<(usize, usize)>,
    steps: Vec<Step>,
    now: Option<usize>,
    on: EventHandler<FormAct>,
) -> Element {
    let words = use_words();
    let parts = part.map(|(at, of)| {
        (
            words.t_args("visit-part", &[("at", text(at.to_string())), ("of", text(of.to_string()))]),
            format!("{at}/{of}"),
        )
    });
    rsx! {
        header { class: "app-bar form stepped",
            button {
                class: "icon-button",
                r#type: "button",
                aria_label: words.t("visit-close-label"),
                onclick: move |_| on.call(FormAct::Close),
                Icon { name: "close" }
            }
            div { class: "grow",
                h1 { "{title}" }
                p { class: "long",
                    "{head}"
                    if let Some((long, _)) = parts.clone() {
                        " · {long}"
                    }
                }
            }
            if let Some((_, brief)) = parts {
                p { class: "brief", "{brief}" }
            }
        }
        Steps { steps, now }
    }
}

/// When something could not be stored: what happened, that the rest is safe, what to press.
#[component]
pub fn SaveTrouble(saved: Saved, on: EventHandler<FormAct>) -> Element {
    let words = use_words();
    let Saved::Failed(error) = saved else { return rsx! {} };
    rsx! {
        div { class: "form-alert",
            Banner { kind: BannerKind::Err, title: words.t("visit-not-saved"), text: store_sentence(&words, &error),
                p { class: "small", {words.t("visit-earlier-safe")} }
                Button { word: words.t("visit-save-again"), short: true, wide: true, onpress: move |()| on.call(FormAct::SaveAgain) }
            }
        }
    }
}

/// "Đã lưu trên máy lúc 9:42": only after the store has answered.
#[component]
pub fn SavedLine(saved: Saved, #[props(default)] sample: bool) -> Element {
    let words = use_words();
    let (class, icon, sentence, brief) = match saved {
        Saved::NotYet => {
            ("sync-status saving", "info", words.t("visit-saves-itself"), words.t("visit-saves-itself-short"))
        }
        Saved::Saving => ("sync-status saving", "clock", words.t("visit-saving"), words.t("visit-saving")),
        Saved::At(at) => {
            let time = [("time", text(clock::time(at)))];
            (
                "sync-status saved",
                "tick",
                words.t_args("visit-saved-at", &time),
                words.t_args("visit-saved-at-short", &time),
            )
        }
        Saved::Failed(_) => {
            ("sync-status saving", "stop", words.t("visit-not-saved"), words.t("visit-not-saved-short"))
        }
    };
    rsx! {
        p { class, role: "status",
            Icon { name: icon }
            span { class: "grow",
                span { class: "long", "{sentence}" }
                span { class: "brief", "{brief}" }
            }
            if sample {
                SampleTag {}
            }
        }
    }
}

/// Throws the draft away, after asking.
#[component]
pub fn DiscardRow(head: String, on: EventHandler<FormAct>) -> Element {
    let words = use_words();
    let mut asked = use_signal(|| false);
    rsx! {
        div { class: "pad discard",
            if asked() {
                Banner { kind: BannerKind::Warn, title: words.name("visit-discard-ask", &head), text: words.t("visit-discard-what"),
                    div { class: "pair",
                        Button { word: words.t("visit-discard-no"), short: true, onpress: move |()| asked.set(false) }
                        Button { word: words.t("visit-discard-yes"), short: true, onpress: move |()| on.call(FormAct::Discard) }
                    }
                }
            } else {
                Button { word: words.t("visit-discard"), short: true, wide: true, onpress: move |()| asked.set(true) }
            }
        }
    }
}
