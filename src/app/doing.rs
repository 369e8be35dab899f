//! What a view does when something is pressed: it writes to the store, says so, and offers to take it back.
//!
//! The work outlives the screen: a toast and its undo go on after the screen that offered them is gone.

use std::future::Future;

use dioxus::core::spawn_forever;
use dioxus::prelude::*;

use super::state::{Changed, Phone, Toasts, use_changed, use_phone, use_toast};
use super::trouble::store_sentence;
use super::words::{Words, use_words};
use crate::domain::act::{ActRequest, What};
use crate::domain::household::Household;
use crate::domain::ids::{ActId, HouseholdId};
use crate::store::StoreError;

/// What a view needs to do something.
#[derive(Clone)]
pub struct Doing {
    /// The phone.
    pub phone: Phone,
    /// The sentences.
    pub words: Words,
    changed: Changed,
    toast: Toasts,
}

/// The way to do something from a view.
pub fn use_doing() -> Doing {
    Doing { phone: use_phone(), words: use_words(), changed: use_changed(), toast: use_toast() }
}

impl Doing {
    /// Runs `work`; what goes wrong is said in a sentence.
    pub fn run(&self, work: impl Future<Output = Result<(), StoreError>> + 'static) {
        let doing = self.clone();
        spawn_forever(async move {
            if let Err(error) = work.await {
                doing.toast.say(store_sentence(&doing.words, &error));
            }
        });
    }

    /// Records changed: every screen loads again, and the sentence is shown.
    pub fn done(&self, sentence: impl Into<String>) {
        self.changed.now();
        self.toast.say(sentence);
    }

    /// The same, with the way to take it back.
    pub fn done_with_undo(&self, sentence: impl Into<String>, undo: impl Fn(Self) + 'static) {
        self.changed.now();
        let doing = self.clone();
        self.toast.say_with_undo(sentence, move || undo(doing.clone()));
    }

    /// Shows a sentence.
    pub fn say(&self, sentence: impl Into<String>) {
        self.toast.say(sentence);
    }

    /// Nothing new is to be sent, but screens load again.
    pub fn shown(&self) {
        self.changed.shown();
    }

    /// Saves a plain edit of a household; undo saves what was before.
    pub fn save_household(&self, before: Household, after: Household, act: &'static str, sentence: String) {
        let doing = self.clone();
        self.run(async move {
            doing.write_household(after, act).await?;
            doing.done_with_undo(sentence, move |doing| {
                let (before, again) = (before.clone(), doing.clone());
                doing.run(async move {
                    again.write_household(before, act).await?;
                    again.done(again.words.t("undone"));
                    Ok(())
                });
            });
            Ok(())
        });
    }

    async fn write_household(&self, household: Household, act: &str) -> Result<HouseholdId, StoreError> {
        let now = self.phone.now()?;
        self.phone.store.save_household(household, act.to_owned(), String::new(), now).await
    }

    /// Does an act in the register and says so; gives the households that it changed, the one asked about first.
    ///
    /// # Errors
    /// Why it cannot be done; then nothing changed.
    pub async fn act(&self, request: ActRequest, sentence: String) -> Result<Vec<HouseholdId>, StoreError> {
        let about = household_of(&request.what);
        // A record is never deleted: who was put on the register by mistake is merged or moves away.
        if matches!(request.what, What::Register { .. } | What::MoveIn { .. }) {
            let changed = self.phone.store.act(request, self.phone.now()?).await?;
            self.done(sentence);
            return Ok(changed);
        }
        let before = self.phone.store.household(about).await.map(|detail| detail.household.acts).unwrap_or_default();
        let changed = self.phone.store.act(request, self.phone.now()?).await?;
        let first = changed.first().copied().unwrap_or(about);
        let after = self.phone.store.household(first).await?.household.acts;
        match after.keys().rev().find(|act| !before.contains_key(act)).copied() {
            Some(act) => self.done_with_undo(sentence, move |doing| doing.undo_act(first, act)),
            None => self.done(sentence),
        }
        Ok(changed)
    }

    /// Takes an act back, by an act of its own.
    pub fn undo_act(&self, household: HouseholdId, act: ActId) {
        let doing = self.clone();
        self.run(async move {
            let request = ActRequest {
                what: What::Undo { household, act },
                on: doing.phone.today(),
                reason: doing.words.t("act-undo-reason"),
            };
            doing.phone.store.act(request, doing.phone.now()?).await?;
            doing.done(doing.words.t("undone"));
            Ok(())
        });
    }
}

/// The household that an act is about.
fn household_of(what: &What) -> HouseholdId {
    match what {
        What::Register { household } | What::MoveIn { household, .. } => household.id,
        What::Split { household, .. }
        | What::Merge { household, .. }
        | What::MoveAway { household, .. }
        | What::DieOut { household }
        | What::MemberDies { household, .. }
        | What::MemberLeaves { household, .. }
        | What::MemberJoins { household, .. }
        | What::ChangeHead { household, .. }
        | What::Undo { household, .. } => *household,
    }
}
