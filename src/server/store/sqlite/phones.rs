//! Phones and the one-time codes that enrol them.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row};

use super::desk::Desk;
use super::made;
use super::sql::{count, instant, ms, read, sql, uuid, write};
use crate::domain::ids::{CommuneCode, DeviceId, VillageId};
use crate::protocol::entry::FIRST_PREV_HASH;
use crate::server::secret;
use crate::server::store::{Book, By, CodeLine, Device, EnrolAttempt, Enrolled, HandOver, NewCode, StoreError};

/// Codes that an attempt is compared with: the newest.
const COMPARED: i64 = 2_000;

/// Trades a code for a place in the list of phones.
pub(super) fn enrol(desk: &mut Desk<'_>, attempt: &EnrolAttempt) -> Result<Enrolled, StoreError> {
    let Some(code) = find_code(desk.connection, desk.code(), &attempt.code_hash)? else {
        return Ok(Enrolled::UnknownCode);
    };
    if let Some(used_by) = code.used_by {
        // The phone whose first answer was lost asks again with the same key.
        let device = device(desk.connection, &desk.commune.code, used_by)?;
        let same = device.filter(|device| device.public_key == attempt.public_key && device.revoked_at.is_none());
        return Ok(same.map_or(Enrolled::UsedCode, |device| Enrolled::Device(Box::new(device))));
    }
    if attempt.at >= instant(code.expires_at) {
        return Ok(Enrolled::ExpiredCode);
    }
    let known: Option<DeviceId> = desk
        .connection
        .prepare_cached(sql!("device_by_key"))?
        .query_row((desk.code(), &attempt.public_key), |row| uuid(row, 0))
        .optional()?
        .map(DeviceId);
    if known.is_some() {
        // A key stands for one phone; a phone that enrols anew makes a new one.
        return Ok(Enrolled::UsedCode);
    }
    desk.connection.prepare_cached(sql!("device_add"))?.execute(rusqlite::params![
        desk.code(),
        attempt.device.0.as_bytes(),
        attempt.public_key,
        attempt.device_name,
        code.person,
        code.villages,
        attempt.app,
        ms(attempt.at),
        FIRST_PREV_HASH,
    ])?;
    desk.connection.prepare_cached(sql!("code_use"))?.execute((desk.code(), code.id, attempt.device.0.as_bytes()))?;
    let device = device(desk.connection, &desk.commune.code, attempt.device)?;
    Ok(device.map_or(Enrolled::UnknownCode, |device| Enrolled::Device(Box::new(device))))
}

struct FoundCode {
    id: i64,
    villages: String,
    person: String,
    expires_at: i64,
    used_by: Option<DeviceId>,
}

/// Looks at every code for as long as at any: the time taken does not tell how close a guess was.
fn find_code(connection: &Connection, commune: &str, hash: &[u8; 32]) -> Result<Option<FoundCode>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("codes_to_compare"))?;
    let mut rows = statement.query((commune, COMPARED))?;
    let mut found = None;
    while let Some(row) = rows.next()? {
        let kept: [u8; 32] = row.get(1)?;
        if secret::same(&kept, hash) && found.is_none() {
            let used_by: Option<[u8; 16]> = row.get(5)?;
            found = Some(FoundCode {
                id: row.get(0)?,
                villages: row.get(2)?,
                person: row.get(3)?,
                expires_at: row.get(4)?,
                used_by: used_by.map(|bytes| DeviceId(uuid::Uuid::from_bytes(bytes))),
            });
        }
    }
    Ok(found)
}

