//! A person of a household, as the register holds them.
//!
//! What changes from visit to visit (insurance, schooling, work) is not here but in answers.

use serde::{Deserialize, Serialize};

use super::birth::Birth;
use super::ids::MemberId;

/// Sex as written on the identity card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Nữ.
    #[default]
    Female,
    /// Nam.
    Male,
}

/// Relation to the head of the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Chủ hộ.
    Head,
    /// Vợ hoặc chồng.
    Spouse,
    /// Con.
    Child,
    /// Con dâu, con rể.
    ChildInLaw,
    /// Bố, mẹ.
    Parent,
    /// Ông, bà.
    Grandparent,
    /// Cháu.
    Grandchild,
    /// Anh, chị, em.
    Sibling,
    /// Người khác.
    #[default]
    Other,
}

impl Relation {
    /// Every relation, in the order a list offers them.
    pub const ALL: [Self; 9] = [
        Self::Head,
        Self::Spouse,
        Self::Child,
        Self::ChildInLaw,
        Self::Parent,
        Self::Grandparent,
        Self::Grandchild,
        Self::Sibling,
        Self::Other,
    ];

    /// The code on the wire and in message keys, such as `child_in_law`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Spouse => "spouse",
            Self::Child => "child",
            Self::ChildInLaw => "child_in_law",
            Self::Parent => "parent",
            Self::Grandparent => "grandparent",
            Self::Grandchild => "grandchild",
            Self::Sibling => "sibling",
            Self::Other => "other",
        }
    }
}

/// An ethnic group: code and name go together with the list's name, since official lists disagree on codes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
pub struct Ethnicity {
    /// Code in the list, such as `02`; empty when not known.
    pub code: String,
    /// Name as written, such as "Tày".
    pub name: String,
    /// The list the code is from.
    pub list: String,
}

/// One person of a household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Identity, kept when the person's name is corrected.
    pub id: MemberId,
    /// Full name, NFC.
    pub name: String,
    /// Relation to the head.
    #[serde(default)]
    pub relation: Relation,
    /// Sex.
    #[serde(default)]
    pub sex: Sex,
    /// Date or year of birth.
    #[serde(default)]
    pub birth: Birth,
    /// Ethnic group.
    #[serde(default)]
    pub ethnicity: Ethnicity,
    /// Số định danh cá nhân or CCCD (12 digits) or CMND (9), digits only; empty when not known. See `identity`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id_number: String,
    /// Not counted as a member of the household when set: the reason, such as "đi làm xa trên 6 tháng".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub absent: Option<String>,
}

impl Member {
    /// Whether the person counts as a member (domain.md section 7, "Members").
    pub fn counts(&self) -> bool {
        self.absent.is_none()
    }
}
