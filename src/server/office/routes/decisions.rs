//! `/decisions`: what is ready, the chairman's signature, and rounds closed and opened again. A decision that was taken,
//! with its papers, is in [`super::decision`].
//!
//! One commit writes the decision, every household that it names and the closed round, or nothing. It rests on
//! everything that was read: an objection or a visit that comes between the reading and the signature keeps it from
//! being written, and what is signed is what the chairman saw.

use std::collections::BTreeMap;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::desk::{Desk, Fields, PageError};
use super::steps::{self, Steps, Typed};
use crate::domain::class::Class;
use crate::domain::decide::{Signing, decide};
use crate::domain::decision::Decision;
use crate::domain::household::Household;
use crate::domain::ids::{DecisionId, VillageId, VisitId};
use crate::domain::period::{Period, PeriodEvent};
use crate::domain::procedure::Step;
use crate::domain::stage::Stage;
use crate::domain::visit::Visit;
use crate::i18n::{Lang, reasons};
use crate::server::auth::Role;
use crate::server::office::model::steps::{DecisionForm, DecisionsData, OpenVillage, VillageReady, rows};
use crate::server::office::view::decisions::{DecisionsPage, DecisionsPageProps};
use crate::server::office::view::frame::Place;
use crate::server::office::words::Words;
use crate::server::state::AppState;
use crate::server::store::{Commit, Committed, HouseholdWrite, RecordKey, RecordKind, RecordWrite};

/// Times that a signature is written anew when something came meanwhile that changes nothing of what is signed: phones
/// send at any time.
const TRIES: usize = 5;
/// Households of a village on one page.
const PAGE: usize = 50;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new().route("/decisions", get(list).post(sign)).route("/decisions/reopen", post(reopen))
}

/// What is ready.
pub async fn list(desk: Desk) -> Response {
    desk.answer(draw_list(&desk).await)
}

async fn draw_list(desk: &Desk) -> Result<Response, PageError> {
    let in_force = steps::in_force(desk).await?;
    let round = steps::asked_round(desk, &in_force.procedure)?;
    let steps = Steps::read(desk, round, None).await?;
    let form = DecisionForm {
        id: Uuid::now_v7().to_string(),
        date: desk.words().date(steps.book.today),
        seen: seen(&steps.stages),
        ..DecisionForm::default()
    };
    draw(desk, StatusCode::OK, &steps, form).await
}

/// What the chairman saw as ready: which households with which visits and classes.
fn seen(stages: &[Stage]) -> String {
    let mut hash = Sha256::new();
    for stage in stages.iter().filter(|stage| stage.is_ready()) {
        let visit = stage.visit.map(|visit| visit.to_string()).unwrap_or_default();
        hash.update(format!("{} {visit} {} {}\n", stage.household, stage.before.code(), stage.class.code()));
    }
    hex::encode(hash.finalize())
}

async fn draw(desk: &Desk, status: StatusCode, steps: &Steps, form: DecisionForm) -> Result<Response, PageError> {
    let w = desk.words();
    let mut villages: Vec<VillageReady> = steps
        .villages
        .iter()
        .map(|info| {
            let mut village =
                VillageReady { id: info.id.clone(), name: info.name.clone(), ready: 0, missing: 0, decided: 0 };
            for stage in steps.of(&info.id) {
                if stage.decided.is_some() {
                    village.decided += 1;
                } else if stage.is_ready() {
                    village.ready += 1;
                } else {
                    village.missing += 1;
                }
            }
            village
        })
        .collect();
    // Those that have something to sign come first; the others keep the order of lists.
    villages.sort_by_key(|village| village.ready == 0);
    let mut found: BTreeMap<Class, usize> = BTreeMap::new();
    for stage in steps.stages.iter().filter(|stage| stage.is_ready()) {
        *found.entry(stage.class).or_default() += 1;
    }
    let open = match desk.visitor.query("village").map(VillageId::new) {
        Some(village) => {
            desk.in_scope(&village)?;
            let page = desk.visitor.query("page").and_then(|page| page.parse().ok()).unwrap_or(1);
            Some(open_village(w, steps, village, page))
        }
        None => None,
    };
    let mut decisions: Vec<Decision> =
        steps.book.decisions.iter().filter(|decision| decision.round == steps.book.round).cloned().collect();
    decisions.sort_by_key(|decision| std::cmp::Reverse((decision.at, decision.id)));
    for decision in &mut decisions {
        keep_to_scope(desk, decision);
    }
    decisions.retain(|decision| !decision.lines.is_empty());
    desk.opened("open_round", format!("decisions/{}", steps.book.round), &VillageId::default()).await?;
    let data = DecisionsData {
        head: steps::head(desk, steps).await?,
        villages,
        open,
        found,
        decisions,
        period: steps.period.clone(),
        period_version: steps.period_version,
        may_decide: desk.session.role.decides() && desk.session.sees_all(),
        form,
    };
    let (title, csrf) = (w.t("steps-decisions-title"), desk.session.csrf.clone());
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Decisions, title, move || {
        DecisionsPage(DecisionsPageProps { data: data.clone(), csrf: csrf.clone() })
    }))
}

