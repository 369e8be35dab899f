//! `/person`: what is held about one person, for their eyes, and its correction on request.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::desk::{Desk, Fields, PageError};
use super::journal::download;
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, MemberId};
use crate::domain::member::Member;
use crate::domain::text::title_case;
use crate::domain::visit::Visit;
use crate::server::auth::Role;
use crate::server::office::model::person::{
    self, CorrectionForm, Export, Opened, PersonData, Trouble, VillageNames, household_value, visit_parts, visit_value,
};
use crate::server::office::view::frame::Place;
use crate::server::office::view::person::{PersonPage, PersonPageProps, SearchPage, SearchPageProps};
use crate::server::state::AppState;
use crate::server::store::{Book, Commit, Committed, HouseholdView, HouseholdWrite, JournalQuery};

/// Lines of the access book that are shown.
const MOST_OPENED: u32 = 50;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/person", get(search))
        .route("/person/{household}/{member}", get(show))
        .route("/person/{household}/{member}/data.json", get(export))
        .route("/person/{household}/{member}/correct", post(correct))
        .layer(DefaultBodyLimit::max(super::MAX_FORM_BYTES))
}

async fn search(desk: Desk) -> Response {
    desk.answer(draw_search(&desk).await)
}

async fn draw_search(desk: &Desk) -> Result<Response, PageError> {
    desk.allow(Role::works_in_office)?;
    let wanted: String = desk.visitor.query("q").unwrap_or_default().chars().take(120).collect();
    let store = &desk.state.store;
    let villages: VillageNames =
        store.villages().await?.into_iter().map(|village| (village.id, title_case(&village.name))).collect();
    let (found, more) = if wanted.trim().is_empty() {
        (Vec::new(), false)
    } else {
        person::find(&store.register(None).await?, &wanted, |village| desk.session.may_see(village))
    };
    let synthetic = desk.state.commune.synthetic;
    let title = desk.words().t("trust-person-title");
    Ok(desk.page(Place::More, title, move || {
        SearchPage(SearchPageProps {
            wanted: wanted.clone(),
            found: found.clone(),
            more,
            villages: villages.clone(),
            synthetic,
        })
    }))
}

/// The person asked for, within the scope of whoever asks.
struct Asked {
    view: HouseholdView,
    member: Member,
    visits: Vec<Visit>,
}

async fn asked(desk: &Desk, household: &str, member: &str) -> Result<Asked, PageError> {
    desk.allow(Role::works_in_office)?;
    let household: HouseholdId = household.parse().map_err(|_| PageError::NotFound)?;
    let member: MemberId = member.parse().map_err(|_| PageError::NotFound)?;
    let view = desk.state.store.household(household).await?.ok_or(PageError::NotFound)?;
    desk.in_scope(&view.household.village)?;
    let member = view.household.members.iter().find(|one| one.id == member).cloned().ok_or(PageError::NotFound)?;
    let mut visits = Vec::new();
    for line in &view.visits {
        if let Some(visit) = desk.state.store.visit(line.id).await? {
            visits.push(visit.visit);
        }
    }
    Ok(Asked { view, member, visits })
}

impl Asked {
    fn household(&self) -> &Household {
        &self.view.household
    }

    /// Who opened the household's file or one of its visits.
    async fn opened(&self, desk: &Desk) -> Result<Vec<Opened>, PageError> {
        let mut subjects = vec![format!("household/{}", self.household().id)];
        subjects.extend(self.visits.iter().map(|visit| format!("visit/{}", visit.id)));
        let query = JournalQuery { subjects, ..JournalQuery::all(Book::Access, MOST_OPENED) };
        let lines = desk.state.store.journal(query).await?;
        let names = desk.names().await?;
        Ok(person::opened(&lines, |actor| names.who(desk.words(), actor)))
    }

    async fn data(
        &self,
        desk: &Desk,
        form: CorrectionForm,
        troubles: Vec<Trouble>,
        stale: bool,
    ) -> Result<PersonData, PageError> {
        let household = self.household();
        Ok(PersonData {
            household: household.id,
            number: household.number.clone(),
            village_name: title_case(&self.view.village_name),
            contact: (household.address.clone(), household.phone.clone()),
            has_location: household.location.is_some(),
            class: household.class_official,
            member: self.member.clone(),
            visits: visit_parts(desk.words(), &self.visits, self.member.id),
            opened: self.opened(desk).await?,
            form,
            troubles,
            stale,
            may_correct: desk.session.role.manages_register(),
            csrf: desk.session.csrf.clone(),
            synthetic: desk.state.commune.synthetic,
        })
    }
}

