//! What meetings, postings and decisions share: a round as it stands, read once for a page, and the fields of its forms.
//!
//! Where a household stands is `domain::stage`; nothing is decided here.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use super::desk::{Desk, PageError};
use crate::domain::calendar::due::{self, Deadline, Due, DueState, monthly_days, monthly_rounds};
use crate::domain::calendar::{Holidays, WorkingDays};
use crate::domain::decision::Decision;
use crate::domain::ids::{HouseholdId, VillageId};
use crate::domain::meeting::Meeting;
use crate::domain::period::Period;
use crate::domain::posting::{Objection, Posting};
use crate::domain::procedure::shares::Shares;
use crate::domain::procedure::{self, Procedure, ProcedureChanges, Step};
use crate::domain::questionnaire::Purpose;
use crate::domain::review::Review;
use crate::domain::round::Round;
use crate::domain::sent::{self, SentReport};
use crate::domain::stage::{Request, RoundBook, Stage, last_decided, stages};
use crate::domain::text;
use crate::protocol::enrol::VillageInfo;
use crate::server::office::model::steps::{DueRow, RoundChoice, RoundHead, round_name};
use crate::server::office::view::papers::Letterhead;
use crate::server::office::words::Words;
use crate::server::store::{
    Expected, HouseholdName, KeptRecord, OfficeRecord, RecordKey, RecordKind, RecordsQuery, StoreError,
    SubmissionsQuery,
};

/// Most characters of a text that someone types into a form of a step.
pub const MOST_TEXT: usize = 4_000;
/// Most bytes of a form of a step: a line for each household of the largest village.
pub const MOST_FORM_BYTES: usize = 1024 * 1024;

/// The procedure in force, with what the office changed and the days that are worked.
pub struct InForce {
    /// With the office's values.
    pub procedure: Procedure,
    /// What the office changed.
    pub changes: ProcedureChanges,
    /// The version of that.
    pub version: u64,
    /// The built-in days off.
    pub holidays: Holidays,
    /// Days worked.
    pub days: WorkingDays,
}

/// A round as it stands.
pub struct Steps {
    /// Its records.
    pub book: RoundBook,
    /// Where households stand.
    pub stages: Vec<Stage>,
    /// Versions of the households.
    pub versions: BTreeMap<HouseholdId, u64>,
    /// The villages that the reader may see.
    pub villages: Vec<VillageInfo>,
    /// Whether it is closed, and how that came about.
    pub period: Option<Period>,
    /// The version of that; 0 for a round that was never closed.
    pub period_version: u64,
    /// The procedure.
    pub in_force: InForce,
    /// The feed's last change before any of it was read.
    pub as_of: u64,
}

fn internal(error: impl std::error::Error + Send + Sync + 'static) -> PageError {
    PageError::Internal(Box::new(error))
}

/// The procedure in force.
pub async fn in_force(desk: &Desk) -> Result<InForce, PageError> {
    let key = RecordKey { kind: RecordKind::Setting, id: procedure::ID.to_owned() };
    let kept = desk.state.store.record(key).await?;
    let changes: ProcedureChanges = kept.as_ref().map(KeptRecord::read).transpose()?.unwrap_or_default();
    let holidays = Holidays::builtin().map_err(internal)?;
    let days = WorkingDays::of(&holidays, &changes);
    let procedure = Procedure::builtin().map_err(internal)?.with(&changes);
    Ok(InForce { procedure, version: kept.map_or(0, |kept| kept.version), changes, holidays, days })
}

/// Every share of a village meeting that the commune ever had in force.
pub async fn shares(desk: &Desk) -> Result<Shares, PageError> {
    let key = RecordKey { kind: RecordKind::Setting, id: procedure::ID.to_owned() };
    let mut versions = Vec::new();
    // They come newest first.
    for kept in desk.state.store.record_versions(key).await?.iter().rev() {
        versions.push((desk.words().today(kept.at), kept.read::<ProcedureChanges>()?));
    }
    Shares::of(versions).map_err(internal)
}

fn read_all<T: OfficeRecord>(kept: Vec<KeptRecord>) -> Result<Vec<T>, StoreError> {
    kept.iter().map(KeptRecord::read).collect()
}

