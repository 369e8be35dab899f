//! What reports are made of, read from the store in one go. Read only; nothing is computed here.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::decision::Decision;
use crate::domain::household::Household;
use crate::domain::ids::{VillageId, VisitId};
use crate::domain::report::ethnic::Groups;
use crate::domain::report::{Basis, Book, Material, Village};
use crate::domain::review::{Review, Verdict};
use crate::domain::round::Round;
use crate::domain::standard::{self, Standard};
use crate::domain::text;
use crate::domain::visit::Visit;
use crate::server::office::words::Words;
use crate::server::store::{Commune, KeptRecord, PlanView, RecordKind, RecordsQuery, SharedStore, StoreError};

/// What reports of one year are made of.
#[derive(Debug)]
pub struct Gathered {
    /// The plan year.
    pub year: i32,
    /// Surveyed or recognised.
    pub basis: Basis,
    /// The day on the office's wall.
    pub as_of: NaiveDate,
    /// Who the commune is.
    pub commune: Commune,
    /// Its villages, named as people write them.
    pub villages: Vec<Village>,
    /// The plan in force.
    pub plan: Option<PlanView>,
    /// The register.
    pub households: Vec<Household>,
    /// The visits that speak for their households in the year.
    pub visits: Vec<Visit>,
    /// The standard of the year.
    pub standard: Option<Standard>,
    /// The decisions of the year's review, the first first.
    pub decisions: Vec<Decision>,
    /// The years of which there is something to report: that of the plan, every year with a decision, and the one asked
    /// for where it has visits.
    pub years: BTreeSet<i32>,
    /// Visits that nobody accepted yet.
    pub waiting: usize,
    /// Only these villages are looked at; `None` is the whole commune.
    pub scope: Option<Vec<VillageId>>,
}

/// Which reports are asked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Of this plan year; without one, the plan's.
    pub year: Option<i32>,
    /// On this basis; without one, recognised after the decision of the year and surveyed before.
    pub basis: Option<Basis>,
    /// Of these villages only; `None` is the whole commune.
    pub scope: Option<Vec<VillageId>>,
}

/// Reads everything.
///
/// # Errors
/// When the store fails.
pub async fn gather(
    store: &SharedStore,
    asked: Asked,
    now: DateTime<Utc>,
    words: &Words,
) -> Result<Gathered, StoreError> {
    let Asked { year, basis, scope } = asked;
    let as_of = words.today(now);
    let plan = store.plan().await?;
    let in_work = plan.as_ref().map_or_else(|| chrono::Datelike::year(&as_of), |view| view.plan.year);
    let year = year.unwrap_or(in_work);
    let of_round = |kind| RecordsQuery { round: Some(Round::yearly(year).to_string()), ..RecordsQuery::all(kind) };
    let kept = store.records(RecordsQuery::all(RecordKind::Decision)).await?;
    let mut decisions: Vec<Decision> = kept.iter().map(KeptRecord::read).collect::<Result<_, _>>()?;
    let mut years = years_of(&decisions, in_work);
    decisions.retain(|decision| decision.round == Round::yearly(year));
    decisions.sort_by_key(|decision| (decision.at, decision.id));
    let mut accepted: BTreeSet<VisitId> = BTreeSet::new();
    for kept in store.records(of_round(RecordKind::Review)).await? {
        let review: Review = kept.read()?;
        if review.verdict == Verdict::Accepted {
            accepted.insert(review.visit);
        }
    }
    let seen = |village: &VillageId| scope.as_ref().is_none_or(|scope| scope.contains(village));
    let visits = visits_in(store, Some(year), scope.as_deref()).await?;
    years.extend(visits.first().map(|visit| visit.year));
    let waiting = visits.iter().filter(|visit| !accepted.contains(&visit.id)).count();
    let mut villages = store.villages().await?;
    villages.retain(|village| seen(&village.id));
    let households = households_in(store, scope.as_deref()).await?;
    Ok(Gathered {
        year,
        basis: basis.unwrap_or(if decisions.is_empty() { Basis::Surveyed } else { Basis::Recognised }),
        as_of,
        commune: store.commune().clone(),
        villages: villages
            .into_iter()
            .map(|info| Village { id: info.id, name: text::title_case(&info.name) })
            .collect(),
        plan,
        households,
        visits,
        standard: standard::for_year(year),
        decisions,
        years,
        waiting,
        scope,
    })
}

fn years_of(decisions: &[Decision], in_work: i32) -> BTreeSet<i32> {
    decisions.iter().map(|decision| decision.round.year).chain([in_work]).collect()
}

/// The years of which there are results: the one in work, and every year with a decision.
///
/// # Errors
/// When the store fails.
pub async fn years(store: &SharedStore, in_work: i32) -> Result<BTreeSet<i32>, StoreError> {
    let kept = store.records(RecordsQuery::all(RecordKind::Decision)).await?;
    let decisions: Vec<Decision> = kept.iter().map(KeptRecord::read).collect::<Result<_, _>>()?;
    Ok(years_of(&decisions, in_work))
}

/// The register of the villages in a scope, or of all: no other village is read.
///
/// # Errors
/// When the store fails.
pub async fn households_in(store: &SharedStore, scope: Option<&[VillageId]>) -> Result<Vec<Household>, StoreError> {
    let Some(scope) = scope else {
        return Ok(store.register(None).await?.into_iter().map(|(household, _)| household).collect());
    };
    let mut households = Vec::new();
    for village in scope {
        households.extend(store.register(Some(village.clone())).await?.into_iter().map(|(household, _)| household));
    }
    Ok(households)
}

/// The visits that speak for their households in a year, of the villages in a scope or of all.
///
/// # Errors
/// When the store fails.
pub async fn visits_in(
    store: &SharedStore,
    year: Option<i32>,
    scope: Option<&[VillageId]>,
) -> Result<Vec<Visit>, StoreError> {
    let Some(scope) = scope else { return store.year_visits(year, None).await };
    let mut visits = Vec::new();
    for village in scope {
        visits.extend(store.year_visits(year, Some(village.clone())).await?);
    }
    visits.sort_by_key(|visit| visit.household);
    Ok(visits)
}

impl Gathered {
    /// Looked through.
    pub fn book(&self) -> Book<'_> {
        Book::new(Material {
            year: self.year,
            basis: self.basis,
            as_of: self.as_of,
            villages: &self.villages,
            plan: self.plan.as_ref().map(|view| &view.plan),
            households: &self.households,
            visits: &self.visits,
            standard: self.standard.as_ref(),
            groups: Groups::builtin(),
        })
    }

    /// Whether there is anything to report of its year; a report of another would be today's register under that year.
    pub fn has_year(&self) -> bool {
        self.years.contains(&self.year)
    }

    /// The year that the register's start of year is of: another year's report is made anew from today's register.
    pub fn register_year(&self) -> Option<i32> {
        self.plan.as_ref().map(|view| view.plan.year)
    }

    /// The name of a village; its code where there is none.
    pub fn village_name(&self, id: &VillageId) -> String {
        self.villages
            .iter()
            .find(|village| village.id == *id)
            .map_or_else(|| id.to_string(), |village| village.name.clone())
    }
}
