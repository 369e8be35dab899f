//! Reports 2 and 3: the ledgers of `domain::progress`, so that figures are those of the phones. Only who is behind columns
//! 1 and 9 is found here, since a ledger names those who moved.

use super::material::Book;
use super::{Behind, Cell, Column, ColumnKind, Count, Head, Label, Lines, Number, Row, Scope, Table, Unit};
use crate::domain::class::Class;
use crate::domain::household::{Arrival, Household};
use crate::domain::ids::{HouseholdId, VillageId};
use crate::domain::progress::Progress;
use crate::domain::progress::ledger::{Ledger, Movement, Tally};

/// The table.
pub(super) fn table(number: Number, book: &Book<'_>, lines: Lines) -> Table {
    let class = class_of(number);
    let track = |progress: &'_ Progress| -> Ledger {
        let track = if class == Class::Poor { &progress.poor } else { &progress.near_poor };
        Book::ledger(book.material.basis, track).clone()
    };
    let whole = track(&book.commune);
    let mut rows: Vec<Row> = [Unit::Households, Unit::People]
        .into_iter()
        .map(|unit| Row { scope: Scope::Commune(unit), cells: cells(book, class, None, &whole, unit) })
        .collect();
    if lines == Lines::All {
        rows.extend(book.villages.iter().map(|(village, progress)| Row {
            scope: Scope::Village(village.id.clone()),
            cells: cells(book, class, Some(&village.id), &track(progress), Unit::Households),
        }));
    }
    Table { heads: heads(class), rows }
}

/// Poor for report 2, near-poor for report 3.
pub(super) const fn class_of(number: Number) -> Class {
    if number.get() == 2 { Class::Poor } else { Class::NearPoor }
}

fn heads(class: Class) -> Vec<Head> {
    let column = |word, number| {
        Head::Column(Column { label: Label::Word(word), number, kind: ColumnKind::Count(Unit::Households) })
    };
    let poor = class == Class::Poor;
    vec![
        column("start", 1),
        Head::Group {
            label: Label::Word("decrease"),
            heads: vec![
                column(if poor { "to-near" } else { "to-poor" }, 2),
                column("above", 3),
                column("other-decrease", 4),
            ],
        },
        Head::Group {
            label: Label::Word("increase"),
            heads: vec![
                column(if poor { "from-near" } else { "from-poor" }, 5),
                column(if poor { "relapsed" } else { "relapsed-near" }, 6),
                column("new", 7),
                column("other-increase", 8),
            ],
        },
        column("end", 9),
    ]
}

fn cells(book: &Book<'_>, class: Class, village: Option<&VillageId>, ledger: &Ledger, unit: Unit) -> Vec<Cell> {
    let here = |household: &Household| village.is_none_or(|village| household.village == *village);
    let start = book
        .material
        .households
        .iter()
        .filter(|one| here(one) && one.arrival == Arrival::AtStart && one.class_start == class);
    let end = book.facts.iter().filter(|fact| here(fact.household) && fact.class == class).map(|fact| fact.household);
    let cell = |tally: Tally, who: Vec<&Household>| {
        let value = match unit {
            Unit::Households => tally.households,
            Unit::People | Unit::Children => tally.people,
        };
        Cell::Count(Count { value, unit, behind: who.into_iter().map(|one| behind(one, unit)).collect() })
    };
    let moved = |movement: Movement| {
        let line = ledger.lines.get(&movement);
        let ids = line.map(|line| line.households.as_slice()).unwrap_or_default();
        cell(ledger.count(movement), by_number(ids, book))
    };
    std::iter::once(cell(ledger.start, start.collect()))
        .chain(Movement::ALL.into_iter().map(moved))
        .chain(std::iter::once(cell(ledger.end, end.collect())))
        .collect()
}

fn by_number<'a>(ids: &[HouseholdId], book: &Book<'a>) -> Vec<&'a Household> {
    let mut who: Vec<&Household> = ids.iter().filter_map(|id| book.household(*id)).collect();
    who.sort_by(|a, b| (&a.village, &a.number, a.id).cmp(&(&b.village, &b.number, b.id)));
    who
}

fn behind(household: &Household, unit: Unit) -> Behind {
    let members = match unit {
        Unit::Households => Vec::new(),
        Unit::People | Unit::Children => {
            household.members.iter().filter(|member| member.counts()).map(|member| member.id).collect()
        }
    };
    Behind { household: household.id, members }
}
