//! A finalised visit: read only, with its result, its answers, the other visits, and the way to correct it.

use dioxus::prelude::*;

use super::result_screen::{Explained, Explanation};
use super::visit_page::person;
use crate::app::components::answer_text::answer_text;
use crate::app::components::badge::ClassBadge;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, ButtonLink};
use crate::app::components::icon::Icon;
use crate::app::components::screen::Screen;
use crate::app::components::section::SectionTitle;
use crate::app::components::states::{Bones, Trouble};
use crate::app::routes::{Go, Route};
use crate::app::state::{Loaded, use_loaded_for, use_sample};
use crate::app::trouble::StoreTrouble;
use crate::app::words::{text, use_words};
use crate::domain::answer::AnswerMap;
use crate::domain::ids::VisitId;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::questionnaire::read::builtin_version;
use crate::domain::standard;
use crate::domain::visit::Visit;
use crate::i18n::date;
use crate::store::view::{HouseholdDetail, SentState};

/// Loads a finalised visit with its household.
#[component]
pub fn ReasonsView(visit: VisitId) -> Element {
    let sample = use_sample();
    let loaded = use_loaded_for(visit, |phone, id| async move {
        let visit = phone.store.visit(id).await?;
        let detail = phone.store.household(visit.household).await?;
        Ok((visit, detail))
    });
    match loaded {
        Loaded::Waiting => rsx! {
            main { class: "screen", id: "page", tabindex: "-1", Bones {} }
        },
        Loaded::Failed(error) => rsx! {
            main { class: "screen", id: "page", tabindex: "-1", StoreTrouble { error } }
        },
        Loaded::Ready((visit, detail)) => rsx! { RecordScreen { visit, detail, sample } },
    }
}

/// A finalised visit of given values.
#[component]
pub fn RecordScreen(visit: Visit, detail: HouseholdDetail, #[props(default)] sample: bool) -> Element {
    let words = use_words();
    let head = detail.household.head().map_or_else(String::new, |head| words.person(&head.name, head.sex));
    let bar = rsx! {
        AppBar {
            title: words.t("reasons-title"),
            sub: head,
            sample: sample || detail.household.synthetic,
            back: Route::Household { id: visit.household },
            form: true,
        }
    };
    let current = detail.current.as_ref().is_none_or(|current| current.id == visit.id);
    let sent = detail.visits.iter().find(|line| line.id == visit.id).map(|line| line.sent);
    // A visit that was sent back speaks for nobody, and is mended all the same.
    let correctable = current || sent == Some(SentState::Refused);
    let correction = detail.visits.iter().find(|line| line.correction_of == Some(visit.id)).cloned();
    let corrected = visit.correction_of.and_then(|old| detail.visits.iter().find(|line| line.id == old).cloned());
    let foot = rsx! {
        ActionBar {
            ButtonLink { to: Route::Print { visit: visit.id }, word: words.t("print-link"), icon: "print" }
            if correctable && correction.is_none() {
                ButtonLink { to: Route::Correct { visit: visit.id }, word: words.t("reasons-correct"), icon: "pen" }
            }
        }
    };
    let explained = standard::builtin_by_id(&visit.standard).map(|standard| Explained {
        classification: visit.classification.clone(),
        standard,
        members: visit.members.clone(),
        day: visit.visited_on,
        last_lacking: None,
        draft: None,
        recognised: visit.recognised(&detail.household).filter(|_| current),
    });
    rsx! {
        Screen { bar, foot, keys_scroll: true,
            div { class: "form-alert",
                Banner {
                    kind: if sent == Some(SentState::Refused) { BannerKind::Err } else { BannerKind::Wait },
                    title: words.t_args("result-final", &[("date", text(date(visit.visited_on)))]),
                    text: words.t(match sent {
                        Some(SentState::AtCommune) => "reasons-sent",
                        Some(SentState::Refused) => "reasons-refused",
                        Some(SentState::Waiting) | None => "reasons-waiting",
                    }),
                    if let Some(old) = corrected {
                        p { class: "small",
                            {words.t_args("record-corrects", &[("date", text(date(old.visited_on)))])}
                        }
                    } else if visit.correction_of.is_some() {
                        p { class: "small", {words.t("reasons-corrects")} }
                    }
                    if !visit.reason.is_empty() {
                        p { class: "small", {words.t_args("record-why", &[("reason", text(visit.reason.clone()))])} }
                    }
                    if let Some(line) = correction.clone() {
                        p { class: "small",
                            {words.t_args("record-corrected", &[("date", text(date(line.visited_on))), ("reason", text(line.reason))])}
                        }
                        Go { to: Route::Reasons { visit: line.id }, class: "button short", {words.t("record-see-correction")} }
                    } else if !current {
                        p { class: "small", {words.t("reasons-superseded")} }
                    }
                }
            }
            match explained {
                Some(explained) => rsx! { Explanation { explained } },
                None => rsx! {
                    Trouble { title: words.t("visit-old-title"), text: words.t("visit-old-text") }
                },
            }
            Why { visit: visit.clone() }
            Answered { visit: visit.clone() }
            History { detail, shown: visit.id }
            if correctable && correction.is_none() {
                p { class: "small quiet pad", {words.t("reasons-correct-hint")} }
            }
        }
    }
}

