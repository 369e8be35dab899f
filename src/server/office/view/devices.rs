//! Phones: who has one, when it was last heard of, the form for a new code, and the codes that wait.

use dioxus::prelude::*;

use super::parts::{FormToken, Icon, PageHead, Troubles, VillageTicks};
use super::words;
use crate::domain::ids::VillageId;
use crate::server::office::model::devices::{CodeRow, CodeState, DeviceRow, DevicesData};
use crate::server::office::model::form::{CodeForm, FormTrouble, MAX_PERSON, Validity};
use crate::server::store::COMMAND_LINE;

/// The page; after a form that could not be taken it keeps what was filled in.
#[component]
pub fn DevicesPage(
    data: DevicesData,
    #[props(default)] form: CodeForm,
    #[props(default)] troubles: Vec<FormTrouble>,
) -> Element {
    let w = words();
    let at_work = data.devices.iter().filter(|device| device.revoked_at.is_none()).count();
    rsx! {
        PageHead {
            title: w.t("office-devices-title"),
            sub: w.with("office-devices-sub", [("n", at_work.into())]),
            if data.may_manage {
                a { class: "button", href: "#new-code", {w.t("office-code-new")} }
            }
        }
        DeviceTable { devices: data.devices.clone(), may_manage: data.may_manage }
        div { class: "two",
            if data.may_manage {
                CodeFormBlock {
                    villages: data.villages.clone(),
                    csrf: data.csrf.clone(),
                    form,
                    troubles,
                }
            } else {
                div { class: "block",
                    p { {w.t("office-devices-read-only")} }
                }
            }
            Codes { codes: data.codes.clone(), csrf: data.csrf.clone() }
        }
    }
}

#[component]
fn DeviceTable(devices: Vec<DeviceRow>, may_manage: bool) -> Element {
    let w = words();
    if devices.is_empty() {
        return rsx! {
            div { class: "block empty",
                p { class: "fact", {w.t("office-devices-none")} }
                p { class: "quiet", {w.t("office-devices-none-next")} }
            }
        };
    }
    rsx! {
        div {
            class: "block table-block scroll",
            role: "group",
            aria_label: w.t("office-devices-title"),
            tabindex: "0",
            table { class: "list devices",
                thead {
                    tr {
                        th { scope: "col", {w.t("office-col-user")} }
                        th { scope: "col", {w.t("office-col-villages")} }
                        th { scope: "col", {w.t("office-col-device")} }
                        th { scope: "col", {w.t("office-col-enrolled")} }
                        th { scope: "col", {w.t("office-col-last-seen")} }
                        th { class: "right", scope: "col", {w.t("office-col-entries")} }
                        th { scope: "col", {w.t("office-col-state")} }
                        if may_manage {
                            th { scope: "col",
                                span { class: "hidden", {w.t("office-col-act")} }
                            }
                        }
                    }
                }
                tbody {
                    for device in devices {
                        DeviceLine { key: "{device.id}", device, may_manage }
                    }
                }
            }
        }
    }
}

#[component]
fn DeviceLine(device: DeviceRow, may_manage: bool) -> Element {
    let w = words();
    let revoked = device.revoked_at.map(|at| w.with("office-device-revoked", [("at", w.moment(at).into())]));
    let gone = revoked.is_some();
    let state_icon = if gone { "stop" } else { "tick" };
    rsx! {
        tr { class: if gone { "superseded" },
            th { scope: "row", {device.person.clone()} }
            td {
                {device.villages.join(", ")}
                if !device.leaving.is_empty() {
                    p { class: "small quiet",
                        {w.with("people-device-leaving", [("villages", device.leaving.join(", ").into())])}
                    }
                }
            }
            td { class: "small",
                {device.name.clone()}
                br {}
                {w.with("people-device-app", [("version", device.app.clone().into())])}
            }
            td { class: "nowrap", {w.moment(device.enrolled_at)} }
            td { class: "nowrap",
                {device.last_seen.map_or_else(|| w.t("office-device-never-seen"), |at| w.moment(at))}
            }
            td { class: "right", {w.number(i64::try_from(device.entries).unwrap_or(i64::MAX))} }
            td {
                p { class: "flag",
                    Icon { name: state_icon }
                    {revoked.unwrap_or_else(|| w.t("office-device-at-work"))}
                }
                if device.open.refused > 0 {
                    p { class: "flag",
                        Icon { name: "warn" }
                        {w.with("people-device-refused", [("n", device.open.refused.into())])}
                    }
                }
                if device.open.conflicts > 0 {
                    p { class: "flag",
                        Icon { name: "warn" }
                        {w.with("people-device-conflicts", [("n", device.open.conflicts.into())])}
                    }
                }
            }
            if may_manage {
                td { class: "right",
                    if !gone {
                        a {
                            class: "button small-button",
                            href: "/devices/{device.id}/hand-over",
                            aria_label: w.with("people-hand-over-whose", [("person", device.person.clone().into())]),
                            {w.t("people-hand-over-link")}
                        }
                        " "
                        a {
                            class: "button small-button",
                            href: "/devices/{device.id}/revoke",
                            aria_label: w.with("office-revoke-whose", [("person", device.person.clone().into())]),
                            {w.t("office-revoke-link")}
                        }
                    }
                }
            }
        }
    }
}

