//! A field that the commune and this phone both changed: both values, one tap each.

use chrono::NaiveDate;
use dioxus::prelude::*;
use serde_json::Value;

use super::needs::words::need_name;
use crate::app::components::banner::{Banner, BannerKind};
use crate::app::words::{Words, text, use_words};
use crate::domain::household::Household;
use crate::domain::ids::EntryId;
use crate::domain::merge::FieldConflict;
use crate::i18n::date;

/// "Số của xã", "số trên máy": choose one.
#[component]
pub fn ConflictBanner(
    /// The household it is about, for the names of its people; without it the field is named alone.
    household: Option<Household>,
    entry: EntryId,
    conflict: FieldConflict,
    onsettle: EventHandler<(EntryId, String, bool)>,
) -> Element {
    let words = use_words();
    let name = field_name(&words, household.as_ref(), &conflict.field);
    let sides = [("conflict-commune", false, conflict.commune), ("conflict-mine", true, conflict.phone)];
    rsx! {
        Banner {
            kind: BannerKind::Warn,
            title: words.t_args("conflict-title", &[("field", text(name))]),
            text: words.t("conflict-text"),
            div { class: "two-values",
                for (key , mine , value) in sides {
                    button {
                        key: "{key}",
                        class: "button",
                        r#type: "button",
                        onclick: {
                            let field = conflict.field.clone();
                            move |_| onsettle.call((entry, field.clone(), mine))
                        },
                        small { {words.t(key)} }
                        {shown(&words, &value)}
                    }
                }
            }
        }
    }
}

/// The field in words: "số điện thoại", "năm sinh của Lý A Chơ".
pub fn field_name(words: &Words, household: Option<&Household>, field: &str) -> String {
    let mut parts = field.split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("members"), Some(id), Some(what)) => {
            let person = household
                .and_then(|household| household.members.iter().find(|member| member.id.to_string() == id))
                .map_or_else(|| words.t("field-someone"), |member| member.name.clone());
            words.t_args("field-of-member", &[("field", text(one_field(words, what))), ("name", text(person))])
        }
        (Some("facts"), Some(_), Some(_)) => words.t("field-facts"),
        (Some("acts"), Some(_), None) => words.t("field-act"),
        (Some("supports"), Some(id), Some(what)) => {
            let need = household.and_then(|household| {
                let (_, need) = household.supports.iter().find(|(support, _)| support.to_string() == id)?;
                Some(need_name(words, &need.need, &need.note))
            });
            of_record(words, "support", what, need)
        }
        (Some("tasks"), Some(id), Some(what)) => {
            let task = household.and_then(|household| {
                household.tasks.iter().find(|(task, _)| task.to_string() == id).map(|(_, task)| task.what.clone())
            });
            of_record(words, "task", what, task)
        }
        _ => one_field(words, field),
    }
}

/// A field of a need or a task: "ngày hẹn của nhu cầu Làm nhà tiêu".
fn of_record(words: &Words, kind: &str, what: &str, name: Option<String>) -> String {
    let field = match what {
        "due" => words.t("field-within-due"),
        "state" | "done_on" => words.t("field-within-state"),
        _ => words.t("field-within-words"),
    };
    let record = words.t_args(&format!("field-{kind}"), &[("name", text(name.unwrap_or_default()))]);
    words.t_args("field-of-record", &[("field", text(field)), ("record", text(record.trim_end().to_owned()))])
}

fn one_field(words: &Words, field: &str) -> String {
    for key in [format!("field-within-{field}"), format!("q-{field}")] {
        if words.has(&key) {
            return words.t(&key);
        }
    }
    words.t("field-other")
}

/// A value as people read it.
fn shown(words: &Words, value: &Value) -> String {
    match value {
        Value::Null => words.t("value-none"),
        Value::String(text) if text.is_empty() => words.t("value-none"),
        Value::String(text) => {
            let key = format!("value-{text}");
            match text.parse::<NaiveDate>() {
                Ok(day) => date(day),
                Err(_) if words.has(&key) => words.t(&key),
                Err(_) => text.clone(),
            }
        }
        Value::Object(parts) => {
            let word = |key: &str| parts.get(key).and_then(Value::as_str);
            let state = word("state").map(|state| format!("support-{state}")).filter(|key| words.has(key));
            match (word("name"), state) {
                (Some(name), _) => name.to_owned(),
                (None, Some(state)) => words.t(&state),
                (None, None) => words.t("value-other"),
            }
        }
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => words.t(if *yes { "yes" } else { "no" }),
        Value::Array(_) => words.t("value-other"),
    }
}
