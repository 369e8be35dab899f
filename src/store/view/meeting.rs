//! Village meetings, postings, objections and photos of signed minutes, as the screens show them.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::SentState;
use crate::domain::class::Class;
use crate::domain::household::numbered;
use crate::domain::ids::{AttachmentId, HouseholdId, MeetingId, PostingId, VillageId, VisitId};
use crate::domain::meeting::{Attendee, Meeting};
use crate::domain::member::Sex;
use crate::domain::posting::{Objection, Posting};
use crate::domain::procedure::MeetingRule;
use crate::domain::round::Round;
use crate::protocol::error::Code;

/// What the minutes begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingHead {
    /// The day.
    pub held_on: NaiveDate,
    /// Where.
    #[serde(default)]
    pub place: String,
    /// Who chairs it.
    #[serde(default)]
    pub chair: String,
    /// Who writes the minutes.
    #[serde(default)]
    pub secretary: String,
    /// Households asked to come; 0 when nobody counted.
    #[serde(default)]
    pub invited: u32,
    /// People attending; 0 is not counted yet.
    #[serde(default)]
    pub attending: u32,
    /// Those named in the minutes.
    #[serde(default)]
    pub attendees: Vec<Attendee>,
    /// What was said besides.
    #[serde(default)]
    pub remarks: String,
}

/// The voices about one household so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Voice {
    /// How many agree; `None` before anybody counted.
    #[serde(default)]
    pub agree: Option<u32>,
    /// How many disagree.
    #[serde(default)]
    pub disagree: Option<u32>,
    /// What was said about it.
    #[serde(default)]
    pub remark: String,
}

impl Voice {
    /// Nothing is written down.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Both figures, once both are counted.
    pub fn counted(&self) -> Option<(u32, u32)> {
        self.agree.zip(self.disagree)
    }
}

/// A meeting being held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingDraft {
    /// Identity of the meeting to be.
    pub id: MeetingId,
    /// The village.
    pub village: VillageId,
    /// The round whose households are discussed.
    pub round: Round,
    /// The meeting that it repeats.
    pub repeats: Option<MeetingId>,
    /// The day that those minutes bear, when this draft says another.
    #[serde(default)]
    pub corrects_day: Option<NaiveDate>,
    /// Day, place, who attends.
    pub head: MeetingHead,
    /// The households to discuss: those not carried yet, then those that the commune sent back, then those that an
    /// earlier meeting carried; each by number.
    pub lines: Vec<ToDiscuss>,
    /// Visited, and not to be discussed: their class is not determined.
    pub undetermined: u32,
    /// Turned down by an earlier meeting, and not to be discussed before another visit.
    pub turned_down: u32,
    /// Asked to be reviewed after their visit, and not to be discussed before another one.
    #[serde(default)]
    pub asked: u32,
    /// The round was closed meanwhile: the commune would refuse the meeting.
    pub locked: bool,
    /// How many must agree.
    pub rule: MeetingRule,
    /// When it was begun.
    pub started: DateTime<Utc>,
    /// When something of it was saved last.
    pub updated: DateTime<Utc>,
}

/// A household to discuss.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToDiscuss {
    /// The household.
    pub household: HouseholdId,
    /// Number within the village.
    pub number: String,
    /// The head's name.
    pub head: String,
    /// The head's sex, for ông or bà.
    pub head_sex: Sex,
    /// The visit whose scoring is read out.
    pub visit: VisitId,
    /// The class that it found.
    pub class: Class,
    /// The class recognised so far.
    pub before: Class,
    /// The commune sent the visit back: it is better corrected first.
    pub sent_back: bool,
    /// The day of the meeting that carried this very visit.
    pub carried_on: Option<NaiveDate>,
    /// The day of the meeting that turned this very visit down.
    pub turned_down_on: Option<NaiveDate>,
    /// The voices so far.
    pub voice: Voice,
}

