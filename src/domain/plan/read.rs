//! Reads the annex as printed from a file of separated values. All or nothing: an error loads no row.
//!
//! The way: bytes → text (`text`) → records → heading (`heading`) → cells (`number`) → [`Annex`].
//! Whether the figures make sense is not asked here; [`super::check`] does that.

mod heading;
pub(super) mod number;
mod text;

use super::super::ids::CommuneCode;
use super::super::text::{fold, tidy};
use super::annex::{Annex, AnnexRow, Column, FIGURES, Figures};
use heading::Heading;

/// Most bytes of a file: hundreds of times the annex of a large commune.
pub const MOST_BYTES: usize = 1024 * 1024;
/// Most rows of a file, headings included.
pub const MOST_ROWS: u64 = 2000;
/// Most cells in a row.
pub const MOST_CELLS: usize = 64;
/// Most characters in a cell.
pub const MOST_CHARACTERS: usize = 300;

/// Why a file was not read, and where. Trying again with the same file gives the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind} (row {row:?}, column {column:?})")]
pub struct ReadError {
    /// Line in the file, from 1.
    pub row: Option<u64>,
    /// The column, where it is about one.
    pub column: Option<Place>,
    /// What is wrong.
    pub kind: ReadErrorKind,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub number: usize,
    /// Its heading as written; empty where there is none.
    pub heading: String,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadErrorKind {
    /// No bytes, or only white space.
    #[error("the file is empty")]
    Empty,
    /// More than [`MOST_BYTES`].
    #[error("the file has {bytes} bytes, more than {most}")]
    TooLarge {
        /// Size of the file.
        bytes: usize,
        /// Most bytes.
        most: usize,
    },
    /// A workbook (xlsx, xls, ods), not text.
    #[error("the file is a workbook")]
    Workbook,
    /// Some other binary file.
    #[error("the file is not text: byte {byte:#04x} at {offset}")]
    Binary {
        /// Where, from 0.
        offset: usize,
        /// The byte.
        byte: u8,
    },
    /// Text in an encoding that is not Unicode, such as windows-1258 or TCVN3.
    #[error("the file is not UTF-8: byte {byte:#04x} at {offset}")]
    Encoding {
        /// Where, from 0.
        offset: usize,
        /// The byte.
        byte: u8,
    },
    /// UTF-16 that breaks off in the middle of a character.
    #[error("the file is broken UTF-16")]
    BrokenUtf16,
    /// Characters that an earlier program could not read and replaced.
    #[error("characters were lost before: U+FFFD")]
    LostCharacters,
    /// No heading with the columns of the annex.
    #[error("no heading of the annex was found")]
    NoHeading,
    /// A column of the annex is missing.
    #[error("column {} is missing", .0.code())]
    MissingColumn(Column),
    /// Two columns have the same meaning.
    #[error("column {} is there twice", .0.code())]
    RepeatedColumn(Column),
    /// More than [`MOST_ROWS`] rows.
    #[error("more than {0} rows")]
    TooManyRows(u64),
    /// A row with more than [`MOST_CELLS`] cells, or a cell with more than [`MOST_CHARACTERS`] characters.
    #[error("a row or cell is too long")]
    TooLong,
    /// A row has fewer cells than the heading.
    #[error("{found} cells where the heading has {expected}")]
    ShortRow {
        /// Cells found.
        found: usize,
        /// Cells of the heading.
        expected: usize,
    },
    /// A row has more cells than the heading: often a decimal comma without quotes.
    #[error("{found} cells where the heading has {expected}")]
    LongRow {
        /// Cells found.
        found: usize,
        /// Cells of the heading.
        expected: usize,
    },
    /// No village rows under the heading.
    #[error("there are no rows of villages")]
    NoRows,
    /// A row with figures but no name.
    #[error("the row has no village name")]
    NoName,
    /// A second total row.
    #[error("there is a second total row")]
    SecondTotal,
    /// Not a number at all.
    #[error("not a number: {0:?}")]
    NotANumber(String),
    /// Households below zero.
    #[error("below zero: {0:?}")]
    Negative(String),
    /// Households with decimals.
    #[error("not a whole number of households: {0:?}")]
    NotWhole(String),
    /// A point that could mean thousands or decimals.
    #[error("ambiguous point: {0:?}")]
    AmbiguousPoint(String),
    /// More digits than any commune needs.
    #[error("too large a number: {0:?}")]
    TooLargeNumber(String),
}

impl ReadErrorKind {
    /// The code in message keys, such as `missing-column`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::Workbook => "workbook",
            Self::Binary { .. } => "binary",
            Self::Encoding { .. } => "encoding",
            Self::BrokenUtf16 => "broken-utf16",
            Self::LostCharacters => "lost-characters",
            Self::NoHeading => "no-heading",
            Self::MissingColumn(_) => "missing-column",
            Self::RepeatedColumn(_) => "repeated-column",
            Self::TooManyRows(_) => "too-many-rows",
            Self::TooLong => "too-long",
            Self::ShortRow { .. } => "short-row",
            Self::LongRow { .. } => "long-row",
            Self::NoRows => "no-rows",
            Self::NoName => "no-name",
            Self::SecondTotal => "second-total",
            Self::NotANumber(_) => "not-a-number",
            Self::Negative(_) => "negative",
            Self::NotWhole(_) => "not-whole",
            Self::AmbiguousPoint(_) => "ambiguous-point",
            Self::TooLargeNumber(_) => "too-large-number",
        }
    }

    /// At a row.
    fn at(self, row: u64) -> ReadError {
        ReadError { row: Some(row), column: None, kind: self }
    }

    /// About the file as a whole.
    const fn whole(self) -> ReadError {
        ReadError { row: None, column: None, kind: self }
    }
}

