//! Users, sessions, and requests that were turned away.

use chrono::{DateTime, Utc};

use crate::domain::ids::{DeviceId, VillageId};
use crate::protocol::error::Code;
use crate::server::auth::Role;

/// Someone who signs in.
#[derive(Debug, Clone)]
pub struct User {
    /// Sign-in name, lower case.
    pub name: String,
    /// Name as shown.
    pub full_name: String,
    /// What they may do.
    pub role: Role,
    /// Villages that they may see; empty is every village. A village head has at least one.
    pub villages: Vec<VillageId>,
    /// Argon2id in PHC form.
    pub password_hash: String,
    /// When the account was made.
    pub made_at: DateTime<Utc>,
}

/// A session as it is kept: the token itself is not.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// SHA-256 of the token.
    pub token_hash: [u8; 32],
    /// Whose.
    pub user: String,
    /// Since when.
    pub opened_at: DateTime<Utc>,
    /// Until when.
    pub expires_at: DateTime<Utc>,
}

/// A batch or enrolment that was turned away as a whole, for the office to see.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// Route, such as `/v1/batches`.
    pub route: String,
    /// The device, when it is known.
    pub device: Option<DeviceId>,
    /// Why.
    pub code: Code,
    /// When.
    pub at: DateTime<Utc>,
}
