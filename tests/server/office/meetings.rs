//! Village meetings in the office: taken down once, nothing lost on an error, minutes in two copies.

use chrono::TimeDelta;
use so_thon::domain::class::Class;
use so_thon::domain::classification::Income;
use so_thon::domain::ids::{MeetingId, VillageId};
use so_thon::domain::meeting::{Ballot, Meeting};
use so_thon::domain::visit::Visit;
use so_thon::server::store::{RecordKind, RecordsQuery};
use uuid::Uuid;

use super::desk::{Office, phieng_leng, visit};
use super::rounds::{VILLAGE, accept, form, meet, place, send, visited};

/// B1 of a visit.
fn points(visit: &Visit) -> u32 {
    match visit.classification.income {
        Income::B1 { points } => points,
        _ => panic!("no points"),
    }
}

#[tokio::test]
async fn a_meeting_is_judged_by_the_share_of_its_day() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let (mut phone, visits) = visited(&office, 2, 1).await?;
    accept(&office, &visits).await?;
    let mut browser = office.signed_in("hanh").await?;
    let meeting = place(&meet(&mut browser, &[(&visits[0].0, 11)]).await?);
    office.clock.advance(TimeDelta::days(1));
    let (mut browser, mut chairman) = (office.signed_in("hanh").await?, office.signed_in("chutich").await?);
    let page = chairman.get("/procedure").await?;
    let fields = form(&page, "/procedure", &[("meeting_share", "80"), ("reason", "Công văn số 9/UBND")]);
    place(&send(&mut chairman, "/procedure", &fields).await?);

    let page = browser.get(&meeting).await?;
    assert!(page.one(".facts").contains("ít nhất 50\u{a0}% số người dự họp nhất trí"), "{}", page.one(".facts"));
    let ballots = page.one("section[aria-labelledby=ballots-title] tbody");
    assert!(ballots.contains("thông qua") && page.all(".banner").is_empty(), "{ballots}");
    let minutes = browser.get(&format!("{meeting}/minutes")).await?.one(".steps-paper");
    assert!(minutes.contains("50\u{a0}%") && !minutes.contains("80\u{a0}%"), "{minutes}");
    let village = browser.get(&format!("/meetings?round=2026&village={VILLAGE}")).await?.one("main");
    assert!(!village.contains("trong 20 người nhất trí"), "nobody is turned down: {village}");

    // Entered from paper a day later: the share of the day on which it was held.
    let page = browser.get(&format!("/meetings/new?round=2026&village={VILLAGE}")).await?;
    let agree = format!("agree-{}", visits[1].0.id);
    let typed = [
        ("chair", "Hoàng Văn Thắng"),
        ("secretary", "Lý Thị Mai"),
        ("attending", "20"),
        ("date", "12/11/2026"),
        (agree.as_str(), "12"),
    ];
    let second = place(&send(&mut browser, "/meetings", &form(&page, "/meetings", &typed)).await?);
    assert!(browser.get(&second).await?.one(".facts").contains("ít nhất 50"));

    // A phone that had not heard of the change: what its minutes say counts, and the page says that it was not so.
    let told = Meeting {
        id: MeetingId(Uuid::now_v7()),
        held_on: office.clock_now().date_naive() + TimeDelta::days(1),
        share: Some(50),
        village: phieng_leng(),
        ballots: Vec::new(),
        ..crate::v1::meetings::meeting()
    };
    let ballots = vec![Ballot {
        household: visits[0].0.id,
        head: "Lý A Sình".to_owned(),
        visit: visits[0].1.id,
        class: Class::Poor,
        agree: 28,
        disagree: 2,
        remark: String::new(),
    }];
    let told = Meeting { ballots, ..told };
    phone.hold(&told).await?;
    let page = browser.get(&format!("/meetings/{}", told.id)).await?;
    let said = "Biên bản ghi tỷ lệ 50\u{a0}%, trong khi ngày họp xã áp dụng 80\u{a0}%.";
    assert!(page.one(".banner").contains(said), "{}", page.one(".banner"));
    Ok(())
}

