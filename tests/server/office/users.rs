//! Accounts: one-time passwords, roles, scopes, and what ends at once.

use super::desk::{Browser, Office, PASSWORD, Page, phieng_leng};

const NEW: &str = "con trâu đi trước cái cày";

/// Makes an account as the administrator; the page with its first password.
async fn add(admin: &mut Browser, name: &str, role: &str, villages: &[&str]) -> anyhow::Result<Page> {
    let csrf = admin.get("/users").await?.csrf();
    let mut form = vec![("csrf", csrf.as_str()), ("full-name", "Lý A Sình"), ("name", name), ("role", role)];
    form.extend(villages.iter().map(|village| ("village", *village)));
    admin.post("/users", &form).await
}

async fn sign_in(office: &Office, name: &str, password: &str) -> anyhow::Result<(Browser, Page)> {
    let mut browser = office.browser();
    let page = browser.post("/sign-in", &[("name", name), ("password", password)]).await?;
    Ok((browser, page))
}

#[tokio::test]
async fn a_first_password_is_shown_once_and_must_be_changed_before_anything_else() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut admin = office.signed_in("quantri").await?;
    let page = add(&mut admin, "sinh.ly", "village_head", &["01954.07"]).await?;
    assert_eq!((page.status, page.one("h1")), (200, "Mật khẩu đầu tiên của Lý A Sình".to_owned()));
    let first = page.one("dd.secret");
    assert!(first.len() >= 24, "{first}");
    assert!(!admin.get("/users").await?.text.contains(&first), "it is not kept");

    let (mut head, page) = sign_in(&office, "sinh.ly", &first).await?;
    assert_eq!(page.status, 303);
    for path in ["/", "/visits", "/villages/01954.07"] {
        let page = head.get(path).await?;
        assert_eq!((page.status, page.location.as_deref()), (303, Some("/account")), "{path}");
    }
    let account = head.get("/account").await?;
    assert!(account.one(".banner").contains("Mật khẩu này do người khác tạo"));
    let csrf = account.csrf();
    let form = [("csrf", csrf.as_str()), ("current", first.as_str()), ("new", NEW), ("again", NEW)];
    let changed = head.post("/account/password", &form).await?;
    assert_eq!(changed.location.as_deref(), Some("/account?done=password-changed"));
    assert_eq!(head.get("/villages/01954.07").await?.status, 200);
    assert_eq!(head.get("/villages/01954.08").await?.status, 404, "the scope given with the account holds");
    assert_eq!(sign_in(&office, "sinh.ly", &first).await?.1.status, 401, "the first password no longer works");
    Ok(())
}

#[tokio::test]
async fn a_form_with_mistakes_names_them_and_keeps_the_rest() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut admin = office.signed_in("quantri").await?;
    let page = add(&mut admin, "Sình Lý", "village_head", &[]).await?;
    assert_eq!(page.status, 422);
    assert_eq!(
        page.all(".trouble li"),
        ["Tên đăng nhập chưa đúng cách ghi. Xin xem lời nhắc dưới ô.", "Trưởng thôn phải có ít nhất một thôn."]
    );
    assert_eq!(page.attribute("input[name=full-name]", "value").as_deref(), Some("Lý A Sình"));
    assert_eq!(page.attribute("input[name=name]", "value").as_deref(), Some("Sình Lý"), "as it was typed");
    let first = add(&mut admin, "sinh.ly", "village_head", &["01954.07"]).await?;
    let again = add(&mut admin, "sinh.ly", "village_head", &["01954.07"]).await?;
    assert_eq!((first.status, again.location.as_deref()), (200, Some("/users/sinh.ly?done=user-there")));
    let page = add(&mut admin, "hanh", "officer", &[]).await?;
    assert_eq!(page.all(".trouble li"), ["Đã có người dùng tên đăng nhập này. Xin chọn tên khác."]);
    for role in ["admin", "chairman"] {
        let page = add(&mut admin, "thu.ly", role, &["01954.07"]).await?;
        let said = page.all(".trouble li");
        assert_eq!(said, ["Chủ tịch và quản trị làm việc cho cả xã: bỏ dấu ở các thôn."], "{role}");
    }
    for no_one in ["command-line", "not-signed-in"] {
        let page = add(&mut admin, no_one, "officer", &[]).await?;
        assert_eq!(page.all(".trouble li").len(), 1, "{no_one} is who the journal calls no one");
    }
    Ok(())
}

