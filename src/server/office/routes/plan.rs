//! `/plan`: the versions of each year's plan, what does not add up, the proposed split, and confirming.
//!
//! Correcting and reading files are in [`super::plan_edit`].

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use chrono::NaiveDate;

use super::desk::{Desk, Fields, PageError};
use super::plan_begin;
use super::plan_edit::{self, made};
use crate::domain::class::Class;
use crate::domain::household::Arrival;
use crate::domain::ids::VillageId;
use crate::domain::plan::revise::{self, Edition};
use crate::domain::plan::settle::settle;
use crate::domain::plan::{Plan, propose};
use crate::server::auth::Role;
use crate::server::office::model::plan::{self, ConfirmForm, Shelf};
use crate::server::office::model::plan_split;
use crate::server::office::view::frame::Place;
use crate::server::office::view::plan::{NoPlanPage, NoPlanPageProps, PlanPage, PlanPageProps};
use crate::server::office::view::plan_confirm::{ConfirmPage, ConfirmPageProps};
use crate::server::office::view::plan_split::{SplitPage, SplitPageProps};
use crate::server::office::view::plan_versions::{ComparePage, ComparePageProps};
use crate::server::state::AppState;
use crate::server::store::{Confirmation, PlanAct, PlanSave, PlanSaved, PlanView};

/// Most characters of a name or of a paper's number.
const MOST_CHARACTERS: usize = 120;

/// The routes.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/plan", get(show))
        .route("/plan/proposal", get(show_proposal).post(take_proposal))
        .route("/plan/confirm", get(show_confirm).post(confirm))
        .route("/plan/versions/{version}", get(compare))
        .merge(plan_begin::router())
        .merge(plan_edit::router())
}

/// A value of the address that is a number.
fn number<T: std::str::FromStr>(desk: &Desk, name: &str) -> Result<Option<T>, PageError> {
    desk.visitor.query(name).map(|text| text.parse().map_err(|_| PageError::NotFound)).transpose()
}

/// The version that the address asks for, with the number of the newest one of its year: `?version=`, else the newest
/// of `?year=`, else the newest of the year in force. `None` without any plan.
pub(super) async fn view_of(desk: &Desk) -> Result<Option<(PlanView, u32)>, PageError> {
    let store = &desk.state.store;
    let heads = store.plans().await?;
    let newest = |year: i32| heads.iter().find(|head| head.year == year).map(|head| head.version);
    let wanted = match (number::<u32>(desk, "version")?, number::<i32>(desk, "year")?) {
        (Some(version), _) => Some(version),
        (None, Some(year)) => Some(newest(year).ok_or(PageError::NotFound)?),
        (None, None) => heads.iter().find(|head| head.in_force).and_then(|head| newest(head.year)),
    };
    let Some(version) = wanted else { return Ok(None) };
    let view = store.plan_version(version).await?.ok_or(PageError::NotFound)?;
    let newest = newest(view.plan.year).unwrap_or(version);
    Ok(Some((view, newest)))
}

/// Shows a plan.
pub async fn show(desk: Desk) -> Response {
    desk.answer(draw(&desk).await)
}

async fn draw(desk: &Desk) -> Result<Response, PageError> {
    desk.allow(Role::sees_commune)?;
    let title = desk.words().t("office-plan-page");
    let may_change = desk.may_whole(Role::manages_plan);
    let Some((view, _)) = view_of(desk).await? else {
        return Ok(desk.page(Place::Plan, title, move || NoPlanPage(NoPlanPageProps { may_change })));
    };
    let heads = desk.state.store.plans().await?;
    let mut years = BTreeMap::new();
    for head in &heads {
        if head.in_force || !years.contains_key(&head.year) {
            let view = desk.state.store.plan_version(head.version).await?;
            years.insert(head.year, view.map(|view| view.plan));
        }
    }
    let may_begin = desk.may_whole(Role::decides);
    let shelf = Shelf { heads, years: years.into_values().flatten().collect(), may_change, may_begin };
    let data = plan::page(&view, shelf, desk.state.commune.synthetic);
    let next = if may_begin || may_change { Some(plan_begin::read(desk).await?) } else { None };
    Ok(desk.page(Place::Plan, title, move || PlanPage(PlanPageProps { data: data.clone(), next: next.clone() })))
}

