//! `/plan/edit` and `/plan/upload`: correcting a plan's figures in the page, and reading them from a file.
//!
//! Both end in the same form. Nothing is saved before its findings were shown; a version that someone else saved
//! meanwhile is told with what was typed still there.

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::desk::{Desk, Fields, PageError};
use super::plan::view_of;
use crate::domain::ids::{CommuneCode, VillageId};
use crate::domain::plan::annex::Annex;
use crate::domain::plan::numbering;
use crate::domain::plan::read;
use crate::domain::plan::revise::{self, Edition};
use crate::domain::plan::{PlanStatus, StatedTargets, check, load};
use crate::i18n::{I18n, findings};
use crate::protocol::enrol::VillageInfo;
use crate::server::auth::Role;
use crate::server::office::model::plan_form::{EditData, Meanwhile, PlanForm, page};
use crate::server::office::view::frame::Place;
use crate::server::office::view::plan_edit::{EditPage, EditPageProps};
use crate::server::office::view::plan_upload::{UploadPage, UploadPageProps};
use crate::server::sheet::{self, Cell, Kind, Limits, Row, Sheet, SheetError, said};
use crate::server::state::AppState;
use crate::server::store::{PlanAct, PlanHead, PlanMade, PlanSave, PlanSaved};

/// Most bytes of the form: three hundred lines of ten cells with their names.
const MOST_FORM_BYTES: usize = 512 * 1024;
/// Most bytes of an upload that are read and thrown away, so that a browser gets to see why its file was not taken.
const MOST_READ: usize = 64 * 1024 * 1024;

/// Most sheets that are looked into for an annex.
const MOST_SHEETS: usize = 12;
/// First bytes of a workbook of before 2007, or of one with a password.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0";

/// The routes.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/plan/edit", get(show).post(submit).layer(DefaultBodyLimit::max(MOST_FORM_BYTES)))
        .route("/plan/upload", get(ask).post(upload).layer(DefaultBodyLimit::max(MOST_READ)))
}

/// The form with the figures of a version.
pub async fn show(desk: Desk) -> Response {
    desk.answer(draw(&desk).await)
}

async fn draw(desk: &Desk) -> Result<Response, PageError> {
    desk.allow_whole(Role::manages_plan)?;
    let (view, newest) = view_of(desk).await?.ok_or(PageError::NotFound)?;
    let annex = view.annex.clone().unwrap_or_else(|| revise::annex_of(&view.plan, None));
    let mut form = PlanForm::of(view.plan.year, &annex, &view.plan.stated);
    form.base = view.plan.version;
    form.expected = newest;
    let data = page(form, &view.plan.commune, Some((&annex, &view.plan.stated)));
    Ok(answer(desk, StatusCode::OK, data))
}

fn answer(desk: &Desk, status: StatusCode, data: EditData) -> Response {
    let title = desk.words().t("plan-edit-page");
    let (csrf, synthetic) = (desk.session.csrf.clone(), desk.state.commune.synthetic);
    let content = move || EditPage(EditPageProps { data: data.clone(), csrf: csrf.clone(), synthetic });
    desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Plan, title, content)
}

/// Looks at the figures again, or saves them.
pub async fn submit(desk: Desk, fields: Fields) -> Response {
    desk.answer(take(&desk, fields).await)
}

