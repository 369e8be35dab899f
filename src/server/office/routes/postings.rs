//! `/postings`: what hangs in which village of a round, and making a posting. One posting is in [`super::posting`].

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use super::desk::{Desk, Fields, PageError};
use super::steps::{self, InForce, MOST_FORM_BYTES, Steps, Typed};
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, PostingId, VillageId};
use crate::domain::posting::{Objection, Posting, PostingLine};
use crate::domain::stage::Stage;
use crate::server::auth::Role;
use crate::server::office::model::steps::{PostingForm, PostingRow, PostingState, VillagePostings};
use crate::server::office::view::frame::Place;
use crate::server::office::view::postings::{PostingFormPage, PostingFormPageProps, PostingsPage, PostingsPageProps};
use crate::server::state::AppState;
use crate::server::store::{Commit, Committed, RecordKey, RecordKind, RecordWrite};

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/postings", get(list).post(make))
        .route("/postings/new", get(form))
        .layer(DefaultBodyLimit::max(MOST_FORM_BYTES))
}

/// How a posting stands on a day.
pub fn state(posting: &Posting, in_force: &InForce, today: NaiveDate) -> PostingState {
    if posting.withdrawn.is_some() {
        PostingState::Withdrawn
    } else if today < posting.posted_on {
        PostingState::Ahead
    } else if today <= posting.until {
        PostingState::Hangs { left: in_force.days.between(today, posting.until) }
    } else {
        PostingState::Over
    }
}

/// The villages of a round.
pub async fn list(desk: Desk) -> Response {
    desk.answer(draw_list(&desk).await)
}

async fn draw_list(desk: &Desk) -> Result<Response, PageError> {
    let in_force = steps::in_force(desk).await?;
    let round = steps::asked_round(desk, &in_force.procedure)?;
    let steps = Steps::read(desk, round, None).await?;
    let head = steps::head(desk, &steps).await?;
    let names = heads(&steps.book.households);
    let open: Vec<(Objection, String, String)> = steps
        .book
        .objections
        .iter()
        .filter(|objection| objection.outcome.is_none())
        .map(|objection| {
            let head = names.get(&objection.household).cloned().unwrap_or_default();
            (objection.clone(), steps.village_name(&objection.village), head)
        })
        .collect();
    let villages: Vec<VillagePostings> = steps
        .villages
        .iter()
        .map(|info| VillagePostings {
            id: info.id.clone(),
            name: info.name.clone(),
            ready: awaiting(&steps, &info.id).count(),
            postings: posting_rows(&steps, &info.id),
        })
        .collect();
    let may_post = desk.session.role.posts();
    let days = steps.book.procedure.posting_working_days();
    let title = desk.words().t("steps-postings-title");
    Ok(desk.page(Place::Postings, title, move || {
        PostingsPage(PostingsPageProps {
            head: head.clone(),
            villages: villages.clone(),
            open: open.clone(),
            may_post,
            days,
        })
    }))
}

fn posting_rows(steps: &Steps, village: &VillageId) -> Vec<PostingRow> {
    let mut postings: Vec<&Posting> = steps.book.postings.iter().filter(|one| one.village == *village).collect();
    postings.sort_by_key(|posting| std::cmp::Reverse((posting.posted_on, posting.id)));
    let row = |posting: &Posting| {
        let own: Vec<&Objection> =
            steps.book.objections.iter().filter(|objection| objection.posting == posting.id).collect();
        PostingRow {
            id: posting.id,
            posted_on: posting.posted_on,
            until: posting.until,
            lines: posting.lines.len(),
            state: state(posting, &steps.in_force, steps.book.today),
            open: own.iter().filter(|objection| objection.outcome.is_none()).count(),
            objections: own.len(),
        }
    };
    postings.into_iter().map(row).collect()
}

fn heads(households: &[Household]) -> BTreeMap<HouseholdId, String> {
    households.iter().map(|household| (household.id, household.head_name().to_owned())).collect()
}

/// The form of a posting.
pub async fn form(desk: Desk) -> Response {
    desk.answer(draw_new(&desk).await)
}

async fn draw_new(desk: &Desk) -> Result<Response, PageError> {
    desk.allow(Role::posts)?;
    let in_force = steps::in_force(desk).await?;
    let round = steps::asked_round(desk, &in_force.procedure)?;
    let village = desk.visitor.query("village").map(VillageId::new).ok_or(PageError::NotFound)?;
    desk.in_scope(&village)?;
    let steps = Steps::read(desk, round, Some(&village)).await?;
    desk.opened("open_round", format!("postings/{round}"), &village).await?;
    let w = desk.words();
    let last = steps.book.postings.iter().max_by_key(|posting| (posting.posted_on, posting.id));
    let name = w.village(&steps.village_name(&village));
    let default = w
        .with("steps-places-default", [("commune", desk.state.commune.name.as_str().into()), ("village", name.into())]);
    let form = PostingForm {
        id: Uuid::now_v7().to_string(),
        posted_on: w.date(steps.book.today),
        places: last.map_or(default, |posting| posting.places.join("\n")),
        troubles: if steps.locked() { vec![steps::closed_words(desk, round)] } else { Vec::new() },
        ..PostingForm::default()
    };
    draw_form(desk, StatusCode::OK, form, &steps, village)
}

