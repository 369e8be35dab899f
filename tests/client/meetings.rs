//! A village meeting on the phone: begun, counted, finalised, refused, repeated; objections; photos of the minutes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::Utc;
use so_thon::domain::class::Class;
use so_thon::domain::ids::{AttachmentId, MeetingId, PostingId, VisitId};
use so_thon::domain::meeting::{Attendee, Meeting};
use so_thon::domain::period::Period;
use so_thon::domain::posting::{Objection, Posting};
use so_thon::domain::procedure::{OwnValue, ProcedureChanges};
use so_thon::domain::round::Round;
use so_thon::protocol::attachment;
use so_thon::protocol::changes::{Changes, Cursor, Record};
use so_thon::protocol::entry::{KIND_MEETING, KIND_OBJECTION};
use so_thon::protocol::error::Code;
use so_thon::protocol::receipt::Outcome;
use so_thon::store::{
    DueWhy, MeetingDraft, MeetingHead, NewObjection, PhotoState, Picture, SentState, StoreError, ToDiscuss, Voice,
};
use uuid::Uuid;

use crate::phone::{Phone, ask, day, household, household_id, receipt_for, sent_back, sign, village};

const YEAR: Round = Round::yearly(2026);

/// The smallest thing that begins as a JPEG does.
pub fn picture(letter: u8, size: usize) -> Picture {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0];
    bytes.resize(size, letter);
    Picture { media_type: "image/jpeg".to_owned(), base64: STANDARD.encode(bytes) }
}

impl Phone {
    pub fn meet(&mut self, from: Option<MeetingId>) -> MeetingDraft {
        let now = self.now();
        ask!(self, OpenMeeting { village: village(), round: YEAR, from, now }).unwrap()
    }

    pub fn attend(&mut self, draft: &MeetingDraft, attending: u32) {
        let now = self.now();
        let head = MeetingHead {
            place: "nhà văn hóa thôn".to_owned(),
            secretary: "Triệu Thị Đào".to_owned(),
            attending,
            attendees: vec![Attendee { name: "Hoàng Văn Tú".to_owned(), role: "Mặt trận".to_owned() }],
            ..draft.head.clone()
        };
        ask!(self, SaveMeetingHead { meeting: draft.id, head, now }).unwrap();
    }

    pub fn say(&mut self, draft: &MeetingDraft, line: &ToDiscuss, agree: u32, disagree: u32) {
        let voice = Voice { agree: Some(agree), disagree: Some(disagree), remark: String::new() };
        let now = self.now();
        ask!(self, SaveVoice { meeting: draft.id, household: line.household, visit: line.visit, voice, now }).unwrap();
    }

    /// Everyone visited is discussed; so many of 40 agree each time.
    pub fn hold(&mut self, agree: u32) -> Meeting {
        let draft = self.meet(None);
        self.attend(&draft, 40);
        for line in &draft.lines {
            self.say(&draft, line, agree, 40 - agree);
        }
        let now = self.now();
        ask!(self, FinaliseMeeting { meeting: draft.id, now }).unwrap()
    }

    /// What waits is sent, and the commune answers.
    pub fn answered(&mut self, outcome: impl Fn(u64) -> Outcome) {
        let (_, batch) = self.batch();
        let signed = sign(&receipt_for(&batch, outcome));
        ask!(self, ApplyReceipt { signed }).unwrap();
    }

    pub fn photograph(&mut self, meeting: MeetingId, letter: u8) -> AttachmentId {
        let now = self.now();
        ask!(self, AddPhoto { meeting, picture: picture(letter, 300_000), now }).unwrap()
    }

    fn fault(&mut self, meeting: MeetingId) -> String {
        let now = self.now();
        match ask!(self, FinaliseMeeting { meeting, now }) {
            Err(StoreError::Invalid { what }) => what,
            other => panic!("{other:?}"),
        }
    }
}

/// Two households visited, ready to be discussed.
pub fn visited() -> Phone {
    let mut phone = Phone::ready();
    phone.visit(1);
    phone.visit(2);
    phone
}

