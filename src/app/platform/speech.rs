//! Reading aloud by the device's own voice, where it has one: in a browser, by its speech synthesis.
//!
//! Nothing is sent anywhere by this code; which voice speaks is the device's business. Without a voice of the language
//! nothing is read: Vietnamese by an English voice is noise.

/// How a reading ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// It was read to its end, or the device stopped it.
    Over,
    /// The device has no voice of the language.
    NoVoice,
}

/// A device that can speak.
#[derive(Debug, Clone, PartialEq)]
pub struct Speech {
    #[cfg(target_arch = "wasm32")]
    synthesis: web_sys::SpeechSynthesis,
    #[cfg(not(target_arch = "wasm32"))]
    never: std::convert::Infallible,
}

#[cfg(not(target_arch = "wasm32"))]
impl Speech {
    /// The voice of this device; natively there is none yet.
    pub const fn here() -> Option<Self> {
        None
    }

    /// Reads sentences in `language` (`vi` or `en`), one after the other; dropping the future stops it.
    pub async fn read(&self, _sentences: Vec<String>, _language: &'static str) -> Reading {
        match self.never {}
    }

    /// Stops reading.
    pub fn stop(&self) {
        match self.never {}
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::time::Duration;

    use futures_channel::oneshot;
    use wasm_bindgen::JsCast as _;
    use wasm_bindgen::closure::Closure;
    use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

    use super::{Reading, Speech};
    use crate::sync::pause;

    /// A browser may tell its voices a moment late.
    const VOICES_COME: Duration = Duration::from_millis(250);
    /// How often it is asked again.
    const ASKED: usize = 4;

    impl Speech {
        /// The voice of this device, when its browser has speech at all.
        pub fn here() -> Option<Self> {
            let synthesis = web_sys::window()?.speech_synthesis().ok()?;
            // An old browser answers with nothing.
            (!synthesis.is_undefined()).then_some(Self { synthesis })
        }

        /// Reads sentences in `language` (`vi` or `en`), one after the other; dropping the future stops it.
        pub async fn read(&self, sentences: Vec<String>, language: &'static str) -> Reading {
            let Some(voice) = self.voice(language).await else { return Reading::NoVoice };
            self.stop();
            let _silence = Silence(&self.synthesis);
            // Long texts are cut off by some browsers, sentences are not.
            for sentence in sentences {
                if self.say(&sentence, &voice).await.is_none() {
                    break;
                }
            }
            Reading::Over
        }

        /// Stops reading.
        pub fn stop(&self) {
            self.synthesis.cancel();
        }

        async fn voice(&self, language: &str) -> Option<SpeechSynthesisVoice> {
            for again in 0..ASKED {
                if again > 0 {
                    pause(VOICES_COME).await;
                }
                let voices: Vec<SpeechSynthesisVoice> =
                    self.synthesis.get_voices().iter().filter_map(|voice| voice.dyn_into().ok()).collect();
                // `vi-VN`, `vi_VN` on some phones, `vi`. One on the device is taken before one that needs a network.
                let speaks = |voice: &&SpeechSynthesisVoice| {
                    voice.lang().to_ascii_lowercase().split(['-', '_']).next() == Some(language)
                };
                let own = voices.iter().find(|voice| speaks(voice) && voice.local_service());
                if let Some(voice) = own.or_else(|| voices.iter().find(speaks)) {
                    return Some(voice.clone());
                }
            }
            None
        }

        /// Says one sentence; `None` when it was stopped.
        async fn say(&self, sentence: &str, voice: &SpeechSynthesisVoice) -> Option<()> {
            let said = SpeechSynthesisUtterance::new_with_text(sentence).ok()?;
            said.set_lang(&voice.lang().replace('_', "-"));
            said.set_voice(Some(voice));
            said.set_rate(0.9);
            let (ended, end) = oneshot::channel::<bool>();
            let mut ended = Some(ended);
            let tell = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
                if let Some(ended) = ended.take() {
                    let _ = ended.send(event.type_() == "end");
                }
            });
            said.set_onend(Some(tell.as_ref().unchecked_ref()));
            said.set_onerror(Some(tell.as_ref().unchecked_ref()));
            self.synthesis.speak(&said);
            end.await.ok().filter(|whole| *whole).map(|_| ())
        }
    }

    /// Stops the voice when nobody waits for it any more: the screen was left.
    struct Silence<'a>(&'a SpeechSynthesis);

    impl Drop for Silence<'_> {
        fn drop(&mut self) {
            self.0.cancel();
        }
    }
}
