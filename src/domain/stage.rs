//! Where each household stands in a round, and what is missing before it can be decided.
//!
//! A pure function of the round's records. The order of the steps is fixed (visit, review, meeting, posting); which of
//! them are asked for is data of the [`super::procedure`]. What the decision then says is in [`super::decide`].

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::calendar::due::monthly_days;
use super::class::Class;
use super::decision::{Decision, DecisionLine, Held};
use super::household::Household;
use super::ids::{DecisionId, HouseholdId, MeetingId, ObjectionId, PostingId, SubmissionId, VillageId, VisitId};
use super::meeting::{Ballot, Meeting, spoken_of};
use super::posting::{Objection, Posting};
use super::procedure::{Procedure, Step};
use super::review::Verdict;
use super::round::Round;
use super::visit::VisitResult;

/// A request that a household made (Mẫu 01, Mẫu 04).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request {
    /// The request.
    pub submission: SubmissionId,
    /// The household.
    pub household: HouseholdId,
    /// It asks to leave the list (Mẫu 04); otherwise to be reviewed (Mẫu 01).
    pub leaves: bool,
    /// The day on which the commune had it.
    pub received_on: NaiveDate,
    /// No visit was taken since.
    pub waiting: bool,
}

/// Everything of a round that says where households stand.
#[derive(Debug, Clone)]
pub struct RoundBook {
    /// The round.
    pub round: Round,
    /// The procedure in force.
    pub procedure: Procedure,
    /// The day on which it is asked.
    pub today: NaiveDate,
    /// Households of the register.
    pub households: Vec<Household>,
    /// The visits that speak for them in the round's year.
    pub visits: BTreeMap<HouseholdId, VisitResult>,
    /// What the office made of visits.
    pub reviews: BTreeMap<VisitId, Verdict>,
    /// Meetings of the round.
    pub meetings: Vec<Meeting>,
    /// Postings of the round.
    pub postings: Vec<Posting>,
    /// Objections of the round.
    pub objections: Vec<Objection>,
    /// Decisions of every round.
    pub decisions: Vec<Decision>,
    /// Requests, whatever became of them.
    pub requests: Vec<Request>,
}

/// What is missing before a household can be decided. Message `steps-missing-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// No visit yet.
    Visit,
    /// Its visit was decided in another round; this one asks for a new visit.
    NewVisit {
        /// The round that used it.
        used: Round,
    },
    /// The household asked after its visit: it is visited again before anything is said about what it asks.
    Asked {
        /// What it asks by.
        submission: SubmissionId,
    },
    /// The visit leaves the class open.
    Undetermined,
    /// The office sent the visit back.
    SentBack,
    /// The office has not reviewed the visit.
    Review,
    /// No meeting has spoken about this visit.
    Meeting,
    /// Too few agreed about this visit: the household is scored again, and the meeting repeated.
    Voices {
        /// The meeting.
        meeting: MeetingId,
        /// How many agreed.
        agree: u32,
        /// Of how many.
        attending: u32,
    },
    /// Not posted.
    Posting,
    /// Posted; the days are not over.
    PostingDays {
        /// The last day.
        until: NaiveDate,
    },
    /// An objection is open.
    ObjectionOpen {
        /// Which.
        objection: ObjectionId,
    },
    /// An objection was upheld: the household is scored again.
    ObjectionUpheld {
        /// Which.
        objection: ObjectionId,
    },
}

impl Missing {
    /// The code in message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::NewVisit { .. } => "new-visit",
            Self::Asked { .. } => "asked",
            Self::Undetermined => "undetermined",
            Self::SentBack => "sent-back",
            Self::Review => "review",
            Self::Meeting => "meeting",
            Self::Voices { .. } => "voices",
            Self::Posting => "posting",
            Self::PostingDays { .. } => "posting-days",
            Self::ObjectionOpen { .. } => "objection-open",
            Self::ObjectionUpheld { .. } => "objection-upheld",
        }
    }
}

