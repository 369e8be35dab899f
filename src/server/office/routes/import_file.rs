//! `/register/import`: where imports begin, what waits and what was done, and the file that someone sends.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

use super::desk::{Desk, PageError};
use super::register_import::may_open;
use super::upload::Upload;
use crate::server::auth::Role;
use crate::server::imports::write::Done;
use crate::server::office::model::imports::{self as model, DoneRow, StartData};
use crate::server::office::view::frame::Place;
use crate::server::office::view::imports::{StartPage, StartPageProps};
use crate::server::sheet::{Limits, SheetError, said};
use crate::server::store::{NewImport, RecordKey, RecordKind, RecordsQuery};

/// Imports that the first page lists.
const MOST_DONE: u32 = 10;

/// Shows where imports begin.
pub async fn start(desk: Desk) -> Response {
    desk.answer(draw(&desk, StatusCode::OK, None).await)
}

async fn draw(desk: &Desk, status: StatusCode, trouble: Option<String>) -> Result<Response, PageError> {
    desk.allow(Role::manages_register)?;
    let names = desk.names().await?;
    let who = |by: &str| names.who(desk.words(), by);
    let mut waiting = Vec::new();
    for import in desk.state.store.imports(None).await? {
        // The file of an import that was done is kept for the rows that were left.
        let key = RecordKey { kind: RecordKind::Import, id: import.id.to_string() };
        if may_open(desk, &import) && desk.state.store.record(key).await?.is_none() {
            waiting.push(import);
        }
    }
    let done =
        desk.state.store.records(RecordsQuery { limit: MOST_DONE, ..RecordsQuery::all(RecordKind::Import) }).await?;
    let done = done.iter().filter_map(|record| {
        let done: Done = serde_json::from_str(&record.body).ok()?;
        let seen = done.villages.iter().all(|village| desk.session.may_see(village));
        seen.then(|| DoneRow { done, by: who(&record.by), at: record.at })
    });
    let data = StartData {
        id: Uuid::now_v7().to_string(),
        csrf: desk.session.csrf.clone(),
        waiting: waiting.iter().map(|import| model::waiting(import, who(&import.by))).collect(),
        done: done.collect(),
        trouble,
    };
    let title = desk.words().t("import-title");
    let content = move || StartPage(StartPageProps { data: data.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Register, title, content))
}

/// Takes a file in.
pub async fn upload(desk: Desk, parts: Result<Multipart, MultipartRejection>) -> Response {
    desk.answer(take(&desk, parts).await)
}

async fn take(desk: &Desk, parts: Result<Multipart, MultipartRejection>) -> Result<Response, PageError> {
    desk.allow(Role::manages_register)?;
    let sent = Upload::read(parts, Limits::REGISTER.bytes).await?;
    desk.session.check_form(sent.field("csrf")).map_err(|_| PageError::FormForged)?;
    let refused = if sent.too_large {
        Some(SheetError::TooLarge { most: Limits::REGISTER.bytes })
    } else if sent.file.is_empty() {
        Some(SheetError::Empty)
    } else {
        None
    };
    if let Some(error) = refused {
        let said = said::sentence(desk.words().i18n(), &error);
        return draw(desk, StatusCode::UNPROCESSABLE_ENTITY, Some(said)).await;
    }
    let id: Uuid = sent.field("id").parse().map_err(|_| PageError::Malformed)?;
    let import =
        NewImport { id, by: desk.session.user.clone(), at: desk.state.now(), name: sent.name, file: sent.file };
    desk.state.store.add_import(import).await?;
    Ok(Redirect::to(&format!("/register/import/{id}")).into_response())
}
