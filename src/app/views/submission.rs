//! A finalised form that gives no class: just finalised, with what to do next, and later as a record to be read.
//!
//! The task of a next visit is set with the form; each need and the review are one tap that the village head makes.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::household::history::form_name;
use super::visit_summary::{GivenPart, given};
use crate::app::clock;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, Look};
use crate::app::components::icon::Icon;
use crate::app::components::screen::Screen;
use crate::app::components::section::SectionTitle;
use crate::app::components::states::Bones;
use crate::app::routes::Route;
use crate::app::state::{Loaded, Phone, use_changed, use_loaded_for, use_phone, use_sample, use_toast};
use crate::app::trouble::{StoreTrouble, store_sentence};
use crate::app::words::{Words, text, use_words};
use crate::domain::answer::Answer;
use crate::domain::birth::Birth;
use crate::domain::household::Household;
use crate::domain::ids::{QuestionId, SubmissionId, VisitId};
use crate::domain::questionnaire::Purpose;
use crate::domain::questionnaire::read::builtin_version;
use crate::domain::standard;
use crate::domain::submission::Submission;
use crate::domain::support::catalogue::Catalogue;
use crate::domain::support::{Support, SupportState};
use crate::domain::task::Task;
use crate::i18n::date;
use crate::store::StoreError;
use crate::store::view::{HouseholdDetail, SentState};

/// Questions of the follow-up that say what comes next.
const NEEDS: &str = "needs";
const NEEDS_NOTE: &str = "needs_note";
const NEXT_VISIT: &str = "next_visit";
const REVIEW_AGAIN: &str = "review_again";

/// What a form leads to, and what of it is not done yet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Next {
    /// Needs named, by id of the catalogue, and whether the household's page has each already.
    pub needs: Vec<(String, bool)>,
    /// The next visit, and whether there is a task for it already.
    pub visit: Option<(NaiveDate, bool)>,
    /// A review is asked for.
    pub review: bool,
}

impl Next {
    /// Reads a form beside the household as it is now.
    pub fn of(form: &Submission, household: &Household) -> Self {
        let get = |question: &str| form.answers.household.get(&QuestionId::new(question));
        let open: BTreeSet<&str> = household
            .supports
            .values()
            .filter(|support| support.is_open() || support.asked_on >= form.visited_on)
            .map(|support| support.need.as_str())
            .collect();
        let named = match get(NEEDS) {
            Some(Answer::Choices(needs)) => needs.iter().cloned().collect(),
            _ => Vec::new(),
        };
        let visit = match get(NEXT_VISIT) {
            Some(Answer::Date(Birth::Date(day))) => Some(*day),
            _ => None,
        };
        let has_task = household.tasks.values().any(|task| task.submission == Some(form.id));
        Self {
            needs: named.into_iter().map(|need| (need.clone(), open.contains(need.as_str()))).collect(),
            visit: visit.map(|day| (day, has_task)),
            review: purpose(form) != Purpose::FollowUp || get(REVIEW_AGAIN) == Some(&Answer::Bool(true)),
        }
    }

    /// Needs that are not on the household's page yet.
    pub fn missing(&self) -> Vec<String> {
        self.needs.iter().filter(|(_, there)| !there).map(|(need, _)| need.clone()).collect()
    }
}

fn purpose(form: &Submission) -> Purpose {
    builtin_version(&form.questionnaire, form.questionnaire_version)
        .map_or(Purpose::FollowUp, |questionnaire| questionnaire.purpose)
}

/// The need as the household's page will have it.
fn support(form: &Submission, need: &str) -> Support {
    let catalogue = Catalogue::builtin();
    let entry = catalogue.need(need);
    let standard = standard::for_year(form.year);
    let indicator = entry.and_then(|need| need.indicator.clone()).and_then(|id| {
        let standard = standard.as_ref()?;
        standard.indicators.iter().find(|indicator| indicator.id == id).map(|indicator| indicator.number)
    });
    let note = match form.answers.household.get(&QuestionId::new(NEEDS_NOTE)) {
        Some(Answer::Text(note)) => note.clone(),
        _ => String::new(),
    };
    Support {
        need: need.to_owned(),
        indicator,
        standard: indicator.and(standard).map(|standard| standard.id).unwrap_or_default(),
        office: entry.map(|need| need.office.clone()).unwrap_or_default(),
        member: None,
        note,
        asked_on: form.visited_on,
        due: None,
        state: SupportState::Needed,
        visit: None,
    }
}

/// What is pressed under "what comes next".
#[derive(Debug, Clone, PartialEq)]
pub enum NextAct {
    /// These needs go onto the household's page.
    AddNeeds(Vec<String>),
    /// A task for the next visit.
    AddVisit(NaiveDate),
    /// The review begins.
    Review,
}

/// A form just finalised.
#[component]
pub fn SubmissionDone(submission: SubmissionId) -> Element {
    rsx! {
        Submitted { submission, just_now: true }
    }
}

/// A form of the past.
#[component]
pub fn SubmissionView(submission: SubmissionId) -> Element {
    rsx! {
        Submitted { submission, just_now: false }
    }
}

