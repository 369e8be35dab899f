//! Printed rates against printed counts: each pair says of how many households it is the rate.
//!
//! Where the households are printed they decide. Where they are not, the pairs must at least agree with each other,
//! and none may speak of more households than the commune has by its own text.

use super::super::StatedTargets;
use super::super::annex::{Annex, AnnexRow, Column, Figures, Rate};
use super::super::finding::{Figure, Finding, FindingCode, Line, Range, Severity};
use super::interval::{agreeing, both, exactly, households, hull, rate_of};
use super::{CUTS, line, rows, stated, sum};

/// 100 % in whole percent.
const WHOLE: u64 = 100;
/// The figure `where` of findings about the total row.
const TOTAL_ROW: &str = "total_row";

pub fn findings(annex: &Annex, targets: &StatedTargets) -> Vec<Finding> {
    let mut findings = stated_rates(annex, targets);
    let commune = commune(annex, targets);
    if let Some(total) = &annex.total {
        findings.extend(total_row(total, commune));
    }
    findings.extend(village_rows(annex, commune));
    findings.extend(against_households(annex, commune));
    findings.extend(above_100(annex));
    findings.extend(above_households(annex));
    findings
}

/// A rate and count printed side by side.
struct Pair {
    rate: Column,
    /// The households it can be the rate of; `None` when there is no such number.
    range: Option<Range>,
}

/// The pairs that a line prints.
fn pairs(figures: &Figures) -> Vec<Pair> {
    Column::RATES
        .into_iter()
        .filter_map(|(rate, count)| {
            let range = households(figures.count(count)?, figures.rate(rate)?);
            Some(Pair { rate, range })
        })
        .collect()
}

/// The commune's households: printed in the total row, else the sum of a full column, else what the text implies.
fn commune(annex: &Annex, targets: &StatedTargets) -> Option<Range> {
    printed_households(annex).map(exactly).or_else(|| {
        let implied = CUTS.into_iter().filter_map(|(cut, _)| implied(targets, cut));
        implied.reduce(hull)
    })
}

fn printed_households(annex: &Annex) -> Option<u64> {
    let complete = annex.rows.iter().all(|row| row.figures.households.is_some());
    let total = annex.total.as_ref().and_then(|total| total.households).map(u64::from);
    total.or_else(|| sum(annex, Column::Households).filter(|_| complete))
}

/// The households of which a stated cut is the stated rate.
fn implied(targets: &StatedTargets, cut: Column) -> Option<Range> {
    let (count, rate) = stated(targets, cut);
    households(count?, rate?)
}

/// The text's two rates against each other, and each against the annex's number of households.
fn stated_rates(annex: &Annex, targets: &StatedTargets) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let (Some(poor), Some(near)) = (implied(targets, Column::PoorCut), implied(targets, Column::NearCut))
        && both(poor, near).is_none()
    {
        findings.push(disagreeing(annex, targets, poor, near));
    }
    let Some(printed) = printed_households(annex) else { return findings };
    for (cut, _) in CUTS {
        let (Some(count), Some(rate)) = stated(targets, cut) else { continue };
        let range = households(count, rate);
        if range.and_then(|range| both(range, exactly(printed))).is_none() {
            findings.push(
                Finding::new(FindingCode::StatedRateAgainstHouseholds, Severity::Error)
                    .with("column", cut.code())
                    .with("cut", count)
                    .with("rate", rate)
                    .with("households", printed)
                    .with_some("computed", rate_of(count, printed, rate))
                    .with_some("implied", range),
            );
        }
    }
    findings
}

