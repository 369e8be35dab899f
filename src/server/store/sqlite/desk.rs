//! The writer's desk: one open transaction, and the books of the villages it works on, kept from one to the next.
//!
//! Books are what digests are computed from; reading seventy households again for every receipt would be the
//! writer's main work. After anything is rolled back they are forgotten and read again, and so they are when another
//! program, such as `commune register import`, has written into the file.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::sql::{column, count, ms, read, sql, write};
use crate::domain::household::Household;
use crate::domain::ids::{CommuneCode, DeviceId, HouseholdId, VillageId};
use crate::domain::plan::Plan;
use crate::domain::progress::digest::Digest;
use crate::domain::visit::VisitResult;
use crate::server::store::figures::{Book, Figures};
use crate::server::store::{Commune, RecordKey, StoreError};

/// Villages whose books are kept at once.
const MAX_BOOKS: usize = 64;

/// Figures of villages as of their last change, for readers that find the same change in their snapshot.
#[derive(Debug, Default)]
pub(super) struct Published(Mutex<HashMap<VillageId, Kept>>);

#[derive(Debug, Clone)]
struct Kept {
    change: u64,
    plan_version: u32,
    figures: Arc<Figures>,
}

impl Published {
    /// The figures, if they are of exactly this change and plan.
    pub(super) fn get(&self, village: &VillageId, change: u64, plan_version: u32) -> Option<Arc<Figures>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.get(village).filter(|kept| kept.change == change && kept.plan_version == plan_version)?;
        Some(Arc::clone(&found.figures))
    }

    /// Keeps figures unless newer ones are kept.
    pub(super) fn keep(&self, village: VillageId, change: u64, plan_version: u32, figures: Arc<Figures>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let newest = kept.get(&village).is_none_or(|old| (old.change, old.plan_version) <= (change, plan_version));
        if newest {
            kept.insert(village, Kept { change, plan_version, figures });
        }
    }
}

/// What the writer remembers from one transaction to the next.
pub(super) struct Memory {
    /// The last change that the rest is of.
    as_of: Option<u64>,
    books: HashMap<VillageId, Book>,
    plan: Option<Option<Plan>>,
    pending: Vec<(VillageId, u64, u32, Arc<Figures>)>,
    published: Arc<Published>,
}

impl Memory {
    pub(super) fn new(published: Arc<Published>) -> Self {
        Self { as_of: None, books: HashMap::new(), plan: None, pending: Vec::new(), published }
    }

    /// Forgets everything that may not have been committed.
    pub(super) fn forget(&mut self) {
        self.as_of = None;
        self.books.clear();
        self.plan = None;
        self.pending.clear();
    }

    /// Forgets everything: another state is on disk.
    pub(super) fn start_over(&mut self) {
        self.forget();
        self.published.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Shows the figures of a transaction that is on disk.
    pub(super) fn publish(&mut self) {
        for (village, change, plan_version, figures) in self.pending.drain(..) {
            self.published.keep(village, change, plan_version, figures);
        }
    }
}

/// One open transaction of the writer.
pub(super) struct Desk<'a> {
    pub(super) connection: &'a Connection,
    pub(super) commune: &'a Commune,
    memory: &'a mut Memory,
    found_change: u64,
    last_change: u64,
    /// The highest version that was given to a household before a backup was put back; 0 when none was.
    pub(super) version_floor: u64,
    wanted: BTreeSet<VillageId>,
}