/// One line of the file that is not blank.
pub(in crate::domain) struct Record {
    /// Line in the file, from 1.
    pub line: u64,
    /// Its cells, tidy.
    pub cells: Vec<String>,
}

/// The lines of a file of separated values that are not blank, whatever its table means.
pub(in crate::domain) fn lines(bytes: &[u8]) -> Result<Vec<Record>, ReadError> {
    records(&text::decode(bytes)?)
}

/// Reads an annex, whole.
///
/// # Errors
/// Says what is wrong with the file, and in which row and column.
pub fn annex(bytes: &[u8], commune: &CommuneCode) -> Result<Annex, ReadError> {
    of_records(&lines(bytes)?, commune)
}

/// Reads an annex from rows of a sheet, each with its number in the sheet from 1; blank rows are passed over.
///
/// # Errors
/// As [`annex`].
pub fn annex_of_rows(
    rows: impl IntoIterator<Item = (u64, Vec<String>)>,
    commune: &CommuneCode,
) -> Result<Annex, ReadError> {
    let mut records = Vec::new();
    for (line, cells) in rows {
        if line > MOST_ROWS {
            return Err(ReadErrorKind::TooManyRows(MOST_ROWS).whole());
        }
        if cells.len() > MOST_CELLS || cells.iter().any(|cell| cell.chars().count() > MOST_CHARACTERS) {
            return Err(ReadErrorKind::TooLong.at(line));
        }
        let cells: Vec<String> = cells.iter().map(|cell| tidy(cell)).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            records.push(Record { line, cells });
        }
    }
    // A sheet leaves out the blank cells at the end of a row.
    let width = records.iter().map(|record| record.cells.len()).max().unwrap_or(0);
    if width == 0 {
        return Err(ReadErrorKind::Empty.whole());
    }
    for record in &mut records {
        record.cells.resize(width, String::new());
    }
    of_records(&records, commune)
}

fn of_records(records: &[Record], commune: &CommuneCode) -> Result<Annex, ReadError> {
    let heading = heading::find(records)?;
    let mut annex =
        Annex { commune: commune.clone(), rows: Vec::new(), total: None, not_read: heading.not_read.clone() };
    for record in records.iter().skip(heading.rows) {
        row(record, &heading, &mut annex)?;
    }
    if annex.rows.is_empty() {
        return Err(ReadErrorKind::NoRows.whole());
    }
    Ok(annex)
}

