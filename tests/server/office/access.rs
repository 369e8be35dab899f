//! Who may come in, and what a stranger is told.

use super::desk::{Office, PASSWORD};

const PAGES: [&str; 8] = [
    "/",
    "/plan",
    "/visits",
    "/visits/0197b3a0-0000-7000-8000-000000000000",
    "/villages/01954.07",
    "/devices",
    "/devices/0197b3a0-0000-7000-8000-000000000000/revoke",
    "/devices/codes",
];

#[tokio::test]
async fn every_page_sends_a_stranger_to_sign_in() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut stranger = office.browser();
    for path in PAGES {
        let page = stranger.get(path).await?;
        assert_eq!(page.status, 303, "{path}");
        let expected = match path {
            "/" => "/sign-in".to_owned(),
            "/devices/codes" => "/devices#new-code".to_owned(),
            page => format!("/sign-in?next={}", page.replace('/', "%2F")),
        };
        assert_eq!(page.location, Some(expected), "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn every_form_sends_a_stranger_to_sign_in() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut stranger = office.browser();
    for (path, to) in [
        ("/sign-out", "/sign-in?done=signed-out"),
        ("/devices/codes", "/sign-in?next=%2Fdevices%23new-code&lost=1"),
        ("/review/accept", "/sign-in?next=%2Freview&lost=1"),
    ] {
        let page = stranger.post(path, &[("csrf", "anything")]).await?;
        assert_eq!((page.status, page.location.as_deref()), (303, Some(to)), "{path}");
    }
    assert!(office.store.codes().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_wrong_password_and_a_wrong_name_say_the_same() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.browser();
    let wrong_password = browser.post("/sign-in", &[("name", "hanh"), ("password", "sai")]).await?;
    let wrong_name = browser.post("/sign-in", &[("name", "khong-co"), ("password", PASSWORD)]).await?;
    assert_eq!((wrong_password.status, wrong_name.status), (401, 401));
    assert_eq!(wrong_password.one(".trouble p"), "Sai tên đăng nhập hoặc mật khẩu. Xin gõ lại.");
    assert_eq!(wrong_name.one(".trouble p"), wrong_password.one(".trouble p"));
    assert_eq!(wrong_password.attribute("input[name=name]", "value").as_deref(), Some("hanh"));
    Ok(())
}

#[tokio::test]
async fn too_many_tries_are_told_to_wait() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.browser();
    let mut last = None;
    for _ in 0..40 {
        let page = browser.post("/sign-in", &[("name", "hanh"), ("password", "sai")]).await?;
        let status = page.status;
        last = Some(page);
        if status == 429 {
            break;
        }
    }
    let page = last.expect("a page");
    assert_eq!(page.status, 429);
    assert_eq!(page.one(".trouble p"), "Đã thử quá nhiều lần. Xin chờ vài phút rồi thử lại.");
    Ok(())
}

#[tokio::test]
async fn a_sign_in_form_of_another_site_is_refused() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.browser();
    let form = [("name", "hanh"), ("password", PASSWORD)];
    let page = browser.post_from("/sign-in", &form, "https://example.test").await?;
    assert_eq!(page.status, 403);
    assert!(page.headers.get("set-cookie").is_none());
    Ok(())
}

#[tokio::test]
async fn signing_out_ends_the_session_itself() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get("/devices").await?;
    assert_eq!(page.one(".who"), "Nguyễn Thị Hạnh, cán bộ");
    let csrf = page.csrf();
    let forged = browser.post("/sign-out", &[("csrf", "")]).await?;
    assert_eq!(forged.status, 403);
    let out = browser.post("/sign-out", &[("csrf", &csrf)]).await?;
    assert_eq!(out.location.as_deref(), Some("/sign-in?done=signed-out"));
    assert_eq!(browser.get("/sign-in?done=signed-out").await?.one(".flash p"), "Đã đăng xuất.");
    assert_eq!(browser.get("/").await?.status, 303);
    Ok(())
}

