//! A closed round: whatever is pressed, nothing is written, and the page says that the round is closed and who opens it.

use chrono::TimeDelta;
use so_thon::domain::household::Household;
use so_thon::domain::visit::Visit;
use so_thon::server::store::{RecordKind, RecordsQuery};

use super::desk::{Browser, Office, Page, enrolled, phieng_leng, visit};
use super::rounds::{accept, form, meet, november, place, post, send, sign, visited};

/// Three households through every step; two more visits that speak for one household, and one that waits for review.
struct Scene {
    office: Office,
    officer: Browser,
    chairman: Browser,
    ready: Vec<(Household, Visit)>,
    doubled: Visit,
    waits: Visit,
    posting: String,
}

async fn scene() -> anyhow::Result<Scene> {
    let office = Office::open().await?;
    let (mut phone, ready) = visited(&office, 3, 1).await?;
    accept(&office, &ready).await?;
    let mut officer = office.signed_in("hanh").await?;
    let all: Vec<_> = ready.iter().map(|(household, _)| (household, 15)).collect();
    place(&meet(&mut officer, &all).await?);
    let posting = place(&post(&mut officer).await?);
    let mut other = enrolled(&office, &mut officer, 9).await?;
    office.clock.set(november(17));
    // A session does not last five days.
    let officer = office.signed_in("hanh").await?;
    let mut rest = office.poor_of(&phieng_leng());
    rest.retain(|one| ready.iter().all(|(household, _)| household.id != one.id));
    let one = visit(&rest[0], 120, &[], office.clock_now());
    let two = visit(&rest[0], 180, &[], office.clock_now() + TimeDelta::minutes(1));
    let waits = visit(&rest[1], 120, &[], office.clock_now());
    phone.send(&one).await?;
    other.send(&two).await?;
    phone.send(&waits).await?;
    let chairman = office.signed_in("chutich").await?;
    Ok(Scene { office, officer, chairman, ready, doubled: two, waits, posting })
}

async fn written(office: &Office) -> anyhow::Result<usize> {
    let mut n = 0;
    for kind in [RecordKind::Review, RecordKind::Meeting, RecordKind::Posting, RecordKind::Objection] {
        n += office
            .store
            .records(RecordsQuery::all(kind))
            .await?
            .iter()
            .map(|kept| kept.version as usize)
            .sum::<usize>();
    }
    Ok(n)
}

fn says_closed(page: &Page, what: &str) {
    assert!(matches!(page.status, 409 | 422), "{what}: {}", page.status);
    let told = page.one(".trouble");
    assert!(told.contains("khoá") && told.contains("Chỉ Chủ tịch mở lại được"), "{what}: {told}");
    assert!(!told.contains("Có người vừa sửa") && !told.contains("vừa có người sửa"), "{what}: {told}");
}

#[tokio::test]
async fn whatever_is_pressed_the_page_says_that_the_round_is_closed() -> anyhow::Result<()> {
    let mut scene = scene().await?;
    let browser = &mut scene.officer;
    // Every form as it was drawn while the round was open.
    let waits = scene.waits.id;
    let review = browser.get(&format!("/review?visit={waits}")).await?;
    let conflicts = browser.get("/conflicts").await?;
    let posting = browser.get(&scene.posting).await?;
    let object = format!("{}/objections", scene.posting);
    let who = scene.ready[0].0.id.to_string();
    let said = [("household", who.as_str()), ("name", "Ma Văn Thọ"), ("text", "Nhà ấy có xe tải.")];
    let objection = form(&posting, &object, &said);
    let withdraw = form(&posting, &format!("{}/withdraw", scene.posting), &[("withdraw", "ghi nhầm")]);
    place(&sign(&mut scene.chairman, "2026", "215/QĐ-UBND").await?);
    let before = written(&scene.office).await?;

    let verdict = |verdict| form(&review, &format!("/review/{waits}"), &[("verdict", verdict), ("note", "Xem lại.")]);
    for pressed in ["accept", "send_back"] {
        says_closed(&send(browser, &format!("/review/{waits}"), &verdict(pressed)).await?, pressed);
    }
    let csrf = review.csrf();
    let several = [("csrf", csrf.clone()), ("visit", format!("{waits}@0"))];
    let several: Vec<_> = several.map(|(name, value)| (name.to_owned(), value)).into();
    says_closed(&send(browser, "/review/accept", &several).await?, "several");
    let done = scene.ready[0].1.id;
    let back = [("csrf", csrf), ("visit", format!("{done}@1"))].map(|(name, value)| (name.to_owned(), value)).to_vec();
    says_closed(&send(browser, "/review/take-back", &back).await?, "take back");
    let choose = format!("/conflicts/visits/{}", scene.doubled.id);
    says_closed(&send(browser, &choose, &form(&conflicts, &choose, &[])).await?, "choose");
    says_closed(&send(browser, &object, &objection).await?, "objection");
    says_closed(&send(browser, &format!("{}/withdraw", scene.posting), &withdraw).await?, "withdraw");
    assert_eq!(written(&scene.office).await?, before, "nothing was written");

    // The pages offer nothing either, and say why.
    let page = browser.get(&format!("/review?visit={waits}")).await?;
    assert!(page.all("form#verdict").is_empty());
    assert!(
        page.one(".review-judge").contains("Đã khoá đợt rà soát định kỳ năm 2026"),
        "{}",
        page.one(".review-judge")
    );
    let page = browser.get("/conflicts").await?;
    assert!(page.all("form[action^='/conflicts/visits/']").is_empty());
    assert!(page.one("main").contains("Chỉ Chủ tịch mở lại được"));
    Ok(())
}

