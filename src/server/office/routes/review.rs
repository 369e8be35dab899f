//! `/review`: the queue of visits to review, accepting and sending back.
//!
//! A verdict is one record a visit (`domain::review`); a form carries the version that it was drawn from.

use std::collections::{BTreeMap, BTreeSet};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::desk::{Desk, Fields, PageError};
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, VillageId, VisitId};
use crate::domain::made::Made;
use crate::domain::meeting::Meeting;
use crate::domain::period::Period;
use crate::domain::review::{Review, Verdict};
use crate::domain::round::Round;
use crate::domain::text;
use crate::server::office::model::compare::{self, Side};
use crate::server::office::model::review::{
    self, Asked, BeforeHead, Item, MAX_COMMENT, Open, PAGE, ReviewData, Show, Sources, Tab, Trouble, Typed,
};
use crate::server::office::model::{conflicts, quality, visit};
use crate::server::office::view::frame::Place;
use crate::server::office::view::review::{ReviewPage, ReviewPageProps};
use crate::server::state::AppState;
use crate::server::store::{
    Commit, Committed, KeptRecord, RecordKey, RecordKind, RecordWrite, RecordsQuery, SubmissionsQuery,
};

/// Requests that are looked through for households that asked.
const MOST_REQUESTS: u32 = 5_000;
/// Entries in conflict that are counted.
const MOST_CONFLICTS: u32 = 1_000;
/// Visits accepted at once.
const MOST_AT_ONCE: usize = 50;
/// Most bytes of the form: a comment a question at the most.
const MAX_FORM_BYTES: usize = 256 * 1024;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/review", get(show))
        .route("/review/accept", post(accept_several))
        .route("/review/take-back", post(take_back_several))
        .route("/review/{visit}", post(submit))
        .layer(DefaultBodyLimit::max(MAX_FORM_BYTES))
}

/// Everything that speaks, in the reader's scope.
struct Queue {
    items: Vec<Item>,
    villages: Vec<(VillageId, String)>,
    conflicts: usize,
}

impl Queue {
    async fn read(desk: &Desk) -> Result<Self, PageError> {
        let store = &desk.state.store;
        let villages: BTreeMap<VillageId, String> =
            store.villages().await?.into_iter().map(|info| (info.id, info.name)).collect();
        let seen = |village: &VillageId| desk.session.may_see(village);
        let households: BTreeMap<HouseholdId, Household> = store
            .register(None)
            .await?
            .into_iter()
            .map(|(household, _)| (household.id, household))
            .filter(|(_, household)| seen(&household.village))
            .collect();
        let mut standing = store.standing_visits(None, None).await?;
        // A household is where it lives now, whatever village its visit was made in.
        standing.retain(|one| households.contains_key(&one.visit.household));
        let reviews = reviews(desk).await?;
        let asked = SubmissionsQuery { limit: MOST_REQUESTS, ..SubmissionsQuery::default() };
        let requested: BTreeSet<HouseholdId> = store
            .submissions(asked)
            .await?
            .into_iter()
            .filter(|line| line.purpose.asks() && !line.corrected)
            .map(|line| line.household.id)
            .collect();
        let checks = super::quality::in_force(desk).await?;
        let entries = conflicts::open(store.attention(MOST_CONFLICTS).await?, &households);
        let doubled = conflicts::doubled(&standing, &reviews);
        let conflicts = entries.len() + doubled.len();
        let items = review::items(Sources {
            standing,
            households: &households,
            villages: &villages,
            reviews: &reviews,
            requested: &requested,
            checks: &checks,
        });
        let villages =
            villages.into_iter().filter(|(id, _)| seen(id)).map(|(id, name)| (id, text::title_case(&name))).collect();
        Ok(Self { items, villages, conflicts })
    }
}

/// Every verdict with the version of its record.
pub async fn reviews(desk: &Desk) -> Result<BTreeMap<VisitId, (Review, u64)>, PageError> {
    let mut reviews = BTreeMap::new();
    for kept in desk.state.store.records(RecordsQuery::all(RecordKind::Review)).await? {
        let review: Review = kept.read()?;
        reviews.insert(review.visit, (review, kept.version));
    }
    Ok(reviews)
}

