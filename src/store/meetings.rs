//! Village meetings being held. Every tap is a row of its own and a durable transaction, as answers of a visit are: a
//! kill loses at most what was under the thumb. There is one meeting begun a village and round.
//!
//! What a meeting becomes when it is finalised is in `minutes`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::columns::{millis, parse, parse_opt, read_json, time, write_json};
use super::ids::Ids;
use super::view::*;
use super::{Result, Store, StoreError, figures, identity, office, outbox, submissions};
use crate::domain::class::Class;
use crate::domain::ids::{HouseholdId, MeetingId, VillageId, VisitId};
use crate::domain::meeting::{Ballot, Meeting, spoken};
use crate::domain::period::Period;
use crate::domain::procedure::{self, MeetingRule, ProcedureChanges};
use crate::domain::review::{Review, Verdict};
use crate::domain::round::Round;
use crate::domain::text::tidy;

impl Store {
    pub(super) fn open_meeting(
        &mut self,
        village: VillageId,
        round: Round,
        from: Option<MeetingId>,
        now: Now,
    ) -> Result<MeetingDraft> {
        let id = self.write(|db, _| match active(db, &village, round)? {
            Some(id) => Ok(id),
            None if locked(db, round)? => Err(StoreError::invalid("meeting_locked")),
            None => begin(db, &village, round, from, &now),
        })?;
        self.meeting_draft(id)
    }

    pub(super) fn meeting_draft(&mut self, meeting: MeetingId) -> Result<MeetingDraft> {
        let row = row(&self.db, meeting)?;
        let rule = rule(&self.db)?;
        // Minutes that correct others are of the same meeting, held under the same share.
        let corrected = corrected(&self.db, row.repeats)?;
        let rule = match &corrected {
            Some(meeting) => rule.held(meeting),
            None => rule,
        };
        let before = corrected.map(|meeting| meeting.held_on);
        let mut voices = voices(&self.db, meeting)?;
        let (lines, asked) = self.for_discussion(&row.village, row.round)?;
        let undetermined = lines.iter().filter(|line| line.class == Class::Undetermined).count();
        // Minutes that correct others speak about the same visits; another meeting does not.
        let again = |line: &ToDiscuss| before.is_some() && line.turned_down_on == before;
        let turned_down = lines.iter().filter(|line| line.turned_down_on.is_some() && !again(line)).count();
        let mut lines: Vec<ToDiscuss> = lines
            .into_iter()
            .filter(|line| line.class != Class::Undetermined && (line.turned_down_on.is_none() || again(line)))
            .collect();
        for line in &mut lines {
            // The voices were about one visit; a corrected one is read out again.
            let said = voices.remove(&line.household).filter(|(visit, _)| *visit == line.visit);
            line.voice = said.map(|(_, voice)| voice).unwrap_or_default();
        }
        Ok(MeetingDraft {
            id: meeting,
            locked: locked(&self.db, row.round)?,
            rule,
            village: row.village,
            round: row.round,
            repeats: row.repeats,
            corrects_day: before.filter(|day| *day != row.head.held_on),
            head: row.head,
            lines,
            undetermined: u32::try_from(undetermined).unwrap_or(u32::MAX),
            turned_down: u32::try_from(turned_down).unwrap_or(u32::MAX),
            asked,
            started: row.started,
            updated: row.updated,
        })
    }

    pub(super) fn save_meeting_head(
        &mut self,
        meeting: MeetingId,
        head: MeetingHead,
        now: Now,
    ) -> Result<DateTime<Utc>> {
        let head = write_json(&head)?;
        self.write(|db, _| {
            let changed = db.prepare_cached(include_str!("sql/put_meeting_head.sql"))?.execute(params![
                meeting.to_string(),
                head,
                millis(now.at)
            ])?;
            if changed == 0 { Err(missing()) } else { Ok(now.at) }
        })
    }

    pub(super) fn save_voice(
        &mut self,
        meeting: MeetingId,
        household: HouseholdId,
        visit: VisitId,
        voice: Voice,
        now: Now,
    ) -> Result<DateTime<Utc>> {
        self.write(|db, _| {
            let touched = db
                .prepare_cached(include_str!("sql/touch_meeting.sql"))?
                .execute(params![meeting.to_string(), millis(now.at)])?;
            if touched == 0 {
                return Err(missing());
            }
            put_voice(db, meeting, household, visit, &voice)?;
            Ok(now.at)
        })
    }

