//! `/postings`: public postings with their days; `/objections`: objections to them and what came of each.

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use super::desk::{Desk, Fields, PageError};
use super::steps::{self, InForce, MOST_FORM_BYTES, Steps, Typed};
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, ObjectionId, PostingId, VillageId};
use crate::domain::posting::{Objection, ObjectionOutcome, Posting, PostingLine};
use crate::domain::stage::Stage;
use crate::domain::text;
use crate::server::office::model::steps::{
    ObjectionForm, PostingData, PostingForm, PostingRow, PostingState, StageRow, VillagePostings, rows,
};
use crate::server::office::view::deeds::{AnswerPaper, AnswerPaperProps, PostingPaper, PostingPaperProps};
use crate::server::office::view::frame::Place;
use crate::server::office::view::postings::{
    ObjectionPage, ObjectionPageProps, PostingFormPage, PostingFormPageProps, PostingPage, PostingPageProps,
    PostingsPage, PostingsPageProps,
};
use crate::server::state::AppState;
use crate::server::store::{
    Commit, Committed, KeptRecord, OfficeRecord, RecordKey, RecordKind, RecordWrite, RecordsQuery,
};

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/postings", get(list).post(make))
        .route("/postings/new", get(form))
        .route("/postings/{id}", get(show))
        .route("/postings/{id}/print", get(print))
        .route("/postings/{id}/withdraw", post(withdraw))
        .route("/postings/{id}/objections", post(object))
        .route("/objections/{id}", get(show_objection))
        .route("/objections/{id}/settle", post(settle))
        .route("/objections/{id}/answer", get(answer))
        .layer(DefaultBodyLimit::max(MOST_FORM_BYTES))
}