#[tokio::test]
async fn opened_again_by_another_chairman_is_told_by_name() -> anyhow::Result<()> {
    let mut scene = scene().await?;
    place(&sign(&mut scene.chairman, "2026", "215/QĐ-UBND").await?);
    let page = scene.chairman.get("/decisions?round=2026").await?;
    let fields = form(&page, "/decisions/reopen", &[("reason", "sót một hộ")]);
    place(&send(&mut scene.chairman, "/decisions/reopen", &fields).await?);
    let other = form(&page, "/decisions/reopen", &[("reason", "ghi nhầm số")]);
    let told = send(&mut scene.chairman, "/decisions/reopen", &other).await?;
    assert_eq!(told.status, 409);
    assert!(told.one("#trouble").contains("Triệu Văn Kiên đã mở lại đợt này lúc"), "{}", told.one("#trouble"));
    Ok(())
}

/// An objection and the signature at one moment, several times: either it is refused, for the round is closed, or the
/// household is not in the decision.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_objection_at_the_moment_of_the_signature_is_never_signed_over() -> anyhow::Result<()> {
    let mut scene = scene().await?;
    let object = format!("{}/objections", scene.posting);
    let household = scene.ready[0].0.id;
    for turn in 0..6 {
        let posting = scene.officer.get(&scene.posting).await?;
        let who = household.to_string();
        let name = format!("Người thứ {turn}");
        let typed = [("household", who.as_str()), ("name", name.as_str()), ("text", "Không đúng.")];
        let objection = form(&posting, &object, &typed);
        let page = scene.chairman.get("/decisions?round=2026").await?;
        let number = format!("{}/QĐ-UBND", 300 + turn);
        let signature = form(&page, "/decisions", &[("number", &number), ("left", "1")]);
        let (said, signed) = tokio::join!(
            send(&mut scene.officer, &object, &objection),
            send(&mut scene.chairman, "/decisions", &signature)
        );
        let (said, signed) = (said?, signed?);
        let decided = scene.office.store.records(RecordsQuery::all(RecordKind::Decision)).await?;
        let names = decided.iter().any(|kept| kept.body.contains(&household.to_string()));
        match (said.status, signed.status) {
            (422 | 409, 303) => {
                says_closed(&said, "the objection");
                assert!(names);
                return Ok(());
            }
            (303, 422 | 409) => {
                assert!(!names, "an objection is open about it");
                assert!(signed.one("#trouble").contains("vừa thay đổi"), "{}", signed.one("#trouble"));
            }
            other => panic!("{other:?}: {} {}", said.text, signed.text),
        }
        // Answered, so that the next turn is as the first.
        let open = scene.office.store.records(RecordsQuery::all(RecordKind::Objection)).await?;
        for kept in open {
            let address = format!("/objections/{}", kept.key.id);
            let page = scene.officer.get(&address).await?;
            let settle = format!("{address}/settle");
            if page.all(&format!("form[action='{settle}']")).is_empty() {
                continue;
            }
            let fields = form(&page, &settle, &[("outcome", "dismissed"), ("answer", "Đã kiểm tra.")]);
            place(&send(&mut scene.officer, &settle, &fields).await?);
        }
    }
    Ok(())
}