    pub(super) fn discard_meeting(&mut self, meeting: MeetingId) -> Result<()> {
        self.write(|db, _| {
            let changed = db.prepare_cached(include_str!("sql/discard_meeting.sql"))?.execute([meeting.to_string()])?;
            if changed == 0 { Err(missing()) } else { Ok(()) }
        })
    }

    pub(super) fn restore_meeting(&mut self, meeting: MeetingId) -> Result<()> {
        self.write(|db, _| {
            let row = row(db, meeting)?;
            if active(db, &row.village, row.round)?.is_some_and(|other| other != meeting) {
                return Err(StoreError::invalid("another_meeting"));
            }
            db.prepare_cached(include_str!("sql/restore_meeting.sql"))?.execute([meeting.to_string()])?;
            Ok(())
        })
    }

    /// The households of a round, those of undetermined class among them, in the order in which they are discussed; and
    /// how many more there are whose request came after their visit: the commune waits for another one, as here.
    pub(super) fn for_discussion(&mut self, village: &VillageId, round: Round) -> Result<(Vec<ToDiscuss>, u32)> {
        let asked = submissions::asked_for(&self.db, village, round)?;
        let (meetings, rule) = (counted(&self.db, village, round)?, rule(&self.db)?);
        let sent_back: BTreeSet<VisitId> = office::list::<Review>(&self.db, Some(village), None)?
            .into_iter()
            .filter(|review| review.verdict == Verdict::SentBack)
            .map(|review| review.visit)
            .collect();
        let speaking = speaking(&self.db, village)?;
        // What this phone wrote stands in its log in order, whatever its clock said; of others there are their clocks.
        let mut late: BTreeSet<HouseholdId> = BTreeSet::new();
        for (household, asked) in &asked {
            let Some(Speaking { visit, finalised, .. }) = speaking.get(household) else { continue };
            let wrote = outbox::wrote_after(&self.db, &asked.submission.to_string(), &visit.to_string())?;
            if wrote.unwrap_or(asked.at > *finalised) {
                late.insert(*household);
            }
        }
        let mut lines = Vec::new();
        let mut waiting = 0_u32;
        for line in self.roll()?.of(Some(village)) {
            let id = line.row.id;
            let Some(Speaking { visit, class, before, recognised_on, .. }) = speaking.get(&id).copied() else {
                continue;
            };
            // What was decided since is answered.
            let asked = asked.get(&id).filter(|asked| recognised_on.is_none_or(|on| on < asked.on));
            if !round.is_yearly() && asked.is_none() {
                continue;
            }
            // A visit from before it asked answers nothing.
            if asked.is_some() && late.contains(&id) {
                waiting = waiting.saturating_add(1);
                continue;
            }
            let spoken = spoken(&meetings, rule.share, id, visit);
            let carries = |(meeting, ballot): &(&Meeting, &Ballot)| meeting.carries(ballot, rule.share);
            lines.push(ToDiscuss {
                household: id,
                number: line.row.number.clone(),
                head: line.row.head.clone(),
                head_sex: line.row.head_sex,
                visit,
                class,
                before,
                sent_back: sent_back.contains(&visit),
                carried_on: spoken.filter(carries).map(|(meeting, _)| meeting.held_on),
                turned_down_on: spoken.filter(|one| !carries(one)).map(|(meeting, _)| meeting.held_on),
                voice: Voice::default(),
            });
        }
        // By number already.
        lines.sort_by_key(|line| (line.carried_on.is_some(), line.sent_back));
        Ok((lines, waiting))
    }
}

/// A meeting begun, as its row has it.
pub(super) struct Row {
    pub village: VillageId,
    pub round: Round,
    pub repeats: Option<MeetingId>,
    pub head: MeetingHead,
    pub started: DateTime<Utc>,
    pub updated: DateTime<Utc>,
}

pub(super) fn row(db: &Connection, meeting: MeetingId) -> Result<Row> {
    db.prepare_cached(include_str!("sql/meeting_draft.sql"))?
        .query_and_then([meeting.to_string()], |row| {
            Ok(Row {
                village: VillageId::new(row.get::<_, String>(0)?),
                round: parse(&row.get::<_, String>(1)?)?,
                repeats: parse_opt(row.get(2)?)?,
                head: read_json(&row.get::<_, String>(3)?)?,
                started: time(row.get(4)?),
                updated: time(row.get(5)?),
            })
        })?
        .next()
        .ok_or_else(missing)?
}

/// The end of a round's drafts, those thrown away included.
pub(super) fn remove_all(db: &Connection, village: &VillageId, round: Round) -> Result<()> {
    db.prepare_cached(include_str!("sql/remove_meeting_drafts.sql"))?
        .execute([village.as_str(), &round.to_string()])?;
    Ok(())
}

