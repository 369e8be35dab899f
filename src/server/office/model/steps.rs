//! What the pages of meetings, postings and decisions show of a round: pure data, and the words for where a household
//! stands.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::calendar::due::{Deadline, Due, DueState};
use crate::domain::class::Class;
use crate::domain::decision::{Decision, DecisionLine, RefusalLine};
use crate::domain::ids::{DecisionId, HouseholdId, MeetingId, PostingId, VillageId, VisitId};
use crate::domain::meeting::Meeting;
use crate::domain::period::Period;
use crate::domain::posting::{Objection, Posting, PostingLine};
use crate::domain::procedure::Step;
use crate::domain::round::Round;
use crate::domain::sent::{Paper, SentReport};
use crate::domain::stage::{Missing, Stage};
use crate::server::office::words::Words;

/// A round to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoundChoice {
    /// The round.
    pub round: Round,
    /// The page shows it.
    pub chosen: bool,
}

/// A deadline with how it stands today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRow {
    /// The deadline.
    pub deadline: Deadline,
    /// How it stands.
    pub state: DueState,
    /// Requests of a month's round: to its decision those that no decision has answered, to its report all.
    pub asked: usize,
    /// What was written down of a report, when anything was.
    pub sent: Option<SentReport>,
    /// The version of that; 0 for none.
    pub version: u64,
}

impl DueRow {
    /// The paper that the report was sent as.
    pub fn paper(&self) -> Option<&Paper> {
        self.sent.as_ref()?.paper.as_ref()
    }

    /// A report that waits for being sent, of a round in which there is something to report, and its day is past.
    /// Likewise a decision.
    pub fn is_late(&self) -> bool {
        matches!(self.state, DueState::Past { .. }) && !self.is_idle()
    }

    /// To be done now.
    pub fn is_now(&self) -> bool {
        matches!(self.state, DueState::Now { .. }) && !self.is_idle()
    }

    /// A month in which nobody waits for an answer has nothing to decide, and one in which nobody asked nothing to report.
    pub fn is_idle(&self) -> bool {
        match self.deadline.what {
            Due::MonthlyReview => self.asked == 0 && self.state != DueState::Done,
            Due::MonthlyReport => self.asked == 0 && self.state != DueState::Done,
            Due::YearlyReview | Due::PreliminaryReport | Due::OfficialReport => false,
        }
    }
}

/// The form at a report's row of the calendar as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentForm {
    /// Which report.
    pub report: Due,
    /// Of which round.
    pub round: Round,
    /// As typed.
    pub sent_on: String,
    /// As typed.
    pub number: String,
    /// As typed.
    pub reason: String,
    /// What is wrong, a sentence each.
    pub troubles: Vec<String>,
}

/// What every page of a round shows above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundHead {
    /// The round.
    pub round: Round,
    /// Rounds to choose from.
    pub choices: Vec<RoundChoice>,
    /// Closed.
    pub locked: bool,
    /// Steps that the settings leave out.
    pub off: Vec<Step>,
    /// What is due now or overdue in this round.
    pub due: Vec<DueRow>,
    /// The data is made up.
    pub synthetic: bool,
}

/// Where one household stands, as a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageRow {
    /// The stage.
    pub stage: Stage,
    /// Whether its last meeting carried.
    pub carries: Option<bool>,
    /// What comes next, in words.
    pub next: String,
}

/// Puts lines together.
pub fn rows<'a>(w: &Words, stages: impl Iterator<Item = &'a Stage>) -> Vec<StageRow> {
    stages
        .map(|stage| {
            let failed = stage.missing.iter().any(|missing| matches!(missing, Missing::Voices { .. }));
            StageRow {
                stage: stage.clone(),
                carries: stage.meeting.map(|_| !failed),
                next: match stage.next() {
                    _ if stage.decided.is_some() => w.t("steps-decided"),
                    None => w.t("steps-ready"),
                    Some(missing) => missing_words(w, missing),
                },
            }
        })
        .collect()
}

/// What is missing, in a sentence.
pub fn missing_words(w: &Words, missing: Missing) -> String {
    let key = format!("steps-missing-{}", missing.code());
    match missing {
        Missing::NewVisit { used } => w.with(&key, [("round", round_name(w, used).into())]),
        Missing::Voices { agree, attending, .. } => {
            w.with(&key, [("agree", agree.into()), ("attending", attending.into())])
        }
        Missing::PostingDays { until } => w.with(&key, [("date", w.date(until).into())]),
        _ => w.t(&key),
    }
}

/// A round within a sentence: "đợt năm 2026", "đợt tháng 5/2026".
pub fn round_name(w: &Words, round: Round) -> String {
    match round.month {
        None => w.with("steps-round-yearly", [("year", round.year.to_string().into())]),
        Some(month) => w.with(
            "steps-round-monthly",
            [("month", month.to_string().into()), ("year", round.year.to_string().into())],
        ),
    }
}

