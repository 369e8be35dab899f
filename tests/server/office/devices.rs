//! Codes and phones.

use chrono::TimeDelta;
use so_thon::domain::ids::VillageId;
use so_thon::server::store::{Book, JournalQuery};

use super::desk::{Office, Phone, digits, phieng_leng, visit};

#[tokio::test]
async fn a_code_is_shown_once_as_digits_and_picture_and_enrols_a_phone() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get("/devices").await?;
    assert_eq!(page.one(".empty .fact"), "Chưa có máy nào.");
    let csrf = page.csrf();
    let form = [
        ("csrf", csrf.as_str()),
        ("person", "  Hoàng   Văn Thắng "),
        ("village", "01954.07"),
        ("village", "01954.08"),
        ("validity", "day"),
    ];
    let page = browser.post("/devices/codes", &form).await?;
    assert_eq!(page.status, 200);
    assert_eq!(page.one("h1"), "Mã cho Hoàng Văn Thắng");
    let digits = digits(&page);
    assert_eq!(digits.len(), 8);
    assert!(page.attribute("svg.qr path", "d").is_some_and(|path| path.len() > 2_000));
    assert!(page.one("main").contains("Dùng được đến 13/11/2026 12:00"));
    let code = office.store.codes().await?.into_iter().next().expect("a code");
    assert_eq!(code.villages, [VillageId::new("01954.07"), VillageId::new("01954.08")]);
    assert_eq!(code.expires_at, office.clock_now() + TimeDelta::days(1));
    assert_eq!(code.made_by, "hanh");

    let list = browser.get("/devices").await?;
    assert!(!list.text.contains(&digits), "the digits are not kept");
    assert!(list.one(".codes li").contains("chờ máy"));

    Phone::enrol(&office, &digits, 1).await?;
    let list = browser.get("/devices").await?;
    assert!(list.one(".codes li").contains("đã có máy dùng"));
    let line = list.one("tbody tr");
    assert!(line.contains("Hoàng Văn Thắng") && line.contains("Phiêng Lềng, Trung Tiến"), "{line}");
    assert!(line.contains("đang dùng"), "{line}");
    Ok(())
}

#[tokio::test]
async fn a_code_nobody_used_says_that_it_expired() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    make_code(&mut browser, "hour").await?;
    office.clock.advance(TimeDelta::hours(2));
    let list = browser.get("/devices").await?;
    assert!(list.one(".codes li").contains("hết hạn 12/11/2026 13:00"));
    Ok(())
}

#[tokio::test]
async fn a_form_with_mistakes_names_them_and_keeps_the_rest() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let csrf = browser.get("/devices").await?.csrf();
    let page = browser
        .post("/devices/codes", &[("csrf", &csrf), ("person", " "), ("village", "01954.08"), ("validity", "week")])
        .await?;
    assert_eq!(page.status, 422);
    assert_eq!(page.all(".trouble li"), ["Chưa ghi họ tên người dùng máy."]);
    assert!(page.attribute("input[value='01954.08']", "checked").is_some());
    assert!(page.attribute("option[value=week]", "selected").is_some());
    let page =
        browser.post("/devices/codes", &[("csrf", &csrf), ("person", "Lý A Sình"), ("village", "99999.01")]).await?;
    assert_eq!(page.all(".trouble li"), ["Có thôn không thuộc xã này. Xin chọn lại."]);
    let page = browser.post("/devices/codes", &[("csrf", &csrf), ("person", "Lý A Sình")]).await?;
    assert_eq!(page.all(".trouble li"), ["Chưa chọn thôn nào."]);
    assert!(office.store.codes().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn revoking_asks_first_and_says_what_becomes_of_unsent_work() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = make_code(&mut browser, "day").await?;
    let mut phone = Phone::enrol(&office, &digits(&page), 1).await?;
    let poor = office.poor_of(&phieng_leng());
    phone.send(&visit(&poor[0], 128, &[], office.clock_now())).await?;

    let ask = browser.get(&format!("/devices/{}/revoke", phone.device)).await?;
    assert_eq!(ask.one("h1"), "Thu hồi máy của Hoàng Văn Thắng?");
    let said = ask.one("main");
    assert!(said.contains("xã đã nhận 1 mục"), "{said}");
    assert!(said.contains("Phiếu máy chưa gửi thì xã sẽ không nhận. Phiếu ấy vẫn nằm trên máy"), "{said}");
    let stays = "Hoàng Văn Thắng vẫn xem được thôn trên trang văn phòng";
    assert!(said.contains(stays), "the account does not follow the phone: {said}");
    let hand_over = browser.get(&format!("/devices/{}/hand-over", phone.device)).await?;
    assert!(hand_over.one("main").contains(stays));
    assert!(office.store.devices().await?.iter().all(|device| device.revoked_at.is_none()), "asking changes nothing");

    let csrf = ask.csrf();
    let path = format!("/devices/{}/revoke", phone.device);
    let done = browser.post(&path, &[("csrf", &csrf)]).await?;
    assert_eq!((done.status, done.location.as_deref()), (303, Some("/devices?done=revoked")));
    let list = browser.get("/devices?done=revoked").await?;
    assert_eq!(list.one(".flash p"), "Đã thu hồi máy. Máy ấy không gửi và không nhận được nữa.");
    assert!(list.one("tbody tr").contains("thu hồi 12/11/2026 12:00"));
    assert!(list.all("a[href$='/revoke']").is_empty());

    assert!(
        phone.try_send(&visit(&poor[1], 128, &[], office.clock_now())).await?.is_none(),
        "a revoked phone is turned away"
    );
    let again = browser.post(&path, &[("csrf", &csrf)]).await?;
    assert_eq!(again.location.as_deref(), Some("/devices?done=already-revoked"));
    Ok(())
}

