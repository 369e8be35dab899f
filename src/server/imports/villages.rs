//! Names of villages as lists write them, matched with the commune's without marks; one that is none of them is offered
//! the nearest.

use std::collections::BTreeMap;

use super::columns::Words;
use crate::domain::ids::VillageId;
use crate::protocol::enrol::VillageInfo;

/// The commune's villages by the key of their names.
pub struct Villages {
    /// By the name without marks; several where only their marks tell villages apart.
    by_key: BTreeMap<String, Vec<VillageId>>,
    /// By the name with its marks.
    by_name: BTreeMap<String, VillageId>,
    all: Vec<VillageInfo>,
}

impl Villages {
    /// Of a list.
    pub fn new(all: Vec<VillageInfo>, words: &Words) -> Self {
        let mut by_key: BTreeMap<String, Vec<VillageId>> = BTreeMap::new();
        let mut by_name = BTreeMap::new();
        for village in &all {
            by_key.entry(words.village_key(&village.name)).or_default().push(village.id.clone());
            by_name.insert(words.village_name(&village.name), village.id.clone());
        }
        Self { by_key, by_name, all }
    }

    /// All of them, in their order.
    pub fn all(&self) -> &[VillageInfo] {
        &self.all
    }

    /// The village that a name or a code means. A name without marks that several villages could be is none: it is asked.
    pub fn find(&self, name: &str, words: &Words) -> Option<&VillageId> {
        let without_marks = || match self.by_key.get(&words.village_key(name)).map(Vec::as_slice) {
            Some([only]) => Some(only),
            _ => None,
        };
        self.by_name.get(&words.village_name(name)).or_else(without_marks).or_else(|| {
            let code = name.trim();
            self.all.iter().map(|village| &village.id).find(|id| id.as_str() == code)
        })
    }

    fn key_of(&self, village: &VillageId) -> &str {
        self.by_key.iter().find(|(_, ids)| ids.contains(village)).map_or("", |(key, _)| key.as_str())
    }

    /// The villages from the nearest name on.
    pub fn nearest(&self, key: &str) -> Vec<&VillageInfo> {
        let mut ranked: Vec<(usize, usize, &VillageInfo)> = Vec::new();
        for (at, village) in self.all.iter().enumerate() {
            let own = self.key_of(&village.id);
            ranked.push((distance(key, own), at, village));
        }
        ranked.sort_by_key(|(distance, at, _)| (*distance, *at));
        ranked.into_iter().map(|(_, _, village)| village).collect()
    }

    /// Whether a name is so like a village's that it may be a slip of the pen: one letter of four is another at most.
    pub fn is_near(&self, key: &str, village: &VillageId) -> bool {
        let own = self.key_of(village);
        distance(key, own) <= key.chars().count().min(own.chars().count()) / 4
    }
}

/// How many letters differ (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in (1..).zip(one.chars()) {
        let mut left = row;
        let mut line = vec![row];
        for (at, compared) in other.iter().enumerate() {
            let change = above.get(at).copied().unwrap_or(0) + usize::from(*compared != letter);
            let insert = above.get(at + 1).copied().unwrap_or(0) + 1;
            left = change.min(insert).min(left + 1);
            line.push(left);
        }
        above = line;
    }
    above.last().copied().unwrap_or(0)
}
