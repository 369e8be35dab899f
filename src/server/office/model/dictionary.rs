//! What every column of every file of the office means, and every code in it: the page, its file and the workbook are
//! made of this one list.
//!
//! The columns are those that the files are written from ([`Set`], [`JOURNAL`], [`PLACES`]), so none can be left out; the
//! questions are those of the forms, the lists of points those that the commune put in.

use std::collections::BTreeMap;

use super::codes::Codes;
use super::tables::{Column, Kind, Set};
use crate::domain::points::{PointsTable, TABLE_QUESTION};
use crate::domain::questionnaire::{self, Question, Questionnaire, read};
use crate::server::office::words::Words;

/// Columns of the journal's file.
pub const JOURNAL: [Column; 9] = [
    ("seq", Kind::Number),
    ("at", Kind::Text),
    ("actor", Kind::Text),
    ("action", Kind::Code(Codes::Action)),
    ("subject", Kind::Text),
    ("village", Kind::Text),
    ("detail", Kind::Text),
    ("prev_hash", Kind::Text),
    ("hash", Kind::Text),
];

/// What the file of places says of each household.
pub const PLACES: [Column; 5] = [
    ("id", Kind::Text),
    ("village", Kind::Text),
    ("village_name", Kind::Text),
    ("number", Kind::Text),
    ("class", Kind::Code(Codes::Class)),
];

/// What stands in a line of the file of visits as they were received: of the line, and of the visit in it.
pub const LINES: [Column; 25] = [
    ("schema_version", Kind::Number),
    ("kind", Kind::Text),
    ("records", Kind::Number),
    ("synthetic", Kind::Code(Codes::Flag)),
    ("visit", Kind::Text),
    ("visit.id", Kind::Text),
    ("visit.household", Kind::Text),
    ("visit.village", Kind::Text),
    ("visit.questionnaire", Kind::Text),
    ("visit.questionnaire_version", Kind::Number),
    ("visit.standard", Kind::Code(Codes::Standard)),
    ("visit.year", Kind::Number),
    ("visit.visited_on", Kind::Day),
    ("visit.members", Kind::Text),
    ("visit.answers", Kind::Text),
    ("visit.classification", Kind::Text),
    ("visit.started", Kind::Text),
    ("visit.finalised", Kind::Text),
    ("visit.elapsed_ms", Kind::Number),
    ("visit.location", Kind::Text),
    ("visit.supersedes", Kind::Text),
    ("visit.correction_of", Kind::Text),
    ("visit.reason", Kind::Text),
    ("visit.reasons", Kind::Text),
    ("visit.kept_warnings", Kind::Text),
];

/// A table with the meaning of all its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meanings {
    /// Its name in messages, `people-set-<id>`.
    pub id: &'static str,
    /// Its columns, in their order.
    pub columns: Vec<Meaning>,
}

/// What a column means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// Its name in the file.
    pub column: String,
    /// What it says, in words.
    pub says: String,
    /// How it is written.
    pub kind: String,
    /// Every code that may stand in it, with what it means.
    pub codes: Vec<(String, String)>,
}

/// The meaning of everything that the office's files hold.
pub fn tables(w: &Words, points: &[PointsTable]) -> Vec<Meanings> {
    let mut all: Vec<Meanings> = Set::ALL.into_iter().map(|set| columns(w, set.name(), set.columns())).collect();
    all.push(Meanings { id: "Questions", columns: questions(w, points) });
    all.push(columns(w, "Lines", &LINES));
    all.push(columns(w, "Places", &PLACES));
    all.push(columns(w, "Journal", &JOURNAL));
    all
}

/// The same as rows of one table under its heading, a row each column and a row each code.
pub fn rows(w: &Words, tables: &[Meanings]) -> Vec<[String; 5]> {
    let heading = ["table", "column", "code", "meaning", "written"].map(|name| w.t(&format!("people-col-{name}")));
    let mut rows = vec![heading];
    for table in tables {
        let name = w.t(&format!("people-set-{}", table.id));
        for column in &table.columns {
            let own = [&name, &column.column, "", &column.says, &column.kind];
            rows.push(own.map(str::to_owned));
            let codes = column.codes.iter();
            rows.extend(codes.map(|(code, says)| [&name, column.column.as_str(), code, says, ""].map(str::to_owned)));
        }
    }
    rows
}

