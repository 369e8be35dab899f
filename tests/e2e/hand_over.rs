//! A village goes from one head's phone to another's: both lists follow, and nothing unsent is lost.

use so_thon::domain::class::Class;
use so_thon::domain::ids::VillageId;
use so_thon::server::store::{Book, By, HandOver, JournalQuery};
use so_thon::store::HouseholdQuery;

use super::officer::{Officer, value_of};
use super::scene::{Commune, Phone, Weather, phieng_leng};

fn trung_tien() -> VillageId {
    VillageId::new("01954.08")
}

async fn villages(phone: &Phone) -> anyhow::Result<Vec<VillageId>> {
    let enrolment = phone.store.status().await?.enrolment.expect("an enrolment");
    Ok(enrolment.villages.into_iter().map(|village| village.id).collect())
}

async fn listed(phone: &Phone, village: &VillageId) -> anyhow::Result<usize> {
    let page = phone.store.households(HouseholdQuery { limit: 1_000, ..HouseholdQuery::default() }).await?;
    let mut found = 0;
    for row in page.rows {
        found += usize::from(phone.store.household(row.id).await?.household.village == *village);
    }
    Ok(found)
}

async fn device(phone: &Phone) -> anyhow::Result<so_thon::domain::ids::DeviceId> {
    Ok(phone.store.status().await?.enrolment.expect("an enrolment").device)
}

#[tokio::test]
async fn both_lists_follow_and_nothing_unsent_is_lost() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let old = Phone::enrolled_for(&commune, 1, "Hoàng Văn Thắng", &[phieng_leng(), trung_tien()]).await?;
    let new = Phone::enrolled_for(&commune, 2, "Lý A Sình", &[trung_tien()]).await?;
    let all = listed(&old, &phieng_leng()).await?;
    assert!(all > 0 && listed(&new, &phieng_leng()).await? == 0);

    // The old phone writes without coverage: one visit finished, one begun.
    let poor = old.households(Class::Poor).await?;
    let mut own = Vec::new();
    for id in poor {
        if old.store.household(id).await?.household.village == phieng_leng() {
            own.push(id);
        }
    }
    old.weather(Weather::Cut);
    let written = old.visit(own[0], &[]).await?;
    let draft = old.filled(own[1], &[]).await?;

    let what = HandOver { village: phieng_leng(), from: device(&old).await?, to: device(&new).await? };
    assert!(commune.store.hand_over(what.clone(), By::user("hanh", commune.now())).await?);
    assert!(!commune.store.hand_over(what, By::user("hanh", commune.now())).await?, "a form sent twice does it once");

    // The new phone learns of its village and gets all of it.
    new.sync_well().await?;
    assert_eq!(villages(&new).await?, [phieng_leng(), trung_tien()]);
    assert_eq!(listed(&new, &phieng_leng()).await?, all);

    // What the old one wrote before it knew is taken; then its list goes, and the draft stays.
    old.weather(Weather::Fine);
    old.sync_well().await?;
    assert!(commune.store.visit(written.id).await?.is_some(), "nothing unsent was lost");
    assert_eq!(villages(&old).await?, [trung_tien()]);
    assert_eq!(listed(&old, &phieng_leng()).await?, 1, "only the household of the draft stays");
    assert_eq!(old.store.draft(draft).await?.id, draft);
    assert!(old.store.status().await?.needs_attention == 0);

    // The new one has the visit too, and both agree with the commune about what they hold.
    new.sync_well().await?;
    assert!(new.agrees_with(&commune).await?.visited.households > 0);
    old.sync_well().await?;

    // From now on the old phone writes nothing into the village any more; what it tries stays with it, refused.
    let late = old.finalise(draft).await?;
    let report = old.sync().await;
    assert!(report.error.is_none(), "{report:?}");
    assert!(commune.store.visit(late.id).await?.is_none());
    assert_eq!(old.store.status().await?.needs_attention, 1);
    assert!(old.store.draft(draft).await.is_err() || old.store.visit(late.id).await.is_ok());
    Ok(())
}

