//! `/sign-in`, `/sign-out`, and where one goes on to after signing in.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, Extension, Form, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;

use super::desk::{Desk, Fields, PageError, Visitor, field};
use crate::domain::ids::VillageId;
use crate::server::auth::{self, Session, SignInError, SignedIn};
use crate::server::office::address;
use crate::server::office::view::frame::Place;
use crate::server::office::view::notice::Notice;
use crate::server::office::view::sign_in::{
    SentForm, SignInCodePage, SignInCodePageProps, SignInPage, SignInPageProps, SignInTrouble,
};
use crate::server::state::AppState;

/// Where someone goes on to once they have signed in. It stands in the query of the sign-in pages, so that their forms and
/// their other language keep it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Onward {
    /// A page of ours; the first page when there is none.
    pub next: Option<String>,
    /// The name of a form that is kept for them.
    pub kept: Option<String>,
    /// A form was sent and is not kept.
    lost: bool,
}

impl Onward {
    /// Back to a page.
    pub fn back_to(page: &str) -> Self {
        let next = address::own(page).filter(|page| *page != "/").map(str::to_owned);
        Self { next, ..Self::default() }
    }

    /// With the form that was sent: under its name when it is kept.
    pub fn with_form(self, kept: Option<String>) -> Self {
        Self { lost: kept.is_none(), kept, ..self }
    }

    /// As an address says it; what is not an address of ours is passed over.
    pub fn of(visitor: &Visitor) -> Self {
        let kept = visitor.query("kept").filter(|name| name.len() == 64 && name.bytes().all(|b| b.is_ascii_hexdigit()));
        let back = Self::back_to(visitor.query("next").unwrap_or_default());
        Self { kept: kept.map(str::to_owned), lost: visitor.query("lost").is_some(), ..back }
    }

    fn query(&self) -> String {
        let mut pairs = Vec::new();
        pairs.extend(self.next.as_deref().map(|next| format!("next={}", address::encoded(next))));
        pairs.extend(self.kept.as_deref().map(|kept| format!("kept={kept}")));
        pairs.extend(self.lost.then(|| "lost=1".to_owned()));
        pairs.join("&")
    }

    /// The sign-in page that leads on.
    pub fn sign_in(&self) -> String {
        address::with_query(auth::SIGN_IN, &self.query())
    }

    /// The page that it leads to.
    pub fn to(&self) -> String {
        let page = self.next.clone();
        let Some(kept) = &self.kept else { return page.unwrap_or_else(|| "/".to_owned()) };
        let query = page.map(|page| format!("next={}", address::encoded(&page))).unwrap_or_default();
        address::with_query(&format!("/kept/{kept}"), &query)
    }

    /// What is said of the form that was sent.
    fn said(&self) -> Option<SentForm> {
        if self.kept.is_some() { Some(SentForm::Kept) } else { self.lost.then_some(SentForm::Lost) }
    }
}

/// Shows the form; someone who is signed in goes on.
pub async fn show(State(state): State<AppState>, visitor: Visitor, session: Option<Session>) -> Response {
    if session.is_some() && visitor.query("done").is_none() && visitor.query("lang").is_none() {
        return Redirect::to(&Onward::of(&visitor).to()).into_response();
    }
    draw(&state, &visitor, StatusCode::OK, String::new(), None)
}

/// Signs in.
pub async fn submit(
    State(state): State<AppState>,
    visitor: Visitor,
    peer: Peer,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    let sent = match Sent::read(&state, peer, &headers, fields) {
        Ok(sent) => sent,
        Err(notice) => return visitor.notice(&state, None, notice),
    };
    let about = browser(&headers);
    let onward = Onward::of(&visitor);
    let opened = auth::sign_in(&state, sent.from, sent.field("name"), sent.field("password"), about).await;
    let (status, trouble) = match opened {
        Ok(SignedIn::Open(cookie)) => {
            return (CookieJar::new().add(cookie), Redirect::to(&onward.to())).into_response();
        }
        Ok(SignedIn::NeedsCode(cookie)) => {
            let code = address::with_query("/sign-in/code", &onward.query());
            return (CookieJar::new().add(cookie), Redirect::to(&code)).into_response();
        }
        Err(error) => trouble(&error, SignInTrouble::Wrong),
    };
    let name: String = sent.field("name").chars().take(64).collect();
    draw(&state, &visitor, status, name, Some(trouble))
}

/// Shows the field for the code of the second factor.
pub async fn show_code(State(state): State<AppState>, visitor: Visitor) -> Response {
    draw_code(&state, &visitor, StatusCode::OK, None)
}