/// A meeting with where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingLine {
    /// The meeting.
    pub meeting: Meeting,
    /// How many must agree.
    pub rule: MeetingRule,
    /// Where its minutes are.
    pub sent: SentState,
    /// The photos of it that this phone has.
    pub photos: Vec<PhotoLine>,
    /// Numbers of the households that it spoke about, in the order of the ballots; left empty in lists.
    #[serde(default)]
    pub numbers: Vec<String>,
}

impl MeetingLine {
    /// The meeting as it is shown, each head with the household's number ("007 · Lý A Sình"): two heads of a village may
    /// bear one name.
    pub fn numbered(&self) -> Meeting {
        let mut meeting = self.meeting.clone();
        for (ballot, number) in meeting.ballots.iter_mut().zip(&self.numbers) {
            ballot.head = numbered(number, &ballot.head);
        }
        meeting
    }
}

/// A meeting begun and not finalised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingBegun {
    /// Which.
    pub id: MeetingId,
    /// The round.
    pub round: Round,
    /// The day it is held.
    pub held_on: NaiveDate,
    /// Households whose voices are counted.
    pub counted: u32,
}

/// Meetings, postings and objections of a village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingBook {
    /// The village.
    pub village: VillageId,
    /// The plan year.
    pub year: i32,
    /// Households of the yearly review to discuss: determined, and not carried yet.
    pub to_discuss: u32,
    /// Households of this month's round, which asked, to discuss.
    pub to_discuss_month: u32,
    /// Households of the yearly review that a meeting turned down and nobody visited since.
    #[serde(default)]
    pub turned_down: u32,
    /// Households of the yearly review that asked after their visit.
    #[serde(default)]
    pub asked: u32,
    /// Meetings begun.
    pub begun: Vec<MeetingBegun>,
    /// Meetings held, newest first.
    pub meetings: Vec<MeetingLine>,
    /// Postings, newest first.
    pub postings: Vec<Posting>,
    /// Objections, newest first.
    pub objections: Vec<ObjectionLine>,
    /// Rounds that are closed.
    pub closed: BTreeSet<Round>,
}

/// An objection with where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionLine {
    /// The objection.
    pub objection: Objection,
    /// The household's head.
    pub head: String,
    /// Where it is.
    pub sent: SentState,
}

/// A posting with what was objected to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostingDetail {
    /// The posting.
    pub posting: Posting,
    /// Objections to it, newest first.
    pub objections: Vec<ObjectionLine>,
    /// Its round is closed.
    pub locked: bool,
}

/// What somebody objects, as it is taken down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewObjection {
    /// The posting.
    pub posting: PostingId,
    /// The household that it is about.
    pub household: HouseholdId,
    /// Who objects.
    pub name: String,
    /// How to reach them; empty when they did not say.
    pub contact: String,
    /// What they say.
    pub text: String,
}

/// A photo of signed minutes on this phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoLine {
    /// Which.
    pub id: AttachmentId,
    /// The meeting.
    pub meeting: MeetingId,
    /// When it was taken into the app.
    pub taken: DateTime<Utc>,
    /// Bytes.
    pub size: u64,
    /// Of these, at the commune.
    pub sent: u64,
    /// Where it is.
    pub state: PhotoState,
}

/// Where a photo is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum PhotoState {
    /// On this phone; it is sent after everything else.
    Waiting,
    /// The commune has it whole.
    Sent,
    /// The commune does not take it.
    Refused {
        /// Why.
        code: Code,
    },
}

/// A picture as it crosses to the store: base64, a third larger than its bytes rather than four times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Kind, such as `image/jpeg`.
    pub media_type: String,
    /// The bytes in base64.
    pub base64: String,
}

/// A part of a photo on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoPart {
    /// The photo.
    pub id: AttachmentId,
    /// Where the part begins.
    pub from: u64,
    /// Bytes of the whole photo.
    pub of: u64,
    /// The bytes in base64.
    pub base64: String,
}