pub fn posting(phone: &mut Phone) -> Posting {
    let posting = Posting {
        id: PostingId(Uuid::from_u128(900)),
        village: village(),
        round: YEAR,
        posted_on: day(2026, 11, 10),
        until: day(2026, 11, 12),
        working_days: 3,
        places: vec!["UBND xã".to_owned()],
        lines: Vec::new(),
        repeats: None,
        withdrawn: None,
        by: "Hà Thị Hạnh".to_owned(),
    };
    phone.pull(vec![Record::Posting { posting: Box::new(posting.clone()) }]);
    posting
}

fn close(phone: &mut Phone) {
    let period = Period { round: YEAR, locked: true, history: Vec::new() };
    phone.pull(vec![Record::Period { period: Box::new(period) }]);
}

#[test]
fn what_is_counted_is_there_again_after_a_kill() {
    let mut phone = visited();
    let draft = phone.meet(None);
    assert_eq!(draft.lines.len(), 2);
    assert_eq!(draft.head.chair, "Nông Văn Bảo", "the village head chairs");
    assert!(draft.lines.iter().all(|line| line.voice == Voice::default()), "nothing is preselected");
    phone.attend(&draft, 40);
    phone.say(&draft, &draft.lines[0], 28, 2);
    let mut phone = Phone::in_folder(phone.folder);
    let again = phone.meet(None);
    assert_eq!((again.id, again.head.attending), (draft.id, 40), "there is one meeting begun");
    assert_eq!(again.lines[0].voice.counted(), Some((28, 2)));
    let book = ask!(phone, MeetingBook { village: village(), today: day(2026, 11, 12) }).unwrap();
    assert_eq!((book.begun.len(), book.begun[0].counted, book.to_discuss, book.year), (1, 1, 2, 2026));
}

#[test]
fn voices_taken_back_leave_nothing() {
    let mut phone = visited();
    let draft = phone.meet(None);
    phone.say(&draft, &draft.lines[0], 28, 2);
    let (line, now) = (&draft.lines[0], phone.now());
    let (household, visit) = (line.household, line.visit);
    ask!(phone, SaveVoice { meeting: draft.id, household, visit, voice: Voice::default(), now }).unwrap();
    let book = ask!(phone, MeetingBook { village: village(), today: day(2026, 11, 12) }).unwrap();
    assert_eq!(book.begun[0].counted, 0);
}

#[test]
fn a_meeting_becomes_minutes_with_their_entry() {
    let mut phone = visited();
    let sent_before = phone.status().pending;
    let meeting = phone.hold(20);
    assert_eq!(meeting.ballots.len(), 2);
    assert!(meeting.ballots.iter().all(|ballot| meeting.carries(ballot, 50)), "half is enough");
    assert_eq!(meeting.share, Some(50), "the minutes say what they were held under");
    assert_eq!(meeting.by, "Nông Văn Bảo");
    assert_eq!(phone.status().pending, sent_before + 1);
    let item = ask!(phone, Outbox {}).unwrap().into_iter().find(|item| item.kind == KIND_MEETING).unwrap();
    assert_eq!((item.household, item.record), (None, meeting.id.to_string()));
    let line = ask!(phone, Meeting { meeting: meeting.id }).unwrap();
    assert_eq!((line.meeting, line.sent), (meeting, SentState::Waiting));
    let book = ask!(phone, MeetingBook { village: village(), today: day(2026, 11, 12) }).unwrap();
    assert_eq!((book.begun.len(), book.meetings.len(), book.to_discuss), (0, 1, 0));
}

#[test]
fn the_share_that_the_office_set_decides_and_is_said_to_be_the_offices() {
    let mut phone = visited();
    // Minutes from before they said it: judged by the share in force.
    let minutes = phone.hold(25);
    let held = Meeting { share: None, ..minutes };
    phone.answered(|_| Outcome::Accepted);
    phone.pull(vec![Record::Meeting { meeting: Box::new(held.clone()) }]);
    let look = |phone: &mut Phone| {
        let rule = ask!(phone, Meeting { meeting: held.id }).unwrap().rule;
        (rule.share, rule.set.map(|own| own.by), phone.meet(None).turned_down)
    };
    assert_eq!(look(&mut phone), (50, None, 0), "25 of 40 are more than half");
    phone.pull(vec![share("70")]);
    assert_eq!(look(&mut phone), (70, Some("Hà Thị Hạnh".to_owned()), 2), "and less than 70 %");
    assert_eq!(phone.meet(None).rule.share, 70);
    phone.pull(vec![share("170")]);
    assert_eq!(look(&mut phone), (50, None, 0), "what cannot be is left aside, as at the office");
}

