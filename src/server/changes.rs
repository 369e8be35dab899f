//! `GET /v1/changes?after=CURSOR&limit=N`: what is new in the phone's villages, in commit order.
//!
//! Records go out as they are stored, so that a field which this version does not know reaches a newer phone.

use std::fmt::Write;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::device::SignedBy;
use super::enrol::named;
use super::error::ApiError;
use super::state::AppState;
use super::store::{ChangedRecord, ChangesPage, ChangesQuery, Device};
use crate::protocol::changes::Cursor;
use crate::protocol::enrol::VillageInfo;
use crate::protocol::error::Code;

/// Records on a page when the phone does not say.
const LIMIT: usize = 500;
/// Most records on a page.
const MAX_LIMIT: usize = 2_000;
/// Bytes of records after which a page ends.
const PAGE_BYTES: usize = 4 * 1024 * 1024;
/// What the cursor of a last page ends in.
const LAST: &str = ".last";

/// What the phone asks for.
#[derive(Debug, Deserialize)]
pub struct Asked {
    after: Option<String>,
    limit: Option<usize>,
}

/// Answers `GET /v1/changes`.
///
/// # Errors
/// A code: `malformed`, `unknown_device`, `bad_signature`, `revoked`, `bad_cursor`, `busy`.
pub async fn get(
    State(state): State<AppState>,
    SignedBy(device): SignedBy,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, ApiError> {
    // With it goes what is held of the phone's log: a commune that was put back to an older state lacks some of it, and
    // the phone sends that again before it takes anything off.
    let expected_seq = device.last_seq.saturating_add(1);
    let bad_cursor = || ApiError::BadCursor { expected_seq };
    let Query(asked) = asked.map_err(|_| Code::Malformed)?;
    let place = Place { epoch: state.store.epoch(), scope: scope(&device) };
    let asked_after = match asked.after.as_deref() {
        None | Some("") => Read { change: 0, knows_villages: false },
        Some(text) => place.read(text).ok_or_else(bad_cursor)?,
    };
    let after = asked_after.change;
    if asked_after.knows_villages && !device.leaving.is_empty() {
        // It has stored a last page of these villages, and it sends what waits before it asks: nothing is left.
        state.store.forget_leaving(device.id, device.villages.clone()).await?;
    }
    let infos = state.store.villages().await?;
    let villages: Vec<VillageInfo> = device.villages.iter().map(|id| named(id, &infos)).collect();
    let limit = asked.limit.unwrap_or(LIMIT).clamp(1, MAX_LIMIT);
    let query =
        ChangesQuery { villages: device.villages, device: Some(device.id), after, limit, max_bytes: PAGE_BYTES };
    let page = state.store.changes(query).await?;
    if page.beyond {
        // From before a backup was put back: what came after it here is not what the phone has.
        return Err(bad_cursor());
    }
    let body = body(&page, &place.write(page.next, !page.more), &villages)?;
    Ok(([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")], body).into_response())
}

/// A page as `protocol::changes::Changes`.
fn body(page: &ChangesPage, next: &Cursor, villages: &[VillageInfo]) -> Result<String, ApiError> {
    let bytes: usize = page.records.iter().map(|record| record.len() + 48).sum();
    let mut json = String::with_capacity(bytes + 1024);
    json.push_str("{\"records\":[");
    for (place, record) in page.records.iter().enumerate() {
        if place > 0 {
            json.push(',');
        }
        let written = match record {
            ChangedRecord::Household { version, json: record } => {
                write!(json, "{{\"kind\":\"household\",\"version\":{version},\"household\":{record}}}")
            }
            ChangedRecord::Visit { json: record } => write!(json, "{{\"kind\":\"visit\",\"visit\":{record}}}"),
            ChangedRecord::Plan { json: record } => write!(json, "{{\"kind\":\"plan\",\"plan\":{record}}}"),
            ChangedRecord::Submission { json: record } => {
                write!(json, "{{\"kind\":\"submission\",\"submission\":{record}}}")
            }
            ChangedRecord::Points { json: record } => write!(json, "{{\"kind\":\"points\",\"table\":{record}}}"),
            ChangedRecord::Entry { json: record } => write!(json, "{record}"),
            ChangedRecord::Made { kind, json: record } => {
                write!(json, "{{\"kind\":\"{kind}\",\"{kind}\":{record}}}")
            }
        };
        written.map_err(ApiError::internal)?;
    }
    let digests = serde_json::to_string(&page.digests).map_err(ApiError::internal)?;
    let next = serde_json::to_string(next).map_err(ApiError::internal)?;
    write!(json, "],\"next\":{next},\"more\":{},\"digests\":{digests}", page.more).map_err(ApiError::internal)?;
    if !page.more {
        let villages = serde_json::to_string(villages).map_err(ApiError::internal)?;
        write!(json, ",\"villages\":{villages}").map_err(ApiError::internal)?;
    }
    json.push('}');
    Ok(json)
}

/// What a cursor says.
struct Read {
    change: u64,
    /// It came with a last page: whoever sends it has stored which villages are theirs.
    knows_villages: bool,
}

/// What a cursor is good for: this founding of the commune, and the villages it was made for. A phone that gets
/// another village must begin anew, or it would miss what happened there before.
struct Place {
    epoch: String,
    scope: String,
}

impl Place {
    fn write(&self, change: u64, last: bool) -> Cursor {
        let end = if last { LAST } else { "" };
        Cursor(URL_SAFE_NO_PAD.encode(format!("1.{}.{}.{change}{end}", self.epoch, self.scope)))
    }

    fn read(&self, text: &str) -> Option<Read> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        let (text, knows_villages) = match text.strip_suffix(LAST) {
            Some(text) => (text, true),
            None => (text.as_str(), false),
        };
        let parts: Vec<&str> = text.split('.').collect();
        match parts.as_slice() {
            ["1", epoch, scope, change] if *epoch == self.epoch && *scope == self.scope => {
                let change: u64 = change.parse().ok()?;
                i64::try_from(change).is_ok().then_some(Read { change, knows_villages })
            }
            _ => None,
        }
    }
}

fn scope(device: &Device) -> String {
    let mut hasher = Sha256::new();
    for village in &device.villages {
        hasher.update(village.as_str().as_bytes());
        hasher.update(b"\n");
    }
    hex::encode(hasher.finalize()).chars().take(8).collect()
}
