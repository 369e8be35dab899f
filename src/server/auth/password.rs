//! Passwords as Argon2id, with the library's parameters (19 MiB, two passes: OWASP's first choice).

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};

use unicode_normalization::UnicodeNormalization;

use crate::server::secret::{self, NoRandomness};

/// A password could not be hashed. Trying again does not help, except for want of randomness.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// No salt.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// The hash function refused.
    #[error("the password cannot be hashed: {0}")]
    Hash(argon2::password_hash::Error),
}

/// Hashes a password; the result in PHC form.
///
/// # Errors
/// Without randomness, or for a password longer than the function takes.
pub fn hash(password: &str) -> Result<String, PasswordError> {
    let salt = SaltString::encode_b64(&secret::random::<16>()?).map_err(PasswordError::Hash)?;
    let hash = argon2().hash_password(normal(password).as_bytes(), &salt).map_err(PasswordError::Hash)?;
    Ok(hash.to_string())
}

/// Whether a password fits a hash; a hash that does not parse fits nothing.
pub(super) fn fits(password: &str, hash: &str) -> bool {
    let password = normal(password);
    PasswordHash::new(hash).is_ok_and(|parsed| argon2().verify_password(password.as_bytes(), &parsed).is_ok())
}

/// Vietnamese keyboards send one letter in two ways; both are the same password (NIST SP 800-63B, normalisation).
fn normal(password: &str) -> String {
    password.nfkc().collect()
}

fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}