/// Loads a form and does what it leads to.
#[component]
fn Submitted(submission: SubmissionId, just_now: bool) -> Element {
    let sample = use_sample();
    let loaded = use_form(submission);
    let onact = use_next(loaded.clone());
    match loaded {
        Loaded::Waiting => rsx! {
            main { class: "screen", id: "page", tabindex: "-1", Bones {} }
        },
        Loaded::Failed(error) => rsx! {
            main { class: "screen", id: "page", tabindex: "-1", StoreTrouble { error } }
        },
        Loaded::Ready((form, detail)) if just_now => rsx! { SubmissionDoneScreen { form, detail, sample, onact } },
        Loaded::Ready((form, detail)) => rsx! { SubmissionScreen { form, detail, sample, onact } },
    }
}

type Both = (Submission, HouseholdDetail);

fn use_form(submission: SubmissionId) -> Loaded<Both> {
    use_loaded_for(submission, |phone, id| async move {
        let form = phone.store.submission(id).await?;
        let detail = phone.store.household(form.household).await?;
        Ok((form, detail))
    })
}

fn use_next(loaded: Loaded<Both>) -> EventHandler<NextAct> {
    let words = use_words();
    let phone = use_phone();
    let changed = use_changed();
    let toast = use_toast();
    EventHandler::new(move |act: NextAct| {
        let Loaded::Ready((form, _)) = &loaded else { return };
        let (phone, words, form, navigator) = (phone.clone(), words.clone(), form.clone(), navigator());
        dioxus::core::spawn_forever(async move {
            match carry_out(&phone, &words, &form, act).await {
                Ok(Followed::Review(route)) => {
                    changed.shown();
                    navigator.push(route);
                }
                Ok(Followed::Said(sentence)) => {
                    changed.now();
                    toast.say(sentence);
                }
                Err(error) => toast.say(store_sentence(&words, &error)),
            }
        });
    })
}

enum Followed {
    Review(Route),
    Said(String),
}

async fn carry_out(phone: &Phone, words: &Words, form: &Submission, act: NextAct) -> Result<Followed, StoreError> {
    let household = form.household;
    match act {
        NextAct::AddNeeds(needs) => {
            for need in needs {
                phone.store.save_support(household, None, support(form, &need), phone.now()?).await?;
            }
            Ok(Followed::Said(words.t("next-needs-added")))
        }
        NextAct::AddVisit(due) => {
            let task = Task {
                what: words.t("next-visit-task"),
                due,
                set_on: form.visited_on,
                done_on: None,
                support: None,
                visit: None,
                submission: Some(form.id),
            };
            phone.store.save_task(household, None, task, phone.now()?).await?;
            Ok(Followed::Said(words.t_args("next-visit-added", &[("date", text(date(due)))])))
        }
        NextAct::Review => {
            let draft = phone.store.open_draft(household, phone.now()?).await?;
            Ok(Followed::Review(Route::Visit { draft: draft.id, at: String::new() }))
        }
    }
}

fn sent(detail: &HouseholdDetail, id: SubmissionId) -> SentState {
    detail.submissions.iter().find(|line| line.id == id).map_or(SentState::Waiting, |line| line.sent)
}

/// The end of a form, of given values.
#[component]
pub fn SubmissionDoneScreen(
    form: Submission,
    detail: HouseholdDetail,
    #[props(default)] sample: bool,
    onact: EventHandler<NextAct>,
) -> Element {
    let words = use_words();
    let head = detail.household.head();
    let name = head.map_or_else(String::new, |head| words.person(&head.name, head.sex));
    let within = head.map_or_else(String::new, |head| words.person_within(&head.name, head.sex));
    let saved = words.t_args("done-saved", &[("name", text(within)), ("time", text(clock::time(form.finalised)))]);
    let next = Next::of(&form, &detail.household);
    let pending = if sent(&detail, form.id) == SentState::AtCommune { "done-sent" } else { "done-pending" };
    let bar = rsx! {
        AppBar { title: words.t("done-title"), sub: name, sample: sample || detail.household.synthetic, form: true }
    };
    let foot = rsx! {
        ActionBar {
            ButtonLink { to: Route::Today {}, word: words.t("done-today"), replace: true }
            ButtonLink {
                to: Route::Household { id: form.household },
                word: words.t("form-done-household"),
                look: Look::Primary,
                replace: true,
            }
        }
    };
    rsx! {
        Screen { bar, foot,
            div { class: "page done-page", role: "status",
                Icon { name: "tick", class: "done-mark" }
                p { class: "title", {form_name(&words, &form.questionnaire)} }
                p { "{saved}" }
                p { class: "quiet", {words.t(pending)} }
                ButtonLink { to: Route::Submission { submission: form.id }, word: words.t("form-done-read"), short: true }
            }
            NextSteps { next, onact }
        }
    }
}

