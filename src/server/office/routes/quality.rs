//! `/quality`: the thresholds of the checks that tell the office where to look closer, which it may change.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::desk::{Desk, Fields, PageError};
use super::steps::Typed;
use crate::domain::quality::{self, Checks, OwnThresholds};
use crate::domain::setting::OwnValue;
use crate::i18n::Lang;
use crate::server::auth::Role;
use crate::server::office::model::values::{number_rows, read_numbers, take};
use crate::server::office::view::frame::Place;
use crate::server::office::view::values::{QualityPage, QualityPageProps};
use crate::server::office::words::Words;
use crate::server::state::AppState;
use crate::server::store::{Commit, Committed, KeptRecord, RecordKey, RecordKind, RecordWrite};

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new().route("/quality", get(show).post(change))
}

/// What the office set, with the version of it.
async fn own(desk: &Desk) -> Result<(OwnThresholds, u64), PageError> {
    let key = RecordKey { kind: RecordKind::Setting, id: quality::ID.to_owned() };
    let kept = desk.state.store.record(key).await?;
    let own = kept.as_ref().map(KeptRecord::read).transpose()?.unwrap_or_default();
    Ok((own, kept.map_or(0, |kept| kept.version)))
}

fn builtin() -> Result<Checks, PageError> {
    Checks::builtin().map_err(|error| PageError::Internal(Box::new(error)))
}

/// The thresholds in force.
pub async fn in_force(desk: &Desk) -> Result<Checks, PageError> {
    Ok(builtin()?.with(&own(desk).await?.0))
}

/// The thresholds.
pub async fn show(desk: Desk) -> Response {
    desk.answer(draw(&desk, StatusCode::OK, None, Vec::new()).await)
}

async fn draw(
    desk: &Desk,
    status: StatusCode,
    typed: Option<&Typed>,
    troubles: Vec<String>,
) -> Result<Response, PageError> {
    let (own, version) = own(desk).await?;
    let shown = |name: &str| typed.and_then(|typed| typed.sent(name)).map(str::to_owned);
    let rows = number_rows(desk.words(), "quality", &builtin()?.settings, &own.values, shown);
    let (may_change, csrf) = (desk.may_whole(Role::reviews), desk.session.csrf.clone());
    let title = desk.words().t("quality-title");
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Review, title, move || {
        QualityPage(QualityPageProps {
            rows: rows.clone(),
            version,
            may_change,
            troubles: troubles.clone(),
            csrf: csrf.clone(),
        })
    }))
}

/// Changes thresholds.
pub async fn change(desk: Desk, fields: Fields) -> Response {
    desk.answer(write(&desk, fields).await)
}

async fn write(desk: &Desk, sent: Fields) -> Result<Response, PageError> {
    let typed = Typed(desk.form(sent)?);
    desk.allow_whole(Role::reviews)?;
    let expected = typed.expected()?;
    let checks = builtin()?;
    let field = |name: &str| typed.get(name).to_owned();
    let (told, troubles) = read_numbers(desk.words(), "quality", &checks.settings, field);
    if !troubles.is_empty() {
        return draw(desk, StatusCode::UNPROCESSABLE_ENTITY, Some(&typed), troubles).await;
    }
    let (mut own, _) = own(desk).await?;
    let builtin = |name: &str| checks.value(name).map(|value| value.to_string());
    let set = OwnValue {
        value: String::new(),
        by: desk.session.full_name.clone(),
        at: desk.state.now(),
        reason: String::new(),
    };
    let changed = take(&mut own.values, &told, builtin, &set);
    if changed.is_empty() {
        return Ok(Redirect::to("/quality?done=procedure-same").into_response());
    }
    // The journal is read by everyone: in Vietnamese, whatever the reader's language is.
    let w = Words::of(Lang::Vi);
    let lines: Vec<String> = changed
        .iter()
        .map(|(name, before, after)| format!("{}: {before} → {after}", w.t(&format!("quality-{name}"))))
        .collect();
    let detail = serde_json::json!({ "changed": lines.join("; ") }).to_string();
    let commit = Commit {
        note: desk.note("set_quality", format!("setting/{}", quality::ID), "", detail),
        households: Vec::new(),
        records: vec![RecordWrite::of(&own, expected)?],
        expect: Vec::new(),
    };
    match desk.state.store.commit(commit).await? {
        Committed::Done | Committed::Again => Ok(Redirect::to("/quality?done=quality").into_response()),
        Committed::Stale { .. } => {
            let told = vec![desk.words().t("steps-stale")];
            draw(desk, StatusCode::CONFLICT, Some(&typed), told).await
        }
    }
}
