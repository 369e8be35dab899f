//! The store on embedded SQLite: one file, one `writer`, a few `readers`.
//!
//! Requests that change something queue at the writer, which takes all that wait into one durable commit. Reads have
//! connections of their own and see the last commit (WAL), so neither waits for the other.

mod account_changes;
mod accounts;
mod backup;
mod desk;
mod feed;
mod imports;
mod ingest;
mod log;
mod made;
mod office;
mod phones;
mod photos;
mod plans;
mod points;
mod readers;
mod register;
mod restore;
mod sql;
mod submissions;
mod writer;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;
use uuid::Uuid;

use super::*;
use crate::sqlite::{Migration, Role, migrate, open};
use desk::{Memory, Published};
use readers::{Readers, Standing};
use writer::Writer;

/// The schema, append-only.
pub const MIGRATIONS: [Migration; 4] = [
    Migration { number: 1, name: "first", sql: include_str!("migrations/0001_first.sql") },
    Migration {
        number: 2,
        name: "submissions_and_points",
        sql: include_str!("migrations/0002_submissions_and_points.sql"),
    },
    Migration { number: 3, name: "office", sql: include_str!("migrations/0003_office.sql") },
    Migration { number: 4, name: "procedure", sql: include_str!("migrations/0004_procedure.sql") },
];
/// Reading connections.
const READERS: usize = 3;

/// A commune's SQLite file, open.
pub struct SqliteStore {
    commune: Commune,
    path: PathBuf,
    epoch: Arc<Mutex<String>>,
    standing: Standing,
    // Readers go first: the writer's connection is the last one and tidies the log away.
    readers: Readers,
    writer: Writer,
}

impl SqliteStore {
    /// Founds a commune in a new file, and opens it.
    ///
    /// # Errors
    /// `AlreadyFounded` when the file has a commune; otherwise when the file cannot be written.
    pub fn found(path: &Path, founding: &Founding) -> Result<Self, StoreError> {
        let mut connection = open(path, None, Role::Writer)?;
        migrate(&mut connection, &MIGRATIONS)?;
        register::found(&mut connection, founding)?;
        drop(connection);
        Self::open(path)
    }

    /// Opens a commune's file and brings its schema up to date.
    ///
    /// # Errors
    /// `NotACommune` when there is none; otherwise when the file cannot be opened.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if !path.exists() {
            return Err(StoreError::NotACommune(format!("there is no file {}", path.display())));
        }
        let mut connection = open(path, None, Role::Writer)?;
        migrate(&mut connection, &MIGRATIONS)?;
        let commune = register::commune(&connection)?
            .ok_or_else(|| StoreError::NotACommune("no commune was founded in it".to_owned()))?;
        let published = Arc::new(Published::default());
        let connections =
            (0..READERS).map(|_| open(path, None, Role::Reader)).collect::<Result<Vec<Connection>, _>>()?;
        let standing = Standing {
            commune: commune.code.clone(),
            published: Arc::clone(&published),
            shelf: Arc::default(),
            visits: Arc::default(),
            waiting: Arc::default(),
        };
        let writer = Writer::start(connection, commune.clone(), Memory::new(published))?;
        let epoch = Arc::new(Mutex::new(commune.epoch.clone()));
        Ok(Self { commune, path: path.to_owned(), epoch, standing, readers: Readers::start(connections)?, writer })
    }

    /// Puts a copy where there is no commune that can be read, such as on a new machine; what lies there is moved to
    /// `aside`. Accounts, phones and codes are then as old as the copy, but for sessions and unused codes, which end.
    ///
    /// # Errors
    /// When the files cannot be written.
    pub fn restore_new(
        path: &Path,
        copy: &Path,
        aside: &Path,
        by: &By,
    ) -> Result<Result<Restored, CopyFault>, StoreError> {
        restore::restore_new(path, copy, aside, by)
    }

    /// What a copy holds, without a commune of one's own.
    ///
    /// # Errors
    /// When it cannot be read for a reason that is not in it.
    pub fn look_at(copy: &Path) -> Result<Result<Contents, CopyFault>, StoreError> {
        backup::inspect(copy)
    }

    /// Runs a read in one snapshot.
    fn read<T, W>(&self, work: W) -> Reply<T>
    where
        T: Send + 'static,
        W: FnOnce(&Connection, &Standing) -> Result<T, StoreError> + Send + 'static,
    {
        let standing = self.standing.clone();
        self.readers.read(move |snapshot| work(snapshot, &standing))
    }
}

impl CommuneStore for SqliteStore {
    fn commune(&self) -> &Commune {
        &self.commune
    }

    fn villages(&self) -> Reply<Vec<VillageInfo>> {
        self.read(|snapshot, standing| register::villages(snapshot, &standing.commune))
    }

