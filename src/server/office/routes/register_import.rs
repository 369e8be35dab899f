//! `/register/import`: a file is kept, read beside the requests, its columns are confirmed, what would be put in is shown,
//! and only then everything is put in by one commit. Each step is a form that works without script.
//!
//! Here: at which step an import is, and the table of its file. Sending one is `import_file`, its columns are
//! `import_columns`, putting it in is `import_put`, taking it back is `import_undo`.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use uuid::Uuid;

use super::desk::{Desk, Fields, PageError};
use super::upload::MOST_READ;
use super::{import_columns, import_file, import_put, import_undo};
use crate::server::auth::Role;
use crate::server::imports::choices::Choices;
use crate::server::imports::jobs::Reading;
use crate::server::imports::write::Done;
use crate::server::office::model::imports::DoneRow;
use crate::server::office::view::frame::Place;
use crate::server::office::view::imports::{
    RefusedPage, RefusedPageProps, SheetsPage, SheetsPageProps, WaitPage, WaitPageProps,
};
use crate::server::sheet::{Sheet, SheetError, said};
use crate::server::state::AppState;
use crate::server::store::{KeptImport, RecordKey, RecordKind, StoreError};

/// A form of choices: a few hundred households alike and villages.
const MOST_FORM: usize = 512 * 1024;
/// Seconds after which a page that waits looks again.
const LOOK_AGAIN: &str = "2";

/// The routes.
pub fn router() -> Router<AppState> {
    let upload = post(import_file::upload).layer(DefaultBodyLimit::max(MOST_READ));
    Router::new()
        .route("/register/import", get(import_file::start).merge(upload))
        .route("/register/import/{id}", get(show))
        .route("/register/import/{id}/sheet", post(import_columns::choose_sheet))
        .route("/register/import/{id}/columns", get(import_columns::show).post(import_columns::choose))
        .route("/register/import/{id}/check", post(import_put::choose).layer(DefaultBodyLimit::max(MOST_FORM)))
        .route("/register/import/{id}/bad", get(import_put::bad_rows))
        .route("/register/import/{id}/drop", post(drop_file))
        .route("/register/import/{id}/undo", post(import_undo::undo))
}

/// A file names people of every village in it: only who sent it opens it, and who may see every village.
pub(super) fn may_open(desk: &Desk, import: &KeptImport) -> bool {
    desk.session.sees_all() || import.by == desk.session.user
}

/// What is known of an address: a file that waits, or an import that was done.
pub(super) enum Known {
    Waits(KeptImport, Choices),
    Done(DoneRow, u64),
}

pub(super) async fn find(desk: &Desk, id: &str) -> Result<Known, PageError> {
    desk.allow(Role::manages_register)?;
    let id: Uuid = id.parse().map_err(|_| PageError::NotFound)?;
    let store = &desk.state.store;
    let record = store.record(RecordKey { kind: RecordKind::Import, id: id.to_string() }).await?;
    if let Some(record) = record {
        let done: Done =
            serde_json::from_str(&record.body).map_err(|source| StoreError::Record { what: "import", source })?;
        for village in &done.villages {
            desk.in_scope(village)?;
        }
        // The first version is the import itself; a later one is the taking back.
        let version = record.version;
        let by = desk.names().await?.who(desk.words(), &record.by);
        return Ok(Known::Done(DoneRow { done, by, at: record.at }, version));
    }
    let (import, choices) = file_of(desk, id).await?.ok_or(PageError::NotFound)?;
    Ok(Known::Waits(import, choices))
}

/// The file of an import, with what was chosen for it, as long as it is kept.
pub(super) async fn file_of(desk: &Desk, id: Uuid) -> Result<Option<(KeptImport, Choices)>, PageError> {
    let import = desk.state.store.imports(Some(id)).await?.pop().filter(|import| may_open(desk, import));
    Ok(import.map(|import| {
        let choices = serde_json::from_str(&import.choices).unwrap_or_default();
        (import, choices)
    }))
}

