//! The points in the columns of minutes, the same on the phone's paper and on the office's.

use super::{I18n, number};
use crate::domain::classification::{Classification, Income};

/// The points of B1, or the income where that was declared; empty where neither is known.
pub fn income(i18n: &I18n, found: &Classification) -> String {
    match found.income {
        Income::B1 { points } => points.to_string(),
        Income::Declared { dong } => i18n.t_args("minutes-declared", &[("dong", number(dong).into())]),
        Income::Missing => String::new(),
    }
}

/// The points of B2, from the least to the most that the answers allow.
pub fn b2(found: &Classification) -> String {
    if found.b2_min == found.b2_max { found.b2_max.to_string() } else { format!("{}–{}", found.b2_min, found.b2_max) }
}
