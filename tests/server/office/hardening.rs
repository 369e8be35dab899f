//! Every route of the office, found in its source: no form without its token does anything, no page without its headers.

use chrono::TimeDelta;

use super::desk::Office;

/// Every address of the office's routes, with its methods, as the source names them.
pub(super) fn routes() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/server/office/routes");
    let mut files = vec![std::path::PathBuf::from(folder)];
    let mut found = Vec::new();
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for part in text.split(".route(").skip(1) {
            let Some(address) = part.split('"').nth(1) else { continue };
            // Up to the end of this route's arguments.
            let mut depth = 1;
            let methods: String = part
                .chars()
                .take_while(|c| {
                    depth += i32::from(*c == '(') - i32::from(*c == ')');
                    depth > 0
                })
                .collect();
            found.push((address.to_owned(), methods.split_once(',').map_or("", |(_, rest)| rest).to_owned()));
        }
    }
    assert!(found.len() > 20, "{found:?}");
    found.sort();
    found
}

/// An address with something in the place of each part that is named.
pub(super) fn filled(address: &str) -> String {
    let mut path = String::new();
    let mut inside = false;
    for c in address.chars() {
        match c {
            '{' => {
                inside = true;
                path.push_str("0197b3a0-0000-7000-8000-000000000000");
            }
            '}' => inside = false,
            c if !inside => path.push(c),
            _ => {}
        }
    }
    path
}

#[tokio::test]
async fn no_form_without_its_token_does_anything() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut posts = 0;
    for user in ["quantri", "chutich"] {
        let mut browser = office.signed_in(user).await?;
        let before = office.store.contents().await?;
        for (address, methods) in routes() {
            let posted = methods.contains("post(");
            if !posted || address == "/sign-in" || address == "/sign-in/code" {
                continue;
            }
            posts += 1;
            let path = filled(&address);
            for token in [None, Some("0"), Some("")] {
                let form: Vec<(&str, &str)> = token.map(|token| ("csrf", token)).into_iter().collect();
                let plain = browser.post(&path, &form).await?.status;
                let parts = browser.upload(&path, &form, b"x").await?.status;
                let refused = |status| matches!(status, 400 | 403 | 404 | 413 | 415 | 422);
                assert!(refused(plain) && refused(parts), "{address} as {user}: {plain}, {parts}");
                assert!(plain == 403 || parts == 403 || plain == 404, "{address} as {user}: {plain}, {parts}");
            }
        }
        let after = office.store.contents().await?;
        assert_eq!(before.rows, after.rows);
        assert_eq!(before.heads.get("change"), after.heads.get("change"));
    }
    assert!(posts >= 10, "{posts}");
    Ok(())
}

#[tokio::test]
async fn every_page_comes_with_a_strict_policy_and_is_kept_by_nobody() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("quantri").await?;
    let mut addresses: Vec<String> =
        routes().into_iter().filter(|(_, methods)| methods.contains("get(")).map(|(path, _)| filled(&path)).collect();
    addresses.extend(["/nowhere", "/villages/01954.07", "/v1/nowhere", "/health"].map(str::to_owned));
    for path in addresses {
        let page = browser.get(&path).await?;
        let header = |name: &str| page.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let policy = header("content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe") && !policy.contains('*'), "{path}: {policy}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert!(matches!(header("referrer-policy"), "no-referrer" | "same-origin"), "{path}");
        let kept = header("cache-control");
        assert!(kept.contains("no-store") || path.starts_with("/office/"), "{path}: {kept}");
        assert!(page.status < 500 || page.status == 503, "{path}: {}", page.status);
        if header("content-type").starts_with("text/html") {
            assert!(!page.text.contains(" style=\""), "{path} has a style of its own");
            assert!(!page.text.contains("javascript:"), "{path}");
            assert!(page.all("script:not([src])").is_empty(), "{path} has a script within");
        }
    }
    Ok(())
}

#[tokio::test]
async fn what_is_too_large_is_said_on_a_page_and_nothing_is_written() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let csrf = browser.get("/devices").await?.csrf();
    let long = "x".repeat(2 * 1024 * 1024);
    let page = browser.post("/devices/codes", &[("csrf", &csrf), ("person", &long)]).await?;
    assert_eq!(page.status, 413);
    assert_eq!(page.one("h1"), "Tệp hoặc biểu mẫu quá lớn");
    assert!(office.store.codes().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_session_rests_an_hour_at_most_and_never_outlives_its_end() -> anyhow::Result<()> {
    let office = Office::watchful().await?;
    let mut watched = office.signed_in("hanh").await?;
    let mut left = office.signed_in("hanh").await?;
    left.get("/").await?;
    for _ in 0..3 {
        assert_eq!(watched.get("/").await?.status, 200);
        office.clock.advance(TimeDelta::minutes(25));
    }
    assert_eq!(watched.get("/").await?.status, 200);
    assert_eq!(left.get("/").await?.status, 303);
    assert_eq!(left.get("/").await?.status, 303, "it does not come back");
    for _ in 0..40 {
        office.clock.advance(TimeDelta::minutes(20));
        watched.get("/").await?;
    }
    assert_eq!(watched.get("/").await?.status, 303, "twelve hours at most");
    Ok(())
}

#[tokio::test]
async fn signing_in_gives_a_new_session_whatever_the_browser_brought() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.browser();
    browser.set_cookie("so_thon_session", &"a".repeat(64));
    let page = browser.post("/sign-in", &[("name", "hanh"), ("password", super::desk::PASSWORD)]).await?;
    let cookie = page.headers.get("set-cookie").expect("a cookie").to_str()?.to_owned();
    assert!(!cookie.contains(&"a".repeat(64)), "{cookie}");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"), "{cookie}");
    Ok(())
}

#[tokio::test]
async fn a_cookie_of_a_session_that_was_signed_out_opens_nothing() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.signed_in("hanh").await?;
    let stolen = browser.cookie("so_thon_session");
    let csrf = browser.get("/").await?.csrf();
    browser.post("/sign-out", &[("csrf", &csrf)]).await?;
    let mut thief = office.browser();
    thief.set_cookie("so_thon_session", &stolen);
    assert_eq!(thief.get("/").await?.status, 303);
    let post = thief.post("/devices/codes", &[("csrf", &csrf), ("person", "ai")]).await?;
    assert_eq!(post.status, 303);
    assert!(post.location.is_some_and(|to| to.starts_with("/sign-in?next=%2Fdevices%23new-code&kept=")));
    assert!(office.store.codes().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn no_address_leads_out_of_the_office() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.browser();
    for path in
        ["//evil.example/", "/sign-in?done=//evil.example", "/sign-in?lang=//evil.example", "/%2F%2Fevil.example"]
    {
        let page = browser.get(path).await?;
        let to = page.location.clone().unwrap_or_default();
        assert!(!to.contains("evil"), "{path}: {to}");
        let links = page.attribute("a.language", "href").unwrap_or_default();
        assert!(links.is_empty() || links.starts_with('/') && !links.starts_with("//"), "{path}: {links}");
    }
    Ok(())
}
