//! `/odata/v1/`: the read-only data feed that Excel and Power BI open (OData 4.0, JSON).
//!
//! A spreadsheet signs in with HTTP Basic: the user's name and a key made in their account. No cookie is read, nothing
//! can be changed, and the scope is that of the user. Which options a query may have is in [`super::odata_query`].

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::Router;
use axum::extract::{ConnectInfo, Extension, FromRequestParts, Path, RawQuery, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value as Json, json};

use super::exports::records;
use super::odata_query::{Query, QueryError, Refused};
use crate::server::auth::Session;
use crate::server::office::model::tables::{Kind, Row, Set, Value};
use crate::server::secret;
use crate::server::state::AppState;
use crate::server::store::{Book, JournalNote, StoreError};

/// Most rows of a page. Each page reads its table anew, so that few large ones carry a commune away sooner.
const PAGE: usize = 5_000;
const VERSION: HeaderName = HeaderName::from_static("odata-version");
const PREFERRED: HeaderName = HeaderName::from_static("preference-applied");
const MAX_VERSION: HeaderName = HeaderName::from_static("odata-maxversion");
const JSON: &str = "application/json;odata.metadata=minimal;charset=utf-8";

/// The routes of the feed.
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/odata/v1", get(service).fallback(read_only))
        .route("/odata/v1/", get(service).fallback(read_only))
        .route("/odata/v1/{resource}", get(resource).fallback(read_only))
        .route("/odata/v1/{resource}/", get(resource).fallback(read_only))
        .route("/odata/v1/{resource}/$count", get(count).fallback(read_only))
        .route("/odata/v1/{resource}/{*further}", get(nothing).fallback(nothing))
}

/// Why a request of the feed is not answered.
enum FeedError {
    /// No key, or one that is not there any more.
    Unknown,
    /// Too many wrong keys.
    TooOften,
    /// There is no such resource.
    NotFound,
    /// The query.
    Query(Refused),
    /// Anything but reading.
    ReadOnly,
    /// The reader knows only an older OData.
    OldVersion,
    /// The store failed.
    Store(StoreError),
}

impl From<Refused> for FeedError {
    fn from(refused: Refused) -> Self {
        Self::Query(refused)
    }
}

impl From<StoreError> for FeedError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl IntoResponse for FeedError {
    fn into_response(self) -> Response {
        let (status, code, message) = match &self {
            Self::Unknown => (StatusCode::UNAUTHORIZED, "unknown_key", "the name or the key is not known"),
            Self::TooOften => (StatusCode::TOO_MANY_REQUESTS, "busy", "too many wrong keys; try later"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found", "there is no such resource"),
            Self::Query(Refused { error, .. }) => match error {
                QueryError::Malformed => (StatusCode::BAD_REQUEST, "malformed", "it does not parse"),
                QueryError::NoColumn => {
                    (StatusCode::BAD_REQUEST, "no_column", "the table has no such column; $metadata names them")
                }
                QueryError::NotOffered => (StatusCode::NOT_IMPLEMENTED, "not_offered", "this feed does not offer it"),
            },
            Self::ReadOnly => (StatusCode::METHOD_NOT_ALLOWED, "read_only", "this feed is only read, with GET"),
            Self::OldVersion => (StatusCode::BAD_REQUEST, "version", "this feed speaks OData 4.0"),
            Self::Store(cause) => {
                tracing::error!(error = ?cause, "the feed failed");
                (StatusCode::SERVICE_UNAVAILABLE, "unavailable", "try again later")
            }
        };
        let error = match &self {
            Self::Query(Refused { option, .. }) if !option.is_empty() => {
                json!({ "code": code, "message": format!("{option}: {message}"), "target": option })
            }
            _ => json!({ "code": code, "message": message }),
        };
        let mut response = answer(status, JSON, json!({ "error": error }).to_string());
        if matches!(self, Self::ReadOnly) {
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET,HEAD"));
        }
        if matches!(self, Self::Unknown) {
            let ask = HeaderValue::from_static("Basic realm=\"So Thon\", charset=\"UTF-8\"");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, ask);
        }
        response
    }
}

fn answer(status: StatusCode, kind: &'static str, body: String) -> Response {
    let headers = [(header::CONTENT_TYPE, kind), (VERSION, "4.0"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, body).into_response()
}

/// Whoever's key a request carries.
struct Reader(Session);

impl FromRequestParts<AppState> for Reader {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Self::Rejection> {
        let peer = <Option<Extension<ConnectInfo<SocketAddr>>> as FromRequestParts<AppState>>::from_request_parts(
            parts, state,
        );
        let peer = peer.await.ok().flatten();
        let from = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |Extension(ConnectInfo(address))| address.ip());
        read(state, &parts.headers, from).await.map_err(IntoResponse::into_response)
    }
}

