//! GET /v1/openapi.json, held to the routes and the wire types.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::Scene;
use crate::wire::FIXTURES;

fn description() -> Value {
    serde_json::from_str(so_thon::server::openapi::OPENAPI).unwrap()
}

#[tokio::test]
async fn every_route_that_is_described_is_there_and_no_other() {
    let scene = Scene::new().await;
    let described = description();
    assert!(described["openapi"].as_str().unwrap().starts_with("3.1"));
    let mut paths = BTreeSet::new();
    for (path, methods) in described["paths"].as_object().unwrap() {
        paths.insert(path.clone());
        for method in methods.as_object().unwrap().keys() {
            let method = reqwest::Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
            let answer = scene.http.request(method, scene.url(path)).send().await.unwrap();
            assert!(![404, 405].contains(&answer.status().as_u16()), "{path}: {}", answer.status());
        }
    }
    let routes = include_str!("../../../src/server/router.rs");
    let built: BTreeSet<String> = routes
        .split(".route(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|path| !path.contains("{*"))
        .map(str::to_owned)
        .collect();
    assert_eq!(paths, built);
}

/// Field names of a fixture, one level at a time, against the schema of the same name.
#[test]
fn every_field_of_every_fixture_is_described() {
    let described = description();
    let schemas = described["components"]["schemas"].as_object().unwrap();
    for (name, text) in FIXTURES {
        let fixture: Value = serde_json::from_str(text).unwrap();
        let schema = schemas.get(*name).unwrap_or_else(|| panic!("{name} is not described"));
        compare(name, &fixture, schema, schemas);
    }
}

fn compare(at: &str, value: &Value, schema: &Value, schemas: &serde_json::Map<String, Value>) {
    let schema = match schema.get("$ref").and_then(Value::as_str) {
        Some(reference) => {
            let name = reference.rsplit('/').next().unwrap();
            schemas.get(name).unwrap_or_else(|| panic!("{at}: {name} is not described"))
        }
        None => schema,
    };
    match value {
        Value::Object(fields) => {
            let branches = schema.get("oneOf").and_then(Value::as_array);
            let schema = match branches {
                None => schema,
                // The branch whose constant tag the value has.
                Some(branches) => branches
                    .iter()
                    .find(|branch| {
                        branch["properties"].as_object().is_some_and(|properties| {
                            properties.iter().any(|(name, property)| {
                                property.get("const").is_some_and(|tag| fields.get(name) == Some(tag))
                            })
                        })
                    })
                    .unwrap_or_else(|| panic!("{at}: no branch fits {value}")),
            };
            for (name, field) in fields {
                let property = schema.pointer(&format!("/properties/{name}"));
                let described = property.or_else(|| schema.get("additionalProperties")).or_else(|| {
                    let parts = schema.get("allOf")?.as_array()?;
                    parts.iter().find_map(|part| part.pointer(&format!("/properties/{name}")))
                });
                let described = described.unwrap_or_else(|| panic!("{at}.{name} is not described"));
                compare(&format!("{at}.{name}"), field, described, schemas);
            }
        }
        Value::Array(items) => {
            for item in items {
                compare(&format!("{at}[]"), item, &schema["items"], schemas);
            }
        }
        _ => {}
    }
}
