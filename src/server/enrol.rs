//! `POST /v1/enrolments`: a one-time code becomes a place in the commune's list of phones.

use std::net::SocketAddr;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, State};
use serde::Deserialize;

use super::error::ApiError;
use super::secret;
use super::state::AppState;
use super::store::{EnrolAttempt, Enrolled, Refusal};
use crate::domain::ids::{DeviceId, VillageId};
use crate::domain::text::tidy;
use crate::protocol::VERSION;
use crate::protocol::enrol::{EnrolAnswer, EnrolRequest, VillageInfo};
use crate::protocol::error::Code;
use crate::protocol::signed::Signed;

/// Most bytes of a request: a name, a code, a key.
const MAX_BYTES: usize = 16 * 1024;
/// Longest name of a phone, in letters.
const MAX_NAME: usize = 120;

/// The part of a request that is read before its version is known to be ours.
#[derive(Deserialize)]
struct Version {
    protocol: u32,
}

/// Answers `POST /v1/enrolments`.
///
/// # Errors
/// A code: `malformed`, `unknown_version`, `bad_signature`, `unknown_`, `used_` or `expired_enrolment_code`, `busy`.
pub async fn post(
    State(state): State<AppState>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    body: Bytes,
) -> Result<Json<EnrolAnswer>, ApiError> {
    let now = state.now();
    if !state.enrol_per_ip.take(from.ip(), now) || !state.enrol_total.take((), now) {
        return Err(Code::Busy.into());
    }
    let attempt = read(&state, &body)?;
    match state.store.enrol(attempt).await? {
        Enrolled::Device(device) => {
            let villages = state.store.villages().await?;
            let villages = device.villages.iter().map(|id| named(id, &villages)).collect();
            let commune = state.commune.clone();
            Ok(Json(EnrolAnswer { device: device.id, commune, person: device.person, villages }))
        }
        Enrolled::UnknownCode => Err(turned_away(&state, Code::UnknownEnrolmentCode).await),
        Enrolled::UsedCode => Err(turned_away(&state, Code::UsedEnrolmentCode).await),
        Enrolled::ExpiredCode => Err(turned_away(&state, Code::ExpiredEnrolmentCode).await),
    }
}

fn read(state: &AppState, body: &Bytes) -> Result<EnrolAttempt, ApiError> {
    if body.len() > MAX_BYTES {
        return Err(Code::TooLarge.into());
    }
    let signed: Signed = serde_json::from_slice(body).map_err(|_| Code::Malformed)?;
    let version: Version = serde_json::from_str(&signed.payload).map_err(|_| Code::Malformed)?;
    if version.protocol != VERSION {
        return Err(Code::UnknownVersion.into());
    }
    // The key that signed is the key that is enrolled: whoever sends it holds it.
    let request: EnrolRequest = signed.open(&signed.key).map_err(|_| Code::BadSignature)?;
    let digits: String = request.code.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 8 {
        return Err(Code::UnknownEnrolmentCode.into());
    }
    Ok(EnrolAttempt {
        code_hash: secret::code_hash(&state.store.commune().signing_seed, &digits),
        device: DeviceId(secret::new_id()),
        public_key: signed.key.to_lowercase(),
        device_name: tidy(&request.device_name).chars().take(MAX_NAME).collect(),
        app: request.app.chars().take(MAX_NAME).collect(),
        at: state.now(),
    })
}

/// A village with its name; a code without one stays a code.
pub(super) fn named(id: &VillageId, villages: &[VillageInfo]) -> VillageInfo {
    let known = villages.iter().find(|village| village.id == *id).cloned();
    known.unwrap_or_else(|| VillageInfo { id: id.clone(), name: id.0.clone() })
}

async fn turned_away(state: &AppState, code: Code) -> ApiError {
    let refusal = Refusal { route: "/v1/enrolments".to_owned(), device: None, code, at: state.now() };
    match state.store.note_refusal(refusal).await {
        Ok(()) => code.into(),
        Err(error) => error.into(),
    }
}