    fn counts(&self) -> Reply<Counts> {
        self.read(|snapshot, standing| register::counts(snapshot, &standing.commune))
    }

    fn enrol(&self, attempt: EnrolAttempt) -> Reply<Enrolled> {
        self.writer.submit(1, move |desk| phones::enrol(desk, &attempt))
    }

    fn device(&self, id: DeviceId) -> Reply<Option<Device>> {
        self.read(move |snapshot, standing| phones::device(snapshot, &standing.commune, id))
    }

    fn touch_device(&self, id: DeviceId, at: DateTime<Utc>) -> Reply<()> {
        self.writer.submit(1, move |desk| phones::touch(desk, id, at))
    }

    fn ingest(&self, batch: CheckedBatch) -> Reply<Ingested> {
        let weight = batch.entries.len();
        self.writer.submit_then(
            weight,
            move |desk| ingest::ingest(desk, &batch),
            |taken, committed| taken.with(&committed.digests),
        )
    }

    fn changes(&self, query: ChangesQuery) -> Reply<ChangesPage> {
        self.read(move |snapshot, standing| feed::changes(snapshot, standing, &query))
    }

    fn photo_held(&self, device: DeviceId, id: AttachmentId) -> Reply<PhotoHeld> {
        self.read(move |snapshot, standing| photos::held(snapshot, &standing.commune, device, &id))
    }

    fn put_photo(&self, part: PhotoPart) -> Reply<PhotoTaken> {
        self.writer.submit(1, move |desk| photos::put(desk, &part))
    }

    fn photo(&self, id: AttachmentId) -> Reply<Option<Photo>> {
        self.read(move |snapshot, standing| photos::one(snapshot, &standing.commune, &id))
    }

    fn note_refusal(&self, refusal: Refusal) -> Reply<()> {
        self.writer.submit(1, move |desk| accounts::note_refusal(desk, &refusal))
    }

    fn load_plan(&self, plan: Plan, annex: Option<Annex>, findings: Vec<Finding>, by: By) -> Reply<Plan> {
        self.writer.submit(1, move |desk| register::load_plan(desk, plan, annex.as_ref(), &findings, &by))
    }

    fn plan(&self) -> Reply<Option<PlanView>> {
        self.read(|snapshot, standing| plans::in_force(snapshot, &standing.commune))
    }

    fn save_plan(&self, save: PlanSave) -> Reply<PlanSaved> {
        self.writer.submit(1, move |desk| plans::save(desk, &save))
    }

    fn plans(&self) -> Reply<Vec<PlanHead>> {
        self.read(|snapshot, standing| plans::list(snapshot, &standing.commune))
    }

    fn plan_version(&self, version: u32) -> Reply<Option<PlanView>> {
        self.read(move |snapshot, standing| plans::version(snapshot, &standing.commune, version))
    }

    fn trends(&self, village: Option<VillageId>, today: NaiveDate) -> Reply<Trends> {
        self.read(move |snapshot, standing| plans::trends(snapshot, standing, village.as_ref(), today))
    }

    fn put_households(&self, households: Vec<Household>, by: By) -> Reply<u64> {
        let weight = households.len();
        self.writer.submit(weight, move |desk| register::put_households(desk, households, &by))
    }

    fn add_points(&self, table: PointsTable, by: By) -> Reply<AddedPoints> {
        self.writer.submit(1, move |desk| points::add(desk, table, &by))
    }

    fn points(&self) -> Reply<Vec<PointsVersion>> {
        self.read(|snapshot, standing| points::list(snapshot, &standing.commune))
    }

    fn progress(&self) -> Reply<ProgressView> {
        self.read(office::progress)
    }

    fn village_households(&self, village: VillageId) -> Reply<Vec<HouseholdLine>> {
        self.read(move |snapshot, standing| office::village_households(snapshot, standing, &village))
    }

    fn current_visits(&self, village: VillageId) -> Reply<Vec<Visit>> {
        self.read(move |snapshot, standing| office::current(snapshot, standing, &village))
    }

    fn visits(&self, query: VisitsQuery) -> Reply<Vec<VisitLine>> {
        self.read(move |snapshot, standing| office::visits(snapshot, &standing.commune, &query))
    }

    fn visit(&self, id: VisitId) -> Reply<Option<VisitView>> {
        self.read(move |snapshot, standing| office::visit(snapshot, &standing.commune, id))
    }

    fn submissions(&self, query: SubmissionsQuery) -> Reply<Vec<SubmissionLine>> {
        self.read(move |snapshot, standing| submissions::list(snapshot, &standing.commune, &query))
    }

    fn submission(&self, id: SubmissionId) -> Reply<Option<SubmissionView>> {
        self.read(move |snapshot, standing| submissions::one(snapshot, &standing.commune, id))
    }

