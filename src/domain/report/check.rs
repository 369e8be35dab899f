//! What is looked at before a report is printed: villages add up to the commune, column 9 follows from the others, and
//! reports agree with each other. Computed from the cells themselves, not from how they were made.

use std::collections::{BTreeMap, BTreeSet};

use super::material::Book;
use super::{Body, Cell, ColumnKind, Lines, Number, Report, Scope, Table, Unit, body};

/// Whether the villages add up to the commune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sums {
    /// How many villages.
    pub villages: usize,
    /// Numbers of the columns that do not add up.
    pub wrong: Vec<usize>,
    /// Households that moved between two villages: columns 2 to 8 of reports 2 and 3 count them in both.
    pub moved_within: usize,
}

/// Whether every row follows 9 = 1 − 2 − 3 − 4 + 5 + 6 + 7 + 8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// How many rows.
    pub rows: usize,
    /// The rows that do not.
    pub wrong: Vec<Scope>,
}

/// One figure in every report that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Which figure.
    pub figure: Figure,
    /// The report, the number of its column (none for the rows of a list), and what it says.
    pub places: Vec<(Number, Option<usize>, u32)>,
}

/// A figure that several reports have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Poor households.
    Poor,
    /// People in poor households.
    PoorPeople,
    /// Near-poor households.
    Near,
    /// People in near-poor households.
    NearPeople,
}

impl Figure {
    /// Every figure.
    pub const ALL: [Self; 4] = [Self::Poor, Self::PoorPeople, Self::Near, Self::NearPeople];

    /// The code in message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Poor => "poor",
            Self::PoorPeople => "poor-people",
            Self::Near => "near",
            Self::NearPeople => "near-people",
        }
    }

    /// Report and column of each place; no column is the rows of a list.
    const fn places(self) -> &'static [(u8, Option<usize>)] {
        match self {
            Self::Poor => &[
                (1, Some(3)),
                (2, Some(9)),
                (4, Some(1)),
                (5, Some(1)),
                (8, Some(1)),
                (9, Some(1)),
                (10, Some(1)),
                (12, Some(4)),
                (14, None),
            ],
            Self::PoorPeople => &[(1, Some(9)), (2, Some(9)), (13, Some(4)), (14, None)],
            Self::Near => &[
                (1, Some(5)),
                (3, Some(9)),
                (6, Some(1)),
                (7, Some(1)),
                (8, Some(6)),
                (9, None),
                (10, Some(10)),
                (12, Some(13)),
                (15, None),
            ],
            Self::NearPeople => &[(1, Some(11)), (3, Some(9)), (13, Some(13)), (15, None)],
        }
    }

    const fn people(self) -> bool {
        matches!(self, Self::PoorPeople | Self::NearPeople)
    }
}

impl Sums {
    /// Whether all is well.
    pub fn holds(&self) -> bool {
        self.wrong.is_empty()
    }
}

impl Formula {
    /// Whether all is well.
    pub fn holds(&self) -> bool {
        self.wrong.is_empty()
    }
}

impl Agreement {
    /// What they all say; none when they do not.
    pub fn value(&self) -> Option<u32> {
        let (_, _, first) = self.places.first()?;
        self.places.iter().all(|(_, _, value)| value == first).then_some(*first)
    }
}

/// Whether the villages of a report add up; none for a list.
pub fn sums(report: &Report, book: &Book<'_>) -> Option<Sums> {
    let table = report.table()?;
    let movement = matches!(report.number.get(), 2 | 3);
    let moved_within = if movement { book.moved_within.len() } else { 0 };
    let wrong = table
        .columns()
        .iter()
        .filter(|column| matches!(column.kind, ColumnKind::Count(_)))
        // A household that moved within the commune is on two lines of the villages and on none of the commune.
        .filter(|column| moved_within == 0 || matches!(column.number, 1 | 9))
        .map(|column| column.number)
        .filter(|number| !adds_up(table, *number))
        .collect();
    Some(Sums { villages: table.rows.iter().filter(|row| is_village(&row.scope)).count(), wrong, moved_within })
}

