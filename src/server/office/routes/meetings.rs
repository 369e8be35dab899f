//! `/meetings`: which villages have met and what came of it, one meeting, the minutes to print. Entering a meeting held on
//! paper is in [`super::meeting_form`].

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use uuid::Uuid;

use super::desk::{Desk, PageError};
use super::steps::{self, Steps};
use crate::domain::household::numbered;
use crate::domain::ids::{MeetingId, VillageId, VisitId};
use crate::domain::meeting::{Ballot, Meeting};
use crate::i18n::scores as points;
use crate::server::office::model::steps::{rows, village_meetings};
use crate::server::office::view::frame::Place;
use crate::server::office::view::meetings::{
    MeetingPage, MeetingPageProps, MeetingsPage, MeetingsPageProps, VillageMeetingsPage, VillageMeetingsPageProps,
};
use crate::server::office::view::papers::{MinutesData, MinutesPage, MinutesPageProps};
use crate::server::state::AppState;
use crate::server::store::{RecordKind, RecordsQuery};

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/meetings", get(list))
        .route("/meetings/minutes", get(blank))
        .route("/meetings/{id}", get(show))
        .route("/meetings/{id}/minutes", get(minutes))
}

/// The villages of a round, or one village household by household.
pub async fn list(desk: Desk) -> Response {
    desk.answer(draw_list(&desk).await)
}

async fn draw_list(desk: &Desk) -> Result<Response, PageError> {
    let in_force = steps::in_force(desk).await?;
    let round = steps::asked_round(desk, &in_force.procedure)?;
    let may_record = desk.session.role.records_meetings();
    if let Some(village) = desk.visitor.query("village").map(VillageId::new) {
        desk.in_scope(&village)?;
        let steps = Steps::read(desk, round, Some(&village)).await?;
        desk.opened("open_round", format!("meetings/{round}"), &village).await?;
        let head = steps::head(desk, &steps).await?;
        let name = steps.village_name(&village);
        let line = village_meetings(&village, &name, steps.of(&village), &steps.book.meetings);
        let stages = rows(desk.words(), steps.of(&village));
        let title = desk.words().village_first(&name);
        return Ok(desk.page(Place::Meetings, title, move || {
            VillageMeetingsPage(VillageMeetingsPageProps {
                head: head.clone(),
                village: line.clone(),
                rows: stages.clone(),
                may_record,
            })
        }));
    }
    let steps = Steps::read(desk, round, None).await?;
    let head = steps::head(desk, &steps).await?;
    let villages: Vec<_> = steps
        .villages
        .iter()
        .map(|info| village_meetings(&info.id, &info.name, steps.of(&info.id), &steps.book.meetings))
        .collect();
    let title = desk.words().t("steps-meetings-title");
    Ok(desk.page(Place::Meetings, title, move || {
        MeetingsPage(MeetingsPageProps { head: head.clone(), villages: villages.clone(), may_record })
    }))
}

/// One meeting.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw(&desk, &id, StatusCode::OK, None).await)
}

/// Draws it; `trouble` says why a picture of its minutes was not taken.
pub(super) async fn draw(
    desk: &Desk,
    id: &str,
    status: StatusCode,
    trouble: Option<String>,
) -> Result<Response, PageError> {
    let (mut meeting, _) = steps::kept::<Meeting>(desk, id).await?;
    number(desk, &mut meeting).await?;
    desk.opened("open_meeting", format!("meeting/{id}"), &meeting.village).await?;
    let name = steps::village_name(desk, &meeting.village).await?;
    let now = steps::in_force(desk).await?.procedure.meeting_share();
    let share_needed = meeting.share_or(now);
    let shares = steps::shares(desk).await?;
    let other_share = meeting
        .share
        .filter(|share| !shares.of_day(meeting.held_on).contains(share))
        .map(|_| shares.on(meeting.held_on));
    let query = RecordsQuery {
        village: Some(meeting.village.clone()),
        round: Some(meeting.round.to_string()),
        ..RecordsQuery::all(RecordKind::Meeting)
    };
    let mut repeated_by = None;
    for other in desk.state.store.records(query).await? {
        let other: Meeting = other.read()?;
        if other.corrects() == Some((meeting.id, meeting.held_on)) {
            repeated_by = Some(other.id);
        }
    }
    let locked = steps::locked(desk, meeting.round).await?;
    let future = meeting.held_on > steps::today(desk);
    let may_repeat = desk.session.role.records_meetings() && !locked;
    let (synthetic, csrf) = (desk.state.commune.synthetic, desk.session.csrf.clone());
    let w = desk.words();
    let title =
        w.with("steps-meeting-title", [("village", w.village(&name).into()), ("date", w.date(meeting.held_on).into())]);
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Meetings, title, move || {
        MeetingPage(MeetingPageProps {
            meeting: meeting.clone(),
            village_name: name.clone(),
            share_needed,
            other_share,
            repeated_by,
            future,
            may_repeat,
            trouble: trouble.clone(),
            csrf: csrf.clone(),
            synthetic,
        })
    }))
}

