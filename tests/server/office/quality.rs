//! The thresholds of the quality checks: shown with their source, changed by the office with a line in the journal.

use so_thon::server::store::{Book, JournalQuery};

use super::desk::{Office, enrolled, phieng_leng, visit};
use super::rounds::{form, place, send};

#[tokio::test]
async fn a_threshold_that_the_office_changes_holds_at_once_and_says_who_changed_it() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut browser, 1).await?;
    let found = visit(&office.poor_of(&phieng_leng())[0], 137, &[], office.clock_now());
    phone.send(&found).await?;
    let address = format!("/review?visit={}", found.id);
    let near = "B1 = 137, sát mức 140";
    let checks = browser.get(&address).await?.one(".review-judge");
    assert!(!checks.contains(near) && checks.contains("Xem và sửa các mức"), "{checks}");

    let page = browser.get("/quality").await?;
    assert_eq!(page.attribute("input[name=b1_near]", "value").as_deref(), Some("2"));
    assert!(
        page.one("main").contains("Mức đặt sẵn, không phải quy định") && page.one("main").contains("chưa xác nhận")
    );
    let wrong =
        send(&mut browser, "/quality", &form(&page, "/quality", &[("b1_near", "141"), ("far_metres", "xa")])).await?;
    assert_eq!(wrong.status, 422);
    let told = wrong.one("#trouble");
    assert!(told.contains("ghi một số từ 0 đến 140") && told.contains("ghi một số từ 10 đến 100.000"), "{told}");
    assert_eq!(wrong.attribute("input[name=b1_near]", "value").as_deref(), Some("141"), "what was typed stays");

    let fields = form(&page, "/quality", &[("b1_near", "3")]);
    assert_eq!(place(&send(&mut browser, "/quality", &fields).await?), "/quality");
    assert_eq!(place(&send(&mut browser, "/quality", &fields).await?), "/quality", "sent twice, it is one change");
    assert!(browser.get(&address).await?.one(".review-judge").contains(near));
    let page = browser.get("/quality").await?;
    assert!(page.one("main").contains("Nguyễn Thị Hạnh, 12/11/2026") && page.one("main").contains("Sẵn có: 2"));
    let lines = office.store.journal(JournalQuery::all(Book::Change, 50)).await?;
    let line: Vec<_> = lines.iter().filter(|line| line.note.action == "set_quality").collect();
    assert!(line.len() == 1 && line[0].note.detail.contains("2 → 3"), "{line:?}");

    // The built-in number again is no longer the office's own.
    place(&send(&mut browser, "/quality", &form(&page, "/quality", &[("b1_near", "2")])).await?);
    assert!(!browser.get("/quality").await?.one("main").contains("Sẵn có: 2"));
    Ok(())
}

#[tokio::test]
async fn two_officers_at_once_and_others_who_only_read() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get("/quality").await?;
    place(&send(&mut browser, "/quality", &form(&page, "/quality", &[("b1_near", "5")])).await?);
    let stale = send(&mut browser, "/quality", &form(&page, "/quality", &[("far_metres", "500")])).await?;
    assert_eq!(stale.status, 409);
    assert_eq!(stale.attribute("input[name=far_metres]", "value").as_deref(), Some("500"));
    for name in ["giamsat", "truongthon"] {
        let mut other = office.signed_in(name).await?;
        let seen = other.get("/quality").await?;
        assert!(seen.all("main input[type=text]").is_empty(), "{name}");
        let csrf = seen.csrf();
        let fields = form(&page, "/quality", &[("csrf", &csrf)]);
        assert_eq!(send(&mut other, "/quality", &fields).await?.status, 403, "{name}");
    }
    Ok(())
}
