//! `GET /health`: whether the commune answers, for monitors and for the start of tests.

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::error::ApiError;
use super::state::AppState;
use crate::domain::ids::CommuneCode;

/// What `/health` says. Nothing in it is about a household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// `ok`; anything else is a status of HTTP.
    pub status: String,
    /// Version of the program.
    pub version: String,
    /// Version of the protocol.
    pub protocol: u32,
    /// Version of the database's schema.
    pub schema: u32,
    /// The commune.
    pub commune: CommuneCode,
    /// Its clock.
    pub time: DateTime<Utc>,
}

/// Answers `GET /health`: reads the database, so that "ok" means that it can be read.
///
/// # Errors
/// `unavailable` when it cannot.
pub async fn get(State(state): State<AppState>) -> Result<Json<Health>, ApiError> {
    let counts = state.store.counts().await?;
    Ok(Json(Health {
        status: "ok".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        protocol: crate::protocol::VERSION,
        schema: counts.schema,
        commune: state.commune.code.clone(),
        time: state.now(),
    }))
}
