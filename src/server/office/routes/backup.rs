//! `/backup`: copies of everything, making one, fetching one, and putting one back.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use axum::Router;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{DefaultBodyLimit, Multipart, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::cookie::CookieJar;

use super::desk::{Desk, Fields, PageError, field};
use super::journal::download;
use crate::domain::ids::VillageId;
use crate::domain::text::fold;
use crate::server::auth::Role;
use crate::server::keep::{self, Reason};
use crate::server::office::model::backup::{BackupData, RestoreData, Row};
use crate::server::office::view::backup::{BackupPage, BackupPageProps, RestorePage, RestorePageProps};
use crate::server::office::view::frame::Place;
use crate::server::state::AppState;
use crate::server::store::CopyFault;

/// Most bytes of a copy that is brought from elsewhere.
const MOST_BYTES: usize = 1024 * 1024 * 1024;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    let upload = Router::new().route("/backup/upload", post(upload)).layer(DefaultBodyLimit::max(MOST_BYTES));
    Router::new()
        .route("/backup", get(list).post(make))
        .route("/backup/files/{name}", get(fetch))
        .route("/backup/restore", get(ask).post(restore))
        .layer(DefaultBodyLimit::max(super::MAX_FORM_BYTES))
        .merge(upload)
}

fn folder(desk: &Desk) -> Result<PathBuf, PageError> {
    desk.allow_whole(Role::keeps_backups)?;
    desk.state.folder.clone().ok_or(PageError::NotFound)
}

async fn list(desk: Desk) -> Response {
    desk.answer(draw(&desk, StatusCode::OK, None).await)
}

async fn draw(desk: &Desk, status: StatusCode, fault: Option<CopyFault>) -> Result<Response, PageError> {
    let folder = folder(desk)?;
    let now = desk.state.now();
    let rows: Vec<Row> =
        keep::list(&folder).map_err(PageError::Internal)?.iter().map(|kept| Row::of(kept, now)).collect();
    let data = BackupData {
        rows,
        fault,
        holds: desk.state.store.contents().await?.rows,
        csrf: desk.session.csrf.clone(),
        synthetic: desk.state.commune.synthetic,
    };
    let title = desk.words().t("trust-backup-title");
    let content = move || BackupPage(BackupPageProps { data: data.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::More, title, content))
}

async fn make(desk: Desk, fields: Fields) -> Response {
    desk.answer(do_make(&desk, fields).await)
}

async fn do_make(desk: &Desk, fields: Fields) -> Result<Response, PageError> {
    desk.form(fields)?;
    let folder = folder(desk)?;
    desk.slowly()?;
    match keep::backup(&desk.state, &folder, Reason::Asked, desk.by()).await.map_err(PageError::Internal)? {
        Ok(_) => Ok(Redirect::to("/backup?done=backed-up").into_response()),
        Err(fault) => draw(desk, StatusCode::INTERNAL_SERVER_ERROR, Some(fault)).await,
    }
}

async fn fetch(desk: Desk, Path(name): Path<String>) -> Response {
    desk.answer(send(&desk, &name).await)
}

async fn send(desk: &Desk, name: &str) -> Result<Response, PageError> {
    let folder = folder(desk)?;
    desk.slowly()?;
    let (kept, path) = keep::find(&folder, name).map_err(PageError::Internal)?.ok_or(PageError::NotFound)?;
    desk.opened("download_backup", format!("backup/{}", kept.name), &VillageId::default()).await?;
    let bytes = tokio::fs::read(&path).await.map_err(|error| PageError::Internal(Box::new(error)))?;
    Ok(download("application/vnd.sqlite3", &kept.name, bytes))
}

async fn upload(desk: Desk, parts: Result<Multipart, MultipartRejection>) -> Response {
    desk.answer(take(&desk, parts).await)
}

/// Takes a copy from elsewhere into the list; nothing is put back yet.
async fn take(desk: &Desk, parts: Result<Multipart, MultipartRejection>) -> Result<Response, PageError> {
    let folder = folder(desk)?;
    desk.slowly()?;
    let mut parts = parts.map_err(|_| PageError::Malformed)?;
    let path = keep::place(&desk.state, &folder, Reason::Uploaded).map_err(PageError::Internal)?;
    let mut part = Part { path, kept: false };
    receive(desk, &mut parts, &part.path).await?;
    match desk.state.store.inspect(part.path.clone()).await? {
        Ok(contents) => {
            let kept = keep::write_down(&part.path, Reason::Uploaded, desk.state.now(), contents, None)
                .map_err(PageError::Internal)?;
            part.kept = true;
            desk.opened("upload_backup", format!("backup/{}", kept.name), &VillageId::default()).await?;
            Ok(Redirect::to(&format!("/backup/restore?file={}", kept.name)).into_response())
        }
        Err(fault) => draw(desk, StatusCode::UNPROCESSABLE_ENTITY, Some(fault)).await,
    }
}

