//! Photos of signed minutes on their way to the commune: after everything else, a part at a time from where the
//! commune says it stands. Whatever goes wrong here waits for the next round and fails none.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::push::{error_body, is_success, refused, stops};
use super::signed::call;
use super::transport::{Http, Method, Response};
use super::{Clock, SyncError};
use crate::protocol::attachment::{OFFSET, PART_BYTES, head_path, put_path};
use crate::protocol::error::Code;
use crate::store::{PhotoLine, StoreError, StoreHandle};

/// Photos of one round.
const MOST_PHOTOS: u32 = 20;
/// Parts of one photo, those that were asked for again included.
const MOST_PARTS: u32 = 64;

/// Sends the photos that wait.
///
/// # Errors
/// What broke it off; what the commune has by then stays there.
pub(super) async fn send(
    store: &StoreHandle,
    http: &impl Http,
    clock: &impl Clock,
    server: &str,
) -> Result<u32, SyncError> {
    let mut sent = 0;
    for _ in 0..MOST_PHOTOS {
        let Some(photo) = store.next_photo().await? else { break };
        if send_one(store, http, clock, server, &photo).await? {
            sent += 1;
        }
    }
    Ok(sent)
}

/// Sends one photo; `false` when the commune does not take it.
async fn send_one(
    store: &StoreHandle,
    http: &impl Http,
    clock: &impl Clock,
    server: &str,
    photo: &PhotoLine,
) -> Result<bool, SyncError> {
    let asked = call(store, http, clock, server, Method::Head, head_path(&photo.id), None).await?;
    if !is_success(&asked) {
        return not_taken(store, photo, head_code(&asked)).await;
    }
    let mut from = offset(&asked).ok_or(SyncError::BadAnswer)?;
    for _ in 0..MOST_PARTS {
        store.note_photo(photo.id.clone(), from, None).await?;
        if from >= photo.size {
            return Ok(true);
        }
        let most = u64::try_from(PART_BYTES).unwrap_or(u64::MAX);
        let part = store.photo_part(photo.id.clone(), from, most).await?;
        let bytes = STANDARD.decode(part.base64).map_err(|error| StoreError::Other(error.to_string()))?;
        let path = put_path(&photo.id, from, photo.size);
        let answer = call(store, http, clock, server, Method::Put, path, Some(bytes)).await?;
        if is_success(&answer) {
            from = offset(&answer).ok_or(SyncError::BadAnswer)?;
            continue;
        }
        let body = error_body(&answer)?;
        match (body.code, body.expected_seq) {
            (Code::Gap, Some(held)) if held != from => from = held,
            (code, _) => return not_taken(store, photo, code).await,
        }
    }
    Err(SyncError::BadAnswer)
}

/// What a refusal means: try later, stop everything, or this photo is not taken.
async fn not_taken(store: &StoreHandle, photo: &PhotoLine, code: Code) -> Result<bool, SyncError> {
    if code.try_again() {
        return Err(SyncError::Refused(code));
    }
    // Bytes that do not fit their name are this photo's trouble, not the log's.
    if stops(code) && code != Code::BadHash {
        return Err(refused(store, code).await?);
    }
    store.note_photo(photo.id.clone(), 0, Some(code)).await?;
    Ok(false)
}

/// The code of an answer without a body, by its status.
fn head_code(answer: &Response) -> Code {
    match answer.status {
        401 => Code::UnknownDevice,
        403 => Code::Revoked,
        429 => Code::Busy,
        400 => Code::Malformed,
        _ => Code::Unavailable,
    }
}

fn offset(answer: &Response) -> Option<u64> {
    let (_, value) = answer.headers.iter().find(|(name, _)| name == OFFSET)?;
    value.parse().ok()
}
