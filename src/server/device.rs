//! Which phone sent a request: its headers are checked against the key that it enrolled with.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use chrono::TimeDelta;

use super::error::ApiError;
use super::state::AppState;
use super::store::Device;
use crate::domain::ids::DeviceId;
use crate::protocol::error::Code;
use crate::protocol::request::{DEVICE, NONCE, PROTOCOL, SIGNATURE, signed_text};
use crate::protocol::{VERSION, signed};

/// How exactly "last seen" is kept: no write for each read.
const SEEN_EVERY: TimeDelta = TimeDelta::minutes(1);

/// The phone that signed a request without a body.
pub struct SignedBy(pub Device);

impl FromRequestParts<AppState> for SignedBy {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        if header(&parts.headers, PROTOCOL).is_some_and(|version| version.parse() != Ok(VERSION)) {
            return Err(Code::UnknownVersion.into());
        }
        let id = header(&parts.headers, DEVICE).ok_or(Code::Malformed)?;
        let nonce = header(&parts.headers, NONCE).ok_or(Code::Malformed)?;
        let signature = header(&parts.headers, SIGNATURE).ok_or(Code::Malformed)?;
        let device = enrolled(state, id.parse().map_err(|_| Code::Malformed)?).await?;
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        let text = signed_text(parts.method.as_str(), path, id, nonce);
        signed::verify(&device.public_key, signature, text.as_bytes()).map_err(|_| Code::BadSignature)?;
        // Only now: whoever cannot sign learns nothing about a phone.
        in_force(&device)?;
        let now = state.now();
        if !state.nonces.first_time(device.id, nonce, now) {
            // Whoever is the phone asks again with a new nonce.
            return Err(Code::Busy.into());
        }
        if device.last_seen.is_none_or(|seen| now - seen > SEEN_EVERY) {
            state.store.touch_device(device.id, now).await?;
        }
        Ok(Self(device))
    }
}

/// A phone by its id, within its rate.
///
/// # Errors
/// `busy` beyond the rate, `unknown_device`, or when the store fails.
pub async fn enrolled(state: &AppState, id: DeviceId) -> Result<Device, ApiError> {
    if !state.per_device.take(id, state.now()) {
        return Err(Code::Busy.into());
    }
    state.store.device(id).await?.ok_or_else(|| Code::UnknownDevice.into())
}

/// Refuses a revoked phone.
///
/// # Errors
/// `revoked`.
pub fn in_force(device: &Device) -> Result<(), ApiError> {
    if device.revoked_at.is_some() { Err(Code::Revoked.into()) } else { Ok(()) }
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
