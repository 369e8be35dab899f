//! A village head at the office sees what is of their village, and nothing else by any address.

use so_thon::domain::ids::VillageId;
use so_thon::server::auth::{Role, hash_password};
use so_thon::server::store::{Book, JournalQuery, User};

use super::desk::{Browser, Office, PASSWORD, Page, Phone, digits, phieng_leng, submission, visit};

fn other_village() -> VillageId {
    VillageId::new("01954.08")
}

/// A phone that holds both villages.
async fn phone_of_both(office: &Office) -> anyhow::Result<Phone> {
    let mut officer = office.signed_in("hanh").await?;
    let csrf = officer.get("/devices").await?.csrf();
    let form = [
        ("csrf", csrf.as_str()),
        ("person", "Lý A Sình"),
        ("village", "01954.07"),
        ("village", "01954.08"),
        ("validity", "day"),
    ];
    let page = officer.post("/devices/codes", &form).await?;
    Phone::enrol(office, &digits(&page), 1).await
}

async fn refused(browser: &mut Browser, path: &str, status: u16) -> anyhow::Result<Page> {
    let page = browser.get(path).await?;
    assert_eq!(page.status, status, "{path}");
    Ok(page)
}

#[tokio::test]
async fn another_villages_records_are_not_there_for_a_village_head() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut phone = phone_of_both(&office).await?;
    let (own, other) = (office.poor_of(&phieng_leng())[0].clone(), office.poor_of(&other_village())[0].clone());
    let own_visit = visit(&own, 128, &[], office.clock_now());
    let other_visit = visit(&other, 128, &[], office.clock_now());
    phone.send(&own_visit).await?;
    phone.send(&other_visit).await?;
    let own_form = submission(&own, "review-request", office.clock_now());
    let other_form = submission(&other, "review-request", office.clock_now());
    phone.submit(&own_form).await?;
    phone.submit(&other_form).await?;

    let mut head = office.signed_in("truongthon").await?;
    for path in [
        "/villages/01954.07".to_owned(),
        "/villages/01954.07/rescore".to_owned(),
        format!("/households/{}", own.id),
        format!("/visits/{}", own_visit.id),
        format!("/submissions/{}", own_form.id),
        "/visits?village=01954.07".to_owned(),
        "/submissions?village=01954.07".to_owned(),
    ] {
        refused(&mut head, &path, 200).await?;
    }
    for path in [
        "/villages/01954.08".to_owned(),
        "/villages/01954.08/rescore".to_owned(),
        format!("/households/{}", other.id),
        format!("/visits/{}", other_visit.id),
        format!("/submissions/{}", other_form.id),
        "/visits?village=01954.08".to_owned(),
        "/submissions?village=01954.08".to_owned(),
    ] {
        let page = refused(&mut head, &path, 404).await?;
        assert!(!page.text.contains(other.head_name()), "{path}");
        let nowhere = head.get("/households/0197b3a0-0000-7000-8000-000000000000").await?;
        assert_eq!(page.one("h1"), nowhere.one("h1"), "what is out of scope looks as if it were not there");
    }
    for path in ["/visits", "/submissions", "/"] {
        let page = refused(&mut head, path, 200).await?;
        let others = [format!("/visits/{}", other_visit.id), format!("/submissions/{}", other_form.id)];
        assert!(others.iter().all(|link| !page.text.contains(link)), "{path}");
        assert!(!page.text.contains("/villages/01954.08"), "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn what_is_of_the_whole_commune_is_refused_to_a_village_head() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut head = office.signed_in("truongthon").await?;
    for path in ["/plan", "/points", "/devices"] {
        let page = refused(&mut head, path, 403).await?;
        assert_eq!(page.one("h1"), "Tài khoản này không làm được việc ấy", "{path}");
    }
    let csrf = head.get("/").await?.csrf();
    let form = [("csrf", csrf.as_str()), ("person", "Lý A Sình"), ("village", "01954.07"), ("validity", "day")];
    assert_eq!(head.post("/devices/codes", &form).await?.status, 403);
    assert!(office.store.codes().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn the_figures_of_the_first_page_are_those_of_the_villages_in_scope() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut head = office.signed_in("truongthon").await?;
    let page = head.get("/").await?;
    let (poor, all) = (office.poor_of(&phieng_leng()).len(), office.register.len());
    assert!(page.one("main").contains(&poor.to_string()));
    assert!(!page.one("main").contains(&all.to_string()), "no figure of the whole commune");
    Ok(())
}

#[tokio::test]
async fn whoever_opens_a_file_is_written_down() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut head = office.signed_in("truongthon").await?;
    let own = office.poor_of(&phieng_leng())[0].clone();
    head.get(&format!("/households/{}", own.id)).await?;
    let query = JournalQuery::all(Book::Access, 10);
    let lines = office.store.journal(query).await?;
    let said: Vec<_> = lines.iter().map(|line| (line.note.actor.as_str(), line.note.action.as_str())).collect();
    assert_eq!(said, [("truongthon", "open_household"), ("truongthon", "sign_in")]);
    assert_eq!(lines[0].note.subject, format!("household/{}", own.id));
    assert_eq!(lines[0].note.village, phieng_leng().as_str());
    Ok(())
}

#[tokio::test]
async fn no_menu_leads_where_its_reader_may_not_go() -> anyhow::Result<()> {
    let office = Office::open().await?;
    for name in ["hanh", "chutich", "quantri", "giamsat", "truongthon"] {
        let mut browser = office.signed_in(name).await?;
        let mut doors = browser.get("/").await?.attributes("nav a", "href");
        assert!(doors.len() > 5, "{name}: {doors:?}");
        doors.extend(browser.get("/more").await?.attributes(".doors a", "href"));
        for door in doors {
            let status = browser.get(&door).await?.status;
            assert!(status == 200 || status == 303, "{name}: {door} answers {status}");
        }
    }
    Ok(())
}

/// Someone of the office who was given Phiêng Lềng alone.
async fn of_one_village(office: &Office, name: &str, role: Role) -> anyhow::Result<Browser> {
    let user = User {
        name: name.to_owned(),
        full_name: "Nông Thị Huế".to_owned(),
        role,
        villages: vec![phieng_leng()],
        password_hash: hash_password(PASSWORD)?,
        made_at: office.clock_now(),
        account: Default::default(),
    };
    assert!(office.store.add_user(user, office.by()).await?);
    office.signed_in(name).await
}

#[tokio::test]
async fn the_journal_of_a_supervisor_of_one_village_names_nobody_of_another() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut officer = office.signed_in("hanh").await?;
    let (own, other) = (office.poor_of(&phieng_leng())[0].clone(), office.poor_of(&other_village())[0].clone());
    for household in [&own, &other] {
        officer.get(&format!("/households/{}", household.id)).await?;
    }
    let mut supervisor = of_one_village(&office, "hue", Role::Supervisor).await?;
    let (mine, theirs) = (own.id.to_string(), other.id.to_string());
    for path in ["/journal", "/journal?village=01954.08", "/journal/export.csv", "/journal/export.csv?book=change"] {
        let page = refused(&mut supervisor, path, 200).await?;
        assert!(!page.text.contains(&theirs) && !page.text.contains(other.head_name()), "{path}");
    }
    let page = supervisor.get("/journal").await?;
    assert_eq!(page.attributes("select[name=village] option", "value"), ["", "01954.07"], "no other village to choose");
    assert!(page.text.contains(&mine) && page.one("main").contains("chỉ xem được các dòng về những thôn được giao"));
    assert!(supervisor.get("/journal/export.csv").await?.text.contains(&mine));
    let whole = office.signed_in("giamsat").await?.get("/journal").await?;
    assert!(whole.text.contains(&theirs) && !whole.one("main").contains("những thôn được giao"));
    Ok(())
}

