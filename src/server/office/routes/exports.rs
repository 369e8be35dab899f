//! `/exports`: files of data with the columns they have. Who took which is written down before it leaves.

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::desk::{Desk, PageError};
use super::journal::download;
use super::odata;
use super::reports::XLSX;
use crate::domain::ids::VillageId;
use crate::server::auth::Session;
use crate::server::office::model::dictionary::{self, Meanings};
use crate::server::office::model::export;
use crate::server::office::model::tables::{Records, Set};
use crate::server::office::model::workbook::{self, About};
use crate::server::office::view::exports::{ExportsPage, ExportsPageProps};
use crate::server::office::view::frame::Place;
use crate::server::report::gather::{households_in, visits_in, years};
use crate::server::sheet::write::separated;
use crate::server::state::AppState;
use crate::server::store::StoreError;

/// The files.
pub const FILES: [&str; 5] = ["households.csv", "members.csv", "visits.csv", "visits.jsonl", "households.geojson"];

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/exports", get(show))
        .route("/exports/columns.csv", get(columns))
        .route("/exports/tables.xlsx", get(tables))
        .route("/exports/{file}", get(file))
        .merge(odata::router())
}

/// Shows what there is to take.
async fn show(desk: Desk) -> Response {
    desk.answer(draw(&desk).await)
}

async fn draw(desk: &Desk) -> Result<Response, PageError> {
    let in_work = desk.progress().await?.commune.year;
    let year = asked_year(desk)?.unwrap_or(in_work);
    let years: Vec<i32> = years(&desk.state.store, in_work).await?.into_iter().rev().collect();
    if !years.contains(&year) {
        return Err(PageError::NotFound);
    }
    let synthetic = desk.state.commune.synthetic;
    let address = format!("{}/odata/v1/", desk.state.public_url);
    let title = desk.words().t("people-exports-title");
    let meanings = meanings(desk).await?;
    Ok(desk.page(Place::More, title, move || {
        ExportsPage(ExportsPageProps {
            files: FILES.to_vec(),
            year,
            years: years.clone(),
            other: (year != in_work).then_some(year),
            address: address.clone(),
            synthetic,
            meanings: meanings.clone(),
        })
    }))
}

/// The year whose visits are asked for; without one, that of the plan.
fn asked_year(desk: &Desk) -> Result<Option<i32>, PageError> {
    desk.visitor.query("year").map(str::parse::<i32>).transpose().map_err(|_| PageError::Malformed)
}

/// What every column and every code means, with the points tables that the commune put in.
async fn meanings(desk: &Desk) -> Result<Vec<Meanings>, PageError> {
    let points = desk.state.store.points().await?.into_iter().map(|version| version.table).collect::<Vec<_>>();
    Ok(dictionary::tables(desk.words(), &points))
}

/// Gives the list of columns and codes. It names nobody, so nobody is told of it.
async fn columns(desk: Desk) -> Response {
    desk.answer(list(&desk).await)
}

async fn list(desk: &Desk) -> Result<Response, PageError> {
    let bytes = separated(dictionary::rows(desk.words(), &meanings(desk).await?));
    Ok(download("text/csv; charset=utf-8", "so-thon-y-nghia-cot.csv", bytes))
}

/// Gives the tables in words.
async fn tables(desk: Desk) -> Response {
    desk.answer(book(&desk).await)
}

async fn book(desk: &Desk) -> Result<Response, PageError> {
    desk.slowly()?;
    let asked = asked_year(desk)?;
    let records = records(&desk.state, &desk.session, asked, &Set::ALL).await?;
    let year = asked.unwrap_or(desk.progress().await?.commune.year);
    let (w, commune) = (desk.words(), &desk.state.commune.name);
    let mut lines = vec![
        w.with("people-book-about", [("commune", commune.clone().into()), ("year", year.to_string().into())]),
        w.with(
            "people-book-taken",
            [("at", w.moment(desk.state.now()).into()), ("who", desk.session.full_name.clone().into())],
        ),
        w.t("people-book-scope"),
        w.t("people-book-without"),
        w.t("people-book-meanings"),
    ];
    if records.synthetic {
        lines.insert(0, w.t("people-book-sample"));
    }
    let bytes = workbook::workbook(w, &records, &About { lines }, &meanings(desk).await?).map_err(failed)?;
    desk.opened("export", "export/tables.xlsx".to_owned(), &own_village(desk)).await?;
    let sample = if records.synthetic { "du-lieu-mau-" } else { "" };
    Ok(download(XLSX, &format!("{sample}so-ho-{year}.xlsx"), bytes))
}

/// The village that a reader has when there is one, else the commune.
fn own_village(desk: &Desk) -> VillageId {
    match desk.session.villages.as_slice() {
        [one] => one.clone(),
        _ => VillageId::default(),
    }
}

/// Gives one file.
async fn file(desk: Desk, Path(name): Path<String>) -> Response {
    desk.answer(give(&desk, &name).await)
}

async fn give(desk: &Desk, name: &str) -> Result<Response, PageError> {
    let name = FILES.into_iter().find(|file| *file == name).ok_or(PageError::NotFound)?;
    desk.slowly()?;
    let year = asked_year(desk)?;
    let set = match name {
        "members.csv" => Set::Members,
        "visits.csv" | "visits.jsonl" => Set::Visits,
        _ => Set::Households,
    };
    let records = records(&desk.state, &desk.session, year, &[set]).await?;
    let (kind, bytes) = match name {
        "households.csv" => ("text/csv; charset=utf-8", export::csv(&records, Set::Households).map_err(failed)?),
        "members.csv" => ("text/csv; charset=utf-8", export::csv(&records, Set::Members).map_err(failed)?),
        "visits.csv" => ("text/csv; charset=utf-8", export::visits_csv(&records).map_err(failed)?),
        "visits.jsonl" => ("application/jsonl", export::visits_jsonl(&records).map_err(failed)?),
        _ => ("application/geo+json", export::geojson(&records).map_err(failed)?),
    };
    desk.opened("export", format!("export/{name}"), &own_village(desk)).await?;
    // Made-up data says so in the name of its file.
    let sample = if records.synthetic { "du-lieu-mau-" } else { "" };
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    let of_year = year.map(|year| format!("-{year}")).unwrap_or_default();
    let attachment = format!("attachment; filename=\"{sample}{stem}{of_year}.{ending}\"");
    let attachment = HeaderValue::from_str(&attachment).map_err(failed)?;
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CONTENT_DISPOSITION, attachment)], bytes)
        .into_response())
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> PageError {
    PageError::Internal(Box::new(error))
}

/// The records of the villages that someone may see: those of which the rows of these tables are made, and no others,
/// since every visit of a commune is much to read.
///
/// # Errors
/// When the store fails.
pub(super) async fn records(
    state: &AppState,
    session: &Session,
    year: Option<i32>,
    sets: &[Set],
) -> Result<Records, StoreError> {
    let mut villages = state.store.villages().await?;
    villages.retain(|village| session.may_see(&village.id));
    let scope = (!session.sees_all()).then(|| session.villages.clone());
    let mut records = Records { villages, synthetic: state.commune.synthetic, ..Records::default() };
    if sets.iter().any(|set| set.reads_households()) {
        records.households = households_in(&state.store, scope.as_deref()).await?;
    }
    if sets.iter().any(|set| set.reads_visits()) {
        records.visits = visits_in(&state.store, year, scope.as_deref()).await?;
    }
    Ok(records)
}
