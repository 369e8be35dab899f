//! `/conflicts`: fields that a phone and the commune both changed, side by side.

use axum::Router;

use crate::server::state::AppState;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
}
