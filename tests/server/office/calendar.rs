//! What falls due, and reports that the office says it sent.

use chrono::{TimeZone, Utc};

use super::desk::{Browser, Office, Page};

/// The row of the preliminary report of 2026.
fn row(page: &Page) -> String {
    let rows = page.all(".steps-calendar tbody tr");
    rows.into_iter().find(|row| row.starts_with("Báo cáo sơ bộ")).expect("the row")
}

/// Sends the form at its row.
async fn sent(browser: &mut Browser, on: &str, number: &str, expected: &str) -> anyhow::Result<Page> {
    let csrf = browser.get("/calendar").await?.csrf();
    let form = [
        ("csrf", csrf.as_str()),
        ("report", "preliminary"),
        ("round", "2026"),
        ("expected", expected),
        ("sent_on", on),
        ("number", number),
    ];
    browser.post("/calendar/sent", &form).await
}

async fn taken_back(browser: &mut Browser, reason: &str, expected: &str) -> anyhow::Result<Page> {
    let csrf = browser.get("/calendar").await?.csrf();
    let form = [
        ("csrf", csrf.as_str()),
        ("report", "preliminary"),
        ("round", "2026"),
        ("expected", expected),
        ("reason", reason),
    ];
    browser.post("/calendar/take-back", &form).await
}

/// On 20 November: the preliminary report of the year is six days late.
async fn late() -> anyhow::Result<(Office, Browser)> {
    let office = Office::open().await?;
    office.clock.set(Utc.with_ymd_and_hms(2026, 11, 20, 5, 0, 0).single().expect("a moment"));
    let browser = office.signed_in("hanh").await?;
    Ok((office, browser))
}

#[tokio::test]
async fn a_report_that_was_sent_leaves_the_counts_of_the_calendar_and_of_the_first_page() -> anyhow::Result<()> {
    let (office, mut browser) = late().await?;
    let page = browser.get("/calendar").await?;
    assert!(row(&page).contains("quá hạn 6 ngày (hạn 14/11/2026)"), "{}", row(&page));
    assert!(page.one(".page-head").contains("1 việc quá hạn"), "{}", page.one(".page-head"));
    let first = browser.get("/").await?.one(".progress-standing");
    assert!(first.contains("Báo cáo sơ bộ đợt rà soát định kỳ năm 2026: quá hạn 6 ngày"), "{first}");

    let done = sent(&mut browser, "13/11/2026", "12/BC-UBND", "0").await?;
    assert_eq!(done.location.as_deref(), Some("/calendar?done=report-sent"), "{}", done.text);
    let page = browser.get("/calendar").await?;
    assert!(row(&page).contains("đã gửi ngày 13/11/2026, số 12/BC-UBND"), "{}", row(&page));
    assert!(row(&page).contains("Nguyễn Thị Hạnh ghi lúc 20/11/2026 12:00"), "{}", row(&page));
    assert!(!page.one(".page-head").contains("quá hạn"));
    let first = browser.get("/").await?.one(".progress-standing");
    assert!(!first.contains("Báo cáo sơ bộ") && first.contains("Báo cáo chính thức"), "{first}");
    let report = browser.get("/reports/1?year=2026").await?.one("aside");
    assert!(report.contains("đã gửi ngày 13/11/2026, số 12/BC-UBND"), "{report}");

    let again = sent(&mut browser, "2026-11-13", "12/BC-UBND", "0").await?;
    assert_eq!(again.location.as_deref(), Some("/calendar?done=report-sent"), "the same form twice");
    let mut admin = office.signed_in("quantri").await?;
    let lines = admin.get("/journal?book=change").await?.one("main");
    let told = "ghi đã gửi báo cáo sơ bộ đợt 2026, ngày 13/11/2026, số 12/BC-UBND";
    assert_eq!(lines.matches(told).count(), 1, "{lines}");
    Ok(())
}

#[tokio::test]
async fn what_was_written_down_by_mistake_is_taken_back_with_a_reason() -> anyhow::Result<()> {
    let (office, mut browser) = late().await?;
    sent(&mut browser, "13/11/2026", "", "0").await?;
    let plain = row(&browser.get("/calendar").await?);
    assert!(plain.contains("đã gửi ngày 13/11/2026") && !plain.contains(", số"), "{plain}");
    let refused = taken_back(&mut browser, "", "1").await?;
    assert_eq!(refused.status, 422);
    assert!(refused.one(".trouble").contains("Cần ghi lý do rút lại."));
    let mut chairman = office.signed_in("chutich").await?;
    let done = taken_back(&mut chairman, "ghi nhầm đợt", "1").await?;
    assert_eq!(done.location.as_deref(), Some("/calendar?done=report-taken-back"), "{}", done.text);
    assert!(row(&browser.get("/calendar").await?).contains("quá hạn 6 ngày"));
    let stale = sent(&mut browser, "14/11/2026", "13/BC-UBND", "0").await?;
    assert_eq!(stale.status, 409, "the form is older than what was taken back");
    assert_eq!(stale.attribute("#sent-number-2026-preliminary", "value").as_deref(), Some("13/BC-UBND"));
    assert_eq!(sent(&mut browser, "14/11/2026", "13/BC-UBND", "2").await?.status, 303);
    let lines = office.signed_in("quantri").await?.get("/journal?book=change").await?.one("main");
    assert!(lines.contains("rút lại việc ghi đã gửi báo cáo sơ bộ đợt 2026, ngày 13/11/2026: ghi nhầm đợt"), "{lines}");
    Ok(())
}

#[tokio::test]
async fn a_day_to_come_and_a_day_before_the_round_are_refused_with_what_was_typed() -> anyhow::Result<()> {
    let (_office, mut browser) = late().await?;
    for (on, told) in [
        ("21/11/2026", "Ngày này chưa tới."),
        ("31/08/2026", "bắt đầu (01/09/2026)"),
        ("hôm qua", "Chưa đọc được ngày."),
    ] {
        let page = sent(&mut browser, on, "12/BC-UBND", "0").await?;
        assert_eq!(page.status, 422, "{on}");
        assert!(page.one(".trouble").contains(told), "{on}: {}", page.one(".trouble"));
        assert_eq!(page.attribute("#sent-on-2026-preliminary", "value").as_deref(), Some(on));
        assert_eq!(page.attribute("#sent-number-2026-preliminary", "value").as_deref(), Some("12/BC-UBND"));
    }
    assert!(row(&browser.get("/calendar").await?).contains("quá hạn"));
    Ok(())
}

#[tokio::test]
async fn who_watches_and_who_keeps_one_village_write_down_nothing() -> anyhow::Result<()> {
    let (office, _officer) = late().await?;
    for name in ["giamsat", "truongthon"] {
        let mut browser = office.signed_in(name).await?;
        let page = browser.get("/calendar").await?;
        assert!(page.all(".steps-sent").is_empty(), "{name}");
        assert_eq!(sent(&mut browser, "13/11/2026", "", "0").await?.status, 403, "{name}");
    }
    // A decision is no report, and there is no such round.
    let mut browser = office.signed_in("hanh").await?;
    let csrf = browser.get("/calendar").await?.csrf();
    for (report, round, status) in [("yearly", "2026", 400), ("preliminary", "2026-05", 404), ("x", "2026", 400)] {
        let form = [
            ("csrf", csrf.as_str()),
            ("report", report),
            ("round", round),
            ("expected", "0"),
            ("sent_on", "13/11/2026"),
        ];
        assert_eq!(browser.post("/calendar/sent", &form).await?.status, status, "{report} {round}");
    }
    Ok(())
}