async fn take(desk: &Desk, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    desk.allow_whole(Role::manages_plan)?;
    let field = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value.as_str());
    let ticked = |wanted: &str| fields.iter().any(|(name, _)| name == wanted);
    let mut form = PlanForm::sent(&fields);
    if field("act") == "add-row" {
        form.add_row();
    }
    let commune = desk.state.store.commune().code.clone();
    let (mut annex, stated, errors) = form.read(&commune);
    if ticked("sums") {
        revise::total_from_rows(&mut annex);
    }
    if ticked("rates") {
        revise::rates_from_counts(&mut annex);
    }
    form.rewrite(&annex, &errors);
    let base = match form.base {
        0 => None,
        version => desk.state.store.plan_version(version).await?,
    };
    let drawn = base.map(|view| (view.annex.unwrap_or_else(|| revise::annex_of(&view.plan, None)), view.plan.stated));
    let mut data = page(form, &commune, drawn.as_ref().map(|(annex, stated)| (annex, stated)));
    data.looked = true;
    if field("act") != "save" {
        return Ok(answer(desk, StatusCode::OK, data));
    }
    let year = data.form.plan_year();
    data.wrong_year = year.is_none();
    let Some(year) = year.filter(|_| data.errors.is_empty()) else {
        return Ok(answer(desk, StatusCode::UNPROCESSABLE_ENTITY, data));
    };
    let mut plan = load(&annex, year, &commune, stated, &data.findings);
    // Whoever corrects does not thereby confirm: that is an act of its own, with a name and a day.
    plan.status = PlanStatus::Draft;
    let known = desk.state.store.villages().await?;
    data.strangers = plan
        .villages
        .iter()
        .filter(|line| !known.iter().any(|village| village.id == line.village))
        .map(|line| line.name.clone())
        .collect();
    let known = named(known);
    data.misnamed = numbering::misnamed(&plan, &known);
    if !data.misnamed.is_empty() {
        let by_number = numbering::misnumbered(&annex, &known);
        data.misnamed = if by_number.is_empty() { data.misnamed } else { by_number };
    }
    if !data.strangers.is_empty() || !data.misnamed.is_empty() || annex.rows.is_empty() {
        return Ok(answer(desk, StatusCode::UNPROCESSABLE_ENTITY, data));
    }
    let from_file = !data.form.file.is_empty();
    let act = if from_file { PlanAct::Uploaded } else { PlanAct::Corrected };
    let reason = match (from_file, data.form.reason.is_empty()) {
        (true, true) => data.form.file.clone(),
        (true, false) => format!("{}: {}", data.form.file, data.form.reason),
        (false, _) => data.form.reason.clone(),
    };
    let detail = serde_json::json!({ "year": year, "cells": data.changed.len(), "findings": data.findings.len() });
    let save = PlanSave {
        plan,
        annex: Some(annex.clone()),
        findings: data.findings.clone(),
        expected: data.form.expected,
        made: made(desk, act, reason),
        note: desk.note(&format!("plan_{}", act.code()), String::new(), "", detail.to_string()),
    };
    match desk.state.store.save_plan(save).await? {
        PlanSaved::Done(version) | PlanSaved::Again(version) => {
            Ok(Redirect::to(&format!("/plan?version={version}&done=plan-saved")).into_response())
        }
        PlanSaved::Stale(head) => stale(desk, data, annex, drawn, *head).await,
    }
}

/// Villages by their code and name.
fn named(villages: Vec<VillageInfo>) -> Vec<(VillageId, String)> {
    villages.into_iter().map(|village| (village.id, village.name)).collect()
}

/// Who makes a version of a plan.
pub fn made(desk: &Desk, act: PlanAct, reason: String) -> PlanMade {
    let (by, name) = (desk.session.user.clone(), desk.session.full_name.clone());
    PlanMade { act, by, name, reason, confirmed: None }
}

/// Someone saved meanwhile: what they changed is taken in where this form did not touch it, and named; nothing typed is
/// lost. Saving again then goes over their version knowingly.
async fn stale(
    desk: &Desk,
    data: EditData,
    mut mine: Annex,
    drawn: Option<(Annex, StatedTargets)>,
    head: PlanHead,
) -> Result<Response, PageError> {
    let store = &desk.state.store;
    let theirs = store.plan_version(head.version).await?.ok_or(PageError::NotFound)?;
    let base = match data.form.base {
        0 => None,
        version => store.plan_version(version).await?,
    };
    let their_annex = theirs.annex.clone().unwrap_or_else(|| revise::annex_of(&theirs.plan, None));
    let changes = base.as_ref().map(|base| {
        let before = Edition { plan: &base.plan, annex: base.annex.as_ref() };
        revise::changes(before, Edition { plan: &theirs.plan, annex: theirs.annex.as_ref() })
    });
    let clashes = match &drawn {
        Some((base, _)) => revise::merge(base, &mut mine, &their_annex),
        None => Vec::new(),
    };
    let clashes: BTreeMap<String, String> = clashes
        .into_iter()
        .map(|clash| {
            let part = clash.row.map_or_else(|| "t".to_owned(), |at| format!("r{}", at + 1));
            (format!("{part}.{}", clash.column.code()), clash.theirs)
        })
        .collect();
    let mut form = data.form;
    form.rewrite(&mine, &[]);
    if let Some((_, stated)) = &drawn {
        for column in revise::STATED {
            let typed = form.stated.entry(column).or_default();
            if *typed == revise::stated(stated, column) {
                *typed = revise::stated(&theirs.plan.stated, column);
            }
        }
    }
    form.expected = head.version;
    form.base = if form.base == 0 { 0 } else { head.version };
    let mut data = page(form, &theirs.plan.commune, Some((&their_annex, &theirs.plan.stated)));
    data.looked = true;
    data.meanwhile = Some(Meanwhile { head, changes: changes.unwrap_or_default(), clashes });
    Ok(answer(desk, StatusCode::CONFLICT, data))
}

