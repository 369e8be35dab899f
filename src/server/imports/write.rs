//! What an import writes: new households, and blanks of known ones filled in. Nothing on the register is overwritten.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

use super::alike::Other;
use super::check::{Checked, fate};
use super::choices::{Alike, Choices};
use super::gather::Draft;
use super::rows::Person;
use crate::domain::answer::Answers;
use crate::domain::birth::Birth;
use crate::domain::class::Class;
use crate::domain::household::{Arrival, Household, Presence};
use crate::domain::ids::{HouseholdId, MemberId, VillageId};
use crate::domain::member::{Member, Relation};
use crate::domain::text::fold;
use crate::server::store::HouseholdWrite;

/// Which import: its id and when its file came, from which the ids of its households are made. The same file of the same
/// import always gives the same households.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// The import.
    pub id: Uuid,
    /// When its file came.
    pub at: DateTime<Utc>,
    /// The data is made up.
    pub synthetic: bool,
}

/// An import that was done, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Which.
    pub id: Uuid,
    /// Name of the file.
    pub file: String,
    /// Households put on the register.
    pub added: Vec<HouseholdId>,
    /// Villages of the households that were put on or filled in.
    pub villages: BTreeSet<VillageId>,
    /// People in them.
    pub people: usize,
    /// Households filled in, with their version before.
    pub merged: BTreeMap<HouseholdId, u64>,
    /// Households left because they are there already.
    pub skipped: usize,
    /// Rows left for another file.
    pub bad_rows: usize,
    /// When it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undone: Option<DateTime<Utc>>,
}

/// What is written.
#[derive(Debug, Clone)]
pub struct Writes {
    /// The households.
    pub households: Vec<HouseholdWrite>,
    /// What is kept of it.
    pub done: Done,
}

/// Puts together what an import writes.
pub fn writes(
    checked: &Checked,
    choices: &Choices,
    register: &[(Household, u64)],
    source: Source,
    file: &str,
) -> Writes {
    let counts = checked.counts(choices);
    let mut done = Done {
        id: source.id,
        file: file.to_owned(),
        added: Vec::new(),
        villages: BTreeSet::new(),
        people: 0,
        merged: BTreeMap::new(),
        skipped: counts.skipped,
        bad_rows: checked.drafts.iter().filter(|draft| draft.bad).map(|draft| draft.people.len()).sum(),
        undone: None,
    };
    let alike = checked.alike();
    let places: BTreeMap<HouseholdId, usize> =
        register.iter().enumerate().map(|(at, (household, _))| (household.id, at)).collect();
    let mut filled: BTreeMap<HouseholdId, HouseholdWrite> = BTreeMap::new();
    let mut households = Vec::new();
    for (at, draft) in checked.drafts.iter().enumerate().filter(|(_, draft)| !draft.bad) {
        let Some(village) = &draft.village else { continue };
        let found = alike.get(&at);
        match found.map(|found| (fate(found, choices.alike_of(draft.row())), &found.other)) {
            Some((Alike::Skip, _)) => {}
            Some((Alike::Merge, Other::Known { id, .. })) => {
                let Some((known, version)) = places.get(id).and_then(|place| register.get(*place)) else { continue };
                let write = filled
                    .entry(*id)
                    .or_insert_with(|| HouseholdWrite { household: known.clone(), expected: *version });
                fill(&mut write.household, draft, source);
                if write.household != *known {
                    done.merged.insert(*id, *version);
                    done.villages.insert(known.village.clone());
                }
            }
            _ => {
                let number = checked.numbers.get(&at).unwrap_or(&draft.number);
                let household = household(draft, village, number.clone(), source);
                done.people += household.members.len();
                done.added.push(household.id);
                done.villages.insert(village.clone());
                households.push(HouseholdWrite { household, expected: 0 });
            }
        }
    }
    households.extend(filled.into_values().filter(|write| done.merged.contains_key(&write.household.id)));
    Writes { households, done }
}

fn household(draft: &Draft, village: &VillageId, number: String, source: Source) -> Household {
    // A class that the list leaves blank beside others that it names is none of theirs.
    let class = draft.class.unwrap_or(Class::NotPoor);
    Household {
        id: HouseholdId(id(source, draft.row(), "household")),
        village: village.clone(),
        number,
        address: draft.address.clone(),
        phone: draft.phone.clone(),
        location: None,
        members: draft.people.iter().map(|person| member(person, source)).collect(),
        facts: Answers::default(),
        class_start: class,
        class_official: class,
        official_since: draft.decided,
        left_poor_on: draft.left_poor,
        left_near_poor_on: None,
        arrival: Arrival::AtStart,
        presence: Presence::Present,
        acts: BTreeMap::default(),
        supports: BTreeMap::default(),
        tasks: BTreeMap::default(),
        synthetic: source.synthetic,
    }
}

fn member(person: &Person, source: Source) -> Member {
    Member {
        id: MemberId(id(source, person.row, "member")),
        name: person.name.clone(),
        relation: person.relation.unwrap_or(Relation::Other),
        sex: person.sex.unwrap_or_default(),
        birth: person.birth,
        ethnicity: person.ethnicity.clone(),
        id_number: person.id_number.clone(),
        absent: None,
    }
}

/// Fills in what a household of the register lacks. Classes stay: only a decision changes them.
fn fill(known: &mut Household, draft: &Draft, source: Source) {
    for (own, told) in [(&mut known.address, &draft.address), (&mut known.phone, &draft.phone)] {
        if own.is_empty() {
            own.clone_from(told);
        }
    }
    known.left_poor_on = known.left_poor_on.or(draft.left_poor);
    for person in &draft.people {
        let name = fold(&person.name);
        let same = known.members.iter_mut().find(|member| {
            let by_number = !person.id_number.is_empty() && member.id_number == person.id_number;
            let years = (member.birth.year(), person.birth.year());
            by_number || (fold(&member.name) == name && !matches!(years, (Some(one), Some(other)) if one != other))
        });
        match same {
            Some(member) => {
                if member.id_number.is_empty() {
                    member.id_number.clone_from(&person.id_number);
                }
                if member.ethnicity.name.is_empty() {
                    member.ethnicity.clone_from(&person.ethnicity);
                }
                // A day of another year is no more of what is known; it is something else.
                let same_year = member.birth.year() == person.birth.year();
                if member.birth == Birth::Unknown || (same_year && matches!(person.birth, Birth::Date(_))) {
                    member.birth = person.birth;
                }
            }
            None => {
                let mut new = member(person, source);
                if new.relation == Relation::Head {
                    new.relation = Relation::Other;
                }
                known.members.push(new);
            }
        }
    }
}

/// An id of version 7 that the import and the row decide.
fn id(source: Source, row: u32, what: &str) -> Uuid {
    let mut hasher = Sha256::new();
    hasher.update(source.id.as_bytes());
    hasher.update(row.to_be_bytes());
    hasher.update(what.as_bytes());
    let hash: [u8; 32] = hasher.finalize().into();
    let mut random = [0; 10];
    for (to, from) in random.iter_mut().zip(hash) {
        *to = from;
    }
    let millis = u64::try_from(source.at.timestamp_millis()).unwrap_or(0);
    Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}
