//! Photos of signed minutes: kept by the SHA-256 of their bytes, named in the meeting's record, and sent after every
//! entry. A photo is never what work waits for.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::columns::{millis, parse, time, variant, variant_code};
use super::view::*;
use super::{Result, Store, StoreError, minutes, outbox};
use crate::domain::ids::{AttachmentId, MeetingId};
use crate::domain::meeting::MOST_PHOTOS;
use crate::protocol::attachment::{self, MAX_BYTES};
use crate::protocol::error::Code;

impl Store {
    pub(super) fn add_photo(&mut self, meeting: MeetingId, picture: Picture, now: Now) -> Result<AttachmentId> {
        let bytes = STANDARD.decode(&picture.base64).map_err(|_| StoreError::invalid("photo_kind"))?;
        if bytes.len() > MAX_BYTES {
            return Err(StoreError::invalid("photo_size"));
        }
        let media_type = attachment::media_type(&bytes).ok_or_else(|| StoreError::invalid("photo_kind"))?;
        let id = attachment::name(&bytes);
        self.write(|db, _| {
            let mut held = minutes::get(db, meeting)?;
            let known = held.minutes.contains(&id);
            if !known && held.minutes.len() >= MOST_PHOTOS {
                return Err(StoreError::invalid("photo_many"));
            }
            if outbox::sent_state(db, &meeting.to_string())? == SentState::Refused {
                return Err(StoreError::invalid("photo_refused_meeting"));
            }
            db.prepare_cached(include_str!("sql/put_photo.sql"))?.execute(params![
                id.as_str(),
                meeting.to_string(),
                media_type,
                bytes,
                millis(now.at)
            ])?;
            if !known {
                held.minutes.push(id.clone());
                minutes::put(db, &held, &now)?;
            }
            Ok(id.clone())
        })
    }

    pub(super) fn photo(&mut self, photo: AttachmentId) -> Result<Picture> {
        let found: Option<(String, Vec<u8>)> = self
            .db
            .prepare_cached(include_str!("sql/photo.sql"))?
            .query_row([photo.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (media_type, bytes) = found.ok_or_else(missing)?;
        Ok(Picture { media_type, base64: STANDARD.encode(bytes) })
    }

    pub(super) fn photos(&mut self) -> Result<Vec<PhotoLine>> {
        lines(&self.db, None)?.into_iter().filter(|line| line.state != PhotoState::Sent).map(Ok).collect()
    }

    pub(super) fn next_photo(&mut self) -> Result<Option<PhotoLine>> {
        for line in lines(&self.db, None)? {
            // First the minutes, then their photo: the commune keeps what is named.
            if line.state == PhotoState::Waiting && !outbox::has_waiting(&self.db, &line.meeting.to_string())? {
                return Ok(Some(line));
            }
        }
        Ok(None)
    }

    pub(super) fn photo_part(&mut self, photo: AttachmentId, from: u64, most: u64) -> Result<PhotoPart> {
        let found: Option<(Vec<u8>, u64)> = self
            .db
            .prepare_cached(include_str!("sql/photo_part.sql"))?
            .query_row(params![photo.as_str(), sql_number(from), sql_number(most)], |row| {
                Ok((row.get(0)?, u64::try_from(row.get::<_, i64>(1)?).unwrap_or(0)))
            })
            .optional()?;
        let (bytes, of) = found.ok_or_else(missing)?;
        Ok(PhotoPart { id: photo, from, of, base64: STANDARD.encode(bytes) })
    }

    pub(super) fn note_photo(&mut self, photo: AttachmentId, sent: u64, refused: Option<Code>) -> Result<()> {
        let code = refused.map(|code| variant_code(&code)).transpose()?;
        self.write(|db, _| {
            db.prepare_cached(include_str!("sql/note_photo.sql"))?.execute(params![
                photo.as_str(),
                sql_number(sent),
                code
            ])?;
            Ok(())
        })
    }
}

/// The photos of a meeting that this phone has, oldest first.
pub(super) fn of_meeting(db: &Connection, meeting: MeetingId) -> Result<Vec<PhotoLine>> {
    lines(db, Some(meeting))
}

fn lines(db: &Connection, meeting: Option<MeetingId>) -> Result<Vec<PhotoLine>> {
    db.prepare_cached(include_str!("sql/photos.sql"))?
        .query_and_then([meeting.map(|meeting| meeting.to_string())], line)?
        .collect()
}

fn line(row: &Row<'_>) -> Result<PhotoLine> {
    let figure = |at: usize| row.get::<_, i64>(at).map(|value| u64::try_from(value).unwrap_or(0));
    let state = match row.get::<_, String>(5)?.as_str() {
        "sent" => PhotoState::Sent,
        "refused" => {
            let code = row.get::<_, Option<String>>(6)?;
            PhotoState::Refused { code: code.as_deref().map_or(Ok(Code::Other), variant)? }
        }
        _ => PhotoState::Waiting,
    };
    Ok(PhotoLine {
        id: AttachmentId::new(row.get::<_, String>(0)?),
        meeting: parse(&row.get::<_, String>(1)?)?,
        taken: time(row.get(2)?),
        size: figure(3)?,
        sent: figure(4)?,
        state,
    })
}

fn sql_number(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

fn missing() -> StoreError {
    StoreError::NotFound("photo".to_owned())
}
