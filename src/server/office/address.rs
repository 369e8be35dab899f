//! Addresses as the office writes them back: letter by letter, of this program only, and from the address of a form to
//! the page that shows it.
//!
//! Deliberately not here: which routes there are (each place's `router`).

use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

/// Longest address that one is sent back to.
const LONGEST: usize = 1000;

/// Addresses that only take a form, each with the page that shows the form; `{}` is any one part, put into the page's
/// address in its order. The first that fits counts.
const FORMS: [(&str, &str); 36] = [
    ("/sign-out", "/"),
    ("/devices/codes", "/devices#new-code"),
    ("/devices/codes/{}/end", "/devices"),
    ("/points/check", "/points"),
    ("/review/accept", "/review"),
    ("/review/take-back", "/review"),
    ("/review/{}", "/review?visit={}"),
    ("/conflicts/{}", "/conflicts"),
    ("/conflicts/visits/{}", "/conflicts"),
    ("/conflicts/visits/{}/take-back", "/conflicts"),
    ("/meetings/{}/photos", "/meetings/{}#photos"),
    ("/postings/{}/withdraw", "/postings/{}"),
    ("/postings/{}/objections", "/postings/{}"),
    ("/objections/{}/settle", "/objections/{}"),
    ("/decisions/reopen", "/decisions"),
    ("/procedure/days", "/procedure"),
    ("/calendar/sent", "/calendar"),
    ("/calendar/take-back", "/calendar"),
    ("/register/import/{}/sheet", "/register/import/{}"),
    ("/register/import/{}/check", "/register/import/{}"),
    ("/register/import/{}/drop", "/register/import/{}"),
    ("/register/import/{}/undo", "/register/import/{}"),
    ("/map/base", "/map#base"),
    ("/users/second-factor", "/users"),
    ("/users/{}/password", "/users/{}"),
    ("/users/{}/factor", "/users/{}"),
    ("/users/{}/disable", "/users/{}"),
    ("/users/{}/enable", "/users/{}"),
    ("/account/password", "/account"),
    ("/account/factor/confirm", "/account/factor"),
    ("/account/factor/remove", "/account"),
    ("/account/sessions/end", "/account"),
    ("/account/feeds", "/account"),
    ("/account/feeds/{}/remove", "/account"),
    ("/backup/upload", "/backup"),
    ("/person/{}/{}/correct", "/person/{}/{}"),
];

/// The page that shows the form of an address; the address itself when it is a page.
pub fn page_of(path: &str) -> String {
    let path = path_only(path);
    FORMS
        .into_iter()
        .find_map(|(form, page)| {
            let parts = fits(form, &path)?;
            Some(parts.into_iter().fold(page.to_owned(), |page, part| page.replacen("{}", part, 1)))
        })
        .unwrap_or(path)
}

/// The parts of a path that stand where a pattern leaves them open; `None` when it does not fit.
fn fits<'a>(pattern: &str, path: &'a str) -> Option<Vec<&'a str>> {
    if pattern.split('/').count() != path.split('/').count() {
        return None;
    }
    let mut open = Vec::new();
    for (wanted, part) in pattern.split('/').zip(path.split('/')) {
        match wanted {
            "{}" if !part.is_empty() => open.push(part),
            _ if wanted == part => {}
            _ => return None,
        }
    }
    Some(open)
}

/// A page's address with more in its query, before what it leads to within the page.
pub fn with_query(page: &str, query: &str) -> String {
    if query.is_empty() {
        return page.to_owned();
    }
    let (page, part) = page.split_once('#').map_or((page, None), |(page, part)| (page, Some(part)));
    let sign = if page.contains('?') { '&' } else { '?' };
    let part = part.map(|part| format!("#{part}")).unwrap_or_default();
    format!("{page}{sign}{query}{part}")
}

/// A path that an answer may lead to: of this program, whatever was asked for.
fn path_only(path: &str) -> String {
    let plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.' | '_' | '~' | '%');
    let mut path: String = path.chars().filter(plain).collect();
    while path.contains("//") {
        path = path.replace("//", "/");
    }
    path
}

/// A text as a value of a query.
pub fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// A path and query of this program that someone may be sent back to: one slash at the beginning, no second one, no
/// backslash and nothing but visible ASCII, so that no browser reads the name of another machine in it.
pub fn own(address: &str) -> Option<&str> {
    let visible = address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let ours = address.starts_with('/') && !address.starts_with("//") && address.len() <= LONGEST;
    let through = ["/sign-in", "/sign-out"].into_iter().any(|door| address.starts_with(door));
    (visible && ours && !through).then_some(address)
}

/// Leads whoever opens the address of a form by hand, from a bookmark or after signing in, to the page of the form.
pub async fn lead_to_page(request: Request, next: Next) -> Response {
    let read = matches!(*request.method(), Method::GET | Method::HEAD);
    let path = read.then(|| request.uri().path().to_owned());
    let query = request.uri().query().and_then(own_query).unwrap_or_default();
    let response = next.run(request).await;
    match path {
        Some(path) if response.status() == StatusCode::METHOD_NOT_ALLOWED => {
            Redirect::to(&with_query(&page_of(&path), &query)).into_response()
        }
        _ => response,
    }
}

fn own_query(query: &str) -> Option<String> {
    own(&format!("/?{query}")).map(|_| query.to_owned())
}
