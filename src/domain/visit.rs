//! A finalised visit (phiếu). Immutable: a correction is a new visit that names the old one.
//!
//! Which visit speaks for a household is decided here without a clock: see [`current_visits`].

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::answer::Answers;
use super::class::Class;
use super::classification::Classification;
use super::household::{Household, Location};
use super::ids::{HouseholdId, VillageId, VisitId};
use super::member::Member;

/// A finalised visit with everything that its classification was computed from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// Identity.
    pub id: VisitId,
    /// The household visited.
    pub household: HouseholdId,
    /// Its village at the time.
    pub village: VillageId,
    /// Questionnaire id, such as `yearly-review`.
    pub questionnaire: String,
    /// Version of the questionnaire.
    pub questionnaire_version: u32,
    /// Standard id, such as `nd07-2021`.
    pub standard: String,
    /// The plan year that the visit speaks for. From the plan on the phone, not from its clock, which may be wrong.
    pub year: i32,
    /// The day of the visit by the phone's calendar; ages are reached on it.
    pub visited_on: NaiveDate,
    /// The members as confirmed at the visit.
    pub members: Vec<Member>,
    /// All answers.
    pub answers: Answers,
    /// The result under `standard`.
    pub classification: Classification,
    /// When the form was opened, by the phone's clock (may be absurd; never used for order).
    pub started: DateTime<Utc>,
    /// When it was finalised, by the phone's clock.
    pub finalised: DateTime<Utc>,
    /// Time the form was open, from a clock that cannot be set, in milliseconds.
    #[serde(default)]
    pub elapsed_ms: u64,
    /// Where it was finalised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// The visits that spoke for the household on this phone when the form was opened. They give way to this one.
    #[serde(default)]
    pub supersedes: Vec<VisitId>,
    /// The visit that this one corrects, when it is a correction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction_of: Option<VisitId>,
    /// Why, where a reason is asked for.
    #[serde(default)]
    pub reason: String,
    /// Why an answer that moves the class differs from last time, by `member/question` or `question`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: BTreeMap<String, String>,
    /// Warnings that were asked and kept: `member/question/code` or `question/code`.
    #[serde(default)]
    pub kept_warnings: BTreeSet<String>,
}

/// The part of a visit that progress needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitResult {
    /// Identity.
    pub id: VisitId,
    /// The household visited.
    pub household: HouseholdId,
    /// Class found.
    pub class: Class,
    /// The plan year it speaks for.
    pub year: i32,
    /// Numbers of the indicators found deprived, ascending.
    pub deprived: Vec<u8>,
    /// Visits that give way to this one, corrections included.
    pub supersedes: Vec<VisitId>,
}

impl Visit {
    /// Since when the commune recognises for its household what this visit found; none while it recognises something else,
    /// or the same by a decision from before the visit.
    pub fn recognised(&self, household: &Household) -> Option<NaiveDate> {
        let same = household.class_official == self.classification.class;
        household.official_since.filter(|since| same && *since >= self.visited_on)
    }

    /// The part that progress needs.
    pub fn result(&self) -> VisitResult {
        let mut supersedes = self.supersedes.clone();
        supersedes.extend(self.correction_of);
        VisitResult {
            id: self.id,
            household: self.household,
            class: self.classification.class,
            year: self.year,
            deprived: self.classification.deprived(),
            supersedes,
        }
    }
}

/// The visits that no other gives way to, by id: more than one of a household where two phones met there unknowingly.
pub fn standing<'a>(visits: impl IntoIterator<Item = &'a VisitResult>) -> BTreeSet<VisitId> {
    let by_id: BTreeMap<VisitId, &VisitResult> = visits.into_iter().map(|visit| (visit.id, visit)).collect();
    let given_way: BTreeSet<VisitId> =
        by_id.values().flat_map(|visit| visit.supersedes.iter().filter(|old| **old != visit.id).copied()).collect();
    by_id.keys().copied().filter(|id| !given_way.contains(id)).collect()
}

/// The visit that speaks for each household, whatever the order or repetition of `visits`.
///
/// A visit gives way to every visit that names it in `supersedes`. Where two phones visited one household
/// without knowing of each other, the greater need speaks until the office settles it (so that nobody loses
/// help because two phones met), and a determined class goes before an undetermined one; then the id decides.
/// No clock is read: phones' clocks may be wrong by years.
pub fn current_visits<'a>(visits: impl IntoIterator<Item = &'a VisitResult>) -> BTreeMap<HouseholdId, &'a VisitResult> {
    let by_id: BTreeMap<VisitId, &VisitResult> = visits.into_iter().map(|visit| (visit.id, visit)).collect();
    let given_way: BTreeSet<VisitId> =
        by_id.values().flat_map(|visit| visit.supersedes.iter().filter(|old| **old != visit.id).copied()).collect();
    let mut current: BTreeMap<HouseholdId, &VisitResult> = BTreeMap::new();
    for visit in by_id.values().filter(|visit| !given_way.contains(&visit.id)) {
        current
            .entry(visit.household)
            .and_modify(|best| {
                if (visit.class, visit.id) < (best.class, best.id) {
                    *best = visit;
                }
            })
            .or_insert(visit);
    }
    current
}
