//! The `$filter` of the data feed: comparisons of a column with a literal, parts of texts, joined by `and`, `or`, `not`
//! and brackets. That is what spreadsheets ask when their user picks from a column; arithmetic, dates' parts and
//! lambdas are said not to be offered.

use std::cmp::Ordering;

use super::odata_query::{QueryError, place_of};
use crate::server::office::model::tables::{Column, Kind, Row, Value};

/// Brackets within brackets that are read.
const DEEPEST: u8 = 24;
/// Functions that are offered.
const FUNCTIONS: [(&str, Part); 3] =
    [("contains", Part::Anywhere), ("startswith", Part::Start), ("endswith", Part::End)];
/// Comparisons, as the address writes them.
const COMPARISONS: [(&str, Is); 6] =
    [("eq", Is::Equal), ("ne", Is::Other), ("gt", Is::More), ("ge", Is::AtLeast), ("lt", Is::Less), ("le", Is::AtMost)];

/// What a row is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// A column beside a literal.
    Compare(usize, Is, Value),
    /// A text within a column's.
    Text(usize, Part, String),
    /// Every one.
    All(Vec<Self>),
    /// Any one.
    Any(Vec<Self>),
    /// Not this.
    Not(Box<Self>),
}

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Is {
    /// `eq`.
    Equal,
    /// `ne`.
    Other,
    /// `gt`.
    More,
    /// `ge`.
    AtLeast,
    /// `lt`.
    Less,
    /// `le`.
    AtMost,
}

/// Where a text stands within another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// `contains`.
    Anywhere,
    /// `startswith`.
    Start,
    /// `endswith`.
    End,
}

impl Filter {
    /// Reads what follows `$filter=`.
    ///
    /// # Errors
    /// When it does not parse, or asks for what is not offered.
    pub fn read(text: &str, columns: &[Column]) -> Result<Self, QueryError> {
        let mut reader = Reader { words: words(text)?, at: 0, columns };
        let filter = reader.any(0)?;
        if reader.at == reader.words.len() { Ok(filter) } else { Err(QueryError::Malformed) }
    }

    /// Whether a row is asked for. What is not there is equal to `null` alone, and neither more nor less than anything.
    pub fn holds(&self, row: &Row) -> bool {
        match self {
            Self::Compare(place, is, value) => row.get(*place).is_some_and(|cell| is.holds(cell, value)),
            Self::Text(place, part, wanted) => match (row.get(*place), part) {
                (Some(Value::Text(text)), Part::Anywhere) => text.contains(wanted),
                (Some(Value::Text(text)), Part::Start) => text.starts_with(wanted),
                (Some(Value::Text(text)), Part::End) => text.ends_with(wanted),
                _ => false,
            },
            Self::All(each) => each.iter().all(|one| one.holds(row)),
            Self::Any(each) => each.iter().any(|one| one.holds(row)),
            Self::Not(one) => !one.holds(row),
        }
    }
}

impl Is {
    fn holds(self, cell: &Value, value: &Value) -> bool {
        let order = (*cell != Value::Null && *value != Value::Null).then(|| cell.cmp(value));
        match self {
            Self::Equal => cell == value,
            Self::Other => cell != value,
            Self::More => order == Some(Ordering::Greater),
            Self::AtLeast => order.is_some_and(Ordering::is_ge),
            Self::Less => order == Some(Ordering::Less),
            Self::AtMost => order.is_some_and(Ordering::is_le),
        }
    }
}

/// A word of the address.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Word {
    Bare(String),
    Quoted(String),
    Open,
    Close,
    Comma,
}

fn words(text: &str) -> Result<Vec<Word>, QueryError> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let single = match first {
            '(' => Some(Word::Open),
            ')' => Some(Word::Close),
            ',' => Some(Word::Comma),
            _ => None,
        };
        let (word, after) = match single {
            Some(word) => (word, rest.get(1..).unwrap_or_default()),
            None if first == '\'' => quoted(rest)?,
            None => {
                let end = rest.find([' ', '(', ')', ',', '\'']).unwrap_or(rest.len());
                let (bare, after) = rest.split_at_checked(end).ok_or(QueryError::Malformed)?;
                (Word::Bare(bare.to_owned()), after)
            }
        };
        words.push(word);
        rest = after.trim_start();
    }
    Ok(words)
}

/// A text in quotes; a quote within it is written twice.
fn quoted(text: &str) -> Result<(Word, &str), QueryError> {
    let mut value = String::new();
    let mut rest = text.get(1..).unwrap_or_default();
    loop {
        let (part, after) = rest.split_once('\'').ok_or(QueryError::Malformed)?;
        value.push_str(part);
        let Some(more) = after.strip_prefix('\'') else { return Ok((Word::Quoted(value), after)) };
        value.push('\'');
        rest = more;
    }
}

