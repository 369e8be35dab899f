//! Reports 14 (poor) and 15 (near-poor): the households one by one with their people. Personal data.

use std::collections::{BTreeMap, BTreeSet};

use super::Number;
use super::material::{Book, Fact};
use crate::domain::birth::Birth;
use crate::domain::class::Class;
use crate::domain::ids::{HouseholdId, MemberId, VillageId};
use crate::domain::member::{Relation, Sex};
use crate::domain::progress::ledger::Movement;

/// The households, by village and number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Poor or near-poor.
    pub class: Class,
    /// One for each household.
    pub entries: Vec<Entry>,
}

/// A household of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the commune's list, from 1.
    pub place: usize,
    /// Its village.
    pub village: VillageId,
    /// The household.
    pub household: HouseholdId,
    /// Its number within the village.
    pub number: String,
    /// How it came onto the list; none when it was on it at the start of the year.
    pub origin: Option<Movement>,
    /// The plan's groups that it is in; none where nobody answered.
    pub groups: Option<BTreeSet<String>>,
    /// What it still needs: needs of the catalogue by id, or in its own words.
    pub needs: Vec<Need>,
    /// Its people, the head first.
    pub people: Vec<Person>,
}

/// A need that nobody has answered yet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    /// Which, by id in the catalogue.
    pub need: String,
    /// In the household's own words, where the catalogue has none.
    pub words: String,
}

/// A person of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub member: MemberId,
    /// Name.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Date or year of birth; only the year is printed.
    pub birth: Birth,
    /// Name of the ethnic group; empty when not known.
    pub ethnicity: String,
    /// Relation to the head.
    pub relation: Relation,
}

impl List {
    /// Its people.
    pub fn people(&self) -> usize {
        self.entries.iter().map(|entry| entry.people.len()).sum()
    }
}

/// Poor for report 14, near-poor for report 15.
pub(super) const fn class_of(number: Number) -> Class {
    if number.get() == 14 { Class::Poor } else { Class::NearPoor }
}

/// The list.
pub(super) fn list(number: Number, book: &Book<'_>) -> List {
    let class = class_of(number);
    let origins = origins(book, class);
    let listed = book.facts.iter().filter(|fact| fact.class == class);
    let entries = (1..).zip(listed).map(|(place, fact)| entry(place, fact, &origins)).collect();
    List { class, entries }
}

/// By which line of the village's movement each newcomer came.
fn origins(book: &Book<'_>, class: Class) -> BTreeMap<HouseholdId, Movement> {
    let mut origins = BTreeMap::new();
    for (_, progress) in &book.villages {
        let track = if class == Class::Poor { &progress.poor } else { &progress.near_poor };
        for (movement, line) in &Book::ledger(book.material.basis, track).lines {
            if !movement.decreases() {
                origins.extend(line.households.iter().map(|id| (*id, *movement)));
            }
        }
    }
    origins
}

fn entry(place: usize, fact: &Fact<'_>, origins: &BTreeMap<HouseholdId, Movement>) -> Entry {
    let household = fact.household;
    let mut people: Vec<Person> = fact
        .members()
        .map(|member| Person {
            member: member.id,
            name: member.name.clone(),
            sex: member.sex,
            birth: member.birth,
            ethnicity: member.ethnicity.name.clone(),
            relation: member.relation,
        })
        .collect();
    // Stable: the others stay in the order of the book.
    people.sort_by_key(|person| person.relation != Relation::Head);
    let mut needs: Vec<Need> = household
        .supports
        .values()
        .filter(|support| support.is_open())
        .map(|support| Need {
            need: support.need.clone(),
            words: if support.need == "other" { support.note.clone() } else { String::new() },
        })
        .collect();
    needs.sort();
    needs.dedup();
    Entry {
        place,
        village: household.village.clone(),
        household: household.id,
        number: household.number.clone(),
        origin: origins.get(&household.id).copied(),
        groups: fact.plan_groups().cloned(),
        needs,
        people,
    }
}
