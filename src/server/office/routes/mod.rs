//! The office's routes. Every page but sign-in asks for a session; every POST asks for its token.

mod account;
mod attachments;
mod backup;
mod calendar;
mod conflicts;
mod decision;
mod decisions;
mod desk;
mod devices;
mod exports;
mod households;
mod import_columns;
mod import_file;
mod import_put;
mod import_undo;
mod journal;
mod kept;
mod map;
mod meeting_form;
mod meeting_photo;
mod meetings;
mod more;
mod movement;
mod objections;
mod odata;
mod odata_filter;
mod odata_query;
mod person;
mod plan;
mod plan_begin;
mod plan_edit;
mod points;
mod posting;
mod postings;
mod procedure;
mod progress;
mod quality;
mod register;
mod register_import;
mod reports;
mod rescore;
mod review;
mod scope;
mod sign_in;
mod steps;
mod submissions;
mod upload;
mod users;
mod verdict;
mod village;
mod visits;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::Uri;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use self::desk::Visitor;
use super::view::notice::Notice;
use super::{address, assets};
use crate::server::auth::Session;
use crate::server::state::AppState;

/// Most bytes of a form: names and ticks, nothing larger.
const MAX_FORM_BYTES: usize = 64 * 1024;

/// The office's routes.
pub fn router(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/sign-in", get(sign_in::show).post(sign_in::submit))
        .route("/sign-in/code", get(sign_in::show_code).post(sign_in::submit_code))
        .route("/sign-out", post(sign_in::leave))
        .route("/kept/{name}", get(kept::show))
        .route("/villages/{id}", get(village::show))
        .route("/villages/{id}/rescore", get(rescore::show))
        .route("/visits", get(visits::list))
        .route("/visits/{id}", get(visits::show))
        .route("/households/{id}", get(households::show))
        .route("/submissions", get(submissions::list))
        .route("/submissions/{id}", get(submissions::show))
        .route("/attachments/{id}", get(attachments::show))
        .route("/devices", get(devices::list))
        .route("/devices/codes", post(devices::make_code))
        .route("/devices/codes/{id}/end", post(devices::end_code))
        .route("/devices/{id}/hand-over", get(devices::ask_hand_over).post(devices::hand_over))
        .route("/devices/{id}/revoke", get(devices::ask_revoke).post(devices::revoke))
        .route("/office/tokens.css", get(assets::tokens))
        .route("/office/office.css", get(assets::office))
        .layer(DefaultBodyLimit::max(MAX_FORM_BYTES))
        .merge(progress::router())
        .merge(plan::router())
        .merge(movement::router())
        .merge(points::router())
        .merge(review::router())
        .merge(verdict::router())
        .merge(conflicts::router())
        .merge(meetings::router())
        .merge(meeting_form::router())
        .merge(meeting_photo::router())
        .merge(postings::router())
        .merge(posting::router())
        .merge(objections::router())
        .merge(decisions::router())
        .merge(decision::router())
        .merge(calendar::router())
        .merge(procedure::router())
        .merge(quality::router())
        .merge(reports::router())
        .merge(exports::router())
        .merge(register::router())
        .merge(register_import::router())
        .merge(map::router())
        .merge(users::router())
        .merge(account::router())
        .merge(journal::router())
        .merge(backup::router())
        .merge(person::router())
        .merge(more::router())
        .layer(from_fn(address::lead_to_page))
        .layer(from_fn_with_state(state.clone(), kept::keep))
}

/// The page for an address that leads nowhere; the fallback of the whole server.
///
/// Someone who is not signed in is told the same: whether a page exists is nobody else's business.
pub async fn not_found(
    State(state): State<AppState>,
    visitor: Visitor,
    session: Option<Session>,
    uri: Uri,
) -> Response {
    tracing::debug!(path = uri.path(), "no such page");
    visitor.notice(&state, session.as_ref(), Notice::NotFound).into_response()
}
