//! Many phones at once: none lost, none double, one commit for many, and each with an answer of its own.

use std::sync::Arc;

use so_thon::protocol::receipt::Outcome;
use so_thon::server::store::CommuneStore;
use so_thon::server::store::sqlite::SqliteStore;
use tokio::task::JoinSet;

use crate::support::{Scene, nth_household, outcomes, visit};

const PHONES: u8 = 50;
const VISITS: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_phones_at_once_lose_nothing_and_double_nothing() {
    let scene = Arc::new(
        Scene::with(|config| {
            config.limits.enrol_per_ip.burst = 100;
        })
        .await,
    );
    let mut phones = Vec::new();
    for seed in 1..=PHONES {
        phones.push(scene.phone(seed, &[1]).await);
    }
    let mut tasks = JoinSet::new();
    for (nth, mut phone) in phones.into_iter().enumerate() {
        let scene = Arc::clone(&scene);
        tasks.spawn(async move {
            for turn in 0..VISITS {
                let entry = phone.visit(&visit(&nth_household(1, (nth + turn) % 10)));
                let batch = phone.batch(vec![entry]);
                assert_eq!(outcomes(&scene.send(&batch).await), [Outcome::Accepted]);
                // Every second answer is lost on the way and asked for again.
                if turn % 2 == 0 {
                    assert_eq!(outcomes(&scene.send(&batch).await), [Outcome::Duplicate]);
                }
            }
            phone.seq
        });
    }
    let mut sent = 0;
    while let Some(done) = tasks.join_next().await {
        sent += done.unwrap();
    }
    assert_eq!(sent, u64::from(PHONES) * VISITS as u64);
    assert_eq!(scene.store.counts().await.unwrap().visits, sent);
    for device in scene.store.devices().await.unwrap() {
        assert_eq!(device.last_seq, VISITS as u64);
    }
    // What a fresh look at the file says is what the running server says.
    let running = scene.store.progress().await.unwrap();
    let scene = Arc::into_inner(scene).expect("nobody else holds the scene");
    let path = scene.folder.path().join("commune.db");
    let fresh = SqliteStore::open(&path).unwrap().progress().await.unwrap();
    assert_eq!(running.villages[0].digest, fresh.villages[0].digest);
    assert_eq!(running.commune, fresh.commune);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_batch_from_ten_connections_at_once_is_taken_once() {
    let scene = Arc::new(Scene::new().await);
    let mut phone = scene.phone(1, &[1]).await;
    let entries = (0..5).map(|nth| phone.visit(&visit(&nth_household(1, nth)))).collect();
    let batch = Arc::new(phone.batch(entries));
    let mut tasks = JoinSet::new();
    for _ in 0..10 {
        let (scene, batch) = (Arc::clone(&scene), Arc::clone(&batch));
        tasks.spawn(async move { outcomes(&scene.send(&batch).await) });
    }
    let mut accepted = 0;
    while let Some(done) = tasks.join_next().await {
        accepted += done.unwrap().iter().filter(|outcome| **outcome == Outcome::Accepted).count();
    }
    assert_eq!(accepted, 5);
    assert_eq!(scene.store.counts().await.unwrap().visits, 5);
}
