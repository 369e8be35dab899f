//! A session that has ended: the way back to the page, and what was typed.

use chrono::TimeDelta;

use super::desk::{Browser, Office, PASSWORD, Page};

const PERSON: &str = "Lý A Sình & con";

fn form(csrf: &str) -> [(&str, &str); 4] {
    [("csrf", csrf), ("person", PERSON), ("village", "01954.07"), ("validity", "day")]
}

/// Signs in on the page that one was sent to, and goes where that leads.
async fn sign_in_at(browser: &mut Browser, at: &Page, name: &str) -> anyhow::Result<Page> {
    let page = browser.get(at.location.as_deref().expect("a redirection")).await?;
    let action = page.attribute(".sign-in form", "action").expect("a form");
    let wrong = browser.post(&action, &[("name", name), ("password", "sai")]).await?;
    assert_eq!(wrong.attribute(".sign-in form", "action"), Some(action.clone()), "a wrong password forgets nothing");
    let signed_in = browser.post(&action, &[("name", name), ("password", PASSWORD)]).await?;
    assert_eq!(signed_in.status, 303, "{}", signed_in.text);
    browser.get(signed_in.location.as_deref().expect("a redirection")).await
}

#[tokio::test]
async fn a_page_is_gone_back_to_after_signing_in() -> anyhow::Result<()> {
    let office = Office::watchful().await?;
    let mut browser = office.signed_in("hanh").await?;
    browser.get("/").await?;
    office.clock.advance(TimeDelta::minutes(61));
    let asked = "/register?q=L%C3%BD&village=01954.07";
    let turned_away = browser.get(asked).await?;
    assert_eq!(
        turned_away.location.as_deref(),
        Some("/sign-in?next=%2Fregister%3Fq%3DL%25C3%25BD%26village%3D01954.07")
    );
    let page = browser.get(turned_away.location.as_deref().unwrap_or_default()).await?;
    let other = page.attribute("a.language", "href").expect("a link");
    assert!(other.ends_with("&next=%2Fregister%3Fq%3DL%25C3%25BD%26village%3D01954.07"), "{other}");
    let action = page.attribute(".sign-in form", "action").expect("a form");
    let signed_in = browser.post(&action, &[("name", "hanh"), ("password", PASSWORD)]).await?;
    assert_eq!((signed_in.status, signed_in.location.as_deref()), (303, Some(asked)));
    Ok(())
}

#[tokio::test]
async fn signing_in_leads_nowhere_else() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    for next in [
        "//evil.example",
        "///evil.example",
        "/%5Cevil.example",
        "%5C%5Cevil.example",
        "https:%2F%2Fevil.example",
        "%09//evil.example",
        "/%09/evil.example",
        "/%0A/evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/%C4%91",
        "/sign-in",
        "",
    ] {
        // Tries are counted.
        office.clock.advance(TimeDelta::minutes(5));
        let mut browser = office.browser();
        let path = format!("/sign-in?next={next}");
        let page = browser.get(&path).await?;
        assert_eq!(page.attribute(".sign-in form", "action").as_deref(), Some("/sign-in"), "{next}");
        let signed_in = browser.post(&path, &[("name", "hanh"), ("password", PASSWORD)]).await?;
        assert_eq!((signed_in.status, signed_in.location.as_deref()), (303, Some("/")), "{next}");
        assert_eq!(browser.get(&path).await?.location.as_deref(), Some("/"), "{next}, signed in");
    }
    Ok(())
}

