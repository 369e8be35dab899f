//! Reads separated values: comma, semicolon or tab; UTF-8, or UTF-16 with its mark, as spreadsheets save them.

use std::borrow::Cow;

use super::grid::{Filling, Format, Kind, Row, Sheet};
use super::write::unguarded;
use super::{Limits, SheetError};
use crate::domain::letters;

/// Separators that spreadsheets write; the comma is asked last.
const SEPARATORS: [u8; 3] = *b"\t;,";
/// Lines looked at for the separator.
const LINES_SAMPLED: usize = 20;
/// How often progress is told.
const TELL_EVERY: usize = 1000;

/// Reads a table.
pub(super) fn read(bytes: &[u8], limits: &Limits, rows_read: &mut dyn FnMut(usize)) -> Result<Sheet, SheetError> {
    let text = decode(bytes)?;
    let start = text.trim_start().get(..9).unwrap_or_default().to_ascii_lowercase();
    if start.starts_with("<html") || start.starts_with("<!doctype") || start.starts_with("<?xml") {
        return Err(SheetError::NotATable);
    }
    // Excel's own first line that names the separator.
    let (text, separator, first) = match text.split_once('\n') {
        Some((first, rest)) if first.trim_end().len() == 5 && first.starts_with("sep=") => {
            (rest, first.as_bytes().get(4).copied().unwrap_or(b','), 2)
        }
        _ => (text.as_ref(), separator(&text), 1),
    };
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut sheet = Sheet::new(String::new(), Format::Separated);
    let mut filling = Filling::new(limits);
    let mut places = Places { bytes: text.as_bytes(), counted: 0, line: first, within: 0 };
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| SheetError::NotATable)? {
        let number = places.at(record.position().map_or(0, csv::Position::byte));
        let mut cells = Vec::new();
        for (at, value) in record.iter().enumerate() {
            places.within += u32::try_from(value.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(0);
            let column = u16::try_from(at).unwrap_or(u16::MAX);
            cells.extend(filling.cell(number, column, Kind::Text, unguarded(value), false)?);
        }
        if cells.is_empty() {
            continue;
        }
        if sheet.rows.len() >= limits.rows {
            return Err(SheetError::TooManyRows { most: limits.rows });
        }
        sheet.rows.push(Row { number, hidden: false, cells });
        if sheet.rows.len().is_multiple_of(TELL_EVERY) {
            rows_read(sheet.rows.len());
        }
    }
    rows_read(sheet.rows.len());
    Ok(sheet)
}

/// Says in which row of Excel a record stands: its line, less the ends of lines within cells before it.
struct Places<'a> {
    bytes: &'a [u8],
    counted: usize,
    line: u32,
    within: u32,
}

impl Places<'_> {
    /// The row of the record that begins at or after `offset`. Records are asked for in order.
    ///
    /// The reader's own count is one behind in files with CRLF, because it meets the LF at the start of the next record.
    fn at(&mut self, offset: u64) -> u32 {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        while let Some(byte) = self.bytes.get(self.counted) {
            if self.counted >= offset && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.line = self.line.saturating_add(u32::from(*byte == b'\n'));
            self.counted += 1;
        }
        self.line.saturating_sub(self.within)
    }
}

fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, SheetError> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest)?,
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        rest => utf8(rest)?,
    };
    if text.trim().is_empty() {
        return Err(SheetError::Empty);
    }
    match text.find('\u{fffd}').or_else(|| letters::lost_word(&text).and_then(|word| text.find(word))) {
        Some(at) => Err(SheetError::LostCharacters { line: line(text.as_bytes(), at) }),
        None => Ok(text),
    }
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, SheetError> {
    if let Some(text) = letters::unmarked_utf16(bytes) {
        return Ok(Cow::Owned(text));
    }
    if bytes.iter().any(|byte| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) {
        return Err(SheetError::NotATable);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => {
            let text = letters::windows_1258(bytes);
            text.map(Cow::Owned).ok_or_else(|| SheetError::Encoding { line: line(bytes, error.valid_up_to()) })
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'_, str>, SheetError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text: Result<String, _> = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect();
    match text {
        Ok(text) if rest.is_empty() => Ok(Cow::Owned(text)),
        _ => Err(SheetError::Broken),
    }
}

fn line(bytes: &[u8], at: usize) -> u64 {
    let before = bytes.get(..at).unwrap_or_default();
    u64::try_from(before.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u64::MAX).saturating_add(1)
}

/// The separator that stands most often outside quotes in the first lines; a comma if none does.
fn separator(text: &str) -> u8 {
    let (mut quoted, mut lines) = (false, 0);
    let mut seen = [0_usize; SEPARATORS.len()];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => lines += 1,
            _ if !quoted => {
                for (separator, count) in SEPARATORS.iter().zip(&mut seen) {
                    *count += usize::from(*separator == byte);
                }
            }
            _ => {}
        }
        if lines >= LINES_SAMPLED {
            break;
        }
    }
    SEPARATORS.iter().zip(&seen).max_by_key(|(_, count)| **count).map_or(b',', |(separator, _)| *separator)
}