/// A form of the past, of given values.
#[component]
pub fn SubmissionScreen(
    form: Submission,
    detail: HouseholdDetail,
    #[props(default)] sample: bool,
    onact: EventHandler<NextAct>,
) -> Element {
    let words = use_words();
    let head = detail.household.head().map_or_else(String::new, |head| words.person(&head.name, head.sex));
    let next = Next::of(&form, &detail.household);
    let state = sent(&detail, form.id);
    let questionnaire = builtin_version(&form.questionnaire, form.questionnaire_version);
    let bar = rsx! {
        AppBar {
            title: form_name(&words, &form.questionnaire),
            sub: head,
            sample: sample || detail.household.synthetic,
            back: Route::Household { id: form.household },
            form: true,
        }
    };
    let corrected = detail.submissions.iter().any(|line| line.correction_of == Some(form.id));
    let foot = rsx! {
        if !corrected {
            ActionBar {
                ButtonLink {
                    to: Route::Correct { visit: VisitId(form.id.0) },
                    word: words.t("reasons-correct"),
                    icon: "pen",
                }
            }
        }
    };
    rsx! {
        Screen { bar, foot, keys_scroll: true,
            div { class: "form-alert",
                Banner {
                    kind: if state == SentState::Refused { BannerKind::Err } else { BannerKind::Wait },
                    title: words.t_args("result-final", &[("date", text(date(form.visited_on)))]),
                    text: words.t(match state {
                        SentState::AtCommune => "reasons-sent",
                        SentState::Refused => "reasons-refused",
                        SentState::Waiting => "reasons-waiting",
                    }),
                    p { class: "small", {words.t("form-no-class")} }
                    if form.correction_of.is_some() {
                        p { class: "small", {words.t("reasons-corrects")} }
                    }
                    if !form.reason.is_empty() {
                        p { class: "small", {words.t_args("record-why", &[("reason", text(form.reason.clone()))])} }
                    }
                    if corrected {
                        p { class: "small", {words.t("reasons-superseded")} }
                    }
                }
            }
            if let Some(questionnaire) = questionnaire {
                for part in given(&questionnaire, &form.answers.household) {
                    GivenPart { key: "{part.section}", part }
                }
            } else {
                p { class: "pad quiet", {words.t("visit-old-title")} }
            }
            if !corrected {
                NextSteps { next, onact }
            }
        }
    }
}

/// A tick where it is done, else another icon.
const fn done_mark(done: bool, open: &'static str) -> (&'static str, &'static str) {
    if done { ("tick", "tone-fine") } else { (open, "") }
}

/// What comes next, each with one tap.
#[component]
fn NextSteps(next: Next, onact: EventHandler<NextAct>) -> Element {
    let words = use_words();
    let missing = next.missing();
    let count = i64::try_from(missing.len()).unwrap_or(i64::MAX);
    let catalogue = Catalogue::builtin();
    let office = |need: &str| {
        catalogue.need(need).map_or_else(String::new, |need| {
            let key = format!("office-{}", need.office);
            if words.has(&key) { words.t(&key) } else { String::new() }
        })
    };
    rsx! {
        if !next.needs.is_empty() {
            SectionTitle { title: words.t("next-needs"), note: if missing.is_empty() { words.t("next-needs-all-there") } else { String::new() } }
            div { class: "rows",
                for (need , there) in next.needs.clone() {
                    div { key: "{need}", class: "row",
                        Icon { name: done_mark(there, "ring").0, class: done_mark(there, "ring").1 }
                        span { class: "grow",
                            b { {words.t(&format!("q-needs-{need}"))} }
                            if !office(&need).is_empty() {
                                span { class: "sub", {office(&need)} }
                            }
                        }
                        if there {
                            span { class: "small quiet", {words.t("next-need-there")} }
                        } else {
                            Button {
                                word: words.t("next-need-add"),
                                short: true,
                                label: format!("{}: {}", words.t("next-need-add"), words.t(&format!("q-needs-{need}"))),
                                onpress: move |()| onact.call(NextAct::AddNeeds(vec![need.clone()])),
                            }
                        }
                    }
                }
            }
            if missing.len() > 1 {
                div { class: "pad",
                    Button {
                        word: words.n("next-needs-add", count),
                        wide: true,
                        onpress: move |()| onact.call(NextAct::AddNeeds(missing.clone())),
                    }
                }
            }
        }
        if let Some((day, there)) = next.visit {
            SectionTitle { title: words.t("next-visit") }
            div { class: "rows",
                div { class: "row",
                    Icon { name: done_mark(there, "clock").0, class: done_mark(there, "clock").1 }
                    b { class: "grow num", {date(day)} }
                    if there {
                        span { class: "small quiet", {words.t("next-visit-there")} }
                    } else {
                        Button {
                            word: words.t("next-visit-add"),
                            short: true,
                            onpress: move |()| onact.call(NextAct::AddVisit(day)),
                        }
                    }
                }
            }
        }
        if next.review {
            SectionTitle { title: words.t("next-review") }
            div { class: "pad",
                p { class: "after", {words.t("next-review-text")} }
                Button { word: words.t("visit-start"), icon: "pen", wide: true, onpress: move |()| onact.call(NextAct::Review) }
            }
        }
    }
}
