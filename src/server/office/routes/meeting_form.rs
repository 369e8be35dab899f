//! `/meetings/new`: entering a village meeting that was held on paper.

use std::collections::{BTreeMap, BTreeSet};

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use chrono::NaiveDate;
use uuid::Uuid;

use super::desk::{Desk, Fields, PageError};
use super::meetings::of_address;
use super::steps::{self, MOST_FORM_BYTES, Steps, Typed};
use crate::domain::ids::{MeetingId, VillageId, VisitId};
use crate::domain::meeting::{Attendee, Ballot, MOST_ATTENDING, MOST_NAMED, Meeting};
use crate::domain::procedure::shares::Shares;
use crate::domain::stage::Stage;
use crate::server::auth::Role;
use crate::server::office::model::steps::{BallotField, MeetingForm, village_meetings};
use crate::server::office::view::frame::Place;
use crate::server::office::view::meetings::{MeetingFormPage, MeetingFormPageProps};
use crate::server::state::AppState;
use crate::server::store::{Commit, Committed, RecordKey, RecordKind, RecordWrite};

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/meetings", post(enter))
        .route("/meetings/new", get(form))
        .layer(DefaultBodyLimit::max(MOST_FORM_BYTES))
}

/// The form for a meeting held on paper.
pub async fn form(desk: Desk) -> Response {
    desk.answer(draw_new(&desk).await)
}

async fn draw_new(desk: &Desk) -> Result<Response, PageError> {
    desk.allow(Role::records_meetings)?;
    let (steps, village) = of_address(desk).await?;
    desk.opened("open_round", format!("meetings/{}", steps.book.round), &village).await?;
    let repeats = desk.visitor.query("repeats").unwrap_or_default().to_owned();
    let earlier = steps.book.meetings.iter().find(|meeting| meeting.id.to_string() == repeats);
    let said = |people: &Attendee| match people.role.as_str() {
        "" => people.name.clone(),
        role => format!("{} – {role}", people.name),
    };
    let number = |count: u32| if count == 0 { String::new() } else { count.to_string() };
    let form = MeetingForm {
        id: Uuid::now_v7().to_string(),
        date: desk.words().date(earlier.map_or(steps.book.today, |meeting| meeting.held_on)),
        invited: earlier.map(|meeting| number(meeting.invited)).unwrap_or_default(),
        attending: earlier.map(|meeting| number(meeting.attending)).unwrap_or_default(),
        attendees: earlier
            .map(|meeting| meeting.attendees.iter().map(said).collect::<Vec<_>>().join("\n"))
            .unwrap_or_default(),
        remarks: earlier.map(|meeting| meeting.remarks.clone()).unwrap_or_default(),
        place: earlier.map_or_else(|| desk.words().t("steps-place-default"), |meeting| meeting.place.clone()),
        chair: earlier.map(|meeting| meeting.chair.clone()).unwrap_or_default(),
        secretary: earlier.map(|meeting| meeting.secretary.clone()).unwrap_or_default(),
        repeats: earlier.map(|meeting| meeting.id.to_string()).unwrap_or_default(),
        other_day: false,
        before: before_meeting(&steps, &village),
        rows: fields(&steps, &village, earlier, None),
        troubles: closed(desk, &steps),
    };
    draw_form(desk, StatusCode::OK, form, &steps, village)
}

/// Why nothing can be written, when the round is closed.
fn closed(desk: &Desk, steps: &Steps) -> Vec<String> {
    if steps.locked() { vec![steps::closed_words(desk, steps.book.round)] } else { Vec::new() }
}

fn before_meeting(steps: &Steps, village: &VillageId) -> usize {
    let line = village_meetings(village, "", steps.of(village), &[]);
    line.before
}

/// The households to discuss; where minutes are corrected, those that they spoke about with what was written.
fn fields(steps: &Steps, village: &VillageId, corrected: Option<&Meeting>, typed: Option<&Typed>) -> Vec<BallotField> {
    let spoken = |stage: &Stage| stage.meeting.is_some_and(|(id, ..)| corrected.is_some_and(|one| one.id == id));
    steps
        .of(village)
        .filter(|stage| stage.awaits_meeting() || stage.decided.is_none() && spoken(stage))
        .filter_map(|stage| {
            let household = stage.household;
            let written = corrected.and_then(|one| one.ballots.iter().find(|ballot| ballot.household == household));
            let get = |name: &str, written: Option<String>| match typed {
                Some(typed) => typed.get(&format!("{name}-{household}")).to_owned(),
                None => written.unwrap_or_default(),
            };
            Some(BallotField {
                household,
                number: stage.number.clone(),
                head: stage.head.clone(),
                before: stage.before,
                class: stage.class,
                visit: stage.visit?,
                agree: get("agree", written.map(|ballot| ballot.agree.to_string())),
                disagree: get("disagree", written.map(|ballot| ballot.disagree.to_string())),
                remark: get("remark", written.map(|ballot| ballot.remark.clone())),
                trouble: String::new(),
            })
        })
        .collect()
}

