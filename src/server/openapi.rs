//! `GET /v1/openapi.json`: the description of `/v1`, written by hand and held to the routes and wire types by tests.

use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

/// The description, OpenAPI 3.1.
pub const OPENAPI: &str = include_str!("../../assets/openapi.json");

/// Answers `GET /v1/openapi.json`.
pub async fn get() -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], OPENAPI)
}
