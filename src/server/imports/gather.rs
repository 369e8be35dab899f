//! Gathers the rows of people into households.

use std::collections::{BTreeMap, BTreeSet};

use super::choices::{Choices, Columns, RowIs};
use super::columns::Field;
use super::fault::{Fault, Why};
use super::rows::{Person, Read};
use crate::domain::class::Class;
use crate::domain::ids::VillageId;
use crate::domain::member::Relation;
use crate::domain::text::fold;
use chrono::NaiveDate;

/// A household of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its village.
    pub village: Option<VillageId>,
    /// Its number as written; empty for the village's next.
    pub number: String,
    /// Its people, the head first.
    pub people: Vec<Person>,
    /// Its class; none where the list does not say.
    pub class: Option<Class>,
    /// Where in the village.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// Day of the decision.
    pub decided: Option<NaiveDate>,
    /// Day on which it left the list of the poor.
    pub left_poor: Option<NaiveDate>,
    /// Something is wrong in one of its rows.
    pub bad: bool,
}

impl Draft {
    /// Its first row.
    pub fn row(&self) -> u32 {
        self.people.iter().map(|person| person.row).min().unwrap_or(0)
    }

    /// Whether a number that it gets is another one than the file's own.
    pub fn takes_other(&self, number: &str) -> bool {
        !self.number.is_empty() && self.number != number
    }

    /// Name of its head.
    pub fn head(&self) -> &str {
        self.people.first().map_or("", |person| person.name.as_str())
    }
}

/// Gathers; adds to `read.faults` what is wrong with a household as a whole.
pub fn gather(read: &mut Read, columns: &Columns, choices: &Choices) -> Vec<Draft> {
    let mut groups: Vec<Vec<Person>> = Vec::new();
    let mut by_number: BTreeMap<(Option<VillageId>, String), usize> = BTreeMap::new();
    for person in std::mem::take(&mut read.people) {
        let key = (person.village.clone(), person.number.clone());
        let at = if columns.row_is == RowIs::Household {
            None
        } else if !person.number.is_empty() {
            by_number.get(&key).copied()
        } else if begins(&person, groups.last().and_then(|group| group.last())) {
            None
        } else {
            groups.len().checked_sub(1)
        };
        match at.and_then(|at| groups.get_mut(at)) {
            Some(group) => group.push(person),
            None => {
                if !person.number.is_empty() {
                    by_number.insert(key, groups.len());
                }
                groups.push(vec![person]);
            }
        }
    }
    let mut drafts: Vec<Draft> =
        groups.into_iter().map(|group| draft(group, columns, choices, &mut read.faults)).collect();
    read.faults.sort_by_key(|fault| (fault.row, fault.column));
    let wrong: BTreeSet<u32> = read.faults.iter().map(|fault| fault.row).collect();
    for draft in &mut drafts {
        draft.bad = draft.people.iter().any(|person| wrong.contains(&person.row));
    }
    drafts
}

/// Whether a row without a number begins a household.
fn begins(person: &Person, last: Option<&Person>) -> bool {
    let Some(last) = last else { return true };
    let other_head = !person.head.is_empty() && fold(&person.head) != fold(&last.head);
    person.relation == Some(Relation::Head) || person.village != last.village || other_head
}

fn draft(mut people: Vec<Person>, columns: &Columns, choices: &Choices, faults: &mut Vec<Fault>) -> Draft {
    // The only person, or the one whom the list names as head, needs no word that says so.
    let heads = people.iter().filter(|person| person.relation == Some(Relation::Head)).count();
    if heads == 0 {
        let alone = people.len() == 1;
        let named = people.iter_mut().find(|person| {
            person.relation.is_none()
                && (alone || (!person.head.is_empty() && fold(&person.head) == fold(&person.name)))
        });
        match named {
            Some(head) => head.relation = Some(Relation::Head),
            None => faults.extend(people.first().map(|person| whole(person.row, columns, Why::NoHead))),
        }
    }
    let mut first = true;
    for person in &people {
        if person.relation == Some(Relation::Head) && !std::mem::take(&mut first) {
            faults.push(whole(person.row, columns, Why::SecondHead));
        }
    }
    people.sort_by_key(|person| person.relation != Some(Relation::Head));
    let text =
        |of: fn(&Person) -> &str| people.iter().map(of).find(|text| !text.is_empty()).unwrap_or_default().to_owned();
    let written = people.iter().find_map(|person| person.class);
    Draft {
        village: people.iter().find_map(|person| person.village.clone()),
        number: text(|person| &person.number),
        class: written.or(choices.class.filter(|_| !columns.has_class())),
        address: text(|person| &person.address),
        phone: text(|person| &person.phone),
        decided: people.iter().find_map(|person| person.decided),
        left_poor: people.iter().find_map(|person| person.left_poor),
        people,
        bad: false,
    }
}

fn whole(row: u32, columns: &Columns, why: Why) -> Fault {
    Fault { row, column: columns.of(Field::Relation), found: String::new(), why }
}
