//! The second factor: a code that changes every thirty seconds (RFC 6238), ten recovery codes, and which roles are
//! asked for it.
//!
//! SHA-1, six digits and thirty seconds are what every authenticator app knows; others are read wrongly by some.

use serde::{Deserialize, Serialize};
use totp_rs::{Builder, Secret, Totp};

use super::Role;
use crate::server::secret;
use crate::server::state::AppState;
use crate::server::store::{
    AccountChange, AccountChanged, By, RecordKey, RecordKind, RecordWrite, SharedStore, StoreError, User,
};

/// How many recovery codes there are.
pub const RECOVERY_CODES: usize = 10;
/// The name that the setting is kept under.
const SETTING: &str = "second-factor";

/// Whether a role is asked for a second factor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// It may have one.
    No,
    /// Every page reminds of it.
    #[default]
    Asked,
    /// No page opens without it.
    Required,
}

impl Wanted {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::No, Self::Asked, Self::Required];

    /// The code in forms and message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Asked => "asked",
            Self::Required => "required",
        }
    }

    /// Reads a code back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wanted| wanted.code() == code)
    }
}

#[derive(Default, Serialize, Deserialize)]
struct Setting {
    #[serde(default)]
    wanted: Wanted,
}

/// The setting with its version; 0 when nobody set it.
///
/// # Errors
/// When the store fails.
pub async fn setting(store: &SharedStore) -> Result<(Wanted, u64), StoreError> {
    let key = RecordKey { kind: RecordKind::Setting, id: SETTING.to_owned() };
    let Some(kept) = store.record(key).await? else { return Ok((Wanted::default(), 0)) };
    let setting: Setting = serde_json::from_str(&kept.body).unwrap_or_default();
    Ok((setting.wanted, kept.version))
}

/// The setting as it is to be written.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn write(wanted: Wanted, expected: u64) -> Result<RecordWrite, StoreError> {
    let body =
        serde_json::to_string(&Setting { wanted }).map_err(|source| StoreError::Record { what: "setting", source })?;
    let key = RecordKey { kind: RecordKind::Setting, id: SETTING.to_owned() };
    Ok(RecordWrite { key, expected, village: None, household: None, round: String::new(), body })
}

/// Whether a role is asked for it: those who decide and those who keep users, by the setting.
///
/// # Errors
/// When the store fails.
pub async fn wanted_of(store: &SharedStore, role: Role) -> Result<Wanted, StoreError> {
    if matches!(role, Role::Chairman | Role::Admin) { Ok(setting(store).await?.0) } else { Ok(Wanted::No) }
}

/// What an authenticator app needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The secret in letters, in groups of four.
    pub letters: String,
    /// The address that a QR code carries.
    pub url: String,
}

/// How a secret is shown to an app; `None` when it cannot be.
pub fn shown(secret: [u8; 20], user: &str, commune: &str) -> Option<Shown> {
    let issuer = format!("So Thon {}", commune.replace(':', " "));
    let totp = totp(secret, &user.replace(':', " "), Some(issuer))?;
    let letters: Vec<char> = Secret::from(secret).to_base32().chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Some(Shown { letters: groups.join(" "), url: totp.to_url().ok()? })
}

/// The time step of a code of this moment or its neighbours; `None` when the code does not fit.
pub fn step(secret: [u8; 20], code: &str, seconds: i64) -> Option<u64> {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 6 {
        return None;
    }
    totp(secret, "", None)?.check(&digits, u64::try_from(seconds).ok()?)
}

/// The code of a moment, for tests and for nothing else.
#[cfg(feature = "testing")]
pub fn code(secret: [u8; 20], seconds: i64) -> String {
    let made = totp(secret, "", None).zip(u64::try_from(seconds).ok());
    made.map(|(totp, at)| totp.generate(at).to_string()).unwrap_or_default()
}

fn totp(secret: [u8; 20], account: &str, issuer: Option<String>) -> Option<Totp> {
    Builder::new()
        .with_secret(Secret::from(secret))
        .with_account_name(account.to_owned())
        .with_issuer(issuer)
        .build()
        .ok()
}

/// Whether a code opens the second step: a code of the app that was not given before, or a recovery code.
///
/// # Errors
/// When the store fails.
pub async fn takes(state: &AppState, user: &User, code: &str) -> Result<bool, StoreError> {
    let now = state.now();
    let by = By::user(&user.name, now);
    let found = user.account.factor_secret.and_then(|secret| step(secret, code, now.timestamp()));
    let change = match found {
        Some(step) => AccountChange::FactorStep(step),
        None => AccountChange::Recovery(secret::recovery_hash(&state.store.commune().signing_seed, &user.name, code)),
    };
    Ok(state.store.change_account(user.name.clone(), change, by).await? == AccountChanged::Done)
}