/// Meetings begun in a village.
pub(super) fn begun(db: &Connection, village: &VillageId) -> Result<Vec<MeetingBegun>> {
    db.prepare_cached(include_str!("sql/meetings_begun.sql"))?
        .query_and_then([village.as_str()], |row| {
            let head: MeetingHead = read_json(&row.get::<_, String>(2)?)?;
            Ok(MeetingBegun {
                id: parse(&row.get::<_, String>(0)?)?,
                round: parse(&row.get::<_, String>(1)?)?,
                held_on: head.held_on,
                counted: row.get(3)?,
            })
        })?
        .collect()
}

/// The rounds that are closed.
pub(super) fn closed(db: &Connection) -> Result<BTreeSet<Round>> {
    let periods = office::list::<Period>(db, None, None)?;
    Ok(periods.into_iter().filter(|period| period.locked).map(|period| period.round).collect())
}

pub(super) fn locked(db: &Connection, round: Round) -> Result<bool> {
    Ok(office::get::<Period>(db, &round.to_string())?.is_some_and(|period| period.locked))
}

/// Households with voices by the meeting's lines, as they become ballots.
pub(super) fn ballots(lines: &[ToDiscuss]) -> Vec<Ballot> {
    let ballot = |line: &ToDiscuss| {
        let (agree, disagree) = line.voice.counted()?;
        Some(Ballot {
            household: line.household,
            head: line.head.clone(),
            visit: line.visit,
            class: line.class,
            agree,
            disagree,
            remark: tidy(&line.voice.remark),
        })
    };
    lines.iter().filter_map(ballot).collect()
}

fn begin(db: &Connection, village: &VillageId, round: Round, from: Option<MeetingId>, now: &Now) -> Result<MeetingId> {
    let id = MeetingId(Ids::new(now).next_id());
    let earlier = match from {
        Some(from) => office::get::<Meeting>(db, &from.to_string())?,
        None => None,
    };
    let refused = match &earlier {
        Some(meeting) => outbox::sent_state(db, &meeting.id.to_string())? == SentState::Refused,
        None => false,
    };
    let head = match &earlier {
        // Minutes that were refused are written again, and those that were mistyped anew: of the same meeting.
        Some(meeting) => MeetingHead {
            held_on: meeting.held_on,
            place: meeting.place.clone(),
            chair: meeting.chair.clone(),
            secretary: meeting.secretary.clone(),
            invited: meeting.invited,
            attending: meeting.attending,
            attendees: meeting.attendees.clone(),
            remarks: meeting.remarks.clone(),
        },
        None => likely_head(db, village, now)?,
    };
    db.prepare_cached(include_str!("sql/begin_meeting.sql"))?.execute(params![
        id.to_string(),
        village.as_str(),
        round.to_string(),
        earlier.as_ref().filter(|_| !refused).map(|meeting| meeting.id.to_string()),
        write_json(&head)?,
        millis(now.at),
    ])?;
    for ballot in earlier.into_iter().flat_map(|meeting| meeting.ballots) {
        let voice = Voice { agree: Some(ballot.agree), disagree: Some(ballot.disagree), remark: ballot.remark.clone() };
        put_voice(db, id, ballot.household, ballot.visit, &voice)?;
    }
    Ok(id)
}

/// The minutes that others correct.
fn corrected(db: &Connection, repeats: Option<MeetingId>) -> Result<Option<Meeting>> {
    repeats.map_or(Ok(None), |id| office::get::<Meeting>(db, &id.to_string()))
}

/// Who chaired and wrote last time is the likeliest; who comes is counted anew.
fn likely_head(db: &Connection, village: &VillageId, now: &Now) -> Result<MeetingHead> {
    let last = latest(db, village)?;
    Ok(MeetingHead {
        held_on: now.today,
        place: last.as_ref().map(|meeting| meeting.place.clone()).unwrap_or_default(),
        chair: match &last {
            Some(meeting) => meeting.chair.clone(),
            // The village head chairs (domain.md section 3).
            None => identity::enrolment(db)?.map(|(enrolment, _)| enrolment.person).unwrap_or_default(),
        },
        secretary: last.map(|meeting| meeting.secretary).unwrap_or_default(),
        invited: 0,
        attending: 0,
        attendees: Vec::new(),
        remarks: String::new(),
    })
}

