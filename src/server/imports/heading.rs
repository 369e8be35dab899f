//! Finds the heading of a list: one to three rows, merged cells read from top to bottom, and proposes what each column is.

use std::collections::BTreeMap;

use super::choices::{Choices, Columns, RowIs};
use super::columns::{Field, Words, key};
use super::remembered::Remembered;
use crate::domain::class::Class;
use crate::server::sheet::{Kind, Row, Sheet};

/// Rows from the top in which a heading is looked for.
const ROWS_SAMPLED: usize = 40;
/// Most rows of a heading.
const MOST_HEIGHT: usize = 3;
/// A merged cell wider than this is a title.
const WIDEST_GROUP: u16 = 4;

/// A heading that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The first row below it, as Excel numbers it.
    pub first_row: u32,
    /// What stands above each column, from 0.
    pub texts: BTreeMap<u16, String>,
}

/// A heading and what is proposed for its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The heading.
    pub heading: Heading,
    /// The columns.
    pub columns: Columns,
    /// The class that the title above the heading names.
    pub class: Option<Class>,
}

impl Proposal {
    /// The same under what the officer chose: the columns, the class, and what stands above the first row.
    #[must_use]
    pub fn chosen(mut self, sheet: &Sheet, choices: &Choices) -> Self {
        if let Some(columns) = &choices.columns {
            if columns.first_row != self.heading.first_row {
                // The officer said where people begin: the row above is the heading.
                let above = sheet.rows.iter().position(|row| row.number >= columns.first_row);
                let above = above.and_then(|at| at.checked_sub(1));
                let texts = above.map(|at| texts(sheet, at, 1)).unwrap_or_default();
                self.heading = Heading { first_row: columns.first_row, texts };
            }
            self.columns = columns.clone();
        }
        self.class = if self.columns.has_class() { None } else { choices.class.or(self.class) };
        self
    }
}

/// Finds the heading that names most fields. Where none names two, the first row is taken and nothing is proposed.
pub fn propose(sheet: &Sheet, words: &Words, remembered: &Remembered) -> Proposal {
    let mut best: Option<(usize, usize, usize)> = None;
    let rows = sheet.rows.len().min(ROWS_SAMPLED);
    for top in 0..rows {
        let words_only = sheet.rows.iter().skip(top).take_while(|row| !holds_figures(row)).count();
        for height in 1..=MOST_HEIGHT.min(rows - top).min(words_only) {
            let fields = fields(&texts(sheet, top, height), words, remembered);
            let named = fields.values().any(|field| matches!(field, Field::Name | Field::Head));
            let score = 2 * fields.len() + usize::from(named);
            // The more fields the better; of equals the one of fewer rows, which leaves out the title above it.
            let better = best.is_none_or(|(most, _, rows)| score > most || (score == most && height < rows));
            if fields.len() >= 2 && better {
                best = Some((score, top, height));
            }
        }
    }
    let (top, height) = best.map_or((0, 1), |(_, top, height)| (top, height));
    let texts = texts(sheet, top, height);
    let mut fields = if best.is_some() { fields(&texts, words, remembered) } else { BTreeMap::new() };
    let has = |wanted: Field| fields.values().any(|field| *field == wanted);
    let persons = has(Field::Relation) || (has(Field::Name) && has(Field::Head));
    if !has(Field::Name) {
        // A list of heads alone calls its only names those of heads.
        for field in fields.values_mut().filter(|field| **field == Field::Head) {
            *field = Field::Name;
        }
    }
    let last = sheet.rows.get(top + height - 1).map_or(0, |row| row.number);
    let first_row = after_numbers(sheet, last);
    let row_is = if persons { RowIs::Person } else { RowIs::Household };
    let class = title_class(sheet, top, words);
    Proposal { heading: Heading { first_row, texts }, columns: Columns { first_row, row_is, fields }, class }
}

/// Whether a cell of a row is a figure or a day: people stand there, not headings.
fn holds_figures(row: &Row) -> bool {
    row.cells.iter().any(|cell| {
        let digits = !cell.text.is_empty() && cell.text.bytes().all(|byte| byte.is_ascii_digit());
        digits || matches!(cell.kind, Kind::Number | Kind::Date)
    })
}

/// What stands above each column, its rows joined; a title over everything is left out.
fn texts(sheet: &Sheet, top: usize, height: usize) -> BTreeMap<u16, String> {
    let mut texts: BTreeMap<u16, String> = BTreeMap::new();
    for row in sheet.rows.iter().skip(top).take(height) {
        for column in 0..sheet.width() {
            let merged = sheet.merged(row.number, column);
            if merged.is_some_and(|merge| merge.columns.1 - merge.columns.0 >= WIDEST_GROUP) {
                continue;
            }
            let Some(cell) = sheet.shown(row, column) else { continue };
            let text = texts.entry(column).or_default();
            // A heading merged downwards says its text once.
            if !text.ends_with(&*cell.text) {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&cell.text);
            }
        }
    }
    texts
}

fn fields(texts: &BTreeMap<u16, String>, words: &Words, remembered: &Remembered) -> BTreeMap<u16, Field> {
    let mut fields: BTreeMap<u16, Field> = BTreeMap::new();
    for (column, text) in texts {
        let key = key(text);
        let field = match remembered.fields.get(&key) {
            Some(remembered) => *remembered,
            None => words.field(&key),
        };
        if let Some(field) = field.filter(|field| !fields.values().any(|other| other == field)) {
            fields.insert(*column, field);
        }
    }
    fields
}

/// The first row below the heading: a row that only counts the columns, "(1) (2) (3)" or "A B 1 2", is passed over.
fn after_numbers(sheet: &Sheet, last: u32) -> u32 {
    let Some(row) = sheet.rows.iter().find(|row| row.number > last) else { return last.saturating_add(1) };
    let counts = |text: &str| {
        let bare = text.trim_matches(['(', ')', '[', ']', ' ']);
        let digits = !bare.is_empty() && bare.len() <= 2 && bare.bytes().all(|byte| byte.is_ascii_digit());
        digits || (bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_uppercase()))
    };
    if row.cells.len() >= 3 && row.cells.iter().all(|cell| counts(&cell.text)) {
        row.number.saturating_add(1)
    } else {
        row.number
    }
}

/// "DANH SÁCH HỘ CẬN NGHÈO" above the heading names the class of the whole list.
fn title_class(sheet: &Sheet, top: usize, words: &Words) -> Option<Class> {
    let titles = sheet.rows.iter().take(top).flat_map(|row| &row.cells).map(|cell| format!(" {} ", key(&cell.text)));
    for title in titles {
        if !title.contains(" danh sach ") {
            continue;
        }
        let (poor, near) = (title.contains(" ho ngheo "), title.contains(" can ngheo "));
        match (poor, near) {
            (true, false) => return words.class("hộ nghèo"),
            (false, true) => return words.class("hộ cận nghèo"),
            _ => {}
        }
    }
    None
}
