//! "Đọc to": reads sentences by the device's voice, stops when asked or when the screen is left, and says where there
//! is no voice of the language.

use dioxus::core::Task;
use dioxus::prelude::*;

use super::banner::{Banner, BannerKind};
use super::button::Button;
use crate::app::platform::speech::{Reading, Speech};
use crate::app::words::use_words;

/// Where reading aloud stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Aloud {
    /// Not reading.
    #[default]
    Silent,
    /// Reading; a press stops it.
    Reading,
    /// The device has no voice of the language.
    NoVoice,
}

/// Reading aloud on this device: where it stands, and what the button does. `None` on a device that cannot speak.
pub fn use_aloud(sentences: Vec<String>) -> (Aloud, Option<EventHandler<()>>) {
    let language = use_words().lang().code();
    let speech = use_hook(Speech::here);
    let mut state = use_signal(Aloud::default);
    let mut task = use_signal(|| None::<Task>);
    let Some(speech) = speech else { return (Aloud::Silent, None) };
    let press = EventHandler::new(move |()| {
        if let Some(task) = task.write().take() {
            // Dropping the task silences the voice.
            task.cancel();
        }
        if *state.peek() == Aloud::Reading {
            state.set(Aloud::Silent);
            return;
        }
        state.set(Aloud::Reading);
        let (speech, sentences) = (speech.clone(), sentences.clone());
        task.set(Some(spawn(async move {
            state.set(match speech.read(sentences, language).await {
                Reading::Over => Aloud::Silent,
                Reading::NoVoice => Aloud::NoVoice,
            });
        })));
    });
    (state(), Some(press))
}

/// The button: read, or stop.
#[component]
pub fn AloudButton(aloud: Aloud, onpress: EventHandler<()>) -> Element {
    let words = use_words();
    let (word, icon) = match aloud {
        Aloud::Reading => ("result-stop", "close"),
        Aloud::Silent | Aloud::NoVoice => ("result-read", "speak"),
    };
    rsx! {
        Button { word: words.t(word), icon, onpress }
    }
}

/// What is said where there is no voice.
#[component]
pub fn NoVoice() -> Element {
    let words = use_words();
    rsx! {
        div { class: "form-alert",
            Banner { kind: BannerKind::Wait, title: words.t("read-no-voice"), text: words.t("read-no-voice-text") }
        }
    }
}