/// The minutes of a meeting, in two copies to print and sign.
pub async fn minutes(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_minutes(&desk, &id).await)
}

async fn draw_minutes(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let (mut meeting, _) = steps::kept::<Meeting>(desk, id).await?;
    number(desk, &mut meeting).await?;
    desk.opened("print_minutes", format!("meeting/{id}"), &meeting.village).await?;
    let village_name = steps::village_name(desk, &meeting.village).await?;
    let share = meeting.share_or(steps::in_force(desk).await?.procedure.meeting_share());
    let back = format!("/meetings/{id}");
    let scores = scores(desk, &meeting).await?;
    let minutes = MinutesData { letterhead: steps::letterhead(desk), village_name, share, held: true, meeting, scores };
    Ok(paper(desk, back, minutes))
}

/// Puts each household's number before its head: two heads of a village may bear one name.
async fn number(desk: &Desk, meeting: &mut Meeting) -> Result<(), PageError> {
    let numbers = steps::numbers(desk, meeting.ballots.iter().map(|one| (one.household, &meeting.village))).await?;
    for ballot in &mut meeting.ballots {
        ballot.head = numbered(numbers.get(&ballot.household).map_or("", String::as_str), &ballot.head);
    }
    Ok(())
}

/// What the visits scored that a meeting reads out, in words; one that the commune does not have is left out.
async fn scores(desk: &Desk, meeting: &Meeting) -> Result<BTreeMap<VisitId, (String, String)>, PageError> {
    let w = desk.words();
    let mut scores = BTreeMap::new();
    for ballot in &meeting.ballots {
        let Some(view) = desk.state.store.visit(ballot.visit).await? else { continue };
        let found = &view.visit.classification;
        scores.insert(ballot.visit, (points::income(w.i18n(), found), points::b2(found)));
    }
    Ok(scores)
}

fn paper(desk: &Desk, back: String, minutes: MinutesData) -> Response {
    let title = desk.words().t("steps-minutes-print");
    desk.page(Place::Meetings, title, move || {
        MinutesPage(MinutesPageProps { back: back.clone(), minutes: minutes.clone() })
    })
}

/// Minutes to take to a meeting: who is discussed, with places for the voices.
pub async fn blank(desk: Desk) -> Response {
    desk.answer(draw_blank(&desk).await)
}

async fn draw_blank(desk: &Desk) -> Result<Response, PageError> {
    let (steps, village) = of_address(desk).await?;
    desk.opened("print_minutes", format!("meetings/{}", steps.book.round), &village).await?;
    let ballots = steps
        .of(&village)
        .filter(|stage| stage.awaits_meeting())
        .filter_map(|stage| {
            Some(Ballot {
                household: stage.household,
                head: numbered(&stage.number, &stage.head),
                visit: stage.visit?,
                class: stage.class,
                agree: 0,
                disagree: 0,
                remark: String::new(),
            })
        })
        .collect();
    let meeting = Meeting {
        id: MeetingId(Uuid::nil()),
        village: village.clone(),
        round: steps.book.round,
        held_on: steps.book.today,
        place: String::new(),
        chair: String::new(),
        secretary: String::new(),
        share: None,
        invited: 0,
        attending: 0,
        attendees: Vec::new(),
        ballots,
        remarks: String::new(),
        repeats: None,
        corrects_day: None,
        minutes: Vec::new(),
        by: String::new(),
        finalised: desk.state.now(),
    };
    let back = format!("/meetings?round={}&village={village}", steps.book.round);
    let minutes = MinutesData {
        letterhead: steps::letterhead(desk),
        village_name: steps.village_name(&village),
        share: steps.book.procedure.meeting_share(),
        held: false,
        scores: scores(desk, &meeting).await?,
        meeting,
    };
    Ok(paper(desk, back, minutes))
}

/// The round and the village that the address names.
pub async fn of_address(desk: &Desk) -> Result<(Steps, VillageId), PageError> {
    let in_force = steps::in_force(desk).await?;
    let round = steps::asked_round(desk, &in_force.procedure)?;
    let village = desk.visitor.query("village").map(VillageId::new).ok_or(PageError::NotFound)?;
    desk.in_scope(&village)?;
    Ok((Steps::read(desk, round, Some(&village)).await?, village))
}
