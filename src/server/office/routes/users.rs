//! `/users`: accounts, roles and villages in scope. A password that is made here is shown once, and whoever gets it
//! chooses another one first.

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::desk::{Desk, Fields, PageError, field};
use crate::domain::text;
use crate::protocol::enrol::VillageInfo;
use crate::server::auth::factor::{self, Wanted};
use crate::server::auth::{self, Role};
use crate::server::error::ApiError;
use crate::server::office::model::users::{self, UserData, UserForm, UserTrouble, UsersData};
use crate::server::office::view::frame::Place;
use crate::server::office::view::users::{
    PasswordPage, PasswordPageProps, UserPage, UserPageProps, UsersPage, UsersPageProps,
};
use crate::server::secret;
use crate::server::state::AppState;
use crate::server::store::{Account, AccountChange, AccountChanged, Commit, Committed, User};

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/users", get(list).post(add))
        .route("/users/second-factor", post(set_wanted))
        .route("/users/{name}", get(show).post(set))
        .route("/users/{name}/password", post(reset_password))
        .route("/users/{name}/factor", post(reset_factor))
        .route("/users/{name}/disable", post(disable))
        .route("/users/{name}/enable", post(enable))
        .layer(axum::extract::DefaultBodyLimit::max(super::MAX_FORM_BYTES))
}

/// Shows the accounts.
async fn list(desk: Desk) -> Response {
    desk.answer(draw(&desk, StatusCode::OK, UserForm::default(), Vec::new()).await)
}

async fn draw(
    desk: &Desk,
    status: StatusCode,
    form: UserForm,
    troubles: Vec<UserTrouble>,
) -> Result<Response, PageError> {
    desk.allow(Role::manages_users)?;
    let store = &desk.state.store;
    let villages = store.villages().await?;
    let mut users: Vec<_> = store.users().await?.iter().map(|user| users::row(user, &villages)).collect();
    users.sort_by_key(|user| (user.disabled_at.is_some(), user.name.clone()));
    let data = UsersData {
        users,
        villages: choices(&villages),
        wanted: factor::setting(store).await?,
        csrf: desk.session.csrf.clone(),
    };
    let title = desk.words().t("people-users-title");
    let content =
        move || UsersPage(UsersPageProps { data: data.clone(), form: form.clone(), troubles: troubles.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::More, title, content))
}

fn choices(villages: &[VillageInfo]) -> Vec<(crate::domain::ids::VillageId, String)> {
    villages.iter().map(|village| (village.id.clone(), text::title_case(&village.name))).collect()
}

/// Opens an account and shows its first password.
async fn add(desk: Desk, fields: Fields) -> Response {
    desk.answer(do_add(&desk, fields).await)
}

async fn do_add(desk: &Desk, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    desk.allow(Role::manages_users)?;
    let mut form = UserForm::read(&fields);
    let mut troubles = form.troubles(&desk.state.store.villages().await?);
    if let (true, Some(role)) = (troubles.is_empty(), form.role) {
        form.name = form.name.to_lowercase();
        let (password, password_hash) = new_password(desk).await?;
        let user = User {
            name: form.name.clone(),
            full_name: form.full_name.clone(),
            role,
            villages: form.villages.iter().cloned().collect(),
            password_hash,
            made_at: desk.state.now(),
            account: Account { must_change: true, ..Account::default() },
        };
        if desk.state.store.add_user(user, desk.by()).await? {
            return Ok(first_password(desk, &form.name, &form.full_name, password));
        }
        let there = desk.state.store.user(form.name.clone()).await?;
        if there.is_some_and(|there| there.account.must_change && UserForm::of(&there) == form) {
            // The same form twice: its first password was shown by the first answer.
            return Ok(Redirect::to(&address(&form.name, "user-there")).into_response());
        }
        troubles.push(UserTrouble::NameTaken);
    }
    draw(desk, StatusCode::UNPROCESSABLE_ENTITY, form, troubles).await
}

async fn new_password(desk: &Desk) -> Result<(String, String), PageError> {
    let password = secret::password().map_err(internal)?;
    let hash = auth::new_hash(&desk.state, &password).await.map_err(internal)?;
    Ok((password, hash))
}

/// The password is not kept, so this answer is the only place that shows it.
fn first_password(desk: &Desk, name: &str, full_name: &str, password: String) -> Response {
    let title = desk.words().t("people-password-page");
    let (name, full_name) = (name.to_owned(), full_name.to_owned());
    let address = format!("{}/sign-in", desk.state.public_url);
    desk.page(Place::More, title, move || {
        PasswordPage(PasswordPageProps {
            name: name.clone(),
            full_name: full_name.clone(),
            password: password.clone(),
            address: address.clone(),
        })
    })
}

fn internal(error: impl std::error::Error + Send + Sync + 'static) -> PageError {
    PageError::Internal(Box::new(error))
}

/// Shows one account.
async fn show(desk: Desk, Path(name): Path<String>) -> Response {
    desk.answer(draw_one(&desk, StatusCode::OK, &name, None, Vec::new()).await)
}

