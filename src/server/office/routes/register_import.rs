//! `/register/import`: a file is kept, read beside the requests, its columns are confirmed, what would be put in is shown,
//! and only then everything is put in by one commit. Each step is a form that works without script.

use std::sync::Arc;

use axum::Router;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use uuid::Uuid;

use super::desk::{Desk, Fields, PageError};
use crate::domain::class::Class;
use crate::domain::household::Household;
use crate::domain::ids::VillageId;
use crate::domain::text::tidy;
use crate::server::imports::bad;
use crate::server::imports::check::{Asked, Checked, check};
use crate::server::imports::choices::{Alike, Choices, Columns, REMEMBERED, Remembered, RowIs};
use crate::server::imports::columns::{Field, key, words};
use crate::server::imports::jobs::Reading;
use crate::server::imports::villages::Villages;
use crate::server::imports::write::{Done, Source, writes};
use crate::server::office::model::imports::{self as model, DoneRow, StartData};
use crate::server::office::view::frame::Place;
use crate::server::office::view::import_check::{CheckPage, CheckPageProps};
use crate::server::office::view::import_done::{DonePage, DonePageProps};
use crate::server::office::view::imports::{
    ColumnsPage, ColumnsPageProps, RefusedPage, RefusedPageProps, SheetsPage, SheetsPageProps, StartPage,
    StartPageProps, WaitPage, WaitPageProps,
};
use crate::server::sheet::{Limits, Sheet, SheetError, said};
use crate::server::state::AppState;
use crate::server::store::{
    Commit, Committed, KeptImport, NewImport, RecordKey, RecordKind, RecordWrite, RecordsQuery, StoreError, TakeBack,
    TakenBack,
};

/// Bytes of an upload that are read and thrown away, so that a browser gets to see why its file was not taken.
const MOST_READ: usize = 256 * 1024 * 1024;
/// A form of choices: a few hundred households alike and villages.
const MOST_FORM: usize = 512 * 1024;
/// Longest name of a file that is kept.
const MOST_NAME: usize = 120;
/// Imports that the first page lists.
const MOST_DONE: u32 = 10;
/// Seconds after which a page that waits looks again.
const LOOK_AGAIN: &str = "2";

/// The routes.
pub fn router() -> Router<AppState> {
    let upload = post(upload).layer(DefaultBodyLimit::max(MOST_READ));
    Router::new()
        .route("/register/import", get(start).merge(upload))
        .route("/register/import/{id}", get(show))
        .route("/register/import/{id}/sheet", post(choose_sheet))
        .route("/register/import/{id}/columns", get(show_columns).post(choose_columns))
        .route("/register/import/{id}/check", post(choose).layer(DefaultBodyLimit::max(MOST_FORM)))
        .route("/register/import/{id}/bad", get(bad_rows))
        .route("/register/import/{id}/drop", post(drop_file))
        .route("/register/import/{id}/undo", post(undo))
}

/// Shows where imports begin.
pub async fn start(desk: Desk) -> Response {
    desk.answer(draw_start(&desk, StatusCode::OK, None).await)
}

async fn draw_start(desk: &Desk, status: StatusCode, trouble: Option<String>) -> Result<Response, PageError> {
    desk.allow(desk.session.role.manages_register())?;
    let waiting = desk.state.store.imports(None).await?;
    let done =
        desk.state.store.records(RecordsQuery { limit: MOST_DONE, ..RecordsQuery::all(RecordKind::Import) }).await?;
    let done = done.iter().filter_map(|record| {
        let done: Done = serde_json::from_str(&record.body).ok()?;
        let seen = done.villages.iter().all(|village| desk.session.may_see(village));
        seen.then(|| DoneRow { done, by: record.by.clone(), at: record.at })
    });
    let data = StartData {
        id: Uuid::now_v7().to_string(),
        csrf: desk.session.csrf.clone(),
        waiting: waiting.iter().filter(|import| may_open(desk, import)).map(model::waiting).collect(),
        done: done.collect(),
        trouble,
    };
    let title = desk.words().t("import-title");
    let content = move || StartPage(StartPageProps { data: data.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Register, title, content))
}

