//! The list of households in memory.
//!
//! It is searched at every key, with counts, in a list of up to 20,000: a plain scan over short folded texts takes a
//! millisecond or two, finds a name, initials or a number in one pass, and is the same in a browser. An index in SQL
//! would have to be read through the cipher for every one-letter search, where it helps least.
//!
//! A transaction marks what it changed after its commit; the next question reads those rows again.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::super::Result;
use super::super::columns::variant;
use super::super::view::{Filter, HouseholdPage, HouseholdQuery, HouseholdRow};
use crate::domain::class::Class;
use crate::domain::household::Location;
use crate::domain::ids::{HouseholdId, VillageId};
use crate::domain::text::fold;

/// Most rows of one page.
const MAX_ROWS: usize = 500;
/// From here on reading everything is cheaper than row by row.
const MANY: usize = 200;

/// One household of the list.
pub(in crate::store) struct Line {
    pub row: HouseholdRow,
    pub class_start: Class,
    people: u32,
    pub present: bool,
    /// Where the house stands.
    pub place: Option<Location>,
    /// It has an open need or an open task.
    pub waits: bool,
    /// Folded names, head first, each word after a space and each name after a line end.
    keys: String,
    /// Initials, each after a line end.
    initials: String,
    /// As in the column `names`.
    names: String,
}

/// All households, by village and number.
pub(in crate::store) struct Roll {
    lines: Vec<Line>,
    stale: BTreeSet<HouseholdId>,
}

impl Line {
    pub(super) fn new(
        row: HouseholdRow,
        class_start: Class,
        people: u32,
        present: bool,
        names: String,
        place: Option<Location>,
        waits: bool,
    ) -> Self {
        let mut keys = String::with_capacity(names.len());
        let mut initials = String::new();
        for name in names.lines() {
            let mut parts = name.split('\t');
            keys.push_str("\n ");
            keys.push_str(parts.next().unwrap_or_default());
            initials.push('\n');
            initials.push_str(parts.next().unwrap_or_default());
        }
        Self { row, class_start, people, present, place, waits, keys, initials, names }
    }

    /// It was poor or near-poor at the start: it must be reviewed.
    pub(in crate::store) fn is_due(&self) -> bool {
        self.present && matches!(self.class_start, Class::Poor | Class::NearPoor)
    }

    /// It must be reviewed, and was not this year.
    pub(in crate::store) fn is_left(&self) -> bool {
        self.is_due() && self.row.visited_on.is_none()
    }

    fn order(&self) -> (&VillageId, &str, HouseholdId) {
        (&self.row.village, &self.row.number, self.row.id)
    }
}

impl Roll {
    pub(in crate::store) fn read(db: &Connection) -> Result<Self> {
        let mut lines: Vec<Line> = db
            .prepare_cached(include_str!("sql/roll.sql"))?
            .query_and_then([], super::list_row)?
            .collect::<Result<_>>()?;
        lines.sort_by(|a, b| a.order().cmp(&b.order()));
        Ok(Self { lines, stale: BTreeSet::new() })
    }

    pub(in crate::store) fn mark(&mut self, households: BTreeSet<HouseholdId>) {
        self.stale.extend(households);
    }

    pub(in crate::store) fn refresh(&mut self, db: &Connection) -> Result<()> {
        if self.stale.is_empty() {
            return Ok(());
        }
        if self.stale.len() > MANY {
            *self = Self::read(db)?;
            return Ok(());
        }
        let mut read = db.prepare_cached(concat!(include_str!("sql/roll.sql"), "WHERE h.id = ?1"))?;
        let mut fresh = Vec::with_capacity(self.stale.len());
        for id in &self.stale {
            fresh.extend(read.query_and_then([id.to_string()], super::list_row)?.collect::<Result<Vec<Line>>>()?);
        }
        self.lines.retain(|line| !self.stale.contains(&line.row.id));
        self.lines.extend(fresh);
        self.lines.sort_by(|a, b| a.order().cmp(&b.order()));
        self.stale.clear();
        Ok(())
    }

    /// The lines of one village, or all.
    pub(in crate::store) fn of<'a>(&'a self, village: Option<&'a VillageId>) -> impl Iterator<Item = &'a Line> {
        self.lines.iter().filter(move |line| village.is_none_or(|village| line.row.village == *village))
    }

