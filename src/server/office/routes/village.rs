//! `GET /villages/{id}`: a village's book.

use axum::extract::Path;
use axum::response::Response;

use super::desk::{Desk, PageError};
use crate::domain::ids::VillageId;
use crate::server::office::model::plan::PlanState;
use crate::server::office::model::{sync, village};
use crate::server::office::view::frame::Place;
use crate::server::office::view::village::{VillagePage, VillagePageProps};

/// Shows the page.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw(&desk, VillageId::new(id)).await)
}

async fn draw(desk: &Desk, id: VillageId) -> Result<Response, PageError> {
    desk.in_scope(&id)?;
    let store = &desk.state.store;
    let view = store.progress().await?;
    let found = view.villages.iter().find(|village| village.village.id == id).ok_or(PageError::NotFound)?;
    let lines = store.village_households(id.clone()).await?;
    let plan = store.plan().await?;
    let now = desk.state.now();
    let trends = store.trends(Some(id.clone()), desk.words().today(now)).await?;
    let heard = sync::villages(std::slice::from_ref(&found.village), &store.devices().await?, now).pop();
    desk.opened("open_village", format!("village/{id}"), &id).await?;
    let plan = plan.as_ref().map(PlanState::of);
    let data = village::page(desk.words(), found, lines, plan, trends, heard, desk.state.commune.synthetic);
    let (title, may_import) = (data.name.clone(), desk.session.role.manages_register());
    Ok(desk.page(Place::Progress, title, move || VillagePage(VillagePageProps { data: data.clone(), may_import })))
}
