//! Reads a sheet of an .xlsx: cells by calamine; hidden rows and columns and merged cells by their tags.

use std::collections::{BTreeSet, HashSet};
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;

use super::grid::{Filling, Format, Kind, Merge, Row, Sheet};
use super::{Limits, SheetError, tags};

/// Most merged areas that are looked at.
const MOST_MERGES: usize = 200_000;
/// Most cells in percent that are looked at.
const MOST_PERCENTS: usize = 500_000;
/// How often progress is told.
const TELL_EVERY: usize = 1000;

/// Reads the sheet that is wanted.
pub(super) fn read(bytes: &[u8], limits: &Limits, rows_read: &mut dyn FnMut(usize)) -> Result<Sheet, SheetError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let listed: Vec<(usize, String)> = book
        .sheets_metadata()
        .iter()
        .enumerate()
        .filter(|(_, sheet)| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|(at, sheet)| (at, sheet.name.clone()))
        .collect();
    let mut filled = Vec::new();
    for (at, name) in listed {
        if holds_something(&mut book, &name)? {
            filled.push((at, name));
        }
    }
    let wanted = match &limits.sheet {
        Some(wanted) => {
            filled.iter().find(|(_, name)| name == wanted).ok_or_else(|| SheetError::NoSuchSheet(wanted.clone()))?
        }
        None => match filled.as_slice() {
            [] => return Err(SheetError::Empty),
            [only] => only,
            _ => return Err(SheetError::ManySheets(filled.into_iter().map(|(_, name)| name).collect())),
        },
    };
    let (at, name) = wanted.clone();
    let marks = marks(bytes, at, limits.columns);
    let mut sheet = cells(&mut book, name.clone(), &marks, limits, rows_read)?;
    sheet.hidden_columns = marks.hidden_columns;
    for merge in marks.merges {
        sheet.merge(merge);
    }
    sheet.other_sheets = filled.into_iter().map(|(_, other)| other).filter(|other| *other != name).collect();
    Ok(sheet)
}

fn holds_something(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<bool, SheetError> {
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(false),
        Err(error) => return Err(refused(error)),
    };
    while let Some(cell) = cells.next_cell().map_err(refused)? {
        let blank = match cell.get_value() {
            DataRef::Empty => true,
            DataRef::String(text) => text.trim().is_empty(),
            DataRef::SharedString(text) => text.trim().is_empty(),
            _ => false,
        };
        if !blank {
            return Ok(true);
        }
    }
    Ok(false)
}

fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: String,
    marks: &Marks,
    limits: &Limits,
    rows_read: &mut dyn FnMut(usize),
) -> Result<Sheet, SheetError> {
    let mut cells = book.worksheet_cells_reader(&name).map_err(refused)?;
    let mut sheet = Sheet::new(name, Format::Workbook);
    let mut filling = Filling::new(limits);
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(refused)? {
        let formula = cell.formula.is_some();
        let number = cell.pos.0.saturating_add(1);
        let column = u16::try_from(cell.pos.1).unwrap_or(u16::MAX);
        let (kind, mut text) = plain(&cell.value, formula);
        if kind == Kind::Number && marks.percents.contains(&(number, column)) {
            text = text.parse::<f64>().map_or(text, |value| exact(value * 100.0));
        }
        let Some(taken) = filling.cell(number, column, kind, &text, formula)? else { continue };
        sheet.formulas += usize::from(formula);
        match sheet.rows.last_mut() {
            Some(row) if row.number == number => row.cells.push(taken),
            _ => {
                if sheet.rows.len() >= limits.rows {
                    return Err(SheetError::TooManyRows { most: limits.rows });
                }
                sheet.rows.push(Row { number, hidden: marks.hidden_rows.contains(&number), cells: vec![taken] });
                if sheet.rows.len().is_multiple_of(TELL_EVERY) {
                    rows_read(sheet.rows.len());
                }
            }
        }
    }
    // Files are written in order; one that is not is put in order rather than misread.
    for row in &mut sheet.rows {
        row.cells.sort_by_key(|cell| cell.column);
        row.cells.dedup_by_key(|cell| cell.column);
    }
    sheet.rows.sort_by_key(|row| row.number);
    rows_read(sheet.rows.len());
    Ok(sheet)
}

/// A value as the grid holds it.
fn plain(value: &DataRef<'_>, formula: bool) -> (Kind, String) {
    match value {
        DataRef::Empty if formula => (Kind::Unknown, String::new()),
        DataRef::Empty => (Kind::Text, String::new()),
        DataRef::Int(number) => (Kind::Number, number.to_string()),
        DataRef::Float(number) => (Kind::Number, exact(*number)),
        DataRef::String(text) => (Kind::Text, text.clone()),
        DataRef::SharedString(text) => (Kind::Text, (*text).to_owned()),
        DataRef::Bool(yes) => (Kind::Text, if *yes { "TRUE" } else { "FALSE" }.to_owned()),
        DataRef::DateTime(moment) => match moment.as_datetime().filter(|_| moment.is_datetime()) {
            Some(there) => (Kind::Date, there.date().to_string()),
            None => (Kind::Number, exact(moment.as_f64())),
        },
        DataRef::DateTimeIso(text) => (Kind::Date, text.chars().take(10).collect()),
        DataRef::DurationIso(text) => (Kind::Text, text.clone()),
        DataRef::Error(error) => (Kind::Fault, error.to_string()),
    }
}

/// A number as Excel shows it whole: fifteen digits, which is what it keeps; `7.2700000000000005` is `7.27`.
fn exact(number: f64) -> String {
    let fifteen = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    format!("{fifteen}")
}

