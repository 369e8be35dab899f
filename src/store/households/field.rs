//! Setting one field of a household by the path that a conflict names.

use serde_json::{Map, Value, json};

use super::super::{Result, StoreError};
use crate::domain::household::Household;

/// The household with the fields at these paths set, or with `Null` taken away. Paths are those of `domain::merge`:
/// `phone`, `members/<id>/birth`, `facts/household/<question>`, `facts/members/<id>/<question>`, `acts/<id>`,
/// `supports/<id>/<field>`, `tasks/<id>/<field>`. All at once, since a record is whole only with all of its fields.
///
/// # Errors
/// When a path or the values make no household.
pub(in crate::store) fn with_fields<'a>(
    household: &Household,
    fields: impl IntoIterator<Item = (&'a str, Value)>,
) -> Result<Household> {
    let mut record = serde_json::to_value(household)?;
    let wrong = || StoreError::invalid("field");
    for (path, value) in fields {
        let parts: Vec<&str> = path.split('/').collect();
        let (object, field) = match parts.as_slice() {
            ["members", id, field] => (person(&mut record, id), field),
            ["facts", "household", question] => (object_at(&mut record, &["facts", "household"]), question),
            ["facts", "members", id, question] => (object_at(&mut record, &["facts", "members", id]), question),
            ["acts", id] => (object_at(&mut record, &["acts"]), id),
            [kind @ ("supports" | "tasks"), id, field] => (object_at(&mut record, &[kind, id]), field),
            [field] => (record.as_object_mut(), field),
            _ => return Err(wrong()),
        };
        set(object.ok_or_else(wrong)?, field, value);
    }
    drop_nameless(&mut record);
    drop_empty(&mut record);
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

/// A need or a task of which every field was taken away is taken away.
fn drop_empty(record: &mut Value) {
    for kind in ["supports", "tasks"] {
        if let Some(kept) = record.get_mut(kind).and_then(Value::as_object_mut) {
            kept.retain(|_, one| one.as_object().is_none_or(|one| !one.is_empty()));
        }
    }
}