fn active(db: &Connection, village: &VillageId, round: Round) -> Result<Option<MeetingId>> {
    let id: Option<String> = db
        .prepare_cached(include_str!("sql/active_meeting.sql"))?
        .query_row([village.as_str(), &round.to_string()], |row| row.get(0))
        .optional()?;
    parse_opt(id)
}

fn put_voice(db: &Connection, meeting: MeetingId, household: HouseholdId, visit: VisitId, voice: &Voice) -> Result<()> {
    let (meeting, household) = (meeting.to_string(), household.to_string());
    if voice.is_empty() {
        db.prepare_cached(include_str!("sql/take_voice_back.sql"))?.execute([meeting, household])?;
    } else {
        db.prepare_cached(include_str!("sql/put_voice.sql"))?.execute(params![
            meeting,
            household,
            visit.to_string(),
            write_json(voice)?
        ])?;
    }
    Ok(())
}

fn voices(db: &Connection, meeting: MeetingId) -> Result<BTreeMap<HouseholdId, (VisitId, Voice)>> {
    db.prepare_cached(include_str!("sql/voices.sql"))?
        .query_and_then([meeting.to_string()], |row| {
            let visit = parse(&row.get::<_, String>(1)?)?;
            Ok((parse(&row.get::<_, String>(0)?)?, (visit, read_json(&row.get::<_, String>(2)?)?)))
        })?
        .collect()
}

/// The visit that speaks for a household.
#[derive(Debug, Clone, Copy)]
struct Speaking {
    visit: VisitId,
    class: Class,
    /// The class recognised so far, and since when.
    before: Class,
    recognised_on: Option<NaiveDate>,
    finalised: DateTime<Utc>,
}

fn speaking(db: &Connection, village: &VillageId) -> Result<BTreeMap<HouseholdId, Speaking>> {
    db.prepare_cached(include_str!("sql/speaking.sql"))?
        .query_and_then([village.as_str()], |row| {
            let class = |at: usize| super::columns::variant(&row.get::<_, String>(at)?);
            let speaking = Speaking {
                visit: parse(&row.get::<_, String>(1)?)?,
                class: class(2)?,
                before: class(3)?,
                recognised_on: parse_opt(row.get(4)?)?,
                finalised: parse(&row.get::<_, String>(5)?)?,
            };
            Ok((parse(&row.get::<_, String>(0)?)?, speaking))
        })?
        .collect()
}

/// How many must agree, as the office has it.
pub(super) fn rule(db: &Connection) -> Result<MeetingRule> {
    let changes = office::get::<ProcedureChanges>(db, procedure::ID)?.unwrap_or_default();
    MeetingRule::of(&changes).map_err(|error| StoreError::Other(error.to_string()))
}

/// The meetings of a round, but for those that the commune refused.
fn counted(db: &Connection, village: &VillageId, round: Round) -> Result<Vec<Meeting>> {
    let mut counted = Vec::new();
    for meeting in office::list::<Meeting>(db, Some(village), None)? {
        if meeting.round == round && outbox::sent_state(db, &meeting.id.to_string())? != SentState::Refused {
            counted.push(meeting);
        }
    }
    Ok(counted)
}

/// The households of a village whose visit a meeting turned down and that nobody has visited since.
pub(super) fn turned_down(db: &Connection, village: &VillageId) -> Result<Vec<(HouseholdId, Meeting, Ballot)>> {
    let rule = rule(db)?;
    let rounds: BTreeSet<Round> =
        office::list::<Meeting>(db, Some(village), None)?.into_iter().map(|meeting| meeting.round).collect();
    let mut found = Vec::new();
    for round in rounds.difference(&closed(db)?) {
        let meetings = counted(db, village, *round)?;
        for (household, speaking) in speaking(db, village)? {
            let Some((meeting, ballot)) = spoken(&meetings, rule.share, household, speaking.visit) else { continue };
            if !meeting.carries(ballot, rule.share) {
                found.push((household, meeting.clone(), ballot.clone()));
            }
        }
    }
    Ok(found)
}

/// The meeting of a village that was held last.
fn latest(db: &Connection, village: &VillageId) -> Result<Option<Meeting>> {
    let meetings = office::list::<Meeting>(db, Some(village), None)?;
    Ok(meetings.into_iter().max_by_key(|meeting| (meeting.held_on, meeting.id)))
}

/// The year of the rounds: the plan's, since the phone's clock may be wrong by years.
pub(super) fn year(db: &Connection, today: NaiveDate) -> Result<i32> {
    Ok(figures::year(db)?.unwrap_or_else(|| today.year()))
}

fn missing() -> StoreError {
    StoreError::NotFound("meeting".to_owned())
}
