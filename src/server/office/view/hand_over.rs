//! Handing a village from one village head's phone to another's: what happens to both, before the button.

use dioxus::prelude::*;

use super::devices::PhoneHead;
use super::parts::{FormToken, Proof, Trouble};
use super::words;
use crate::server::office::model::devices::HandOverData;

/// The page.
#[component]
pub fn HandOverPage(data: HandOverData) -> Element {
    let w = words();
    let device = data.device.clone();
    rsx! {
        PhoneHead { title: "people-hand-over-title", device: device.clone() }
        div { class: "block narrow",
            ul { class: "proof",
                Proof { mark: "tick", said: w.t("people-hand-over-old") }
                Proof { mark: "tick", said: w.t("people-hand-over-unsent") }
                Proof { mark: "info", said: w.t("people-hand-over-new") }
                if !data.accounts.is_empty() {
                    Proof {
                        mark: "warn",
                        said: w.with("people-accounts-stay", [("names", data.accounts.join(", ").into())]),
                    }
                }
            }
            if let Some(key) = data.trouble {
                Trouble { said: w.t(key) }
            }
            if data.others.is_empty() {
                p { class: "fact", {w.t("people-hand-over-nobody")} }
                p { class: "actions",
                    a { class: "button", href: "/devices#new-code", {w.t("office-code-new")} }
                }
            } else {
                form { method: "post", action: "/devices/{device.id}/hand-over", class: "fields",
                    FormToken { token: data.csrf.clone() }
                    fieldset {
                        legend { {w.t("people-hand-over-village")} }
                        for (id , name) in data.villages.clone() {
                            label { key: "{id}", class: "tick",
                                input {
                                    r#type: "radio",
                                    name: "village",
                                    value: "{id}",
                                    required: true,
                                    checked: data.villages.len() == 1,
                                }
                                span { {name} }
                            }
                        }
                    }
                    label { r#for: "to", {w.t("people-hand-over-to")} }
                    select { id: "to", name: "to", required: true,
                        option { value: "", {w.t("people-hand-over-choose-phone")} }
                        for other in data.others.clone() {
                            option { key: "{other.id}", value: "{other.id}",
                                {w.with("people-hand-over-phone", [
                                    ("person", other.person.clone().into()),
                                    ("villages", other.villages.join(", ").into()),
                                    ("device", other.name.clone().into()),
                                ])}
                            }
                        }
                    }
                    div { class: "actions",
                        button { class: "button primary", r#type: "submit", {w.t("people-hand-over-button")} }
                        a { class: "button", href: "/devices", {w.t("people-hand-over-keep")} }
                    }
                }
            }
        }
    }
}
