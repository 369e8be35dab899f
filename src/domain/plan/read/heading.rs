//! Finds the heading: one row of column names, or the printed heading of several rows with merged cells.
//!
//! A merged cell arrives as one filled cell and blanks to its right, so group rows are filled to the right and each
//! column's heading is read downwards: "Kế hoạch giảm 2026" / "Hộ nghèo" / "Số hộ giảm (hộ)" is column 7.

use std::collections::BTreeMap;

use super::super::super::text::fold;
use super::super::annex::{Column, FIGURES, Rate};
use super::{Place, ReadError, ReadErrorKind, Record, number};

/// Rows looked at for the beginning of the heading; titles may stand above it.
const ROWS_SEARCHED: usize = 15;
/// Most rows of a printed heading.
const MOST_HEADING_ROWS: usize = 4;
/// Where each column stands.
pub struct Heading {
    /// Records up to and with the heading.
    pub rows: usize,
    /// Cells of a full row.
    pub width: usize,
    /// Headings that mean nothing here.
    pub not_read: Vec<String>,
    columns: BTreeMap<Column, usize>,
    headings: Vec<String>,
}

impl Heading {
    /// The cell of a column; empty where the column or the cell is missing.
    pub fn cell<'a>(&self, record: &'a Record, column: Column) -> &'a str {
        self.columns.get(&column).and_then(|at| record.cells.get(*at)).map_or("", String::as_str)
    }

    /// Reads a cell of households.
    pub fn count(&self, record: &Record, column: Column) -> Result<Option<u32>, ReadError> {
        number::count(self.cell(record, column)).map_err(|kind| self.error(record, column, kind))
    }

    /// Reads a cell of a rate.
    pub fn rate(&self, record: &Record, column: Column) -> Result<Option<Rate>, ReadError> {
        number::rate(self.cell(record, column)).map_err(|kind| self.error(record, column, kind))
    }

    /// An error in a cell.
    pub fn error(&self, record: &Record, column: Column, kind: ReadErrorKind) -> ReadError {
        let column = self.columns.get(&column).map(|at| self.place(*at));
        ReadError { row: Some(record.line), column, kind }
    }

    fn place(&self, at: usize) -> Place {
        Place { number: at + 1, heading: self.headings.get(at).cloned().unwrap_or_default() }
    }
}

/// Finds the heading, or says which column is missing or repeated.
pub fn find(records: &[Record]) -> Result<Heading, ReadError> {
    let start =
        records.iter().take(ROWS_SEARCHED).position(is_start).ok_or_else(|| ReadErrorKind::NoHeading.whole())?;
    let line = records.get(start).map_or(1, |record| record.line);
    // The fewest rows that give the most columns: one more row may only repeat or blur what is already known.
    let mut best: Option<(Heading, Vec<(usize, Column)>)> = None;
    for rows in 1..=MOST_HEADING_ROWS {
        let Some(candidate) = records.get(start..start + rows).map(|group| compose(group, start + rows)) else { break };
        if best.as_ref().is_none_or(|(heading, _)| candidate.0.columns.len() > heading.columns.len()) {
            best = Some(candidate);
        }
    }
    let (mut heading, repeated) = best.ok_or_else(|| ReadErrorKind::NoHeading.whole())?;
    // Without these there is no annex. Any of them may be blank, and the row number may be left out.
    let mut needed = std::iter::once(&Column::Village).chain(&FIGURES);
    if let Some(missing) = needed.find(|column| !heading.columns.contains_key(column)) {
        return Err(ReadErrorKind::MissingColumn(*missing).at(line));
    }
    if let Some((at, column)) = repeated.first() {
        let place = heading.place(*at);
        return Err(ReadError { row: Some(line), column: Some(place), kind: ReadErrorKind::RepeatedColumn(*column) });
    }
    if records.get(heading.rows).is_some_and(|record| is_column_numbers(&heading, record)) {
        heading.rows += 1;
    }
    Ok(heading)
}

/// A heading begins in the row that names the village column beside others.
fn is_start(record: &Record) -> bool {
    let filled = record.cells.iter().filter(|cell| !cell.is_empty()).count();
    filled >= 3 && record.cells.iter().any(|cell| meaning(&words(cell)) == Some(Column::Village))
}

