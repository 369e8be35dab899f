//! Targets against the households there are.

use super::super::StatedTargets;
use super::super::annex::{Annex, AnnexRow, Column};
use super::super::finding::{Finding, FindingCode, Line, Severity};
use super::{CUTS, line, rows, stated, sum};

pub fn findings(annex: &Annex, targets: &StatedTargets) -> Vec<Finding> {
    CUTS.into_iter().flat_map(|(cut, base)| column(annex, targets, cut, base)).collect()
}

fn column(annex: &Annex, targets: &StatedTargets, cut: Column, base: Column) -> Vec<Finding> {
    let mut findings = Vec::new();
    let stated = stated(targets, cut).0;
    let complete = annex.rows.iter().all(|row| row.figures.count(base).is_some());
    if let (Some(stated), Some(have), true) = (stated, sum(annex, base), complete)
        && u64::from(stated) > have
    {
        findings.push(
            about(FindingCode::StatedAboveBaseline, Severity::Error, cut).with("stated", stated).with("baseline", have),
        );
    }
    let above = lines(annex, cut, base, |cut, base| cut > base);
    if !above.is_empty() {
        let capped: u64 =
            annex.rows.iter().filter_map(|row| pair(row, cut, base)).map(|(cut, base)| u64::from(cut.min(base))).sum();
        let count = above.len();
        findings.push(
            about(FindingCode::CutAboveBaseline, Severity::Error, cut).with("villages", rows(count)).with_lines(above),
        );
        if let Some(stated) = stated.filter(|stated| u64::from(*stated) != capped) {
            findings.push(
                about(FindingCode::CappedSumDisagrees, Severity::Warning, cut)
                    .with("capped", capped)
                    .with("stated", stated),
            );
        }
    }
    let equal = lines(annex, cut, base, |cut, base| cut == base && base > 0);
    if !equal.is_empty() {
        findings.push(
            about(FindingCode::CutEqualsBaseline, Severity::Warning, cut)
                .with("villages", rows(equal.len()))
                .with_lines(equal),
        );
    }
    findings
}

fn about(code: FindingCode, severity: Severity, cut: Column) -> Finding {
    Finding::new(code, severity).with("column", cut.code())
}

/// The rows whose cut and baseline stand in the relation.
fn lines(annex: &Annex, cut: Column, base: Column, is: fn(u32, u32) -> bool) -> Vec<Line> {
    annex
        .rows
        .iter()
        .filter_map(|row| Some((row, pair(row, cut, base)?)))
        .filter(|(_, (cut, base))| is(*cut, *base))
        .map(|(row, (cut, base))| line(row, [("cut", cut.into()), ("baseline", base.into())]))
        .collect()
}

fn pair(row: &AnnexRow, cut: Column, base: Column) -> Option<(u32, u32)> {
    row.figures.count(cut).zip(row.figures.count(base))
}
