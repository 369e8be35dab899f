//! What is not filled in, and what therefore cannot be known.

use std::collections::BTreeMap;

use super::super::StatedTargets;
use super::super::annex::{Annex, AnnexRow, Column};
use super::super::finding::{Figure, Finding, FindingCode, Line, Severity};
use super::{CUTS, line, rows, stated};

pub fn findings(annex: &Annex, targets: &StatedTargets) -> Vec<Finding> {
    let mut findings = targets_missing(annex);
    findings.extend(households_missing(annex));
    findings.extend(near_baseline_missing(annex, targets));
    findings.extend(columns_empty(annex, targets));
    findings.extend(columns_partly_filled(annex));
    findings.extend(
        annex
            .not_read
            .iter()
            .map(|heading| Finding::new(FindingCode::ColumnNotRead, Severity::Note).with("heading", heading.as_str())),
    );
    findings
}

fn is_used(annex: &Annex, column: Column) -> bool {
    annex.rows.iter().any(|row| row.figures.has(column))
}

/// Villages without a target, those with the same targets missing together.
fn targets_missing(annex: &Annex) -> Vec<Finding> {
    let mut groups: BTreeMap<Vec<Column>, Vec<Line>> = BTreeMap::new();
    for row in &annex.rows {
        let missing: Vec<Column> = CUTS
            .into_iter()
            .filter(|(cut, base)| {
                // A village with nobody to cut needs no target.
                is_used(annex, *cut) && !row.figures.has(*cut) && row.figures.count(*base) != Some(0)
            })
            .map(|(cut, _)| cut)
            .collect();
        if !missing.is_empty() {
            groups.entry(missing).or_default().push(with_baselines(row));
        }
    }
    groups
        .into_iter()
        .map(|(missing, lines)| {
            Finding::new(FindingCode::TargetMissing, Severity::Error)
                .with("columns", codes(&missing))
                .with("villages", rows(lines.len()))
                .with_lines(lines)
        })
        .collect()
}

fn with_baselines(row: &AnnexRow) -> Line {
    let mut line = line(row, []);
    for (_, base) in CUTS {
        if let Some(count) = row.figures.count(base) {
            line.figures.insert(base.code().to_owned(), count.into());
        }
    }
    line
}

fn codes(columns: &[Column]) -> Figure {
    Figure::Columns(columns.iter().map(|column| column.code().to_owned()).collect())
}

/// Column 1 blank throughout: 3=2/1 and 5=4/1 cannot be evaluated.
fn households_missing(annex: &Annex) -> Option<Finding> {
    (!is_used(annex, Column::Households)).then(|| {
        Finding::new(FindingCode::HouseholdsMissing, Severity::Error)
            .with("columns", codes(&[Column::PoorRate, Column::NearRate]))
            .with("villages", rows(annex.rows.len()))
    })
}

/// A near-poor target without near-poor households to start from.
fn near_baseline_missing(annex: &Annex, targets: &StatedTargets) -> Option<Finding> {
    let wanted = is_used(annex, Column::NearCut) || stated(targets, Column::NearCut).0.is_some();
    let missing: Vec<Line> =
        annex.rows.iter().filter(|row| !row.figures.has(Column::Near)).map(|row| line(row, [])).collect();
    (wanted && !missing.is_empty()).then(|| {
        Finding::new(FindingCode::NearBaselineMissing, Severity::Error)
            .with("villages", rows(annex.rows.len()))
            .with("blank", rows(missing.len()))
            .with_lines(missing)
    })
}

/// Columns that a plan needs, blank throughout. Columns 1 and 4 have findings of their own.
fn columns_empty(annex: &Annex, targets: &StatedTargets) -> Vec<Finding> {
    let near_planned = is_used(annex, Column::Near) || stated(targets, Column::NearCut).0.is_some();
    [
        (Column::Poor, Severity::Error, true),
        (Column::PoorCut, Severity::Warning, true),
        (Column::NearCut, Severity::Warning, near_planned),
    ]
    .into_iter()
    .filter(|(column, _, needed)| *needed && !is_used(annex, *column))
    .map(|(column, severity, _)| Finding::new(FindingCode::ColumnEmpty, severity).with("column", column.code()))
    .collect()
}

/// Columns filled in some rows only; those blank in the same rows together.
fn columns_partly_filled(annex: &Annex) -> Vec<Finding> {
    let mut groups: BTreeMap<Vec<u64>, (Vec<Column>, Vec<Line>)> = BTreeMap::new();
    let columns = [(Column::Households, None), (Column::Poor, None)]
        .into_iter()
        .chain(Column::RATES.into_iter().map(|(rate, count)| (rate, Some(count))));
    for (column, count) in columns.filter(|(column, _)| is_used(annex, *column)) {
        let blank: Vec<&AnnexRow> = annex
            .rows
            .iter()
            .filter(|row| !row.figures.has(column))
            // A rate is missing only where there are households that it would be the rate of.
            .filter(|row| count.is_none_or(|count| row.figures.count(count).is_some_and(|count| count > 0)))
            .collect();
        if !blank.is_empty() {
            let lines = blank.iter().map(|row| line(row, [])).collect();
            let key = blank.iter().map(|row| row.line).collect();
            groups.entry(key).or_insert_with(|| (Vec::new(), lines)).0.push(column);
        }
    }
    let mut groups: Vec<(Vec<Column>, Vec<Line>)> = groups.into_values().collect();
    groups.sort_by(|a, b| a.0.cmp(&b.0));
    groups
        .into_iter()
        .map(|(columns, lines)| {
            let severity = if columns.contains(&Column::Poor) { Severity::Error } else { Severity::Warning };
            Finding::new(FindingCode::ColumnPartlyFilled, severity)
                .with("columns", codes(&columns))
                .with("villages", rows(annex.rows.len()))
                .with("blank", rows(lines.len()))
                .with_lines(lines)
        })
        .collect()
}
