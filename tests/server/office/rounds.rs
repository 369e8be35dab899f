//! A round in the office for its tests: visits that really came from a phone, accepted, and forms as a browser sends them.

use chrono::{DateTime, TimeZone, Utc};
use so_thon::domain::class::Class;
use so_thon::domain::household::Household;
use so_thon::domain::review::{Review, Verdict};
use so_thon::domain::visit::Visit;
use so_thon::server::store::{By, Commit, Committed, HouseholdWrite, RecordWrite};

use super::desk::{Browser, Office, Page, Phone, enrolled, phieng_leng, visit};

pub const VILLAGE: &str = "01954.07";

/// Noon of a day of November 2026.
pub fn november(day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, day, 5, 0, 0).single().expect("a moment")
}

/// Households of Phiêng Lềng that were poor, each with a visit that settles its class, sent by a phone: the first `above`
/// of them with B1 above the line.
pub async fn visited(office: &Office, count: usize, above: usize) -> anyhow::Result<(Phone, Vec<(Household, Visit)>)> {
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = enrolled(office, &mut browser, 1).await?;
    let mut found = Vec::new();
    for household in office.poor_of(&phieng_leng()) {
        if found.len() == count {
            break;
        }
        let b1 = if found.len() < above { 180 } else { 120 };
        let visit = visit(&household, b1, &[], office.clock_now());
        if visit.classification.class == Class::Undetermined {
            continue;
        }
        phone.send(&visit).await?;
        found.push((household, visit));
    }
    assert_eq!(found.len(), count, "the register has enough households whose class is settled");
    Ok((phone, found))
}

/// The office accepts visits.
pub async fn accept(office: &Office, visits: &[(Household, Visit)]) -> anyhow::Result<()> {
    for (household, visit) in visits {
        let review = Review {
            visit: visit.id,
            household: household.id,
            village: household.village.clone(),
            year: visit.year,
            verdict: Verdict::Accepted,
            comments: Vec::new(),
            note: String::new(),
            instead: None,
            by: "Nguyễn Thị Hạnh".to_owned(),
            at: office.clock_now(),
        };
        let note =
            By::user("hanh", office.clock_now()).note("review", format!("visit/{}", visit.id), VILLAGE, String::new());
        let records = vec![RecordWrite::of(&review, 0)?];
        let commit = Commit { note, households: Vec::new(), records, expect: Vec::new() };
        assert_eq!(office.store.commit(commit).await?, Committed::Done);
    }
    Ok(())
}

/// Writes a household as somebody changed it.
pub async fn put(office: &Office, household: Household) -> anyhow::Result<()> {
    let known = office.store.register(None).await?;
    let expected = known.iter().find(|(one, _)| one.id == household.id).map_or(0, |(_, version)| *version);
    let note =
        By::user("hanh", office.clock_now()).note("act", format!("household/{}", household.id), VILLAGE, String::new());
    let households = vec![HouseholdWrite { household, expected }];
    let commit = Commit { note, households, records: Vec::new(), expect: Vec::new() };
    assert_eq!(office.store.commit(commit).await?, Committed::Done);
    Ok(())
}

/// The fields of a form of a page as a browser would send them back, then those that someone typed over them.
pub fn form(page: &Page, action: &str, typed: &[(&str, &str)]) -> Vec<(String, String)> {
    let html = scraper::Html::parse_document(&page.text);
    let select = |text: &str| scraper::Selector::parse(text).expect("a selector");
    let form = html
        .select(&select("form"))
        .find(|form| form.value().attr("action") == Some(action) && form.value().attr("method") == Some("post"))
        .unwrap_or_else(|| panic!("no form for {action} in {}", page.one("main")));
    let mut fields: Vec<(String, String)> = Vec::new();
    for field in form.select(&select("input, textarea, select")) {
        let Some(name) = field.value().attr("name") else { continue };
        if matches!(field.value().attr("type"), Some("radio" | "checkbox")) {
            continue;
        }
        let chosen = field.select(&select("option[selected]")).next();
        let value = match field.value().name() {
            "textarea" => field.text().collect(),
            "select" => chosen.and_then(|one| one.value().attr("value")).unwrap_or_default().to_owned(),
            _ => field.value().attr("value").unwrap_or_default().to_owned(),
        };
        fields.push((name.to_owned(), value));
    }
    for (name, value) in typed {
        match fields.iter_mut().find(|(other, _)| other == name) {
            Some(field) => field.1 = (*value).to_owned(),
            None => fields.push(((*name).to_owned(), (*value).to_owned())),
        }
    }
    fields
}

pub async fn send(browser: &mut Browser, path: &str, fields: &[(String, String)]) -> anyhow::Result<Page> {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &fields).await
}

/// A meeting of twenty about each household, `agree` of whom agree.
pub async fn meet(browser: &mut Browser, agree: &[(&Household, u32)]) -> anyhow::Result<Page> {
    meet_in("2026", browser, agree).await
}

/// The same in a round.
pub async fn meet_in(round: &str, browser: &mut Browser, agree: &[(&Household, u32)]) -> anyhow::Result<Page> {
    let page = browser.get(&format!("/meetings/new?round={round}&village={VILLAGE}")).await?;
    let voices: Vec<(String, String)> =
        agree.iter().map(|(household, agree)| (format!("agree-{}", household.id), agree.to_string())).collect();
    let mut typed = vec![("chair", "Hoàng Văn Thắng"), ("secretary", "Lý Thị Mai"), ("attending", "20")];
    typed.extend(voices.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let fields = form(&page, "/meetings", &typed);
    send(browser, "/meetings", &fields).await
}

/// A posting of everything that waits for one.
pub async fn post(browser: &mut Browser) -> anyhow::Result<Page> {
    post_in("2026", browser).await
}

/// The same in a round.
pub async fn post_in(round: &str, browser: &mut Browser) -> anyhow::Result<Page> {
    let page = browser.get(&format!("/postings/new?round={round}&village={VILLAGE}")).await?;
    let fields = form(&page, "/postings", &[]);
    send(browser, "/postings", &fields).await
}

/// The chairman signs what is ready in a round.
pub async fn sign(chairman: &mut Browser, round: &str, number: &str) -> anyhow::Result<Page> {
    let page = chairman.get(&format!("/decisions?round={round}")).await?;
    let fields = form(&page, "/decisions", &[("number", number), ("left", "1")]);
    send(chairman, "/decisions", &fields).await
}

/// The address of a redirection without its message.
pub fn place(page: &Page) -> String {
    assert_eq!(page.status, 303, "{}", page.text);
    page.location.as_deref().and_then(|to| to.split('?').next()).expect("an address").to_owned()
}
