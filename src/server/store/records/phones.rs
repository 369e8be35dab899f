//! Phones and the one-time codes that enrol them.

use chrono::{DateTime, Utc};

use crate::domain::ids::{DeviceId, VillageId};

/// A one-time code for a phone, as it is kept: the digits themselves are not.
#[derive(Debug, Clone)]
pub struct NewCode {
    /// Keyed hash of the digits (`server::secret::code_hash`).
    pub hash: [u8; 32],
    /// The villages that the phone will hold.
    pub villages: Vec<VillageId>,
    /// Whose phone it is.
    pub person: String,
    /// Who made it: a user's name, or `commune` for the command line.
    pub made_by: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// After which it is no longer taken.
    pub expires_at: DateTime<Utc>,
}

/// A line of the list of codes.
#[derive(Debug, Clone)]
pub struct CodeLine {
    /// Number in the list.
    pub id: i64,
    /// The villages that the phone will hold.
    pub villages: Vec<VillageId>,
    /// Whose phone it is.
    pub person: String,
    /// Who made it.
    pub made_by: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// After which it is no longer taken.
    pub expires_at: DateTime<Utc>,
    /// The phone that used it.
    pub used_by: Option<DeviceId>,
}

/// A phone that shows a code.
#[derive(Debug, Clone)]
pub struct EnrolAttempt {
    /// Keyed hash of the digits that it shows.
    pub code_hash: [u8; 32],
    /// Identity that it gets if the code is good.
    pub device: DeviceId,
    /// Its public key, hexadecimal; its request was signed by it.
    pub public_key: String,
    /// Name for the office's list.
    pub device_name: String,
    /// Version of its app.
    pub app: String,
    /// By the commune's clock.
    pub at: DateTime<Utc>,
}

/// What became of it.
#[derive(Debug, Clone)]
pub enum Enrolled {
    /// Enrolled; a repeated request of the same phone gets the same answer.
    Device(Box<Device>),
    /// There is no such code.
    UnknownCode,
    /// Another phone used it.
    UsedCode,
    /// It is too late.
    ExpiredCode,
}

/// An enrolled phone.
#[derive(Debug, Clone)]
pub struct Device {
    /// Identity.
    pub id: DeviceId,
    /// Public key, hexadecimal.
    pub public_key: String,
    /// Name for the office's list.
    pub name: String,
    /// Whose phone it is.
    pub person: String,
    /// The villages that it holds, sorted.
    pub villages: Vec<VillageId>,
    /// Villages that were handed to another phone: what this one wrote for them is taken until it knows.
    pub leaving: Vec<VillageId>,
    /// Version of its app.
    pub app: String,
    /// When it was enrolled.
    pub enrolled_at: DateTime<Utc>,
    /// When it was last heard of.
    pub last_seen: Option<DateTime<Utc>>,
    /// When the office revoked it.
    pub revoked_at: Option<DateTime<Utc>>,
    /// The last sequence number that the commune holds of it; 0 for none.
    pub last_seq: u64,
}

/// A village that goes from one phone to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver {
    /// The village.
    pub village: VillageId,
    /// The phone that has it.
    pub from: DeviceId,
    /// The phone that gets it.
    pub to: DeviceId,
}
