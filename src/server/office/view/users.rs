//! Accounts: the list, one account, and a first password that is shown once.

use dioxus::prelude::*;

use super::parts::{FormToken, Icon, PageHead, Troubles, VillageTicks};
use super::secret::Once;
use super::words;
use crate::domain::ids::VillageId;
use crate::server::auth::Role;
use crate::server::auth::factor::Wanted;
use crate::server::office::model::users::{MAX_PERSON, UserData, UserForm, UserRow, UserTrouble, UsersData};

/// The list, the form of a new account, and who is asked for a second factor.
#[component]
pub fn UsersPage(data: UsersData, form: UserForm, troubles: Vec<UserTrouble>) -> Element {
    let w = words();
    rsx! {
        PageHead { title: w.t("people-users-title"), sub: w.t("people-users-sub") }
        section { class: "block table-block", aria_labelledby: "users-title",
            div { class: "table-head",
                h2 { id: "users-title", {w.t("people-users-list")} }
            }
            div {
                class: "scroll",
                tabindex: "0",
                role: "group",
                aria_labelledby: "users-title",
                table { class: "list people-table",
                    thead {
                        tr {
                            th { scope: "col", {w.t("people-col-person")} }
                            th { scope: "col", {w.t("people-col-name")} }
                            th { scope: "col", {w.t("people-col-role")} }
                            th { scope: "col", {w.t("people-col-villages")} }
                            th { scope: "col", {w.t("people-col-factor")} }
                            th { scope: "col", {w.t("people-col-state")} }
                            th { scope: "col",
                                span { class: "hidden", {w.t("people-col-open")} }
                            }
                        }
                    }
                    tbody {
                        for user in data.users.clone() {
                            UserLine { key: "{user.name}", user }
                        }
                    }
                }
            }
        }
        div { class: "two",
            section { class: "block", id: "new-user", aria_labelledby: "new-user-title",
                h2 { id: "new-user-title", {w.t("people-new-title")} }
                p { class: "quiet", {w.t("people-new-what")} }
                Troubles { said: said(&troubles) }
                form { method: "post", action: "/users", class: "fields",
                    FormToken { token: data.csrf.clone() }
                    UserFields { form: form.clone(), villages: data.villages.clone(), new: true }
                    button { class: "button primary", r#type: "submit", {w.t("people-new-button")} }
                }
            }
            section { class: "block", aria_labelledby: "wanted-title",
                h2 { id: "wanted-title", {w.t("people-wanted-title")} }
                p { class: "quiet", {w.t("people-wanted-what")} }
                form { method: "post", action: "/users/second-factor", class: "fields",
                    FormToken { token: data.csrf.clone() }
                    input { r#type: "hidden", name: "expected", value: "{data.wanted.1}" }
                    fieldset {
                        legend { {w.t("people-wanted-legend")} }
                        for wanted in Wanted::ALL {
                            label { key: "{wanted.code()}", class: "tick",
                                input {
                                    r#type: "radio",
                                    name: "wanted",
                                    value: wanted.code(),
                                    checked: wanted == data.wanted.0,
                                }
                                span { {w.t(&format!("people-wanted-{}", wanted.code()))} }
                            }
                        }
                    }
                    button { class: "button", r#type: "submit", {w.t("people-save")} }
                }
            }
        }
    }
}

#[component]
fn UserLine(user: UserRow) -> Element {
    let w = words();
    let (icon, state) = state_of(&user);
    rsx! {
        tr {
            th { scope: "row", {user.full_name.clone()} }
            td { class: "nowrap", {user.name.clone()} }
            td { {w.t(&format!("office-role-{}", user.role.code()))} }
            td { {villages_of(&user)} }
            td { {w.t(if user.factor { "people-factor-yes" } else { "people-factor-no" })} }
            td {
                p { class: "flag",
                    Icon { name: icon }
                    {state}
                }
            }
            td { class: "right",
                a {
                    class: "button small-button",
                    href: "/users/{user.name}",
                    aria_label: w.with("people-open-whose", [("person", user.full_name.clone().into())]),
                    {w.t("people-open")}
                }
            }
        }
    }
}

fn villages_of(user: &UserRow) -> String {
    if user.villages.is_empty() { words().t("people-all-villages") } else { user.villages.join(", ") }
}

fn state_of(user: &UserRow) -> (&'static str, String) {
    let w = words();
    match user.disabled_at {
        Some(at) => ("stop", w.with("people-state-disabled", [("at", w.moment(at).into())])),
        None if user.must_change => ("clock", w.t("people-state-first")),
        None => ("tick", w.t("people-state-used")),
    }
}

fn said(troubles: &[UserTrouble]) -> Vec<String> {
    let w = words();
    troubles.iter().map(|trouble| w.t(trouble.key())).collect()
}

#[component]
fn UserFields(form: UserForm, villages: Vec<(VillageId, String)>, new: bool) -> Element {
    let w = words();
    rsx! {
        label { r#for: "full-name", {w.t("people-field-person")} }
        input {
            id: "full-name",
            name: "full-name",
            r#type: "text",
            required: true,
            maxlength: "{MAX_PERSON}",
            autocomplete: "off",
            value: form.full_name.clone(),
        }
        if new {
            label { r#for: "name", {w.t("people-field-name")} }
            p { class: "small quiet", id: "name-rule", {w.t("people-field-name-rule")} }
            input {
                id: "name",
                name: "name",
                r#type: "text",
                required: true,
                maxlength: "32",
                autocomplete: "off",
                autocapitalize: "none",
                spellcheck: "false",
                aria_describedby: "name-rule",
                value: form.name.clone(),
            }
        }
        label { r#for: "role", {w.t("people-field-role")} }
        select { id: "role", name: "role", required: true,
            option { value: "", selected: form.role.is_none(), {w.t("people-field-role-none")} }
            for role in Role::ALL {
                option {
                    key: "{role.code()}",
                    value: role.code(),
                    selected: form.role == Some(role),
                    {w.t(&format!("people-role-{}", role.code()))}
                }
            }
        }
        fieldset {
            legend { {w.t("people-field-villages")} }
            p { class: "small quiet", {w.t("people-field-villages-rule")} }
            VillageTicks { villages, ticked: form.villages.clone() }
        }
    }
}

/// One account: what it may do, and what helps when its password or phone is lost.
#[component]
pub fn UserPage(data: UserData, form: UserForm, troubles: Vec<UserTrouble>) -> Element {
    let w = words();
    let user = data.user.clone();
    let (icon, state) = state_of(&user);
    let path = format!("/users/{}", user.name);
    let gone = user.disabled_at.is_some();
    rsx! {
        p { class: "back",
            a { href: "/users", {w.t("people-back-to-users")} }
        }
        PageHead { title: user.full_name.clone(), sub: w.with("people-user-sub", [
            ("name", user.name.clone().into()),
            ("role", w.t(&format!("office-role-{}", user.role.code())).into()),
        ]) }
        p { class: "flag people-state",
            Icon { name: icon }
            {state}
        }
        div { class: "two",
            section { class: "block", aria_labelledby: "set-title",
                h2 { id: "set-title", {w.t("people-set-title")} }
                p { class: "quiet", {w.t("people-set-what")} }
                Troubles { said: said(&troubles) }
                form { method: "post", action: path.clone(), class: "fields",
                    FormToken { token: data.csrf.clone() }
                    UserFields { form, villages: data.villages.clone(), new: false }
                    button { class: "button primary", r#type: "submit", {w.t("people-save")} }
                }
            }
            section { class: "block", aria_labelledby: "help-title",
                h2 { id: "help-title", {w.t("people-help-title")} }
                if data.own {
                    p {
                        {w.t("people-help-own")}
                        " "
                        a { href: "/account", {w.t("people-to-account")} }
                    }
                } else {
                    Act {
                        action: "{path}/password",
                        csrf: data.csrf.clone(),
                        title: w.t("people-reset-title"),
                        what: w.t("people-reset-what"),
                        button: w.t("people-reset-button"),
                    }
                    if user.factor {
                        Act {
                            action: "{path}/factor",
                            csrf: data.csrf.clone(),
                            title: w.t("people-reset-factor-title"),
                            what: w.t("people-reset-factor-what"),
                            button: w.t("people-reset-factor-button"),
                        }
                    }
                    if gone {
                        Act {
                            action: "{path}/enable",
                            csrf: data.csrf.clone(),
                            title: w.t("people-enable-title"),
                            what: w.t("people-enable-what"),
                            button: w.t("people-enable-button"),
                        }
                    } else {
                        Act {
                            action: "{path}/disable",
                            csrf: data.csrf.clone(),
                            title: w.t("people-disable-title"),
                            what: w.t("people-disable-what"),
                            button: w.t("people-disable-button"),
                            danger: true,
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Act(
    action: String,
    csrf: String,
    title: String,
    what: String,
    button: String,
    #[props(default)] danger: bool,
) -> Element {
    rsx! {
        h3 { {title} }
        p { class: "quiet", {what} }
        form { method: "post", action, class: "actions",
            FormToken { token: csrf }
            button { class: if danger { "button danger" } else { "button" }, r#type: "submit", {button} }
        }
    }
}

/// A first password, shown once.
#[component]
pub fn PasswordPage(name: String, full_name: String, password: String, address: String) -> Element {
    let w = words();
    rsx! {
        Once {
            back: ("/users", "people-back-to-users"),
            title: w.with("people-password-title", [("person", full_name.into())]),
            sub: "people-password-sub",
            known: vec![("people-password-address", address), ("office-sign-in-name", name)],
            secret: ("people-password-once", password),
            next: "people-password-next",
        }
    }
}
