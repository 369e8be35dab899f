//! `/points`: the points tables of sheet B1. A file is looked at first (`/points/check`) and counts only after it was
//! confirmed (`POST /points`), which reads it again: what the first page showed is not trusted.

use axum::Router;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::desk::{Desk, Fields, PageError, field};
use super::upload::{MOST_READ, Upload};
use crate::server::auth::Role;
use crate::server::office::model::points::{self, Checked, MOST_BYTES, PointsData, PointsForm};
use crate::server::office::view::frame::Place;
use crate::server::office::view::points::{
    PointsPage, PointsPageProps, PreviewPage, PreviewPageProps, TablePage, TablePageProps,
};
use crate::server::state::AppState;

/// The routes; their bodies may be larger than those of other forms.
pub fn router() -> Router<AppState> {
    // A file in a form is a third longer, and percent signs may treble that third.
    let confirm = post(confirm).layer(DefaultBodyLimit::max(2 * MOST_BYTES));
    let check = post(check).layer(DefaultBodyLimit::max(MOST_READ));
    Router::new()
        .route("/points", get(list).merge(confirm))
        .route("/points/check", check)
        .route("/points/{id}/{version}", get(show))
}

/// Shows the tables.
pub async fn list(desk: Desk) -> Response {
    desk.answer(draw(&desk, StatusCode::OK, PointsForm::default(), Checked::Form(Vec::new())).await)
}

async fn draw(desk: &Desk, status: StatusCode, form: PointsForm, wrong: Checked) -> Result<Response, PageError> {
    desk.allow(Role::sees_commune)?;
    let versions = points::versions(desk.state.store.points().await?);
    let (troubles, faults) = match wrong {
        Checked::Form(troubles) => (troubles, Vec::new()),
        Checked::File(faults) => (Vec::new(), faults),
        Checked::Table(_) => (Vec::new(), Vec::new()),
    };
    // The file itself is not sent back: the browser asks for it again.
    let form = PointsForm { file: Vec::new(), ..form };
    let data = PointsData { versions, may_import: desk.may_whole(Role::manages_plan), form, troubles, faults };
    let (title, csrf) = (desk.words().t("office-points-title"), desk.session.csrf.clone());
    let content = move || PointsPage(PointsPageProps { data: data.clone(), csrf: csrf.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::More, title, content))
}

/// Looks at a file.
pub async fn check(desk: Desk, parts: Result<Multipart, MultipartRejection>) -> Response {
    desk.answer(look(&desk, parts).await)
}

async fn look(desk: &Desk, parts: Result<Multipart, MultipartRejection>) -> Result<Response, PageError> {
    desk.allow_whole(Role::manages_plan)?;
    let sent = Upload::read(parts, MOST_BYTES).await?;
    desk.session.check_form(sent.field("csrf")).map_err(|_| PageError::FormForged)?;
    let form = PointsForm {
        id: sent.field("id").to_owned(),
        source: sent.field("source").to_owned(),
        too_large: sent.too_large,
        file: sent.file,
    };
    let form = form.tidied();
    let today = desk.words().today(desk.state.now());
    match form.check(&desk.session.user, today) {
        Checked::Table(table) => {
            let tables = desk.state.store.points().await?;
            let in_force = tables.iter().find(|one| one.table.id == table.id).map(|one| one.table.version);
            let (file, csrf) = (STANDARD.encode(&form.file), desk.session.csrf.clone());
            let title = desk.words().t("office-points-preview");
            Ok(desk.page(Place::More, title, move || {
                PreviewPage(PreviewPageProps {
                    table: table.as_ref().clone(),
                    file: file.clone(),
                    csrf: csrf.clone(),
                    in_force,
                })
            }))
        }
        wrong => draw(desk, StatusCode::UNPROCESSABLE_ENTITY, form, wrong).await,
    }
}

/// Puts a table in force.
pub async fn confirm(desk: Desk, fields: Fields) -> Response {
    desk.answer(put_in_force(&desk, fields).await)
}

async fn put_in_force(desk: &Desk, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    desk.allow_whole(Role::manages_plan)?;
    let field = |wanted: &str| field(&fields, wanted);
    let form = PointsForm {
        id: field("id").to_owned(),
        source: field("source").to_owned(),
        file: STANDARD.decode(field("file")).map_err(|_| PageError::Malformed)?,
        too_large: false,
    };
    let form = form.tidied();
    match form.check(&desk.session.user, desk.words().today(desk.state.now())) {
        Checked::Table(table) => {
            let added = desk.state.store.add_points(*table, desk.by()).await?;
            tracing::info!(table = added.table.name(), user = %desk.session.user, new = added.new, "a points table");
            let done = if added.new { "points-imported" } else { "points-same" };
            Ok(Redirect::to(&format!("/points?done={done}")).into_response())
        }
        wrong => draw(desk, StatusCode::UNPROCESSABLE_ENTITY, form, wrong).await,
    }
}

/// Shows one version.
pub async fn show(desk: Desk, Path((id, version)): Path<(String, String)>) -> Response {
    desk.answer(draw_one(&desk, &id, &version).await)
}

async fn draw_one(desk: &Desk, id: &str, version: &str) -> Result<Response, PageError> {
    desk.allow(Role::sees_commune)?;
    let version: u32 = version.parse().map_err(|_| PageError::NotFound)?;
    let tables = desk.state.store.points().await?;
    let found = tables.into_iter().find(|one| one.table.id == id && one.table.version == version);
    let table = found.ok_or(PageError::NotFound)?.table;
    let title = table.name();
    Ok(desk.page(Place::More, title, move || TablePage(TablePageProps { table: table.clone() })))
}
