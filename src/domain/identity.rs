//! Checks of identity numbers, which warn and never block (domain.md section 6).
//!
//! Nothing is said of the province in the first three digits: it is that of the birth's registration, and any is right.
//! There is no check digit.

use serde::{Deserialize, Serialize};

use super::birth::Birth;
use super::member::Sex;

/// Digits of a số định danh or CCCD.
const LONG: usize = 12;
/// Digits of a CMND, which say nothing of the person.
const SHORT: usize = 9;
/// The first century that the fourth digit counts from: 0 and 1 are men and women born in 1900 to 1999.
const FIRST_CENTURY: i32 = 1900;

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
pub fn check(number: &str, sex: Sex, birth: Birth) -> Vec<IdNumberWarning> {
    let number = tidy_number(number);
    if number.is_empty() {
        return Vec::new();
    }
    let Some(digits) = number.chars().map(digit).collect::<Option<Vec<i32>>>() else {
        return vec![IdNumberWarning::NotDigits];
    };
    let [_, _, _, century_and_sex, tens, ones, ..] = digits.as_slice() else { return vec![IdNumberWarning::Length] };
    match digits.len() {
        LONG => {}
        SHORT => return Vec::new(),
        _ => return vec![IdNumberWarning::Length],
    }
    let said_sex = if century_and_sex % 2 == 0 { Sex::Male } else { Sex::Female };
    let said_year = FIRST_CENTURY + century_and_sex / 2 * 100 + tens * 10 + ones;
    let mut odd = Vec::new();
    if said_sex != sex {
        odd.push(IdNumberWarning::Sex);
    }
    if birth.year().is_some_and(|year| year != said_year) {
        odd.push(IdNumberWarning::BirthYear);
    }
    odd
}

fn digit(c: char) -> Option<i32> {
    c.to_digit(10).and_then(|digit| i32::try_from(digit).ok())
}
