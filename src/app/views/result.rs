//! The result of a draft, before it is finalised, and the finalising itself.

use dioxus::prelude::*;

pub use super::visit_record::ReasonsView;

use super::result_screen::{Explained, Explanation, aloud};
use super::visit::OPEN;
use super::visit_here::{HereLine, use_here};
use super::visit_page::Form;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::components::bar::AppBar;
use crate::app::components::button::{ActionBar, Button, ButtonLink, Look};
use crate::app::components::read_aloud::{Aloud, AloudButton, NoVoice, use_aloud};
use crate::app::components::screen::Screen;
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_changed, use_loaded_for, use_phone, use_sample, use_status};
use crate::app::trouble::store_sentence;
use crate::app::views::draft_states::{FormUnknown, not_there};
use crate::app::views::meeting::ClosedYear;
use crate::app::words::use_words;
use crate::domain::classification::{Area, classify};
use crate::domain::ids::VisitId;
use crate::domain::questionnaire::form::settled;
use crate::domain::questionnaire::read::builtin_version;
use crate::domain::round::Round;
use crate::domain::standard;
use crate::store::StoreError;
use crate::store::view::Draft;

/// Where finalising stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Finalising {
    /// Not begun.
    #[default]
    No,
    /// On its way: a second tap does nothing.
    Busy,
    /// It did not work.
    Failed(StoreError),
}

/// What a draft comes to.
#[component]
pub fn ResultView(draft: VisitId) -> Element {
    let loaded = use_loaded_for(draft, |phone, id| async move { phone.store.draft(id).await });
    if let Some(instead) = not_there(&loaded) {
        return instead;
    }
    let Loaded::Ready(draft) = loaded else { return rsx! {} };
    rsx! { DraftResult { key: "{draft.id}", draft } }
}

#[component]
fn DraftResult(draft: Draft) -> Element {
    let words = use_words();
    let phone = use_phone();
    let changed = use_changed();
    let sample = use_sample();
    let mut finalising = use_signal(|| Finalising::No);
    let id = draft.id;
    let result = explain(&draft);
    let spoken = result.as_ref().map(|(explained, _)| aloud(&words, explained)).unwrap_or_default();
    let (reading, onspeak) = use_aloud(spoken);
    let (here, onhere) = use_here(id, draft.location);
    let closed = use_status().closed.contains(&Round::yearly(draft.year)).then_some(draft.year);

    let Some((explained, open)) = result else {
        return rsx! { FormUnknown {} };
    };
    let onfinalise = move |()| {
        if *finalising.peek() == Finalising::Busy {
            return;
        }
        finalising.set(Finalising::Busy);
        let (phone, navigator) = (phone.clone(), navigator());
        // Goes on to its end even when the screen is left meanwhile.
        dioxus::core::spawn_forever(async move {
            let done = match phone.now() {
                Ok(now) => phone.store.finalise(id, now).await,
                Err(error) => Err(error),
            };
            match done {
                Ok(visit) => {
                    // The new screen first: a draft that is no more would be looked for else.
                    navigator.replace(Route::Done { visit: visit.id });
                    changed.now();
                }
                Err(error) => {
                    if let Ok(mut place) = finalising.try_write() {
                        *place = Finalising::Failed(error);
                    }
                }
            }
        });
    };
    rsx! {
        ResultScreen {
            head: draft.household.head().map_or_else(String::new, |head| words.person(&head.name, head.sex)),
            sample: sample || draft.household.synthetic,
            explained,
            open,
            closed,
            finalising: finalising(),
            onfinalise,
            reading,
            onspeak,
            here: rsx! { HereLine { here, onact: onhere } },
        }
    }
}

/// The result of a draft as it stands and how much is open; `None` when this version lacks its standard or form.
pub fn explain(draft: &Draft) -> Option<(Explained, usize)> {
    let standard = standard::builtin_by_id(&draft.standard)?;
    let questionnaire = builtin_version(&draft.questionnaire.0, draft.questionnaire.1)?;
    let typed = std::collections::BTreeMap::new();
    let form = Form { questionnaire: &questionnaire, draft, typed: &typed, editing: None, mark_open: false };
    // What will be recorded: an answer to a question that fell away must not show a class that it cannot give.
    let answers = settled(&form.context());
    // Rural lines apply in every village of the commune (domain.md section 1).
    let classification = classify(&standard, Area::Rural, &draft.members, &answers, draft.visited_on);
    let open = form.open().len();
    let last_lacking = (!draft.last.household.is_empty()).then(|| {
        classify(&standard, Area::Rural, &draft.household.members, &draft.last, draft.visited_on).deprived().len()
    });
    let explained = Explained {
        classification,
        standard,
        members: draft.members.clone(),
        day: draft.visited_on,
        last_lacking,
        draft: Some(draft.id),
        recognised: None,
    };
    Some((explained, open))
}

/// The result of given values.
#[component]
pub fn ResultScreen(
    /// The head as one speaks of them.
    head: String,
    #[props(default)] sample: bool,
    explained: Explained,
    /// How many items stand between the draft and its end.
    open: usize,
    /// The year that it is of, when the commune takes no more visits of it.
    #[props(default)]
    closed: Option<i32>,
    finalising: Finalising,
    onfinalise: EventHandler<()>,
    /// Where reading aloud stands.
    #[props(default)]
    reading: Aloud,
    /// Reads aloud, or stops, where the device can.
    #[props(default)]
    onspeak: Option<EventHandler<()>>,
    /// Where the form is filled in.
    #[props(default = VNode::empty())]
    here: Element,
) -> Element {
    let words = use_words();
    let back = explained.draft.map(|draft| Route::Visit { draft, at: String::new() });
    let bar = rsx! {
        AppBar { title: words.t("result-title"), sub: head, sample, back, back_label: words.t("result-back-label"), form: true }
    };
    let count = i64::try_from(open).unwrap_or(i64::MAX);
    let foot = rsx! {
        ActionBar {
            if let Some(onspeak) = onspeak {
                AloudButton { aloud: reading, onpress: onspeak }
            }
            if let Some(draft) = explained.draft.filter(|_| open > 0) {
                ButtonLink { to: Route::Visit { draft, at: OPEN.to_owned() }, word: words.t("result-open-act"), look: Look::Primary }
            } else if closed.is_some() {
                ButtonLink { to: Route::Today {}, word: words.t("result-later"), look: Look::Primary }
            } else {
                Button {
                    word: words.t(if finalising == Finalising::Busy { "result-finalising" } else { "result-finalise" }),
                    look: Look::Primary,
                    onpress: move |()| onfinalise.call(()),
                }
            }
        }
    };
    rsx! {
        Screen { bar, foot,
            if reading == Aloud::NoVoice {
                NoVoice {}
            }
            if let Some(year) = closed {
                div { class: "form-alert", ClosedYear { year } }
            }
            if open > 0 {
                div { class: "form-alert",
                    Banner { kind: BannerKind::Warn, title: words.n("result-open", count) }
                }
            }
            if let Finalising::Failed(error) = finalising {
                div { class: "form-alert",
                    Banner { kind: BannerKind::Err, title: words.t("result-failed"), text: store_sentence(&words, &error),
                        p { class: "small", {words.t("result-failed-safe")} }
                    }
                }
            }
            Explanation { explained }
            {here}
        }
    }
}
