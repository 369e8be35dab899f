//! `/review`: the queue of visits to review, accepting and sending back.

use axum::Router;

use crate::server::state::AppState;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
}
