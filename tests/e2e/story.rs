//! Scenes of whole visits, on good days and bad ones. After each, phones and commune agree to the byte.

use chrono::{TimeDelta, TimeZone, Utc};
use so_thon::domain::answer::Answer;
use so_thon::domain::class::Class;
use so_thon::domain::progress::ledger::Movement;
use so_thon::protocol::error::Code;
use so_thon::store::ItemState;
use so_thon::sync::SyncError;

use crate::scene::{Commune, Phone, Weather, b1};

#[tokio::test]
async fn one_visit_moves_the_plan_by_exactly_that_household() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Hoàng Văn Thắng").await?;
    let before = phone.agrees_with(&commune).await?;
    let whole_before = commune.whole().await?;
    assert_eq!(before.poor.surveyed.start.households, 31);

    phone.weather(Weather::Cut);
    let household = phone.households(Class::Poor).await?[0];
    let visit = phone.visit(household, &b1(150)).await?;
    assert_eq!(visit.classification.class, Class::NotPoor);
    assert_eq!(phone.sync().await.error, Some(SyncError::Offline));
    assert_eq!(commune.progress().await?, before, "nothing moves at the commune before there is coverage");

    phone.weather(Weather::Fine);
    phone.sync_well().await?;
    let after = phone.agrees_with(&commune).await?;
    let line = after.poor.surveyed.lines.get(&Movement::Above).expect("a line");
    assert_eq!(line.households, [household]);
    assert_eq!(after.poor.surveyed.net(), before.poor.surveyed.net() - 1);
    assert_eq!(after.poor.recognised, before.poor.recognised, "recognised moves by a decision only");
    let whole = commune.whole().await?;
    assert_eq!(whole.poor.surveyed.net(), whole_before.poor.surveyed.net() - 1);
    Ok(())
}

#[tokio::test]
async fn lost_ack_sends_nothing_twice() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let household = phone.households(Class::Poor).await?[0];
    phone.visit(household, &b1(150)).await?;

    phone.weather(Weather::AnswersLost(1));
    assert_eq!(phone.sync().await.error, Some(SyncError::Timeout));
    assert_eq!(phone.store.status().await?.pending, 1, "only a receipt takes it out of the outbox");

    phone.sync_well().await?;
    assert_eq!(phone.store.status().await?.pending, 0);
    let progress = phone.agrees_with(&commune).await?;
    assert_eq!(progress.visited.households, 1);
    Ok(())
}

#[tokio::test]
async fn a_batch_that_arrives_twice_counts_once() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let poor = phone.households(Class::Poor).await?;
    for household in &poor[..3] {
        phone.visit(*household, &b1(100)).await?;
    }
    phone.weather(Weather::Doubled);
    phone.sync_well().await?;
    assert_eq!(phone.agrees_with(&commune).await?.visited.households, 3);
    Ok(())
}

#[tokio::test]
async fn a_refused_entry_blocks_nobody_and_stays_on_the_phone() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let poor = phone.households(Class::Poor).await?;
    phone.visit(poor[0], &b1(100)).await?;
    // A record that no screen makes: one person twice.
    phone.edit(poor[1], |household| household.members.push(household.members[0].clone())).await?;
    phone.visit(poor[2], &b1(100)).await?;

    let report = phone.sync().await;
    assert_eq!(report.error, None);
    let outbox = phone.store.outbox().await?;
    assert!(outbox.iter().all(|item| item.state != ItemState::Waiting), "{outbox:?}");
    let refused: Vec<_> = outbox.iter().filter(|item| matches!(item.state, ItemState::Refused { .. })).collect();
    assert_eq!(refused.len(), 1, "{outbox:?}");
    assert_eq!(refused[0].household, Some(poor[1]));
    assert_eq!(phone.agrees_with(&commune).await?.visited.households, 2);
    Ok(())
}

#[tokio::test]
async fn two_phones_on_one_household_keep_both_visits_and_settle_the_field() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let thang = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let mui = Phone::enrolled(&commune, 2, "Bà Mùi").await?;
    let household = thang.households(Class::Poor).await?[0];

    thang.edit(household, |household| household.phone = "0900000111".to_owned()).await?;
    thang.visit(household, &b1(150)).await?;
    mui.edit(household, |household| {
        household.phone = "0900000222".to_owned();
        household.address = "Cuối thôn".to_owned();
    })
    .await?;
    mui.visit(household, &b1(100)).await?;

    thang.sync_well().await?;
    let report = mui.sync().await;
    assert_eq!(report.error, None);
    thang.sync_well().await?;

    // The address merged, the telephone is in conflict: the commune's stands and the other is kept.
    let on_commune = commune.store.household(household).await?.expect("the household").household;
    assert_eq!(on_commune.phone, "0900000111");
    assert_eq!(on_commune.address, "Cuối thôn");
    let conflict = mui
        .store
        .outbox()
        .await?
        .into_iter()
        .find(|item| matches!(item.state, ItemState::Conflict { .. }))
        .expect("a conflict that the phone shows");
    mui.store.settle(conflict.entry, "phone".to_owned(), true, mui.pocket_now()).await?;
    mui.sync_well().await?;
    thang.sync_well().await?;
    let settled = commune.store.household(household).await?.expect("the household").household;
    assert_eq!(settled.phone, "0900000222");

    // Neither visit knew of the other: the greater need speaks, on both phones and at the commune.
    let one = thang.agrees_with(&commune).await?;
    let other = mui.agrees_with(&commune).await?;
    assert_eq!(one, other);
    assert!(one.poor.surveyed.lines.is_empty(), "{one:?}");
    Ok(())
}