/// A file names people of every village in it: only who sent it opens it, and who may see every village.
fn may_open(desk: &Desk, import: &KeptImport) -> bool {
    desk.session.sees_all() || import.by == desk.session.user
}

/// Takes a file in.
pub async fn upload(desk: Desk, parts: Result<Multipart, MultipartRejection>) -> Response {
    desk.answer(take(&desk, parts).await)
}

async fn take(desk: &Desk, parts: Result<Multipart, MultipartRejection>) -> Result<Response, PageError> {
    let form = read_parts(parts.map_err(|_| PageError::Malformed)?).await?;
    desk.session.check_form(&form.token).map_err(|_| PageError::FormForged)?;
    desk.allow(desk.session.role.manages_register())?;
    let refused = if form.too_large {
        Some(SheetError::TooLarge { most: Limits::REGISTER.bytes })
    } else if form.file.is_empty() {
        Some(SheetError::Empty)
    } else {
        None
    };
    if let Some(error) = refused {
        let said = said::sentence(desk.words().i18n(), &error);
        return draw_start(desk, StatusCode::UNPROCESSABLE_ENTITY, Some(said)).await;
    }
    let id: Uuid = form.id.parse().map_err(|_| PageError::Malformed)?;
    let import =
        NewImport { id, by: desk.session.user.clone(), at: desk.state.now(), name: form.name, file: form.file };
    desk.state.store.add_import(import).await?;
    Ok(Redirect::to(&format!("/register/import/{id}")).into_response())
}

#[derive(Default)]
struct Upload {
    token: String,
    id: String,
    name: String,
    file: Vec<u8>,
    too_large: bool,
}

/// The fields of an upload. What is beyond the limit of a file is read and thrown away.
async fn read_parts(mut parts: Multipart) -> Result<Upload, PageError> {
    let mut form = Upload::default();
    loop {
        let mut part = match parts.next_field().await {
            Ok(Some(part)) => part,
            Ok(None) => return Ok(form),
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                form.too_large = true;
                return Ok(form);
            }
            Err(_) => return Err(PageError::Malformed),
        };
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(|name| tidy(name).chars().take(MOST_NAME).collect::<String>());
        let most = if name == "file" { Limits::REGISTER.bytes } else { MOST_NAME };
        let (mut bytes, mut cut): (Vec<u8>, bool) = (Vec::new(), false);
        loop {
            match part.chunk().await {
                Ok(Some(chunk)) if bytes.len() + chunk.len() <= most => bytes.extend_from_slice(&chunk),
                Ok(Some(_)) => cut = true,
                Ok(None) => break,
                Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                    cut = true;
                    break;
                }
                Err(_) => return Err(PageError::Malformed),
            }
        }
        match name.as_str() {
            "csrf" => form.token = String::from_utf8_lossy(&bytes).into_owned(),
            "id" => form.id = String::from_utf8_lossy(&bytes).into_owned(),
            "file" => {
                form.too_large = cut;
                form.name = file_name.unwrap_or_default();
                form.file = if cut { Vec::new() } else { bytes };
            }
            _ => {}
        }
    }
}

/// What is known of an address: a file that waits, or an import that was done.
enum Known {
    Waits(KeptImport, Choices),
    Done(DoneRow, u64),
}

async fn find(desk: &Desk, id: &str) -> Result<Known, PageError> {
    desk.allow(desk.session.role.manages_register())?;
    let id: Uuid = id.parse().map_err(|_| PageError::NotFound)?;
    let store = &desk.state.store;
    let record = store.record(RecordKey { kind: RecordKind::Import, id: id.to_string() }).await?;
    if let Some(record) = record {
        let done: Done =
            serde_json::from_str(&record.body).map_err(|source| StoreError::Record { what: "import", source })?;
        for village in &done.villages {
            desk.in_scope(village)?;
        }
        // The first version is the import itself; a later one is the taking back.
        let version = record.version;
        return Ok(Known::Done(DoneRow { done, by: record.by, at: record.at }, version));
    }
    let import = store.imports(Some(id)).await?.pop().filter(|import| may_open(desk, import));
    let import = import.ok_or(PageError::NotFound)?;
    let choices = serde_json::from_str(&import.choices).unwrap_or_default();
    Ok(Known::Waits(import, choices))
}

