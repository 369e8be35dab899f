//! `/account`: one's own password, second factor, sessions and keys of the data feed.

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::cookie::CookieJar;

use super::desk::{Desk, Fields, PageError, field};
use super::sign_in::browser;
use crate::domain::text;
use crate::server::auth::{self, Session, factor, rules};
use crate::server::office::model::account::{self, AccountData, AccountForm, AccountTrouble, FactorData, SessionRow};
use crate::server::office::model::devices::qr;
use crate::server::office::view::account::{
    AccountPage, AccountPageProps, FactorPage, FactorPageProps, FeedKeyPage, FeedKeyPageProps, RecoveryPage,
    RecoveryPageProps,
};
use crate::server::office::view::frame::Place;
use crate::server::secret;
use crate::server::state::AppState;
use crate::server::store::{AccountChange, AccountChanged, User};

/// Most keys of the data feed that one account has.
const MOST_FEEDS: usize = 10;
/// Longest word about what a key is for.
const MAX_LABEL: usize = 60;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/account", get(show))
        .route("/account/password", post(change_password))
        .route("/account/factor", get(show_factor).post(start_factor))
        .route("/account/factor/confirm", post(confirm_factor))
        .route("/account/factor/remove", post(remove_factor))
        .route("/account/sessions/end", post(end_sessions))
        .route("/account/feeds", post(add_feed))
        .route("/account/feeds/{id}/remove", post(remove_feed))
        .layer(axum::extract::DefaultBodyLimit::max(super::MAX_FORM_BYTES))
}

/// Shows the page.
async fn show(desk: Desk) -> Response {
    desk.answer(draw(&desk, StatusCode::OK, None).await)
}

async fn draw(desk: &Desk, status: StatusCode, trouble: Option<AccountTrouble>) -> Result<Response, PageError> {
    let store = &desk.state.store;
    let user = own(desk).await?;
    let lists = store.account_lists(user.name.clone(), desk.state.now()).await?;
    let session = |line: &crate::server::store::SessionLine| SessionRow {
        browser: account::browser(&line.about),
        opened_at: line.opened_at,
        this: line.token_hash == desk.session.token_hash,
    };
    let data = AccountData {
        name: user.name,
        full_name: user.full_name,
        first: desk.session.first,
        factor_since: user.account.factor_since,
        recovery_left: lists.recovery_left,
        sessions: lists.sessions.iter().map(session).collect(),
        feeds: lists.feeds,
        csrf: desk.session.csrf.clone(),
    };
    let title = desk.words().t("people-account-title");
    let content = move || AccountPage(AccountPageProps { data: data.clone(), trouble });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::More, title, content))
}

async fn own(desk: &Desk) -> Result<User, PageError> {
    desk.state.store.user(desk.session.user.clone()).await?.ok_or(PageError::NotFound)
}

async fn wrong(desk: &Desk, form: AccountForm, key: &'static str) -> Result<Response, PageError> {
    draw(desk, StatusCode::UNPROCESSABLE_ENTITY, Some(AccountTrouble { form, key })).await
}

/// Whether the reader knows the account's password; asked before anything that a stolen session would be used for.
async fn knows_password(desk: &Desk, user: &User, password: &str) -> Result<Result<(), &'static str>, PageError> {
    if password.len() > rules::MOST {
        return Ok(Err("people-password-wrong"));
    }
    if !desk.state.sign_in_per_user.take(format!("{}/account", user.name), desk.state.now()) {
        return Ok(Err("office-sign-in-too-often"));
    }
    let fits = auth::check_password(&desk.state, password, user.password_hash.clone()).await?;
    Ok(if fits { Ok(()) } else { Err("people-password-wrong") })
}

/// A session with a new token in place of all that ended, and the page to go to.
async fn renewed(desk: &Desk, headers: &HeaderMap, response: impl IntoResponse) -> Result<Response, PageError> {
    let cookie = auth::open(&desk.state, desk.session.user.clone(), browser(headers), false).await?;
    Ok((CookieJar::new().add(cookie), response).into_response())
}

async fn change_password(desk: Desk, headers: HeaderMap, fields: Fields) -> Response {
    desk.answer(do_change_password(&desk, &headers, fields).await)
}