/// What the feed of changes names.
#[derive(Debug, Clone, Copy)]
pub(super) enum Changed<'a> {
    Household(HouseholdId),
    /// It left the village: a change there too, though no record comes with it. Phones see it by the digest.
    Left(HouseholdId),
    Visit(Uuid),
    Submission(Uuid),
    /// By `id@version`.
    Points(&'a str),
    Plan,
    /// What the office made.
    Made(&'a RecordKey),
}

impl<'a> Desk<'a> {
    pub(super) fn open(
        connection: &'a Connection,
        commune: &'a Commune,
        memory: &'a mut Memory,
    ) -> Result<Self, StoreError> {
        let last_change =
            connection.prepare_cached(sql!("change_last"))?.query_row([commune.code.as_str()], |row| count(row, 0))?;
        let version_floor = connection
            .prepare_cached(sql!("restore_floor"))?
            .query_row([commune.code.as_str()], |row| count(row, 0))?;
        if memory.as_of != Some(last_change) {
            // Someone else wrote since.
            memory.forget();
        }
        let wanted = BTreeSet::new();
        Ok(Self { connection, commune, memory, found_change: last_change, last_change, version_floor, wanted })
    }

    pub(super) fn code(&self) -> &'a str {
        self.commune.code.as_str()
    }

    /// The last change, those of this transaction among them.
    pub(super) const fn last_change(&self) -> u64 {
        self.last_change
    }

    /// Gives a record the next place in the commit order, and answers with it.
    pub(super) fn note_change(&mut self, changed: Changed<'_>, village: &str) -> Result<u64, StoreError> {
        self.last_change = self.last_change.saturating_add(1);
        let (kind, record) = match changed {
            Changed::Household(id) => ("household", id.0.as_bytes().to_vec()),
            Changed::Left(id) => ("left", id.0.as_bytes().to_vec()),
            Changed::Visit(id) => ("visit", id.as_bytes().to_vec()),
            Changed::Submission(id) => ("submission", id.as_bytes().to_vec()),
            Changed::Points(name) => ("points", name.as_bytes().to_vec()),
            Changed::Plan => ("plan", Vec::new()),
            Changed::Made(key) => (key.kind.code(), key.id.as_bytes().to_vec()),
        };
        self.connection.prepare_cached(sql!("change_note"))?.execute((
            self.code(),
            kind,
            record,
            village,
            column(self.last_change),
        ))?;
        Ok(self.last_change)
    }

    /// A household as the register has it, with its version.
    pub(super) fn household(&self, id: HouseholdId) -> Result<Option<(Household, u64)>, StoreError> {
        let found: Option<(u64, String)> = self
            .connection
            .prepare_cached(sql!("household_get"))?
            .query_row((self.code(), id.0.as_bytes()), |row| Ok((count(row, 0)?, row.get(1)?)))
            .optional()?;
        found.map(|(version, json)| Ok((read("household", &json)?, version))).transpose()
    }

    /// Puts the next version of a household; `by` is the entry that made it.
    pub(super) fn put_household(
        &mut self,
        household: Household,
        by: Option<(DeviceId, u64)>,
        at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let current = self.household(household.id)?;
        // A version never stands for two states: after a backup was put back, counting goes on above all that were given.
        let version = current.as_ref().map_or(0, |(_, version)| *version).max(self.version_floor).saturating_add(1);
        let json = write("household", &household)?;
        let id = household.id.0.as_bytes();
        let village = household.village.as_str();
        self.connection.prepare_cached(sql!("household_put"))?.execute((
            self.code(),
            id,
            village,
            &household.number,
            column(version),
            &json,
        ))?;
        let (device, seq) = by.unzip();
        self.connection.prepare_cached(sql!("household_keep_version"))?.execute((
            self.code(),
            id,
            column(version),
            &json,
            device.map(|device| *device.0.as_bytes()),
            seq.map(column),
            ms(at),
        ))?;
        self.note_change(Changed::Household(household.id), village)?;
        if let Some((before, _)) = current.filter(|(before, _)| before.village != household.village) {
            self.memory.books.remove(&before.village);
            self.note_change(Changed::Left(household.id), before.village.as_str())?;
        }
        if let Some(book) = self.memory.books.get_mut(&household.village) {
            book.households.insert(household.id, (household, version));
        }
        Ok(version)
    }

    /// Lets the book of a village know of a visit that was taken.
    pub(super) fn note_visit(&mut self, village: &VillageId, result: VisitResult) {
        if let Some(book) = self.memory.books.get_mut(village) {
            book.visits.insert(result.id, result);
        }
    }

    /// Lets the desk know that another plan is in force.
    pub(super) fn note_plan(&mut self) {
        self.memory.plan = None;
    }

    /// Asks for the digests of villages at the end of the transaction.
    pub(super) fn want(&mut self, villages: &[VillageId]) {
        self.wanted.extend(villages.iter().cloned());
    }

    /// Forgets what may have been rolled back.
    pub(super) fn forget(&mut self) {
        self.memory.books.clear();
        self.memory.plan = None;
    }

    /// Ends the work: writes down the last change and computes the digests asked for.
    pub(super) fn close(self) -> Result<BTreeMap<VillageId, Digest>, StoreError> {
        let code = self.commune.code.as_str();
        if self.last_change != self.found_change {
            self.connection.prepare_cached(sql!("change_set_last"))?.execute((code, column(self.last_change)))?;
        }
        self.memory.as_of = Some(self.last_change);
        if self.wanted.is_empty() {
            return Ok(BTreeMap::new());
        }
        let memory = self.memory;
        if memory.plan.is_none() {
            memory.plan = Some(load_plan(self.connection, &self.commune.code)?);
        }
        let plan = memory.plan.as_ref().and_then(Option::as_ref);
        let plan_version = plan.map_or(0, |plan| plan.version);
        let mut digests = BTreeMap::new();
        for village in self.wanted {
            let change = last_change_of(self.connection, &self.commune.code, &village)?;
            let figures = match memory.published.get(&village, change, plan_version) {
                Some(figures) => figures,
                None => {
                    if memory.books.len() >= MAX_BOOKS && !memory.books.contains_key(&village) {
                        memory.books.clear();
                    }
                    if !memory.books.contains_key(&village) {
                        memory.books.insert(village.clone(), load_book(self.connection, &self.commune.code, &village)?);
                    }
                    let empty = Book::default();
                    let book = memory.books.get(&village).unwrap_or(&empty);
                    Arc::new(
                        book.figures(&village, plan)
                            .map_err(|source| StoreError::Record { what: "progress", source })?,
                    )
                }
            };
            digests.insert(village.clone(), figures.digest.clone());
            memory.pending.push((village, change, plan_version, figures));
        }
        Ok(digests)
    }
}

