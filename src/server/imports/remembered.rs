//! What the office said of the columns of earlier files, remembered by their headings for the next one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::choices::Columns;
use super::columns::{Field, Words, key};
use super::heading::Heading;
use crate::server::store::{RecordKey, RecordKind, RecordWrite, SharedStore, StoreError};

/// Id of the setting.
pub const SETTING: &str = "import-columns";

/// The columns of earlier files by their headings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Remembered {
    /// Fields by the key of a heading; none for a column that is not used.
    pub fields: BTreeMap<String, Option<Field>>,
}

impl Remembered {
    /// Learns what the officer said of each heading. What the words know is not kept, so that the words can learn.
    pub fn learn(&mut self, heading: &Heading, columns: &Columns, words: &Words) {
        for (column, text) in &heading.texts {
            let heading = key(text);
            let field = columns.fields.get(column).copied();
            if !heading.is_empty() && words.field(&heading) != field {
                self.fields.insert(heading, field);
            } else {
                self.fields.remove(&heading);
            }
        }
    }
}

fn setting() -> RecordKey {
    RecordKey { kind: RecordKind::Setting, id: SETTING.to_owned() }
}

/// What is remembered, with its version; 0 when nothing is.
///
/// # Errors
/// When the store fails.
pub async fn read(store: &SharedStore) -> Result<(Remembered, u64), StoreError> {
    let record = store.record(setting()).await?;
    let version = record.as_ref().map_or(0, |record| record.version);
    let known = record.and_then(|record| serde_json::from_str(&record.body).ok()).unwrap_or_default();
    Ok((known, version))
}

/// The setting as it is to be written over a version.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn write(known: &Remembered, expected: u64) -> Result<RecordWrite, StoreError> {
    let body = serde_json::to_string(known).map_err(|source| StoreError::Record { what: "setting", source })?;
    Ok(RecordWrite { key: setting(), expected, village: None, household: None, round: String::new(), body })
}
