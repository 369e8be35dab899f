//! Languages: Vietnamese unless asked for English, every page whole in both.

use std::collections::BTreeMap;

use super::desk::{Office, Phone, digits, phieng_leng, visit};

/// The keys of every message of a language, with the files that have each.
fn keys(lang: &str) -> BTreeMap<String, Vec<String>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/i18n").join(lang);
    let mut keys: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let file = file.unwrap();
        let name = file.file_name().to_string_lossy().into_owned();
        for line in std::fs::read_to_string(file.path()).unwrap().lines() {
            let key = line.split_once(" =").map(|(key, _)| key);
            let is_key = |key: &&str| key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
            if let Some(key) = key.filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())).filter(is_key) {
                keys.entry(key.to_owned()).or_default().push(name.clone());
            }
        }
    }
    keys
}

#[test]
fn both_languages_have_the_same_messages_once() {
    let (vi, en) = (keys("vi"), keys("en"));
    let only = |one: &BTreeMap<String, Vec<String>>, other: &BTreeMap<String, Vec<String>>| -> Vec<String> {
        one.keys().filter(|key| !other.contains_key(*key)).cloned().collect()
    };
    assert_eq!((only(&vi, &en), only(&en, &vi)), (Vec::new(), Vec::new()));
    for keys in [vi, en] {
        let twice: Vec<_> = keys.iter().filter(|(_, files)| files.len() > 1).collect();
        assert!(twice.is_empty(), "{twice:?}");
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