const fn is_village(scope: &Scope) -> bool {
    matches!(scope, Scope::Village(_))
}

fn adds_up(table: &Table, number: usize) -> bool {
    let at = |cells: &[Cell]| number.checked_sub(1).and_then(|at| cells.get(at)).and_then(Cell::count).unwrap_or(0);
    let villages: u64 =
        table.rows.iter().filter(|row| is_village(&row.scope)).map(|row| u64::from(at(&row.cells))).sum();
    let commune = table.rows.iter().find(|row| !is_village(&row.scope)).map_or(0, |row| at(&row.cells));
    villages == u64::from(commune)
}

/// Whether every row of report 2 or 3 follows the formula; none for others.
pub fn formula(report: &Report) -> Option<Formula> {
    let table = report.table().filter(|_| matches!(report.number.get(), 2 | 3))?;
    let wrong = table.rows.iter().filter(|row| !follows(&row.cells)).map(|row| row.scope.clone()).collect();
    Some(Formula { rows: table.rows.len(), wrong })
}

fn follows(cells: &[Cell]) -> bool {
    let mut figures = cells.iter().map(|cell| i64::from(cell.count().unwrap_or(0)));
    let start = figures.next().unwrap_or(0);
    let rest: Vec<i64> = figures.collect();
    let Some((end, lines)) = rest.split_last() else { return false };
    let net: i64 = lines.iter().enumerate().map(|(at, figure)| if at < 3 { -figure } else { *figure }).sum();
    start + net == *end
}

/// Whether anything of a report is wrong: its sums, its formula, or a figure that another report has otherwise.
pub fn disagrees(report: &Report, book: &Book<'_>) -> bool {
    sums(report, book).is_some_and(|sums| !sums.holds())
        || formula(report).is_some_and(|formula| !formula.holds())
        || agreements_of(report, book).iter().any(|one| one.value().is_none())
}

/// The figures that several reports have, each with what every report says.
pub fn agreements(book: &Book<'_>) -> Vec<Agreement> {
    held_together(&Figure::ALL, book)
}

/// Those of them that a report has.
pub fn agreements_of(report: &Report, book: &Book<'_>) -> Vec<Agreement> {
    let of_report = |figure: &Figure| figure.places().iter().any(|(number, _)| *number == report.number.get());
    held_together(&Figure::ALL.into_iter().filter(of_report).collect::<Vec<_>>(), book)
}

/// Each report is made once, and only the line that is held against the others.
fn held_together(figures: &[Figure], book: &Book<'_>) -> Vec<Agreement> {
    let needed: BTreeSet<u8> = figures.iter().flat_map(|figure| figure.places()).map(|(number, _)| *number).collect();
    let made: BTreeMap<u8, (Number, Body)> = needed
        .into_iter()
        .filter_map(|number| Some((number, Number::new(number)?)))
        .map(|(at, number)| (at, (number, body(number, book, Lines::Commune))))
        .collect();
    let of = |figure: &Figure| Agreement {
        figure: *figure,
        places: figure.places().iter().filter_map(|place| read(*figure, *place, &made)).collect(),
    };
    figures.iter().map(of).collect()
}

fn read(
    figure: Figure,
    (number, column): (u8, Option<usize>),
    made: &BTreeMap<u8, (Number, Body)>,
) -> Option<(Number, Option<usize>, u32)> {
    let (report, body) = made.get(&number)?;
    let movement = matches!(number, 2 | 3);
    let (column, value) = match body {
        Body::List(list) => {
            let rows = if figure.people() { list.people() } else { list.entries.len() };
            (None, u32::try_from(rows).ok()?)
        }
        Body::Table(table) => {
            // In report 9 the near-poor begin after as many columns as there are groups.
            let column = column.unwrap_or(table.columns().len() / 2 + 1);
            let unit = match (figure.people(), number) {
                (true, 2 | 3 | 13) => Unit::People,
                _ => Unit::Households,
            };
            (Some(column), table.count(&Scope::Commune(unit), column)?)
        }
    };
    debug_assert!(!movement || column == Some(9), "the last column of a movement is its end");
    Some((*report, column, value))
}
