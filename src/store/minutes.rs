//! Meetings held: a draft becomes minutes with their entry in one transaction; and the village's book of meetings.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;

use super::columns::{millis, time};
use super::ids::Ids;
use super::view::*;
use super::{Result, Store, StoreError, identity, meetings, objections, office, outbox, photos};
use crate::domain::class::Class;
use crate::domain::ids::{HouseholdId, MeetingId, VillageId};
use crate::domain::meeting::{Attendee, Meeting};
use crate::domain::posting::Posting;
use crate::domain::round::Round;
use crate::domain::text::tidy;
use crate::protocol::entry::KIND_MEETING;

impl Store {
    pub(super) fn finalise_meeting(&mut self, meeting: MeetingId, now: Now) -> Result<Meeting> {
        let draft = self.meeting_draft(meeting)?;
        if draft.locked {
            return Err(StoreError::invalid("meeting_locked"));
        }
        if draft.head.held_on > now.today {
            return Err(StoreError::invalid("meeting_held_on"));
        }
        let half = |line: &ToDiscuss| line.voice.counted().is_none() && !line.voice.is_empty();
        if draft.lines.iter().any(half) {
            return Err(StoreError::invalid("meeting_half"));
        }
        self.write(|db, _| {
            let held = minutes_of(db, &draft, &now)?;
            if let Some(field) = held.fault() {
                return Err(StoreError::invalid(&format!("meeting_{field}")));
            }
            put(db, &held, &now)?;
            meetings::remove_all(db, &held.village, held.round)?;
            Ok(held)
        })
    }

    pub(super) fn meeting(&mut self, meeting: MeetingId) -> Result<MeetingLine> {
        let held = get(&self.db, meeting)?;
        let roll = self.roll()?;
        let numbers: BTreeMap<HouseholdId, String> =
            roll.of(Some(&held.village)).map(|line| (line.row.id, line.row.number.clone())).collect();
        let numbers =
            held.ballots.iter().map(|ballot| numbers.get(&ballot.household).cloned().unwrap_or_default()).collect();
        Ok(MeetingLine { numbers, ..line(&self.db, held)? })
    }

    pub(super) fn meeting_book(&mut self, village: VillageId, today: NaiveDate) -> Result<MeetingBook> {
        let year = meetings::year(&self.db, today)?;
        let count = |lines: &[ToDiscuss], which: fn(&&ToDiscuss) -> bool| {
            u32::try_from(lines.iter().filter(which).count()).unwrap_or(u32::MAX)
        };
        let open: fn(&&ToDiscuss) -> bool =
            |line| line.carried_on.or(line.turned_down_on).is_none() && line.class != Class::Undetermined;
        let (lines, asked) = self.for_discussion(&village, Round::yearly(year))?;
        let to_discuss = count(&lines, open);
        let turned_down = count(&lines, |line| line.turned_down_on.is_some());
        let to_discuss_month = count(&self.for_discussion(&village, Round::monthly(year, today.month()))?.0, open);
        let db = &self.db;
        let mut held = office::list::<Meeting>(db, Some(&village), None)?;
        held.sort_by_key(|meeting| std::cmp::Reverse((meeting.held_on, meeting.id)));
        let mut postings = office::list::<Posting>(db, Some(&village), None)?;
        postings.sort_by_key(|posting| std::cmp::Reverse((posting.posted_on, posting.id)));
        Ok(MeetingBook {
            year,
            to_discuss,
            to_discuss_month,
            turned_down,
            asked,
            begun: meetings::begun(db, &village)?,
            meetings: held.into_iter().map(|meeting| line(db, meeting)).collect::<Result<_>>()?,
            postings,
            objections: objections::list(db, &village, None)?,
            closed: meetings::closed(db)?,
            village,
        })
    }
}

/// A meeting held.
pub(super) fn get(db: &Connection, meeting: MeetingId) -> Result<Meeting> {
    office::get(db, &meeting.to_string())?.ok_or_else(|| StoreError::NotFound("meeting".to_owned()))
}

/// Keeps minutes and appends the entry that brings them to the commune.
pub(super) fn put(db: &Connection, meeting: &Meeting, now: &Now) -> Result<()> {
    office::put(db, meeting, 0)?;
    let new = outbox::NewEntry {
        kind: KIND_MEETING,
        record: meeting.id.to_string(),
        household: None,
        base_version: 0,
        body: serde_json::to_string(meeting)?,
    };
    outbox::append(db, new, &mut Ids::new(now), now)
}

fn line(db: &Connection, meeting: Meeting) -> Result<MeetingLine> {
    let sent = outbox::sent_state(db, &meeting.id.to_string())?;
    Ok(MeetingLine {
        photos: photos::of_meeting(db, meeting.id)?,
        rule: meetings::rule(db)?.held(&meeting),
        meeting,
        sent,
        numbers: Vec::new(),
    })
}

fn minutes_of(db: &Connection, draft: &MeetingDraft, now: &Now) -> Result<Meeting> {
    let head = &draft.head;
    // The same name twice is one person named twice.
    let mut named: BTreeMap<String, Attendee> = BTreeMap::new();
    let mut order = Vec::new();
    for attendee in &head.attendees {
        let one = Attendee { name: tidy(&attendee.name), role: tidy(&attendee.role) };
        let key = format!("{}\n{}", one.name, one.role);
        if !one.name.is_empty() && named.insert(key.clone(), one).is_none() {
            order.push(key);
        }
    }
    Ok(Meeting {
        id: draft.id,
        village: draft.village.clone(),
        round: draft.round,
        held_on: head.held_on,
        place: tidy(&head.place),
        chair: tidy(&head.chair),
        secretary: tidy(&head.secretary),
        share: Some(draft.rule.share),
        invited: head.invited,
        attending: head.attending,
        attendees: order.iter().filter_map(|key| named.get(key).cloned()).collect(),
        ballots: meetings::ballots(&draft.lines),
        remarks: head.remarks.trim().to_owned(),
        repeats: draft.repeats,
        corrects_day: draft.corrects_day,
        minutes: Vec::new(),
        by: identity::enrolment(db)?.map(|(enrolment, _)| enrolment.person).unwrap_or_default(),
        finalised: time(millis(now.at)),
    })
}

/// The village of a posting, with the posting.
pub(super) fn posting(db: &Connection, id: &str) -> Result<Posting> {
    office::get(db, id)?.ok_or_else(|| StoreError::NotFound("posting".to_owned()))
}
