//! From bytes to text: UTF-8 with or without its mark, and UTF-16 with its mark, as spreadsheets save it.

use super::super::super::letters;
use super::{MOST_BYTES, Place, ReadError, ReadErrorKind};

/// First bytes of files that people send instead of text.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];
/// Separators that spreadsheets write.
const DELIMITERS: [u8; 3] = *b",;\t";
/// Lines looked at for the separator.
const LINES_SAMPLED: usize = 12;

/// Decodes a file, or says what kind of file it is.
pub fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadErrorKind::TooLarge { bytes: bytes.len(), most: MOST_BYTES }.whole());
    }
    if WORKBOOKS.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(ReadErrorKind::Workbook.whole());
    }
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest, 3)?,
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        rest => utf8(rest, 0)?,
    };
    if text.trim().is_empty() {
        return Err(ReadErrorKind::Empty.whole());
    }
    let lost = || letters::lost_word(&text).and_then(|word| text.find(word));
    if let Some(at) = text.find('\u{fffd}').or_else(lost) {
        return Err(at_byte(text.as_bytes(), at, ReadErrorKind::LostCharacters));
    }
    Ok(text)
}

fn utf8(bytes: &[u8], skipped: usize) -> Result<String, ReadError> {
    if let Some(text) = letters::unmarked_utf16(bytes) {
        return Ok(text);
    }
    if let Some((at, byte)) = bytes.iter().copied().enumerate().find(|(_, byte)| is_control(*byte)) {
        return Err(at_byte(bytes, at, ReadErrorKind::Binary { offset: at + skipped, byte }));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            if let Some(text) = letters::windows_1258(bytes) {
                return Ok(text);
            }
            let at = error.valid_up_to();
            let byte = bytes.get(at).copied().unwrap_or(0);
            Err(at_byte(bytes, at, ReadErrorKind::Encoding { offset: at + skipped, byte }))
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(ReadErrorKind::BrokenUtf16.whole());
    }
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .collect::<Result<String, _>>()
        .map_err(|_| ReadErrorKind::BrokenUtf16.whole())
}

/// Bytes that no table of text holds.
const fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')
}

/// An error at a byte, with its line and column from 1. A separator within quotes before it counts too.
fn at_byte(bytes: &[u8], at: usize, kind: ReadErrorKind) -> ReadError {
    let before = bytes.get(..at).unwrap_or_default();
    let row = before.iter().filter(|byte| **byte == b'\n').count();
    let delimiter = delimiter(&String::from_utf8_lossy(bytes));
    let in_line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let number = in_line.iter().filter(|byte| **byte == delimiter).count() + 1;
    let row = u64::try_from(row).unwrap_or(u64::MAX).saturating_add(1);
    ReadError { row: Some(row), column: Some(Place { number, heading: String::new() }), kind }
}

/// The separator of the file: the one that stands most often outside quotes in the first lines; a comma if none.
pub fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let mut lines = 0;
    let mut seen = [0_usize; DELIMITERS.len()];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => lines += 1,
            _ if !quoted => {
                for (delimiter, count) in DELIMITERS.iter().zip(&mut seen) {
                    *count += usize::from(*delimiter == byte);
                }
            }
            _ => {}
        }
        if lines >= LINES_SAMPLED {
            break;
        }
    }
    // The last of equals wins, and the comma is asked last: it is beaten only by more.
    let best = DELIMITERS.iter().zip(&seen).rev().max_by_key(|(_, count)| **count);
    best.map_or(b',', |(delimiter, _)| *delimiter)
}

/// Says in which line a record begins. Records are asked for in order.
///
/// The reader's own count is one behind in files with CRLF, because it meets the LF at the start of the next record.
pub struct Lines<'a> {
    bytes: &'a [u8],
    counted: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    /// At the first line of a text.
    pub const fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), counted: 0, line: 1 }
    }

    /// The line, from 1, of the first byte at or after `offset` that is not the end of a line.
    pub fn at(&mut self, offset: u64) -> u64 {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        while let Some(byte) = self.bytes.get(self.counted) {
            if self.counted >= offset && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.line += u64::from(*byte == b'\n');
            self.counted += 1;
        }
        self.line
    }
}
