//! The review: the queue, the visit beside the last one, accepting, sending back, taking back, two officers at once.

use chrono::TimeDelta;
use so_thon::domain::answer::Answer;
use so_thon::domain::class::Class;
use so_thon::domain::household::{Household, Location};
use so_thon::domain::ids::{VillageId, VisitId};
use so_thon::domain::meeting::{Ballot, Meeting};
use so_thon::domain::review::{Review, Verdict};
use so_thon::domain::visit::Visit;
use so_thon::server::store::{Book, Commit, Committed, JournalNote, JournalQuery, RecordKey, RecordKind, RecordWrite};

use super::desk::{Browser, Office, Page, Phone, enrolled, noon, phieng_leng, visit};

/// An office with a phone and so many visits, each an hour after the other.
async fn with_visits(n: usize) -> anyhow::Result<(Office, Browser, Phone, Vec<Visit>)> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut browser, 1).await?;
    let mut visits = Vec::new();
    for household in office.poor_of(&phieng_leng()).iter().take(n) {
        let visit = visit(household, 120, &[], office.clock_now());
        phone.send(&visit).await?;
        visits.push(visit);
        office.clock.advance(TimeDelta::hours(1));
    }
    Ok((office, browser, phone, visits))
}

async fn review_of(office: &Office, visit: VisitId) -> anyhow::Result<Option<Review>> {
    let key = RecordKey { kind: RecordKind::Review, id: visit.to_string() };
    Ok(office.store.record(key).await?.map(|kept| kept.read()).transpose()?)
}

fn tabs(page: &Page) -> Vec<String> {
    page.all(".tabs a")
}

/// Posts a verdict as the page offers it.
async fn judge(browser: &mut Browser, visit: VisitId, verdict: &str, more: &[(&str, &str)]) -> anyhow::Result<Page> {
    let page = browser.get(&format!("/review?visit={visit}")).await?;
    let (csrf, expected) =
        (page.csrf(), page.attribute("form.verdict input[name=expected]", "value").expect("a version"));
    let mut form = vec![("csrf", csrf.as_str()), ("expected", expected.as_str()), ("verdict", verdict)];
    form.extend_from_slice(more);
    browser.post(&format!("/review/{visit}"), &form).await
}

#[tokio::test]
async fn the_visit_that_waits_longest_is_open_beside_what_the_register_knew() -> anyhow::Result<()> {
    let (office, _expired, _phone, visits) = with_visits(3).await?;
    office.clock.advance(TimeDelta::days(4));
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get("/review").await?;
    assert_eq!(page.status, 200);
    assert_eq!(tabs(&page), ["Chờ duyệt 3", "Đã gửi trả 0", "Đã duyệt 0", "Xung đột 0"]);
    assert!(page.one(".page-head .quiet").starts_with("3 phiếu, phiếu cũ nhất chờ 4 ngày."), "{}", page.one(".quiet"));
    assert!(page.one(".site-header nav a[aria-current] .tally").starts_with('3'));
    assert_eq!(page.all(".queue a").len(), 3);
    let open = page.attribute(".queue a[aria-current]", "href").expect("an open visit");
    assert!(open.contains(&visits[0].id.to_string()), "{open}");
    // The people, twelve indicators, and the sections of which no indicator asks.
    let rows = page.all(".compare tbody tr");
    assert!(rows.len() > 14, "{rows:?}");
    assert!(rows[0].starts_with("Kết quả") && rows[0].contains("B1 = 120"), "{}", rows[0]);
    assert!(rows.iter().any(|row| row.starts_with("12. ")));
    assert!(page.one(".compare thead").contains("Sổ hộ đang ghi"));
    assert!(page.one(".proof").contains("Máy và xã tính ra cùng kết quả."));
    assert!(page.text.contains("Dữ liệu mẫu"));
    let book = office.store.journal(JournalQuery::all(Book::Access, 5));
    assert!(book.await?.iter().any(|line| line.note.subject == format!("visit/{}", visits[0].id)));
    Ok(())
}

