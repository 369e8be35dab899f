//! The file of the rows that were not put in: the rows as they are in the file, under its own heading, with a column that
//! says why. Whoever corrects them loads the same file again.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format as CellFormat, Workbook, XlsxError};

use super::check::Checked;
use super::columns::Field;
use super::said;
use crate::i18n::{I18n, Lang};
use crate::server::sheet::write::{separated, text_cell};
use crate::server::sheet::{Format, Sheet};

/// A file to download.
pub struct BadRows {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its ending, `csv` or `xlsx`.
    pub ending: &'static str,
    /// Its content type.
    pub content_type: &'static str,
}

/// Writes the file, in the form that the rows came in.
///
/// # Errors
/// When the workbook cannot be written.
pub fn file(i18n: &I18n, sheet: &Sheet, checked: &Checked) -> Result<BadRows, XlsxError> {
    let table = table(i18n, sheet, checked);
    if sheet.format == Format::Separated {
        return Ok(BadRows { bytes: separated(table), ending: "csv", content_type: "text/csv; charset=utf-8" });
    }
    let mut book = Workbook::new();
    let bold = CellFormat::new().set_bold();
    let page = book.add_worksheet();
    for (row, cells) in (0_u32..).zip(&table) {
        for (column, text) in (0_u16..).zip(cells) {
            if !text.is_empty() {
                text_cell(page, row, column, text, (row == 0).then_some(&bold))?;
            }
        }
    }
    let content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(BadRows { bytes: book.save_to_buffer()?, ending: "xlsx", content_type })
}

/// The heading and the rows of every household in which something is wrong, merged cells filled in. What was said above
/// the rows, the village and the class, stands in each of them: it would be lost with the rows that were put in.
fn table(i18n: &I18n, sheet: &Sheet, checked: &Checked) -> Vec<Vec<String>> {
    let mut why: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for fault in &checked.faults {
        why.entry(fault.row).or_default().push(said::fault(i18n, fault));
    }
    let why_column = i18n.t("import-why-column");
    let text_of = |column: u16| checked.heading.texts.get(&column).map_or("", String::as_str);
    // A file that was corrected and loaded again brings its last reasons along.
    let columns: Vec<u16> = (0..sheet.width()).filter(|column| text_of(*column) != why_column).collect();
    let village = checked.columns.of(Field::Village);
    let class = checked.class.filter(|_| !checked.columns.has_class());
    // These headings are read back, so they are in the language of lists whatever the officer reads.
    let lists = I18n::new(Lang::Vi);
    let mut heading: Vec<String> = columns.iter().map(|column| text_of(*column).to_owned()).collect();
    heading.extend(village.is_none().then(|| lists.t("import-field-village")));
    heading.extend(class.map(|_| lists.t("import-field-class")));
    heading.push(why_column);
    let mut table = vec![heading];
    for draft in checked.drafts.iter().filter(|draft| draft.bad) {
        let mut people: Vec<_> = draft.people.iter().collect();
        people.sort_by_key(|person| person.row);
        for person in people {
            let Some(row) = sheet.row(person.row) else { continue };
            let shown = |column: &u16| sheet.shown(row, *column).map(|cell| cell.printed().into_owned());
            let mut cells: Vec<String> = columns
                .iter()
                .map(|column| match shown(column) {
                    None if village == Some(*column) => person.place.clone(),
                    shown => shown.unwrap_or_default(),
                })
                .collect();
            cells.extend(village.is_none().then(|| person.place.clone()));
            cells.extend(class.map(|class| lists.t(&format!("class-{}", class.code()))));
            let reasons = why.get(&person.row).map(|reasons| reasons.join(" "));
            cells.push(reasons.unwrap_or_else(|| i18n.t("import-why-household")));
            table.push(cells);
        }
    }
    table
}