/// Why answers that moved the class differ from the time before, as the village head gave it.
#[component]
fn Why(visit: Visit) -> Element {
    let words = use_words();
    let name = |key: &str| {
        let (member, question) = key.rsplit_once('/').unwrap_or(("", key));
        let person = visit.members.iter().find(|one| one.id.to_string() == member).map(|one| one.name.clone());
        let question = words.t(&format!("q-{question}"));
        person.map_or(question.clone(), |person| format!("{person}: {question}"))
    };
    rsx! {
        if !visit.reasons.is_empty() {
            SectionTitle { title: words.t("record-reasons") }
            div { class: "rows snug",
                for (key , reason) in visit.reasons.clone() {
                    div { key: "{key}", class: "row",
                        span { class: "grow",
                            b { {name(&key)} }
                            span { class: "sub", "{reason}" }
                        }
                    }
                }
            }
        }
    }
}

/// The answers as they were given, in the order of the form.
#[component]
fn Answered(visit: Visit) -> Element {
    let words = use_words();
    let Some(questionnaire) = builtin_version(&visit.questionnaire, visit.questionnaire_version) else {
        return rsx! {};
    };
    let household = lines(&questionnaire, &visit.answers.household);
    rsx! {
        SectionTitle { title: words.t("reasons-answers"), note: words.t("reasons-for-household") }
        dl { class: "rows answers",
            for question in household {
                div { key: "{question}", class: "row",
                    dt { class: "grow", {words.t(&format!("q-{question}"))} }
                    dd {
                        if let Some(answer) = visit.answers.household.get(&question) {
                            b { {answer_text(&words, &question, answer)} }
                        }
                    }
                }
            }
        }
        for member in visit.members.clone() {
            if let Some(answers) = visit.answers.members.get(&member.id) {
                SectionTitle {
                    key: "{member.id}",
                    title: member.name.clone(),
                    note: person(&words, &member, visit.visited_on).about,
                }
                dl { class: "rows answers",
                    for question in lines(&questionnaire, answers) {
                        div { key: "{question}", class: "row",
                            dt { class: "grow", {words.t(&format!("q-{question}"))} }
                            dd {
                                if let Some(answer) = answers.get(&question) {
                                    b { {answer_text(&words, &question, answer)} }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The questions answered, in the order of the form.
fn lines(questionnaire: &Questionnaire, answers: &AnswerMap) -> Vec<crate::domain::ids::QuestionId> {
    questionnaire
        .sections
        .iter()
        .flat_map(|section| &section.questions)
        .map(|question| question.id.clone())
        .filter(|id| answers.contains_key(id))
        .collect()
}

#[component]
fn History(detail: HouseholdDetail, shown: VisitId) -> Element {
    let words = use_words();
    rsx! {
        if detail.visits.len() > 1 {
            SectionTitle { title: words.t("reasons-history") }
            div { class: "rows",
                for line in detail.visits {
                    Go {
                        key: "{line.id}",
                        to: Route::Reasons { visit: line.id },
                        class: "row",
                        current: line.id == shown,
                        span { class: "grow",
                            b { {date(line.visited_on)} }
                            if line.correction_of.is_some() {
                                span { class: "sub", {words.t("reasons-corrects")} }
                            }
                            if !line.reason.is_empty() {
                                span { class: "sub", {words.t_args("record-why", &[("reason", text(line.reason.clone()))])} }
                            }
                        }
                        ClassBadge { class: line.class }
                        Icon { name: "next" }
                    }
                }
            }
        }
    }
}