#[test]
fn what_a_meeting_carried_stays_carried_when_the_share_is_changed() {
    let mut phone = visited();
    let held = phone.hold(25);
    phone.pull(vec![share("70")]);
    let line = ask!(phone, Meeting { meeting: held.id }).unwrap();
    assert_eq!((line.rule.share, line.rule.earlier), (50, true));
    assert_eq!(phone.meet(None).turned_down, 0, "25 of 40 are more than the half that was asked for");
    assert_eq!(phone.meet(None).rule.share, 70, "another meeting is held under what is in force");
    // Minutes that correct others of the same day are of the same meeting.
    let begun = phone.meet(None);
    ask!(phone, DiscardMeeting { meeting: begun.id }).unwrap();
    phone.answered(|_| Outcome::Accepted);
    let again = phone.meet(Some(held.id));
    assert_eq!((again.rule.share, again.repeats), (50, Some(held.id)));
    let now = phone.now();
    let corrected = ask!(phone, FinaliseMeeting { meeting: again.id, now }).unwrap();
    assert_eq!(corrected.share, Some(50));
}

fn share(value: &str) -> Record {
    let own =
        OwnValue { value: value.to_owned(), by: "Hà Thị Hạnh".to_owned(), at: Utc::now(), reason: String::new() };
    let values = [("meeting_share".to_owned(), own)].into();
    Record::Procedure { procedure: Box::new(ProcedureChanges { values, ..ProcedureChanges::default() }) }
}

#[test]
fn minutes_that_cannot_stand_are_not_finalised_and_nothing_is_lost() {
    let mut phone = visited();
    let draft = phone.meet(None);
    let fault = |phone: &mut Phone| phone.fault(draft.id);
    assert_eq!(fault(&mut phone), "meeting_place");
    phone.attend(&draft, 0);
    assert_eq!(fault(&mut phone), "meeting_attending");
    phone.attend(&draft, 40);
    assert_eq!(fault(&mut phone), "meeting_ballots", "nobody was discussed");
    phone.say(&draft, &draft.lines[0], 30, 11);
    assert_eq!(fault(&mut phone), "meeting_ballots", "more voices than people");
    let (line, now) = (&draft.lines[0], phone.now());
    let (household, visit) = (line.household, line.visit);
    let voice = Voice { agree: Some(30), ..Voice::default() };
    ask!(phone, SaveVoice { meeting: draft.id, household, visit, voice, now }).unwrap();
    assert_eq!(fault(&mut phone), "meeting_half");
    let now = phone.now();
    let head = MeetingHead { held_on: day(2026, 11, 13), ..draft.head.clone() };
    ask!(phone, SaveMeetingHead { meeting: draft.id, head, now }).unwrap();
    assert_eq!(fault(&mut phone), "meeting_held_on");
    assert_eq!(phone.meet(None).lines[0].voice.agree, Some(30));
}

#[test]
fn a_meeting_thrown_away_can_be_taken_back() {
    let mut phone = visited();
    let draft = phone.meet(None);
    phone.attend(&draft, 40);
    ask!(phone, DiscardMeeting { meeting: draft.id }).unwrap();
    let now = phone.now();
    assert!(ask!(phone, SaveMeetingHead { meeting: draft.id, head: draft.head.clone(), now }).is_err());
    ask!(phone, RestoreMeeting { meeting: draft.id }).unwrap();
    assert_eq!(phone.meet(None).head.attending, 40);
    ask!(phone, DiscardMeeting { meeting: draft.id }).unwrap();
    phone.meet(None);
    assert!(ask!(phone, RestoreMeeting { meeting: draft.id }).is_err(), "another is begun");
}