/// The heading of a page about one phone: whose it is, which, and for which villages.
#[component]
pub fn PhoneHead(title: &'static str, device: DeviceRow) -> Element {
    let w = words();
    rsx! {
        p { class: "back",
            a { href: "/devices", {w.t("office-back-to-devices")} }
        }
        PageHead {
            title: w.with(title, [("person", device.person.clone().into())]),
            sub: w.with("office-revoke-sub", [
                ("device", device.name.clone().into()),
                ("villages", device.villages.join(", ").into()),
            ]),
        }
    }
}

#[component]
fn CodeFormBlock(
    villages: Vec<(VillageId, String)>,
    csrf: String,
    form: CodeForm,
    troubles: Vec<FormTrouble>,
) -> Element {
    let w = words();
    let person_wrong = troubles.iter().any(|trouble| trouble.is_person());
    rsx! {
        section { class: "block", id: "new-code", aria_labelledby: "new-code-title",
            h2 { id: "new-code-title", {w.t("office-code-new")} }
            p { class: "quiet", {w.t("office-code-what")} }
            Troubles { said: troubles.iter().map(|trouble| w.t(trouble.key())).collect::<Vec<_>>() }
            form { method: "post", action: "/devices/codes", class: "fields",
                FormToken { token: csrf }
                input { r#type: "hidden", name: "id", value: "{form.id}" }
                label { r#for: "person", {w.t("office-code-person")} }
                input {
                    id: "person",
                    name: "person",
                    r#type: "text",
                    required: true,
                    maxlength: "{MAX_PERSON}",
                    autocomplete: "off",
                    value: form.person.clone(),
                    aria_invalid: if person_wrong { "true" },
                    aria_describedby: if person_wrong { "trouble" },
                }
                fieldset {
                    legend { {w.t("office-code-villages")} }
                    VillageTicks { villages, ticked: form.villages.clone() }
                }
                label { r#for: "validity", {w.t("office-code-validity")} }
                select { id: "validity", name: "validity",
                    for validity in Validity::ALL {
                        option {
                            key: "{validity.code()}",
                            value: validity.code(),
                            selected: validity == form.validity,
                            {w.t(&format!("office-validity-{}", validity.code()))}
                        }
                    }
                }
                button { class: "button primary", r#type: "submit", {w.t("office-code-make")} }
            }
        }
    }
}

#[component]
fn Codes(codes: Vec<CodeRow>, csrf: String) -> Element {
    let w = words();
    rsx! {
        section { class: "block", aria_labelledby: "codes-title",
            h2 { id: "codes-title", {w.t("office-codes-title")} }
            if codes.is_empty() {
                p { class: "quiet", {w.t("office-codes-none")} }
            } else {
                ul { class: "codes",
                    for code in codes {
                        CodeItem { key: "{code.id}", code, csrf: csrf.clone() }
                    }
                }
            }
            p { class: "small quiet", {w.t("office-codes-hidden")} }
        }
    }
}

#[component]
fn CodeItem(code: CodeRow, csrf: String) -> Element {
    let w = words();
    let (icon, state) = match code.state {
        CodeState::Open => ("clock", w.with("office-code-open", [("at", w.moment(code.expires_at).into())])),
        CodeState::Used => ("tick", w.t("office-code-used")),
        CodeState::Expired => ("stop", w.with("office-code-expired", [("at", w.moment(code.expires_at).into())])),
    };
    rsx! {
        li {
            p {
                b { {code.person.clone()} }
                ", "
                {code.villages.join(", ")}
            }
            p { class: "flag",
                Icon { name: icon }
                {state}
            }
            p { class: "small quiet",
                {w.with("office-code-made", [
                    ("by", if code.made_by == COMMAND_LINE { w.t("plan-by-command-line") } else { code.made_by.clone() }.into()),
                    ("at", w.moment(code.made_at).into()),
                ])}
            }
            if code.may_end {
                form { method: "post", action: "/devices/codes/{code.id}/end",
                    FormToken { token: csrf }
                    button {
                        class: "button",
                        r#type: "submit",
                        aria_label: w.with("office-code-end-whose", [("person", code.person.clone().into())]),
                        {w.t("office-code-end")}
                    }
                }
            }
        }
    }
}
