//! What a query of the data feed may ask: `$select`, `$top`, `$skip`, `$count`, `$orderby`, and a `$filter` of
//! comparisons joined by `and`. Anything else beginning with `$` is said not to be offered, never passed over.

use std::cmp::Ordering;

use crate::server::office::model::tables::{Column, Kind, Row, Value};

/// Why a query is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryError {
    /// It does not parse.
    Malformed,
    /// It parses, and the feed does not offer it.
    NotOffered,
}

/// A query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The columns asked for; `None` is every column.
    pub select: Option<Vec<String>>,
    /// Whether the number of rows is asked for.
    pub count: bool,
    top: Option<usize>,
    skip: usize,
    /// How many rows earlier pages gave.
    given: usize,
    order: Vec<(usize, bool)>,
    filter: Vec<(usize, Value)>,
}

impl Query {
    /// Reads the query of an address.
    pub fn read(text: &str, columns: &[Column]) -> Result<Self, QueryError> {
        let uri: axum::http::Uri = format!("/?{text}").parse().map_err(|_| QueryError::Malformed)?;
        let pairs: Vec<(String, String)> =
            axum::extract::Query::try_from_uri(&uri).map_err(|_| QueryError::Malformed)?.0;
        let mut query = Self::default();
        for (name, value) in &pairs {
            match name.as_str() {
                "$select" if value == "*" => {}
                "$select" => query.select = Some(selected(value, columns)?),
                "$top" => query.top = Some(number(value)?),
                "$skip" => query.skip = number(value)?,
                "$skiptoken" => query.given = number(value)?,
                "$count" => query.count = value.parse().map_err(|_| QueryError::Malformed)?,
                "$orderby" => query.order = ordered(value, columns)?,
                "$filter" => query.filter = filter(value, columns)?,
                "$format" if value == "json" || value.starts_with("application/json") => {}
                other if other.starts_with('$') => return Err(QueryError::NotOffered),
                _ => {}
            }
        }
        Ok(query)
    }

    /// The rows that the query asks for, in its order.
    pub fn filtered(&self, mut rows: Vec<Row>, columns: &[Column]) -> Vec<Row> {
        rows.retain(|row| self.filter.iter().all(|(place, wanted)| row.get(*place) == Some(wanted)));
        if !self.order.is_empty() && !columns.is_empty() {
            rows.sort_by(|one, other| {
                let each = self.order.iter().map(|(place, down)| {
                    let by = one.get(*place).cmp(&other.get(*place));
                    if *down { by.reverse() } else { by }
                });
                each.fold(Ordering::Equal, Ordering::then)
            });
        }
        rows
    }

    /// The rows of the page, and how many were given with it when there are more.
    pub fn page(&self, rows: Vec<Row>, most: usize) -> (Vec<Row>, Option<usize>) {
        let rows: Vec<Row> = rows.into_iter().skip(self.skip).take(self.top.unwrap_or(usize::MAX)).collect();
        let given = self.given.saturating_add(most);
        let more = rows.len() > given;
        let page = rows.into_iter().skip(self.given).take(most).collect();
        (page, more.then_some(given))
    }

    /// The query of the next page.
    pub fn next(&self, text: &str, given: usize) -> String {
        let mut parts: Vec<&str> = text
            .split('&')
            .filter(|part| {
                let part = part.to_ascii_lowercase();
                !part.is_empty() && !part.starts_with("$skiptoken=") && !part.starts_with("%24skiptoken=")
            })
            .collect();
        let token = format!("$skiptoken={given}");
        parts.push(&token);
        parts.join("&")
    }
}

fn number(text: &str) -> Result<usize, QueryError> {
    text.trim().parse().map_err(|_| QueryError::Malformed)
}

fn place_of(name: &str, columns: &[Column]) -> Result<usize, QueryError> {
    columns.iter().position(|(column, _)| *column == name).ok_or(QueryError::Malformed)
}

fn selected(text: &str, columns: &[Column]) -> Result<Vec<String>, QueryError> {
    let names = text.split(',').map(str::trim);
    names.map(|name| place_of(name, columns).map(|_| name.to_owned())).collect()
}

fn ordered(text: &str, columns: &[Column]) -> Result<Vec<(usize, bool)>, QueryError> {
    let one = |part: &str| {
        let mut words = part.split_whitespace();
        let place = place_of(words.next().ok_or(QueryError::Malformed)?, columns)?;
        match (words.next(), words.next()) {
            (None | Some("asc"), None) => Ok((place, false)),
            (Some("desc"), None) => Ok((place, true)),
            _ => Err(QueryError::Malformed),
        }
    };
    text.split(',').map(one).collect()
}

/// `village eq '01954.07' and year eq 2026`.
fn filter(text: &str, columns: &[Column]) -> Result<Vec<(usize, Value)>, QueryError> {
    let mut rest = text.trim();
    let mut found = Vec::new();
    loop {
        // A function such as `contains(head,'A')` has its bracket before any space.
        let name = rest.split([' ', '(']).next().unwrap_or_default();
        if name == "not" || rest.strip_prefix(name).is_some_and(|after| after.starts_with('(')) {
            return Err(QueryError::NotOffered);
        }
        let (name, after) = rest.split_once(' ').ok_or(QueryError::Malformed)?;
        let place = place_of(name, columns)?;
        let after = after.trim_start();
        let after = after.strip_prefix("eq ").ok_or(QueryError::NotOffered)?.trim_start();
        let kind = columns.get(place).map_or(Kind::Text, |(_, kind)| *kind);
        let (value, after) = literal(after, kind)?;
        found.push((place, value));
        let after = after.trim_start();
        if after.is_empty() {
            return Ok(found);
        }
        rest = after.strip_prefix("and ").ok_or(QueryError::NotOffered)?.trim_start();
    }
}

fn literal(text: &str, kind: Kind) -> Result<(Value, &str), QueryError> {
    if let Some(quoted) = text.strip_prefix('\'') {
        // A quote within a text is written twice.
        let mut value = String::new();
        let mut rest = quoted;
        loop {
            let (part, after) = rest.split_once('\'').ok_or(QueryError::Malformed)?;
            value.push_str(part);
            match after.strip_prefix('\'') {
                Some(more) => {
                    value.push('\'');
                    rest = more;
                }
                None if matches!(kind, Kind::Text | Kind::Day) => return Ok((Value::Text(value), after)),
                None => return Err(QueryError::Malformed),
            }
        }
    }
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let value = match (word, kind) {
        ("null", _) => Value::Null,
        ("true" | "false", Kind::Flag) => Value::Flag(word == "true"),
        (_, Kind::Number) => Value::Number(word.parse().map_err(|_| QueryError::Malformed)?),
        (_, Kind::Day) => {
            let day: chrono::NaiveDate = word.parse().map_err(|_| QueryError::Malformed)?;
            Value::Text(day.to_string())
        }
        (_, Kind::Degrees) => return Err(QueryError::NotOffered),
        _ => return Err(QueryError::Malformed),
    };
    Ok((value, rest))
}
