//! What a query of the data feed may ask: `$select`, `$top`, `$skip`, `$count`, `$orderby`, and a `$filter`
//! ([`super::odata_filter`]). Anything else beginning with `$` is said not to be offered, never passed over.

use std::cmp::Ordering;

use super::odata_filter::Filter;
use crate::server::office::model::tables::{Column, Row};

/// Why a query is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryError {
    /// It does not parse.
    Malformed,
    /// It names a column that the table does not have.
    NoColumn,
    /// It parses, and the feed does not offer it.
    NotOffered,
}

/// Which option of a query is not answered, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// As the address names it: `$filter`; empty where the address itself does not parse.
    pub option: String,
    /// Why.
    pub error: QueryError,
}

/// Longest name of an option that is told back.
const MOST_TOLD: usize = 40;

/// A query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The columns asked for; `None` is every column.
    pub select: Option<Vec<String>>,
    /// The year whose visits are asked for, an option of this feed's own (`year=2025`); `None` is that of the plan.
    pub year: Option<i32>,
    /// Whether the number of rows is asked for.
    pub count: bool,
    top: Option<usize>,
    skip: usize,
    /// How many rows earlier pages gave.
    given: usize,
    order: Vec<(usize, bool)>,
    filter: Option<Filter>,
}

impl Query {
    /// Reads the query of an address.
    ///
    /// # Errors
    /// The first option that is not answered.
    pub fn read(text: &str, columns: &[Column]) -> Result<Self, Refused> {
        let unread = || Refused { option: String::new(), error: QueryError::Malformed };
        let uri: axum::http::Uri = format!("/?{text}").parse().map_err(|_| unread())?;
        let pairs: Vec<(String, String)> = axum::extract::Query::try_from_uri(&uri).map_err(|_| unread())?.0;
        let mut query = Self::default();
        for (name, value) in &pairs {
            let refused = |error| Refused { option: name.chars().take(MOST_TOLD).collect(), error };
            query.take(name, value, columns).map_err(refused)?;
        }
        Ok(query)
    }

    fn take(&mut self, name: &str, value: &str, columns: &[Column]) -> Result<(), QueryError> {
        match name {
            "$select" if value == "*" => {}
            "$select" => self.select = Some(selected(value, columns)?),
            "$top" => self.top = Some(number(value)?),
            "$skip" => self.skip = number(value)?,
            "$skiptoken" => self.given = number(value)?,
            "$count" => self.count = value.parse().map_err(|_| QueryError::Malformed)?,
            "$orderby" => self.order = ordered(value, columns)?,
            "$filter" => self.filter = Some(Filter::read(value, columns)?),
            "$format" if value == "json" || value.starts_with("application/json") => {}
            "year" => self.year = Some(value.parse().map_err(|_| QueryError::Malformed)?),
            other if other.starts_with('$') => return Err(QueryError::NotOffered),
            _ => {}
        }
        Ok(())
    }

    /// The rows that the query asks for, in its order.
    pub fn filtered(&self, mut rows: Vec<Row>) -> Vec<Row> {
        if let Some(filter) = &self.filter {
            rows.retain(|row| filter.holds(row));
        }
        if !self.order.is_empty() {
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

pub(super) fn place_of(name: &str, columns: &[Column]) -> Result<usize, QueryError> {
    columns.iter().position(|(column, _)| *column == name).ok_or(QueryError::NoColumn)
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
