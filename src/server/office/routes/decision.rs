//! `/decisions/{id}`: one decision with its papers: the decision itself, certificates, letters of refusal.
//!
//! Each is kept to the villages that the reader may see. Signing is in [`super::decisions`].

use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;

use super::decisions::{decision_key, keep_to_scope};
use super::desk::{Desk, PageError};
use super::steps;
use crate::domain::birth::Birth;
use crate::domain::decision::Decision;
use crate::domain::ids::{DecisionId, HouseholdId, VillageId};
use crate::domain::text;
use crate::server::office::model::steps::{DecisionData, DecisionVillage};
use crate::server::office::view::decisions::{DecisionPage, DecisionPageProps};
use crate::server::office::view::deeds::{
    Certificate, CertificatesPaper, CertificatesPaperProps, DecisionPaper, DecisionPaperProps, LettersPaper,
    LettersPaperProps,
};
use crate::server::office::view::frame::Place;
use crate::server::state::AppState;
use crate::server::store::KeptRecord;

/// The routes of this place.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/decisions/{id}", get(show))
        .route("/decisions/{id}/print", get(print))
        .route("/decisions/{id}/certificates", get(certificates))
        .route("/decisions/{id}/letters", get(letters))
}

/// A decision kept to what the reader may see, by village; nothing of it is nobody's page.
async fn kept(desk: &Desk, id: &str) -> Result<DecisionData, PageError> {
    let id: DecisionId = id.parse().map_err(|_| PageError::NotFound)?;
    let kept = desk.state.store.record(decision_key(id)).await?.ok_or(PageError::NotFound)?;
    let mut decision: Decision = KeptRecord::read(&kept)?;
    keep_to_scope(desk, &mut decision);
    if decision.lines.is_empty() {
        return Err(PageError::NotFound);
    }
    let village = desk.visitor.query("village").map(VillageId::new);
    let household: Option<HouseholdId> =
        desk.visitor.query("household").map(str::parse).transpose().map_err(|_| PageError::NotFound)?;
    let wanted = |one: &VillageId, who: HouseholdId| {
        village.as_ref().is_none_or(|only| only == one) && household.is_none_or(|only| only == who)
    };
    let villages: Vec<DecisionVillage> = desk
        .villages()
        .await?
        .into_iter()
        .map(|info| DecisionVillage {
            lines: decision
                .lines
                .iter()
                .filter(|line| line.village == info.id && wanted(&info.id, line.household))
                .cloned()
                .collect(),
            refusals: decision
                .refusals
                .iter()
                .filter(|line| line.village == info.id && wanted(&info.id, line.household))
                .cloned()
                .collect(),
            name: text::title_case(&info.name),
            id: info.id,
        })
        .filter(|village| !village.lines.is_empty())
        .collect();
    if villages.is_empty() {
        return Err(PageError::NotFound);
    }
    Ok(DecisionData { id, decision, villages, synthetic: desk.state.commune.synthetic })
}

async fn opened(desk: &Desk, action: &str, data: &DecisionData) -> Result<(), PageError> {
    for village in &data.villages {
        desk.opened(action, format!("decision/{}", data.id), &village.id).await?;
    }
    Ok(())
}

/// One decision.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_one(&desk, &id).await)
}

async fn draw_one(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let data = kept(desk, id).await?;
    opened(desk, "open_decision", &data).await?;
    let title = desk.words().with("steps-decision-title", [("number", data.decision.number.as_str().into())]);
    Ok(desk.page(Place::Decisions, title, move || DecisionPage(DecisionPageProps { data: data.clone() })))
}

/// The decision on paper.
pub async fn print(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_print(&desk, &id).await)
}

async fn draw_print(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let data = kept(desk, id).await?;
    opened(desk, "print_decision", &data).await?;
    let props = DecisionPaperProps {
        back: format!("/decisions/{id}"),
        letterhead: steps::letterhead(desk),
        whole: desk.session.sees_all(),
        decision: data.decision,
        villages: data.villages,
    };
    let title = desk.words().t("steps-decision-print");
    Ok(desk.page(Place::Decisions, title, move || DecisionPaper(props.clone())))
}

/// Certificates: of all, of a village, of one household.
pub async fn certificates(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_certificates(&desk, &id).await)
}

async fn draw_certificates(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let data = kept(desk, id).await?;
    opened(desk, "print_certificates", &data).await?;
    let mut certificates = Vec::new();
    for village in &data.villages {
        let visits = desk.state.store.year_visits(Some(data.decision.round.year), Some(village.id.clone())).await?;
        let register = desk.state.store.register(Some(village.id.clone())).await?;
        for line in village.lines.iter().filter(|line| !line.certificate.is_empty()) {
            // The people are those of the visit that was recognised; a later one does not change the paper.
            let visit = visits.iter().find(|visit| visit.id == line.visit);
            let household = register.iter().find(|(household, _)| household.id == line.household);
            let members = visit.map(|visit| &visit.members).or_else(|| household.map(|(one, _)| &one.members));
            certificates.push(Certificate {
                number: line.certificate.clone(),
                head: line.head.clone(),
                village_name: village.name.clone(),
                class: line.after,
                people: members
                    .into_iter()
                    .flatten()
                    .filter(|member| member.counts())
                    .map(|member| (member.name.clone(), birth(member.birth)))
                    .collect(),
            });
        }
    }
    if certificates.is_empty() {
        return Err(PageError::NotFound);
    }
    let props = CertificatesPaperProps {
        back: format!("/decisions/{id}"),
        letterhead: steps::letterhead(desk),
        decision: data.decision,
        certificates,
    };
    let title = desk.words().t("steps-certificates-print");
    Ok(desk.page(Place::Decisions, title, move || CertificatesPaper(props.clone())))
}

/// The year of birth: a certificate needs no more.
fn birth(birth: Birth) -> String {
    birth.year().map(|year| year.to_string()).unwrap_or_default()
}

/// Letters of refusal: of all, of a village, of one household.
pub async fn letters(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_letters(&desk, &id).await)
}

async fn draw_letters(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let data = kept(desk, id).await?;
    if data.villages.iter().all(|village| village.refusals.is_empty()) {
        return Err(PageError::NotFound);
    }
    opened(desk, "print_letters", &data).await?;
    let props = LettersPaperProps {
        back: format!("/decisions/{id}"),
        letterhead: steps::letterhead(desk),
        decision: data.decision,
        villages: data.villages,
    };
    let title = desk.words().t("steps-letters-print");
    Ok(desk.page(Place::Decisions, title, move || LettersPaper(props.clone())))
}
