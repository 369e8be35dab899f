//! Photos of signed minutes, in parts and whole.

use chrono::{DateTime, Utc};

use crate::domain::ids::{AttachmentId, DeviceId, VillageId};

/// Some bytes of a photo from a phone.
#[derive(Debug, Clone)]
pub struct PhotoPart {
    /// The phone.
    pub device: DeviceId,
    /// The photo.
    pub id: AttachmentId,
    /// Where these bytes begin.
    pub from: u64,
    /// Bytes of the whole photo.
    pub of: u64,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// By the commune's clock.
    pub at: DateTime<Utc>,
}

/// How much of a photo is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhotoHeld {
    /// Bytes of it.
    pub bytes: u64,
    /// It is whole.
    pub whole: bool,
}

/// What became of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoTaken {
    /// Durable.
    Held(PhotoHeld),
    /// The part does not begin where what is held ends; nothing was taken.
    Elsewhere {
        /// Bytes held.
        held: u64,
    },
    /// All bytes are there and they are another photo's: what was held is thrown away.
    OtherBytes,
    /// It is no picture.
    NoPicture,
    /// The phone has too many photos here that no minutes name.
    TooMany,
}

/// A whole photo.
#[derive(Debug, Clone)]
pub struct Photo {
    /// Kind by its first bytes.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The villages of the meetings that name it.
    pub villages: Vec<VillageId>,
}
