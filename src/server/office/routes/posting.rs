//! `/postings/{id}`: one posting with its objections, the list to hang, and taking it down before its end.
//!
//! Taking an objection down and answering it is in [`super::objections`].

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use uuid::Uuid;

use super::desk::{Desk, Fields, PageError};
use super::postings::state;
use super::steps::{self, MOST_FORM_BYTES, Typed};
use crate::domain::household::numbered;
use crate::domain::ids::HouseholdId;
use crate::domain::posting::{Objection, Posting};
use crate::server::auth::Role;
use crate::server::office::model::steps::{ObjectionForm, PostingData};
use crate::server::office::view::deeds::{PostingPaper, PostingPaperProps};
use crate::server::office::view::frame::Place;
use crate::server::office::view::postings::{PostingPage, PostingPageProps};
use crate::server::state::AppState;
use crate::server::store::{Commit, Committed, KeptRecord, RecordKind, RecordWrite, RecordsQuery};

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/postings/{id}", get(show))
        .route("/postings/{id}/print", get(print))
        .route("/postings/{id}/withdraw", post(withdraw))
        .layer(DefaultBodyLimit::max(MOST_FORM_BYTES))
}

/// One posting.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_one(&desk, &id, StatusCode::OK, ObjectionForm::default(), Vec::new()).await)
}

/// The page of a posting, with the form of an objection as it was typed.
pub async fn draw_one(
    desk: &Desk,
    id: &str,
    status: StatusCode,
    typed: ObjectionForm,
    troubles: Vec<String>,
) -> Result<Response, PageError> {
    let (posting, version) = steps::kept::<Posting>(desk, id).await?;
    desk.opened("open_posting", format!("posting/{id}"), &posting.village).await?;
    let in_force = steps::in_force(desk).await?;
    let register = desk.state.store.register(Some(posting.village.clone())).await?;
    let mut households: Vec<(HouseholdId, String)> = register
        .iter()
        .filter(|(household, _)| household.presence.is_present())
        .map(|(household, _)| (household.id, numbered(&household.number, household.head_name())))
        .collect();
    // Whoever hangs can be objected to, wherever they live since.
    for line in &posting.lines {
        if !households.iter().any(|(household, _)| *household == line.household) {
            households.push((line.household, numbered(&line.number, &line.head)));
        }
    }
    let query = RecordsQuery {
        village: Some(posting.village.clone()),
        round: Some(posting.round.to_string()),
        ..RecordsQuery::all(RecordKind::Objection)
    };
    let objections: Vec<Objection> =
        desk.state.store.records(query).await?.iter().map(KeptRecord::read).collect::<Result<_, _>>()?;
    let mut names: BTreeMap<HouseholdId, String> =
        posting.lines.iter().map(|line| (line.household, line.head.clone())).collect();
    names.extend(register.iter().map(|(household, _)| (household.id, household.head_name().to_owned())));
    let today = steps::today(desk);
    let role = desk.session.role;
    let data = PostingData {
        state: state(&posting, &in_force, today),
        version,
        village_name: steps::village_name(desk, &posting.village).await?,
        objections: objections
            .into_iter()
            .filter(|objection| objection.posting == posting.id)
            .map(|objection| {
                let head = names.get(&objection.household).cloned().unwrap_or_default();
                (objection, head)
            })
            .collect(),
        households,
        locked: steps::locked(desk, posting.round).await?,
        may_post: role.posts(),
        may_record: role.records_meetings(),
        synthetic: desk.state.commune.synthetic,
        troubles,
        typed: ObjectionForm {
            id: if typed.id.is_empty() { Uuid::now_v7().to_string() } else { typed.id },
            received_on: if typed.received_on.is_empty() { desk.words().date(today) } else { typed.received_on },
            ..typed
        },
        posting,
    };
    let w = desk.words();
    let title = w.with("steps-posting-title", [("village", w.village(&data.village_name).into())]);
    let csrf = desk.session.csrf.clone();
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Postings, title, move || {
        PostingPage(PostingPageProps { data: data.clone(), csrf: csrf.clone() })
    }))
}

/// The list to hang.
pub async fn print(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_print(&desk, &id).await)
}

async fn draw_print(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let (mut posting, _) = steps::kept::<Posting>(desk, id).await?;
    desk.opened("print_posting", format!("posting/{id}"), &posting.village).await?;
    let namesakes = steps::namesakes(desk, &posting.village).await?;
    for line in posting.lines.iter_mut().filter(|line| namesakes.contains_key(&line.household)) {
        line.head = desk
            .words()
            .with("steps-head-number", [("head", line.head.as_str().into()), ("number", line.number.as_str().into())]);
    }
    let props = PostingPaperProps {
        back: format!("/postings/{id}"),
        letterhead: steps::letterhead(desk),
        village_name: steps::village_name(desk, &posting.village).await?,
        posting,
    };
    let title = desk.words().t("steps-posting-print");
    Ok(desk.page(Place::Postings, title, move || PostingPaper(props.clone())))
}

/// Takes a posting down before its end.
pub async fn withdraw(desk: Desk, Path(id): Path<String>, fields: Fields) -> Response {
    desk.answer(take_down(&desk, &id, fields).await)
}

async fn take_down(desk: &Desk, id: &str, sent: Fields) -> Result<Response, PageError> {
    let typed = Typed(desk.form(sent)?);
    desk.allow(Role::posts)?;
    let (mut posting, version) = steps::kept::<Posting>(desk, id).await?;
    let (expected, reason) = (typed.expected()?, typed.text("withdraw")?);
    let done = || Redirect::to(&format!("/postings/{id}?done=withdrawn")).into_response();
    if posting.withdrawn.as_deref() == Some(reason.as_str()) {
        return Ok(done());
    }
    let w = desk.words();
    let again = ObjectionForm { withdraw: reason.clone(), ..ObjectionForm::default() };
    if steps::locked(desk, posting.round).await? {
        let told = vec![steps::closed_words(desk, posting.round)];
        return draw_one(desk, id, StatusCode::UNPROCESSABLE_ENTITY, again, told).await;
    }
    if reason.is_empty() {
        let told = vec![w.t("steps-wrong-reason")];
        return draw_one(desk, id, StatusCode::UNPROCESSABLE_ENTITY, again, told).await;
    }
    if posting.withdrawn.is_some() || expected != version {
        return draw_one(desk, id, StatusCode::CONFLICT, again, vec![w.t("steps-stale")]).await;
    }
    posting.withdrawn = Some(reason.clone());
    let detail = serde_json::json!({ "reason": reason }).to_string();
    let commit = Commit {
        note: desk.note("withdraw_posting", format!("posting/{id}"), posting.village.as_str(), detail),
        households: Vec::new(),
        records: vec![RecordWrite::of(&posting, expected)?],
        expect: Vec::new(),
    };
    match desk.state.store.commit(commit).await? {
        Committed::Done | Committed::Again => Ok(done()),
        Committed::Stale { .. } => {
            let told = vec![steps::stale_words(desk, posting.round).await?];
            draw_one(desk, id, StatusCode::CONFLICT, again, told).await
        }
    }
}
