//! The form that makes an enrolment code: what was filled in, and what is wrong with it.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use uuid::Uuid;

use crate::domain::ids::VillageId;
use crate::domain::text;
use crate::protocol::enrol::VillageInfo;

/// Longest name of a person.
pub const MAX_PERSON: usize = 80;

/// How long a code may last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Validity {
    /// One hour: the phone is here.
    Hour,
    /// One day.
    Day,
    /// Three days.
    #[default]
    ThreeDays,
    /// A week, for a village without a road.
    Week,
}

impl Validity {
    /// Every choice, shortest first.
    pub const ALL: [Self; 4] = [Self::Hour, Self::Day, Self::ThreeDays, Self::Week];

    /// The code in the form and in message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::ThreeDays => "three-days",
            Self::Week => "week",
        }
    }

    /// Reads a code back; the usual one for anything else.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|validity| validity.code() == code).unwrap_or_default()
    }

    /// How long.
    pub const fn lasts(self) -> TimeDelta {
        match self {
            Self::Hour => TimeDelta::hours(1),
            Self::Day => TimeDelta::days(1),
            Self::ThreeDays => TimeDelta::days(3),
            Self::Week => TimeDelta::days(7),
        }
    }
}

/// What was filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodeForm {
    /// The id that was made when the form was drawn, so that one sent twice makes one code; nil for a form without it.
    pub id: Uuid,
    /// Whose phone it is.
    pub person: String,
    /// The villages ticked.
    pub villages: BTreeSet<VillageId>,
    /// How long the code lasts.
    pub validity: Validity,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormTrouble {
    /// No name.
    NoPerson,
    /// A name longer than [`MAX_PERSON`].
    LongPerson,
    /// No village ticked.
    NoVillage,
    /// A village that is not one of the commune's.
    OtherVillage,
}

impl FormTrouble {
    /// The message that says it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoPerson => "office-form-no-person",
            Self::LongPerson => "office-form-long-person",
            Self::NoVillage => "office-form-no-village",
            Self::OtherVillage => "office-form-other-village",
        }
    }

    /// Whether the name is at fault, else the villages are.
    pub const fn is_person(self) -> bool {
        matches!(self, Self::NoPerson | Self::LongPerson)
    }
}

impl CodeForm {
    /// Reads the fields of a request; fields that are not of the form are passed over.
    pub fn read(fields: &[(String, String)]) -> Self {
        let mut form = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "id" => form.id = Uuid::parse_str(value).unwrap_or_default(),
                "person" => form.person = text::tidy(value),
                "village" => {
                    form.villages.insert(VillageId::new(value.as_str()));
                }
                "validity" => form.validity = Validity::from_code(value),
                _ => {}
            }
        }
        form
    }

    /// Everything that makes a code another code, when a user asks for it; `None` for a form without its id.
    pub fn asked_by(&self, user: &str) -> Option<String> {
        let asked = (self.id, user, &self.person, &self.villages, self.validity.code());
        serde_json::to_string(&asked).ok().filter(|_| !self.id.is_nil())
    }

    /// Everything wrong with it; empty when a code can be made.
    pub fn troubles(&self, villages: &[VillageInfo]) -> Vec<FormTrouble> {
        let mut troubles = Vec::new();
        if self.person.is_empty() {
            troubles.push(FormTrouble::NoPerson);
        }
        if self.person.chars().count() > MAX_PERSON {
            troubles.push(FormTrouble::LongPerson);
        }
        if self.villages.is_empty() {
            troubles.push(FormTrouble::NoVillage);
        }
        if self.villages.iter().any(|id| !villages.iter().any(|village| village.id == *id)) {
            troubles.push(FormTrouble::OtherVillage);
        }
        troubles
    }
}
