//! HEAD and PUT /v1/attachments/{sha256}, and the office's GET.

use chrono::TimeDelta;
use reqwest::{Method, StatusCode};
use so_thon::domain::ids::AttachmentId;
use so_thon::domain::meeting::Meeting;
use so_thon::protocol::attachment::{MAX_BYTES, OFFSET, head_path, name, put_path};
use so_thon::protocol::error::{Code, ErrorBody};

use super::meetings::{made, meeting};
use crate::support::{Phone, Scene};

fn picture(letter: u8, size: usize) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0];
    bytes.resize(size, letter);
    bytes
}

async fn held(scene: &Scene, phone: &Phone, id: &AttachmentId) -> (StatusCode, u64) {
    let path = head_path(id);
    let answer = phone.signed(&scene.http, Method::HEAD, &scene.url(""), &path).send().await.unwrap();
    let offset = answer.headers().get(OFFSET).map_or(u64::MAX, |value| value.to_str().unwrap().parse().unwrap());
    (answer.status(), offset)
}

async fn put(
    scene: &Scene,
    phone: &Phone,
    id: &AttachmentId,
    from: u64,
    of: u64,
    bytes: Vec<u8>,
) -> Result<u64, (StatusCode, ErrorBody)> {
    let path = put_path(id, from, of);
    let answer = phone.signed(&scene.http, Method::PUT, &scene.url(""), &path).body(bytes).send().await.unwrap();
    if answer.status().is_success() {
        return Ok(answer.headers()[OFFSET].to_str().unwrap().parse().unwrap());
    }
    Err((answer.status(), answer.json().await.unwrap()))
}

fn code(answer: Result<u64, (StatusCode, ErrorBody)>) -> (u16, Code) {
    let (status, body) = answer.unwrap_err();
    (status.as_u16(), body.code)
}

#[tokio::test]
async fn a_photo_is_resumed_where_it_broke_off_and_is_whole_once() {
    let scene = Scene::new().await;
    let phone = scene.phone(1, &[1]).await;
    let other = scene.phone(2, &[1]).await;
    let bytes = picture(7, 300_000);
    let id = name(&bytes);
    assert_eq!(held(&scene, &phone, &id).await, (StatusCode::OK, 0));
    assert_eq!(put(&scene, &phone, &id, 0, 300_000, bytes[..100_000].to_vec()).await, Ok(100_000));
    assert_eq!(held(&scene, &phone, &id).await, (StatusCode::OK, 100_000));
    assert_eq!(held(&scene, &other, &id).await.1, 0, "another phone's try is its own");
    let gap = put(&scene, &phone, &id, 0, 300_000, bytes[..10].to_vec()).await.unwrap_err();
    assert_eq!((gap.0.as_u16(), gap.1.code, gap.1.expected_seq), (409, Code::Gap, Some(100_000)));
    assert_eq!(put(&scene, &phone, &id, 100_000, 300_000, bytes[100_000..].to_vec()).await, Ok(300_000));
    assert_eq!(held(&scene, &phone, &id).await, (StatusCode::CREATED, 300_000));
    assert_eq!(held(&scene, &other, &id).await, (StatusCode::CREATED, 300_000));
    assert_eq!(put(&scene, &phone, &id, 0, 300_000, bytes.clone()).await, Ok(300_000), "once more is nothing new");
    assert_eq!(scene.store.photo(id).await.unwrap().unwrap().bytes, bytes);
}

#[tokio::test]
async fn what_is_no_picture_too_large_or_another_ones_is_not_taken() {
    let scene = Scene::new().await;
    let phone = scene.phone(1, &[1]).await;
    let svg = b"<svg onload=alert(1)>".to_vec();
    assert_eq!(code(put(&scene, &phone, &name(&svg), 0, 21, svg.clone()).await), (422, Code::BadBody));
    let id = name(&picture(1, 100));
    let most = u64::try_from(MAX_BYTES).unwrap();
    assert_eq!(code(put(&scene, &phone, &id, 0, most + 1, picture(1, 100)).await), (413, Code::TooLarge));
    assert_eq!(code(put(&scene, &phone, &id, 0, 100, picture(2, 100)).await), (422, Code::BadHash));
    assert_eq!(held(&scene, &phone, &id).await.1, 0, "what was held of it is thrown away");
    assert_eq!(code(put(&scene, &phone, &id, 50, 100, picture(1, 60)).await), (400, Code::Malformed));
    assert_eq!(code(put(&scene, &phone, &id, u64::MAX, 100, picture(1, 60)).await), (400, Code::Malformed));
    assert_eq!(code(put(&scene, &phone, &id, 0, 100, Vec::new()).await), (400, Code::Malformed));
    let odd = AttachmentId::new("ABC");
    assert_eq!(code(put(&scene, &phone, &odd, 0, 100, picture(1, 100)).await), (400, Code::Malformed));
}

#[tokio::test]
async fn a_request_that_is_not_signed_for_this_path_is_turned_away() {
    let scene = Scene::new().await;
    let phone = scene.phone(1, &[1]).await;
    let id = name(&picture(1, 100));
    let signed = phone.signed(&scene.http, Method::PUT, &scene.url(""), &put_path(&id, 0, 100));
    let mut request = signed.body(picture(1, 100)).build().unwrap();
    request.url_mut().set_query(Some("from=0&of=101"));
    assert_eq!(scene.http.execute(request).await.unwrap().status(), 401);
    let unsigned = scene.http.put(scene.url(&put_path(&id, 0, 100))).body(picture(1, 100)).send().await.unwrap();
    assert_eq!(unsigned.status(), 400);
    assert_eq!(held(&scene, &phone, &id).await.1, 0);
}

#[tokio::test]
async fn what_no_minutes_name_is_forgotten_after_thirty_days() {
    let scene = Scene::new().await;
    let phone = scene.phone(1, &[1]).await;
    let send = async |letter: u8| {
        let bytes = picture(letter, 100);
        let id = name(&bytes);
        put(&scene, &phone, &id, 0, 100, bytes).await.unwrap();
        id
    };
    let (named, loose) = (send(1).await, send(2).await);
    made(&scene, &Meeting { minutes: vec![named.clone()], ..meeting() }, 0).await;
    scene.clock.advance(TimeDelta::days(29));
    send(3).await;
    assert!(scene.store.photo(loose.clone()).await.unwrap().is_some());
    scene.clock.advance(TimeDelta::days(2));
    let last = send(4).await;
    assert!(scene.store.photo(loose).await.unwrap().is_none());
    assert!(scene.store.photo(named).await.unwrap().is_some());
    assert!(scene.store.photo(last).await.unwrap().is_some());
}

#[tokio::test]
async fn one_phone_cannot_fill_the_communes_disk() {
    let scene = Scene::new().await;
    let phone = scene.phone(1, &[1]).await;
    for letter in 0..40 {
        let bytes = picture(letter, 100);
        put(&scene, &phone, &name(&bytes), 0, 100, bytes).await.unwrap();
    }
    let more = picture(99, 100);
    assert_eq!(code(put(&scene, &phone, &name(&more), 0, 100, more.clone()).await), (429, Code::Busy));
}
