//! `GET /households/{id}`: one household. Who opened it is logged, since its file is personal data.

use axum::extract::Path;
use axum::response::Response;

use super::desk::{Desk, PageError};
use super::steps::{self, Steps};
use crate::domain::household::Household;
use crate::domain::ids::HouseholdId;
use crate::server::auth::Role;
use crate::server::office::model::household::Standing;
use crate::server::office::model::steps::{round_name, rows};
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
    let whole = desk.session.role != Role::Supervisor;
    let standing = standing(desk, &view.household).await?;
    let data = household::page(desk.words(), view, &names, standing, desk.words().today(desk.state.now()), whole);
    let title = data.head.clone();
    Ok(desk.page(Place::Progress, title, move || HouseholdPage(HouseholdPageProps { data: data.clone() })))
}

/// Where it stands in the round that is on; nothing when that does not concern it.
async fn standing(desk: &Desk, household: &Household) -> Result<Option<Standing>, PageError> {
    let in_force = steps::in_force(desk).await?;
    let round = steps::current_round(&in_force.procedure, steps::today(desk));
    let steps = match Steps::read(desk, round, Some(&household.village)).await {
        Ok(steps) => steps,
        // A household of a village that is on no list any more is in no round.
        Err(PageError::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    let w = desk.words();
    let row = rows(w, steps.stages.iter().filter(|stage| stage.household == household.id)).into_iter().next();
    Ok(row.map(|row| {
        let number = |id| steps.book.decisions.iter().find(|one| one.id == id).map(|one| one.number.clone());
        Standing {
            round: round_name(w, round),
            next: row.next,
            done: row.stage.decided.is_some(),
            visit: row.stage.visit,
            meeting: row.stage.meeting.map(|(id, _, _)| id),
            posting: row.stage.posting,
            decision: row.stage.decided.map(|id| (id, number(id).unwrap_or_default())),
        }
    }))
}
