//! One's own account: password, second factor, sessions, keys of the data feed; and what is shown once.

use dioxus::prelude::*;

use super::code::Qr;
use super::parts::{FormToken, Icon, PageHead};
use super::secret::Once;
use super::words;
use crate::server::auth::First;
use crate::server::office::model::account::{AccountData, AccountForm, AccountTrouble, FactorData, SessionRow};
use crate::server::store::FeedLine;

/// The page.
#[component]
pub fn AccountPage(data: AccountData, trouble: Option<AccountTrouble>) -> Element {
    let w = words();
    let at = |form: AccountForm| trouble.filter(|trouble| trouble.form == form).map(|trouble| trouble.key);
    let sub =
        w.with("people-account-sub", [("person", data.full_name.clone().into()), ("name", data.name.clone().into())]);
    rsx! {
        PageHead { title: w.t("people-account-title"), sub }
        if let Some(first) = data.first {
            div { class: "banner warn", role: "status",
                Icon { name: "info" }
                p {
                    {w.t(match first {
                        First::Password => "people-first-password",
                        First::Factor => "people-first-factor",
                    })}
                }
            }
        }
        div { class: "two",
            PasswordBlock { csrf: data.csrf.clone(), trouble: at(AccountForm::Password) }
            FactorBlock { data: data.clone(), trouble: at(AccountForm::Factor) }
        }
        if data.first.is_none() {
            div { class: "two",
                Sessions { sessions: data.sessions.clone(), csrf: data.csrf.clone() }
                Feeds { feeds: data.feeds.clone(), csrf: data.csrf.clone(), trouble: at(AccountForm::Feed) }
            }
        }
    }
}

#[component]
fn Trouble(id: &'static str, trouble: Option<&'static str>) -> Element {
    let w = words();
    rsx! {
        if let Some(key) = trouble {
            div { class: "trouble", id, role: "alert",
                Icon { name: "stop" }
                p { {w.t(key)} }
            }
        }
    }
}

