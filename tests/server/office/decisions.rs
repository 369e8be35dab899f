//! The decision: the chairman alone, once, with everything that follows from it; rounds closed and opened again.

use so_thon::domain::class::Class;
use so_thon::domain::decision::Decision;
use so_thon::protocol::error::Code;
use so_thon::protocol::receipt::Outcome;
use so_thon::server::store::{Book, JournalQuery, KeptRecord, RecordKind, RecordsQuery};

use super::desk::{Office, Phone, submission, visit};
use super::rounds::{VILLAGE, accept, form, meet, november, place, post, send, sign, visited};
use so_thon::domain::household::Household;
use so_thon::domain::visit::Visit;

/// Three households through every step, on the day after the posting.
async fn ready(office: &Office) -> anyhow::Result<(Phone, Vec<(Household, Visit)>)> {
    let (phone, visits) = visited(office, 3, 1).await?;
    accept(office, &visits).await?;
    let mut browser = office.signed_in("hanh").await?;
    let all: Vec<_> = visits.iter().map(|(household, _)| (household, 15)).collect();
    place(&meet(&mut browser, &all).await?);
    place(&post(&mut browser).await?);
    office.clock.set(november(17));
    Ok((phone, visits))
}

async fn decisions(office: &Office) -> anyhow::Result<Vec<Decision>> {
    let kept = office.store.records(RecordsQuery::all(RecordKind::Decision)).await?;
    Ok(kept.iter().map(KeptRecord::read).collect::<Result<_, _>>()?)
}

#[tokio::test]
async fn the_chairman_signs_once_and_everything_follows() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let (mut phone, visits) = ready(&office).await?;
    let mut chairman = office.signed_in("chutich").await?;
    let page = chairman.get("/decisions?round=2026").await?;
    assert!(page.one("main").contains("Ký quyết định cho 3 hộ"), "{}", page.one("main"));
    let wrong = send(&mut chairman, "/decisions", &form(&page, "/decisions", &[("decided_on", "2026-11-16")])).await?;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.one("#trouble").contains("Đánh dấu vào ô bên dưới")
            && wrong.one("#trouble").contains("Ghi số quyết định")
            && wrong.one("#trouble").contains("ghi ngày quyết định sau ngày ấy")
    );
    let fields = form(&wrong, "/decisions", &[("number", "215/QĐ-UBND"), ("decided_on", "17/11/2026"), ("left", "1")]);
    let decision = place(&send(&mut chairman, "/decisions", &fields).await?);
    assert_eq!(place(&send(&mut chairman, "/decisions", &fields).await?), decision, "sent twice, it is one decision");
    let made = decisions(&office).await?;
    assert_eq!((made.len(), made[0].lines.len(), made[0].signer.as_str()), (1, 3, "Triệu Văn Kiên"));

    let left = office.store.household(visits[0].0.id).await?.expect("the household").household;
    assert_eq!((left.class_official, left.left_poor_on), (Class::NotPoor, Some(november(17).date_naive())));
    assert_eq!(left.official_since, left.left_poor_on);
    let page = chairman.get(&decision).await?;
    assert!(page.one("main").contains("Quyết định số 215/QĐ-UBND"), "{}", page.one("main"));
    let print = chairman.get(&format!("{decision}/print")).await?;
    let text = print.one("main");
    for said in [
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ NGÂN SƠN",
        "Số: 215/QĐ-UBND",
        "ngày 17 tháng 11 năm 2026",
        "Ra khỏi danh sách hộ nghèo: 1 hộ",
        visits[0].0.head_name(),
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let poor = made[0].lines.iter().filter(|line| !line.certificate.is_empty()).count();
    assert_eq!(chairman.get(&format!("{decision}/certificates")).await?.all(".steps-paper").len(), poor);
    let one = chairman.get(&format!("{decision}/certificates?household={}", visits[1].0.id)).await?;
    assert_eq!(one.all(".steps-paper").len(), 1);
    assert!(one.one(".steps-paper").contains(visits[1].0.head_name()));
    assert_eq!(chairman.get(&format!("{decision}/letters")).await?.status, 404, "nobody was refused");

    // Closed: nothing of the round is written any more, and phones are told.
    let closed = chairman.get(&format!("/meetings/new?round=2026&village={VILLAGE}")).await?;
    assert!(closed.one("main").contains("đã khoá"), "{}", closed.one("main"));
    let late = visit(&office.poor_of(&visits[0].0.village)[9], 120, &[], office.clock_now());
    assert!(matches!(phone.try_send(&late).await?, Some(Outcome::Refused { code: Code::PeriodLocked, .. })));
    let lines = office.store.journal(JournalQuery::all(Book::Change, 50)).await?;
    assert!(lines.iter().any(|line| line.note.action == "decide" && line.note.actor == "chutich"));
    Ok(())
}

