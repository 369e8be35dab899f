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
    /// What else there is to the account.
    pub account: Account,
}

/// What an account has besides its name and password.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// The password was given by someone else and must be changed before anything else.
    pub must_change: bool,
    /// Since when nobody signs in with it.
    pub disabled_at: Option<DateTime<Utc>>,
    /// The secret of the second factor, in use or not yet confirmed.
    pub factor_secret: Option<[u8; 20]>,
    /// Since when a sign-in asks for the second factor.
    pub factor_since: Option<DateTime<Utc>>,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The secret stays out of logs.
        f.debug_struct("Account").field("factor_since", &self.factor_since).finish_non_exhaustive()
    }
}

/// A change to an account.
#[derive(Debug, Clone)]
pub enum AccountChange {
    /// Name as shown, role and villages; a change of role or villages ends the account's sessions.
    Set {
        /// Name as shown.
        full_name: String,
        /// What they may do.
        role: Role,
        /// Villages that they may see.
        villages: Vec<VillageId>,
    },
    /// Another password; every session ends.
    Password {
        /// Argon2id in PHC form.
        hash: String,
        /// It was given by someone else.
        must_change: bool,
    },
    /// Nobody signs in with it any more; its sessions and feed keys end.
    Disable,
    /// It may be used again.
    Enable,
    /// A secret that counts once a code of it was given; `None` takes the second factor away, with its codes.
    Factor(Option<[u8; 20]>),
    /// The second factor counts from now; every session ends.
    FactorConfirmed {
        /// Hashes of the recovery codes.
        recovery: Vec<[u8; 32]>,
    },
    /// A code of this time step was given; refused when one of this step or a later one was given before.
    FactorStep(u64),
    /// A recovery code was given; refused when there is none such.
    Recovery([u8; 32]),
    /// Every session but one ends.
    EndSessions {
        /// The session that goes on.
        keep: Option<[u8; 32]>,
    },
    /// A key for the data feed.
    AddFeed {
        /// Hash of the key.
        hash: [u8; 32],
        /// What it is for.
        label: String,
    },
    /// Takes a key of the data feed away.
    RemoveFeed(i64),
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountChanged {
    /// Durable.
    Done,
    /// There is no such account, key or code, or the code was used before.
    Refused,
    /// Nobody would be left who keeps users.
    LastAdmin,
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
    /// It waits for the second factor and opens nothing yet.
    pub waits: bool,
    /// The browser, by its own word.
    pub about: String,
}

/// An open session of a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionLine {
    /// SHA-256 of the token.
    pub token_hash: [u8; 32],
    /// Since when.
    pub opened_at: DateTime<Utc>,
    /// Until when.
    pub expires_at: DateTime<Utc>,
    /// The browser, by its own word.
    pub about: String,
}

/// A key of the data feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedLine {
    /// Its number.
    pub id: i64,
    /// What it is for.
    pub label: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// When it was last used.
    pub last_used: Option<DateTime<Utc>>,
}

/// What the page of an account lists.
#[derive(Debug, Clone, Default)]
pub struct AccountLists {
    /// Open sessions, newest first.
    pub sessions: Vec<SessionLine>,
    /// Keys of the data feed, newest first.
    pub feeds: Vec<FeedLine>,
    /// Recovery codes not used yet.
    pub recovery_left: u64,
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
