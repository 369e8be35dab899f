//! The tables as a workbook for people: headings and cells in words, a household named by its number and its head instead
//! of by its id, days as days.
//!
//! Names of columns and codes for programs are in the other files; the last sheet says what each of them means.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::codes::{self, Codes};
use super::dictionary::{Meanings, rows};
use super::journal::Line;
use super::tables::{Column, Kind, Records, Row, Set, Value};
use crate::domain::household::Household;
use crate::server::office::words::Words;
use crate::server::sheet::write::text_cell;

/// What the first sheet says above the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Sentences, one a line.
    pub lines: Vec<String>,
}

/// What a column of a sheet shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// The table's own column, by its place.
    Own(usize),
    /// Name of the village.
    VillageName,
    /// The household's number.
    HouseholdNumber,
    /// The household's head.
    Head,
}

/// Columns that only programs follow, or that stand in front in words.
const IN_FRONT: [&str; 8] =
    ["id", "visit", "household", "village", "village_name", "number", "household_number", "head"];

/// The journal's lines in words: number, moment, who, what, of which village.
///
/// # Errors
/// When the workbook cannot be written.
pub fn journal(w: &Words, title: &str, lines: &[Line]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = named(&mut book, title)?;
    let (bold, wrapped) = (heading(), Format::new().set_text_wrap().set_align(FormatAlign::Top));
    for ((column, name), width) in (0_u16..).zip(["seq", "at", "actor", "action", "village"]).zip([9, 18, 26, 80, 24]) {
        text_cell(sheet, 0, column, &w.t(&format!("people-head-{name}")), Some(&bold))?;
        sheet.set_column_width(column, width)?;
    }
    for (row, line) in (1_u32..).zip(lines) {
        let subject = line.subject.as_ref().map_or("", |(subject, _)| subject);
        let what = format!("{}{subject}{}", line.before, line.after);
        let cells = [line.seq.to_string(), w.moment(line.at), line.who.clone(), what, line.village.clone()];
        for (column, text) in (0_u16..).zip(&cells) {
            text_cell(sheet, row, column, text, Some(&wrapped))?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    book.save_to_buffer()
}

/// Writes the workbook.
///
/// # Errors
/// When the workbook cannot be written.
pub fn workbook(w: &Words, records: &Records, about: &About, meanings: &[Meanings]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = named(&mut book, &w.t("people-sheet-about"))?;
    sheet.set_column_width(0, 110)?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (row, line) in (0_u32..).zip(&about.lines) {
        text_cell(sheet, row, 0, line, Some(&wrapped))?;
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    for set in Set::ALL {
        let sheet = named(&mut book, &w.t(&format!("people-sheet-{}", set.name())))?;
        Table { w, records, set, sheet }.write()?;
    }
    let sheet = named(&mut book, &w.t("people-sheet-meanings"))?;
    let bold = heading();
    for (row, cells) in (0_u32..).zip(rows(w, meanings)) {
        for (column, text) in (0_u16..).zip(&cells) {
            text_cell(sheet, row, column, text, Some(if row == 0 { &bold } else { &wrapped }))?;
        }
    }
    for (column, width) in [(0, 30), (1, 26), (2, 26), (3, 70), (4, 30)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    book.save_to_buffer()
}

fn named<'a>(book: &'a mut Workbook, name: &str) -> Result<&'a mut Worksheet, XlsxError> {
    book.add_worksheet().set_name(name)
}

fn heading() -> Format {
    Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Thin)
}

struct Table<'a> {
    w: &'a Words,
    records: &'a Records,
    set: Set,
    sheet: &'a mut Worksheet,
}

