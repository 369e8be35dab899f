//! `/exports`: CSV, JSON Lines, GeoJSON and the OData feed.

use axum::Router;

use crate::server::state::AppState;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
}