/// The same where a line begins: "Đợt năm 2026".
pub fn round_name_first(w: &Words, round: Round) -> String {
    let name = round_name(w, round);
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A share as people read it: `62 %` of those attending; nothing when nobody came.
pub fn share(agree: u32, attending: u32) -> String {
    match u64::from(agree).saturating_mul(10_000).checked_div(u64::from(attending)) {
        Some(hundredths) => crate::i18n::percent(i64::try_from(hundredths).unwrap_or(0)),
        None => String::new(),
    }
}

/// A village on the page of meetings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageMeetings {
    /// The village.
    pub id: VillageId,
    /// Its name.
    pub name: String,
    /// Households of the round.
    pub all: usize,
    /// Not yet fit for the meeting: no visit, open class, not reviewed.
    pub before: usize,
    /// To be discussed, not yet or again.
    pub open: usize,
    /// Of those, not carried at the last meeting.
    pub failed: usize,
    /// Carried.
    pub carried: usize,
    /// Meetings held, newest first.
    pub meetings: Vec<(MeetingId, NaiveDate)>,
}

/// Puts a village's line together.
pub fn village_meetings<'a>(
    id: &VillageId,
    name: &str,
    stages: impl Iterator<Item = &'a Stage>,
    meetings: &[Meeting],
) -> VillageMeetings {
    let stages: Vec<&Stage> = stages.collect();
    let failed = |stage: &&&Stage| matches!(stage.next(), Some(Missing::Voices { .. }));
    let mut held: Vec<(MeetingId, NaiveDate)> =
        meetings.iter().filter(|one| one.village == *id).map(|one| (one.id, one.held_on)).collect();
    held.sort_by_key(|(id, on)| std::cmp::Reverse((*on, *id)));
    let before = |stage: &&&Stage| {
        stage.decided.is_none()
            && matches!(
                stage.next(),
                Some(
                    Missing::Visit
                        | Missing::NewVisit { .. }
                        | Missing::Asked { .. }
                        | Missing::Undetermined
                        | Missing::SentBack
                        | Missing::Review
                )
            )
    };
    let voices = |stage: &&&Stage| stage.missing.iter().any(|missing| matches!(missing, Missing::Voices { .. }));
    VillageMeetings {
        id: id.clone(),
        name: name.to_owned(),
        all: stages.len(),
        before: stages.iter().filter(before).count(),
        open: stages.iter().filter(|stage| stage.awaits_meeting()).count(),
        failed: stages.iter().filter(failed).count(),
        carried: stages.iter().filter(|stage| stage.meeting.is_some() && !voices(stage)).count(),
        meetings: held,
    }
}

/// A line of the form of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotField {
    /// The household.
    pub household: HouseholdId,
    /// Number within the village.
    pub number: String,
    /// The head's name.
    pub head: String,
    /// Class recognised.
    pub before: Class,
    /// Class found.
    pub class: Class,
    /// The visit.
    pub visit: VisitId,
    /// As typed.
    pub agree: String,
    /// As typed.
    pub disagree: String,
    /// As typed.
    pub remark: String,
    /// What is wrong with it; empty when nothing is.
    pub trouble: String,
}

/// The form of a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MeetingForm {
    /// Its id, made when the form was first drawn.
    pub id: String,
    /// The day.
    pub date: String,
    /// Where.
    pub place: String,
    /// Who chairs it.
    pub chair: String,
    /// Who writes.
    pub secretary: String,
    /// Households asked to come.
    pub invited: String,
    /// People attending.
    pub attending: String,
    /// Those named, one a line.
    pub attendees: String,
    /// What was said besides.
    pub remarks: String,
    /// The minutes that it corrects.
    pub repeats: String,
    /// Their day was wrong, too.
    pub other_day: bool,
    /// One line a household.
    pub rows: Vec<BallotField>,
    /// Households that are not fit for the meeting yet.
    pub before: usize,
    /// What is wrong, a sentence each.
    pub troubles: Vec<String>,
}

/// A village on the page of postings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillagePostings {
    /// The village.
    pub id: VillageId,
    /// Its name.
    pub name: String,
    /// Households that can be posted now.
    pub ready: usize,
    /// Postings, newest first.
    pub postings: Vec<PostingRow>,
}

/// A posting in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostingRow {
    /// Identity.
    pub id: PostingId,
    /// First day.
    pub posted_on: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Households on it.
    pub lines: usize,
    /// How it stands.
    pub state: PostingState,
    /// Objections that wait for an answer.
    pub open: usize,
    /// Objections in all.
    pub objections: usize,
}

/// How a posting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostingState {
    /// Its first day is yet to come.
    Ahead,
    /// It hangs; so many working days are left, today among them.
    Hangs {
        /// Working days left.
        left: u32,
    },
    /// Its days are over.
    Over,
    /// Withdrawn.
    Withdrawn,
}

