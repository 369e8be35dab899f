//! The commune's store behind a trait: what the endpoint and the office ask of a database.
//!
//! A handle speaks for one commune; every table is keyed by its code, so that many communes can share a PostgreSQL.
//! Embedded SQLite is in [`sqlite`]. Each back end passes the same contract suite (`tests/server/store_contract.rs`).
//! No rule of the review is here: a back end finds the records that a decision needs and calls [`decide`] and the
//! domain, inside one transaction.

pub mod decide;
mod error;
pub mod figures;
mod records;
pub mod sqlite;

use std::collections::BTreeMap;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use crate::domain::household::Household;
use crate::domain::ids::{AttachmentId, DeviceId, HouseholdId, SubmissionId, VillageId, VisitId};
use crate::domain::plan::Plan;
use crate::domain::plan::annex::Annex;
use crate::domain::plan::finding::Finding;
use crate::domain::points::PointsTable;
use crate::domain::visit::{Visit, VisitResult};
use crate::protocol::enrol::VillageInfo;
pub use error::StoreError;
pub use records::*;

/// What a store will answer. Work goes on even when nobody waits for it any more.
pub type Reply<T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send>>;

/// A store that anyone can hold.
pub type SharedStore = Arc<dyn CommuneStore>;

/// The commune's store. Writes are durable before they are answered; reads never wait for a write.
pub trait CommuneStore: Send + Sync + 'static {
    /// Who the commune is. Known since opening; asks no database.
    fn commune(&self) -> &Commune;
    /// Its villages, in the order that lists show.
    fn villages(&self) -> Reply<Vec<VillageInfo>>;
    /// Numbers for `/health`.
    fn counts(&self) -> Reply<Counts>;

    /// Trades a one-time code for a place in the list of phones.
    fn enrol(&self, attempt: EnrolAttempt) -> Reply<Enrolled>;
    /// A phone, revoked or not.
    fn device(&self, id: DeviceId) -> Reply<Option<Device>>;
    /// Notes that a phone was heard of.
    fn touch_device(&self, id: DeviceId, at: DateTime<Utc>) -> Reply<()>;
    /// Takes a batch: all of it in one durable commit, each entry with a fate of its own.
    fn ingest(&self, batch: CheckedBatch) -> Reply<Ingested>;
    /// A page of changes in commit order.
    fn changes(&self, query: ChangesQuery) -> Reply<ChangesPage>;
    /// How much of a photo the commune has: whole, or of this phone's try.
    fn photo_held(&self, device: DeviceId, id: AttachmentId) -> Reply<PhotoHeld>;
    /// Takes a part of a photo; the last one makes it whole if its bytes are what its name says.
    fn put_photo(&self, part: PhotoPart) -> Reply<PhotoTaken>;
    /// A whole photo.
    fn photo(&self, id: AttachmentId) -> Reply<Option<Photo>>;
    /// Notes a request that was turned away.
    fn note_refusal(&self, refusal: Refusal) -> Reply<()>;

    /// Loads a plan as the next version (its `version` field is set here) and puts it in force.
    /// The annex is kept as printed, for the page that shows it beside the targets used.
    fn load_plan(&self, plan: Plan, annex: Option<Annex>, findings: Vec<Finding>, by: By) -> Reply<Plan>;
    /// The plan in force: of the year that the office works in, the confirmed one, else the proposal, else the draft.
    fn plan(&self) -> Reply<Option<PlanView>>;
    /// Saves a version of a plan with its line in the book of changes, unless someone saved another one meanwhile.
    fn save_plan(&self, save: PlanSave) -> Reply<PlanSaved>;
    /// Every version of every year's plan, newest first.
    fn plans(&self) -> Reply<Vec<PlanHead>>;
    /// One version.
    fn plan_version(&self, version: u32) -> Reply<Option<PlanView>>;
    /// How the plan year went until `today`, month by month, in a village or in the commune.
    fn trends(&self, village: Option<VillageId>, today: NaiveDate) -> Reply<Trends>;
    /// Puts households on the register, all or none; one that is there already gets a new version if it differs.
    fn put_households(&self, households: Vec<Household>, by: By) -> Reply<u64>;

    /// Puts a points table in force for new visits as the next version of its id (its `version` field is set here).
    /// The same rows as the last version change nothing.
    fn add_points(&self, table: PointsTable, by: By) -> Reply<AddedPoints>;
    /// Every version of every points table, by id, the newest first.
    fn points(&self) -> Reply<Vec<PointsVersion>>;

    /// Where the commune and each village stand.
    fn progress(&self) -> Reply<ProgressView>;
    /// The households of a village, by number, each with the visit that speaks for it in the plan year.
    fn village_households(&self, village: VillageId) -> Reply<Vec<HouseholdLine>>;
    /// The visits that speak for the households of a village in the plan year, by household.
    fn current_visits(&self, village: VillageId) -> Reply<Vec<Visit>>;
    /// The latest visits.
    fn visits(&self, query: VisitsQuery) -> Reply<Vec<VisitLine>>;
    /// One visit with its household.
    fn visit(&self, id: VisitId) -> Reply<Option<VisitView>>;
    /// The latest submissions.
    fn submissions(&self, query: SubmissionsQuery) -> Reply<Vec<SubmissionLine>>;
    /// One submission with its household.
    fn submission(&self, id: SubmissionId) -> Reply<Option<SubmissionView>>;
    /// One household with its visits and submissions.
    fn household(&self, id: HouseholdId) -> Reply<Option<HouseholdView>>;
    /// The names of households; ids that are not known are left out.
    fn household_names(&self, ids: HouseholdIds) -> Reply<BTreeMap<HouseholdId, HouseholdName>>;
    /// Entries refused or in conflict, newest first.
    fn attention(&self, limit: u32) -> Reply<Vec<AttentionLine>>;
    /// Requests turned away, newest first.
    fn refusals(&self, limit: u32) -> Reply<Vec<Refusal>>;

    /// Every household of a village or of all, with its version, by village and number.
    fn register(&self, village: Option<VillageId>) -> Reply<Vec<(Household, u64)>>;
    /// The visits that speak for the households of a village or of all in a year (the plan's without one).
    fn year_visits(&self, year: Option<i32>, village: Option<VillageId>) -> Reply<Vec<Visit>>;
    /// What those visits found, without reading their forms.
    fn year_results(&self, year: Option<i32>, village: Option<VillageId>) -> Reply<Vec<VisitResult>>;
    /// Visits by id, in that order; ids that are not known are left out.
    fn visits_named(&self, ids: Vec<VisitId>) -> Reply<Vec<Visit>>;

    /// The visits of a year (the plan's without one) that no other took the place of, of a village or of all.
    fn standing_visits(&self, year: Option<i32>, village: Option<VillageId>) -> Reply<Vec<StandingVisit>>;
    /// Every version of a household, oldest first.
    fn household_versions(&self, id: HouseholdId) -> Reply<Vec<HouseholdVersion>>;
    /// How many visits of each village wait for a verdict in the plan year. Cheap: every page of the office asks.
    fn waiting_reviews(&self) -> Reply<BTreeMap<VillageId, u32>>;

    /// The number of the last change of the feed, for [`Expected::NothingSince`].
    fn last_change(&self) -> Reply<u64>;
    /// A record of the office.
    fn record(&self, key: RecordKey) -> Reply<Option<KeptRecord>>;
    /// Records of the office, newest first.
    fn records(&self, query: RecordsQuery) -> Reply<Vec<KeptRecord>>;
    /// Every version of a record, newest first.
    fn record_versions(&self, key: RecordKey) -> Reply<Vec<KeptRecord>>;
    /// Writes everything of an act of the office with its line in the book of changes, or nothing.
    fn commit(&self, commit: Commit) -> Reply<Committed>;
    /// Keeps a file to be imported, for some days at most.
    fn add_import(&self, import: NewImport) -> Reply<()>;
    /// The files that wait to be imported, or one of them, newest first.
    fn imports(&self, id: Option<Uuid>) -> Reply<Vec<KeptImport>>;
    /// The bytes of a file that waits.
    fn import_file(&self, id: Uuid) -> Reply<Option<Vec<u8>>>;
    /// Keeps what was chosen for a file.
    fn choose_import(&self, id: Uuid, choices: String) -> Reply<()>;
    /// Forgets a file that waits.
    fn drop_import(&self, id: Uuid) -> Reply<()>;
    /// Takes an import back, whole or not at all: only while nothing rests on what it wrote.
    fn take_back(&self, take: TakeBack) -> Reply<TakenBack>;

    /// Adds a line to a book of the journal.
    fn note(&self, book: Book, note: JournalNote) -> Reply<()>;
    /// Lines of a book, newest first.
    fn journal(&self, query: JournalQuery) -> Reply<Vec<JournalLine>>;

    /// Walks along both books and holds them against checkpoints.
    fn walk_log(&self, checkpoints: Vec<Checkpoint>) -> Reply<LogState>;

    /// The random name of the state that cursors are good for; another one after a backup was put back.
    fn epoch(&self) -> String;
    /// What the store holds now.
    fn contents(&self) -> Reply<Contents>;
    /// Copies everything into a new file while others go on working, and answers with what the copy holds, read from
    /// the copy itself.
    fn backup(&self, to: PathBuf, by: By) -> Reply<Result<Contents, CopyFault>>;
    /// What a copy holds; it is only read.
    fn inspect(&self, copy: PathBuf) -> Reply<Result<Contents, CopyFault>>;
    /// Puts a copy back, whole or not at all. What is replaced goes into a file of its own first. Accounts and phones
    /// stay as they are now; every session ends and every unused code.
    fn restore(&self, copy: PathBuf, aside: PathBuf, by: By) -> Reply<Result<Restored, CopyFault>>;

    /// Phones, newest first.
    fn devices(&self) -> Reply<Vec<Device>>;
    /// Revokes a phone; `false` when there is none or it was revoked before.
    fn revoke_device(&self, id: DeviceId, by: By) -> Reply<bool>;
    /// Hands a village from one phone to another; `false` when they are not as the office saw them.
    fn hand_over(&self, what: HandOver, by: By) -> Reply<bool>;
    /// Notes that a phone has stored that these villages are its own. Nothing when they are others by now.
    fn forget_leaving(&self, id: DeviceId, knows: Vec<VillageId>) -> Reply<()>;
    /// Keeps a one-time code.
    fn add_code(&self, code: NewCode) -> Reply<CodeLine>;
    /// One-time codes, newest first.
    fn codes(&self) -> Reply<Vec<CodeLine>>;
    /// Ends a code that no phone has used; `false` when one has, or its time was over.
    fn end_code(&self, code: CodeLine, by: By) -> Reply<bool>;

    /// Adds a user; `false` when the name is taken.
    fn add_user(&self, user: User, by: By) -> Reply<bool>;
    /// Users by name.
    fn users(&self) -> Reply<Vec<User>>;
    /// A user by sign-in name.
    fn user(&self, name: String) -> Reply<Option<User>>;
    /// Keeps a session and forgets expired ones.
    fn open_session(&self, session: NewSession) -> Reply<()>;
    /// The user of a session that is open at `at`, with its end.
    fn session(&self, token_hash: [u8; 32], at: DateTime<Utc>) -> Reply<Option<(User, DateTime<Utc>)>>;
    /// The user of a session that waits for its second factor.
    fn waiting_session(&self, token_hash: [u8; 32], at: DateTime<Utc>) -> Reply<Option<User>>;
    /// Changes an account; what a person decided is written into the book of changes with it.
    fn change_account(&self, name: String, change: AccountChange, by: By) -> Reply<AccountChanged>;
    /// What the page of an account lists.
    fn account_lists(&self, name: String, at: DateTime<Utc>) -> Reply<AccountLists>;
    /// The user whose key of the data feed it is; notes that it was used.
    fn feed_user(&self, hash: [u8; 32], at: DateTime<Utc>) -> Reply<Option<User>>;
    /// Ends a session.
    fn close_session(&self, token_hash: [u8; 32]) -> Reply<()>;
}
