//! What cells mean in Vietnamese tables: a point groups thousands, a comma begins decimals, days are day/month/year.

use chrono::NaiveDate;

use super::grid::{Cell, Kind};
use crate::domain::birth::Birth;

/// Why a cell is not what its column asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// Not a number.
    #[error("not a number")]
    NotANumber,
    /// A number with decimals, or below zero, where things are counted.
    #[error("not a whole number")]
    NotWhole,
    /// `1.5` or `14.38`: the point may mean thousands or decimals.
    #[error("a point that may mean thousands or decimals")]
    Ambiguous,
    /// No such day, or not a day at all.
    #[error("not a date")]
    NotADate,
    /// The program that made the file left an error in the cell.
    #[error("an error of the spreadsheet")]
    Fault,
    /// A formula whose result is not in the file.
    #[error("a formula without its result")]
    Formula,
}

/// Refuses what no column can use.
///
/// # Errors
/// [`ValueError::Fault`] and [`ValueError::Formula`].
pub const fn usable(cell: &Cell) -> Result<(), ValueError> {
    match cell.kind {
        Kind::Fault => Err(ValueError::Fault),
        Kind::Unknown => Err(ValueError::Formula),
        Kind::Text | Kind::Number | Kind::Date => Ok(()),
    }
}

/// A count: `14.386` and `14386` are fourteen thousand. A dash alone is nothing.
///
/// # Errors
/// When it is no whole number.
pub fn whole(cell: &Cell) -> Result<Option<u32>, ValueError> {
    usable(cell)?;
    let text = cell.text.trim();
    if matches!(text, "" | "-" | "–" | "—" | "−") {
        return Ok(None);
    }
    if cell.kind == Kind::Number {
        return text.parse().map(Some).map_err(|_| ValueError::NotWhole);
    }
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = text.split(['.', ' ', '\u{a0}', '\u{202f}']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    if !digits(first) || !rest.iter().all(|group| digits(group)) {
        let decimal = text.split_once(',').is_some_and(|(a, b)| digits(&a.replace('.', "")) && digits(b));
        return Err(if decimal { ValueError::NotWhole } else { ValueError::NotANumber });
    }
    if !rest.is_empty() && (first.len() > 3 || rest.iter().any(|group| group.len() != 3)) {
        return Err(ValueError::Ambiguous);
    }
    format!("{first}{}", rest.concat()).parse().map(Some).map_err(|_| ValueError::NotANumber)
}

/// A day: a day of Excel, `02/03/1969`, `2-3-1969`, `2.3.1969` or `1969-03-02`. Blank is none.
///
/// # Errors
/// When there is no such day.
pub fn day(cell: &Cell) -> Result<Option<NaiveDate>, ValueError> {
    match birth(cell)? {
        Birth::Unknown => Ok(None),
        Birth::Date(day) => Ok(Some(day)),
        Birth::Year(_) => Err(ValueError::NotADate),
    }
}

/// A birth: a day as [`day`] reads it, or a year alone; `00/00/1969` is a year alone too.
///
/// # Errors
/// When it is neither.
pub fn birth(cell: &Cell) -> Result<Birth, ValueError> {
    usable(cell)?;
    let text = day_alone(cell.text.trim());
    if matches!(text, "" | "-" | "–" | "—") {
        return Ok(Birth::Unknown);
    }
    if cell.kind == Kind::Number || text.len() == 4 {
        return year(text).map(Birth::Year).ok_or(ValueError::NotADate);
    }
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let (day, month, year_text) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (*day, *month, *year),
        [day, month, year] => (*day, *month, *year),
        // A month and a year: the day is not known, so the year is what is known.
        [month, year_text] if in_year(month) => {
            return year(year_text).map(Birth::Year).ok_or(ValueError::NotADate);
        }
        _ => return Err(ValueError::NotADate),
    };
    let year = year(year_text).ok_or(ValueError::NotADate)?;
    let (Ok(day), Ok(month)) = (day.parse::<u32>(), month.parse::<u32>()) else { return Err(ValueError::NotADate) };
    if day == 0 {
        return if month <= 12 { Ok(Birth::Year(year)) } else { Err(ValueError::NotADate) };
    }
    NaiveDate::from_ymd_opt(year, month, day).map(Birth::Date).ok_or(ValueError::NotADate)
}

/// What other programs add to a day is none of it: `02/03/1969 00:00:00`, `1969.0`, `'1969`.
fn day_alone(text: &str) -> &str {
    let text = text.strip_prefix('\'').unwrap_or(text);
    let text = text.split_once([' ', 'T']).filter(|(_, time)| time.contains(':')).map_or(text, |(day, _)| day);
    text.strip_suffix(".0").filter(|year| year.len() == 4).unwrap_or(text)
}

fn in_year(month: &str) -> bool {
    month.parse::<u32>().is_ok_and(|month| (1..=12).contains(&month))
}

/// Four digits that can be a year of birth or of a decision.
fn year(text: &str) -> Option<i32> {
    (text.len() == 4).then_some(())?;
    text.parse().ok().filter(|year| (1850..=2200).contains(year))
}

/// A number that people write with digits only, such as an identity number or a telephone: Excel may have kept it as a
/// number and dropped the zeros it begins with, or a CSV may have lost it to `1,9E+10`.
pub fn digits(cell: &Cell) -> String {
    cell.text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '\'')).collect()
}
