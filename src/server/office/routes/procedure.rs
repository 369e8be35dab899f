//! `/procedure`: the procedure's values and days off, which the office may change.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::desk::{Desk, Fields, PageError};
use super::steps::{self, InForce, Typed};
use crate::domain::procedure::{OwnDay, Procedure, ProcedureChanges, month_and_day};
use crate::domain::setting::OwnValue;
use crate::server::auth::Role;
use crate::server::office::model::values::{ValueRow, number_rows, read_numbers, take};
use crate::server::office::view::frame::Place;
use crate::server::office::view::procedure::{ProcedurePage, ProcedurePageProps};
use crate::server::office::words::Words;
use crate::server::state::AppState;
use crate::server::store::{Commit, Committed, RecordWrite};

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new().route("/procedure", get(show).post(change)).route("/procedure/days", post(days))
}

/// The procedure.
pub async fn show(desk: Desk) -> Response {
    desk.answer(draw(&desk, StatusCode::OK, None, Default::default(), Vec::new()).await)
}

async fn draw(
    desk: &Desk,
    status: StatusCode,
    typed: Option<&Typed>,
    typed_day: (String, String, String),
    troubles: Vec<String>,
) -> Result<Response, PageError> {
    let in_force = steps::in_force(desk).await?;
    let builtin = Procedure::builtin().map_err(|error| PageError::Internal(Box::new(error)))?;
    let rows = values(desk.words(), &builtin, &in_force, typed);
    let own = in_force.changes.days_off.iter().rev().map(|(day, said)| (*day, said.clone())).collect::<Vec<_>>();
    let may_change = desk.may_whole(Role::posts);
    let decides = desk.session.role.decides();
    let reason = typed.map_or("", |typed| typed.get("reason")).to_owned();
    let (csrf, version, off) = (desk.session.csrf.clone(), in_force.version, in_force.holidays.off.clone());
    let title = desk.words().t("procedure-title");
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::More, title, move || {
        ProcedurePage(ProcedurePageProps {
            rows: rows.clone(),
            off: off.clone(),
            own: own.clone(),
            version,
            may_change,
            decides,
            reason: reason.clone(),
            typed_day: typed_day.clone(),
            troubles: troubles.clone(),
            csrf: csrf.clone(),
        })
    }))
}

fn values(w: &Words, builtin: &Procedure, in_force: &InForce, typed: Option<&Typed>) -> Vec<ValueRow> {
    let shown = |name: &str| typed.and_then(|typed| typed.sent(name)).map(str::to_owned);
    let own = &in_force.changes.values;
    let numbers = number_rows(w, "procedure", &builtin.settings, own, shown);
    let days = builtin.days.iter().map(|day| {
        let current = in_force.procedure.days.iter().find(|one| one.name == day.name).map_or(&day.day, |one| &one.day);
        ValueRow {
            name: day.name.clone(),
            label: w.t(&format!("procedure-{}", day.name)),
            value: shown(&day.name).unwrap_or_else(|| day_and_month(current)),
            builtin: day_and_month(&day.day),
            source: day.source.clone(),
            certainty: day.certainty,
            switch: false,
            chairman: false,
            own: own.get(&day.name).cloned(),
        }
    });
    numbers.into_iter().chain(days).collect()
}

/// `12-14` as people write it: `14/12`.
fn day_and_month(text: &str) -> String {
    month_and_day(text).map_or_else(|| text.to_owned(), |(month, day)| format!("{day:02}/{month:02}"))
}

/// `14/12` as it is kept.
fn kept_day(text: &str) -> Option<String> {
    let (day, month) = text.split_once('/')?;
    let kept = format!("{:02}-{:02}", month.trim().parse::<u32>().ok()?, day.trim().parse::<u32>().ok()?);
    month_and_day(&kept).map(|_| kept)
}

/// Changes values.
pub async fn change(desk: Desk, fields: Fields) -> Response {
    desk.answer(write(&desk, fields).await)
}

