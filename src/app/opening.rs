//! Opening: the store is started, then its status read; until then bones, and a sentence for each way it can fail.

use dioxus::prelude::*;

use super::components::icon::Sprite;
use super::components::states::{Bones, Trouble};
use super::platform::{OpenError, Platform};
use super::state::Phone;
use super::trouble::store_sentence;
use super::words::{Words, use_words};
use crate::i18n::Lang;
use crate::store::StoreError;
use crate::store::view::Status;

/// Why the app does not open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenProblem {
    /// The device, by its code: the messages are `platform-<code>-title` and `-text`.
    Platform(String),
    /// The store answered its first command with this.
    Store(StoreError),
    /// The store's thread or worker ended while the app ran.
    Gone,
}

/// An open app.
#[derive(Clone, PartialEq)]
pub struct Opened {
    /// The phone.
    pub phone: Phone,
    /// Its status.
    pub status: Status,
}

/// Opens the store and reads its status.
///
/// # Errors
/// See [`OpenProblem`].
pub async fn open() -> Result<Opened, OpenProblem> {
    let platform = Platform::here().map_err(|_| OpenProblem::Platform("failed".to_owned()))?;
    let store =
        platform.open_engine().await.map_err(|error: OpenError| OpenProblem::Platform(error.code().to_owned()))?;
    let status = store.status().await.map_err(OpenProblem::Store)?;
    Ok(Opened { phone: Phone { store, platform }, status })
}

/// The frame before settings are known: the device's theme, Vietnamese.
#[component]
pub fn BeforeOpen(children: Element) -> Element {
    use_context_provider(|| Signal::new(Words::new(Lang::Vi)));
    rsx! {
        div { class: "app", lang: "vi", "data-theme": "auto", "data-text": "100",
            Sprite {}
            div { class: "phone", {children} }
        }
    }
}

/// Bones under an empty bar; the style sheet shows them only after 0.3 s.
#[component]
pub fn Splash() -> Element {
    rsx! {
        header { class: "app-bar" }
        div { class: "selvage", aria_hidden: "true" }
        main { class: "screen", Bones {} }
    }
}

/// Why the app does not open, that the data is safe, and what to press.
#[component]
pub fn OpenTrouble(problem: OpenProblem, #[props(default)] onagain: EventHandler<()>) -> Element {
    let words = use_words();
    let (title, text, act) = sentences(&words, &problem);
    rsx! {
        main { class: "screen",
            Trouble { title, text, act, icon: "book", onact: onagain }
        }
    }
}

fn sentences(words: &Words, problem: &OpenProblem) -> (String, String, Option<String>) {
    let again = Some(words.t("try-again"));
    match problem {
        OpenProblem::Gone => {
            (words.t("platform-stopped-title"), words.t("platform-stopped-text"), Some(words.t("restart")))
        }
        OpenProblem::Store(error) => (words.t("platform-failed-title"), store_sentence(words, error), again),
        OpenProblem::Platform(code) => {
            // Pressing again mends neither a browser without files nor a key that is gone.
            let hopeless = matches!(code.as_str(), "unsupported" | "key_lost" | "newer_schema");
            let key = format!("platform-{code}");
            (words.t(&format!("{key}-title")), words.t(&format!("{key}-text")), again.filter(|_| !hopeless))
        }
    }
}
