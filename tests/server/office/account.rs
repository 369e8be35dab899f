//! One's own account: passwords, the second factor, sessions.

use chrono::TimeDelta;
use so_thon::server::auth::factor;
use so_thon::server::auth::rules::{Weak, check};
use so_thon::server::store::User;

use super::desk::{Browser, Office, PASSWORD, Page};

const NEW: &str = "con trâu đi trước cái cày";

async fn user(office: &Office, name: &str) -> User {
    office.store.user(name.to_owned()).await.expect("a store").expect("the account")
}

fn code(office: &Office, user: &User) -> String {
    factor::code(user.account.factor_secret.expect("a secret"), office.clock_now().timestamp())
}

/// Sets a second factor up; the recovery codes.
async fn set_up(office: &Office, browser: &mut Browser, name: &str) -> anyhow::Result<Vec<String>> {
    let csrf = browser.get("/account").await?.csrf();
    let page = browser.post("/account/factor", &[("csrf", &csrf), ("password", PASSWORD)]).await?;
    assert_eq!(page.location.as_deref(), Some("/account/factor"));
    let page = browser.get("/account/factor").await?;
    assert!(page.attribute("svg.qr path", "d").is_some());
    let wrong = browser.post("/account/factor/confirm", &[("csrf", &csrf), ("code", "000000")]).await?;
    assert_eq!(wrong.status, 422);
    let code = code(office, &user(office, name).await);
    let page = browser.post("/account/factor/confirm", &[("csrf", &csrf), ("code", &code)]).await?;
    assert_eq!(page.status, 200);
    assert!(page.all(".ask-factor").is_empty(), "what is on is not asked for");
    Ok(page.all(".people-codes li"))
}

async fn first_step(office: &Office, name: &str) -> anyhow::Result<Browser> {
    let mut browser = office.browser();
    let page = browser.post("/sign-in", &[("name", name), ("password", PASSWORD)]).await?;
    assert_eq!((page.status, page.location.as_deref()), (303, Some("/sign-in/code")));
    Ok(browser)
}

async fn second_step(browser: &mut Browser, code: &str) -> anyhow::Result<Page> {
    browser.post("/sign-in/code", &[("code", code)]).await
}

#[test]
fn only_length_names_and_common_ones_are_refused() {
    let check = |password: &str| check(password, "hanh.nguyen", "Nguyễn Thị Hạnh");
    assert_eq!(check("mười một ch"), Err(Weak::Short));
    assert_eq!(check("nguyễn thị hạnh 7"), Err(Weak::Name));
    assert_eq!(check("hanhnguyen!!2026"), Err(Weak::Name));
    assert_eq!(check("matkhau123456"), Err(Weak::Common));
    assert_eq!(check("Mật khẩu 2026!!"), Err(Weak::Common));
    assert_eq!(check("abcabcabcabc"), Err(Weak::Common));
    assert_eq!(check("123456789012"), Err(Weak::Common));
    assert_eq!(check(&"ă".repeat(200)), Err(Weak::Long));
    assert_eq!(check("con trâu đi trước"), Ok(()));
    assert_eq!(check("lowercaseonlyisfine"), Ok(()));
}

#[tokio::test]
async fn a_new_password_ends_every_other_session_and_renews_ones_own() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut here = office.signed_in("hanh").await?;
    let mut there = office.signed_in("hanh").await?;
    let csrf = here.get("/account").await?.csrf();
    for (current, new, again, said) in [
        ("sai", NEW, NEW, "Mật khẩu hiện nay không đúng. Xin gõ lại."),
        (PASSWORD, NEW, "khác", "Hai lần gõ mật khẩu mới không giống nhau. Xin gõ lại."),
        (PASSWORD, "ngắn", "ngắn", "Mật khẩu cần ít nhất 12 ký tự. Có thể gõ một câu dễ nhớ, có dấu cách."),
    ] {
        let form = [("csrf", csrf.as_str()), ("current", current), ("new", new), ("again", again)];
        let page = here.post("/account/password", &form).await?;
        assert_eq!((page.status, page.one(".trouble p")), (422, said.to_owned()));
    }
    let form = [("csrf", csrf.as_str()), ("current", PASSWORD), ("new", NEW), ("again", NEW)];
    assert_eq!(here.post("/account/password", &form).await?.status, 303);
    assert_ne!(here.get("/account").await?.csrf(), csrf, "the session is a new one");
    assert_eq!(there.get("/").await?.location.as_deref(), Some("/sign-in"));
    // A keyboard that sends letters and marks apart types the same password.
    let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(NEW).collect();
    let mut browser = office.browser();
    let page = browser.post("/sign-in", &[("name", "hanh"), ("password", &decomposed)]).await?;
    assert_eq!(page.location.as_deref(), Some("/"));
    Ok(())
}