/// Where one household stands in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// The household.
    pub household: HouseholdId,
    /// Its village.
    pub village: VillageId,
    /// Number within the village.
    pub number: String,
    /// The head's name.
    pub head: String,
    /// Class recognised before the round's decision.
    pub before: Class,
    /// The visit that speaks for it in this round.
    pub visit: Option<VisitId>,
    /// The class that it found; undetermined without a visit.
    pub class: Class,
    /// The request that brought it into the round, or that the round answers.
    pub request: Option<Request>,
    /// The meeting that spoke about the visit last, with its voices.
    pub meeting: Option<(MeetingId, u32, u32)>,
    /// The posting of this result.
    pub posting: Option<PostingId>,
    /// What is missing, in the order of the steps; empty when nothing is.
    pub missing: Vec<Missing>,
    /// The decision of this round that recognised this very visit.
    pub decided: Option<DecisionId>,
}

impl Stage {
    /// Whether it can be decided now.
    pub fn is_ready(&self) -> bool {
        self.missing.is_empty() && self.decided.is_none()
    }

    /// What comes next.
    pub fn next(&self) -> Option<Missing> {
        self.missing.first().copied()
    }

    /// Whether a meeting has something to say: everything before it is done, and none has spoken about this visit.
    pub fn awaits_meeting(&self) -> bool {
        self.decided.is_none() && self.next() == Some(Missing::Meeting)
    }

    /// Whether it is to be scored again: the meeting turned this visit down.
    pub fn awaits_scoring(&self) -> bool {
        self.decided.is_none() && matches!(self.next(), Some(Missing::Voices { .. }))
    }

    /// Whether it can be posted now.
    pub fn awaits_posting(&self) -> bool {
        self.decided.is_none() && self.next() == Some(Missing::Posting)
    }
}

/// What the register holds of a household, as it was before this round's own decisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// Class recognised.
    pub class: Class,
    /// The days.
    pub held: Held,
}

/// What a decision of `round` starts from: the register, or what it held before the round's earlier decision where
/// nothing else has been recognised since.
pub fn before(household: &Household, own: &OwnLines<'_>) -> Before {
    match own.of(household.id).last() {
        Some((decision, line))
            if household.official_since == Some(decision.decided_on)
                && household.class_official == line.after
                && line.held.is_some() =>
        {
            let held =
                line.held.clone().unwrap_or(Held { official_since: None, left_poor_on: None, left_near_poor_on: None });
            Before { class: line.before, held }
        }
        _ => Before {
            class: household.class_official,
            held: Held {
                official_since: household.official_since,
                left_poor_on: household.left_poor_on,
                left_near_poor_on: household.left_near_poor_on,
            },
        },
    }
}

/// The lines of a round's decisions by household, oldest first.
pub struct OwnLines<'a>(BTreeMap<HouseholdId, Vec<(&'a Decision, &'a DecisionLine)>>);

impl<'a> OwnLines<'a> {
    /// Of the decisions of a round, looked through once.
    pub fn new(round: Round, decisions: &'a [Decision]) -> Self {
        let mut of_round: Vec<&Decision> = decisions.iter().filter(|decision| decision.round == round).collect();
        of_round.sort_by_key(|decision| (decision.at, decision.id));
        let mut own: BTreeMap<HouseholdId, Vec<(&Decision, &DecisionLine)>> = BTreeMap::new();
        for (decision, line) in of_round.iter().flat_map(|one| one.lines.iter().map(move |line| (*one, line))) {
            own.entry(line.household).or_default().push((decision, line));
        }
        Self(own)
    }

    fn of(&self, household: HouseholdId) -> &[(&'a Decision, &'a DecisionLine)] {
        self.0.get(&household).map_or(&[], Vec::as_slice)
    }
}

/// What a round's records say of each visit and household, looked through once: lists of a whole commune are not walked
/// again for every household.
struct Index<'a> {
    own: OwnLines<'a>,
    ballots: BTreeMap<(HouseholdId, VisitId), Vec<(&'a Meeting, &'a Ballot)>>,
    posted: BTreeMap<(HouseholdId, VisitId), &'a Posting>,
    objections: BTreeMap<HouseholdId, Vec<&'a Objection>>,
}

