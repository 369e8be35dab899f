//! Why a finalised visit or other form is corrected, asked before the form opens again. Nothing is edited in place: the correction is
//! a form of its own that names the old one, and both stay in the book.

use chrono::NaiveDate;
use dioxus::prelude::*;

use crate::app::components::badge::ClassBadge;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, Look};
use crate::app::components::reason::{REASON_LENGTH, ReasonField};
use crate::app::components::screen::Screen;
use crate::app::components::states::Bones;
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_changed, use_loaded_for, use_phone, use_sample, use_toast};
use crate::app::trouble::{StoreTrouble, store_sentence};
use crate::app::words::{Words, text, use_words};
use crate::domain::class::Class;
use crate::domain::ids::{SubmissionId, VisitId};
use crate::domain::submission::Submission;
use crate::domain::text::tidy;
use crate::domain::visit::Visit;
use crate::i18n::date;
use crate::store::StoreError;
use crate::store::view::{HouseholdDetail, SentState, SubmissionLine, VisitLine};

/// Common reasons of a correction, as message keys.
const REASONS: [&str; 5] = [
    "correct-reason-wrong-entry",
    "correct-reason-told-later",
    "correct-reason-members",
    "correct-reason-b1",
    "correct-reason-commune",
];

/// The finalised form that is to be corrected.
#[derive(Debug, Clone, PartialEq)]
pub struct Wrong {
    /// Its id; a form that gives no class has one of its own kind with the same value.
    pub id: VisitId,
    /// The day.
    pub day: NaiveDate,
    /// The class that it gave, where it gives one.
    pub class: Option<Class>,
    /// The commune sent it back.
    pub refused: bool,
}

impl Wrong {
    /// A visit, beside its household.
    pub fn visit(visit: &Visit, detail: &HouseholdDetail) -> Self {
        let refused = |line: &VisitLine| line.id == visit.id && line.sent == SentState::Refused;
        Self {
            id: visit.id,
            day: visit.visited_on,
            class: Some(visit.classification.class),
            refused: detail.visits.iter().any(refused),
        }
    }

    /// A form that gives no class, beside its household.
    pub fn form(form: &Submission, detail: &HouseholdDetail) -> Self {
        let refused = |line: &SubmissionLine| line.id == form.id && line.sent == SentState::Refused;
        Self {
            id: VisitId(form.id.0),
            day: form.visited_on,
            class: None,
            refused: detail.submissions.iter().any(refused),
        }
    }

    fn back(&self) -> Route {
        match self.class {
            Some(_) => Route::Reasons { visit: self.id },
            None => Route::Submission { submission: SubmissionId(self.id.0) },
        }
    }
}

/// Loads the form to be corrected.
#[component]
pub fn CorrectView(visit: VisitId) -> Element {
    let words = use_words();
    let phone = use_phone();
    let sample = use_sample();
    let changed = use_changed();
    let toast = use_toast();
    let loaded = use_loaded_for(visit, |phone, id| async move {
        match phone.store.visit(id).await {
            Ok(visit) => {
                let detail = phone.store.household(visit.household).await?;
                Ok((Wrong::visit(&visit, &detail), detail))
            }
            Err(StoreError::NotFound(_)) => {
                let form = phone.store.submission(SubmissionId(id.0)).await?;
                let detail = phone.store.household(form.household).await?;
                // The draft of another form stands in nobody's way.
                let detail = HouseholdDetail { draft: None, ..detail };
                Ok((Wrong::form(&form, &detail), detail))
            }
            Err(error) => Err(error),
        }
    });
    match loaded {
        Loaded::Waiting => rsx! {
            main { class: "screen", id: "page", tabindex: "-1", Bones {} }
        },
        Loaded::Failed(error) => rsx! {
            main { class: "screen", id: "page", tabindex: "-1", StoreTrouble { error } }
        },
        Loaded::Ready((wrong, detail)) => {
            let id = wrong.id;
            let ongo = move |reason: String| {
                let (phone, words, navigator) = (phone.clone(), words.clone(), navigator());
                spawn(async move {
                    let opened = match phone.now() {
                        Ok(now) => phone.store.open_correction(id, reason, now).await,
                        Err(error) => Err(error),
                    };
                    match opened {
                        Ok(draft) => {
                            changed.shown();
                            // "Back" leads to the finalised visit, not to this question again.
                            navigator.replace(Route::Visit { draft: draft.id, at: String::new() });
                        }
                        Err(error) => toast.say(store_sentence(&words, &error)),
                    }
                });
            };
            rsx! { CorrectScreen { form: wrong, detail, sample, ongo } }
        }
    }
}

/// The question of given values.
#[component]
pub fn CorrectScreen(
    form: Wrong,
    detail: HouseholdDetail,
    #[props(default)] sample: bool,
    /// Opens the form with this reason.
    ongo: EventHandler<String>,
) -> Element {
    let words = use_words();
    let mut reason = use_signal(String::new);
    let mut tried = use_signal(|| false);
    let head = detail.household.head().map_or_else(String::new, |head| words.person(&head.name, head.sex));
    let wrong = wrong(&words, &reason.read());
    let go = move |()| {
        tried.set(true);
        let said = tidy(&reason.peek());
        if !said.is_empty() && said.chars().count() <= REASON_LENGTH {
            ongo.call(said);
        }
    };
    let bar = rsx! {
        AppBar {
            title: words.t("correct-title"),
            sub: head,
            sample: sample || detail.household.synthetic,
            back: form.back(),
            form: true,
        }
    };
    let foot = rsx! {
        ActionBar {
            if let Some(draft) = detail.draft {
                ButtonLink {
                    to: Route::Visit { draft: draft.id, at: String::new() },
                    word: words.t("visit-resume"),
                    look: Look::Primary,
                    icon: "pen",
                    replace: true,
                }
            } else {
                Button { word: words.t("correct-go"), look: Look::Primary, icon: "pen", onpress: go }
            }
        }
    };
    rsx! {
        Screen { bar, foot,
            div { class: "page",
                p { class: "badge-line",
                    if let Some(class) = form.class {
                        ClassBadge { class }
                    }
                    span { class: "small quiet grow",
                        {words.t_args("result-final", &[("date", text(date(form.day)))])}
                    }
                }
                p { {words.t("correct-what")} }
            }
            if form.refused {
                div { class: "form-alert",
                    Banner { kind: BannerKind::Err, title: words.t("correct-refused") }
                }
            }
            if detail.draft.is_some() {
                div { class: "form-alert",
                    Banner { kind: BannerKind::Warn, title: words.t("correct-draft"), text: words.t("correct-draft-text") }
                }
            } else {
                div { class: "question",
                    ReasonField {
                        id: "correct-reason",
                        label: words.t("correct-why"),
                        suggestions: REASONS.iter().map(|key| words.t(key)).collect::<Vec<_>>(),
                        value: reason(),
                        wrong: if tried() { wrong } else { String::new() },
                        onchange: move |value| reason.set(value),
                    }
                }
            }
        }
    }
}

fn wrong(words: &Words, reason: &str) -> String {
    let said = tidy(reason);
    if said.is_empty() {
        words.t("correct-no-reason")
    } else if said.chars().count() > REASON_LENGTH {
        words.n("reason-too-long", i64::try_from(REASON_LENGTH).unwrap_or(i64::MAX))
    } else {
        String::new()
    }
}
