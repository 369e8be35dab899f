//! `/conflicts`: fields that a phone and the commune both changed, side by side, and visits of two phones that both speak
//! for one household.
//!
//! A field is settled by the household's next version and a record of the settlement, which tells the phone that sent the
//! edit. Of two visits the office chooses one by sending the other back: see `domain::review::Review::instead`.

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::desk::{Desk, Fields, PageError};
use super::review::reviews;
use super::steps;
use crate::domain::household::Household;
use crate::domain::ids::{EntryId, HouseholdId, VillageId, VisitId};
use crate::domain::merge::settle;
use crate::domain::review::{Review, Verdict};
use crate::domain::round::Round;
use crate::domain::visit::Visit;
use crate::i18n::Lang;
use crate::protocol::receipt::Outcome;
use crate::server::auth::Role;
use crate::server::office::model::conflicts::{self, ConflictsData, EntryRow, Told};
use crate::server::office::view::conflicts::{ConflictsPage, ConflictsPageProps};
use crate::server::office::view::frame::Place;
use crate::server::office::words::Words;
use crate::server::state::AppState;
use crate::server::store::{
    AttentionLine, Commit, Committed, HouseholdWrite, RecordKey, RecordKind, RecordWrite, SettledField, Settlement,
    StandingVisit,
};

/// Entries that are looked through.
const MOST: u32 = 1_000;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/conflicts", get(show))
        .route("/conflicts/{entry}", post(settle_field))
        .route("/conflicts/visits/{chosen}", post(choose))
        .route("/conflicts/visits/{chosen}/take-back", post(take_back))
}

/// Shows everything that is to be settled.
async fn show(desk: Desk) -> Response {
    desk.answer(draw(&desk, StatusCode::OK, None).await)
}

/// The register of the reader's villages.
async fn register(desk: &Desk) -> Result<BTreeMap<HouseholdId, (Household, u64)>, PageError> {
    let all = desk.state.store.register(None).await?;
    let seen = all.into_iter().filter(|(household, _)| desk.session.may_see(&household.village));
    Ok(seen.map(|(household, version)| (household.id, (household, version))).collect())
}

async fn draw(desk: &Desk, status: StatusCode, told: Option<Told>) -> Result<Response, PageError> {
    let store = &desk.state.store;
    let w = desk.words();
    let register = register(desk).await?;
    let households: BTreeMap<HouseholdId, Household> =
        register.iter().map(|(id, (household, _))| (*id, household.clone())).collect();
    let villages: BTreeMap<VillageId, String> =
        store.villages().await?.into_iter().map(|info| (info.id, info.name)).collect();
    let mut entries = Vec::new();
    for open in conflicts::open(store.attention(MOST).await?, &households) {
        let Some((household, version)) = register.get(&open.household) else { continue };
        let key = RecordKey { kind: RecordKind::Settlement, id: open.entry.to_string() };
        let versions = store.household_versions(household.id).await?;
        entries.push(EntryRow {
            entry: open.entry,
            household: household.id,
            who: conflicts::who(household),
            village_name: conflicts::village_name(&villages, &household.village),
            version: *version,
            settled: store.record(key).await?.map_or(0, |kept| kept.version),
            person: open.person,
            received_at: open.received_at,
            fields: open.shown.iter().map(|conflict| conflicts::field_row(w, household, &versions, conflict)).collect(),
        });
    }
    let reviews = reviews(desk).await?;
    let standing = store.standing_visits(None, None).await?;
    let closed = steps::closed_year(desk, standing.first().map(|one| one.result.year)).await?;
    let (mut doubles, mut settled) = (Vec::new(), Vec::new());
    let groups = conflicts::groups(&standing);
    let forms = store.visits_named(groups.iter().flatten().map(|one| one.result.id).collect()).await?;
    let forms: BTreeMap<VisitId, Visit> = forms.into_iter().map(|visit| (visit.id, visit)).collect();
    for group in groups {
        let household = group.first().and_then(|one| households.get(&one.result.household));
        let Some(household) = household else { continue };
        let row = conflicts::double_row(w, household, &villages, &group, &forms, &reviews);
        if row.chosen.is_some() { settled.push(row) } else { doubles.push(row) }
    }
    // Values of households and people are on this page.
    for village in villages.keys() {
        let here = |id: &HouseholdId| households.get(id).is_some_and(|one| one.village == *village);
        let twice = doubles.iter().chain(&settled).any(|row| here(&row.household));
        let names = twice || entries.iter().any(|row| here(&row.household));
        if names {
            desk.opened("open_conflicts", "conflicts".to_owned(), village).await?;
        }
    }
    let data = ConflictsData {
        entries,
        doubles,
        settled,
        told,
        closed,
        may_settle: desk.session.role.reviews(),
        synthetic: desk.state.commune.synthetic,
    };
    let (title, csrf) = (w.t("conflicts-title"), desk.session.csrf.clone());
    let content = move || ConflictsPage(ConflictsPageProps { data: data.clone(), csrf: csrf.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Review, title, content))
}