async fn show(desk: Desk, Path((household, member)): Path<(String, String)>) -> Response {
    desk.answer(draw(&desk, &household, &member).await)
}

async fn draw(desk: &Desk, household: &str, member: &str) -> Result<Response, PageError> {
    let asked = asked(desk, household, member).await?;
    let subject = format!("household/{}", asked.household().id);
    desk.opened("open_person", subject, &asked.household().village).await?;
    let form = CorrectionForm::of(asked.household(), &asked.member, asked.view.version);
    page(desk, StatusCode::OK, asked.data(desk, form, Vec::new(), false).await?)
}

fn page(desk: &Desk, status: StatusCode, data: PersonData) -> Result<Response, PageError> {
    let title = desk.words().with("trust-person-of", [("name", data.member.name.clone().into())]);
    let content = move || PersonPage(PersonPageProps { data: data.clone() });
    Ok(desk.visitor.page_with(&desk.state, Some(&desk.session), status, Place::More, title, content))
}

async fn export(desk: Desk, Path((household, member)): Path<(String, String)>) -> Response {
    desk.answer(file(&desk, &household, &member).await)
}

async fn file(desk: &Desk, household: &str, member: &str) -> Result<Response, PageError> {
    desk.slowly()?;
    let asked = asked(desk, household, member).await?;
    let subject = format!("household/{}", asked.household().id);
    desk.opened("export_person", subject, &asked.household().village).await?;
    let opened = asked.opened(desk).await?;
    let export = Export {
        kind: "so-thon person 1",
        commune: &desk.state.commune.name,
        synthetic: desk.state.commune.synthetic,
        at: desk.state.now(),
        person: &asked.member,
        household: household_value(asked.household(), asked.member.id),
        visits: asked.visits.iter().filter_map(|visit| visit_value(visit, asked.member.id)).collect(),
        opened: opened.iter().map(|one| serde_json::json!({ "who": one.who, "at": one.at })).collect(),
    };
    let json = serde_json::to_vec_pretty(&export).map_err(|error| PageError::Internal(Box::new(error)))?;
    Ok(download("application/json", "so-thon-du-lieu-ca-nhan.json", json))
}

async fn correct(desk: Desk, Path((household, member)): Path<(String, String)>, fields: Fields) -> Response {
    desk.answer(write(&desk, &household, &member, fields).await)
}

/// Writes the register over the version that the form was drawn from; the phone gets it with its next changes.
async fn write(desk: &Desk, household: &str, member: &str, fields: Fields) -> Result<Response, PageError> {
    let fields = desk.form(fields)?;
    desk.allow(Role::manages_register)?;
    let asked = asked(desk, household, member).await?;
    let form = CorrectionForm::read(&fields);
    let (changed, what) = match form.applied(asked.household(), asked.member.id) {
        Ok(applied) => applied,
        Err(troubles) if troubles == [Trouble::Nothing] && form.expected != asked.view.version => {
            // The same form came twice: it is written already.
            return Ok(done(household, member));
        }
        Err(troubles) => {
            let data = asked.data(desk, form, troubles, false).await?;
            return page(desk, StatusCode::UNPROCESSABLE_ENTITY, data);
        }
    };
    let detail = serde_json::json!({ "fields": what.join(", "), "reason": form.reason }).to_string();
    let subject = format!("household/{}", changed.id);
    let note = desk.note("correct_person", subject, changed.village.as_str(), detail);
    let households = vec![HouseholdWrite { household: changed, expected: form.expected }];
    let commit = Commit { note, households, records: Vec::new(), expect: Vec::new() };
    match desk.state.store.commit(commit).await? {
        Committed::Done | Committed::Again => Ok(done(household, member)),
        Committed::Stale { .. } => {
            let form = CorrectionForm { expected: asked.view.version, ..form };
            let data = asked.data(desk, form, Vec::new(), true).await?;
            page(desk, StatusCode::CONFLICT, data)
        }
    }
}

fn done(household: &str, member: &str) -> Response {
    Redirect::to(&format!("/person/{household}/{member}?done=person-corrected")).into_response()
}
