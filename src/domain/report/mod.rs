//! Reports 1 to 15 of the review (domain.md section 4), as tables of values: no sentence, no file format.
//!
//! Every figure names the households behind it, so that each cell opens into names. [`material`] is what a report is made
//! of and what is known of each household, `table` builds the tables of `columns`, `movement` reports 2 and 3 from
//! the ledgers of `domain::progress`, [`list`] reports 14 and 15, [`check`] what is looked at before printing.

pub mod check;
mod columns;
pub mod ethnic;
pub mod list;
pub mod material;
mod movement;
mod notes;
mod table;

use super::ids::{HouseholdId, MemberId, VillageId};
use list::List;
pub use material::{Book, Material, Village};
pub use notes::{Note, NoteKind};

/// The number of a report, 1 to 15.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(u8);

impl Number {
    /// The first.
    pub const FIRST: u8 = 1;
    /// The last.
    pub const LAST: u8 = 15;

    /// A number that there is.
    pub const fn new(number: u8) -> Option<Self> {
        if Self::FIRST <= number && number <= Self::LAST { Some(Self(number)) } else { None }
    }

    /// Every number, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (Self::FIRST..=Self::LAST).map(Self)
    }

    /// The figure.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// Whether it names people one by one.
    pub const fn is_list(self) -> bool {
        self.0 >= 14
    }
}

/// What the figures rest on. They stand apart and are never mixed in one report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Rà soát: what the villages' review found; before the decision.
    Surveyed,
    /// Công nhận: what the commune decided.
    Recognised,
}

impl Basis {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Surveyed, Self::Recognised];

    /// The code in addresses and message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Surveyed => "surveyed",
            Self::Recognised => "recognised",
        }
    }

    /// Reads a code back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.code() == code)
    }
}

/// A report, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Which.
    pub number: Number,
    /// Of this plan year.
    pub year: i32,
    /// On this basis.
    pub basis: Basis,
    /// Id of the standard that indicators are numbered by.
    pub standard: String,
    /// Its rows.
    pub body: Body,
    /// What is not known, counted apart.
    pub notes: Vec<Note>,
}

/// A table of figures or a list of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Reports 1 to 13.
    Table(Table),
    /// Reports 14 and 15.
    List(List),
}

/// A table of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The columns after the ordinal (A) and the village (B), as a tree; leaves are numbered from 1.
    pub heads: Vec<Head>,
    /// The commune's lines first, then each village.
    pub rows: Vec<Row>,
}

/// A heading: over others, or a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Head {
    /// Over others.
    Group {
        /// What it says.
        label: Label,
        /// Under it.
        heads: Vec<Head>,
    },
    /// A column.
    Column(Column),
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it says.
    pub label: Label,
    /// Its official number, from 1.
    pub number: usize,
    /// What its cells are.
    pub kind: ColumnKind,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Counts.
    Count(Unit),
    /// Column `of` in percent of column `over`, by their numbers.
    Rate {
        /// What is divided.
        of: usize,
        /// By what.
        over: usize,
    },
    /// A count that the report before this one prints, in percent of column `over` here.
    Share {
        /// Number of the column there.
        there: usize,
        /// Number of the column here.
        over: usize,
    },
}

/// What a heading says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// Message `report-col-<word>`.
    Word(&'static str),
    /// The name of an indicator of the standard.
    Indicator(u8),
    /// An ethnic group's own name.
    Group(String),
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Hộ.
    Households,
    /// Người.
    People,
    /// Trẻ em.
    Children,
}

impl Unit {
    /// The code in message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Households => "households",
            Self::People => "people",
            Self::Children => "children",
        }
    }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Of whom.
    pub scope: Scope,
    /// One for each column.
    pub cells: Vec<Cell>,
}

/// Of whom a row speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// The whole commune, in this unit.
    Commune(Unit),
    /// One village.
    Village(VillageId),
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// How many, and who.
    Count(Count),
    /// A rate.
    Rate(Rate),
}

