//! GET /health, and what every answer carries.

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::support::Scene;

#[tokio::test]
async fn health_tells_version_schema_and_the_communes_time() {
    let scene = Scene::new().await;
    let answer = scene.http.get(scene.url("/health")).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let health: serde_json::Value = answer.json().await.unwrap();
    assert_eq!(health["status"], "ok");
    assert_eq!(health["schema"], so_thon::server::store::sqlite::MIGRATIONS.len());
    assert_eq!(health["protocol"], 1);
    assert_eq!(health["commune"], "01954");
    assert_eq!(health["time"], "2026-11-12T05:00:00Z");
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_keep_a_page_in_bounds() {
    let scene = Scene::new().await;
    for path in ["/health", "/v1/openapi.json", "/v1/nothing", "/sign-in", "/app/"] {
        let answer = scene.http.get(scene.url(path)).send().await.unwrap();
        for header in ["content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy"] {
            assert!(answer.headers().contains_key(header), "{path} lacks {header}");
        }
    }
}

#[tokio::test]
async fn a_server_refuses_to_listen_beyond_this_machine_in_clear_text() {
    let scene = Scene::new().await;
    let mut config = so_thon::server::Config::loopback(scene.store.clone());
    config.listen = "0.0.0.0:0".parse().unwrap();
    let error = so_thon::server::spawn(config).await.err().expect("refused");
    assert!(error.to_string().contains("TLS"), "{error}");
}

#[tokio::test]
async fn a_stopped_server_answers_what_was_under_way_and_takes_no_more() {
    let scene = Scene::new().await;
    let url = scene.url("/health");
    assert_eq!(scene.http.get(&url).send().await.unwrap().status(), 200);
    drop(scene.http);
    scene.server.shutdown().await.unwrap();
    assert!(reqwest::get(&url).await.is_err());
}

#[tokio::test]
async fn a_copy_may_take_longer_than_any_other_request() {
    let scene = Scene::with(|config| config.limits.request_time = std::time::Duration::ZERO).await;
    // A body that never comes: whatever reads it waits.
    let late = status(&scene, "POST /v1/batches HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\n").await;
    assert_eq!(late, "503");
    let copies = status(&scene, "GET /backup HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert_eq!(copies, "303", "to the sign-in: asking for a session alone takes longer than no time");
}

/// The status of what is answered to a request as it stands on the wire.
async fn status(scene: &Scene, request: &str) -> String {
    let mut line = tokio::net::TcpStream::connect(scene.server.addr).await.unwrap();
    line.write_all(request.as_bytes()).await.unwrap();
    let mut answer = [0; 12];
    line.read_exact(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer[9..]).into_owned()
}