/// A page of a village's households that wait for a decision, those that are ready first.
fn open_village(w: &Words, steps: &Steps, id: VillageId, page: usize) -> OpenVillage {
    let waiting = |ready: bool| {
        steps.of(&id).filter(move |stage| stage.decided.is_none() && stage.is_ready() == ready).collect::<Vec<_>>()
    };
    let (ready, missing) = (waiting(true), waiting(false));
    let total = ready.len().saturating_add(missing.len());
    let pages = total.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let first = page.saturating_sub(1).saturating_mul(PAGE);
    let of_missing = PAGE.saturating_sub(ready.len().saturating_sub(first));
    let missing = missing.into_iter().skip(first.saturating_sub(ready.len())).take(of_missing);
    let missing = rows(w, missing);
    let ready = rows(w, ready.into_iter().skip(first).take(PAGE));
    OpenVillage { ready, missing, total, page, pages, id }
}

/// Leaves of a decision what the reader may see.
pub fn keep_to_scope(desk: &Desk, decision: &mut Decision) {
    decision.lines.retain(|line| desk.session.may_see(&line.village));
    decision.refusals.retain(|line| desk.session.may_see(&line.village));
}

/// Where a decision is kept.
pub fn decision_key(id: DecisionId) -> RecordKey {
    RecordKey { kind: RecordKind::Decision, id: id.to_string() }
}

/// Takes the decision.
pub async fn sign(desk: Desk, fields: Fields) -> Response {
    desk.answer(write(&desk, fields).await)
}

async fn write(desk: &Desk, sent: Fields) -> Result<Response, PageError> {
    let typed = Typed(desk.form(sent)?);
    // A decision is of the whole commune: a chairman kept to some villages would decide what they cannot see.
    desk.allow(Role::decides)?;
    desk.allow(|_| desk.session.sees_all())?;
    let (id, round) = (DecisionId(typed.id("id")?), typed.round()?);
    for _ in 0..TRIES {
        // The same form twice: it was signed the first time.
        if desk.state.store.record(decision_key(id)).await?.is_some() {
            return Ok(Redirect::to(&format!("/decisions/{id}?done=decision")).into_response());
        }
        let steps = Steps::read(desk, round, None).await?;
        let mut form = DecisionForm {
            id: id.to_string(),
            number: typed.text("number")?,
            date: typed.text("decided_on")?,
            seen: seen(&steps.stages),
            left: !typed.get("left").is_empty(),
            ..DecisionForm::default()
        };
        let Some(decided_on) = check(desk, &typed, &steps, &mut form) else {
            return draw(desk, StatusCode::UNPROCESSABLE_ENTITY, &steps, form).await;
        };
        let commit = signed(desk, &steps, id, form.number, decided_on).await?;
        if matches!(desk.state.store.commit(commit).await?, Committed::Done | Committed::Again) {
            return Ok(Redirect::to(&format!("/decisions/{id}?done=decision")).into_response());
        }
    }
    let steps = Steps::read(desk, round, None).await?;
    let form = DecisionForm {
        id: id.to_string(),
        number: typed.text("number")?,
        date: typed.text("decided_on")?,
        seen: seen(&steps.stages),
        left: !typed.get("left").is_empty(),
        troubles: vec![desk.words().t("steps-wrong-busy")],
        ..DecisionForm::default()
    };
    draw(desk, StatusCode::CONFLICT, &steps, form).await
}

