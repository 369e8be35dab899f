//! Numbers of households within their villages: the file's own where nobody has it, the next one otherwise.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::household::Household;
use crate::domain::ids::VillageId;

/// The numbers that are taken.
pub(super) struct Numbers {
    taken: BTreeMap<VillageId, BTreeSet<String>>,
    last: BTreeMap<VillageId, u32>,
}

impl Numbers {
    /// Those of a register.
    pub(super) fn of(register: &[(Household, u64)]) -> Self {
        let mut numbers = Self { taken: BTreeMap::new(), last: BTreeMap::new() };
        for (household, _) in register {
            numbers.take(&household.village, &household.number);
        }
        numbers
    }

    fn take(&mut self, village: &VillageId, number: &str) {
        self.taken.entry(village.clone()).or_default().insert(number.to_owned());
        if let Ok(value) = number.parse::<u32>() {
            let last = self.last.entry(village.clone()).or_default();
            *last = value.max(*last);
        }
    }

    /// A number for a household of a village.
    pub(super) fn give(&mut self, village: &VillageId, wanted: &str) -> String {
        let free = !wanted.is_empty() && !self.taken.get(village).is_some_and(|taken| taken.contains(wanted));
        let number = if free {
            wanted.to_owned()
        } else {
            format!("{:03}", self.last.get(village).copied().unwrap_or(0).saturating_add(1))
        };
        self.take(village, &number);
        number
    }
}