#[test]
fn what_a_meeting_turned_down_is_scored_again_before_another_discusses_it() {
    let mut phone = visited();
    let failed = phone.hold(19);
    let next = phone.meet(None);
    assert_eq!((next.lines.len(), next.turned_down), (0, 2), "the same visits are not voted on again");
    let book = ask!(phone, MeetingBook { village: village(), today: day(2026, 11, 12) }).unwrap();
    assert_eq!(book.to_discuss, 0);
    let due = phone.today().due;
    let asked = DueWhy::TurnedDown { held_on: failed.held_on, agree: 19, attending: 40 };
    assert_eq!(due.iter().filter(|line| line.why == asked).count(), 2, "{due:?}");
    phone.visit(1);
    let next = phone.meet(None);
    assert_eq!((next.lines.len(), next.lines[0].household, next.turned_down), (1, household_id(1), 1));
    assert_eq!(phone.today().due.iter().filter(|line| line.why == asked).count(), 1);
}

#[test]
fn minutes_of_the_same_day_that_name_others_correct_them() {
    let mut phone = visited();
    let failed = phone.hold(19);
    let again = phone.meet(Some(failed.id));
    assert_eq!(again.repeats, Some(failed.id));
    assert_eq!((again.head.held_on, again.head.attending), (failed.held_on, 40), "it is of the same meeting");
    assert!(again.lines.len() == 2 && again.lines.iter().all(|line| line.voice.counted() == Some((19, 21))));
    phone.attend(&again, 30);
    let (rest, now) = (&again.lines[1], phone.now());
    let (household, visit) = (rest.household, rest.visit);
    ask!(phone, SaveVoice { meeting: again.id, household, visit, voice: Voice::default(), now }).unwrap();
    phone.say(&again, &again.lines[0], 30, 0);
    let now = phone.now();
    let second = ask!(phone, FinaliseMeeting { meeting: again.id, now }).unwrap();
    assert_eq!(second.ballots.len(), 1, "whoever was not discussed is not in the minutes");
    let third = phone.meet(None);
    assert_eq!(third.lines.last().unwrap().carried_on, Some(second.held_on), "those that carried come last");
    assert_eq!(third.turned_down, 1, "of the other, the first minutes stand");
    assert_eq!(third.head.secretary, "Triệu Thị Đào", "who wrote last time is the likeliest");
    assert_eq!((third.head.attending, third.head.attendees.len()), (0, 0), "who comes is counted anew");
}

#[test]
fn minutes_whose_day_was_mistyped_are_corrected_with_their_day() {
    let mut phone = visited();
    let failed = phone.hold(19);
    let again = phone.meet(Some(failed.id));
    let held_on = failed.held_on.pred_opt().unwrap();
    let (head, now) = (MeetingHead { held_on, ..again.head }, phone.now());
    ask!(phone, SaveMeetingHead { meeting: again.id, head, now }).unwrap();
    let draft = ask!(phone, MeetingDraft { meeting: again.id }).unwrap();
    assert_eq!((draft.lines.len(), draft.turned_down), (2, 0), "the same households are spoken about");
    for line in &draft.lines {
        phone.say(&draft, line, 30, 0);
    }
    let now = phone.now();
    let second = ask!(phone, FinaliseMeeting { meeting: draft.id, now }).unwrap();
    assert_eq!(second.corrects(), Some((failed.id, failed.held_on)));
    assert!(
        phone.meet(None).lines.iter().all(|line| line.carried_on == Some(held_on)),
        "they take the place of the others"
    );
}

#[test]
fn a_months_meeting_is_about_those_that_asked_were_visited_since_and_are_not_decided() {
    let mut phone = Phone::ready();
    phone.form(1, "review-request");
    phone.form(3, "review-request");
    phone.visit(1);
    phone.visit(2);
    let november = Round::monthly(2026, 11);
    let discussed = |phone: &mut Phone| {
        let now = phone.now();
        let draft = ask!(phone, OpenMeeting { village: village(), round: november, from: None, now }).unwrap();
        draft.lines.iter().map(|line| line.household).collect::<Vec<_>>()
    };
    assert_eq!(discussed(&mut phone), [household_id(1)], "2 did not ask, 3 was not visited");
    let asked = |phone: &mut Phone, day: &str| {
        let set =
            "UPDATE submissions SET visited_on = ?1, record = json_set(record, '$.finalised', ?1 || 'T02:00:00Z')";
        phone.store.connection().execute(set, [day]).unwrap();
        // As another phone wrote them: of those there is nothing but their clocks.
        let elsewhere = "UPDATE entries SET record = 'elsewhere' WHERE kind = 'submission'";
        phone.store.connection().execute(elsewhere, []).unwrap();
    };
    asked(&mut phone, "2026-10-28");
    assert_eq!(discussed(&mut phone), [household_id(1)], "asked at the end of the month before");
    asked(&mut phone, "2026-11-30");
    assert!(discussed(&mut phone).is_empty(), "the visit was before it asked");
    asked(&mut phone, "2026-11-01");
    let mut decided = household(1, "Lý A Sình", Class::Poor);
    decided.official_since = Some(day(2026, 11, 12));
    phone.pull(vec![Record::Household { version: 9, household: Box::new(decided) }]);
    assert!(discussed(&mut phone).is_empty(), "a decision has answered it");
}

