//! Sentences about a file that was not read as a table: what it is, and what to do.

use super::SheetError;
use super::value::ValueError;
use crate::i18n::{I18n, number};

/// Why a file was not read, and what to do next.
pub fn sentence(i18n: &I18n, error: &SheetError) -> String {
    let key = format!("sheet-{}", error.code());
    let count = |value: usize| number(i64::try_from(value).unwrap_or(i64::MAX));
    match error {
        SheetError::TooLarge { most } => i18n.t_args(&key, &[("most", count(most / 1024 / 1024).into())]),
        SheetError::Encoding { line } | SheetError::LostCharacters { line } => {
            i18n.t_args(&key, &[("line", number(i64::try_from(*line).unwrap_or(i64::MAX)).into())])
        }
        SheetError::ManySheets(names) => i18n.t_args(&key, &[("names", names.join(", ").into())]),
        SheetError::NoSuchSheet(name) => i18n.t_args(&key, &[("name", name.as_str().into())]),
        SheetError::TooManyRows { most } => i18n.t_args(&key, &[("most", count(*most).into())]),
        SheetError::TooWide { row, most } => {
            i18n.t_args(&key, &[("row", number(i64::from(*row)).into()), ("most", i64::from(*most).into())])
        }
        SheetError::TooLong { cell, most } => {
            i18n.t_args(&key, &[("cell", cell.as_str().into()), ("most", count(*most).into())])
        }
        SheetError::OldLetters { cell, found } => {
            let found: String = found.chars().take(60).collect();
            i18n.t_args(&key, &[("cell", cell.as_str().into()), ("found", found.into())])
        }
        _ => i18n.t(&key),
    }
}

/// Why a cell is not what its column asks for. `found` is what stands there.
pub fn value(i18n: &I18n, error: ValueError, found: &str) -> String {
    let key = match error {
        ValueError::NotANumber => "sheet-value-not-a-number",
        ValueError::NotWhole => "sheet-value-not-whole",
        ValueError::Ambiguous => "sheet-value-ambiguous",
        ValueError::NotADate => "sheet-value-not-a-date",
        ValueError::Fault => "sheet-value-fault",
        ValueError::Formula => "sheet-value-formula",
    };
    let found: String = found.chars().take(60).collect();
    i18n.t_args(key, &[("found", found.into())])
}
