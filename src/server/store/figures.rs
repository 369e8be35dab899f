//! What a village's figures rest on, held together, and the figures themselves by the domain's functions.
//!
//! Every back end computes progress and digest through here, so that they cannot differ.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, VillageId, VisitId};
use crate::domain::plan::Plan;
use crate::domain::progress::digest::{Digest, digest};
use crate::domain::progress::{Progress, commune_progress, village_progress};
use crate::domain::visit::VisitResult;

/// The households of one village with their versions, and the results of the visits to them.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// Households with the version that the commune gave.
    pub households: BTreeMap<HouseholdId, (Household, u64)>,
    /// Results of every year.
    pub visits: BTreeMap<VisitId, VisitResult>,
}

/// Where a village stands, and the proof of what that rests on.
#[derive(Debug, Clone)]
pub struct Figures {
    /// Progress.
    pub progress: Progress,
    /// Its digest.
    pub digest: Digest,
}

/// The year that figures are of: the plan's; without a plan the latest of any visit, as on the phone.
pub fn year<'a>(plan: Option<&Plan>, visits: impl Iterator<Item = &'a VisitResult>) -> i32 {
    plan.map_or_else(|| visits.map(|visit| visit.year).max().unwrap_or(0), |plan| plan.year)
}

impl Book {
    /// The figures of the village.
    ///
    /// # Errors
    /// When they cannot be written as JSON.
    pub fn figures(&self, village: &VillageId, plan: Option<&Plan>) -> Result<Figures, serde_json::Error> {
        let households = self.households.values().map(|(household, _)| household);
        let progress =
            village_progress(year(plan, self.visits.values()), village, plan, households, self.visits.values());
        let versions: BTreeMap<HouseholdId, u64> =
            self.households.iter().map(|(id, (_, version))| (*id, *version)).collect();
        let visits: BTreeSet<VisitId> = self.visits.keys().copied().collect();
        let digest = digest(&progress, &versions, &visits)?;
        Ok(Figures { progress, digest })
    }
}

/// The figures of the whole commune from the books of its villages.
pub fn commune<'a>(plan: Option<&Plan>, books: impl Iterator<Item = &'a Book> + Clone) -> Progress {
    let households = books.clone().flat_map(|book| book.households.values().map(|(household, _)| household));
    let visits = books.flat_map(|book| book.visits.values());
    commune_progress(year(plan, visits.clone()), plan, households, visits)
}
