//! POST /v1/enrolments.

use chrono::TimeDelta;
use ed25519_dalek::SigningKey;
use rstest::rstest;
use so_thon::protocol::enrol::{EnrolAnswer, EnrolRequest};
use so_thon::protocol::error::Code;
use so_thon::protocol::signed::Signed;
use so_thon::server::limit::Rate;

use crate::support::{Scene, quick_limits};

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

#[tokio::test]
async fn a_good_code_gives_a_phone_its_identity_and_villages() {
    let scene = Scene::new().await;
    let code = scene.code(&[2]).await;
    let (status, answer) = scene.enrol(&key(1), &code).await;
    assert_eq!(status, 200, "{answer}");
    let answer: EnrolAnswer = serde_json::from_value(answer).unwrap();
    assert_eq!(answer.person, "Ông Hoàng Văn Thắng");
    assert_eq!(answer.villages.len(), 1);
    assert_eq!(answer.villages[0].id.as_str(), "01954.02");
    assert!(!answer.villages[0].name.is_empty());
    assert_eq!(answer.commune.public_key, scene.commune_key());
    assert!(answer.commune.synthetic);
    let devices = scene.store.devices().await.unwrap();
    assert_eq!(devices.len(), 1);
    assert_eq!(scene.store.codes().await.unwrap()[0].used_by, Some(answer.device));
}

#[tokio::test]
async fn a_lost_answer_asked_for_again_is_the_same_answer() {
    let scene = Scene::new().await;
    let code = scene.code(&[1]).await;
    let (_, first) = scene.enrol(&key(1), &code).await;
    let (status, second) = scene.enrol(&key(1), &code).await;
    assert_eq!((status, second), (200, first));
    assert_eq!(scene.store.devices().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_used_code_is_used_up_for_another_phone() {
    let scene = Scene::new().await;
    let code = scene.code(&[1]).await;
    scene.enrol(&key(1), &code).await;
    let (status, answer) = scene.enrol(&key(2), &code).await;
    assert_eq!((status, answer["code"].as_str()), (410, Some("used_enrolment_code")));
}

#[tokio::test]
async fn a_code_expires_at_its_hour() {
    let scene = Scene::new().await;
    let code = scene.code(&[1]).await;
    scene.clock.advance(TimeDelta::hours(72));
    let (status, answer) = scene.enrol(&key(1), &code).await;
    assert_eq!((status, answer["code"].as_str()), (410, Some("expired_enrolment_code")));
}

#[rstest]
#[case::never_made("00000000")]
#[case::too_short("123")]
#[case::letters("abcdefgh")]
#[case::empty("")]
#[tokio::test]
async fn a_code_that_was_never_made_is_unknown(#[case] code: &str) {
    let scene = Scene::new().await;
    let (status, answer) = scene.enrol(&key(1), code).await;
    assert_eq!((status, answer["code"].as_str()), (404, Some("unknown_enrolment_code")));
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let scene = Scene::with(quick_limits(|limits| limits.enrol_per_ip = Rate { burst: 3, per_minute: 1 })).await;
    let good = scene.code(&[1]).await;
    for _ in 0..3 {
        assert_eq!(scene.enrol(&key(1), "00000000").await.0, 404);
    }
    let (status, answer) = scene.enrol(&key(1), &good).await;
    assert_eq!((status, answer["code"].as_str()), (429, Some("busy")));
    scene.clock.advance(TimeDelta::minutes(1));
    assert_eq!(scene.enrol(&key(1), &good).await.0, 200);
}

#[tokio::test]
async fn a_request_that_another_key_signed_is_refused() {
    let scene = Scene::new().await;
    let code = scene.code(&[1]).await;
    let request = EnrolRequest { protocol: 1, code, device_name: String::new(), app: String::new() };
    let mut signed = Signed::seal(&request, &key(1)).unwrap();
    signed.key = hex::encode(key(2).verifying_key().as_bytes());
    let (status, answer) = scene.post("/v1/enrolments", &signed).await;
    assert_eq!((status, answer["code"].as_str()), (401, Some("bad_signature")));
}

#[tokio::test]
async fn a_version_of_the_future_is_named() {
    let scene = Scene::new().await;
    let request = serde_json::json!({ "protocol": 2, "wholly": "different" });
    let (status, answer) = scene.post("/v1/enrolments", &Signed::seal(&request, &key(1)).unwrap()).await;
    assert_eq!((status, answer["code"].as_str()), (400, Some("unknown_version")));
}

#[rstest]
#[case::not_json(b"{".to_vec(), Code::Malformed, 400)]
#[case::empty(Vec::new(), Code::Malformed, 400)]
#[case::not_text(vec![0xff; 64], Code::Malformed, 400)]
#[case::too_large(vec![b'x'; 20_000], Code::TooLarge, 413)]
#[case::far_too_large(vec![b'x'; 6_000_000], Code::TooLarge, 413)]
#[tokio::test]
async fn junk_is_answered_with_a_code(#[case] bytes: Vec<u8>, #[case] code: Code, #[case] status: u16) {
    let scene = Scene::new().await;
    let (got, body) = scene.post_bytes("/v1/enrolments", None, bytes).await;
    assert_eq!((got, body.code), (status, code));
}