#[tokio::test]
async fn a_form_sent_after_the_time_ran_out_is_kept_and_sent_again() -> anyhow::Result<()> {
    let office = Office::watchful().await?;
    let mut browser = office.signed_in("hanh").await?;
    let csrf = browser.get("/devices").await?.csrf();
    office.clock.advance(TimeDelta::minutes(61));
    let late = browser.post("/devices/codes", &form(&csrf)).await?;
    let said = browser.get(late.location.as_deref().expect("a redirection")).await?;
    assert!(said.one("#sent p").contains("chưa được ghi. Những gì đã gõ còn giữ lại"), "{}", said.text);
    assert!(!said.text.contains("Lý A Sình"), "nothing typed stands on a page that anyone may see");
    let offer = sign_in_at(&mut browser, &late, "hanh").await?;
    assert_eq!((offer.status, offer.one("h1").as_str()), (200, "Biểu mẫu chưa được ghi"));
    assert!(office.store.codes().await?.is_empty(), "nothing happens before the button");
    assert_eq!(offer.attribute("main form", "action").as_deref(), Some("/devices/codes"));
    assert_eq!(offer.attribute("main input[name=person]", "value").as_deref(), Some(PERSON));
    let token = offer.attribute("main input[name=csrf]", "value").expect("a token");
    assert_ne!(token, csrf);
    let taken = browser.post("/devices/codes", &form(&token)).await?;
    assert_eq!(taken.status, 200);
    assert_eq!(office.store.codes().await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_form_after_signing_out_in_another_tab_is_kept_too_and_so_is_one_of_an_older_session() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.signed_in("hanh").await?;
    let csrf = browser.get("/devices").await?.csrf();
    browser.post("/sign-out", &[("csrf", &csrf)]).await?;
    let late = browser.post("/devices/codes", &form(&csrf)).await?;
    let offer = sign_in_at(&mut browser, &late, "hanh").await?;
    assert_eq!(offer.attribute("main input[name=person]", "value").as_deref(), Some(PERSON));
    // Signed in again, the page of before is sent from the other tab.
    let stale = browser.post("/devices/codes", &form(&csrf)).await?;
    assert_eq!(stale.status, 303);
    let offer = browser.get(stale.location.as_deref().expect("a redirection")).await?;
    assert_eq!(offer.attribute("main input[name=person]", "value").as_deref(), Some(PERSON));
    assert!(office.store.codes().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_kept_form_is_offered_to_nobody_else_and_not_for_long() -> anyhow::Result<()> {
    let office = Office::watchful().await?;
    let mut browser = office.signed_in("hanh").await?;
    let csrf = browser.get("/devices").await?.csrf();
    browser.post("/sign-out", &[("csrf", &csrf)]).await?;
    let late = browser.post("/devices/codes", &form(&csrf)).await?;
    let other = sign_in_at(&mut browser, &late, "quantri").await?;
    assert_eq!((other.status, other.location.as_deref()), (303, Some("/devices#new-code")), "{}", other.text);
    // A form that says it is someone else's does not reach them either.
    let mut forged = csrf.split('.').map(str::to_owned).collect::<Vec<_>>();
    forged[2] = hex::encode("quantri");
    let smuggled = browser.post("/devices/codes", &form(&forged.join("."))).await?;
    assert_eq!(smuggled.status, 403);
    let mut stranger = office.browser();
    let lost = stranger.post("/devices/codes", &form(&forged.join("."))).await?;
    assert_eq!(lost.location.as_deref(), Some("/sign-in?next=%2Fdevices%23new-code&lost=1"));
    let said = stranger.get("/sign-in?next=%2Fdevices%23new-code&lost=1").await?;
    assert!(said.one("#sent p").contains("không giữ lại được"));
    // The same user, too late.
    office.clock.advance(TimeDelta::minutes(241));
    let forgotten = sign_in_at(&mut stranger, &late, "hanh").await?;
    assert_eq!((forgotten.status, forgotten.location.as_deref()), (303, Some("/devices#new-code")));
    Ok(())
}

#[tokio::test]
async fn passwords_and_files_are_never_kept() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.signed_in("hanh").await?;
    let csrf = browser.get("/devices").await?.csrf();
    browser.post("/sign-out", &[("csrf", &csrf)]).await?;
    let fields = [("csrf", csrf.as_str()), ("current", PASSWORD), ("new", "mot-mat-khau-moi")];
    let password = browser.post("/account/password", &fields).await?;
    assert_eq!(password.location.as_deref(), Some("/sign-in?next=%2Faccount&lost=1"));
    let file = browser.upload("/points/check", &[("csrf", csrf.as_str())], b"x").await?;
    assert_eq!(file.location.as_deref(), Some("/sign-in?next=%2Fpoints&lost=1"));
    Ok(())
}
