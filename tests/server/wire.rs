//! The wire's fixtures of version 1: each still parses, and is written as it was.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use so_thon::protocol::batch::Batch;
use so_thon::protocol::changes::{Changes, Record};
use so_thon::protocol::enrol::{EnrolAnswer, EnrolRequest};
use so_thon::protocol::entry::{Entry, HouseholdEdit};
use so_thon::protocol::error::{Code, ErrorBody};
use so_thon::protocol::receipt::{Outcome, Receipt};
use so_thon::protocol::signed::Signed;

macro_rules! fixtures {
    ($($name:literal $file:literal),* $(,)?) => {
        /// Schema name and text of each.
        pub const FIXTURES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../fixtures/wire/v1/", $file, ".json")))),*];
    };
}

fixtures! {
    "Signed" "signed",
    "EnrolRequest" "enrol_request",
    "EnrolAnswer" "enrol_answer",
    "Entry" "entry",
    "HouseholdEdit" "household_edit",
    "Batch" "batch",
    "Receipt" "receipt",
    "Changes" "changes",
    "ErrorBody" "error_body",
    "Visit" "visit",
    "Entry" "submission_entry",
    "Submission" "submission",
    "Changes" "changes_submissions_points",
    "Health" "health",
    "Meeting" "meeting",
    "Entry" "meeting_entry",
    "Posting" "posting",
    "Objection" "objection",
    "Entry" "objection_entry",
    "Review" "review",
    "Period" "period",
    "Changes" "changes_office",
    "Changes" "changes_villages",
}

/// The first fixture of a schema.
fn fixture(name: &str) -> &'static str {
    FIXTURES.iter().find(|(known, _)| *known == name).unwrap().1
}

/// Reads every fixture of a schema; the first is given back.
fn still_parses<T: DeserializeOwned + Serialize>(name: &str) -> T {
    let texts = FIXTURES.iter().filter(|(known, _)| *known == name).map(|(_, text)| text);
    texts.map(|text| parses::<T>(name, text)).collect::<Vec<T>>().into_iter().next().unwrap()
}

fn parses<T: DeserializeOwned + Serialize>(name: &str, text: &str) -> T {
    let value: T = serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let written = serde_json::to_value(&value).unwrap();
    assert_eq!(written, serde_json::from_str::<Value>(text).unwrap(), "{name} is written as it was");
    value
}

#[test]
fn every_fixture_of_v1_still_parses() {
    still_parses::<Signed>("Signed");
    still_parses::<EnrolRequest>("EnrolRequest");
    still_parses::<EnrolAnswer>("EnrolAnswer");
    still_parses::<Entry>("Entry");
    still_parses::<HouseholdEdit>("HouseholdEdit");
    still_parses::<Batch>("Batch");
    still_parses::<ErrorBody>("ErrorBody");
    still_parses::<so_thon::domain::visit::Visit>("Visit");
    still_parses::<so_thon::domain::submission::Submission>("Submission");
    still_parses::<Changes>("Changes");
    still_parses::<so_thon::domain::meeting::Meeting>("Meeting");
    still_parses::<so_thon::domain::posting::Posting>("Posting");
    still_parses::<so_thon::domain::posting::Objection>("Objection");
    still_parses::<so_thon::domain::review::Review>("Review");
    still_parses::<so_thon::domain::period::Period>("Period");
    still_parses::<so_thon::server::health::Health>("Health");
    let receipt = still_parses::<Receipt>("Receipt");
    assert_eq!(receipt.outcomes.len(), 5, "one of each fate");
    assert!(matches!(receipt.outcomes[3].outcome, Outcome::Conflict { .. }));
}

#[test]
fn the_entrys_hash_is_what_it_was() {
    for (_, text) in FIXTURES.iter().filter(|(name, _)| *name == "Entry") {
        let entry: Entry = serde_json::from_str(text).unwrap();
        assert_eq!(entry.compute_hash(), entry.hash);
    }
}

#[test]
fn the_signature_is_what_it_was() {
    let signed: Signed = serde_json::from_str(fixture("Signed")).unwrap();
    let request: EnrolRequest = signed.open(&signed.key).unwrap();
    assert_eq!(request.code, "40712634");
}

#[test]
fn fields_records_and_codes_of_a_newer_version_are_tolerated() {
    let mut changes: Value = serde_json::from_str(fixture("Changes")).unwrap();
    changes["new_field"] = true.into();
    changes["records"]
        .as_array_mut()
        .unwrap()
        .push(serde_json::json!({ "kind": "of_the_future", "of_the_future": {} }));
    let read: Changes = serde_json::from_value(changes).unwrap();
    assert_eq!(read.records.last(), Some(&Record::Unknown));
    // A commune from before villages were handed over does not say whose they are.
    assert_eq!(read.villages, None);
    let body: ErrorBody = serde_json::from_str("{\"code\":\"of_the_future\"}").unwrap();
    assert_eq!(body.code, Code::Other);
}
