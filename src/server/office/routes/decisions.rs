//! `/decisions`: what is ready, the chairman's decision, certificates, letters, and rounds closed and opened again.
//!
//! One commit writes the decision, every household that it names and the closed round, or nothing.

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::desk::{Desk, Fields, PageError};
use super::steps::{self, Steps, Typed};
use crate::domain::birth::Birth;
use crate::domain::decide::{Signing, decide};
use crate::domain::decision::Decision;
use crate::domain::ids::{DecisionId, HouseholdId, VillageId};
use crate::domain::period::{Period, PeriodEvent};
use crate::domain::stage::Stage;
use crate::domain::text;
use crate::i18n::{Lang, reasons};
use crate::server::office::model::steps::{
    DecisionData, DecisionForm, DecisionVillage, DecisionsData, VillageReady, rows,
};
use crate::server::office::view::decisions::{DecisionPage, DecisionPageProps, DecisionsPage, DecisionsPageProps};
use crate::server::office::view::deeds::{
    Certificate, CertificatesPaper, CertificatesPaperProps, DecisionPaper, DecisionPaperProps, LettersPaper,
    LettersPaperProps,
};
use crate::server::office::view::frame::Place;
use crate::server::office::words::Words;
use crate::server::state::AppState;
use crate::server::store::{Commit, Committed, HouseholdWrite, KeptRecord, RecordKey, RecordKind, RecordWrite};

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/decisions", get(list).post(sign))
        .route("/decisions/reopen", post(reopen))
        .route("/decisions/{id}", get(show))
        .route("/decisions/{id}/print", get(print))
        .route("/decisions/{id}/certificates", get(certificates))
        .route("/decisions/{id}/letters", get(letters))
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
            let (mut ready, mut missing, mut decided) = (Vec::new(), Vec::new(), 0_usize);
            for stage in steps.of(&info.id) {
                if stage.decided.is_some() {
                    decided = decided.saturating_add(1);
                } else if stage.is_ready() {
                    ready.push(stage);
                } else {
                    missing.push(stage);
                }
            }
            VillageReady {
                id: info.id.clone(),
                name: info.name.clone(),
                ready: rows(w, ready.into_iter()),
                missing: rows(w, missing.into_iter()),
                decided,
            }
        })
        .collect();
    // Those that have something to sign come first; the others keep the order of lists.
    villages.sort_by_key(|village| village.ready.is_empty());
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

fn keep_to_scope(desk: &Desk, decision: &mut Decision) {
    decision.lines.retain(|line| desk.session.may_see(&line.village));
    decision.refusals.retain(|line| desk.session.may_see(&line.village));
}

fn decision_key(id: DecisionId) -> RecordKey {
    RecordKey { kind: RecordKind::Decision, id: id.to_string() }
}

/// Takes the decision.
pub async fn sign(desk: Desk, fields: Fields) -> Response {
    desk.answer(write(&desk, fields).await)
}

