//! `/map`: the households as rounded points, with what the office loaded to lie underneath. No tiles, no internet.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::desk::{Desk, PageError};
use super::exports::records;
use crate::domain::class::Class;
use crate::domain::household::{Household, Location};
use crate::domain::ids::VillageId;
use crate::server::auth::Role;
use crate::server::office::model::map::{self, Wanted};
use crate::server::office::model::tables::Set;
use crate::server::office::view::frame::Place;
use crate::server::office::view::map::{MapPage, MapPageProps};
use crate::server::state::AppState;
use crate::server::store::{Commit, Committed, RecordKey, RecordKind, RecordWrite};

/// The name that the base layer is kept under.
const BASE: &str = "map-base";

/// The routes of this place.
pub fn router() -> Router<AppState> {
    // What is beyond the limit of a file is said in words, so more of it is read.
    let load = post(load).layer(DefaultBodyLimit::max(8 * map::MOST_BYTES));
    Router::new().route("/map", get(show)).route("/map/base", load)
}

/// Shows the map.
async fn show(desk: Desk) -> Response {
    desk.answer(draw(&desk).await)
}

async fn draw(desk: &Desk) -> Result<Response, PageError> {
    let village = desk.visitor.query("village").map(VillageId::new);
    let class = match desk.visitor.query("class") {
        None => None,
        Some(code) => Some(Class::ALL.into_iter().find(|class| class.code() == code).ok_or(PageError::Malformed)?),
    };
    let records = records(&desk.state, &desk.session, None, &[Set::Households]).await?;
    if let Some(village) = &village {
        desk.in_scope(village)?;
        records.villages.iter().find(|one| one.id == *village).ok_or(PageError::NotFound)?;
    }
    let kept = desk.state.store.record(key()).await?;
    let base: Vec<Vec<(i32, i32)>> =
        kept.as_ref().and_then(|kept| serde_json::from_str(&kept.body).ok()).unwrap_or_default();
    let location = |(lat_e6, lon_e6): &(i32, i32)| Location { lat_e6: *lat_e6, lon_e6: *lon_e6, accuracy_m: None };
    let base = base.iter().map(|path| path.iter().map(location).collect()).collect();
    desk.opened("open_map", "map".to_owned(), &village.clone().unwrap_or_default()).await?;
    let words = desk.words();
    let title = |class: Class, count: usize, households: &[&Household]| match households {
        [one] => words.with(
            "people-map-one",
            [
                ("number", one.number.clone().into()),
                ("village", words.village(&records.village_name(&one.village)).into()),
                ("class", words.class(class).into()),
            ],
        ),
        _ => words.with("people-map-many", [("n", count.into()), ("class", words.class(class).into())]),
    };
    let mut data = map::draw(&records, Wanted { village, class, base }, title);
    if desk.session.role.manages_register() && desk.session.sees_all() {
        data.may_load = Some(kept.map_or(0, |kept| kept.version));
    }
    data.csrf.clone_from(&desk.session.csrf);
    let title = words.t("people-map-title");
    Ok(desk.page(Place::Progress, title, move || MapPage(MapPageProps { data: data.clone() })))
}

fn key() -> RecordKey {
    RecordKey { kind: RecordKind::Setting, id: BASE.to_owned() }
}

/// Takes lines and boundaries to lie underneath.
async fn load(desk: Desk, parts: Result<Multipart, MultipartRejection>) -> Response {
    desk.answer(do_load(&desk, parts).await)
}

async fn do_load(desk: &Desk, parts: Result<Multipart, MultipartRejection>) -> Result<Response, PageError> {
    let mut parts = parts.map_err(|_| PageError::Malformed)?;
    let (mut token, mut expected, mut file) = (String::new(), 0, Vec::new());
    while let Some(part) = parts.next_field().await.map_err(|_| PageError::Malformed)? {
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(|_| PageError::Malformed)?;
        match name.as_str() {
            "csrf" => token = String::from_utf8_lossy(&bytes).into_owned(),
            "expected" => expected = String::from_utf8_lossy(&bytes).parse().map_err(|_| PageError::Malformed)?,
            "file" => file = bytes.to_vec(),
            _ => {}
        }
    }
    desk.session.check_form(&token).map_err(|_| PageError::FormForged)?;
    desk.allow(Role::manages_register)?;
    desk.allow(|_| desk.session.sees_all())?;
    let paths = if file.len() > map::MOST_BYTES { None } else { map::base(&file) };
    let Some(paths) = paths else { return Ok(Redirect::to("/map?done=map-base-wrong#base").into_response()) };
    let plain: Vec<Vec<(i32, i32)>> =
        paths.iter().map(|path| path.iter().map(|point| (point.lat_e6, point.lon_e6)).collect()).collect();
    let body = serde_json::to_string(&plain).map_err(|error| PageError::Internal(Box::new(error)))?;
    let record = RecordWrite { key: key(), expected, village: None, household: None, round: String::new(), body };
    let note = desk.note("load_map_base", "setting/map-base".to_owned(), "", String::new());
    let commit = Commit { note, households: Vec::new(), records: vec![record], expect: Vec::new() };
    Ok(match desk.state.store.commit(commit).await? {
        Committed::Stale { .. } => Redirect::to("/map?done=map-base-stale#base"),
        _ => Redirect::to("/map?done=map-base-loaded"),
    }
    .into_response())
}