/// A file that waits; an import that was done is answered with its page.
async fn waiting(desk: &Desk, id: &str) -> Result<Result<(KeptImport, Choices), Response>, PageError> {
    Ok(match find(desk, id).await? {
        Known::Waits(import, choices) => Ok((import, choices)),
        Known::Done(..) => Err(Redirect::to(&format!("/register/import/{id}")).into_response()),
    })
}

/// Shows the step at which an import is.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw(&desk, &id).await)
}

async fn draw(desk: &Desk, id: &str) -> Result<Response, PageError> {
    match find(desk, id).await? {
        Known::Done(row, _) => draw_done(desk, StatusCode::OK, row, Vec::new()).await,
        Known::Waits(import, choices) => {
            let sheet = match sheet(desk, &import, &choices).await? {
                Ok(sheet) => sheet,
                Err(page) => return Ok(page),
            };
            if choices.columns.is_none() {
                return draw_columns(desk, StatusCode::OK, &import, &choices, sheet, Vec::new()).await;
            }
            draw_check(desk, StatusCode::OK, &import, choices, sheet, None).await
        }
    }
}

/// The table of a file, or the page that says how far it is or why there is none.
async fn sheet(desk: &Desk, import: &KeptImport, choices: &Choices) -> Result<Result<Arc<Sheet>, Response>, PageError> {
    let wanted = choices.sheet.as_deref();
    let bytes = if desk.state.imports.has(import.id, wanted) {
        Vec::new()
    } else {
        desk.state.store.import_file(import.id).await?.ok_or(PageError::NotFound)?
    };
    let reading = desk.state.imports.reading(import.id, wanted, move || bytes);
    let (id, file, csrf) = (import.id.to_string(), import.name.clone(), desk.session.csrf.clone());
    let title = desk.words().t("import-title");
    Ok(match reading {
        Reading::Done(sheet) => Ok(sheet),
        Reading::Under(rows) => {
            let mut response = desk.page(Place::Register, title, move || {
                WaitPage(WaitPageProps { id: id.clone(), file: file.clone(), rows })
            });
            response.headers_mut().insert(HeaderName::from_static("refresh"), HeaderValue::from_static(LOOK_AGAIN));
            Err(response)
        }
        Reading::Refused(SheetError::ManySheets(names)) => Err(desk.page(Place::Register, title, move || {
            SheetsPage(SheetsPageProps { id: id.clone(), file: file.clone(), csrf: csrf.clone(), names: names.clone() })
        })),
        Reading::Refused(error) => {
            let said = said::sentence(desk.words().i18n(), &error);
            let content = move || {
                RefusedPage(RefusedPageProps {
                    id: id.clone(),
                    file: file.clone(),
                    csrf: csrf.clone(),
                    said: said.clone(),
                })
            };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Err(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Register, title, content))
        }
    })
}

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
    let (remembered, _) = remembered(desk).await?;
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

fn setting() -> RecordKey {
    RecordKey { kind: RecordKind::Setting, id: REMEMBERED.to_owned() }
}

async fn remembered(desk: &Desk) -> Result<(Remembered, u64), PageError> {
    let record = desk.state.store.record(setting()).await?;
    let version = record.as_ref().map_or(0, |record| record.version);
    let known = record.and_then(|record| serde_json::from_str(&record.body).ok()).unwrap_or_default();
    Ok((known, version))
}

/// Chooses one of several sheets.
pub async fn choose_sheet(desk: Desk, Path(id): Path<String>, fields: Fields) -> Response {
    desk.answer(keep_sheet(&desk, &id, fields).await)
}

async fn keep_sheet(desk: &Desk, id: &str, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    let (import, choices) = match waiting(desk, id).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    // Another sheet has other columns.
    let sheet = value(&fields, "sheet").map(str::to_owned);
    keep(desk, import.id, &Choices { sheet, columns: None, alike_rows: Default::default(), ..choices }).await?;
    Ok(Redirect::to(&format!("/register/import/{id}")).into_response())
}

async fn keep(desk: &Desk, id: Uuid, choices: &Choices) -> Result<(), PageError> {
    let json = serde_json::to_string(choices).map_err(|source| StoreError::Record { what: "choices", source })?;
    Ok(desk.state.store.choose_import(id, json).await?)
}

