//! Village meetings and objections that phones send: what is taken, what is refused, and who gets it.

use so_thon::domain::class::Class;
use so_thon::domain::ids::{AttachmentId, MeetingId, ObjectionId, PostingId, VisitId};
use so_thon::domain::meeting::{Ballot, Meeting};
use so_thon::domain::period::Period;
use so_thon::domain::posting::{Objection, ObjectionOutcome, Posting};
use so_thon::domain::procedure::{OwnValue, ProcedureChanges};
use so_thon::domain::round::Round;
use so_thon::protocol::changes::Record;
use so_thon::protocol::entry::{Entry, KIND_MEETING, KIND_OBJECTION};
use so_thon::protocol::error::Code;
use so_thon::protocol::receipt::Outcome;
use so_thon::protocol::signed::Signed;
use so_thon::server::store::{Commit, Committed, JournalNote, OfficeRecord, RecordKey, RecordKind, RecordWrite};
use uuid::Uuid;

use crate::support::{Phone, Scene, household, noon, nth_household, outcomes, refusal, village};

/// What changes one meeting.
type Change = fn(&mut Meeting);

/// A meeting of village 1 about its first household.
pub fn meeting() -> Meeting {
    let discussed = household(1);
    Meeting {
        id: MeetingId(Uuid::now_v7()),
        village: village(1),
        round: Round::yearly(2026),
        held_on: noon().date_naive(),
        place: "nhà văn hóa thôn".to_owned(),
        chair: "Hoàng Văn Thắng".to_owned(),
        secretary: "Triệu Thị Đào".to_owned(),
        share: None,
        invited: 45,
        attending: 40,
        attendees: Vec::new(),
        ballots: vec![Ballot {
            household: discussed.id,
            head: "Lý A Sình".to_owned(),
            visit: VisitId(Uuid::now_v7()),
            class: Class::Poor,
            agree: 28,
            disagree: 2,
            remark: String::new(),
        }],
        remarks: String::new(),
        repeats: None,
        corrects_day: None,
        minutes: Vec::new(),
        by: "Hoàng Văn Thắng".to_owned(),
        finalised: noon(),
    }
}

pub fn posting() -> Posting {
    Posting {
        id: PostingId(Uuid::now_v7()),
        village: village(1),
        round: Round::yearly(2026),
        posted_on: noon().date_naive(),
        until: noon().date_naive(),
        working_days: 3,
        places: vec!["UBND xã".to_owned()],
        lines: Vec::new(),
        repeats: None,
        withdrawn: None,
        by: "Hà Thị Hạnh".to_owned(),
    }
}

fn objection(to: &Posting) -> Objection {
    Objection {
        id: ObjectionId(Uuid::now_v7()),
        posting: to.id,
        village: to.village.clone(),
        round: to.round,
        household: household(1).id,
        name: "Hoàng Văn Tú".to_owned(),
        contact: String::new(),
        text: "hộ đã có xe máy mới".to_owned(),
        received_on: noon().date_naive(),
        by: "Hoàng Văn Thắng".to_owned(),
        outcome: None,
    }
}

fn sent(phone: &mut Phone, meeting: &Meeting) -> Signed {
    let entry = entry(phone, meeting);
    phone.batch(vec![entry])
}

fn entry(phone: &mut Phone, meeting: &Meeting) -> Entry {
    phone.entry(KIND_MEETING, meeting.id.to_string(), 0, serde_json::to_string(meeting).unwrap())
}

fn objected(phone: &mut Phone, objection: &Objection) -> Signed {
    let entry = phone.entry(KIND_OBJECTION, objection.id.to_string(), 0, serde_json::to_string(objection).unwrap());
    phone.batch(vec![entry])
}

/// Writes a record as the office does.
pub async fn made<T: OfficeRecord>(scene: &Scene, record: &T, expected: u64) {
    write(scene, RecordWrite::of(record, expected).unwrap()).await;
}

async fn write(scene: &Scene, record: RecordWrite) {
    let note = JournalNote {
        at: noon(),
        actor: "canbo".to_owned(),
        action: "post".to_owned(),
        subject: record.key.id.clone(),
        village: String::new(),
        detail: String::new(),
    };
    let commit = Commit { note, households: Vec::new(), records: vec![record], expect: Vec::new() };
    assert_eq!(scene.store.commit(commit).await.unwrap(), Committed::Done);
}

async fn close(scene: &Scene) {
    made(scene, &Period { round: Round::yearly(2026), locked: true, history: Vec::new() }, 0).await;
}

