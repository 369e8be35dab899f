//! `/devices`: phones, codes for new ones, and revoking.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

use super::desk::{Desk, Fields, PageError, field};
use crate::domain::ids::{DeviceId, VillageId};
use crate::server::auth::Role;
use crate::server::office::model::devices::{self, CodeData, DevicesData, HandOverData};
use crate::server::office::model::form::{CodeForm, FormTrouble};
use crate::server::office::view::code::{CodePage, CodePageProps};
use crate::server::office::view::devices::{DevicesPage, DevicesPageProps};
use crate::server::office::view::frame::Place;
use crate::server::office::view::hand_over::{HandOverPage, HandOverPageProps};
use crate::server::office::view::revoke::{RevokePage, RevokePageProps};
use crate::server::secret;
use crate::server::store::{CodeLine, Device, HandOver, NewCode, User};

/// Codes that the page lists.
const MOST_CODES: usize = 8;
/// Entries that need eyes, at most, counted by phone.
const MOST_ATTENTION: u32 = 2_000;

/// Shows phones and codes.
pub async fn list(desk: Desk) -> Response {
    desk.answer(draw(&desk, StatusCode::OK, CodeForm::default(), Vec::new()).await)
}

async fn draw(
    desk: &Desk,
    status: StatusCode,
    mut form: CodeForm,
    troubles: Vec<FormTrouble>,
) -> Result<Response, PageError> {
    desk.allow(Role::sees_commune)?;
    if form.id.is_nil() {
        form.id = Uuid::now_v7();
    }
    let store = &desk.state.store;
    let villages = desk.villages().await?;
    let now = desk.state.now();
    let mut phones = store.devices().await?;
    phones.retain(|phone| within(desk, &phone.villages));
    let all = store.villages().await?;
    let attention = store.attention(MOST_ATTENTION).await?;
    let mut codes = store.codes().await?;
    codes.retain(|code| within(desk, &code.villages));
    let names = desk.names().await?;
    let maker = |code: &CodeLine| names.who(desk.words(), &code.made_by);
    let may_end = |code: &CodeLine| {
        desk.session.role.manages_devices() && code.villages.iter().all(|village| desk.session.may_see(village))
    };
    let data = DevicesData {
        devices: phones.iter().map(|device| devices::row(device, &all, &attention)).collect(),
        codes: codes
            .iter()
            .take(MOST_CODES)
            .map(|code| devices::code_row(code, maker(code), &villages, now, may_end(code)))
            .collect(),
        villages: villages
            .iter()
            .map(|village| (village.id.clone(), crate::domain::text::title_case(&village.name)))
            .collect(),
        may_manage: desk.session.role.manages_devices(),
        csrf: desk.session.csrf.clone(),
    };
    let title = desk.words().t("office-devices-page");
    let content =
        move || DevicesPage(DevicesPageProps { data: data.clone(), form: form.clone(), troubles: troubles.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Devices, title, content))
}

/// Makes a code and shows it.
pub async fn make_code(desk: Desk, fields: Fields) -> Response {
    desk.answer(make(&desk, fields).await)
}

async fn make(desk: &Desk, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    desk.allow(Role::manages_devices)?;
    let state = &desk.state;
    let villages = desk.villages().await?;
    let form = CodeForm::read(&fields);
    let troubles = form.troubles(&villages);
    if !troubles.is_empty() {
        return draw(desk, StatusCode::UNPROCESSABLE_ENTITY, form, troubles).await;
    }
    let seed = state.store.commune().signing_seed;
    let digits = match form.asked_by(&desk.session.user) {
        Some(asked) => secret::digits_of_form(&seed, asked.as_bytes()),
        None => secret::eight_digits().map_err(|error| PageError::Internal(Box::new(error)))?,
    };
    let now = state.now();
    let code = NewCode {
        hash: secret::code_hash(&seed, &digits),
        villages: form.villages.into_iter().collect(),
        person: form.person,
        made_by: desk.session.user.clone(),
        made_at: now,
        expires_at: now + form.validity.lasts(),
    };
    let kept = state.store.add_code(code).await?;
    if kept.used_by.is_some() || kept.expires_at <= now {
        // The same form again, long after.
        return Ok(Redirect::to("/devices?done=code-made-before").into_response());
    }
    // The digits are not kept, so this answer is the only place that shows them: no redirection to a page that could. The
    // same form sent again gives the same digits, and the same sheet.
    let data = CodeData {
        qr: devices::qr(&devices::enrol_url(&state.public_url, &digits)),
        digits,
        person: kept.person,
        villages: devices::village_names(&kept.villages, &villages),
        expires_at: kept.expires_at,
        commune: state.commune.name.clone(),
        app_url: format!("{}/app/", state.public_url),
    };
    let title = desk.words().t("office-code-page");
    Ok(desk.page(Place::Devices, title, move || CodePage(CodePageProps { data: data.clone() })))
}