#[tokio::test]
async fn a_sign_in_asks_for_the_code_and_takes_none_twice() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut chairman = office.signed_in("chutich").await?;
    assert!(chairman.get("/").await?.one(".ask-factor").contains("nên có mã xác nhận"));
    let recovery = set_up(&office, &mut chairman, "chutich").await?;
    assert_eq!(recovery.len(), 10);
    assert!(chairman.get("/").await?.all(".ask-factor").is_empty());
    assert!(!chairman.get("/account").await?.text.contains(&recovery[0]), "codes are shown once");

    let account = user(&office, "chutich").await;
    let mut browser = first_step(&office, "chutich").await?;
    assert_eq!(browser.get("/").await?.location.as_deref(), Some("/sign-in"), "half a sign-in opens nothing");
    let used = code(&office, &account);
    let replayed = second_step(&mut browser, &used).await?;
    assert_eq!(replayed.status, 401, "the code that confirmed the factor was used");
    office.clock.advance(TimeDelta::seconds(60));
    let fresh = code(&office, &account);
    assert_eq!(second_step(&mut browser, &fresh).await?.location.as_deref(), Some("/"));
    assert_eq!(browser.get("/").await?.status, 200);
    let mut thief = first_step(&office, "chutich").await?;
    assert_eq!(second_step(&mut thief, &fresh).await?.status, 401, "whoever read it over a shoulder is too late");

    let mut lost = first_step(&office, "chutich").await?;
    assert_eq!(second_step(&mut lost, &recovery[3].to_uppercase()).await?.location.as_deref(), Some("/"));
    let mut again = first_step(&office, "chutich").await?;
    assert_eq!(second_step(&mut again, &recovery[3]).await?.status, 401, "a recovery code works once");
    assert!(lost.get("/account").await?.one("main").contains("Còn 9 mã dự phòng"));
    Ok(())
}

#[tokio::test]
async fn the_second_step_waits_five_minutes_and_is_not_guessed() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut chairman = office.signed_in("chutich").await?;
    set_up(&office, &mut chairman, "chutich").await?;
    let mut browser = first_step(&office, "chutich").await?;
    let mut last = 0;
    for guess in 0..40 {
        last = second_step(&mut browser, &format!("{guess:06}")).await?.status;
        if last == 429 {
            break;
        }
    }
    assert_eq!(last, 429);
    office.clock.advance(TimeDelta::minutes(6));
    let account = user(&office, "chutich").await;
    let late = second_step(&mut browser, &code(&office, &account)).await?;
    assert_eq!(late.location.as_deref(), Some("/sign-in?done=code-expired"));
    Ok(())
}

#[tokio::test]
async fn where_it_is_required_no_page_opens_without_it() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut admin = office.signed_in("quantri").await?;
    let csrf = admin.get("/users").await?.csrf();
    let form = [("csrf", csrf.as_str()), ("wanted", "required"), ("expected", "0")];
    assert_eq!(admin.post("/users/second-factor", &form).await?.location.as_deref(), Some("/users?done=wanted-set"));
    let mut chairman = office.signed_in("chutich").await?;
    assert_eq!(chairman.get("/plan").await?.location.as_deref(), Some("/account"));
    set_up(&office, &mut chairman, "chutich").await?;
    assert_eq!(chairman.get("/plan").await?.status, 200);
    assert_eq!(office.signed_in("hanh").await?.get("/plan").await?.status, 200, "officers are not asked");
    Ok(())
}

#[tokio::test]
async fn other_sessions_are_listed_and_ended_and_this_one_goes_on() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut here = office.signed_in("hanh").await?;
    let mut there = office.signed_in("hanh").await?;
    let page = here.get("/account").await?;
    assert_eq!(page.all("section[aria-labelledby=sessions-title] li").len(), 2);
    here.post("/account/sessions/end", &[("csrf", &page.csrf())]).await?;
    assert_eq!(there.get("/").await?.location.as_deref(), Some("/sign-in"));
    let page = here.get("/account").await?;
    assert_eq!(page.all("section[aria-labelledby=sessions-title] li").len(), 1);
    Ok(())
}