#[tokio::test]
async fn a_meeting_is_held_by_the_commune_and_reaches_the_villages_other_phone() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let other = scene.phone(2, &[1]).await;
    let elsewhere = scene.phone(3, &[2]).await;
    let meeting = meeting();
    let batch = sent(&mut phone, &meeting);
    assert_eq!(outcomes(&scene.send(&batch).await), [Outcome::Accepted]);
    assert_eq!(outcomes(&scene.send(&batch).await), [Outcome::Duplicate], "the answer was lost");
    let key = RecordKey { kind: RecordKind::Meeting, id: meeting.id.to_string() };
    let kept = scene.store.record(key).await.unwrap().unwrap();
    assert_eq!((kept.version, kept.by.as_str()), (1, "Ông Hoàng Văn Thắng"));
    assert_eq!(kept.read::<Meeting>().unwrap(), meeting);
    let has = |records: Vec<Record>| records.contains(&Record::Meeting { meeting: Box::new(meeting.clone()) });
    assert!(has(scene.pull(&other, "", 2000).await.records));
    assert!(!has(scene.pull(&elsewhere, "", 2000).await.records), "another village does not get it");
}

#[tokio::test]
async fn phones_get_the_procedure_of_the_office_and_no_other_setting() {
    let scene = Scene::new().await;
    let phone = scene.phone(1, &[1]).await;
    assert!(!told(scene.pull(&phone, "", 2000).await.records), "nothing was set");
    let own = OwnValue { value: "60".to_owned(), by: "Hà Thị Hạnh".to_owned(), at: noon(), reason: String::new() };
    let changes = ProcedureChanges { values: [("meeting_share".to_owned(), own)].into(), ..Default::default() };
    made(&scene, &changes, 0).await;
    let other = RecordWrite {
        key: RecordKey { kind: RecordKind::Setting, id: "columns/register".to_owned() },
        expected: 0,
        village: None,
        household: None,
        round: String::new(),
        body: "{}".to_owned(),
    };
    write(&scene, other).await;
    let page = scene.pull(&phone, "", 2000).await;
    let set = Record::Procedure { procedure: Box::new(changes) };
    assert!(page.records.contains(&set));
    assert!(!page.records.contains(&Record::Unknown));
}

fn told(records: Vec<Record>) -> bool {
    records.iter().any(|record| matches!(record, Record::Procedure { .. }))
}

#[tokio::test]
async fn minutes_that_cannot_stand_are_refused_by_the_field() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let cases: [(&str, Change); 11] = [
        ("attending", |meeting| meeting.attending = 0),
        ("attending", |meeting| meeting.attending = 1_000_000),
        ("ballots", |meeting| meeting.ballots.clear()),
        ("ballots", |meeting| meeting.ballots.push(meeting.ballots[0].clone())),
        ("ballots", |meeting| meeting.ballots[0].disagree = 13),
        ("ballots", |meeting| meeting.ballots[0].class = Class::Undetermined),
        ("chair", |meeting| meeting.chair = " ".to_owned()),
        ("minutes", |meeting| meeting.minutes = vec![AttachmentId::new("../../etc/passwd")]),
        ("remarks", |meeting| meeting.remarks = "a".repeat(4_001)),
        ("share", |meeting| meeting.share = Some(101)),
        ("share", |meeting| meeting.share = Some(1)),
    ];
    for (field, change) in cases {
        let mut meeting = meeting();
        change(&mut meeting);
        let batch = sent(&mut phone, &meeting);
        assert_eq!(refusal(&scene.send(&batch).await), (Code::BadBody, field.to_owned()));
    }
}

#[tokio::test]
async fn a_share_that_the_commune_had_in_force_at_some_time_is_taken_and_no_other() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let set = |value: &str| {
        let own =
            OwnValue { value: value.to_owned(), by: "Hà Thị Hạnh".to_owned(), at: noon(), reason: String::new() };
        ProcedureChanges { values: [("meeting_share".to_owned(), own)].into(), ..Default::default() }
    };
    made(&scene, &set("60"), 0).await;
    made(&scene, &set("75"), 1).await;
    for share in [None, Some(50), Some(60), Some(75)] {
        let batch = sent(&mut phone, &Meeting { share, ..meeting() });
        assert_eq!(outcomes(&scene.send(&batch).await), [Outcome::Accepted], "{share:?}");
    }
    let batch = sent(&mut phone, &Meeting { share: Some(40), ..meeting() });
    assert_eq!(refusal(&scene.send(&batch).await), (Code::BadBody, "share".to_owned()));
}

