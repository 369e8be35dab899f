//! Every command of the store in one table, and the handle that the screens hold.
//!
//! The table below makes four things that must never drift apart: the command, its reply, the call into [`Store`],
//! and the typed async method of [`StoreHandle`]. The store runs on a thread of its own natively and in a dedicated
//! worker on the web; who holds a handle never knows which.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::view::*;
use super::{Store, StoreError};
use crate::domain::act::ActRequest;
use crate::domain::answer::Answer;
use crate::domain::household::{Household, Location};
use crate::domain::ids::{
    AttachmentId, EntryId, HouseholdId, MeetingId, MemberId, ObjectionId, PostingId, QuestionId, SubmissionId,
    SupportId, TaskId, VillageId, VisitId,
};
use crate::domain::meeting::Meeting;
use crate::domain::member::Member;
use crate::domain::round::Round;
use crate::domain::similar::Similar;
use crate::domain::submission::Submission;
use crate::domain::support::Support;
use crate::domain::task::Task;
use crate::domain::visit::Visit;
use crate::protocol::changes::Changes;
use crate::protocol::enrol::{EnrolAnswer, EnrolRequest};
use crate::protocol::error::Code;
use crate::protocol::signed::Signed;

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident: $method:ident($($argument:ident: $kind:ty),*) -> $answer:ty;)*) => {
        /// A command to the store.
        #[derive(Debug, Clone, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[allow(clippy::large_enum_variant, missing_docs)]
        pub enum Command {
            $($(#[$doc])* $name { $($argument: $kind),* },)*
        }

        /// The answer to the command of the same name.
        #[derive(Debug, Clone, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[allow(clippy::large_enum_variant)]
        pub enum Reply {
            $($(#[$doc])* $name($answer),)*
        }

        /// Runs one command.
        ///
        /// # Errors
        /// See [`StoreError`]; a command that failed changed nothing.
        pub fn execute(store: &mut Store, command: Command) -> Result<Reply, StoreError> {
            match command {
                $(Command::$name { $($argument),* } => store.$method($($argument),*).map(Reply::$name),)*
            }
        }

        impl StoreHandle {
            $(
                $(#[$doc])*
                ///
                /// # Errors
                /// See [`StoreError`].
                pub async fn $method(&self, $($argument: $kind),*) -> Result<$answer, StoreError> {
                    match self.transport.call(Command::$name { $($argument),* }).await? {
                        Reply::$name(answer) => Ok(answer),
                        _ => Err(StoreError::Other("the answer is to another command".to_owned())),
                    }
                }
            )*
        }
    };
}

commands! {
    /// The app's state in one look.
    Status: status() -> Status;
    /// Makes the key for an enrolment with `code`. The same code again has the same key: trying twice enrols one device.
    EnrolKey: enrol_key(code: String, now: Now) -> EnrolKey;
    /// Signs the request for enrolment with that key.
    SignEnrolment: sign_enrolment(request: EnrolRequest) -> Signed;
    /// Keeps who this phone is. Work that waits moves to the new identity; nothing is thrown away.
    SaveEnrolment: save_enrolment(answer: EnrolAnswer, server: String) -> ();
    /// Keeps what the user chose.
    SaveSettings: save_settings(settings: Settings) -> ();

    /// A page of the list of households.
    Households: households(query: HouseholdQuery) -> HouseholdPage;
    /// A household with its visits, draft and conflicts.
    Household: household(id: HouseholdId) -> HouseholdDetail;
    /// Saves a new or changed household and its entry. An empty number becomes the village's next one.
    SaveHousehold: save_household(household: Household, act: String, reason: String, now: Now) -> HouseholdId;
    /// Does an act in the register: split, merge, moved, died, head changed, undo. One entry a household.
    Act: act(request: ActRequest, now: Now) -> Vec<HouseholdId>;
    /// Households that may be the same as a new one.
    Similar: similar(household: Household) -> Vec<Similar>;
    /// Saves a need or the help that answers it; `None` as id makes a new one.
    SaveSupport: save_support(household: HouseholdId, id: Option<SupportId>, support: Support, now: Now) -> SupportId;
    /// Saves a task; `None` as id makes a new one.
    SaveTask: save_task(household: HouseholdId, id: Option<TaskId>, task: Task, now: Now) -> TaskId;
    /// The open needs of a village, by office.
    Needs: needs(village: VillageId) -> VillageNeeds;
    /// The visits that the office sent back and nobody has looked at again.
    SentBack: sent_back() -> Vec<SentBackLine>;
    /// A visit.
    Visit: visit(id: VisitId) -> Visit;
    /// A follow-up or a request.
    Submission: submission(id: SubmissionId) -> Submission;

    /// Begins a visit to a household, or goes on with the one begun.
    OpenDraft: open_draft(household: HouseholdId, now: Now) -> Draft;
    /// Begins a form of a questionnaire (`yearly-review`, `follow-up`, `review-request`, `leave-request`), or goes on
    /// with the household's draft of it.
    OpenForm: open_form(household: HouseholdId, questionnaire: String, now: Now) -> Draft;
    /// Begins the correction of a finalised visit: its answers and members, the reason, and "last time" as it had them.
    OpenCorrection: open_correction(visit: VisitId, reason: String, now: Now) -> Draft;
    /// A visit begun.
    Draft: draft(draft: VisitId) -> Draft;
    /// Saves one answer, or with `None` takes it back. Durable when it returns.
    SaveAnswer: save_answer(draft: VisitId, member: Option<MemberId>, question: QuestionId, answer: Option<Answer>, now: Now) -> DateTime<Utc>;
    /// Saves the list of members of a visit begun.
    SaveMembers: save_members(draft: VisitId, members: Vec<Member>, now: Now) -> DateTime<Utc>;
    /// Keeps an answer in spite of its warning.
    KeepWarning: keep_warning(draft: VisitId, key: String, now: Now) -> DateTime<Utc>;
    /// Saves why an answer that moves the class differs from last time; the key is `member/question` or `question`.
    SaveReason: save_reason(draft: VisitId, key: String, reason: String, now: Now) -> DateTime<Utc>;
    /// Saves where the form is filled in, or with `None` that nobody is to know.
    SetLocation: set_location(draft: VisitId, location: Option<Location>, now: Now) -> DateTime<Utc>;
    /// Remembers the section that the form is in.
    SetSection: set_section(draft: VisitId, section: u32, now: Now) -> ();
    /// Throws a draft away; `restore_draft` takes that back.
    DiscardDraft: discard_draft(draft: VisitId) -> ();
    /// Takes a draft back that was thrown away.
    RestoreDraft: restore_draft(draft: VisitId) -> ();
    /// Makes the draft a visit: result, entries for the outbox and the end of the draft in one transaction.
    Finalise: finalise(draft: VisitId, now: Now) -> Visit;
    /// Makes the draft of a follow-up or request a submission, with its entry, in one transaction.
    FinaliseForm: finalise_form(draft: VisitId, now: Now) -> Submission;

    /// Meetings, postings and objections of a village, and which rounds are closed.
    MeetingBook: meeting_book(village: VillageId, today: NaiveDate) -> MeetingBook;
    /// Begins a village meeting of a round, or goes on with the one begun. `from` is a meeting held: one that the
    /// commune has is repeated, one that it refused is written again.
    OpenMeeting: open_meeting(village: VillageId, round: Round, from: Option<MeetingId>, now: Now) -> MeetingDraft;
    /// A meeting being held.
    MeetingDraft: meeting_draft(meeting: MeetingId) -> MeetingDraft;
    /// Saves day, place and who attends. Durable when it returns.
    SaveMeetingHead: save_meeting_head(meeting: MeetingId, head: MeetingHead, now: Now) -> DateTime<Utc>;
    /// Saves the voices about one household, or takes them back. Durable when it returns.
    SaveVoice: save_voice(meeting: MeetingId, household: HouseholdId, visit: VisitId, voice: Voice, now: Now) -> DateTime<Utc>;
    /// Throws a meeting begun away; `restore_meeting` takes that back.
    DiscardMeeting: discard_meeting(meeting: MeetingId) -> ();
    /// Takes a meeting back that was thrown away.
    RestoreMeeting: restore_meeting(meeting: MeetingId) -> ();
    /// Makes minutes of a meeting: record, entry for the outbox and the end of the draft in one transaction.
    FinaliseMeeting: finalise_meeting(meeting: MeetingId, now: Now) -> Meeting;
    /// A meeting held.
    Meeting: meeting(meeting: MeetingId) -> MeetingLine;
    /// Adds a photo of the signed minutes, with the entry that names it, in one transaction.
    AddPhoto: add_photo(meeting: MeetingId, picture: Picture, now: Now) -> AttachmentId;
    /// A photo on this phone.
    Photo: photo(photo: AttachmentId) -> Picture;
    /// Photos that wait or that the commune does not take.
    Photos: photos() -> Vec<PhotoLine>;
    /// The first photo that waits and whose minutes the commune has.
    NextPhoto: next_photo() -> Option<PhotoLine>;
    /// At most `most` bytes of a photo from `from` on.
    PhotoPart: photo_part(photo: AttachmentId, from: u64, most: u64) -> PhotoPart;
    /// Notes how much of a photo the commune has, or that it does not take it.
    NotePhoto: note_photo(photo: AttachmentId, sent: u64, refused: Option<Code>) -> ();
    /// A posting with what was objected to it.
    Posting: posting(posting: PostingId) -> PostingDetail;
    /// Takes an objection down, with its entry, in one transaction.
    Object: object(objection: NewObjection, now: Now) -> ObjectionId;

    /// The first screen. `here` orders what is due by distance.
    Today: today(village: Option<VillageId>, here: Option<Location>, day: NaiveDate) -> Today;
    /// A village's visits of this year under another standard, side by side. Writes nothing.
    Rescore: rescore(village: VillageId, standard: String) -> Rescore;
    /// A village's progress with the names behind it.
    Progress: progress(village: VillageId) -> ProgressView;

    /// What waits and what needs someone, by sequence.
    Outbox: outbox() -> Vec<OutboxItem>;
    /// Opens a refused visit as a draft again; finalised, it corrects the refused one for this reason.
    Mend: mend(entry: EntryId, reason: String, now: Now) -> VisitId;
    /// Settles one field in conflict: the commune's value, or this phone's as a new edit.
    Settle: settle(entry: EntryId, field: String, keep_mine: bool, now: Now) -> ();
    /// Takes a refused entry off the list; it stays in the history.
    Dismiss: dismiss(entry: EntryId) -> ();
    /// Receipts, latest first.
    Receipts: receipts(limit: u32) -> Vec<ReceiptLine>;

    /// Where sync stands.
    SyncState: sync_state() -> SyncState;
    /// Signs a request without a body.
    SignRequest: sign_request(method: String, path: String, now: Now) -> RequestSignature;
    /// The next batch: from the first waiting entry, or from `from` when the commune asks for it.
    NextBatch: next_batch(from: Option<u64>, limit: u32, now: Now) -> Option<Outgoing>;
    /// Verifies a receipt, then lets the entries that it names leave the outbox.
    ApplyReceipt: apply_receipt(signed: Signed) -> ReceiptApplied;
    /// Takes a page of changes with its cursor in one transaction, and on the last page compares digests.
    ApplyChanges: apply_changes(changes: Changes) -> ChangesApplied;
    /// The digest of each of the phone's villages.
    LocalDigests: local_digests() -> Digests;
    /// Notes that a sync reached its end.
    NoteSync: note_sync(at: DateTime<Utc>, agreed: Option<bool>) -> ();
    /// Has the next pull ask for everything; what waits stays.
    BeginFullPull: begin_full_pull() -> ();
    /// Lets entries wait again that the commune no longer has, from a sequence number on: it was put back to an older
    /// state. Answers how many.
    SendAgain: send_again(from: u64) -> u32;
    /// Has the next pull ask for everything, and what the commune no longer has (from that sequence number on) sent
    /// again before it.
    StartOver: start_over(expected_seq: Option<u64>) -> ();
    /// Stops sending, and says why, until `resume`.
    Stop: stop(code: Code) -> ();
    /// Lets sending start again.
    Resume: resume() -> ();
}

/// Work on its way: `Send` natively, where it crosses threads, and not in a browser, where nothing does.
#[cfg(not(target_arch = "wasm32"))]
pub type Answering = futures_util::future::BoxFuture<'static, Result<Reply, StoreError>>;
/// Work on its way.
#[cfg(target_arch = "wasm32")]
pub type Answering = futures_util::future::LocalBoxFuture<'static, Result<Reply, StoreError>>;

/// The way to wherever the store runs.
#[cfg(not(target_arch = "wasm32"))]
pub trait Transport: Send + Sync + 'static {
    /// Runs one command there.
    fn call(&self, command: Command) -> Answering;
}
/// The way to wherever the store runs.
#[cfg(target_arch = "wasm32")]
pub trait Transport: 'static {
    /// Runs one command there.
    fn call(&self, command: Command) -> Answering;
}

/// The store as the screens and sync hold it. Cheap to clone; equal when it is the same store.
#[derive(Clone)]
pub struct StoreHandle {
    transport: Arc<dyn Transport>,
}

impl StoreHandle {
    /// Wraps a transport.
    pub fn from_transport(transport: impl Transport) -> Self {
        // Not shared between threads in a browser, but one type serves both.
        #[allow(clippy::arc_with_non_send_sync)]
        Self { transport: Arc::new(transport) }
    }

    /// Starts the store's thread and opens the database on it.
    ///
    /// # Errors
    /// What `open` answers; `Gone` when there is no thread to be had.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn spawn(open: impl FnOnce() -> Result<Store, StoreError> + Send + 'static) -> Result<Self, StoreError> {
        super::thread::start(open).await.map(Self::from_transport)
    }
}

impl PartialEq for StoreHandle {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.transport, &other.transport)
    }
}

impl std::fmt::Debug for StoreHandle {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("StoreHandle")
    }
}

/// Runs a command given as JSON to its answer as JSON: the worker's side of a web transport.
pub fn execute_json(store: &mut Store, command: &str) -> String {
    let answer = serde_json::from_str(command)
        .map_err(|error| StoreError::Other(error.to_string()))
        .and_then(|command| execute(store, command));
    // A reply is plain values; should one ever not be written, the page reads the empty text as `Gone`.
    serde_json::to_string(&answer).unwrap_or_default()
}

/// Reads the answer of [`execute_json`]: the page's side.
///
/// # Errors
/// The store's own error; `Gone` for something that is no answer.
pub fn read_reply(answer: &str) -> Result<Reply, StoreError> {
    serde_json::from_str(answer).unwrap_or(Err(StoreError::Gone))
}
