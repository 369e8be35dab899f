//! What two sides said of one thing: fields that a phone and the commune both changed, and visits of two phones that
//! both speak for a household.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::class::Class;
use crate::domain::classification::Income;
use crate::domain::household::Household;
use crate::domain::ids::{EntryId, HouseholdId, VillageId, VisitId};
use crate::domain::merge::{FieldConflict, changed_fields, settled_together, with_fields};
use crate::domain::review::{Review, Verdict};
use crate::domain::round::Round;
use crate::domain::text;
use crate::domain::visit::Visit;
use crate::i18n::fields;
use crate::protocol::receipt::Outcome;
use crate::server::office::model::compare::{self, Changed, CompareRow, Side};
use crate::server::office::words::Words;
use crate::server::store::{AttentionLine, HouseholdVersion, StandingVisit};

/// An entry with fields that are still to be settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenConflict {
    /// The line of the log.
    pub entry: EntryId,
    /// The household.
    pub household: HouseholdId,
    /// Everything in conflict.
    pub fields: Vec<FieldConflict>,
    /// Of these, what somebody has to settle: one of those that stand or fall together.
    pub shown: Vec<FieldConflict>,
    /// Whose phone sent it.
    pub person: String,
    /// When the commune received it.
    pub received_at: DateTime<Utc>,
}

/// The entries that wait for somebody to settle them, oldest first. A field that has the phone's value by now was settled
/// on the phone.
pub fn open<H: Borrow<Household>>(
    attention: Vec<AttentionLine>,
    households: &BTreeMap<HouseholdId, H>,
) -> Vec<OpenConflict> {
    let mut open: Vec<OpenConflict> = attention
        .into_iter()
        .filter_map(|line| {
            let Outcome::Conflict { fields } = line.outcome else { return None };
            let household: &Household = households.get(&line.record.parse().ok()?)?.borrow();
            let shown = to_settle(household, &fields);
            (!shown.is_empty()).then_some(OpenConflict {
                entry: line.id,
                household: household.id,
                fields,
                shown,
                person: line.person,
                received_at: line.received_at,
            })
        })
        .collect();
    open.sort_by_key(|one| (one.received_at, one.entry));
    open
}

fn to_settle(household: &Household, conflicts: &[FieldConflict]) -> Vec<FieldConflict> {
    let mut shown: Vec<FieldConflict> = Vec::new();
    let mut done: Vec<String> = Vec::new();
    for conflict in conflicts {
        if done.contains(&conflict.field) {
            continue;
        }
        let together = settled_together(conflicts, &conflict.field);
        done.extend(together.iter().map(|one| one.field.clone()));
        let values = together.iter().map(|one| (one.field.as_str(), one.phone.clone()));
        let has_phones = with_fields(household, values).is_ok_and(|with| with == *household);
        if !has_phones {
            shown.push(conflict.clone());
        }
    }
    shown
}

/// The households for which several visits speak and of which the office has not chosen one, with those visits: the one
/// that speaks now first.
pub fn doubled<'a>(
    standing: &'a [StandingVisit],
    reviews: &BTreeMap<VisitId, (Review, u64)>,
) -> Vec<Vec<&'a StandingVisit>> {
    groups(standing).into_iter().filter(|group| chosen(group, reviews).is_none()).collect()
}

/// The households for which several visits speak.
pub fn groups(standing: &[StandingVisit]) -> Vec<Vec<&StandingVisit>> {
    let mut groups: BTreeMap<HouseholdId, Vec<&StandingVisit>> = BTreeMap::new();
    for one in standing {
        groups.entry(one.result.household).or_default().push(one);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

/// The visit that the office chose of several, when it did.
pub fn chosen(group: &[&StandingVisit], reviews: &BTreeMap<VisitId, (Review, u64)>) -> Option<VisitId> {
    let here = |id: &VisitId| group.iter().any(|one| one.result.id == *id);
    group.iter().find_map(|one| {
        let (review, _) = reviews.get(&one.result.id)?;
        review.instead.filter(|_| review.verdict == Verdict::SentBack).filter(here)
    })
}

/// One of two values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldRow {
    /// The path.
    pub path: String,
    /// The field in words.
    pub name: String,
    /// The commune's value.
    pub commune: String,
    /// Who gave it that value and when, where that is known: a person, or none for the office.
    pub commune_since: Option<(Option<String>, DateTime<Utc>)>,
    /// The phone's value.
    pub phone: String,
}

/// An entry in conflict on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRow {
    /// The line of the log.
    pub entry: EntryId,
    /// The household.
    pub household: HouseholdId,
    /// Its number and the name of its head.
    pub who: String,
    /// Name of its village.
    pub village_name: String,
    /// Version of the household that the page was drawn from.
    pub version: u64,
    /// Version of what was settled before.
    pub settled: u64,
    /// Whose phone sent it.
    pub person: String,
    /// When the commune received it.
    pub received_at: DateTime<Utc>,
    /// What is to be settled.
    pub fields: Vec<FieldRow>,
}

/// One of several visits that speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoubleVisit {
    /// The visit.
    pub visit: VisitId,
    /// Version of the office's verdict on it.
    pub version: u64,
    /// Whose phone sent it.
    pub person: String,
    /// The day by the phone's calendar.
    pub visited_on: NaiveDate,
    /// When the commune received it.
    pub received_at: DateTime<Utc>,
    /// Class found.
    pub class: Class,
    /// What the income side rests on.
    pub income: Income,
    /// Least and most B2.
    pub b2: (u32, u32),
    /// It counts now.
    pub speaks: bool,
}

