//! A column's rows against its total row and against the plan's text.

use super::super::StatedTargets;
use super::super::annex::{Annex, Column};
use super::super::finding::{Finding, FindingCode, Severity};
use super::{rows, stated, sum};

/// Targets first: they are what the plan is for.
const ORDER: [Column; 5] = [Column::PoorCut, Column::NearCut, Column::Poor, Column::Near, Column::Households];

pub fn findings(annex: &Annex, targets: &StatedTargets) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        ORDER.into_iter().filter_map(|column| disagreement(annex, targets, column)).collect();
    if annex.total.is_none() {
        findings.push(Finding::new(FindingCode::TotalRowMissing, Severity::Warning));
    }
    findings
}

/// The column's three numbers, where two of them differ.
fn disagreement(annex: &Annex, targets: &StatedTargets, column: Column) -> Option<Finding> {
    let sum = sum(annex, column);
    let total = annex.total.as_ref().and_then(|total| total.count(column)).map(u64::from);
    let stated = stated(targets, column).0.map(u64::from);
    let known: Vec<u64> = [sum, total, stated].into_iter().flatten().collect();
    if known.windows(2).all(|pair| pair.first() == pair.last()) {
        return None;
    }
    let blank = annex.rows.iter().filter(|row| row.figures.count(column).is_none()).count();
    Some(
        Finding::new(FindingCode::SumsDisagree, Severity::Error)
            .with("column", column.code())
            .with("villages", rows(annex.rows.len()))
            .with("blank", rows(blank))
            .with_some("sum", sum)
            .with_some("total", total)
            .with_some("stated", stated),
    )
}
