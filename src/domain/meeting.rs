//! The village meeting (họp thôn): who came, and how many agree with each household's scoring.
//!
//! At least half of those attending must agree with a household's scoring; below that it is scored again and the
//! meeting repeated (domain.md section 3; the share is data of the [`super::procedure`]). Finalised once, as a visit
//! is: a repeated meeting is a new one that names the old one.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::class::Class;
use super::ids::{AttachmentId, HouseholdId, MeetingId, VillageId, VisitId};
use super::round::Round;

/// A village meeting with its result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Identity.
    pub id: MeetingId,
    /// The village.
    pub village: VillageId,
    /// The round whose households are discussed.
    pub round: Round,
    /// The day.
    pub held_on: NaiveDate,
    /// Where, such as "nhà văn hóa thôn".
    pub place: String,
    /// Who chairs it: the village head.
    pub chair: String,
    /// Who writes the minutes.
    pub secretary: String,
    /// Hundredths of those attending who had to agree when it was held. Minutes from before this was written down do not
    /// say it, and are judged by the share in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<u32>,
    /// Households asked to come; 0 when nobody counted.
    #[serde(default)]
    pub invited: u32,
    /// People attending, who each have one voice.
    pub attending: u32,
    /// Those named in the minutes.
    #[serde(default)]
    pub attendees: Vec<Attendee>,
    /// One line a household.
    pub ballots: Vec<Ballot>,
    /// What was said besides.
    #[serde(default)]
    pub remarks: String,
    /// The meeting that this one repeats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<MeetingId>,
    /// The day that the minutes which these correct bear, where it was mistyped or a phone's clock was wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects_day: Option<NaiveDate>,
    /// Photos of the signed minutes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub minutes: Vec<AttachmentId>,
    /// Who wrote it down, by the name that is shown.
    pub by: String,
    /// When it was finalised, by the clock of whoever wrote it down.
    pub finalised: DateTime<Utc>,
}

/// Most letters of a name, a place or a role.
pub const NAME_LENGTH: usize = 200;
/// Most letters of what was said.
pub const REMARK_LENGTH: usize = 4_000;
/// Most people at a meeting.
pub const MOST_ATTENDING: u32 = 5_000;
/// Most people named in the minutes.
pub const MOST_NAMED: usize = 500;
/// Most households of one meeting.
pub const MOST_BALLOTS: usize = 1_000;
/// Most photos of signed minutes.
pub const MOST_PHOTOS: usize = 10;

impl Meeting {
    /// The first field that cannot stand in minutes, by its name on the wire; `None` when all of it can.
    pub fn fault(&self) -> Option<&'static str> {
        let long = |text: &str, most: usize| text.chars().count() > most;
        let line = |text: &str| text.trim().is_empty() || long(text, NAME_LENGTH);
        let households: BTreeSet<HouseholdId> = self.ballots.iter().map(|ballot| ballot.household).collect();
        let named = |one: &Attendee| line(&one.name) || long(&one.role, NAME_LENGTH);
        let cannot_stand = |ballot: &Ballot| {
            !ballot.fits(self.attending)
                || ballot.class == Class::Undetermined
                || long(&ballot.head, NAME_LENGTH)
                || long(&ballot.remark, REMARK_LENGTH)
        };
        [
            ("place", line(&self.place)),
            ("chair", line(&self.chair)),
            ("secretary", line(&self.secretary)),
            ("attending", self.attending == 0 || self.attending > MOST_ATTENDING),
            ("share", self.share.is_some_and(|share| share == 0 || share > 100)),
            ("invited", self.invited > MOST_ATTENDING),
            ("attendees", self.attendees.len() > MOST_NAMED || self.attendees.iter().any(named)),
            ("ballots", self.ballots.is_empty() || self.ballots.len() > MOST_BALLOTS),
            ("ballots", households.len() != self.ballots.len() || self.ballots.iter().any(cannot_stand)),
            ("remarks", long(&self.remarks, REMARK_LENGTH)),
            ("repeats", self.repeats == Some(self.id)),
            ("corrects_day", self.corrects_day.is_some() && self.repeats.is_none()),
            ("minutes", self.minutes.len() > MOST_PHOTOS || !self.minutes.iter().all(AttachmentId::is_sha256)),
            ("by", line(&self.by)),
        ]
        .into_iter()
        .find_map(|(field, wrong)| wrong.then_some(field))
    }

    /// The minutes in whose place these stand: those that they name, when they are of the same day or say that its day was
    /// wrong. A meeting held again on another day corrects nothing.
    pub fn corrects(&self) -> Option<(MeetingId, NaiveDate)> {
        self.repeats.map(|before| (before, self.corrects_day.unwrap_or(self.held_on)))
    }

    /// Hundredths of those attending who had to agree; `now` is the share in force.
    pub fn share_or(&self, now: u32) -> u32 {
        self.share.unwrap_or(now)
    }

    /// Whether enough of those attending agree with a household's scoring, by the share that it was held under; `now` is
    /// the share in force.
    pub fn carries(&self, ballot: &Ballot, now: u32) -> bool {
        carries(ballot.agree, self.attending, self.share_or(now))
    }

    /// The photos of both, when it is the same meeting as the one that is known and names a photo which that does not:
    /// photos are taken after the signing, by two phones or in the office too.
    pub fn photos_with(&self, known: &Self) -> Option<Vec<AttachmentId>> {
        let same = Self { minutes: known.minutes.clone(), ..self.clone() } == *known;
        let mut all = known.minutes.clone();
        all.extend(self.minutes.iter().filter(|photo| !known.minutes.contains(photo)).cloned());
        (same && all.len() > known.minutes.len() && all.len() <= MOST_PHOTOS).then_some(all)
    }
}

