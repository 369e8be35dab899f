//! Finds what does not add up in a plan: figures against each other, never against an opinion.
//!
//! Each question has its own file: `sums` (rows, total row, text), `cuts` (targets against what there is), `blanks`
//! (what is not filled in), `rates` (which number of households a printed rate belongs to, by `interval`), and
//! `names`. What a household count "should" be is never assumed: only what the printed figures themselves imply.

mod blanks;
mod cuts;
mod interval;
mod names;
mod rates;
mod sums;
mod syllable;

use std::collections::BTreeMap;

use super::StatedTargets;
use super::annex::{Annex, AnnexRow, Column, Rate};
use super::finding::{Figure, Finding, Line};

pub use interval::households;
pub use names::key as name_key;

/// Every inconsistency of an annex and the targets stated beside it; none for a clean file.
///
/// The order is fixed: by code as [`super::finding::FindingCode`] lists them, then by rows, then by column.
pub fn findings(annex: &Annex, stated: &StatedTargets) -> Vec<Finding> {
    let mut findings = sums::findings(annex, stated);
    findings.extend(cuts::findings(annex, stated));
    findings.extend(blanks::findings(annex, stated));
    findings.extend(rates::findings(annex, stated));
    findings.extend(names::findings(annex));
    // Stable: within a code each file gives its findings in the annex's order of columns.
    findings.sort_by_key(|finding| finding.code);
    findings
}

/// A row's part in a finding.
fn line<const N: usize>(row: &AnnexRow, figures: [(&str, Figure); N]) -> Line {
    let figures: BTreeMap<String, Figure> =
        figures.into_iter().map(|(name, figure)| (name.to_owned(), figure)).collect();
    Line { row: row.number, village: row.name.clone(), figures }
}

/// What the text states for a column of cuts, with its rate.
fn stated(stated: &StatedTargets, cut: Column) -> (Option<u32>, Option<Rate>) {
    match cut {
        Column::PoorCut => (stated.poor_cut, stated.poor_rate.map(Rate::hundredths)),
        Column::NearCut => (stated.near_cut, stated.near_rate.map(Rate::hundredths)),
        _ => (None, None),
    }
}

/// The column of cuts, and the column of the households that it cuts.
const CUTS: [(Column, Column); 2] = [(Column::PoorCut, Column::Poor), (Column::NearCut, Column::Near)];

/// The sum of a column over the rows that fill it; `None` when none does.
fn sum(annex: &Annex, column: Column) -> Option<u64> {
    annex.rows.iter().filter_map(|row| row.figures.count(column)).map(u64::from).reduce(|sum, count| sum + count)
}

/// A number of rows as a figure.
fn rows(count: usize) -> Figure {
    Figure::from(u64::try_from(count).unwrap_or(u64::MAX))
}
