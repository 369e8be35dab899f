//! Field-by-field merge of two edits to one household.
//!
//! Three-way: what the phone started from (`base`), what the commune holds now, and what the phone sends. A field
//! changed on one side only takes that side's value. Changed on both to different values, the commune's stands and
//! the phone's is kept as a [`FieldConflict`], which both can see and settle. Visits never come here.

mod settle;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::household::Household;
pub use settle::{Settled, settle, settled_together, with_fields};

/// Fields that only the office changes; a phone's value for them is never taken.
const OFFICE_FIELDS: [&str; 8] = [
    "id",
    "village",
    "class_start",
    "class_official",
    "official_since",
    "left_poor_on",
    "left_near_poor_on",
    "synthetic",
];

/// A field that both sides changed to different values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldConflict {
    /// Path such as `phone` or `members/<id>/birth`.
    pub field: String,
    /// The commune's value, which stands. Null when it removed the field.
    pub commune: Value,
    /// The phone's value, which is kept aside. Null when it removed the field.
    pub phone: Value,
}

/// What a merge gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The household as it now is.
    pub household: Household,
    /// Paths where the phone's value was taken.
    pub taken: Vec<String>,
    /// Paths where both had changed the field.
    pub conflicts: Vec<FieldConflict>,
}

/// The merged fields do not make a household (a version of the record that this code does not know).
#[derive(Debug, thiserror::Error)]
#[error("the merged fields do not make a household: {0}")]
pub struct MergeError(#[from] serde_json::Error);

type Fields = BTreeMap<String, Value>;

/// Merges the phone's edit into the commune's record.
///
/// # Errors
/// When the fields do not make a household again.
pub fn merge(base: &Household, commune: &Household, phone: &Household) -> Result<Merged, MergeError> {
    let base_fields = fields(base)?;
    let commune_fields = fields(commune)?;
    let phone_fields = fields(phone)?;
    let removed = removed_by_one(&base_fields, &commune_fields, &phone_fields);

    let paths: BTreeSet<&String> = base_fields.keys().chain(commune_fields.keys()).chain(phone_fields.keys()).collect();
    let mut result = Fields::new();
    let mut taken = Vec::new();
    let mut conflicts = Vec::new();
    for path in paths {
        let was = base_fields.get(path);
        let theirs = commune_fields.get(path);
        let ours = phone_fields.get(path);
        let phone_changed = ours != was && !is_office_field(path);
        let fight = phone_changed && theirs != was && theirs != ours;
        let contested = part_of(path).is_some_and(|part| removed.contains(part));
        let value = if fight || (contested && ours != theirs) {
            conflicts.push(FieldConflict {
                field: path.clone(),
                commune: theirs.cloned().unwrap_or(Value::Null),
                phone: ours.cloned().unwrap_or(Value::Null),
            });
            theirs
        } else if phone_changed && theirs == was {
            taken.push(path.clone());
            ours
        } else {
            theirs
        };
        if let Some(value) = value {
            result.insert(path.clone(), value.clone());
        }
    }
    let order = member_order(commune, phone);
    Ok(Merged { household: household(&result, &order)?, taken, conflicts })
}

/// The paths at which two records differ, sorted.
///
/// # Errors
/// When a record cannot be written as JSON.
pub fn changed_fields(before: &Household, after: &Household) -> Result<Vec<String>, MergeError> {
    let (before, after) = (fields(before)?, fields(after)?);
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    Ok(paths.into_iter().filter(|path| before.get(*path) != after.get(*path)).cloned().collect())
}

fn is_office_field(path: &str) -> bool {
    OFFICE_FIELDS.contains(&path)
}

/// Members, needs and tasks that one side removed while the other changed them: all their fields go to conflict
/// together, so that no half of one is left.
fn removed_by_one(base: &Fields, commune: &Fields, phone: &Fields) -> BTreeSet<String> {
    let parts = |side: &Fields| -> BTreeSet<String> {
        side.keys().filter_map(|path| part_of(path)).map(str::to_owned).collect()
    };
    let (in_commune, in_phone) = (parts(commune), parts(phone));
    let differs = |side: &Fields, part: &str| {
        let of = |fields: &Fields| -> Fields {
            fields.iter().filter(|(path, _)| part_of(path) == Some(part)).map(|(k, v)| (k.clone(), v.clone())).collect()
        };
        of(side) != of(base)
    };
    parts(base)
        .into_iter()
        .filter(|part| match (in_commune.contains(part), in_phone.contains(part)) {
            (true, false) => differs(commune, part),
            (false, true) => differs(phone, part),
            _ => false,
        })
        .collect()
}

/// The part of a record that a path lies in and that stands or falls as a whole: `members/<id>`, `supports/<id>` or
/// `tasks/<id>`. Other fields stand alone.
pub fn part_of(path: &str) -> Option<&str> {
    let rest = ["members/", "supports/", "tasks/"].iter().find_map(|kind| path.strip_prefix(kind))?;
    let id = rest.split('/').next()?;
    path.get(..path.len() - rest.len() + id.len())
}

/// The commune's order, then the phone's additions in the phone's order.
fn member_order(commune: &Household, phone: &Household) -> Vec<String> {
    let mut order: Vec<String> = Vec::new();
    for member in commune.members.iter().chain(&phone.members) {
        let id = member.id.to_string();
        if !order.contains(&id) {
            order.push(id);
        }
    }
    order
}

fn fields(household: &Household) -> Result<Fields, serde_json::Error> {
    let mut flat = Fields::new();
    let Value::Object(top) = serde_json::to_value(household)? else { return Ok(flat) };
    for (key, value) in top {
        match (key.as_str(), value) {
            ("members", Value::Array(people)) => {
                for person in people {
                    let Value::Object(person) = person else { continue };
                    let id = person.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
                    for (field, value) in person {
                        flat.insert(format!("members/{id}/{field}"), value);
                    }
                }
            }
            ("facts", Value::Object(facts)) => flatten_facts(facts, &mut flat),
            // An act is never changed, so it is one field.
            ("acts", Value::Object(acts)) => {
                flat.extend(acts.into_iter().map(|(id, act)| (format!("acts/{id}"), act)));
            }
            ("supports" | "tasks", Value::Object(kept)) => {
                for (id, record) in kept {
                    let Value::Object(record) = record else { continue };
                    flat.extend(record.into_iter().map(|(field, value)| (format!("{key}/{id}/{field}"), value)));
                }
            }
            (_, value) => {
                flat.insert(key, value);
            }
        }
    }
    Ok(flat)
}

fn flatten_facts(facts: Map<String, Value>, flat: &mut Fields) {
    for (part, answers) in facts {
        let Value::Object(answers) = answers else { continue };
        for (key, value) in answers {
            match (part.as_str(), value) {
                ("members", Value::Object(of_member)) => {
                    for (question, value) in of_member {
                        flat.insert(format!("facts/members/{key}/{question}"), value);
                    }
                }
                (_, value) => {
                    flat.insert(format!("facts/household/{key}"), value);
                }
            }
        }
    }
}

fn household(fields: &Fields, order: &[String]) -> Result<Household, serde_json::Error> {
    let mut top = Map::new();
    let mut people: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    let mut facts_household = Map::new();
    let mut facts_members: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    let mut kept: BTreeMap<&str, BTreeMap<&str, Map<String, Value>>> = BTreeMap::new();
    let mut acts = Map::new();
    for (path, value) in fields {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["members", id, field] => {
                people.entry((*id).to_owned()).or_default().insert((*field).to_owned(), value.clone());
            }
            ["acts", id] => {
                acts.insert((*id).to_owned(), value.clone());
            }
            [kind @ ("supports" | "tasks"), id, field] => {
                let record = kept.entry(*kind).or_default().entry(*id).or_default();
                record.insert((*field).to_owned(), value.clone());
            }
            ["facts", "household", question] => {
                facts_household.insert((*question).to_owned(), value.clone());
            }
            ["facts", "members", id, question] => {
                facts_members.entry((*id).to_owned()).or_default().insert((*question).to_owned(), value.clone());
            }
            _ => {
                top.insert(path.clone(), value.clone());
            }
        }
    }
    let members: Vec<Value> = order.iter().filter_map(|id| people.remove(id)).map(Value::Object).collect();
    top.insert("members".to_owned(), Value::Array(members));
    let by_member: Map<String, Value> =
        facts_members.into_iter().map(|(id, answers)| (id, Value::Object(answers))).collect();
    let facts = Map::from_iter([
        ("household".to_owned(), Value::Object(facts_household)),
        ("members".to_owned(), Value::Object(by_member)),
    ]);
    top.insert("facts".to_owned(), Value::Object(facts));
    top.insert("acts".to_owned(), Value::Object(acts));
    for (kind, records) in kept {
        let records = records.into_iter().map(|(id, record)| (id.to_owned(), Value::Object(record))).collect();
        top.insert(kind.to_owned(), Value::Object(records));
    }
    serde_json::from_value(Value::Object(top))
}
