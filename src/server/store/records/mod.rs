//! What goes into and comes out of a commune's store. No back end's types, no SQL, no HTTP.

mod accounts;
mod backup;
mod batch;
mod commune;
mod feed;
mod imports;
mod journal;
mod made;
mod office;
mod phones;
mod photos;
mod plans;
mod points;
mod reviewing;
mod submissions;

pub use accounts::{
    Account, AccountChange, AccountChanged, AccountLists, FeedLine, NewSession, Refusal, SessionLine, User,
};
pub use backup::{Contents, CopyFault, Restored};
pub use batch::{CheckedBatch, CheckedEntry, Content, Ingested};
pub use commune::{Commune, Counts, Founding, PlanView};
pub use feed::{ChangedRecord, ChangesPage, ChangesQuery};
pub use imports::{KeptImport, NewImport, TakeBack, TakenBack};
pub use journal::{
    Book, BookState, Broken, By, COMMAND_LINE, Checkpoint, FIRST_HASH, Head, JournalLine, JournalNote, JournalQuery,
    LineFault, LogState, NOT_SIGNED_IN, Unmet, Walk, line_hash,
};
pub use made::{
    Commit, Committed, Expected, HouseholdWrite, KeptRecord, OfficeRecord, RecordKey, RecordKind, RecordWrite,
    RecordsQuery,
};
pub use office::{
    AttentionLine, Correction, HouseholdIds, HouseholdLine, HouseholdName, HouseholdView, ProgressView, Surveyed,
    VillageProgress, VisitLine, VisitView, VisitsQuery,
};
pub use phones::{CodeLine, Device, EnrolAttempt, Enrolled, HandOver, NewCode};
pub use photos::{Photo, PhotoHeld, PhotoPart, PhotoTaken};
pub use plans::{Confirmation, PLAN_YEAR, PlanAct, PlanHead, PlanMade, PlanSave, PlanSaved, Trends};
pub use points::{AddedPoints, PointsVersion};
pub use reviewing::{HouseholdVersion, SettledField, Settlement, StandingVisit};
pub use submissions::{SubmissionLine, SubmissionView, SubmissionsQuery};
