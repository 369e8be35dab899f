//! `/objections`: what someone says against a posted result, taken down, settled and answered in writing.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::desk::{Desk, Fields, PageError};
use super::posting::draw_one;
use super::steps::{self, MOST_FORM_BYTES, Typed};
use crate::domain::ids::{HouseholdId, ObjectionId};
use crate::domain::posting::{Objection, ObjectionOutcome, Posting};
use crate::server::auth::Role;
use crate::server::office::model::steps::ObjectionForm;
use crate::server::office::view::deeds::{AnswerPaper, AnswerPaperProps};
use crate::server::office::view::frame::Place;
use crate::server::office::view::objections::{ObjectionPage, ObjectionPageProps};
use crate::server::state::AppState;
use crate::server::store::{Commit, Committed, RecordKey, RecordKind, RecordWrite};

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/postings/{id}/objections", post(object))
        .route("/objections/{id}", get(show))
        .route("/objections/{id}/settle", post(settle))
        .route("/objections/{id}/answer", get(answer))
        .layer(DefaultBodyLimit::max(MOST_FORM_BYTES))
}

/// Takes an objection down.
pub async fn object(desk: Desk, Path(id): Path<String>, fields: Fields) -> Response {
    desk.answer(write_objection(&desk, &id, fields).await)
}

async fn write_objection(desk: &Desk, id: &str, sent: Fields) -> Result<Response, PageError> {
    let typed = Typed(desk.form(sent)?);
    desk.allow(Role::records_meetings)?;
    let (posting, _) = steps::kept::<Posting>(desk, id).await?;
    let own = ObjectionId(typed.id("id")?);
    let done = || Redirect::to(&format!("/postings/{id}?done=objection")).into_response();
    if desk.state.store.record(RecordKey { kind: RecordKind::Objection, id: own.to_string() }).await?.is_some() {
        return Ok(done());
    }
    let form = ObjectionForm {
        id: own.to_string(),
        household: typed.text("household")?,
        name: typed.text("name")?,
        contact: typed.text("contact")?,
        text: typed.text("text")?,
        received_on: typed.text("received_on")?,
        withdraw: String::new(),
    };
    let w = desk.words();
    let mut troubles = Vec::new();
    if steps::locked(desk, posting.round).await? {
        troubles.push(steps::closed_words(desk, posting.round));
    }
    if posting.withdrawn.is_some() {
        troubles.push(w.t("steps-wrong-withdrawn"));
    }
    let register = desk.state.store.register(Some(posting.village.clone())).await?;
    let household: Option<HouseholdId> = form.household.parse().ok().filter(|id: &HouseholdId| {
        register.iter().any(|(household, _)| household.id == *id)
            || posting.lines.iter().any(|line| line.household == *id)
    });
    if household.is_none() {
        troubles.push(w.t("steps-wrong-household"));
    }
    for (name, value) in [("name", &form.name), ("text", &form.text)] {
        if value.is_empty() {
            troubles.push(w.t(&format!("steps-wrong-{name}")));
        }
    }
    let received_on = steps::day(&form.received_on);
    match received_on {
        None => troubles.push(w.t("steps-wrong-date")),
        Some(day) if day > steps::today(desk) => troubles.push(w.t("steps-wrong-future")),
        Some(day) if day < posting.posted_on => troubles.push(w.t("steps-wrong-before-posting")),
        Some(_) => {}
    }
    let (Some(household), Some(received_on), true) = (household, received_on, troubles.is_empty()) else {
        return draw_one(desk, id, StatusCode::UNPROCESSABLE_ENTITY, form, troubles).await;
    };
    let objection = Objection {
        id: own,
        posting: posting.id,
        village: posting.village.clone(),
        round: posting.round,
        household,
        name: form.name.clone(),
        contact: form.contact.clone(),
        text: form.text.clone(),
        received_on,
        by: desk.session.full_name.clone(),
        outcome: None,
    };
    if let Some(field) = objection.fault() {
        let told = vec![steps::fault_words(w, field)];
        return draw_one(desk, id, StatusCode::UNPROCESSABLE_ENTITY, form, told).await;
    }
    let commit = Commit {
        note: desk.note("objection", format!("objection/{own}"), posting.village.as_str(), String::new()),
        households: Vec::new(),
        records: vec![RecordWrite::of(&objection, 0)?],
        expect: Vec::new(),
    };
    match desk.state.store.commit(commit).await? {
        Committed::Done | Committed::Again => Ok(done()),
        Committed::Stale { .. } => {
            let told = vec![steps::stale_words(desk, posting.round).await?];
            draw_one(desk, id, StatusCode::CONFLICT, form, told).await
        }
    }
}

/// One objection.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_objection(&desk, &id, StatusCode::OK, Default::default(), Vec::new()).await)
}

