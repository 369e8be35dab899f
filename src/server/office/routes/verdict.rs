//! The office's verdict on visits of the queue: accepting, sending back with comments, taking a verdict back.
//!
//! A verdict is one record a visit (`domain::review`); a form carries the version that it was drawn from.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;

use super::desk::{Desk, Fields, PageError};
use super::review::{Queue, draw};
use super::steps;
use crate::domain::ids::{VillageId, VisitId};
use crate::domain::made::Made;
use crate::domain::meeting::Meeting;
use crate::domain::review::{Review, Verdict};
use crate::domain::round::Round;
use crate::domain::text;
use crate::server::auth::Role;
use crate::server::office::model::compare;
use crate::server::office::model::review::{Asked, Item, MAX_COMMENT, Show, Tab, Trouble, Typed};
use crate::server::state::AppState;
use crate::server::store::{Commit, Committed, RecordKey, RecordKind, RecordWrite, RecordsQuery};

/// Visits accepted at once.
pub const MOST_AT_ONCE: usize = 50;
/// Most bytes of the form: a comment a question at the most.
const MAX_FORM_BYTES: usize = 256 * 1024;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/review/accept", post(accept_several))
        .route("/review/take-back", post(take_back_several))
        .route("/review/{visit}", post(submit))
        .layer(DefaultBodyLimit::max(MAX_FORM_BYTES))
}

/// Whether a village meeting has voted on a visit.
async fn met(desk: &Desk, village: &VillageId, visit: VisitId) -> Result<bool, PageError> {
    let query = RecordsQuery { village: Some(village.clone()), ..RecordsQuery::all(RecordKind::Meeting) };
    for kept in desk.state.store.records(query).await? {
        let meeting: Meeting = kept.read()?;
        if meeting.ballots.iter().any(|ballot| ballot.visit == visit) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes a verdict on one visit.
async fn submit(desk: Desk, Path(id): Path<String>, fields: Fields) -> Response {
    desk.answer(judge(&desk, &id, fields).await)
}

async fn judge(desk: &Desk, id: &str, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    desk.allow(Role::reviews)?;
    let id: VisitId = id.parse().map_err(|_| PageError::NotFound)?;
    let field = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value.as_str());
    let verdict = match field("verdict") {
        "accept" => Verdict::Accepted,
        "send_back" => Verdict::SentBack,
        "take_back" => Verdict::TakenBack,
        _ => return Err(PageError::Malformed),
    };
    let expected: u64 = field("expected").parse().map_err(|_| PageError::Malformed)?;
    let asked = Asked {
        tab: Tab::from_code(field("tab")),
        village: Some(field("village")).filter(|village| !village.is_empty()).map(VillageId::new),
        show: Show::from_code(field("show")),
        page: field("page").parse().unwrap_or(1),
    };
    let typed = typed(&fields);
    let view = desk.state.store.visit(id).await?.ok_or(PageError::NotFound)?;
    let visit = &view.visit;
    desk.in_scope(&view.household.village)?;
    let review = Review {
        visit: id,
        household: visit.household,
        village: view.household.village.clone(),
        year: visit.year,
        verdict,
        comments: if verdict == Verdict::SentBack {
            compare::comments(visit, &typed.comments.values().cloned().collect::<Vec<_>>())
        } else {
            Vec::new()
        },
        note: if verdict == Verdict::SentBack { typed.note.clone() } else { String::new() },
        instead: None,
        by: desk.session.full_name.clone(),
        at: desk.state.now(),
    };
    // The queue as it was says which comes next.
    let next = match verdict {
        Verdict::TakenBack => Some(id),
        _ => next(desk, &asked, id).await?,
    };
    let refused = |status, trouble| draw(desk, status, asked.clone(), Some(id), &[], Some(trouble), typed.clone());
    if verdict == Verdict::SentBack && review.comments.is_empty() && review.note.is_empty() {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, Trouble::NoComment).await;
    }
    // What was written to the village head would be lost with an acceptance.
    let unsent = verdict == Verdict::Accepted && !(typed.comments.is_empty() && typed.note.is_empty());
    if unsent && !steps::locked(desk, Round::yearly(visit.year)).await? {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, Trouble::Unsent).await;
    }
    match write(desk, review, expected).await? {
        Wrote::Done => {}
        Wrote::Met => return refused(StatusCode::CONFLICT, Trouble::Met).await,
        Wrote::Closed => return refused(StatusCode::CONFLICT, Trouble::Closed(Round::yearly(visit.year))).await,
        Wrote::Gone => {
            let queue = Queue::read(desk).await?;
            let now = queue.items.iter().find(|item| item.household.id == visit.household);
            let now = now.map(Item::id);
            return draw(desk, StatusCode::CONFLICT, asked, now, &[], Some(Trouble::Stale(String::new())), typed).await;
        }
        Wrote::Stale(who) => return refused(StatusCode::CONFLICT, Trouble::Stale(who)).await,
    }
    let mut more = format!("done={}", done(verdict));
    if let Some(next) = next {
        more.push_str(&format!("&visit={next}"));
    }
    if verdict != Verdict::TakenBack {
        more.push_str(&format!("&undo={id}"));
    }
    Ok(Redirect::to(&asked.address(&more)).into_response())
}