#[tokio::test]
async fn what_is_of_the_whole_commune_is_changed_by_those_who_see_all_of_it() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut officer = of_one_village(&office, "hue", Role::Officer).await?;
    for path in ["/plan/edit", "/plan/upload", "/plan/confirm"] {
        let page = refused(&mut officer, path, 403).await?;
        assert!(page.one("main").contains("thôn ngoài phạm vi được giao"), "{path}");
    }
    for path in ["/plan", "/points", "/procedure", "/quality"] {
        let page = refused(&mut officer, path, 200).await?;
        assert!(page.all("main form button").is_empty(), "{path}: no way is offered that leads to a refusal");
        assert!(page.all("main a[href^='/plan/edit'], main a[href='/plan/upload']").is_empty(), "{path}");
    }
    let csrf = officer.get("/plan").await?.csrf();
    for path in ["/plan/edit", "/plan/proposal", "/plan/confirm", "/procedure", "/procedure/days", "/quality"] {
        assert_eq!(officer.post(path, &[("csrf", csrf.as_str())]).await?.status, 403, "{path}");
    }
    let mut admin = of_one_village(&office, "huong", Role::Admin).await?;
    refused(&mut admin, "/backup", 403).await?;
    Ok(())
}

#[tokio::test]
async fn a_phone_that_also_holds_villages_out_of_scope_is_revoked_by_those_who_see_them_all() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut phone = phone_of_both(&office).await?;
    let mut officer = of_one_village(&office, "hue", Role::Officer).await?;
    let path = format!("/devices/{}/revoke", phone.device);
    let asked = officer.get(&path).await?;
    assert!(asked.all(".button.danger").is_empty());
    let said = asked.one("main");
    assert!(said.contains("Người thu hồi được: ") && said.contains("Nguyễn Thị Hạnh"), "{said}");
    assert!(!said.contains("Nông Thị Huế") && !said.contains("Ma Văn Thọ"), "{said}");
    let csrf = asked.csrf();
    let refused = officer.post(&path, &[("csrf", &csrf)]).await?;
    assert!(refused.status == 403 && refused.one("main").contains("Nguyễn Thị Hạnh"), "{}", refused.status);
    let own = office.poor_of(&phieng_leng())[0].clone();
    phone.send(&visit(&own, 128, &[], office.clock_now())).await?;

    let mut whole = office.signed_in("hanh").await?;
    let csrf = whole.get(&path).await?.csrf();
    assert_eq!(whole.post(&path, &[("csrf", &csrf)]).await?.location.as_deref(), Some("/devices?done=revoked"));
    Ok(())
}