#[tokio::test]
async fn accepting_opens_the_next_and_can_be_taken_back_until_a_meeting_used_it() -> anyhow::Result<()> {
    let (office, mut browser, _phone, visits) = with_visits(2).await?;
    let done = judge(&mut browser, visits[0].id, "accept", &[]).await?;
    assert_eq!(done.status, 303);
    let location = done.location.expect("the next");
    assert!(location.contains(&format!("visit={}", visits[1].id)) && location.contains("done=review-accepted"));
    let page = browser.get(&location).await?;
    assert_eq!(tabs(&page), ["Chờ duyệt 1", "Đã gửi trả 0", "Đã duyệt 1", "Xung đột 0"]);
    assert_eq!(page.one(".flash"), "Đã duyệt phiếu.");
    let review = review_of(&office, visits[0].id).await?.expect("a verdict");
    assert_eq!((review.verdict, review.by.as_str()), (Verdict::Accepted, "Nguyễn Thị Hạnh"));

    // Taken back from the line above the queue.
    let value = page.attribute(".review-undo input[name=visit]", "value").expect("what was done");
    let csrf = page.csrf();
    let back = browser.post("/review/take-back", &[("csrf", &csrf), ("visit", &value)]).await?;
    assert_eq!(back.status, 303);
    assert_eq!(tabs(&browser.get("/review").await?)[0], "Chờ duyệt 2");

    // Accepted again, and voted on: it stays.
    judge(&mut browser, visits[0].id, "accept", &[]).await?;
    hold_meeting(&office, &visits[0]).await?;
    let page = judge(&mut browser, visits[0].id, "take_back", &[]).await?;
    assert_eq!(page.status, 409);
    assert!(page.one(".trouble").contains("Họp thôn đã biểu quyết theo phiếu này"), "{}", page.one(".trouble"));
    assert_eq!(review_of(&office, visits[0].id).await?.map(|review| review.verdict), Some(Verdict::Accepted));
    Ok(())
}

async fn hold_meeting(office: &Office, visit: &Visit) -> anyhow::Result<()> {
    let meeting = Meeting {
        village: phieng_leng(),
        held_on: visit.visited_on,
        attending: 20,
        ballots: vec![Ballot {
            household: visit.household,
            head: String::new(),
            visit: visit.id,
            class: Class::Poor,
            agree: 18,
            disagree: 2,
            remark: String::new(),
        }],
        ..crate::v1::meetings::meeting()
    };
    let note = JournalNote {
        actor: "hanh".to_owned(),
        action: "record_meeting".to_owned(),
        subject: format!("meeting/{}", meeting.id),
        village: phieng_leng().to_string(),
        detail: String::new(),
        at: noon(),
    };
    let records = vec![RecordWrite::of(&meeting, 0)?];
    let done = office.store.commit(Commit { note, households: Vec::new(), records, expect: Vec::new() }).await?;
    assert_eq!(done, Committed::Done);
    Ok(())
}

#[tokio::test]
async fn a_visit_is_sent_back_with_a_comment_on_a_question_and_never_without_a_word() -> anyhow::Result<()> {
    let (office, mut browser, _phone, visits) = with_visits(1).await?;
    let page = judge(&mut browser, visits[0].id, "send_back", &[]).await?;
    assert_eq!(page.status, 422);
    assert!(page.one(".trouble").contains("Chưa ghi nhận xét nào."));
    assert!(review_of(&office, visits[0].id).await?.is_none());

    let text = "Lần trước ghi tường ván. Xin chụp thêm ảnh tường phía trước.";
    let comment = [("at-7", "wall"), ("note-7", text), ("at-1", "nothing_like_it"), ("note-1", "x")];
    let done = judge(&mut browser, visits[0].id, "send_back", &comment).await?;
    assert_eq!(done.status, 303, "{}", done.text);
    let review = review_of(&office, visits[0].id).await?.expect("a verdict");
    assert_eq!(review.verdict, Verdict::SentBack);
    assert_eq!(review.comments.len(), 1, "a question that is not in the form is not commented on");
    assert_eq!(review.comments[0].place(), "wall");
    assert_eq!(review.comments[0].text, text);
    let page = browser.get("/review?tab=returned").await?;
    assert_eq!(tabs(&page), ["Chờ duyệt 0", "Đã gửi trả 1", "Đã duyệt 0", "Xung đột 0"]);
    assert!(page.one(".compare .said").contains(text));
    assert!(page.one(".site-header nav").contains("Chờ duyệt") && page.all(".tally").is_empty());
    Ok(())
}

#[tokio::test]
async fn each_list_of_the_review_is_called_what_it_is() -> anyhow::Result<()> {
    let (_office, mut browser, _phone, visits) = with_visits(2).await?;
    judge(&mut browser, visits[0].id, "accept", &[]).await?;
    judge(&mut browser, visits[1].id, "send_back", &[("note", "Đo lại nhà.")]).await?;
    let heads = [
        ("/review", "Phiếu chờ duyệt", "Không còn phiếu nào chờ duyệt."),
        ("/review?tab=accepted", "Phiếu đã duyệt", "1 phiếu đã duyệt."),
        ("/review?tab=returned", "Phiếu đã gửi trả", "1 phiếu đang chờ trưởng thôn sửa."),
    ];
    for (path, title, sub) in heads {
        let page = browser.get(path).await?;
        assert_eq!(page.one("h1"), title);
        assert!(page.one(".page-head").contains(sub), "{path}: {}", page.one(".page-head"));
    }
    Ok(())
}

