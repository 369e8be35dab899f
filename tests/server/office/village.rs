//! A village's book.

use super::desk::{Office, Phone, digits, phieng_leng, visit};

#[tokio::test]
async fn every_figure_opens_into_the_names_behind_it() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let csrf = browser.get("/devices").await?.csrf();
    let form = [("csrf", csrf.as_str()), ("person", "Hoàng Văn Thắng"), ("village", "01954.07"), ("validity", "day")];
    let code = browser.post("/devices/codes", &form).await?;
    let mut phone = Phone::enrol(&office, &digits(&code), 1).await?;
    let poor = office.poor_of(&phieng_leng());
    phone.send(&visit(&poor[0], 150, &[], office.clock_now())).await?;

    let page = browser.get("/villages/01954.07").await?;
    assert_eq!(page.one("h1"), "Sổ thôn Phiêng Lềng, năm 2026");
    let lines = page.all("section[aria-labelledby=ledger-poor] tbody tr");
    assert_eq!(lines.len(), 9);
    assert!(lines[0].starts_with("(1)") && lines[0].contains("31 hộ"), "{}", lines[0]);
    assert!(lines[2].contains("Vượt chuẩn cận nghèo") && lines[2].contains(poor[0].head_name()), "{}", lines[2]);
    assert!(lines[2].contains("1 hộ, "), "{}", lines[2]);
    assert!(
        lines[8].contains("30 hộ") && lines[8].contains("31 hộ"),
        "surveyed and recognised stand apart: {}",
        lines[8]
    );

    // The names of each line are as many as its figure says.
    let progress = office.store.progress().await?;
    let village = progress.villages.iter().find(|one| one.village.id == phieng_leng()).expect("the village");
    let html = scraper::Html::parse_document(&page.text);
    let selector =
        scraper::Selector::parse("section[aria-labelledby=ledger-poor] tbody tr:first-child .names:first-of-type li");
    let names = html.select(&selector.expect("a selector")).count();
    assert_eq!(names, village.progress.poor.surveyed.start.households as usize);

    let household = page.one(&format!("[id='household-{}']", poor[0].id));
    assert!(
        household.contains("Hộ nghèo") && household.contains("Không nghèo") && household.contains("phiếu 12/11/2026")
    );
    assert_eq!(
        page.all("tr[id^=household-]").len(),
        office.register.iter().filter(|one| one.village == phieng_leng()).count()
    );
    Ok(())
}