/// Ends a code that was given to the wrong one, or whose paper is lost.
pub async fn end_code(desk: Desk, Path(id): Path<String>, fields: Fields) -> Response {
    desk.answer(do_end_code(&desk, &id, fields).await)
}

async fn do_end_code(desk: &Desk, id: &str, fields: Fields) -> Result<Response, PageError> {
    desk.form(fields)?;
    desk.allow(Role::manages_devices)?;
    let codes = desk.state.store.codes().await?;
    let code = codes.into_iter().find(|code| code.id.to_string() == id).ok_or(PageError::NotFound)?;
    for village in &code.villages {
        desk.in_scope(village)?;
    }
    let ended = desk.state.store.end_code(code, desk.by()).await?;
    let done = if ended { "/devices?done=code-ended" } else { "/devices?done=code-not-ended" };
    Ok(Redirect::to(done).into_response())
}

/// Asks before revoking.
pub async fn ask_revoke(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(ask(&desk, StatusCode::OK, &id).await)
}

async fn ask(desk: &Desk, status: StatusCode, id: &str) -> Result<Response, PageError> {
    desk.allow(Role::manages_devices)?;
    let device = device(desk, id).await?;
    if device.revoked_at.is_some() {
        return Ok(Redirect::to("/devices?done=already-revoked").into_response());
    }
    let villages = desk.state.store.villages().await?;
    let attention = desk.state.store.attention(MOST_ATTENTION).await?;
    let row = devices::row(&device, &villages, &attention);
    let csrf = desk.session.csrf.clone();
    let accounts = accounts_of(desk, &device).await?;
    let may = if whole(desk, &device) { None } else { Some(who_may(desk, &device).await?) };
    let title = desk.words().t("office-revoke-page");
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Devices, title, move || {
        RevokePage(RevokePageProps {
            device: row.clone(),
            may: may.clone(),
            accounts: accounts.clone(),
            csrf: csrf.clone(),
        })
    }))
}

/// Whether a phone holds no village outside the reader's scope: who revokes it takes all of them from it.
fn whole(desk: &Desk, device: &Device) -> bool {
    device.villages.iter().all(|village| desk.session.may_see(village))
}

/// The names of those who may revoke a phone.
async fn who_may(desk: &Desk, device: &Device) -> Result<Vec<String>, PageError> {
    let may = |user: &User| {
        let sees = |village| user.villages.is_empty() || user.villages.contains(village);
        user.role.manages_devices() && user.account.disabled_at.is_none() && device.villages.iter().all(sees)
    };
    let users = desk.state.store.users().await?;
    Ok(users.into_iter().filter(may).map(|user| user.full_name).collect())
}

/// Revokes.
pub async fn revoke(desk: Desk, Path(id): Path<String>, fields: Fields) -> Response {
    desk.answer(do_revoke(&desk, &id, fields).await)
}

async fn do_revoke(desk: &Desk, id: &str, fields: Fields) -> Result<Response, PageError> {
    desk.form(fields)?;
    desk.allow(Role::manages_devices)?;
    let device = device(desk, id).await?;
    if device.revoked_at.is_none() && !whole(desk, &device) {
        return ask(desk, StatusCode::FORBIDDEN, id).await;
    }
    let done = desk.state.store.revoke_device(device.id, desk.by()).await?;
    tracing::info!(device = %device.id, user = %desk.session.user, done, "a phone was revoked");
    let to = if done { "/devices?done=revoked" } else { "/devices?done=already-revoked" };
    Ok(Redirect::to(to).into_response())
}