fn draw_form(
    desk: &Desk,
    status: StatusCode,
    form: MeetingForm,
    steps: &Steps,
    village: VillageId,
) -> Result<Response, PageError> {
    let (round, csrf, synthetic) = (steps.book.round, desk.session.csrf.clone(), desk.state.commune.synthetic);
    let village_name = steps.village_name(&village);
    let w = desk.words();
    let title = w.with("steps-meeting-new", [("village", w.village(&village_name).into())]);
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Meetings, title, move || {
        MeetingFormPage(MeetingFormPageProps {
            form: form.clone(),
            round,
            village: village.clone(),
            village_name: village_name.clone(),
            csrf: csrf.clone(),
            synthetic,
        })
    }))
}

/// Takes a meeting down.
pub async fn enter(desk: Desk, fields: Fields) -> Response {
    desk.answer(write(&desk, fields).await)
}

async fn write(desk: &Desk, sent: Fields) -> Result<Response, PageError> {
    let typed = Typed(desk.form(sent)?);
    desk.allow(Role::records_meetings)?;
    let village = VillageId::new(typed.get("village"));
    desk.in_scope(&village)?;
    let (id, round) = (MeetingId(typed.id("id")?), typed.round()?);
    let key = RecordKey { kind: RecordKind::Meeting, id: id.to_string() };
    if desk.state.store.record(key).await?.is_some() {
        // The same form twice: what it says was taken down the first time.
        return Ok(Redirect::to(&format!("/meetings/{id}?done=meeting")).into_response());
    }
    let steps = Steps::read(desk, round, Some(&village)).await?;
    let corrected = steps.book.meetings.iter().find(|meeting| meeting.id.to_string() == typed.get("repeats"));
    let mut form = MeetingForm {
        id: id.to_string(),
        date: typed.text("date")?,
        place: typed.text("place")?,
        chair: typed.text("chair")?,
        secretary: typed.text("secretary")?,
        invited: typed.text("invited")?,
        attending: typed.text("attending")?,
        attendees: typed.text("attendees")?,
        remarks: typed.text("remarks")?,
        repeats: typed.text("repeats")?,
        other_day: !typed.get("other_day").is_empty(),
        before: before_meeting(&steps, &village),
        rows: fields(&steps, &village, corrected, Some(&typed)),
        troubles: closed(desk, &steps),
    };
    let read = Read { shares: steps::shares(desk).await?, made_on: made_on(desk, &form.rows).await? };
    let Some(meeting) = check(desk, &typed, &steps, (&village, &read), id, &mut form) else {
        return draw_form(desk, StatusCode::UNPROCESSABLE_ENTITY, form, &steps, village);
    };
    let detail = serde_json::json!({ "attending": meeting.attending, "households": meeting.ballots.len() }).to_string();
    let commit = Commit {
        note: desk.note("meeting", format!("meeting/{id}"), village.as_str(), detail),
        households: Vec::new(),
        records: vec![RecordWrite::of(&meeting, 0)?],
        expect: vec![steps.still_open()],
    };
    match desk.state.store.commit(commit).await? {
        Committed::Done | Committed::Again => Ok(Redirect::to(&format!("/meetings/{id}?done=meeting")).into_response()),
        Committed::Stale { .. } => {
            form.troubles.push(steps::stale_words(desk, round).await?);
            draw_form(desk, StatusCode::CONFLICT, form, &steps, village)
        }
    }
}

/// What a meeting on paper is held against.
struct Read {
    /// Shares that the commune had in force.
    shares: Shares,
    /// The first day on which each visit can have been read out.
    made_on: BTreeMap<VisitId, NaiveDate>,
}

/// The days on which the visits that got voices were made: as they say, or when they came if that was before, since a
/// phone's clock may be ahead.
async fn made_on(desk: &Desk, rows: &[BallotField]) -> Result<BTreeMap<VisitId, NaiveDate>, PageError> {
    let mut days = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.agree.is_empty()) {
        if let Some(view) = desk.state.store.visit(row.visit).await? {
            days.insert(row.visit, view.visit.visited_on.min(desk.words().today(view.received_at)));
        }
    }
    Ok(days)
}

