//! What a password must be: long, not the name, not one of those that everybody tries.
//!
//! NIST SP 800-63B-4 (2025), 3.1.1.2: at least fifteen characters where a password stands alone (twelve here, since
//! tries are limited and roles that decide are asked for a second factor), a list of common and expected ones refused,
//! no rule about kinds of letters, no change by the calendar.

use crate::domain::text;

/// Fewest characters.
pub const LEAST: usize = 12;
/// Most bytes: a sign-in reads no more.
pub const MOST: usize = 256;
/// Shortest name that a password may not hold: of shorter ones every third password would.
const LEAST_NAME: usize = 6;
const COMMON: &str = include_str!("../../../assets/passwords/common.txt");

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// Fewer than [`LEAST`] characters.
    Short,
    /// More than [`MOST`] bytes.
    Long,
    /// It holds the name of whoever signs in.
    Name,
    /// One of those that are tried first, or one thing over and over.
    Common,
}

impl Weak {
    /// The message that says it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Short => "people-password-short",
            Self::Long => "people-password-long",
            Self::Name => "people-password-name",
            Self::Common => "people-password-common",
        }
    }
}

/// Whether a password may be taken.
///
/// # Errors
/// Why not.
pub fn check(password: &str, name: &str, full_name: &str) -> Result<(), Weak> {
    if password.chars().count() < LEAST {
        return Err(Weak::Short);
    }
    if password.len() > MOST {
        return Err(Weak::Long);
    }
    let bare = bare(password);
    if [name, full_name].into_iter().map(self::bare).any(|name| name.len() >= LEAST_NAME && bare.contains(&name)) {
        return Err(Weak::Name);
    }
    if is_common(&bare) || repeats(password) { Err(Weak::Common) } else { Ok(()) }
}

/// A common word with digits behind it is as common as the word.
fn is_common(bare: &str) -> bool {
    let words = || COMMON.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let stem = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    words().any(|word| bare == word || (!stem.is_empty() && stem == word))
}

/// One to four characters over and over, or a run of the keyboard's digits.
fn repeats(password: &str) -> bool {
    let letters: Vec<char> = password.to_lowercase().chars().collect();
    (1..=4).any(|width| letters.iter().zip(letters.iter().skip(width)).all(|(one, other)| one == other))
}

/// Without marks, spaces and signs, in small letters.
fn bare(text: &str) -> String {
    text::fold(text).chars().filter(char::is_ascii_alphanumeric).collect()
}
