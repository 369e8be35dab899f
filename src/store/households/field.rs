//! Setting one field of a household by the path that a conflict names.

use serde_json::{Map, Value, json};

use super::super::{Result, StoreError};
use crate::domain::household::Household;

/// The household with the field at `path` set, or with `Null` taken away. Paths are those of `domain::merge`:
/// `phone`, `members/<id>/birth`, `facts/household/<question>`, `facts/members/<id>/<question>`.
///
/// # Errors
/// When the path or the value makes no household.
pub(in crate::store) fn with_field(household: &Household, path: &str, value: Value) -> Result<Household> {
    let mut record = serde_json::to_value(household)?;
    let parts: Vec<&str> = path.split('/').collect();
    let wrong = || StoreError::invalid("field");
    match parts.as_slice() {
        ["members", id, field] => set(person(&mut record, id).ok_or_else(wrong)?, field, value),
        ["facts", "household", question] => {
            set(object_at(&mut record, &["facts", "household"]).ok_or_else(wrong)?, question, value)
        }
        ["facts", "members", id, question] => {
            set(object_at(&mut record, &["facts", "members", id]).ok_or_else(wrong)?, question, value);
        }
        [field] => set(record.as_object_mut().ok_or_else(wrong)?, field, value),
        _ => return Err(wrong()),
    }
    drop_nameless(&mut record);
    serde_json::from_value(record).map_err(|_| StoreError::invalid("field"))
}

fn set(object: &mut Map<String, Value>, field: &str, value: Value) {
    if value.is_null() {
        object.remove(field);
    } else {
        object.insert(field.to_owned(), value);
    }
}

fn object_at<'a>(record: &'a mut Value, path: &[&str]) -> Option<&'a mut Map<String, Value>> {
    let mut at = record;
    for part in path {
        at = at.as_object_mut()?.entry((*part).to_owned()).or_insert_with(|| json!({}));
    }
    at.as_object_mut()
}

/// The member with this id; one that the commune removed begins again as an empty record.
fn person<'a>(record: &'a mut Value, id: &str) -> Option<&'a mut Map<String, Value>> {
    let people = record.as_object_mut()?.get_mut("members")?.as_array_mut()?;
    let place = people.iter().position(|person| person.get("id").and_then(Value::as_str) == Some(id));
    let place = place.unwrap_or_else(|| {
        people.push(json!({ "id": id }));
        people.len() - 1
    });
    people.get_mut(place)?.as_object_mut()
}

/// A member whose id or name was taken away is taken away.
fn drop_nameless(record: &mut Value) {
    if let Some(people) = record.get_mut("members").and_then(Value::as_array_mut) {
        people.retain(|person| person.get("id").is_some());
        for person in people {
            if let Some(person) = person.as_object_mut() {
                person.entry("name").or_insert_with(|| Value::String(String::new()));
            }
        }
    }
}
