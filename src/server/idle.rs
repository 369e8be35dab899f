//! When each session was last used, so that one left open on an unwatched screen ends.
//!
//! In memory: a restart counts from its own start. The absolute end of a session is in the store and survives one.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

/// Most sessions remembered; beyond it those that are idle too long are forgotten: they have ended anyway.
const MOST: usize = 10_000;

/// When each session was last used.
#[derive(Debug)]
pub struct Idle {
    longest: TimeDelta,
    used: Mutex<HashMap<[u8; 32], DateTime<Utc>>>,
}

impl Idle {
    /// With the longest time that a session may rest.
    pub fn new(longest: Duration) -> Self {
        let longest = TimeDelta::from_std(longest).unwrap_or(TimeDelta::hours(1));
        Self { longest, used: Mutex::default() }
    }

    /// Notes that a session is used; `false` when it rested too long.
    pub fn used(&self, session: [u8; 32], now: DateTime<Utc>) -> bool {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        if used.len() >= MOST && !used.contains_key(&session) {
            used.retain(|_, at| now - *at < self.longest);
        }
        let last = used.entry(session).or_insert(now);
        if now - *last >= self.longest {
            return false;
        }
        *last = now.max(*last);
        true
    }
}