/// Asks which village goes to which phone.
pub async fn ask_hand_over(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_hand_over(&desk, StatusCode::OK, &id, None).await)
}

async fn draw_hand_over(
    desk: &Desk,
    status: StatusCode,
    id: &str,
    trouble: Option<&'static str>,
) -> Result<Response, PageError> {
    desk.allow(Role::manages_devices)?;
    let phone = device(desk, id).await?;
    if phone.revoked_at.is_some() {
        return Ok(Redirect::to("/devices?done=already-revoked").into_response());
    }
    let store = &desk.state.store;
    let villages = store.villages().await?;
    let attention = store.attention(MOST_ATTENTION).await?;
    let mut others = store.devices().await?;
    others.retain(|other| other.revoked_at.is_none() && other.id != phone.id && within(desk, &other.villages));
    let named = |village: &VillageId| {
        let name = devices::village_names(std::slice::from_ref(village), &villages).into_iter().next();
        (village.clone(), name.unwrap_or_default())
    };
    let data = HandOverData {
        device: devices::row(&phone, &villages, &attention),
        villages: phone.villages.iter().filter(|village| desk.session.may_see(village)).map(named).collect(),
        others: others.iter().map(|other| devices::row(other, &villages, &attention)).collect(),
        trouble,
        accounts: accounts_of(desk, &phone).await?,
        csrf: desk.session.csrf.clone(),
    };
    let title = desk.words().t("people-hand-over-page");
    let content = move || HandOverPage(HandOverPageProps { data: data.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Devices, title, content))
}

/// Hands a village on.
pub async fn hand_over(desk: Desk, Path(id): Path<String>, fields: Fields) -> Response {
    desk.answer(do_hand_over(&desk, &id, fields).await)
}

async fn do_hand_over(desk: &Desk, id: &str, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    desk.allow(Role::manages_devices)?;
    let field = |wanted: &str| field(&fields, wanted);
    let from = device(desk, id).await?;
    if field("village").is_empty() || field("to").is_empty() {
        return draw_hand_over(desk, StatusCode::UNPROCESSABLE_ENTITY, id, Some("people-hand-over-choose")).await;
    }
    let village = VillageId::new(field("village"));
    desk.in_scope(&village)?;
    let to = device(desk, field("to")).await?;
    let what = HandOver { village, from: from.id, to: to.id };
    // The same form twice: the first one did it.
    let has = |phone: &Device| phone.villages.contains(&what.village);
    let before = !has(&from) && has(&to) && to.revoked_at.is_none();
    if before || desk.state.store.hand_over(what, desk.by()).await? {
        Ok(Redirect::to("/devices?done=handed-over").into_response())
    } else {
        draw_hand_over(desk, StatusCode::CONFLICT, id, Some("people-hand-over-changed")).await
    }
}

/// The village heads whose accounts see a village of a phone: what happens to the phone changes nothing for them.
async fn accounts_of(desk: &Desk, phone: &Device) -> Result<Vec<String>, PageError> {
    let mut users = desk.state.store.users().await?;
    users.retain(|user| {
        user.role == Role::VillageHead
            && user.account.disabled_at.is_none()
            && user.villages.iter().any(|village| phone.villages.contains(village) && desk.session.may_see(village))
    });
    Ok(users.into_iter().map(|user| user.full_name).collect())
}

async fn device(desk: &Desk, id: &str) -> Result<Device, PageError> {
    let id: DeviceId = id.parse().map_err(|_| PageError::NotFound)?;
    let device = desk.state.store.device(id).await?;
    device.filter(|device| within(desk, &device.villages)).ok_or(PageError::NotFound)
}

/// A phone or a code concerns the reader when it holds a village of theirs.
fn within(desk: &Desk, villages: &[VillageId]) -> bool {
    desk.session.sees_all() || villages.iter().any(|village| desk.session.may_see(village))
}
