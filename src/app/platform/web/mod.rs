//! The browser: page clock, network state, downloads, and the worker that holds the store.
//!
//! The same wasm runs in the page and in the worker; `main` asks [`in_worker`] which of the two it is.

mod engine;
mod frames;
mod link;
mod photo;
mod place;
mod secrets;
mod worker;

use std::time::Duration;

use chrono::{DateTime, Utc};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, Event, HtmlAnchorElement, Url, Window};

use super::photo::PhotoWay;
use super::place::LocateError;
use super::{OpenError, PlatformError};
use crate::domain::household::Location;
use crate::store::engine::StoreHandle;

pub use engine::serve_store;
pub use worker::in_worker;

/// The browser's window.
#[derive(Clone)]
pub struct Device {
    window: Window,
}

impl Device {
    pub fn here() -> Result<Self, PlatformError> {
        let window = web_sys::window().ok_or_else(|| PlatformError::Device("there is no window".into()))?;
        Ok(Self { window })
    }

    pub async fn open_engine(&self) -> Result<StoreHandle, OpenError> {
        self.ask_to_keep_data();
        engine::open().await
    }

    pub fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    pub fn elapsed(&self) -> Duration {
        let milliseconds = self.window.performance().map_or(0.0, |performance| performance.now());
        Duration::try_from_secs_f64(milliseconds / 1000.0).unwrap_or_default()
    }

    pub fn is_online(&self) -> bool {
        self.window.navigator().on_line()
    }

    pub fn watch_online(&self, change: impl Fn(bool) + 'static) -> OnlineWatch {
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| change(event.type_() == "online"));
        for event in OnlineWatch::EVENTS {
            // Adding a listener to a window fails for a wrong name only.
            let _ = self.window.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        }
        OnlineWatch { window: self.window.clone(), listener }
    }

    pub fn base_url(&self) -> Option<String> {
        self.window.location().origin().ok()
    }

    pub async fn save_file(&self, name: &str, media_type: &str, bytes: &[u8]) -> Result<Option<String>, PlatformError> {
        self.download(name, media_type, bytes).map(|()| None).map_err(|error| PlatformError::Device(js_text(&error)))
    }

    pub fn print(&self) -> Result<(), PlatformError> {
        self.window.print().map_err(|error| PlatformError::Device(js_text(&error)))
    }

    pub fn describe_page(&self, title: &str, language: &str) {
        if let Some(document) = self.window.document() {
            document.set_title(title);
            if let Some(root) = document.document_element() {
                let _ = root.set_attribute("lang", language);
            }
        }
    }

    /// Draws a photo anew, smaller.
    pub async fn smaller_photo(&self, bytes: &[u8]) -> Result<Vec<u8>, PlatformError> {
        photo::smaller(bytes).await
    }

    /// A browser's field may use the camera.
    pub fn photo_way(&self) -> PhotoWay {
        PhotoWay::Camera
    }

    /// The screen's own field chooses.
    pub async fn choose_photo(&self) -> Result<Option<Vec<u8>>, PlatformError> {
        Err(PlatformError::Device("the screen has a field".to_owned()))
    }

    /// Only a page from a secure address (or this very device) is told.
    pub async fn locate(&self) -> Result<Location, LocateError> {
        let geolocation = self.window.navigator().geolocation().map_err(|_| LocateError::Missing)?;
        place::locate(&geolocation).await
    }

    /// Asks that the browser does not clear this site's data when the disk runs low. A refusal changes nothing else.
    fn ask_to_keep_data(&self) {
        let _ = self.window.navigator().storage().persist();
    }

    fn download(&self, name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
        let address = Url::create_object_url_with_blob(&blob)?;
        let document = self.window.document().ok_or("there is no document")?;
        let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
        anchor.set_href(&address);
        anchor.set_download(name);
        anchor.click();
        Url::revoke_object_url(&address)
    }
}

/// Keeps a listener for the network's coming and going; dropping it ends the listening.
pub struct OnlineWatch {
    window: Window,
    listener: Closure<dyn Fn(Event)>,
}

impl OnlineWatch {
    const EVENTS: [&str; 2] = ["online", "offline"];
}

impl Drop for OnlineWatch {
    fn drop(&mut self) {
        for event in Self::EVENTS {
            let _ = self.window.remove_event_listener_with_callback(event, self.listener.as_ref().unchecked_ref());
        }
    }
}

/// Puts what JavaScript threw in words, for the log.
fn js_text(value: &JsValue) -> String {
    let message = js_sys::Reflect::get(value, &"message".into()).ok().and_then(|text| text.as_string());
    let name = js_name(value);
    match message {
        Some(message) if name.is_empty() => message,
        Some(message) => format!("{name}: {message}"),
        None => value.as_string().unwrap_or_else(|| format!("{value:?}")),
    }
}

/// Gives the `name` of a thrown `DOMException`, by which the cases are told apart; empty when it has none.
fn js_name(value: &JsValue) -> String {
    js_sys::Reflect::get(value, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
}