fn value<'a>(fields: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    fields.iter().find(|(name, value)| name == wanted && !value.is_empty()).map(|(_, value)| value.as_str())
}

/// Shows the columns again.
pub async fn show_columns(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(columns_again(&desk, &id).await)
}

async fn columns_again(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let (import, choices) = match waiting(desk, id).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    match sheet(desk, &import, &choices).await? {
        Ok(sheet) => draw_columns(desk, StatusCode::OK, &import, &choices, sheet, Vec::new()).await,
        Err(page) => Ok(page),
    }
}

async fn draw_columns(
    desk: &Desk,
    status: StatusCode,
    import: &KeptImport,
    choices: &Choices,
    sheet: Arc<Sheet>,
    troubles: Vec<String>,
) -> Result<Response, PageError> {
    let ground = read(desk, Arc::clone(&sheet), choices.clone()).await?;
    let mut villages = ground.villages.all().to_vec();
    villages.retain(|village| desk.session.may_see(&village.id));
    let mut data = model::columns(import, &desk.session.csrf, &sheet, &ground.checked, choices, &villages);
    data.troubles = troubles;
    let title = desk.words().t("import-columns-title");
    let content = move || ColumnsPage(ColumnsPageProps { data: data.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Register, title, content))
}

/// Takes the columns as the officer confirmed them, and remembers them for the next file.
pub async fn choose_columns(desk: Desk, Path(id): Path<String>, fields: Fields) -> Response {
    desk.answer(keep_columns(&desk, &id, fields).await)
}

async fn keep_columns(desk: &Desk, id: &str, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    let (import, mut choices) = match waiting(desk, id).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    let sheet = match sheet(desk, &import, &choices).await? {
        Ok(sheet) => sheet,
        Err(page) => return Ok(page),
    };
    let mut columns = Columns {
        first_row: value(&fields, "first-row").and_then(|row| row.parse().ok()).unwrap_or(1),
        row_is: if value(&fields, "row-is") == Some("household") { RowIs::Household } else { RowIs::Person },
        fields: Default::default(),
    };
    let mut troubles = Vec::new();
    for (name, code) in &fields {
        let Some(column) = name.strip_prefix("col-").and_then(|column| column.parse::<u16>().ok()) else { continue };
        let Some(field) = Field::from_code(code) else { continue };
        if columns.has(field) {
            let field = desk.words().t(&format!("import-field-{}", field.code()));
            troubles.push(desk.words().with("import-field-twice", [("field", field.into())]));
        }
        columns.fields.insert(column, field);
    }
    if !columns.has(Field::Name) {
        troubles.push(desk.words().t("import-need-name"));
    }
    choices.village = value(&fields, "village").map(VillageId::new).filter(|village| desk.session.may_see(village));
    choices.class = value(&fields, "class").and_then(Class::from_code);
    choices.columns = Some(columns.clone());
    if !troubles.is_empty() {
        return draw_columns(desk, StatusCode::UNPROCESSABLE_ENTITY, &import, &choices, sheet, troubles).await;
    }
    keep(desk, import.id, &choices).await?;
    remember(desk, sheet, &columns, &choices).await?;
    Ok(Redirect::to(&format!("/register/import/{id}")).into_response())
}

/// Remembers what the officer said of each heading. Somebody else's word at the same moment stands.
async fn remember(desk: &Desk, sheet: Arc<Sheet>, columns: &Columns, choices: &Choices) -> Result<(), PageError> {
    let ground = read(desk, Arc::clone(&sheet), choices.clone()).await?;
    let (mut known, version) = remembered(desk).await?;
    let before = known.clone();
    for (column, text) in &ground.checked.heading.texts {
        let heading = key(text);
        let field = columns.fields.get(column).copied();
        // What the words know is not remembered, so that the words can learn.
        if !heading.is_empty() && words().field(&heading) != field {
            known.fields.insert(heading, field);
        } else {
            known.fields.remove(&heading);
        }
    }
    if known == before {
        return Ok(());
    }
    let body = serde_json::to_string(&known).map_err(|source| StoreError::Record { what: "setting", source })?;
    let record =
        RecordWrite { key: setting(), expected: version, village: None, household: None, round: String::new(), body };
    let note = desk.note("import_columns", format!("setting/{REMEMBERED}"), "", String::new());
    let _stale = desk
        .state
        .store
        .commit(Commit { note, households: Vec::new(), records: vec![record], expect: Vec::new() })
        .await?;
    Ok(())
}

