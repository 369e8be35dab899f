//! A round (đợt rà soát): the yearly review, or the monthly one for households that asked.
//!
//! Which days bound it and what falls due when is the procedure's data ([`crate::domain::procedure`]); whether it is closed is a [`crate::domain::period`].

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A round of review. Written `2026` for the yearly one and `2026-05` for a month's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Round {
    /// The plan year that it counts in.
    pub year: i32,
    /// The month of an on-request round, 1 to 12; `None` is the yearly review.
    pub month: Option<u32>,
}

/// Text that names no round.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no round is written so: {0}")]
pub struct NoRound(pub String);

impl Round {
    /// The yearly review.
    pub const fn yearly(year: i32) -> Self {
        Self { year, month: None }
    }

    /// A month's round for households that asked.
    pub const fn monthly(year: i32, month: u32) -> Self {
        Self { year, month: Some(month) }
    }

    /// Whether it is the yearly review.
    pub const fn is_yearly(self) -> bool {
        self.month.is_none()
    }
}

impl fmt::Display for Round {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.month {
            None => write!(f, "{:04}", self.year),
            Some(month) => write!(f, "{:04}-{month:02}", self.year),
        }
    }
}

impl FromStr for Round {
    type Err = NoRound;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let none = || NoRound(text.chars().take(20).collect());
        let (year, month) = text.split_once('-').map_or((text, None), |(year, month)| (year, Some(month)));
        let year: i32 = year.parse().ok().filter(|year| (2000..=2100).contains(year)).ok_or_else(none)?;
        let month = match month {
            None => None,
            Some(month) => Some(month.parse().ok().filter(|month| (1..=12).contains(month)).ok_or_else(none)?),
        };
        Ok(Self { year, month })
    }
}

impl Serialize for Round {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Round {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
