//! A code just made: eight digits to read out, a picture to scan, a sheet to print. Shown this once.

use std::net::IpAddr;

use axum::http::Uri;
use dioxus::prelude::*;

use super::parts::{Icon, PageHead};
use super::words;
use crate::server::office::model::devices::{CodeData, QrPicture};

/// The page.
#[component]
pub fn CodePage(data: CodeData) -> Element {
    let w = words();
    let expires = w.with("office-code-until", [("at", w.moment(data.expires_at).into())]);
    rsx! {
        p { class: "back no-print",
            a { href: "/devices", {w.t("office-back-to-devices")} }
        }
        PageHead {
            title: w.with("office-code-title", [("person", data.person.clone().into())]),
            sub: w.with("office-code-sub", [
                ("villages", data.villages.join(", ").into()),
                ("commune", data.commune.clone().into()),
            ]),
        }
        div { class: "banner no-print",
            Icon { name: "warn" }
            p { {w.t("office-code-once")} }
        }
        if here_only(&data.app_url) {
            div { class: "banner", role: "note",
                Icon { name: "warn" }
                p { {w.t("office-code-here-only")} }
            }
        }
        div { class: "block code-sheet",
            if let Some(qr) = data.qr.clone() {
                Qr { picture: qr, label: w.t("office-code-qr") }
            }
            div { class: "grow",
                p { class: "quiet", {w.t("office-code-digits")} }
                p { class: "digits", {grouped(&data.digits)} }
                p { class: "fact", {expires} }
                ol { class: "steps",
                    li { {w.t("office-code-step-scan")} }
                    li {
                        {w.t("office-code-step-type")}
                        " "
                        b { class: "address", {data.app_url.clone()} }
                    }
                    li { {w.t("office-code-step-pin")} }
                }
                p { class: "small quiet", {w.t("office-code-safety")} }
            }
        }
    }
}

/// A QR code, described for those who cannot see it.
#[component]
pub fn Qr(picture: QrPicture, label: String) -> Element {
    let size = picture.size;
    rsx! {
        svg {
            class: "qr",
            view_box: "0 0 {size} {size}",
            role: "img",
            "aria-label": label,
            "shape-rendering": "crispEdges",
            rect { class: "paper", width: "{size}", height: "{size}" }
            path { class: "modules", d: picture.path }
        }
    }
}

/// Whether an address opens on the commune's own machine only.
fn here_only(url: &str) -> bool {
    let Some(host) = url.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_owned)) else { return false };
    host == "localhost" || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// "1234 5678": two groups are easier to read out.
fn grouped(digits: &str) -> String {
    match (digits.get(..4), digits.get(4..)) {
        (Some(first), Some(rest)) => format!("{first}\u{a0}{rest}"),
        _ => digits.to_owned(),
    }
}
