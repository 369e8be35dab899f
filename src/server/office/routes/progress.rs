//! `GET /`: where the commune stands.

use axum::response::Response;

use super::desk::{Desk, PageError};
use crate::server::office::model::plan::PlanState;
use crate::server::office::model::progress;
use crate::server::office::model::visits;
use crate::server::office::view::frame::Place;
use crate::server::office::view::progress::{ProgressPage, ProgressPageProps};
use crate::server::store::VisitsQuery;

/// Visits that the first page names.
const LATEST: u32 = 4;

/// Shows the page.
pub async fn show(desk: Desk) -> Response {
    desk.answer(draw(&desk).await)
}

async fn draw(desk: &Desk) -> Result<Response, PageError> {
    let store = &desk.state.store;
    let view = desk.progress().await?;
    let plan = store.plan().await?;
    let latest = store.visits(VisitsQuery { scope: desk.scope(), limit: LATEST, ..Default::default() }).await?;
    let data = progress::page(
        &view,
        plan.as_ref().map(PlanState::of),
        latest.into_iter().map(visits::row).collect(),
        progress::indicators(view.commune.year),
        desk.state.commune.synthetic,
        desk.state.now(),
    );
    let title = desk.words().t("office-progress-page");
    Ok(desk.page(Place::Progress, title, move || ProgressPage(ProgressPageProps { data: data.clone() })))
}