#[test]
fn whoever_asks_after_the_visit_is_visited_again_before_the_yearly_meeting() {
    let mut phone = visited();
    let begun = phone.meet(None);
    assert_eq!((begun.lines.len(), begun.asked), (2, 0));
    phone.form(1, "review-request");
    let draft = phone.meet(None);
    let left: Vec<_> = draft.lines.iter().map(|line| line.household).collect();
    assert_eq!((left.as_slice(), draft.asked), ([household_id(2)].as_slice(), 1), "as the commune answers");
    let book = ask!(phone, MeetingBook { village: village(), today: day(2026, 11, 12) }).unwrap();
    assert_eq!((book.to_discuss, book.asked), (1, 1));
    phone.visit(1);
    assert_eq!((phone.meet(None).lines.len(), phone.meet(None).asked), (2, 0), "the next visit answers it");
}

#[test]
fn a_clock_set_back_between_a_request_and_the_visit_leaves_nobody_out() {
    let mut phone = visited();
    phone.set_clock(18_000);
    phone.form(1, "review-request");
    assert_eq!(phone.meet(None).asked, 1);
    phone.set_clock(9_000);
    phone.visit(1);
    let draft = phone.meet(None);
    assert_eq!((draft.lines.len(), draft.asked), (2, 0), "the log says which came first, as at the commune");
}

#[test]
fn who_was_turned_down_is_counted_when_nobody_else_waits() {
    let mut phone = visited();
    phone.hold(10);
    let book = ask!(phone, MeetingBook { village: village(), today: day(2026, 11, 12) }).unwrap();
    assert_eq!((book.to_discuss, book.turned_down), (0, 2));
    phone.visit(1);
    let book = ask!(phone, MeetingBook { village: village(), today: day(2026, 11, 12) }).unwrap();
    assert_eq!((book.to_discuss, book.turned_down), (1, 1));
}

#[test]
fn a_corrected_visit_is_discussed_again() {
    let mut phone = visited();
    let draft = phone.meet(None);
    for line in &draft.lines {
        phone.say(&draft, line, 28, 2);
    }
    phone.visit(1);
    let again = phone.meet(None);
    let line = again.lines.iter().find(|line| line.household == household_id(1)).unwrap();
    assert_eq!(line.voice, Voice::default(), "the voices were about the visit before");
}

#[test]
fn who_the_commune_sent_back_is_marked_and_comes_last() {
    let mut phone = visited();
    let first = phone.meet(None).lines[0].clone();
    let at = phone.now().at;
    phone.pull(vec![sent_back(first.household, first.visit, at)]);
    let last = phone.meet(None).lines.pop().unwrap();
    assert_eq!((last.household, last.sent_back), (first.household, true));
}

#[test]
fn a_meeting_that_the_commune_refuses_stays_and_is_written_again() {
    let mut phone = visited();
    phone.answered(|_| Outcome::Accepted);
    let meeting = phone.hold(28);
    phone.answered(|_| Outcome::Refused { code: Code::UnknownHousehold, field: "ballots".to_owned() });
    let line = ask!(phone, Meeting { meeting: meeting.id }).unwrap();
    assert_eq!(line.sent, SentState::Refused);
    let now = phone.now();
    let refused = ask!(phone, AddPhoto { meeting: meeting.id, picture: picture(1, 100), now });
    assert!(refused.is_err(), "a photo of what the commune does not have goes nowhere");
    // A full pull does not take off what needs someone.
    ask!(phone, BeginFullPull {}).unwrap();
    phone.pull(Vec::new());
    assert!(ask!(phone, Meeting { meeting: meeting.id }).is_ok());
    let draft = phone.meet(Some(meeting.id));
    assert_eq!((draft.repeats, draft.head.attending), (None, 40), "written again, not held again");
}

