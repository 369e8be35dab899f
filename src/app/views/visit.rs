//! The visit form: holds the draft on the screen, saves each answer as it is given, and goes from section to section.

use std::rc::Rc;

use dioxus::prelude::*;

use super::draft_states::{FormUnknown, not_there};
use super::household::history::form_name;
use super::result::Finalising;
use super::visit_draft::{Deck, Where};
use super::visit_here::{HereLine, use_here};
use super::visit_open::Place;
use super::visit_page::Form;
use super::visit_saver::{Save, Saved, use_saver};
use super::visit_screen::{FormBar, VisitScreen};
use super::visit_summary::{SummaryScreen, given};
use crate::app::components::focus::FocusWish;
use crate::app::components::member_form::{MemberAct, MemberForm};
use crate::app::components::question::FormAct;
use crate::app::routes::Route;
use crate::app::state::{Loaded, use_changed, use_loaded_for, use_phone, use_sample, use_toast};
use crate::app::trouble::store_sentence;
use crate::app::words::{Words, text, use_words};
use crate::domain::answer::Answers;
use crate::domain::ids::VisitId;
use crate::domain::questionnaire::read::builtin_version;
use crate::store::view::Draft;

/// The review itself, which needs no note of what it is.
const YEARLY: &str = "yearly-review";

/// The address of the list of what is open.
pub const OPEN: &str = "open";

/// The form of a draft. `at` opens it at a field: a question's id, `members/<id>/<question>`, or `members`.
#[component]
pub fn VisitView(draft: VisitId, at: String) -> Element {
    let loaded = use_loaded_for(draft, |phone, id| async move { phone.store.draft(id).await });
    if let Some(instead) = not_there(&loaded) {
        return instead;
    }
    let Loaded::Ready(draft) = loaded else { return rsx! {} };
    rsx! { DraftForm { key: "{draft.id}", draft, at } }
}

