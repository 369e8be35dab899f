//! `/more`: the places of the office that the bar has no room for.

use axum::Router;

use crate::server::state::AppState;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
}