/// Shows what one version changed of the one before it in its year, or of `?with=`.
pub async fn compare(desk: Desk, Path(version): Path<String>) -> Response {
    desk.answer(draw_comparison(&desk, &version).await)
}

async fn draw_comparison(desk: &Desk, version: &str) -> Result<Response, PageError> {
    desk.allow(Role::sees_commune)?;
    let store = &desk.state.store;
    let version: u32 = version.parse().map_err(|_| PageError::NotFound)?;
    let heads = store.plans().await?;
    let head = heads.iter().find(|head| head.version == version).ok_or(PageError::NotFound)?.clone();
    let with = match number::<u32>(desk, "with")? {
        Some(with) => Some(with),
        None => heads.iter().find(|one| one.year == head.year && one.version < version).map(|one| one.version),
    };
    let after = store.plan_version(version).await?.ok_or(PageError::NotFound)?;
    let before = match with {
        Some(with) => Some(store.plan_version(with).await?.ok_or(PageError::NotFound)?),
        None => None,
    };
    let changes = before.as_ref().map(|before| {
        let old = Edition { plan: &before.plan, annex: before.annex.as_ref() };
        revise::changes(old, Edition { plan: &after.plan, annex: after.annex.as_ref() })
    });
    let title = desk.words().t("plan-compare-page");
    Ok(desk.page(Place::Plan, title, move || {
        ComparePage(ComparePageProps { head: head.clone(), with, changes: changes.clone() })
    }))
}

/// The plan with its near-poor baselines: the annex's where it has them, else the register's.
async fn with_baselines(desk: &Desk, plan: &Plan) -> Result<(Plan, bool), PageError> {
    if plan.villages.iter().all(|line| line.near_start.is_some()) {
        return Ok((plan.clone(), false));
    }
    let mut near: BTreeMap<VillageId, u32> = BTreeMap::new();
    for (household, _) in desk.state.store.register(None).await? {
        if household.class_start == Class::NearPoor && household.arrival == Arrival::AtStart {
            *near.entry(household.village).or_default() += 1;
        }
    }
    // A register without any near-poor household says nothing of where to start.
    if near.is_empty() { Ok((plan.clone(), false)) } else { Ok((propose::with_near_baselines(plan, &near), true)) }
}

/// Shows the proposed split with its method; nothing is taken.
pub async fn show_proposal(desk: Desk) -> Response {
    desk.answer(draw_proposal(&desk).await)
}

async fn draw_proposal(desk: &Desk) -> Result<Response, PageError> {
    desk.allow(Role::sees_commune)?;
    let (view, newest) = view_of(desk).await?.ok_or(PageError::NotFound)?;
    let (plan, from_register) = with_baselines(desk, &view.plan).await?;
    let data = plan_split::page(&view, &plan, from_register, newest, desk.state.commune.synthetic);
    let may_take = desk.may_whole(Role::manages_plan) && newest == view.plan.version;
    let (title, csrf) = (desk.words().t("plan-split-page"), desk.session.csrf.clone());
    let content = move || SplitPage(SplitPageProps { data: data.clone(), may_take, csrf: csrf.clone() });
    Ok(desk.page(Place::Plan, title, content))
}

/// Takes the proposed split: a version that every page calls a proposal.
pub async fn take_proposal(desk: Desk, fields: Fields) -> Response {
    desk.answer(propose_split(&desk, fields).await)
}

async fn propose_split(desk: &Desk, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    desk.allow_whole(Role::manages_plan)?;
    let version = version_of(&fields)?;
    let view = desk.state.store.plan_version(version).await?.ok_or(PageError::NotFound)?;
    let (plan, _) = with_baselines(desk, &view.plan).await?;
    let plan = propose::proposal(&plan);
    let detail = serde_json::json!({ "year": plan.year, "of": version }).to_string();
    let save = PlanSave {
        plan,
        annex: view.annex,
        findings: view.findings,
        expected: version,
        made: made(desk, PlanAct::Proposed, String::new()),
        note: desk.note("plan_proposed", String::new(), "", detail),
    };
    match desk.state.store.save_plan(save).await? {
        PlanSaved::Done(version) | PlanSaved::Again(version) => done(version, "plan-proposed"),
        PlanSaved::Stale(head) => done(head.version, "plan-stale"),
    }
}

