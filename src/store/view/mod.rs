//! What the screens are given and what they ask with. Values only: they cross to the store's thread or worker as JSON.

mod book;
mod due;
mod meeting;
mod phone;
mod traffic;

pub use book::*;
pub use due::*;
pub use meeting::*;
pub use phone::*;
pub use traffic::*;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The moment and the randomness of one command. Made afresh for each: ids come from `random`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Now {
    /// The phone's clock; it may be wrong by years.
    pub at: DateTime<Utc>,
    /// The phone's calendar day, in its own time zone.
    pub today: NaiveDate,
    /// Milliseconds since the app started, from a clock that cannot be set.
    pub elapsed_ms: u64,
    /// From a cryptographic generator; never used twice.
    pub random: [u8; 32],
}