    /// The households with a member of one of these folded names.
    pub(in crate::store) fn with_a_name(&self, names: &BTreeSet<&str>) -> BTreeSet<HouseholdId> {
        let has = |line: &&Line| line.keys.split('\n').any(|name| names.contains(name.trim_start()));
        self.lines.iter().filter(has).map(|line| line.row.id).collect()
    }

    /// Answers one question of the list.
    pub(in crate::store) fn page(&self, query: &HouseholdQuery) -> HouseholdPage {
        let search = Search::new(&query.search);
        let mut page = HouseholdPage::default();
        let mut counts: BTreeMap<Class, u32> = BTreeMap::new();
        let mut found: Vec<(Found, &Line)> = Vec::new();
        for line in self.of(query.village.as_ref()) {
            if line.present {
                page.households += 1;
                page.people = page.people.saturating_add(line.people);
                *counts.entry(line.row.shown_class).or_default() += 1;
                if line.row.visited_on.is_none() {
                    page.not_visited += 1;
                }
            }
            let passes = match query.filter {
                Filter::All => true,
                Filter::Class(class) => line.row.shown_class == class,
                Filter::NotVisited => line.row.visited_on.is_none(),
                Filter::Draft => line.row.draft,
            };
            // A household that left is not in the list, but whoever asks for it by name finds it.
            if !passes || !(line.present || line.row.draft || !search.is_empty()) {
                continue;
            }
            if let Some(how) = search.find(line) {
                found.push((how, line));
            }
        }
        page.counts = counts;
        page.total_found = u32::try_from(found.len()).unwrap_or(u32::MAX);
        // Stable: heads before members, each by village and number.
        found.sort_by_key(|(how, _)| how.rank());
        let skip = usize::try_from(query.offset).unwrap_or(usize::MAX);
        let take = usize::try_from(query.limit).unwrap_or(MAX_ROWS).min(MAX_ROWS);
        page.rows = found.into_iter().skip(skip).take(take).map(|(how, line)| how.row(line)).collect();
        page
    }
}

/// How a line was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    /// Not by a name, or by the head's.
    Household,
    /// By the name at this place.
    Member(usize),
}

impl Found {
    fn rank(self) -> u8 {
        match self {
            Self::Household => 0,
            Self::Member(_) => 1,
        }
    }

    fn row(self, line: &Line) -> HouseholdRow {
        let mut row = line.row.clone();
        if let Self::Member(place) = self {
            let name = line.names.lines().nth(place).map(|name| name.split('\t').skip(2).collect::<Vec<_>>());
            if let Some([relation, name]) = name.as_deref() {
                row.matched_member = variant(relation).ok().map(|relation| (relation, (*name).to_owned()));
            }
        }
        row
    }
}

/// A search text, made ready.
struct Search {
    /// The words, each after a space.
    words: Vec<String>,
    /// The whole, when it may be initials.
    initials: Option<String>,
    /// The whole without leading zeros, when it is a number.
    number: Option<String>,
}

impl Search {
    fn new(text: &str) -> Self {
        let folded = fold(text);
        let is_number = !folded.is_empty() && folded.chars().all(|c| c.is_ascii_digit());
        let may_be_initials = folded.chars().count() >= 2 && folded.chars().all(char::is_alphabetic);
        Self {
            words: folded.split_whitespace().map(|word| format!(" {word}")).collect(),
            initials: may_be_initials.then(|| format!("\n{folded}")),
            number: is_number.then(|| folded.trim_start_matches('0').to_owned()),
        }
    }

    fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    fn find(&self, line: &Line) -> Option<Found> {
        if self.is_empty() {
            return Some(Found::Household);
        }
        if let Some(number) = &self.number {
            return line.row.number.trim_start_matches('0').starts_with(number.as_str()).then_some(Found::Household);
        }
        // Every word must begin a word of one and the same name.
        if self.words.iter().all(|word| line.keys.contains(word.as_str())) {
            let place = line
                .keys
                .split('\n')
                .skip(1)
                .position(|name| self.words.iter().all(|word| name.contains(word.as_str())));
            if let Some(place) = place {
                return Some(if place == 0 { Found::Household } else { Found::Member(place) });
            }
        }
        let initials = self.initials.as_ref().filter(|initials| line.initials.contains(initials.as_str()))?;
        let place = line
            .initials
            .split('\n')
            .skip(1)
            .position(|name| initials.get(1..).is_some_and(|text| name.starts_with(text)))?;
        Some(if place == 0 { Found::Household } else { Found::Member(place) })
    }
}
