//! An import that was done: what it put in, and taking it back while nothing rests on it.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::desk::{Desk, Fields, PageError};
use super::register_import::{Known, file_of, find};
use crate::domain::ids::HouseholdId;
use crate::server::imports::write::Done;
use crate::server::office::model::imports::DoneRow;
use crate::server::office::view::frame::Place;
use crate::server::office::view::import_done::{DonePage, DonePageProps};
use crate::server::store::{RecordKey, RecordKind, RecordWrite, StoreError, TakeBack, TakenBack};

/// Takes an import back.
pub async fn undo(desk: Desk, Path(id): Path<String>, fields: Fields) -> Response {
    desk.answer(take_back(&desk, &id, fields).await)
}

async fn take_back(desk: &Desk, id: &str, fields: Fields) -> Result<Response, PageError> {
    desk.form(fields)?;
    let Known::Done(row, version) = find(desk, id).await? else { return Err(PageError::NotFound) };
    let address = format!("/register/import/{id}?done=import-undone");
    if row.done.undone.is_some() {
        return Ok(Redirect::to(&address).into_response());
    }
    let done = Done { undone: Some(desk.state.now()), ..row.done.clone() };
    let detail = serde_json::json!({ "households": done.added.len(), "merged": done.merged.len() }).to_string();
    let take = TakeBack {
        note: desk.note("undo_import", format!("import/{id}"), "", detail),
        added: done.added.clone(),
        merged: done.merged.clone(),
        record: record(&done, version)?,
    };
    match desk.state.store.take_back(take).await? {
        TakenBack::Done | TakenBack::Again => {
            desk.state.store.drop_import(done.id).await?;
            desk.state.imports.forget(done.id);
            Ok(Redirect::to(&address).into_response())
        }
        TakenBack::Stale => Ok(Redirect::to(&format!("/register/import/{id}")).into_response()),
        TakenBack::Rests(ids) => draw(desk, StatusCode::CONFLICT, row, ids).await,
    }
}

pub(super) async fn draw(
    desk: &Desk,
    status: StatusCode,
    row: DoneRow,
    rests: Vec<HouseholdId>,
) -> Result<Response, PageError> {
    let names = desk.state.store.household_names(rests.iter().copied().collect()).await?;
    let rests: Vec<_> = names.into_values().filter(|name| desk.session.may_see(&name.village)).collect();
    let has_file = row.done.bad_rows > 0 && file_of(desk, row.done.id).await?.is_some();
    let (csrf, title) = (desk.session.csrf.clone(), desk.words().t("import-done-title"));
    let content =
        move || DonePage(DonePageProps { row: row.clone(), csrf: csrf.clone(), rests: rests.clone(), has_file });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Register, title, content))
}

/// The record of an import as it is to be written.
pub(super) fn record(done: &Done, expected: u64) -> Result<RecordWrite, PageError> {
    let body = serde_json::to_string(done).map_err(|source| StoreError::Record { what: "import", source })?;
    let key = RecordKey { kind: RecordKind::Import, id: done.id.to_string() };
    Ok(RecordWrite { key, expected, village: None, household: None, round: String::new(), body })
}