async fn write(desk: &Desk, sent: Fields) -> Result<Response, PageError> {
    let typed = Typed(desk.form(sent)?);
    // A decision is of the whole commune: a chairman kept to some villages would decide what they cannot see.
    desk.allow(desk.session.role.decides() && desk.session.sees_all())?;
    let (id, round) = (DecisionId(typed.id("id")?), typed.round()?);
    let done = || Redirect::to(&format!("/decisions/{id}?done=decision")).into_response();
    if desk.state.store.record(decision_key(id)).await?.is_some() {
        return Ok(done());
    }
    let steps = Steps::read(desk, round, None).await?;
    let w = desk.words();
    let mut form = DecisionForm {
        id: id.to_string(),
        number: typed.text("number")?,
        date: typed.text("decided_on")?,
        seen: seen(&steps.stages),
        ..DecisionForm::default()
    };
    form.left = !typed.get("left").is_empty();
    let waiting = steps.stages.iter().filter(|stage| stage.decided.is_none() && !stage.is_ready()).count();
    if waiting > 0 && !form.left {
        form.troubles.push(w.with("steps-wrong-left", [("count", waiting.into())]));
    }
    let decided_on = steps::day(&form.date);
    if steps.locked() {
        form.troubles.push(steps::closed_words(desk, round));
    }
    if form.number.is_empty() || form.number.chars().count() > 60 {
        form.troubles.push(w.t("steps-wrong-number"));
    }
    if steps.book.decisions.iter().any(|decision| !form.number.is_empty() && decision.number == form.number) {
        form.troubles.push(w.with("steps-wrong-number-taken", [("number", form.number.as_str().into())]));
    }
    match decided_on {
        None => form.troubles.push(w.t("steps-wrong-date")),
        Some(day) if day > steps.book.today => form.troubles.push(w.t("steps-wrong-future")),
        Some(day) if day <= last_posted(&steps) => form.troubles.push(w.t("steps-wrong-before-end")),
        Some(_) => {}
    }
    if typed.get("seen") != form.seen {
        form.troubles.push(w.t("steps-wrong-ready-changed"));
    }
    let (Some(decided_on), true) = (decided_on, form.troubles.is_empty()) else {
        return draw(desk, StatusCode::UNPROCESSABLE_ENTITY, &steps, form).await;
    };
    let signing = Signing {
        id,
        number: form.number.clone(),
        decided_on,
        signer: desk.session.full_name.clone(),
        at: desk.state.now(),
    };
    // A letter goes to a household: it is in Vietnamese whatever the chairman reads.
    let letters = Words::of(Lang::Vi);
    let made = decide(&steps.book, &steps.stages, signing, |stage| reason(&letters, &steps, stage));
    if made.decision.lines.is_empty() {
        form.troubles.push(w.t("steps-wrong-nobody-ready"));
        return draw(desk, StatusCode::UNPROCESSABLE_ENTITY, &steps, form).await;
    }
    let event = PeriodEvent {
        locked: true,
        by: desk.session.full_name.clone(),
        at: desk.state.now(),
        decision: Some(id),
        reason: String::new(),
    };
    let mut history = steps.period.as_ref().map(|period| period.history.clone()).unwrap_or_default();
    history.push(event);
    let period = Period { round, locked: true, history };
    let detail = serde_json::json!({
        "number": made.decision.number,
        "households": made.decision.lines.len(),
        "refused": made.decision.refusals.len(),
    });
    let commit = Commit {
        note: desk.note("decide", format!("decision/{id}"), "", detail.to_string()),
        households: made
            .households
            .into_iter()
            .map(|household| {
                let expected = steps.versions.get(&household.id).copied().unwrap_or(0);
                HouseholdWrite { household, expected }
            })
            .collect(),
        records: vec![RecordWrite::of(&made.decision, 0)?, RecordWrite::of(&period, steps.period_version)?],
        expect: Vec::new(),
    };
    match desk.state.store.commit(commit).await? {
        Committed::Done | Committed::Again => Ok(done()),
        Committed::Stale { .. } => {
            // Read again, so that what is shown and what the next press signs is as it is now.
            let steps = Steps::read(desk, round, None).await?;
            form.seen = seen(&steps.stages);
            form.troubles.push(w.t("steps-wrong-ready-changed"));
            draw(desk, StatusCode::CONFLICT, &steps, form).await
        }
    }
}

/// The last day on which a result that is ready hung.
fn last_posted(steps: &Steps) -> NaiveDate {
    let posted = |stage: &Stage| {
        let posting = steps.book.postings.iter().find(|posting| Some(posting.id) == stage.posting)?;
        Some(posting.until)
    };
    steps.stages.iter().filter(|stage| stage.is_ready()).filter_map(posted).max().unwrap_or(NaiveDate::MIN)
}

/// Why a request is refused: what the classification rests on, in the letter's words.
fn reason(w: &Words, steps: &Steps, stage: &Stage) -> String {
    let Some(visit) = steps.book.visits.get(&stage.household) else { return String::new() };
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
    desk.allow(desk.session.role.decides() && desk.session.sees_all())?;
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
        form.troubles.push(w.t("steps-stale"));
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

/// A decision kept to what the reader may see, by village; nothing of it is nobody's page.
async fn kept(desk: &Desk, id: &str) -> Result<DecisionData, PageError> {
    let id: DecisionId = id.parse().map_err(|_| PageError::NotFound)?;
    let kept = desk.state.store.record(decision_key(id)).await?.ok_or(PageError::NotFound)?;
    let mut decision: Decision = KeptRecord::read(&kept)?;
    keep_to_scope(desk, &mut decision);
    if decision.lines.is_empty() {
        return Err(PageError::NotFound);
    }
    let village = desk.visitor.query("village").map(VillageId::new);
    let household: Option<HouseholdId> =
        desk.visitor.query("household").map(str::parse).transpose().map_err(|_| PageError::NotFound)?;
    let wanted = |one: &VillageId, who: HouseholdId| {
        village.as_ref().is_none_or(|only| only == one) && household.is_none_or(|only| only == who)
    };
    let villages: Vec<DecisionVillage> = desk
        .villages()
        .await?
        .into_iter()
        .map(|info| DecisionVillage {
            lines: decision
                .lines
                .iter()
                .filter(|line| line.village == info.id && wanted(&info.id, line.household))
                .cloned()
                .collect(),
            refusals: decision
                .refusals
                .iter()
                .filter(|line| line.village == info.id && wanted(&info.id, line.household))
                .cloned()
                .collect(),
            name: text::title_case(&info.name),
            id: info.id,
        })
        .filter(|village| !village.lines.is_empty())
        .collect();
    if villages.is_empty() {
        return Err(PageError::NotFound);
    }
    Ok(DecisionData { id, decision, villages, synthetic: desk.state.commune.synthetic })
}

async fn opened(desk: &Desk, action: &str, data: &DecisionData) -> Result<(), PageError> {
    for village in &data.villages {
        desk.opened(action, format!("decision/{}", data.id), &village.id).await?;
    }
    Ok(())
}

/// One decision.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_one(&desk, &id).await)
}