impl Table<'_> {
    fn write(self) -> Result<(), XlsxError> {
        let (columns, shown) = (self.set.columns(), shown(self.set));
        let households: BTreeMap<String, &Household> =
            self.records.households.iter().map(|one| (one.id.to_string(), one)).collect();
        let bold = heading();
        for (at, one) in (0_u16..).zip(&shown) {
            text_cell(self.sheet, 0, at, &self.w.t(&heading_of(*one, columns)), Some(&bold))?;
            self.sheet.set_column_width(at, width(*one, columns))?;
        }
        let rows = self.records.rows(self.set);
        let (day, plain, point) = (
            Format::new().set_num_format("dd/mm/yyyy"),
            Format::new().set_num_format("0"),
            Format::new().set_num_format("0.000"),
        );
        for (line, row) in (1_u32..).zip(&rows) {
            let household = place(self.set, columns).and_then(|at| text(row, at)).and_then(|id| households.get(id));
            for (at, one) in (0_u16..).zip(&shown) {
                let own = match one {
                    Shown::Own(own) => *own,
                    Shown::VillageName => {
                        let id = household.map(|one| &one.village);
                        let name = id.map(|id| self.records.village_name(id)).unwrap_or_default();
                        text_cell(self.sheet, line, at, &name, None)?;
                        continue;
                    }
                    Shown::HouseholdNumber => {
                        let number = household.map(|one| one.number.as_str()).unwrap_or_default();
                        text_cell(self.sheet, line, at, number, None)?;
                        continue;
                    }
                    Shown::Head => {
                        let head = household.map(|one| one.head_name()).unwrap_or_default();
                        text_cell(self.sheet, line, at, head, None)?;
                        continue;
                    }
                };
                let (Some(value), Some((_, kind))) = (row.get(own), columns.get(own)) else { continue };
                match (value, kind) {
                    (Value::Null, _) => {}
                    (Value::Flag(yes), _) => {
                        let said = Codes::Flag.meaning(self.w, codes::flag(*yes));
                        text_cell(self.sheet, line, at, &said, None)?;
                    }
                    (Value::Number(number), Kind::Numbered(codes)) => {
                        let said = format!("{number}. {}", codes.meaning(self.w, &number.to_string()));
                        text_cell(self.sheet, line, at, &said, None)?;
                    }
                    (Value::Number(number), _) => match i32::try_from(*number) {
                        Ok(number) => {
                            self.sheet.write_number_with_format(line, at, f64::from(number), &plain)?;
                        }
                        Err(_) => text_cell(self.sheet, line, at, &number.to_string(), None)?,
                    },
                    (Value::Degrees(e6), _) => {
                        self.sheet.write_number_with_format(line, at, f64::from(*e6) / 1e6, &point)?;
                    }
                    (Value::Text(code), Kind::Code(codes)) => {
                        text_cell(self.sheet, line, at, &codes.meaning(self.w, code), None)?;
                    }
                    (Value::Text(text), Kind::Day) => match text.parse::<NaiveDate>().ok().and_then(excel_day) {
                        Some(date) => {
                            self.sheet.write_datetime_with_format(line, at, &date, &day)?;
                        }
                        None => text_cell(self.sheet, line, at, text, None)?,
                    },
                    (Value::Text(text), _) => text_cell(self.sheet, line, at, text, None)?,
                }
            }
        }
        let (last_row, last) = (u32::try_from(rows.len()).unwrap_or(u32::MAX), u16::try_from(shown.len()).unwrap_or(1));
        self.sheet.autofilter(0, 0, last_row, last.saturating_sub(1))?;
        self.sheet.set_freeze_panes(1, 0)?;
        self.sheet.set_repeat_rows(0, 0)?;
        self.sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        Ok(())
    }
}

fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    use chrono::Datelike;
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

/// Where a table says which household a row is of.
fn place(set: Set, columns: &[Column]) -> Option<usize> {
    let name = match set {
        Set::Villages => return None,
        Set::Households => "id",
        Set::Members | Set::Visits | Set::Indicators => "household",
    };
    columns.iter().position(|(column, _)| *column == name)
}

fn text(row: &Row, at: usize) -> Option<&str> {
    match row.get(at) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

/// What a table's sheet shows: where the household is and which, then the table's own columns.
fn shown(set: Set) -> Vec<Shown> {
    let columns = set.columns();
    let mut shown = Vec::new();
    if set != Set::Villages {
        let code = columns.iter().position(|(name, _)| *name == "village");
        shown.extend(code.map(Shown::Own));
        shown.extend([Shown::VillageName, Shown::HouseholdNumber, Shown::Head]);
    }
    let own = columns.iter().enumerate().filter(|(_, (name, _))| !IN_FRONT.contains(name));
    shown.extend(own.map(|(at, _)| Shown::Own(at)));
    shown
}

/// The message of a heading.
fn heading_of(shown: Shown, columns: &[Column]) -> String {
    let name = match shown {
        Shown::Own(at) => columns.get(at).map_or("", |(name, _)| name),
        Shown::VillageName => "village_name",
        Shown::HouseholdNumber => "number",
        Shown::Head => "head",
    };
    format!("people-head-{name}")
}

fn width(shown: Shown, columns: &[Column]) -> f64 {
    let Shown::Own(at) = shown else { return if shown == Shown::HouseholdNumber { 9.0 } else { 24.0 } };
    match columns.get(at) {
        Some(("name", _)) => 26.0,
        Some((_, Kind::Code(_) | Kind::Numbered(_))) => 24.0,
        _ => 13.0,
    }
}
