//! Signing in. One sentence for a wrong name and a wrong password, so that names cannot be tried out.

use dioxus::prelude::*;

use super::parts::{Icon, Trouble};
use super::words;

/// Why the last try did not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInTrouble {
    /// Name or password is wrong.
    Wrong,
    /// The code does not fit or was used before.
    WrongCode,
    /// Too many tries.
    TooOften,
    /// The commune cannot tell now.
    Failed,
}

impl SignInTrouble {
    const fn key(self) -> &'static str {
        match self {
            Self::Wrong => "office-sign-in-wrong",
            Self::WrongCode => "people-code-wrong",
            Self::TooOften => "office-sign-in-too-often",
            Self::Failed => "office-sign-in-failed",
        }
    }
}

/// A form that came when its session had ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentForm {
    /// It is kept until whoever sent it has signed in.
    Kept,
    /// It is to be filled in again.
    Lost,
}

impl SentForm {
    const fn key(self) -> &'static str {
        match self {
            Self::Kept => "office-sign-in-kept",
            Self::Lost => "office-sign-in-lost",
        }
    }
}

/// The page; after a failed try it keeps the name. Its form goes to an address that knows where to go on to.
#[component]
pub fn SignInPage(
    #[props(default)] name: String,
    trouble: Option<SignInTrouble>,
    sent: Option<SentForm>,
    to: String,
) -> Element {
    let w = words();
    let described = trouble.map(|_| "trouble");
    rsx! {
        div { class: "sign-in block",
            h1 { {w.t("office-sign-in-title")} }
            p { class: "quiet", {w.t("office-sign-in-who")} }
            if let Some(sent) = sent {
                div { class: "trouble", id: "sent", role: "status",
                    Icon { name: "info" }
                    p { {w.t(sent.key())} }
                }
            }
            if let Some(trouble) = trouble {
                Trouble { said: w.t(trouble.key()) }
            }
            form { method: "post", action: to,
                label { r#for: "name", {w.t("office-sign-in-name")} }
                input {
                    id: "name",
                    name: "name",
                    r#type: "text",
                    value: name,
                    maxlength: "64",
                    required: true,
                    autofocus: true,
                    autocomplete: "username",
                    autocapitalize: "none",
                    spellcheck: "false",
                    aria_describedby: described,
                }
                label { r#for: "password", {w.t("office-sign-in-password")} }
                input {
                    id: "password",
                    name: "password",
                    r#type: "password",
                    maxlength: "256",
                    required: true,
                    autocomplete: "current-password",
                    aria_describedby: described,
                }
                button { class: "button primary", r#type: "submit", {w.t("office-sign-in-button")} }
            }
            p { class: "small quiet", {w.t("office-sign-in-forgot")} }
        }
    }
}

/// The second step: a code from the app on one's phone, or a recovery code.
#[component]
pub fn SignInCodePage(trouble: Option<SignInTrouble>, to: String) -> Element {
    let w = words();
    rsx! {
        div { class: "sign-in block",
            h1 { {w.t("people-code-title")} }
            p { class: "quiet", {w.t("people-code-what")} }
            if let Some(trouble) = trouble {
                Trouble { said: w.t(trouble.key()) }
            }
            form { method: "post", action: to,
                label { r#for: "code", {w.t("people-code-field")} }
                input {
                    id: "code",
                    name: "code",
                    r#type: "text",
                    maxlength: "20",
                    required: true,
                    autofocus: true,
                    autocomplete: "one-time-code",
                    autocapitalize: "none",
                    spellcheck: "false",
                    aria_describedby: trouble.map(|_| "trouble"),
                }
                button { class: "button primary", r#type: "submit", {w.t("office-sign-in-button")} }
            }
            p { class: "small quiet", {w.t("people-code-lost")} }
            p {
                a { href: "/sign-in?done=signed-out", {w.t("people-code-back")} }
            }
        }
    }
}
