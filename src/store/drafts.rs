//! Visits begun. Every answer is one row and one durable transaction: a kill loses at most the answer under the thumb.
//!
//! A draft stays bound to the questionnaire's version that it was begun with. Thrown away it is only set aside, until
//! the household's next finalised form of that questionnaire. There is one open draft a household and questionnaire.

use rusqlite::{Connection, OptionalExtension, params};

use super::columns::{millis, parse, parse_opt, read_json, time, variant, write_json};
use super::corrections::Wrong;
use super::ids::Ids;
use super::view::{Draft, DraftLine, Now, SentState};
use super::{Result, Store, StoreError, Touched, figures, households, office, outbox, points, submissions, visits};
use crate::domain::answer::{Answer, Answers};
use crate::domain::household::Location;
use crate::domain::ids::{HouseholdId, MemberId, QuestionId, VisitId};
use crate::domain::member::Member;
use crate::domain::questionnaire::read;
use crate::domain::review::{Review, Verdict};
use crate::domain::standard;
use crate::domain::text::tidy;
use chrono::{DateTime, Datelike, Utc};

/// The questionnaire of the yearly review.
pub(super) const REVIEW: &str = "yearly-review";
/// The standard of a year that none of the app's is in force through (domain.md section 2: through 2026).
const STANDARD: &str = "nd07-2021";

/// What a new draft begins from.
pub(super) struct Begin<'a> {
    pub household: HouseholdId,
    /// Id of the questionnaire.
    pub questionnaire: &'a str,
    /// The form to correct, and why.
    pub corrects: Option<(&'a Wrong, &'a str)>,
}

impl Store {
    pub(super) fn open_draft(&mut self, household: HouseholdId, now: Now) -> Result<Draft> {
        self.open_form(household, REVIEW.to_owned(), now)
    }

    pub(super) fn open_form(&mut self, household: HouseholdId, questionnaire: String, now: Now) -> Result<Draft> {
        let opened = self.write(|db, touched| {
            let id = match active(db, household, &questionnaire)? {
                Some(id) => {
                    // The form was closed in between: that time does not count.
                    db.prepare_cached(include_str!("sql/reopen_draft.sql"))?
                        .execute(params![id.to_string(), elapsed(&now)])?;
                    id
                }
                None => begin(db, &Begin { household, questionnaire: &questionnaire, corrects: None }, &now, touched)?,
            };
            read_draft(db, id)
        });
        match opened {
            // On a full disk a draft that is there still opens; only a new one cannot begin.
            Err(StoreError::DiskFull) => {
                let id = active(&self.db, household, &questionnaire)?.ok_or(StoreError::DiskFull)?;
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
            db.prepare_cached(include_str!("sql/put_members.sql"))?.execute(params![draft.to_string(), members])?;
            Ok(now.at)
        })
    }

    pub(super) fn keep_warning(&mut self, draft: VisitId, key: String, now: Now) -> Result<DateTime<Utc>> {
        self.write(|db, _| {
            touch(db, draft, &now)?;
            let mut kept = read_draft(db, draft)?.kept_warnings;
            kept.insert(key);
            db.prepare_cached(include_str!("sql/put_kept_warnings.sql"))?
                .execute(params![draft.to_string(), write_json(&kept)?])?;
            Ok(now.at)
        })
    }

    pub(super) fn save_reason(
        &mut self,
        draft: VisitId,
        key: String,
        reason: String,
        now: Now,
    ) -> Result<DateTime<Utc>> {
        let reason = tidy(&reason);
        self.write(|db, _| {
            touch(db, draft, &now)?;
            let mut reasons = read_draft(db, draft)?.reasons;
            if reason.is_empty() {
                reasons.remove(&key);
            } else {
                reasons.insert(key, reason);
            }
            db.prepare_cached(include_str!("sql/put_reasons.sql"))?
                .execute(params![draft.to_string(), write_json(&reasons)?])?;
            Ok(now.at)
        })
    }

