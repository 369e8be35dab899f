//! How long to wait before the next round after one that failed.

use std::time::Duration;

/// The longest pause between two rounds.
pub const MAX_PAUSE: Duration = Duration::from_secs(15 * 60);
const FIRST_MS: u64 = 2_000;

/// The pause before try number `attempt` (0 after the first failure): twice as long each time up to [`MAX_PAUSE`],
/// and of that a random part between half and all, so that the phones of a village that comes back into coverage do
/// not all call at once.
pub fn backoff(attempt: u32, random: u64) -> Duration {
    let most = u64::try_from(MAX_PAUSE.as_millis()).unwrap_or(u64::MAX);
    let whole = FIRST_MS.saturating_mul(1_u64 << attempt.min(20)).min(most);
    let half = whole / 2;
    Duration::from_millis(half + random % (whole - half + 1))
}