/// Reads words from the left; `or` binds least.
struct Reader<'a> {
    words: Vec<Word>,
    at: usize,
    columns: &'a [Column],
}

impl Reader<'_> {
    fn any(&mut self, depth: u8) -> Result<Filter, QueryError> {
        let mut each = vec![self.all(depth)?];
        while self.takes("or") {
            each.push(self.all(depth)?);
        }
        Ok(if each.len() == 1 { each.remove(0) } else { Filter::Any(each) })
    }

    fn all(&mut self, depth: u8) -> Result<Filter, QueryError> {
        let mut each = vec![self.one(depth)?];
        while self.takes("and") {
            each.push(self.one(depth)?);
        }
        Ok(if each.len() == 1 { each.remove(0) } else { Filter::All(each) })
    }

    fn one(&mut self, depth: u8) -> Result<Filter, QueryError> {
        if depth >= DEEPEST {
            return Err(QueryError::NotOffered);
        }
        if self.takes("not") {
            return Ok(Filter::Not(Box::new(self.one(depth + 1)?)));
        }
        match self.next().ok_or(QueryError::Malformed)? {
            Word::Open => {
                let inner = self.any(depth + 1)?;
                self.close()?;
                Ok(inner)
            }
            Word::Bare(name) if self.words.get(self.at) == Some(&Word::Open) => self.part(&name),
            Word::Bare(name) => self.comparison(&name),
            Word::Quoted(_) => Err(QueryError::NotOffered),
            Word::Close | Word::Comma => Err(QueryError::Malformed),
        }
    }

    /// `contains(head,'Lý')`.
    fn part(&mut self, name: &str) -> Result<Filter, QueryError> {
        let (_, part) = FUNCTIONS.into_iter().find(|(other, _)| *other == name).ok_or(QueryError::NotOffered)?;
        self.at += 1;
        let (Some(Word::Bare(column)), Some(Word::Comma), Some(Word::Quoted(text))) =
            (self.next(), self.next(), self.next())
        else {
            return Err(QueryError::NotOffered);
        };
        self.close()?;
        let (place, kind) = self.column(&column)?;
        if kind.is_text() { Ok(Filter::Text(place, part, text)) } else { Err(QueryError::Malformed) }
    }

    /// `people ge 5`, or a yes-or-no column by itself.
    fn comparison(&mut self, name: &str) -> Result<Filter, QueryError> {
        let (place, kind) = self.column(name)?;
        let is = match self.words.get(self.at) {
            Some(Word::Bare(word)) if word != "and" && word != "or" => {
                COMPARISONS.iter().find(|(other, _)| other == word)
            }
            _ if kind == Kind::Flag => return Ok(Filter::Compare(place, Is::Equal, Value::Flag(true))),
            _ => return Err(QueryError::Malformed),
        };
        let (_, is) = is.ok_or(QueryError::NotOffered)?;
        self.at += 1;
        let value = match self.next().ok_or(QueryError::Malformed)? {
            Word::Quoted(text) if kind.is_text() => Value::Text(text),
            Word::Bare(word) => literal(&word, kind)?,
            _ => return Err(QueryError::Malformed),
        };
        Ok(Filter::Compare(place, *is, value))
    }

    fn column(&self, name: &str) -> Result<(usize, Kind), QueryError> {
        let place = place_of(name, self.columns)?;
        self.columns.get(place).map(|(_, kind)| (place, *kind)).ok_or(QueryError::Malformed)
    }

    fn next(&mut self) -> Option<Word> {
        let word = self.words.get(self.at).cloned();
        self.at += 1;
        word
    }

    fn takes(&mut self, wanted: &str) -> bool {
        let found = matches!(self.words.get(self.at), Some(Word::Bare(word)) if word == wanted);
        self.at += usize::from(found);
        found
    }

    fn close(&mut self) -> Result<(), QueryError> {
        if self.next() == Some(Word::Close) { Ok(()) } else { Err(QueryError::Malformed) }
    }
}

fn literal(word: &str, kind: Kind) -> Result<Value, QueryError> {
    match (word, kind) {
        ("null", _) => Ok(Value::Null),
        ("true" | "false", Kind::Flag) => Ok(Value::Flag(word == "true")),
        (_, Kind::Number | Kind::Numbered(_)) => word.parse().map(Value::Number).map_err(|_| QueryError::Malformed),
        (_, Kind::Day) => {
            let day: chrono::NaiveDate = word.parse().map_err(|_| QueryError::Malformed)?;
            Ok(Value::Text(day.to_string()))
        }
        (_, Kind::Degrees) => degrees(word).map(Value::Degrees).ok_or(QueryError::Malformed),
        _ => Err(QueryError::Malformed),
    }
}

/// Millionths of a degree: `105.98` is 105 980 000.
fn degrees(word: &str) -> Option<i32> {
    let degrees: f64 = word.parse().ok()?;
    format!("{:.0}", degrees * 1e6).parse().ok()
}
