//! Signing in and out, and the session that pages take as an argument.
//!
//! The cookie holds a random token and is `HttpOnly` and `SameSite=Strict`; the store holds its hash only.

use std::net::IpAddr;
use std::sync::OnceLock;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use chrono::{DateTime, TimeDelta, Utc};

use super::factor::{self, Wanted};
use super::{Role, password, tries};
use crate::domain::ids::VillageId;
use crate::server::error::ApiError;
use crate::server::secret;
use crate::server::state::AppState;
use crate::server::store::{NewSession, StoreError};

/// Name of the cookie.
pub const COOKIE: &str = "so_thon_session";
/// Where someone without a session is sent.
pub const SIGN_IN: &str = "/sign-in";
/// Longest name and password looked at.
const MAX_LENGTH: usize = 256;
/// Where one's own account is.
pub const ACCOUNT: &str = "/account";
/// For how long the second step may be taken after the first.
const CODE_MINUTES: i64 = 5;
/// Longest word of a browser about itself that is kept.
const MAX_ABOUT: usize = 200;

/// Someone who is signed in.
#[derive(Debug, Clone)]
pub struct Session {
    /// Sign-in name.
    pub user: String,
    /// Name as shown.
    pub full_name: String,
    /// What they may do.
    pub role: Role,
    /// Villages that they may see; empty is every village, but for a village head, who then sees none.
    pub villages: Vec<VillageId>,
    /// What each form must carry back.
    pub csrf: String,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
    /// SHA-256 of its token: which of the user's sessions it is.
    pub token_hash: [u8; 32],
    /// What must be done before any page opens.
    pub first: Option<First>,
    /// The role should have a second factor and has none.
    pub ask_factor: bool,
}

/// What someone must do in their account before anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// Choose a password of one's own.
    Password,
    /// Set up a second factor.
    Factor,
}