fn draw_form(
    desk: &Desk,
    status: StatusCode,
    mut form: PostingForm,
    steps: &Steps,
    village: VillageId,
) -> Result<Response, PageError> {
    let days = steps.book.procedure.posting_working_days();
    form.until = steps::day(&form.posted_on).and_then(|from| steps.in_force.days.until(from, days));
    form.holidays_unknown = form.until.is_some_and(|until| !steps.in_force.holidays.covers(until.year()));
    let lines: Vec<PostingLine> = awaiting(steps, &village).filter_map(line).collect();
    let (round, csrf, synthetic) = (steps.book.round, desk.session.csrf.clone(), desk.state.commune.synthetic);
    let village_name = steps.village_name(&village);
    let w = desk.words();
    let title = w.with("steps-posting-new", [("village", w.village(&village_name).into())]);
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Postings, title, move || {
        PostingFormPage(PostingFormPageProps {
            form: form.clone(),
            round,
            village: village.clone(),
            village_name: village_name.clone(),
            lines: lines.clone(),
            days,
            csrf: csrf.clone(),
            synthetic,
        })
    }))
}

/// Makes a posting.
pub async fn make(desk: Desk, fields: Fields) -> Response {
    desk.answer(write(&desk, fields).await)
}

async fn write(desk: &Desk, sent: Fields) -> Result<Response, PageError> {
    let typed = Typed(desk.form(sent)?);
    desk.allow(Role::posts)?;
    let village = VillageId::new(typed.get("village"));
    desk.in_scope(&village)?;
    let (id, round) = (PostingId(typed.id("id")?), typed.round()?);
    let done = || Redirect::to(&format!("/postings/{id}?done=posting")).into_response();
    if desk.state.store.record(RecordKey { kind: RecordKind::Posting, id: id.to_string() }).await?.is_some() {
        return Ok(done());
    }
    let steps = Steps::read(desk, round, Some(&village)).await?;
    let w = desk.words();
    let mut form = PostingForm {
        id: id.to_string(),
        posted_on: typed.text("posted_on")?,
        places: typed.text("places")?,
        ..PostingForm::default()
    };
    let ready: Vec<&Stage> = awaiting(&steps, &village).collect();
    let lines: Vec<PostingLine> = ready.iter().copied().filter_map(line).collect();
    let places: Vec<String> =
        form.places.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let days = steps.book.procedure.posting_working_days();
    let first = steps::day(&form.posted_on);
    let until = first.and_then(|from| steps.in_force.days.until(from, days));
    if steps.locked() {
        form.troubles.push(steps::closed_words(desk, round));
    }
    if first.is_none() {
        form.troubles.push(w.t("steps-wrong-date"));
    }
    let met = last_meeting(&steps, &ready);
    if let Some(met) = met.filter(|met| first.is_some_and(|first| first < *met)) {
        // Nobody can have read the result before the meeting gave it.
        form.troubles.push(w.with("steps-wrong-before-meeting", [("date", w.date(met).into())]));
    }
    if places.is_empty() {
        form.troubles.push(w.t("steps-wrong-places"));
    }
    if !typed.all("line").map(str::to_owned).eq(lines.iter().map(|line| format!("{}:{}", line.household, line.visit))) {
        form.troubles.push(w.t("steps-wrong-list-changed"));
    }
    let (Some(posted_on), Some(until), true) = (first, until, form.troubles.is_empty() && !ready.is_empty()) else {
        return draw_form(desk, StatusCode::UNPROCESSABLE_ENTITY, form, &steps, village);
    };
    let upheld = |posting: &&Posting| {
        steps.book.objections.iter().any(|objection| {
            objection.posting == posting.id
                && objection.outcome.as_ref().is_some_and(|outcome| outcome.upheld)
                && ready.iter().any(|stage| stage.household == objection.household)
        })
    };
    let posting = Posting {
        id,
        village: village.clone(),
        round,
        posted_on,
        until,
        working_days: days,
        places,
        repeats: steps.book.postings.iter().filter(upheld).map(|posting| posting.id).max(),
        lines,
        withdrawn: None,
        by: desk.session.full_name.clone(),
    };
    let detail = serde_json::json!({ "households": posting.lines.len(), "until": posting.until }).to_string();
    let commit = Commit {
        note: desk.note("posting", format!("posting/{id}"), village.as_str(), detail),
        households: Vec::new(),
        records: vec![RecordWrite::of(&posting, 0)?],
        expect: vec![steps.still_open()],
    };
    match desk.state.store.commit(commit).await? {
        Committed::Done | Committed::Again => Ok(done()),
        Committed::Stale { .. } => {
            form.troubles.push(steps::stale_words(desk, round).await?);
            draw_form(desk, StatusCode::CONFLICT, form, &steps, village)
        }
    }
}

/// Households of a village that can be posted now.
fn awaiting<'a>(steps: &'a Steps, village: &'a VillageId) -> impl Iterator<Item = &'a Stage> {
    steps.of(village).filter(|stage| stage.awaits_posting())
}

/// The day of the last meeting that spoke about one of the households.
fn last_meeting(steps: &Steps, ready: &[&Stage]) -> Option<NaiveDate> {
    let spoke = |id| ready.iter().any(|stage| stage.meeting.is_some_and(|(meeting, ..)| meeting == id));
    let days = steps.book.meetings.iter().filter(|meeting| spoke(meeting.id)).map(|meeting| meeting.held_on);
    days.max()
}

fn line(stage: &Stage) -> Option<PostingLine> {
    Some(PostingLine {
        household: stage.household,
        number: stage.number.clone(),
        head: stage.head.clone(),
        visit: stage.visit?,
        before: stage.before,
        class: stage.class,
    })
}
