//! `GET /`: where the commune stands.

use axum::response::Response;

use super::desk::{Desk, PageError};
use crate::server::office::model::plan::PlanState;
use crate::server::office::model::progress::{self, Besides};
use crate::server::office::model::{sync, visits};
use crate::server::office::view::frame::Place;
use crate::server::office::view::progress::{ProgressPage, ProgressPageProps};
use crate::server::store::{Trends, VisitsQuery};

/// Visits that the first page names.
const LATEST: u32 = 4;

/// Shows the page.
pub async fn show(desk: Desk) -> Response {
    desk.answer(draw(&desk).await)
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

async fn draw(desk: &Desk) -> Result<Response, PageError> {
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
        sees_plan: desk.session.role.sees_commune(),
        whole: desk.session.sees_all(),
    };
    let indicators = progress::indicators(view.commune.year);
    let data = progress::page(&view, besides, indicators, desk.state.commune.synthetic, now);
    let title = desk.words().t("office-progress-page");
    Ok(desk.page(Place::Progress, title, move || ProgressPage(ProgressPageProps { data: data.clone() })))
}
