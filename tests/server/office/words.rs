//! Languages: Vietnamese unless asked for English, every page whole in both.

use std::collections::BTreeSet;

use super::desk::{Office, Phone, digits, phieng_leng, visit};

const VI: &str = include_str!("../../../assets/i18n/vi/office.ftl");
const EN: &str = include_str!("../../../assets/i18n/en/office.ftl");

fn keys(text: &str) -> BTreeSet<&str> {
    let message = |line: &&str| line.starts_with("office-");
    text.lines().filter(message).filter_map(|line| line.split(" =").next()).collect()
}

#[test]
fn both_languages_have_the_same_messages_once() {
    assert_eq!(keys(VI), keys(EN));
    for text in [VI, EN] {
        let lines = text.lines().filter(|line| line.starts_with("office-")).count();
        assert_eq!(lines, keys(text).len(), "a message is there twice");
    }
}

#[tokio::test]
async fn the_language_is_asked_for_kept_and_otherwise_vietnamese() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.browser();
    let page = browser.get("/sign-in").await?;
    assert_eq!((page.attribute("html", "lang").as_deref(), page.one("h1")), (Some("vi"), "Đăng nhập".to_owned()));
    assert_eq!(page.attribute("a.language", "href").as_deref(), Some("/sign-in?lang=en"));
    let page = browser.get("/sign-in?lang=en").await?;
    assert_eq!((page.attribute("html", "lang").as_deref(), page.one("h1")), (Some("en"), "Sign in".to_owned()));
    assert_eq!(browser.get("/sign-in").await?.one("h1"), "Sign in", "the choice is kept");
    assert_eq!(browser.get("/sign-in?lang=vi").await?.one("h1"), "Đăng nhập");
    Ok(())
}

#[tokio::test]
async fn no_page_shows_a_message_that_is_not_there() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let csrf = browser.get("/devices").await?.csrf();
    let form = [("csrf", csrf.as_str()), ("person", "Hoàng Văn Thắng"), ("village", "01954.07"), ("validity", "day")];
    let code = browser.post("/devices/codes", &form).await?;
    let mut phone = Phone::enrol(&office, &digits(&code), 1).await?;
    let found = visit(&office.poor_of(&phieng_leng())[0], 128, &[], office.clock_now());
    phone.send(&found).await?;
    for lang in ["vi", "en"] {
        let paths = [
            "/?lang=".to_owned(),
            "/plan?lang=".to_owned(),
            "/visits?lang=".to_owned(),
            format!("/visits/{}?lang=", found.id),
            "/villages/01954.07?lang=".to_owned(),
            "/devices?lang=".to_owned(),
            format!("/devices/{}/revoke?lang=", phone.device),
            "/khong-co?lang=".to_owned(),
        ];
        for path in paths {
            let page = browser.get(&format!("{path}{lang}")).await?;
            let text = page.one("body");
            for key in
                ["office-", "finding-", "plan-", "class-", "relation-", "indicator-", "q-", "section-", "{ $", "{$"]
            {
                assert!(!text.contains(key), "{key} on {path}{lang}: {text}");
            }
        }
    }
    Ok(())
}
