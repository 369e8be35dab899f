//! How the office writes cells of tables that people open in a spreadsheet. One place, so that no name ever becomes a
//! formula there (OWASP, "CSV Injection").

use std::borrow::Cow;

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

/// What a spreadsheet takes for the beginning of a formula, when it opens separated values; the wide signs are those of
/// East Asian keyboards, which some take for the narrow ones.
const BEGINS_FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
/// The mark of UTF-8, without which Excel reads Vietnamese wrongly.
const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// Text as it may stand in separated values: with an apostrophe before what would begin a formula. [`unguarded`] takes it
/// off again. Numbers are not given to it.
pub fn guarded(text: &str) -> Cow<'_, str> {
    let text = if text.contains('\0') { Cow::Owned(text.replace('\0', "")) } else { Cow::Borrowed(text) };
    if text.starts_with(BEGINS_FORMULA) { Cow::Owned(format!("'{text}")) } else { text }
}

/// Text as it was before [`guarded`].
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(BEGINS_FORMULA) => rest,
        _ => text,
    }
}

/// Separated values as Excel opens them: UTF-8 with its mark, commas, every cell guarded.
pub fn separated<R, C>(rows: R) -> Vec<u8>
where
    R: IntoIterator<Item = C>,
    C: IntoIterator<Item: AsRef<str>>,
{
    let mut writer =
        csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(UTF8_MARK.to_vec());
    for row in rows {
        let cells: Vec<String> = row.into_iter().map(|cell| guarded(cell.as_ref()).into_owned()).collect();
        // Writing into memory does not fail; were it to, the row would be missing, never half written.
        let _written = writer.write_record(&cells);
    }
    writer.into_inner().unwrap_or_default()
}

/// Writes text into a cell of a workbook as text, whatever it begins with.
///
/// # Errors
/// When the address or the text is beyond what a workbook holds.
pub fn text_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: Option<&Format>,
) -> Result<(), XlsxError> {
    match format {
        Some(format) => sheet.write_string_with_format(row, column, text, format)?,
        None => sheet.write_string(row, column, text)?,
    };
    Ok(())
}
