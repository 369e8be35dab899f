//! Revoking a phone: what happens to work that it has not sent, said plainly before the button.

use dioxus::prelude::*;

use super::parts::{FormToken, Icon, PageHead};
use super::words;
use crate::server::office::model::devices::DeviceRow;

/// The page.
#[component]
pub fn RevokePage(device: DeviceRow, csrf: String) -> Element {
    let w = words();
    let last = device.last_seen.map_or_else(
        || w.t("office-revoke-never-seen"),
        |at| w.with("office-revoke-last-seen", [("at", w.moment(at).into()), ("n", device.entries.into())]),
    );
    rsx! {
        p { class: "back",
            a { href: "/devices", {w.t("office-back-to-devices")} }
        }
        PageHead {
            title: w.with("office-revoke-title", [("person", device.person.clone().into())]),
            sub: w.with("office-revoke-sub", [
                ("device", device.name.clone().into()),
                ("villages", device.villages.join(", ").into()),
            ]),
        }
        div { class: "block narrow",
            p { class: "fact", {last} }
            if device.open.refused + device.open.conflicts > 0 {
                p { {w.with("people-revoke-open", [
                    ("refused", device.open.refused.into()),
                    ("conflicts", device.open.conflicts.into()),
                ])} }
            }
            ul { class: "proof",
                li {
                    Icon { name: "stop" }
                    span { {w.t("office-revoke-stops")} }
                }
                li {
                    Icon { name: "warn" }
                    span { {w.t("office-revoke-unsent")} }
                }
                li {
                    Icon { name: "tick" }
                    span { {w.t("office-revoke-sent")} }
                }
                li {
                    Icon { name: "info" }
                    span { {w.t("office-revoke-again")} }
                }
            }
            form { method: "post", action: "/devices/{device.id}/revoke", class: "actions",
                FormToken { token: csrf }
                button { class: "button danger", r#type: "submit", {w.t("office-revoke-button")} }
                a { class: "button", href: "/devices", {w.t("office-revoke-keep")} }
            }
        }
    }
}