/// Keeps a code. The same digits of the same maker for the same phone are the code that is kept already.
pub(super) fn add_code(desk: &mut Desk<'_>, code: &NewCode) -> Result<CodeLine, StoreError> {
    let mut villages = code.villages.clone();
    villages.sort_unstable();
    villages.dedup();
    if let Some(known) = same_code(desk, code, &villages)? {
        return Ok(known);
    }
    desk.connection.prepare_cached(sql!("code_add"))?.execute(rusqlite::params![
        desk.code(),
        code.hash,
        write("villages of a code", &villages)?,
        code.person,
        code.made_by,
        ms(code.made_at),
        ms(code.expires_at),
    ])?;
    let id = desk.connection.last_insert_rowid();
    let only = villages.first().filter(|_| villages.len() == 1).map_or("", VillageId::as_str);
    let detail = serde_json::json!({ "person": code.person, "villages": villages }).to_string();
    let by = By::user(&code.made_by, code.made_at);
    made::note(desk, Book::Change, &by.note("add_code", format!("code/{id}"), only, detail))?;
    Ok(CodeLine {
        id,
        villages,
        person: code.person.clone(),
        made_by: code.made_by.clone(),
        made_at: code.made_at,
        expires_at: code.expires_at,
        used_by: None,
    })
}

fn same_code(desk: &Desk<'_>, code: &NewCode, villages: &[VillageId]) -> Result<Option<CodeLine>, StoreError> {
    let written = write("villages of a code", &villages)?;
    let mut statement = desk.connection.prepare_cached(sql!("code_same"))?;
    let wanted = rusqlite::params![desk.code(), code.hash, written, code.person, code.made_by];
    let found = statement.query_row(wanted, |row| {
        Ok(CodeLine {
            id: row.get(0)?,
            villages: villages.to_vec(),
            person: code.person.clone(),
            made_by: code.made_by.clone(),
            made_at: instant(row.get(1)?),
            expires_at: instant(row.get(2)?),
            used_by: row.get::<_, Option<[u8; 16]>>(3)?.map(|bytes| DeviceId(uuid::Uuid::from_bytes(bytes))),
        })
    });
    Ok(found.optional()?)
}

/// Ends a code that no phone has used.
pub(super) fn end_code(desk: &mut Desk<'_>, code: &CodeLine, by: &By) -> Result<bool, StoreError> {
    let ended = desk.connection.prepare_cached(sql!("code_end"))?.execute((desk.code(), code.id, ms(by.at)))?;
    if ended > 0 {
        let only = code.villages.first().filter(|_| code.villages.len() == 1).map_or("", VillageId::as_str);
        let detail = serde_json::json!({ "person": code.person }).to_string();
        made::note(desk, Book::Change, &by.note("end_code", format!("code/{}", code.id), only, detail))?;
    }
    Ok(ended > 0)
}

/// The newest codes.
pub(super) fn codes(connection: &Connection, commune: &CommuneCode) -> Result<Vec<CodeLine>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("codes_list"))?;
    let mut rows = statement.query([commune.as_str()])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let used_by: Option<[u8; 16]> = row.get(6)?;
        lines.push(CodeLine {
            id: row.get(0)?,
            villages: read("villages of a code", &row.get::<_, String>(1)?)?,
            person: row.get(2)?,
            made_by: row.get(3)?,
            made_at: instant(row.get(4)?),
            expires_at: instant(row.get(5)?),
            used_by: used_by.map(|bytes| DeviceId(uuid::Uuid::from_bytes(bytes))),
        });
    }
    Ok(lines)
}

/// One phone.
pub(super) fn device(
    connection: &Connection,
    commune: &CommuneCode,
    id: DeviceId,
) -> Result<Option<Device>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("device_get"))?;
    let found = statement.query_row((commune.as_str(), id.0.as_bytes()), raw_device).optional()?;
    found.map(RawDevice::read).transpose()
}

/// Every phone, newest first.
pub(super) fn devices(connection: &Connection, commune: &CommuneCode) -> Result<Vec<Device>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("devices_list"))?;
    let rows = statement.query_map([commune.as_str()], raw_device)?;
    rows.map(|row| row.map_err(StoreError::from)?.read()).collect()
}

/// Notes that a phone was heard of.
pub(super) fn touch(desk: &mut Desk<'_>, id: DeviceId, at: DateTime<Utc>) -> Result<(), StoreError> {
    desk.connection.prepare_cached(sql!("device_touch"))?.execute((desk.code(), id.0.as_bytes(), ms(at)))?;
    Ok(())
}