/// The meeting that was typed, or what is wrong with it, written into the form.
fn check(
    desk: &Desk,
    typed: &Typed,
    steps: &Steps,
    (village, read): (&VillageId, &Read),
    id: MeetingId,
    form: &mut MeetingForm,
) -> Option<Meeting> {
    let w = desk.words();
    let mut troubles = std::mem::take(&mut form.troubles);
    let held_on = steps::day(&form.date);
    match held_on {
        None => troubles.push(w.t("steps-wrong-date")),
        Some(day) if day > steps.book.today => troubles.push(w.t("steps-wrong-future")),
        Some(day) => {
            let corrected = steps.book.meetings.iter().find(|meeting| meeting.id.to_string() == form.repeats);
            if let Some(other) = corrected.filter(|meeting| meeting.held_on != day && !form.other_day) {
                troubles.push(w.with("steps-wrong-correct-day", [("date", w.date(other.held_on).into())]));
            }
        }
    }
    for name in ["place", "chair", "secretary"] {
        if typed.get(name).is_empty() {
            troubles.push(w.t(&format!("steps-wrong-{name}")));
        }
    }
    let count =
        |text: &str| if text.is_empty() { Some(0) } else { text.parse::<u32>().ok().filter(|n| *n <= MOST_ATTENDING) };
    let invited = count(&form.invited);
    let attending = count(&form.attending);
    if invited.is_none() {
        troubles.push(w.t("steps-wrong-invited"));
    }
    if attending.is_none_or(|count| count == 0) {
        troubles.push(w.t("steps-wrong-attending"));
    }
    let attendees: Vec<Attendee> = form.attendees.lines().filter_map(attendee_of).collect();
    if attendees.len() > MOST_NAMED || attending.is_some_and(|all| attendees.len() > usize::try_from(all).unwrap_or(0))
    {
        troubles.push(w.with("steps-wrong-attendees", [("count", attendees.len().into())]));
    }
    let attending = attending.unwrap_or(0);
    let stages: Vec<&Stage> = steps.of(village).collect();
    let mut ballots = Vec::new();
    for row in &mut form.rows {
        if row.agree.is_empty() && row.disagree.is_empty() {
            if !row.remark.is_empty() {
                row.trouble = w.t("steps-wrong-remark-alone");
            }
            continue;
        }
        let (Some(agree), Some(disagree)) = (count(&row.agree), count(&row.disagree)) else {
            row.trouble = w.t("steps-wrong-count");
            continue;
        };
        if row.agree.is_empty() {
            row.trouble = w.t("steps-wrong-agree");
            continue;
        }
        let ballot = Ballot {
            household: row.household,
            head: row.head.clone(),
            visit: row.visit,
            class: row.class,
            agree,
            disagree,
            remark: row.remark.clone(),
        };
        if typed.get(&format!("visit-{}", row.household)) != row.visit.to_string() {
            row.trouble = w.t("steps-wrong-visit");
        } else if let Some(made) = read.made_on.get(&row.visit).filter(|made| held_on.is_some_and(|day| day < **made)) {
            row.trouble = w.with("steps-wrong-before-visit", [("date", w.date(*made).into())]);
        } else if !ballot.fits(attending) && attending > 0 {
            row.trouble = w.with(
                "steps-wrong-voices",
                [("voices", agree.saturating_add(disagree).into()), ("attending", attending.into())],
            );
        }
        ballots.push(ballot);
    }
    // A household that was on the form and no longer waits for a meeting: its voices would be lost without a word.
    let shown: BTreeSet<String> = form.rows.iter().map(|row| row.household.to_string()).collect();
    for (name, value) in typed.0.iter().filter(|(name, value)| name.starts_with("agree-") && !value.trim().is_empty()) {
        let household = name.trim_start_matches("agree-");
        if !shown.contains(household) {
            let head = stages.iter().find(|stage| stage.household.to_string() == household);
            let head = head.map_or_else(|| household.to_owned(), |stage| stage.head.clone());
            troubles.push(w.with("steps-wrong-gone", [("head", head.into()), ("agree", value.as_str().into())]));
        }
    }
    if form.rows.iter().any(|row| !row.trouble.is_empty()) {
        troubles.push(w.t("steps-wrong-rows"));
    } else if ballots.is_empty() {
        troubles.push(w.t("steps-wrong-nobody"));
    }
    let repeats = steps.book.meetings.iter().find(|meeting| meeting.id.to_string() == form.repeats);
    form.troubles = troubles;
    if !form.troubles.is_empty() {
        return None;
    }
    let held_on = held_on?;
    let meeting = Meeting {
        id,
        village: village.clone(),
        round: steps.book.round,
        held_on,
        // What others correct was held under its own share; on paper, under that of its day.
        share: Some(repeats.and_then(|meeting| meeting.share).unwrap_or_else(|| read.shares.on(held_on))),
        place: form.place.clone(),
        chair: form.chair.clone(),
        secretary: form.secretary.clone(),
        invited: invited.unwrap_or(0),
        attending,
        attendees,
        ballots,
        remarks: form.remarks.clone(),
        repeats: repeats.map(|meeting| meeting.id),
        corrects_day: repeats.map(|meeting| meeting.held_on).filter(|day| *day != held_on),
        minutes: Vec::new(),
        by: desk.session.full_name.clone(),
        finalised: desk.state.now(),
    };
    // What a phone's minutes are held to holds here too.
    if let Some(field) = meeting.fault() {
        form.troubles.push(steps::fault_words(w, field));
        return None;
    }
    Some(meeting)
}

/// "Lý Thị Mai – Ban công tác Mặt trận": a name, and what for after a dash or a comma.
fn attendee_of(line: &str) -> Option<Attendee> {
    let line = line.trim();
    let (name, role) = [" – ", " - ", ","].iter().find_map(|sign| line.split_once(sign)).unwrap_or((line, ""));
    let name = name.trim();
    (!name.is_empty()).then(|| Attendee { name: name.to_owned(), role: role.trim().to_owned() })
}
