//! What a native app asks of the web view that it draws with: on a phone, where it is.

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