#[tokio::test]
async fn a_phone_clock_wrong_by_a_year_changes_no_figure() -> anyhow::Result<()> {
    for wrong in [Utc.with_ymd_and_hms(2025, 11, 12, 5, 0, 0), Utc.with_ymd_and_hms(2027, 11, 12, 5, 0, 0)] {
        let commune = Commune::founded().await?;
        let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
        let household = phone.households(Class::Poor).await?[0];
        phone.set_clock(wrong.single().expect("a moment"));
        phone.visit(household, &b1(150)).await?;
        // A correction made after the clock was put right still speaks last.
        phone.set_clock(crate::scene::noon());
        phone.visit(household, &b1(160)).await?;
        phone.sync_well().await?;
        let progress = phone.agrees_with(&commune).await?;
        assert_eq!(progress.poor.surveyed.count(Movement::Above).households, 1);
    }
    Ok(())
}

#[tokio::test]
async fn a_correction_replaces_and_the_history_keeps_both() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let household = phone.households(Class::Poor).await?[0];
    phone.visit(household, &b1(150)).await?;
    phone.sync_well().await?;
    phone.visit(household, &b1(100)).await?;
    phone.sync_well().await?;
    let progress = phone.agrees_with(&commune).await?;
    assert!(progress.poor.surveyed.lines.is_empty());
    assert_eq!(phone.store.household(household).await?.visits.len(), 2);
    Ok(())
}

#[tokio::test]
async fn a_gap_is_answered_and_filled() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let poor = phone.households(Class::Poor).await?;
    phone.visit(poor[0], &b1(100)).await?;
    phone.visit(poor[1], &b1(100)).await?;

    // The second entry alone, as if the first had been lost on the way.
    let outgoing = phone.store.next_batch(Some(2), 10, phone.pocket_now()).await?.expect("a batch");
    assert_eq!(outgoing.first_seq, 2);
    let answer = reqwest::Client::new()
        .post(format!("{}/v1/batches", commune.server.url()))
        .header("x-so-thon-protocol", "1")
        .json(&outgoing.signed)
        .send()
        .await?;
    assert_eq!(answer.status().as_u16(), 409);
    let body: so_thon::protocol::error::ErrorBody = answer.json().await?;
    assert_eq!((body.code, body.expected_seq), (Code::Gap, Some(1)));

    phone.sync_well().await?;
    assert_eq!(phone.agrees_with(&commune).await?.visited.households, 2);
    Ok(())
}

#[tokio::test]
async fn a_revoked_phone_keeps_everything_and_says_why() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let household = phone.households(Class::Poor).await?[0];
    phone.visit(household, &b1(100)).await?;
    let device = phone.store.status().await?.enrolment.expect("enrolled").device;
    assert!(
        commune.store.revoke_device(device, so_thon::server::store::By::user("canbo", crate::scene::noon())).await?
    );

    let report = phone.sync().await;
    assert_eq!(report.error, Some(SyncError::Stopped(Code::Revoked)));
    assert_eq!(phone.store.status().await?.pending, 1);
    assert_eq!(phone.store.household(household).await?.visits.len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_code_is_taken_once_and_not_after_it_expired() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let code = commune.code("Ông Thắng").await?;
    let enrol = async |number: u64, code: &str| {
        let phone = Phone::new(number).await?;
        anyhow::Ok(
            so_thon::sync::enrol(&phone.store, &phone.network, &commune.server.url(), code, "máy", phone.pocket_now())
                .await,
        )
    };
    assert_eq!(enrol(1, &code).await?, Ok(()));
    assert_eq!(enrol(2, &code).await?, Err(SyncError::Refused(Code::UsedEnrolmentCode)));
    assert_eq!(enrol(3, "00000000").await?, Err(SyncError::Refused(Code::UnknownEnrolmentCode)));
    let late = commune.code("Bà Mùi").await?;
    commune.clock.advance(TimeDelta::hours(73));
    assert_eq!(enrol(4, &late).await?, Err(SyncError::Refused(Code::ExpiredEnrolmentCode)));
    Ok(())
}

#[tokio::test]
async fn people_added_at_a_visit_reach_the_register() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let household = phone.households(Class::Poor).await?[0];
    let draft = phone.store.open_draft(household, phone.pocket_now()).await?;
    let mut members = draft.members.clone();
    let people = members.len();
    let mut child = members[0].clone();
    child.id = so_thon::domain::ids::MemberId(uuid::Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001));
    child.name = "Lý Thị Hoa".to_owned();
    child.relation = so_thon::domain::member::Relation::Grandchild;
    child.birth = so_thon::domain::birth::Birth::Year(2022);
    members.push(child);
    phone.store.save_members(draft.id, members, phone.pocket_now()).await?;
    phone.fill(draft.id, &b1(100)).await?;
    phone.finalise(draft.id).await?;
    phone.sync_well().await?;
    phone.agrees_with(&commune).await?;
    let on_commune = commune.store.household(household).await?.expect("the household").household;
    assert_eq!(on_commune.members.len(), people + 1);
    Ok(())
}

#[tokio::test]
async fn unknown_answers_leave_the_class_undetermined_and_move_nothing() -> anyhow::Result<()> {
    let commune = Commune::founded().await?;
    let phone = Phone::enrolled(&commune, 1, "Ông Thắng").await?;
    let household = phone.households(Class::Poor).await?[0];
    let visit = phone.visit(household, &[("income_basis", Answer::Choice("none".to_owned()))]).await?;
    assert_eq!(visit.classification.class, Class::Undetermined);
    phone.sync_well().await?;
    let progress = phone.agrees_with(&commune).await?;
    assert!(progress.poor.surveyed.lines.is_empty());
    assert_eq!(progress.visited.households, 1);
    Ok(())
}
