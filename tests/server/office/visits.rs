//! The visits received.

use chrono::TimeDelta;
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::class::Class;
use so_thon::domain::household::Location;
use so_thon::domain::ids::{QuestionId, VillageId};

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
    office.store.put_households(vec![household.clone()], office.by()).await?;
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

#[tokio::test]
async fn a_visit_shows_its_reasons_proposals_points_and_what_is_unconfirmed() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = phone(&office, &mut browser, 1).await?;
    let table = office.store.add_points(crate::store_forms::table("thu", 100), office.by()).await?.table;
    let household = office.poor_of(&phieng_leng()).remove(0);
    let head = household.members[0].id;
    let mut answers = Answers::default();
    answers.set(None, QuestionId::new("income_basis"), Some(Answer::Choice("table".to_owned())));
    for item in &table.items {
        answers.set(None, item.question(), Some(Answer::Choice("1".to_owned())));
    }
    answers.set(Some(head), QuestionId::new("long_illness"), Some(Answer::Bool(true)));
    answers.set(None, QuestionId::new("causes"), Some(Answer::Choices(["illness".to_owned()].into())));
    let mut found = crate::support::visit_of(&household, "yearly-review", 2, answers, Some(&table));
    found.reasons.insert("latrine".to_owned(), "mới làm nhà tiêu tháng trước".to_owned());
    found.location = Some(Location { lat_e6: 22_430_120, lon_e6: 105_990_210, accuracy_m: None });
    phone.send(&found).await?;

    let page = browser.get(&format!("/visits/{}", found.id)).await?;
    let rows = page.all("table.points tbody tr:not(.group)");
    assert!(rows.len() == 2 && rows[0].contains("điều kiện thử 1") && rows[0].ends_with("100"), "{rows:?}");
    assert!(page.one("table.points tfoot").ends_with("105"), "{}", page.one("table.points tfoot"));
    assert!(page.one(".unconfirmed").starts_with("Chưa đối chiếu được với văn bản gốc"));
    assert!(page.one(".proof").contains("22,43012; 105,99021, không rõ sai số"), "{}", page.one(".proof"));
    let answers = page.all(".answers tbody tr").join("\n");
    assert!(answers.contains("Vì sao khác lần trước: mới làm nhà tiêu tháng trước"), "{answers}");
    assert!(answers.contains("Máy đề xuất theo dữ liệu: "), "{answers}");
    let main = page.one("main");
    for key in ["q-", "section-", "office-", "indicator-", "fact-", "fix-", "reason-", "unit-", "need-"] {
        assert!(!main.contains(key), "{key} has no words in: {main}");
    }
    Ok(())
}
