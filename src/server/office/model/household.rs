//! One household as the register holds it: its classes, people, acts, needs and tasks, and everything filled in about it.

use chrono::NaiveDate;

use super::acts::{self, ActRow, Names};
use super::submissions::{self, SubmissionRow};
use super::tables::rounded;
use super::visits::{VisitRow, row};
use crate::domain::class::Class;
use crate::domain::household::{Household, Location, Presence};
use crate::domain::identity::{self, IdNumberWarning};
use crate::domain::ids::{DecisionId, HouseholdId, MeetingId, MemberId, PostingId, VillageId, VisitId};
use crate::domain::member::{Member, Sex};
use crate::domain::support::{Support, SupportState};
use crate::domain::text;
use crate::server::office::words::Words;
use crate::server::store::{HouseholdView, VisitLine};

/// Digits of an identity number that someone who only watches sees.
const SHOWN_DIGITS: usize = 3;

/// A member's line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// The person.
    pub member: Member,
    /// The identity number as it is shown; empty when there is none.
    pub number: String,
    /// What is odd about it.
    pub warnings: Vec<IdNumberWarning>,
}

/// A need and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportRow {
    /// What is needed, with the household's own words.
    pub need: String,
    /// In the household's own words.
    pub note: String,
    /// For whom, when it is one person.
    pub member: String,
    /// The office that owes it.
    pub office: String,
    /// The day it was asked for.
    pub asked_on: NaiveDate,
    /// Where it stands, in a sentence.
    pub state: String,
    /// Somebody still waits for it.
    pub open: bool,
    /// It was promised for a day that has passed.
    pub overdue: bool,
}

/// A thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRow {
    /// What.
    pub what: String,
    /// By when.
    pub due: NaiveDate,
    /// The day it was done.
    pub done_on: Option<NaiveDate>,
    /// It is open and its day has passed.
    pub overdue: bool,
}

/// Everything on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdData {
    /// Identity.
    pub id: HouseholdId,
    /// Number within the village.
    pub number: String,
    /// Name of the head.
    pub head: String,
    /// Sex of the head.
    pub head_sex: Sex,
    /// Its village.
    pub village: VillageId,
    /// Name of the village.
    pub village_name: String,
    /// How many people count as members.
    pub people: u32,
    /// Where it stands in the round that is on.
    pub standing: Option<Standing>,
    /// Why it is not in the village any more; empty while it is.
    pub gone: String,
    /// Where in the village.
    pub address: String,
    /// Telephone; empty when there is none.
    pub phone: String,
    /// Where the house stands.
    pub location: Option<Location>,
    /// Class at the start of the year.
    pub start: Class,
    /// Class recognised now, and since when.
    pub official: (Class, Option<NaiveDate>),
    /// The class found by the visit that speaks for it, and that visit.
    pub surveyed: Option<(Class, VisitId)>,
    /// Its people.
    pub members: Vec<MemberRow>,
    /// What was done to it in the register, the latest first.
    pub acts: Vec<ActRow>,
    /// Needs, those that somebody waits for first.
    pub supports: Vec<SupportRow>,
    /// Tasks, open ones first.
    pub tasks: Vec<TaskRow>,
    /// Visits, each correction with what it corrects right under it.
    pub visits: Vec<VisitRow>,
    /// What else was filled in, newest first.
    pub submissions: Vec<SubmissionRow>,
    /// Made-up data.
    pub synthetic: bool,
}

/// Where a household stands in a round, with what has been written about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Name of the round.
    pub round: String,
    /// What comes next, in words.
    pub next: String,
    /// It is decided.
    pub done: bool,
    /// The visit that speaks for it in the round.
    pub visit: Option<VisitId>,
    /// The meeting that spoke about that visit.
    pub meeting: Option<MeetingId>,
    /// The posting of the result.
    pub posting: Option<PostingId>,
    /// The decision, with its number.
    pub decision: Option<(DecisionId, String)>,
}

/// Puts the page together; `today` is the office's day. Without `whole`, identity numbers show their end only, the
/// telephone is left out, and the place is rounded.
pub fn page(
    w: &Words,
    view: HouseholdView,
    names: &Names,
    standing: Option<Standing>,
    today: NaiveDate,
    whole: bool,
) -> HouseholdData {
    let household = &view.household;
    let visits: Vec<VisitRow> = in_pairs(view.visits).into_iter().map(row).collect();
    let surveyed = visits.iter().find(|visit| visit.current).map(|visit| (visit.class, visit.id));
    HouseholdData {
        id: household.id,
        number: household.number.clone(),
        head: household.head_name().to_owned(),
        head_sex: household.head().map(|member| member.sex).unwrap_or_default(),
        village: household.village.clone(),
        village_name: text::title_case(&view.village_name),
        people: u32::try_from(household.people()).unwrap_or(u32::MAX),
        standing,
        gone: gone(w, household.presence),
        address: household.address.clone(),
        phone: match household.phone.as_str() {
            number if whole || number.is_empty() => number.to_owned(),
            _ => w.t("office-household-hidden"),
        },
        location: if whole { household.location } else { household.location.and_then(rounded) },
        start: household.class_start,
        official: (household.class_official, household.official_since),
        surveyed,
        members: household.members.iter().map(|member| member_row(member, whole)).collect(),
        acts: acts::rows(w, household, names),
        supports: supports(w, household, today),
        tasks: tasks(household, today),
        visits,
        submissions: view.submissions.into_iter().map(submissions::row).collect(),
        synthetic: household.synthetic,
    }
}