#[tokio::test]
async fn others_see_and_cannot_sign_or_open() -> anyhow::Result<()> {
    let office = Office::open().await?;
    ready(&office).await?;
    let mut chairman = office.signed_in("chutich").await?;
    let page = chairman.get("/decisions?round=2026").await?;
    for name in ["hanh", "quantri", "giamsat", "truongthon"] {
        let mut other = office.signed_in(name).await?;
        let seen = other.get("/decisions?round=2026").await?;
        assert!(seen.all("form[action='/decisions'][method=post]").is_empty(), "{name}");
        assert!(seen.one("main").contains("Chỉ Chủ tịch ký được"), "{name}");
        let csrf = seen.csrf();
        let fields = form(&page, "/decisions", &[("csrf", &csrf), ("number", "1/QĐ-UBND")]);
        assert_eq!(send(&mut other, "/decisions", &fields).await?.status, 403, "{name}");
        let reopen = [("csrf", csrf.as_str()), ("round", "2026"), ("expected", "1"), ("reason", "x")];
        assert_eq!(other.post("/decisions/reopen", &reopen).await?.status, 403, "{name}");
    }
    assert!(decisions(&office).await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn what_changed_under_the_signature_is_told_first() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let (mut phone, visits) = ready(&office).await?;
    let mut chairman = office.signed_in("chutich").await?;
    let page = chairman.get("/decisions?round=2026").await?;
    let mut corrected = visit(&visits[0].0, 120, &[], office.clock_now());
    corrected.supersedes = vec![visits[0].1.id];
    phone.send(&corrected).await?;
    let told =
        send(&mut chairman, "/decisions", &form(&page, "/decisions", &[("number", "215/QĐ-UBND"), ("left", "1")]))
            .await?;
    assert_eq!(told.status, 422);
    assert!(told.one("#trouble").contains("vừa thay đổi"), "{}", told.one("#trouble"));
    assert_eq!(told.attribute("#f-number", "value").as_deref(), Some("215/QĐ-UBND"), "what was typed stays");
    assert!(told.one("main").contains("Ký quyết định cho 2 hộ"));
    let done = send(&mut chairman, "/decisions", &form(&told, "/decisions", &[("left", "1")])).await?;
    place(&done);
    assert_eq!(decisions(&office).await?[0].lines.len(), 2);
    Ok(())
}

#[tokio::test]
async fn a_round_opened_again_with_its_reason_takes_a_further_decision() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let (mut phone, visits) = ready(&office).await?;
    let mut chairman = office.signed_in("chutich").await?;
    let page = chairman.get("/decisions?round=2026").await?;
    place(
        &send(&mut chairman, "/decisions", &form(&page, "/decisions", &[("number", "215/QĐ-UBND"), ("left", "1")]))
            .await?,
    );
    let page = chairman.get("/decisions?round=2026").await?;
    let refused = send(&mut chairman, "/decisions/reopen", &form(&page, "/decisions/reopen", &[])).await?;
    assert_eq!(refused.status, 422, "a reason is asked");
    let fields = form(&page, "/decisions/reopen", &[("reason", "sót một hộ ở Phiêng Lềng")]);
    assert_eq!(place(&send(&mut chairman, "/decisions/reopen", &fields).await?), "/decisions");
    place(&send(&mut chairman, "/decisions/reopen", &fields).await?);
    let page = chairman.get("/decisions?round=2026").await?.one("main");
    assert!(page.contains("sót một hộ ở Phiêng Lềng") && page.contains("3 hộ đã có quyết định"), "{page}");
    let mut corrected = visit(&visits[0].0, 120, &[], office.clock_now());
    corrected.supersedes = vec![visits[0].1.id];
    phone.send(&corrected).await?;
    let page = chairman.get("/decisions?round=2026").await?.one("main");
    assert!(page.contains("2 hộ đã có quyết định"), "the corrected one goes through the steps again: {page}");

    // Who had a certificate gives it back for the one of the further decision.
    let mut poorer = visit(&visits[1].0, 100, &[], office.clock_now());
    poorer.supersedes = vec![visits[1].1.id];
    phone.send(&poorer).await?;
    accept(&office, &[(visits[0].0.clone(), corrected), (visits[1].0.clone(), poorer)]).await?;
    let mut browser = office.signed_in("hanh").await?;
    place(&meet(&mut browser, &[(&visits[0].0, 15), (&visits[1].0, 15)]).await?);
    place(&post(&mut browser).await?);
    office.clock.set(november(20));
    let mut chairman = office.signed_in("chutich").await?;
    let further = place(&sign(&mut chairman, "2026", "230/QĐ-UBND").await?);
    let first = decisions(&office).await?.into_iter().find(|one| one.number == "215/QĐ-UBND").expect("the first");
    let old = first.lines.iter().find(|line| line.household == visits[1].0.id).expect("a line").certificate.clone();
    let page = chairman.get(&further).await?.one("main");
    assert!(page.contains(&format!("thay giấy số {old} (Quyết định số 215/QĐ-UBND)")), "{page}");
    let deed = chairman.get(&format!("{further}/print")).await?.one(".steps-paper");
    assert!(deed.contains(&format!("Giấy chứng nhận số {old}")) && deed.matches("hết giá trị").count() == 1, "{deed}");
    let papers = chairman.get(&format!("/decisions/{}/certificates", first.id)).await?;
    assert_eq!(papers.all(".steps-paper").len(), 2, "what was signed first can still be printed as it was");
    Ok(())
}

