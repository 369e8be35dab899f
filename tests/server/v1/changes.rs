//! GET /v1/changes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use rstest::rstest;
use so_thon::domain::progress::digest::digest;
use so_thon::domain::progress::village_progress;
use so_thon::protocol::changes::{Changes, Record};
use so_thon::protocol::error::{Code, ErrorBody};
use so_thon::protocol::request::SIGNATURE;

use crate::support::{Scene, household, noon, nth_household, register, village, visit};

#[tokio::test]
async fn a_full_pull_brings_the_phones_villages_and_the_plan_and_nothing_else() {
    let scene = Scene::new().await;
    let phone = scene.phone(1, &[2]).await;
    let all = scene.pull(&phone, "", 7).await;
    let own: BTreeSet<_> = register().into_iter().filter(|one| one.village == village(2)).map(|one| one.id).collect();
    let mut got = BTreeSet::new();
    let mut plans = 0;
    for record in &all.records {
        match record {
            Record::Household { version, household } => {
                assert_eq!(*version, 1);
                assert!(got.insert(household.id), "no household comes twice");
            }
            Record::Plan { plan } => {
                plans += 1;
                assert_eq!(plan.version, 1);
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((got, plans), (own, 1));
}

#[tokio::test]
async fn the_last_pages_digest_is_what_the_phone_computes_from_the_same_records() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let entries = vec![phone.visit(&visit(&household(1))), phone.visit(&visit(&nth_household(1, 1)))];
    scene.send(&phone.batch(entries)).await;
    let all = scene.pull(&phone, "", 50).await;
    let (mut households, mut versions, mut visits, mut ids, mut plan) =
        (Vec::new(), BTreeMap::new(), Vec::new(), BTreeSet::new(), None);
    for record in all.records {
        match record {
            Record::Household { version, household } => {
                versions.insert(household.id, version);
                households.push(*household);
            }
            Record::Visit { visit } => {
                ids.insert(visit.id);
                visits.push(visit.result());
            }
            Record::Plan { plan: one } => plan = Some(*one),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(visits.len(), 2);
    let progress = village_progress(2026, &village(1), plan.as_ref(), &households, &visits);
    assert_eq!(all.digests.get(&village(1)), Some(&digest(&progress, &versions, &ids).unwrap()));
    assert_eq!(all.digests.len(), 1);
}

#[tokio::test]
async fn only_what_changed_comes_after_a_cursor_and_each_record_once_at_its_last_change() {
    let scene = Scene::new().await;
    let mut phone = scene.phone(1, &[1]).await;
    let before = scene.pull(&phone, "", 500).await;
    let mut first = household(1);
    first.phone = "0911111111".to_owned();
    let mut second = first.clone();
    second.address = "nhà cuối thôn".to_owned();
    let entries = vec![phone.edit(&first, 1), phone.edit(&second, 1), phone.visit(&visit(&nth_household(1, 1)))];
    scene.send(&phone.batch(entries)).await;
    let (_, page): (u16, Changes) = scene.get(&phone, &format!("/v1/changes?after={}", before.next.0)).await;
    assert_eq!(page.records.len(), 2);
    assert!(matches!(&page.records[0], Record::Household { version: 3, household } if **household == second));
    assert!(matches!(&page.records[1], Record::Visit { .. }));
    assert!(!page.more && page.digests.contains_key(&village(1)));
    let (_, nothing): (u16, Changes) = scene.get(&phone, &format!("/v1/changes?after={}", page.next.0)).await;
    assert_eq!((nothing.records.len(), &nothing.digests), (0, &page.digests));
}

#[tokio::test]
async fn what_happens_elsewhere_costs_a_phone_nothing() {
    let scene = Scene::new().await;
    let phone = scene.phone(1, &[1]).await;
    let mut elsewhere = scene.phone(2, &[2]).await;
    let before = scene.pull(&phone, "", 500).await;
    let entry = elsewhere.visit(&visit(&household(2)));
    scene.send(&elsewhere.batch(vec![entry])).await;
    let (_, page): (u16, Changes) = scene.get(&phone, &format!("/v1/changes?after={}", before.next.0)).await;
    assert_eq!((page.records.len(), &page.digests), (0, &before.digests));
}

#[rstest]
#[case::made_up("zzz")]
#[case::of_another_founding("MS5mZmZmLjAwMDAwMDAwLjE")]
#[tokio::test]
async fn a_cursor_that_is_not_this_communes_is_refused(#[case] cursor: &str) {
    let scene = Scene::new().await;
    let phone = scene.phone(1, &[1]).await;
    let (status, body): (u16, serde_json::Value) = scene.get(&phone, &format!("/v1/changes?after={cursor}")).await;
    assert_eq!((status, body["code"].as_str()), (400, Some("bad_cursor")));
}

#[tokio::test]
async fn a_cursor_made_for_other_villages_is_refused() {
    let scene = Scene::new().await;
    let one = scene.phone(1, &[1]).await;
    let both = scene.phone(2, &[1, 2]).await;
    let cursor = scene.pull(&one, "", 500).await.next.0;
    let (status, body): (u16, serde_json::Value) = scene.get(&both, &format!("/v1/changes?after={cursor}")).await;
    assert_eq!((status, body["code"].as_str()), (400, Some("bad_cursor")));
}

#[tokio::test]
async fn a_request_whose_signature_does_not_fit_is_refused() {
    let scene = Scene::new().await;
    let phone = scene.phone(1, &[1]).await;
    let other = scene.phone(2, &[2]).await;
    // Signed for one path and used for another; signed by another phone; not signed at all.
    let signed = phone.signed_get(&scene.http, &scene.server.url(), "/v1/changes").build().unwrap();
    let mut moved = signed.try_clone().unwrap();
    moved.url_mut().set_query(Some("limit=5"));
    let mut borrowed = signed.try_clone().unwrap();
    let theirs = other.signed_get(&scene.http, &scene.server.url(), "/v1/changes").build().unwrap();
    borrowed.headers_mut().insert(SIGNATURE, theirs.headers()[SIGNATURE].clone());
    let mut bare = signed.try_clone().unwrap();
    bare.headers_mut().remove(SIGNATURE);
    for (request, status, code) in
        [(moved, 401, "bad_signature"), (borrowed, 401, "bad_signature"), (bare, 400, "malformed")]
    {
        let answer = scene.http.execute(request).await.unwrap();
        let got = answer.status().as_u16();
        let body: serde_json::Value = answer.json().await.unwrap();
        assert_eq!((got, body["code"].as_str()), (status, Some(code)));
    }
    assert_eq!(scene.http.execute(signed).await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_limit_that_is_no_number_is_malformed() {
    let scene = Scene::new().await;
    let phone = scene.phone(1, &[1]).await;
    let (status, body): (u16, serde_json::Value) = scene.get(&phone, "/v1/changes?limit=many").await;
    assert_eq!((status, body["code"].as_str()), (400, Some("malformed")));
}

#[tokio::test]
async fn pages_are_packed_for_whoever_can_unpack_them() {
    let scene = Scene::new().await;
    let phone = scene.phone(1, &[1]).await;
    let request = phone.signed_get(&scene.http, &scene.server.url(), "/v1/changes").header("accept-encoding", "gzip");
    let answer = request.send().await.unwrap();
    assert_eq!(answer.headers()["content-encoding"], "gzip");
    let packed = answer.bytes().await.unwrap();
    let mut json = String::new();
    flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut json).unwrap();
    assert!(packed.len() * 4 < json.len(), "{} of {}", packed.len(), json.len());
    assert!(serde_json::from_str::<Changes>(&json).is_ok());
}

#[tokio::test]
async fn a_phone_that_pulls_is_seen() {
    let scene = Scene::new().await;
    let phone = scene.phone(1, &[1]).await;
    scene.clock.advance(chrono::TimeDelta::hours(1));
    scene.pull(&phone, "", 500).await;
    assert_eq!(scene.store.devices().await.unwrap()[0].last_seen, Some(scene.server.state.now()));
}

#[tokio::test]
async fn a_request_that_was_overheard_is_not_answered_twice() {
    let scene = Scene::new().await;
    let phone = scene.phone(1, &[1]).await;
    let request = || phone.signed_get(&scene.http, &scene.server.url(), "/v1/changes").build().unwrap();
    let first = request();
    let again = first.try_clone().unwrap();
    assert_eq!(scene.http.execute(first).await.unwrap().status(), 200);
    let answer = scene.http.execute(again.try_clone().unwrap()).await.unwrap();
    assert_eq!(answer.status(), 429);
    assert_eq!(answer.json::<ErrorBody>().await.unwrap().code, Code::Busy);
    assert_eq!(scene.http.execute(request()).await.unwrap().status(), 200, "a new nonce is a new request");

    let other = scene.phone(2, &[1]).await;
    assert_eq!(other.signed_get(&scene.http, &scene.server.url(), "/v1/changes").send().await.unwrap().status(), 200);
    scene.clock.advance(chrono::TimeDelta::minutes(11));
    assert_eq!(scene.http.execute(again).await.unwrap().status(), 200, "nobody is remembered for long");
}

#[test]
fn nonces_take_bounded_memory() {
    use so_thon::domain::ids::DeviceId;
    let nonces = so_thon::server::replay::Nonces::default();
    let device = DeviceId(uuid::Uuid::now_v7());
    assert!((0..2_000).all(|number| nonces.first_time(device, &number.to_string(), noon())));
    assert!(!nonces.first_time(device, "1999", noon()));
    assert!(nonces.first_time(device, "0", noon()), "the oldest go first");
    assert!((0..10_000).all(|_| nonces.first_time(DeviceId(uuid::Uuid::now_v7()), "1", noon())));
}