/// Splits the text into lines of cells, without those that are blank throughout.
fn records(text: &str) -> Result<Vec<Record>, ReadError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(text::delimiter(text))
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    let mut lines = text::Lines::new(text);
    for (read, record) in (1..).zip(reader.records()) {
        if read > MOST_ROWS {
            return Err(ReadErrorKind::TooManyRows(MOST_ROWS).whole());
        }
        // The text is UTF-8 and rows may differ in length, so the reader has nothing left to refuse.
        let record = record.map_err(|_| ReadErrorKind::NoHeading.whole())?;
        let line = lines.at(record.position().map_or(0, csv::Position::byte));
        if record.len() > MOST_CELLS || record.iter().any(|cell| cell.chars().count() > MOST_CHARACTERS) {
            return Err(ReadErrorKind::TooLong.at(line));
        }
        let cells: Vec<String> = record.iter().map(tidy).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            records.push(Record { line, cells });
        }
    }
    Ok(records)
}

/// Reads one line under the heading into the annex.
fn row(record: &Record, heading: &Heading, annex: &mut Annex) -> Result<(), ReadError> {
    let found = record.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    if found > heading.width {
        return Err(ReadErrorKind::LongRow { found, expected: heading.width }.at(record.line));
    }
    let name = heading.cell(record, Column::Village);
    let number = heading.cell(record, Column::Number);
    let is_total = is_total(name) || (name.is_empty() && is_total_word(number));
    if !is_total && is_no_line(record, heading, annex.total.is_some()) {
        return Ok(());
    }
    if record.cells.len() < heading.width {
        let found = record.cells.len();
        return Err(ReadErrorKind::ShortRow { found, expected: heading.width }.at(record.line));
    }
    let figures = figures(record, heading)?;
    if is_total {
        if annex.total.is_some() {
            return Err(ReadErrorKind::SecondTotal.at(record.line));
        }
        annex.total = Some(figures);
        return Ok(());
    }
    if name.is_empty() {
        return Err(heading.error(record, Column::Village, ReadErrorKind::NoName));
    }
    let printed = heading.count(record, Column::Number)?;
    let place = u32::try_from(annex.rows.len() + 1).unwrap_or(u32::MAX);
    annex.rows.push(AnnexRow {
        line: record.line,
        number: printed.unwrap_or(place),
        numbered: printed.is_some(),
        name: name.to_owned(),
        figures,
    });
    Ok(())
}

/// A group's title between the villages, a note, a signature, its place and day: words where figures would be, and no
/// village with its number. Under the total row a name alone is whoever signed.
fn is_no_line(record: &Record, heading: &Heading, below_total: bool) -> bool {
    let number = heading.cell(record, Column::Number);
    let named = !heading.cell(record, Column::Village).is_empty();
    let numbered = number.parse::<u32>().is_ok();
    let mut cells = FIGURES.iter().map(|column| heading.cell(record, *column)).filter(|cell| !cell.is_empty());
    let title = !numbered && !number.is_empty() && cells.clone().next().is_none();
    let words = cells.all(|cell| cell.chars().any(char::is_alphabetic));
    title || (words && !(numbered && named) && (below_total || !named))
}

fn is_total(name: &str) -> bool {
    is_total_word(name) || matches!(fold(name).trim_end_matches([':', '.']), "toan xa" | "ca xa")
}

/// "Cộng", "Tổng cộng", "Tổng số", "Tổng".
fn is_total_word(cell: &str) -> bool {
    matches!(fold(cell).trim_end_matches([':', '.']), "cong" | "tong cong" | "tong so" | "tong")
}

fn figures(record: &Record, heading: &Heading) -> Result<Figures, ReadError> {
    Ok(Figures {
        households: heading.count(record, Column::Households)?,
        poor: heading.count(record, Column::Poor)?,
        poor_rate: heading.rate(record, Column::PoorRate)?,
        near: heading.count(record, Column::Near)?,
        near_rate: heading.rate(record, Column::NearRate)?,
        poor_cut_rate: heading.rate(record, Column::PoorCutRate)?,
        poor_cut: heading.count(record, Column::PoorCut)?,
        near_cut_rate: heading.rate(record, Column::NearCutRate)?,
        near_cut: heading.count(record, Column::NearCut)?,
    })
}
