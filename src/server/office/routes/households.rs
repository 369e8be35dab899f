//! `GET /households/{id}`: one household. Who opened it is logged, since its file is personal data.

use axum::extract::Path;
use axum::response::Response;

use super::desk::{Desk, PageError};
use crate::domain::ids::HouseholdId;
use crate::server::auth::Role;
use crate::server::office::model::{acts, household};
use crate::server::office::view::frame::Place;
use crate::server::office::view::household::{HouseholdPage, HouseholdPageProps};

/// Shows the page.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw(&desk, &id).await)
}

async fn draw(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let store = &desk.state.store;
    let id: HouseholdId = id.parse().map_err(|_| PageError::NotFound)?;
    let view = store.household(id).await?.ok_or(PageError::NotFound)?;
    desk.in_scope(&view.household.village)?;
    desk.opened("open_household", format!("household/{id}"), &view.household.village).await?;
    let mut names = store.household_names(acts::others(&view.household)).await?;
    names.retain(|_, name| desk.session.may_see(&name.village));
    let whole_numbers = desk.session.role != Role::Supervisor;
    let data = household::page(desk.words(), view, &names, desk.words().today(desk.state.now()), whole_numbers);
    let title = data.head.clone();
    Ok(desk.page(Place::Progress, title, move || HouseholdPage(HouseholdPageProps { data: data.clone() })))
}