/// Takes the code.
pub async fn submit_code(
    State(state): State<AppState>,
    visitor: Visitor,
    peer: Peer,
    headers: HeaderMap,
    jar: CookieJar,
    fields: Fields,
) -> Response {
    let sent = match Sent::read(&state, peer, &headers, fields) {
        Ok(sent) => sent,
        Err(notice) => return visitor.notice(&state, None, notice),
    };
    match auth::sign_in_with_code(&state, sent.from, &jar, sent.field("code"), browser(&headers)).await {
        Ok(cookie) => (CookieJar::new().add(cookie), Redirect::to(&Onward::of(&visitor).to())).into_response(),
        Err(SignInError::Expired) => {
            let to = address::with_query("/sign-in?done=code-expired", &Onward::of(&visitor).query());
            Redirect::to(&to).into_response()
        }
        Err(error) => {
            let (status, trouble) = trouble(&error, SignInTrouble::WrongCode);
            draw_code(&state, &visitor, status, Some(trouble))
        }
    }
}

fn draw_code(state: &AppState, visitor: &Visitor, status: StatusCode, trouble: Option<SignInTrouble>) -> Response {
    let title = visitor.words.t("people-code-title");
    let to = address::with_query("/sign-in/code", &Onward::of(visitor).query());
    visitor.page_with(state, None, status, Place::Elsewhere, title, move || {
        SignInCodePage(SignInCodePageProps { trouble, to: to.clone() })
    })
}

fn trouble(error: &SignInError, wrong: SignInTrouble) -> (StatusCode, SignInTrouble) {
    match error {
        SignInError::Wrong | SignInError::Expired => (StatusCode::UNAUTHORIZED, wrong),
        SignInError::TooOften => (StatusCode::TOO_MANY_REQUESTS, SignInTrouble::TooOften),
        SignInError::Failed(cause) => {
            tracing::error!(error = ?cause, "sign-in failed");
            (StatusCode::SERVICE_UNAVAILABLE, SignInTrouble::Failed)
        }
    }
}

/// What the browser says of itself, for the list of sessions.
pub(super) fn browser(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Signs out.
pub async fn leave(desk: Desk, jar: CookieJar, fields: Fields) -> Response {
    if let Err(error) = desk.form(fields) {
        return desk.answer(Err(error));
    }
    desk.answer(sign_out(&desk, &jar).await)
}

async fn sign_out(desk: &Desk, jar: &CookieJar) -> Result<Response, PageError> {
    let gone = auth::sign_out(&desk.state, jar).await?;
    desk.opened("sign_out", auth::session_of(&desk.session.user), &VillageId::default()).await?;
    Ok((CookieJar::new().add(gone), Redirect::to("/sign-in?done=signed-out")).into_response())
}

fn draw(
    state: &AppState,
    visitor: &Visitor,
    status: StatusCode,
    name: String,
    trouble: Option<SignInTrouble>,
) -> Response {
    let title = visitor.words.t("office-sign-in-title");
    let onward = Onward::of(visitor);
    visitor.page_with(state, None, status, Place::Elsewhere, title, move || {
        SignInPage(SignInPageProps { name: name.clone(), trouble, sent: onward.said(), to: onward.sign_in() })
    })
}

/// The address that a request came from.
type Peer = Option<Extension<ConnectInfo<SocketAddr>>>;

/// A form of someone who is not signed in yet.
struct Sent {
    from: IpAddr,
    fields: Vec<(String, String)>,
}

impl Sent {
    fn read(state: &AppState, peer: Peer, headers: &HeaderMap, fields: Fields) -> Result<Self, Notice> {
        if !from_here(state, headers) {
            return Err(Notice::FormForged);
        }
        let Ok(Form(fields)) = fields else { return Err(Notice::Malformed) };
        let from = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |Extension(ConnectInfo(address))| address.ip());
        Ok(Self { from, fields })
    }

    fn field(&self, wanted: &str) -> &str {
        field(&self.fields, wanted)
    }
}

/// Whether the form was sent by a page of ours. There is no session yet whose token could prove it, so the browser's
/// own word is taken: without it someone could be signed in to another's account unawares.
fn from_here(state: &AppState, headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    let Some(origin) = text(header::ORIGIN) else { return true };
    let host = origin.split_once("://").map_or("", |(_, host)| host);
    origin == state.public_url || (!host.is_empty() && text(header::HOST) == Some(host))
}
