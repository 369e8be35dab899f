//! Visits begun. Every answer is one row and one durable transaction: a kill loses at most the answer under the thumb.
//!
//! A draft stays bound to the questionnaire's version that it was begun with. Thrown away it is only set aside, until
//! the household's next finalised visit.

use rusqlite::{Connection, OptionalExtension, params};

use super::columns::{millis, parse, parse_opt, read_json, time, write_json};
use super::ids::Ids;
use super::view::{Draft, DraftLine, Now};
use super::{Result, Store, StoreError, Touched, figures, households, visits};
use crate::domain::answer::{Answer, Answers};
use crate::domain::ids::{HouseholdId, MemberId, QuestionId, VisitId};
use crate::domain::member::Member;
use crate::domain::questionnaire::read;
use crate::domain::visit::Visit;
use chrono::{DateTime, Datelike, Utc};

/// The questionnaire of the yearly review.
const QUESTIONNAIRE: &str = "yearly-review";
/// The standard in force (domain.md section 2: through 2026).
const STANDARD: &str = "nd07-2021";

impl Store {
    pub(super) fn open_draft(&mut self, household: HouseholdId, now: Now) -> Result<Draft> {
        let opened = self.write(|db, touched| {
            let id = match active(db, household)? {
                Some(id) => {
                    // The form was closed in between: that time does not count.
                    db.prepare_cached("UPDATE drafts SET counted_to = ?2 WHERE id = ?1")?
                        .execute(params![id.to_string(), elapsed(&now)])?;
                    id
                }
                None => begin(db, household, None, &now, touched)?,
            };
            read_draft(db, id)
        });
        match opened {
            // On a full disk a draft that is there still opens; only a new one cannot begin.
            Err(StoreError::DiskFull) => {
                let id = active(&self.db, household)?.ok_or(StoreError::DiskFull)?;
                read_draft(&self.db, id)
            }
            opened => opened,
        }
    }

    pub(super) fn draft(&mut self, draft: VisitId) -> Result<Draft> {
        read_draft(&self.db, draft)
    }

    pub(super) fn save_answer(
        &mut self,
        draft: VisitId,
        member: Option<MemberId>,
        question: QuestionId,
        answer: Option<Answer>,
        now: Now,
    ) -> Result<DateTime<Utc>> {
        self.write(|db, _| {
            touch(db, draft, &now)?;
            put_answer(db, draft, member, &question, answer.as_ref())?;
            Ok(now.at)
        })
    }

    pub(super) fn save_members(&mut self, draft: VisitId, members: Vec<Member>, now: Now) -> Result<DateTime<Utc>> {
        let members = write_json(&members)?;
        self.write(|db, _| {
            touch(db, draft, &now)?;
            db.prepare_cached("UPDATE drafts SET members = ?2 WHERE id = ?1")?
                .execute(params![draft.to_string(), members])?;
            Ok(now.at)
        })
    }

    pub(super) fn keep_warning(&mut self, draft: VisitId, key: String, now: Now) -> Result<DateTime<Utc>> {
        self.write(|db, _| {
            touch(db, draft, &now)?;
            let mut kept = read_draft(db, draft)?.kept_warnings;
            kept.insert(key);
            db.prepare_cached("UPDATE drafts SET kept_warnings = ?2 WHERE id = ?1")?
                .execute(params![draft.to_string(), write_json(&kept)?])?;
            Ok(now.at)
        })
    }

    pub(super) fn set_section(&mut self, draft: VisitId, section: u32, now: Now) -> Result<()> {
        self.write(|db, _| {
            touch(db, draft, &now)?;
            db.prepare_cached("UPDATE drafts SET section = ?2 WHERE id = ?1")?
                .execute(params![draft.to_string(), section])?;
            Ok(())
        })
    }

    pub(super) fn discard_draft(&mut self, draft: VisitId) -> Result<()> {
        self.write(|db, touched| {
            let household = db
                .prepare_cached(include_str!("sql/discard_draft.sql"))?
                .query_row([draft.to_string()], |row| row.get::<_, String>(0))
                .optional()?
                .ok_or_else(missing)?;
            touched.households.insert(parse(&household)?);
            Ok(())
        })
    }

