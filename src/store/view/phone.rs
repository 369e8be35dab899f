//! Who the phone is, how it stands, and what its user chose.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::ids::DeviceId;
use crate::domain::plan::PlanStatus;
use crate::domain::round::Round;
use crate::protocol::enrol::{CommuneInfo, VillageInfo};
use crate::protocol::error::Code;

/// Who this phone is to the commune.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// The phone.
    pub device: DeviceId,
    /// The commune.
    pub commune: CommuneInfo,
    /// Whose phone it is.
    pub person: String,
    /// The villages whose lists it holds.
    pub villages: Vec<VillageInfo>,
    /// Address of the commune, without a slash at the end.
    pub server: String,
}

/// The public half of the key made for enrolment, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolKey {
    /// Hexadecimal.
    pub public: String,
}

/// The app's state in one look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// `None` before enrolment.
    pub enrolment: Option<Enrolment>,
    /// Year of the plan on the phone.
    pub year: Option<i32>,
    /// Whether its targets are confirmed.
    pub plan_status: Option<PlanStatus>,
    /// Entries waiting to be sent.
    pub pending: u32,
    /// Entries refused or in conflict, until someone settles them.
    pub needs_attention: u32,
    /// Visits begun and not finalised.
    pub drafts: u32,
    /// Households on the phone.
    pub households: u32,
    /// The last sync that reached its end.
    pub last_sync: Option<LastSync>,
    /// Why nothing is sent until someone acts: `revoked`, `unknown_device`, `fork`, …
    pub stopped: Option<Code>,
    /// The rounds that are closed: the commune takes nothing more for them.
    #[serde(default)]
    pub closed: BTreeSet<Round>,
    /// Settings.
    pub settings: Settings,
}

impl Status {
    /// The plan's year, when its yearly review is closed: a visit would be refused.
    pub fn closed_year(&self) -> Option<i32> {
        self.year.filter(|year| self.closed.contains(&Round::yearly(*year)))
    }
}

/// A sync that reached its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastSync {
    /// By the phone's clock.
    pub at: DateTime<Utc>,
    /// Whether the phone's figures equalled the commune's; `None` when they could not be compared.
    pub agreed: Option<bool>,
}

/// What the user chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// `vi` or `en`.
    pub lang: String,
    /// Text size in percent: 100, 150 or 200.
    pub text: u16,
    /// Theme.
    pub theme: Theme,
    /// The user lets the phone look where it is.
    #[serde(default)]
    pub location: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { lang: "vi".to_owned(), text: 100, theme: Theme::Auto, location: false }
    }
}

/// Colours of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// As the device has it.
    #[default]
    Auto,
}

impl Theme {
    /// The code in storage and in `data-theme`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Auto => "auto",
        }
    }

    /// Reads a code; anything unknown is `Auto`.
    pub fn from_code(code: &str) -> Self {
        match code {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }
}
