//! `/journal`: who opened and who changed what, whether both books are whole, and the same as a file.
//!
//! Whoever sees only some villages reads the lines about those: each line says of which village it is.

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::desk::{Desk, PageError};
use super::reports::XLSX;
use crate::domain::ids::{HouseholdId, SubmissionId, VillageId, VisitId};
use crate::domain::text::{fold, title_case};
use crate::server::auth::Role;
use crate::server::keep;
use crate::server::office::model::dictionary::JOURNAL;
use crate::server::office::model::journal::{Filter, JournalData, Names, PAGE};
use crate::server::office::model::workbook;
use crate::server::office::view::frame::Place;
use crate::server::office::view::journal::{JournalPage, JournalPageProps};
use crate::server::sheet::write::separated;
use crate::server::state::AppState;
use crate::server::store::{Book, JournalLine, JournalQuery};

/// Most lines of a file.
const MOST_LINES: u32 = 200_000;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/journal", get(show))
        .route("/journal/export.csv", get(export))
        .route("/journal/export.xlsx", get(told))
        .route("/journal/checkpoint.json", get(checkpoint))
}

async fn show(desk: Desk) -> Response {
    desk.answer(draw(&desk).await)
}

async fn draw(desk: &Desk) -> Result<Response, PageError> {
    desk.allow(Role::reads_journal)?;
    let store = &desk.state.store;
    let (book, filter) = asked(desk)?;
    let subjects = subjects(desk, &filter).await?;
    let no_household = subjects.as_ref().is_some_and(Vec::is_empty);
    let before = desk.visitor.query("before").map(str::parse::<u64>).transpose().map_err(|_| PageError::Malformed)?;
    let mut lines =
        if no_household { Vec::new() } else { read(desk, book, &filter, subjects, before, PAGE + 1).await? };
    let more = lines.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    lines.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let older = lines.last().filter(|_| more).map(|last| {
        let query = filter.query();
        let join = if query.is_empty() { "" } else { "&" };
        format!("/journal?book={}&before={}{join}{query}", book.code(), last.seq)
    });
    let names = names(desk, &lines).await?;
    let checkpoints = keep::checkpoints(&desk.state);
    let state = store.walk_log(checkpoints).await?;
    let villages = desk.villages().await?;
    let data = JournalData {
        book,
        no_household,
        lines: lines.iter().map(|line| names.line(desk.words(), line)).collect(),
        older,
        state,
        users: names.users.iter().map(|(name, full)| (name.clone(), full.clone())).collect(),
        villages: villages.into_iter().map(|village| (village.id, title_case(&village.name))).collect(),
        filter,
        whole: desk.session.sees_all(),
        synthetic: desk.state.commune.synthetic,
    };
    let title = desk.words().t("trust-journal-title");
    Ok(desk.page(Place::More, title, move || JournalPage(JournalPageProps { data: data.clone() })))
}

fn asked(desk: &Desk) -> Result<(Book, Filter), PageError> {
    let text = |name: &str| desk.visitor.query(name).unwrap_or_default().trim().chars().take(120).collect::<String>();
    let book = match desk.visitor.query("book") {
        None | Some("access") => Book::Access,
        Some("change") => Book::Change,
        Some(_) => return Err(PageError::NotFound),
    };
    let day = desk.visitor.query("day").map(str::parse).transpose().map_err(|_| PageError::Malformed)?;
    Ok((book, Filter { who: text("who"), village: text("village"), household: text("household"), day }))
}

/// The household asked for, with its visits and forms; `None` when none is asked for.
async fn subjects(desk: &Desk, filter: &Filter) -> Result<Option<Vec<String>>, PageError> {
    if filter.household.is_empty() {
        return Ok(None);
    }
    let store = &desk.state.store;
    let village = Some(VillageId::new(filter.village.clone())).filter(|_| !filter.village.is_empty());
    let wanted = fold(&filter.household);
    let found: Vec<HouseholdId> = store
        .register(village)
        .await?
        .into_iter()
        .filter(|(household, _)| {
            desk.session.may_see(&household.village)
                && (household.number == filter.household.trim()
                    || household.id.to_string() == filter.household
                    || (wanted.chars().any(char::is_alphabetic) && fold(household.head_name()).contains(&wanted)))
        })
        .map(|(household, _)| household.id)
        .take(200)
        .collect();
    let mut subjects = Vec::new();
    for id in found {
        subjects.push(format!("household/{id}"));
        if let Some(view) = store.household(id).await? {
            subjects.extend(view.visits.iter().map(|visit| format!("visit/{}", visit.id)));
            subjects.extend(view.submissions.iter().map(|one| format!("submission/{}", one.id)));
        }
    }
    Ok(Some(subjects))
}

async fn read(
    desk: &Desk,
    book: Book,
    filter: &Filter,
    subjects: Option<Vec<String>>,
    before: Option<u64>,
    limit: u32,
) -> Result<Vec<JournalLine>, PageError> {
    let (from, until) = filter.span().unzip();
    let query = JournalQuery {
        before,
        subjects: subjects.unwrap_or_default(),
        actor: Some(filter.who.clone()).filter(|who| !who.is_empty()),
        // With a household the village is part of finding it.
        village: Some(filter.village.clone()).filter(|village| !village.is_empty() && filter.household.is_empty()),
        scope: desk.scope(),
        from,
        until,
        ..JournalQuery::all(book, limit)
    };
    Ok(desk.state.store.journal(query).await?)
}

