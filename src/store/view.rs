//! What the screens are given and what they ask with. Values only: they cross to the store's thread or worker as JSON.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::answer::Answers;
use crate::domain::birth::Birth;
use crate::domain::class::Class;
use crate::domain::household::Household;
use crate::domain::ids::{BatchId, DeviceId, EntryId, HouseholdId, VillageId, VisitId};
use crate::domain::member::{Member, Relation, Sex};
use crate::domain::merge::FieldConflict;
use crate::domain::plan::{Plan, PlanStatus, VillageTarget};
use crate::domain::progress::Progress;
use crate::domain::progress::digest::Digest;
use crate::domain::visit::Visit;
use crate::protocol::enrol::{CommuneInfo, VillageInfo};
use crate::protocol::error::Code;
use crate::protocol::signed::Signed;

/// The moment and the randomness of one command. Made afresh for each: ids come from `random`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Now {
    /// The phone's clock; it may be wrong by years.
    pub at: DateTime<Utc>,
    /// The phone's calendar day, in its own time zone.
    pub today: NaiveDate,
    /// Milliseconds since the app started, from a clock that cannot be set.
    pub elapsed_ms: u64,
    /// From a cryptographic generator; never used twice.
    pub random: [u8; 32],
}

/// Who this phone is to the commune.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// The phone.
    pub device: DeviceId,
    /// The commune.
    pub commune: CommuneInfo,
    /// Whose phone it is.
    pub person: String,
    /// The villages whose lists it holds.
    pub villages: Vec<VillageInfo>,
    /// Address of the commune, without a slash at the end.
    pub server: String,
}

/// The public half of the key made for enrolment, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolKey {
    /// Hexadecimal.
    pub public: String,
}

/// The app's state in one look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// `None` before enrolment.
    pub enrolment: Option<Enrolment>,
    /// Year of the plan on the phone.
    pub year: Option<i32>,
    /// Whether its targets are confirmed.
    pub plan_status: Option<PlanStatus>,
    /// Entries waiting to be sent.
    pub pending: u32,
    /// Entries refused or in conflict, until someone settles them.
    pub needs_attention: u32,
    /// Visits begun and not finalised.
    pub drafts: u32,
    /// Households on the phone.
    pub households: u32,
    /// The last sync that reached its end.
    pub last_sync: Option<LastSync>,
    /// Why nothing is sent until someone acts: `revoked`, `unknown_device`, `fork`, …
    pub stopped: Option<Code>,
    /// Settings.
    pub settings: Settings,
}

/// A sync that reached its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastSync {
    /// By the phone's clock.
    pub at: DateTime<Utc>,
    /// Whether the phone's figures equalled the commune's; `None` when they could not be compared.
    pub agreed: Option<bool>,
}

/// What the user chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// `vi` or `en`.
    pub lang: String,
    /// Text size in percent: 100, 150 or 200.
    pub text: u16,
    /// Theme.
    pub theme: Theme,
}

impl Default for Settings {
    fn default() -> Self {
        Self { lang: "vi".to_owned(), text: 100, theme: Theme::Auto }
    }
}

/// Colours of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// As the device has it.
    #[default]
    Auto,
}

impl Theme {
    /// The code in storage and in `data-theme`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Auto => "auto",
        }
    }

    /// Reads a code; anything unknown is `Auto`.
    pub fn from_code(code: &str) -> Self {
        match code {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }
}

/// Which households of a village.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by", content = "class")]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Shown in this class.
    Class(Class),
    /// Without a visit this year.
    NotVisited,
    /// With a visit begun.
    Draft,
}

/// A question to the list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HouseholdQuery {
    /// One village, or all.
    pub village: Option<VillageId>,
    /// A name with or without marks, initials, or a number.
    pub search: String,
    /// Which ones.
    pub filter: Filter,
    /// Rows to pass over.
    pub offset: u32,
    /// Rows to give, at most 500.
    pub limit: u32,
}

