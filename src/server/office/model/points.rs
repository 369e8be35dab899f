//! Points tables of sheet B1: what was sent, what is wrong with it, and the tables in force.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::points::PointsTable;
use crate::domain::points::read::{self, PointsAbout, PointsFault};
use crate::domain::text;
use crate::server::store::PointsVersion;

/// Most bytes of a file: a table of a hundred items takes a tenth of it.
pub const MOST_BYTES: usize = 1024 * 1024;
/// Longest id and source.
const MAX_ID: usize = 40;
const MAX_SOURCE: usize = 200;

/// What was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PointsForm {
    /// Id.
    pub id: String,
    /// The instrument, as the office writes it.
    pub source: String,
    /// The file; none when nothing was chosen.
    pub file: Vec<u8>,
    /// The file went on beyond [`MOST_BYTES`].
    pub too_large: bool,
}

/// What is wrong with what was sent, besides the lines of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormTrouble {
    /// No id, or not of small letters, digits and dashes.
    Id,
    /// No source, or too long.
    Source,
    /// No file.
    NoFile,
    /// A file that is too large.
    TooLarge,
}

impl FormTrouble {
    /// The message that says it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Id => "points-form-id",
            Self::Source => "points-form-source",
            Self::NoFile => "points-form-no-file",
            Self::TooLarge => "points-error-too_large",
        }
    }
}

/// What becomes of what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checked {
    /// The form itself is at fault.
    Form(Vec<FormTrouble>),
    /// Lines of the file do not read.
    File(Vec<PointsFault>),
    /// A table, not in force yet.
    Table(Box<PointsTable>),
}

/// A version in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionRow {
    /// Id.
    pub id: String,
    /// Version.
    pub version: u32,
    /// The instrument.
    pub source: String,
    /// Region, as written.
    pub region: String,
    /// Rural or urban.
    pub area: crate::domain::classification::Area,
    /// How many items.
    pub items: usize,
    /// Who imported it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// New visits use it.
    pub in_force: bool,
}

/// Everything on the page of tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointsData {
    /// Every version, by id, the newest first.
    pub versions: Vec<VersionRow>,
    /// Whether the reader may import.
    pub may_import: bool,
    /// What was sent before, to be mended.
    pub form: PointsForm,
    /// What is wrong with the form.
    pub troubles: Vec<FormTrouble>,
    /// What is wrong with the file.
    pub faults: Vec<PointsFault>,
}

impl PointsForm {
    /// Tidies what people type.
    pub fn tidied(self) -> Self {
        Self { id: self.id.trim().to_lowercase(), source: text::tidy(&self.source), ..self }
    }

    /// Reads the table, or says everything that is wrong.
    pub fn check(&self, by: &str, today: NaiveDate) -> Checked {
        let id_fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let wrong = [
            (self.id.is_empty() || self.id.len() > MAX_ID || !self.id.chars().all(id_fits), FormTrouble::Id),
            (self.source.is_empty() || self.source.chars().count() > MAX_SOURCE, FormTrouble::Source),
            (self.file.is_empty() && !self.too_large, FormTrouble::NoFile),
            (self.too_large || self.file.len() > MOST_BYTES, FormTrouble::TooLarge),
        ];
        let troubles: Vec<FormTrouble> = wrong.into_iter().filter(|(wrong, _)| *wrong).map(|(_, what)| what).collect();
        if !troubles.is_empty() {
            return Checked::Form(troubles);
        }
        let about = PointsAbout {
            id: self.id.clone(),
            source: self.source.clone(),
            imported_on: today,
            imported_by: by.to_owned(),
        };
        match read::read(&self.file, &about) {
            Ok(table) => Checked::Table(Box::new(table)),
            Err(faults) => Checked::File(faults),
        }
    }
}

/// The list of versions; the first of each id is in force.
pub fn versions(tables: Vec<PointsVersion>) -> Vec<VersionRow> {
    let mut last = String::new();
    tables
        .into_iter()
        .map(|PointsVersion { table, imported_at }| {
            let in_force = table.id != last;
            last.clone_from(&table.id);
            VersionRow {
                id: table.id,
                version: table.version,
                source: table.source,
                region: table.region,
                area: table.area,
                items: table.items.len(),
                by: table.imported_by,
                at: imported_at,
                in_force,
            }
        })
        .collect()
}