    pub(super) fn restore_draft(&mut self, draft: VisitId) -> Result<()> {
        self.write(|db, touched| {
            let household: String = db
                .prepare_cached("SELECT household FROM drafts WHERE id = ?1")?
                .query_row([draft.to_string()], |row| row.get(0))
                .optional()?
                .ok_or_else(missing)?;
            if active(db, parse(&household)?)?.is_some_and(|other| other != draft) {
                return Err(StoreError::invalid("another_draft"));
            }
            db.prepare_cached("UPDATE drafts SET discarded = NULL WHERE id = ?1")?.execute([draft.to_string()])?;
            touched.households.insert(parse(&household)?);
            Ok(())
        })
    }
}

/// Begins a draft; with `corrects`, its answers and members are those of that visit.
pub(super) fn begin(
    db: &Connection,
    household: HouseholdId,
    corrects: Option<&Visit>,
    now: &Now,
    touched: &mut Touched,
) -> Result<VisitId> {
    let stored = households::get_or_missing(db, household)?;
    let questionnaire = read::builtin()
        .into_iter()
        .filter(|questionnaire| questionnaire.id == QUESTIONNAIRE)
        .max_by_key(|questionnaire| questionnaire.version)
        .ok_or_else(|| StoreError::invalid("unknown_questionnaire"))?;
    // The plan's year: the phone's clock may be wrong by years.
    let year = figures::plan(db)?.map_or_else(|| now.today.year(), |plan| plan.year);
    let last = match corrects {
        Some(visit) => visit.answers.clone(),
        None => visits::latest(db, household)?.map_or(stored.household.facts, |visit| visit.answers),
    };
    let members = corrects.map_or(&stored.household.members, |visit| &visit.members);
    let id = VisitId(Ids::new(now).next_id());
    db.prepare_cached(include_str!("sql/begin_draft.sql"))?.execute(params![
        id.to_string(),
        household.to_string(),
        questionnaire.id,
        questionnaire.version,
        STANDARD,
        corrects.map_or(year, |visit| visit.year),
        corrects.map_or(now.today, |visit| visit.visited_on).to_string(),
        write_json(members)?,
        write_json(&last)?,
        write_json(&visits::standing(db, household, year)?)?,
        corrects.map(|visit| visit.id.to_string()),
        millis(now.at),
        elapsed(now),
    ])?;
    if let Some(visit) = corrects {
        put_answers(db, id, &visit.answers)?;
    }
    touched.households.insert(household);
    Ok(id)
}

/// The draft of a household that is not thrown away.
pub(super) fn active(db: &Connection, household: HouseholdId) -> Result<Option<VisitId>> {
    let id: Option<String> = db
        .prepare_cached("SELECT id FROM drafts WHERE household = ?1 AND discarded IS NULL")?
        .query_row([household.to_string()], |row| row.get(0))
        .optional()?;
    parse_opt(id)
}

/// Notes that a draft corrects a visit that was sent back.
pub(super) fn set_correction(db: &Connection, draft: VisitId, corrects: VisitId) -> Result<()> {
    db.prepare_cached("UPDATE drafts SET correction_of = ?2 WHERE id = ?1")?
        .execute(params![draft.to_string(), corrects.to_string()])?;
    Ok(())
}

/// The end of a household's drafts, those thrown away included.
pub(super) fn remove_all(db: &Connection, household: HouseholdId) -> Result<()> {
    db.prepare_cached("DELETE FROM drafts WHERE household = ?1")?.execute([household.to_string()])?;
    Ok(())
}

pub(super) fn read_draft(db: &Connection, id: VisitId) -> Result<Draft> {
    let draft = db
        .prepare_cached(include_str!("sql/draft.sql"))?
        .query_and_then([id.to_string()], |row| draft_row(db, id, row))?
        .next();
    let mut draft = draft.ok_or_else(missing)??;
    draft.answers = answers(db, id)?;
    Ok(draft)
}