    fn household(&self, id: HouseholdId) -> Reply<Option<HouseholdView>> {
        self.read(move |snapshot, standing| office::household(snapshot, &standing.commune, id))
    }

    fn household_names(&self, ids: HouseholdIds) -> Reply<BTreeMap<HouseholdId, HouseholdName>> {
        self.read(move |snapshot, standing| office::household_names(snapshot, &standing.commune, &ids))
    }

    fn attention(&self, limit: u32) -> Reply<Vec<AttentionLine>> {
        self.read(move |snapshot, standing| office::attention(snapshot, &standing.commune, limit))
    }

    fn refusals(&self, limit: u32) -> Reply<Vec<Refusal>> {
        self.read(move |snapshot, standing| office::refusals(snapshot, &standing.commune, limit))
    }

    fn register(&self, village: Option<VillageId>) -> Reply<Vec<(Household, u64)>> {
        self.read(move |snapshot, standing| made::register(snapshot, standing, village.as_ref()))
    }

    fn year_visits(&self, year: Option<i32>, village: Option<VillageId>) -> Reply<Vec<Visit>> {
        self.read(move |snapshot, standing| made::year_visits(snapshot, standing, year, village.as_ref()))
    }

    fn year_results(&self, year: Option<i32>, village: Option<VillageId>) -> Reply<Vec<VisitResult>> {
        self.read(move |snapshot, standing| made::year_results(snapshot, standing, year, village.as_ref()))
    }

    fn visits_named(&self, ids: Vec<VisitId>) -> Reply<Vec<Visit>> {
        self.read(move |snapshot, standing| made::visits_named(snapshot, standing, &ids))
    }

    fn standing_visits(&self, year: Option<i32>, village: Option<VillageId>) -> Reply<Vec<StandingVisit>> {
        self.read(move |snapshot, standing| made::standing_visits(snapshot, standing, year, village.as_ref()))
    }

    fn household_versions(&self, id: HouseholdId) -> Reply<Vec<HouseholdVersion>> {
        self.read(move |snapshot, standing| made::household_versions(snapshot, &standing.commune, id))
    }

    fn waiting_reviews(&self) -> Reply<BTreeMap<VillageId, u32>> {
        self.read(made::waiting_reviews)
    }

    fn last_change(&self) -> Reply<u64> {
        self.read(|snapshot, standing| made::last_change(snapshot, &standing.commune))
    }

    fn record(&self, key: RecordKey) -> Reply<Option<KeptRecord>> {
        self.read(move |snapshot, standing| made::record(snapshot, &standing.commune, &key))
    }

    fn records(&self, query: RecordsQuery) -> Reply<Vec<KeptRecord>> {
        self.read(move |snapshot, standing| made::records(snapshot, &standing.commune, &query))
    }

    fn record_versions(&self, key: RecordKey) -> Reply<Vec<KeptRecord>> {
        self.read(move |snapshot, standing| made::versions(snapshot, &standing.commune, &key))
    }

    fn commit(&self, commit: Commit) -> Reply<Committed> {
        let weight = commit.households.len().saturating_add(commit.records.len()).max(1);
        self.writer.submit(weight, move |desk| made::commit(desk, &commit))
    }

    fn add_import(&self, import: NewImport) -> Reply<()> {
        self.writer.submit(1, move |desk| imports::add(desk, &import))
    }

    fn imports(&self, id: Option<Uuid>) -> Reply<Vec<KeptImport>> {
        self.read(move |snapshot, standing| imports::list(snapshot, &standing.commune, id))
    }

    fn import_file(&self, id: Uuid) -> Reply<Option<Vec<u8>>> {
        self.read(move |snapshot, standing| imports::file(snapshot, &standing.commune, id))
    }

    fn choose_import(&self, id: Uuid, choices: String) -> Reply<()> {
        self.writer.submit(1, move |desk| imports::choose(desk, id, &choices))
    }

    fn drop_import(&self, id: Uuid) -> Reply<()> {
        self.writer.submit(1, move |desk| imports::drop(desk, id))
    }

    fn take_back(&self, take: TakeBack) -> Reply<TakenBack> {
        let weight = take.added.len().saturating_add(take.merged.len()).max(1);
        self.writer.submit(weight, move |desk| imports::take_back(desk, &take))
    }

    fn note(&self, book: Book, note: JournalNote) -> Reply<()> {
        self.writer.submit(1, move |desk| made::note(desk, book, &note))
    }

    fn journal(&self, query: JournalQuery) -> Reply<Vec<JournalLine>> {
        self.read(move |snapshot, standing| log::list(snapshot, &standing.commune, &query))
    }

    fn walk_log(&self, checkpoints: Vec<Checkpoint>) -> Reply<LogState> {
        self.read(move |snapshot, standing| log::walk(snapshot, &standing.commune, &checkpoints))
    }