/// Settles one field.
async fn settle_field(desk: Desk, Path(entry): Path<String>, fields: Fields) -> Response {
    desk.answer(settle_one(&desk, &entry, fields).await)
}

async fn settle_one(desk: &Desk, entry: &str, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    desk.allow(Role::reviews)?;
    let field = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value.as_str());
    let entry: EntryId = entry.parse().map_err(|_| PageError::NotFound)?;
    let phone_stands = match field("keep") {
        "phone" => true,
        "commune" => false,
        _ => return Err(PageError::Malformed),
    };
    let version: u64 = field("version").parse().map_err(|_| PageError::Malformed)?;
    let expected: u64 = field("settled").parse().map_err(|_| PageError::Malformed)?;
    let path = field("field");
    let store = &desk.state.store;
    let key = RecordKey { kind: RecordKind::Settlement, id: entry.to_string() };
    let before: Option<Settlement> = match store.record(key).await? {
        Some(kept) => Some(kept.read()?),
        None => None,
    };
    // The same form twice: the field was settled so already.
    let again = before.as_ref().and_then(|before| before.settled.get(path));
    if let Some(settled) = again {
        desk.in_scope(before.as_ref().map(|before| &before.village).ok_or(PageError::NotFound)?)?;
        if settled.phone_stands == phone_stands {
            return Ok(Redirect::to("/conflicts?done=conflict-settled").into_response());
        }
        return draw(desk, StatusCode::CONFLICT, Some(Told::Stale)).await;
    }
    let line = store.attention(MOST).await?.into_iter().find(|line| line.id == entry);
    let Some(AttentionLine { device, seq, record, outcome: Outcome::Conflict { fields: held }, .. }) = line else {
        return Err(PageError::NotFound);
    };
    let household: HouseholdId = record.parse().map_err(|_| PageError::NotFound)?;
    let view = store.household(household).await?.ok_or(PageError::NotFound)?;
    let household = &view.household;
    desk.in_scope(&household.village)?;
    if view.version != version {
        return draw(desk, StatusCode::CONFLICT, Some(Told::Stale)).await;
    }
    let chosen = settle(household, &held, path, phone_stands).map_err(|error| PageError::Internal(Box::new(error)))?;
    if chosen.settled.is_empty() {
        return Err(PageError::NotFound);
    }
    let mut settled = before.map(|before| before.settled).unwrap_or_default();
    settled.extend(
        chosen
            .settled
            .iter()
            .map(|values| (values.field.clone(), SettledField { phone_stands, values: values.clone() })),
    );
    let settlement = Settlement {
        entry,
        device,
        seq,
        household: household.id,
        village: household.village.clone(),
        settled,
        left: chosen.left,
        by: desk.session.full_name.clone(),
        at: desk.state.now(),
    };
    let detail = serde_json::json!({ "field": path, "phone": phone_stands }).to_string();
    let note = desk.note("settle_conflict", format!("household/{}", household.id), household.village.as_str(), detail);
    let households = if chosen.household == *household {
        Vec::new()
    } else {
        vec![HouseholdWrite { household: chosen.household, expected: version }]
    };
    let records = vec![RecordWrite::of(&settlement, expected)?];
    match store.commit(Commit { note, households, records, expect: Vec::new() }).await? {
        Committed::Done | Committed::Again => Ok(Redirect::to("/conflicts?done=conflict-settled").into_response()),
        Committed::Stale { .. } => draw(desk, StatusCode::CONFLICT, Some(Told::Stale)).await,
    }
}

