//! Which village of the commune a line of an annex means. The number before the name decides ([`super::load`]), so a table
//! in another order would give each village another one's targets, and its name: names that the commune knows put the
//! numbers right, and a line whose number and name are of two villages is told.

use std::collections::{BTreeMap, BTreeSet};

use super::super::ids::VillageId;
use super::Plan;
use super::annex::{Annex, AnnexRow};
use super::check::name_key;

/// A line that got the number of the village that its name is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renumbered {
    /// Its name as printed.
    pub name: String,
    /// The number printed.
    pub from: u32,
    /// The village's own.
    pub to: u32,
}

/// A line whose number is one village's and whose name is another one's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misnamed {
    /// Its name as printed.
    pub name: String,
    /// The village that its number is of.
    pub village: VillageId,
    /// The village that its name is of.
    pub meant: VillageId,
}

/// The commune's villages by their names; a name that two of them have is none.
fn by_name(known: &[(VillageId, String)]) -> BTreeMap<String, Option<&VillageId>> {
    let mut names: BTreeMap<String, Option<&VillageId>> = BTreeMap::new();
    for (id, name) in known {
        names.entry(key(name)).and_modify(|one| *one = None).or_insert(Some(id));
    }
    names
}

/// A name as it is compared: the word for a village before it is none of it.
fn key(name: &str) -> String {
    let key = name_key(name);
    ["thon ", "xom "].into_iter().find_map(|word| key.strip_prefix(word)).unwrap_or(&key).to_owned()
}

/// The number of a village in its code.
pub fn number(village: &VillageId) -> Option<u32> {
    village.as_str().rsplit_once('.')?.1.parse().ok()
}

/// Gives each line the number of the village that its name is of; says which lines got another one than is printed.
///
/// One line whose name the commune does not know takes the only village that is left. A table in the commune's own order
/// stays as printed, whatever its names.
pub fn number_by_name(annex: &mut Annex, known: &[(VillageId, String)]) -> Vec<Renumbered> {
    let names = by_name(known);
    let meant = |row: &AnnexRow| names.get(&key(&row.name)).copied().flatten().and_then(number);
    let wanted: Vec<Option<u32>> = annex.rows.iter().map(meant).collect();
    if annex.rows.iter().zip(&wanted).all(|(row, wanted)| wanted.is_none_or(|wanted| wanted == row.number)) {
        return Vec::new();
    }
    let taken: BTreeSet<u32> = wanted.iter().copied().flatten().collect();
    let free: Vec<u32> = known.iter().filter_map(|(id, _)| number(id)).filter(|one| !taken.contains(one)).collect();
    let unknown = wanted.iter().filter(|wanted| wanted.is_none()).count();
    let only = match free.as_slice() {
        [only] if unknown == 1 => Some(*only),
        _ => None,
    };
    let mut renumbered = Vec::new();
    for (row, wanted) in annex.rows.iter_mut().zip(wanted) {
        row.numbered = true;
        let Some(to) = wanted.or(only) else { continue };
        if row.number != to {
            renumbered.push(Renumbered { name: row.name.clone(), from: row.number, to });
            row.number = to;
        }
    }
    renumbered
}

/// The lines of a plan whose name is another village's than the one that their number gives them.
pub fn misnamed(plan: &Plan, known: &[(VillageId, String)]) -> Vec<Misnamed> {
    of_two(plan.villages.iter().map(|line| (line.name.as_str(), line.village.clone())), known)
}

/// The same of an annex by its numbers alone: where a number stands twice, a plan counts its lines by their places, and
/// would name every line after the one that is wrong.
pub fn misnumbered(annex: &Annex, known: &[(VillageId, String)]) -> Vec<Misnamed> {
    of_two(annex.rows.iter().map(|row| (row.name.as_str(), VillageId::of(&annex.commune, row.number))), known)
}

fn of_two<'a>(lines: impl Iterator<Item = (&'a str, VillageId)>, known: &[(VillageId, String)]) -> Vec<Misnamed> {
    let names = by_name(known);
    lines
        .filter_map(|(name, village)| {
            let meant = names.get(&key(name)).copied().flatten().filter(|meant| **meant != village)?;
            Some(Misnamed { name: name.to_owned(), village, meant: meant.clone() })
        })
        .collect()
}
