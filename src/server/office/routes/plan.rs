//! `GET /plan`: what does not add up, and the annex beside the targets used.

use axum::response::Response;

use super::desk::{Desk, PageError};
use crate::server::office::model::plan;
use crate::server::office::view::frame::Place;
use crate::server::office::view::plan::{NoPlanPage, PlanPage, PlanPageProps};

/// Shows the page.
pub async fn show(desk: Desk) -> Response {
    desk.answer(draw(&desk).await)
}

async fn draw(desk: &Desk) -> Result<Response, PageError> {
    desk.allow(desk.session.role.sees_commune())?;
    let title = desk.words().t("office-plan-page");
    let Some(view) = desk.state.store.plan().await? else {
        return Ok(desk.page(Place::Plan, title, NoPlanPage));
    };
    let data = plan::page(&view, view.annex.as_ref(), desk.state.commune.synthetic);
    Ok(desk.page(Place::Plan, title, move || PlanPage(PlanPageProps { data: data.clone() })))
}