/// Someone named in the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    /// Name.
    pub name: String,
    /// What for, such as "đại diện Ban công tác Mặt trận".
    #[serde(default)]
    pub role: String,
}

/// The voices about one household's scoring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// The household.
    pub household: HouseholdId,
    /// The head's name as it was read out.
    pub head: String,
    /// The visit whose scoring was read out.
    pub visit: VisitId,
    /// The class it found.
    pub class: Class,
    /// How many agree.
    pub agree: u32,
    /// How many disagree; whoever did neither kept silent.
    pub disagree: u32,
    /// What was said about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

/// Whether enough of those attending agree; `share` in hundredths of those attending, such as 50.
pub fn carries(agree: u32, attending: u32, share: u32) -> bool {
    attending > 0 && u64::from(agree) * 100 >= u64::from(attending) * u64::from(share)
}

impl Ballot {
    /// Whether the voices fit the number attending.
    pub fn fits(&self, attending: u32) -> bool {
        self.agree.checked_add(self.disagree).is_some_and(|voices| voices <= attending)
    }
}

/// The voices that count for a visit: the first that turned it down, or else the last. `now` is the share in force, in
/// hundredths of those attending.
///
/// What a meeting turned down is scored again (Thông tư 07/2021): another meeting about the same visit cannot carry it.
/// Minutes that correct others ([`Meeting::corrects`]) take their place.
pub fn spoken<'a>(
    meetings: impl IntoIterator<Item = &'a Meeting>,
    now: u32,
    household: HouseholdId,
    visit: VisitId,
) -> Option<(&'a Meeting, &'a Ballot)> {
    let about = meetings.into_iter().filter_map(|meeting| {
        let ballot = meeting.ballots.iter().find(|one| one.household == household && one.visit == visit)?;
        Some((meeting, ballot))
    });
    spoken_of(about.collect(), now)
}

/// The same of the ballots about one visit, one a meeting.
pub fn spoken_of<'a>(mut about: Vec<(&'a Meeting, &'a Ballot)>, now: u32) -> Option<(&'a Meeting, &'a Ballot)> {
    let corrected: BTreeSet<(MeetingId, NaiveDate)> =
        about.iter().filter_map(|(meeting, _)| meeting.corrects()).collect();
    about.retain(|(meeting, _)| !corrected.contains(&(meeting.id, meeting.held_on)));
    about.sort_by_key(|(meeting, _)| (meeting.held_on, meeting.id));
    let failed = about.iter().find(|(meeting, ballot)| !meeting.carries(ballot, now));
    failed.or_else(|| about.last()).copied()
}
