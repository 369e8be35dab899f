//! Settling a conflict: setting fields of a household by the paths that conflicts name.

use serde_json::{Map, Value, json};

use super::{FieldConflict, MergeError, part_of};
use crate::domain::household::Household;

/// What settling a field gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The household as it now is.
    pub household: Household,
    /// The conflicts that this settles: the field's own, or those of a whole member, need or task.
    pub settled: Vec<FieldConflict>,
    /// Those that are left.
    pub left: Vec<FieldConflict>,
}

/// Settles the conflict at `field`: with the phone's value or by leaving the commune's. Nothing is settled when there is
/// no such conflict.
///
/// # Errors
/// When the values make no household.
pub fn settle(
    household: &Household,
    conflicts: &[FieldConflict],
    field: &str,
    take_phone: bool,
) -> Result<Settled, MergeError> {
    let settled = settled_together(conflicts, field);
    let left = conflicts.iter().filter(|conflict| !settled.contains(conflict)).cloned().collect();
    let household = if take_phone && !settled.is_empty() {
        with_fields(household, settled.iter().map(|conflict| (conflict.field.as_str(), conflict.phone.clone())))?
    } else {
        household.clone()
    };
    Ok(Settled { household, settled, left })
}

/// The conflicts that one tap settles: the field's own, or those of a whole member, need or task that one side removed,
/// so that no half of it is left.
pub fn settled_together(conflicts: &[FieldConflict], field: &str) -> Vec<FieldConflict> {
    let whole = part_of(field).filter(|part| {
        let of_it = conflicts.iter().filter(|conflict| part_of(&conflict.field) == Some(part));
        of_it.clone().all(|conflict| conflict.phone.is_null())
            || of_it.clone().all(|conflict| conflict.commune.is_null())
    });
    let belongs = |conflict: &&FieldConflict| match whole {
        Some(part) => part_of(&conflict.field) == Some(part),
        None => conflict.field == field,
    };
    conflicts.iter().filter(belongs).cloned().collect()
}

/// The household with the fields at these paths set, or with `Null` taken away. Paths are those of `domain::merge`:
/// `phone`, `members/<id>/birth`, `facts/household/<question>`, `facts/members/<id>/<question>`, `acts/<id>`,
/// `supports/<id>/<field>`, `tasks/<id>/<field>`. All at once, since a record is whole only with all of its fields.
///
/// # Errors
/// When a path or the values make no household.
pub fn with_fields<'a>(
    household: &Household,
    fields: impl IntoIterator<Item = (&'a str, Value)>,
) -> Result<Household, MergeError> {
    let mut record = serde_json::to_value(household)?;
    let wrong = || MergeError(<serde_json::Error as serde::de::Error>::custom("no such field"));
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
    Ok(serde_json::from_value(record)?)
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