const fn done(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => "review-accepted",
        Verdict::SentBack => "review-sent-back",
        Verdict::TakenBack => "review-taken-back",
    }
}

/// The visit after this one in the list, else the one before it.
async fn next(desk: &Desk, asked: &Asked, id: VisitId) -> Result<Option<VisitId>, PageError> {
    let queue = Queue::read(desk).await?;
    let ids: Vec<VisitId> = queue.listed(desk, asked).await?.into_iter().map(Item::id).collect();
    let at = ids.iter().position(|other| *other == id);
    let after = at.and_then(|at| ids.get(at + 1)).or_else(|| ids.iter().find(|other| **other != id));
    Ok(after.copied())
}

enum Wrote {
    Done,
    /// A meeting has voted on it.
    Met,
    /// The round of its year is closed.
    Closed,
    /// It no longer speaks for its household.
    Gone,
    /// Somebody was first: who, and when.
    Stale(String),
}

async fn write(desk: &Desk, review: Review, expected: u64) -> Result<Wrote, PageError> {
    let store = &desk.state.store;
    let key = RecordKey { kind: RecordKind::Review, id: review.id() };
    let kept = store.record(key.clone()).await?;
    // The same form twice: what it asked for is there already, said by the same person at another second.
    if let Some(kept) = &kept {
        let there: Review = kept.read()?;
        let same = Review { at: there.at, ..review.clone() };
        if same == there {
            return Ok(Wrote::Done);
        }
        if kept.version != expected {
            return Ok(Wrote::Stale(stale(desk, &there)));
        }
    }
    let round = Round::yearly(review.year);
    if steps::locked(desk, round).await? {
        return Ok(Wrote::Closed);
    }
    let undoes = kept.is_some() && review.verdict != Verdict::Accepted;
    if undoes && met(desk, &review.village, review.visit).await? {
        return Ok(Wrote::Met);
    }
    if review.verdict != Verdict::TakenBack {
        let standing = store.standing_visits(Some(review.year), Some(review.village.clone())).await?;
        if !standing.iter().any(|one| one.result.id == review.visit) {
            return Ok(Wrote::Gone);
        }
    }
    let action = match review.verdict {
        Verdict::Accepted => "accept_visit",
        Verdict::SentBack => "send_back",
        Verdict::TakenBack => "take_back",
    };
    let detail = serde_json::json!({ "comments": review.comments.len() }).to_string();
    let note = desk.note(action, format!("visit/{}", review.visit), review.village.as_str(), detail);
    let commit =
        Commit { note, households: Vec::new(), records: vec![RecordWrite::of(&review, expected)?], expect: Vec::new() };
    match store.commit(commit).await? {
        Committed::Done | Committed::Again => Ok(Wrote::Done),
        Committed::Stale { .. } if steps::locked(desk, round).await? => Ok(Wrote::Closed),
        Committed::Stale { .. } => match store.record(key).await? {
            Some(kept) => Ok(Wrote::Stale(stale(desk, &kept.read()?))),
            None => Ok(Wrote::Gone),
        },
    }
}

