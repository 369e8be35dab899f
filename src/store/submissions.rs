//! Finalised forms that classify nothing (follow-ups, Mẫu 01, Mẫu 04), and the way a draft becomes one. Progress and
//! digests never read them.

use std::collections::BTreeMap;

use chrono::{DateTime, Months, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::columns::{millis, parse, parse_opt, read_json, time, write_json};
use super::finalise::{Settled, settle};
use super::households::edit::{self, Edit};
use super::ids::Ids;
use super::supports::ACT_TASK;
use super::view::{Draft, Now, SentState, SubmissionLine};
use super::{Result, Store, StoreError, Touched, drafts, outbox, visits};
use crate::domain::answer::{Answer, Answers};
use crate::domain::birth::Birth;
use crate::domain::ids::{HouseholdId, QuestionId, SubmissionId, TaskId, VillageId, VisitId};
use crate::domain::questionnaire::read;
use crate::domain::round::Round;
use crate::domain::submission::Submission;
use crate::domain::task::Task;
use crate::protocol::entry::KIND_SUBMISSION;

/// The question of a follow-up that names the day of the next visit.
const NEXT_VISIT: &str = "next_visit";

impl Store {
    pub(super) fn submission(&mut self, id: SubmissionId) -> Result<Submission> {
        get(&self.db, id)?.ok_or_else(|| StoreError::NotFound("submission".to_owned()))
    }

    pub(super) fn finalise_form(&mut self, draft: VisitId, now: Now) -> Result<Submission> {
        self.write(|db, touched| finalise(db, draft, &now, touched))
    }
}

pub(super) fn get(db: &Connection, id: SubmissionId) -> Result<Option<Submission>> {
    let record: Option<String> = db
        .prepare_cached(include_str!("sql/submission.sql"))?
        .query_row([id.to_string()], |row| row.get(0))
        .optional()?;
    record.as_deref().map(read_json).transpose()
}

fn finalise(db: &Connection, id: VisitId, now: &Now, touched: &mut Touched) -> Result<Submission> {
    let mut ids = Ids::new(now);
    let draft = drafts::read_draft(db, id)?;
    let settled = settle(&draft)?;
    if settled.questionnaire.purpose.classifies() {
        return Err(StoreError::invalid("classifies"));
    }
    let submission = submission_of(&draft, settled, now);
    put(db, &submission, 0)?;
    let new = outbox::NewEntry {
        kind: KIND_SUBMISSION,
        record: submission.id.to_string(),
        household: Some(submission.household),
        base_version: 0,
        body: serde_json::to_string(&submission)?,
    };
    outbox::append(db, new, &mut ids, now)?;

    let mut household = draft.household.clone();
    household.members.clone_from(&submission.members);
    if let Some(task) = next_visit(&submission) {
        household.tasks.insert(TaskId(ids.next_id()), task);
    }
    if household != draft.household {
        let act = if household.tasks == draft.household.tasks { edit::ACT_MEMBERS } else { ACT_TASK };
        let edit = Edit { household, act: act.to_owned(), reason: String::new(), visit: None };
        edit::apply(db, edit, &mut ids, now, touched)?;
    }
    if let Some(old) = submission.correction_of {
        outbox::mended(db, &old.to_string())?;
    }
    drafts::remove_all(db, submission.household, &submission.questionnaire)?;
    touched.households.insert(submission.household);
    Ok(submission)
}

fn submission_of(draft: &Draft, settled: Settled, now: &Now) -> Submission {
    Submission {
        id: SubmissionId(draft.id.0),
        household: draft.household.id,
        village: draft.household.village.clone(),
        questionnaire: draft.questionnaire.0.clone(),
        questionnaire_version: draft.questionnaire.1,
        year: draft.year,
        visited_on: draft.visited_on,
        members: settled.members,
        answers: settled.answers,
        started: draft.started,
        finalised: time(millis(now.at)),
        elapsed_ms: draft.elapsed_ms,
        location: draft.location,
        correction_of: draft.correction_of.map(|id| SubmissionId(id.0)),
        reason: draft.reason.clone(),
        kept_warnings: draft.kept_warnings.clone(),
    }
}

/// The task to come back on the day that a follow-up names. It has no words of its own: the screen says what it is by
/// the form that it comes from.
fn next_visit(submission: &Submission) -> Option<Task> {
    match submission.answers.get(None, &QuestionId::new(NEXT_VISIT)) {
        Some(Answer::Date(Birth::Date(due))) => Some(Task {
            what: String::new(),
            due: *due,
            set_on: submission.visited_on,
            done_on: None,
            support: None,
            visit: None,
            submission: Some(submission.id),
        }),
        _ => None,
    }
}

/// Writes a submission. One that was sent back and comes from the commune all the same was taken after all.
pub(super) fn put(db: &Connection, submission: &Submission, pull: i64) -> Result<()> {
    db.prepare_cached(include_str!("sql/put_submission.sql"))?.execute(params![
        submission.id.to_string(),
        submission.household.to_string(),
        submission.village.as_str(),
        submission.questionnaire,
        submission.visited_on.to_string(),
        submission.correction_of.map(|id| id.to_string()),
        pull,
        write_json(submission)?,
    ])?;
    Ok(())
}

/// Marks a submission as sent back, or as taken after all.
pub(super) fn set_refused(db: &Connection, id: SubmissionId, refused: bool) -> Result<()> {
    db.prepare_cached(include_str!("sql/refuse_submission.sql"))?.execute(params![id.to_string(), refused])?;
    Ok(())
}

pub(super) fn history(db: &Connection, household: HouseholdId) -> Result<Vec<SubmissionLine>> {
    db.prepare_cached(include_str!("sql/submissions.sql"))?
        .query_and_then([household.to_string()], |row| {
            Ok(SubmissionLine {
                id: parse(&row.get::<_, String>(0)?)?,
                questionnaire: row.get(1)?,
                visited_on: parse(&row.get::<_, String>(2)?)?,
                correction_of: parse_opt(row.get(3)?)?,
                sent: SentState::of(row.get(5)?, row.get(4)?),
            })
        })?
        .collect()
}

/// A request that nobody has answered with a visit yet.
pub(super) struct Request {
    pub household: HouseholdId,
    pub submission: SubmissionId,
    pub questionnaire: String,
}

/// The requests (Mẫu 01, Mẫu 04) since which the household was not visited, oldest first.
pub(super) fn requests(db: &Connection, village: Option<&VillageId>) -> Result<Vec<Request>> {
    let asks = |request: &Request| {
        read::builtin_latest(&request.questionnaire).is_some_and(|questionnaire| questionnaire.purpose.asks())
    };
    let found: Vec<Request> = db
        .prepare_cached(include_str!("sql/requests.sql"))?
        .query_and_then([village.map(VillageId::as_str)], |row| {
            Ok(Request {
                submission: parse(&row.get::<_, String>(0)?)?,
                household: parse(&row.get::<_, String>(1)?)?,
                questionnaire: row.get(2)?,
            })
        })?
        .collect::<Result<_>>()?;
    Ok(found.into_iter().filter(asks).collect())
}

/// What a household asked for last.
#[derive(Debug, Clone, Copy)]
pub(super) struct AskedFor {
    /// The day.
    pub on: NaiveDate,
    /// When the form was finalised.
    pub at: DateTime<Utc>,
    /// The form.
    pub submission: SubmissionId,
}

/// The households that asked before the end of a round's month or year, each with what it asked last.
pub(super) fn asked_for(db: &Connection, village: &VillageId, round: Round) -> Result<BTreeMap<HouseholdId, AskedFor>> {
    let first = NaiveDate::from_ymd_opt(round.year, round.month.unwrap_or(12), 1);
    let Some(after) = first.and_then(|first| first.checked_add_months(Months::new(1))) else {
        return Ok(BTreeMap::new());
    };
    let asks = |questionnaire: &str| {
        read::builtin_latest(questionnaire).is_some_and(|questionnaire| questionnaire.purpose.asks())
    };
    let mut asked: BTreeMap<HouseholdId, AskedFor> = BTreeMap::new();
    let mut statement = db.prepare_cached(include_str!("sql/asked_before.sql"))?;
    let mut rows = statement.query([village.as_str(), &after.to_string()])?;
    while let Some(row) = rows.next()? {
        if asks(&row.get::<_, String>(1)?) {
            let found = AskedFor {
                on: parse(&row.get::<_, String>(2)?)?,
                at: parse(&row.get::<_, String>(3)?)?,
                submission: parse(&row.get::<_, String>(4)?)?,
            };
            let household = parse(&row.get::<_, String>(0)?)?;
            if asked.get(&household).is_none_or(|known| known.at <= found.at) {
                asked.insert(household, found);
            }
        }
    }
    Ok(asked)
}

/// What "last time" was for a form: the answers of the last visit, and over them those of the last form of its kind.
pub(super) fn last_time(db: &Connection, household: HouseholdId, questionnaire: &str) -> Result<Option<Answers>> {
    let visit = visits::latest(db, household)?.map(|visit| visit.answers);
    let record: Option<String> = db
        .prepare_cached(include_str!("sql/last_submission.sql"))?
        .query_row([&household.to_string(), questionnaire], |row| row.get(0))
        .optional()?;
    let Some(submission) = record.as_deref().map(read_json::<Submission>).transpose()? else { return Ok(visit) };
    let mut last = visit.unwrap_or_default();
    last.household.extend(submission.answers.household);
    for (member, answers) in submission.answers.members {
        last.members.entry(member).or_default().extend(answers);
    }
    Ok(Some(last))
}