#[tokio::test]
async fn disabling_resetting_or_another_role_ends_every_session_at_once() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut admin = office.signed_in("quantri").await?;
    let csrf = admin.get("/users").await?.csrf();

    let mut officer = office.signed_in("hanh").await?;
    assert_eq!(officer.get("/devices").await?.status, 200);
    let form = [("csrf", csrf.as_str()), ("full-name", "Nguyễn Thị Hạnh"), ("role", "supervisor")];
    assert_eq!(admin.post("/users/hanh", &form).await?.location.as_deref(), Some("/users/hanh?done=user-set"));
    assert_eq!(officer.get("/").await?.location.as_deref(), Some("/sign-in"), "the old session is dead");
    let mut again = office.signed_in("hanh").await?;
    assert!(again.get("/devices").await?.all("form[action='/devices/codes']").is_empty());

    admin.post("/users/hanh/disable", &[("csrf", &csrf)]).await?;
    assert_eq!(again.get("/").await?.location.as_deref(), Some("/sign-in"));
    let (_, refused) = sign_in(&office, "hanh", PASSWORD).await?;
    assert_eq!(refused.status, 401);
    assert_eq!(refused.one(".trouble p"), "Sai tên đăng nhập hoặc mật khẩu. Xin gõ lại.", "nothing more is told");
    admin.post("/users/hanh/enable", &[("csrf", &csrf)]).await?;
    let mut back = office.signed_in("hanh").await?;

    let page = admin.post("/users/hanh/password", &[("csrf", &csrf)]).await?;
    assert_eq!(page.status, 200);
    assert_eq!(back.get("/").await?.location.as_deref(), Some("/sign-in"));
    assert_eq!(sign_in(&office, "hanh", PASSWORD).await?.1.status, 401);
    assert_eq!(sign_in(&office, "hanh", &page.one("dd.secret")).await?.1.status, 303);
    Ok(())
}

#[tokio::test]
async fn only_an_administrator_keeps_users_and_one_always_remains() -> anyhow::Result<()> {
    let office = Office::open().await?;
    for name in ["hanh", "chutich", "giamsat", "truongthon"] {
        let mut other = office.signed_in(name).await?;
        assert_eq!(other.get("/users").await?.status, 403, "{name}");
        let csrf = other.get("/account").await?.csrf();
        assert_eq!(other.post("/users/hanh/disable", &[("csrf", &csrf)]).await?.status, 403, "{name}");
        let form = [("csrf", csrf.as_str()), ("full-name", "X"), ("name", "xyz"), ("role", "admin")];
        assert_eq!(other.post("/users", &form).await?.status, 403, "{name}");
    }
    let mut admin = office.signed_in("quantri").await?;
    let csrf = admin.get("/users").await?.csrf();
    let form = [("csrf", csrf.as_str()), ("full-name", "Đinh Thị Lan"), ("role", "officer")];
    let page = admin.post("/users/quantri", &form).await?;
    assert_eq!(page.status, 422);
    assert!(page.one(".trouble li").contains("người quản trị cuối cùng"));
    assert_eq!(admin.post("/users/quantri/disable", &[("csrf", &csrf)]).await?.status, 403, "nor their own account");
    let kept = office.store.user("truongthon".to_owned()).await?.expect("the account");
    assert_eq!(kept.villages, [phieng_leng()]);
    Ok(())
}
