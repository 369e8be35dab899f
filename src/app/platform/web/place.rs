//! Where the browser says that it is. The browser asks the user the first time.

use futures_channel::oneshot;
use wasm_bindgen::prelude::*;
use web_sys::{Geolocation, Position, PositionError, PositionOptions};

use crate::app::platform::place::{FRESH, LocateError, PATIENCE, location};
use crate::domain::household::Location;

type Found = Result<Location, LocateError>;

/// Asks once. Whatever comes first, the place or why there is none, is the answer.
pub async fn locate(geolocation: &Geolocation) -> Found {
    let (found, answer) = oneshot::channel::<Found>();
    let sender = std::rc::Rc::new(std::cell::Cell::new(Some(found)));
    let say = move |found: Found| {
        if let Some(sender) = sender.take() {
            // Whoever asked may be gone.
            let _ = sender.send(found);
        }
    };
    let failed = say.clone();
    let onfound = Closure::<dyn Fn(Position)>::new(move |position: Position| {
        let at = position.coords();
        say(location(at.latitude(), at.longitude(), Some(at.accuracy())).ok_or(LocateError::Unavailable));
    });
    let onerror = Closure::<dyn Fn(PositionError)>::new(move |error: PositionError| {
        failed(Err(LocateError::of_code(error.code())));
    });
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(PATIENCE);
    options.set_maximum_age(FRESH);
    let asked = geolocation.get_current_position_with_error_callback_and_options(
        onfound.as_ref().unchecked_ref(),
        Some(onerror.as_ref().unchecked_ref()),
        &options,
    );
    if asked.is_err() {
        return Err(LocateError::Missing);
    }
    answer.await.unwrap_or(Err(LocateError::Unavailable))
}