/// The day of the decision, or what is wrong with the form, written into it.
fn check(desk: &Desk, typed: &Typed, steps: &Steps, form: &mut DecisionForm) -> Option<NaiveDate> {
    let w = desk.words();
    let mut troubles = Vec::new();
    if steps.locked() {
        troubles.push(steps::closed_words(desk, steps.book.round));
    }
    let waiting = steps.stages.iter().filter(|stage| stage.decided.is_none() && !stage.is_ready()).count();
    if waiting > 0 && !form.left {
        troubles.push(w.with("steps-wrong-left", [("count", waiting.into())]));
    }
    if form.number.is_empty() || form.number.chars().count() > 60 {
        troubles.push(w.t("steps-wrong-number"));
    }
    if steps.book.decisions.iter().any(|decision| !form.number.is_empty() && decision.number == form.number) {
        troubles.push(w.with("steps-wrong-number-taken", [("number", form.number.as_str().into())]));
    }
    let decided_on = steps::day(&form.date);
    match decided_on {
        None => troubles.push(w.t("steps-wrong-date")),
        Some(day) if day > steps.book.today => troubles.push(w.t("steps-wrong-future")),
        Some(day) => {
            if let Some((until, count)) = hung_beyond(steps, day) {
                let told = [("count", count.into()), ("until", w.date(until).into())];
                troubles.push(w.with("steps-wrong-before-end", told));
            } else if let Some(met) = met_after(steps, day) {
                troubles.push(w.with("steps-wrong-before-met", [("date", w.date(met).into())]));
            }
        }
    }
    if typed.get("seen") != form.seen {
        troubles.push(w.t("steps-wrong-ready-changed"));
    }
    if !steps.stages.iter().any(Stage::is_ready) {
        troubles.push(w.t("steps-wrong-nobody-ready"));
    }
    form.troubles = troubles;
    decided_on.filter(|_| form.troubles.is_empty())
}

/// The decision with everything that follows from it.
async fn signed(
    desk: &Desk,
    steps: &Steps,
    id: DecisionId,
    number: String,
    decided_on: NaiveDate,
) -> Result<Commit, PageError> {
    let (round, signer, at) = (steps.book.round, desk.session.full_name.clone(), desk.state.now());
    // A letter goes to a household: it is in Vietnamese whatever the chairman reads.
    let letters = Words::of(Lang::Vi);
    let signing = Signing { id, number, decided_on, signer: signer.clone(), at };
    // Only a request that is refused gets a letter, and only a letter asks what the form says.
    let asked = steps.stages.iter().filter(|stage| stage.is_ready() && stage.request.is_some());
    let visits = desk.state.store.visits_named(asked.filter_map(|stage| stage.visit).collect()).await?;
    let visits: BTreeMap<VisitId, Visit> = visits.into_iter().map(|visit| (visit.id, visit)).collect();
    let made = decide(&steps.book, &steps.stages, signing, |stage| {
        stage.visit.and_then(|visit| visits.get(&visit)).map(|visit| reason(&letters, visit)).unwrap_or_default()
    });
    let mut history = steps.period.as_ref().map(|period| period.history.clone()).unwrap_or_default();
    history.push(PeriodEvent { locked: true, by: signer, at, decision: Some(id), reason: String::new() });
    let period = Period { round, locked: true, history };
    let detail = serde_json::json!({
        "number": made.decision.number,
        "households": made.decision.lines.len(),
        "refused": made.decision.refusals.len(),
    });
    let write = |household: Household| {
        let expected = steps.versions.get(&household.id).copied().unwrap_or(0);
        HouseholdWrite { household, expected }
    };
    Ok(Commit {
        note: desk.note("decide", format!("decision/{id}"), "", detail.to_string()),
        records: vec![RecordWrite::of(&made.decision, 0)?, RecordWrite::of(&period, steps.period_version)?],
        households: made.households.into_iter().map(write).collect(),
        expect: steps.all_of_it(),
    })
}

