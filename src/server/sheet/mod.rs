//! Tables that people give the office as files: CSV and XLSX, read into one plain grid of cells that know their address.
//!
//! - [`read`] takes bytes and limits and gives a [`Sheet`], or a [`SheetError`] with a sentence of its own ([`said`]).
//! - [`value`] reads what Vietnamese tables write: `14.386` is fourteen thousand, `02/03/1969` is a day.
//! - `write` is how the office writes cells, so that a name beginning with `=` never becomes a formula.
//!
//! Deliberately not here: what a table means. Whoever imports it finds its heading and its columns.

mod grid;
mod package;
pub mod said;
mod separated;
mod tags;
pub mod value;
mod workbook;
pub mod write;

pub use grid::{Cell, Format, Kind, Merge, Row, Sheet, column_letter};

/// First bytes of an OLE container: an .xls of before 2007, or a workbook that is locked by a password.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// First bytes of a zip container, which an .xlsx is.
const ZIP: &[u8] = b"PK";
/// First bytes of files that people send instead of a table.
const OTHERS: [&[u8]; 6] = [b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"{\\rtf"];

/// What a file may need of this machine at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The sheet wanted, by name; `None` for the only one that has something in it.
    pub sheet: Option<String>,
    /// Bytes of the file.
    pub bytes: usize,
    /// Bytes of all that an .xlsx unpacks to.
    pub unpacked: u64,
    /// How many times larger than packed it may be, once it unpacks to more than [`Limits::FREE`].
    pub ratio: u64,
    /// Files within an .xlsx.
    pub files: usize,
    /// Rows that are not blank.
    pub rows: usize,
    /// Columns.
    pub columns: u16,
    /// Characters of a cell.
    pub characters: usize,
}

impl Limits {
    /// Unpacking to this much is never suspicious.
    pub const FREE: u64 = 32 * 1024 * 1024;

    /// A register of people: a hundred thousand rows and the headings above them.
    pub const REGISTER: Self = Self {
        sheet: None,
        bytes: 32 * 1024 * 1024,
        unpacked: 384 * 1024 * 1024,
        ratio: 150,
        files: 2000,
        rows: 100_050,
        columns: 256,
        characters: 2000,
    };

    /// A table of a few hundred rows, such as a plan's annex.
    pub const SMALL: Self = Self { bytes: 4 * 1024 * 1024, unpacked: 64 * 1024 * 1024, rows: 2000, ..Self::REGISTER };

    /// The same limits for one sheet by its name.
    #[must_use]
    pub fn of_sheet(self, name: Option<String>) -> Self {
        Self { sheet: name, ..self }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::REGISTER
    }
}

/// Why a file was not read. Trying again with the same file gives the same. Message `sheet-<code>`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// More bytes than the limit.
    #[error("the file has more than {most} bytes")]
    TooLarge {
        /// The limit.
        most: usize,
    },
    /// Locked by a password.
    #[error("the workbook is locked by a password")]
    Password,
    /// An .xls of before 2007.
    #[error("the file is an old workbook (.xls)")]
    OldWorkbook,
    /// Another program's workbook: .ods, .xlsb, .numbers.
    #[error("the file is a workbook of another kind")]
    OtherWorkbook,
    /// No table at all: a picture, a PDF, a document.
    #[error("the file is not a table")]
    NotATable,
    /// It unpacks to far more than such a file should.
    #[error("the workbook unpacks to more than it may")]
    Bomb,
    /// It begins like a workbook, but is damaged.
    #[error("the workbook is damaged")]
    Broken,
    /// Text in an encoding that is not Unicode, such as windows-1258 or TCVN3.
    #[error("the text is not Unicode (line {line})")]
    Encoding {
        /// Line of the file, from 1.
        line: u64,
    },
    /// Characters that an earlier program could not read and replaced.
    #[error("characters were lost before (line {line})")]
    LostCharacters {
        /// Line of the file, from 1.
        line: u64,
    },
    /// Words in TCVN3, whose letters stand in the places of signs.
    #[error("words in TCVN3 (cell {cell})")]
    OldLetters {
        /// Address of the cell, such as `C12`.
        cell: String,
        /// What stands there.
        found: String,
    },
    /// Several sheets have something in them.
    #[error("several sheets: {0:?}")]
    ManySheets(Vec<String>),
    /// The sheet asked for is not there.
    #[error("no sheet {0:?}")]
    NoSuchSheet(String),
    /// More rows than the limit.
    #[error("more than {most} rows")]
    TooManyRows {
        /// The limit.
        most: usize,
    },
    /// A row that is wider than the limit.
    #[error("row {row} has more than {most} columns")]
    TooWide {
        /// Row as Excel numbers it.
        row: u32,
        /// The limit.
        most: u16,
    },
    /// A cell with more text than the limit.
    #[error("cell {cell} has more than {most} characters")]
    TooLong {
        /// Its address, such as `C12`.
        cell: String,
        /// The limit.
        most: usize,
    },
}

impl SheetError {
    /// The code in message keys, such as `many-sheets`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::Password => "password",
            Self::OldWorkbook => "old-workbook",
            Self::OtherWorkbook => "other-workbook",
            Self::NotATable => "not-a-table",
            Self::Bomb => "bomb",
            Self::Broken => "broken",
            Self::Encoding { .. } => "encoding",
            Self::LostCharacters { .. } => "lost-characters",
            Self::OldLetters { .. } => "old-letters",
            Self::ManySheets(_) => "many-sheets",
            Self::NoSuchSheet(_) => "no-such-sheet",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::TooWide { .. } => "too-wide",
            Self::TooLong { .. } => "too-long",
        }
    }
}

/// Reads a table, whole. Work of seconds for a long file: call it where blocking is allowed.
///
/// # Errors
/// Says why the file was not read; nothing of it is given then.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Sheet, SheetError> {
    read_with(bytes, limits, &mut |_| {})
}

/// Reads a table and says after every thousand rows how many were read.
///
/// # Errors
/// As [`read`].
pub fn read_with(bytes: &[u8], limits: &Limits, rows_read: &mut dyn FnMut(usize)) -> Result<Sheet, SheetError> {
    if bytes.is_empty() {
        return Err(SheetError::Empty);
    }
    if bytes.len() > limits.bytes {
        return Err(SheetError::TooLarge { most: limits.bytes });
    }
    if bytes.starts_with(OLE) {
        return Err(if package::names_encryption(bytes) { SheetError::Password } else { SheetError::OldWorkbook });
    }
    if OTHERS.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(SheetError::NotATable);
    }
    let sheet = if bytes.starts_with(ZIP) {
        package::check(bytes, limits)?;
        workbook::read(bytes, limits, rows_read)?
    } else {
        separated::read(bytes, limits, rows_read)?
    };
    if sheet.rows.is_empty() { Err(SheetError::Empty) } else { Ok(sheet) }
}
