//! Correcting a plan's annex by hand: cells as they are typed, sums and rates made anew, what differs between two
//! versions, and joining the corrections of two people.
//!
//! Nothing is judged here ([`super::check`] does), and nothing is kept.

use std::collections::BTreeMap;

use super::annex::{Annex, AnnexRow, Column, FIGURES, Figures, Rate};
use super::read::{ReadErrorKind, number};
use super::{Plan, PlanStatus, StatedTargets, VillageTarget};

/// What the plan's text states, as columns.
pub const STATED: [Column; 4] = [Column::PoorCut, Column::PoorCutRate, Column::NearCut, Column::NearCutRate];

/// A cell as people write it: thousands points, decimal comma; empty when blank.
pub fn written(figures: &Figures, column: Column) -> String {
    if let Some(count) = figures.count(column) {
        return grouped(count);
    }
    figures.rate(column).map(|rate| rate.to_string().replace('.', ",")).unwrap_or_default()
}

/// What the text states in a column, as people write it.
pub fn stated(stated: &StatedTargets, column: Column) -> String {
    let rate = |rate: Option<u32>| rate.map(|rate| Rate::hundredths(rate).to_string().replace('.', ","));
    let text = match column {
        Column::PoorCut => stated.poor_cut.map(grouped),
        Column::PoorCutRate => rate(stated.poor_rate),
        Column::NearCut => stated.near_cut.map(grouped),
        Column::NearCutRate => rate(stated.near_rate),
        _ => None,
    };
    text.unwrap_or_default()
}

/// Reads a typed cell into its column.
///
/// # Errors
/// When it is not a figure of that column; the figures stay as they were.
pub fn write(figures: &mut Figures, column: Column, typed: &str) -> Result<(), ReadErrorKind> {
    let text = typed.trim();
    let count = |slot: &mut Option<u32>| -> Result<(), ReadErrorKind> {
        *slot = number::count(text)?;
        Ok(())
    };
    let rate = |slot: &mut Option<Rate>| -> Result<(), ReadErrorKind> {
        *slot = number::rate(text)?;
        Ok(())
    };
    match column {
        Column::Households => count(&mut figures.households),
        Column::Poor => count(&mut figures.poor),
        Column::Near => count(&mut figures.near),
        Column::PoorCut => count(&mut figures.poor_cut),
        Column::NearCut => count(&mut figures.near_cut),
        Column::PoorRate => rate(&mut figures.poor_rate),
        Column::NearRate => rate(&mut figures.near_rate),
        Column::PoorCutRate => rate(&mut figures.poor_cut_rate),
        Column::NearCutRate => rate(&mut figures.near_cut_rate),
        Column::Number | Column::Village => Ok(()),
    }
}

/// Reads a typed figure of the plan's text into its column.
///
/// # Errors
/// When it is not a figure of that column.
pub fn write_stated(stated: &mut StatedTargets, column: Column, typed: &str) -> Result<(), ReadErrorKind> {
    let text = typed.trim();
    let rate = || {
        let read =
            (!text.is_empty()).then(|| number::stated_rate(text).ok_or(ReadErrorKind::NotANumber(text.to_owned())));
        read.transpose()
    };
    match column {
        Column::PoorCut => stated.poor_cut = number::count(text)?,
        Column::NearCut => stated.near_cut = number::count(text)?,
        Column::PoorCutRate => stated.poor_rate = rate()?,
        Column::NearCutRate => stated.near_rate = rate()?,
        _ => {}
    }
    Ok(())
}

/// The rows added up, column by column; `None` where no row fills the column. Rates cannot be added.
pub fn sums(annex: &Annex) -> Figures {
    let sum =
        |column: Column| annex.rows.iter().filter_map(|row| row.figures.count(column)).reduce(u32::saturating_add);
    Figures {
        households: sum(Column::Households),
        poor: sum(Column::Poor),
        near: sum(Column::Near),
        poor_cut: sum(Column::PoorCut),
        near_cut: sum(Column::NearCut),
        ..Figures::default()
    }
}

/// The total row's counts from the rows; its rates stay.
pub fn total_from_rows(annex: &mut Annex) {
    let sums = sums(annex);
    let total = annex.total.get_or_insert_default();
    total.households = sums.households;
    total.poor = sums.poor;
    total.near = sums.near;
    total.poor_cut = sums.poor_cut;
    total.near_cut = sums.near_cut;
}

