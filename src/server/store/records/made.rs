//! What the office makes: records of a few kinds with versions, and the one way to write them.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::decision::Decision;
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, VillageId};
use crate::domain::made::Made;
use crate::domain::meeting::Meeting;
use crate::domain::period::Period;
use crate::domain::posting::{Objection, Posting};
use crate::domain::procedure::{self, ProcedureChanges};
use crate::domain::quality::OwnThresholds;
use crate::domain::review::Review;
use crate::domain::sent::SentReport;
use crate::server::store::StoreError;

/// The kinds of record that the office makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// `domain::review::Review`, by the visit's id.
    Review,
    /// `domain::meeting::Meeting`.
    Meeting,
    /// `domain::posting::Posting`.
    Posting,
    /// `domain::posting::Objection`.
    Objection,
    /// `domain::decision::Decision`.
    Decision,
    /// `domain::period::Period`, by the round.
    Period,
    /// How a conflict of a phone's edit was settled, by the entry's id. Only that phone is told.
    Settlement,
    /// Something that the office set, by its name: the column mapping of an import, a value of the procedure.
    Setting,
    /// `server::imports::write::Done`: an import of the register that was done, by its id.
    Import,
    /// `domain::sent::SentReport`: a report that left the office, by its round and which it is.
    SentReport,
}

impl RecordKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Review,
        Self::Meeting,
        Self::Posting,
        Self::Objection,
        Self::Decision,
        Self::Period,
        Self::Settlement,
        Self::Setting,
        Self::Import,
        Self::SentReport,
    ];

    /// The code in SQL and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Meeting => "meeting",
            Self::Posting => "posting",
            Self::Objection => "objection",
            Self::Decision => "decision",
            Self::Period => "period",
            Self::Settlement => "settlement",
            Self::Setting => "setting",
            Self::Import => "import",
            Self::SentReport => "sent_report",
        }
    }

    /// Reads a code back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether it belongs to a round and cannot be written once the round is closed.
    pub const fn is_of_round(self) -> bool {
        matches!(self, Self::Review | Self::Meeting | Self::Posting | Self::Objection)
    }
}

/// Which record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordKey {
    /// Its kind.
    pub kind: RecordKind,
    /// Its id within the kind.
    pub id: String,
}

impl RecordKey {
    /// What phones call its kind when they get it with their changes; `None` for what stays at the office. Of the settings
    /// they get the procedure alone. A settlement goes as what became of the entry.
    pub fn on_the_wire(&self) -> Option<&'static str> {
        match self.kind {
            RecordKind::Review
            | RecordKind::Meeting
            | RecordKind::Posting
            | RecordKind::Objection
            | RecordKind::Period
            | RecordKind::Settlement => Some(self.kind.code()),
            RecordKind::Setting if self.id == procedure::ID => Some(procedure::ID),
            RecordKind::Setting | RecordKind::Decision | RecordKind::Import | RecordKind::SentReport => None,
        }
    }
}

/// A record that says itself under what it is kept.
pub trait OfficeRecord: Made + Serialize + DeserializeOwned {
    /// Its kind.
    const KIND: RecordKind;
}

macro_rules! kept_as {
    ($($type:ty: $kind:ident),* $(,)?) => {
        $(impl OfficeRecord for $type {
            const KIND: RecordKind = RecordKind::$kind;
        })*
    };
}

kept_as! {
    Review: Review,
    Meeting: Meeting,
    Posting: Posting,
    Objection: Objection,
    Decision: Decision,
    Period: Period,
    SentReport: SentReport,
    ProcedureChanges: Setting,
    OwnThresholds: Setting,
}

/// A record as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRecord {
    /// Which.
    pub key: RecordKey,
    /// Version, from 1.
    pub version: u64,
    /// The village that it concerns.
    pub village: Option<VillageId>,
    /// The household that it concerns.
    pub household: Option<HouseholdId>,
    /// The round or year that it belongs to; empty for none.
    pub round: String,
    /// JSON.
    pub body: String,
    /// Who wrote this version: a user's sign-in name, or a phone's person.
    pub by: String,
    /// When the commune had it.
    pub at: DateTime<Utc>,
}

impl KeptRecord {
    /// Reads it as what it is.
    ///
    /// # Errors
    /// When the JSON does not parse as `T`.
    pub fn read<T: OfficeRecord>(&self) -> Result<T, StoreError> {
        serde_json::from_str(&self.body).map_err(|source| StoreError::Record { what: T::KIND.code(), source })
    }
}

/// Which records a list wants, newest first.
#[derive(Debug, Clone)]
pub struct RecordsQuery {
    /// Of this kind.
    pub kind: RecordKind,
    /// Of this village only.
    pub village: Option<VillageId>,
    /// Of this household only.
    pub household: Option<HouseholdId>,
    /// Of this round or year only.
    pub round: Option<String>,
    /// Most records.
    pub limit: u32,
}

impl RecordsQuery {
    /// Every record of a kind.
    pub const fn all(kind: RecordKind) -> Self {
        Self { kind, village: None, household: None, round: None, limit: u32::MAX }
    }
}

/// A record to write.
#[derive(Debug, Clone)]
pub struct RecordWrite {
    /// Which.
    pub key: RecordKey,
    /// The version that the writer saw; 0 for a new one. Another version now, and nothing of the commit is written.
    pub expected: u64,
    /// The village that it concerns.
    pub village: Option<VillageId>,
    /// The household that it concerns.
    pub household: Option<HouseholdId>,
    /// The round or year that it belongs to.
    pub round: String,
    /// JSON.
    pub body: String,
}

impl RecordWrite {
    /// Of a record, over the version that the writer saw (0 for a new one).
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn of<T: OfficeRecord>(record: &T, expected: u64) -> Result<Self, StoreError> {
        Ok(Self {
            key: RecordKey { kind: T::KIND, id: record.id() },
            expected,
            village: record.village().cloned(),
            household: record.household(),
            round: record.round(),
            body: serde_json::to_string(record)
                .map_err(|source| StoreError::Record { what: T::KIND.code(), source })?,
        })
    }
}

/// A household to write.
#[derive(Debug, Clone)]
pub struct HouseholdWrite {
    /// The household as it is to be.
    pub household: Household,
    /// The version that the writer saw; 0 for a new one.
    pub expected: u64,
}

/// Everything that one act of the office writes: all of it or nothing, with its line in the book of changes.
#[derive(Debug, Clone)]
pub struct Commit {
    /// Its line in the book of changes.
    pub note: super::JournalNote,
    /// Households to write.
    pub households: Vec<HouseholdWrite>,
    /// Records to write.
    pub records: Vec<RecordWrite>,
    /// What else the act rests on.
    pub expect: Vec<Expected>,
}

/// What an act of the office rests on without writing it. Not so any more, and nothing of the commit is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// The record still has the version that the writer saw (0: not there).
    Version(RecordKey, u64),
    /// Nothing was written since this change of the feed: no visit, verdict, meeting, posting, objection or household. For
    /// an act that rests on what is *not* there, such as an objection.
    NothingSince(u64),
}

/// What became of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Committed {
    /// Durable.
    Done,
    /// Everything is as it says already: the same form came twice. Nothing was written.
    Again,
    /// Someone wrote one of these since the writer looked. Nothing was written.
    Stale {
        /// What changed, such as `decision/0190…`, `household/0190…` or `feed`.
        what: Vec<String>,
    },
}