impl<'a> Index<'a> {
    fn new(book: &'a RoundBook) -> Self {
        let mut ballots: BTreeMap<(HouseholdId, VisitId), Vec<(&Meeting, &Ballot)>> = BTreeMap::new();
        for meeting in &book.meetings {
            for ballot in &meeting.ballots {
                let about = ballots.entry((ballot.household, ballot.visit)).or_default();
                // Of a household that minutes name twice, the first line.
                if about.last().is_none_or(|(last, _)| !std::ptr::eq(*last, meeting)) {
                    about.push((meeting, ballot));
                }
            }
        }
        // The posting of a visit's result that hangs or hung to its end: the last.
        let mut posted: BTreeMap<(HouseholdId, VisitId), &Posting> = BTreeMap::new();
        for posting in book.postings.iter().filter(|posting| posting.withdrawn.is_none()) {
            for line in &posting.lines {
                let last = posted.entry((line.household, line.visit)).or_insert(posting);
                if (posting.posted_on, posting.id) >= (last.posted_on, last.id) {
                    *last = posting;
                }
            }
        }
        let mut objections: BTreeMap<HouseholdId, Vec<&Objection>> = BTreeMap::new();
        for objection in &book.objections {
            objections.entry(objection.household).or_default().push(objection);
        }
        Self { own: OwnLines::new(book.round, &book.decisions), ballots, posted, objections }
    }
}

/// Where the households of a round stand, by village and number. Households that it does not concern are left out.
pub fn stages(book: &RoundBook) -> Vec<Stage> {
    let used = used_elsewhere(book);
    let requests = requests(book);
    let index = Index::new(book);
    let mut stages: Vec<Stage> = book
        .households
        .iter()
        .filter(|household| household.presence.is_present())
        .filter_map(|household| stage(book, &index, household, &used, requests.get(&household.id).copied()))
        .collect();
    stages.sort_by(|one, other| {
        (&one.village, &one.number, one.household).cmp(&(&other.village, &other.number, other.household))
    });
    stages
}

/// Visits that another round's decision recognised, with that round.
fn used_elsewhere(book: &RoundBook) -> BTreeMap<VisitId, Round> {
    let others = book.decisions.iter().filter(|decision| decision.round != book.round);
    others.flat_map(|decision| decision.lines.iter().map(|line| (line.visit, decision.round))).collect()
}

/// The latest request of each household that the round answers: asked in time, and answered by no other round.
fn requests(book: &RoundBook) -> BTreeMap<HouseholdId, Request> {
    let last_day = match book.round.month {
        Some(_) => monthly_days(&book.procedure, book.round).map(|(_, by)| by),
        None => NaiveDate::from_ymd_opt(book.round.year, 12, 31),
    };
    let others = book.decisions.iter().filter(|decision| decision.round != book.round);
    let answers = last_decided(others);
    let mut found: BTreeMap<HouseholdId, Request> = BTreeMap::new();
    for request in &book.requests {
        let late = last_day.is_none_or(|last| request.received_on > last);
        let answered = answers.get(&request.household).is_some_and(|on| *on >= request.received_on);
        if late || answered {
            continue;
        }
        let newer = |old: &Request| (request.received_on, request.submission) > (old.received_on, old.submission);
        if found.get(&request.household).is_none_or(newer) {
            found.insert(request.household, *request);
        }
    }
    found
}

/// The last day on which each household was decided about.
pub fn last_decided<'a>(decisions: impl IntoIterator<Item = &'a Decision>) -> BTreeMap<HouseholdId, NaiveDate> {
    let mut last: BTreeMap<HouseholdId, NaiveDate> = BTreeMap::new();
    for decision in decisions {
        for line in &decision.lines {
            let on = last.entry(line.household).or_insert(decision.decided_on);
            *on = decision.decided_on.max(*on);
        }
    }
    last
}

