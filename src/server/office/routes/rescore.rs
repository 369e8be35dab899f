//! `GET /villages/{id}/rescore?standard=`: a village's visits under another standard. Nothing is written.

use axum::extract::Path;
use axum::response::Response;

use super::desk::{Desk, PageError};
use crate::domain::ids::VillageId;
use crate::domain::standard;
use crate::server::office::model::rescore;
use crate::server::office::view::frame::Place;
use crate::server::office::view::rescore::{RescorePage, RescorePageProps};

/// Shows the page.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw(&desk, VillageId::new(id)).await)
}

async fn draw(desk: &Desk, id: VillageId) -> Result<Response, PageError> {
    desk.in_scope(&id)?;
    let store = &desk.state.store;
    let view = store.progress().await?;
    let found = view.villages.iter().find(|village| village.village.id == id).ok_or(PageError::NotFound)?;
    let standards = standard::builtin();
    let of_year = standard::for_year(found.progress.year);
    let chosen = match desk.visitor.query("standard") {
        Some(id) => standards.iter().find(|standard| standard.id == id).ok_or(PageError::NotFound)?,
        // The one that is not in force this year is what people come here to see.
        None => standards
            .iter()
            .find(|standard| of_year.as_ref().is_none_or(|of_year| of_year.id != standard.id))
            .or(standards.first())
            .ok_or(PageError::NotFound)?,
    };
    desk.opened("open_rescore", format!("village/{id}"), &id).await?;
    let lines = store.village_households(id.clone()).await?;
    let visits = store.current_visits(id).await?;
    let synthetic = desk.state.commune.synthetic;
    let data = rescore::page(desk.words(), found, &lines, &visits, &standards, chosen, synthetic);
    let title = data.name.clone();
    Ok(desk.page(Place::Progress, title, move || RescorePage(RescorePageProps { data: data.clone() })))
}
