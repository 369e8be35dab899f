//! What is to be done, the most urgent first: the heart of the first screen.
//!
//! What the commune sent back before everything, and what the village meeting turned down; then whatever is overdue,
//! forms begun, tasks, promised help, requests without a visit, households not yet visited. Inside each by day, then by
//! the way to go, then by number.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use rusqlite::Connection;

use super::columns::parse;
use super::households::roll::Line;
use super::view::{DueLine, DueWhy, HouseholdRow, SentBackLine};
use super::{Result, Store, households, meetings, office, submissions};
use crate::domain::household::Location;
use crate::domain::ids::{HouseholdId, VillageId, VisitId};
use crate::domain::meeting::Meeting;
use crate::domain::review::{Review, Verdict};
use crate::domain::round::Round;
use crate::domain::support::SupportState;

/// Lines of the first screen, besides what is to be done again: that is never left out.
const MOST: usize = 50;
/// Days ahead that tasks and promises are shown.
const SOON: Days = Days::new(14);

/// Where one looks from, and when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standpoint {
    pub here: Option<Location>,
    pub day: NaiveDate,
}

/// A line on its way: rows are copied for those that are shown only.
struct Found<'a> {
    line: &'a Line,
    why: DueWhy,
    due: Option<NaiveDate>,
    overdue: bool,
    metres: Option<u32>,
}

impl Store {
    /// What is to be done in a village, or in all: everything that was sent back or turned down, and at most 50 lines more.
    pub(super) fn due(&mut self, village: Option<&VillageId>, from: Standpoint) -> Result<Vec<DueLine>> {
        self.roll()?;
        let Some(roll) = &self.roll else { return Ok(Vec::new()) };
        let db = &self.db;
        let begun = drafts(db)?;
        // What a closed year does not take is not asked for.
        let closed = meetings::closed(db)?;
        let open = |year: i32| !closed.contains(&Round::yearly(year));
        let year = meetings::year(db, from.day)?;
        let mut found: Vec<Found<'_>> = Vec::new();
        let mut by_id: BTreeMap<HouseholdId, &Line> = BTreeMap::new();
        for line in roll.of(village) {
            by_id.insert(line.row.id, line);
            let mut add = |why: DueWhy, due: Option<NaiveDate>| found.push(from.found(line, why, due));
            if line.row.returned {
                add(DueWhy::Returned, None);
            }
            for draft in begun.get(&line.row.id).into_iter().flatten() {
                add(DueWhy::Draft { draft: *draft }, None);
            }
            if line.present && line.waits {
                from.promises(db, line.row.id, &mut add)?;
            }
            if line.is_left() && !line.row.draft && open(year) {
                add(DueWhy::NotVisited, None);
            }
        }
        for review in sent_back(db, village)?.into_iter().filter(|review| open(review.year)) {
            let Some(line) = by_id.get(&review.household).filter(|line| line.present) else { continue };
            found.push(from.found(line, DueWhy::SentBack { review: Box::new(review) }, None));
        }
        let shown: BTreeSet<VillageId> = by_id.values().map(|line| line.row.village.clone()).collect();
        for village in shown {
            for (household, meeting, ballot) in meetings::turned_down(db, &village)? {
                let Some(line) = by_id.get(&household).filter(|line| line.present) else { continue };
                let Meeting { held_on, attending, .. } = meeting;
                let why = DueWhy::TurnedDown { held_on, agree: ballot.agree, attending };
                found.push(from.found(line, why, None));
            }
        }
        for request in submissions::requests(db, village)? {
            let Some(line) = by_id.get(&request.household).filter(|line| line.present) else { continue };
            let why = DueWhy::Requested { submission: request.submission, questionnaire: request.questionnaire };
            found.push(from.found(line, why, None));
        }
        found.sort_by(|a, b| a.order().cmp(&b.order()));
        let again = found.iter().filter(|found| found.order().0 < OVERDUE).count();
        Ok(found.into_iter().take(again.saturating_add(MOST)).map(Found::shown).collect())
    }
}

