//! The digest that proves phone and commune hold the same village.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Progress;
use crate::domain::ids::{HouseholdId, VisitId};

/// SHA-256 over a village's progress and the records behind it, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(pub String);

/// Everything that must be equal on both sides.
#[derive(Serialize)]
struct Canonical<'a> {
    progress: &'a Progress,
    households: &'a BTreeMap<HouseholdId, u64>,
    visits: &'a BTreeSet<VisitId>,
}

/// The digest of one village: its progress, each household with the version given by the commune, and its visits.
///
/// The bytes are JSON with fields in declaration order and every map sorted, so equal values give equal bytes.
///
/// # Errors
/// When the values cannot be written as JSON.
pub fn digest(
    progress: &Progress,
    households: &BTreeMap<HouseholdId, u64>,
    visits: &BTreeSet<VisitId>,
) -> Result<Digest, serde_json::Error> {
    let bytes = serde_json::to_vec(&Canonical { progress, households, visits })?;
    Ok(Digest(hex::encode(Sha256::digest(&bytes))))
}
