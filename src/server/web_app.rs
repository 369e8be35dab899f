//! The web app's folder under `/app/`: files as built, the start page for its routes, and the headers it lives by.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use axum::Router;
use axum::extract::{Path as UrlPath, State};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};

use super::state::AppState;

/// What `/app` says when the folder is not there.
pub const NOT_BUILT: &str =
    "Ứng dụng web chưa được dựng: không thấy thư mục của nó. Chạy `make run` để dựng. / The web app was not built.";

/// Largest file looked at.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// A way of packing: its name in headers, and what the name of a file so packed ends in.
type Packing = (&'static str, &'static str);

/// The smallest first. Browsers ask for brotli on this machine and behind TLS only.
const PACKINGS: [Packing; 2] = [("br", ".br"), ("gzip", ".gz")];

/// Tags of files by path, size and time of change: a file is hashed once.
#[derive(Debug, Default)]
pub struct Files(Mutex<HashMap<PathBuf, (u64, SystemTime, String)>>);

/// The app's routes.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/app", get(|| async { Redirect::permanent("/app/") }))
        .route("/app/", get(start))
        .route("/app/{*path}", get(file))
}

async fn start(State(state): State<AppState>, headers: HeaderMap) -> Response {
    answer(state, "index.html".to_owned(), headers).await
}

async fn file(State(state): State<AppState>, UrlPath(path): UrlPath<String>, headers: HeaderMap) -> Response {
    answer(state, path, headers).await
}

async fn answer(state: AppState, path: String, headers: HeaderMap) -> Response {
    let Some(folder) = state.app_dir.clone().filter(|folder| folder.join("index.html").is_file()) else {
        let kind = [(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "no-store")];
        return (StatusCode::NOT_FOUND, kind, state.app_missing.clone()).into_response();
    };
    let read = tokio::task::spawn_blocking(move || {
        let packings = PACKINGS.iter().filter(|(name, _)| accepts(&headers, name)).collect::<Vec<_>>();
        let known = headers.get(IF_NONE_MATCH).and_then(|tag| tag.to_str().ok()).map(str::to_owned);
        find(&folder, &path).map(|found| deliver(&state.app_files, &folder, &found, &packings, known.as_deref()))
    });
    match read.await {
        Ok(Some(response)) => response,
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "a file of the app was not read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The file that a path means: itself, or the start page for a route of the app. Nothing outside the folder.
fn find(folder: &Path, path: &str) -> Option<PathBuf> {
    let relative = Path::new(path);
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let file = folder.join(relative);
    let inside = || Some(file.canonicalize().ok()?.starts_with(folder.canonicalize().ok()?));
    if file.is_file() {
        return inside()?.then_some(file);
    }
    // A name with a dot is a file that is missing; anything else is a screen.
    let screen = relative.file_name().is_none_or(|name| !name.to_string_lossy().contains('.'));
    screen.then(|| folder.join("index.html"))
}

fn deliver(files: &Files, folder: &Path, file: &Path, packings: &[&Packing], known: Option<&str>) -> Response {
    let packed = packings.iter().find_map(|(name, ending)| Some((name, packed(file, ending)?)));
    let source = packed.as_ref().map_or(file, |(_, packed)| packed);
    let read = std::fs::metadata(source)
        .and_then(|meta| if meta.len() > MAX_BYTES { Err(std::io::Error::other("too large")) } else { Ok(meta) });
    let read = read.and_then(|meta| Ok((std::fs::read(source)?, meta.len(), meta.modified()?)));
    let (bytes, length, changed) = match read {
        Ok(read) => read,
        Err(error) => {
            tracing::error!(%error, file = %source.display(), "a file of the app was not read");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let tag = files.tag(source, length, changed, &bytes);
    let mut response = if known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        bytes.into_response()
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind(file)));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache(folder, file)));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some((name, _)) = packed {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, tag);
    }
    response
}

impl Files {
    fn tag(&self, file: &Path, length: u64, changed: SystemTime, bytes: &[u8]) -> String {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, _, tag)) = known.get(file).filter(|(of, at, _)| *of == length && *at == changed) {
            return tag.clone();
        }
        let hash: String = hex::encode(Sha256::digest(bytes)).chars().take(32).collect();
        let tag = format!("\"{hash}\"");
        known.insert(file.to_owned(), (length, changed, tag.clone()));
        tag
    }
}

/// The packed file beside a file, when it was made.
fn packed(file: &Path, ending: &str) -> Option<PathBuf> {
    let mut name = file.file_name()?.to_owned();
    name.push(ending);
    Some(file.with_file_name(name)).filter(|packed| packed.is_file())
}

fn accepts(headers: &HeaderMap, packing: &str) -> bool {
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|one| {
        let mut parts = one.split(';').map(str::trim);
        parts.next() == Some(packing) && !parts.any(|weight| weight == "q=0")
    })
}

/// How long a browser may keep a file without asking: nothing is kept unasked, since names do not change with content.
/// The service worker must never be an old one.
fn cache(folder: &Path, file: &Path) -> &'static str {
    if file == folder.join("sw.js") { "no-cache, no-store" } else { "no-cache" }
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