#[tokio::test]
async fn a_meeting_says_who_carries_and_who_meets_again() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let (_phone, visits) = visited(&office, 3, 1).await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get(&format!("/meetings/new?round=2026&village={VILLAGE}")).await?;
    assert!(page.one("main").contains("Không có hộ nào cần đưa ra họp"), "nothing is accepted yet");
    accept(&office, &visits).await?;

    let done = meet(&mut browser, &[(&visits[0].0, 10), (&visits[1].0, 9)]).await?;
    let meeting = place(&done);
    let page = browser.get(&meeting).await?;
    let rows = page.all("section[aria-labelledby=ballots-title] tbody tr");
    assert_eq!(rows.len(), 2, "who was not discussed is not on it");
    assert!(page.one("main").contains("1 hộ chưa đủ 50\u{a0}% số người dự nhất trí"), "{}", page.one("main"));
    assert!(rows.iter().any(|row| row.contains("50\u{a0}%") && row.contains("thông qua")), "{rows:?}");

    let village = browser.get(&format!("/meetings?round=2026&village={VILLAGE}")).await?.one("main");
    assert!(village.contains("9 trong 20 người nhất trí"), "{village}");
    let line = browser.get("/meetings?round=2026").await?;
    let line = line.all("section tbody tr").into_iter().find(|row| row.contains("Phiêng Lềng")).expect("a line");
    assert!(line.contains("12/11/2026"), "{line}");

    let minutes = browser.get(&format!("{meeting}/minutes")).await?;
    assert_eq!(minutes.all(".steps-paper").len(), 2, "two copies");
    for said in ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "THÔN PHIÊNG LỀNG", "lập thành 02 bản", "CHỦ TRÌ", "Lý Thị Mai"]
    {
        assert!(minutes.one(".steps-paper").contains(said), "{said}");
    }
    let paper = minutes.one(".steps-paper");
    assert!(paper.contains("bắt đầu vào hồi ……… giờ ………"), "the hour is written by hand: {paper}");
    let row = minutes.all(".steps-paper .steps-grid tbody tr").remove(0);
    let b2 = visits[0].1.classification.b2_max;
    assert!(row.contains(&format!("{}{b2}10", points(&visits[0].1))), "the points that were read out: {row}");
    let blank = browser.get(&format!("/meetings/minutes?round=2026&village={VILLAGE}")).await?;
    assert_eq!(blank.all(".steps-paper").len(), 2);
    assert!(blank.one(".steps-paper").contains(visits[2].0.head_name()), "who is to be discussed");
    assert!(!blank.one(".steps-paper").contains(visits[0].0.head_name()), "and not who has carried");

    // What was turned down is scored again before it is discussed again.
    let agree = format!("agree-{}", visits[1].0.id);
    let next = browser.get(&format!("/meetings/new?round=2026&village={VILLAGE}")).await?;
    assert_eq!(next.attribute(&format!("input[name='{agree}']"), "value"), None, "{}", next.one("main"));
    let household = browser.get(&format!("/households/{}", visits[1].0.id)).await?;
    assert!(household.one("[aria-labelledby=round-title]").contains("9 trong 20"), "the household's page says so");

    // Minutes that were mistyped are written anew, for the same day.
    let again = browser.get(&format!("/meetings/new?round=2026&village={VILLAGE}&repeats={}", &meeting[10..])).await?;
    assert_eq!(again.attribute(&format!("input[name='{agree}']"), "value").as_deref(), Some("9"), "as it was written");
    let other_day = form(&again, "/meetings", &[("date", "11/11/2026"), (&agree, "15")]);
    let told = send(&mut browser, "/meetings", &other_day).await?;
    assert!(told.status == 422 && told.one("#trouble").contains("12/11/2026"), "{}", told.one("#trouble"));
    let fields = form(&again, "/meetings", &[("attending", "20"), (&agree, "15")]);
    let page = send(&mut browser, "/meetings", &fields).await?;
    let second = place(&page);
    assert!(browser.get(&meeting).await?.text.contains(&second), "the first leads to the second");
    let village = browser.get(&format!("/meetings?round=2026&village={VILLAGE}")).await?.one("main");
    assert!(!village.contains("Họp thôn chưa thông qua"), "{village}");
    Ok(())
}