impl Steps {
    /// Reads a round, of one village or of every village that the reader may see.
    pub async fn read(desk: &Desk, round: Round, village: Option<&VillageId>) -> Result<Self, PageError> {
        let store = &desk.state.store;
        let as_of = store.last_change().await?;
        let in_force = in_force(desk).await?;
        let villages: Vec<VillageInfo> = desk
            .villages()
            .await?
            .into_iter()
            .filter(|info| village.is_none_or(|only| *only == info.id))
            .map(|info| VillageInfo { name: text::title_case(&info.name), ..info })
            .collect();
        if village.is_some() && villages.is_empty() {
            return Err(PageError::NotFound);
        }
        let query = |kind: RecordKind, round: Option<String>| RecordsQuery {
            village: village.cloned(),
            round,
            ..RecordsQuery::all(kind)
        };
        let named = Some(round.to_string());
        let may_see = |id: &VillageId| desk.session.may_see(id);
        let mut versions = BTreeMap::new();
        let mut households = Vec::new();
        for (household, version) in store.register(village.cloned()).await? {
            if may_see(&household.village) {
                versions.insert(household.id, version);
                households.push(household);
            }
        }
        let visits = store.year_results(Some(round.year), village.cloned()).await?;
        let reviews: Vec<Review> =
            read_all(store.records(query(RecordKind::Review, Some(round.year.to_string()))).await?)?;
        let mut meetings: Vec<Meeting> = read_all(store.records(query(RecordKind::Meeting, named.clone())).await?)?;
        let mut postings: Vec<Posting> = read_all(store.records(query(RecordKind::Posting, named.clone())).await?)?;
        let mut objections: Vec<Objection> =
            read_all(store.records(query(RecordKind::Objection, named.clone())).await?)?;
        meetings.retain(|meeting| may_see(&meeting.village));
        postings.retain(|posting| may_see(&posting.village));
        objections.retain(|objection| may_see(&objection.village));
        let decisions = read_all(store.records(RecordsQuery::all(RecordKind::Decision)).await?)?;
        let period = store.record(RecordKey { kind: RecordKind::Period, id: round.to_string() }).await?;
        let requests = store
            .submissions(asked(desk, village))
            .await?
            .into_iter()
            .filter(|line| line.purpose.asks() && !line.corrected)
            .map(|line| Request {
                submission: line.id,
                household: line.household.id,
                leaves: line.purpose == Purpose::LeaveRequest,
                received_on: desk.words().today(line.received_at),
                waiting: line.waiting,
            })
            .collect();
        let book = RoundBook {
            round,
            procedure: in_force.procedure.clone(),
            today: today(desk),
            households,
            visits: visits.into_iter().map(|visit| (visit.household, visit)).collect(),
            reviews: reviews.into_iter().map(|review| (review.visit, review.verdict)).collect(),
            meetings,
            postings,
            objections,
            decisions,
            requests,
        };
        Ok(Self {
            stages: stages(&book),
            book,
            versions,
            villages,
            period_version: period.as_ref().map_or(0, |kept| kept.version),
            period: period.as_ref().map(KeptRecord::read).transpose()?,
            in_force,
            as_of,
        })
    }

    /// Whether the round is closed.
    pub fn locked(&self) -> bool {
        self.period.as_ref().is_some_and(|period| period.locked)
    }

    /// What a write of the round rests on: that nobody closed or opened it meanwhile.
    pub fn still_open(&self) -> Expected {
        let id = self.book.round.to_string();
        Expected::Version(RecordKey { kind: RecordKind::Period, id }, self.period_version)
    }

    /// What a decision rests on: everything that was read, and what is not there, such as an objection.
    pub fn all_of_it(&self) -> Vec<Expected> {
        let procedure = RecordKey { kind: RecordKind::Setting, id: procedure::ID.to_owned() };
        vec![Expected::NothingSince(self.as_of), Expected::Version(procedure, self.in_force.version)]
    }

    /// The name of a village.
    pub fn village_name(&self, id: &VillageId) -> String {
        self.villages.iter().find(|info| info.id == *id).map_or_else(|| id.to_string(), |info| info.name.clone())
    }

    /// Stages of a village.
    pub fn of<'a>(&'a self, village: &'a VillageId) -> impl Iterator<Item = &'a Stage> {
        self.stages.iter().filter(move |stage| stage.village == *village)
    }
}

