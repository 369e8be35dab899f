//! Revoking a phone: what happens to work that it has not sent, said plainly before the button.

use dioxus::prelude::*;

use super::devices::PhoneHead;
use super::parts::{FormToken, Icon, Proof};
use super::words;
use crate::server::office::model::devices::DeviceRow;

/// The page. `may` is who may revoke it when the reader may not: it holds villages outside of theirs.
#[component]
pub fn RevokePage(device: DeviceRow, may: Option<Vec<String>>, accounts: Vec<String>, csrf: String) -> Element {
    let w = words();
    let last = device.last_seen.map_or_else(
        || w.t("office-revoke-never-seen"),
        |at| w.with("office-revoke-last-seen", [("at", w.moment(at).into()), ("n", device.entries.into())]),
    );
    rsx! {
        PhoneHead { title: "office-revoke-title", device: device.clone() }
        div { class: "block narrow",
            p { class: "fact", {last} }
            if device.open.refused + device.open.conflicts > 0 {
                p { {w.with("people-revoke-open", [
                    ("refused", device.open.refused.into()),
                    ("conflicts", device.open.conflicts.into()),
                ])} }
            }
            ul { class: "proof",
                Proof { mark: "stop", said: w.t("office-revoke-stops") }
                Proof { mark: "warn", said: w.t("office-revoke-unsent") }
                Proof { mark: "tick", said: w.t("office-revoke-sent") }
                Proof { mark: "info", said: w.t("office-revoke-again") }
                if !accounts.is_empty() {
                    Proof {
                        mark: "warn",
                        said: w.with("people-accounts-stay", [("names", accounts.join(", ").into())]),
                    }
                }
            }
            if let Some(may) = may {
                p { class: "flag gap",
                    Icon { name: "lock" }
                    span {
                        {w.t("people-revoke-outside")}
                        " "
                        if may.is_empty() {
                            {w.t("people-revoke-nobody")}
                        } else {
                            {w.with("people-revoke-who", [("names", may.join(", ").into())])}
                        }
                    }
                }
                p { class: "actions",
                    a { class: "button", href: "/devices/{device.id}/hand-over", {w.t("people-revoke-hand-over")} }
                    a { class: "button", href: "/devices", {w.t("office-revoke-keep")} }
                }
            } else {
                form { method: "post", action: "/devices/{device.id}/revoke", class: "actions",
                    FormToken { token: csrf }
                    button { class: "button danger", r#type: "submit", {w.t("office-revoke-button")} }
                    a { class: "button", href: "/devices", {w.t("office-revoke-keep")} }
                }
            }
        }
    }
}
