//! `GET /submissions`, `GET /submissions/{id}`: requests and follow-ups received.

use axum::extract::Path;
use axum::response::Response;

use super::desk::{Desk, PageError};
use crate::domain::ids::{SubmissionId, VillageId};
use crate::server::office::model::submissions;
use crate::server::office::view::frame::Place;
use crate::server::office::view::submission::{SubmissionPage, SubmissionPageProps};
use crate::server::office::view::submissions::{SubmissionsPage, SubmissionsPageProps, form_name};
use crate::server::store::SubmissionsQuery;

/// Requests that wait, at most, on the first page.
const MOST_WAITING: u32 = 200;

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
    let query = |waiting: bool, limit: u32| SubmissionsQuery {
        village: village.clone(),
        scope: desk.scope(),
        waiting,
        limit,
        before,
        household: None,
    };
    let lines = store.submissions(query(false, submissions::PAGE + 1)).await?;
    let waiting = if before.is_none() { store.submissions(query(true, MOST_WAITING)).await? } else { Vec::new() };
    let data = submissions::page(lines, waiting, village.clone(), before, &villages, desk.state.commune.synthetic);
    let title = desk.words().t("office-submissions-title");
    Ok(desk.page(Place::Review, title, move || SubmissionsPage(SubmissionsPageProps { data: data.clone() })))
}

/// Shows one.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_one(&desk, &id).await)
}

async fn draw_one(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let id: SubmissionId = id.parse().map_err(|_| PageError::NotFound)?;
    let view = desk.state.store.submission(id).await?.ok_or(PageError::NotFound)?;
    let village = view.household.village.clone();
    desk.in_scope(&village)?;
    desk.opened("open_submission", format!("submission/{id}"), &village).await?;
    let data = submissions::one(desk.words(), view, desk.state.commune.synthetic);
    let title = form_name(desk.words(), &data.row.questionnaire);
    Ok(desk.page(Place::Review, title, move || SubmissionPage(SubmissionPageProps { data: data.clone() })))
}