/// Today in Vietnam.
pub fn today(desk: &Desk) -> NaiveDate {
    desk.words().today(desk.state.now())
}

/// The round that the address names, or the one that today belongs to.
pub fn asked_round(desk: &Desk, procedure: &Procedure) -> Result<Round, PageError> {
    match desk.visitor.query("round") {
        Some(text) => text.parse().map_err(|_| PageError::NotFound),
        None => Ok(current_round(procedure, today(desk))),
    }
}

/// The yearly round from its first day to the end of the year, a month's before.
pub fn current_round(procedure: &Procedure, today: NaiveDate) -> Round {
    let monthly = Round::monthly(today.year(), today.month());
    let yearly = procedure.day("yearly_from", today.year()).is_none_or(|from| today >= from);
    if yearly || !monthly_rounds(procedure, today.year()).contains(&monthly) {
        Round::yearly(today.year())
    } else {
        monthly
    }
}

/// The rounds that a page offers: those of this year and the yearly one of the last, and the one shown.
pub fn rounds(procedure: &Procedure, today: NaiveDate, shown: Round) -> Vec<RoundChoice> {
    let year = today.year();
    let mut all = vec![Round::yearly(year), Round::yearly(year.saturating_sub(1))];
    all.extend(monthly_rounds(procedure, year));
    if !all.contains(&shown) {
        all.push(shown);
    }
    all.sort_by_key(|round| (std::cmp::Reverse(round.year), round.month));
    all.into_iter().map(|round| RoundChoice { round, chosen: round == shown }).collect()
}

/// What falls due in the year of a day, what of the year before reaches into it, and what the year in work still owes.
pub async fn due_rows(desk: &Desk, in_force: &InForce) -> Result<Vec<DueRow>, PageError> {
    let year = today(desk).year();
    let in_work = desk.state.store.plan().await?.map(|plan| plan.plan.year);
    let all = [year.saturating_sub(1), year].into_iter().flat_map(|year| due::deadlines(&in_force.procedure, year));
    let rows = stand(desk, in_force, all.collect()).await?;
    let shown = |row: &DueRow| {
        let owed = row.is_late() && in_work == Some(row.deadline.round.year);
        row.deadline.round.year == year || row.deadline.by.year() == year || owed
    };
    Ok(rows.into_iter().filter(shown).collect())
}

/// How deadlines stand today.
pub async fn stand(desk: &Desk, in_force: &InForce, deadlines: Vec<Deadline>) -> Result<Vec<DueRow>, PageError> {
    let (today, store) = (today(desk), &desk.state.store);
    // A round that the chairman opened again is not done, whatever was decided in it before.
    let periods: Vec<Period> = read_all(store.records(RecordsQuery::all(RecordKind::Period)).await?)?;
    let decided = |round: Round| periods.iter().any(|period| period.round == round && period.locked);
    let mut sent: BTreeMap<String, (SentReport, u64)> = BTreeMap::new();
    for kept in store.records(RecordsQuery::all(RecordKind::SentReport)).await? {
        sent.insert(kept.key.id.clone(), (kept.read()?, kept.version));
    }
    let monthly = deadlines.iter().any(|deadline| !deadline.round.is_yearly());
    let requests = if monthly { Requests::read(desk).await? } else { Requests::default() };
    let row = |deadline: Deadline| {
        let known = sent.remove(&sent::id(deadline.round, deadline.what));
        let (sent, version) = known.map_or((None, 0), |(sent, version)| (Some(sent), version));
        let done = match deadline.what.is_decided() {
            true => decided(deadline.round),
            false => sent.as_ref().is_some_and(|sent| sent.paper.is_some()),
        };
        let asked = |requests: &[NaiveDate]| asked_in(&in_force.procedure, deadline.round, requests);
        DueRow {
            state: due::state(&deadline, today, done),
            asked: match deadline.what {
                Due::MonthlyReview => asked(&requests.waiting),
                Due::MonthlyReport => asked(&requests.all),
                Due::YearlyReview | Due::PreliminaryReport | Due::OfficialReport => 0,
            },
            sent,
            version,
            deadline,
        }
    };
    Ok(deadlines.into_iter().map(row).collect())
}

