//! `/journal`: who opened and who changed what.

use axum::Router;

use crate::server::state::AppState;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
}