fn refused(error: XlsxError) -> SheetError {
    match error {
        XlsxError::Password => SheetError::Password,
        _ => SheetError::Broken,
    }
}

/// What a worksheet marks beside its cells.
#[derive(Default)]
struct Marks {
    hidden_rows: BTreeSet<u32>,
    hidden_columns: BTreeSet<u16>,
    merges: Vec<Merge>,
    /// Cells that Excel shows in percent: 0.0727 in the file is 7,27 % on the screen.
    percents: HashSet<(u32, u16)>,
}

/// The marks of the sheet at a place in the workbook's list. What cannot be found is no mark.
fn marks(bytes: &[u8], at: usize, columns: u16) -> Marks {
    let mut marks = Marks::default();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return marks };
    let Some(path) = path_of(&mut archive, at) else { return marks };
    let percent = percent_styles(&mut archive);
    let Ok(file) = archive.by_name(&path) else { return marks };
    let (mut row, last) = (0_u32, columns.saturating_sub(1));
    tags::each(file, |tag| {
        match tag.name() {
            "row" => {
                row = tag.get("r").and_then(|number| number.parse().ok()).unwrap_or_else(|| row.saturating_add(1));
                if tag.is_set("hidden") || tag.get("ht").is_some_and(|height| height == "0") {
                    marks.hidden_rows.insert(row);
                }
            }
            "col" if tag.is_set("hidden") || tag.get("width").is_some_and(|width| width == "0") => {
                let place = |name| tag.get(name).and_then(|number| number.parse::<u32>().ok());
                if let (Some(from), Some(to)) = (place("min"), place("max")) {
                    let to = to.min(u32::from(columns));
                    let hidden = from.saturating_sub(1)..to;
                    marks.hidden_columns.extend(hidden.filter_map(|column| u16::try_from(column).ok()));
                }
            }
            "c" if !percent.is_empty() && marks.percents.len() < MOST_PERCENTS => {
                let style = tag.get("s").and_then(|style| style.parse().ok());
                if style.is_some_and(|style: usize| percent.contains(&style)) {
                    marks.percents.extend(tag.get("r").and_then(place_of));
                }
            }
            "mergeCell" if marks.merges.len() < MOST_MERGES => {
                marks.merges.extend(tag.get("ref").and_then(|area| area_of(area, last)));
            }
            _ => {}
        }
        true
    });
    marks
}

/// The styles of cells whose numbers are shown in percent, by their place.
fn percent_styles(archive: &mut ZipArchive<Cursor<&[u8]>>) -> BTreeSet<usize> {
    let (mut styles, mut formats) = (BTreeSet::new(), BTreeSet::from(["9".to_owned(), "10".to_owned()]));
    let Ok(file) = archive.by_name("xl/styles.xml") else { return styles };
    let (mut of_cells, mut place) = (false, 0);
    tags::each(file, |tag| {
        match tag.name() {
            "numFmt" if tag.get("formatCode").is_some_and(in_percent) => {
                formats.extend(tag.get("numFmtId").map(ToOwned::to_owned));
            }
            "cellXfs" => of_cells = true,
            "xf" if of_cells => {
                if tag.get("numFmtId").is_some_and(|format| formats.contains(format)) {
                    styles.insert(place);
                }
                place += 1;
            }
            "cellStyles" | "dxfs" => of_cells = false,
            _ => {}
        }
        true
    });
    styles
}

/// Whether a format shows hundredfold: a percent sign in quotes or behind a backslash is only a sign.
fn in_percent(code: &str) -> bool {
    let code = code.replace("&quot;", "\"").replace("\\%", "");
    code.split('"').step_by(2).any(|part| part.contains('%'))
}

/// The file of the sheet at a place in the workbook's list.
fn path_of(archive: &mut ZipArchive<Cursor<&[u8]>>, at: usize) -> Option<String> {
    let mut id = None;
    let mut seen = 0;
    tags::each(archive.by_name("xl/workbook.xml").ok()?, |tag| {
        if tag.name() == "sheet" {
            if seen == at {
                id = tag.get("r:id").or_else(|| tag.get("relationships:id")).map(ToOwned::to_owned);
            }
            seen += 1;
        }
        id.is_none()
    });
    let (id, mut path) = (id?, None);
    tags::each(archive.by_name("xl/_rels/workbook.xml.rels").ok()?, |tag| {
        if tag.name() == "Relationship" && tag.get("Id") == Some(id.as_str()) {
            path = tag.get("Target").map(ToOwned::to_owned);
        }
        path.is_none()
    });
    let path = path?;
    Some(path.strip_prefix('/').map_or_else(|| format!("xl/{path}"), ToOwned::to_owned))
}

/// `A1:C2` as rows and columns, within the columns that are read.
fn area_of(text: &str, last: u16) -> Option<Merge> {
    let (first, end) = text.split_once(':')?;
    let ((from_row, from_column), (to_row, to_column)) = (place_of(first)?, place_of(end)?);
    (from_column <= last).then(|| Merge { rows: (from_row, to_row), columns: (from_column, to_column.min(last)) })
}

fn place_of(text: &str) -> Option<(u32, u16)> {
    let text = text.replace('$', "");
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = text.split_at_checked(digits)?;
    let column = letters.bytes().try_fold(0_u32, |sum, letter| {
        let place = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?) + 1;
        sum.checked_mul(26)?.checked_add(place)
    })?;
    Some((number.parse().ok()?, u16::try_from(column.checked_sub(1)?).ok()?))
}