#[tokio::test]
async fn an_error_keeps_what_was_typed_and_says_where() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let (_phone, visits) = visited(&office, 2, 0).await?;
    accept(&office, &visits).await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get(&format!("/meetings/new?round=2026&village={VILLAGE}")).await?;
    let (agree, disagree) = (format!("agree-{}", visits[0].0.id), format!("disagree-{}", visits[0].0.id));
    let typed = [
        ("date", "40/13/2026"),
        ("chair", ""),
        ("secretary", "Lý Thị Mai"),
        ("attending", "20"),
        ("attendees", "Ma Văn Thọ – Mặt trận\nĐinh Thị Lan"),
        (agree.as_str(), "15"),
        (disagree.as_str(), "9"),
    ];
    let page = send(&mut browser, "/meetings", &form(&page, "/meetings", &typed)).await?;
    assert_eq!(page.status, 422);
    let told = page.all("#trouble li");
    assert!(told.iter().any(|line| line.contains("12/11/2026")) && told.iter().any(|line| line.contains("chủ trì")));
    assert!(page.one("main").contains("24 ý kiến, nhiều hơn 20 người dự"), "{told:?}");
    assert_eq!(page.attribute(&format!("input[name='{agree}']"), "value").as_deref(), Some("15"));
    assert_eq!(page.attribute("#f-secretary", "value").as_deref(), Some("Lý Thị Mai"));
    assert!(page.one("#f-attendees").contains("Đinh Thị Lan"));
    assert!(office.store.records(RecordsQuery::all(RecordKind::Meeting)).await?.is_empty());

    // Nobody can have read out what was found on the next day: a day, a month or a year mistyped.
    let fields = form(&page, "/meetings", &[("date", "12/11/2025"), ("chair", "Hoàng Văn Thắng"), (&disagree, "5")]);
    let early = send(&mut browser, "/meetings", &fields).await?;
    assert!(
        early.status == 422 && early.one("main").contains("ghi ngày 12/11/2026, sau ngày họp"),
        "{}",
        early.one("main")
    );
    let fields = form(&early, "/meetings", &[("date", "12/11/2026")]);
    let first = place(&send(&mut browser, "/meetings", &fields).await?);
    let second = place(&send(&mut browser, "/meetings", &fields).await?);
    assert_eq!(first, second, "a form sent twice is one meeting");
    assert_eq!(office.store.records(RecordsQuery::all(RecordKind::Meeting)).await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_visit_that_was_replaced_meanwhile_is_said_and_nothing_is_written() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let (mut phone, visits) = visited(&office, 1, 0).await?;
    accept(&office, &visits).await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get(&format!("/meetings/new?round=2026&village={VILLAGE}")).await?;
    let (household, old) = &visits[0];
    let mut corrected = visit(household, 180, &[], office.clock_now());
    corrected.supersedes = vec![old.id];
    phone.send(&corrected).await?;
    accept(&office, &[(household.clone(), corrected)]).await?;
    let agree = format!("agree-{}", household.id);
    let typed = [("chair", "A"), ("secretary", "B"), ("attending", "20"), (agree.as_str(), "15")];
    let page = send(&mut browser, "/meetings", &form(&page, "/meetings", &typed)).await?;
    assert_eq!(page.status, 422);
    assert!(page.one("main").contains("vừa thay bằng phiếu khác"), "{}", page.one("main"));
    assert!(office.store.records(RecordsQuery::all(RecordKind::Meeting)).await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_village_head_keeps_to_their_village_and_the_front_only_looks() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let (_phone, visits) = visited(&office, 1, 0).await?;
    accept(&office, &visits).await?;
    let mut head = office.signed_in("truongthon").await?;
    for path in [
        "/meetings?round=2026&village=01954.08",
        "/meetings/new?round=2026&village=01954.08",
        "/meetings/minutes?round=2026&village=01954.08",
    ] {
        assert_eq!(head.get(path).await?.status, 404, "{path}");
    }
    let list = head.get("/meetings?round=2026").await?.all("section tbody tr");
    assert_eq!(list.len(), 1, "{list:?}");
    let page = head.get(&format!("/meetings/new?round=2026&village={VILLAGE}")).await?;
    let forged = form(&page, "/meetings", &[("village", "01954.08")]);
    assert_eq!(send(&mut head, "/meetings", &forged).await?.status, 404);
    let done = meet(&mut head, &[(&visits[0].0, 20)]).await?;
    let meeting = place(&done);

    let mut front = office.signed_in("giamsat").await?;
    assert_eq!(front.get(&meeting).await?.status, 200);
    assert_eq!(front.get(&format!("/meetings/new?round=2026&village={VILLAGE}")).await?.status, 403);
    let kept = office.store.records(RecordsQuery::all(RecordKind::Meeting)).await?;
    assert_eq!(kept[0].village, Some(VillageId::new(VILLAGE)));
    Ok(())
}

#[tokio::test]
async fn minutes_with_a_wrong_day_are_corrected_and_posted() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let (mut phone, visits) = visited(&office, 1, 0).await?;
    accept(&office, &visits).await?;
    // A phone whose clock is a year ahead: the day is in its minutes for good.
    let (household, found) = &visits[0];
    let ballot = Ballot {
        household: household.id,
        head: household.head_name().to_owned(),
        visit: found.id,
        class: found.classification.class,
        agree: 28,
        disagree: 2,
        remark: String::new(),
    };
    let told = Meeting {
        id: MeetingId(Uuid::now_v7()),
        held_on: office.clock_now().date_naive() + TimeDelta::days(365),
        village: phieng_leng(),
        ballots: vec![ballot],
        ..crate::v1::meetings::meeting()
    };
    phone.hold(&told).await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get(&format!("/meetings/{}", told.id)).await?;
    assert!(page.one(".banner").contains("12/11/2027 là ngày chưa tới"), "{}", page.one(".banner"));
    let new = format!("/postings/new?round=2026&village={VILLAGE}");
    let post = form(&browser.get(&new).await?, "/postings", &[("posted_on", "12/11/2026")]);
    let refused = send(&mut browser, "/postings", &post).await?;
    assert!(refused.one("#trouble").contains("trước ngày họp thôn 12/11/2027"), "{}", refused.one("#trouble"));

    let again = browser.get(&format!("/meetings/new?round=2026&village={VILLAGE}&repeats={}", told.id)).await?;
    let silent = send(&mut browser, "/meetings", &form(&again, "/meetings", &[("date", "12/11/2026")])).await?;
    assert!(silent.status == 422 && silent.one("#trouble").contains("“Ngày họp cũng ghi nhầm”"), "it is asked once");
    let fields = form(&silent, "/meetings", &[("other_day", "yes")]);
    let corrected = place(&send(&mut browser, "/meetings", &fields).await?);
    let first = browser.get(&format!("/meetings/{}", told.id)).await?;
    assert!(first.one(".banner").contains("đã có biên bản khác sửa lại") && first.text.contains(&corrected));
    let post = form(&browser.get(&new).await?, "/postings", &[("posted_on", "12/11/2026")]);
    place(&send(&mut browser, "/postings", &post).await?);
    Ok(())
}