/// A household for which several visits speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoubleRow {
    /// The household.
    pub household: HouseholdId,
    /// Its number and the name of its head.
    pub who: String,
    /// Name of its village.
    pub village_name: String,
    /// The visits.
    pub visits: Vec<DoubleVisit>,
    /// What the others answer otherwise than the first.
    pub differs: Vec<Differs>,
    /// The one that the office chose; then nothing is to do but wait.
    pub chosen: Option<VisitId>,
}

/// Two visits, answer by answer, where they differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differs {
    /// The places of both among the visits.
    pub places: (usize, usize),
    /// Each question with what either says.
    pub answers: Vec<Changed>,
}

/// Why what was pressed is not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Somebody was first.
    Stale,
    /// The round is closed.
    Closed,
}

impl Told {
    /// The message that says so; the same with `-text` says what to do.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Stale => "conflicts-stale",
            Self::Closed => "conflicts-closed",
        }
    }
}

/// Everything on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictsData {
    /// Fields.
    pub entries: Vec<EntryRow>,
    /// Visits to choose from.
    pub doubles: Vec<DoubleRow>,
    /// Visits that were chosen.
    pub settled: Vec<DoubleRow>,
    /// Why what was pressed is not written.
    pub told: Option<Told>,
    /// The round of the visits, when it is closed: then none of them is chosen any more.
    pub closed: Option<Round>,
    /// The reader may settle.
    pub may_settle: bool,
    /// The data is made up.
    pub synthetic: bool,
}

/// A field of a household with both values, in words.
pub fn field_row(
    w: &Words,
    household: &Household,
    versions: &[HouseholdVersion],
    conflict: &FieldConflict,
) -> FieldRow {
    FieldRow {
        path: conflict.field.clone(),
        name: fields::field_name(w.i18n(), Some(household), &conflict.field),
        commune: fields::value(w.i18n(), &conflict.commune),
        commune_since: since(versions, &conflict.field),
        phone: fields::value(w.i18n(), &conflict.phone),
    }
}

/// The last version that changed a field: by whom, and when.
fn since(versions: &[HouseholdVersion], field: &str) -> Option<(Option<String>, DateTime<Utc>)> {
    let changes = |before: &HouseholdVersion, after: &HouseholdVersion| {
        changed_fields(&before.household, &after.household).is_ok_and(|fields| fields.iter().any(|one| one == field))
    };
    let last = versions.iter().zip(versions.iter().skip(1)).rev().find(|(before, after)| changes(before, after));
    last.map(|(_, after)| (after.person.clone(), after.at))
}

/// A household for which several visits speak.
pub fn double_row(
    w: &Words,
    household: &Household,
    villages: &BTreeMap<VillageId, String>,
    group: &[&StandingVisit],
    forms: &BTreeMap<VisitId, Visit>,
    reviews: &BTreeMap<VisitId, (Review, u64)>,
) -> DoubleRow {
    let visit = |one: &&StandingVisit| {
        let form = forms.get(&one.result.id)?;
        let found = &form.classification;
        Some(DoubleVisit {
            visit: one.result.id,
            version: reviews.get(&one.result.id).map_or(0, |(_, version)| *version),
            person: one.person.clone(),
            visited_on: form.visited_on,
            received_at: one.received_at,
            class: found.class,
            income: found.income,
            b2: (found.b2_min, found.b2_max),
            speaks: one.speaks,
        })
    };
    let shown: Vec<&Visit> = group.iter().filter_map(|one| forms.get(&one.result.id)).collect();
    let differs = |(place, other): (usize, &&Visit)| {
        let first = shown.first().filter(|_| place > 0)?;
        Some(Differs { places: (0, place), answers: answered_otherwise(w, first, other) })
    };
    DoubleRow {
        differs: shown.iter().enumerate().filter_map(differs).collect(),
        household: household.id,
        who: who(household),
        village_name: village_name(villages, &household.village),
        visits: group.iter().filter_map(visit).collect(),
        chosen: chosen(group, reviews),
    }
}

/// What two visits answer differently, question by question.
fn answered_otherwise(w: &Words, one: &Visit, other: &Visit) -> Vec<Changed> {
    let rows = compare::rows(w, other, Some(&Side::of_visit(one)), &[]);
    let told = |row: CompareRow| match row.changes.is_empty() {
        true => vec![Changed { question: row.title, before: row.before.text, now: row.now.text }],
        false => row.changes,
    };
    let mut answers: Vec<Changed> = Vec::new();
    for answer in rows.into_iter().filter(|row| row.changed).flat_map(told) {
        // A question that two indicators read is told once.
        if !answers.contains(&answer) {
            answers.push(answer);
        }
    }
    answers
}

/// "017 Đặng Thị Mùi".
pub fn who(household: &Household) -> String {
    format!("{} {}", household.number, household.head_name())
}

/// A village's name as people write it.
pub fn village_name(villages: &BTreeMap<VillageId, String>, id: &VillageId) -> String {
    text::title_case(villages.get(id).map_or("", String::as_str))
}