/// The number of a village's last change; 0 for none.
pub(super) fn last_change_of(
    connection: &Connection,
    commune: &CommuneCode,
    village: &VillageId,
) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached(sql!("change_last_of_village"))?;
    Ok(statement.query_row((commune.as_str(), village.as_str()), |row| count(row, 0))?)
}

/// The plan in force.
pub(super) fn load_plan(connection: &Connection, commune: &CommuneCode) -> Result<Option<Plan>, StoreError> {
    let mut statement = connection.prepare_cached(sql!("plan_in_force"))?;
    let json: Option<String> = statement.query_row([commune.as_str()], |row| row.get(0)).optional()?;
    json.map(|json| read("plan", &json)).transpose()
}

/// The book of a village.
pub(super) fn load_book(
    connection: &Connection,
    commune: &CommuneCode,
    village: &VillageId,
) -> Result<Book, StoreError> {
    let mut book = Book::default();
    let key = (commune.as_str(), village.as_str());
    let mut households = connection.prepare_cached(sql!("households_of_village"))?;
    let mut rows = households.query(key)?;
    while let Some(row) = rows.next()? {
        let household: Household = read("household", row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?;
        book.households.insert(household.id, (household, count(row, 0)?));
    }
    let mut visits = connection.prepare_cached(sql!("visit_results_of_village"))?;
    let mut rows = visits.query(key)?;
    while let Some(row) = rows.next()? {
        let result: VisitResult = read("visit result", row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?;
        book.visits.insert(result.id, result);
    }
    Ok(book)
}
