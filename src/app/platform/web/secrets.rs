//! The database key in a browser; `secrets.js` beside this file tells how it is kept.

use wasm_bindgen::prelude::*;

use super::js_text;
use crate::app::platform::OpenError;
use crate::sqlite::Key;

#[wasm_bindgen(module = "/src/app/platform/web/secrets.js")]
extern "C" {
    #[wasm_bindgen(js_name = databaseKey, catch)]
    async fn stored_key(may_create: bool) -> Result<JsValue, JsValue>;
}

/// Gives the key, or makes it when `may_create`; `None` when there is none and none may be made.
pub async fn database_key(may_create: bool) -> Result<Option<Key>, OpenError> {
    let value = stored_key(may_create).await.map_err(|error| OpenError::Failed(js_text(&error)))?;
    if value.is_undefined() {
        return Ok(None);
    }
    let bytes = js_sys::Uint8Array::new(&value).to_vec();
    let key = <[u8; 32]>::try_from(bytes).map_err(|_| OpenError::KeyLost)?;
    Ok(Some(Key(key)))
}