    pub(super) fn set_location(
        &mut self,
        draft: VisitId,
        location: Option<Location>,
        now: Now,
    ) -> Result<DateTime<Utc>> {
        // A place that is on no map is none.
        let location = location.filter(Location::is_on_earth).map(|place| write_json(&place)).transpose()?;
        self.write(|db, _| {
            touch(db, draft, &now)?;
            db.prepare_cached(include_str!("sql/put_location.sql"))?.execute(params![draft.to_string(), location])?;
            Ok(now.at)
        })
    }

    pub(super) fn set_section(&mut self, draft: VisitId, section: u32, now: Now) -> Result<()> {
        self.write(|db, _| {
            touch(db, draft, &now)?;
            db.prepare_cached(include_str!("sql/put_section.sql"))?.execute(params![draft.to_string(), section])?;
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
            let (household, questionnaire): (String, String) = db
                .prepare_cached(include_str!("sql/draft_form.sql"))?
                .query_row([draft.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?
                .ok_or_else(missing)?;
            let household = parse(&household)?;
            if active(db, household, &questionnaire)?.is_some_and(|other| other != draft) {
                return Err(StoreError::invalid("another_draft"));
            }
            db.prepare_cached(include_str!("sql/restore_draft.sql"))?.execute([draft.to_string()])?;
            touched.households.insert(household);
            Ok(())
        })
    }
}

/// Begins a draft; where it corrects a form, its answers and members are those of that form.
pub(super) fn begin(db: &Connection, begin: &Begin<'_>, now: &Now, touched: &mut Touched) -> Result<VisitId> {
    let household = begin.household;
    let stored = households::get_or_missing(db, household)?;
    let corrects = begin.corrects.map(|(wrong, _)| wrong);
    let questionnaire = corrects
        .and_then(|wrong| read::builtin_version(&wrong.questionnaire, wrong.version))
        .or_else(|| read::builtin_latest(begin.questionnaire))
        .ok_or_else(|| StoreError::invalid("unknown_questionnaire"))?;
    // The plan's year: the phone's clock may be wrong by years.
    let of_plan = figures::plan(db)?.map(|plan| plan.year);
    let year = match corrects {
        // What the commune refused is written again for the year in work.
        Some(wrong) if is_refused(db, &wrong.id.to_string())? => of_plan.unwrap_or(wrong.year).max(wrong.year),
        Some(wrong) => wrong.year,
        None => of_plan.unwrap_or_else(|| now.today.year()),
    };
    let standard = corrects
        .filter(|wrong| wrong.year == year)
        .and_then(|wrong| standard::builtin_by_id(wrong.standard.as_deref()?))
        .map_or_else(|| standard_of(year), |standard| standard.id);
    let last = match corrects {
        Some(wrong) => wrong.answers.clone(),
        None => submissions::last_time(db, household, &questionnaire.id)?.unwrap_or(stored.household.facts),
    };
    let members = corrects.map_or(&stored.household.members, |wrong| &wrong.members);
    let points = match corrects {
        Some(wrong) => points::named_in(&wrong.answers),
        None => points::in_force(db)?,
    };
    let id = VisitId(Ids::new(now).next_id());
    db.prepare_cached(include_str!("sql/begin_draft.sql"))?.execute(params![
        id.to_string(),
        household.to_string(),
        questionnaire.id,
        questionnaire.version,
        standard,
        year,
        corrects.map_or(now.today, |wrong| wrong.visited_on).to_string(),
        write_json(members)?,
        write_json(&last)?,
        write_json(&visits::standing(db, household, year)?)?,
        corrects.map(|wrong| wrong.id.to_string()),
        millis(now.at),
        elapsed(now),
        begin.corrects.map(|(_, reason)| reason).unwrap_or_default(),
        visits::class_now(db, household)?.unwrap_or(stored.household.class_official).code(),
        points,
    ])?;
    if let Some(wrong) = corrects {
        put_answers(db, id, &wrong.answers)?;
    }
    touched.households.insert(household);
    Ok(id)
}

/// Carries what was begun and not finalised into the year whose plan has come: its old year is closed, and the commune
/// would take it no more. What corrects a visit that the commune has stays a visit of that visit's year.
pub(super) fn follow_year(db: &Connection, year: i32) -> Result<()> {
    let mut read = db.prepare_cached(include_str!("sql/drafts_of_earlier_years.sql"))?;
    let rows = read.query_and_then(params![REVIEW, year], |row| {
        let (household, corrects): (String, Option<String>) = (row.get(1)?, row.get(2)?);
        Ok((row.get::<_, String>(0)?, parse(&household)?, corrects))
    })?;
    let drafts: Vec<(String, HouseholdId, Option<String>)> = rows.collect::<Result<_>>()?;
    for (id, household, corrects) in drafts {
        if corrects.as_deref().map(|visit| is_refused(db, visit)).transpose()?.unwrap_or(true) {
            // A draft outlives its household, which the commune may have taken off this phone.
            let Some(stored) = households::get(db, household)? else { continue };
            db.prepare_cached(include_str!("sql/put_draft_year.sql"))?.execute(params![
                id,
                year,
                standard_of(year),
                write_json(&visits::standing(db, household, year)?)?,
                visits::class_now(db, household)?.unwrap_or(stored.household.class_official).code(),
            ])?;
        }
    }
    Ok(())
}

/// Whether the commune refused a form: it never was one of its year.
fn is_refused(db: &Connection, record: &str) -> Result<bool> {
    Ok(outbox::sent_state(db, record)? == SentState::Refused)
}

fn standard_of(year: i32) -> String {
    standard::for_year(year).map_or_else(|| STANDARD.to_owned(), |standard| standard.id)
}

/// The draft of a household's form that is not thrown away.
pub(super) fn active(db: &Connection, household: HouseholdId, questionnaire: &str) -> Result<Option<VisitId>> {
    let id: Option<String> = db
        .prepare_cached(include_str!("sql/active_draft.sql"))?
        .query_row([&household.to_string(), questionnaire], |row| row.get(0))
        .optional()?;
    parse_opt(id)
}

/// The end of a household's drafts of a form, those thrown away included.
pub(super) fn remove_all(db: &Connection, household: HouseholdId, questionnaire: &str) -> Result<()> {
    db.prepare_cached(include_str!("sql/remove_drafts.sql"))?.execute([&household.to_string(), questionnaire])?;
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
    let text: String =
        db.prepare_cached(include_str!("sql/supersedes.sql"))?.query_row([id.to_string()], |row| row.get(0))?;
    read_json(&text)
}

/// Reads the columns `id, started, updated, questionnaire`.
pub(super) fn line(row: &rusqlite::Row<'_>) -> Result<(String, DraftLine)> {
    let line =
        DraftLine { id: parse(&row.get::<_, String>(0)?)?, started: time(row.get(1)?), updated: time(row.get(2)?) };
    Ok((row.get(3)?, line))
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
        reason: text(14)?,
        review: review_of(db, parse(&text(0)?)?, parse_opt(row.get(9)?)?)?,
        reasons: read_json(&text(15)?)?,
        class_before: variant(&text(16)?)?,
        location: row.get::<_, Option<String>>(17)?.as_deref().map(read_json).transpose()?,
        points: row.get::<_, Option<String>>(18)?.map(|name| points::by_name(db, &name)).transpose()?.flatten(),
        section: row.get(10)?,
        started: time(row.get(11)?),
        updated: time(row.get(12)?),
        elapsed_ms: u64::try_from(row.get::<_, i64>(13)?).unwrap_or(0),
    })
}

/// What the office said of the visit that a draft corrects.
fn review_of(db: &Connection, household: HouseholdId, corrects: Option<VisitId>) -> Result<Option<Review>> {
    let Some(corrects) = corrects else { return Ok(None) };
    let reviews = office::list::<Review>(db, None, Some(household))?;
    let asks = |review: &Review| review.verdict == Verdict::SentBack && review.to_mend() == corrects;
    Ok(reviews.into_iter().find(asks))
}

pub(super) fn answers(db: &Connection, draft: VisitId) -> Result<Answers> {
    let mut answers = Answers::default();
    let mut read = db.prepare_cached(include_str!("sql/answers.sql"))?;
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
        None => db.prepare_cached(include_str!("sql/take_answer_back.sql"))?.execute(params![
            draft.to_string(),
            member,
            question.as_str()
        ])?,
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