/// A page of the list. Counts are of the village (or all), whatever the search and the filter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HouseholdPage {
    /// How many answer search and filter.
    pub total_found: u32,
    /// Households present.
    pub households: u32,
    /// People in them.
    pub people: u32,
    /// Households by shown class.
    pub counts: BTreeMap<Class, u32>,
    /// Households without a visit this year.
    pub not_visited: u32,
    /// The rows, by village and number.
    pub rows: Vec<HouseholdRow>,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdRow {
    /// Identity.
    pub id: HouseholdId,
    /// Village.
    pub village: VillageId,
    /// Number in the village, such as `017`.
    pub number: String,
    /// The head's name.
    pub head: String,
    /// The head's sex, for ông or bà.
    pub head_sex: Sex,
    /// The head's birth.
    pub head_birth: Birth,
    /// By the review where there is one, else the official one.
    pub shown_class: Class,
    /// By this year's review.
    pub surveyed: Option<Class>,
    /// A visit is begun.
    pub draft: bool,
    /// Day of the visit that speaks for the household this year.
    pub visited_on: Option<NaiveDate>,
    /// The commune sent something of it back.
    pub returned: bool,
    /// That visit has neither B1 nor declared income.
    pub missing_b1: bool,
    /// The member by whom a search found it, when that is not the head.
    pub matched_member: Option<(Relation, String)>,
    /// Made-up data.
    pub synthetic: bool,
}

/// A household with everything known of it here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdDetail {
    /// The record, with this phone's edits.
    pub household: Household,
    /// The commune's version that it rests on; 0 when the commune has not seen it.
    pub version: u64,
    /// An edit waits to be sent.
    pub pending_edit: bool,
    /// The visit that speaks for it this year.
    pub current: Option<Visit>,
    /// All visits known here, newest id first.
    pub visits: Vec<VisitLine>,
    /// A visit begun.
    pub draft: Option<DraftLine>,
    /// Fields where the commune's value stands and this phone's is kept aside.
    pub conflicts: Vec<FieldConflict>,
}

/// A visit in a household's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitLine {
    /// Identity.
    pub id: VisitId,
    /// Day.
    pub visited_on: NaiveDate,
    /// Result.
    pub class: Class,
    /// The visit it corrects.
    pub correction_of: Option<VisitId>,
    /// Where it is.
    pub sent: SentState,
}

/// Where a visit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SentState {
    /// On this phone only.
    Waiting,
    /// The commune has it.
    AtCommune,
    /// The commune sent it back.
    Refused,
}

/// A visit begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftLine {
    /// Identity of the visit to be.
    pub id: VisitId,
    /// When it was begun.
    pub started: DateTime<Utc>,
    /// When its last answer was saved.
    pub updated: DateTime<Utc>,
}

/// A visit being filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Identity of the visit to be.
    pub id: VisitId,
    /// The household as the register has it.
    pub household: Household,
    /// Questionnaire id and version; a draft stays bound to its own.
    pub questionnaire: (String, u32),
    /// Standard id.
    pub standard: String,
    /// Plan year.
    pub year: i32,
    /// Day of the visit.
    pub visited_on: NaiveDate,
    /// Members as confirmed so far.
    pub members: Vec<Member>,
    /// Answers so far.
    pub answers: Answers,
    /// "Last time" answers.
    pub last: Answers,
    /// Warnings asked and kept.
    pub kept_warnings: BTreeSet<String>,
    /// The visit that this one corrects.
    pub correction_of: Option<VisitId>,
    /// The section it was left in.
    pub section: u32,
    /// When it was begun.
    pub started: DateTime<Utc>,
    /// When its last answer was saved.
    pub updated: DateTime<Utc>,
    /// Time that the form was open, in milliseconds.
    pub elapsed_ms: u64,
}

