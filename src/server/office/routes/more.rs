//! `/more`: the places of the office that the bar has no room for.

use axum::Router;
use axum::response::Response;
use axum::routing::get;

use super::desk::Desk;
use crate::server::office::view::frame::Place;
use crate::server::office::view::more::{MorePage, MorePageProps};
use crate::server::state::AppState;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new().route("/more", get(show))
}

async fn show(desk: Desk) -> Response {
    let role = desk.session.role;
    let title = desk.words().t("office-nav-more");
    desk.page(Place::More, title, move || MorePage(MorePageProps { role }))
}