fn stage(
    book: &RoundBook,
    index: &Index<'_>,
    household: &Household,
    used: &BTreeMap<VisitId, Round>,
    request: Option<Request>,
) -> Option<Stage> {
    let before = before(household, &index.own);
    let visit = book.visits.get(&household.id);
    let used_in = visit.and_then(|visit| used.get(&visit.id).copied());
    let own: BTreeSet<(DecisionId, VisitId)> =
        index.own.of(household.id).iter().map(|(decision, line)| (decision.id, line.visit)).collect();
    let listed =
        [before.class, household.class_start].iter().any(|class| matches!(class, Class::Poor | Class::NearPoor));
    let concerned = if book.round.is_yearly() {
        listed || request.is_some() || (visit.is_some() && used_in.is_none())
    } else {
        request.is_some() || !own.is_empty()
    };
    if !concerned {
        return None;
    }
    let fresh = visit.filter(|_| used_in.is_none()).filter(|visit| {
        book.round.is_yearly()
            || own.iter().any(|(_, decided)| *decided == visit.id)
            || request.is_none_or(|request| !request.waiting)
    });
    let decided = fresh.and_then(|visit| own.iter().find(|(_, decided)| *decided == visit.id)).map(|(id, _)| *id);
    let share = book.procedure.meeting_share();
    let about = |visit: &VisitResult| (household.id, visit.id);
    let meeting = fresh.and_then(|visit| spoken_of(index.ballots.get(&about(visit))?.clone(), share));
    let posting = fresh.and_then(|visit| index.posted.get(&about(visit)).copied());
    let missing = match (fresh, used_in) {
        _ if decided.is_some() => Vec::new(),
        (None, Some(used)) => vec![Missing::NewVisit { used }],
        (None, None) => vec![Missing::Visit],
        (Some(_), _) if let Some(asked) = request.filter(|request| request.waiting) => {
            vec![Missing::Asked { submission: asked.submission }]
        }
        (Some(visit), _) if visit.class == Class::Undetermined => vec![Missing::Undetermined],
        (Some(visit), _) => missing(book, index, visit, meeting, posting),
    };
    Some(Stage {
        household: household.id,
        village: household.village.clone(),
        number: household.number.clone(),
        head: household.head_name().to_owned(),
        before: before.class,
        visit: fresh.map(|visit| visit.id),
        class: fresh.map_or(Class::Undetermined, |visit| visit.class),
        request,
        meeting: meeting.map(|(meeting, ballot)| (meeting.id, ballot.agree, meeting.attending)),
        posting: posting.map(|posting| posting.id),
        missing,
        decided,
    })
}

fn missing(
    book: &RoundBook,
    index: &Index<'_>,
    visit: &VisitResult,
    meeting: Option<(&Meeting, &Ballot)>,
    posting: Option<&Posting>,
) -> Vec<Missing> {
    let mut missing = Vec::new();
    if book.procedure.asks(Step::Review) {
        match book.reviews.get(&visit.id) {
            Some(Verdict::Accepted) => {}
            Some(Verdict::SentBack) => missing.push(Missing::SentBack),
            None | Some(Verdict::TakenBack) => missing.push(Missing::Review),
        }
    }
    if book.procedure.asks(Step::Meeting) {
        match meeting {
            None => missing.push(Missing::Meeting),
            Some((meeting, ballot)) if !meeting.carries(ballot, book.procedure.meeting_share()) => {
                missing.push(Missing::Voices {
                    meeting: meeting.id,
                    agree: ballot.agree,
                    attending: meeting.attending,
                });
            }
            Some(_) => {}
        }
    }
    if let Some(objection) = objection(book, index, visit) {
        missing.push(objection);
    } else if book.procedure.asks(Step::Posting) {
        match posting {
            None => missing.push(Missing::Posting),
            Some(posting) if book.today <= posting.until => {
                missing.push(Missing::PostingDays { until: posting.until });
            }
            Some(_) => {}
        }
    }
    missing
}

/// An objection that keeps this visit's result from being decided: an open one goes before an upheld one.
fn objection(book: &RoundBook, index: &Index<'_>, visit: &VisitResult) -> Option<Missing> {
    let household = visit.household;
    let mut upheld = None;
    for objection in index.objections.get(&household).into_iter().flatten() {
        let posted = book
            .postings
            .iter()
            .find(|posting| posting.id == objection.posting)
            .and_then(|posting| posting.lines.iter().find(|line| line.household == household))
            .map(|line| line.visit);
        match &objection.outcome {
            // Whatever was posted: somebody waits for an answer about this household.
            None => return Some(Missing::ObjectionOpen { objection: objection.id }),
            Some(outcome) if outcome.upheld && posted == Some(visit.id) => {
                upheld = Some(Missing::ObjectionUpheld { objection: objection.id });
            }
            Some(_) => {}
        }
    }
    upheld
}
