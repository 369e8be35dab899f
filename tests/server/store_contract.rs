//! What every back end of `CommuneStore` must do, run on each. A back end is a maker of founded, empty stores.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use chrono::TimeDelta;
use so_thon::domain::ids::{BatchId, DeviceId, HouseholdId, VisitId};
use so_thon::domain::plan::PlanStatus;
use so_thon::protocol::error::Code;
use so_thon::protocol::receipt::Outcome;
use so_thon::server::auth::Role;
use so_thon::server::ingest::check;
use so_thon::server::store::sqlite::SqliteStore;
use so_thon::server::store::*;
use uuid::Uuid;

use crate::store_forms::*;
use crate::support::{Phone, founding, household, noon, plan, register, village, visit};

/// One test a line, for one maker.
macro_rules! contract {
    ($back_end:ident, $maker:expr) => {
        mod $back_end {
            contract!(@each $maker,
                a_code_enrols_one_phone_once
                a_batch_is_taken_once
                refused_entries_are_kept_and_the_sequence_goes_on
                a_gap_takes_nothing
                a_revoked_phone_is_told_so
                changes_come_in_commit_order_and_only_of_the_asked_villages
                a_place_beyond_the_last_change_is_said_to_be
                plans_are_numbered_and_the_last_is_in_force
                households_put_twice_change_once
                a_household_that_moves_changes_both_villages
                sessions_end
                users_are_told_apart_by_name
                figures_of_readers_and_writer_are_equal
                a_submission_is_taken_once_and_moves_no_figure
                a_request_waits_until_the_household_is_visited
                a_submission_of_elsewhere_is_refused
                points_tables_count_up_and_reach_every_phone
                a_household_that_split_off_has_the_class_of_the_one_it_left
                a_correction_is_listed_with_its_reason
                an_act_that_rests_on_nothing_since_is_stale_after_any_change
                a_village_handed_on_is_taken_until_the_phone_knows
            );
        }
    };
    (@each $maker:expr, $($name:ident)*) => {
        $(#[tokio::test]
        async fn $name() {
            let folder = tempfile::tempdir().unwrap();
            super::$name($maker(folder.path())).await;
        })*
    };
}

contract!(sqlite, |folder: &std::path::Path| super::open_sqlite(folder));

fn open_sqlite(folder: &Path) -> SharedStore {
    Arc::new(SqliteStore::found(&folder.join("commune.db"), &founding()).unwrap())
}

fn new_code(hash: u8, villages: &[u32]) -> NewCode {
    NewCode {
        hash: [hash; 32],
        villages: villages.iter().map(|number| village(*number)).collect(),
        person: "Ông Thắng".to_owned(),
        made_by: "canbo".to_owned(),
        made_at: noon(),
        expires_at: noon() + TimeDelta::hours(1),
    }
}

fn attempt(hash: u8, key: u8) -> EnrolAttempt {
    EnrolAttempt {
        code_hash: [hash; 32],
        device: DeviceId(Uuid::now_v7()),
        public_key: format!("{key:064x}"),
        device_name: "máy thử".to_owned(),
        app: "0.1.0".to_owned(),
        at: noon(),
    }
}

pub async fn phone(store: &SharedStore, seed: u8, villages: &[u32]) -> Phone {
    store.add_code(new_code(seed, villages)).await.unwrap();
    let Enrolled::Device(device) = store.enrol(attempt(seed, seed)).await.unwrap() else { panic!("not enrolled") };
    Phone {
        key: ed25519_dalek::SigningKey::from_bytes(&[seed; 32]),
        device: device.id,
        seq: 0,
        prev_hash: so_thon::protocol::entry::FIRST_PREV_HASH.to_owned(),
    }
}

pub fn checked(phone: &Phone, entries: Vec<so_thon::protocol::entry::Entry>) -> CheckedBatch {
    CheckedBatch {
        batch: BatchId(Uuid::now_v7()),
        device: phone.device,
        app: "0.1.0".to_owned(),
        entries: entries.into_iter().map(|entry| check::entry(entry, &[], noon())).collect(),
        received_at: noon(),
    }
}

pub async fn filled(store: &SharedStore) {
    store.load_plan(plan(), None, Vec::new(), by()).await.unwrap();
    store.put_households(register(), by()).await.unwrap();
}