#[component]
fn Password(
    id: &'static str,
    name: &'static str,
    label: &'static str,
    complete: &'static str,
    wrong: Option<&'static str>,
) -> Element {
    let w = words();
    rsx! {
        label { r#for: id, {w.t(label)} }
        input {
            id,
            name,
            r#type: "password",
            required: true,
            maxlength: "256",
            autocomplete: complete,
            aria_describedby: wrong,
        }
    }
}

#[component]
fn PasswordBlock(csrf: String, trouble: Option<&'static str>) -> Element {
    let w = words();
    let wrong = trouble.map(|_| "password-trouble");
    rsx! {
        section { class: "block", aria_labelledby: "password-title",
            h2 { id: "password-title", {w.t("people-change-title")} }
            p { class: "quiet", {w.t("people-change-rule")} }
            Trouble { id: "password-trouble", trouble }
            form { method: "post", action: "/account/password", class: "fields",
                FormToken { token: csrf }
                Password { id: "current", name: "current", label: "people-change-current", complete: "current-password", wrong }
                Password { id: "new", name: "new", label: "people-change-new", complete: "new-password", wrong }
                Password { id: "again", name: "again", label: "people-change-again", complete: "new-password", wrong }
                button { class: "button primary", r#type: "submit", {w.t("people-change-button")} }
            }
            p { class: "small quiet", {w.t("people-change-after")} }
        }
    }
}

#[component]
fn FactorBlock(data: AccountData, trouble: Option<&'static str>) -> Element {
    let w = words();
    let wrong = trouble.map(|_| "factor-trouble");
    rsx! {
        section { class: "block", aria_labelledby: "factor-title",
            h2 { id: "factor-title", {w.t("people-factor-title")} }
            p { class: "quiet", {w.t("people-factor-what")} }
            Trouble { id: "factor-trouble", trouble }
            if let Some(since) = data.factor_since {
                p { class: "flag",
                    Icon { name: "tick" }
                    {w.with("people-factor-since", [("at", w.moment(since).into())])}
                }
                p { {w.with("people-factor-recovery", [("n", data.recovery_left.into())])} }
                form { method: "post", action: "/account/factor/remove", class: "fields",
                    FormToken { token: data.csrf.clone() }
                    Password { id: "factor-password", name: "password", label: "people-factor-password", complete: "current-password", wrong }
                    button { class: "button danger", r#type: "submit", {w.t("people-factor-remove")} }
                }
            } else if data.first != Some(First::Password) {
                form { method: "post", action: "/account/factor", class: "fields",
                    FormToken { token: data.csrf.clone() }
                    Password { id: "factor-password", name: "password", label: "people-factor-password", complete: "current-password", wrong }
                    button { class: "button", r#type: "submit", {w.t("people-factor-start")} }
                }
            }
        }
    }
}

#[component]
fn Sessions(sessions: Vec<SessionRow>, csrf: String) -> Element {
    let w = words();
    let others = sessions.len() > 1;
    rsx! {
        section { class: "block", aria_labelledby: "sessions-title",
            h2 { id: "sessions-title", {w.t("people-sessions-title")} }
            ul { class: "people-list",
                for (place , session) in sessions.into_iter().enumerate() {
                    li { key: "{place}",
                        b { {if session.browser.is_empty() { w.t("people-session-unknown") } else { session.browser.clone() }} }
                        if session.this {
                            span { class: "quiet", " ({w.t(\"people-session-this\")})" }
                        }
                        br {}
                        span { class: "small quiet",
                            {w.with("people-session-since", [("at", w.moment(session.opened_at).into())])}
                        }
                    }
                }
            }
            if others {
                form { method: "post", action: "/account/sessions/end", class: "actions",
                    FormToken { token: csrf }
                    button { class: "button", r#type: "submit", {w.t("people-sessions-end")} }
                }
            }
        }
    }
}

#[component]
fn Feeds(feeds: Vec<FeedLine>, csrf: String, trouble: Option<&'static str>) -> Element {
    let w = words();
    rsx! {
        section { class: "block", id: "feeds", aria_labelledby: "feeds-title",
            h2 { id: "feeds-title", {w.t("people-feeds-title")} }
            p { class: "quiet", {w.t("people-feeds-what")} }
            ul { class: "people-list",
                for feed in feeds {
                    li { key: "{feed.id}",
                        form { method: "post", action: "/account/feeds/{feed.id}/remove",
                            FormToken { token: csrf.clone() }
                            b { {feed.label.clone()} }
                            br {}
                            span { class: "small quiet",
                                {w.with("people-feed-made", [("at", w.moment(feed.made_at).into())])}
                                " "
                                {feed.last_used.map_or_else(
                                    || w.t("people-feed-never"),
                                    |at| w.with("people-feed-used", [("at", w.moment(at).into())]),
                                )}
                            }
                            " "
                            button {
                                class: "button small-button",
                                r#type: "submit",
                                aria_label: w.with("people-feed-remove-which", [("label", feed.label.clone().into())]),
                                {w.t("people-feed-remove")}
                            }
                        }
                    }
                }
            }
            Trouble { id: "feed-trouble", trouble }
            form { method: "post", action: "/account/feeds", class: "fields",
                FormToken { token: csrf.clone() }
                label { r#for: "label", {w.t("people-feed-label")} }
                input {
                    id: "label",
                    name: "label",
                    r#type: "text",
                    required: true,
                    maxlength: "60",
                    autocomplete: "off",
                    aria_describedby: trouble.map(|_| "feed-trouble"),
                }
                button { class: "button", r#type: "submit", {w.t("people-feed-make")} }
            }
        }
    }
}

/// The secret of a second factor, and the field for a code of it.
#[component]
pub fn FactorPage(data: FactorData, trouble: Option<&'static str>) -> Element {
    let w = words();
    rsx! {
        p { class: "back",
            a { href: "/account", {w.t("people-back-to-account")} }
        }
        PageHead { title: w.t("people-factor-page"), sub: w.t("people-factor-page-sub") }
        div { class: "two",
            section { class: "block", aria_labelledby: "scan-title",
                h2 { id: "scan-title", {w.t("people-factor-scan")} }
                if let Some(picture) = data.qr.clone() {
                    Qr { picture, label: w.t("people-factor-qr") }
                }
                p { {w.t("people-factor-letters")} }
                p { class: "secret", {data.letters.clone()} }
            }
            section { class: "block", aria_labelledby: "confirm-title",
                h2 { id: "confirm-title", {w.t("people-factor-confirm")} }
                Trouble { id: "trouble", trouble }
                form { method: "post", action: "/account/factor/confirm", class: "fields",
                    FormToken { token: data.csrf.clone() }
                    label { r#for: "code", {w.t("people-factor-code")} }
                    input {
                        id: "code",
                        name: "code",
                        r#type: "text",
                        inputmode: "numeric",
                        required: true,
                        maxlength: "10",
                        autocomplete: "one-time-code",
                        aria_describedby: trouble.map(|_| "trouble"),
                    }
                    button { class: "button primary", r#type: "submit", {w.t("people-factor-confirm-button")} }
                }
            }
        }
    }
}

/// Recovery codes, shown once.
#[component]
pub fn RecoveryPage(codes: Vec<String>) -> Element {
    let w = words();
    rsx! {
        PageHead { title: w.t("people-recovery-page"), sub: w.t("people-recovery-sub") }
        div { class: "block narrow",
            ol { class: "people-codes",
                for code in codes {
                    li { key: "{code}", class: "secret", {code} }
                }
            }
            p { {w.t("people-recovery-next")} }
            p { class: "actions",
                a { class: "button primary", href: "/account?done=factor-set", {w.t("people-recovery-kept")} }
            }
        }
    }
}

/// A key of the data feed, shown once, with what a spreadsheet asks for.
#[component]
pub fn FeedKeyPage(name: String, label: String, key_text: String, address: String) -> Element {
    let w = words();
    rsx! {
        Once {
            back: ("/account", "people-back-to-account"),
            title: w.with("people-feed-title", [("label", label.into())]),
            sub: "people-feed-sub",
            known: vec![("people-feed-address", address), ("people-feed-user", name)],
            secret: ("people-feed-key", key_text),
            next: "people-feed-next",
        }
    }
}