async fn do_change_password(desk: &Desk, headers: &HeaderMap, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    let user = own(desk).await?;
    if let Err(key) = knows_password(desk, &user, field(&fields, "current")).await? {
        return wrong(desk, AccountForm::Password, key).await;
    }
    let new = field(&fields, "new");
    if new != field(&fields, "again") {
        return wrong(desk, AccountForm::Password, "people-password-differs").await;
    }
    if let Err(weak) = rules::check(new, &user.name, &user.full_name) {
        return wrong(desk, AccountForm::Password, weak.key()).await;
    }
    if new == field(&fields, "current") {
        return wrong(desk, AccountForm::Password, "people-password-same").await;
    }
    let hash = auth::new_hash(&desk.state, new).await?;
    let change = AccountChange::Password { hash, must_change: false };
    match desk.state.store.change_account(user.name, change, desk.by()).await? {
        AccountChanged::Done => renewed(desk, headers, Redirect::to("/account?done=password-changed")).await,
        _ => Err(PageError::NotFound),
    }
}

/// Makes a secret; it counts once a code of it was given.
async fn start_factor(desk: Desk, fields: Fields) -> Response {
    desk.answer(do_start_factor(&desk, fields).await)
}

async fn do_start_factor(desk: &Desk, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    let user = own(desk).await?;
    if user.account.factor_since.is_some() {
        return Ok(Redirect::to("/account").into_response());
    }
    if let Err(key) = knows_password(desk, &user, field(&fields, "password")).await? {
        return wrong(desk, AccountForm::Factor, key).await;
    }
    let secret = secret::random::<20>().map_err(|error| PageError::Internal(Box::new(error)))?;
    desk.state.store.change_account(user.name, AccountChange::Factor(Some(secret)), desk.by()).await?;
    Ok(Redirect::to("/account/factor").into_response())
}

/// Shows the secret and asks for a code of it.
async fn show_factor(desk: Desk) -> Response {
    desk.answer(draw_factor(&desk, StatusCode::OK, None).await)
}

async fn draw_factor(desk: &Desk, status: StatusCode, trouble: Option<&'static str>) -> Result<Response, PageError> {
    let user = own(desk).await?;
    // A secret in use is never shown again.
    let waits = user.account.factor_secret.filter(|_| user.account.factor_since.is_none());
    let Some(shown) = waits.and_then(|secret| factor::shown(secret, &user.name, &desk.state.commune.name)) else {
        return Ok(Redirect::to("/account").into_response());
    };
    let data = FactorData { letters: shown.letters, qr: qr(&shown.url), csrf: desk.session.csrf.clone() };
    let title = desk.words().t("people-factor-page");
    let content = move || FactorPage(FactorPageProps { data: data.clone(), trouble });
    // Who is at it is not reminded of it.
    let session = Session { ask_factor: false, ..desk.session.clone() };
    Ok(desk.visitor.page_with(&desk.state, Some(&session), status, Place::More, title, content))
}

async fn confirm_factor(desk: Desk, headers: HeaderMap, fields: Fields) -> Response {
    desk.answer(do_confirm_factor(&desk, &headers, fields).await)
}

async fn do_confirm_factor(desk: &Desk, headers: &HeaderMap, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    let user = own(desk).await?;
    let Some(secret) = user.account.factor_secret.filter(|_| user.account.factor_since.is_none()) else {
        return Ok(Redirect::to("/account").into_response());
    };
    let now = desk.state.now();
    if !desk.state.sign_in_per_user.take(format!("{}/code", user.name), now) {
        return draw_factor(desk, StatusCode::TOO_MANY_REQUESTS, Some("office-sign-in-too-often")).await;
    }
    let Some(step) = factor::step(secret, field(&fields, "code"), now.timestamp()) else {
        return draw_factor(desk, StatusCode::UNPROCESSABLE_ENTITY, Some("people-code-wrong")).await;
    };
    let seed = desk.state.store.commune().signing_seed;
    let mut codes = Vec::with_capacity(factor::RECOVERY_CODES);
    for _ in 0..factor::RECOVERY_CODES {
        codes.push(secret::recovery_code().map_err(|error| PageError::Internal(Box::new(error)))?);
    }
    let recovery = codes.iter().map(|code| secret::recovery_hash(&seed, &user.name, code)).collect();
    let store = &desk.state.store;
    store.change_account(user.name.clone(), AccountChange::FactorStep(step), desk.by()).await?;
    let change = AccountChange::FactorConfirmed { recovery };
    if store.change_account(user.name.clone(), change, desk.by()).await? != AccountChanged::Done {
        return Err(PageError::NotFound);
    }
    let title = desk.words().t("people-recovery-page");
    // The codes are kept as hashes, so this answer is the only place that shows them. Its forms are the new session's.
    let cookie = auth::open(&desk.state, user.name, browser(headers), false).await?;
    let seed = &desk.state.store.commune().signing_seed;
    let csrf = secret::csrf_token(seed, cookie.value(), &desk.session.user);
    let session = Session { csrf, ask_factor: false, ..desk.session.clone() };
    let content = move || RecoveryPage(RecoveryPageProps { codes: codes.clone() });
    let page = desk.visitor.page(&desk.state, Some(&session), Place::More, title, content);
    Ok((CookieJar::new().add(cookie), page).into_response())
}

