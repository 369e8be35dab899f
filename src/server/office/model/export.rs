//! Files of data as bytes: CSV that a spreadsheet opens without harm, JSON Lines, GeoJSON.

use std::collections::BTreeSet;

use serde_json::json;

use super::codes;
use super::tables::{Records, Set, Value, degrees, rounded};
use crate::domain::answer::{Answer, Answers};
use crate::domain::ids::QuestionId;
use crate::domain::visit::Visit;
use crate::server::sheet::write::guarded;

/// Version of what a line of `visits.jsonl` holds: `domain::visit::Visit` as it was received, less
/// what may not leave the office.
pub const SCHEMA_VERSION: u32 = 1;
/// Tells a spreadsheet that the file is UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A table as CSV.
///
/// # Errors
/// When it cannot be written.
pub fn csv(records: &Records, set: Set) -> Result<Vec<u8>, csv::Error> {
    let mut rows = vec![set.columns().iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>()];
    rows.extend(records.rows(set).iter().map(|row| row.iter().map(cell).collect()));
    write(&rows)
}

/// The visits as CSV, with one column a question. A question about members has a cell such as `1=true; 2=unknown`, by
/// the member's place in the visit.
///
/// # Errors
/// When it cannot be written.
pub fn visits_csv(records: &Records) -> Result<Vec<u8>, csv::Error> {
    let mut questions: BTreeSet<&QuestionId> = BTreeSet::new();
    for visit in &records.visits {
        questions.extend(visit.answers.household.keys());
        questions.extend(visit.answers.members.values().flat_map(|answers| answers.keys()));
    }
    let mut head: Vec<String> = Set::Visits.columns().iter().map(|(name, _)| (*name).to_owned()).collect();
    head.extend(questions.iter().map(|question| guarded(question.as_str()).into_owned()));
    let mut rows = vec![head];
    for (visit, row) in records.visits.iter().zip(records.rows(Set::Visits)) {
        let mut cells: Vec<String> = row.iter().map(cell).collect();
        let members: Vec<_> = visit.members.iter().map(|member| member.id).collect();
        cells.extend(questions.iter().map(|question| answers(&visit.answers, &members, question)));
        rows.push(cells);
    }
    write(&rows)
}

fn answers(all: &Answers, members: &[crate::domain::ids::MemberId], question: &QuestionId) -> String {
    if let Some(answer) = all.get(None, question) {
        return guarded(&answer_text(answer)).into_owned();
    }
    let of_members: Vec<String> = members
        .iter()
        .zip(1_u32..)
        .filter_map(|(member, place)| {
            all.get(Some(*member), question).map(|answer| format!("{place}={}", answer_text(answer)))
        })
        .collect();
    of_members.join("; ")
}

fn answer_text(answer: &Answer) -> String {
    match answer {
        Answer::Unknown => "unknown".to_owned(),
        Answer::Bool(yes) => yes.to_string(),
        Answer::Integer(number) => number.to_string(),
        Answer::Hundredths(number) => {
            let sign = if *number < 0 { "-" } else { "" };
            let plain = number.unsigned_abs();
            format!("{sign}{}.{:02}", plain / 100, plain % 100)
        }
        Answer::Choice(id) => id.clone(),
        Answer::Choices(ids) => ids.iter().cloned().collect::<Vec<_>>().join("|"),
        Answer::Text(text) => text.clone(),
        Answer::Date(birth) => {
            serde_json::to_value(birth).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
        }
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Flag(yes) => codes::flag(*yes).to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Degrees(e6) => degrees(*e6),
        Value::Text(text) => guarded(text).into_owned(),
    }
}

fn write(rows: &[Vec<String>]) -> Result<Vec<u8>, csv::Error> {
    let mut bytes = MARK.to_vec();
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    for row in rows {
        writer.write_record(row)?;
    }
    writer.flush()?;
    drop(writer);
    Ok(bytes)
}

/// The visits, one a line; the first line says what follows.
///
/// # Errors
/// When a visit cannot be written as JSON.
pub fn visits_jsonl(records: &Records) -> Result<Vec<u8>, serde_json::Error> {
    let head = json!({
        "schema_version": SCHEMA_VERSION, "kind": "header", "records": records.visits.len(),
        "synthetic": records.synthetic,
    });
    let mut text = serde_json::to_string(&head)?;
    text.push('\n');
    for visit in &records.visits {
        let line = json!({ "schema_version": SCHEMA_VERSION, "kind": "visit", "visit": leaving(visit) });
        text.push_str(&serde_json::to_string(&line)?);
        text.push('\n');
    }
    Ok(text.into_bytes())
}

/// A visit as it may leave the office: as it was received, but no identity number and no exact place.
fn leaving(visit: &Visit) -> Visit {
    let mut visit = visit.clone();
    visit.location = visit.location.and_then(rounded);
    for member in &mut visit.members {
        member.id_number.clear();
    }
    visit
}

/// The present households that have a point, rounded, without names (RFC 7946).
///
/// # Errors
/// When it cannot be written as JSON.
pub fn geojson(records: &Records) -> Result<Vec<u8>, serde_json::Error> {
    let number = |e6: i32| f64::from(e6) / 1e6;
    let class_of = records.class_of();
    let feature = |one: &crate::domain::household::Household| {
        let place = one.location.and_then(rounded)?;
        Some(json!({
            "type": "Feature",
            "id": one.id,
            "geometry": { "type": "Point", "coordinates": [number(place.lon_e6), number(place.lat_e6)] },
            "properties": {
                "village": one.village, "village_name": records.village_name(&one.village), "number": one.number,
                "class": class_of(one).code(),
            },
        }))
    };
    let present = records.households.iter().filter(|one| one.presence.is_present());
    let features: Vec<_> = present.filter_map(feature).collect();
    serde_json::to_vec(&json!({ "type": "FeatureCollection", "synthetic": records.synthetic, "features": features }))
}
