//! A village meeting from one phone to the commune and to the village's other phone, with its photo over a bad network.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use so_thon::domain::class::Class;
use so_thon::domain::ids::PostingId;
use so_thon::domain::meeting::Meeting;
use so_thon::domain::period::Period;
use so_thon::domain::posting::{Objection, Posting};
use so_thon::domain::procedure::{OwnValue, ProcedureChanges};
use so_thon::domain::round::Round;
use so_thon::protocol::attachment;
use so_thon::protocol::error::Code;
use so_thon::server::clock::Clock as _;
use so_thon::server::store::{
    Commit, Committed, JournalNote, OfficeRecord, RecordKey, RecordKind, RecordWrite, RecordsQuery,
};
use so_thon::store::{ItemState, MeetingHead, NewObjection, PhotoState, Picture, SentState, Voice};
use so_thon::sync::SyncError;
use uuid::Uuid;

use crate::scene::{Commune, Phone, Weather, b1, phieng_leng};

const YEAR: Round = Round::yearly(2026);

impl Phone {
    /// Every household that waits is discussed; so many of 40 agree each time.
    async fn hold(&self, agree: u32) -> anyhow::Result<Meeting> {
        let draft = self.store.open_meeting(phieng_leng(), YEAR, None, self.pocket_now()).await?;
        let head = MeetingHead {
            place: "nhà văn hóa thôn".to_owned(),
            chair: "Hoàng Văn Thắng".to_owned(),
            secretary: "Triệu Thị Đào".to_owned(),
            attending: 40,
            ..draft.head
        };
        self.store.save_meeting_head(draft.id, head, self.pocket_now()).await?;
        for line in draft.lines.into_iter().filter(|line| line.carried_on.is_none()) {
            let voice = Voice { agree: Some(agree), disagree: Some(40 - agree), remark: String::new() };
            self.store.save_voice(draft.id, line.household, line.visit, voice, self.pocket_now()).await?;
        }
        Ok(self.store.finalise_meeting(draft.id, self.pocket_now()).await?)
    }

    async fn photograph(&self, meeting: &Meeting, size: usize) -> anyhow::Result<Vec<u8>> {
        let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0];
        bytes.resize(size, 7);
        let picture = Picture { media_type: "image/jpeg".to_owned(), base64: STANDARD.encode(&bytes) };
        self.store.add_photo(meeting.id, picture, self.pocket_now()).await?;
        Ok(bytes)
    }
}

/// Writes a record as the office does.
async fn made<T: OfficeRecord>(commune: &Commune, record: &T, expected: u64) -> anyhow::Result<()> {
    let note = JournalNote {
        at: commune.clock.now(),
        actor: "hanh".to_owned(),
        action: "post".to_owned(),
        subject: record.id(),
        village: String::new(),
        detail: String::new(),
    };
    let records = vec![RecordWrite::of(record, expected)?];
    let commit = Commit { note, households: Vec::new(), records, expect: Vec::new() };
    assert_eq!(commune.store.commit(commit).await?, Committed::Done);
    Ok(())
}

async fn held_by(commune: &Commune, meeting: &Meeting) -> anyhow::Result<Meeting> {
    let key = RecordKey { kind: RecordKind::Meeting, id: meeting.id.to_string() };
    Ok(commune.store.record(key).await?.expect("the meeting").read()?)
}

#[tokio::test]
async fn a_meeting_held_without_a_network_reaches_the_commune_and_the_other_phone() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let thang = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let mui = Phone::enrolled(&commune, 2, "Bà Mùi").await?;
    let poor = thang.households(Class::Poor).await?;
    for household in &poor[..3] {
        thang.visit(*household, &b1(100)).await?;
    }
    thang.weather(Weather::Cut);
    let meeting = thang.hold(28).await?;
    assert!(!meeting.ballots.is_empty());
    assert_eq!(thang.sync().await.error, Some(SyncError::Offline));
    assert_eq!(thang.store.meeting(meeting.id).await?.sent, SentState::Waiting);
    thang.weather(Weather::Fine);
    thang.sync_well().await?;
    assert_eq!(thang.store.meeting(meeting.id).await?.sent, SentState::AtCommune);
    assert_eq!(held_by(&commune, &meeting).await?, meeting);
    mui.sync_well().await?;
    assert_eq!(mui.store.meeting(meeting.id).await?.meeting, meeting);
    let today = mui.pocket_now().today;
    assert_eq!(mui.store.meeting_book(phieng_leng(), today).await?.to_discuss, 0, "nobody is discussed twice");
    thang.agrees_with(&commune).await?;
    Ok(())
}

#[tokio::test]
async fn the_share_that_the_office_sets_reaches_the_phone() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let poor = phone.households(Class::Poor).await?;
    phone.visit(poor[0], &b1(100)).await?;
    let meeting = phone.hold(25).await?;
    phone.sync_well().await?;
    let today = phone.pocket_now().today;
    assert_eq!(phone.store.meeting_book(phieng_leng(), today).await?.to_discuss, 0, "more than half");
    let own = OwnValue {
        value: "75".to_owned(),
        by: "Hà Thị Hạnh".to_owned(),
        at: commune.clock.now(),
        reason: String::new(),
    };
    let values = [("meeting_share".to_owned(), own.clone())].into();
    made(&commune, &ProcedureChanges { values, ..ProcedureChanges::default() }, 0).await?;
    phone.sync_well().await?;
    let rule = phone.store.meeting(meeting.id).await?.rule;
    assert_eq!((rule.share, rule.earlier), (50, true), "what was held is judged by the share of its day");
    let book = phone.store.meeting_book(phieng_leng(), today).await?;
    assert_eq!((book.to_discuss, book.turned_down), (0, 0));
    phone.visit(poor[1], &b1(100)).await?;
    let next = phone.hold(28).await?;
    let rule = phone.store.meeting(next.id).await?.rule;
    assert_eq!((rule.share, rule.set), (75, Some(own)));
    phone.sync_well().await?;
    let book = phone.store.meeting_book(phieng_leng(), today).await?;
    assert_eq!((book.to_discuss, book.turned_down), (0, 1), "28 of 40 are too few now: it is scored again");
    assert_eq!(held_by(&commune, &next).await?.share, Some(75), "the commune took the minutes with their share");
    phone.agrees_with(&commune).await?;
    Ok(())
}

