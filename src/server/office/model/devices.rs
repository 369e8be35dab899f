//! Phones, the codes that wait for one, and a code just made.

use chrono::{DateTime, Utc};
use qrcode::{Color, EcLevel, QrCode};

use crate::domain::ids::{DeviceId, VillageId};
use crate::domain::text;
use crate::protocol::enrol::VillageInfo;
use crate::protocol::receipt::Outcome;
use crate::server::store::{AttentionLine, CodeLine, Device};

/// One phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceRow {
    /// Identity.
    pub id: DeviceId,
    /// Name of the phone.
    pub name: String,
    /// Whose it is.
    pub person: String,
    /// Names of its villages.
    pub villages: Vec<String>,
    /// When it was enrolled.
    pub enrolled_at: DateTime<Utc>,
    /// When it was last heard of.
    pub last_seen: Option<DateTime<Utc>>,
    /// When it was revoked.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Entries that the commune holds of it.
    pub entries: u64,
    /// Version of its app.
    pub app: String,
    /// Names of villages that were handed on; it does not know yet.
    pub leaving: Vec<String>,
    /// Entries refused and entries in conflict that nobody has settled.
    pub open: Open,
}

/// What of a phone's entries needs eyes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Open {
    /// Entries refused.
    pub refused: usize,
    /// Entries with fields in conflict.
    pub conflicts: usize,
}

impl Open {
    /// Of one phone, from the entries that need eyes.
    pub fn of(device: DeviceId, attention: &[AttentionLine]) -> Self {
        let own = || attention.iter().filter(|line| line.device == device);
        let refused = |line: &&AttentionLine| matches!(line.outcome, Outcome::Refused { .. });
        Self {
            refused: own().filter(refused).count(),
            conflicts: own().filter(|line| matches!(line.outcome, Outcome::Conflict { .. })).count(),
        }
    }
}

/// The page that hands a village on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOverData {
    /// The phone that has the village.
    pub device: DeviceRow,
    /// Its villages.
    pub villages: Vec<(VillageId, String)>,
    /// The phones that may get one: id, person, villages.
    pub others: Vec<DeviceRow>,
    /// What is wrong with what was chosen.
    pub trouble: Option<&'static str>,
    /// Village heads whose accounts go on seeing its villages.
    pub accounts: Vec<String>,
    /// What forms carry back.
    pub csrf: String,
}

/// Where a code stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeState {
    /// Waits for a phone.
    Open,
    /// A phone used it.
    Used,
    /// Nobody used it in time.
    Expired,
}

/// One code; its digits are not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRow {
    /// Number in the list.
    pub id: i64,
    /// Whose phone it is for.
    pub person: String,
    /// Names of the villages.
    pub villages: Vec<String>,
    /// Who made it.
    pub made_by: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// After which it is no longer taken.
    pub expires_at: DateTime<Utc>,
    /// Where it stands.
    pub state: CodeState,
    /// The reader may end it.
    pub may_end: bool,
}

/// Everything on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DevicesData {
    /// The phones.
    pub devices: Vec<DeviceRow>,
    /// The latest codes.
    pub codes: Vec<CodeRow>,
    /// All villages, to choose from.
    pub villages: Vec<(VillageId, String)>,
    /// The reader may enrol and revoke.
    pub may_manage: bool,
    /// What forms carry back.
    pub csrf: String,
}

/// A code just made, with its digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeData {
    /// The eight digits.
    pub digits: String,
    /// Whose phone it is for.
    pub person: String,
    /// Names of the villages.
    pub villages: Vec<String>,
    /// After which it is no longer taken.
    pub expires_at: DateTime<Utc>,
    /// Name of the commune.
    pub commune: String,
    /// The app's address, without the code.
    pub app_url: String,
    /// The same with the code, as a picture; absent when it does not fit into one.
    pub qr: Option<QrPicture>,
}

/// A QR code as one path in a square of `size` by `size` modules, quiet zone included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrPicture {
    /// Modules a side.
    pub size: usize,
    /// The dark modules, as the `d` of an SVG path.
    pub path: String,
}

/// A phone's line.
pub fn row(device: &Device, villages: &[VillageInfo], attention: &[AttentionLine]) -> DeviceRow {
    DeviceRow {
        id: device.id,
        name: device.name.clone(),
        person: device.person.clone(),
        villages: village_names(&device.villages, villages),
        enrolled_at: device.enrolled_at,
        last_seen: device.last_seen,
        revoked_at: device.revoked_at,
        entries: device.last_seq,
        app: device.app.clone(),
        leaving: village_names(&device.leaving, villages),
        open: Open::of(device.id, attention),
    }
}

/// A code's line; `made_by` is a name.
/// Whoever `may_end` it can while nobody has used it.
pub fn code_row(
    code: &CodeLine,
    made_by: String,
    villages: &[VillageInfo],
    now: DateTime<Utc>,
    may_end: bool,
) -> CodeRow {
    let state = match code.used_by {
        Some(_) => CodeState::Used,
        None if code.expires_at <= now => CodeState::Expired,
        None => CodeState::Open,
    };
    CodeRow {
        id: code.id,
        person: code.person.clone(),
        villages: village_names(&code.villages, villages),
        made_by,
        made_at: code.made_at,
        expires_at: code.expires_at,
        state,
        may_end: may_end && state == CodeState::Open,
    }
}

/// The names of villages as people write them; a code without a name stays a code.
pub fn village_names(ids: &[VillageId], villages: &[VillageInfo]) -> Vec<String> {
    ids.iter()
        .map(|id| {
            let known = villages.iter().find(|village| village.id == *id);
            known.map_or_else(|| id.to_string(), |village| text::title_case(&village.name))
        })
        .collect()
}

/// The address in the QR code: the app with the code in its fragment, which no server ever sees. No password.
pub fn enrol_url(public_url: &str, digits: &str) -> String {
    format!("{public_url}/app/#code={digits}")
}

/// Draws a QR code; `None` when the text does not fit.
pub fn qr(text: &str) -> Option<QrPicture> {
    // Four modules of quiet around, as ISO/IEC 18004 asks.
    const QUIET: usize = 4;
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (x, y) = (at % width + QUIET, at / width + QUIET);
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    Some(QrPicture { size: width + 2 * QUIET, path })
}
