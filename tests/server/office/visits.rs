//! The visits received.

use chrono::TimeDelta;
use so_thon::domain::class::Class;
use so_thon::domain::ids::VillageId;

use super::desk::{Browser, Office, Phone, digits, phieng_leng, visit};

#[tokio::test]
async fn the_list_is_by_when_the_commune_received_and_pages_through() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = phone(&office, &mut browser, 1).await?;
    let all: Vec<_> = office.register.iter().filter(|one| one.village == phieng_leng()).cloned().collect();
    for household in all.iter().take(53) {
        office.clock.advance(TimeDelta::minutes(1));
        phone.send(&visit(household, 128, &[], office.clock_now())).await?;
    }
    let page = browser.get("/visits").await?;
    let rows = page.all("table.visits tbody tr");
    assert_eq!(rows.len(), 50);
    assert!(rows[0].contains(all[52].head_name()) && rows[0].contains("12/11/2026 12:53"), "{}", rows[0]);
    assert!(rows[0].contains("B1 = 128"), "{}", rows[0]);
    let older = page.attribute(".pages a[href*=before]", "href").expect("a next page");
    let page = browser.get(&older).await?;
    let rows = page.all("table.visits tbody tr");
    assert_eq!(rows.len(), 3);
    assert!(rows[2].contains(all[0].head_name()));
    assert!(page.attribute(".pages a[href*=before]", "href").is_none());

    let elsewhere = browser.get("/visits?village=01954.08").await?;
    assert_eq!(elsewhere.one(".empty .fact"), "Chưa có phiếu nào.");
    Ok(())
}

#[tokio::test]
async fn a_visit_gives_twelve_reasons_and_what_would_change_it() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = phone(&office, &mut browser, 1).await?;
    let poor = office.poor_of(&phieng_leng());
    let found = poor
        .iter()
        .map(|household| visit(household, 128, &[], office.clock_now()))
        .find(|visit| visit.classification.class == Class::Poor)
        .expect("a poor household");
    phone.send(&found).await?;
    let page = browser.get(&format!("/visits/{}", found.id)).await?;
    assert_eq!(page.status, 200);
    assert_eq!(page.all("table.indicators tbody tr").len(), 12);
    assert_eq!(page.one(".result-class"), "Hộ nghèo");
    assert!(page.one(".result").contains("B1 = 128, B2 = "));
    assert!(!page.all(".sentences li").is_empty());
    assert!(page.one(".proof").contains("Máy và xã tính ra cùng kết quả."));
    assert_eq!(page.all("table.members tbody tr").len(), found.members.len());
    let answers = page.all(".answers tbody tr");
    assert!(answers.len() > 20, "{}", answers.len());
    for text in [page.one("main")] {
        for key in ["q-", "section-", "office-", "indicator-", "fact-", "fix-", "reason-", "unit-"] {
            assert!(!text.contains(key), "{key} has no words in: {text}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_correction_names_the_old_visit_and_takes_its_place() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = phone(&office, &mut browser, 1).await?;
    let poor = office.poor_of(&phieng_leng());
    let old = visit(&poor[0], 150, &[], office.clock_now());
    phone.send(&old).await?;
    let mut new = visit(&poor[0], 120, &[], office.clock_now() + TimeDelta::minutes(9));
    new.correction_of = Some(old.id);
    new.reason = "Ghi nhầm điểm <b>B1</b>".to_owned();
    phone.send(&new).await?;

    let list = browser.get("/visits").await?;
    let rows = list.all("table.visits tbody tr");
    assert!(rows[0].contains("sửa phiếu trước") && rows[1].contains("đã có phiếu thay"), "{rows:?}");
    let page = browser.get(&format!("/visits/{}", new.id)).await?;
    assert!(page.one("aside").contains("Lý do: Ghi nhầm điểm <b>B1</b>"));
    assert_eq!(page.attribute(".proof a", "href"), Some(format!("/visits/{}", old.id)));
    assert_eq!(page.all(".history tbody tr").len(), 2);
    let page = browser.get(&format!("/visits/{}", old.id)).await?;
    assert!(page.one("aside").contains("Đã có phiếu khác thay phiếu này."));
    assert_eq!(
        browser.get("/").await?.one(".two .sentence"),
        "Đã rà soát giảm 0 hộ nghèo, xã công nhận 0. Còn 138 hộ mới đủ 138."
    );
    Ok(())
}

#[tokio::test]
async fn a_phone_whose_clock_is_a_year_behind_is_flagged_and_taken() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = phone(&office, &mut browser, 1).await?;
    let poor = office.poor_of(&phieng_leng());
    let late = visit(&poor[0], 128, &[], office.clock_now() - TimeDelta::days(365));
    phone.send(&late).await?;
    assert!(browser.get("/visits").await?.one("table.visits tbody tr").contains("đồng hồ máy sai nhiều"));
    let page = browser.get(&format!("/visits/{}", late.id)).await?;
    assert!(page.one(".proof").contains("máy ghi 12/11/2025 12:00, xã nhận lúc 12/11/2026 12:00"));
    Ok(())
}

#[tokio::test]
async fn what_was_refused_stands_above_the_list_in_words() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = phone(&office, &mut browser, 1).await?;
    let elsewhere = office.poor_of(&VillageId::new("01954.08"));
    phone.try_send(&visit(&elsewhere[0], 128, &[], office.clock_now())).await?;
    let page = browser.get("/visits").await?;
    assert_eq!(page.one("#attention-title"), "1 mục máy gửi về mà xã chưa nhận trọn");
    let line = page.one(".attention li");
    assert!(line.starts_with("Hoàng Văn Thắng, 12/11/2026 12:00: chưa nhận."), "{line}");
    assert!(!line.contains("code-"), "{line}");
    Ok(())
}

#[tokio::test]
async fn a_name_with_markup_stays_text_on_every_page() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = phone(&office, &mut browser, 1).await?;
    let mut household = office.poor_of(&phieng_leng()).remove(0);
    let name = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    for member in &mut household.members {
        member.name = name.to_owned();
    }
    office.store.put_households(vec![household.clone()], office.clock_now()).await?;
    let found = visit(&household, 128, &[], office.clock_now());
    phone.send(&found).await?;
    for path in ["/".to_owned(), "/visits".to_owned(), format!("/visits/{}", found.id), "/villages/01954.07".to_owned()]
    {
        let page = browser.get(&path).await?;
        assert!(page.all("script").is_empty() && page.all("img").is_empty(), "{path}");
        assert!(page.text.contains("&#60;script&#62;"), "{path} does not show the name");
    }
    Ok(())
}

async fn phone(office: &Office, browser: &mut Browser, seed: u8) -> anyhow::Result<Phone> {
    let csrf = browser.get("/devices").await?.csrf();
    let form = [("csrf", csrf.as_str()), ("person", "Hoàng Văn Thắng"), ("village", "01954.07"), ("validity", "day")];
    let page = browser.post("/devices/codes", &form).await?;
    Phone::enrol(office, &digits(&page), seed).await
}