/// Asks for a file.
pub async fn ask(desk: Desk) -> Response {
    desk.answer(draw_upload(&desk, StatusCode::OK, PlanForm::default(), None).await)
}

async fn draw_upload(
    desk: &Desk,
    status: StatusCode,
    mut form: PlanForm,
    trouble: Option<String>,
) -> Result<Response, PageError> {
    desk.allow_whole(Role::manages_plan)?;
    if form.year.is_empty() {
        let in_force = desk.state.store.plan().await?;
        form.year = in_force.map(|view| view.plan.year.to_string()).unwrap_or_default();
    }
    let title = desk.words().t("plan-upload-page");
    let csrf = desk.session.csrf.clone();
    let content =
        move || UploadPage(UploadPageProps { form: form.clone(), trouble: trouble.clone(), csrf: csrf.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::Plan, title, content))
}

/// Reads a file into the form; nothing is saved.
pub async fn upload(desk: Desk, parts: Result<Multipart, MultipartRejection>) -> Response {
    desk.answer(look(&desk, parts).await)
}

async fn look(desk: &Desk, parts: Result<Multipart, MultipartRejection>) -> Result<Response, PageError> {
    let sent = Sent::read(parts.map_err(|_| PageError::Malformed)?).await?;
    desk.session.check_form(&sent.csrf).map_err(|_| PageError::FormForged)?;
    desk.allow_whole(Role::manages_plan)?;
    let mut form = PlanForm::sent(&sent.fields);
    let wrong =
        |form: PlanForm, trouble: String| draw_upload(desk, StatusCode::UNPROCESSABLE_ENTITY, form, Some(trouble));
    let Some(year) = form.plan_year() else {
        return wrong(form, desk.words().t("plan-upload-year-wrong")).await;
    };
    let commune = desk.state.store.commune().code.clone();
    let Read { mut annex, hidden, sheet } = match sent.annex(&commune).await? {
        Ok(read) => read,
        Err(trouble) => return wrong(form, trouble.sentence(desk.words().i18n())).await,
    };
    let renumbered = numbering::number_by_name(&mut annex, &named(desk.state.store.villages().await?));
    let stated = std::mem::take(&mut form.stated);
    let file = if sent.file_name.is_empty() { desk.words().t("plan-upload-unnamed") } else { sent.file_name };
    let file = match sheet {
        Some(sheet) => desk.words().with("plan-upload-sheet", [("file", file.into()), ("sheet", sheet.into())]),
        None => file,
    };
    let newest = desk.state.store.plans().await?.into_iter().find(|head| head.year == year);
    let form = PlanForm {
        file,
        expected: newest.map_or(0, |head| head.version),
        stated,
        ..PlanForm::of(year, &annex, &StatedTargets::default())
    };
    let mut data = page(form, &commune, None);
    data.findings = check::findings(&annex, &data.form.read(&commune).1);
    data.looked = true;
    data.hidden_rows = hidden;
    data.renumbered = renumbered;
    Ok(answer(desk, StatusCode::OK, data))
}

/// A file that was read.
struct Read {
    annex: Annex,
    /// How many of its rows are hidden in Excel; they were read too.
    hidden: usize,
    /// The sheet that was read, where the file has several.
    sheet: Option<String>,
}

/// Why a file was not read.
enum Unread {
    /// It is no table.
    Sheet(SheetError),
    /// It is no annex of a plan.
    Annex(read::ReadError),
}

impl Unread {
    fn sentence(&self, i18n: &I18n) -> String {
        match self {
            Self::Sheet(SheetError::ManySheets(names)) => {
                let said = i18n.t_args("plan-read-many-sheets", &[("names", names.join(", ").into())]);
                format!("{said} {}", i18n.t("plan-read-nothing-loaded"))
            }
            Self::Sheet(error) => format!("{} {}", said::sentence(i18n, error), i18n.t("plan-read-nothing-loaded")),
            Self::Annex(error) => findings::read_error(i18n, error),
        }
    }
}

/// A form with a file.
#[derive(Default)]
struct Sent {
    csrf: String,
    fields: Vec<(String, String)>,
    file_name: String,
    file: Vec<u8>,
}

