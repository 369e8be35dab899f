//! `GET /`: where the commune stands; the same to be printed, and as a workbook.

use axum::Router;
use axum::response::Response;
use axum::routing::get;

use super::desk::{Desk, PageError};
use super::{reports, steps};
use crate::domain::calendar::due::{self, DueState};
use crate::domain::ids::VillageId;
use crate::domain::round::Round;
use crate::server::auth::Role;
use crate::server::office::model::plan::PlanState;
use crate::server::office::model::progress::{self, Besides};
use crate::server::office::model::steps::DueRow;
use crate::server::office::model::{sync, visits};
use crate::server::office::view::frame::Place;
use crate::server::office::view::progress::{ProgressPage, ProgressPageProps, used_targets};
use crate::server::report::standing::{About, papers};
use crate::server::state::AppState;
use crate::server::store::{Trends, VisitsQuery};

/// Visits that the first page names.
const LATEST: u32 = 4;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new().route("/", get(show)).route("/progress/print", get(print)).route("/progress/xlsx", get(save))
}

/// Shows the page.
pub async fn show(desk: Desk) -> Response {
    desk.answer(draw(&desk, false).await)
}

/// Shows the page as it is printed.
pub async fn print(desk: Desk) -> Response {
    desk.answer(draw(&desk, true).await)
}

/// Gives its figures as a workbook.
pub async fn save(desk: Desk) -> Response {
    desk.answer(write(&desk).await)
}

async fn write(desk: &Desk) -> Result<Response, PageError> {
    let w = desk.words();
    let view = desk.progress().await?;
    let plan = desk.state.store.plan().await?.as_ref().map(PlanState::of);
    let targets = plan.as_ref().map(|plan| used_targets(w, plan)).unwrap_or_default();
    let about = About {
        commune: desk.state.store.commune(),
        as_of: w.today(desk.state.now()),
        targets: &targets,
        whole: desk.session.sees_all(),
    };
    let papers = papers(w, &view, about);
    let year = view.commune.year;
    desk.opened("export_progress", format!("progress/{year}"), &VillageId::default()).await?;
    reports::workbook(desk, &format!("tien-do-{year}.xlsx"), &papers)
}

/// By when the year's review is to be done, its reports that are late and the next one.
async fn due_rows(desk: &Desk, year: i32) -> Result<Vec<DueRow>, PageError> {
    let in_force = steps::in_force(desk).await?;
    let yearly = Round::yearly(year);
    let all = due::deadlines(&in_force.procedure, year).into_iter().filter(|deadline| deadline.round == yearly);
    let rows = steps::stand(desk, &in_force, all.collect()).await?;
    let (review, reports): (Vec<DueRow>, Vec<DueRow>) =
        rows.into_iter().partition(|row| row.deadline.what.is_decided());
    let open = reports.into_iter().filter(|row| row.state != DueState::Done);
    let (late, ahead): (Vec<DueRow>, Vec<DueRow>) = open.partition(DueRow::is_late);
    Ok(review.into_iter().chain(late).chain(ahead.into_iter().take(1)).collect())
}

/// How the year went in the commune; in a scope of one village, how it went there.
async fn trends(desk: &Desk) -> Result<Option<Trends>, PageError> {
    let village = match desk.scope() {
        None => None,
        Some(villages) => match villages.as_slice() {
            [one] => Some(one.clone()),
            // Several villages together have no trend of their own; each has one on its page.
            _ => return Ok(None),
        },
    };
    let today = desk.words().today(desk.state.now());
    Ok(Some(desk.state.store.trends(village, today).await?))
}

async fn draw(desk: &Desk, print: bool) -> Result<Response, PageError> {
    let store = &desk.state.store;
    let view = desk.progress().await?;
    let plan = store.plan().await?;
    let latest = store.visits(VisitsQuery { scope: desk.scope(), limit: LATEST, ..Default::default() }).await?;
    let now = desk.state.now();
    let trends = trends(desk).await?;
    let newer = match &plan {
        Some(used) => store.plans().await?.into_iter().find(|head| head.year == used.plan.year),
        None => None,
    };
    let besides = Besides {
        plan: plan.as_ref().map(PlanState::of),
        newer: newer.filter(|head| !head.in_force),
        latest: latest.into_iter().map(visits::row).collect(),
        trends,
        sync: sync::villages(&desk.villages().await?, &store.devices().await?, now),
        due: due_rows(desk, view.commune.year).await?,
        starts: plan.as_ref().map(|used| progress::starts(&used.plan, &view)).unwrap_or_default(),
        may_import: desk.session.role.manages_register() && desk.session.sees_all(),
        sees_plan: desk.session.role.sees_commune(),
        changes_plan: desk.may_whole(Role::manages_plan),
        whole: desk.session.sees_all(),
    };
    let indicators = progress::indicators(view.commune.year);
    let data = progress::page(&view, besides, indicators, desk.state.commune.synthetic, now);
    let title = desk.words().t("office-progress-page");
    Ok(desk.page(Place::Progress, title, move || ProgressPage(ProgressPageProps { data: data.clone(), print })))
}