#[tokio::test]
async fn an_address_cannot_make_the_page_say_anything_else() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get("/devices?done=%3Cscript%3Ealert(1)%3C/script%3E&lang=vi%22onload=%22x").await?;
    assert!(page.all(".flash").is_empty());
    assert!(page.all("script").is_empty());
    assert!(!page.text.contains("alert(1)") && !page.text.contains("onload"));
    Ok(())
}

#[tokio::test]
async fn a_name_with_markup_is_shown_as_it_was_typed() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let csrf = browser.get("/devices").await?.csrf();
    let name = "<script>alert('x')</script>\" & ông Páo";
    let form = [("csrf", csrf.as_str()), ("person", name), ("village", "01954.07"), ("validity", "day")];
    let page = browser.post("/devices/codes", &form).await?;
    assert_eq!(page.one("h1"), format!("Mã cho {name}"));
    let list = browser.get("/devices").await?;
    for page in [&page, &list] {
        assert!(page.all("script").is_empty());
        assert!(page.text.contains("&#60;script&#62;alert("));
    }
    // The same in a field that keeps what was typed.
    let kept = browser.post("/devices/codes", &[("csrf", &csrf), ("person", name)]).await?;
    assert_eq!(kept.attribute("input[name=person]", "value").as_deref(), Some(name));
    Ok(())
}

async fn make_code(browser: &mut super::desk::Browser, validity: &str) -> anyhow::Result<super::desk::Page> {
    let csrf = browser.get("/devices").await?.csrf();
    let form =
        [("csrf", csrf.as_str()), ("person", "Hoàng Văn Thắng"), ("village", "01954.07"), ("validity", validity)];
    browser.post("/devices/codes", &form).await
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_code_and_shows_the_same_sheet() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get("/devices").await?;
    let (csrf, id) = (page.csrf(), page.attribute("#new-code input[name=id]", "value").expect("the form's id"));
    let form = |person: &'static str| {
        [("csrf", csrf.as_str()), ("id", id.as_str()), ("person", person), ("village", "01954.07"), ("validity", "day")]
    };
    let first = digits(&browser.post("/devices/codes", &form("Hoàng Văn Thắng")).await?);
    office.clock.advance(TimeDelta::minutes(1));
    let again = browser.post("/devices/codes", &form("Hoàng Văn Thắng")).await?;
    assert_eq!(digits(&again), first);
    assert!(again.one("main").contains("Dùng được đến 13/11/2026 12:00"), "as it was made");
    assert_eq!(office.store.codes().await?.len(), 1);
    // Back to the form, and another name: another code.
    let other = digits(&browser.post("/devices/codes", &form("Lý A Sình")).await?);
    assert!(other != first && office.store.codes().await?.len() == 2);
    // A form drawn anew too, and another user's.
    let drawn = browser.get("/devices").await?.attribute("#new-code input[name=id]", "value");
    assert_ne!(drawn.as_deref(), Some(id.as_str()));

    Phone::enrol(&office, &first, 1).await?;
    let late = browser.post("/devices/codes", &form("Hoàng Văn Thắng")).await?;
    assert_eq!(late.location.as_deref(), Some("/devices?done=code-made-before"), "a phone has used it");
    assert_eq!(office.store.codes().await?.len(), 2);
    Ok(())
}

#[tokio::test]
async fn a_code_on_a_lost_sheet_is_cancelled_and_enrols_nobody() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let lost = digits(&make_code(&mut browser, "day").await?);
    let list = browser.get("/devices").await?;
    let csrf = list.csrf();
    let end = list.attribute(".codes form", "action").expect("a way to cancel it");
    assert!(office.signed_in("giamsat").await?.get("/devices").await?.all(".codes form").is_empty());
    let mut supervisor = office.signed_in("giamsat").await?;
    let own = supervisor.get("/devices").await?.csrf();
    assert_eq!(supervisor.post(&end, &[("csrf", &own)]).await?.status, 403);

    office.clock.advance(TimeDelta::minutes(1));
    assert_eq!(browser.post(&end, &[("csrf", &csrf)]).await?.location.as_deref(), Some("/devices?done=code-ended"));
    office.clock.advance(TimeDelta::minutes(1));
    assert!(Phone::enrol(&office, &lost, 1).await.is_err(), "whoever finds the sheet gets nothing");
    let list = browser.get("/devices").await?;
    assert!(list.one(".codes li").contains("hết hạn") && list.all(".codes form").is_empty());
    let again = browser.post(&end, &[("csrf", &csrf)]).await?;
    assert_eq!(again.location.as_deref(), Some("/devices?done=code-not-ended"));
    assert_eq!(browser.post("/devices/codes/99/end", &[("csrf", &csrf)]).await?.status, 404);
    let written = office.store.journal(JournalQuery::all(Book::Change, 1)).await?;
    assert_eq!((written[0].note.action.as_str(), written[0].note.village.as_str()), ("end_code", "01954.07"));
    Ok(())
}