/// Chooses one of several visits that speak for a household.
async fn choose(desk: Desk, Path(chosen): Path<String>, fields: Fields) -> Response {
    desk.answer(choose_visit(&desk, &chosen, fields, Verdict::SentBack).await)
}

/// Takes the choice back.
async fn take_back(desk: Desk, Path(chosen): Path<String>, fields: Fields) -> Response {
    desk.answer(choose_visit(&desk, &chosen, fields, Verdict::TakenBack).await)
}

async fn choose_visit(desk: &Desk, chosen: &str, fields: Fields, verdict: Verdict) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    desk.allow(Role::reviews)?;
    let id: VisitId = chosen.parse().map_err(|_| PageError::NotFound)?;
    let view = desk.state.store.visit(id).await?.ok_or(PageError::NotFound)?;
    let village = view.household.village.clone();
    desk.in_scope(&village)?;
    let done = if verdict == Verdict::SentBack { "visit-chosen" } else { "review-taken-back" };
    let standing = desk.state.store.standing_visits(Some(view.visit.year), Some(village.clone())).await?;
    let group: Vec<&StandingVisit> =
        standing.iter().filter(|one| one.result.household == view.visit.household).collect();
    if group.len() < 2 || !group.iter().any(|one| one.result.id == id) {
        // A phone settled it in the meantime.
        return draw(desk, StatusCode::CONFLICT, Some(Told::Stale)).await;
    }
    let reviews = reviews(desk).await?;
    let now_chosen = conflicts::chosen(&group, &reviews);
    if verdict == Verdict::SentBack && now_chosen == Some(id) {
        return Ok(Redirect::to(&format!("/conflicts?done={done}")).into_response());
    }
    let round = Round::yearly(view.visit.year);
    if steps::locked(desk, round).await? {
        return draw(desk, StatusCode::CONFLICT, Some(Told::Closed)).await;
    }
    let mut records = Vec::new();
    for other in group.iter().filter(|one| one.result.id != id) {
        let drawn = fields.iter().find(|(name, _)| *name == format!("version-{}", other.result.id));
        let expected: u64 = match drawn {
            Some((_, version)) => version.parse().map_err(|_| PageError::Malformed)?,
            // A third visit came since the page was drawn.
            None => return draw(desk, StatusCode::CONFLICT, Some(Told::Stale)).await,
        };
        let review = Review {
            visit: other.result.id,
            household: other.result.household,
            village: village.clone(),
            year: other.result.year,
            verdict,
            comments: Vec::new(),
            note: if verdict == Verdict::SentBack { note_to_phone(&view.person, &view.visit) } else { String::new() },
            instead: (verdict == Verdict::SentBack).then_some(id),
            by: desk.session.full_name.clone(),
            at: desk.state.now(),
        };
        records.push(RecordWrite::of(&review, expected)?);
    }
    let action = if verdict == Verdict::SentBack { "choose_visit" } else { "take_back" };
    let note = desk.note(action, format!("visit/{id}"), village.as_str(), String::new());
    match desk.state.store.commit(Commit { note, households: Vec::new(), records, expect: Vec::new() }).await? {
        Committed::Done | Committed::Again => Ok(Redirect::to(&format!("/conflicts?done={done}")).into_response()),
        Committed::Stale { .. } if steps::locked(desk, round).await? => {
            draw(desk, StatusCode::CONFLICT, Some(Told::Closed)).await
        }
        Committed::Stale { .. } => draw(desk, StatusCode::CONFLICT, Some(Told::Stale)).await,
    }
}

/// What the phones read: in Vietnamese, whatever the reader's language is.
fn note_to_phone(person: &str, chosen: &Visit) -> String {
    let w = Words::of(Lang::Vi);
    w.with("conflicts-note-to-phone", [("person", person.into()), ("date", w.date(chosen.visited_on).into())])
}