/// A file that is being taken. Whatever cuts that short, the time of a request too, takes it away again.
struct Part {
    path: PathBuf,
    kept: bool,
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.kept
            && let Err(error) = fs::remove_file(&self.path)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "a file that was not taken stays");
        }
    }
}

/// Writes the file of an upload to disk as it comes. The token must come before it.
async fn receive(desk: &Desk, parts: &mut Multipart, path: &std::path::Path) -> Result<(), PageError> {
    let internal = |error: std::io::Error| PageError::Internal(Box::new(error));
    let refused = |error: axum::extract::multipart::MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => PageError::TooLarge,
        _ => PageError::Malformed,
    };
    let mut allowed = false;
    while let Some(mut part) = parts.next_field().await.map_err(refused)? {
        match part.name() {
            Some("csrf") => {
                let token = part.text().await.map_err(refused)?;
                desk.session.check_form(&token).map_err(|_| PageError::FormForged)?;
                allowed = true;
            }
            Some("file") => {
                if !allowed {
                    return Err(PageError::FormForged);
                }
                let mut file = fs::File::create_new(path).map_err(internal)?;
                while let Some(chunk) = part.chunk().await.map_err(refused)? {
                    file.write_all(&chunk).map_err(internal)?;
                }
                file.sync_all().map_err(internal)?;
                return Ok(());
            }
            _ => {}
        }
    }
    Err(if allowed { PageError::Malformed } else { PageError::FormForged })
}

async fn ask(desk: Desk) -> Response {
    let name = desk.visitor.query("file").unwrap_or_default().to_owned();
    desk.answer(draw_ask(&desk, StatusCode::OK, &name, false).await)
}

/// Says what would be lost before anything is done.
async fn draw_ask(desk: &Desk, status: StatusCode, name: &str, wrong_word: bool) -> Result<Response, PageError> {
    let folder = folder(desk)?;
    let (kept, path) = keep::find(&folder, name).map_err(PageError::Internal)?.ok_or(PageError::NotFound)?;
    let contents = match desk.state.store.inspect(path).await? {
        Ok(contents) => contents,
        Err(fault) => return draw(desk, StatusCode::UNPROCESSABLE_ENTITY, Some(fault)).await,
    };
    let now = desk.state.store.contents().await?;
    let other = contents.commune != now.commune || contents.key != now.key;
    if other {
        let fault = CopyFault::OtherCommune { name: contents.name };
        return draw(desk, StatusCode::UNPROCESSABLE_ENTITY, Some(fault)).await;
    }
    let data = RestoreData {
        row: Row::of(&kept, desk.state.now()),
        as_of: contents.as_of,
        lost: now.beyond(&contents),
        back: contents.beyond(&now),
        wrong_word,
        csrf: desk.session.csrf.clone(),
        synthetic: desk.state.commune.synthetic,
    };
    let title = desk.words().t("trust-restore-title");
    let content = move || RestorePage(RestorePageProps { data: data.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::More, title, content))
}

async fn restore(desk: Desk, jar: CookieJar, fields: Fields) -> Response {
    desk.answer(put_back(&desk, jar, fields).await)
}

async fn put_back(desk: &Desk, jar: CookieJar, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    let folder = folder(desk)?;
    let field = |wanted: &str| field(&fields, wanted);
    let name = field("file");
    if fold(field("word")) != fold(&desk.words().t("trust-restore-word")) {
        return draw_ask(desk, StatusCode::UNPROCESSABLE_ENTITY, name, true).await;
    }
    let (kept, path) = keep::find(&folder, name).map_err(PageError::Internal)?.ok_or(PageError::NotFound)?;
    match keep::put_back(&desk.state, &folder, path, desk.by()).await.map_err(PageError::Internal)? {
        Ok(_restored) => {
            tracing::warn!(file = kept.name, user = %desk.session.user, "a backup was put back");
            // Every session ended with the state that it was of, this one too.
            let gone = crate::server::auth::sign_out(&desk.state, &jar)
                .await
                .map_err(|error| PageError::Internal(Box::new(error)))?;
            Ok((CookieJar::new().add(gone), Redirect::to("/sign-in?done=restored")).into_response())
        }
        Err(fault) => draw(desk, StatusCode::UNPROCESSABLE_ENTITY, Some(fault)).await,
    }
}