fn version_of(fields: &[(String, String)]) -> Result<u32, PageError> {
    let version = fields.iter().find(|(name, _)| name == "version").map(|(_, value)| value.as_str());
    version.and_then(|version| version.parse().ok()).ok_or(PageError::Malformed)
}

fn done(version: u32, word: &str) -> Result<Response, PageError> {
    Ok(Redirect::to(&format!("/plan?version={version}&done={word}")).into_response())
}

/// Shows what would be confirmed, and what stops it.
pub async fn show_confirm(desk: Desk) -> Response {
    let today = desk.words().today(desk.state.now());
    // Whoever stands behind the plan writes the name: an account may be called by its office.
    let form = ConfirmForm { on: desk.words().date(today), ..ConfirmForm::default() };
    desk.answer(draw_confirm(&desk, StatusCode::OK, form, None).await)
}

async fn draw_confirm(
    desk: &Desk,
    status: StatusCode,
    form: ConfirmForm,
    version: Option<u32>,
) -> Result<Response, PageError> {
    desk.allow_whole(Role::manages_plan)?;
    let found = match version {
        Some(version) => desk.state.store.plan_version(version).await?.map(|view| (view, version)),
        None => view_of(desk).await?,
    };
    let (view, newest) = found.ok_or(PageError::NotFound)?;
    let settled = settle(&view.plan, view.annex.as_ref());
    // Names are those of the year in work: a plan for the next one renames nothing before that year begins.
    let in_work = desk.state.store.plan().await?.is_some_and(|used| used.plan.year == view.plan.year);
    let villages = if in_work { desk.state.store.villages().await? } else { Vec::new() };
    let data = plan::confirm_page(&view, settled, newest, form, &villages, desk.state.commune.synthetic);
    let (title, csrf) = (desk.words().t("plan-confirm-page"), desk.session.csrf.clone());
    let content = move || ConfirmPage(ConfirmPageProps { data: data.clone(), csrf: csrf.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Plan, title, content))
}

/// Confirms a plan, with a name and a day.
pub async fn confirm(desk: Desk, fields: Fields) -> Response {
    desk.answer(put_in_force(&desk, fields).await)
}

async fn put_in_force(desk: &Desk, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    desk.allow_whole(Role::manages_plan)?;
    let field = |wanted: &str| {
        let text = fields.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value.as_str());
        crate::domain::text::tidy(text).chars().take(MOST_CHARACTERS).collect::<String>()
    };
    let version = version_of(&fields)?;
    let today = desk.words().today(desk.state.now());
    let on = NaiveDate::parse_from_str(&field("on"), "%d/%m/%Y").ok();
    let form = ConfirmForm {
        name: field("name"),
        on: field("on"),
        paper: field("paper"),
        wrong_name: field("name").is_empty(),
        wrong_day: on.is_none_or(|on| on > today),
    };
    let view = desk.state.store.plan_version(version).await?.ok_or(PageError::NotFound)?;
    let settled = settle(&view.plan, view.annex.as_ref());
    let refused = form.wrong_name || form.wrong_day || !settled.blocking.is_empty();
    let Some(on) = on.filter(|_| !refused) else {
        return draw_confirm(desk, StatusCode::UNPROCESSABLE_ENTITY, form, Some(version)).await;
    };
    let mut made = made(desk, PlanAct::Confirmed, String::new());
    made.confirmed = Some(Confirmation { name: form.name.clone(), on, paper: form.paper.clone() });
    let detail = serde_json::json!({ "year": settled.plan.year, "of": version, "name": form.name, "on": on });
    let save = PlanSave {
        plan: settled.plan,
        annex: Some(settled.annex),
        findings: settled.findings,
        expected: version,
        made,
        note: desk.note("plan_confirmed", String::new(), "", detail.to_string()),
    };
    match desk.state.store.save_plan(save).await? {
        PlanSaved::Done(version) | PlanSaved::Again(version) => done(version, "plan-confirmed"),
        PlanSaved::Stale(head) => done(head.version, "plan-stale"),
    }
}
