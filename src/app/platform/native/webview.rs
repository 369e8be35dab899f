//! What a native app asks of the web view that it draws with: on a phone, where it is, and for a photo; and to draw a
//! photo smaller.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::app::platform::PlatformError;
use crate::app::platform::photo::{EDGE, MOST};
use crate::app::platform::place::{FRESH, LocateError, PATIENCE, location};
use crate::domain::household::Location;

/// What the script answers: an error's code (0 is none), degrees, and metres where the device says them.
type Answer = (u16, f64, f64, Option<f64>);

/// Asks the web view's `navigator.geolocation`. The system asks the user the first time.
pub async fn locate() -> Result<Location, LocateError> {
    let script = format!(
        "return await new Promise((resolve) => {{
            if (!navigator.geolocation) {{ resolve([9, 0, 0, null]); return; }}
            navigator.geolocation.getCurrentPosition(
                (at) => resolve([0, at.coords.latitude, at.coords.longitude, at.coords.accuracy]),
                (error) => resolve([error.code, 0, 0, null]),
                {{ enableHighAccuracy: true, timeout: {PATIENCE}, maximumAge: {FRESH} }});
        }});"
    );
    let answer = dioxus::document::eval(&script).join::<Answer>().await;
    match answer {
        Ok((0, latitude, longitude, accuracy)) => {
            location(latitude, longitude, accuracy).ok_or(LocateError::Unavailable)
        }
        Ok((9, ..)) | Err(_) => Err(LocateError::Missing),
        Ok((code, ..)) => Err(LocateError::of_code(code)),
    }
}

/// The same drawing as in a browser.
const PHOTO: &str = include_str!("../web/photo.js");

/// Opens the chooser of the system, camera included. The framework answers a field on the page with a dialogue of its
/// own, which phones do not have; a field that is not on the page it leaves alone.
pub async fn choose_photo() -> Result<Option<Vec<u8>>, PlatformError> {
    let script = "
        const field = document.createElement(\"input\");
        field.type = \"file\";
        field.accept = \"image/*\";
        const file = await new Promise((done) => {
            field.onchange = () => done(field.files[0] || null);
            field.oncancel = () => done(null);
            field.click();
        });
        if (!file) return null;
        const bytes = new Uint8Array(await file.arrayBuffer());
        let text = \"\";
        for (let at = 0; at < bytes.length; at += 8192) {
            text += String.fromCharCode(...bytes.subarray(at, at + 8192));
        }
        return btoa(text);";
    let broken = || PlatformError::Device("the picture cannot be read".to_owned());
    let chosen = dioxus::document::eval(script).join::<Option<String>>().await.map_err(|_| broken())?;
    chosen.map(|chosen| STANDARD.decode(chosen)).transpose().map_err(|_| broken())
}

/// Draws a photo anew, smaller.
pub async fn smaller_photo(bytes: &[u8]) -> Result<Vec<u8>, PlatformError> {
    let body = PHOTO.replace("export async function", "async function");
    let base64 = STANDARD.encode(bytes);
    // Base64 has no letter that ends a string.
    let script = format!(
        "{body}
        const bytes = Uint8Array.from(atob(\"{base64}\"), (letter) => letter.charCodeAt(0));
        const drawn = await smaller(bytes, {EDGE}, {MOST}).catch(() => new Uint8Array());
        let text = \"\";
        for (let at = 0; at < drawn.length; at += 8192) {{
            text += String.fromCharCode(...drawn.subarray(at, at + 8192));
        }}
        return btoa(text);"
    );
    let broken = || PlatformError::Device("the picture cannot be read".to_owned());
    let drawn = dioxus::document::eval(&script).join::<String>().await.map_err(|_| broken())?;
    let drawn = STANDARD.decode(drawn).map_err(|_| broken())?;
    if drawn.is_empty() { Err(broken()) } else { Ok(drawn) }
}
