//! `GET /register`: the households of the register, searched and in pages. Importing is beside it.

use axum::Router;
use axum::response::Response;
use axum::routing::get;

use super::desk::{Desk, PageError};
use crate::domain::ids::VillageId;
use crate::server::office::model::register::{self, RegisterQuery};
use crate::server::office::view::frame::Place;
use crate::server::office::view::register::{RegisterPage, RegisterPageProps};
use crate::server::state::AppState;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new().route("/register", get(list))
}

/// Shows the list.
pub async fn list(desk: Desk) -> Response {
    desk.answer(draw(&desk).await)
}

async fn draw(desk: &Desk) -> Result<Response, PageError> {
    let query = RegisterQuery::read(|name| desk.visitor.query(name));
    if let Some(village) = &query.village {
        desk.in_scope(village)?;
    }
    let store = &desk.state.store;
    let mut villages = store.villages().await?;
    villages.retain(|village| desk.session.may_see(&village.id));
    if query.village.as_ref().is_some_and(|id| villages.iter().all(|village| village.id != *id)) {
        return Err(PageError::NotFound);
    }
    let mut register = store.register(query.village.clone()).await?;
    register.retain(|(household, _)| desk.session.may_see(&household.village));
    let village = query.village.clone().unwrap_or(VillageId::new(""));
    desk.opened("open_register", "register".to_owned(), &village).await?;
    let data = register::page(query, &register, &villages, desk.session.role.manages_register());
    let title = desk.words().t("register-title");
    Ok(desk.page(Place::Register, title, move || RegisterPage(RegisterPageProps { data: data.clone() })))
}