async fn names(desk: &Desk, lines: &[JournalLine]) -> Result<Names, PageError> {
    let store = &desk.state.store;
    let mut names = Names {
        users: store.users().await?.into_iter().map(|user| (user.name, user.full_name)).collect(),
        devices: store.devices().await?.into_iter().map(|device| (device.id.to_string(), device.person)).collect(),
        villages: store.villages().await?.into_iter().map(|one| (one.id.to_string(), title_case(&one.name))).collect(),
        ..Names::default()
    };
    let mut households = std::collections::BTreeSet::new();
    for line in lines {
        let subject = &line.note.subject;
        let Some((kind, id)) = subject.split_once('/') else { continue };
        let household = match kind {
            "household" => id.parse::<HouseholdId>().ok(),
            "visit" if !names.of.contains_key(subject) => match id.parse::<VisitId>() {
                Ok(id) => store.visit(id).await?.map(|view| view.household.id),
                Err(_) => None,
            },
            "submission" if !names.of.contains_key(subject) => match id.parse::<SubmissionId>() {
                Ok(id) => store.submission(id).await?.map(|view| view.household.id),
                Err(_) => None,
            },
            _ => None,
        };
        if let Some(household) = household {
            households.insert(household);
            names.of.insert(subject.clone(), household);
        }
    }
    names.households = store.household_names(households.into_iter().collect()).await?;
    // One that moved out of the scope since keeps its line and loses its name.
    names.households.retain(|_, name| desk.session.may_see(&name.village));
    Ok(names)
}

async fn export(desk: Desk) -> Response {
    desk.answer(file(&desk).await)
}

/// The lines that the filter leaves, the oldest first, for a file of them.
async fn leaving(desk: &Desk) -> Result<(Book, Vec<JournalLine>), PageError> {
    desk.allow(Role::reads_journal)?;
    desk.slowly()?;
    let (book, filter) = asked(desk)?;
    let subjects = subjects(desk, &filter).await?;
    let no_household = subjects.as_ref().is_some_and(Vec::is_empty);
    let mut lines =
        if no_household { Vec::new() } else { read(desk, book, &filter, subjects, None, MOST_LINES).await? };
    lines.reverse();
    Ok((book, lines))
}

/// Every line that the filter leaves, with its hashes, so that the chain can be computed again elsewhere.
async fn file(desk: &Desk) -> Result<Response, PageError> {
    let (book, lines) = leaving(desk).await?;
    desk.opened("export_journal", format!("export/journal-{}", book.code()), &VillageId::default()).await?;
    let heading = JOURNAL.map(|(name, _)| name);
    let rows = lines.into_iter().map(|line| {
        let at = line.note.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
        let note = line.note;
        let (prev, hash) = (line.prev_hash, line.hash);
        [line.seq.to_string(), at, note.actor, note.action, note.subject, note.village, note.detail, prev, hash]
    });
    let csv = separated(std::iter::once(heading.map(str::to_owned)).chain(rows));
    Ok(download("text/csv; charset=utf-8", &format!("so-thon-nhat-ky-{}.csv", book.code()), csv))
}

async fn told(desk: Desk) -> Response {
    desk.answer(book(&desk).await)
}

/// The same lines as sentences, for people.
async fn book(desk: &Desk) -> Result<Response, PageError> {
    let (book, lines) = leaving(desk).await?;
    let names = names(desk, &lines).await?;
    let said: Vec<_> = lines.iter().map(|line| names.line(desk.words(), line)).collect();
    let title = desk.words().t(&format!("people-sheet-journal-{}", book.code()));
    let bytes = workbook::journal(desk.words(), &title, &said).map_err(|error| PageError::Internal(Box::new(error)))?;
    desk.opened("export_journal", format!("export/journal-{}", book.code()), &VillageId::default()).await?;
    Ok(download(XLSX, &format!("so-thon-nhat-ky-{}.xlsx", book.code()), bytes))
}

/// An answer that a browser saves as a file; the name is ours and plain.
pub(super) fn download(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let mut response = ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], bytes).into_response();
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

async fn checkpoint(desk: Desk) -> Response {
    desk.answer(sign(&desk).await)
}

/// The ends of both books at this moment, signed: kept elsewhere, it shows later whether lines were cut off.
async fn sign(desk: &Desk) -> Result<Response, PageError> {
    desk.allow(Role::reads_journal)?;
    let signed = keep::checkpoint(&desk.state).await.map_err(PageError::Internal)?;
    let json = serde_json::to_vec_pretty(&signed).map_err(|error| PageError::Internal(Box::new(error)))?;
    let day = desk.words().today(desk.state.now());
    Ok(download("application/json", &format!("so-thon-moc-nhat-ky-{day}.json"), json))
}