/// Every rate from its count over the households of its line, with two decimals; blank where that cannot be said.
pub fn rates_from_counts(annex: &mut Annex) {
    for figures in annex.rows.iter_mut().map(|row| &mut row.figures).chain(annex.total.as_mut()) {
        let rate = |count: Option<u32>| share(count?, figures.households?);
        let (poor, near) = (rate(figures.poor), rate(figures.near));
        let (poor_cut, near_cut) = (rate(figures.poor_cut), rate(figures.near_cut));
        figures.poor_rate = poor;
        figures.near_rate = near;
        figures.poor_cut_rate = poor_cut;
        figures.near_cut_rate = near_cut;
    }
}

/// `part` of `whole` in hundredths of a percent, rounded half up.
fn share(part: u32, whole: u32) -> Option<Rate> {
    let (part, whole) = (u64::from(part), u64::from(whole));
    let hundredths = (part * 20_000 + whole).checked_div(whole * 2)?;
    Some(Rate::hundredths(u32::try_from(hundredths).ok()?))
}

/// The annex that says what a plan uses: for a plan that was loaded without one, and for a proposal that is confirmed.
///
/// Households (column 1), names and the rates of columns 3 and 5 are of `printed`; the sums are made anew.
pub fn annex_of(plan: &Plan, printed: Option<&Annex>) -> Annex {
    let mut numbers = 0;
    let rows = plan
        .villages
        .iter()
        .map(|target| {
            numbers += 1;
            let number = number_of(target).unwrap_or(numbers);
            let row = printed.and_then(|annex| annex.rows.iter().find(|row| row.number == number));
            let before = row.map(|row| row.figures.clone()).unwrap_or_default();
            AnnexRow {
                line: row.map_or(u64::from(number), |row| row.line),
                number,
                numbered: true,
                name: target.name.clone(),
                figures: Figures {
                    households: before.households,
                    poor: target.poor_start,
                    poor_rate: before.poor_rate,
                    near: target.near_start,
                    near_rate: before.near_rate,
                    poor_cut_rate: None,
                    poor_cut: target.poor_cut,
                    near_cut_rate: None,
                    near_cut: target.near_cut,
                },
            }
        })
        .collect();
    let mut annex = Annex { commune: plan.commune.clone(), rows, total: None, not_read: Vec::new() };
    total_from_rows(&mut annex);
    if annex.rows.iter().any(|row| row.figures.households.is_some()) {
        rates_from_counts(&mut annex);
    }
    annex
}

/// The number that a village's code ends in.
fn number_of(target: &VillageTarget) -> Option<u32> {
    target.village.as_str().rsplit('.').next().and_then(|number| number.parse().ok())
}

/// Where a change is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The plan's status.
    Status,
    /// The plan's text.
    Stated,
    /// A row of the annex.
    Row {
        /// Number in the annex.
        number: u32,
        /// Name as it is now.
        name: String,
    },
    /// The total row.
    Total,
    /// What the pages use for a village, where that is not the annex itself: a proposal.
    Used {
        /// Number in the annex.
        number: u32,
        /// Name as it is now.
        name: String,
    },
}

/// One figure that two versions say differently; empty is blank.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Where.
    pub place: Place,
    /// Which column; [`Column::Number`] for a whole row that came or went, or for the status.
    pub column: Column,
    /// Before.
    pub from: String,
    /// After.
    pub to: String,
}

/// One version of a plan, as far as versions are compared.
#[derive(Debug, Clone, Copy)]
pub struct Edition<'a> {
    /// What is used.
    pub plan: &'a Plan,
    /// What is printed.
    pub annex: Option<&'a Annex>,
}

