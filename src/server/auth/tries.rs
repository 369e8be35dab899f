//! Failed tries at signing in, as the journal hears of them.
//!
//! Only of accounts that there are, and a line an hour at most for each, with how many tries there were: whoever guesses
//! cannot fill the disk, and what they typed is never kept. In memory: a restart forgets what was not written yet.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use crate::server::state::AppState;
use crate::server::store::{Book, By, NOT_SIGNED_IN, StoreError};

/// For how long after a line no other is written of the same account.
const QUIET: TimeDelta = TimeDelta::hours(1);

/// The failed tries of each account.
#[derive(Debug, Default)]
pub struct Tries {
    of: Mutex<HashMap<String, Tally>>,
}

#[derive(Debug)]
struct Tally {
    written_at: DateTime<Utc>,
    unwritten: u32,
}

impl Tries {
    /// Counts a failed try: how many are to be written down now, if any.
    pub fn failed(&self, user: &str, now: DateTime<Utc>) -> Option<u32> {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(tally) = of.get_mut(user) else {
            of.insert(user.to_owned(), Tally { written_at: now, unwritten: 0 });
            return Some(1);
        };
        tally.unwritten = tally.unwritten.saturating_add(1);
        // A clock set back must not silence them.
        let due = now - tally.written_at >= QUIET || now < tally.written_at;
        due.then(|| {
            tally.written_at = now;
            std::mem::take(&mut tally.unwritten)
        })
    }

    /// Those of an account that were not written down yet: the line of the sign-in that follows says them.
    pub fn unwritten(&self, user: &str) -> u32 {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        of.get_mut(user).map_or(0, |tally| std::mem::take(&mut tally.unwritten))
    }
}

/// The subject of lines about someone's own session: who it is stands before them.
pub fn session_of(user: &str) -> String {
    format!("session/{user}")
}

/// Writes a failed try on an account into the book of access, when it is time for a line.
pub(super) fn write_failed(state: &AppState, user: &str) {
    let now = state.now();
    let Some(tries) = state.tries.failed(user, now) else { return };
    let detail = serde_json::json!({ "tries": tries }).to_string();
    let note = By::user(NOT_SIGNED_IN, now).note("sign_in_failed", format!("user/{user}"), "", detail);
    let state = state.clone();
    // Beside the answer: a name that there is must not take longer than one that there is not.
    tokio::spawn(async move {
        if let Err(error) = state.store.note(Book::Access, note).await {
            tracing::error!(?error, "a failed sign-in was not written down");
        }
    });
}

/// Writes a sign-in into the book of access.
///
/// # Errors
/// When it cannot be written down: then nobody is signed in.
pub(super) async fn write_signed_in(state: &AppState, user: &str) -> Result<(), StoreError> {
    let detail = serde_json::json!({ "failed": state.tries.unwritten(user) }).to_string();
    state.store.note(Book::Access, By::user(user, state.now()).note("sign_in", session_of(user), "", detail)).await
}