/// The form over a draft that is loaded. What the store sends later does not replace what is on the screen: this is
/// the one place that writes it.
#[component]
fn DraftForm(draft: Draft, at: String) -> Element {
    let words = use_words();
    let phone = use_phone();
    let toast = use_toast();
    let changed = use_changed();
    let sample = use_sample();
    let id = draft.id;
    let household = draft.household.id;
    let questionnaire = use_hook(|| builtin_version(&draft.questionnaire.0, draft.questionnaire.1).map(Rc::new));
    let start = if draft.answers == Answers::default() { Saved::NotYet } else { Saved::At(draft.updated) };
    let classifies = questionnaire.as_ref().is_none_or(|questionnaire| questionnaire.purpose.classifies());
    let (saver, saved) = use_saver(id, start);
    let focus = use_context_provider(|| FocusWish(Signal::new(None)));
    let deck = use_hook(|| Deck::new(draft.clone(), questionnaire.clone(), saver.clone(), focus, toast));
    let mut deck_at = deck.clone();
    use_hook(move || deck_at.open(&at));

    let leave = {
        let saver = saver.clone();
        move |to: Route| {
            let navigator = navigator();
            saver.push(Save::Then(Box::new(move |_| {
                changed.shown();
                navigator.push(to);
            })));
        }
    };
    let on = {
        let (mut deck, leave, phone, words) = (deck.clone(), leave.clone(), phone.clone(), words.clone());
        use_callback(move |act: FormAct| match act {
            FormAct::Close => leave(Route::Household { id: household }),
            FormAct::Next if classifies && deck.at_end() && deck.open_count() == 0 => {
                leave(Route::Result { draft: id });
            }
            FormAct::Discard => {
                let (phone, words, navigator) = (phone.clone(), words.clone(), navigator());
                dioxus::core::spawn_forever(async move {
                    match phone.store.discard_draft(id).await {
                        Ok(()) => {
                            changed.shown();
                            navigator.replace(Route::Household { id: household });
                            let undo = move || {
                                let phone = phone.clone();
                                dioxus::core::spawn_forever(async move {
                                    if phone.store.restore_draft(id).await.is_ok() {
                                        changed.shown();
                                        navigator.push(Route::Visit { draft: id, at: String::new() });
                                    }
                                });
                            };
                            toast.say_with_undo(words.t("visit-discarded"), undo);
                        }
                        Err(error) => toast.say(store_sentence(&words, &error)),
                    }
                });
            }
            act => deck.act(&words, act),
        })
    };
    let onroster = {
        let (mut deck, phone, words) = (deck.clone(), phone.clone(), words.clone());
        use_callback(move |act| deck.roster(&words, &phone, act))
    };
    let mut finalising = use_signal(Finalising::default);
    let onresult = use_callback(move |()| {
        if classifies {
            leave(Route::Result { draft: id });
            return;
        }
        if *finalising.peek() == Finalising::Busy {
            return;
        }
        finalising.set(Finalising::Busy);
        let (phone, navigator) = (phone.clone(), navigator());
        // Everything that waits is stored first; the rest goes on to its end even when the screen is left.
        saver.push(Save::Then(Box::new(move |_| {
            dioxus::core::spawn_forever(async move {
                let done = match phone.now() {
                    Ok(now) => phone.store.finalise_form(id, now).await,
                    Err(error) => Err(error),
                };
                match done {
                    Ok(form) => {
                        navigator.replace(Route::SubmissionDone { submission: form.id });
                        changed.now();
                    }
                    Err(error) => {
                        if let Ok(mut place) = finalising.try_write() {
                            *place = Finalising::Failed(error);
                        }
                    }
                }
            });
        })));
    });
    let (here, onhere) = use_here(id, draft.location);

    let Some(questionnaire) = questionnaire else {
        return rsx! { FormUnknown {} };
    };
    let now = deck.draft.read();
    let typed = deck.typed.read();
    let editing = deck.editing.read();
    let form = Form {
        questionnaire: &questionnaire,
        draft: &now,
        typed: &typed,
        editing: editing.as_ref(),
        mark_open: *deck.mark_open.read(),
    };
    let head = now.household.head().map_or_else(String::new, |head| words.person(&head.name, head.sex));
    let sample = sample || now.household.synthetic;
    match deck.place.read().clone() {
        Where::Summary => rsx! {
            SummaryScreen {
                head,
                sample,
                items: form.open(),
                sections: questionnaire.sections.iter().map(|section| section.id.clone()).collect::<Vec<_>>(),
                steps: form.steps(),
                saved: saved(),
                on,
                onroster,
                onresult,
                given: (!classifies).then(|| given(&questionnaire, &now.answers.household)),
                finalising: finalising(),
                here: rsx! { HereLine { here, onact: onhere } },
            }
        },
        Where::Member { member, new } => {
            let (mut back, mut deck) = (deck.clone(), deck.clone());
            rsx! {
                FormBar {
                    title: words.t("roster-title"),
                    head,
                    part: None,
                    steps: form.steps(),
                    now: form.roster_section(),
                    on: move |_| back.member(None),
                }
                MemberForm {
                    member: *member,
                    new,
                    day: now.visited_on,
                    onact: {
                        let words = words.clone();
                        move |act| match act {
                            MemberAct::Done(member) => deck.put_member(&words, member),
                            MemberAct::Cancel => deck.member(None),
                        }
                    },
                }
            }
        }
        Where::Section(index) => {
            let Some(page) = form.page(&words, index) else { return rsx! {} };
            rsx! {
                VisitScreen {
                    head,
                    sample,
                    has_previous: form.previous_section(page.index).is_some(),
                    has_next: form.next_section(page.index).is_some(),
                    page,
                    members: now.members.clone(),
                    day: now.visited_on,
                    saved: saved(),
                    classifies,
                    note: note(&words, &now),
                    on,
                    onroster,
                }
            }
        }
    }
}

/// What is said at the beginning of a form that is not the yearly review: which form it is, or what it corrects.
fn note(words: &Words, draft: &Draft) -> String {
    let form = &draft.questionnaire.0;
    if draft.correction_of.is_some() {
        return words.t_args("correct-note", &[("reason", text(draft.reason.clone()))]);
    }
    if form == YEARLY { String::new() } else { form_name(words, form) }
}

impl Deck {
    /// Opens the form at an address, or where the draft was left.
    fn open(&mut self, at: &str) {
        if at == OPEN {
            self.summary();
            return;
        }
        let place = self.with_form(|form| form.place(at));
        match place.flatten() {
            Some(Place::Section(index, field)) => self.go(index, field),
            Some(Place::Member(_, member)) => self.edit(member),
            None => {}
        }
    }
}
