//! Where the phone is, as far as the user allows it to be known: asked on the screens that order by distance, never
//! kept longer than the app runs, never needed.

use dioxus::core::spawn_forever;
use dioxus::prelude::*;

use super::platform::Platform;
use super::platform::place::LocateError;
use super::state::{use_phone, use_status};
use crate::domain::household::Location;

/// What is known of where the phone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HereNow {
    /// The user does not want it known, or nobody has asked yet.
    #[default]
    Off,
    /// The device is looking.
    Asking,
    /// It is here.
    At(Location),
    /// The device did not say.
    Failed(LocateError),
}

impl HereNow {
    /// The place, when it is known.
    pub const fn place(self) -> Option<Location> {
        match self {
            Self::At(place) => Some(place),
            Self::Off | Self::Asking | Self::Failed(_) => None,
        }
    }
}

/// The place that screens share.
#[derive(Clone, Copy)]
pub struct Here(Signal<HereNow>);

impl Default for Here {
    /// Not asked yet; once, at the root.
    fn default() -> Self {
        Self(Signal::new(HereNow::Off))
    }
}

impl Here {
    /// Asks the device again. A place known before stays until there is another.
    pub fn ask(mut self, platform: Platform) {
        let before = *self.0.peek();
        if before == HereNow::Asking {
            return;
        }
        if before.place().is_none() {
            self.0.set(HereNow::Asking);
        }
        spawn_forever(async move {
            let now = match platform.locate().await {
                Ok(place) => HereNow::At(place),
                Err(_) if before.place().is_some() => before,
                Err(error) => HereNow::Failed(error),
            };
            if *self.0.peek() != now {
                self.0.set(now);
            }
        });
    }
}

/// The place as it was known when the screen opened; the device is not asked again.
pub fn use_last_place() -> Option<Location> {
    let here = use_context::<Here>();
    let allowed = use_status().settings.location;
    use_hook(|| here.0.peek().place()).filter(|_| allowed)
}

/// Where the phone is, asked when the screen opens if the settings allow it, and the way to ask again.
pub fn use_here() -> (HereNow, Callback<()>) {
    let here = use_context::<Here>();
    let platform = use_phone().platform;
    let allowed = use_status().settings.location;
    let again = use_callback(move |()| here.ask(platform.clone()));
    use_effect(use_reactive((&allowed,), move |(allowed,)| {
        if allowed {
            again.call(());
        }
    }));
    let now = if allowed { *here.0.read() } else { HereNow::Off };
    (now, again)
}