/// Visits newest first, but each that was corrected right under its correction.
pub fn in_pairs(visits: Vec<VisitLine>) -> Vec<VisitLine> {
    let mut left = visits;
    let mut ordered: Vec<VisitLine> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let corrected = |id: VisitId, left: &[VisitLine]| {
            left.iter().any(|line| line.id != id && line.correction_of.as_ref().is_some_and(|old| old.of == id))
        };
        // A ring of corrections has no first one; the newest then begins it.
        let first = left.iter().position(|line| !corrected(line.id, &left)).unwrap_or(0);
        let mut next = Some(left.remove(first));
        while let Some(line) = next {
            let old = line.correction_of.as_ref().map(|old| old.of);
            ordered.push(line);
            let place = old.and_then(|old| left.iter().position(|line| line.id == old));
            next = place.map(|place| left.remove(place));
        }
    }
    ordered
}

fn gone(w: &Words, presence: Presence) -> String {
    let (key, on) = match presence {
        Presence::Present => return String::new(),
        Presence::MovedAway { on } => ("office-gone-moved-away", on),
        Presence::Merged { on, .. } => ("office-gone-merged", on),
        Presence::DiedOut { on } => ("office-gone-died-out", on),
    };
    w.with(key, [("date", w.date(on).into())])
}

fn member_row(member: &Member, whole: bool) -> MemberRow {
    let number = &member.id_number;
    let hidden = number.chars().count().saturating_sub(SHOWN_DIGITS);
    let shown = if whole {
        number.clone()
    } else {
        number.chars().enumerate().map(|(place, digit)| if place < hidden { '•' } else { digit }).collect()
    };
    let warnings = if number.is_empty() { Vec::new() } else { identity::check(number, member.sex, member.birth) };
    MemberRow { member: member.clone(), number: shown, warnings }
}

fn supports(w: &Words, household: &Household, today: NaiveDate) -> Vec<SupportRow> {
    let mut rows: Vec<SupportRow> =
        household.supports.values().map(|support| support_row(w, household, support, today)).collect();
    rows.sort_by(|one, other| {
        (!one.overdue, !one.open, one.asked_on, &one.need).cmp(&(
            !other.overdue,
            !other.open,
            other.asked_on,
            &other.need,
        ))
    });
    rows
}

fn support_row(w: &Words, household: &Household, support: &Support, today: NaiveDate) -> SupportRow {
    let known = |key: String| if w.i18n().has(&key) { w.t(&key) } else { String::new() };
    let member = |id: MemberId| household.members.iter().find(|member| member.id == id);
    let state = match &support.state {
        SupportState::Needed => w.t("office-support-needed"),
        SupportState::Promised => match support.due {
            Some(due) => w.with("office-support-promised-by", [("date", w.date(due).into())]),
            None => w.t("office-support-promised"),
        },
        SupportState::Received { on } => w.with("office-support-received", [("date", w.date(*on).into())]),
        SupportState::Withdrawn { on, reason } => {
            w.with("office-support-withdrawn", [("date", w.date(*on).into()), ("reason", reason.as_str().into())])
        }
        SupportState::Unknown => w.t("office-support-unknown"),
    };
    SupportRow {
        need: known(format!("need-{}", support.need)),
        note: support.note.clone(),
        member: support.member.and_then(member).map(|member| member.name.clone()).unwrap_or_default(),
        office: known(format!("office-{}", support.office)),
        asked_on: support.asked_on,
        state,
        open: support.is_open(),
        overdue: support.is_overdue(today),
    }
}

fn tasks(household: &Household, today: NaiveDate) -> Vec<TaskRow> {
    let mut rows: Vec<TaskRow> = household
        .tasks
        .values()
        .map(|task| TaskRow {
            what: task.what.clone(),
            due: task.due,
            done_on: task.done_on,
            overdue: task.is_open() && task.due < today,
        })
        .collect();
    rows.sort_by(|one, other| (one.done_on, one.due, &one.what).cmp(&(other.done_on, other.due, &other.what)));
    rows
}
