//! Forms that came when their session had ended, kept for the same user until they have signed in again.
//!
//! In memory, so that nothing typed stands in the source of a sign-in page that anyone may be looking at: a restart
//! forgets them. Deliberately not here: which forms are kept and how they are offered (`office/routes/kept.rs`).

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use super::secret::{self, NoRandomness};

/// For how long a form is kept.
const LASTS: TimeDelta = TimeDelta::hours(4);
/// Most forms of one user; the oldest gives way.
const MOST_OF_ONE: usize = 5;
/// Most forms of all together; the oldest gives way.
const MOST: usize = 32;

/// A form that was not taken.
#[derive(Debug, Clone)]
pub struct KeptForm {
    /// In whose session it was filled in.
    pub user: String,
    /// Where it was sent to: path and query.
    pub address: String,
    /// What it says, without its token.
    pub fields: Vec<(String, String)>,
    /// When it came.
    pub at: DateTime<Utc>,
}

/// The kept forms, oldest first, each under a random name.
#[derive(Debug, Default)]
pub struct KeptForms(Mutex<VecDeque<(String, KeptForm)>>);

impl KeptForms {
    /// Keeps a form; the name under which it is asked for.
    ///
    /// # Errors
    /// Without randomness.
    pub fn keep(&self, form: KeptForm) -> Result<String, NoRandomness> {
        let name = secret::token()?;
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(_, other)| form.at - other.at < LASTS);
        if kept.iter().filter(|(_, other)| other.user == form.user).count() >= MOST_OF_ONE {
            let oldest = kept.iter().position(|(_, other)| other.user == form.user);
            oldest.and_then(|at| kept.remove(at));
        }
        if kept.len() >= MOST {
            kept.pop_front();
        }
        kept.push_back((name.clone(), form));
        Ok(name)
    }

    /// A form that is kept for a user.
    pub fn of(&self, name: &str, user: &str, now: DateTime<Utc>) -> Option<KeptForm> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.iter().find(|(other, form)| other == name && form.user == user && now - form.at < LASTS);
        found.map(|(_, form)| form.clone())
    }
}
