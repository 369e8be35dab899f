//! The golden cases through the command line: `commune classify FILE` gives what the phone shows, and both what goes in
//! and what comes out is what `--schema` says.

use std::path::Path;
use std::process::{Command, Output};

use rstest::rstest;
use serde_json::{Value, json};
use so_thon::domain::classification::Classification;
use so_thon::domain::classification::request::ClassifyRequest;

use super::cases;
use super::schema::faults;

const REQUEST: &str = include_str!("../fixtures/classify/request.json");

fn commune(arguments: &[&str], file: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_commune")).args(arguments).arg(file).output().expect("the program runs")
}

fn json(output: &Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn schema() -> Value {
    json(&commune(&["classify"], Path::new("--schema")))
}

fn result_faults(schema: &Value, result: &Value) -> Vec<String> {
    faults(schema, &schema["$defs"]["result"], result)
}

#[test]
fn every_golden_case_gives_the_same_from_the_command_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let schema = schema();
    let mut wrong = Vec::new();
    let cases = cases::all();
    for (at, (file, case)) in cases.iter().enumerate() {
        let told = cases::tell(case);
        let request = ClassifyRequest {
            standard: case.standard.clone(),
            area: case.area,
            visited_on: case.visited_on,
            members: told.members,
            answers: told.answers,
        };
        let request = serde_json::to_value(&request).expect("JSON");
        let path = folder.path().join(format!("{at}.json"));
        std::fs::write(&path, request.to_string()).expect("a file");
        let mut result = json(&commune(&["classify", "--explain"], &path));
        let mut expect = |fine: bool, found: String| {
            if !fine {
                wrong.push(format!("{file}: {}: {found}", case.name));
            }
        };
        let (asked, given) = (faults(&schema, &schema, &request), result_faults(&schema, &result));
        expect(asked.is_empty() && given.is_empty(), format!("{asked:?} {given:?}"));
        let said = result.as_object_mut().expect("an object").remove("said").expect("sentences");
        let found: Classification = serde_json::from_value(result).expect("a classification");
        expect(found == told.found, format!("{found:?}"));
        expect(case.expect.class.is_none_or(|class| class == found.class), format!("{:?}", found.class));
        if let Some(sentence) = &case.expect.sentence {
            expect(said["why"] == sentence.as_str(), said["why"].to_string());
        }
        if let Some(sentence) = &case.expect.missing_sentence {
            expect(said["missing"] == sentence.as_str(), said["missing"].to_string());
        }
        if let Some((number, reason)) = case.expect.indicator.zip(case.expect.reason.as_ref()) {
            let reasons = &said["indicators"][usize::from(number) - 1];
            expect(reasons["number"] == number && reasons["reason"] == reason.as_str(), reasons.to_string());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases.len() > 200, "{} cases", cases.len());
}

#[test]
fn without_explain_it_prints_the_classification_alone() {
    let result = json(&commune(&["classify"], Path::new("tests/fixtures/classify/request.json")));
    assert_eq!(result.get("said"), None);
    assert_eq!(result["class"], "poor");
    assert_eq!(result_faults(&schema(), &result), Vec::<String>::new());
}

#[test]
fn it_speaks_english_when_told_to() {
    let arguments = ["--lang", "en", "classify", "--explain"];
    let result = json(&commune(&arguments, Path::new("tests/fixtures/classify/request.json")));
    assert_eq!(result["said"]["class"], "Poor household");
    assert_eq!(result["said"]["indicators"][3]["name"], "Health insurance");
}

#[rstest]
#[case::standard("/standard", json!("nd00"), "there is no standard")]
#[case::area("/area", json!("sea"), "unknown variant `sea`")]
#[case::day("/visited_on", json!("2026-02-30"), "input is out of range")]
#[case::birth("/members/0/birth", json!("2062-13-01"), "a birth is a year or a date")]
#[case::answer("/answers/household/area", json!({ "metres": 45 }), "unknown variant `metres`")]
fn a_wrong_file_says_what_is_wrong_and_exits_2(#[case] place: &str, #[case] value: Value, #[case] said: &str) {
    let mut request: Value = serde_json::from_str(REQUEST).expect("JSON");
    *request.pointer_mut(place).expect("the place") = value;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("wrong.json");
    std::fs::write(&path, request.to_string()).expect("a file");
    let output = commune(&["classify"], &path);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{error}");
    assert!(error.contains(said), "{error}");
}

/// The schema refuses what the reader refuses, and what a result never is.
#[rstest]
#[case::no_members(false, "/members", None)]
#[case::area(false, "/area", Some(json!("sea")))]
#[case::birth(false, "/members/0/birth", Some(json!("12/11/1969")))]
#[case::relation(false, "/members/0/relation", Some(json!("neighbour")))]
#[case::answer_of_two_kinds(false, "/answers/household/area", Some(json!({ "bool": true, "integer": 1 })))]
#[case::answer_of_another_shape(false, "/answers/household/area", Some(json!({ "hundredths": "45" })))]
#[case::class(true, "/class", Some(json!("rich")))]
#[case::no_class(true, "/class", None)]
#[case::outcome(true, "/indicators/3/outcome", Some(json!("maybe")))]
#[case::points(true, "/b2_min", Some(json!(-10)))]
#[case::income(true, "/income", Some(json!({ "basis": "b1" })))]
#[case::change(true, "/changes/0/what", Some(json!("weather")))]
#[case::another_key(true, "/income/hint", Some(json!("x")))]
fn the_schema_refuses_what_cannot_be(#[case] of_result: bool, #[case] place: &str, #[case] value: Option<Value>) {
    let schema = schema();
    let request: Value = serde_json::from_str(REQUEST).expect("JSON");
    let mut document = if of_result {
        json(&commune(&["classify"], Path::new("tests/fixtures/classify/request.json")))
    } else {
        request
    };
    let root = if of_result { &schema["$defs"]["result"] } else { &schema };
    assert_eq!(faults(&schema, root, &document), Vec::<String>::new());
    let (parent, key) = place.rsplit_once('/').expect("a place");
    match document.pointer_mut(parent).expect("the place") {
        Value::Object(object) => match value {
            Some(value) => object.insert(key.to_owned(), value),
            None => object.remove(key),
        },
        _ => panic!("{place} is in no object"),
    };
    assert_ne!(faults(&schema, root, &document), Vec::<String>::new());
}
