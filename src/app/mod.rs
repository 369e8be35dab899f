//! The phone's screens: Dioxus, one Route enum, one view a route.
//!
//! - [`routes`] the addresses; `shell` what is around every screen; [`opening`] what is before the first.
//! - [`state`] what screens share; [`doing`] what a press writes; [`here`] the place; [`syncing`] when to send and fetch; [`words`] the chosen language; `trouble` errors.
//! - [`views`] one a route; [`components`] the parts; [`platform`] the device underneath.
//!
//! No SQL, no HTTP and no rule of the review is here, and no text for people but from Fluent.

pub mod clock;
pub mod components;
pub mod doing;
pub mod here;
pub mod opening;
pub mod platform;
pub mod routes;
pub mod shell;
pub mod state;
pub mod syncing;
pub mod trouble;
pub mod views;
pub mod words;

use dioxus::prelude::*;

use self::components::icon::Sprite;
use self::here::Here;
use self::opening::{BeforeOpen, OpenProblem, OpenTrouble, Opened, Splash, open};
use self::routes::Route;
use self::state::{Changed, ChosenVillage, Gone, Toasts};
use self::syncing::use_sync_loop;
use self::views::enrol::{OpenedWith, invitation};
use self::views::households::ListMemory;
use self::words::Words;
use crate::i18n::Lang;

/// The app: opens the store, then shows the screens.
#[component]
pub fn App() -> Element {
    let mut gone = use_context_provider(|| Gone(Signal::new(false)));
    // The code that a QR or link brought. It is read before the router rewrites the address.
    use_context_provider(|| OpenedWith(Signal::new(invitation(&history().current_route()))));
    let mut opening = use_resource(open);
    let mut again = move |()| {
        gone.0.set(false);
        opening.restart();
    };
    if *gone.0.read() {
        return rsx! {
            BeforeOpen { OpenTrouble { problem: OpenProblem::Gone, onagain: move |()| again(()) } }
        };
    }
    match &*opening.read() {
        None => rsx! { BeforeOpen { Splash {} } },
        Some(Err(problem)) => rsx! {
            BeforeOpen { OpenTrouble { problem: problem.clone(), onagain: move |()| again(()) } }
        },
        Some(Ok(opened)) => rsx! { Main { opened: opened.clone() } },
    }
}

/// The open app: what screens share, the loop that sends and fetches, and the router.
#[component]
fn Main(opened: Opened) -> Element {
    let Opened { phone, status } = opened;
    let store = phone.store.clone();
    use_context_provider(|| phone.clone());
    let lang = Lang::from_code(&status.settings.lang);
    let mut status = use_context_provider(|| Signal::new(status));
    let mut words = use_context_provider(|| Signal::new(Words::new(lang)));
    use_context_provider(|| ChosenVillage(Signal::new(None)));
    use_context_provider(Toasts::default);
    use_context_provider(Here::default);
    use_context_provider(|| Signal::new(ListMemory::default()));
    let revision = use_signal(|| 0_u64);
    let mut gone = use_context::<Gone>();
    let syncing = use_sync_loop(phone.clone(), revision);
    use_context_provider(|| Changed::new(revision, syncing));

    // After each change the status is read again; the language follows it.
    use_resource(move || {
        let _ = revision.read();
        let store = store.clone();
        async move {
            match store.status().await {
                Ok(new) => {
                    let lang = Lang::from_code(&new.settings.lang);
                    if words.peek().lang() != lang {
                        words.set(Words::new(lang));
                    }
                    if *status.peek() != new {
                        status.set(new);
                    }
                }
                Err(error) => gone.0.set(error == crate::store::StoreError::Gone),
            }
        }
    });
    let title = words.read().t("app-name");
    use_effect(move || phone.platform.describe_page(&title, words.read().lang().code()));
    let settings = status.read().settings.clone();
    rsx! {
        div {
            class: "app",
            lang: words.read().lang().code(),
            "data-theme": settings.theme.code(),
            "data-text": "{settings.text}",
            Sprite {}
            Router::<Route> {}
        }
    }
}
