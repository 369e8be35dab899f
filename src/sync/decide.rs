//! What to do next, as a function of what is seen. No clock, no network, no database: a table of cases tests it.

use crate::protocol::error::Code;

/// Batches sent in one round at most. What is left waits for the next round; the pull is never starved.
pub const MAX_PUSHES: u32 = 50;
/// Pages pulled in one round at most.
pub const MAX_PAGES: u32 = 500;

/// What a round has seen so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The phone is enrolled.
    pub enrolled: bool,
    /// Sending stopped.
    pub stopped: Option<Code>,
    /// Entries waiting.
    pub waiting: u32,
    /// The commune asked for entries from here on.
    pub resend_from: Option<u64>,
    /// Batches sent in this round.
    pub pushes: u32,
    /// How far the pull came.
    pub pulled: Pulled,
    /// Pages pulled in this round.
    pub pages: u32,
    /// A full pull was begun in this round.
    pub repaired: bool,
}

/// How far the pull came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pulled {
    /// Not begun.
    Nothing,
    /// There are more pages.
    More,
    /// The last page is taken; whether the digests agreed, when they could be compared.
    All {
        /// `None` when they could not.
        agreed: Option<bool>,
    },
}

/// The next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The phone must be enrolled first.
    Enrol,
    /// Nothing may be done until someone acts.
    Halt(Code),
    /// Send a batch, from the first waiting entry or from where the commune asks.
    Push {
        /// Where the commune asks.
        from: Option<u64>,
    },
    /// Pull the next page.
    Pull,
    /// The figures differ: pull everything again, once.
    PullEverything,
    /// The round is at its end.
    Finish,
}

/// Names the next step.
///
/// Push goes before pull, so that the commune's answer already holds this phone's work; a mismatch is repaired once a
/// round and shown when it stays.
pub fn decide(seen: &Seen) -> Step {
    if !seen.enrolled {
        return Step::Enrol;
    }
    if let Some(code) = seen.stopped {
        return Step::Halt(code);
    }
    let to_send = seen.waiting > 0 || seen.resend_from.is_some();
    match seen.pulled {
        Pulled::Nothing if to_send && seen.pushes < MAX_PUSHES => Step::Push { from: seen.resend_from },
        Pulled::Nothing | Pulled::More if seen.pages < MAX_PAGES => Step::Pull,
        Pulled::All { agreed: Some(false) } if !seen.repaired => Step::PullEverything,
        _ => Step::Finish,
    }
}