/// Revokes a phone.
pub(super) fn revoke(desk: &mut Desk<'_>, id: DeviceId, by: &By) -> Result<bool, StoreError> {
    let changed =
        desk.connection.prepare_cached(sql!("device_revoke"))?.execute((desk.code(), id.0.as_bytes(), ms(by.at)))?;
    if changed > 0 {
        made::note(desk, Book::Change, &by.note("revoke_device", format!("device/{id}"), "", String::new()))?;
    }
    Ok(changed > 0)
}

/// Hands a village from one phone to another; `false` when they are not as the office saw them.
pub(super) fn hand_over(desk: &mut Desk<'_>, what: &HandOver, by: &By) -> Result<bool, StoreError> {
    let code = &desk.commune.code;
    let (from, to) = (device(desk.connection, code, what.from)?, device(desk.connection, code, what.to)?);
    let (Some(mut from), Some(mut to)) = (from, to) else { return Ok(false) };
    let at_work = from.revoked_at.is_none() && to.revoked_at.is_none() && from.id != to.id;
    if !at_work || !from.villages.contains(&what.village) {
        return Ok(false);
    }
    from.villages.retain(|village| *village != what.village);
    from.leaving.push(what.village.clone());
    to.leaving.retain(|village| *village != what.village);
    to.villages.push(what.village.clone());
    for phone in [&mut from, &mut to] {
        phone.villages.sort_unstable();
        phone.villages.dedup();
        put_villages(desk, phone)?;
    }
    let detail = serde_json::json!({ "from": what.from, "to": what.to }).to_string();
    let subject = format!("device/{}", what.from);
    made::note(desk, Book::Change, &by.note("hand_over", subject, what.village.as_str(), detail))?;
    Ok(true)
}

/// The phone knows which villages are its own: what it writes for others is no longer taken. If one was handed on since
/// it was told, it does not know yet.
pub(super) fn forget_leaving(desk: &mut Desk<'_>, id: DeviceId, knows: &[VillageId]) -> Result<(), StoreError> {
    let Some(mut phone) = device(desk.connection, &desk.commune.code, id)? else { return Ok(()) };
    if phone.villages != knows {
        return Ok(());
    }
    phone.leaving.clear();
    put_villages(desk, &phone)
}

fn put_villages(desk: &Desk<'_>, phone: &Device) -> Result<(), StoreError> {
    let (villages, leaving) = (write("villages of a device", &phone.villages)?, write("leaving", &phone.leaving)?);
    let mut statement = desk.connection.prepare_cached(sql!("device_villages"))?;
    statement.execute((desk.code(), phone.id.0.as_bytes(), villages, leaving))?;
    Ok(())
}

/// A row before its JSON is read, which fails in another way than SQL does.
struct RawDevice {
    device: Device,
    villages: String,
    leaving: String,
}

impl RawDevice {
    fn read(self) -> Result<Device, StoreError> {
        let villages: Vec<VillageId> = read("villages of a device", &self.villages)?;
        let leaving: Vec<VillageId> = read("villages that leave a device", &self.leaving)?;
        Ok(Device { villages, leaving, ..self.device })
    }
}

fn raw_device(row: &Row<'_>) -> rusqlite::Result<RawDevice> {
    let device = Device {
        id: DeviceId(uuid(row, 0)?),
        public_key: row.get(1)?,
        name: row.get(2)?,
        person: row.get(3)?,
        villages: Vec::new(),
        leaving: Vec::new(),
        app: row.get(5)?,
        enrolled_at: instant(row.get(6)?),
        last_seen: row.get::<_, Option<i64>>(7)?.map(instant),
        revoked_at: row.get::<_, Option<i64>>(8)?.map(instant),
        last_seq: count(row, 9)?,
    };
    Ok(RawDevice { device, villages: row.get(4)?, leaving: row.get(10)? })
}