/// Everything that `after` says otherwise than `before`: status, text, rows by number, the total row, targets used.
pub fn changes(before: Edition<'_>, after: Edition<'_>) -> Vec<Change> {
    let mut found = Vec::new();
    let mut say = |place: &Place, column: Column, from: String, to: String| {
        if from != to {
            found.push(Change { place: place.clone(), column, from, to });
        }
    };
    say(&Place::Status, Column::Number, status(before.plan.status), status(after.plan.status));
    for column in STATED {
        say(&Place::Stated, column, stated(&before.plan.stated, column), stated(&after.plan.stated, column));
    }
    let rows = |edition: Edition<'_>| -> BTreeMap<u32, AnnexRow> {
        edition.annex.map(|annex| annex.rows.iter().map(|row| (row.number, row.clone())).collect()).unwrap_or_default()
    };
    let (old, new) = (rows(before), rows(after));
    let blank = Figures::default();
    let numbers: std::collections::BTreeSet<u32> = old.keys().chain(new.keys()).copied().collect();
    for number in &numbers {
        let (one, other) = (old.get(number), new.get(number));
        let name = other.or(one).map(|row| row.name.clone()).unwrap_or_default();
        let place = Place::Row { number: *number, name };
        let named = |row: Option<&AnnexRow>| row.map(|row| row.name.clone()).unwrap_or_default();
        say(&place, Column::Village, named(one), named(other));
        for column in FIGURES {
            let text = |row: Option<&AnnexRow>| written(row.map_or(&blank, |row| &row.figures), column);
            say(&place, column, text(one), text(other));
        }
    }
    for column in FIGURES {
        let text = |edition: Edition<'_>| {
            written(edition.annex.and_then(|annex| annex.total.as_ref()).unwrap_or(&blank), column)
        };
        say(&Place::Total, column, text(before), text(after));
    }
    // In a draft what would be used is the annex itself, which was compared above.
    if after.plan.status != PlanStatus::Draft {
        for target in &after.plan.villages {
            let place = Place::Used { number: number_of(target).unwrap_or(0), name: target.name.clone() };
            let old = before.plan.village(&target.village);
            for (column, read) in USED {
                let text = |target: Option<&VillageTarget>| target.and_then(read).map(grouped).unwrap_or_default();
                say(&place, column, text(old), text(Some(target)));
            }
        }
    }
    found
}

/// What is used of a village, and the columns that it is printed in.
type Read = fn(&VillageTarget) -> Option<u32>;
const USED: [(Column, Read); 4] = [
    (Column::Poor, |target| target.poor_start),
    (Column::Near, |target| target.near_start),
    (Column::PoorCut, |target| target.poor_cut),
    (Column::NearCut, |target| target.near_cut),
];

fn status(status: PlanStatus) -> String {
    let code = match status {
        PlanStatus::Draft => "draft",
        PlanStatus::Proposed => "proposed",
        PlanStatus::Confirmed => "confirmed",
    };
    code.to_owned()
}

/// A cell that two people filled differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Place of the row, from 0; `None` for the total row.
    pub row: Option<usize>,
    /// Its column.
    pub column: Column,
    /// What the other person saved.
    pub theirs: String,
}

/// Takes into `mine` what `theirs` changed of `base` where `mine` did not, and names the cells that both changed
/// differently (those stay as `mine` has them). Rows are taken by their place; with rows added or removed nothing is
/// taken over.
pub fn merge(base: &Annex, mine: &mut Annex, theirs: &Annex) -> Vec<Clash> {
    let mut clashes = Vec::new();
    if base.rows.len() != mine.rows.len() || theirs.rows.len() != mine.rows.len() {
        return clashes;
    }
    for (at, ((mine, base), theirs)) in mine.rows.iter_mut().zip(&base.rows).zip(&theirs.rows).enumerate() {
        if mine.name == base.name {
            mine.name.clone_from(&theirs.name);
        } else if theirs.name != base.name && theirs.name != mine.name {
            clashes.push(Clash { row: Some(at), column: Column::Village, theirs: theirs.name.clone() });
        }
        clashes.extend(merge_figures(Some(at), &base.figures, &mut mine.figures, &theirs.figures));
    }
    let (base, theirs) = (base.total.clone().unwrap_or_default(), theirs.total.clone().unwrap_or_default());
    clashes.extend(merge_figures(None, &base, mine.total.get_or_insert_default(), &theirs));
    clashes
}

fn merge_figures(row: Option<usize>, base: &Figures, mine: &mut Figures, theirs: &Figures) -> Vec<Clash> {
    let mut clashes = Vec::new();
    for column in FIGURES {
        let (was, is, other) = (written(base, column), written(mine, column), written(theirs, column));
        if was == is {
            // It was read from a cell before, so it is one.
            let _same = write(mine, column, &other);
        } else if other != was && other != is {
            clashes.push(Clash { row, column, theirs: other });
        }
    }
    clashes
}

/// A whole number with thousands points.
fn grouped(count: u32) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}
