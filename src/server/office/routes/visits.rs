//! `GET /visits`, `GET /visits/{id}`: the visits received.

use axum::extract::Path;
use axum::response::Response;

use super::desk::{Desk, PageError};
use crate::domain::ids::{VillageId, VisitId};
use crate::server::office::model::{visit, visits};
use crate::server::office::view::frame::Place;
use crate::server::office::view::visit::{VisitPage, VisitPageProps};
use crate::server::office::view::visits::{VisitsPage, VisitsPageProps};
use crate::server::store::{SubmissionsQuery, VisitsQuery};

/// Entries that need eyes, at most, above the list.
const MOST_ATTENTION: u32 = 10;
/// Requests that wait, at most, counted above the list.
const MOST_WAITING: u32 = 500;

/// Shows the list.
pub async fn list(desk: Desk) -> Response {
    desk.answer(draw_list(&desk).await)
}

async fn draw_list(desk: &Desk) -> Result<Response, PageError> {
    let store = &desk.state.store;
    let village = desk.visitor.query("village").map(VillageId::new);
    let before = desk.visitor.query("before").map(str::parse::<u64>).transpose().map_err(|_| PageError::Malformed)?;
    let villages = desk.villages().await?;
    if village.as_ref().is_some_and(|id| !villages.iter().any(|village| village.id == *id)) {
        return Err(PageError::NotFound);
    }
    let lines = store
        .visits(VisitsQuery { village: village.clone(), scope: desk.scope(), limit: visits::PAGE + 1, before })
        .await?;
    let attention =
        if before.is_none() && village.is_none() { desk.attention(MOST_ATTENTION).await? } else { Vec::new() };
    let wait = SubmissionsQuery {
        village: village.clone(),
        scope: desk.scope(),
        waiting: true,
        limit: MOST_WAITING,
        ..Default::default()
    };
    let waiting = if before.is_none() { store.submissions(wait).await?.len() } else { 0 };
    let data = visits::page(lines, village, before, &villages, attention, waiting, desk.state.commune.synthetic);
    let title = desk.words().t("office-visits-page");
    Ok(desk.page(Place::Review, title, move || VisitsPage(VisitsPageProps { data: data.clone() })))
}

/// Shows one.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_one(&desk, &id).await)
}

async fn draw_one(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let store = &desk.state.store;
    let id: VisitId = id.parse().map_err(|_| PageError::NotFound)?;
    let view = store.visit(id).await?.ok_or(PageError::NotFound)?;
    desk.in_scope(&view.household.village)?;
    desk.opened("open_visit", format!("visit/{id}"), &view.household.village).await?;
    let history = store.household(view.visit.household).await?.map(|household| household.visits).unwrap_or_default();
    let tables: Vec<_> = store.points().await?.into_iter().map(|version| version.table).collect();
    let data = visit::page(desk.words(), &view, history, &tables, desk.state.commune.synthetic);
    let title = data.head.clone();
    Ok(desk.page(Place::Review, title, move || VisitPage(VisitPageProps { data: data.clone() })))
}
