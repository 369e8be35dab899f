//! `/v1/attachments/{sha256}`: photos of signed minutes from phones, resumed where they broke off.
//!
//! `HEAD` says how much is here; `PUT ?from=N&of=TOTAL` brings the bytes from there on. A part that begins elsewhere
//! is answered as a gap with the byte that is waited for. Only pictures, by their bytes; the name is checked at the end.

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::device::SignedBy;
use super::error::ApiError;
use super::state::AppState;
use super::store::{PhotoHeld, PhotoPart, PhotoTaken};
use crate::domain::ids::AttachmentId;
use crate::protocol::attachment::{MAX_BYTES, OFFSET, SIZE};
use crate::protocol::error::Code;

/// Which bytes a `PUT` brings.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Range {
    from: u64,
    of: u64,
}

/// Answers `HEAD`.
///
/// # Errors
/// A code: `malformed`, `unknown_device`, `bad_signature`, `revoked`, `busy`.
pub async fn head(
    State(state): State<AppState>,
    SignedBy(device): SignedBy,
    path: Result<Path<String>, PathRejection>,
) -> Result<Response, ApiError> {
    let held = state.store.photo_held(device.id, name(path)?).await?;
    Ok(answer(held))
}

/// Answers `PUT`.
///
/// # Errors
/// As `HEAD`, and `too_large`, `gap`, `bad_body` for what is no picture, `bad_hash` for the bytes of another.
pub async fn put(
    State(state): State<AppState>,
    SignedBy(device): SignedBy,
    path: Result<Path<String>, PathRejection>,
    range: Result<Query<Range>, QueryRejection>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, ApiError> {
    let id = name(path)?;
    let Query(Range { from, of }) = range.map_err(|_| Code::Malformed)?;
    let body = body.map_err(|_| Code::TooLarge)?;
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    let here = u64::try_from(body.len()).unwrap_or(u64::MAX);
    if of > most {
        return Err(Code::TooLarge.into());
    }
    if here == 0 || from.checked_add(here).is_none_or(|end| end > of) {
        return Err(Code::Malformed.into());
    }
    let part = PhotoPart { device: device.id, id, from, of, bytes: body.to_vec(), at: state.now() };
    match state.store.put_photo(part).await? {
        PhotoTaken::Held(held) => Ok(answer(held)),
        PhotoTaken::Elsewhere { held } => Err(ApiError::Gap { expected_seq: held }),
        PhotoTaken::OtherBytes => Err(Code::BadHash.into()),
        PhotoTaken::NoPicture => Err(Code::BadBody.into()),
        PhotoTaken::TooMany => Err(Code::Busy.into()),
    }
}

/// The name in the address; anything that is not written as a SHA-256 is none.
fn name(path: Result<Path<String>, PathRejection>) -> Result<AttachmentId, ApiError> {
    let Path(text) = path.map_err(|_| Code::Malformed)?;
    let id = AttachmentId::new(text);
    if id.is_sha256() { Ok(id) } else { Err(Code::Malformed.into()) }
}

/// How much is held, in headers; `201` says that it is whole.
fn answer(held: PhotoHeld) -> Response {
    let figure = |figure: u64| HeaderValue::from(figure);
    let mut response = if held.whole { StatusCode::CREATED } else { StatusCode::OK }.into_response();
    let headers = response.headers_mut();
    headers.insert(HeaderName::from_static(OFFSET), figure(held.bytes));
    if held.whole {
        headers.insert(HeaderName::from_static(SIZE), figure(held.bytes));
    }
    response
}