/// The visits that spoke for the household when the form was opened.
pub(super) fn supersedes(db: &Connection, id: VisitId) -> Result<Vec<VisitId>> {
    let text: String = db
        .prepare_cached("SELECT supersedes FROM drafts WHERE id = ?1")?
        .query_row([id.to_string()], |row| row.get(0))?;
    read_json(&text)
}

/// Reads the columns `id, started, updated`.
pub(super) fn line(row: &rusqlite::Row<'_>) -> Result<DraftLine> {
    Ok(DraftLine { id: parse(&row.get::<_, String>(0)?)?, started: time(row.get(1)?), updated: time(row.get(2)?) })
}

fn draft_row(db: &Connection, id: VisitId, row: &rusqlite::Row<'_>) -> Result<Draft> {
    let text = |at: usize| row.get::<_, String>(at);
    Ok(Draft {
        id,
        household: households::get_or_missing(db, parse(&text(0)?)?)?.household,
        questionnaire: (text(1)?, row.get(2)?),
        standard: text(3)?,
        year: row.get(4)?,
        visited_on: parse(&text(5)?)?,
        members: read_json(&text(6)?)?,
        answers: Answers::default(),
        last: read_json(&text(7)?)?,
        kept_warnings: read_json(&text(8)?)?,
        correction_of: parse_opt(row.get(9)?)?,
        reason: String::new(),
        reasons: Default::default(),
        class_before: crate::domain::class::Class::Undetermined,
        location: None,
        points: None,
        section: row.get(10)?,
        started: time(row.get(11)?),
        updated: time(row.get(12)?),
        elapsed_ms: u64::try_from(row.get::<_, i64>(13)?).unwrap_or(0),
    })
}

fn answers(db: &Connection, draft: VisitId) -> Result<Answers> {
    let mut answers = Answers::default();
    let mut read = db.prepare_cached("SELECT member, question, answer FROM draft_answers WHERE draft = ?1")?;
    let mut rows = read.query([draft.to_string()])?;
    while let Some(row) = rows.next()? {
        let member: String = row.get(0)?;
        let member = if member.is_empty() { None } else { Some(parse(&member)?) };
        let answer: Answer = read_json(&row.get::<_, String>(2)?)?;
        answers.set(member, QuestionId::new(row.get::<_, String>(1)?), Some(answer));
    }
    Ok(answers)
}

fn put_answers(db: &Connection, draft: VisitId, answers: &Answers) -> Result<()> {
    for (question, answer) in &answers.household {
        put_answer(db, draft, None, question, Some(answer))?;
    }
    for (member, of_member) in &answers.members {
        for (question, answer) in of_member {
            put_answer(db, draft, Some(*member), question, Some(answer))?;
        }
    }
    Ok(())
}

fn put_answer(
    db: &Connection,
    draft: VisitId,
    member: Option<MemberId>,
    question: &QuestionId,
    answer: Option<&Answer>,
) -> Result<()> {
    let member = member.map(|id| id.to_string()).unwrap_or_default();
    match answer {
        Some(answer) => db.prepare_cached(include_str!("sql/put_answer.sql"))?.execute(params![
            draft.to_string(),
            member,
            question.as_str(),
            write_json(answer)?
        ])?,
        None => db
            .prepare_cached("DELETE FROM draft_answers WHERE draft = ?1 AND member = ?2 AND question = ?3")?
            .execute(params![draft.to_string(), member, question.as_str()])?,
    };
    Ok(())
}

/// Notes the time of a change, and counts the time the form was open.
fn touch(db: &Connection, draft: VisitId, now: &Now) -> Result<()> {
    let changed = db.prepare_cached(include_str!("sql/touch_draft.sql"))?.execute(params![
        draft.to_string(),
        millis(now.at),
        elapsed(now)
    ])?;
    if changed == 0 { Err(missing()) } else { Ok(()) }
}

fn elapsed(now: &Now) -> i64 {
    i64::try_from(now.elapsed_ms).unwrap_or(i64::MAX)
}

fn missing() -> StoreError {
    StoreError::NotFound("draft".to_owned())
}
