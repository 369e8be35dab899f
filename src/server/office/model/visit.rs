//! One visit: its class with the reason of each indicator, what would change it, and every answer in words.

use chrono::{DateTime, NaiveDate, Utc};

use super::household::in_pairs;
use super::visits::{VisitRow, row};
use crate::domain::class::Class;
use crate::domain::classification::{Area, Income, Outcome};
use crate::domain::household::Location;
use crate::domain::ids::{HouseholdId, VillageId, VisitId};
use crate::domain::member::{Member, Relation, Sex};
use crate::domain::points::PointsTable;
use crate::domain::text;
use crate::server::office::model::answers::{self, AnswerSection, Filled, PointsSheet};
use crate::server::office::words::Words;
use crate::server::store::{VisitLine, VisitView};

/// One indicator's line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorRow {
    /// Number in the standard.
    pub number: u8,
    /// Its name.
    pub name: String,
    /// What it says.
    pub outcome: Outcome,
    /// Why, in a sentence; empty when there is nothing to say.
    pub reason: String,
}

/// What can be said about how far a form is to be trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The commune computed the same result as the phone.
    pub same_result: bool,
    /// The phone's clock was absurd.
    pub clock_absurd: bool,
    /// When it was finalised, by the phone's clock.
    pub finalised: DateTime<Utc>,
    /// When the form was opened, by the phone's clock.
    pub started: DateTime<Utc>,
    /// When the commune received it.
    pub received_at: DateTime<Utc>,
    /// Minutes that the form was open, by a clock that cannot be set.
    pub minutes: u64,
    /// Where it was finalised.
    pub place: Option<Location>,
    /// Warnings that were asked and kept.
    pub kept_warnings: usize,
    /// The address of what it corrects.
    pub correction_of: Option<String>,
    /// Why it was corrected.
    pub reason: String,
    /// No other visit took its place.
    pub current: bool,
}

/// Everything on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitData {
    /// Identity.
    pub id: VisitId,
    /// The household.
    pub household: HouseholdId,
    /// Its number within the village.
    pub number: String,
    /// Name of its head, as at the visit.
    pub head: String,
    /// Sex of the head.
    pub head_sex: Sex,
    /// Its village.
    pub village: VillageId,
    /// Name of the village.
    pub village_name: String,
    /// Whose phone sent it.
    pub person: String,
    /// The day by the phone's calendar.
    pub visited_on: NaiveDate,
    /// Class found.
    pub class: Class,
    /// Class recognised now.
    pub official: Class,
    /// What the income side rests on.
    pub income: Income,
    /// Least B2.
    pub b2_min: u32,
    /// Most B2.
    pub b2_max: u32,
    /// The line of B1.
    pub b1_line: u32,
    /// The line of B2.
    pub b2_line: u32,
    /// Standard and version.
    pub standard: (String, u32),
    /// Rural or urban.
    pub area: Area,
    /// The indicators.
    pub indicators: Vec<IndicatorRow>,
    /// What would change the class, a sentence each.
    pub changes: Vec<String>,
    /// Why the class.
    pub why: String,
    /// What is missing to settle it; empty when nothing is.
    pub missing: String,
    /// The members as confirmed.
    pub members: Vec<Member>,
    /// The answers by section.
    pub sections: Vec<AnswerSection>,
    /// Sheet B1 item by item, when a points table was used.
    pub points: Option<PointsSheet>,
    /// What of the standard was not checked against the law; empty when all was.
    pub unconfirmed: String,
    /// How far it is to be trusted.
    pub proof: Proof,
    /// All visits to the household, newest first.
    pub history: Vec<VisitRow>,
    /// The data is made up.
    pub synthetic: bool,
}

/// Puts the page together.
pub fn page(
    w: &Words,
    view: &VisitView,
    history: Vec<VisitLine>,
    tables: &[PointsTable],
    synthetic: bool,
) -> VisitData {
    let visit = &view.visit;
    let found = &visit.classification;
    let history: Vec<VisitRow> = in_pairs(history).into_iter().map(row).collect();
    // A household that is gone from the history speaks for itself: nothing is known to have taken its place.
    let current = history.iter().find(|line| line.id == visit.id).is_none_or(|line| line.current);
    let head = visit.members.iter().find(|member| member.relation == Relation::Head).or_else(|| view.household.head());
    VisitData {
        id: visit.id,
        household: visit.household,
        number: view.household.number.clone(),
        head: head.map(|member| member.name.clone()).unwrap_or_default(),
        head_sex: head.map(|member| member.sex).unwrap_or_default(),
        village: visit.village.clone(),
        village_name: text::title_case(&view.village_name),
        person: view.person.clone(),
        visited_on: visit.visited_on,
        class: found.class,
        official: view.household.class_official,
        income: found.income,
        b2_min: found.b2_min,
        b2_max: found.b2_max,
        b1_line: found.b1_line,
        b2_line: found.b2_line,
        standard: (found.standard.clone(), found.standard_version),
        area: found.area,
        indicators: answers::indicators(w, visit),
        changes: answers::changes(w, visit),
        why: answers::why(w, visit),
        missing: answers::missing(w, visit),
        members: visit.members.clone(),
        sections: answers::sections(w, Filled::of(visit)),
        points: answers::points(w, visit, tables),
        unconfirmed: answers::unconfirmed(w, visit),
        proof: Proof {
            same_result: true,
            clock_absurd: view.clock_absurd,
            finalised: visit.finalised,
            started: visit.started,
            received_at: view.received_at,
            minutes: visit.elapsed_ms / 60_000,
            place: visit.location,
            kept_warnings: visit.kept_warnings.len(),
            correction_of: visit.correction_of.map(|old| format!("/visits/{old}")),
            reason: visit.reason.clone(),
            current,
        },
        history,
        synthetic,
    }
}