#[tokio::test]
async fn accepting_is_the_strong_button_and_never_loses_a_comment() -> anyhow::Result<()> {
    let (office, mut browser, _phone, visits) = with_visits(1).await?;
    let page = browser.get("/review").await?;
    assert_eq!(page.all(".verdict .button.primary"), ["Duyệt phiếu"]);
    let told = judge(&mut browser, visits[0].id, "accept", &[("note", "Đo lại nhà.")]).await?;
    assert_eq!(told.status, 422);
    let send_back = told.all(".verdict .send-back").remove(0);
    assert!(told.one(".trouble").contains(&format!("“{send_back}”")), "it names the button: {}", told.one(".trouble"));
    assert_eq!(told.one(".verdict textarea").trim(), "Đo lại nhà.");
    assert!(review_of(&office, visits[0].id).await?.is_none());
    let told = judge(&mut browser, visits[0].id, "send_back", &[]).await?;
    assert!(told.one(".trouble").contains(&format!("“{send_back}”")), "{}", told.one(".trouble"));
    Ok(())
}

#[tokio::test]
async fn the_second_of_two_officers_is_told_and_keeps_what_was_typed() -> anyhow::Result<()> {
    let (office, mut browser, _phone, visits) = with_visits(1).await?;
    let mut chairman = office.signed_in("chutich").await?;
    let page = chairman.get("/review").await?;
    let (csrf, text) = (page.csrf(), "Xin ghi lại diện tích nhà.");
    judge(&mut browser, visits[0].id, "accept", &[]).await?;
    let form =
        [("csrf", csrf.as_str()), ("expected", "0"), ("verdict", "send_back"), ("at-8", "area"), ("note-8", text)];
    let told = chairman.post(&format!("/review/{}", visits[0].id), &form).await?;
    assert_eq!(told.status, 409);
    assert!(told.one(".trouble").contains("Nguyễn Thị Hạnh vừa duyệt phiếu này"), "{}", told.one(".trouble"));
    assert_eq!(review_of(&office, visits[0].id).await?.map(|review| review.verdict), Some(Verdict::Accepted));
    Ok(())
}

