//! A village's visits under another standard, beside what was recorded. It is only looked at: nothing is written.

use std::collections::BTreeMap;

use super::answers::unconfirmed_of;
use crate::domain::class::Class;
use crate::domain::classification::rescore::{self, Rescored};
use crate::domain::ids::{HouseholdId, VillageId, VisitId};
use crate::domain::standard::Standard;
use crate::domain::text;
use crate::domain::visit::Visit;
use crate::i18n::reasons;
use crate::server::office::words::Words;
use crate::server::store::{HouseholdLine, VillageProgress};

/// The classes, the neediest first.
const CLASSES: [Class; 5] =
    [Class::Poor, Class::NearPoor, Class::AverageLivingStandard, Class::NotPoor, Class::Undetermined];

/// How many households are in a class, as recorded and under the other standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountRow {
    /// The class.
    pub class: Class,
    /// As recorded.
    pub before: u32,
    /// Under the other standard.
    pub after: u32,
}

/// A household whose class is another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedRow {
    /// The household.
    pub household: HouseholdId,
    /// Its visit.
    pub visit: VisitId,
    /// Number within the village.
    pub number: String,
    /// Name of the head.
    pub head: String,
    /// As recorded.
    pub before: Class,
    /// Under the other standard.
    pub after: Class,
    /// Why, under the other standard.
    pub why: String,
}

/// Everything on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RescoreData {
    /// The village.
    pub village: VillageId,
    /// Its name.
    pub name: String,
    /// Plan year.
    pub year: i32,
    /// The standards to choose from: id and name.
    pub standards: Vec<(String, String)>,
    /// The one chosen.
    pub chosen: String,
    /// What of it was not checked against the law; empty when all was.
    pub unconfirmed: String,
    /// Households with a visit this year.
    pub visited: u32,
    /// Households without one, which are not counted here.
    pub not_visited: u32,
    /// Households by class.
    pub counts: Vec<CountRow>,
    /// Households whose class changes, by number.
    pub changed: Vec<ChangedRow>,
    /// The data is made up.
    pub synthetic: bool,
}

/// Puts the page together.
pub fn page(
    w: &Words,
    village: &VillageProgress,
    lines: &[HouseholdLine],
    visits: &[Visit],
    standards: &[Standard],
    chosen: &Standard,
    synthetic: bool,
) -> RescoreData {
    let rescored = rescore::rescore(chosen, visits);
    let counts = rescore::counts(&rescored);
    let of = |map: &BTreeMap<Class, u32>, class: Class| map.get(&class).copied().unwrap_or(0);
    let rows =
        CLASSES.map(|class| CountRow { class, before: of(&counts.before, class), after: of(&counts.after, class) });
    let names: BTreeMap<HouseholdId, &HouseholdLine> = lines.iter().map(|line| (line.name.id, line)).collect();
    let mut changed: Vec<ChangedRow> =
        rescored.iter().filter(|one| one.changes()).filter_map(|one| changed_row(w, one, &names)).collect();
    changed.sort_by(|one, other| (&one.number, one.household).cmp(&(&other.number, other.household)));
    let present = lines.iter().filter(|line| line.present).count();
    let with_visit = lines.iter().filter(|line| line.present && line.surveyed.is_some()).count();
    RescoreData {
        village: village.village.id.clone(),
        name: text::title_case(&village.village.name),
        year: village.progress.year,
        standards: standards.iter().map(|standard| (standard.id.clone(), standard_name(w, &standard.id))).collect(),
        chosen: chosen.id.clone(),
        unconfirmed: unconfirmed_of(w, chosen),
        visited: count(rescored.len()),
        not_visited: count(present.saturating_sub(with_visit)),
        counts: rows.into_iter().filter(|row| row.before + row.after > 0).collect(),
        changed,
        synthetic,
    }
}

/// The name of a standard, or its id where there is none.
pub fn standard_name(w: &Words, id: &str) -> String {
    let key = format!("standard-{id}");
    if w.i18n().has(&key) { w.t(&key) } else { id.to_owned() }
}

fn changed_row(w: &Words, one: &Rescored, names: &BTreeMap<HouseholdId, &HouseholdLine>) -> Option<ChangedRow> {
    let line = names.get(&one.household)?;
    Some(ChangedRow {
        household: one.household,
        visit: one.visit,
        number: line.name.number.clone(),
        head: line.name.head.clone(),
        before: one.before.class,
        after: one.after.class,
        why: reasons::class_sentence(w.i18n(), &one.after),
    })
}

fn count(households: usize) -> u32 {
    u32::try_from(households).unwrap_or(u32::MAX)
}
