//! The sheet and the columns of an import: proposed by their headings, confirmed by the officer, and remembered.

use std::sync::Arc;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::desk::{Desk, Fields, PageError};
use super::register_import::{keep, sheet, value, waiting};
use crate::domain::class::Class;
use crate::domain::ids::VillageId;
use crate::server::imports::choices::{Choices, Columns, RowIs};
use crate::server::imports::columns::{Field, words};
use crate::server::imports::heading::propose;
use crate::server::imports::remembered;
use crate::server::office::model::imports as model;
use crate::server::office::view::frame::Place;
use crate::server::office::view::import_columns::{ColumnsPage, ColumnsPageProps};
use crate::server::sheet::Sheet;
use crate::server::store::{Commit, KeptImport};

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

/// Shows the columns again.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(columns_again(&desk, &id).await)
}

async fn columns_again(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let (import, choices) = match waiting(desk, id).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    match sheet(desk, &import, &choices, "/columns").await? {
        Ok(sheet) => draw(desk, StatusCode::OK, &import, &choices, sheet, Vec::new()).await,
        Err(page) => Ok(page),
    }
}

pub(super) async fn draw(
    desk: &Desk,
    status: StatusCode,
    import: &KeptImport,
    choices: &Choices,
    sheet: Arc<Sheet>,
    troubles: Vec<String>,
) -> Result<Response, PageError> {
    let (remembered, _) = remembered::read(&desk.state.store).await?;
    let proposal = propose(&sheet, words(), &remembered).chosen(&sheet, choices);
    let mut data = model::columns(import, &desk.session.csrf, &sheet, &proposal, choices, &desk.villages().await?);
    data.troubles = troubles;
    let title = desk.words().t("import-columns-title");
    let content = move || ColumnsPage(ColumnsPageProps { data: data.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Register, title, content))
}

/// Takes the columns as the officer confirmed them, and remembers them for the next file.
pub async fn choose(desk: Desk, Path(id): Path<String>, fields: Fields) -> Response {
    desk.answer(keep_columns(&desk, &id, fields).await)
}

async fn keep_columns(desk: &Desk, id: &str, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    let (import, mut choices) = match waiting(desk, id).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    let first_row: Option<u32> = value(&fields, "first-row").and_then(|row| row.trim().parse().ok());
    let mut columns = Columns {
        first_row: first_row.unwrap_or(1),
        row_is: if value(&fields, "row-is") == Some("household") { RowIs::Household } else { RowIs::Person },
        fields: Default::default(),
    };
    let mut troubles: Vec<String> =
        first_row.is_none().then(|| desk.words().t("import-first-row-wrong")).into_iter().collect();
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
    choices.columns = Some(columns);
    // Kept before the file is asked for: a long one that is not at hand must not cost what was chosen.
    let kept = troubles.is_empty();
    if kept {
        keep(desk, import.id, &choices).await?;
    }
    let sheet = match sheet(desk, &import, &choices, if kept { "" } else { "/columns" }).await? {
        Ok(sheet) => sheet,
        Err(page) => return Ok(page),
    };
    if !kept {
        return draw(desk, StatusCode::UNPROCESSABLE_ENTITY, &import, &choices, sheet, troubles).await;
    }
    remember(desk, &sheet, &choices).await?;
    Ok(Redirect::to(&format!("/register/import/{id}")).into_response())
}

/// Remembers what the officer said of each heading. Somebody else's word at the same moment stands.
async fn remember(desk: &Desk, sheet: &Sheet, choices: &Choices) -> Result<(), PageError> {
    let (mut known, version) = remembered::read(&desk.state.store).await?;
    let before = known.clone();
    let said = propose(sheet, words(), &known).chosen(sheet, choices);
    known.learn(&said.heading, &said.columns, words());
    if known == before {
        return Ok(());
    }
    let note = desk.note("import_columns", format!("setting/{}", remembered::SETTING), "", String::new());
    let records = vec![remembered::write(&known, version)?];
    let _stale = desk.state.store.commit(Commit { note, households: Vec::new(), records, expect: Vec::new() }).await?;
    Ok(())
}
