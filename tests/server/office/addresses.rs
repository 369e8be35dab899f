//! Every address of the office leads to a page: the address of a form to the page that shows it, in either language.

use super::desk::{Office, Phone, digits, phieng_leng, visit};
use super::hardening::{filled, routes};

#[tokio::test]
async fn opening_the_address_of_a_form_leads_to_the_page_of_the_form() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let pages: Vec<String> =
        routes().into_iter().filter(|(_, methods)| methods.contains("get(")).map(|(path, _)| filled(&path)).collect();
    let mut forms = 0;
    let mut browser = office.signed_in("quantri").await?;
    for (address, methods) in routes() {
        let path = filled(&address);
        if methods.contains("get(") || pages.contains(&path) {
            continue;
        }
        forms += 1;
        let page = browser.get(&format!("{path}?lang=en")).await?;
        let to = page.location.clone().unwrap_or_default();
        assert_eq!(page.status, 303, "{address}");
        assert_ne!(to.split(['?', '#']).next(), Some(path.as_str()), "{address}");
        assert!(pages.iter().any(|page| to.split(['?', '#']).next() == Some(page)), "{address} leads to {to}");
        assert!(to.contains("lang=en"), "{address} leads to {to}");
    }
    assert!(forms >= 30, "{forms}");
    Ok(())
}

#[tokio::test]
async fn the_other_language_of_a_refused_form_is_the_page_of_the_form() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut officer = office.signed_in("hanh").await?;
    let csrf = officer.get("/devices").await?.csrf();
    let refused = officer.post("/devices/codes", &[("csrf", csrf.as_str()), ("validity", "day")]).await?;
    assert_eq!(refused.status, 422);
    let to = refused.attribute("a.language", "href").expect("a link");
    assert_eq!(to, "/devices?lang=en#new-code");

    let form = [("csrf", csrf.as_str()), ("person", "Lý A Sình"), ("village", "01954.07"), ("validity", "day")];
    let mut phone = Phone::enrol(&office, &digits(&officer.post("/devices/codes", &form).await?), 1).await?;
    let found = visit(&office.poor_of(&phieng_leng())[0], 128, &[], office.clock_now());
    phone.send(&found).await?;
    let form = [("csrf", csrf.as_str()), ("verdict", "send_back"), ("expected", "0")];
    let refused = officer.post(&format!("/review/{}", found.id), &form).await?;
    assert_eq!(refused.status, 422);
    let to = refused.attribute("a.language", "href").expect("a link");
    assert_eq!(to, format!("/review?visit={}&lang=en", found.id));
    let page = officer.get(&to).await?;
    assert_eq!((page.status, page.attribute("html", "lang").as_deref()), (200, Some("en")));
    Ok(())
}

#[tokio::test]
async fn the_other_language_keeps_every_word_of_the_address() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut officer = office.signed_in("hanh").await?;
    let page = officer.get("/register?q=L%C3%BD+A+S%C3%ACnh&village=01954.07").await?;
    let to = page.attribute("a.language", "href").expect("a link");
    assert_eq!(to, "/register?lang=en&q=L%C3%BD%20A%20S%C3%ACnh&village=01954.07");
    Ok(())
}