async fn remove_factor(desk: Desk, headers: HeaderMap, fields: Fields) -> Response {
    desk.answer(do_remove_factor(&desk, &headers, fields).await)
}

async fn do_remove_factor(desk: &Desk, headers: &HeaderMap, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    let user = own(desk).await?;
    if let Err(key) = knows_password(desk, &user, field(&fields, "password")).await? {
        return wrong(desk, AccountForm::Factor, key).await;
    }
    let store = &desk.state.store;
    store.change_account(user.name.clone(), AccountChange::Factor(None), desk.by()).await?;
    store.change_account(user.name, AccountChange::EndSessions { keep: None }, desk.by()).await?;
    renewed(desk, headers, Redirect::to("/account?done=factor-removed")).await
}

async fn end_sessions(desk: Desk, fields: Fields) -> Response {
    desk.answer(do_end_sessions(&desk, fields).await)
}

async fn do_end_sessions(desk: &Desk, fields: Fields) -> Result<Response, PageError> {
    desk.form(fields)?;
    let change = AccountChange::EndSessions { keep: Some(desk.session.token_hash) };
    desk.state.store.change_account(desk.session.user.clone(), change, desk.by()).await?;
    Ok(Redirect::to("/account?done=sessions-ended").into_response())
}

async fn add_feed(desk: Desk, fields: Fields) -> Response {
    desk.answer(do_add_feed(&desk, fields).await)
}

async fn do_add_feed(desk: &Desk, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    let label: String = text::tidy(field(&fields, "label")).chars().take(MAX_LABEL).collect();
    if label.is_empty() {
        return wrong(desk, AccountForm::Feed, "people-feed-no-label").await;
    }
    let user = own(desk).await?;
    if desk.state.store.account_lists(user.name.clone(), desk.state.now()).await?.feeds.len() >= MOST_FEEDS {
        return wrong(desk, AccountForm::Feed, "people-feed-too-many").await;
    }
    let key = secret::password().map_err(|error| PageError::Internal(Box::new(error)))?;
    let change = AccountChange::AddFeed { hash: secret::feed_hash(&key), label: label.clone() };
    desk.state.store.change_account(user.name.clone(), change, desk.by()).await?;
    let title = desk.words().t("people-feed-page");
    let address = format!("{}/odata/v1/", desk.state.public_url);
    Ok(desk.page(Place::More, title, move || {
        FeedKeyPage(FeedKeyPageProps {
            name: user.name.clone(),
            label: label.clone(),
            key_text: key.clone(),
            address: address.clone(),
        })
    }))
}

async fn remove_feed(desk: Desk, Path(id): Path<String>, fields: Fields) -> Response {
    desk.answer(do_remove_feed(&desk, &id, fields).await)
}

async fn do_remove_feed(desk: &Desk, id: &str, fields: Fields) -> Result<Response, PageError> {
    desk.form(fields)?;
    let id: i64 = id.parse().map_err(|_| PageError::NotFound)?;
    let change = AccountChange::RemoveFeed(id);
    match desk.state.store.change_account(desk.session.user.clone(), change, desk.by()).await? {
        AccountChanged::Done => Ok(Redirect::to("/account?done=feed-removed").into_response()),
        _ => Err(PageError::NotFound),
    }
}