#[test]
fn a_refused_meeting_written_again_keeps_its_voices() {
    let mut phone = visited();
    phone.answered(|_| Outcome::Accepted);
    let meeting = phone.hold(28);
    phone.answered(|_| Outcome::Refused { code: Code::BadBody, field: "place".to_owned() });
    let draft = phone.meet(Some(meeting.id));
    assert_eq!(draft.lines.len(), 2, "what was refused carried nobody");
    assert!(draft.lines.iter().all(|line| line.voice.counted() == Some((28, 12))));
}

#[test]
fn a_closed_round_takes_no_meeting_and_no_objection() {
    let mut phone = visited();
    let draft = phone.meet(None);
    let posting = posting(&mut phone);
    close(&mut phone);
    assert_eq!(phone.status().closed_year(), Some(2026));
    assert_eq!(phone.fault(draft.id), "meeting_locked");
    ask!(phone, DiscardMeeting { meeting: draft.id }).unwrap();
    let now = phone.now();
    assert!(ask!(phone, OpenMeeting { village: village(), round: YEAR, from: None, now }).is_err());
    let now = phone.now();
    let objection = objection(&posting);
    assert!(ask!(phone, Object { objection, now }).is_err());
}

fn objection(posting: &Posting) -> NewObjection {
    NewObjection {
        posting: posting.id,
        household: household_id(1),
        name: " Hoàng  Văn Tú ".to_owned(),
        contact: String::new(),
        text: "hộ đã có xe máy mới\n".to_owned(),
    }
}

#[test]
fn an_objection_is_taken_down_with_its_entry_and_shows_what_came_of_it() {
    let mut phone = Phone::ready();
    let posting = posting(&mut phone);
    let now = phone.now();
    let nameless = NewObjection { name: " ".to_owned(), ..objection(&posting) };
    assert!(ask!(phone, Object { objection: nameless, now }).is_err());
    let now = phone.now();
    let id = ask!(phone, Object { objection: objection(&posting), now }).unwrap();
    let item = ask!(phone, Outbox {}).unwrap().pop().unwrap();
    assert_eq!((item.kind.as_str(), item.head.as_str()), (KIND_OBJECTION, "Lý A Sình"));
    let detail = ask!(phone, Posting { posting: posting.id }).unwrap();
    let line = &detail.objections[0];
    assert_eq!((line.objection.name.as_str(), line.objection.text.as_str()), ("Hoàng Văn Tú", "hộ đã có xe máy mới"));
    assert_eq!((line.objection.id, line.sent, line.head.as_str()), (id, SentState::Waiting, "Lý A Sình"));
    phone.answered(|_| Outcome::Accepted);
    let outcome = so_thon::domain::posting::ObjectionOutcome {
        upheld: true,
        text: "chấm lại".to_owned(),
        on: day(2026, 11, 15),
        by: "Hà Thị Hạnh".to_owned(),
    };
    let settled = Objection { outcome: Some(outcome), ..line.objection.clone() };
    phone.pull(vec![Record::Objection { objection: Box::new(settled) }]);
    let line = ask!(phone, Posting { posting: posting.id }).unwrap().objections.pop().unwrap();
    assert!(line.objection.outcome.is_some_and(|outcome| outcome.upheld));
    assert_eq!(line.sent, SentState::AtCommune);
}

