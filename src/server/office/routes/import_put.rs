//! What an import would put in, shown until the officer says so, and putting it in: everything by one commit or nothing.

use std::sync::Arc;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::desk::{Desk, Fields, PageError};
use super::import_undo::record;
use super::register_import::{Known, file_of, find, keep, sheet, value, waiting};
use crate::domain::household::Household;
use crate::domain::ids::VillageId;
use crate::server::imports::check::{Asked, Checked, check};
use crate::server::imports::choices::{Alike, Choices};
use crate::server::imports::columns::words;
use crate::server::imports::villages::Villages;
use crate::server::imports::write::{Source, writes};
use crate::server::imports::{bad, remembered};
use crate::server::office::model::imports as model;
use crate::server::office::view::frame::Place;
use crate::server::office::view::import_check::{CheckPage, CheckPageProps};
use crate::server::sheet::Sheet;
use crate::server::store::{Commit, Committed, KeptImport};

/// What a reading rests on.
struct Ground {
    villages: Villages,
    register: Vec<(Household, u64)>,
    checked: Checked,
}

async fn read(desk: &Desk, sheet: Arc<Sheet>, choices: Choices) -> Result<Ground, PageError> {
    let store = &desk.state.store;
    let villages = Villages::new(store.villages().await?, words());
    let mut register = store.register(None).await?;
    register.retain(|(household, _)| desk.session.may_see(&household.village));
    let (remembered, _) = remembered::read(store).await?;
    let (session, today) = (desk.session.clone(), desk.words().today(desk.state.now()));
    let ground = tokio::task::spawn_blocking(move || {
        let checked = check(
            &sheet,
            &Asked {
                words: words(),
                choices: &choices,
                remembered: &remembered,
                villages: &villages,
                may_see: &|village| session.may_see(village),
                register: &register,
                today,
            },
        );
        Ground { villages, register, checked }
    });
    ground.await.map_err(|error| PageError::Internal(Box::new(error)))
}

pub(super) async fn draw(
    desk: &Desk,
    status: StatusCode,
    import: &KeptImport,
    choices: Choices,
    sheet: Arc<Sheet>,
    trouble: Option<&'static str>,
) -> Result<Response, PageError> {
    let ground = read(desk, sheet, choices.clone()).await?;
    let session = desk.session.clone();
    let may_see = |village: &VillageId| session.may_see(village);
    let mut data =
        model::check(desk.words(), import, &desk.session.csrf, &ground.checked, &choices, &ground.villages, may_see);
    data.trouble = trouble;
    data.synthetic = desk.state.commune.synthetic;
    let title = desk.words().t("import-check-title");
    let content = move || CheckPage(CheckPageProps { data: data.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Register, title, content))
}

/// Keeps what was chosen; puts everything in when the form says so.
pub async fn choose(desk: Desk, Path(id): Path<String>, fields: Fields) -> Response {
    desk.answer(keep_or_put(&desk, &id, fields).await)
}

async fn keep_or_put(desk: &Desk, id: &str, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    let (import, mut choices) = match waiting(desk, id).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    for (name, text) in &fields {
        if let Some(row) = name.strip_prefix("alike-").and_then(|row| row.parse().ok()) {
            match Alike::from_code(text) {
                Some(chosen) => choices.alike_rows.insert(row, chosen),
                None => choices.alike_rows.remove(&row),
            };
        } else if let Some(stranger) = name.strip_prefix("village-") {
            let village = VillageId::new(text.as_str());
            if text.is_empty() {
                choices.villages.remove(stranger);
            } else if desk.session.may_see(&village) {
                choices.villages.insert(stranger.to_owned(), village);
            }
        }
    }
    choices.hidden = match value(&fields, "hidden") {
        Some("read") => Some(true),
        Some("leave") => Some(false),
        _ => choices.hidden,
    };
    choices.alike = value(&fields, "alike").and_then(Alike::from_code).unwrap_or(choices.alike);
    choices.leave_bad = value(&fields, "leave-bad").is_some();
    keep(desk, import.id, &choices).await?;
    if value(&fields, "act") != Some("put") {
        return Ok(Redirect::to(&format!("/register/import/{id}")).into_response());
    }
    let sheet = match sheet(desk, &import, &choices, "").await? {
        Ok(sheet) => sheet,
        Err(page) => return Ok(page),
    };
    put(desk, import, choices, sheet, value(&fields, "seen").unwrap_or_default()).await
}

async fn put(
    desk: &Desk,
    import: KeptImport,
    choices: Choices,
    sheet: Arc<Sheet>,
    seen: &str,
) -> Result<Response, PageError> {
    let ground = read(desk, Arc::clone(&sheet), choices.clone()).await?;
    if model::seen(&ground.checked) != seen {
        return draw(desk, StatusCode::CONFLICT, &import, choices, sheet, Some("changed")).await;
    }
    if !ground.checked.needs.is_empty() {
        return draw(desk, StatusCode::UNPROCESSABLE_ENTITY, &import, choices, sheet, Some("needs")).await;
    }
    let source = Source { id: import.id, at: import.at, synthetic: desk.state.commune.synthetic };
    let written = writes(&ground.checked, &choices, &ground.register, source, &import.name);
    let detail = serde_json::json!({
        "households": written.done.added.len(), "people": written.done.people, "merged": written.done.merged.len(),
    });
    let commit = Commit {
        note: desk.note("import_register", format!("import/{}", import.id), "", detail.to_string()),
        households: written.households,
        records: vec![record(&written.done, 0)?],
        expect: Vec::new(),
    };
    match desk.state.store.commit(commit).await? {
        Committed::Done | Committed::Again => {
            // The rows that were left are asked for after this too: their file stays as long as one that waits.
            if written.done.bad_rows == 0 {
                desk.state.store.drop_import(import.id).await?;
            }
            desk.state.imports.forget(import.id);
            Ok(Redirect::to(&format!("/register/import/{}?done=imported", import.id)).into_response())
        }
        Committed::Stale { .. } => draw(desk, StatusCode::CONFLICT, &import, choices, sheet, Some("changed")).await,
    }
}

/// Gives the file of the rows in which something is wrong.
pub async fn bad_rows(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(give_bad_rows(&desk, &id).await)
}

async fn give_bad_rows(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let (import, choices) = match find(desk, id).await? {
        Known::Waits(import, choices) => (import, choices),
        Known::Done(row, _) => file_of(desk, row.done.id).await?.ok_or(PageError::NotFound)?,
    };
    let sheet = match sheet(desk, &import, &choices, "/bad").await? {
        Ok(sheet) => sheet,
        Err(page) => return Ok(page),
    };
    let ground = read(desk, Arc::clone(&sheet), choices).await?;
    let file = bad::file(desk.words().i18n(), &sheet, &ground.checked)
        .map_err(|error| PageError::Internal(Box::new(error)))?;
    let attachment = format!("attachment; filename=\"dong-loi.{}\"", file.ending);
    let headers = [(header::CONTENT_TYPE, file.content_type.to_owned()), (header::CONTENT_DISPOSITION, attachment)];
    Ok((headers, file.bytes).into_response())
}