#[tokio::test]
async fn a_village_handed_back_before_the_phone_heard_of_it_changes_nothing_there() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let one = Phone::enrolled_for(&commune, 1, "Hoàng Văn Thắng", &[phieng_leng()]).await?;
    let two = Phone::enrolled_for(&commune, 2, "Lý A Sình", &[trung_tien()]).await?;
    let (a, b) = (device(&one).await?, device(&two).await?);
    let by = || By::user("hanh", commune.now());
    assert!(commune.store.hand_over(HandOver { village: phieng_leng(), from: a, to: b }, by()).await?);
    assert!(commune.store.hand_over(HandOver { village: phieng_leng(), from: b, to: a }, by()).await?);
    let poor = one.households(Class::Poor).await?;
    one.visit(poor[0], &[]).await?;
    one.sync_well().await?;
    assert_eq!(villages(&one).await?, [phieng_leng()]);
    two.sync_well().await?;
    assert_eq!(villages(&two).await?, [trung_tien()]);
    one.agrees_with(&commune).await?;
    Ok(())
}

#[tokio::test]
async fn a_phone_whose_only_village_went_keeps_working_without_one() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let one = Phone::enrolled_for(&commune, 1, "Hoàng Văn Thắng", &[phieng_leng()]).await?;
    let two = Phone::enrolled_for(&commune, 2, "Lý A Sình", &[trung_tien()]).await?;
    let what = HandOver { village: phieng_leng(), from: device(&one).await?, to: device(&two).await? };
    assert!(commune.store.hand_over(what, By::user("hanh", commune.now())).await?);
    let report = one.sync().await;
    assert!(report.error.is_none(), "{report:?}");
    assert!(villages(&one).await?.is_empty());
    assert_eq!(listed(&one, &phieng_leng()).await?, 0);
    assert!(one.sync().await.error.is_none());
    Ok(())
}

#[tokio::test]
async fn the_office_hands_a_village_on_by_its_form_and_both_phones_follow() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let old = Phone::enrolled_for(&commune, 1, "Hoàng Văn Thắng", &[phieng_leng(), trung_tien()]).await?;
    let new = Phone::enrolled_for(&commune, 2, "Lý A Sình", &[trung_tien()]).await?;
    let all = listed(&old, &phieng_leng()).await?;
    old.weather(Weather::Cut);
    let poor = old.households(Class::Poor).await?;
    let mut own = None;
    for id in poor {
        own = own.or((old.store.household(id).await?.household.village == phieng_leng()).then_some(id));
    }
    let written = old.visit(own.expect("a poor household"), &[]).await?;

    let mut officer = Officer::signed_in(&commune).await?;
    let (from, to) = (device(&old).await?.to_string(), device(&new).await?.to_string());
    let page = format!("/devices/{from}/hand-over");
    let said = [("village", "01954.07"), ("to", to.as_str())];
    assert!(officer.get(&page).await?.contains("Lý A Sình"));
    let token = value_of(&officer.get("/devices").await?, "csrf").expect("a token");
    assert_eq!(officer.post(&page, &page, &said).await?, "/devices?done=handed-over");

    // The same form once more says the same, and hands nothing on twice.
    let again: Vec<_> = [("csrf", token.as_str())].into_iter().chain(said).collect();
    assert_eq!(officer.send(&page, Some(&again)).await?, "/devices?done=handed-over");
    let query = JournalQuery::all(Book::Change, 20);
    let lines = commune.store.journal(query).await?.into_iter().filter(|line| line.note.action == "hand_over").count();
    assert_eq!(lines, 1);

    new.sync_well().await?;
    assert_eq!((villages(&new).await?, listed(&new, &phieng_leng()).await?), (vec![phieng_leng(), trung_tien()], all));
    old.weather(Weather::Fine);
    old.sync_well().await?;
    assert_eq!((villages(&old).await?, listed(&old, &phieng_leng()).await?), (vec![trung_tien()], 0));
    assert!(commune.store.visit(written.id).await?.is_some(), "what was not sent yet was taken");
    Ok(())
}