#[tokio::test]
async fn a_photo_goes_on_after_a_cut_and_holds_up_nothing() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let poor = phone.households(Class::Poor).await?;
    phone.visit(poor[0], &b1(100)).await?;
    let meeting = phone.hold(40).await?;
    let bytes = phone.photograph(&meeting, 700_000).await?;
    let id = attachment::name(&bytes);

    // Two entries, the pull, and of the photo one question and two parts; then the network is gone.
    phone.weather(Weather::CutAfter(5));
    let report = phone.sync().await;
    assert_eq!(report.error, None, "what is recorded is there");
    assert_eq!(report.photos_wait, Some(SyncError::Offline));
    assert_eq!(held_by(&commune, &meeting).await?.minutes, std::slice::from_ref(&id));
    let waits = phone.store.photos().await?;
    assert_eq!((waits[0].state, waits[0].sent > 0), (PhotoState::Waiting, true), "{waits:?}");
    assert!(commune.store.photo(id.clone()).await?.is_none());

    phone.weather(Weather::Fine);
    let report = phone.sync().await;
    assert_eq!((report.photos, report.photos_wait), (1, None));
    assert!(phone.store.photos().await?.is_empty());
    let photo = commune.store.photo(id).await?.expect("the photo");
    assert_eq!((photo.bytes, photo.media_type.as_str()), (bytes, "image/jpeg"));
    assert_eq!(photo.villages, [phieng_leng()]);
    Ok(())
}

#[tokio::test]
async fn lost_answers_send_no_photo_twice_and_break_none() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let poor = phone.households(Class::Poor).await?;
    phone.visit(poor[0], &b1(100)).await?;
    let meeting = phone.hold(40).await?;
    phone.sync_well().await?;
    let bytes = phone.photograph(&meeting, 400_000).await?;
    for _ in 0..12 {
        phone.weather(Weather::AnswersLost(1));
        phone.sync().await;
        phone.weather(Weather::CutAfter(4));
        phone.sync().await;
    }
    phone.weather(Weather::Fine);
    phone.sync_well().await?;
    let photo = commune.store.photo(attachment::name(&bytes)).await?.expect("the photo");
    assert_eq!(photo.bytes, bytes);
    assert!(phone.store.photos().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_posting_reaches_the_phone_and_its_objection_comes_back_settled() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let poor = phone.households(Class::Poor).await?;
    let today = phone.pocket_now().today;
    let posting = Posting {
        id: PostingId(Uuid::now_v7()),
        village: phieng_leng(),
        round: YEAR,
        posted_on: today,
        until: today,
        working_days: 3,
        places: vec!["UBND xã".to_owned()],
        lines: Vec::new(),
        repeats: None,
        withdrawn: None,
        by: "Hà Thị Hạnh".to_owned(),
    };
    made(&commune, &posting, 0).await?;
    phone.sync_well().await?;
    phone.weather(Weather::Cut);
    let objection = NewObjection {
        posting: posting.id,
        household: poor[0],
        name: "Hoàng Văn Tú".to_owned(),
        contact: String::new(),
        text: "hộ đã có xe máy mới".to_owned(),
    };
    let id = phone.store.object(objection, phone.pocket_now()).await?;
    phone.weather(Weather::Fine);
    phone.sync_well().await?;
    let kept = commune.store.records(RecordsQuery::all(RecordKind::Objection)).await?;
    let mut settled: Objection = kept[0].read()?;
    assert_eq!(settled.id, id);
    settled.outcome = Some(so_thon::domain::posting::ObjectionOutcome {
        upheld: false,
        text: "xe của con rể".to_owned(),
        on: today,
        by: "Hà Thị Hạnh".to_owned(),
    });
    made(&commune, &settled, 1).await?;
    phone.sync_well().await?;
    let detail = phone.store.posting(posting.id).await?;
    assert_eq!(detail.objections[0].objection, settled);
    Ok(())
}

#[tokio::test]
async fn a_meeting_of_a_round_closed_meanwhile_is_refused_in_words_and_stays() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let poor = phone.households(Class::Poor).await?;
    phone.visit(poor[0], &b1(100)).await?;
    phone.sync_well().await?;
    let meeting = phone.hold(30).await?;
    made(&commune, &Period { round: YEAR, locked: true, history: Vec::new() }, 0).await?;
    phone.sync_well().await?;
    let item = phone.store.outbox().await?.pop().expect("what needs someone");
    let refused = ItemState::Refused { code: Code::PeriodLocked, field: "round".to_owned() };
    assert_eq!((item.state, item.record), (refused, meeting.id.to_string()));
    assert_eq!(phone.store.meeting(meeting.id).await?.sent, SentState::Refused);
    assert_eq!(phone.store.status().await?.closed_year(), Some(2026));
    Ok(())
}