/// What a name and a password opened.
pub enum SignedIn {
    /// A session.
    Open(Cookie<'static>),
    /// A session that waits for the second factor.
    NeedsCode(Cookie<'static>),
}

/// A form without the token of its session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the form is not from this session")]
pub struct FormForged;

impl IntoResponse for FormForged {
    fn into_response(self) -> Response {
        axum::http::StatusCode::FORBIDDEN.into_response()
    }
}

/// Goes with an answer to whoever is not signed in, and to a form of another session than the one it came in: whoever
/// stands around the pages may keep the way back and what the form says.
#[derive(Debug, Clone)]
pub struct NotOfSession {
    /// Who is signed in where it came from.
    pub user: Option<String>,
}

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Name or password is wrong; which of them is not told.
    #[error("name or password is wrong")]
    Wrong,
    /// The first step was too long ago; it begins anew.
    #[error("the first step was too long ago")]
    Expired,
    /// Too many tries. Later.
    #[error("too many tries")]
    TooOften,
    /// The commune cannot tell now. Later.
    #[error("sign-in failed")]
    Failed(#[source] ApiError),
}

impl Session {
    /// Whether a village is within the scope of whoever is signed in.
    pub fn may_see(&self, village: &VillageId) -> bool {
        if self.villages.is_empty() { self.role != Role::VillageHead } else { self.villages.contains(village) }
    }

    /// Whether every village is within it.
    pub fn sees_all(&self) -> bool {
        self.villages.is_empty() && self.role != Role::VillageHead
    }

    /// Whether a form came from a page of this session.
    ///
    /// # Errors
    /// When it did not.
    pub fn check_form(&self, token: &str) -> Result<(), FormForged> {
        if secret::same(self.csrf.as_bytes(), token.as_bytes()) { Ok(()) } else { Err(FormForged) }
    }
}

impl FromRequestParts<AppState> for Session {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Self::Rejection> {
        let jar = CookieJar::from_headers(&parts.headers);
        let token = jar.get(COOKIE).map(Cookie::value).ok_or_else(to_sign_in)?;
        let token_hash = secret::token_hash(token);
        if !state.idle.used(token_hash, state.now()) {
            if let Err(error) = state.store.close_session(token_hash).await {
                return Err(ApiError::from(error).into_response());
            }
            return Err(to_sign_in());
        }
        let (user, expires_at) = match state.store.session(token_hash, state.now()).await {
            Ok(Some(found)) => found,
            Ok(None) => return Err(to_sign_in()),
            Err(error) => return Err(ApiError::from(error).into_response()),
        };
        let wanted = match factor::wanted_of(&state.store, user.role).await {
            _ if user.account.factor_since.is_some() => Wanted::No,
            Ok(wanted) => wanted,
            Err(error) => return Err(ApiError::from(error).into_response()),
        };
        let first = if user.account.must_change {
            Some(First::Password)
        } else {
            (wanted == Wanted::Required).then_some(First::Factor)
        };
        if first.is_some() && !may_open_before(parts.uri.path()) {
            return Err(Redirect::to(ACCOUNT).into_response());
        }
        let csrf = secret::csrf_token(&state.store.commune().signing_seed, token, &user.name);
        Ok(Self {
            user: user.name,
            full_name: user.full_name,
            role: user.role,
            villages: user.villages,
            csrf,
            expires_at,
            token_hash,
            first,
            ask_factor: wanted != Wanted::No,
        })
    }
}

/// What opens although something must be done first.
fn may_open_before(path: &str) -> bool {
    path == ACCOUNT || path.starts_with("/account/") || path == "/sign-out"
}

/// Someone who may or may not be signed in.
impl axum::extract::OptionalFromRequestParts<AppState> for Session {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Option<Self>, Self::Rejection> {
        Ok(<Self as FromRequestParts<AppState>>::from_request_parts(parts, state).await.ok())
    }
}

fn to_sign_in() -> Response {
    let mut response = Redirect::to(SIGN_IN).into_response();
    response.extensions_mut().insert(NotOfSession { user: None });
    response
}

/// Checks a name and a password and opens a session: the cookie for the answer.
///
/// A name that does not exist takes as long as one that does.
///
/// # Errors
/// When they do not fit, were tried too often, or the store fails.
pub async fn sign_in(
    state: &AppState,
    from: IpAddr,
    name: &str,
    password: &str,
    about: &str,
) -> Result<SignedIn, SignInError> {
    let name = name.trim().to_lowercase();
    if name.len() > MAX_LENGTH || password.len() > MAX_LENGTH {
        return Err(SignInError::Wrong);
    }
    let now = state.now();
    if !state.sign_in_per_ip.take(from, now) || !state.sign_in_per_user.take(name.clone(), now) {
        return Err(SignInError::TooOften);
    }
    let user = state.store.user(name).await.map_err(|error| SignInError::Failed(error.into()))?;
    let hash = user.as_ref().map_or_else(decoy, |user| user.password_hash.clone());
    let fits = check_password(state, password, hash).await.map_err(SignInError::Failed)?;
    // A disabled account says no more than a wrong password does.
    let user = match user {
        Some(user) if fits && user.account.disabled_at.is_none() => user,
        Some(user) => {
            tries::write_failed(state, &user.name);
            return Err(SignInError::Wrong);
        }
        None => return Err(SignInError::Wrong),
    };
    if user.account.factor_since.is_some() {
        return Ok(SignedIn::NeedsCode(open(state, user.name, about, true).await.map_err(SignInError::Failed)?));
    }
    tries::write_signed_in(state, &user.name).await.map_err(|error| SignInError::Failed(error.into()))?;
    Ok(SignedIn::Open(open(state, user.name, about, false).await.map_err(SignInError::Failed)?))
}

/// Whether a password fits a hash: slow by design, so only a few at once.
///
/// # Errors
/// When the machine stops.
pub async fn check_password(state: &AppState, password: &str, hash: String) -> Result<bool, ApiError> {
    let _permit = state.password_checks.acquire().await.map_err(ApiError::internal)?;
    let password = password.to_owned();
    tokio::task::spawn_blocking(move || password::fits(&password, &hash)).await.map_err(ApiError::internal)
}

/// Hashes a password beside the other work.
///
/// # Errors
/// When it cannot be hashed.
pub async fn new_hash(state: &AppState, password: &str) -> Result<String, ApiError> {
    let _permit = state.password_checks.acquire().await.map_err(ApiError::internal)?;
    let password = password.to_owned();
    let hashed = tokio::task::spawn_blocking(move || password::hash(&password)).await.map_err(ApiError::internal)?;
    hashed.map_err(ApiError::internal)
}

/// The second step: a code of the second factor, or a recovery code. The session that waited ends; a new one opens.
///
/// # Errors
/// `Expired` when none waits any more, `Wrong` for a code that does not fit or was used before, `TooOften`.
pub async fn sign_in_with_code(
    state: &AppState,
    from: IpAddr,
    jar: &CookieJar,
    code: &str,
    about: &str,
) -> Result<Cookie<'static>, SignInError> {
    let failed = |error: StoreError| SignInError::Failed(error.into());
    let now = state.now();
    let waiting = jar.get(COOKIE).map(|cookie| secret::token_hash(cookie.value())).ok_or(SignInError::Expired)?;
    let user = state.store.waiting_session(waiting, now).await.map_err(failed)?.ok_or(SignInError::Expired)?;
    if !state.sign_in_per_ip.take(from, now) || !state.sign_in_per_user.take(format!("{}/code", user.name), now) {
        return Err(SignInError::TooOften);
    }
    if !factor::takes(state, &user, code).await.map_err(failed)? {
        tries::write_failed(state, &user.name);
        return Err(SignInError::Wrong);
    }
    tries::write_signed_in(state, &user.name).await.map_err(failed)?;
    state.store.close_session(waiting).await.map_err(failed)?;
    open(state, user.name, about, false).await.map_err(SignInError::Failed)
}

/// Opens a session with a token of its own: at sign-in, and anew whenever what the account is worth has changed.
///
/// # Errors
/// When the store fails or there is no randomness.
pub async fn open(state: &AppState, user: String, about: &str, waits: bool) -> Result<Cookie<'static>, ApiError> {
    let now = state.now();
    let token = secret::token().map_err(ApiError::internal)?;
    let lasts = if waits {
        TimeDelta::minutes(CODE_MINUTES)
    } else {
        TimeDelta::from_std(state.limits.session).unwrap_or(TimeDelta::hours(12))
    };
    let session = NewSession {
        token_hash: secret::token_hash(&token),
        user,
        opened_at: now,
        expires_at: now + lasts,
        waits,
        about: about.chars().take(MAX_ABOUT).collect(),
    };
    state.store.open_session(session).await?;
    Ok(cookie(state, token))
}

/// Ends the session of a request: the cookie that takes the old one away.
///
/// # Errors
/// When the store fails.
pub async fn sign_out(state: &AppState, jar: &CookieJar) -> Result<Cookie<'static>, ApiError> {
    if let Some(old) = jar.get(COOKIE) {
        state.store.close_session(secret::token_hash(old.value())).await?;
    }
    let mut gone = cookie(state, String::new());
    gone.make_removal();
    Ok(gone)
}

fn cookie(state: &AppState, token: String) -> Cookie<'static> {
    Cookie::build((COOKIE, token)).path("/").http_only(true).same_site(SameSite::Strict).secure(state.secure).build()
}

/// A hash that no password fits, of the usual cost.
fn decoy() -> String {
    static DECOY: OnceLock<String> = OnceLock::new();
    DECOY
        .get_or_init(|| secret::token().ok().and_then(|unknown| password::hash(&unknown).ok()).unwrap_or_default())
        .clone()
}