pub fn taken(answer: Ingested) -> (Vec<Outcome>, u64) {
    match answer {
        Ingested::Taken { outcomes, up_to_seq, .. } => {
            (outcomes.into_iter().map(|line| line.outcome).collect(), up_to_seq)
        }
        other => panic!("{other:?}"),
    }
}

async fn a_code_enrols_one_phone_once(store: SharedStore) {
    assert!(matches!(store.enrol(attempt(1, 1)).await.unwrap(), Enrolled::UnknownCode));
    store.add_code(new_code(1, &[2, 1, 2])).await.unwrap();
    let Enrolled::Device(device) = store.enrol(attempt(1, 1)).await.unwrap() else { panic!("not enrolled") };
    assert_eq!(device.villages, [village(1), village(2)]);
    let Enrolled::Device(again) = store.enrol(attempt(1, 1)).await.unwrap() else { panic!("not the same") };
    assert_eq!(again.id, device.id);
    assert!(matches!(store.enrol(attempt(1, 2)).await.unwrap(), Enrolled::UsedCode));
    store.add_code(new_code(3, &[1])).await.unwrap();
    let late = EnrolAttempt { at: noon() + TimeDelta::hours(1), ..attempt(3, 3) };
    assert!(matches!(store.enrol(late).await.unwrap(), Enrolled::ExpiredCode));
}

async fn a_batch_is_taken_once(store: SharedStore) {
    filled(&store).await;
    let mut phone = phone(&store, 1, &[1]).await;
    let entry = phone.visit(&visit(&household(1)));
    let batch = checked(&phone, vec![entry]);
    assert_eq!(taken(store.ingest(batch.clone()).await.unwrap()), (vec![Outcome::Accepted], 1));
    assert_eq!(taken(store.ingest(batch).await.unwrap()), (vec![Outcome::Duplicate], 1));
    assert_eq!(store.counts().await.unwrap().visits, 1);
}

async fn refused_entries_are_kept_and_the_sequence_goes_on(store: SharedStore) {
    filled(&store).await;
    let mut phone = phone(&store, 1, &[1]).await;
    let entries =
        vec![phone.entry("riddle", "r".to_owned(), 0, "what has roots".to_owned()), phone.visit(&visit(&household(1)))];
    let (outcomes, up_to) = taken(store.ingest(checked(&phone, entries)).await.unwrap());
    assert_eq!(outcomes[0], Outcome::Refused { code: Code::UnknownKind, field: String::new() });
    assert_eq!((&outcomes[1], up_to), (&Outcome::Accepted, 2));
    assert_eq!(store.attention(10).await.unwrap()[0].body, "what has roots");
}

async fn a_gap_takes_nothing(store: SharedStore) {
    filled(&store).await;
    let mut phone = phone(&store, 1, &[1]).await;
    let _lost = phone.visit(&visit(&household(1)));
    let second = phone.visit(&visit(&household(1)));
    let answer = store.ingest(checked(&phone, vec![second])).await.unwrap();
    assert!(matches!(answer, Ingested::Gap { expected_seq: 1 }));
    assert_eq!(store.counts().await.unwrap().visits, 0);
}

async fn a_revoked_phone_is_told_so(store: SharedStore) {
    filled(&store).await;
    let mut phone = phone(&store, 1, &[1]).await;
    assert!(store.revoke_device(phone.device, by()).await.unwrap());
    assert!(!store.revoke_device(phone.device, by()).await.unwrap());
    let entry = phone.visit(&visit(&household(1)));
    assert!(matches!(store.ingest(checked(&phone, vec![entry.clone()])).await.unwrap(), Ingested::Revoked));
    phone.device = DeviceId(Uuid::now_v7());
    assert!(matches!(store.ingest(checked(&phone, vec![entry])).await.unwrap(), Ingested::UnknownDevice));
}

