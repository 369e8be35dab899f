//! Where a form is filled in: looked for only where the user allows it, beside the work and never in its way.

use dioxus::prelude::*;

use crate::app::components::button::Button;
use crate::app::components::icon::Icon;
use crate::app::state::{Phone, use_phone, use_status};
use crate::app::words::{text, use_words};
use crate::domain::household::Location;
use crate::domain::ids::VisitId;
use crate::i18n::number;

/// What is known of the place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Here {
    /// The user does not let the phone look.
    Off,
    /// The phone looks.
    Looking,
    /// Found and kept with the form.
    Found(Location),
    /// Not found.
    NotFound,
    /// Taken off the form again.
    Forgotten,
}

/// What is done about the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HereAct {
    /// Look again.
    Again,
    /// Take it off the form.
    Forget,
}

/// The place of a draft: looked for once when a screen that ends the form opens.
pub fn use_here(draft: VisitId, known: Option<Location>) -> (Here, EventHandler<HereAct>) {
    let phone = use_phone();
    let allowed = use_status().settings.location;
    let mut here = use_signal(|| match known {
        Some(location) => Here::Found(location),
        None if allowed => Here::Looking,
        None => Here::Off,
    });
    let look = {
        let phone = phone.clone();
        move || {
            here.set(Here::Looking);
            let phone = phone.clone();
            spawn(async move {
                let found = locate(&phone).await;
                here.set(match (found, phone.now()) {
                    (Some(location), Ok(now)) if phone.store.set_location(draft, Some(location), now).await.is_ok() => {
                        Here::Found(location)
                    }
                    _ => Here::NotFound,
                });
            });
        }
    };
    let mut first = look.clone();
    use_hook(move || {
        if *here.peek() == Here::Looking {
            first();
        }
    });
    let mut again = look;
    let onact = EventHandler::new(move |act: HereAct| match act {
        HereAct::Again => again(),
        HereAct::Forget => {
            here.set(Here::Forgotten);
            let phone = phone.clone();
            spawn(async move {
                // Should it not be stored, the place stays with the form and shows again when it is opened.
                if let Ok(now) = phone.now() {
                    let _ = phone.store.set_location(draft, None, now).await;
                }
            });
        }
    });
    (here(), onact)
}

/// Asks the device.
async fn locate(phone: &Phone) -> Option<Location> {
    phone.platform.locate().await.ok()
}

/// One line about the place, with what can be done.
#[component]
pub fn HereLine(here: Here, onact: EventHandler<HereAct>) -> Element {
    let words = use_words();
    let said = match here {
        Here::Off => return rsx! {},
        Here::Looking => words.t("here-looking"),
        Here::NotFound => words.t("here-not-found"),
        Here::Forgotten => words.t("here-forgotten"),
        Here::Found(Location { accuracy_m: Some(metres), .. }) => {
            words.t_args("here-found", &[("metres", text(number(i64::from(metres))))])
        }
        Here::Found(_) => words.t("here-found-inexact"),
    };
    rsx! {
        div { class: "page here", role: "status",
            Icon { name: "pin" }
            p { class: "grow small", "{said}" }
            if here != Here::Looking {
                Button { word: words.t("here-again"), short: true, onpress: move |()| onact.call(HereAct::Again) }
            }
            if matches!(here, Here::Found(_)) {
                Button { word: words.t("here-forget"), short: true, onpress: move |()| onact.call(HereAct::Forget) }
            }
        }
    }
}
