//! /attachments/{id}: a photo of signed minutes in the office.

use chrono::Utc;
use so_thon::domain::ids::{AttachmentId, DeviceId, MeetingId, VillageId};
use so_thon::domain::meeting::Meeting;
use so_thon::domain::round::Round;
use so_thon::protocol::attachment::name;
use so_thon::server::store::{
    Book, Commit, Committed, JournalQuery, PhotoHeld, PhotoPart, PhotoTaken, RecordKind, RecordWrite, RecordsQuery,
};
use uuid::Uuid;

use super::desk::{Office, phieng_leng};

/// A photo that minutes of a village name.
async fn photo(office: &Office, village: VillageId, letter: u8) -> anyhow::Result<AttachmentId> {
    let bytes = [&[0xff, 0xd8, 0xff, 0xe0][..], &[letter; 96]].concat();
    let id = name(&bytes);
    let device = DeviceId(Uuid::from_u128(77));
    let part = PhotoPart { device, id: id.clone(), from: 0, of: 100, bytes, at: office.clock_now() };
    let taken = office.store.put_photo(part).await?;
    assert_eq!(taken, PhotoTaken::Held(PhotoHeld { bytes: 100, whole: true }));
    let meeting = Meeting {
        id: MeetingId(Uuid::now_v7()),
        village,
        round: Round::yearly(2026),
        held_on: office.clock_now().date_naive(),
        place: "nhà văn hóa thôn".to_owned(),
        chair: "Nông Văn Bảo".to_owned(),
        secretary: "Triệu Thị Đào".to_owned(),
        share: None,
        invited: 0,
        attending: 40,
        attendees: Vec::new(),
        ballots: Vec::new(),
        remarks: String::new(),
        repeats: None,
        corrects_day: None,
        minutes: vec![id.clone()],
        by: "Nông Văn Bảo".to_owned(),
        finalised: Utc::now(),
    };
    let commit = Commit {
        note: office.by().note("meeting", meeting.id.to_string(), "", String::new()),
        households: Vec::new(),
        records: vec![RecordWrite::of(&meeting, 0)?],
        expect: Vec::new(),
    };
    assert_eq!(office.store.commit(commit).await?, Committed::Done);
    Ok(id)
}

#[tokio::test]
async fn a_photo_opens_as_a_picture_and_nothing_else_and_is_written_down() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let id = photo(&office, phieng_leng(), 1).await?;
    let path = format!("/attachments/{id}");
    assert_eq!(office.browser().get(&path).await?.status, 303, "nobody sees it without signing in");
    let mut officer = office.signed_in("hanh").await?;
    let page = officer.get(&path).await?;
    assert_eq!(page.status, 200);
    let header =
        |name: &str| page.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
    assert_eq!(header("content-type"), "image/jpeg");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert!(header("content-disposition").starts_with("inline; filename=\"bien-ban-"));
    assert!(header("content-security-policy").contains("sandbox"));
    let query = JournalQuery::all(Book::Access, 1);
    let line = office.store.journal(query).await?.remove(0);
    assert_eq!((line.note.action.as_str(), line.note.subject), ("open_photo", format!("attachment/{id}")));
    Ok(())
}

#[tokio::test]
async fn a_photo_of_another_village_or_of_no_minutes_is_not_there() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let other = photo(&office, VillageId::new("01954.08"), 2).await?;
    let own = photo(&office, phieng_leng(), 3).await?;
    let bytes = [&[0xff, 0xd8, 0xff, 0xe0][..], &[9; 96]].concat();
    let loose = name(&bytes);
    let device = DeviceId(Uuid::from_u128(78));
    let part = PhotoPart { device, id: loose.clone(), from: 0, of: 100, bytes, at: office.clock_now() };
    office.store.put_photo(part).await?;
    let mut head = office.signed_in("truongthon").await?;
    assert_eq!(head.get(&format!("/attachments/{own}")).await?.status, 200);
    for path in [format!("/attachments/{other}"), format!("/attachments/{loose}"), "/attachments/x".to_owned()] {
        assert_eq!(head.get(&path).await?.status, 404, "{path}");
    }
    let mut officer = office.signed_in("hanh").await?;
    assert_eq!(officer.get(&format!("/attachments/{other}")).await?.status, 200);
    assert_eq!(officer.get(&format!("/attachments/{loose}")).await?.status, 404);
    Ok(())
}

#[tokio::test]
async fn the_office_adds_a_picture_of_the_signed_minutes() -> anyhow::Result<()> {
    let office = Office::open().await?;
    photo(&office, phieng_leng(), 1).await?;
    let kept = office.store.records(RecordsQuery::all(RecordKind::Meeting)).await?;
    let page_of = format!("/meetings/{}", kept[0].key.id);
    let mut officer = office.signed_in("hanh").await?;
    let page = officer.get(&page_of).await?;
    assert_eq!(page.all("a[href^='/attachments/']").len(), 1);
    let csrf = page.csrf();
    let scan = [&b"\x89PNG\r\n\x1a\n"[..], &[7; 300]].concat();
    let to = format!("{page_of}/photos");
    for _ in 0..2 {
        assert_eq!(officer.upload(&to, &[("csrf", &csrf)], &scan).await?.status, 303, "sent twice is one picture");
        let page = officer.get(&format!("{page_of}?done=photo")).await?;
        assert_eq!(page.all("a[href^='/attachments/']").len(), 2);
        assert!(page.one(".flash").contains("Đã thêm ảnh biên bản"));
    }
    assert_eq!(officer.get(&format!("/attachments/{}", name(&scan))).await?.status, 200);
    let wrong = officer.upload(&to, &[("csrf", &csrf)], b"%PDF-1.7").await?;
    assert!(wrong.status == 422 && wrong.one("#trouble").contains("không phải ảnh"), "{}", wrong.one("main"));
    assert_eq!(officer.upload(&to, &[("csrf", "other")], &scan).await?.status, 403);
    let mut front = office.signed_in("giamsat").await?;
    assert!(front.get(&page_of).await?.all("#photo-file").is_empty());
    let csrf = front.get("/account").await?.csrf();
    assert_eq!(front.upload(&to, &[("csrf", &csrf)], &scan).await?.status, 403);
    Ok(())
}
