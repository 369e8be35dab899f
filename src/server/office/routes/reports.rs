//! `/reports`: reports 1 to 15, each on screen, on A4, as XLSX, and the names behind each figure.
//!
//! Whoever sees only some villages gets the figures of those. Lists, names and files are written down as opened before
//! they are shown.

use axum::Router;
use axum::extract::Path;
use axum::response::{Redirect, Response};
use axum::routing::get;

use super::desk::{Desk, PageError};
use super::journal::download;
use super::steps;
use crate::domain::ids::VillageId;
use crate::domain::report::{Basis, Number, Report, report};
use crate::domain::round::Round;
use crate::server::office::model::reports::{self, Figure};
use crate::server::office::view::frame::Place;
use crate::server::office::view::reports::{
    NamesPage, NamesPageProps, PrintPage, PrintPageProps, ReportPage, ReportPageProps,
};
use crate::server::report::{Asked, Gathered, Paper, gather, xlsx};
use crate::server::state::AppState;

/// What a workbook is called among formats.
pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/reports", get(first))
        .route("/reports/{number}", get(show))
        .route("/reports/{number}/print", get(print))
        .route("/reports/{number}/xlsx", get(save))
        .route("/reports/{number}/names", get(names))
}

/// The first of them.
pub async fn first(_signed_in: Desk) -> Redirect {
    Redirect::to("/reports/1")
}

/// Which report, and what it is made of.
async fn read(desk: &Desk, number: &str) -> Result<(Number, Gathered), PageError> {
    let number: u8 = number.parse().map_err(|_| PageError::NotFound)?;
    let number = Number::new(number).ok_or(PageError::NotFound)?;
    let year = match desk.visitor.query("year") {
        None => None,
        Some(text) => {
            let year: i32 = text.parse().map_err(|_| PageError::NotFound)?;
            Some(year).filter(|year| (2000..=2100).contains(year)).ok_or(PageError::NotFound).map(Some)?
        }
    };
    let basis = match desk.visitor.query("basis") {
        None => None,
        Some(code) => Some(Basis::from_code(code).ok_or(PageError::NotFound)?),
    };
    let asked = Asked { year, basis, scope: desk.scope() };
    let gathered = gather(&desk.state.store, asked, desk.state.now(), desk.words()).await?;
    if gathered.has_year() { Ok((number, gathered)) } else { Err(PageError::NotFound) }
}

/// Writes down that a list was opened; others name nobody.
async fn open_list(desk: &Desk, action: &str, report: &Report, village: Option<&VillageId>) -> Result<(), PageError> {
    if !report.number.is_list() {
        return Ok(());
    }
    let commune = VillageId::new("");
    desk.opened(action, subject(report), village.unwrap_or(&commune)).await
}

fn subject(report: &Report) -> String {
    format!("report/{}/{}/{}", report.number.get(), report.year, report.basis.code())
}

fn page_number(desk: &Desk) -> usize {
    desk.visitor.query("page").and_then(|page| page.parse().ok()).unwrap_or(1)
}

/// Shows a report.
pub async fn show(desk: Desk, Path(number): Path<String>) -> Response {
    desk.answer(draw(&desk, &number).await)
}

async fn draw(desk: &Desk, number: &str) -> Result<Response, PageError> {
    let (number, gathered) = read(desk, number).await?;
    let village = desk.visitor.query("village").map(VillageId::new);
    if let Some(village) = &village {
        desk.in_scope(village)?;
    }
    let sent = steps::sent_reports(desk, Round::yearly(gathered.year)).await?;
    let (data, made) = {
        let book = gathered.book();
        let made = report(number, &book);
        (reports::page(desk.words(), &gathered, &book, &made, (village.clone(), page_number(desk)), sent), made)
    };
    open_list(desk, "open_report", &made, village.as_ref()).await?;
    let title = desk.words().t(&format!("report-name-{}", number.get()));
    Ok(desk.page(Place::Reports, title, move || ReportPage(ReportPageProps { data: data.clone() })))
}

/// Shows a report whole, to be printed.
pub async fn print(desk: Desk, Path(number): Path<String>) -> Response {
    desk.answer(draw_print(&desk, &number).await)
}

async fn draw_print(desk: &Desk, number: &str) -> Result<Response, PageError> {
    let (number, gathered) = read(desk, number).await?;
    let made = report(number, &gathered.book());
    open_list(desk, "print_report", &made, None).await?;
    let address = reports::Address { number, year: gathered.year, basis: gathered.basis };
    let paper = Paper::of(desk.words(), &gathered, &made);
    let title = desk.words().t(&format!("report-name-{}", number.get()));
    Ok(desk.page(Place::Reports, title, move || PrintPage(PrintPageProps { paper: paper.clone(), address })))
}

/// Gives a report as a workbook.
pub async fn save(desk: Desk, Path(number): Path<String>) -> Response {
    desk.answer(write(&desk, &number).await)
}

async fn write(desk: &Desk, number: &str) -> Result<Response, PageError> {
    let (number, gathered) = read(desk, number).await?;
    let made = report(number, &gathered.book());
    let commune = VillageId::new("");
    desk.opened("export_report", subject(&made), &commune).await?;
    let paper = Paper::of(desk.words(), &gathered, &made);
    // As people of the office name their files, without marks for old drives.
    let basis = match gathered.basis {
        Basis::Surveyed => "so-ra-soat",
        Basis::Recognised => "so-cong-nhan",
    };
    let name = format!("bieu-{:02}-{}-{basis}.xlsx", number.get(), gathered.year);
    workbook(desk, &name, &[paper])
}

/// Papers as a workbook that a browser saves.
pub(super) fn workbook(desk: &Desk, name: &str, papers: &[Paper]) -> Result<Response, PageError> {
    let bytes = xlsx::workbook(papers, desk.state.now()).map_err(|error| PageError::Internal(Box::new(error)))?;
    Ok(download(XLSX, name, bytes))
}

/// Shows the names behind a figure.
pub async fn names(desk: Desk, Path(number): Path<String>) -> Response {
    desk.answer(draw_names(&desk, &number).await)
}

async fn draw_names(desk: &Desk, number: &str) -> Result<Response, PageError> {
    let figure = match (desk.visitor.query("note"), desk.visitor.query("row"), desk.visitor.query("column")) {
        (Some(note), _, _) => Figure::Note(note.to_owned()),
        (None, Some(row), Some(column)) => {
            Figure::Cell(row.to_owned(), column.parse().map_err(|_| PageError::NotFound)?)
        }
        _ => return Err(PageError::NotFound),
    };
    let (number, gathered) = read(desk, number).await?;
    let village = match &figure {
        Figure::Cell(row, _) => gathered.villages.iter().find(|village| village.id.as_str() == row),
        Figure::Note(_) => None,
    };
    let village = village.map_or_else(|| VillageId::new(""), |village| village.id.clone());
    let (data, subject) = {
        let book = gathered.book();
        let made = report(number, &book);
        let data = reports::names(desk.words(), &gathered, &book, &made, &figure, page_number(desk));
        (data.ok_or(PageError::NotFound)?, format!("{}?{}", subject(&made), figure.query()))
    };
    desk.opened("open_report_names", subject, &village).await?;
    let title = desk.words().with("report-form", [("number", format!("{:02}", number.get()).into())]);
    Ok(desk.page(Place::Reports, title, move || NamesPage(NamesPageProps { data: data.clone() })))
}
