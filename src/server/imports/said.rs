//! Sentences of an import: what is wrong in a row and what to do, what the officer should know.

use super::check::Note;
use super::fault::{Fault, Why};
use crate::i18n::{I18n, date, number};
use crate::server::sheet::{column_letter, said};

/// Rows named in one sentence.
const MOST_NAMED: usize = 12;
/// Characters of a cell that are repeated.
const MOST_SHOWN: usize = 60;

/// What is wrong in a row and how to mend it.
pub fn fault(i18n: &I18n, fault: &Fault) -> String {
    let found: String = fault.found.chars().take(MOST_SHOWN).collect();
    match &fault.why {
        Why::Value(error) => said::value(i18n, *error, &found),
        Why::YearAsDay(year) => {
            let args = [("found", found.into()), ("year", year.to_string().into())];
            i18n.t_args("import-why-year-as-day", &args)
        }
        Why::DayAsNumber(day) => {
            let day = date(*day);
            i18n.t_args("import-why-day-as-number", &[("found", found.into()), ("day", day.into())])
        }
        why => i18n.t_args(&format!("import-why-{}", why.code()), &[("found", found.into())]),
    }
}

/// The address of a fault: `C12`, or `12` where it is about the row.
pub fn address(fault: &Fault) -> String {
    format!("{}{}", fault.column.map(column_letter).unwrap_or_default(), fault.row)
}

/// What the officer should know about the file.
pub fn note(i18n: &I18n, note: &Note) -> String {
    let key = format!("import-note-{}", note.code());
    let count = |value: usize| number(i64::try_from(value).unwrap_or(i64::MAX));
    match note {
        Note::Formulas(n)
        | Note::HiddenLeft(n)
        | Note::Zeros(n)
        | Note::Relations(n)
        | Note::BlankClass(n)
        | Note::OtherNumber(n)
        | Note::HeadsOnly(n) => i18n.t_args(&key, &[("n", count(*n).into())]),
        Note::HiddenColumns(columns) => {
            let letters: Vec<String> = columns.iter().copied().map(column_letter).collect();
            i18n.t_args(&key, &[("columns", letters.join(", ").into())])
        }
        Note::Passed(rows) => {
            let ranges = ranges(rows);
            i18n.t_args(&key, &[("n", count(rows.len()).into()), ("rows", ranges.into())])
        }
        Note::OtherSheets(names) => i18n.t_args(&key, &[("names", names.join(", ").into())]),
    }
}

/// Rows as people name them: "4, 17–20, 33".
fn ranges(rows: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match ranges.last_mut() {
            Some((_, last)) if last.saturating_add(1) == *row => *last = *row,
            _ => ranges.push((*row, *row)),
        }
    }
    let more = ranges.len() > MOST_NAMED;
    let named = ranges
        .iter()
        .take(MOST_NAMED)
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") });
    let mut text = named.collect::<Vec<_>>().join(", ");
    if more {
        text.push_str(", …");
    }
    text
}