async fn read(state: &AppState, headers: &HeaderMap, from: IpAddr) -> Result<Reader, FeedError> {
    let asked = headers.get(MAX_VERSION).and_then(|value| value.to_str().ok()).unwrap_or("4.0");
    if !asked.starts_with('4') {
        return Err(FeedError::OldVersion);
    }
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    // Excel asks without a key first, to learn that it needs one.
    let Some((name, key)) = given.and_then(basic) else { return Err(FeedError::Unknown) };
    let found = state.store.feed_user(secret::feed_hash(&key), state.now()).await?;
    let user = found.filter(|user| user.name == name.to_lowercase() && !user.account.must_change);
    let Some(user) = user else {
        let within = state.sign_in_per_ip.take(from, state.now());
        return Err(if within { FeedError::Unknown } else { FeedError::TooOften });
    };
    Ok(Reader(Session {
        user: user.name,
        full_name: user.full_name,
        role: user.role,
        villages: user.villages,
        // A key is no session: no form can carry anything of it.
        csrf: String::new(),
        expires_at: state.now(),
        token_hash: [0; 32],
        first: None,
        ask_factor: false,
    }))
}

fn basic(header: &str) -> Option<(String, String)> {
    let (scheme, encoded) = header.split_once(' ')?;
    let text = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (name, key) = text.split_once(':')?;
    scheme.eq_ignore_ascii_case("basic").then(|| (name.trim().to_owned(), key.trim().to_owned()))
}

/// The service document: which tables there are.
async fn service(State(state): State<AppState>, _reader: Reader) -> Response {
    let sets: Vec<Json> =
        Set::ALL.into_iter().map(|set| json!({ "name": set.name(), "kind": "EntitySet", "url": set.name() })).collect();
    let body = json!({ "@odata.context": format!("{}$metadata", root(&state)), "value": sets });
    answer(StatusCode::OK, JSON, body.to_string())
}

fn root(state: &AppState) -> String {
    format!("{}/odata/v1/", state.public_url)
}

/// `$metadata`, a table, or one row of a table by its key.
async fn resource(
    State(state): State<AppState>,
    reader: Reader,
    Path(resource): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    if resource == "$metadata" {
        return answer(StatusCode::OK, "application/xml;charset=utf-8", metadata());
    }
    table(&state, &reader.0, &resource, query.as_deref().unwrap_or_default(), wanted(&headers))
        .await
        .unwrap_or_else(IntoResponse::into_response)
}

/// The rows that a reader would have on a page: `Prefer: odata.maxpagesize=200` (OData 4.0, part 1, 8.2.8.7).
fn wanted(headers: &HeaderMap) -> Option<usize> {
    let said = headers.get("prefer")?.to_str().ok()?;
    let size = |one: &str| {
        let (name, value) = one.trim().split_once('=')?;
        let named = name.eq_ignore_ascii_case("odata.maxpagesize") || name.eq_ignore_ascii_case("maxpagesize");
        value.trim().parse().ok().filter(|size| named && *size > 0)
    };
    said.split([',', ';']).find_map(size)
}

/// Nothing lies further down: no property by itself, no way from one table into another.
async fn nothing() -> Response {
    FeedError::NotFound.into_response()
}

async fn read_only() -> Response {
    FeedError::ReadOnly.into_response()
}

