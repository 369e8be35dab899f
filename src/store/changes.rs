//! What the commune sends: records and cursor in one transaction, and where sync stands.
//!
//! A pull never overwrites an edit that waits: the commune's record becomes the new base, and what the phone shows is
//! the three-way merge of both. Whoever was away during a full pull is taken off at its last page, not before, so a
//! pull that breaks off leaves everything in place.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::columns::{millis, parse, variant, variant_code};
use super::households::{self, Stored};
use super::view::{ChangesApplied, SyncState};
use super::{APP, Result, Store, Touched, figures, identity, office, outbox, points, receipts, submissions, visits};
use crate::domain::household::Household;
use crate::domain::ids::VillageId;
use crate::domain::merge::merge;
use crate::protocol::changes::{Changes, Record};
use crate::protocol::error::Code;
use chrono::{DateTime, Utc};

impl Store {
    pub(super) fn apply_changes(&mut self, changes: Changes) -> Result<ChangesApplied> {
        self.write(|db, touched| apply(db, &changes, touched))
    }

    pub(super) fn sync_state(&mut self) -> Result<SyncState> {
        let db = &self.db;
        let enrolled = identity::enrolment(db)?;
        let chain = enrolled.as_ref().map_or(1, |(_, chain)| *chain);
        let first: Option<i64> =
            db.prepare_cached(include_str!("sql/first_waiting.sql"))?.query_row([chain], |row| row.get(0))?;
        let (cursor, full_pull, stopped): (Option<String>, bool, Option<String>) = db
            .prepare_cached(include_str!("sql/sync_state.sql"))?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(SyncState {
            enrolment: enrolled.map(|(enrolment, _)| enrolment),
            waiting: outbox::waiting(db)?,
            first_waiting: first.and_then(|seq| u64::try_from(seq).ok()),
            cursor,
            full_pull,
            stopped: stopped.as_deref().map(variant).transpose()?,
        })
    }

    pub(super) fn note_sync(&mut self, at: DateTime<Utc>, agreed: Option<bool>) -> Result<()> {
        self.write(|db, _| {
            db.prepare_cached(include_str!("sql/note_sync.sql"))?.execute(params![millis(at), agreed])?;
            if agreed.is_some() {
                db.prepare_cached(include_str!("sql/note_agreed.sql"))?.execute([agreed])?;
            }
            Ok(())
        })
    }

    pub(super) fn begin_full_pull(&mut self) -> Result<()> {
        self.write(|db, _| begin_full_pull(db))
    }

    /// Another version of the app knows kinds of record that the one before passed over: everything is asked for once.
    pub(super) fn ask_for_what_was_passed_over(&mut self, app: &str) -> Result<()> {
        let before: bool =
            self.db.prepare_cached(include_str!("sql/passed_over_before.sql"))?.query_row([app], |row| row.get(0))?;
        if !before {
            return Ok(());
        }
        self.write(|db, _| {
            note_passed_over(db, None)?;
            begin_full_pull(db)
        })
    }

    pub(super) fn start_over(&mut self, expected_seq: Option<u64>) -> Result<()> {
        self.write(|db, touched| {
            if let (Some(from), Some((_, chain))) = (expected_seq, identity::enrolment(db)?) {
                outbox::wait_again(db, chain, from)?;
                touched.all = true;
            }
            begin_full_pull(db)
        })
    }

    pub(super) fn stop(&mut self, code: Code) -> Result<()> {
        self.write(|db, _| set_stopped(db, Some(code)))
    }

    pub(super) fn resume(&mut self) -> Result<()> {
        self.write(|db, _| set_stopped(db, None))
    }
}

pub(super) fn begin_full_pull(db: &Connection) -> Result<()> {
    db.execute(include_str!("sql/begin_full_pull.sql"), [])?;
    // A commune that was restored may lack photos; where it has them, asking costs one question each.
    db.execute(include_str!("sql/ask_for_photos.sql"), [])?;
    Ok(())
}

fn note_passed_over(db: &Connection, app: Option<&str>) -> Result<()> {
    db.prepare_cached(include_str!("sql/note_passed_over.sql"))?.execute([app])?;
    Ok(())
}

pub(super) fn set_stopped(db: &Connection, code: Option<Code>) -> Result<()> {
    let code = code.map(|code| variant_code(&code)).transpose()?;
    db.prepare_cached(include_str!("sql/set_stopped.sql"))?.execute([code])?;
    Ok(())
}

