//! The form of an account: what was filled in, and what is wrong with it.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::devices::village_names;
use crate::domain::ids::VillageId;
use crate::domain::text;
use crate::protocol::enrol::VillageInfo;
use crate::server::auth::Role;
use crate::server::auth::factor::Wanted;
use crate::server::store::{COMMAND_LINE, NOT_SIGNED_IN, User};

/// Longest name of a person.
pub const MAX_PERSON: usize = 80;
/// Shortest and longest sign-in name.
const NAME_LENGTH: std::ops::RangeInclusive<usize> = 3..=32;

/// One account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserRow {
    /// Sign-in name.
    pub name: String,
    /// Name as shown.
    pub full_name: String,
    /// What they may do.
    pub role: Role,
    /// Names of their villages; none is every village.
    pub villages: Vec<String>,
    /// They have a second factor.
    pub factor: bool,
    /// They have not chosen a password yet.
    pub must_change: bool,
    /// Since when nobody signs in with it.
    pub disabled_at: Option<DateTime<Utc>>,
}

/// A user's line.
pub fn row(user: &User, villages: &[VillageInfo]) -> UserRow {
    UserRow {
        name: user.name.clone(),
        full_name: user.full_name.clone(),
        role: user.role,
        villages: village_names(&user.villages, villages),
        factor: user.account.factor_since.is_some(),
        must_change: user.account.must_change,
        disabled_at: user.account.disabled_at,
    }
}

/// Everything on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsersData {
    /// The accounts, those in use first.
    pub users: Vec<UserRow>,
    /// All villages, to choose from.
    pub villages: Vec<(VillageId, String)>,
    /// Whether the chairman and administrators are asked for a second factor, and the version of that setting.
    pub wanted: (Wanted, u64),
    /// What forms carry back.
    pub csrf: String,
}

/// Everything on the page of one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserData {
    /// The account.
    pub user: UserRow,
    /// All villages, to choose from.
    pub villages: Vec<(VillageId, String)>,
    /// It is the reader's own.
    pub own: bool,
    /// What forms carry back.
    pub csrf: String,
}

/// What was filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserForm {
    /// Sign-in name.
    pub name: String,
    /// Name as shown.
    pub full_name: String,
    /// The role, when it is one.
    pub role: Option<Role>,
    /// The villages ticked.
    pub villages: BTreeSet<VillageId>,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserTrouble {
    /// No name of a person, or a longer one than [`MAX_PERSON`].
    FullName,
    /// A sign-in name of other letters, or of another length.
    Name,
    /// Somebody has that sign-in name.
    NameTaken,
    /// No role.
    Role,
    /// A village head without a village.
    NoVillage,
    /// A chairman or an administrator with villages: what they do is of the whole commune.
    WholeCommune,
    /// A village that is not one of the commune's.
    OtherVillage,
    /// Nobody would be left who keeps users.
    LastAdmin,
}

impl UserTrouble {
    /// The message that says it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::FullName => "people-form-full-name",
            Self::Name => "people-form-name",
            Self::NameTaken => "people-form-name-taken",
            Self::Role => "people-form-role",
            Self::NoVillage => "people-form-no-village",
            Self::WholeCommune => "people-form-whole-commune",
            Self::OtherVillage => "office-form-other-village",
            Self::LastAdmin => "people-form-last-admin",
        }
    }
}

impl UserForm {
    /// Reads the fields of a request; fields that are not of the form are passed over.
    pub fn read(fields: &[(String, String)]) -> Self {
        let mut form = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "full-name" => form.full_name = text::tidy(value),
                "name" => form.name = text::tidy(value),
                "role" => form.role = Role::from_code(value),
                "village" => {
                    form.villages.insert(VillageId::new(value.as_str()));
                }
                _ => {}
            }
        }
        form
    }

    /// The form of an account that is there.
    pub fn of(user: &User) -> Self {
        Self {
            name: user.name.clone(),
            full_name: user.full_name.clone(),
            role: Some(user.role),
            villages: user.villages.iter().cloned().collect(),
        }
    }

    /// Everything wrong with it; empty when it can be taken.
    pub fn troubles(&self, villages: &[VillageInfo]) -> Vec<UserTrouble> {
        let mut troubles = Vec::new();
        if self.full_name.is_empty() || self.full_name.chars().count() > MAX_PERSON {
            troubles.push(UserTrouble::FullName);
        }
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
        // Capitals are taken for small letters, as at sign-in; what was typed is shown as typed while it is wrong.
        let name = self.name.to_lowercase();
        let starts = name.starts_with(|c: char| c.is_ascii_lowercase());
        // Nobody acts in the journal under the name of no one.
        let no_one = [COMMAND_LINE, NOT_SIGNED_IN].contains(&name.as_str());
        if no_one || !starts || !NAME_LENGTH.contains(&name.len()) || !name.chars().all(plain) {
            troubles.push(UserTrouble::Name);
        }
        if self.role.is_none() {
            troubles.push(UserTrouble::Role);
        }
        if self.role == Some(Role::VillageHead) && self.villages.is_empty() {
            troubles.push(UserTrouble::NoVillage);
        }
        if matches!(self.role, Some(Role::Chairman | Role::Admin)) && !self.villages.is_empty() {
            troubles.push(UserTrouble::WholeCommune);
        }
        if self.villages.iter().any(|id| !villages.iter().any(|village| village.id == *id)) {
            troubles.push(UserTrouble::OtherVillage);
        }
        troubles
    }
}