#[test]
fn a_photo_is_named_in_the_minutes_and_waits_for_them() {
    let mut phone = visited();
    phone.answered(|_| Outcome::Accepted);
    let meeting = phone.hold(28);
    let photo = phone.photograph(meeting.id, 1);
    assert_eq!(phone.photograph(meeting.id, 1), photo, "the same picture twice is one");
    let line = ask!(phone, Meeting { meeting: meeting.id }).unwrap();
    assert_eq!(line.meeting.minutes, std::slice::from_ref(&photo));
    assert_eq!((line.photos.len(), line.photos[0].state), (1, PhotoState::Waiting));
    assert_eq!(ask!(phone, NextPhoto {}).unwrap(), None, "the minutes go first");
    // A pull of the meeting as the commune had it before does not forget the photo.
    phone.pull(vec![Record::Meeting { meeting: Box::new(meeting.clone()) }]);
    assert_eq!(ask!(phone, Meeting { meeting: meeting.id }).unwrap().meeting.minutes.len(), 1);
    phone.answered(|_| Outcome::Accepted);
    let next = ask!(phone, NextPhoto {}).unwrap().unwrap();
    assert_eq!((next.id.clone(), next.size), (photo.clone(), 300_000));
    let part = ask!(phone, PhotoPart { photo: photo.clone(), from: 299_990, most: 100 }).unwrap();
    assert_eq!((STANDARD.decode(part.base64).unwrap().len(), part.of), (10, 300_000));
    ask!(phone, NotePhoto { photo: photo.clone(), sent: 131_072, refused: None }).unwrap();
    assert_eq!(ask!(phone, Photos {}).unwrap()[0].sent, 131_072);
    ask!(phone, NotePhoto { photo: photo.clone(), sent: 300_000, refused: None }).unwrap();
    assert!(ask!(phone, Photos {}).unwrap().is_empty());
    let refused = Some(Code::BadHash);
    ask!(phone, NotePhoto { photo: photo.clone(), sent: 0, refused }).unwrap();
    assert_eq!(ask!(phone, NextPhoto {}).unwrap(), None, "what is refused is not sent by itself");
    phone.photograph(meeting.id, 1);
    assert_eq!(ask!(phone, NextPhoto {}).unwrap().unwrap().id, photo, "chosen again it is tried again");
    let kept = ask!(phone, Photo { photo: photo.clone() }).unwrap();
    assert_eq!(attachment::name(&STANDARD.decode(kept.base64).unwrap()), photo);
}

#[test]
fn what_is_no_picture_or_too_large_is_not_kept() {
    let mut phone = visited();
    let meeting = phone.hold(28).id;
    let pdf = Picture { media_type: "image/jpeg".to_owned(), base64: STANDARD.encode(b"%PDF-1.7") };
    let garbage = Picture { media_type: "image/jpeg".to_owned(), base64: "***".to_owned() };
    let large = picture(2, 2 * 1024 * 1024 + 1);
    for (picture, expected) in [(pdf, "photo_kind"), (garbage, "photo_kind"), (large, "photo_size")] {
        let now = phone.now();
        match ask!(phone, AddPhoto { meeting, picture, now }) {
            Err(StoreError::Invalid { what }) => assert_eq!(what, expected),
            other => panic!("{other:?}"),
        }
    }
    for letter in 0..10 {
        phone.photograph(meeting, letter);
    }
    let now = phone.now();
    assert!(ask!(phone, AddPhoto { meeting, picture: picture(99, 10), now }).is_err());
}

#[test]
fn a_meeting_of_another_phone_comes_with_the_changes() {
    let mut phone = visited();
    let mut meeting = phone.hold(28);
    meeting.id = MeetingId(Uuid::from_u128(901));
    meeting.ballots.truncate(1);
    meeting.ballots[0].visit = VisitId(Uuid::from_u128(902));
    meeting.ballots[0].class = Class::Poor;
    phone.pull(vec![Record::Meeting { meeting: Box::new(meeting.clone()) }]);
    assert_eq!(ask!(phone, Meeting { meeting: meeting.id }).unwrap().sent, SentState::AtCommune);
    let changes = Changes {
        records: Vec::new(),
        next: Cursor("2".to_owned()),
        more: false,
        digests: Default::default(),
        villages: None,
    };
    ask!(phone, BeginFullPull {}).unwrap();
    ask!(phone, ApplyChanges { changes }).unwrap();
    assert!(ask!(phone, Meeting { meeting: meeting.id }).is_err(), "the commune has it no more");
    let book = ask!(phone, MeetingBook { village: village(), today: day(2026, 11, 12) }).unwrap();
    assert_eq!(book.meetings.len(), 1, "what waits stays");
}
