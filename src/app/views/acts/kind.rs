//! The changes that can happen to a household of the register, as a list offers them.

use crate::domain::household::Household;

/// A change. Putting a household on the register has a form of its own (`new_household`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActKind {
    /// Someone came: born, married in, came back.
    Joins,
    /// Someone moved away for good.
    Leaves,
    /// Someone died.
    Dies,
    /// Another head.
    Head,
    /// Some become a household of their own.
    Split,
    /// All join another household.
    Merge,
    /// The household moved away.
    Away,
    /// Nobody is left.
    Out,
}

impl ActKind {
    /// Every change, those of a person first.
    pub const ALL: [Self; 8] =
        [Self::Joins, Self::Leaves, Self::Dies, Self::Head, Self::Split, Self::Merge, Self::Away, Self::Out];

    /// The code in addresses and message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Joins => "joins",
            Self::Leaves => "leaves",
            Self::Dies => "dies",
            Self::Head => "head",
            Self::Split => "split",
            Self::Merge => "merge",
            Self::Away => "away",
            Self::Out => "out",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether there is anyone whom it could be about.
    pub fn fits(self, household: &Household) -> bool {
        match self {
            Self::Split | Self::Head => household.members.len() > 1,
            Self::Leaves | Self::Dies | Self::Merge => !household.members.is_empty(),
            Self::Joins | Self::Away | Self::Out => true,
        }
    }

    /// Whether it is about one person of the household.
    pub const fn about_one(self) -> bool {
        matches!(self, Self::Leaves | Self::Dies | Self::Head)
    }

    /// Whether a place is asked for.
    pub const fn asks_place(self) -> bool {
        matches!(self, Self::Leaves | Self::Away)
    }
}
