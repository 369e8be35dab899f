//! All routes in one place.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, head, post};
use axum::{Json, Router};
use tower_http::compression::CompressionLayer;
use tower_http::trace::TraceLayer;

use super::error::ApiError;
use super::state::AppState;
use super::{attachments, changes, enrol, headers, health, ingest, office, openapi, web_app};
use crate::protocol::error::{Code, ErrorBody};

/// Where copies of everything and lists of a whole commune go through.
const LONG: [&str; 2] = ["/backup", "/register/import"];

/// The whole commune: phones, app, office.
pub fn router(state: AppState) -> Router {
    let body = state.limits.body_bytes;
    let phones = Router::new()
        .route("/v1/enrolments", post(enrol::post))
        .route("/v1/batches", post(ingest::post))
        .route("/v1/changes", get(changes::get))
        .route("/v1/attachments/{sha256}", head(attachments::head).put(attachments::put))
        .route("/v1/openapi.json", get(openapi::get))
        .route(
            "/v1/{*path}",
            any(async || (StatusCode::NOT_FOUND, Json(ErrorBody { code: Code::Other, expected_seq: None }))),
        )
        .layer(CompressionLayer::new().gzip(true));
    Router::new()
        .route("/health", get(health::get))
        .merge(phones)
        .merge(web_app::router())
        .merge(office::router(&state))
        .fallback(office::not_found)
        .layer(DefaultBodyLimit::max(body))
        .layer(from_fn_with_state(state.clone(), within_time))
        .layer(from_fn(failures_are_codes))
        .layer(from_fn_with_state(state.clone(), within_rate))
        .layer(from_fn_with_state(state.clone(), headers::secure))
        .layer(TraceLayer::new_for_http())
        .with_state(state)
}

/// Answers in time, or says that it cannot now.
async fn within_time(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let long = LONG.iter().any(|place| request.uri().path().starts_with(place));
    let most = if long { state.limits.copy_time } else { state.limits.request_time };
    match tokio::time::timeout(most, next.run(request)).await {
        Ok(response) => response,
        Err(_late) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Turns away an address that asks too often.
async fn within_rate(
    State(state): State<AppState>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    if state.per_ip.take(from.ip(), state.now()) {
        next.run(request).await
    } else {
        ApiError::from(Code::Busy).into_response()
    }
}

/// A phone reads codes, not plain texts: the body limit and wrong methods under `/v1` answer with one too.
async fn failures_are_codes(request: Request, next: Next) -> Response {
    let phone = request.uri().path().starts_with("/v1/");
    let response = next.run(request).await;
    if !phone {
        return response;
    }
    let json = response.headers().get(axum::http::header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE if !json => ApiError::from(Code::TooLarge).into_response(),
        StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE if !json => {
            ApiError::from(Code::Malformed).into_response()
        }
        StatusCode::SERVICE_UNAVAILABLE if !json => ApiError::from(Code::Unavailable).into_response(),
        _ => response,
    }
}