/// How many results that are ready still hung on a day, and the last day of any; none where posting is left out.
fn hung_beyond(steps: &Steps, day: NaiveDate) -> Option<(NaiveDate, usize)> {
    if !steps.book.procedure.asks(Step::Posting) {
        return None;
    }
    let until = |stage: &Stage| {
        let posting = steps.book.postings.iter().find(|posting| Some(posting.id) == stage.posting)?;
        Some(posting.until).filter(|until| *until >= day)
    };
    let beyond: Vec<NaiveDate> = steps.stages.iter().filter(|stage| stage.is_ready()).filter_map(until).collect();
    beyond.iter().max().map(|until| (*until, beyond.len()))
}

/// The last meeting that spoke about a result that is ready, when it was held after a day.
fn met_after(steps: &Steps, day: NaiveDate) -> Option<NaiveDate> {
    let spoke = |id| steps.stages.iter().any(|one| one.is_ready() && one.meeting.is_some_and(|(met, ..)| met == id));
    let days = steps.book.meetings.iter().filter(|meeting| meeting.held_on > day && spoke(meeting.id));
    days.map(|meeting| meeting.held_on).max().filter(|_| steps.book.procedure.asks(Step::Meeting))
}

/// Why a request is refused: what the classification rests on, in the letter's words.
fn reason(w: &Words, visit: &Visit) -> String {
    let found = &visit.classification;
    let lacking: Vec<String> =
        found.deprived().into_iter().map(|number| w.indicator(&found.standard, number)).collect();
    let mut reason = w.with(
        "steps-refusal-reason",
        [
            ("date", w.date(visit.visited_on).into()),
            ("class", w.class(found.class).into()),
            ("why", reasons::class_sentence(w.i18n(), found).into()),
        ],
    );
    if !lacking.is_empty() {
        reason.push(' ');
        reason.push_str(
            &w.with("steps-refusal-lacking", [("count", lacking.len().into()), ("names", lacking.join(", ").into())]),
        );
    }
    reason
}

/// Opens a closed round again.
pub async fn reopen(desk: Desk, fields: Fields) -> Response {
    desk.answer(open_again(&desk, fields).await)
}

async fn open_again(desk: &Desk, sent: Fields) -> Result<Response, PageError> {
    let typed = Typed(desk.form(sent)?);
    desk.allow(Role::decides)?;
    desk.allow(|_| desk.session.sees_all())?;
    let (round, expected, reason) = (typed.round()?, typed.expected()?, typed.text("reason")?);
    let steps = Steps::read(desk, round, None).await?;
    let done = || Redirect::to(&format!("/decisions?round={round}&done=reopened")).into_response();
    let w = desk.words();
    let mut form = DecisionForm {
        id: Uuid::now_v7().to_string(),
        date: desk.words().date(steps.book.today),
        seen: seen(&steps.stages),
        reason: reason.clone(),
        ..DecisionForm::default()
    };
    let Some(mut period) = steps.period.clone() else { return Err(PageError::NotFound) };
    if !period.locked && period.history.last().is_some_and(|event| event.reason == reason) {
        return Ok(done());
    }
    if reason.is_empty() {
        form.troubles.push(w.t("steps-wrong-reason"));
        return draw(desk, StatusCode::UNPROCESSABLE_ENTITY, &steps, form).await;
    }
    if !period.locked {
        let told = period.history.last().map(|event| {
            w.with("steps-wrong-open", [("by", event.by.as_str().into()), ("at", w.moment(event.at).into())])
        });
        form.troubles.extend(told);
        return draw(desk, StatusCode::CONFLICT, &steps, form).await;
    }
    period.locked = false;
    period.history.push(PeriodEvent {
        locked: false,
        by: desk.session.full_name.clone(),
        at: desk.state.now(),
        decision: None,
        reason: reason.clone(),
    });
    let detail = serde_json::json!({ "reason": reason }).to_string();
    let commit = Commit {
        note: desk.note("reopen", format!("period/{round}"), "", detail),
        households: Vec::new(),
        records: vec![RecordWrite::of(&period, expected)?],
        expect: Vec::new(),
    };
    match desk.state.store.commit(commit).await? {
        Committed::Done | Committed::Again => Ok(done()),
        Committed::Stale { .. } => {
            form.troubles.push(w.t("steps-stale"));
            draw(desk, StatusCode::CONFLICT, &steps, form).await
        }
    }
}
