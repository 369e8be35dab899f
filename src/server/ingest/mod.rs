//! `POST /v1/batches`: from bytes to a signed receipt.
//!
//! In order: size, unpacking (bounded), form, version, whose it is, signature, sequence within the batch; then each
//! entry by itself ([`check`]); then the store, which takes all of it in one durable commit.

pub mod check;

use std::io::Read;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, header::CONTENT_ENCODING};
use flate2::read::GzDecoder;
use serde::Deserialize;

use super::device::{enrolled, in_force};
use super::error::ApiError;
use super::state::AppState;
use super::store::{CheckedBatch, Ingested, Refusal};
use crate::domain::ids::DeviceId;
use crate::domain::points::{PointsTable, TABLE_QUESTION};
use crate::protocol::batch::Batch;
use crate::protocol::error::Code;
use crate::protocol::receipt::Receipt;
use crate::protocol::signed::Signed;
use crate::protocol::{MAX_ENTRIES, VERSION};

/// What must be known before the signature can be checked.
#[derive(Deserialize)]
struct Head {
    protocol: u32,
    device: DeviceId,
}

/// Answers `POST /v1/batches`.
///
/// # Errors
/// A code: `malformed`, `too_large`, `unknown_version`, `unknown_device`, `bad_signature`, `revoked`, `gap`, `busy`.
pub async fn post(State(state): State<AppState>, headers: HeaderMap, body: Bytes) -> Result<Json<Signed>, ApiError> {
    if body.len() > state.limits.body_bytes {
        return Err(Code::TooLarge.into());
    }
    let packed = match headers.get(CONTENT_ENCODING).map(|value| value.as_bytes()) {
        None | Some(b"identity") => false,
        Some(b"gzip") => true,
        Some(_) => return Err(Code::Malformed.into()),
    };
    // Unpacking and checking take a core each; more at once would only make everyone wait.
    let permit = state.batch_checks.acquire().await.map_err(ApiError::internal)?;
    let limit = state.limits.batch_bytes;
    let (signed, head) =
        tokio::task::spawn_blocking(move || read(&body, packed, limit)).await.map_err(ApiError::internal)??;
    let device = enrolled(&state, head.device).await?;
    let now = state.now();
    // Only a visit that was scored with a table names one.
    let tables: Vec<PointsTable> = if signed.payload.contains(TABLE_QUESTION) {
        state.store.points().await?.into_iter().map(|version| version.table).collect()
    } else {
        Vec::new()
    };
    let checked = tokio::task::spawn_blocking(move || {
        let batch = open(&signed, &device.public_key)?;
        in_force(&device)?;
        let entries = batch.entries.into_iter().map(|entry| check::entry(entry, &tables, now)).collect();
        let app = batch.app.chars().take(120).collect();
        Ok(CheckedBatch { batch: batch.id, device: device.id, app, entries, received_at: now })
    });
    let checked: Result<CheckedBatch, ApiError> = checked.await.map_err(ApiError::internal)?;
    drop(permit);
    let checked = match checked {
        Ok(checked) => checked,
        Err(error) => return Err(turned_away(&state, head.device, error).await),
    };
    let batch = checked.batch;
    match state.store.ingest(checked).await? {
        Ingested::Taken { outcomes, up_to_seq, digests } => {
            let receipt = Receipt {
                protocol: VERSION,
                batch,
                device: head.device,
                up_to_seq,
                outcomes,
                digests,
                received_at: now,
            };
            Ok(Json(Signed::seal(&receipt, &state.signing_key).map_err(ApiError::internal)?))
        }
        Ingested::Gap { expected_seq } => Err(ApiError::Gap { expected_seq }),
        Ingested::UnknownDevice => Err(Code::UnknownDevice.into()),
        Ingested::Revoked => Err(turned_away(&state, head.device, Code::Revoked.into()).await),
    }
}

/// Unpacks within bounds and reads as much as the signature check needs.
fn read(body: &[u8], packed: bool, limit: usize) -> Result<(Signed, Head), ApiError> {
    let unpacked;
    let json = if packed {
        unpacked = unpack(body, limit)?;
        &unpacked
    } else {
        body
    };
    if json.len() > limit {
        return Err(Code::TooLarge.into());
    }
    let signed: Signed = serde_json::from_slice(json).map_err(|_| Code::Malformed)?;
    let head: Head = serde_json::from_str(&signed.payload).map_err(|_| Code::Malformed)?;
    if head.protocol != VERSION {
        return Err(Code::UnknownVersion.into());
    }
    Ok((signed, head))
}

/// Unpacks at most `limit` bytes: a small packed body may unpack to gigabytes.
fn unpack(body: &[u8], limit: usize) -> Result<Vec<u8>, ApiError> {
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut json = Vec::new();
    GzDecoder::new(body).take(most).read_to_end(&mut json).map_err(|_| Code::Malformed)?;
    if json.len() > limit { Err(Code::TooLarge.into()) } else { Ok(json) }
}

/// Checks the signature, and that the entries are consecutive.
fn open(signed: &Signed, key: &str) -> Result<Batch, ApiError> {
    use crate::protocol::signed::SignedError;
    let batch: Batch = signed.open(key).map_err(|error| match error {
        SignedError::Payload(_) => Code::Malformed,
        SignedError::Malformed | SignedError::OtherKey | SignedError::Forged => Code::BadSignature,
    })?;
    if batch.entries.len() > MAX_ENTRIES {
        return Err(Code::TooLarge.into());
    }
    let first = batch.entries.first().map_or(0, |entry| entry.seq);
    let consecutive = (first..).zip(&batch.entries).all(|(seq, entry)| entry.seq == seq);
    // SQLite's and PostgreSQL's whole numbers end where i64 does.
    let storable = batch.entries.iter().all(|entry| {
        i64::try_from(entry.seq).is_ok_and(|seq| seq < i64::MAX) && i64::try_from(entry.base_version).is_ok()
    });
    if first == 0 || !consecutive || !storable { Err(Code::Malformed.into()) } else { Ok(batch) }
}

/// Notes for the office that a batch of a known phone was turned away.
async fn turned_away(state: &AppState, device: DeviceId, error: ApiError) -> ApiError {
    let refusal =
        Refusal { route: "/v1/batches".to_owned(), device: Some(device), code: error.code(), at: state.now() };
    if let Err(failed) = state.store.note_refusal(refusal).await {
        tracing::warn!(error = ?failed, "a refusal was not noted");
    }
    error
}
