//! What happens around a session that has ended: the way back to the page, and a form that came too late.
//!
//! A form's token says in whose session it was filled in ([`secret::csrf_user`]). What such a form says is kept for that
//! user; once they have signed in again, `/kept/{name}` offers to send it again, with the token of the new session.
//! Forms with files, passwords or codes are not kept.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Form, FromRequest as _, Path, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::desk::{Desk, PageError};
use super::sign_in::Onward;
use crate::server::auth::NotOfSession;
use crate::server::kept_forms::KeptForm;
use crate::server::office::address;
use crate::server::office::view::frame::Place;
use crate::server::office::view::kept::{KeptData, KeptPage, KeptPageProps};
use crate::server::secret;
use crate::server::state::AppState;

/// Most bytes of a form that is kept: as much as the largest one may have.
const MOST_BYTES: usize = 1024 * 1024;
/// Forms under these addresses are not kept: they hold passwords and codes, or end a session.
const NOT_KEPT: [&str; 3] = ["/account", "/sign-", "/backup"];

/// Stands around every page: whoever has no session is led back after signing in, with the form they sent.
pub async fn keep(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let address = request.uri().path_and_query().map_or("/", |asked| asked.as_str()).to_owned();
    let (request, sent) = match copied(request).await {
        Ok(copied) => copied,
        Err(response) => return response,
    };
    let response = next.run(request).await;
    let Some(found) = response.extensions().get::<NotOfSession>().cloned() else { return response };
    if method != Method::POST {
        return Redirect::to(&Onward::back_to(&address).sign_in()).into_response();
    }
    if path == "/sign-out" && found.user.is_none() {
        return Redirect::to("/sign-in?done=signed-out").into_response();
    }
    let fields = fields(sent).await;
    let form = form(&state, &address, fields, found.user.as_deref());
    let name = form.and_then(|form| {
        let kept = state.kept_forms.keep(form);
        kept.inspect_err(|error| tracing::error!(%error, "a form could not be kept")).ok()
    });
    let onward = Onward::back_to(&address::page_of(&path)).with_form(name);
    match (found.user, onward.kept.is_some()) {
        (Some(_), false) => response,
        (Some(_), true) => Redirect::to(&onward.to()).into_response(),
        (None, _) => Redirect::to(&onward.sign_in()).into_response(),
    }
}

/// The request, with a copy of the form in it when it is one that may be kept.
async fn copied(request: Request) -> Result<(Request, Bytes), Response> {
    if *request.method() != Method::POST || !is_small_form(request.headers()) {
        return Ok((request, Bytes::new()));
    }
    let (parts, body) = request.into_parts();
    let sent = to_bytes(body, MOST_BYTES).await.map_err(|_| StatusCode::BAD_REQUEST.into_response())?;
    Ok((Request::from_parts(parts, Body::from(sent.clone())), sent))
}

fn is_small_form(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let length = text(header::CONTENT_LENGTH).parse::<usize>();
    text(header::CONTENT_TYPE).starts_with("application/x-www-form-urlencoded")
        && length.is_ok_and(|length| length <= MOST_BYTES)
}

async fn fields(sent: Bytes) -> Vec<(String, String)> {
    let request = Request::post("/").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let Ok(request) = request.body(Body::from(sent)) else { return Vec::new() };
    Form::from_request(request, &()).await.map(|Form(fields)| fields).unwrap_or_default()
}

/// A form as it may be kept: of a page of ours, without secrets, and of no one but whoever is signed in.
fn form(
    state: &AppState,
    address: &str,
    mut fields: Vec<(String, String)>,
    signed_in: Option<&str>,
) -> Option<KeptForm> {
    let address = address::own(address)?.to_owned();
    let secrets = fields.iter().any(|(name, _)| name.contains("password"));
    if secrets || NOT_KEPT.iter().any(|start| address.starts_with(start)) {
        return None;
    }
    let (_, token) = fields.iter().find(|(name, _)| name == "csrf")?;
    let user = secret::csrf_user(&state.store.commune().signing_seed, token)?;
    if signed_in.is_some_and(|other| other != user) {
        return None;
    }
    fields.retain(|(name, _)| name != "csrf");
    Some(KeptForm { user, address, fields, at: state.now() })
}

/// Offers to send a kept form again. One that is another user's, or forgotten, is not there: on to its page.
pub async fn show(desk: Desk, Path(name): Path<String>) -> Response {
    let next = Onward::of(&desk.visitor).next.unwrap_or_else(|| "/".to_owned());
    let Some(form) = desk.state.kept_forms.of(&name, &desk.session.user, desk.state.now()) else {
        return Redirect::to(&next).into_response();
    };
    desk.answer(draw(&desk, form))
}

fn draw(desk: &Desk, form: KeptForm) -> Result<Response, PageError> {
    let path = form.address.split('?').next().unwrap_or_default();
    let data = KeptData {
        page: address::page_of(path),
        action: form.address,
        fields: form.fields,
        at: form.at,
        csrf: desk.session.csrf.clone(),
    };
    let title = desk.words().t("office-kept-title");
    Ok(desk.page(Place::Elsewhere, title, move || KeptPage(KeptPageProps { data: data.clone() })))
}
