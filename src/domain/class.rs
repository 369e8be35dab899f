//! The classes a household can be in.

use serde::{Deserialize, Serialize};

/// The class of a household under a standard.
///
/// The order is the order of need: `Poor` first. It is used to settle two independent visits to one
/// household without asking a clock (see `visit::current_visits`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Hộ nghèo.
    Poor,
    /// Hộ cận nghèo.
    NearPoor,
    /// Hộ có mức sống trung bình.
    AverageLivingStandard,
    /// Không nghèo.
    NotPoor,
    /// Chưa đủ căn cứ: the answers allow more than one class.
    Undetermined,
}

impl Class {
    /// Every class, in order of need.
    pub const ALL: [Self; 5] =
        [Self::Poor, Self::NearPoor, Self::AverageLivingStandard, Self::NotPoor, Self::Undetermined];

    /// The code on the wire, in SQL and in message keys, such as `near_poor`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Poor => "poor",
            Self::NearPoor => "near_poor",
            Self::AverageLivingStandard => "average_living_standard",
            Self::NotPoor => "not_poor",
            Self::Undetermined => "undetermined",
        }
    }

    /// Reads a code back; `None` for a code this version does not know.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }
}