async fn draw_one(
    desk: &Desk,
    status: StatusCode,
    name: &str,
    form: Option<UserForm>,
    troubles: Vec<UserTrouble>,
) -> Result<Response, PageError> {
    desk.allow(Role::manages_users)?;
    let user = desk.state.store.user(name.to_owned()).await?.ok_or(PageError::NotFound)?;
    let villages = desk.state.store.villages().await?;
    let form = form.unwrap_or_else(|| UserForm::of(&user));
    let data = UserData {
        user: users::row(&user, &villages),
        villages: choices(&villages),
        own: user.name == desk.session.user,
        csrf: desk.session.csrf.clone(),
    };
    let title = user.full_name.clone();
    let content =
        move || UserPage(UserPageProps { data: data.clone(), form: form.clone(), troubles: troubles.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::More, title, content))
}

/// Sets name, role and villages.
async fn set(desk: Desk, Path(name): Path<String>, fields: Fields) -> Response {
    desk.answer(do_set(&desk, &name, fields).await)
}

async fn do_set(desk: &Desk, name: &str, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    desk.allow(Role::manages_users)?;
    let form = UserForm { name: name.to_owned(), ..UserForm::read(&fields) };
    let mut troubles = form.troubles(&desk.state.store.villages().await?);
    troubles.retain(|trouble| *trouble != UserTrouble::Name);
    if let (true, Some(role)) = (troubles.is_empty(), form.role) {
        let villages = form.villages.iter().cloned().collect();
        let change = AccountChange::Set { full_name: form.full_name.clone(), role, villages };
        match desk.state.store.change_account(name.to_owned(), change, desk.by()).await? {
            AccountChanged::Done => return Ok(Redirect::to(&address(name, "user-set")).into_response()),
            AccountChanged::Refused => return Err(PageError::NotFound),
            AccountChanged::LastAdmin => troubles.push(UserTrouble::LastAdmin),
        }
    }
    draw_one(desk, StatusCode::UNPROCESSABLE_ENTITY, name, Some(form), troubles).await
}

fn address(name: &str, done: &str) -> String {
    format!("/users/{name}?done={done}")
}

/// Gives a new first password and shows it; every session of the account ends.
async fn reset_password(desk: Desk, Path(name): Path<String>, fields: Fields) -> Response {
    desk.answer(do_reset(&desk, &name, fields).await)
}

async fn do_reset(desk: &Desk, name: &str, fields: Fields) -> Result<Response, PageError> {
    desk.form(fields)?;
    desk.allow(Role::manages_users)?;
    desk.allow(|_| name != desk.session.user)?;
    let user = desk.state.store.user(name.to_owned()).await?.ok_or(PageError::NotFound)?;
    let (password, hash) = new_password(desk).await?;
    let change = AccountChange::Password { hash, must_change: true };
    match desk.state.store.change_account(name.to_owned(), change, desk.by()).await? {
        AccountChanged::Done => Ok(first_password(desk, name, &user.full_name, password)),
        _ => Err(PageError::NotFound),
    }
}

/// Takes a second factor away whose phone is lost.
async fn reset_factor(desk: Desk, Path(name): Path<String>, fields: Fields) -> Response {
    desk.answer(change(&desk, &name, fields, AccountChange::Factor(None), "user-factor-reset").await)
}

/// Nobody signs in with it any more.
async fn disable(desk: Desk, Path(name): Path<String>, fields: Fields) -> Response {
    desk.answer(change(&desk, &name, fields, AccountChange::Disable, "user-disabled").await)
}

/// It may be used again.
async fn enable(desk: Desk, Path(name): Path<String>, fields: Fields) -> Response {
    desk.answer(change(&desk, &name, fields, AccountChange::Enable, "user-enabled").await)
}

async fn change(
    desk: &Desk,
    name: &str,
    fields: Fields,
    change: AccountChange,
    done: &str,
) -> Result<Response, PageError> {
    desk.form(fields)?;
    // Nobody shuts themselves out, nor takes their own factor away without their password.
    desk.allow(Role::manages_users)?;
    desk.allow(|_| name != desk.session.user)?;
    match desk.state.store.change_account(name.to_owned(), change, desk.by()).await? {
        AccountChanged::Done => Ok(Redirect::to(&address(name, done)).into_response()),
        AccountChanged::Refused => Err(PageError::NotFound),
        AccountChanged::LastAdmin => {
            draw_one(desk, StatusCode::CONFLICT, name, None, vec![UserTrouble::LastAdmin]).await
        }
    }
}

/// Sets whether the chairman and administrators are asked for a second factor.
async fn set_wanted(desk: Desk, fields: Fields) -> Response {
    desk.answer(do_set_wanted(&desk, fields).await)
}

async fn do_set_wanted(desk: &Desk, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    desk.allow(|role| role == Role::Admin)?;
    let field = |wanted: &str| field(&fields, wanted);
    let wanted = Wanted::from_code(field("wanted")).ok_or(PageError::Malformed)?;
    let expected: u64 = field("expected").parse().map_err(|_| PageError::Malformed)?;
    let record = factor::write(wanted, expected)?;
    let note = desk.note("set_second_factor", "setting/second-factor".to_owned(), "", record.body.clone());
    let commit = Commit { note, households: Vec::new(), records: vec![record], expect: Vec::new() };
    let done = match desk.state.store.commit(commit).await? {
        Committed::Done | Committed::Again => "/users?done=wanted-set",
        Committed::Stale { .. } => "/users?done=wanted-stale",
    };
    Ok(Redirect::to(done).into_response())
}

impl From<ApiError> for PageError {
    fn from(error: ApiError) -> Self {
        internal(error)
    }
}
