//! The day's copy: made by `serve --daily-backup` when the last one is a day old, the oldest of its kind let go.

use std::fs;
use std::path::Path;

use chrono::TimeDelta;

use super::keep::{self, Failed, Reason};
use super::state::AppState;
use super::store::{By, StoreError};

/// How old the last copy may be before another is due.
const DUE: TimeDelta = TimeDelta::hours(24);
/// Copies of the day that are kept.
const MOST: usize = 14;

/// How often whoever serves looks whether a copy is due. One that failed is due at the next look.
pub const LOOK_EVERY: std::time::Duration = std::time::Duration::from_secs(15 * 60);

/// Makes the day's copy when it is due by the commune's clock; `false` when it is not.
///
/// # Errors
/// When files cannot be read or written, or the copy is not whole.
pub async fn copy_if_due(state: &AppState, folder: &Path) -> Result<bool, Failed> {
    let now = state.now();
    let own = |reason: Reason| matches!(reason, Reason::Asked | Reason::Daily);
    // A copy of a day to come was made before the clock was set right: it says nothing of today.
    let fresh = |made_at| now >= made_at && now - made_at < DUE;
    if keep::list(folder)?.iter().any(|one| own(one.reason) && fresh(one.made_at)) {
        return Ok(false);
    }
    if let Err(fault) = keep::backup(state, folder, Reason::Daily, By::command_line(now)).await? {
        return Err(StoreError::NotACommune(format!("the day's copy is not whole: {fault:?}")).into());
    }
    let dailies = keep::list(folder)?.into_iter().filter(|one| one.reason == Reason::Daily);
    for old in dailies.skip(MOST) {
        if let Some((_, path)) = keep::find(folder, &old.name)? {
            fs::remove_file(&path)?;
            fs::remove_file(path.with_extension("json"))?;
        }
    }
    Ok(true)
}
