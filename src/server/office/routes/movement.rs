//! `/progress/movement`: net movement (1) to (9) of the commune and of each village, and the names behind each figure.
//! Opening names is written down; villages outside the reader's scope are not there.

use axum::Router;
use axum::response::Response;
use axum::routing::get;

use super::desk::{Desk, PageError};
use crate::domain::household::Household;
use crate::domain::ids::VillageId;
use crate::domain::progress::behind::behind;
use crate::domain::text::title_case;
use crate::domain::visit::VisitResult;
use crate::server::office::model::movement::{self, Asked, NamesData};
use crate::server::office::view::frame::Place;
use crate::server::office::view::movement::{MovementPage, MovementPageProps, NamesPage, NamesPageProps};
use crate::server::state::AppState;

/// The routes.
pub fn router() -> Router<AppState> {
    Router::new().route("/progress/movement", get(show)).route("/progress/movement/names", get(names))
}

fn asked(desk: &Desk) -> Result<Asked, PageError> {
    Asked::read(desk.visitor.query("class"), desk.visitor.query("track")).ok_or(PageError::NotFound)
}

/// Shows the table.
pub async fn show(desk: Desk) -> Response {
    desk.answer(draw(&desk).await)
}

async fn draw(desk: &Desk) -> Result<Response, PageError> {
    let asked = asked(desk)?;
    let view = desk.progress().await?;
    let data = movement::page(desk.words(), &view, asked, desk.session.sees_all(), desk.state.commune.synthetic);
    let title = desk.words().t("progress-movement-page");
    Ok(desk.page(Place::Progress, title, move || MovementPage(MovementPageProps { data: data.clone() })))
}

/// Shows the names behind a figure.
pub async fn names(desk: Desk) -> Response {
    desk.answer(draw_names(&desk).await)
}

async fn draw_names(desk: &Desk) -> Result<Response, PageError> {
    let asked = asked(desk)?;
    let number: u8 = desk.visitor.query("line").and_then(|line| line.parse().ok()).ok_or(PageError::NotFound)?;
    let line = movement::lines().find(|line| line.number() == number).ok_or(PageError::NotFound)?;
    let within = desk.villages().await?;
    let village = match desk.visitor.query("village").map(VillageId::new) {
        Some(id) => {
            desk.in_scope(&id)?;
            Some(within.iter().find(|village| village.id == id).ok_or(PageError::NotFound)?.clone())
        }
        None => None,
    };
    let (households, visits) = records(desk, village.as_ref().map(|village| &village.id)).await?;
    let year = desk.state.store.progress().await?.commune.year;
    let only = village.as_ref().map(|village| &village.id);
    let behind = behind(year, asked.class, asked.basis, only, &households, &visits);
    let subject = format!("movement/{}/{}/{number}", asked.class_code(), asked.track_code());
    desk.opened("open_movement", subject, only.unwrap_or(&VillageId::new(""))).await?;
    let called = |id: &VillageId| {
        within.iter().find(|village| village.id == *id).map(|village| title_case(&village.name)).unwrap_or_default()
    };
    let data = NamesData {
        year,
        asked,
        line,
        tally: movement::tally(&behind.ledger, line),
        rows: movement::names(desk.words(), &behind, line, &households, called),
        village: village.map(|village| (village.id, title_case(&village.name))),
        synthetic: desk.state.commune.synthetic,
    };
    let title = desk.words().t("progress-names-page");
    Ok(desk.page(Place::Progress, title, move || NamesPage(NamesPageProps { data: data.clone() })))
}

/// The households of a village, or of all that the reader may see, with the visits that speak for them.
async fn records(desk: &Desk, village: Option<&VillageId>) -> Result<(Vec<Household>, Vec<VisitResult>), PageError> {
    let store = &desk.state.store;
    let mut scopes: Vec<Option<VillageId>> = match (village, desk.scope()) {
        (Some(village), _) => vec![Some(village.clone())],
        (None, None) => vec![None],
        (None, Some(villages)) => villages.into_iter().map(Some).collect(),
    };
    scopes.dedup();
    let (mut households, mut visits) = (Vec::new(), Vec::new());
    for scope in scopes {
        households.extend(store.register(scope.clone()).await?.into_iter().map(|(household, _)| household));
        visits.extend(store.year_results(None, scope).await?);
    }
    Ok((households, visits))
}