fn disagreeing(annex: &Annex, targets: &StatedTargets, poor: Range, near: Range) -> Finding {
    let (poor_cut, poor_rate) = stated(targets, Column::PoorCut);
    let (near_cut, near_rate) = stated(targets, Column::NearCut);
    let mut finding = Finding::new(FindingCode::StatedRatesDisagree, Severity::Error)
        .with("poor_implied", poor)
        .with("near_implied", near)
        .with_some("poor_cut", poor_cut)
        .with_some("poor_rate", poor_rate)
        .with_some("near_cut", near_cut)
        .with_some("near_rate", near_rate);
    // What the poor rate's own total would mean, for whoever has to judge which of the two is right.
    let middle = poor.most.map(|most| u64::midpoint(poor.least, most));
    let start = sum(annex, Column::Poor).and_then(|start| u32::try_from(start).ok());
    if let (Some(middle), Some(start), Some(cut)) = (middle, start, poor_cut) {
        let tenths = Rate { digits: 0, decimals: 1 };
        finding = finding
            .with("households", middle)
            .with_some("poor_share", rate_of(start, middle, tenths))
            .with_some("poor_share_after", rate_of(start.saturating_sub(cut), middle, tenths));
    }
    finding
}

/// The total row: several rates that agree on another number of households are the remains of another table.
fn total_row(total: &Figures, commune: Option<Range>) -> Vec<Finding> {
    let pairs = pairs(total);
    let Some(commune) = commune else {
        return own_rates(&pairs).map(|finding| finding.with("where", TOTAL_ROW)).into_iter().collect();
    };
    let off: Vec<&Pair> =
        pairs.iter().filter(|pair| pair.range.and_then(|range| both(range, commune)).is_none()).collect();
    let ranged: Vec<(&Pair, Range)> = off.iter().filter_map(|pair| Some((*pair, pair.range?))).collect();
    let ranges: Vec<Range> = ranged.iter().map(|(_, range)| *range).collect();
    let (together, common) = agreeing(&ranges);
    let mut findings = Vec::new();
    let mut explained: Vec<Column> = Vec::new();
    if let (true, Some(common)) = (together.len() > 1, common) {
        explained = together.iter().filter_map(|at| ranged.get(*at)).map(|(pair, _)| pair.rate).collect();
        let mut finding = Finding::new(FindingCode::TotalRowOtherTable, Severity::Error)
            .with("columns", Figure::Columns(explained.iter().map(|column| column.code().to_owned()).collect()))
            .with("implied", common)
            .with("households", commune);
        for (pair, range) in &ranged {
            finding = finding.with(&format!("{}_implied", pair.rate.code()), *range);
        }
        findings.push(finding);
    }
    for pair in off.iter().filter(|pair| !explained.contains(&pair.rate)) {
        let finding = Finding::new(FindingCode::RateAgainstCount, Severity::Error)
            .with("column", pair.rate.code())
            .with("where", TOTAL_ROW)
            .with("households", commune)
            .with_some("rate", total.rate(pair.rate))
            .with_some("count", total.count(count_of(pair.rate)))
            .with_some("implied", pair.range);
        findings.push(finding);
    }
    findings
}

/// The column of households that a rate is the share of.
fn count_of(rate: Column) -> Column {
    Column::RATES.into_iter().find(|(column, _)| *column == rate).map_or(rate, |(_, count)| count)
}

/// Pairs of one line that do not all agree, with what each implies.
fn own_rates(pairs: &[Pair]) -> Option<Finding> {
    let ranges: Vec<Range> = pairs.iter().filter_map(|pair| pair.range).collect();
    let (together, _) = agreeing(&ranges);
    (together.len() < pairs.len()).then(|| {
        let mut finding = Finding::new(FindingCode::RowRatesDisagree, Severity::Warning);
        for pair in pairs {
            finding = finding.with_some(&format!("{}_implied", pair.rate.code()), pair.range);
        }
        finding
    })
}