async fn draw_check(
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
            if !text.is_empty() && desk.session.may_see(&village) {
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
    let sheet = match sheet(desk, &import, &choices).await? {
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
        return draw_check(desk, StatusCode::CONFLICT, &import, choices, sheet, Some("changed")).await;
    }
    if !ground.checked.needs.is_empty() {
        return draw_check(desk, StatusCode::UNPROCESSABLE_ENTITY, &import, choices, sheet, Some("needs")).await;
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
            desk.state.store.drop_import(import.id).await?;
            desk.state.imports.forget(import.id);
            Ok(Redirect::to(&format!("/register/import/{}?done=imported", import.id)).into_response())
        }
        Committed::Stale { .. } => {
            draw_check(desk, StatusCode::CONFLICT, &import, choices, sheet, Some("changed")).await
        }
    }
}

fn record(done: &Done, expected: u64) -> Result<RecordWrite, PageError> {
    let body = serde_json::to_string(done).map_err(|source| StoreError::Record { what: "import", source })?;
    let key = RecordKey { kind: RecordKind::Import, id: done.id.to_string() };
    Ok(RecordWrite { key, expected, village: None, household: None, round: String::new(), body })
}

/// Gives the file of the rows in which something is wrong.
pub async fn bad_rows(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(give_bad_rows(&desk, &id).await)
}

async fn give_bad_rows(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let (import, choices) = match waiting(desk, id).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    let sheet = match sheet(desk, &import, &choices).await? {
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

/// Forgets a file without importing it.
pub async fn drop_file(desk: Desk, Path(id): Path<String>, fields: Fields) -> Response {
    desk.answer(forget(&desk, &id, fields).await)
}

async fn forget(desk: &Desk, id: &str, fields: Fields) -> Result<Response, PageError> {
    desk.form(fields)?;
    let (import, _) = match waiting(desk, id).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    desk.state.store.drop_import(import.id).await?;
    desk.state.imports.forget(import.id);
    Ok(Redirect::to("/register/import?done=import-dropped").into_response())
}

/// Takes an import back.
pub async fn undo(desk: Desk, Path(id): Path<String>, fields: Fields) -> Response {
    desk.answer(take_back(&desk, &id, fields).await)
}

async fn take_back(desk: &Desk, id: &str, fields: Fields) -> Result<Response, PageError> {
    desk.form(fields)?;
    let Known::Done(row, version) = find(desk, id).await? else { return Err(PageError::NotFound) };
    let address = format!("/register/import/{id}?done=import-undone");
    if row.done.undone.is_some() {
        return Ok(Redirect::to(&address).into_response());
    }
    let done = Done { undone: Some(desk.state.now()), ..row.done.clone() };
    let detail = serde_json::json!({ "households": done.added.len(), "merged": done.merged.len() }).to_string();
    let take = TakeBack {
        note: desk.note("undo_import", format!("import/{id}"), "", detail),
        added: done.added.clone(),
        merged: done.merged.clone(),
        record: record(&done, version)?,
    };
    match desk.state.store.take_back(take).await? {
        TakenBack::Done | TakenBack::Again => Ok(Redirect::to(&address).into_response()),
        TakenBack::Stale => Ok(Redirect::to(&format!("/register/import/{id}")).into_response()),
        TakenBack::Rests(ids) => draw_done(desk, StatusCode::CONFLICT, row, ids).await,
    }
}

async fn draw_done(
    desk: &Desk,
    status: StatusCode,
    row: DoneRow,
    rests: Vec<crate::domain::ids::HouseholdId>,
) -> Result<Response, PageError> {
    let names = desk.state.store.household_names(rests.iter().copied().collect()).await?;
    let rests: Vec<_> = names.into_values().filter(|name| desk.session.may_see(&name.village)).collect();
    let (csrf, title) = (desk.session.csrf.clone(), desk.words().t("import-done-title"));
    let content = move || DonePage(DonePageProps { row: row.clone(), csrf: csrf.clone(), rests: rests.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Register, title, content))
}
