//! A field of a household in words, and a value of it as people read it: what conflicts are told with, on the phone and
//! at the office.

use chrono::NaiveDate;
use serde_json::Value;

use super::{I18n, date};
use crate::domain::household::Household;

/// The field in words: "số điện thoại", "năm sinh của Lý A Chơ".
pub fn field_name(words: &I18n, household: Option<&Household>, field: &str) -> String {
    let mut parts = field.split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("members"), Some(id), Some(what)) => {
            let person = household
                .and_then(|household| household.members.iter().find(|member| member.id.to_string() == id))
                .map_or_else(|| words.t("field-someone"), |member| member.name.clone());
            words.t_args("field-of-member", &[("field", one_field(words, what).into()), ("name", person.into())])
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
fn of_record(words: &I18n, kind: &str, what: &str, name: Option<String>) -> String {
    let field = match what {
        "due" => words.t("field-within-due"),
        "state" | "done_on" => words.t("field-within-state"),
        _ => words.t("field-within-words"),
    };
    let record = words.t_args(&format!("field-{kind}"), &[("name", name.unwrap_or_default().into())]);
    words.t_args("field-of-record", &[("field", field.into()), ("record", record.trim_end().to_owned().into())])
}

fn one_field(words: &I18n, field: &str) -> String {
    for key in [format!("field-within-{field}"), format!("q-{field}")] {
        if words.has(&key) {
            return words.t(&key);
        }
    }
    words.t("field-other")
}

/// A value as people read it.
pub fn value(words: &I18n, value: &Value) -> String {
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

/// A need by id: "Làm nhà tiêu". One that the catalogue does not know is shown by its own words.
pub fn need_name(words: &I18n, need: &str, note: &str) -> String {
    let key = format!("need-{need}");
    match (need, words.has(&key)) {
        ("other", _) | (_, false) if !note.trim().is_empty() => note.trim().to_owned(),
        (_, true) => words.t(&key),
        _ => words.t("need-other"),
    }
}