async fn head_of(desk: &Desk, objection: &Objection) -> Result<String, PageError> {
    let names = desk.state.store.household_names([objection.household].into()).await?;
    Ok(names.get(&objection.household).map(|name| name.head.clone()).unwrap_or_default())
}

async fn draw_objection(
    desk: &Desk,
    id: &str,
    status: StatusCode,
    typed: (String, String),
    troubles: Vec<String>,
) -> Result<Response, PageError> {
    let (objection, version) = steps::kept::<Objection>(desk, id).await?;
    desk.opened("open_objection", format!("objection/{id}"), &objection.village).await?;
    let head = head_of(desk, &objection).await?;
    let village_name = steps::village_name(desk, &objection.village).await?;
    let (may_settle, locked) = (desk.session.role.posts(), steps::locked(desk, objection.round).await?);
    let (csrf, synthetic) = (desk.session.csrf.clone(), desk.state.commune.synthetic);
    let title = desk.words().with("steps-objection-title", [("head", head.as_str().into())]);
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Postings, title, move || {
        ObjectionPage(ObjectionPageProps {
            objection: objection.clone(),
            version,
            head: head.clone(),
            village_name: village_name.clone(),
            may_settle,
            locked,
            typed: typed.clone(),
            troubles: troubles.clone(),
            csrf: csrf.clone(),
            synthetic,
        })
    }))
}

/// Settles an objection.
pub async fn settle(desk: Desk, Path(id): Path<String>, fields: Fields) -> Response {
    desk.answer(write_outcome(&desk, &id, fields).await)
}

async fn write_outcome(desk: &Desk, id: &str, sent: Fields) -> Result<Response, PageError> {
    let typed = Typed(desk.form(sent)?);
    desk.allow(Role::posts)?;
    let (mut objection, version) = steps::kept::<Objection>(desk, id).await?;
    let (how, answer, expected) = (typed.text("outcome")?, typed.text("answer")?, typed.expected()?);
    let done = || Redirect::to(&format!("/objections/{id}?done=objection-settled")).into_response();
    let same = |outcome: &ObjectionOutcome| outcome.upheld == (how == "upheld") && outcome.text == answer;
    if objection.outcome.as_ref().is_some_and(same) {
        return Ok(done());
    }
    let w = desk.words();
    let mut troubles = Vec::new();
    if steps::locked(desk, objection.round).await? {
        troubles.push(steps::closed_words(desk, objection.round));
    }
    if !matches!(how.as_str(), "upheld" | "dismissed") {
        troubles.push(w.t("steps-wrong-outcome"));
    }
    if answer.is_empty() {
        troubles.push(w.t("steps-wrong-answer"));
    }
    if !troubles.is_empty() {
        return draw_objection(desk, id, StatusCode::UNPROCESSABLE_ENTITY, (how, answer), troubles).await;
    }
    if let (Some(outcome), true) = (&objection.outcome, expected != version) {
        let told = w.with(
            "steps-stale-objection",
            [("by", outcome.by.as_str().into()), ("date", w.date(outcome.on).into()), ("text", answer.as_str().into())],
        );
        return draw_objection(desk, id, StatusCode::CONFLICT, (how, answer), vec![told]).await;
    }
    objection.outcome = Some(ObjectionOutcome {
        upheld: how == "upheld",
        text: answer.clone(),
        on: steps::today(desk),
        by: desk.session.full_name.clone(),
    });
    let detail = serde_json::json!({ "outcome": how }).to_string();
    let commit = Commit {
        note: desk.note("settle_objection", format!("objection/{id}"), objection.village.as_str(), detail),
        households: Vec::new(),
        records: vec![RecordWrite::of(&objection, expected)?],
        expect: Vec::new(),
    };
    match desk.state.store.commit(commit).await? {
        Committed::Done | Committed::Again => Ok(done()),
        Committed::Stale { .. } => {
            let told = vec![steps::stale_words(desk, objection.round).await?];
            draw_objection(desk, id, StatusCode::CONFLICT, (how, answer), told).await
        }
    }
}

/// The written answer.
pub async fn answer(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_answer(&desk, &id).await)
}

async fn draw_answer(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let (objection, _) = steps::kept::<Objection>(desk, id).await?;
    if objection.outcome.is_none() {
        return Err(PageError::NotFound);
    }
    desk.opened("print_answer", format!("objection/{id}"), &objection.village).await?;
    let props = AnswerPaperProps {
        back: format!("/objections/{id}"),
        letterhead: steps::letterhead(desk),
        village_name: steps::village_name(desk, &objection.village).await?,
        head: head_of(desk, &objection).await?,
        objection,
    };
    let title = desk.words().t("steps-answer-print");
    Ok(desk.page(Place::Postings, title, move || AnswerPaper(props.clone())))
}
