//! `/exports`: files of data with the columns they have. Who took which is written down before it leaves.

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::desk::{Desk, PageError};
use super::odata;
use crate::domain::ids::VillageId;
use crate::server::auth::Session;
use crate::server::office::model::export;
use crate::server::office::model::tables::{Records, Set};
use crate::server::office::view::exports::{ExportsPage, ExportsPageProps};
use crate::server::office::view::frame::Place;
use crate::server::state::AppState;
use crate::server::store::StoreError;

/// The files.
pub const FILES: [&str; 5] = ["households.csv", "members.csv", "visits.csv", "visits.jsonl", "households.geojson"];

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new().route("/exports", get(show)).route("/exports/{file}", get(file)).merge(odata::router())
}

/// Shows what there is to take.
async fn show(desk: Desk) -> Response {
    desk.answer(draw(&desk).await)
}

async fn draw(desk: &Desk) -> Result<Response, PageError> {
    let year = desk.progress().await?.commune.year;
    let synthetic = desk.state.commune.synthetic;
    let address = format!("{}/odata/v1/", desk.state.public_url);
    let title = desk.words().t("people-exports-title");
    Ok(desk.page(Place::More, title, move || {
        ExportsPage(ExportsPageProps { files: FILES.to_vec(), year, address: address.clone(), synthetic })
    }))
}

/// Gives one file.
async fn file(desk: Desk, Path(name): Path<String>) -> Response {
    desk.answer(give(&desk, &name).await)
}

async fn give(desk: &Desk, name: &str) -> Result<Response, PageError> {
    let name = FILES.into_iter().find(|file| *file == name).ok_or(PageError::NotFound)?;
    let year = desk.visitor.query("year").map(str::parse::<i32>).transpose().map_err(|_| PageError::Malformed)?;
    let records = records(&desk.state, |village| desk.session.may_see(village), year).await?;
    let (kind, bytes) = match name {
        "households.csv" => ("text/csv; charset=utf-8", export::csv(&records, Set::Households).map_err(failed)?),
        "members.csv" => ("text/csv; charset=utf-8", export::csv(&records, Set::Members).map_err(failed)?),
        "visits.csv" => ("text/csv; charset=utf-8", export::visits_csv(&records).map_err(failed)?),
        "visits.jsonl" => ("application/jsonl", export::visits_jsonl(&records).map_err(failed)?),
        _ => ("application/geo+json", export::geojson(&records).map_err(failed)?),
    };
    // Of one village when the reader has one, else of the commune.
    let village = match desk.session.villages.as_slice() {
        [one] => one.clone(),
        _ => VillageId::default(),
    };
    desk.opened("export", format!("export/{name}"), &village).await?;
    // Made-up data says so in the name of its file.
    let sample = if records.synthetic { "du-lieu-mau-" } else { "" };
    let attachment = format!("attachment; filename=\"{sample}{name}\"");
    let attachment = HeaderValue::from_str(&attachment).map_err(failed)?;
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CONTENT_DISPOSITION, attachment)], bytes)
        .into_response())
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> PageError {
    PageError::Internal(Box::new(error))
}

/// The records of the villages that someone may see.
///
/// # Errors
/// When the store fails.
pub(super) async fn records(
    state: &AppState,
    may_see: impl Fn(&VillageId) -> bool,
    year: Option<i32>,
) -> Result<Records, StoreError> {
    let mut villages = state.store.villages().await?;
    villages.retain(|village| may_see(&village.id));
    let mut households: Vec<_> =
        state.store.register(None).await?.into_iter().map(|(household, _)| household).collect();
    households.retain(|household| may_see(&household.village));
    let mut visits = state.store.year_visits(year, None).await?;
    visits.retain(|visit| may_see(&visit.village));
    Ok(Records { villages, households, visits, synthetic: state.commune.synthetic })
}

/// The records that a reader may see.
///
/// # Errors
/// When the store fails.
pub(super) async fn of_session(state: &AppState, session: &Session) -> Result<Records, StoreError> {
    records(state, |village| session.may_see(village), None).await
}