/// Rows whose households are not printed: their rates against each other and against the commune's households.
fn village_rows(annex: &Annex, commune: Option<Range>) -> Vec<Finding> {
    let mut disagreeing: Vec<Line> = Vec::new();
    let mut too_many: Vec<Line> = Vec::new();
    for row in annex.rows.iter().filter(|row| row.figures.households.is_none()) {
        let mut pairs = pairs(&row.figures);
        pairs.retain(|pair| !is_of_commune(pair, commune));
        if let Some(finding) = own_rates(&pairs) {
            disagreeing.push(Line { row: row.number, village: row.name.clone(), figures: finding.figures });
        }
        let most = commune.and_then(|commune| commune.most).unwrap_or(u64::MAX);
        let beyond: Vec<Range> =
            pairs.iter().filter_map(|pair| pair.range).filter(|range| range.least > most).collect();
        if let (_, Some(implied)) = agreeing(&beyond) {
            too_many.push(line(row, [("implied", implied.into())]));
        }
    }
    let mut findings = Vec::new();
    if !too_many.is_empty() {
        findings.push(
            Finding::new(FindingCode::RowsOtherTable, Severity::Error)
                .with_some("households", commune)
                .with("villages", rows(too_many.len()))
                .with_lines(too_many),
        );
    }
    if !disagreeing.is_empty() {
        findings.push(
            Finding::new(FindingCode::RowRatesDisagree, Severity::Warning)
                .with("villages", rows(disagreeing.len()))
                .with_lines(disagreeing),
        );
    }
    findings
}

/// A cut's rate may be meant as a share of all the commune's households rather than of the village's.
fn is_of_commune(pair: &Pair, commune: Option<Range>) -> bool {
    matches!(pair.rate, Column::PoorCutRate | Column::NearCutRate)
        && pair.range.zip(commune).is_some_and(|(range, commune)| both(range, commune).is_some())
}

/// Rows whose households are printed: each rate against them.
fn against_households(annex: &Annex, commune: Option<Range>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (rate, count) in Column::RATES {
        let lines: Vec<Line> = annex.rows.iter().filter_map(|row| off_line(row, rate, count, commune)).collect();
        if !lines.is_empty() {
            findings.push(
                Finding::new(FindingCode::RateAgainstCount, Severity::Error)
                    .with("column", rate.code())
                    .with("villages", rows(lines.len()))
                    .with_lines(lines),
            );
        }
    }
    findings
}

fn off_line(row: &AnnexRow, rate_column: Column, count_column: Column, commune: Option<Range>) -> Option<Line> {
    let own = u64::from(row.figures.households?);
    let (rate, count) = (row.figures.rate(rate_column)?, row.figures.count(count_column)?);
    let pair = Pair { rate: rate_column, range: households(count, rate) };
    let fits = pair.range.and_then(|range| both(range, exactly(own))).is_some() || is_of_commune(&pair, commune);
    (!fits).then(|| {
        let mut line = line(row, [("rate", rate.into()), ("count", count.into()), ("households", own.into())]);
        if let Some(computed) = rate_of(count, own, rate) {
            line.figures.insert("computed".to_owned(), computed.into());
        }
        line
    })
}

fn above_100(annex: &Annex) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (column, _) in Column::RATES {
        let is_above = |rate: &Rate| u64::from(rate.digits) > WHOLE * rate.scale();
        let lines: Vec<Line> = annex
            .rows
            .iter()
            .filter_map(|row| Some((row, row.figures.rate(column).filter(is_above)?)))
            .map(|(row, rate)| line(row, [("rate", rate.into())]))
            .collect();
        let total = annex.total.as_ref().and_then(|total| total.rate(column)).filter(is_above);
        if !lines.is_empty() || total.is_some() {
            findings.push(
                Finding::new(FindingCode::RateAbove100, Severity::Error)
                    .with("column", column.code())
                    .with_some("total", total)
                    .with_lines(lines),
            );
        }
    }
    findings
}

/// Rows with more poor and near-poor households than households.
fn above_households(annex: &Annex) -> Option<Finding> {
    let lines: Vec<Line> = annex
        .rows
        .iter()
        .filter_map(|row| {
            let households = row.figures.households?;
            let (poor, near) = (row.figures.poor.unwrap_or(0), row.figures.near.unwrap_or(0));
            (u64::from(poor) + u64::from(near) > u64::from(households))
                .then(|| line(row, [("poor", poor.into()), ("near", near.into()), ("households", households.into())]))
        })
        .collect();
    (!lines.is_empty()).then(|| {
        Finding::new(FindingCode::CountAboveHouseholds, Severity::Error)
            .with("villages", rows(lines.len()))
            .with_lines(lines)
    })
}