async fn changes_come_in_commit_order_and_only_of_the_asked_villages(store: SharedStore) {
    filled(&store).await;
    let mut phone = phone(&store, 1, &[1, 2]).await;
    let entries = vec![phone.visit(&visit(&household(2))), phone.visit(&visit(&household(1)))];
    store.ingest(checked(&phone, entries)).await.unwrap();
    let query =
        |after, limit| ChangesQuery { villages: vec![village(1)], device: None, after, limit, max_bytes: usize::MAX };
    let whole = store.changes(query(0, 10_000)).await.unwrap();
    let own = register().into_iter().filter(|one| one.village == village(1)).count();
    assert_eq!(whole.records.len(), own + 2, "its households, its visit, the plan");
    assert!(matches!(whole.records.last(), Some(ChangedRecord::Visit { .. })));
    assert!(!whole.more && whole.digests.contains_key(&village(1)));
    let mut after = 0;
    let mut paged = 0;
    for _ in 0..own + 3 {
        let page = store.changes(query(after, 1)).await.unwrap();
        assert!(page.next >= after);
        after = page.next;
        paged += page.records.len();
        if !page.more {
            break;
        }
        assert!(page.digests.is_empty(), "only the last page proves anything");
    }
    assert_eq!((paged, after), (own + 2, whole.next));
    let small = ChangesQuery { max_bytes: 1, ..query(0, 100) };
    assert_eq!(store.changes(small).await.unwrap().records.len(), 1);
}

async fn a_place_beyond_the_last_change_is_said_to_be(store: SharedStore) {
    filled(&store).await;
    let query = ChangesQuery { villages: vec![village(1)], device: None, after: 1_000_000, limit: 1, max_bytes: 1 };
    assert!(store.changes(query).await.unwrap().beyond);
}

async fn plans_are_numbered_and_the_last_is_in_force(store: SharedStore) {
    assert!(store.plan().await.unwrap().is_none());
    let first = store.load_plan(plan(), None, Vec::new(), by()).await.unwrap();
    let mut confirmed = plan();
    confirmed.status = PlanStatus::Confirmed;
    let second = store.load_plan(confirmed, None, Vec::new(), by()).await.unwrap();
    assert_eq!((first.version, second.version), (1, 2));
    assert_eq!(store.plan().await.unwrap().unwrap().plan, second);
    let view = store.progress().await.unwrap();
    assert_eq!((view.commune.plan_version, view.villages[0].progress.plan_version), (2, 2));
}

async fn households_put_twice_change_once(store: SharedStore) {
    let all = register();
    let count = u64::try_from(all.len()).unwrap();
    assert_eq!(store.put_households(all.clone(), by()).await.unwrap(), count);
    assert_eq!(store.put_households(all, by()).await.unwrap(), 0);
    assert_eq!(store.counts().await.unwrap().households, count);
    let known = household(1);
    let ids = BTreeSet::from([known.id, HouseholdId(Uuid::now_v7())]);
    let names = store.household_names(ids).await.unwrap();
    assert_eq!(names.len(), 1);
    assert_eq!(names[&known.id].head, known.head_name());
    assert!(names[&known.id].synthetic);
}

async fn a_household_that_moves_changes_both_villages(store: SharedStore) {
    filled(&store).await;
    let before = store.progress().await.unwrap();
    let mut moved = household(1);
    moved.village = village(2);
    assert_eq!(store.put_households(vec![moved], by()).await.unwrap(), 1);
    let after = store.progress().await.unwrap();
    let present = |view: &ProgressView, place: usize| view.villages[place].progress.present.households;
    assert_eq!(present(&after, 0) + 1, present(&before, 0));
    assert_eq!(present(&after, 1), present(&before, 1) + 1);
    assert_ne!(after.villages[0].digest, before.villages[0].digest);
    assert_eq!(after.commune.present, before.commune.present);
}

async fn an_act_that_rests_on_nothing_since_is_stale_after_any_change(store: SharedStore) {
    filled(&store).await;
    let period = |round: &str| so_thon::domain::period::Period {
        round: round.parse().unwrap(),
        locked: true,
        history: Vec::new(),
    };
    let closing = |round: &str, since: u64| Commit {
        note: by().note("decide", format!("period/{round}"), "", String::new()),
        households: Vec::new(),
        records: vec![RecordWrite::of(&period(round), 0).unwrap()],
        expect: vec![Expected::NothingSince(since)],
    };
    let seen = store.last_change().await.unwrap();
    let mut phone = phone(&store, 1, &[1]).await;
    let sent = phone.visit(&visit(&household(1)));
    taken(store.ingest(checked(&phone, vec![sent])).await.unwrap());
    let stale = store.commit(closing("2026", seen)).await.unwrap();
    assert_eq!(stale, Committed::Stale { what: vec!["feed".to_owned()] });
    let seen = store.last_change().await.unwrap();
    assert_eq!(store.commit(closing("2026", seen)).await.unwrap(), Committed::Done);
    assert_eq!(store.commit(closing("2026", seen)).await.unwrap(), Committed::Again, "the same twice is not stale");
    assert!(matches!(store.commit(closing("2026-05", seen)).await.unwrap(), Committed::Stale { .. }));
}