impl Found<'_> {
    /// The group; inside it by day, by the way to go, by number.
    fn order(&self) -> (u8, NaiveDate, u32, &VillageId, &str, HouseholdId) {
        let group = if self.overdue { OVERDUE } else { group(&self.why) };
        let HouseholdRow { village, number, id, .. } = &self.line.row;
        (group, self.due.unwrap_or(NaiveDate::MAX), self.metres.unwrap_or(u32::MAX), village, number, *id)
    }

    fn shown(self) -> DueLine {
        DueLine { row: self.line.row.clone(), why: self.why, due: self.due, overdue: self.overdue, metres: self.metres }
    }
}

impl Standpoint {
    fn found<'a>(&self, line: &'a Line, why: DueWhy, due: Option<NaiveDate>) -> Found<'a> {
        let overdue = due.is_some_and(|due| due < self.day);
        let metres = self.here.as_ref().zip(line.place.as_ref()).map(|(here, house)| here.metres_to(house));
        Found { line, why, due, overdue, metres }
    }

    /// The tasks and promised needs of a household that are due soon.
    fn promises(
        &self,
        db: &Connection,
        household: HouseholdId,
        add: &mut impl FnMut(DueWhy, Option<NaiveDate>),
    ) -> Result<()> {
        let Some(stored) = households::get(db, household)? else { return Ok(()) };
        let last = self.day.checked_add_days(SOON).unwrap_or(NaiveDate::MAX);
        for (id, task) in stored.household.tasks {
            if task.is_open() && task.due <= last {
                let due = Some(task.due);
                add(DueWhy::Task { id, task }, due);
            }
        }
        for (id, support) in stored.household.supports {
            let promised = support.state == SupportState::Promised || support.is_overdue(self.day);
            if promised && support.due.is_none_or(|due| due <= last) {
                let due = support.due;
                add(DueWhy::Promised { id, support: Box::new(support) }, due);
            }
        }
        Ok(())
    }
}

/// The forms begun, by household.
fn drafts(db: &Connection) -> Result<BTreeMap<HouseholdId, Vec<VisitId>>> {
    let mut begun: BTreeMap<HouseholdId, Vec<VisitId>> = BTreeMap::new();
    let mut read = db.prepare_cached(include_str!("sql/drafts_begun.sql"))?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        let household = parse(&row.get::<_, String>(0)?)?;
        begun.entry(household).or_default().push(parse(&row.get::<_, String>(1)?)?);
    }
    Ok(begun)
}

/// What the office sent back and nobody has looked at again; see `Review::asks`.
fn sent_back(db: &Connection, village: Option<&VillageId>) -> Result<Vec<Review>> {
    let mut asking = Vec::new();
    for review in office::list::<Review>(db, village, None)? {
        if review.verdict == Verdict::SentBack && review.asks(households::current_visit(db, review.household)?) {
            asking.push(review);
        }
    }
    Ok(asking)
}

impl Store {
    /// The visits that the office sent back, by number.
    pub(super) fn sent_back(&mut self) -> Result<Vec<SentBackLine>> {
        let reviews = sent_back(&self.db, None)?;
        let roll = self.roll()?;
        let mut lines: Vec<SentBackLine> = roll
            .of(None)
            .flat_map(|line| {
                let of_it = reviews.iter().filter(|review| review.household == line.row.id && line.present);
                of_it.map(|review| SentBackLine { row: line.row.clone(), review: review.clone() })
            })
            .collect();
        lines.sort_by(|a, b| (&a.row.village, &a.row.number).cmp(&(&b.row.village, &b.row.number)));
        Ok(lines)
    }
}

/// The place of whatever is overdue in the list.
const OVERDUE: u8 = 3;

/// The place of a reason in the list.
const fn group(why: &DueWhy) -> u8 {
    match why {
        DueWhy::Returned => 0,
        DueWhy::SentBack { .. } => 1,
        DueWhy::TurnedDown { .. } => 2,
        DueWhy::Draft { .. } => 4,
        DueWhy::Task { .. } => 5,
        DueWhy::Promised { .. } => 6,
        DueWhy::Requested { .. } => 7,
        DueWhy::NotVisited => 8,
    }
}