fn asked(desk: &Desk) -> Asked {
    Asked {
        tab: desk.visitor.query("tab").map(Tab::from_code).unwrap_or_default(),
        village: desk.visitor.query("village").map(VillageId::new),
        show: desk.visitor.query("show").map(Show::from_code).unwrap_or_default(),
        whole: desk.visitor.query("whole").is_some(),
    }
}

/// Shows the queue with one visit open.
async fn show(desk: Desk) -> Response {
    desk.answer(draw_asked(&desk).await)
}

async fn draw_asked(desk: &Desk) -> Result<Response, PageError> {
    let asked = asked(desk);
    if let Some(village) = &asked.village {
        desk.in_scope(village)?;
    }
    let visit = desk.visitor.query("visit").map(str::parse::<VisitId>).transpose().map_err(|_| PageError::NotFound)?;
    let undo: Vec<VisitId> = desk
        .visitor
        .query("undo")
        .into_iter()
        .flat_map(|ids| ids.split('.'))
        .filter_map(|id| id.parse().ok())
        .collect();
    draw(desk, StatusCode::OK, asked, visit, &undo, None, Typed::default()).await
}

async fn draw(
    desk: &Desk,
    status: StatusCode,
    asked: Asked,
    wanted: Option<VisitId>,
    undo: &[VisitId],
    trouble: Option<Trouble>,
    typed: Typed,
) -> Result<Response, PageError> {
    let queue = Queue::read(desk).await?;
    let w = desk.words();
    let listed = review::listed(&queue.items, &asked);
    // A visit asked for by name is shown wherever it stands now; else the first of the list.
    let open = match wanted {
        Some(id) => Some(queue.items.iter().find(|item| item.visit().id == id).ok_or(PageError::NotFound)?),
        None => listed.first().copied(),
    };
    let take = if asked.whole { usize::MAX } else { PAGE };
    let mut rows: Vec<_> = listed.iter().take(take).map(|item| review::row(w, item)).collect();
    let more = listed.len().saturating_sub(rows.len());
    if let Some(item) = open.filter(|item| !rows.iter().any(|row| row.visit == item.visit().id)) {
        rows.insert(0, review::row(w, item));
    }
    let clean = if asked.tab == Tab::Waiting {
        rows.iter().filter(|row| row.clean).take(MOST_AT_ONCE).cloned().collect()
    } else {
        Vec::new()
    };
    let closed = closed(desk, queue.items.first().map_or(0, |item| item.visit().year)).await?;
    let undo = undo
        .iter()
        .filter_map(|id| queue.items.iter().find(|item| item.visit().id == *id))
        .filter_map(|item| {
            let (review, version) = item.review.as_ref()?;
            let name = item.household.head_name().to_owned();
            (review.verdict != Verdict::TakenBack && !closed).then(|| (item.visit().id, *version, name))
        })
        .collect();
    let open = match open {
        Some(item) => Some(Box::new(self::open(desk, item, &asked, closed, typed).await?)),
        None => None,
    };
    let data = ReviewData {
        counts: review::counts(&queue.items, queue.conflicts, desk.state.now()),
        rows,
        more,
        clean,
        villages: queue.villages,
        open,
        undo,
        trouble,
        may_review: desk.session.role.reviews(),
        synthetic: desk.state.commune.synthetic,
        asked,
    };
    let (title, csrf) = (w.t("review-title"), desk.session.csrf.clone());
    let content = move || ReviewPage(ReviewPageProps { data: data.clone(), csrf: csrf.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Review, title, content))
}

