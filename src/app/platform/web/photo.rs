//! Photos in a browser; `photo.js` beside this file draws them anew.

use wasm_bindgen::prelude::*;

use super::js_text;
use crate::app::platform::PlatformError;
use crate::app::platform::photo::{EDGE, MOST};

#[wasm_bindgen(module = "/src/app/platform/web/photo.js")]
extern "C" {
    #[wasm_bindgen(js_name = smaller, catch)]
    async fn drawn_anew(bytes: js_sys::Uint8Array, edge: u32, most: u32) -> Result<JsValue, JsValue>;
}

/// Makes a photo smaller.
pub async fn smaller(bytes: &[u8]) -> Result<Vec<u8>, PlatformError> {
    let drawn = drawn_anew(js_sys::Uint8Array::from(bytes), EDGE, MOST).await;
    let drawn = drawn.map_err(|error| PlatformError::Device(js_text(&error)))?;
    Ok(js_sys::Uint8Array::new(&drawn).to_vec())
}
