//! `POST /meetings/{id}/photos`: a photograph or scan of the signed minutes, added in the office.
//!
//! Phones bring theirs in parts (`server::attachments`); both are named by their bytes, so one picture is kept once.

use axum::Router;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use uuid::Uuid;

use super::desk::{Desk, PageError};
use super::upload::{MOST_READ, Upload};
use super::{meetings, steps};
use crate::domain::ids::DeviceId;
use crate::domain::meeting::{MOST_PHOTOS, Meeting};
use crate::protocol::attachment;
use crate::server::auth::Role;
use crate::server::state::AppState;
use crate::server::store::{Commit, Committed, PhotoPart, PhotoTaken, RecordWrite};

/// Bytes of a picture: a scan is larger than what a phone has made smaller.
const MOST_BYTES: usize = 10 * 1024 * 1024;
/// The office in the place of the phone that a picture came from.
const OFFICE: DeviceId = DeviceId(Uuid::nil());

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new().route("/meetings/{id}/photos", post(add)).layer(DefaultBodyLimit::max(MOST_READ))
}

/// Adds a picture.
pub async fn add(desk: Desk, Path(id): Path<String>, parts: Result<Multipart, MultipartRejection>) -> Response {
    desk.answer(write(&desk, &id, parts).await)
}

async fn write(desk: &Desk, id: &str, parts: Result<Multipart, MultipartRejection>) -> Result<Response, PageError> {
    desk.allow(Role::records_meetings)?;
    let (mut meeting, version) = steps::kept::<Meeting>(desk, id).await?;
    let sent = Upload::read(parts, MOST_BYTES).await?;
    desk.session.check_form(sent.field("csrf")).map_err(|_| PageError::FormForged)?;
    let refused = async |status: StatusCode, sentence: String| meetings::draw(desk, id, status, Some(sentence)).await;
    let told = |key: &str| desk.words().t(key);
    let most = ("most", (MOST_BYTES / 1024 / 1024).into());
    let name = attachment::name(&sent.file);
    if meeting.minutes.contains(&name) {
        return Ok(Redirect::to(&format!("/meetings/{id}?done=photo")).into_response());
    }
    if sent.too_large {
        let sentence = desk.words().with("steps-photo-too-large", [most]);
        return refused(StatusCode::PAYLOAD_TOO_LARGE, sentence).await;
    }
    if meeting.minutes.len() >= MOST_PHOTOS {
        let sentence = desk.words().with("steps-photo-too-many", [("most", MOST_PHOTOS.into())]);
        return refused(StatusCode::UNPROCESSABLE_ENTITY, sentence).await;
    }
    if steps::locked(desk, meeting.round).await? {
        return refused(StatusCode::CONFLICT, steps::closed_words(desk, meeting.round)).await;
    }
    let of = u64::try_from(sent.file.len()).unwrap_or(u64::MAX);
    let part = PhotoPart { device: OFFICE, id: name.clone(), from: 0, of, bytes: sent.file, at: desk.state.now() };
    match desk.state.store.put_photo(part).await? {
        PhotoTaken::Held(held) if held.whole => {}
        PhotoTaken::TooMany => return refused(StatusCode::CONFLICT, told("steps-photo-waits")).await,
        _ => return refused(StatusCode::UNPROCESSABLE_ENTITY, told("steps-photo-no-picture")).await,
    }
    meeting.minutes.push(name);
    let commit = Commit {
        note: desk.note("meeting_photo", format!("meeting/{id}"), meeting.village.as_str(), String::new()),
        households: Vec::new(),
        records: vec![RecordWrite::of(&meeting, version)?],
        expect: Vec::new(),
    };
    match desk.state.store.commit(commit).await? {
        Committed::Done | Committed::Again => Ok(Redirect::to(&format!("/meetings/{id}?done=photo")).into_response()),
        Committed::Stale { .. } => {
            let sentence = steps::stale_words(desk, meeting.round).await?;
            refused(StatusCode::CONFLICT, sentence).await
        }
    }
}