#[tokio::test]
async fn a_form_sent_twice_is_one_verdict() -> anyhow::Result<()> {
    let (office, mut browser, _phone, visits) = with_visits(1).await?;
    let csrf = browser.get("/review").await?.csrf();
    let form = [("csrf", csrf.as_str()), ("expected", "0"), ("verdict", "accept")];
    for _ in 0..2 {
        let page = browser.post(&format!("/review/{}", visits[0].id), &form).await?;
        assert_eq!(page.status, 303, "{}", page.text);
        office.clock.advance(TimeDelta::seconds(20));
    }
    let key = RecordKey { kind: RecordKind::Review, id: visits[0].id.to_string() };
    assert_eq!(office.store.record_versions(key).await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_corrected_visit_is_back_in_the_queue_beside_the_old_answers() -> anyhow::Result<()> {
    let (office, mut browser, mut phone, visits) = with_visits(1).await?;
    let household = office.register.iter().find(|one| one.id == visits[0].household).expect("the household").clone();
    judge(&mut browser, visits[0].id, "send_back", &[("at-8", "area"), ("note-8", "Đo lại diện tích.")]).await?;
    let corrected = Visit {
        correction_of: Some(visits[0].id),
        supersedes: vec![visits[0].id],
        reason: "Đo lại nhà".to_owned(),
        ..visit(&household, 110, &[("area", Answer::Hundredths(9_900))], office.clock_now())
    };
    phone.send(&corrected).await?;
    let page = browser.get("/review").await?;
    assert_eq!(tabs(&page), ["Chờ duyệt 1", "Đã gửi trả 0", "Đã duyệt 0", "Xung đột 0"]);
    assert!(page.one(".queue .flag").contains("Đã sửa theo nhận xét"));
    assert!(page.one(".compare thead").contains("Trước khi sửa"));
    let row = page.all(".compare tbody tr").into_iter().find(|row| row.starts_with("8. ")).expect("the area");
    assert!(row.contains("Đo lại diện tích.") && row.contains("→ 99") && row.contains("→ đổi"), "{row}");
    let cells = page.all("#row-s-income td");
    assert!(cells[0].contains("120") && cells[1].contains("110"), "the points stand side by side: {cells:?}");
    assert!(!cells[1].contains("120") && page.one("#row-s-income").contains("đổi"), "{cells:?}");
    let parts = page.all(".compare tbody tr");
    assert!(parts.iter().any(|row| row.starts_with("Thu nhập")), "every part can be spoken of: {parts:#?}");
    // Accepted, it still shows what it answers to, and no row that says nothing.
    judge(&mut browser, corrected.id, "accept", &[]).await?;
    let page = browser.get(&format!("/review?tab=accepted&visit={}", corrected.id)).await?;
    let rows = page.all(".compare tbody tr");
    assert!(rows.iter().any(|row| row.starts_with("8. ") && row.contains("Đo lại diện tích.")), "{rows:#?}");
    assert!(!rows.iter().any(|row| row.trim() == "Thu nhập"), "{rows:#?}");
    // The old one is nobody's any more.
    let gone = browser.get(&format!("/review?visit={}", visits[0].id)).await?;
    assert_eq!(gone.status, 404);
    Ok(())
}

#[tokio::test]
async fn checks_filter_the_queue_and_what_is_clean_is_accepted_at_once() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut browser, 1).await?;
    let mut clean = Vec::new();
    let poor = office.poor_of(&phieng_leng());
    let visits = poor.iter().map(|household| (household, visit(household, 120, &[], noon())));
    let same = |visit: &Visit, household: &Household| {
        visit.classification.class == household.class_official && clean_answers(visit)
    };
    let visits: Vec<(&Household, Visit)> = visits.filter(|(household, visit)| same(visit, household)).collect();
    assert!(visits.len() > 2, "the register has households whose class stays: {}", visits.len());
    for (_, visit) in visits.iter().take(2) {
        phone.send(visit).await?;
        clean.push(visit.id);
    }
    let (household, far) = &visits[2];
    let house = household.location.expect("a house");
    let here = Location { lat_e6: house.lat_e6 + 30_000, ..house };
    phone.send(&Visit { location: Some(here), ..far.clone() }).await?;

    let page = browser.get("/review?show=found").await?;
    assert_eq!(page.all(".queue a").len(), 1, "{:?}", page.all(".queue a"));
    assert!(page.one(".queue .flag").starts_with("Ghi cách nhà 3,"), "{}", page.one(".queue .flag"));
    let page = browser.get("/review").await?;
    let csrf = page.csrf();
    let offered = page.all(".review-several label");
    assert_eq!(offered.len(), 2, "{offered:?}");
    let (one, two, three) = (format!("{}@0", clean[0]), format!("{}@0", clean[1]), format!("{}@0", far.id));
    let form = [("csrf", csrf.as_str()), ("visit", &one), ("visit", &two), ("visit", &three)];
    let done = browser.post("/review/accept", &form).await?;
    assert!(done.location.is_some_and(|to| to.contains("done=review-some-left") && to.contains("undo=")));
    assert_eq!(tabs(&browser.get("/review").await?), ["Chờ duyệt 1", "Đã gửi trả 0", "Đã duyệt 2", "Xung đột 0"]);
    assert!(review_of(&office, far.id).await?.is_none(), "what is worth a look is never accepted unseen");
    Ok(())
}

/// Whether the checks would find nothing in how it was filled in.
fn clean_answers(visit: &Visit) -> bool {
    let all = visit.answers.household.values().chain(visit.answers.members.values().flat_map(|map| map.values()));
    let (unknown, all) =
        all.fold((0, 0), |(unknown, all), answer| (unknown + usize::from(*answer == Answer::Unknown), all + 1));
    unknown * 100 < all * 60
}

#[tokio::test]
async fn who_only_watches_sees_no_form_and_a_village_head_nothing_of_others() -> anyhow::Result<()> {
    let (office, _browser, _phone, visits) = with_visits(1).await?;
    let mut watcher = office.signed_in("giamsat").await?;
    let page = watcher.get("/review").await?;
    assert_eq!(page.status, 200);
    assert!(page.all("form.verdict").is_empty());
    let csrf = page.csrf();
    let form = [("csrf", csrf.as_str()), ("expected", "0"), ("verdict", "accept")];
    assert_eq!(watcher.post(&format!("/review/{}", visits[0].id), &form).await?.status, 403);
    let mut head = office.signed_in("truongthon").await?;
    assert_eq!(head.get("/review?village=01954.08").await?.status, 404);
    assert_eq!(head.get("/review").await?.status, 200);
    let other: Vec<Household> = office.poor_of(&VillageId::new("01954.08"));
    assert!(!head.get("/review").await?.text.contains(other[0].head_name()));
    assert_eq!(office.browser().get("/review").await?.status, 303);
    Ok(())
}