async fn table(
    state: &AppState,
    session: &Session,
    resource: &str,
    query: &str,
    wanted: Option<usize>,
) -> Result<Response, FeedError> {
    let (name, key) = match resource.strip_suffix("')").and_then(|text| text.split_once("('")) {
        Some((name, key)) => (name, Some(key.replace("''", "'"))),
        None => (resource, None),
    };
    let set = Set::ALL.into_iter().find(|set| set.name() == name).ok_or(FeedError::NotFound)?;
    let columns = set.columns();
    let asked = Query::read(query, columns)?;
    let rows = records(state, session, asked.year, &[set]).await?.rows(set);
    written_down(state, session, set).await?;
    if let Some(key) = key {
        let row = rows.into_iter().find(|row| row.first() == Some(&Value::Text(key.clone())));
        let row = row.ok_or(FeedError::NotFound)?;
        let mut body = object(set, &row, &asked);
        body.insert("@odata.context".to_owned(), Json::from(format!("{}$metadata#{name}/$entity", root(state))));
        return Ok(answer(StatusCode::OK, JSON, Json::Object(body).to_string()));
    }
    let rows = asked.filtered(rows);
    let total = rows.len();
    let (page, next) = asked.page(rows, wanted.map_or(PAGE, |size| size.min(PAGE)));
    let chosen = asked.select.as_ref().map_or_else(String::new, |names| format!("({})", names.join(",")));
    let mut body = Map::new();
    body.insert("@odata.context".to_owned(), Json::from(format!("{}$metadata#{name}{chosen}", root(state))));
    if asked.count {
        body.insert("@odata.count".to_owned(), Json::from(total));
    }
    body.insert("value".to_owned(), page.iter().map(|row| Json::Object(object(set, row, &asked))).collect());
    if let Some(at) = next {
        let link = format!("{}{name}?{}", root(state), asked.next(query, at));
        body.insert("@odata.nextLink".to_owned(), Json::from(link));
    }
    let mut response = answer(StatusCode::OK, JSON, Json::Object(body).to_string());
    let applied = wanted.and_then(|size| HeaderValue::from_str(&format!("odata.maxpagesize={size}")).ok());
    if let Some(applied) = applied {
        response.headers_mut().insert(PREFERRED, applied);
    }
    Ok(response)
}

/// How many rows a table has.
async fn count(
    State(state): State<AppState>,
    reader: Reader,
    Path(resource): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let query = query.unwrap_or_default();
    let counted = async {
        let set = Set::ALL.into_iter().find(|set| set.name() == resource).ok_or(FeedError::NotFound)?;
        let asked = Query::read(&query, set.columns())?;
        let rows = records(&state, &reader.0, asked.year, &[set]).await?.rows(set);
        Ok::<_, FeedError>(asked.filtered(rows).len())
    };
    match counted.await {
        Ok(count) => answer(StatusCode::OK, "text/plain;charset=utf-8", count.to_string()),
        Err(error) => error.into_response(),
    }
}

async fn written_down(state: &AppState, session: &Session, set: Set) -> Result<(), StoreError> {
    let note = JournalNote {
        actor: session.user.clone(),
        action: "read_feed".to_owned(),
        subject: format!("odata/{}", set.name()),
        village: String::new(),
        detail: String::new(),
        at: state.now(),
    };
    state.store.note(Book::Access, note).await
}

fn object(set: Set, row: &Row, asked: &Query) -> Map<String, Json> {
    let chosen = |name: &str| asked.select.as_ref().is_none_or(|names| names.iter().any(|other| other == name));
    let cells = set.columns().iter().zip(row).filter(|((name, _), _)| chosen(name));
    cells.map(|((name, _), value)| ((*name).to_owned(), json_of(value))).collect()
}

fn json_of(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Flag(yes) => Json::Bool(*yes),
        Value::Number(number) => Json::from(*number),
        Value::Degrees(e6) => Json::from(f64::from(*e6) / 1e6),
        Value::Text(text) => Json::from(text.as_str()),
    }
}

/// What each table holds, as OData's CSDL.
fn metadata() -> String {
    let mut types = String::new();
    let mut sets = String::new();
    for set in Set::ALL {
        let name = set.name();
        let mut properties = String::new();
        for (place, (column, kind)) in set.columns().iter().enumerate() {
            let kind = match kind {
                Kind::Text | Kind::Code(_) => "Edm.String",
                Kind::Number | Kind::Numbered(_) => "Edm.Int64",
                Kind::Degrees => "Edm.Double",
                Kind::Day => "Edm.Date",
                Kind::Flag => "Edm.Boolean",
            };
            let needed = if place == 0 { " Nullable=\"false\"" } else { "" };
            properties.push_str(&format!("<Property Name=\"{column}\" Type=\"{kind}\"{needed}/>"));
        }
        let key = set.columns().first().map_or("", |(column, _)| column);
        types.push_str(&format!(
            "<EntityType Name=\"{name}Row\"><Key><PropertyRef Name=\"{key}\"/></Key>{properties}</EntityType>"
        ));
        sets.push_str(&format!("<EntitySet Name=\"{name}\" EntityType=\"SoThon.{name}Row\"/>"));
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:DataServices>\
         <Schema Namespace=\"SoThon\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">{types}\
         <EntityContainer Name=\"Feed\">{sets}</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>\n"
    )
}
