//! Reading aloud by the device's own voice, where it has one: in a browser, by its speech synthesis.
//!
//! Nothing is sent anywhere by this code; which voice speaks is the device's business.

/// A device that can speak.
#[derive(Debug, Clone, PartialEq)]
pub struct Speech {
    #[cfg(target_arch = "wasm32")]
    synthesis: js_sys::Object,
    #[cfg(not(target_arch = "wasm32"))]
    never: std::convert::Infallible,
}

#[cfg(not(target_arch = "wasm32"))]
impl Speech {
    /// The voice of this device; natively there is none yet.
    pub const fn here() -> Option<Self> {
        None
    }

    /// Reads `text` in `language` (`vi` or `en`), or stops reading.
    pub fn toggle(&self, _text: &str, _language: &str) {
        match self.never {}
    }
}

#[cfg(target_arch = "wasm32")]
impl Speech {
    /// The voice of this device, when its browser has one.
    pub fn here() -> Option<Self> {
        use wasm_bindgen::JsCast as _;
        let synthesis = js_sys::Reflect::get(&js_sys::global(), &"speechSynthesis".into()).ok()?;
        let synthesis = synthesis.dyn_into::<js_sys::Object>().ok()?;
        Some(Self { synthesis })
    }

    /// Reads `text` in `language` (`vi` or `en`), or stops reading.
    pub fn toggle(&self, text: &str, language: &str) {
        // A voice that fails is silent; the text stands on the screen.
        let _ = self.try_toggle(text, language);
    }

    fn try_toggle(&self, text: &str, language: &str) -> Result<(), wasm_bindgen::JsValue> {
        use js_sys::{Array, Function, Reflect};
        use wasm_bindgen::JsCast as _;
        let speaking = Reflect::get(&self.synthesis, &"speaking".into())?.is_truthy();
        let cancel: Function = Reflect::get(&self.synthesis, &"cancel".into())?.dyn_into()?;
        cancel.call0(&self.synthesis)?;
        if speaking {
            return Ok(());
        }
        let utterance: Function = Reflect::get(&js_sys::global(), &"SpeechSynthesisUtterance".into())?.dyn_into()?;
        let said = Reflect::construct(&utterance, &Array::of1(&text.into()))?;
        Reflect::set(&said, &"lang".into(), &(if language == "vi" { "vi-VN" } else { "en-GB" }).into())?;
        Reflect::set(&said, &"rate".into(), &0.9.into())?;
        let speak: Function = Reflect::get(&self.synthesis, &"speak".into())?.dyn_into()?;
        speak.call1(&self.synthesis, &said)?;
        Ok(())
    }
}
