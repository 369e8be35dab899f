//! Saves what is answered, in order, one after the other, and says when the store has it.
//!
//! The queue outlives the screen: closing the form a moment after the last letter loses nothing. What could not be
//! stored stays in the queue and is tried again with the next answer, or when asked.

use chrono::{DateTime, Utc};
use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::StreamExt;

use crate::app::components::question::Field;
use crate::app::state::{Phone, use_phone};
use crate::domain::answer::Answer;
use crate::domain::household::Location;
use crate::domain::ids::VisitId;
use crate::domain::member::Member;
use crate::store::StoreError;

/// What is known of the last save.
#[derive(Debug, Clone, PartialEq)]
pub enum Saved {
    /// Nothing was answered yet.
    NotYet,
    /// On its way to the store.
    Saving,
    /// The store has everything, since then (by the phone's clock).
    At(DateTime<Utc>),
    /// The last answers are not stored; those before are.
    Failed(StoreError),
}

/// Something to be saved.
pub enum Save {
    /// An answer, or `None` to take one back.
    Answer(Field, Option<Answer>),
    /// The list of people.
    Members(Vec<Member>),
    /// An answer kept in spite of a warning (its key).
    Keep(String),
    /// Why an answer differs from last time (its key, the reason).
    Reason(String, String),
    /// Where the form is filled in.
    Location(Option<Location>),
    /// The section that the form is in.
    Section(u32),
    /// Try again what could not be saved.
    Again,
    /// Runs when everything before it was tried; told whether all of it is stored.
    Then(Box<dyn FnOnce(bool)>),
}

/// The way into the queue.
#[derive(Clone)]
pub struct Saver {
    queue: UnboundedSender<Save>,
}

impl Saver {
    /// Puts something into the queue.
    pub fn push(&self, save: Save) {
        // The queue ends only with the app.
        let _ = self.queue.unbounded_send(save);
    }
}

/// The queue of one draft, and what is known of its last save.
pub fn use_saver(draft: VisitId, start: Saved) -> (Saver, Signal<Saved>) {
    let phone = use_phone();
    let saved = use_signal(|| start);
    let saver = use_hook(|| {
        let (queue, items) = unbounded();
        spawn_forever(run(phone, draft, items, saved));
        Saver { queue }
    });
    (saver, saved)
}

async fn run(phone: Phone, draft: VisitId, mut items: UnboundedReceiver<Save>, saved: Signal<Saved>) {
    let mut waiting: Vec<Save> = Vec::new();
    while let Some(first) = items.next().await {
        waiting.push(first);
        while let Ok(more) = items.try_recv() {
            waiting.push(more);
        }
        waiting = save_all(&phone, draft, newest(waiting), saved).await;
    }
}

/// Saves in order; gives back what could not be saved.
async fn save_all(phone: &Phone, draft: VisitId, saves: Vec<Save>, saved: Signal<Saved>) -> Vec<Save> {
    let mut left = Vec::new();
    let mut last = None;
    for save in saves {
        match save {
            Save::Again => {}
            Save::Then(act) => act(left.is_empty()),
            save => {
                show(saved, Saved::Saving);
                match save_one(phone, draft, &save).await {
                    Ok(Some(at)) => last = Some(Saved::At(at)),
                    Ok(None) => last = last.or(Some(Saved::At(phone.platform.now()))),
                    Err(error) => {
                        last = Some(Saved::Failed(error));
                        left.push(save);
                    }
                }
            }
        }
    }
    if let Some(last) = last {
        let failed = matches!(last, Saved::Failed(_));
        if left.is_empty() || failed {
            show(saved, last);
        }
    }
    left
}

/// The screen may be gone.
fn show(mut saved: Signal<Saved>, now: Saved) {
    if let Ok(mut place) = saved.try_write() {
        *place = now;
    }
}

async fn save_one(phone: &Phone, draft: VisitId, save: &Save) -> Result<Option<DateTime<Utc>>, StoreError> {
    let now = phone.now()?;
    match save {
        Save::Answer(field, answer) => {
            phone.store.save_answer(draft, field.member, field.question.clone(), answer.clone(), now).await.map(Some)
        }
        Save::Members(members) => phone.store.save_members(draft, members.clone(), now).await.map(Some),
        Save::Keep(key) => phone.store.keep_warning(draft, key.clone(), now).await.map(Some),
        Save::Reason(key, reason) => phone.store.save_reason(draft, key.clone(), reason.clone(), now).await.map(Some),
        Save::Location(location) => phone.store.set_location(draft, *location, now).await.map(Some),
        Save::Section(section) => phone.store.set_section(draft, *section, now).await.map(|()| None),
        Save::Again | Save::Then(_) => Ok(None),
    }
}

/// Of several saves of one thing, the last: a field typed in quickly is stored once.
fn newest(saves: Vec<Save>) -> Vec<Save> {
    let mut kept: Vec<Save> = Vec::new();
    for save in saves {
        kept.retain(|earlier| !replaced(earlier, &save));
        kept.push(save);
    }
    kept
}

fn replaced(earlier: &Save, later: &Save) -> bool {
    match (earlier, later) {
        (Save::Answer(one, _), Save::Answer(other, _)) => one == other,
        (Save::Members(_), Save::Members(_))
        | (Save::Section(_), Save::Section(_))
        | (Save::Location(_), Save::Location(_)) => true,
        (Save::Reason(one, _), Save::Reason(other, _)) => one == other,
        (Save::Keep(one), Save::Keep(other)) => one == other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::QuestionId;

    fn answer(question: &str, value: i64) -> Save {
        Save::Answer(Field { question: QuestionId::new(question), member: None }, Some(Answer::Integer(value)))
    }

    #[test]
    fn a_field_typed_in_quickly_is_stored_once_with_its_last_text() {
        let kept =
            newest(vec![answer("area", 1), Save::Section(2), answer("area", 12), answer("rooms", 3), Save::Section(3)]);
        let shown: Vec<String> = kept
            .iter()
            .map(|save| match save {
                Save::Answer(field, Some(Answer::Integer(value))) => format!("{}={value}", field.question),
                Save::Section(section) => format!("section {section}"),
                _ => String::new(),
            })
            .collect();
        assert_eq!(shown, ["area=12", "rooms=3", "section 3"]);
    }
}
