//! When each village was last heard of, and who is called where it was too long ago.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::ids::VillageId;
use crate::domain::{phone, text};
use crate::protocol::enrol::VillageInfo;
use crate::server::store::Device;

/// Days after which a village that was not heard of is named.
pub const QUIET_DAYS: i64 = 7;

/// One village.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageSync {
    /// The village.
    pub id: VillageId,
    /// Its name.
    pub name: String,
    /// When one of its phones was last heard of; `None` for never.
    pub last: Option<DateTime<Utc>>,
    /// Whose phone that was; of a phone that was never heard of, whose phone it is. Empty without any phone.
    pub person: String,
    /// What the phone is called.
    pub device: String,
    /// Telephone number, where the list of phones has one beside the person's name.
    pub number: String,
    /// Not heard of for [`QUIET_DAYS`].
    pub quiet: bool,
}

/// Villages by how they were heard of: those that are quiet first, longest first.
pub fn villages(villages: &[VillageInfo], devices: &[Device], now: DateTime<Utc>) -> Vec<VillageSync> {
    let mut lines: Vec<VillageSync> = villages.iter().map(|village| line(village, devices, now)).collect();
    // Stable: of one moment the order of lists stays.
    lines.sort_by_key(|line| (!line.quiet, line.quiet.then_some(line.last)));
    lines
}

fn line(village: &VillageInfo, devices: &[Device], now: DateTime<Utc>) -> VillageSync {
    let its = devices.iter().filter(|device| device.revoked_at.is_none() && device.villages.contains(&village.id));
    let latest = its.max_by_key(|device| (device.last_seen, device.enrolled_at));
    let last = latest.and_then(|device| device.last_seen);
    let (person, number) = latest.map(|device| named(&device.person)).unwrap_or_default();
    VillageSync {
        id: village.id.clone(),
        name: text::title_case(&village.name),
        last,
        person,
        device: latest.map(|device| device.name.clone()).unwrap_or_default(),
        number,
        quiet: last.is_none_or(|last| now - last > TimeDelta::days(QUIET_DAYS)),
    }
}

/// "Lý A Sình, 0912 345 678" is a name and a number that can be called.
fn named(person: &str) -> (String, String) {
    let at = person.find(|c: char| c == '+' || c.is_ascii_digit());
    let Some((name, rest)) = at.and_then(|at| person.split_at_checked(at)) else {
        return (person.to_owned(), String::new());
    };
    match phone::read(rest.trim_matches(|c: char| !c.is_ascii_digit() && c != '+')) {
        Ok(number) if !number.is_empty() => (name.trim_end_matches([' ', ',', '-', '(', ':']).to_owned(), number),
        _ => (person.to_owned(), String::new()),
    }
}
