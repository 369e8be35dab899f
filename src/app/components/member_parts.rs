//! Parts of the form of one person: ethnic group, identity number, absence.

use dioxus::prelude::*;

use super::field::{RadioOption, TextField};
use super::icon::Icon;
use crate::app::words::{Words, use_words};
use crate::domain::birth::Birth;
use crate::domain::identity::{IdNumberWarning, check, tidy_number};
use crate::domain::member::{Ethnicity, Sex};
use crate::domain::text::tidy;

/// Ethnic groups offered to be tapped: their codes are the same in every official list. Data of the record, not words
/// of the screen.
const GROUPS: [(&str, &str); 5] = [("02", "Tày"), ("07", "Nùng"), ("09", "Dao"), ("08", "Mông"), ("01", "Kinh")];
/// The list that these codes are from.
const GROUP_LIST: &str = "Danh mục các dân tộc Việt Nam";
/// Longest name that is taken; longer is explained, not cut.
pub const NAME_LENGTH: usize = 100;

/// Whether a name is one of the groups offered.
pub fn is_group(name: &str) -> bool {
    GROUPS.iter().any(|(_, known)| *known == name)
}

/// The groups offered, and the person's own where it is another.
pub fn groups(now: &str, start: &Ethnicity) -> Vec<RadioOption> {
    let mut names: Vec<&str> = GROUPS.iter().map(|(_, name)| *name).collect();
    for other in [start.name.as_str(), now] {
        if !other.is_empty() && !names.contains(&other) && other == start.name {
            names.push(other);
        }
    }
    names.into_iter().map(|name| RadioOption::new(name, name)).collect()
}

/// The record of an ethnic group: as it was where the name is the same, with its code where the list has it.
pub fn ethnicity(before: &Ethnicity, name: &str) -> Ethnicity {
    let name = tidy(name);
    if before.name == name {
        return before.clone();
    }
    match GROUPS.iter().find(|(_, known)| *known == name) {
        Some((code, known)) => {
            Ethnicity { code: (*code).to_owned(), name: (*known).to_owned(), list: GROUP_LIST.to_owned() }
        }
        None => Ethnicity { code: String::new(), name, list: String::new() },
    }
}

/// The message of what is odd about an identity number.
pub const fn id_number_key(warning: IdNumberWarning) -> &'static str {
    match warning {
        IdNumberWarning::Length => "id-number-length",
        IdNumberWarning::NotDigits => "id-number-not_digits",
        IdNumberWarning::Sex => "id-number-sex",
        IdNumberWarning::BirthYear => "id-number-birth_year",
    }
}

/// What is odd about a number, in words. Without a sex chosen nothing is said of it.
pub fn id_number_remarks(words: &Words, number: &str, sex: Option<Sex>, birth: Birth) -> Vec<String> {
    let number = tidy_number(number);
    if number.is_empty() {
        return Vec::new();
    }
    check(&number, sex.unwrap_or_default(), birth)
        .into_iter()
        .filter(|warning| sex.is_some() || *warning != IdNumberWarning::Sex)
        .map(|warning| words.t(id_number_key(warning)))
        .collect()
}

/// The identity number. What is odd about it is remarked and never in the way.
#[component]
pub fn IdNumberField(value: String, sex: Option<Sex>, birth: Birth, oninput: EventHandler<String>) -> Element {
    let words = use_words();
    let remarks = id_number_remarks(&words, &value, sex, birth);
    rsx! {
        TextField {
            id: "member-number",
            label: words.t("member-number"),
            value,
            hint: words.t("member-number-hint"),
            inputmode: "numeric",
            oninput,
        }
        div { role: "status",
            for remark in remarks {
                p { key: "{remark}", class: "remark",
                    Icon { name: "warn" }
                    {remark.clone()}
                }
            }
        }
    }
}

/// Whether the person counts as living here, and if not, why.
#[component]
pub fn Absence(
    absent: bool,
    reason: String,
    wrong: String,
    onabsent: EventHandler<bool>,
    onreason: EventHandler<String>,
) -> Element {
    let words = use_words();
    rsx! {
        fieldset { class: "question",
            legend { {words.t("member-counts")} }
            div { class: "choices",
                label { class: "choice",
                    input { r#type: "radio", name: "member-counts", checked: !absent, onchange: move |_| onabsent.call(false) }
                    span { {words.t("member-here")} }
                }
                label { class: "choice",
                    input { r#type: "radio", name: "member-counts", checked: absent, onchange: move |_| onabsent.call(true) }
                    span { {words.t("member-absent")} }
                }
            }
            if absent {
                div { class: "fields absent-reason",
                    div { class: "for-all",
                        for key in ["member-absent-work", "member-absent-study", "member-absent-married"] {
                            button {
                                key: "{key}",
                                class: "button short",
                                r#type: "button",
                                onclick: {
                                    let reason = words.t(key);
                                    move |_| onreason.call(reason.clone())
                                },
                                {words.t(key)}
                            }
                        }
                    }
                    TextField {
                        id: "member-reason",
                        label: words.t("member-reason"),
                        value: reason,
                        wrong,
                        oninput: onreason,
                    }
                    p { class: "small quiet", {words.t("member-absent-hint")} }
                }
            }
        }
    }
}