/// The visit that is open, beside what came before it. That it was opened is written down first.
async fn open(desk: &Desk, item: &Item, asked: &Asked, closed: bool, typed: Typed) -> Result<Open, PageError> {
    let store = &desk.state.store;
    let found = item.visit();
    desk.opened("open_visit", format!("visit/{}", found.id), &item.household.village).await?;
    let view = store.visit(found.id).await?.ok_or(PageError::NotFound)?;
    let history = store.household(found.household).await?.map(|household| household.visits).unwrap_or_default();
    // The visit it corrects or took the place of this year, and the one that spoke in an earlier year.
    let replaced = found.correction_of.or_else(|| found.supersedes.last().copied());
    let earlier = history
        .iter()
        .filter(|line| line.current && line.id != found.id && line.visited_on <= found.visited_on)
        .max_by_key(|line| line.visited_on)
        .map(|line| line.id);
    let last_year = desk.visitor.query("beside") == Some("last");
    let (key, before) = match (replaced.filter(|_| !last_year), earlier) {
        (Some(old), _) => ("review-before-corrected", Some(old)),
        (None, Some(old)) => ("review-before-last", Some(old)),
        (None, None) => ("review-before-register", None),
    };
    let before = match before {
        Some(old) => store.visit(old).await?,
        None => None,
    };
    let (key, side, class) = match before {
        Some(old) => {
            let class = old.visit.classification.class;
            (key, Some(Side::of_visit(&old.visit)), class)
        }
        None => {
            let class = item.household.class_official;
            ("review-before-register", Side::of_register(&item.household, found), class)
        }
    };
    let other_side = replaced.is_some().then(|| {
        let here = format!("visit={}", found.id);
        asked.address(&if last_year { here } else { format!("{here}&beside=last") })
    });
    let said = item.review.as_ref().map(|(review, _)| review).or(item.answers_to.as_ref());
    let rows = compare::rows(desk.words(), found, side.as_ref(), said);
    let tables: Vec<_> = store.points().await?.into_iter().map(|version| version.table).collect();
    let ethnicity = item.household.head().map(|head| head.ethnicity.name.clone()).unwrap_or_default();
    Ok(Open {
        ethnicity,
        before: side.as_ref().map(|side| BeforeHead::of(key, side, class)),
        rows,
        quality: quality::lines(desk.words(), &view, &item.found),
        data: visit::page(desk.words(), &view, history, &tables, desk.state.commune.synthetic),
        review: item.review.clone(),
        answers_to: item.answers_to.clone(),
        doubled: item.doubled,
        other_side,
        typed,
        closed,
    })
}

/// Whether the yearly round of a year is closed.
async fn closed(desk: &Desk, year: i32) -> Result<bool, PageError> {
    let key = RecordKey { kind: RecordKind::Period, id: Round::yearly(year).to_string() };
    let kept: Option<KeptRecord> = desk.state.store.record(key).await?;
    Ok(match kept {
        Some(kept) => kept.read::<Period>()?.locked,
        None => false,
    })
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
    desk.allow(desk.session.role.reviews())?;
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
        whole: !field("whole").is_empty(),
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
    if closed(desk, visit.year).await? {
        return refused(StatusCode::CONFLICT, Trouble::Closed).await;
    }
    match write(desk, review, expected).await? {
        Wrote::Done => {}
        Wrote::Met => return refused(StatusCode::CONFLICT, Trouble::Met).await,
        Wrote::Gone => {
            let queue = Queue::read(desk).await?;
            let now = queue.items.iter().find(|item| item.visit().household == visit.household);
            let now = now.map(|item| item.visit().id);
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
    let ids: Vec<VisitId> = review::listed(&queue.items, asked).into_iter().map(|item| item.visit().id).collect();
    let at = ids.iter().position(|other| *other == id);
    let after = at.and_then(|at| ids.get(at + 1)).or_else(|| ids.iter().find(|other| **other != id));
    Ok(after.copied())
}

enum Wrote {
    Done,
    /// A meeting has voted on it.
    Met,
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
    let undoes = kept.is_some() && review.verdict != Verdict::Accepted;
    if undoes && met(desk, &review.village, review.visit).await? {
        return Ok(Wrote::Met);
    }
    if review.verdict != Verdict::TakenBack {
        let standing = store.standing_visits(Some(review.year), Some(review.village.clone())).await?;
        if !standing.iter().any(|one| one.visit.id == review.visit) {
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
    desk.allow(desk.session.role.reviews())?;
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
    let mut changed: Vec<VisitId> = Vec::new();
    let mut left = 0_usize;
    for (id, expected) in chosen {
        let item = queue.items.iter().find(|item| item.visit().id == id);
        let may = |item: &&Item| verdict == Verdict::TakenBack || item.clean();
        let Some(item) = item.filter(may) else {
            left += 1;
            continue;
        };
        let visit = item.visit();
        if closed(desk, visit.year).await? {
            left += 1;
            continue;
        }
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
            Wrote::Met | Wrote::Gone | Wrote::Stale(_) => left += 1,
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