/// A file that waits; an import that was done is answered with its page.
pub(super) async fn waiting(desk: &Desk, id: &str) -> Result<Result<(KeptImport, Choices), Response>, PageError> {
    Ok(match find(desk, id).await? {
        Known::Waits(import, choices) => Ok((import, choices)),
        Known::Done(..) => Err(Redirect::to(&format!("/register/import/{id}")).into_response()),
    })
}

/// Shows the step at which an import is.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw(&desk, &id).await)
}

async fn draw(desk: &Desk, id: &str) -> Result<Response, PageError> {
    match find(desk, id).await? {
        Known::Done(row, _) => import_undo::draw(desk, StatusCode::OK, row, Vec::new()).await,
        Known::Waits(import, choices) => {
            let sheet = match sheet(desk, &import, &choices, "").await? {
                Ok(sheet) => sheet,
                Err(page) => return Ok(page),
            };
            if choices.columns.is_none() {
                return import_columns::draw(desk, StatusCode::OK, &import, &choices, sheet, Vec::new()).await;
            }
            import_put::draw(desk, StatusCode::OK, &import, choices, sheet, None).await
        }
    }
}

/// The table of a file, or the page that says how far it is or why there is none. `step` is where that page goes on.
pub(super) async fn sheet(
    desk: &Desk,
    import: &KeptImport,
    choices: &Choices,
    step: &str,
) -> Result<Result<Arc<Sheet>, Response>, PageError> {
    let wanted = choices.sheet.as_deref();
    let bytes = if desk.state.imports.has(import.id, wanted) {
        Vec::new()
    } else {
        desk.state.store.import_file(import.id).await?.ok_or(PageError::NotFound)?
    };
    let reading = desk.state.imports.reading(import.id, wanted, move || bytes).await;
    let (id, file, csrf) = (import.id.to_string(), import.name.clone(), desk.session.csrf.clone());
    let title = desk.words().t("import-title");
    Ok(match reading {
        Reading::Done(sheet) => Ok(sheet),
        Reading::Under(rows) => {
            let again = format!("{LOOK_AGAIN}; url=/register/import/{id}{step}");
            let mut response = desk.page(Place::Register, title, move || {
                WaitPage(WaitPageProps { id: id.clone(), file: file.clone(), rows })
            });
            response.headers_mut().insert(
                HeaderName::from_static("refresh"),
                HeaderValue::try_from(again).map_err(|error| PageError::Internal(Box::new(error)))?,
            );
            Err(response)
        }
        Reading::Refused(SheetError::ManySheets(names)) => Err(desk.page(Place::Register, title, move || {
            SheetsPage(SheetsPageProps { id: id.clone(), file: file.clone(), csrf: csrf.clone(), names: names.clone() })
        })),
        Reading::Refused(error) => {
            let said = said::sentence(desk.words().i18n(), &error);
            let content = move || {
                RefusedPage(RefusedPageProps {
                    id: id.clone(),
                    file: file.clone(),
                    csrf: csrf.clone(),
                    said: said.clone(),
                })
            };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Err(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Register, title, content))
        }
    })
}

pub(super) async fn keep(desk: &Desk, id: Uuid, choices: &Choices) -> Result<(), PageError> {
    let json = serde_json::to_string(choices).map_err(|source| StoreError::Record { what: "choices", source })?;
    Ok(desk.state.store.choose_import(id, json).await?)
}

pub(super) fn value<'a>(fields: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    fields.iter().find(|(name, value)| name == wanted && !value.is_empty()).map(|(_, value)| value.as_str())
}

/// Forgets a file without importing it.
pub async fn drop_file(desk: Desk, Path(id): Path<String>, fields: Fields) -> Response {
    desk.answer(forget(&desk, &id, fields).await)
}

async fn forget(desk: &Desk, id: &str, fields: Fields) -> Result<Response, PageError> {
    desk.form(fields)?;
    let (import, _) = match waiting(desk, id).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    desk.state.store.drop_import(import.id).await?;
    desk.state.imports.forget(import.id);
    Ok(Redirect::to("/register/import?done=import-dropped").into_response())
}
