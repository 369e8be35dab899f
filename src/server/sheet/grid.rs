//! The grid that every file is read into: rows with their numbers as Excel shows them, cells with their letters.
//!
//! Blank cells and blank rows are left out, so that a sheet that was formatted down to its last row costs nothing.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use super::{Limits, SheetError};
use crate::domain::letters;
use crate::domain::text::tidy;

/// What kind of thing a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text; every cell of a CSV is text.
    Text,
    /// A number, exact, with a point before its decimals.
    Number,
    /// A day as `YYYY-MM-DD`.
    Date,
    /// An error of the program that made the file, such as `#REF!`.
    Fault,
    /// A formula without a stored result.
    Unknown,
}

/// What a file was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Separated values.
    Separated,
    /// A workbook.
    Workbook,
}

/// One cell that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its column, from 0.
    pub column: u16,
    /// What it holds.
    pub kind: Kind,
    /// It was computed: the text is the result that was stored with it.
    pub formula: bool,
    /// Its text: composed, with runs of white space made one space. See [`Kind`] for numbers and days.
    pub text: Arc<str>,
}

impl Cell {
    /// The cell as a Vietnamese table prints it: a comma before decimals, a day as `02/03/1969`.
    pub fn printed(&self) -> Cow<'_, str> {
        match self.kind {
            Kind::Number if self.text.contains('.') => Cow::Owned(self.text.replace('.', ",")),
            Kind::Date => match self.text.split('-').collect::<Vec<_>>().as_slice() {
                [year, month, day] => Cow::Owned(format!("{day}/{month}/{year}")),
                _ => Cow::Borrowed(&self.text),
            },
            _ => Cow::Borrowed(&self.text),
        }
    }
}

/// A row that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number, from 1, as Excel shows it.
    pub number: u32,
    /// It is hidden in Excel.
    pub hidden: bool,
    /// Its cells by column, those that hold something.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of a column.
    pub fn cell(&self, column: u16) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(at)
    }

    /// The text of a column; empty where there is nothing.
    pub fn text(&self, column: u16) -> &str {
        self.cell(column).map_or("", |cell| &cell.text)
    }
}

/// Cells that are shown as one; the first of them holds the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// First and last row, as Excel numbers them.
    pub rows: (u32, u32),
    /// First and last column, from 0.
    pub columns: (u16, u16),
}

/// A table as it was in the file.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Name of the sheet; empty for separated values.
    pub name: String,
    /// What the file was.
    pub format: Format,
    /// The rows that are not blank, in order.
    pub rows: Vec<Row>,
    /// Columns hidden in Excel, from 0.
    pub hidden_columns: BTreeSet<u16>,
    /// Cells that were computed; their stored results were taken.
    pub formulas: usize,
    /// Other sheets of the file that hold something.
    pub other_sheets: Vec<String>,
    /// Merged cells by column and first row.
    merges: BTreeMap<(u16, u32), Merge>,
}

impl Sheet {
    /// An empty one.
    pub(super) const fn new(name: String, format: Format) -> Self {
        Self {
            name,
            format,
            rows: Vec::new(),
            hidden_columns: BTreeSet::new(),
            formulas: 0,
            other_sheets: Vec::new(),
            merges: BTreeMap::new(),
        }
    }

    /// Takes merged cells in.
    pub(super) fn merge(&mut self, merge: Merge) {
        for column in merge.columns.0..=merge.columns.1 {
            self.merges.insert((column, merge.rows.0), merge);
        }
    }

    /// A row by its number in Excel.
    pub fn row(&self, number: u32) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.rows.get(at)
    }

    /// The merged cells that an address is part of.
    pub fn merged(&self, row: u32, column: u16) -> Option<&Merge> {
        let (_, merge) = self.merges.range((column, 0)..=(column, row)).next_back()?;
        (merge.rows.1 >= row).then_some(merge)
    }

    /// The cell that an address shows: its own, or the first of the merged cells that it is part of.
    pub fn shown(&self, row: &Row, column: u16) -> Option<Cell> {
        if let Some(cell) = row.cell(column) {
            return Some(cell.clone());
        }
        let merge = self.merged(row.number, column)?;
        let first = self.row(merge.rows.0)?.cell(merge.columns.0)?;
        Some(Cell { column, ..first.clone() })
    }

    /// How many columns hold something: one more than the last of them.
    pub fn width(&self) -> u16 {
        self.rows.iter().filter_map(|row| row.cells.last()).map(|cell| cell.column.saturating_add(1)).max().unwrap_or(0)
    }

    /// How many rows that hold something are hidden in Excel.
    pub fn hidden_rows(&self) -> usize {
        self.rows.iter().filter(|row| row.hidden).count()
    }
}

/// The letters of a column from 0: `A`, `Z`, `AA`.
pub fn column_letter(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        let place = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + place));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Takes cells in, keeps the limits, and keeps each text once: a register says the same words over and over.
pub(super) struct Filling<'a> {
    limits: &'a Limits,
    seen: HashSet<Arc<str>>,
    /// Words in TCVN3 so far: one alone may be a slip of the pen.
    old_words: usize,
}

/// So many words in TCVN3 are a file in TCVN3.
const OLD_WORDS: usize = 2;

impl<'a> Filling<'a> {
    /// Within limits.
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self { limits, seen: HashSet::new(), old_words: 0 }
    }

    /// The cell at an address, or nothing where it is blank.
    pub(super) fn cell(
        &mut self,
        row: u32,
        column: u16,
        kind: Kind,
        text: &str,
        formula: bool,
    ) -> Result<Option<Cell>, SheetError> {
        if text.len() > self.limits.characters && text.chars().count() > self.limits.characters {
            let cell = format!("{}{row}", column_letter(column));
            return Err(SheetError::TooLong { cell, most: self.limits.characters });
        }
        let text = tidy(text);
        if !text.is_ascii() && kind == Kind::Text && !self.seen.contains(text.as_str()) {
            self.old_words += text.split(' ').filter(|word| letters::tcvn3_word(word).is_some()).count();
            if self.old_words >= OLD_WORDS {
                return Err(SheetError::OldLetters { cell: format!("{}{row}", column_letter(column)), found: text });
            }
        }
        if text.is_empty() && kind != Kind::Unknown {
            return Ok(None);
        }
        if column >= self.limits.columns {
            return Err(SheetError::TooWide { row, most: self.limits.columns });
        }
        Ok(Some(Cell { column, kind, formula, text: self.one(text) }))
    }

    fn one(&mut self, text: String) -> Arc<str> {
        if let Some(kept) = self.seen.get(text.as_str()) {
            return Arc::clone(kept);
        }
        let kept: Arc<str> = Arc::from(text);
        self.seen.insert(Arc::clone(&kept));
        kept
    }
}