#[tokio::test]
async fn a_meeting_about_another_village_is_refused() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let cases: [(Code, &str, Change); 3] = [
        (Code::OtherVillage, "village", |meeting| meeting.village = village(2)),
        (Code::OtherVillage, "ballots", |meeting| meeting.ballots[0].household = household(2).id),
        (Code::UnknownHousehold, "ballots", |meeting| {
            meeting.ballots[0].household = crate::support::other_household_id();
        }),
    ];
    for (code, field, change) in cases {
        let mut meeting = meeting();
        change(&mut meeting);
        let batch = sent(&mut phone, &meeting);
        assert_eq!(refusal(&scene.send(&batch).await), (code, field.to_owned()));
    }
}

#[tokio::test]
async fn photos_may_come_after_a_meeting_and_nothing_else_may_change() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let first = meeting();
    let photo = |letter: &str| AttachmentId::new(letter.repeat(64));
    let with_photo = Meeting { minutes: vec![photo("a")], ..first.clone() };
    let two = Meeting { minutes: vec![photo("a"), photo("b")], ..first.clone() };
    let other_result = Meeting { attending: 41, ..two.clone() };
    let entries = [&first, &with_photo, &two, &with_photo, &other_result].map(|meeting| entry(&mut phone, meeting));
    let receipt = scene.send(&phone.batch(entries.to_vec())).await;
    let refused = Outcome::Refused { code: Code::RecordExists, field: "id".to_owned() };
    let (accepted, again) = (Outcome::Accepted, Outcome::Duplicate);
    assert_eq!(outcomes(&receipt), [accepted.clone(), accepted.clone(), accepted, again, refused]);
    let key = RecordKey { kind: RecordKind::Meeting, id: first.id.to_string() };
    let kept = async || scene.store.record(key.clone()).await.unwrap().unwrap().read::<Meeting>().unwrap();
    assert_eq!(kept().await, two);
    // Another phone photographed the same minutes and did not know of these.
    let mut other = scene.phone(2, &[1]).await;
    let batch = sent(&mut other, &Meeting { minutes: vec![photo("d")], ..first.clone() });
    assert_eq!(outcomes(&scene.send(&batch).await), [Outcome::Accepted]);
    assert_eq!(kept().await.minutes, [photo("a"), photo("b"), photo("d")], "the photos of both are named");
}

#[tokio::test]
async fn a_closed_round_takes_no_meeting_but_still_the_photo_of_one() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let held = meeting();
    let batch = sent(&mut phone, &held);
    scene.send(&batch).await;
    close(&scene).await;
    let late = sent(&mut phone, &meeting());
    assert_eq!(refusal(&scene.send(&late).await), (Code::PeriodLocked, "round".to_owned()));
    let photo = Meeting { minutes: vec![AttachmentId::new("c".repeat(64))], ..held };
    let photo = sent(&mut phone, &photo);
    assert_eq!(outcomes(&scene.send(&photo).await), [Outcome::Accepted]);
    let monthly = Meeting { round: Round::monthly(2026, 11), ..meeting() };
    let monthly = sent(&mut phone, &monthly);
    assert_eq!(outcomes(&scene.send(&monthly).await), [Outcome::Accepted], "another round is open");
}

#[tokio::test]
async fn an_objection_is_taken_once_and_settled_by_the_commune_alone() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let posting = posting();
    made(&scene, &posting, 0).await;
    let taken = objection(&posting);
    let batch = objected(&mut phone, &taken);
    assert_eq!(outcomes(&scene.send(&batch).await), [Outcome::Accepted]);
    let outcome = ObjectionOutcome {
        upheld: false,
        text: "xe của con rể".to_owned(),
        on: noon().date_naive(),
        by: "Hà Thị Hạnh".to_owned(),
    };
    let settled = Objection { outcome: Some(outcome), ..taken.clone() };
    made(&scene, &settled, 1).await;
    let again = objected(&mut phone, &taken);
    assert_eq!(outcomes(&scene.send(&again).await), [Outcome::Duplicate], "settled since, and not undone");
    let own = objected(&mut phone, &Objection { id: ObjectionId(Uuid::now_v7()), ..settled });
    assert_eq!(refusal(&scene.send(&own).await), (Code::BadBody, "outcome".to_owned()));
    let unknown = Objection { posting: PostingId(Uuid::now_v7()), ..objection(&posting) };
    let unknown = objected(&mut phone, &unknown);
    assert_eq!(refusal(&scene.send(&unknown).await), (Code::BadBody, "posting".to_owned()));
    let elsewhere = Objection { household: nth_household(2, 0).id, ..objection(&posting) };
    let elsewhere = objected(&mut phone, &elsewhere);
    assert_eq!(refusal(&scene.send(&elsewhere).await), (Code::OtherVillage, "household".to_owned()));
}
