//! `/account`: one's own password and second factor.

use axum::Router;

use crate::server::state::AppState;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
}
