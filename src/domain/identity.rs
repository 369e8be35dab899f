//! Checks of identity numbers, which warn and never block (domain.md section 6).

use serde::{Deserialize, Serialize};

use super::birth::Birth;
use super::member::Sex;

/// What is odd about an identity number. Message `id-number-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdNumberWarning {
    /// Neither 12 digits (số định danh, CCCD) nor 9 (CMND).
    Length,
    /// Something else than digits.
    NotDigits,
    /// The digit of century and sex says another sex.
    Sex,
    /// The digits say another year of birth.
    BirthYear,
}

/// The digits of what was typed: spaces, dots and dashes are dropped.
pub fn tidy_number(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect()
}

/// What is odd about a number; empty when nothing is, or when there is none.
pub fn check(_number: &str, _sex: Sex, _birth: Birth) -> Vec<IdNumberWarning> {
    Vec::new()
}
