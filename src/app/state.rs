//! What screens share: the phone's store and platform, its status, "something changed", and toasts.
//!
//! A screen loads with [`use_loaded`] and writes through [`Phone::store`]; after a write it calls [`Changed::now`],
//! and every screen loads again. Sending and fetching is in `syncing`.

use std::future::Future;
use std::rc::Rc;

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::clock;
use super::components::toast::{Toast, Undo};
use super::platform::Platform;
use super::syncing::{Syncing, Wake};
use crate::domain::ids::VillageId;
use crate::store::view::{Now, Status};
use crate::store::{StoreError, StoreHandle};

/// The phone under the screens.
#[derive(Clone)]
pub struct Phone {
    /// The database behind its async handle.
    pub store: StoreHandle,
    /// The device.
    pub platform: Platform,
}

impl PartialEq for Phone {
    fn eq(&self, other: &Self) -> bool {
        self.store == other.store
    }
}

impl Phone {
    /// The moment and fresh randomness for one command.
    ///
    /// # Errors
    /// `Other` when the device has no randomness to give; nothing may be written then.
    pub fn now(&self) -> Result<Now, StoreError> {
        let at = self.platform.now();
        Ok(Now {
            at,
            today: clock::day(at),
            elapsed_ms: u64::try_from(self.platform.elapsed().as_millis()).unwrap_or(u64::MAX),
            random: self.platform.random().map_err(|error| StoreError::Other(error.to_string()))?,
        })
    }

    /// The day by the phone's clock.
    pub fn today(&self) -> NaiveDate {
        clock::day(self.platform.now())
    }
}

/// The phone.
pub fn use_phone() -> Phone {
    use_context::<Phone>()
}

/// Says that records changed on the phone.
#[derive(Clone, Copy)]
pub struct Changed {
    revision: Signal<u64>,
    syncing: Syncing,
}

impl Changed {
    /// Puts "changed" and the sync loop together; once, at the root.
    pub fn new(revision: Signal<u64>, syncing: Syncing) -> Self {
        Self { revision, syncing }
    }

    /// Every screen loads again, and what was written is sent when there is a network.
    pub fn now(mut self) {
        self.revision += 1;
        self.syncing.wake(Wake::Changed);
    }

    /// Every screen loads again; nothing new is to be sent.
    pub fn shown(mut self) {
        self.revision += 1;
    }
}

/// To call after each write.
pub fn use_changed() -> Changed {
    use_context::<Changed>()
}

/// What a load has given so far.
#[derive(Debug, Clone, PartialEq)]
pub enum Loaded<T> {
    /// Nothing yet.
    Waiting,
    /// The newest value. It stays while a newer one is loaded.
    Ready(T),
    /// Why there is none.
    Failed(StoreError),
}

/// Loads from the store, and again after each change.
pub fn use_loaded<T, Fut>(load: impl Fn(Phone) -> Fut + Clone + 'static) -> Loaded<T>
where
    T: Clone + 'static,
    Fut: Future<Output = Result<T, StoreError>> + 'static,
{
    use_loaded_for((), move |phone, ()| load(phone))
}

/// Loads what belongs to `key`, and again after each change or when the key is another.
pub fn use_loaded_for<K, T, Fut>(key: K, load: impl Fn(Phone, K) -> Fut + Clone + 'static) -> Loaded<T>
where
    K: PartialEq + Clone + 'static,
    T: Clone + 'static,
    Fut: Future<Output = Result<T, StoreError>> + 'static,
{
    let phone = use_phone();
    let revision = use_context::<Changed>().revision;
    let mut gone = use_context::<Gone>();
    let loaded = use_resource(use_reactive((&key,), move |(key,)| {
        let _ = revision.read();
        let result = load(phone.clone(), key.clone());
        async move {
            let result = result.await;
            if result.as_ref().is_err_and(|error| *error == StoreError::Gone) {
                gone.0.set(true);
            }
            (key, result)
        }
    }));
    let loaded = loaded.read();
    match &*loaded {
        // An answer for the key before is not this key's.
        Some((of, result)) if *of == key => match result {
            Ok(value) => Loaded::Ready(value.clone()),
            Err(error) => Loaded::Failed(error.clone()),
        },
        _ => Loaded::Waiting,
    }
}

/// Set when the thread or worker that held the database has ended; the root then offers a restart.
#[derive(Clone, Copy)]
pub struct Gone(pub Signal<bool>);

/// The app's state in one look; loaded again after each change.
pub fn use_status() -> Status {
    use_context::<Signal<Status>>()()
}

/// Whether what the phone holds is made up. Every screen that shows it says so.
pub fn use_sample() -> bool {
    use_status().enrolment.is_some_and(|enrolment| enrolment.commune.synthetic)
}

/// The village shown, on a phone that holds several.
#[derive(Clone, Copy)]
pub struct ChosenVillage(pub Signal<Option<VillageId>>);

/// The village shown: the chosen one, or the first of the phone's.
pub fn use_village() -> Option<VillageId> {
    let chosen = use_context::<ChosenVillage>().0.read().clone();
    let status = use_status();
    chosen.or_else(|| {
        status.enrolment.and_then(|enrolment| enrolment.villages.into_iter().next()).map(|village| village.id)
    })
}

/// The toast shown now.
#[derive(Clone, Copy)]
pub struct Toasts {
    /// What is shown.
    pub shown: Signal<Option<Toast>>,
    /// How many there have been: the timer of one never closes another.
    count: Signal<u64>,
}

impl Default for Toasts {
    /// No toast yet; once, at the root.
    fn default() -> Self {
        Self { shown: Signal::new(None), count: Signal::new(0) }
    }
}

impl Toasts {
    /// Says that something was done.
    pub fn say(self, text: impl Into<String>) {
        self.show(text.into(), None);
    }

    /// Says that something was done, and offers to undo it. `undo` runs in the shell, after the screen may be gone.
    pub fn say_with_undo(self, text: impl Into<String>, undo: impl Fn() + 'static) {
        self.show(text.into(), Some(Undo(Rc::new(undo))));
    }

    fn show(mut self, text: String, undo: Option<Undo>) {
        let number = self.count.peek().wrapping_add(1);
        self.count.set(number);
        self.shown.set(Some(Toast { number, text, undo }));
    }
}

/// Toasts.
pub fn use_toast() -> Toasts {
    use_context::<Toasts>()
}
