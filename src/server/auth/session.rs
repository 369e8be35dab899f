//! Signing in and out, and the session that pages take as an argument.
//!
//! The cookie holds a random token and is `HttpOnly` and `SameSite=Strict`; the store holds its hash only.

use std::net::IpAddr;
use std::sync::OnceLock;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use chrono::{DateTime, Utc};

use super::{Role, password};
use crate::domain::ids::VillageId;
use crate::server::error::ApiError;
use crate::server::secret;
use crate::server::state::AppState;
use crate::server::store::NewSession;

/// Name of the cookie.
pub const COOKIE: &str = "so_thon_session";
/// Where someone without a session is sent.
pub const SIGN_IN: &str = "/sign-in";
/// Longest name and password looked at.
const MAX_LENGTH: usize = 256;

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

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Name or password is wrong; which of them is not told.
    #[error("name or password is wrong")]
    Wrong,
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
        if !state.idle.used(secret::token_hash(token), state.now()) {
            if let Err(error) = state.store.close_session(secret::token_hash(token)).await {
                return Err(ApiError::from(error).into_response());
            }
            return Err(to_sign_in());
        }
        let found = state.store.session(secret::token_hash(token), state.now()).await;
        match found {
            Ok(Some((user, expires_at))) => Ok(Self {
                user: user.name,
                full_name: user.full_name,
                role: user.role,
                villages: user.villages,
                csrf: secret::csrf_token(token),
                expires_at,
            }),
            Ok(None) => Err(to_sign_in()),
            Err(error) => Err(ApiError::from(error).into_response()),
        }
    }
}

/// Someone who may or may not be signed in.
impl axum::extract::OptionalFromRequestParts<AppState> for Session {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Option<Self>, Self::Rejection> {
        Ok(<Self as FromRequestParts<AppState>>::from_request_parts(parts, state).await.ok())
    }
}

fn to_sign_in() -> Response {
    Redirect::to(SIGN_IN).into_response()
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
) -> Result<Cookie<'static>, SignInError> {
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
    let fits = {
        let _permit = state.password_checks.acquire().await.map_err(|_| SignInError::TooOften)?;
        let password = password.to_owned();
        let check = tokio::task::spawn_blocking(move || password::fits(&password, &hash));
        check.await.map_err(|error| SignInError::Failed(ApiError::internal(error)))?
    };
    let Some(user) = user.filter(|_| fits) else { return Err(SignInError::Wrong) };
    let token = secret::token().map_err(|error| SignInError::Failed(ApiError::internal(error)))?;
    let lasts = chrono::TimeDelta::from_std(state.limits.session).unwrap_or(chrono::TimeDelta::hours(12));
    let session =
        NewSession { token_hash: secret::token_hash(&token), user: user.name, opened_at: now, expires_at: now + lasts };
    state.store.open_session(session).await.map_err(|error| SignInError::Failed(error.into()))?;
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
