//! `/calendar`: what falls due, and reports that left the office.
//!
//! That a report was sent is one record a report of a round (`domain::sent`); a form carries the version that it was drawn
//! from. Taking it back needs a reason; every version is kept.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::desk::{Desk, Fields, PageError};
use super::steps::{self, InForce, Typed};
use crate::domain::calendar::due::{self, Due};
use crate::domain::round::Round;
use crate::domain::sent::{NUMBER_LENGTH, NotThen, Paper, SentReport, can_be_sent};
use crate::server::auth::Role;
use crate::server::office::model::steps::{DueRow, SentForm, round_name};
use crate::server::office::view::calendar::{CalendarPage, CalendarPageProps};
use crate::server::office::view::frame::Place;
use crate::server::state::AppState;
use crate::server::store::{Commit, Committed, RecordWrite};

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/calendar", get(show))
        .route("/calendar/sent", post(send))
        .route("/calendar/take-back", post(take_back))
        .layer(DefaultBodyLimit::max(super::MAX_FORM_BYTES))
}

/// What falls due.
pub async fn show(desk: Desk) -> Response {
    desk.answer(draw(&desk, StatusCode::OK, None).await)
}

async fn draw(desk: &Desk, status: StatusCode, typed: Option<SentForm>) -> Result<Response, PageError> {
    let in_force = steps::in_force(desk).await?;
    let rows = steps::due_rows(desk, &in_force).await?;
    let today = steps::today(desk);
    let open = |row: &DueRow| {
        let begun = due::begins(&in_force.procedure, row.deadline.round).is_some_and(|begins| begins <= today);
        !row.deadline.what.is_decided() && begun && !row.is_idle()
    };
    let may_send = desk.session.role.sends_reports() && desk.session.sees_all();
    let rows: Vec<(DueRow, bool)> =
        rows.into_iter().map(|row| (open(&row) && may_send, row)).map(|(to, row)| (row, to)).collect();
    let (synthetic, csrf) = (desk.state.commune.synthetic, desk.session.csrf.clone());
    let title = desk.words().t("steps-calendar-title");
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::More, title, move || {
        CalendarPage(CalendarPageProps {
            rows: rows.clone(),
            today,
            typed: typed.clone(),
            synthetic,
            csrf: csrf.clone(),
        })
    }))
}

/// A form about a report: what it names is there, and whoever sends it may.
struct Asked {
    in_force: InForce,
    report: Due,
    round: Round,
    known: Option<SentReport>,
    version: u64,
    expected: u64,
}

impl Asked {
    async fn read(desk: &Desk, typed: &Typed) -> Result<Self, PageError> {
        desk.allow(Role::sends_reports)?;
        // A report is of the whole commune.
        desk.allow(|_| desk.session.sees_all())?;
        let report =
            Due::from_code(typed.get("report")).filter(|what| !what.is_decided()).ok_or(PageError::Malformed)?;
        let (round, expected) = (typed.round()?, typed.expected()?);
        let in_force = steps::in_force(desk).await?;
        let all = due::deadlines(&in_force.procedure, round.year).into_iter();
        let this = all.filter(|deadline| (deadline.what, deadline.round) == (report, round)).collect();
        let row = steps::stand(desk, &in_force, this).await?.pop().ok_or(PageError::NotFound)?;
        Ok(Self { in_force, report, round, known: row.sent, version: row.version, expected })
    }

    fn paper(&self) -> Option<&Paper> {
        self.known.as_ref().and_then(|known| known.paper.as_ref())
    }

    /// The form as it was typed, with what is wrong.
    fn form(&self, typed: &Typed, troubles: Vec<String>) -> Result<SentForm, PageError> {
        Ok(SentForm {
            report: self.report,
            round: self.round,
            sent_on: typed.text("sent_on")?,
            number: typed.text("number")?,
            reason: typed.text("reason")?,
            troubles,
        })
    }