    fn epoch(&self) -> String {
        self.epoch.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn contents(&self) -> Reply<Contents> {
        let path = self.path.clone();
        self.read(move |snapshot, _| backup::contents(snapshot, &path))
    }

    fn backup(&self, to: PathBuf, by: By) -> Reply<Result<Contents, CopyFault>> {
        let from = self.path.clone();
        let name = to.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let noted = self.note(Book::Change, by.note("backup", format!("backup/{name}"), "", String::new()));
        Box::pin(async move {
            // Written down before it is made, so that the copy says of itself when it was made.
            noted.await?;
            backup::beside(move || backup::copy(&from, &to)).await
        })
    }

    fn inspect(&self, copy: PathBuf) -> Reply<Result<Contents, CopyFault>> {
        backup::beside(move || backup::inspect(&copy))
    }

    fn restore(&self, copy: PathBuf, aside: PathBuf, by: By) -> Reply<Result<Restored, CopyFault>> {
        let (path, epoch, visits) = (self.path.clone(), Arc::clone(&self.epoch), Arc::clone(&self.standing.visits));
        self.writer.alone(move |connection, commune, memory| {
            let restored = restore::restore(connection, &path, commune, &copy, &aside, &by)?;
            // Nothing that is kept in memory is of the state that is there now.
            memory.start_over();
            visits.clear();
            Ok(restored.map(|(restored, name)| {
                *epoch.lock().unwrap_or_else(PoisonError::into_inner) = name;
                restored
            }))
        })
    }

    fn devices(&self) -> Reply<Vec<Device>> {
        self.read(|snapshot, standing| phones::devices(snapshot, &standing.commune))
    }

    fn revoke_device(&self, id: DeviceId, by: By) -> Reply<bool> {
        self.writer.submit(1, move |desk| phones::revoke(desk, id, &by))
    }

    fn hand_over(&self, what: HandOver, by: By) -> Reply<bool> {
        self.writer.submit(1, move |desk| phones::hand_over(desk, &what, &by))
    }

    fn forget_leaving(&self, id: DeviceId, knows: Vec<VillageId>) -> Reply<()> {
        self.writer.submit(1, move |desk| phones::forget_leaving(desk, id, &knows))
    }

    fn add_code(&self, code: NewCode) -> Reply<CodeLine> {
        self.writer.submit(1, move |desk| phones::add_code(desk, &code))
    }

    fn codes(&self) -> Reply<Vec<CodeLine>> {
        self.read(|snapshot, standing| phones::codes(snapshot, &standing.commune))
    }

    fn end_code(&self, code: CodeLine, by: By) -> Reply<bool> {
        self.writer.submit(1, move |desk| phones::end_code(desk, &code, &by))
    }

    fn add_user(&self, user: User, by: By) -> Reply<bool> {
        self.writer.submit(1, move |desk| accounts::add_user(desk, &user, &by))
    }

    fn users(&self) -> Reply<Vec<User>> {
        self.read(|snapshot, standing| accounts::users(snapshot, &standing.commune))
    }

    fn user(&self, name: String) -> Reply<Option<User>> {
        self.read(move |snapshot, standing| accounts::user(snapshot, &standing.commune, &name))
    }

    fn open_session(&self, session: NewSession) -> Reply<()> {
        self.writer.submit(1, move |desk| accounts::open_session(desk, &session))
    }

    fn session(&self, token_hash: [u8; 32], at: DateTime<Utc>) -> Reply<Option<(User, DateTime<Utc>)>> {
        self.read(move |snapshot, standing| accounts::session(snapshot, &standing.commune, &token_hash, at, false))
    }

    fn waiting_session(&self, token_hash: [u8; 32], at: DateTime<Utc>) -> Reply<Option<User>> {
        self.read(move |snapshot, standing| {
            let found = accounts::session(snapshot, &standing.commune, &token_hash, at, true)?;
            Ok(found.map(|(user, _)| user))
        })
    }

    fn change_account(&self, name: String, change: AccountChange, by: By) -> Reply<AccountChanged> {
        self.writer.submit(1, move |desk| account_changes::change(desk, &name, &change, &by))
    }

    fn account_lists(&self, name: String, at: DateTime<Utc>) -> Reply<AccountLists> {
        self.read(move |snapshot, standing| accounts::lists(snapshot, &standing.commune, &name, at))
    }

    fn feed_user(&self, hash: [u8; 32], at: DateTime<Utc>) -> Reply<Option<User>> {
        self.writer.submit(1, move |desk| account_changes::feed_user(desk, &hash, at))
    }

    fn close_session(&self, token_hash: [u8; 32]) -> Reply<()> {
        self.writer.submit(1, move |desk| accounts::close_session(desk, &token_hash))
    }
}