/// The first screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Today {
    /// Of the village; `None` before the first pull or for several villages at once.
    pub progress: Option<Progress>,
    /// The village's line of the plan.
    pub target: Option<VillageTarget>,
    /// Visits begun.
    pub drafts: Vec<HouseholdRow>,
    /// Households of which the commune sent something back.
    pub returned: Vec<HouseholdRow>,
    /// Households to visit, at most 50: poor and near-poor first.
    pub to_visit: Vec<HouseholdRow>,
    /// Poor and near-poor at the start, with a visit this year.
    pub reviewed: u32,
    /// Poor and near-poor at the start.
    pub to_review: u32,
}

/// Progress with the names behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgressView {
    /// The figures.
    pub progress: Progress,
    /// The plan on the phone.
    pub plan: Option<Plan>,
    /// Head and number of each household of the village.
    pub names: BTreeMap<HouseholdId, (String, String)>,
}

/// One line of the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutboxItem {
    /// Sequence number.
    pub seq: u64,
    /// Identity.
    pub entry: EntryId,
    /// Kind, such as `visit`.
    pub kind: String,
    /// The household's head.
    pub head: String,
    /// The household's number.
    pub number: String,
    /// When it was made, by the phone's clock.
    pub at: DateTime<Utc>,
    /// The visit, when it is one.
    pub visit: Option<VisitId>,
    /// The household.
    pub household: HouseholdId,
    /// Where it stands.
    pub state: ItemState,
}

/// Where a line of the outbox stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum ItemState {
    /// Safe on the phone, to be sent.
    Waiting,
    /// Sent back.
    Refused {
        /// Why.
        code: Code,
        /// Where to mend it; empty when it is not one field.
        field: String,
    },
    /// Taken but for some fields.
    Conflict {
        /// The fields.
        fields: Vec<FieldConflict>,
    },
}

/// A receipt that the phone keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptLine {
    /// Batch.
    pub batch: BatchId,
    /// When the commune had it on disk.
    pub received_at: DateTime<Utc>,
    /// Entries.
    pub count: u32,
    /// Of these, refused.
    pub refused: u32,
    /// Whether the figures agreed at the end of that sync.
    pub agreed: Option<bool>,
    /// The signed text itself.
    pub signed: Signed,
}

/// The headers of a signed request without a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestSignature {
    /// The device.
    pub device: DeviceId,
    /// A UUID made for this request.
    pub nonce: String,
    /// Hexadecimal.
    pub signature: String,
}

/// What applying a receipt did.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReceiptApplied {
    /// Entries that left the outbox.
    pub left: u32,
    /// Of these, refused or in conflict.
    pub attention: u32,
    /// Entries still waiting.
    pub waiting: u32,
}

/// A batch to send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    /// The signed batch.
    pub signed: Signed,
    /// Its first sequence number.
    pub first_seq: u64,
    /// Its last.
    pub last_seq: u64,
    /// How many entries.
    pub count: u32,
}

/// What applying a page of changes did.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ChangesApplied {
    /// Records taken.
    pub records: u32,
    /// Records of a kind that this version does not know.
    pub skipped: u32,
    /// Whether phone and commune agree; `None` when the page is not the last, or entries are waiting.
    pub agreed: Option<bool>,
    /// Villages whose digests differ.
    pub differing: Vec<VillageId>,
}

/// Where sync stands, for the step to decide next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncState {
    /// Who this phone is; `None` before enrolment.
    pub enrolment: Option<Enrolment>,
    /// Entries waiting.
    pub waiting: u32,
    /// Sequence number of the first of them.
    pub first_waiting: Option<u64>,
    /// Position in the commune's order; `None` asks for everything.
    pub cursor: Option<String>,
    /// A full pull is under way.
    pub full_pull: bool,
    /// Why nothing is sent until someone acts.
    pub stopped: Option<Code>,
}

/// The digests of the phone's villages.
pub type Digests = BTreeMap<VillageId, Digest>;