/// The reports of a round that left the office, in the order of the calendar.
pub async fn sent_reports(desk: &Desk, round: Round) -> Result<Vec<SentReport>, PageError> {
    let query = RecordsQuery { round: Some(round.to_string()), ..RecordsQuery::all(RecordKind::SentReport) };
    let mut sent: Vec<SentReport> = read_all(desk.state.store.records(query).await?)?;
    sent.retain(|sent| sent.paper.is_some());
    sent.sort_by_key(|sent| sent.report);
    Ok(sent)
}

/// The days on which households asked.
#[derive(Default)]
struct Requests {
    all: Vec<NaiveDate>,
    /// Those that no decision has answered.
    waiting: Vec<NaiveDate>,
}

impl Requests {
    async fn read(desk: &Desk) -> Result<Self, PageError> {
        let store = &desk.state.store;
        let decisions: Vec<Decision> = read_all(store.records(RecordsQuery::all(RecordKind::Decision)).await?)?;
        let answers = last_decided(&decisions);
        let mut found = Self::default();
        for line in store.submissions(asked(desk, None)).await? {
            let received_on = desk.words().today(line.received_at);
            let answered = answers.get(&line.household.id).is_some_and(|on| *on >= received_on);
            if line.purpose.asks() && !line.corrected {
                found.all.push(received_on);
                if !answered {
                    found.waiting.push(received_on);
                }
            }
        }
        Ok(found)
    }
}

/// How many of these days belong to a month's round.
fn asked_in(procedure: &Procedure, round: Round, requests: &[NaiveDate]) -> usize {
    let before = match round.month {
        Some(1) | None => Round::monthly(round.year.saturating_sub(1), 12),
        Some(month) => Round::monthly(round.year, month.saturating_sub(1)),
    };
    let last = |round| monthly_days(procedure, round).map(|(_, by)| by);
    let (from, by) = (last(before), last(round));
    requests.iter().filter(|day| from.is_none_or(|from| **day > from) && by.is_some_and(|by| **day <= by)).count()
}

/// Everything that was filled in, of a village or of the reader's.
fn asked(desk: &Desk, village: Option<&VillageId>) -> SubmissionsQuery {
    SubmissionsQuery { village: village.cloned(), scope: desk.scope(), limit: u32::MAX, ..SubmissionsQuery::default() }
}

/// The fields of a form by name.
pub struct Typed(pub Vec<(String, String)>);

impl Typed {
    /// A field, trimmed; empty when it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.sent(name).unwrap_or_default()
    }

    /// A field, when the form has it.
    pub fn sent(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value.trim())
    }

    /// Every value of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(other, _)| other == name).map(|(_, value)| value.trim())
    }

    /// A text that is not too long.
    pub fn text(&self, name: &str) -> Result<String, PageError> {
        let text = self.get(name);
        if text.chars().count() > MOST_TEXT { Err(PageError::Malformed) } else { Ok(text.to_owned()) }
    }

    /// An id that the page wrote into the form.
    pub fn id(&self, name: &str) -> Result<Uuid, PageError> {
        Uuid::parse_str(self.get(name)).map_err(|_| PageError::Malformed)
    }

    /// The version that the form was drawn from.
    pub fn expected(&self) -> Result<u64, PageError> {
        self.get("expected").parse().map_err(|_| PageError::Malformed)
    }

    /// The round that the page wrote into the form.
    pub fn round(&self) -> Result<Round, PageError> {
        self.get("round").parse().map_err(|_| PageError::Malformed)
    }
}

/// A day as a browser sends it (`2026-11-12`) or as people write it (`12/11/2026`).
pub fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(text, "%d/%m/%Y"))
        .ok()
        .filter(|day| (2000..=2100).contains(&day.year()))
}

/// What every page of a round shows above.
pub async fn head(desk: &Desk, steps: &Steps) -> Result<RoundHead, PageError> {
    let book = &steps.book;
    let due = due_rows(desk, &steps.in_force).await?;
    Ok(RoundHead {
        round: book.round,
        choices: rounds(&book.procedure, book.today, book.round),
        locked: steps.locked(),
        off: Step::ALL.into_iter().filter(|step| !book.procedure.asks(*step)).collect(),
        due: due
            .into_iter()
            .filter(|row| row.deadline.round == book.round && !row.is_idle())
            .filter(|row| matches!(row.state, DueState::Now { .. } | DueState::Past { .. }))
            .collect(),
        synthetic: desk.state.commune.synthetic,
    })
}