/// How a posting stands on a day.
fn state(posting: &Posting, in_force: &InForce, today: NaiveDate) -> PostingState {
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
            ready: steps.of(&info.id).filter(|stage| stage.awaits_posting()).count(),
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
    desk.allow(desk.session.role.posts())?;
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
    let lines: Vec<StageRow> = rows(desk.words(), steps.of(&village).filter(|stage| stage.awaits_posting()));
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
            rows: lines.clone(),
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
    desk.allow(desk.session.role.posts())?;
    let village = VillageId::new(typed.get("village"));
    desk.in_scope(&village)?;
    let (id, round) = (PostingId(typed.id("id")?), typed.round()?);
    let done = || Redirect::to(&format!("/postings/{id}?done=posting")).into_response();
    if desk.state.store.record(key(RecordKind::Posting, &id.to_string())).await?.is_some() {
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
    let ready: Vec<&Stage> = steps.of(&village).filter(|stage| stage.awaits_posting()).collect();
    let lines: Vec<String> =
        ready.iter().filter_map(|stage| stage.visit.map(|visit| format!("{}:{visit}", stage.household))).collect();
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
    if first.is_some_and(|first| first < last_meeting(&steps, &ready)) {
        // Nobody can have read the result before the meeting gave it.
        form.troubles.push(w.t("steps-wrong-before-meeting"));
    }
    if places.is_empty() {
        form.troubles.push(w.t("steps-wrong-places"));
    }
    if !typed.all("line").eq(lines.iter().map(String::as_str)) {
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
        lines: ready.iter().filter_map(|stage| line(stage)).collect(),
        withdrawn: None,
        by: desk.session.full_name.clone(),
    };
    let detail = serde_json::json!({ "households": posting.lines.len(), "until": posting.until }).to_string();
    let commit = Commit {
        note: desk.note("posting", format!("posting/{id}"), village.as_str(), detail),
        households: Vec::new(),
        records: vec![RecordWrite::of(&posting, 0)?],
        expect: vec![steps.still()],
    };
    match desk.state.store.commit(commit).await? {
        Committed::Done | Committed::Again => Ok(done()),
        Committed::Stale { .. } => {
            form.troubles.push(w.t("steps-stale"));
            draw_form(desk, StatusCode::CONFLICT, form, &steps, village)
        }
    }
}

/// The day of the last meeting that spoke about one of the households.
fn last_meeting(steps: &Steps, ready: &[&Stage]) -> NaiveDate {
    let spoke = |id| ready.iter().any(|stage| stage.meeting.is_some_and(|(meeting, ..)| meeting == id));
    let days = steps.book.meetings.iter().filter(|meeting| spoke(meeting.id)).map(|meeting| meeting.held_on);
    days.max().unwrap_or(NaiveDate::MIN)
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

fn key(kind: RecordKind, id: &str) -> RecordKey {
    RecordKey { kind, id: id.to_owned() }
}

async fn kept<T: OfficeRecord>(desk: &Desk, id: &str) -> Result<(T, u64), PageError> {
    // Ids are looked up as they were made; anything else is not there.
    let id = Uuid::parse_str(id).map_err(|_| PageError::NotFound)?;
    let kept = desk.state.store.record(key(T::KIND, &id.to_string())).await?.ok_or(PageError::NotFound)?;
    let record: T = kept.read()?;
    desk.in_scope(record.village().ok_or(PageError::NotFound)?)?;
    Ok((record, kept.version))
}

async fn village_name(desk: &Desk, village: &VillageId) -> Result<String, PageError> {
    let villages = desk.villages().await?;
    let found = villages.iter().find(|info| info.id == *village).ok_or(PageError::NotFound)?;
    Ok(text::title_case(&found.name))
}

/// One posting.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_one(&desk, &id, StatusCode::OK, ObjectionForm::default(), Vec::new()).await)
}

async fn draw_one(
    desk: &Desk,
    id: &str,
    status: StatusCode,
    typed: ObjectionForm,
    troubles: Vec<String>,
) -> Result<Response, PageError> {
    let (posting, version) = kept::<Posting>(desk, id).await?;
    desk.opened("open_posting", format!("posting/{id}"), &posting.village).await?;
    let in_force = steps::in_force(desk).await?;
    let register = desk.state.store.register(Some(posting.village.clone())).await?;
    let households: Vec<(HouseholdId, String)> = register
        .iter()
        .filter(|(household, _)| household.presence.is_present())
        .map(|(household, _)| (household.id, format!("{} · {}", household.number, household.head_name())))
        .collect();
    let query = RecordsQuery {
        village: Some(posting.village.clone()),
        round: Some(posting.round.to_string()),
        ..RecordsQuery::all(RecordKind::Objection)
    };
    let objections: Vec<Objection> =
        desk.state.store.records(query).await?.iter().map(KeptRecord::read).collect::<Result<_, _>>()?;
    let names: BTreeMap<HouseholdId, String> =
        register.iter().map(|(household, _)| (household.id, household.head_name().to_owned())).collect();
    let today = steps::today(desk);
    let role = desk.session.role;
    let data = PostingData {
        state: state(&posting, &in_force, today),
        version,
        village_name: village_name(desk, &posting.village).await?,
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
    let (posting, _) = kept::<Posting>(desk, id).await?;
    desk.opened("print_posting", format!("posting/{id}"), &posting.village).await?;
    let props = PostingPaperProps {
        back: format!("/postings/{id}"),
        letterhead: steps::letterhead(desk),
        village_name: village_name(desk, &posting.village).await?,
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
    desk.allow(desk.session.role.posts())?;
    let (mut posting, version) = kept::<Posting>(desk, id).await?;
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
        Committed::Stale { .. } => draw_one(desk, id, StatusCode::CONFLICT, again, vec![w.t("steps-stale")]).await,
    }
}

/// Takes an objection down.
pub async fn object(desk: Desk, Path(id): Path<String>, fields: Fields) -> Response {
    desk.answer(write_objection(&desk, &id, fields).await)
}

async fn write_objection(desk: &Desk, id: &str, sent: Fields) -> Result<Response, PageError> {
    let typed = Typed(desk.form(sent)?);
    desk.allow(desk.session.role.records_meetings())?;
    let (posting, _) = kept::<Posting>(desk, id).await?;
    let own = ObjectionId(typed.id("id")?);
    let done = || Redirect::to(&format!("/postings/{id}?done=objection")).into_response();
    if desk.state.store.record(key(RecordKind::Objection, &own.to_string())).await?.is_some() {
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
    let household: Option<HouseholdId> = form
        .household
        .parse()
        .ok()
        .filter(|id: &HouseholdId| register.iter().any(|(household, _)| household.id == *id));
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
    let commit = Commit {
        note: desk.note("objection", format!("objection/{own}"), posting.village.as_str(), String::new()),
        households: Vec::new(),
        records: vec![RecordWrite::of(&objection, 0)?],
        expect: Vec::new(),
    };
    match desk.state.store.commit(commit).await? {
        Committed::Done | Committed::Again => Ok(done()),
        Committed::Stale { .. } => draw_one(desk, id, StatusCode::CONFLICT, form, vec![w.t("steps-stale")]).await,
    }
}

/// One objection.
pub async fn show_objection(desk: Desk, Path(id): Path<String>) -> Response {
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
    let (objection, version) = kept::<Objection>(desk, id).await?;
    desk.opened("open_objection", format!("objection/{id}"), &objection.village).await?;
    let head = head_of(desk, &objection).await?;
    let village_name = village_name(desk, &objection.village).await?;
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
    desk.allow(desk.session.role.posts())?;
    let (mut objection, version) = kept::<Objection>(desk, id).await?;
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
            draw_objection(desk, id, StatusCode::CONFLICT, (how, answer), vec![w.t("steps-stale")]).await
        }
    }
}

/// The written answer.
pub async fn answer(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_answer(&desk, &id).await)
}

async fn draw_answer(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let (objection, _) = kept::<Objection>(desk, id).await?;
    if objection.outcome.is_none() {
        return Err(PageError::NotFound);
    }
    desk.opened("print_answer", format!("objection/{id}"), &objection.village).await?;
    let props = AnswerPaperProps {
        back: format!("/objections/{id}"),
        letterhead: steps::letterhead(desk),
        village_name: village_name(desk, &objection.village).await?,
        head: head_of(desk, &objection).await?,
        objection,
    };
    let title = desk.words().t("steps-answer-print");
    Ok(desk.page(Place::Postings, title, move || AnswerPaper(props.clone())))
}