#[tokio::test]
async fn a_request_that_is_not_granted_gets_a_letter_with_the_reason() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let household = office
        .register
        .iter()
        .find(|one| one.village.as_str() == VILLAGE && one.class_start == Class::NotPoor)
        .expect("a household")
        .clone();
    let mut phone = super::desk::enrolled(&office, &mut browser, 3).await?;
    phone.submit(&submission(&household, "review-request", office.clock_now())).await?;
    let found = visit(&household, 180, &[], office.clock_now());
    phone.send(&found).await?;
    accept(&office, &[(household.clone(), found)]).await?;
    place(&meet(&mut browser, &[(&household, 15)]).await?);
    place(&post(&mut browser).await?);
    office.clock.set(november(17));
    let mut chairman = office.signed_in("chutich").await?;
    let page = chairman.get("/decisions?round=2026").await?;
    let decision = place(
        &send(&mut chairman, "/decisions", &form(&page, "/decisions", &[("number", "216/QĐ-UBND"), ("left", "1")]))
            .await?,
    );
    let letter = chairman.get(&format!("{decision}/letters?household={}", household.id)).await?;
    let text = letter.one(".steps-paper");
    assert!(
        text.contains("chưa được chấp nhận") && text.contains("180") && text.contains(household.head_name()),
        "{text}"
    );
    assert!(text.contains("Ngày 12/11/2026, Ủy ban nhân dân xã nhận được giấy đề nghị rà soát (Mẫu 01)"), "{text}");
    let deed = chairman.get(&format!("{decision}/print")).await?.one(".steps-paper");
    assert!(deed.contains("Đề nghị của 1 hộ chưa được chấp nhận"), "the decision says so, too: {deed}");
    assert!(text.contains("Số: ………") && text.contains("Thời hạn gửi ý kiến: ………"), "left to be written: {text}");
    let mut head = office.signed_in("truongthon").await?;
    assert_eq!(head.get(&decision).await?.status, 200, "its village is in it");
    assert_eq!(head.get(&format!("{decision}/letters?village=01954.08")).await?.status, 404);
    Ok(())
}