fn apply(db: &Connection, changes: &Changes, touched: &mut Touched) -> Result<ChangesApplied> {
    let (pull, full): (i64, bool) =
        db.prepare_cached(include_str!("sql/pull.sql"))?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut applied = ChangesApplied::default();
    for record in &changes.records {
        applied.records += 1;
        match record {
            Record::Household { version, household } => take_household(db, *version, household, pull, full, touched)?,
            Record::Visit { visit } => visits::put(db, visit, pull, touched)?,
            Record::Plan { plan } => figures::put_plan(db, plan, touched)?,
            Record::Submission { submission } => {
                submissions::put(db, submission, pull)?;
                touched.households.insert(submission.household);
            }
            Record::Points { table } => points::put(db, table, pull)?,
            Record::Review { review } => {
                office::put(db, review.as_ref(), pull)?;
                touched.households.insert(review.household);
            }
            // A photo of its minutes that waits is not forgotten for what the commune had before.
            Record::Meeting { meeting } if outbox::has_waiting(db, &meeting.id.to_string())? => {}
            Record::Meeting { meeting } => office::put(db, meeting.as_ref(), pull)?,
            Record::Posting { posting } => office::put(db, posting.as_ref(), pull)?,
            Record::Objection { objection } => office::put(db, objection.as_ref(), pull)?,
            Record::Period { period } => office::put(db, period.as_ref(), pull)?,
            Record::Procedure { procedure } => office::put(db, procedure.as_ref(), pull)?,
            Record::Entry { id, outcome } => receipts::change_of_mind(db, *id, outcome, touched)?,
            Record::Unknown => {
                applied.records -= 1;
                applied.skipped += 1;
            }
        }
    }
    if applied.skipped > 0 {
        note_passed_over(db, Some(APP))?;
    }
    if let (false, Some(villages)) = (changes.more, &changes.villages) {
        identity::take_villages(db, villages, touched)?;
    }
    let end_of_full = full && !changes.more;
    db.prepare_cached(include_str!("sql/set_cursor.sql"))?.execute(params![changes.next.0, full && !end_of_full])?;
    if end_of_full {
        remove_absent(db, pull, touched)?;
    }
    if !changes.more && outbox::waiting(db)? == 0 && !changes.digests.is_empty() {
        applied.differing = differing(db, changes)?;
        applied.agreed = Some(applied.differing.is_empty());
    }
    Ok(applied)
}

fn take_household(
    db: &Connection,
    version: u64,
    commune: &Household,
    pull: i64,
    full: bool,
    touched: &mut Touched,
) -> Result<()> {
    let before = households::get(db, commune.id)?;
    if let Some(before) = &before {
        figures::forget(db, &before.household.village)?;
        if version < before.version && !full {
            // A page that came twice: the phone is past it.
            return Ok(());
        }
    }
    let taken = match before {
        Some(before) if outbox::has_waiting_edit(db, commune.id)? => {
            let base = before.base.as_ref().unwrap_or(&before.household);
            // A record that this version cannot merge keeps the phone's edit in view; the commune merges it anyway.
            let shown =
                merge(base, commune, &before.household).map_or(before.household.clone(), |merged| merged.household);
            Stored { household: shown, version, base: Some(commune.clone()), held: true, pull }
        }
        _ => Stored { household: commune.clone(), version, base: None, held: true, pull },
    };
    households::put(db, &taken, touched)?;
    figures::forget(db, &commune.village)?;
    // Visits may have come before their household.
    visits::refresh_current(db, commune.id, touched)
}

/// Takes off what a full pull no longer brought. What waits stays, and so does what was refused or has a draft.
fn remove_absent(db: &Connection, pull: i64, touched: &mut Touched) -> Result<()> {
    db.prepare_cached(include_str!("sql/remove_visits.sql"))?.execute([pull])?;
    db.prepare_cached(include_str!("sql/remove_submissions.sql"))?.execute([pull])?;
    db.prepare_cached(include_str!("sql/remove_points.sql"))?.execute([pull])?;
    db.prepare_cached(include_str!("sql/remove_office_records.sql"))?.execute([pull])?;
    db.prepare_cached(include_str!("sql/hide_households.sql"))?.execute([pull])?;
    db.prepare_cached(include_str!("sql/remove_households.sql"))?.execute([pull])?;
    db.execute(include_str!("sql/forget_progress.sql"), [])?;
    let ids: Vec<String> = db
        .prepare(include_str!("sql/household_ids.sql"))?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for id in ids {
        visits::refresh_current(db, parse(&id)?, touched)?;
    }
    touched.all = true;
    Ok(())
}

/// The phone's villages whose digest is not the commune's at this very cursor.
fn differing(db: &Connection, changes: &Changes) -> Result<Vec<VillageId>> {
    let mine = figures::digests(db)?;
    let villages: BTreeSet<&VillageId> = mine.keys().filter(|village| changes.digests.contains_key(*village)).collect();
    Ok(villages.into_iter().filter(|village| mine.get(*village) != changes.digests.get(*village)).cloned().collect())
}