async fn draw_one(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let data = kept(desk, id).await?;
    opened(desk, "open_decision", &data).await?;
    let title = desk.words().with("steps-decision-title", [("number", data.decision.number.as_str().into())]);
    Ok(desk.page(Place::Decisions, title, move || DecisionPage(DecisionPageProps { data: data.clone() })))
}

/// The decision on paper.
pub async fn print(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_print(&desk, &id).await)
}

async fn draw_print(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let data = kept(desk, id).await?;
    opened(desk, "print_decision", &data).await?;
    let props = DecisionPaperProps {
        back: format!("/decisions/{id}"),
        letterhead: steps::letterhead(desk),
        whole: desk.session.sees_all(),
        decision: data.decision,
        villages: data.villages,
    };
    let title = desk.words().t("steps-decision-print");
    Ok(desk.page(Place::Decisions, title, move || DecisionPaper(props.clone())))
}

/// Certificates: of all, of a village, of one household.
pub async fn certificates(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_certificates(&desk, &id).await)
}

async fn draw_certificates(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let data = kept(desk, id).await?;
    opened(desk, "print_certificates", &data).await?;
    let mut certificates = Vec::new();
    for village in &data.villages {
        let visits = desk.state.store.year_visits(Some(data.decision.round.year), Some(village.id.clone())).await?;
        let register = desk.state.store.register(Some(village.id.clone())).await?;
        for line in village.lines.iter().filter(|line| !line.certificate.is_empty()) {
            // The people are those of the visit that was recognised; a later one does not change the paper.
            let visit = visits.iter().find(|visit| visit.id == line.visit);
            let household = register.iter().find(|(household, _)| household.id == line.household);
            let members = visit.map(|visit| &visit.members).or_else(|| household.map(|(one, _)| &one.members));
            certificates.push(Certificate {
                number: line.certificate.clone(),
                head: line.head.clone(),
                village_name: village.name.clone(),
                class: line.after,
                people: members
                    .into_iter()
                    .flatten()
                    .filter(|member| member.counts())
                    .map(|member| (member.name.clone(), birth(member.birth)))
                    .collect(),
            });
        }
    }
    if certificates.is_empty() {
        return Err(PageError::NotFound);
    }
    let props = CertificatesPaperProps {
        back: format!("/decisions/{id}"),
        letterhead: steps::letterhead(desk),
        decision: data.decision,
        certificates,
    };
    let title = desk.words().t("steps-certificates-print");
    Ok(desk.page(Place::Decisions, title, move || CertificatesPaper(props.clone())))
}

/// The year of birth: a certificate needs no more.
fn birth(birth: Birth) -> String {
    birth.year().map(|year| year.to_string()).unwrap_or_default()
}

/// Letters of refusal: of all, of a village, of one household.
pub async fn letters(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_letters(&desk, &id).await)
}

async fn draw_letters(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let data = kept(desk, id).await?;
    if data.villages.iter().all(|village| village.refusals.is_empty()) {
        return Err(PageError::NotFound);
    }
    opened(desk, "print_letters", &data).await?;
    let props = LettersPaperProps {
        back: format!("/decisions/{id}"),
        letterhead: steps::letterhead(desk),
        decision: data.decision,
        villages: data.villages,
    };
    let title = desk.words().t("steps-letters-print");
    Ok(desk.page(Place::Decisions, title, move || LettersPaper(props.clone())))
}