/// A record of the round by the id in an address, with its version; one of a village outside the scope is not there.
pub async fn kept<T: OfficeRecord>(desk: &Desk, id: &str) -> Result<(T, u64), PageError> {
    // Ids are looked up as they were made; anything else is not there.
    let id = Uuid::parse_str(id).map_err(|_| PageError::NotFound)?;
    let key = RecordKey { kind: T::KIND, id: id.to_string() };
    let kept = desk.state.store.record(key).await?.ok_or(PageError::NotFound)?;
    let record: T = kept.read()?;
    desk.in_scope(record.village().ok_or(PageError::NotFound)?)?;
    Ok((record, kept.version))
}

/// The name of a village of the reader's.
pub async fn village_name(desk: &Desk, village: &VillageId) -> Result<String, PageError> {
    let villages = desk.villages().await?;
    let found = villages.iter().find(|info| info.id == *village).ok_or(PageError::NotFound)?;
    Ok(text::title_case(&found.name))
}

/// The numbers of households that still are in the village where they were written down.
pub async fn numbers<'a>(
    desk: &Desk,
    written: impl Iterator<Item = (HouseholdId, &'a VillageId)> + Send,
) -> Result<BTreeMap<HouseholdId, String>, PageError> {
    let written: BTreeMap<HouseholdId, VillageId> = written.map(|(id, village)| (id, village.clone())).collect();
    let names = desk.state.store.household_names(written.keys().copied().collect()).await?;
    let here = |name: &HouseholdName| written.get(&name.id) == Some(&name.village);
    Ok(names.into_iter().filter(|(_, name)| here(name)).map(|(id, name)| (id, name.number)).collect())
}

/// The heads of a village who bear the name of another head there, each with the household's number: on a paper for
/// everybody nothing else tells them apart.
pub async fn namesakes(desk: &Desk, village: &VillageId) -> Result<BTreeMap<HouseholdId, String>, PageError> {
    let mut named: BTreeMap<String, Vec<(HouseholdId, String)>> = BTreeMap::new();
    for (household, _) in desk.state.store.register(Some(village.clone())).await? {
        if household.presence.is_present() {
            named.entry(text::fold(household.head_name())).or_default().push((household.id, household.number));
        }
    }
    Ok(named.into_values().filter(|households| households.len() > 1).flatten().collect())
}

/// Whether a round is closed.
pub async fn locked(desk: &Desk, round: Round) -> Result<bool, PageError> {
    let kept = desk.state.store.record(RecordKey { kind: RecordKind::Period, id: round.to_string() }).await?;
    let period: Option<Period> = kept.as_ref().map(KeptRecord::read).transpose()?;
    Ok(period.is_some_and(|period| period.locked))
}

/// The yearly round of a year, when it is closed.
pub async fn closed_year(desk: &Desk, year: Option<i32>) -> Result<Option<Round>, PageError> {
    let Some(round) = year.map(Round::yearly) else { return Ok(None) };
    Ok(locked(desk, round).await?.then_some(round))
}

/// Why nothing more can be written into a closed round.
pub fn closed_words(desk: &Desk, round: Round) -> String {
    let w = desk.words();
    w.with("steps-closed-refused", [("round", round_name(w, round).into())])
}

/// Why a commit found something else than its form was drawn from: the round was closed meanwhile, or somebody was first.
pub async fn stale_words(desk: &Desk, round: Round) -> Result<String, PageError> {
    Ok(if locked(desk, round).await? { closed_words(desk, round) } else { desk.words().t("steps-stale") })
}

/// A field that is too long or cannot stand, by its name in the record.
pub fn fault_words(w: &Words, field: &str) -> String {
    let label = format!("steps-field-{field}");
    let label = if w.has(&label) { label } else { "steps-ballots".to_owned() };
    w.with("steps-wrong-field", [("what", w.t(&label).into())])
}

/// Who writes a paper.
pub fn letterhead(desk: &Desk) -> Letterhead {
    Letterhead {
        commune: desk.state.commune.name.clone(),
        province: desk.state.commune.province.clone(),
        synthetic: desk.state.commune.synthetic,
    }
}
