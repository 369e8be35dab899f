//! What page and worker say to each other: JSON strings over `postMessage`.
//!
//! The bodies of commands and answers stay opaque here; only the store knows their shape.

use serde::{Deserialize, Serialize};

use crate::app::platform::OpenError;

/// Page to worker.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ToWorker {
    /// Open the database; answered once by [`FromWorker::Opened`].
    Open,
    /// Run one command, given as the store's JSON.
    Call { id: u64, command: String },
}

/// Worker to page.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FromWorker {
    /// The worker listens. Anything posted earlier may have been dropped by the browser.
    Ready,
    /// The database is open, or why not.
    Opened { failure: Option<OpenError> },
    /// The answer to the call of the same id, as the store's JSON.
    Answer { id: u64, reply: String },
    /// The worker met a defect and has stopped for good.
    Stopped { reason: String },
}