fn columns(w: &Words, id: &'static str, columns: &[Column]) -> Meanings {
    let columns = columns.iter().map(|(name, kind)| Meaning {
        column: (*name).to_owned(),
        says: says(w, id, name),
        kind: w.t(&format!("people-kind-{}", kind_of(*kind))),
        codes: kind.codes().map(|codes| meanings(w, codes)).unwrap_or_default(),
    });
    Meanings { id, columns: columns.collect() }
}

/// One name means one thing, but where a table says otherwise.
fn says(w: &Words, table: &str, column: &str) -> String {
    let own = format!("people-column-{table}-{}", column.replace('.', "-"));
    if w.has(&own) { w.t(&own) } else { w.t(&format!("people-column-{column}")) }
}

const fn kind_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Number | Kind::Numbered(_) => "number",
        Kind::Degrees => "degrees",
        Kind::Day => "day",
        Kind::Flag => "flag",
        Kind::Code(_) => "code",
    }
}

fn meanings(w: &Words, codes: Codes) -> Vec<(String, String)> {
    codes.all().into_iter().map(|code| (code.clone(), codes.meaning(w, &code))).collect()
}

/// The columns that each question of a review has, those of sheet B1 at the end.
fn questions(w: &Words, points: &[PointsTable]) -> Vec<Meaning> {
    let forms: Vec<Questionnaire> = read::builtin().into_iter().filter(|form| form.purpose.classifies()).collect();
    let mut order = Vec::new();
    let mut asked: BTreeMap<&str, Vec<&Question>> = BTreeMap::new();
    for question in forms.iter().flat_map(|form| &form.sections).flat_map(|section| &section.questions) {
        let versions = asked.entry(question.id.as_str()).or_default();
        if versions.is_empty() {
            order.push(question.id.as_str());
        }
        versions.push(question);
    }
    let mut found: Vec<Meaning> =
        order.iter().filter_map(|id| asked.get(id)).map(|versions| question(w, versions)).collect();
    if !points.is_empty() {
        found.push(Meaning {
            column: TABLE_QUESTION.to_owned(),
            says: w.t("people-column-b1_table"),
            kind: w.t("people-kind-text"),
            codes: points.iter().map(|table| (table.name(), table.source.clone())).collect(),
        });
    }
    let mut items: BTreeMap<String, Meaning> = BTreeMap::new();
    for item in points.iter().flat_map(|table| &table.items) {
        let column = item.question().to_string();
        let one = items.entry(column.clone()).or_insert_with(|| Meaning {
            column,
            says: item.item.clone(),
            kind: w.t("people-kind-code"),
            codes: vec![unknown(w)],
        });
        for row in &item.rows {
            let known = one.codes.iter().any(|(code, says)| *code == row.code && *says == row.condition);
            if !known {
                one.codes.push((row.code.clone(), row.condition.clone()));
            }
        }
    }
    found.extend(items.into_values());
    found
}

fn unknown(w: &Words) -> (String, String) {
    ("unknown".to_owned(), w.t("office-answer-unknown"))
}

/// One question, as all its versions have it.
fn question(w: &Words, versions: &[&Question]) -> Meaning {
    use questionnaire::Kind as Asked;
    let id = versions.first().map(|one| one.id.to_string()).unwrap_or_default();
    let kind = match versions.first().map(|one| one.kind) {
        Some(Asked::YesNo) => "flag",
        Some(Asked::Single | Asked::Picture) => "code",
        Some(Asked::Multiple) => "codes",
        Some(Asked::Integer) => "number",
        Some(Asked::Decimal) => "decimal",
        Some(Asked::Date) => "birth",
        Some(Asked::Day) => "day",
        Some(Asked::Note) | None => "text",
    };
    let mut codes = if kind == "flag" { meanings(w, Codes::Flag) } else { Vec::new() };
    for option in versions.iter().flat_map(|one| &one.options) {
        if !codes.iter().any(|(code, _)| *code == option.id) {
            codes.push((option.id.clone(), w.t(&format!("q-{id}-{}", option.id))));
        }
    }
    if versions.iter().any(|one| one.unknown) {
        codes.push(unknown(w));
    }
    Meaning { says: w.t(&format!("q-{id}")), kind: w.t(&format!("people-kind-{kind}")), column: id, codes }
}