/// A household with the class that was and the class that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRow {
    /// The household.
    pub household: HouseholdId,
    /// Number within the village.
    pub number: String,
    /// The head's name.
    pub head: String,
    /// Class recognised so far.
    pub before: Class,
    /// Class found.
    pub class: Class,
}

impl From<&PostingLine> for FoundRow {
    fn from(line: &PostingLine) -> Self {
        Self {
            household: line.household,
            number: line.number.clone(),
            head: line.head.clone(),
            before: line.before,
            class: line.class,
        }
    }
}

/// The form of a posting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostingForm {
    /// Its id.
    pub id: String,
    /// First day, as typed.
    pub posted_on: String,
    /// Places, one a line.
    pub places: String,
    /// The last day, when the first is known.
    pub until: Option<NaiveDate>,
    /// The years' holidays are not in the data.
    pub holidays_unknown: bool,
    /// What is wrong, a sentence each.
    pub troubles: Vec<String>,
}

/// The page of one posting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostingData {
    /// The posting.
    pub posting: Posting,
    /// Its version.
    pub version: u64,
    /// Name of the village.
    pub village_name: String,
    /// How it stands.
    pub state: PostingState,
    /// Objections to it.
    pub objections: Vec<(Objection, String)>,
    /// Households of the village that an objection can be about.
    pub households: Vec<(HouseholdId, String)>,
    /// The round is closed.
    pub locked: bool,
    /// May post, withdraw and settle.
    pub may_post: bool,
    /// May take objections down.
    pub may_record: bool,
    /// The data is made up.
    pub synthetic: bool,
    /// What is wrong with a form that was sent, a sentence each.
    pub troubles: Vec<String>,
    /// What was typed into it.
    pub typed: ObjectionForm,
}

/// The form of an objection, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ObjectionForm {
    /// Its id.
    pub id: String,
    /// The household.
    pub household: String,
    /// Who objects.
    pub name: String,
    /// How to reach them.
    pub contact: String,
    /// What they say.
    pub text: String,
    /// The day.
    pub received_on: String,
    /// Why a posting is withdrawn.
    pub withdraw: String,
}

/// A village on the page of decisions: how many of its households stand where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageReady {
    /// The village.
    pub id: VillageId,
    /// Its name.
    pub name: String,
    /// Households that can be decided.
    pub ready: usize,
    /// Households that lack something.
    pub missing: usize,
    /// Households that were decided.
    pub decided: usize,
}

/// The households of the village that is open, a page of them: those that can be decided first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenVillage {
    /// The village.
    pub id: VillageId,
    /// Households that can be decided.
    pub ready: Vec<StageRow>,
    /// Households that lack something.
    pub missing: Vec<StageRow>,
    /// How many of both the village has.
    pub total: usize,
    /// Which page this is, from 1.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
}

/// The page of decisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionsData {
    /// The round.
    pub head: RoundHead,
    /// Villages.
    pub villages: Vec<VillageReady>,
    /// The one that is open.
    pub open: Option<OpenVillage>,
    /// Households that can be decided, by the class found.
    pub found: BTreeMap<Class, usize>,
    /// Decisions of the round, newest first.
    pub decisions: Vec<Decision>,
    /// Closings and openings.
    pub period: Option<Period>,
    /// The version of that.
    pub period_version: u64,
    /// May sign.
    pub may_decide: bool,
    /// The form of the decision.
    pub form: DecisionForm,
}

/// The form of a decision, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DecisionForm {
    /// Its id.
    pub id: String,
    /// Number on paper.
    pub number: String,
    /// The day.
    pub date: String,
    /// What was ready when the form was drawn.
    pub seen: String,
    /// The chairman ticked that households which are not ready stay as they are.
    pub left: bool,
    /// Why a closed round is opened again.
    pub reason: String,
    /// What is wrong, a sentence each.
    pub troubles: Vec<String>,
}

/// The page of one decision, kept to what the reader may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionData {
    /// Identity.
    pub id: DecisionId,
    /// The decision.
    pub decision: Decision,
    /// Its villages by name, each with its lines and refusals.
    pub villages: Vec<DecisionVillage>,
    /// Certificates that an earlier decision of the round gave to its households: number, and that decision's.
    pub replaced: BTreeMap<HouseholdId, (String, String)>,
    /// The data is made up.
    pub synthetic: bool,
}

/// A village in a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionVillage {
    /// The village.
    pub id: VillageId,
    /// Its name.
    pub name: String,
    /// Its households.
    pub lines: Vec<DecisionLine>,
    /// Its refusals.
    pub refusals: Vec<RefusalLine>,
}

impl DecisionVillage {
    /// How many of its households are recognised in a class.
    pub fn count(&self, class: Class) -> usize {
        self.lines.iter().filter(|line| line.after == class).count()
    }

    /// How many are recognised above near-poor.
    pub fn above(&self) -> usize {
        self.lines.len().saturating_sub(self.count(Class::Poor)).saturating_sub(self.count(Class::NearPoor))
    }
}
