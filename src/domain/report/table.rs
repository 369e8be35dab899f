//! Fills a table of counts and rates: each column says which households it picks, the commune's line is everybody and
//! each village's line its own, so that the villages add up to the commune.

use super::material::{Book, Fact};
use super::{Behind, Cell, Column, ColumnKind, Count, Head, Label, Lines, Rate, Row, Scope, Table, Unit};
use crate::domain::ids::MemberId;

/// Picks of a household nobody, or those who are counted (nobody by name where households are).
pub(super) type Pick<'p> = Box<dyn Fn(&Fact<'_>) -> Option<Vec<MemberId>> + 'p>;

/// A heading with what fills it.
pub(super) enum Branch<'p> {
    /// Over others.
    Group(Label, Vec<Branch<'p>>),
    /// Counts.
    Count(Label, Unit, Pick<'p>),
    /// Column `of` over column `over`.
    Rate(Label, usize, usize),
    /// Those picked, in percent of column `over`; the report before this one prints them in column `there`.
    Share(Label, usize, usize, Pick<'p>),
}

/// The headings and in which unit the commune's line is.
pub(super) struct Columns<'p> {
    /// The headings.
    pub branches: Vec<Branch<'p>>,
    /// The unit of the rows.
    pub unit: Unit,
}

enum Source<'p> {
    Count(Unit, Pick<'p>),
    Rate(usize, usize),
    Share(usize, Pick<'p>),
}

/// Fills the columns.
pub(super) fn table(columns: Columns<'_>, book: &Book<'_>, lines: Lines) -> Table {
    let unit = columns.unit;
    let mut sources = Vec::new();
    let heads = split(columns.branches, &mut sources);
    let everybody: Vec<&Fact<'_>> = book.facts.iter().collect();
    let mut rows = vec![Row { scope: Scope::Commune(unit), cells: cells(&sources, &everybody) }];
    if lines == Lines::All {
        rows.extend(book.material.villages.iter().map(|village| {
            let own: Vec<&Fact<'_>> = book.facts.iter().filter(|fact| fact.household.village == village.id).collect();
            Row { scope: Scope::Village(village.id.clone()), cells: cells(&sources, &own) }
        }));
    }
    Table { heads, rows }
}

fn split<'p>(branches: Vec<Branch<'p>>, sources: &mut Vec<Source<'p>>) -> Vec<Head> {
    branches
        .into_iter()
        .map(|branch| {
            let (label, kind, source) = match branch {
                Branch::Group(label, branches) => return Head::Group { label, heads: split(branches, sources) },
                Branch::Count(label, unit, pick) => (label, ColumnKind::Count(unit), Source::Count(unit, pick)),
                Branch::Rate(label, of, over) => (label, ColumnKind::Rate { of, over }, Source::Rate(of, over)),
                Branch::Share(label, there, over, pick) => {
                    (label, ColumnKind::Share { there, over }, Source::Share(over, pick))
                }
            };
            sources.push(source);
            Head::Column(Column { label, number: sources.len(), kind })
        })
        .collect()
}

fn cells(sources: &[Source<'_>], facts: &[&Fact<'_>]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::with_capacity(sources.len());
    for source in sources {
        let count =
            |number: usize| number.checked_sub(1).and_then(|at| cells.get(at)).and_then(Cell::count).unwrap_or(0);
        let cell = match source {
            Source::Count(unit, pick) => Cell::Count(Count::of(*unit, picked(facts, pick))),
            Source::Rate(of, over) => {
                Cell::Rate(Rate { hundredths: Rate::of(count(*of), count(*over)), behind: Vec::new() })
            }
            Source::Share(over, pick) => {
                let of = Count::of(Unit::Households, picked(facts, pick));
                Cell::Rate(Rate { hundredths: Rate::of(of.value, count(*over)), behind: of.behind })
            }
        };
        cells.push(cell);
    }
    cells
}

/// Who of the households is picked.
pub(super) fn picked(facts: &[&Fact<'_>], pick: &Pick<'_>) -> Vec<Behind> {
    facts.iter().filter_map(|fact| pick(fact).map(|members| Behind { household: fact.household.id, members })).collect()
}
