//! `/decisions/{id}`: one decision with its papers: the decision itself, certificates, letters of refusal.
//!
//! Each is kept to the villages that the reader may see. Signing is in [`super::decisions`].

use std::collections::{BTreeMap, BTreeSet};

use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;

use super::decisions::{decision_key, keep_to_scope};
use super::desk::{Desk, PageError};
use super::steps;
use crate::domain::birth::Birth;
use crate::domain::decision::Decision;
use crate::domain::household::numbered;
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
use crate::server::store::{KeptRecord, RecordKind, RecordsQuery};

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
    let replaced = replaced(desk, &decision).await?;
    Ok(DecisionData { id, decision, villages, replaced, synthetic: desk.state.commune.synthetic })
}

/// The certificates in whose place a decision puts others: those that households got by an earlier one of its round.
async fn replaced(desk: &Desk, decision: &Decision) -> Result<BTreeMap<HouseholdId, (String, String)>, PageError> {
    let query = RecordsQuery { round: Some(decision.round.to_string()), ..RecordsQuery::all(RecordKind::Decision) };
    let mut earlier: Vec<Decision> = Vec::new();
    for kept in desk.state.store.records(query).await? {
        let other: Decision = kept.read()?;
        if other.round == decision.round && (other.at, other.id) < (decision.at, decision.id) {
            earlier.push(other);
        }
    }
    earlier.sort_by_key(|other| (other.at, other.id));
    let named: BTreeSet<HouseholdId> = decision.lines.iter().map(|line| line.household).collect();
    let mut replaced = BTreeMap::new();
    for other in &earlier {
        for line in other.lines.iter().filter(|line| named.contains(&line.household) && !line.certificate.is_empty()) {
            replaced.insert(line.household, (line.certificate.clone(), other.number.clone()));
        }
    }
    Ok(replaced)
}

async fn opened(desk: &Desk, action: &str, data: &DecisionData) -> Result<(), PageError> {
    for village in &data.villages {
        desk.opened(action, format!("decision/{}", data.id), &village.id).await?;
    }
    Ok(())
}

/// Puts each household's number before its head.
async fn number(desk: &Desk, data: &mut DecisionData) -> Result<(), PageError> {
    let lines = data.villages.iter().flat_map(|village| &village.lines);
    let numbers = steps::numbers(desk, lines.map(|line| (line.household, &line.village))).await?;
    for line in data.villages.iter_mut().flat_map(|village| &mut village.lines) {
        line.head = numbered(numbers.get(&line.household).map_or("", String::as_str), &line.head);
    }
    Ok(())
}

/// Says of each head who bears the name of another in the village which household is meant.
async fn tell_apart(desk: &Desk, data: &mut DecisionData) -> Result<(), PageError> {
    for village in &mut data.villages {
        let namesakes = steps::namesakes(desk, &village.id).await?;
        let told = |household: &HouseholdId, head: &str| {
            let number = namesakes.get(household)?;
            Some(desk.words().with("steps-head-number", [("head", head.into()), ("number", number.as_str().into())]))
        };
        for line in &mut village.lines {
            line.head = told(&line.household, &line.head).unwrap_or_else(|| line.head.clone());
        }
        for letter in &mut village.refusals {
            letter.head = told(&letter.household, &letter.head).unwrap_or_else(|| letter.head.clone());
        }
    }
    Ok(())
}

/// One decision.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_one(&desk, &id).await)
}

async fn draw_one(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let mut data = kept(desk, id).await?;
    number(desk, &mut data).await?;
    opened(desk, "open_decision", &data).await?;
    let title = desk.words().with("steps-decision-title", [("number", data.decision.number.as_str().into())]);
    Ok(desk.page(Place::Decisions, title, move || DecisionPage(DecisionPageProps { data: data.clone() })))
}

/// The decision on paper.
pub async fn print(desk: Desk, Path(id): Path<String>) -> Response {
    desk.answer(draw_print(&desk, &id).await)
}

async fn draw_print(desk: &Desk, id: &str) -> Result<Response, PageError> {
    let mut data = kept(desk, id).await?;
    tell_apart(desk, &mut data).await?;
    opened(desk, "print_decision", &data).await?;
    let props = DecisionPaperProps {
        back: format!("/decisions/{id}"),
        letterhead: steps::letterhead(desk),
        whole: desk.session.sees_all(),
        replaced: data.replaced,
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
        // By name: what was recognised need not speak any more, once the round was opened again.
        let visits = desk.state.store.visits_named(village.lines.iter().map(|line| line.visit).collect()).await?;
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
    let mut data = kept(desk, id).await?;
    tell_apart(desk, &mut data).await?;
    if data.villages.iter().all(|village| village.refusals.is_empty()) {
        return Err(PageError::NotFound);
    }
    opened(desk, "print_letters", &data).await?;
    let mut asked = BTreeMap::new();
    for letter in data.villages.iter().flat_map(|village| &village.refusals) {
        let Some(id) = letter.submission else { continue };
        if let Some(view) = desk.state.store.submission(id).await? {
            asked.insert(id, (view.line.purpose, desk.words().today(view.line.received_at)));
        }
    }
    let props = LettersPaperProps {
        back: format!("/decisions/{id}"),
        letterhead: steps::letterhead(desk),
        asked,
        decision: data.decision,
        villages: data.villages,
    };
    let title = desk.words().t("steps-letters-print");
    Ok(desk.page(Place::Decisions, title, move || LettersPaper(props.clone())))
}
