//! The commune is put back to an older state: phones send again what it lacks, and nothing is lost.

use chrono::TimeDelta;
use so_thon::domain::class::Class;
use so_thon::domain::ids::VisitId;
use so_thon::protocol::error::Code;
use so_thon::server::clock::Clock as _;
use so_thon::server::store::By;
use so_thon::store::ItemState;
use so_thon::sync::{self, SyncError};

use crate::scene::{Commune, Phone, Weather, b1};

/// A copy of the commune as it is now, and a way back to it.
async fn backup(commune: &Commune, name: &str) -> anyhow::Result<std::path::PathBuf> {
    let copy = commune.folder().join(name);
    let contents = commune.store.backup(copy.clone(), By::user("quantri", commune.clock.now())).await?;
    assert!(contents.is_ok(), "{contents:?}");
    Ok(copy)
}

async fn put_back(commune: &Commune, copy: &std::path::Path) -> anyhow::Result<()> {
    commune.clock.advance(TimeDelta::minutes(5));
    let aside = commune.folder().join(format!("aside-{}.db", commune.clock.now().timestamp()));
    let restored = commune.store.restore(copy.to_owned(), aside, By::user("quantri", commune.clock.now())).await?;
    assert!(restored.is_ok(), "{restored:?}");
    Ok(())
}

#[tokio::test]
async fn after_a_restore_both_phones_send_again_what_the_commune_lost() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let thang = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let mui = Phone::enrolled(&commune, 2, "Bà Mùi").await?;
    let poor = thang.households(Class::Poor).await?;
    thang.visit(poor[0], &b1(150)).await?;
    mui.visit(poor[1], &b1(150)).await?;
    thang.sync_well().await?;
    mui.sync_well().await?;
    let copy = backup(&commune, "monday.db").await?;

    // After the backup: visits and edits of both, everything receipted, one thing still waiting on a phone.
    let after_backup: VisitId = thang.visit(poor[2], &b1(150)).await?.id;
    thang.edit(poor[2], |household| household.phone = "0900000111".to_owned()).await?;
    thang.sync_well().await?;
    mui.sync_well().await?;
    mui.edit(poor[2], |household| household.address = "Cuối thôn".to_owned()).await?;
    mui.visit(poor[3], &b1(100)).await?;
    mui.sync_well().await?;
    thang.sync_well().await?;
    thang.edit(poor[2], |household| household.phone = "0900000222".to_owned()).await?;
    thang.sync_well().await?;
    mui.sync_well().await?;
    let before = thang.agrees_with(&commune).await?;
    mui.weather(Weather::Cut);
    let waiting: VisitId = mui.visit(poor[4], &b1(150)).await?.id;
    mui.weather(Weather::Fine);

    put_back(&commune, &copy).await?;
    assert_eq!(commune.progress().await?.visited.households, 2, "the commune is as it was on Monday");
    assert!(commune.store.visit(after_backup).await?.is_none());

    // This one has nothing waiting: it learns from the answer to its pull that the commune lacks its work.
    thang.sync_well().await?;
    assert_eq!(thang.store.status().await?.pending, 0);
    assert!(commune.store.visit(after_backup).await?.is_some());
    mui.sync_well().await?;
    thang.sync_well().await?;

    let there = thang.agrees_with(&commune).await?;
    mui.agrees_with(&commune).await?;
    assert_eq!(there.visited.households, before.visited.households + 1);
    assert!(commune.store.visit(waiting).await?.is_some());
    let household = commune.store.household(poor[2]).await?.expect("the household").household;
    assert_eq!((household.phone.as_str(), household.address.as_str()), ("0900000222", "Cuối thôn"));
    for phone in [&thang, &mui] {
        assert!(phone.store.outbox().await?.is_empty(), "{:?}", phone.store.outbox().await?);
        assert_eq!(phone.store.household(poor[2]).await?.household, household);
    }
    assert!(commune.store.walk_log(Vec::new()).await?.whole());
    Ok(())
}

#[tokio::test]
async fn a_phone_enrolled_after_the_backup_goes_on_and_a_revoked_one_stays_revoked() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let lost = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let copy = backup(&commune, "monday.db").await?;
    let new = Phone::enrolled(&commune, 2, "Bà Mùi").await?;
    let poor = new.households(Class::Poor).await?;
    new.visit(poor[0], &b1(150)).await?;
    new.sync_well().await?;
    let device = lost.store.status().await?.enrolment.expect("enrolled").device;
    assert!(commune.store.revoke_device(device, By::user("hanh", commune.clock.now())).await?);

    put_back(&commune, &copy).await?;
    new.sync_well().await?;
    assert_eq!(new.agrees_with(&commune).await?.visited.households, 1);
    assert_eq!(lost.sync().await.error, Some(SyncError::Stopped(Code::Revoked)));
    Ok(())
}

#[tokio::test]
async fn on_another_machine_a_phone_that_the_backup_does_not_know_enrols_again_and_sends_everything()
-> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let known = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let poor = known.households(Class::Poor).await?;
    known.visit(poor[0], &b1(150)).await?;
    known.sync_well().await?;
    let copy = backup(&commune, "monday.db").await?;
    let unknown = Phone::enrolled(&commune, 2, "Bà Mùi").await?;
    unknown.visit(poor[1], &b1(150)).await?;
    unknown.edit(poor[1], |household| household.address = "Đầu thôn".to_owned()).await?;
    unknown.sync_well().await?;
    known.visit(poor[2], &b1(150)).await?;
    known.sync_well().await?;

    // The old machine is gone with its disk; only the copy is left.
    let commune = commune.burnt_down(&copy).await?;
    known.sync_well().await?;
    assert_eq!(unknown.sync().await.error, Some(SyncError::Stopped(Code::UnknownDevice)));
    let code = commune.code("Bà Mùi").await?;
    let url = commune.server.url();
    sync::enrol(&unknown.store, &unknown.network, &url, &code, "Bà Mùi", unknown.pocket_now()).await?;
    unknown.sync_well().await?;
    known.sync_well().await?;
    assert_eq!(unknown.agrees_with(&commune).await?.visited.households, 3);
    known.agrees_with(&commune).await?;
    let household = commune.store.household(poor[1]).await?.expect("the household").household;
    assert_eq!(household.address, "Đầu thôn");
    Ok(())
}

#[tokio::test]
async fn what_was_refused_and_dismissed_does_not_come_back_to_trouble_anyone() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let copy = backup(&commune, "monday.db").await?;
    let poor = phone.households(Class::Poor).await?;
    // A record that no screen makes: one person twice.
    phone.edit(poor[1], |household| household.members.push(household.members[0].clone())).await?;
    phone.visit(poor[2], &b1(100)).await?;
    assert_eq!(phone.sync().await.error, None);
    let refused = phone.store.outbox().await?;
    assert!(matches!(refused[0].state, ItemState::Refused { .. }), "{refused:?}");
    phone.store.dismiss(refused[0].entry).await?;

    put_back(&commune, &copy).await?;
    phone.sync_well().await?;
    assert!(phone.store.outbox().await?.is_empty(), "{:?}", phone.store.outbox().await?);
    assert_eq!(phone.agrees_with(&commune).await?.visited.households, 1);
    Ok(())
}