async fn write(desk: &Desk, sent: Fields) -> Result<Response, PageError> {
    let typed = Typed(desk.form(sent)?);
    desk.allow_whole(Role::posts)?;
    let (expected, reason) = (typed.expected()?, typed.text("reason")?);
    let in_force = steps::in_force(desk).await?;
    let builtin = Procedure::builtin().map_err(|error| PageError::Internal(Box::new(error)))?;
    let w = desk.words();
    let mut changes = in_force.changes.clone();
    let field = |name: &str| typed.get(name).to_owned();
    let (mut told, mut troubles) = read_numbers(w, "procedure", &builtin.settings, field);
    for day in &builtin.days {
        match kept_day(typed.get(&day.name)) {
            Some(kept) => {
                told.insert(day.name.clone(), kept);
            }
            None => {
                troubles.push(w.with("procedure-wrong-day", [("what", w.t(&format!("procedure-{}", day.name)).into())]))
            }
        }
    }
    let builtin_value = |name: &str| {
        let number = builtin.settings.iter().find(|one| one.name == name).map(|one| one.value.to_string());
        number.or_else(|| builtin.days.iter().find(|one| one.name == name).map(|one| one.day.clone()))
    };
    let set = OwnValue {
        value: String::new(),
        by: desk.session.full_name.clone(),
        at: desk.state.now(),
        reason: reason.clone(),
    };
    let changed = take(&mut changes.values, &told, builtin_value, &set);
    if changed.is_empty() && troubles.is_empty() {
        return Ok(Redirect::to("/procedure?done=procedure-same").into_response());
    }
    let stale = || vec![w.t("steps-stale")];
    if expected != in_force.version {
        // What differs may be what another changed meanwhile, and not what was meant here.
        return draw(desk, StatusCode::CONFLICT, Some(&typed), Default::default(), stale()).await;
    }
    for (name, ..) in &changed {
        let chairmans = builtin.settings.iter().any(|setting| setting.chairman && setting.name == *name);
        if chairmans && !desk.session.role.decides() {
            troubles.push(w.with("procedure-wrong-chairman", [("what", w.t(&format!("procedure-{name}")).into())]));
        }
    }
    if !changed.is_empty() && reason.is_empty() {
        troubles.push(w.t("procedure-wrong-reason"));
    }
    if !troubles.is_empty() {
        return draw(desk, StatusCode::UNPROCESSABLE_ENTITY, Some(&typed), Default::default(), troubles).await;
    }
    let detail = serde_json::json!({ "values": told, "reason": reason }).to_string();
    match put(desk, &changes, expected, detail).await? {
        Committed::Done | Committed::Again => Ok(Redirect::to("/procedure?done=procedure").into_response()),
        Committed::Stale { .. } => draw(desk, StatusCode::CONFLICT, Some(&typed), Default::default(), stale()).await,
    }
}

async fn put(desk: &Desk, changes: &ProcedureChanges, expected: u64, detail: String) -> Result<Committed, PageError> {
    let commit = Commit {
        note: desk.note("set_procedure", "setting/procedure".to_owned(), "", detail),
        households: Vec::new(),
        records: vec![RecordWrite::of(changes, expected)?],
        expect: Vec::new(),
    };
    Ok(desk.state.store.commit(commit).await?)
}

/// Adds a day off or takes one of the office's own back.
pub async fn days(desk: Desk, fields: Fields) -> Response {
    desk.answer(write_days(&desk, fields).await)
}

async fn write_days(desk: &Desk, sent: Fields) -> Result<Response, PageError> {
    let typed = Typed(desk.form(sent)?);
    desk.allow_whole(Role::posts)?;
    let expected = typed.expected()?;
    let mut changes = steps::in_force(desk).await?.changes;
    let before = changes.clone();
    let w = desk.words();
    let (day, name, kind) = (typed.text("day")?, typed.text("name")?, typed.text("kind")?);
    let detail = if let Some(day) = steps::day(typed.get("remove")) {
        changes.days_off.remove(&day);
        serde_json::json!({ "removed": day }).to_string()
    } else {
        let Some(day) = steps::day(&day).filter(|_| !name.is_empty()) else {
            let told = vec![w.t("procedure-wrong-own-day")];
            return draw(desk, StatusCode::UNPROCESSABLE_ENTITY, None, (day, name, kind), told).await;
        };
        let own = OwnDay {
            name: name.clone(),
            working: kind == "worked",
            by: desk.session.full_name.clone(),
            at: desk.state.now(),
        };
        let same = |there: &OwnDay| there.name == own.name && there.working == own.working;
        if !changes.days_off.get(&day).is_some_and(same) {
            changes.days_off.insert(day, own);
        }
        serde_json::json!({ "added": day, "name": name, "kind": kind }).to_string()
    };
    if changes == before {
        return Ok(Redirect::to("/procedure?done=procedure-same").into_response());
    }
    match put(desk, &changes, expected, detail).await? {
        Committed::Done | Committed::Again => Ok(Redirect::to("/procedure?done=procedure").into_response()),
        Committed::Stale { .. } => {
            draw(desk, StatusCode::CONFLICT, None, (day, name, kind), vec![w.t("steps-stale")]).await
        }
    }
}