/// How many, and who.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// How many.
    pub value: u32,
    /// Of what.
    pub unit: Unit,
    /// Who, by household.
    pub behind: Vec<Behind>,
}

/// A household behind a figure, with those of its members who are counted where people are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// The household.
    pub household: HouseholdId,
    /// Who of it; nobody where households are counted.
    pub members: Vec<MemberId>,
}

/// A rate in hundredths of a percent, rounded half up; nothing over nothing is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// 727 is 7.27 %.
    pub hundredths: Option<u32>,
    /// Who is behind what is divided, where no other column of the report says so.
    pub behind: Vec<Behind>,
}

impl Rate {
    /// `of` in percent of `over`.
    pub fn of(of: u32, over: u32) -> Option<u32> {
        let (of, over) = (u64::from(of), u64::from(over));
        let rounded = (of * 20_000 + over).checked_div(over * 2)?;
        u32::try_from(rounded).ok()
    }
}

impl Count {
    /// Counts what is behind.
    pub fn of(unit: Unit, behind: Vec<Behind>) -> Self {
        let value = match unit {
            Unit::Households => behind.len(),
            Unit::People | Unit::Children => behind.iter().map(|one| one.members.len()).sum(),
        };
        Self { value: u32::try_from(value).unwrap_or(u32::MAX), unit, behind }
    }
}

impl Cell {
    /// The count, when it is one.
    pub const fn count(&self) -> Option<u32> {
        match self {
            Self::Count(count) => Some(count.value),
            Self::Rate(_) => None,
        }
    }

    /// Who is behind it.
    pub fn behind(&self) -> &[Behind] {
        match self {
            Self::Count(count) => &count.behind,
            Self::Rate(rate) => &rate.behind,
        }
    }
}

impl Table {
    /// The columns, by number.
    pub fn columns(&self) -> Vec<&Column> {
        fn leaves<'a>(heads: &'a [Head], into: &mut Vec<&'a Column>) {
            for head in heads {
                match head {
                    Head::Group { heads, .. } => leaves(heads, into),
                    Head::Column(column) => into.push(column),
                }
            }
        }
        let mut columns = Vec::new();
        leaves(&self.heads, &mut columns);
        columns
    }

    /// A row by what it speaks of.
    pub fn row(&self, scope: &Scope) -> Option<&Row> {
        self.rows.iter().find(|row| row.scope == *scope)
    }

    /// A cell by its row and the number of its column.
    pub fn cell(&self, scope: &Scope, column: usize) -> Option<&Cell> {
        self.row(scope)?.cells.get(column.checked_sub(1)?)
    }

    /// The count in a cell.
    pub fn count(&self, scope: &Scope, column: usize) -> Option<u32> {
        self.cell(scope, column)?.count()
    }
}

impl Report {
    /// Its table, when it is one.
    pub const fn table(&self) -> Option<&Table> {
        match &self.body {
            Body::Table(table) => Some(table),
            Body::List(_) => None,
        }
    }

    /// Its list, when it is one.
    pub const fn list(&self) -> Option<&List> {
        match &self.body {
            Body::Table(_) => None,
            Body::List(list) => Some(list),
        }
    }
}

/// Which lines of a table are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// The commune's and each village's.
    All,
    /// The commune's: enough to hold one report against another.
    Commune,
}

/// What a report consists of, without its notes.
fn body(number: Number, book: &Book<'_>, lines: Lines) -> Body {
    match number.get() {
        2 | 3 => Body::Table(movement::table(number, book, lines)),
        14 | 15 => Body::List(list::list(number, book)),
        _ => Body::Table(table::table(columns::columns(number, book), book, lines)),
    }
}

/// Makes a report.
pub fn report(number: Number, book: &Book<'_>) -> Report {
    let body = body(number, book, Lines::All);
    Report {
        number,
        year: book.material.year,
        basis: book.material.basis,
        standard: book.standard_id().to_owned(),
        body,
        notes: notes::notes(number, book),
    }
}
