//! `POST /v1/batches`: a `signed::Signed` whose payload is a [`Batch`].

use serde::{Deserialize, Serialize};

use super::entry::Entry;
use crate::domain::ids::{BatchId, DeviceId};

/// Consecutive entries of one device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// Protocol version.
    pub protocol: u32,
    /// Identity of this attempt's content; a retry of the same entries may use a new one.
    pub id: BatchId,
    /// The sending device.
    pub device: DeviceId,
    /// Version of the app, for support.
    pub app: String,
    /// Consecutive entries, at least one, at most `MAX_ENTRIES`.
    pub entries: Vec<Entry>,
}