#[tokio::test]
async fn a_form_without_its_token_does_nothing() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.signed_in("hanh").await?;
    let other = office.signed_in("quantri").await?.get("/devices").await?.csrf();
    for token in ["", "0", other.as_str()] {
        let form = [("csrf", token), ("person", "Lý A Sình"), ("village", "01954.07"), ("validity", "day")];
        let page = browser.post("/devices/codes", &form).await?;
        assert_eq!(page.status, 403);
        assert_eq!(page.one("h1"), "Chưa làm được, chưa có gì thay đổi");
    }
    assert!(office.store.codes().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn an_address_that_leads_nowhere_says_so_in_words() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.signed_in("hanh").await?;
    let lost = ["/khong-co", "/villages/01954.99", "/visits/abc", "/visits/0197b3a0-0000-7000-8000-000000000000"];
    for path in lost {
        let page = browser.get(path).await?;
        assert_eq!(page.status, 404, "{path}");
        assert_eq!(page.one("h1"), "Không có trang này", "{path}");
        assert_eq!(page.attribute("html", "lang").as_deref(), Some("vi"));
    }
    assert_eq!(browser.get("/visits?before=xyz").await?.status, 400);
    assert_eq!(browser.get("/visits?village=01954.99").await?.status, 404);
    Ok(())
}

#[tokio::test]
async fn pages_are_private_and_allow_no_script() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get("/").await?;
    let header =
        |name: &str| page.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    assert!(header("content-security-policy").starts_with("default-src 'none'; style-src 'self'"));
    assert!(!header("content-security-policy").contains("unsafe-inline"));
    assert_eq!(header("cache-control"), "no-store");
    assert!(page.all("script").is_empty());
    assert!(!page.text.contains(" style="), "an inline style would be ignored under the policy");
    let sheet = page.attribute("link[href*='office.css']", "href").expect("a style sheet");
    let sheet = browser.get(&sheet).await?;
    assert_eq!(sheet.status, 200);
    assert!(sheet.text.contains(".villages"));
    Ok(())
}

#[tokio::test]
async fn a_supervisor_sees_phones_and_changes_none() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.signed_in("giamsat").await?;
    let page = browser.get("/devices").await?;
    assert!(page.all("form[action='/devices/codes']").is_empty());
    let csrf = page.csrf();
    let form = [("csrf", csrf.as_str()), ("person", "Lý A Sình"), ("village", "01954.07")];
    let refused = browser.post("/devices/codes", &form).await?;
    assert_eq!(refused.status, 403);
    assert_eq!(refused.one("h1"), "Tài khoản này không làm được việc ấy");
    let said = "Tài khoản của Ma Văn Thọ là giám sát. Việc này do cán bộ, Chủ tịch, quản trị làm. Chưa có gì thay đổi.";
    assert_eq!(refused.one(".notice p"), said);
    assert!(office.store.codes().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_refusal_says_who_may_do_it() -> anyhow::Result<()> {
    let office = Office::open().await?;
    for (user, path, who) in [
        ("hanh", "/plan/begin", "Nguyễn Thị Hạnh là cán bộ. Việc này do Chủ tịch làm."),
        ("hanh", "/users", "Nguyễn Thị Hạnh là cán bộ. Việc này do quản trị làm."),
        ("chutich", "/backup", "Triệu Văn Kiên là Chủ tịch. Việc này do quản trị làm."),
        (
            "truongthon",
            "/plan",
            "Hoàng Văn Thắng là trưởng thôn. Việc này do cán bộ, Chủ tịch, giám sát, quản trị làm.",
        ),
    ] {
        let page = office.signed_in(user).await?.get(path).await?;
        assert_eq!(page.status, 403, "{path}");
        assert_eq!(page.one(".notice p"), format!("Tài khoản của {who} Chưa có gì thay đổi."), "{path}");
    }
    let mut admin = office.signed_in("quantri").await?;
    let csrf = admin.get("/users").await?.csrf();
    let own = admin.post("/users/quantri/disable", &[("csrf", &csrf)]).await?;
    assert_eq!(own.status, 403);
    assert!(own.one(".notice p").contains("không làm việc ấy cho chính mình"));
    Ok(())
}