fn stale(desk: &Desk, there: &Review) -> String {
    let w = desk.words();
    let key = format!("review-stale-{}", Tab::of(Some(there.verdict)).code());
    w.with(&key, [("who", there.by.clone().into()), ("at", w.moment(there.at).into())])
}

/// The comments as they were typed: `at-<row>` names the question, `note-<row>` has the text.
fn typed(fields: &[(String, String)]) -> Typed {
    let short = |text: &str| -> String { text::tidy(text).chars().take(MAX_COMMENT).collect() };
    let mut typed = Typed::default();
    for (name, value) in fields {
        if name == "note" {
            typed.note = short(value);
        } else if let Some(row) = name.strip_prefix("note-") {
            let place = fields.iter().find(|(other, _)| other.strip_prefix("at-") == Some(row));
            if let Some((_, place)) = place.filter(|_| !short(value).is_empty()) {
                typed.comments.insert(row.to_owned(), (place.clone(), short(value)));
            }
        }
    }
    typed
}

/// Accepts visits of the list in which there is nothing to look at; the others of the form are left.
async fn accept_several(desk: Desk, fields: Fields) -> Response {
    desk.answer(several(&desk, fields, Verdict::Accepted).await)
}

/// Takes verdicts back that were given a moment ago.
async fn take_back_several(desk: Desk, fields: Fields) -> Response {
    desk.answer(several(&desk, fields, Verdict::TakenBack).await)
}

async fn several(desk: &Desk, fields: Fields, verdict: Verdict) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    desk.allow(Role::reviews)?;
    // Each says the version that it was drawn from: `<visit>@<version>`.
    let chosen: Vec<(VisitId, u64)> = fields
        .iter()
        .filter(|(name, _)| name == "visit")
        .filter_map(|(_, value)| {
            let (id, version) = value.split_once('@')?;
            Some((id.parse().ok()?, version.parse().ok()?))
        })
        .take(MOST_AT_ONCE)
        .collect();
    let queue = Queue::read(desk).await?;
    let items: Vec<&Item> = chosen.iter().filter_map(|(id, _)| queue.item(*id)).collect();
    let seen = queue.seen(desk, &items).await?;
    let mut changed: Vec<VisitId> = Vec::new();
    let mut left = 0_usize;
    for (id, expected) in chosen {
        let clean = |item: &&Item| seen.get(&id).is_some_and(|seen| item.clean(&seen.found));
        let may = |item: &&Item| verdict == Verdict::TakenBack || clean(item);
        let Some(item) = queue.item(id).filter(may) else {
            left += 1;
            continue;
        };
        let visit = &item.standing.result;
        let review = Review {
            visit: id,
            household: visit.household,
            village: item.household.village.clone(),
            year: visit.year,
            verdict,
            comments: Vec::new(),
            note: String::new(),
            instead: None,
            by: desk.session.full_name.clone(),
            at: desk.state.now(),
        };
        match write(desk, review, expected).await? {
            Wrote::Done => changed.push(id),
            Wrote::Closed if changed.is_empty() => {
                let (asked, told) = (Asked::default(), Some(Trouble::Closed(Round::yearly(visit.year))));
                return draw(desk, StatusCode::CONFLICT, asked, None, &[], told, Typed::default()).await;
            }
            Wrote::Closed | Wrote::Met | Wrote::Gone | Wrote::Stale(_) => left += 1,
        }
    }
    let done = match (verdict, left, changed.is_empty()) {
        (_, _, true) => "review-none",
        (Verdict::TakenBack, 0, _) => "review-taken-back",
        (_, 0, _) => "review-accepted-several",
        _ => "review-some-left",
    };
    let mut more = format!("done={done}");
    if verdict != Verdict::TakenBack && !changed.is_empty() {
        let ids: Vec<String> = changed.iter().map(ToString::to_string).collect();
        more.push_str(&format!("&undo={}", ids.join(".")));
    }
    Ok(Redirect::to(&Asked::default().address(&more)).into_response())
}