/// Reads the headings of some rows downwards; also the columns whose meaning was already taken.
fn compose(group: &[Record], rows: usize) -> (Heading, Vec<(usize, Column)>) {
    let width = group.iter().filter_map(|record| record.cells.iter().rposition(|cell| !cell.is_empty())).max();
    let width = width.map_or(0, |last| last + 1);
    let mut headings = vec![String::new(); width];
    for (depth, record) in group.iter().enumerate() {
        let is_group_row = depth + 1 < group.len();
        let mut carried = "";
        for (at, heading) in headings.iter_mut().enumerate() {
            let cell = record.cells.get(at).map_or("", String::as_str);
            if !cell.is_empty() {
                carried = cell;
            }
            let part = if is_group_row { carried } else { cell };
            if !part.is_empty() {
                heading.push_str(if heading.is_empty() { "" } else { " " });
                heading.push_str(part);
            }
        }
    }
    let mut columns = BTreeMap::new();
    let mut repeated = Vec::new();
    let mut not_read = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        match meaning(&words(heading)) {
            Some(column) if columns.contains_key(&column) => repeated.push((at, column)),
            Some(column) => {
                columns.insert(column, at);
            }
            None if heading.is_empty() || is_remark(heading) => {}
            None => not_read.push(heading.clone()),
        }
    }
    (Heading { rows, width, not_read, columns, headings }, repeated)
}

/// The row of column numbers under the printed heading: `A, B, 1, 2, 3=2/1*100, …`.
fn is_column_numbers(heading: &Heading, record: &Record) -> bool {
    let is_mark = |cell: &String| {
        let head = cell.split('=').next().unwrap_or_default().trim();
        let marks = head.trim_start_matches('(').trim_end_matches(')');
        (marks.len() == 1 && marks.bytes().all(|byte| byte.is_ascii_alphanumeric()))
            || (marks.len() == 2 && marks.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let filled: Vec<&String> = record.cells.iter().filter(|cell| !cell.is_empty()).collect();
    filled.len() >= 5 && !heading.cell(record, Column::Village).is_empty() && filled.into_iter().all(is_mark)
}

/// Remarks are for people; they are left alone without a word.
fn is_remark(heading: &str) -> bool {
    matches!(words(heading).as_str(), "ghi chu" | "remarks" | "note" | "notes")
}

/// The heading folded, with every sign made a space, and `%` kept as a word.
fn words(heading: &str) -> String {
    let spaced: String = fold(heading)
        .chars()
        .map(|c| {
            if c == '%' {
                " % ".to_owned()
            } else if c.is_alphanumeric() {
                c.to_string()
            } else {
                " ".to_owned()
            }
        })
        .collect();
    fold(&spaced)
}

/// What a folded heading means.
fn meaning(words: &str) -> Option<Column> {
    let has = |part: &str| format!(" {words} ").contains(&format!(" {part} "));
    match words {
        "stt" | "tt" | "so tt" | "so thu tu" | "no" => return Some(Column::Number),
        "thon" | "ten thon" | "thon ban" | "ten thon ban" | "thon xom" | "xom" | "ban" | "thon khu"
        | "thon to dan pho" | "xa phuong" | "ten xa phuong" | "don vi" | "ten don vi" | "dia ban" | "village" => {
            return Some(Column::Village);
        }
        _ => {}
    }
    let rate = has("ty le") || has("ti le") || has("rate") || has("%");
    let cut = has("giam") || has("thoat") || has("cut");
    let near = has("can ngheo") || has("near");
    let poor = !near && (has("ngheo") || has("poor"));
    match (poor, near, cut, rate) {
        (true, _, false, false) => Some(Column::Poor),
        (true, _, false, true) => Some(Column::PoorRate),
        (true, _, true, false) => Some(Column::PoorCut),
        (true, _, true, true) => Some(Column::PoorCutRate),
        (_, true, false, false) => Some(Column::Near),
        (_, true, false, true) => Some(Column::NearRate),
        (_, true, true, false) => Some(Column::NearCut),
        (_, true, true, true) => Some(Column::NearCutRate),
        _ => {
            let households = has("so ho") || has("tong ho") || has("ho dan") || has("households");
            (households && !cut && !rate).then_some(Column::Households)
        }
    }
}
