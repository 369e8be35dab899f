//! A JSON Schema checker for the keywords that `assets/schemas` uses. One that it does not know fails loudly, so that
//! nothing in a schema goes unchecked.

use serde_json::{Map, Value, json};
use so_thon::domain::birth::Birth;

/// Where and how a value breaks a schema; empty when it does not.
pub fn faults(root: &Value, schema: &Value, value: &Value) -> Vec<String> {
    check(root, schema, value, "")
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    match schema {
        Value::Bool(false) => vec![format!("{at}: is not allowed")],
        Value::Object(schema) => {
            let checked = schema.iter().map(|(keyword, rule)| by_keyword(root, schema, keyword, rule, value, at));
            checked.flatten().collect()
        }
        other => panic!("{other} is no schema"),
    }
}

fn by_keyword(
    root: &Value,
    schema: &Map<String, Value>,
    keyword: &str,
    rule: &Value,
    value: &Value,
    at: &str,
) -> Vec<String> {
    let fault = |wrong: bool, what: String| if wrong { vec![format!("{at}: {what}")] } else { Vec::new() };
    let object: Vec<(&String, &Value)> = value.as_object().into_iter().flatten().collect();
    let list = value.as_array().map_or(&[][..], Vec::as_slice);
    match keyword {
        "$schema" | "title" | "description" | "default" | "examples" | "$defs" | "format" => Vec::new(),
        "$ref" => {
            let name = rule.as_str().and_then(|it| it.strip_prefix('#')).expect("a place in this schema");
            check(root, root.pointer(name).unwrap_or_else(|| panic!("there is no {name}")), value, at)
        }
        "type" => {
            let is = match rule.as_str().expect("one type") {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "boolean" => value.is_boolean(),
                "integer" => value.is_i64() || value.is_u64(),
                other => panic!("the type {other} is not checked"),
            };
            fault(!is, format!("{value} is no {rule}"))
        }
        "const" => fault(rule != value, format!("{value} is not {rule}")),
        "enum" => fault(!rule.as_array().unwrap().contains(value), format!("{value} is none of {rule}")),
        "minimum" => {
            fault(value.as_i64().is_some_and(|it| it < rule.as_i64().unwrap()), format!("{value} is too small"))
        }
        "pattern" => {
            assert_eq!(rule, "^([0-9]{4}(-[0-9]{2}-[0-9]{2})?)?$", "another pattern is not checked");
            let no_birth = |text: &str| text.contains('/') || Birth::parse(text).is_err();
            fault(value.as_str().is_some_and(no_birth), format!("{value} is no birth"))
        }
        "required" if value.is_object() => {
            let missing = |key: &&str| value.get(*key).is_none();
            let keys = rule.as_array().unwrap().iter().filter_map(Value::as_str).filter(missing);
            keys.map(|key| format!("{at}: {key} is missing")).collect()
        }
        "required" => Vec::new(),
        "minProperties" => fault((object.len() as u64) < rule.as_u64().unwrap(), "has too few keys".to_owned()),
        "maxProperties" => fault(object.len() as u64 > rule.as_u64().unwrap(), "has too many keys".to_owned()),
        "properties" => {
            let there = rule.as_object().unwrap().iter().filter_map(|(key, inner)| Some((key, inner, value.get(key)?)));
            there.flat_map(|(key, inner, value)| check(root, inner, value, &format!("{at}/{key}"))).collect()
        }
        "additionalProperties" => {
            let named = |key: &String| schema.get("properties").is_some_and(|named| named.get(key).is_some());
            let others = object.into_iter().filter(|(key, _)| !named(key));
            others.flat_map(|(key, value)| check(root, rule, value, &format!("{at}/{key}"))).collect()
        }
        "propertyNames" => {
            assert_eq!(rule, &json!({ "format": "uuid" }), "other names are not checked");
            let wrong = object.into_iter().filter(|(key, _)| uuid::Uuid::parse_str(key).is_err());
            wrong.map(|(key, _)| format!("{at}: {key} is no uuid")).collect()
        }
        "items" => {
            let each = list.iter().enumerate();
            each.flat_map(|(place, value)| check(root, rule, value, &format!("{at}/{place}"))).collect()
        }
        "uniqueItems" => {
            let twice = list.iter().enumerate().any(|(place, item)| list[..place].contains(item));
            fault(twice, "has something twice".to_owned())
        }
        "oneOf" => {
            let fits = rule.as_array().unwrap().iter().filter(|one| check(root, one, value, at).is_empty()).count();
            fault(fits != 1, format!("{value} fits {fits} of the kinds, not one"))
        }
        other => panic!("the keyword {other} is not checked"),
    }
}
