//! Photos of signed minutes: parts gathered for each phone, and whole ones by the SHA-256 of their bytes.
//!
//! Bounded for each phone. What no meeting names is forgotten after [`KEPT`]; that is looked at whenever a photo
//! becomes whole.

use chrono::TimeDelta;
use rusqlite::{Connection, OptionalExtension, params};

use super::desk::Desk;
use super::sql::{column, count, ms, sql};
use crate::domain::ids::{AttachmentId, CommuneCode, DeviceId, VillageId};
use crate::protocol::attachment;
use crate::server::store::{Photo, PhotoHeld, PhotoPart, PhotoTaken, StoreError};

/// How long a part, or a photo that no minutes name, is kept.
const KEPT: TimeDelta = TimeDelta::days(30);
/// Photos on their way or named by nothing that one phone may have here.
const MOST: u64 = 40;

/// How much of a photo is held.
pub(super) fn held(
    connection: &Connection,
    commune: &CommuneCode,
    device: DeviceId,
    id: &AttachmentId,
) -> Result<PhotoHeld, StoreError> {
    let whole: Option<u64> = connection
        .prepare_cached(sql!("photo_size"))?
        .query_row((commune.as_str(), id.as_str()), |row| count(row, 0))
        .optional()?;
    if let Some(bytes) = whole {
        return Ok(PhotoHeld { bytes, whole: true });
    }
    let part: Option<u64> = connection
        .prepare_cached(sql!("photo_part_size"))?
        .query_row((commune.as_str(), device.0.as_bytes(), id.as_str()), |row| count(row, 0))
        .optional()?;
    Ok(PhotoHeld { bytes: part.unwrap_or(0), whole: false })
}

/// Takes a part.
pub(super) fn put(desk: &mut Desk<'_>, part: &PhotoPart) -> Result<PhotoTaken, StoreError> {
    let held = held(desk.connection, &desk.commune.code, part.device, &part.id)?;
    if held.whole {
        // Whatever else comes under this name is the same bytes.
        return Ok(PhotoTaken::Held(held));
    }
    if held.bytes != part.from {
        return Ok(PhotoTaken::Elsewhere { held: held.bytes });
    }
    if part.from == 0 {
        if attachment::media_type(&part.bytes).is_none() {
            return Ok(PhotoTaken::NoPicture);
        }
        let loose: u64 = desk
            .connection
            .prepare_cached(sql!("photos_loose"))?
            .query_row((desk.code(), part.device.0.as_bytes()), |row| count(row, 0))?;
        if loose >= MOST {
            return Ok(PhotoTaken::TooMany);
        }
    }
    let mut bytes = if part.from == 0 { Vec::new() } else { gathered(desk, part)? };
    bytes.extend_from_slice(&part.bytes);
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size < part.of {
        desk.connection.prepare_cached(sql!("photo_part_put"))?.execute(params![
            desk.code(),
            part.device.0.as_bytes(),
            part.id.as_str(),
            column(part.of),
            bytes,
            ms(part.at)
        ])?;
        return Ok(PhotoTaken::Held(PhotoHeld { bytes: size, whole: false }));
    }
    desk.connection.prepare_cached(sql!("photo_part_forget"))?.execute((
        desk.code(),
        part.device.0.as_bytes(),
        part.id.as_str(),
    ))?;
    let Some(media_type) = attachment::media_type(&bytes).filter(|_| attachment::name(&bytes) == part.id) else {
        return Ok(PhotoTaken::OtherBytes);
    };
    desk.connection.prepare_cached(sql!("photo_put"))?.execute(params![
        desk.code(),
        part.id.as_str(),
        part.device.0.as_bytes(),
        media_type,
        bytes,
        ms(part.at)
    ])?;
    let before = ms(part.at - KEPT);
    desk.connection.prepare_cached(sql!("photo_parts_forget"))?.execute((desk.code(), before))?;
    desk.connection.prepare_cached(sql!("photos_forget"))?.execute((desk.code(), before))?;
    Ok(PhotoTaken::Held(PhotoHeld { bytes: size, whole: true }))
}

/// A whole photo with the villages whose meetings name it.
pub(super) fn one(
    connection: &Connection,
    commune: &CommuneCode,
    id: &AttachmentId,
) -> Result<Option<Photo>, StoreError> {
    let found: Option<(String, Vec<u8>)> = connection
        .prepare_cached(sql!("photo_get"))?
        .query_row((commune.as_str(), id.as_str()), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((media_type, bytes)) = found else { return Ok(None) };
    let villages = connection
        .prepare_cached(sql!("photo_villages"))?
        .query_map((commune.as_str(), id.as_str()), |row| row.get::<_, String>(0).map(VillageId))?
        .collect::<Result<_, _>>()?;
    Ok(Some(Photo { media_type, bytes, villages }))
}

fn gathered(desk: &Desk<'_>, part: &PhotoPart) -> Result<Vec<u8>, StoreError> {
    let key = (desk.code(), part.device.0.as_bytes(), part.id.as_str());
    Ok(desk.connection.prepare_cached(sql!("photo_part_get"))?.query_row(key, |row| row.get(0))?)
}