impl Sent {
    async fn read(mut parts: Multipart) -> Result<Self, PageError> {
        let mut sent = Self::default();
        while let Some(mut part) = parts.next_field().await.map_err(|_| PageError::Malformed)? {
            let name = part.name().unwrap_or_default().to_owned();
            if let Some(file) = part.file_name() {
                sent.file_name = file.rsplit(['/', '\\']).next().unwrap_or_default().chars().take(120).collect();
            }
            let most = if name == "file" { Limits::SMALL.bytes + 1 } else { 2000 };
            let mut bytes = Vec::new();
            while let Some(chunk) = part.chunk().await.map_err(|_| PageError::Malformed)? {
                let room = most.saturating_sub(bytes.len()).min(chunk.len());
                bytes.extend_from_slice(chunk.get(..room).unwrap_or_default());
            }
            match name.as_str() {
                "csrf" => sent.csrf = String::from_utf8_lossy(&bytes).into_owned(),
                "file" => sent.file = bytes,
                _ => sent.fields.push((name, String::from_utf8_lossy(&bytes).into_owned())),
            }
        }
        Ok(sent)
    }

    /// The annex in the file.
    async fn annex(&self, commune: &CommuneCode) -> Result<Result<Read, Unread>, PageError> {
        if !self.file.starts_with(b"PK") && !self.file.starts_with(OLE) {
            let read = read::annex(&self.file, commune).map(|annex| Read { annex, hidden: 0, sheet: None });
            return Ok(read.map_err(Unread::Annex));
        }
        let (bytes, commune) = (self.file.clone(), commune.clone());
        let work = tokio::task::spawn_blocking(move || match of_sheet(&bytes, None, &commune) {
            Err(Unread::Sheet(SheetError::ManySheets(names))) => the_only_one(&bytes, &names, &commune),
            read => read,
        });
        work.await.map_err(|error| PageError::Internal(Box::new(error)))
    }
}

/// Reads one sheet of a workbook.
fn of_sheet(bytes: &[u8], name: Option<&String>, commune: &CommuneCode) -> Result<Read, Unread> {
    let limits = Limits::SMALL.of_sheet(name.cloned());
    let sheet = sheet::read(bytes, &limits).map_err(|error| match error {
        SheetError::TooManyRows { .. } => {
            let kind = read::ReadErrorKind::TooManyRows(read::MOST_ROWS);
            Unread::Annex(read::ReadError { row: None, column: None, kind })
        }
        error => Unread::Sheet(error),
    })?;
    let annex = read::annex_of_rows(rows(&sheet), commune).map_err(Unread::Annex)?;
    Ok(Read { annex, hidden: sheet.hidden_rows(), sheet: name.cloned() })
}

/// Of several sheets, the one that has an annex: a plan comes with its cover and its notes. One with a mistake in it is
/// told where the mistake is.
fn the_only_one(bytes: &[u8], names: &[String], commune: &CommuneCode) -> Result<Read, Unread> {
    let no_annex = |read: &Result<Read, Unread>| match read {
        Err(Unread::Annex(error)) => matches!(error.kind, read::ReadErrorKind::NoHeading | read::ReadErrorKind::Empty),
        _ => false,
    };
    let mut reads: Vec<Result<Read, Unread>> = names
        .iter()
        .take(MOST_SHEETS)
        .map(|name| of_sheet(bytes, Some(name), commune))
        .filter(|read| !no_annex(read))
        .collect();
    match (reads.pop(), reads.is_empty()) {
        (Some(only), true) => only,
        _ => Err(Unread::Sheet(SheetError::ManySheets(names.to_vec()))),
    }
}

/// The rows of a workbook's sheet as Vietnamese tables print them.
fn rows(sheet: &Sheet) -> Vec<(u64, Vec<String>)> {
    let text = |cell: &Cell| match cell.kind {
        // A formula whose result was not stored: nobody knows the figure.
        Kind::Unknown => "=?".to_owned(),
        Kind::Number if cell.text.contains('.') => {
            // More decimals than a rate has are the workbook's arithmetic, not the plan's figure.
            let rounded = cell.text.parse::<f64>().map(|value| format!("{value:.4}")).unwrap_or_default();
            rounded.trim_end_matches('0').trim_end_matches('.').replace('.', ",")
        }
        _ => cell.printed().into_owned(),
    };
    let row = |row: &Row| {
        let mut cells = vec![String::new(); usize::from(sheet.width())];
        for cell in &row.cells {
            if let Some(slot) = cells.get_mut(usize::from(cell.column)) {
                *slot = text(cell);
            }
        }
        (u64::from(row.number), cells)
    };
    sheet.rows.iter().map(row).collect()
}