#[tokio::test]
async fn the_procedure_is_the_offices_to_change_and_says_who_did() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get("/procedure").await?;
    assert!(page.one("main").contains("chưa xác nhận"), "what is not confirmed is marked");
    let bad = form(&page, "/procedure", &[("meeting_share", "170"), ("yearly_until", "40/13")]);
    let told = send(&mut browser, "/procedure", &bad).await?;
    assert_eq!((told.status, told.all("#trouble li").len()), (422, 2));
    // What decides who is recognised is the chairman's, and every change has its reason.
    let step = form(&page, "/procedure", &[("step_meeting", "0"), ("reason", "Mưa lũ")]);
    let told = send(&mut browser, "/procedure", &step).await?;
    assert_eq!((told.status, told.all("#trouble li").len()), (422, 1));
    assert!(told.one("#trouble").contains("chỉ Chủ tịch"), "{}", told.one("#trouble"));
    let mut chairman = office.signed_in("chutich").await?;
    let page = chairman.get("/procedure").await?;
    let why = form(&page, "/procedure", &[("posting_working_days", "5"), ("step_meeting", "0")]);
    let told = send(&mut chairman, "/procedure", &why).await?;
    assert!(told.status == 422 && told.one("#trouble").contains("lý do"), "{}", told.one("#trouble"));
    let stale = [("decide_within_days", "12"), ("reason", "Công văn 12/UBND")];
    let stale = form(&browser.get("/procedure").await?, "/procedure", &stale);
    let fields = [("posting_working_days", "5"), ("step_meeting", "0"), ("reason", "Công văn số 9/UBND")];
    place(&send(&mut chairman, "/procedure", &form(&page, "/procedure", &fields)).await?);
    assert_eq!(send(&mut browser, "/procedure", &stale).await?.status, 409, "two officers, one page");
    let page = browser.get("/procedure").await?;
    assert!(page.one("main").contains("Công văn số 9/UBND"), "why it was changed");
    assert!(browser.get("/postings").await?.one("main").contains("5 ngày làm việc"));
    assert!(browser.get("/decisions").await?.one("main").contains("Xã đang bỏ bước họp thôn"));
    let day = form(&page, "/procedure/days", &[("day", "2026-11-13"), ("name", "Lũ lớn"), ("kind", "off")]);
    let day: Vec<_> = day.into_iter().filter(|(name, _)| name != "remove").collect();
    place(&send(&mut browser, "/procedure/days", &day).await?);
    assert!(browser.get("/procedure").await?.one("main").contains("Lũ lớn"));
    let mut front = office.signed_in("giamsat").await?;
    assert!(front.get("/procedure").await?.all("form[action='/procedure'] button").is_empty());
    let csrf = front.get("/procedure").await?.csrf();
    assert_eq!(front.post("/procedure", &[("csrf", &csrf)]).await?.status, 403);
    let calendar = front.get("/calendar").await?.one("main");
    assert!(calendar.contains("Báo cáo sơ bộ"));
    assert!(calendar.contains("không có hộ nào trong đợt") && !calendar.contains("đã qua hạn"), "{calendar}");
    Ok(())
}