    /// Writes it; `false` when somebody was first.
    async fn put(&self, desk: &Desk, action: &str, paper: Option<Paper>, reason: String) -> Result<bool, PageError> {
        let w = desk.words();
        let told = paper.as_ref().or(self.paper());
        let number = told.map_or("", |paper| paper.number.as_str());
        let detail = serde_json::json!({
            "report": self.report.code(),
            "round": self.round.to_string(),
            "day": told.map(|paper| w.date(paper.sent_on)).unwrap_or_default(),
            "numbered": if number.is_empty() { "no" } else { "yes" },
            "number": number,
            "reason": reason,
        });
        let record = SentReport {
            report: self.report,
            round: self.round,
            paper,
            by: desk.session.full_name.clone(),
            at: desk.state.now(),
            reason,
        };
        let subject = format!("sent_report/{}/{}", self.round, self.report.code());
        let commit = Commit {
            note: desk.note(action, subject, "", detail.to_string()),
            households: Vec::new(),
            records: vec![RecordWrite::of(&record, self.expected)?],
            expect: Vec::new(),
        };
        Ok(!matches!(desk.state.store.commit(commit).await?, Committed::Stale { .. }))
    }
}

fn done(word: &str) -> Response {
    Redirect::to(&format!("/calendar?done={word}")).into_response()
}

/// Writes down that a report was sent.
pub async fn send(desk: Desk, fields: Fields) -> Response {
    desk.answer(write(&desk, fields).await)
}

async fn write(desk: &Desk, sent: Fields) -> Result<Response, PageError> {
    let typed = Typed(desk.form(sent)?);
    let asked = Asked::read(desk, &typed).await?;
    let w = desk.words();
    let number = typed.text("number")?;
    let mut troubles = Vec::new();
    let begins = due::begins(&asked.in_force.procedure, asked.round).ok_or(PageError::NotFound)?;
    let sent_on = steps::day(typed.get("sent_on"));
    match sent_on.map(|on| can_be_sent(on, begins, steps::today(desk))) {
        None => troubles.push(w.t("steps-wrong-date")),
        Some(Err(NotThen::Future)) => troubles.push(w.t("steps-wrong-future")),
        Some(Err(NotThen::BeforeRound(begins))) => troubles.push(w.with(
            "steps-wrong-sent-before",
            [("round", round_name(w, asked.round).into()), ("date", w.date(begins).into())],
        )),
        Some(Ok(())) => {}
    }
    if number.chars().count() > NUMBER_LENGTH {
        troubles.push(w.with("steps-wrong-sent-number", [("most", NUMBER_LENGTH.into())]));
    }
    let paper = match sent_on {
        Some(sent_on) if troubles.is_empty() => Paper { sent_on, number },
        _ => return draw(desk, StatusCode::UNPROCESSABLE_ENTITY, Some(asked.form(&typed, troubles)?)).await,
    };
    // The same form twice, or two officers with the same paper.
    if asked.paper() == Some(&paper) {
        return Ok(done("report-sent"));
    }
    if asked.expected == asked.version && asked.put(desk, "send_report", Some(paper), String::new()).await? {
        return Ok(done("report-sent"));
    }
    draw(desk, StatusCode::CONFLICT, Some(asked.form(&typed, vec![w.t("steps-stale")])?)).await
}

/// Takes back that a report was sent.
pub async fn take_back(desk: Desk, fields: Fields) -> Response {
    desk.answer(write_back(&desk, fields).await)
}

async fn write_back(desk: &Desk, sent: Fields) -> Result<Response, PageError> {
    let typed = Typed(desk.form(sent)?);
    let asked = Asked::read(desk, &typed).await?;
    let w = desk.words();
    let reason = typed.text("reason")?;
    if asked.paper().is_none() {
        return Ok(done("report-taken-back"));
    }
    if reason.is_empty() {
        let told = vec![w.t("steps-wrong-sent-reason")];
        return draw(desk, StatusCode::UNPROCESSABLE_ENTITY, Some(asked.form(&typed, told)?)).await;
    }
    if asked.expected == asked.version && asked.put(desk, "take_back_report", None, reason).await? {
        return Ok(done("report-taken-back"));
    }
    draw(desk, StatusCode::CONFLICT, Some(asked.form(&typed, vec![w.t("steps-stale")])?)).await
}
