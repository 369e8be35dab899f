//! `/plan/begin`: the chairman begins the next plan year. From then on progress, phones and reports are of that year.
//!
//! It cannot be taken back, so it asks that the old year is closed and the new one has targets, and says what it does.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::desk::{Desk, Fields, PageError};
use crate::domain::period::Period;
use crate::domain::plan::PlanStatus;
use crate::domain::progress::begin::begin;
use crate::domain::round::Round;
use crate::server::auth::Role;
use crate::server::office::view::frame::Place;
use crate::server::office::view::plan_begin::{BeginData, BeginPage, BeginPageProps};
use crate::server::state::AppState;
use crate::server::store::{Commit, Committed, HouseholdWrite, PLAN_YEAR, RecordKey, RecordKind, RecordWrite};

/// The routes.
pub fn router() -> Router<AppState> {
    Router::new().route("/plan/begin", get(show).post(submit))
}

fn setting() -> RecordKey {
    RecordKey { kind: RecordKind::Setting, id: PLAN_YEAR.to_owned() }
}

/// What is known of the step.
pub(super) async fn read(desk: &Desk) -> Result<BeginData, PageError> {
    let store = &desk.state.store;
    let old = store.plan().await?.ok_or(PageError::NotFound)?.plan.year;
    let year = old.saturating_add(1);
    let heads = store.plans().await?;
    let has_targets = heads.iter().any(|head| head.year == year && head.status == PlanStatus::Confirmed);
    let key = RecordKey { kind: RecordKind::Period, id: Round { year: old, month: None }.to_string() };
    let period = store.record(key).await?.map(|kept| kept.read::<Period>()).transpose()?;
    let closed = period.is_some_and(|period| period.locked);
    Ok(BeginData { old, year, closed, has_targets, ticked: true })
}

/// Shows what beginning the year does, and what it waits for.
pub async fn show(desk: Desk) -> Response {
    let data = read(&desk).await;
    desk.answer(data.and_then(|data| draw(&desk, StatusCode::OK, data)))
}

fn draw(desk: &Desk, status: StatusCode, data: BeginData) -> Result<Response, PageError> {
    desk.allow_whole(Role::decides)?;
    let (title, csrf) = (desk.words().t("plan-begin-page"), desk.session.csrf.clone());
    let content = move || BeginPage(BeginPageProps { data: data.clone(), csrf: csrf.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Plan, title, content))
}

/// Begins the year.
pub async fn submit(desk: Desk, fields: Fields) -> Response {
    desk.answer(act(&desk, fields).await)
}

async fn act(desk: &Desk, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    desk.allow_whole(Role::decides)?;
    let asked: Option<i32> = fields.iter().find(|(name, _)| name == "year").and_then(|(_, year)| year.parse().ok());
    let ticked = fields.iter().any(|(name, _)| name == "sure");
    let data = BeginData { ticked, ..read(desk).await? };
    if asked == Some(data.old) {
        // The same form once more: the year has begun.
        return Ok(Redirect::to(&format!("/plan?year={}&done=plan-begun", data.old)).into_response());
    }
    if asked != Some(data.year) || !data.closed || !data.has_targets || !data.ticked {
        return draw(desk, StatusCode::UNPROCESSABLE_ENTITY, data);
    }
    let store = &desk.state.store;
    let current = store.record(setting()).await?.map_or(0, |kept| kept.version);
    let households = store
        .register(None)
        .await?
        .into_iter()
        .filter_map(|(household, expected)| Some(HouseholdWrite { household: begin(&household)?, expected }))
        .collect();
    let year = data.year.to_string();
    let body = serde_json::json!({ "year": data.year }).to_string();
    let record = RecordWrite {
        key: setting(),
        expected: current,
        village: None,
        household: None,
        round: year.clone(),
        body: body.clone(),
    };
    let commit = Commit {
        note: desk.note("begin_year", format!("year/{year}"), "", body),
        households,
        records: vec![record],
        expect: Vec::new(),
    };
    match store.commit(commit).await? {
        Committed::Done | Committed::Again => {
            Ok(Redirect::to(&format!("/plan?year={year}&done=plan-begun")).into_response())
        }
        Committed::Stale { .. } => Ok(Redirect::to("/plan/begin?done=plan-begin-stale").into_response()),
    }
}
