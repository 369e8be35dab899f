//! `POST /v1/enrolments`: a phone makes its key and trades a one-time code for an identity.

use serde::{Deserialize, Serialize};

use super::signed::Signed;
use crate::domain::ids::{CommuneCode, DeviceId, VillageId};

/// What the phone sends, inside a [`Signed`] made with its new key (which proves that it holds it).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolRequest {
    /// Protocol version.
    pub protocol: u32,
    /// The eight digits of the code.
    pub code: String,
    /// A name for the phone, such as "Chromium trên Linux", for the office's list.
    pub device_name: String,
    /// Version of the app.
    pub app: String,
}

/// What the commune answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolAnswer {
    /// The phone's identity.
    pub device: DeviceId,
    /// The commune.
    pub commune: CommuneInfo,
    /// The person whose phone it is.
    pub person: String,
    /// The villages whose lists it holds.
    pub villages: Vec<VillageInfo>,
}

/// The commune, as a phone knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommuneInfo {
    /// Official code.
    pub code: CommuneCode,
    /// Name, such as "xã Ngân Sơn".
    pub name: String,
    /// Province, such as "tỉnh Thái Nguyên".
    pub province: String,
    /// Telephone of the office; empty when not set.
    #[serde(default)]
    pub phone: String,
    /// The key that signs receipts.
    pub public_key: String,
    /// Its data is made up.
    #[serde(default)]
    pub synthetic: bool,
}

/// A village, as a phone knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VillageInfo {
    /// Code.
    pub id: VillageId,
    /// Name, such as "Phiêng Lềng".
    pub name: String,
}

/// Body of `POST /v1/enrolments`.
pub type EnrolBody = Signed;