async fn sessions_end(store: SharedStore) {
    let user = user("canbo", Role::Officer);
    assert!(store.add_user(user, by()).await.unwrap());
    let session = |token: u8, hours| NewSession {
        token_hash: [token; 32],
        user: "canbo".to_owned(),
        opened_at: noon(),
        expires_at: noon() + TimeDelta::hours(hours),
        waits: false,
        about: String::new(),
    };
    store.open_session(session(1, 1)).await.unwrap();
    store.open_session(session(2, 2)).await.unwrap();
    let (found, until) = store.session([1; 32], noon()).await.unwrap().unwrap();
    assert_eq!((found.name.as_str(), found.role, until), ("canbo", Role::Officer, noon() + TimeDelta::hours(1)));
    assert!(store.session([1; 32], noon() + TimeDelta::hours(1)).await.unwrap().is_none());
    store.close_session([2; 32]).await.unwrap();
    assert!(store.session([2; 32], noon()).await.unwrap().is_none());
    assert!(store.session([3; 32], noon()).await.unwrap().is_none());
}

fn by() -> By {
    By::command_line(noon())
}

fn user(name: &str, role: Role) -> User {
    User {
        name: name.to_owned(),
        full_name: "Cán bộ".to_owned(),
        role,
        villages: Vec::new(),
        password_hash: String::new(),
        made_at: noon(),
        account: Default::default(),
    }
}

async fn users_are_told_apart_by_name(store: SharedStore) {
    assert!(store.add_user(user("canbo", Role::Officer), by()).await.unwrap());
    assert!(!store.add_user(user("canbo", Role::Admin), by()).await.unwrap(), "nobody takes another's name");
    assert!(store.add_user(user("chutich", Role::Chairman), by()).await.unwrap());
    let users = store.users().await.unwrap();
    assert_eq!(users.iter().map(|user| user.role).collect::<Vec<_>>(), [Role::Officer, Role::Chairman]);
    assert!(store.user("khach".to_owned()).await.unwrap().is_none());
}

async fn figures_of_readers_and_writer_are_equal(store: SharedStore) {
    filled(&store).await;
    let before = store.progress().await.unwrap();
    let mut phone = phone(&store, 1, &[1, 2]).await;
    let one = visit(&household(1));
    let entry = phone.visit(&one);
    let answer = store.ingest(checked(&phone, vec![entry])).await.unwrap();
    let Ingested::Taken { digests, .. } = answer else { panic!("{answer:?}") };
    let after = store.progress().await.unwrap();
    assert_eq!(digests[&village(1)], after.villages[0].digest);
    assert_eq!(digests[&village(2)], before.villages[1].digest);
    let lines = store.village_households(village(1)).await.unwrap();
    let surveyed: Vec<VisitId> = lines.iter().filter_map(|line| Some(line.surveyed?.visit)).collect();
    assert_eq!(surveyed, [one.id]);
    let view = store.visit(one.id).await.unwrap().unwrap();
    assert_eq!((view.visit, view.household), (one, household(1)));
}

async fn a_village_handed_on_is_taken_until_the_phone_knows(store: SharedStore) {
    let (from, to) = (phone(&store, 1, &[1, 2]).await.device, phone(&store, 2, &[3]).await.device);
    assert!(store.hand_over(HandOver { village: village(1), from, to }, by()).await.unwrap());
    let leaving = async || store.device(from).await.unwrap().unwrap().leaving;
    // A page of before: it says nothing of what happened since.
    store.forget_leaving(from, vec![village(1), village(2)]).await.unwrap();
    assert_eq!(leaving().await, [village(1)]);
    store.forget_leaving(from, vec![village(2)]).await.unwrap();
    assert!(leaving().await.is_empty());
}
