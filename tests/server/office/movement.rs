//! Net movement with the names behind it, how the year went, and when each village was last heard of.

use chrono::TimeDelta;
use so_thon::domain::class::Class;
use so_thon::server::store::{Book, JournalQuery};

use super::desk::{Office, enrolled, phieng_leng, visit};
use super::plan_edit::rows;

fn number(text: &str) -> u32 {
    let digits: String =
        text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}

#[tokio::test]
async fn each_line_adds_up_and_each_figure_opens_into_as_many_names() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut browser, 1).await?;
    for household in office.poor_of(&phieng_leng()).iter().take(2) {
        phone.send(&visit(household, 150, &[], office.clock_now())).await?;
    }
    for choice in ["class=poor&track=surveyed", "class=poor&track=recognised", "class=near&track=surveyed"] {
        let page = browser.get(&format!("/progress/movement?{choice}")).await?;
        assert_eq!(page.status, 200);
        let lines = rows(&page, ".progress-movement tbody tr");
        assert_eq!(lines.len(), 28, "the commune and its villages");
        for line in &lines {
            let n: Vec<u32> = line.split(" | ").skip(2).map(number).collect();
            assert_eq!(n[8], n[0] + n[4] + n[5] + n[6] + n[7] - n[1] - n[2] - n[3], "{choice}: {line}");
        }
    }
    let view = office.store.progress().await?;
    let start = view.commune.poor.surveyed.start.households as usize;
    let page = browser.get("/progress/movement/names?class=poor&track=surveyed&line=1").await?;
    assert_eq!(page.all(".progress-names tbody tr").len(), start);
    let village = "/progress/movement/names?class=poor&track=surveyed&line=3&village=01954.07";
    let page = browser.get(village).await?;
    assert_eq!(page.one("h1"), "Hộ nghèo, cột 3: Vượt chuẩn cận nghèo, thôn Phiêng Lềng, năm 2026");
    let names = rows(&page, ".progress-names tbody tr");
    assert_eq!(names.len(), 2);
    assert!(names[0].contains(office.poor_of(&phieng_leng())[0].head_name()), "{names:?}");
    let end = browser.get("/progress/movement/names?class=poor&track=surveyed&line=9&village=01954.07").await?;
    assert_eq!(end.all(".progress-names tbody tr").len(), 29);
    let query = JournalQuery::all(Book::Access, 2);
    let lines = office.store.journal(query).await?;
    assert_eq!((lines[1].note.action.as_str(), lines[1].note.village.as_str()), ("open_movement", "01954.07"));
    assert_eq!(lines[1].note.subject, "movement/poor/surveyed/3");
    for path in ["line=0", "line=10", "line=2&class=rich", "line=2&track=guessed", "line=2&village=01954.99", ""] {
        assert_eq!(browser.get(&format!("/progress/movement/names?{path}")).await?.status, 404, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn figures_of_the_first_page_and_of_a_village_are_links_to_their_names() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get("/").await?;
    let link =
        "section[aria-labelledby=ledger-poor] a[href='/progress/movement/names?class=poor&track=surveyed&line=1']";
    assert!(page.one(link).starts_with("415 hộ, "), "{}", page.one(link));
    let page = browser.get("/villages/01954.07").await?;
    let link = "a[href='/progress/movement/names?class=poor&track=recognised&line=9&village=01954.07']";
    assert!(page.one(link).starts_with("31 hộ, "), "{}", page.one(link));
    Ok(())
}

#[tokio::test]
async fn a_village_head_opens_their_own_names_and_no_others() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut head = office.signed_in("truongthon").await?;
    let table = head.get("/progress/movement").await?;
    assert_eq!(rows(&table, ".progress-movement tbody tr").len(), 2, "their villages together, and theirs");
    let own = "/progress/movement/names?class=poor&track=surveyed&line=1&village=01954.07";
    assert_eq!(head.get(own).await?.all(".progress-names tbody tr").len(), 31);
    let other = "/progress/movement/names?class=poor&track=surveyed&line=1&village=01954.08";
    assert_eq!(head.get(other).await?.status, 404);
    let all = head.get("/progress/movement/names?class=poor&track=surveyed&line=1").await?;
    assert_eq!(all.all(".progress-names tbody tr").len(), 31);
    let stranger = office.register.iter().find(|one| one.village != phieng_leng()).expect("a household");
    assert!(!all.text.contains(&stranger.id.to_string()));
    let page = head.get("/").await?;
    assert!(page.all("a[href^='/plan']").iter().all(|text| text == "Kế hoạch"), "only the bar names the plan");
    Ok(())
}

#[tokio::test]
async fn the_year_goes_month_by_month_to_what_progress_says() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut browser, 1).await?;
    let poor = office.poor_of(&phieng_leng());
    phone.send(&visit(&poor[0], 150, &[], office.clock_now())).await?;
    let page = browser.get("/").await?;
    let months = rows(&page, "section[aria-labelledby=trend-poor] tbody tr");
    assert_eq!(months.len(), 11, "until November");
    assert_eq!(months.last().map(String::as_str), Some("Tháng 11 | −1 | 0"));
    assert_eq!(months.get(9).map(String::as_str), Some("Tháng 10 | 0 | 0"));
    let label = page.attribute("section[aria-labelledby=trend-poor] svg", "aria-label").unwrap_or_default();
    assert_eq!(label, "Số hộ nghèo giảm cộng dồn theo tháng: rà soát 1, công nhận 0, chỉ tiêu 138");
    let village = browser.get("/villages/01954.07").await?;
    assert_eq!(rows(&village, "section[aria-labelledby=trend-poor] tbody tr").last(), months.last());
    Ok(())
}

#[tokio::test]
async fn a_village_not_heard_of_for_seven_days_is_named_with_whom_to_call() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let csrf = browser.get("/devices").await?.csrf();
    let person = "Hoàng Văn Thắng, 0912 345 678";
    let form = [("csrf", csrf.as_str()), ("person", person), ("village", "01954.07"), ("validity", "day")];
    let code = browser.post("/devices/codes", &form).await?;
    let mut phone = super::desk::Phone::enrol(&office, &super::desk::digits(&code), 1).await?;
    let near = office.register.iter().find(|one| one.village == phieng_leng() && one.class_start == Class::NearPoor);
    phone.send(&visit(near.expect("a household"), 120, &[], office.clock_now())).await?;
    let page = browser.get("/").await?;
    let line = rows(&page, ".progress-sync tbody tr").into_iter().find(|row| row.starts_with("Phiêng Lềng"));
    assert_eq!(
        line.as_deref(),
        Some("Phiêng Lềng | 12/11/2026 12:00 | Hoàng Văn Thắng | 0912 345 678 Chromium trên Android")
    );
    assert!(page.one("main").contains("1 trong 27 thôn có máy liên lạc với xã trong 7 ngày qua"));
    assert_eq!(page.attribute(".progress-sync a[href^='tel:']", "href").as_deref(), Some("tel:0912345678"));

    office.clock.advance(TimeDelta::days(8));
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get("/villages/01954.07").await?;
    let told = page.one("main");
    assert!(
        told.contains("quá 7 ngày chưa liên lạc, lần sau cùng lúc 12/11/2026 12:00. Gọi Hoàng Văn Thắng, 0912 345 678"),
        "{told}"
    );
    Ok(())
}
