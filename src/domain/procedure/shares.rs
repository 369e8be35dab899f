//! Which share of a village meeting had to agree, and when the commune had it in force.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Procedure, ProcedureChanges};

/// Every share that the commune ever had in force, with the day from which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shares {
    builtin: u32,
    /// Oldest first.
    set: Vec<(NaiveDate, u32)>,
}

impl Shares {
    /// Of every version of what the office set, each with the day on which it was written, oldest first.
    ///
    /// # Errors
    /// When the built-in data does not parse, which its test refuses.
    pub fn of(versions: impl IntoIterator<Item = (NaiveDate, ProcedureChanges)>) -> Result<Self, toml::de::Error> {
        let builtin = Procedure::builtin()?;
        let share = |changes: &ProcedureChanges| builtin.clone().with(changes).meeting_share();
        let set = versions.into_iter().map(|(day, changes)| (day, share(&changes))).collect();
        Ok(Self { builtin: builtin.meeting_share(), set })
    }

    /// Whether the commune ever had it.
    pub fn ever(&self, share: u32) -> bool {
        self.builtin == share || self.set.iter().any(|(_, set)| *set == share)
    }

    /// The one in force when a day ended.
    pub fn on(&self, day: NaiveDate) -> u32 {
        self.set.iter().rfind(|(from, _)| *from <= day).map_or(self.builtin, |(_, share)| *share)
    }

    /// Those in force at any time of a day.
    pub fn of_day(&self, day: NaiveDate) -> BTreeSet<u32> {
        let before = day.pred_opt().map(|before| self.on(before));
        let within = self.set.iter().filter(|(from, _)| *from == day).map(|(_, share)| *share);
        before.into_iter().chain(within).collect()
    }
}
