//! The visits as the commune received them, newest first.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::class::Class;
use crate::domain::classification::Income;
use crate::domain::ids::{HouseholdId, VillageId, VisitId};
use crate::domain::text;
use crate::protocol::enrol::VillageInfo;
use crate::protocol::error::Code;
use crate::protocol::receipt::Outcome;
use crate::server::store::{AttentionLine, Correction, VisitLine};

/// Lines on a page.
pub const PAGE: u32 = 50;

/// One visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitRow {
    /// Identity.
    pub id: VisitId,
    /// Place in the commit order.
    pub seq: u64,
    /// The household.
    pub household: HouseholdId,
    /// Its number within the village.
    pub number: String,
    /// Name of its head.
    pub head: String,
    /// Its village.
    pub village: VillageId,
    /// Name of the village.
    pub village_name: String,
    /// Class found.
    pub class: Class,
    /// What its income side rests on.
    pub income: Income,
    /// Least B2.
    pub b2_min: u32,
    /// Most B2.
    pub b2_max: u32,
    /// The day of the visit by the phone's calendar.
    pub visited_on: NaiveDate,
    /// When the commune received it.
    pub received_at: DateTime<Utc>,
    /// Whose phone sent it.
    pub person: String,
    /// The phone's clock was absurd.
    pub clock_absurd: bool,
    /// The visit that it corrects, and why.
    pub correction_of: Option<Correction>,
    /// It speaks for its household; an older one does no longer.
    pub current: bool,
}

/// An entry that was not taken as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttentionRow {
    /// Whose phone sent it.
    pub person: String,
    /// Its number in the phone's log.
    pub seq: u64,
    /// When the commune received it.
    pub received_at: DateTime<Utc>,
    /// What is the matter.
    pub trouble: Trouble,
}

/// What is the matter with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Not taken.
    Refused(Code),
    /// Taken, except for so many fields that the commune had changed too.
    Conflict(usize),
}

/// Everything on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitsData {
    /// The lines.
    pub rows: Vec<VisitRow>,
    /// The village chosen, when there is one.
    pub village: Option<VillageId>,
    /// All villages, to choose from.
    pub villages: Vec<(VillageId, String)>,
    /// `before` of the next page, when there is one.
    pub older: Option<u64>,
    /// This is not the first page.
    pub paged: bool,
    /// Requests of households that wait for a review, on the first page.
    pub waiting: usize,
    /// Entries that need eyes, on the first page.
    pub attention: Vec<AttentionRow>,
    /// The data is made up.
    pub synthetic: bool,
}

/// Puts the page together from one line more than it shows, which tells whether there is a next page.
pub fn page(
    mut lines: Vec<VisitLine>,
    village: Option<VillageId>,
    before: Option<u64>,
    villages: &[VillageInfo],
    attention: Vec<AttentionLine>,
    waiting: usize,
    synthetic: bool,
) -> VisitsData {
    let most = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = lines.len() > most;
    lines.truncate(most);
    let rows: Vec<VisitRow> = lines.into_iter().map(row).collect();
    VisitsData {
        older: rows.last().filter(|_| more).map(|row| row.seq),
        paged: before.is_some(),
        attention: attention.into_iter().filter_map(attention_row).collect(),
        villages: villages.iter().map(|info| (info.id.clone(), text::title_case(&info.name))).collect(),
        rows,
        waiting,
        village,
        synthetic,
    }
}

/// One line.
pub fn row(line: VisitLine) -> VisitRow {
    VisitRow {
        id: line.id,
        seq: line.seq,
        household: line.household.id,
        number: line.household.number,
        head: line.household.head,
        village: line.household.village,
        village_name: text::title_case(&line.village_name),
        class: line.class,
        income: line.income,
        b2_min: line.b2_min,
        b2_max: line.b2_max,
        visited_on: line.visited_on,
        received_at: line.received_at,
        person: line.person,
        clock_absurd: line.clock_absurd,
        correction_of: line.correction_of,
        current: line.current,
    }
}

fn attention_row(line: AttentionLine) -> Option<AttentionRow> {
    let trouble = match line.outcome {
        Outcome::Refused { code, .. } => Trouble::Refused(code),
        Outcome::Conflict { fields } => Trouble::Conflict(fields.len()),
        Outcome::Accepted | Outcome::Duplicate | Outcome::Merged => return None,
    };
    Some(AttentionRow { person: line.person, seq: line.seq, received_at: line.received_at, trouble })
}
