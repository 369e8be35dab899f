//! A round with one household, step by step, for the scenes of `stage` and `decide`.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta};
use so_thon::domain::answer::Answers;
use so_thon::domain::class::Class;
use so_thon::domain::classification::{Area, classify};
use so_thon::domain::decide::{Signing, decide};
use so_thon::domain::household::Household;
use so_thon::domain::ids::{DecisionId, MeetingId, ObjectionId, PostingId, SubmissionId};
use so_thon::domain::meeting::{Ballot, Meeting};
use so_thon::domain::posting::{Objection, ObjectionOutcome, Posting, PostingLine};
use so_thon::domain::procedure::Procedure;
use so_thon::domain::review::Verdict;
use so_thon::domain::round::Round;
use so_thon::domain::stage::{Request, RoundBook, Stage, stages};
use so_thon::domain::standard;
use so_thon::domain::visit::Visit;
use uuid::Uuid;

use crate::build::{day, household_id, village, visit_id};

pub fn book(round: Round, today: NaiveDate, households: Vec<Household>) -> RoundBook {
    RoundBook {
        round,
        procedure: Procedure::builtin().expect("the data file"),
        today,
        households,
        visits: BTreeMap::new(),
        reviews: BTreeMap::new(),
        meetings: Vec::new(),
        postings: Vec::new(),
        objections: Vec::new(),
        decisions: Vec::new(),
        requests: Vec::new(),
    }
}

/// A visit with a class; what it was computed from does not matter here.
pub fn visited(book: &mut RoundBook, number: u128, household: u128, class: Class) {
    let standard = standard::builtin_by_id("nd07-2021").expect("the standard");
    let on = day(2026, 11, 2);
    let mut classification = classify(&standard, Area::Rural, &[], &Answers::default(), on);
    classification.class = class;
    let visit = Visit {
        id: visit_id(number),
        household: household_id(household),
        village: village(),
        questionnaire: "yearly-review".to_owned(),
        questionnaire_version: 1,
        standard: standard.id,
        year: 2026,
        visited_on: on,
        members: Vec::new(),
        answers: Answers::default(),
        classification,
        started: DateTime::UNIX_EPOCH,
        finalised: DateTime::UNIX_EPOCH,
        elapsed_ms: 0,
        location: None,
        supersedes: Vec::new(),
        correction_of: None,
        reason: String::new(),
        reasons: BTreeMap::new(),
        kept_warnings: Default::default(),
    };
    book.visits.insert(household_id(household), visit.result());
}

pub fn accepted(book: &mut RoundBook, number: u128) {
    book.reviews.insert(visit_id(number), Verdict::Accepted);
}

/// A meeting of ten people about one visit.
pub fn met(book: &mut RoundBook, meeting: u128, household: u128, visit: u128, agree: u32, repeats: Option<u128>) {
    book.meetings.push(Meeting {
        id: MeetingId(Uuid::from_u128(meeting)),
        village: village(),
        round: book.round,
        held_on: day(2026, 11, 5),
        place: "nhà văn hóa thôn".to_owned(),
        chair: "Hoàng Văn Thắng".to_owned(),
        secretary: "Lý Thị Mai".to_owned(),
        share: None,
        invited: 0,
        attending: 10,
        attendees: Vec::new(),
        ballots: vec![Ballot {
            household: household_id(household),
            head: "Lý A Sình".to_owned(),
            visit: visit_id(visit),
            class: Class::Poor,
            agree,
            disagree: 10 - agree,
            remark: String::new(),
        }],
        remarks: String::new(),
        repeats: repeats.map(|id| MeetingId(Uuid::from_u128(id))),
        corrects_day: None,
        minutes: Vec::new(),
        by: "Hoàng Văn Thắng".to_owned(),
        finalised: DateTime::UNIX_EPOCH,
    });
}

pub fn posted(book: &mut RoundBook, posting: u128, household: u128, visit: u128, until: NaiveDate) {
    book.postings.push(Posting {
        id: PostingId(Uuid::from_u128(posting)),
        village: village(),
        round: book.round,
        posted_on: until - TimeDelta::days(2),
        until,
        working_days: 3,
        places: vec!["trụ sở UBND xã".to_owned()],
        lines: vec![PostingLine {
            household: household_id(household),
            number: "001".to_owned(),
            head: "Lý A Sình".to_owned(),
            visit: visit_id(visit),
            before: Class::NotPoor,
            class: Class::Poor,
        }],
        repeats: None,
        withdrawn: None,
        by: "Nguyễn Thị Hạnh".to_owned(),
    });
}

pub fn objected(book: &mut RoundBook, posting: u128, household: u128, upheld: Option<bool>) {
    book.objections.push(Objection {
        id: ObjectionId(Uuid::from_u128(posting + 1)),
        posting: PostingId(Uuid::from_u128(posting)),
        village: village(),
        round: book.round,
        household: household_id(household),
        name: "Ma Văn Thọ".to_owned(),
        contact: String::new(),
        text: "Nhà ấy có xe tải.".to_owned(),
        received_on: day(2026, 11, 10),
        by: "Nguyễn Thị Hạnh".to_owned(),
        outcome: upheld.map(|upheld| ObjectionOutcome {
            upheld,
            text: "Đã xác minh.".to_owned(),
            on: day(2026, 11, 11),
            by: "Nguyễn Thị Hạnh".to_owned(),
        }),
    });
}

pub fn asked(book: &mut RoundBook, household: u128, leaves: bool, received_on: NaiveDate, waiting: bool) {
    book.requests.push(Request {
        submission: SubmissionId(Uuid::from_u128(household + 7000)),
        household: household_id(household),
        leaves,
        received_on,
        waiting,
    });
}

/// Every step at once: visit `number` of the household with its class, accepted, agreed and posted.
pub fn through(book: &mut RoundBook, number: u128, household: u128, class: Class) {
    visited(book, number, household, class);
    accepted(book, number);
    met(book, number + 100, household, number, 8, None);
    posted(book, number + 200, household, number, day(2026, 11, 10));
}

pub fn stage_of(book: &RoundBook, household: u128) -> Option<Stage> {
    stages(book).into_iter().find(|stage| stage.household == household_id(household))
}

/// Takes the decision: it joins the book's decisions, and its households replace the book's.
pub fn signed(book: &mut RoundBook, number: u128, on: NaiveDate) -> so_thon::domain::decide::Decided {
    let signing = Signing {
        id: DecisionId(Uuid::from_u128(number)),
        number: format!("{number}/QĐ-UBND"),
        decided_on: on,
        signer: "Triệu Văn Kiên".to_owned(),
        at: on.and_hms_opt(3, 0, 0).expect("a time").and_utc(),
    };
    let decided = decide(book, &stages(book), signing, |stage| format!("lý do của {}", stage.number));
    for changed in &decided.households {
        for household in book.households.iter_mut().filter(|one| one.id == changed.id) {
            household.clone_from(changed);
        }
    }
    book.decisions.push(decided.decision.clone());
    decided
}
