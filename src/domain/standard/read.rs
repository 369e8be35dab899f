//! Reads a standard's data file: settings are put into the conditions that name them, then everything is checked.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Value;

use super::{Certainty, Indicator, Lines, Setting, SettingValue, Standard};
use crate::domain::ids::QuestionId;
use crate::domain::questionnaire::condition::Condition;
use crate::domain::questionnaire::read::Wrong;

/// Why a file is not a standard. Reading it again will not help; mend the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StandardError {
    /// Not TOML, or not of this shape; the text names line and key.
    #[error("not a standard: {0}")]
    Toml(String),
    /// One key is wrong.
    #[error("{key}: {wrong}")]
    Key {
        /// The key, such as `indicators[3].deprived`.
        key: String,
        /// What is wrong with it.
        wrong: Wrong,
    },
}

/// The file as written: conditions may name settings.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    valid_from: NaiveDate,
    valid_to: NaiveDate,
    source: String,
    certainty: Certainty,
    points: u32,
    b2_line: u32,
    rural: Lines,
    urban: Lines,
    dimensions: Vec<String>,
    settings: BTreeMap<String, Setting>,
    questions: Vec<QuestionId>,
    indicators: Vec<IndicatorInFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorInFile {
    number: u8,
    id: String,
    dimension: String,
    deprived: Value,
    source: String,
    certainty: Certainty,
}

pub(super) fn read(toml: &str) -> Result<Standard, StandardError> {
    let file: File = toml::from_str(toml).map_err(|error| StandardError::Toml(error.to_string()))?;
    standard(file).map_err(|(key, wrong)| StandardError::Key { key, wrong })
}

type Fault = (String, Wrong);

fn standard(file: File) -> Result<Standard, Fault> {
    let filled = |name: &str, text: &str| {
        if text.trim().is_empty() { Err((name.to_owned(), Wrong::Empty)) } else { Ok(()) }
    };
    filled("id", &file.id)?;
    filled("source", &file.source)?;
    if file.valid_from > file.valid_to {
        return Err(("valid_to".to_owned(), meaningless("an end before the start")));
    }
    if file.points == 0 || file.b2_line == 0 {
        let key = if file.points == 0 { "points" } else { "b2_line" };
        return Err((key.to_owned(), meaningless("a line of no points")));
    }
    for (area, lines) in [("rural", &file.rural), ("urban", &file.urban)] {
        filled(&format!("{area}.source"), &lines.source)?;
        if lines.income <= 0 || lines.b1 == 0 {
            return Err((format!("{area}.income"), meaningless("a line of nothing")));
        }
        if lines.b1_income.is_some_and(|stands_for| stands_for <= 0 || stands_for > lines.income) {
            return Err((format!("{area}.b1_income"), meaningless("points that stand for more than the line")));
        }
        if let Some(source) = &lines.average_source {
            filled(&format!("{area}.average_source"), source)?;
        }
        if lines.average_to < lines.income {
            return Err((format!("{area}.average_to"), meaningless("a band that ends below the line")));
        }
    }
    for (name, setting) in &file.settings {
        filled(&format!("settings.{name}.source"), &setting.source)?;
        if matches!(&setting.value, SettingValue::Options(options) if options.is_empty()) {
            return Err((format!("settings.{name}.value"), Wrong::Empty));
        }
    }
    let mut used = BTreeSet::new();
    let mut read_questions = BTreeSet::new();
    let mut indicators = Vec::with_capacity(file.indicators.len());
    for (at, indicator) in file.indicators.into_iter().enumerate() {
        let place = format!("indicators[{at}]");
        if usize::from(indicator.number) != at + 1 {
            return Err((format!("{place}.number"), Wrong::Missing(format!("{}", at + 1))));
        }
        if indicators.iter().any(|other: &Indicator| other.id == indicator.id) {
            return Err((format!("{place}.id"), Wrong::Twice(indicator.id)));
        }
        filled(&format!("{place}.source"), &indicator.source)?;
        if !file.dimensions.contains(&indicator.dimension) {
            return Err((format!("{place}.dimension"), Wrong::Missing(indicator.dimension)));
        }
        let place = format!("{place}.deprived");
        let deprived = condition(&place, indicator.deprived, &file.settings, &mut used)?;
        for (part, question) in deprived.questions() {
            if !file.questions.contains(question) {
                return Err((format!("{place}.{part}"), Wrong::Missing(question.0.clone())));
            }
            read_questions.insert(question.clone());
        }
        indicators.push(Indicator {
            number: indicator.number,
            id: indicator.id,
            dimension: indicator.dimension,
            deprived,
            source: indicator.source,
            certainty: indicator.certainty,
        });
    }
    if indicators.is_empty() {
        return Err(("indicators".to_owned(), Wrong::Empty));
    }
    if let Some(name) = file.settings.keys().find(|name| !used.contains(*name)) {
        return Err((format!("settings.{name}"), Wrong::Meaningless("a setting that no condition takes".to_owned())));
    }
    for (at, question) in file.questions.iter().enumerate() {
        let key = format!("questions[{at}]");
        if file.questions.iter().take(at).any(|other| other == question) {
            return Err((key, Wrong::Twice(question.0.clone())));
        }
        if !read_questions.contains(question) {
            return Err((key, Wrong::Meaningless(format!("{question}, which no condition reads,"))));
        }
    }
    Ok(Standard {
        id: file.id,
        version: file.version,
        valid_from: file.valid_from,
        valid_to: file.valid_to,
        source: file.source,
        certainty: file.certainty,
        points: file.points,
        b2_line: file.b2_line,
        rural: file.rural,
        urban: file.urban,
        dimensions: file.dimensions,
        settings: file.settings,
        questions: file.questions,
        indicators,
    })
}

fn condition(
    place: &str,
    mut value: Value,
    settings: &BTreeMap<String, Setting>,
    used: &mut BTreeSet<String>,
) -> Result<Condition, Fault> {
    fill_in(place, &mut value, settings, used)?;
    let condition: Condition = value
        .try_into()
        .map_err(|error: toml::de::Error| (place.to_owned(), Wrong::Value(error.message().to_owned())))?;
    match condition.meaningless() {
        Some(part) => Err((place.to_owned(), Wrong::Meaningless(part))),
        None => Ok(condition),
    }
}

/// Puts the value of a setting wherever `{ setting = "name" }` stands.
fn fill_in(
    place: &str,
    value: &mut Value,
    settings: &BTreeMap<String, Setting>,
    used: &mut BTreeSet<String>,
) -> Result<(), Fault> {
    let named = value.as_table().filter(|table| table.len() == 1).and_then(|table| table.get("setting"));
    if let Some(name) = named {
        let Some(name) = name.as_str() else {
            return Err((format!("{place}.setting"), Wrong::Value("the name of a setting is expected".to_owned())));
        };
        let Some(setting) = settings.get(name) else {
            return Err((format!("{place}.setting"), Wrong::Missing(name.to_owned())));
        };
        used.insert(name.to_owned());
        *value = match &setting.value {
            SettingValue::Number(number) => Value::Integer(*number),
            SettingValue::Options(options) => Value::Array(options.iter().cloned().map(Value::String).collect()),
        };
        return Ok(());
    }
    match value {
        Value::Table(table) => {
            for (key, inner) in table.iter_mut() {
                fill_in(&format!("{place}.{key}"), inner, settings, used)?;
            }
        }
        Value::Array(list) => {
            for (at, inner) in list.iter_mut().enumerate() {
                fill_in(&format!("{place}[{at}]"), inner, settings, used)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn meaningless(what: &str) -> Wrong {
    Wrong::Meaningless(what.to_owned())
}
